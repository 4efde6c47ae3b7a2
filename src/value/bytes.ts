/**
 * Values as bytes, independent of a thread's integers: how values travel between threads.
 *
 * A writer numbers the composite values and names that it has written and writes each of them once; later occurrences are
 * references. Sets are written in the order of their elements' fingerprints, not in TLC's order, which depends on the order in
 * which a thread met its strings; so equal values have equal bytes, whoever writes them (with a fresh writer).
 *
 * A byte from 0x40 on is the integer byte - 0x40; a smaller one is a tag.
 */
import { makeFunction, makeSequence, makeSet, makeSortedSet, solid } from './canonical.ts'
import { assert, EvaluationError } from './error.ts'
import {
  auxOf, componentOf, componentsOf, fingerprintHigh, fingerprintLow, HEAP, integerOf, Kind, kindOf, lengthOf, makeBoolean, makeInteger, makeLazy, makeModelValue,
  makeString, nameOf, TRUE, type Value,
} from './store.ts'

const SMALL = 0x40
const SMALL_MAX = 0xff - SMALL
const REFERENCE = 0
const INTEGER = 1
/** Tag of a value of kind k is KIND + k. */
const KIND = 2

const ascending = (a: Value, b: Value): number => fingerprintLow(a) - fingerprintLow(b) || fingerprintHigh(a) - fingerprintHigh(b)

function isSetOfIntegers(v: Value): boolean {
  for (let k = 0; k < lengthOf(v); k++) if (componentOf(v, k) >= HEAP) return false
  return true
}

/** Places of a domain's elements, in the order in which they are written. */
function writtenOrder(domain: Value): number[] {
  const elements = componentsOf(domain)
  const order = elements.map((_, k) => k)
  return isSetOfIntegers(domain) ? order : order.toSorted((a, b) => ascending(elements[a]!, elements[b]!))
}

export class ValueWriter {
  private buffer = new Uint8Array(256)
  private view = new DataView(this.buffer.buffer)
  private length = 0
  private readonly numbers = new Map<Value, number>()
  private readonly orders = new Map<Value, number[]>()

  /** What has been written, in place: valid until the next write. */
  get bytes(): Uint8Array {
    return this.buffer.subarray(0, this.length)
  }

  private reserve(n: number): void {
    if (this.length + n <= this.buffer.length) return
    const longer = new Uint8Array(Math.max(this.buffer.length * 2, this.length + n))
    longer.set(this.bytes)
    this.buffer = longer
    this.view = new DataView(longer.buffer)
  }

  /** A 32-bit integer as it is. */
  int32(n: number): void {
    this.reserve(4)
    this.view.setInt32(this.length, n, true)
    this.length += 4
  }

  private count(n: number): void {
    this.reserve(5)
    while (n > 0x7f) {
      this.buffer[this.length++] = (n & 0x7f) | 0x80
      n >>>= 7
    }
    this.buffer[this.length++] = n
  }

  private tag(t: number): void {
    this.reserve(1)
    this.buffer[this.length++] = t
  }

  private text(s: string): void {
    const bytes = new TextEncoder().encode(s)
    this.count(bytes.length)
    this.reserve(bytes.length)
    this.buffer.set(bytes, this.length)
    this.length += bytes.length
  }

  /** Throws EvaluationError when the value cannot leave its thread (an endless set that is defined by an operator). */
  value(lazy: Value): void {
    const v = solid(lazy)
    if (v < HEAP) {
      if (v >= 0 && v <= SMALL_MAX) {
        this.tag(v + SMALL)
      } else {
        this.tag(INTEGER)
        this.int32(v)
      }
      return
    }
    const number = this.numbers.get(v)
    if (number !== undefined) {
      this.tag(REFERENCE)
      this.count(number)
      return
    }
    this.composite(v)
    this.numbers.set(v, this.numbers.size)
  }

