/**
 * States as they are searched: laid out by a Layout, followed by the two lanes of their fingerprint.
 *
 * A grouped variable whose value is no function on the common domain stands, as a whole, in the tuple of every element. So
 * a tuple always determines what its element's values are, and the packed form of a state is unique.
 */
import { equal, makeFunction, makeSequence } from '../../value/canonical.ts'
import { componentOf, F, HEAP, Kind, mix, mixValue, S, type Value } from '../../value/store.ts'
import type { Layout } from './layout.ts'
import { isWholeEntry, Projection, Tuples, wholeEntry } from './tuples.ts'

/** Functions put together lately that are kept. */
const MADE = 1 << 12
/** Pairs of values known to be different that are kept: 2 ** (32 - COMPARED_SHIFT). */
const COMPARED_SHIFT = 20
/** As in remembered.ts. */
const NONE = -0x80000000

/** Salt of the tuple of the first element; slots of variables count from 0. */
const TUPLE = 0x8000
/** Positions of elements are kept in an array when their integers are no further apart. */
const SPREAD_MAX = 1 << 16

export class Packer {
  readonly layout: Layout
  readonly elements: number
  readonly tuples: Tuples
  /** Integer of the least element, and by distance from it the position among the elements, or -1. */
  readonly first: Value
  readonly positions: Int32Array
  /** By packed slot: its variable; unused for the slots of elements. */
  private readonly variableOf: Int32Array
  /** Some value was not laid out by elements. */
  private escaped = false
  private strangers = -1
  private readonly scratch: Int32Array
  /** Functions put together lately: column, entries, value. */
  private readonly made: Int32Array
  private readonly compared = new Int32Array(2 << 32 - COMPARED_SHIFT).fill(-1)
  private readonly projections = new Map<string, Projection>()

  constructor(layout: Layout) {
    this.layout = layout
    this.elements = layout.elements.length
    this.tuples = new Tuples(layout.columns.length)
    this.variableOf = new Int32Array(layout.width)
    layout.slotOf.forEach((slot, variable) => {
      if (slot >= 0) this.variableOf[slot] = variable
    })
    this.scratch = new Int32Array(this.elements * layout.columns.length)
    this.made = new Int32Array(MADE * (this.elements + 2)).fill(-1)
    this.first = Math.min(...layout.elements, 0x7fffffff)
    const last = Math.max(...layout.elements, this.first)
    this.positions = new Int32Array(last - this.first < SPREAD_MAX ? last - this.first + 1 : 0).fill(-1)
    layout.elements.forEach((x, k) => {
      this.positions[x - this.first] = k
    })
  }

  /** Forgets all packed states. */
  clear(): void {
    this.tuples.clear()
    this.made.fill(-1)
    this.compared.fill(-1)
    for (const projection of this.projections.values()) projection.clear()
  }

  /** Position of an element, or -1. */
  positionOf(x: Value): number {
    const { positions } = this
    if (positions.length === 0) return this.layout.elements.indexOf(x)
    const d = x - this.first
    return d >= 0 && d < positions.length ? positions[d]! : -1
  }

  /**
   * What stands in a key for the tuple of something that is no element: as long as all grouped variables are functions on
   * the elements, nothing depends on it; afterwards no two are the same.
   */
  stranger(): number {
    if (!this.escaped) return NONE
    if (this.strangers === NONE + 1) throw new RangeError('too many lookups outside of the common domain')
    return --this.strangers
  }

  /** The part of the tuples that these columns are. */
  projection(columns: readonly number[]): Projection {
    const key = columns.join(' ')
    let known = this.projections.get(key)
    if (known === undefined) this.projections.set(key, (known = new Projection(this.tuples, columns)))
    return known
  }

  /** What slot `slot` holding `v` adds to the fingerprint, in F. */
  mixSlot(v: number, slot: number): void {
    if (slot < this.elements) mix(this.tuples.low[v]!, this.tuples.high[v]!, TUPLE + slot)
    else mixValue(v, slot)
  }

  /**
   * Writes `v`, the value of the grouped variable of `column`, into `entries` (one row an element). Returns whether it is laid
   * out by elements.
   */
  spread(v: Value, column: number, entries: Int32Array): boolean {
    const { elements } = this
    const { domain, columns } = this.layout
    const n = columns.length
    const i = v - HEAP
    if (i >= 0 && ((S.kind[i] === Kind.function && S.aux[i] === domain) || (S.kind[i] === Kind.sequence && S.length[i] === elements && isSegment(domain!)))) {
      for (let k = 0; k < elements; k++) entries[k * n + column] = S.pool[S.offset[i]! + k]!
      return true
    }
    this.escaped = true
    const whole = wholeEntry(makeSequence([v]))
    for (let k = 0; k < elements; k++) entries[k * n + column] = whole
    return false
  }

