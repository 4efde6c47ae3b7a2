/**
 * Tuples of values of one length, each kept once and named by a small number from 0 up.
 *
 * The values that several functions on the same domain have at one element (packing.ts) recur in very many states and are
 * far fewer than the states. Their numbers are dense, so what belongs to a tuple (its fingerprint, the number of a part of
 * it) is one look into an array.
 */
import { F, mixValue, type Value } from '../../value/store.ts'

/** A part of each tuple: the values of some columns, numbered likewise. */
export class Projection {
  private readonly tuples: Tuples
  private readonly columns: readonly number[]
  private readonly parts: Tuples
  private readonly part: Int32Array
  /** By tuple, the number of its part plus one; 0 where it is not known yet. */
  ids = new Int32Array(64)

  constructor(tuples: Tuples, columns: readonly number[]) {
    this.tuples = tuples
    this.columns = columns
    this.parts = new Tuples(columns.length)
    this.part = new Int32Array(columns.length)
  }

  clear(): void {
    this.ids.fill(0)
    this.parts.clear()
  }

  /** The number (plus one) of the part of a tuple that was not asked for before. */
  compute(tuple: number): number {
    if (tuple >= this.ids.length) {
      const longer = new Int32Array(Math.max(this.ids.length * 2, tuple + 1))
      longer.set(this.ids)
      this.ids = longer
    }
    this.columns.forEach((column, k) => {
      this.part[k] = this.tuples.valueAt(tuple, column)
    })
    return (this.ids[tuple] = this.parts.intern(this.part, 0) + 1)
  }
}

export class Tuples {
  readonly width: number
  count = 0
  /** Structural fingerprints, the same in every thread. */
  low = new Int32Array(64)
  high = new Int32Array(64)
  private data: Int32Array
  private table = new Int32Array(128)
  private mask = 127

  constructor(width: number) {
    this.width = width
    this.data = new Int32Array(64 * width)
  }

  /** Forgets all tuples; their numbers mean nothing any more. */
  clear(): void {
    this.count = 0
    this.table.fill(0)
  }

  valueAt(tuple: number, column: number): Value {
    return this.data[tuple * this.width + column]!
  }

  /** The number of the tuple that stands at `offset` of `values`. */
  intern(values: Int32Array, offset: number): number {
    const { width, data, table } = this
    let hash = 0
    for (let k = 0; k < width; k++) hash = Math.imul(hash ^ values[offset + k]!, 0x9e3779b1) + (hash >>> 15) | 0
    hash ^= hash >>> 15
    for (let h = hash & this.mask; ; h = h + 1 & this.mask) {
      const found = table[h]! - 1
      if (found < 0) return this.add(values, offset, h)
      const at = found * width
      let k = 0
      while (k < width && data[at + k] === values[offset + k]) k++
      if (k === width) return found
    }
  }

  private add(values: Int32Array, offset: number, cell: number): number {
    const tuple = this.count++
    this.table[cell] = tuple + 1
    if (tuple === this.low.length) this.grow()
    let low = 0
    let high = this.width
    for (let k = 0; k < this.width; k++) {
      this.data[tuple * this.width + k] = values[offset + k]!
      mixEntry(values[offset + k]!, k)
      low = low + F.low | 0
      high = high + F.high | 0
    }
    this.low[tuple] = low
    this.high[tuple] = high
    if (this.count * 2 > this.table.length) this.rehash()
    return tuple
  }

  private grow(): void {
    const longer = (array: Int32Array): Int32Array<ArrayBuffer> => {
      const result = new Int32Array(array.length * 2)
      result.set(array)
      return result
    }
    this.low = longer(this.low)
    this.high = longer(this.high)
    this.data = longer(this.data)
  }

  private rehash(): void {
    const { data, width } = this
    this.mask = this.mask * 2 + 1
    this.table = new Int32Array(this.mask + 1)
    for (let tuple = 0; tuple < this.count; tuple++) {
      let hash = 0
      for (let k = 0; k < width; k++) hash = Math.imul(hash ^ data[tuple * width + k]!, 0x9e3779b1) + (hash >>> 15) | 0
      hash ^= hash >>> 15
      let h = hash & this.mask
      while (this.table[h] !== 0) h = h + 1 & this.mask
      this.table[h] = tuple + 1
    }
  }
}

/** Salt of an entry that stands for a whole value. */
const WHOLE = 0x4000

/**
 * An entry that stands for a whole value rather than for one of its components: below every Value. It is made of a value of
 * the heap and turned back by the same operation.
 */
export function wholeEntry(v: Value): number {
  return v ^ 0xc0000000
}

/** The smallest integer that a Value can be. */
const LEAST_VALUE = -0x40000000

export function isWholeEntry(entry: number): boolean {
  return entry < LEAST_VALUE
}

function mixEntry(entry: number, column: number): void {
  if (isWholeEntry(entry)) mixValue(wholeEntry(entry), column + WHOLE)
  else mixValue(entry, column)
}