  private composite(v: Value): void {
    const kind = kindOf(v)
    this.tag(KIND + kind)
    switch (kind) {
      case Kind.boolean: this.tag(v === TRUE ? 1 : 0); return
      case Kind.string: case Kind.modelValue: this.text(nameOf(v)); return
      case Kind.bigInteger: this.int32(integerOf(v)); return
      case Kind.sequence: this.items(componentsOf(v)); return
      case Kind.set: this.items(isSetOfIntegers(v) ? componentsOf(v) : componentsOf(v).toSorted(ascending)); return
      case Kind.function: {
        const domain = auxOf(v)
        let order = this.orders.get(domain)
        if (order === undefined) {
          order = writtenOrder(domain)
          this.orders.set(domain, order)
        }
        this.value(domain)
        for (const k of order) this.value(componentOf(v, k))
        return
      }
      case Kind.closure: case Kind.filter:
        throw new EvaluationError('unsupported/endless-value', 'a state holds a set or function that cannot be enumerated and is defined by an operator', 'unsupported')
      case Kind.recordSet:
        this.value(auxOf(v))
        this.items(componentsOf(v))
        return
      default: this.items(componentsOf(v))
    }
  }

  private items(items: readonly Value[]): void {
    this.count(items.length)
    for (const item of items) this.value(item)
  }
}

export class ValueReader {
  private readonly buffer: Uint8Array
  private readonly view: DataView
  private offset = 0
  private readonly known: Value[] = []
  private readonly orders = new Map<Value, number[]>()

  constructor(buffer: Uint8Array) {
    this.buffer = buffer
    this.view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength)
  }

  get atEnd(): boolean {
    return this.offset >= this.buffer.length
  }

  int32(): number {
    this.offset += 4
    return this.view.getInt32(this.offset - 4, true)
  }

  private count(): number {
    let n = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.buffer[this.offset++]!
      n |= (byte & 0x7f) << shift
      if (byte < 0x80) return n
    }
  }

  private text(): string {
    const n = this.count()
    this.offset += n
    // A decoder refuses views of shared memory, hence the copy.
    return new TextDecoder().decode(this.buffer.slice(this.offset - n, this.offset))
  }

  value(): Value {
    const tag = this.buffer[this.offset++]!
    if (tag >= SMALL) return tag - SMALL
    if (tag === INTEGER) return this.int32()
    if (tag === REFERENCE) return this.known[this.count()]!
    const v = this.composite(tag - KIND)
    this.known.push(v)
    return v
  }

  private composite(kind: number): Value {
    switch (kind) {
      case Kind.boolean: return makeBoolean(this.buffer[this.offset++] === 1)
      case Kind.string: return makeString(this.text())
      case Kind.modelValue: return makeModelValue(this.text())
      case Kind.bigInteger: return makeInteger(this.int32())
      case Kind.sequence: return makeSequence(this.items())
      case Kind.set: {
        const items = this.items()
        return items.every((v, i) => v < HEAP && (i === 0 || items[i - 1]! < v)) ? makeSortedSet(items) : makeSet(items)
      }
      case Kind.function: {
        const domain = this.value()
        let order = this.orders.get(domain)
        if (order === undefined) {
          order = writtenOrder(domain)
          this.orders.set(domain, order)
        }
        const values: Value[] = Array.from({ length: order.length }, () => 0)
        for (const k of order) values[k] = this.value()
        return makeFunction(domain, values)
      }
      case Kind.recordSet: {
        const domain = this.value()
        return makeLazy(kind, this.items(), domain)
      }
      default:
        assert(kind >= Kind.interval && kind < Kind.filter, 'bytes that are not a value')
        return makeLazy(kind, this.items())
    }
  }

  private items(): Value[] {
    const items: Value[] = []
    for (let n = this.count(); n > 0; n--) items.push(this.value())
    return items
  }
}

export function encodeValue(v: Value): Uint8Array {
  const writer = new ValueWriter()
  writer.value(v)
  return writer.bytes.slice()
}

export function decodeValue(bytes: Uint8Array): Value {
  return new ValueReader(bytes).value()
}