  /** Value of the grouped variable of `column` in a packed state. */
  column(row: Int32Array, offset: number, column: number): Value {
    const { tuples, elements, made } = this
    let hash = column
    for (let k = 0; k < elements; k++) hash = Math.imul(hash ^ tuples.valueAt(row[offset + k]!, column), 0x9e3779b1)
    const at = ((hash ^ (hash >>> 15)) & MADE - 1) * (elements + 2)
    let k = made[at] === column ? 0 : -1
    if (k === 0) while (k < elements && made[at + 1 + k] === tuples.valueAt(row[offset + k]!, column)) k++
    if (k === elements) return made[at + 1 + k]!
    const value = this.makeColumn(row, offset, column)
    made[at] = column
    for (k = 0; k < elements; k++) made[at + 1 + k] = tuples.valueAt(row[offset + k]!, column)
    return (made[at + 1 + k] = value)
  }

  private makeColumn(row: Int32Array, offset: number, column: number): Value {
    const entry = this.tuples.valueAt(row[offset]!, column)
    if (isWholeEntry(entry)) return componentOf(wholeEntry(entry), 0)
    const values: Value[] = []
    for (let k = 0; k < this.elements; k++) values.push(this.tuples.valueAt(row[offset + k]!, column))
    return makeFunction(this.layout.domain!, values)
  }

  /** Lays a state out, with its lanes behind it. */
  pack(states: Int32Array, offset: number, to: Int32Array, at: number): void {
    const { scratch, elements } = this
    const { columns, slotOf, width } = this.layout
    columns.forEach((variable, column) => this.spread(states[offset + variable]!, column, scratch))
    for (let k = 0; k < elements; k++) to[at + k] = this.tuples.intern(scratch, k * columns.length)
    slotOf.forEach((slot, variable) => {
      if (slot >= 0) to[at + slot] = states[offset + variable]!
    })
    let low = 0
    let high = 0
    for (let slot = 0; slot < width; slot++) {
      this.mixSlot(to[at + slot]!, slot)
      low = low + F.low | 0
      high = high + F.high | 0
    }
    to[at + width] = low
    to[at + width + 1] = high
  }

  /** Sets to 1 in `changed`, by variable, what differs between two packed states. */
  markChanges(from: Int32Array, i: number, to: Int32Array, j: number, changed: Uint8Array): void {
    const { elements, tuples, variableOf } = this
    const { columns } = this.layout
    for (let slot = 0; slot < variableOf.length; slot++) {
      const before = from[i + slot]!
      const after = to[j + slot]!
      if (before === after) continue
      if (slot >= elements) changed[variableOf[slot]!] = 1
      else for (let column = 0; column < columns.length; column++) if (tuples.valueAt(before, column) !== tuples.valueAt(after, column)) changed[columns[column]!] = 1
    }
  }

  /** Where variables stand in a packed state, for `compareStates`: the slot of each, or what says its column. */
  placesOf(variables: readonly number[]): Int32Array {
    return Int32Array.from(variables, (v) => (this.layout.slotOf[v]! >= 0 ? this.layout.slotOf[v]! : ~this.layout.columnOf[v]!))
  }

  /** Compares two packed states as tuples of the variables at these places, up to the first difference. Throws EvaluationError for values of different kinds. */
  compareStates(a: Int32Array, i: number, b: Int32Array, j: number, places: Int32Array): void {
    for (let p = 0; p < places.length; p++) {
      const slot = places[p]!
      if (slot >= 0 ? a[i + slot] !== b[j + slot] && this.differ(a[i + slot]!, b[j + slot]!) : this.columnsDiffer(a, i, b, j, ~slot)) return
    }
  }

  private columnsDiffer(a: Int32Array, i: number, b: Int32Array, j: number, column: number): boolean {
    const { tuples } = this
    for (let k = 0; k < this.elements; k++) {
      if (a[i + k] === b[j + k]) continue
      const before = tuples.valueAt(a[i + k]!, column)
      const after = tuples.valueAt(b[j + k]!, column)
      if (before === after) continue
      return isWholeEntry(before) || isWholeEntry(after) ? !equal(this.column(a, i, column), this.column(b, j, column)) : this.differ(before, after)
    }
    return false
  }

  /** Whether two integers stand for different values; pairs of which it is known are not looked at again. */
  private differ(a: Value, b: Value): boolean {
    if (a < HEAP && b < HEAP) return true
    const { compared } = this
    const at = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> COMPARED_SHIFT << 1
    if (compared[at] === a && compared[at + 1] === b) return true
    if (equal(a, b)) return false
    compared[at] = a
    compared[at + 1] = b
    return true
  }

  unpack(row: Int32Array, at: number, to: Int32Array, offset: number): void {
    this.layout.slotOf.forEach((slot, variable) => {
      to[offset + variable] = slot >= 0 ? row[at + slot]! : this.column(row, at, this.layout.columnOf[variable]!)
    })
  }
}

function isSegment(domain: Value): boolean {
  return componentOf(domain, 0) === 1 && componentOf(domain, S.length[domain - HEAP]! - 1) === S.length[domain - HEAP]!
}
