/**
 * Remembered actions at run time: tables of what parts of actions did, and the writing of successors from them.
 *
 * One generic `write` serves every place where a successor is written, so that it is optimised once; a place (Site) is
 * data: which slots get which of its values, which are updated late. What is written is also recorded in every memo that
 * is recording, so an outer memo can be filled from the hits of inner ones.
 */
import { addHolder, type Holder } from '../../value/reclaim.ts'
import type { Filter, Successors } from '../../program/program.ts'
import { F, mixValue, type Value } from '../../value/store.ts'

/** "No value": no Value is as small as this. */
export const NONE = -0x80000000

const ENTRIES_MIN = 1 << 8
const ENTRIES_MAX = 1 << 16
const ARENA_MAX = 1 << 22

/** A late update of one slot: `update` gets the site's next `arity` values. */
export interface LateUpdate {
  readonly slot: number
  readonly arity: number
  readonly update: (a: Value, b: Value, c: Value, d: Value, e: Value, f: Value) => Value
}

/** Most values that a late update takes. */
export const LATE_ARITY_MAX = 6

/** A place in an action where a successor is written. */
export interface Site {
  readonly action: number
  /** Number of values: one for each of `slots`, then those of the late updates. */
  readonly arity: number
  readonly slots: Int32Array
  readonly late: readonly LateUpdate[]
}

/** What parts of the actions of one program did, and whatever else its generated code remembers. */
export class Remembered implements Holder {
  readonly width: number
  readonly sites: Site[] = []
  /** Values of the successor being written by generated code. */
  readonly values: Int32Array
  out!: Successors
  from!: Int32Array
  offset = 0
  private readonly memos: ActionMemo[] = []
  private recording = 0
  /** Results of the late updates of the successor being written. */
  private readonly updated: Int32Array
  /** Terms of the values last seen in each slot of a state being expanded. */
  private readonly termOf: Int32Array
  private readonly termLow: Int32Array
  private readonly termHigh: Int32Array

  /** Everything to be emptied when values are reclaimed. */
  readonly tables: { clear(): void }[] = []

  constructor(width: number) {
    this.width = width
    addHolder(this)
    this.values = new Int32Array(width * (1 + LATE_ARITY_MAX) + LATE_ARITY_MAX)
    this.updated = new Int32Array(width)
    this.termOf = new Int32Array(width).fill(NONE)
    this.termLow = new Int32Array(width)
    this.termHigh = new Int32Array(width)
  }

  reclaimed(): void {
    this.termOf.fill(NONE)
    for (const table of this.tables) table.clear()
  }

  /** The state that the next successors are of. */
  start(states: Int32Array, offset: number, out: Successors): void {
    this.from = states
    this.offset = offset
    this.out = out
    this.recording = 0
  }

  site(action: number, slots: readonly number[], late: readonly LateUpdate[]): void {
    this.sites.push({ action, slots: Int32Array.from(slots), late, arity: slots.length + late.reduce((n, { arity }) => n + arity, 0) })
  }

  /** Writes the successor of a site whose values begin at `at` of `values`, and records it. */
  write(id: number, values: Int32Array, at: number): void {
    const { width, from, offset } = this
    const { action, slots, late } = this.sites[id]!
    const { updated } = this
    let q = at + slots.length
    for (let i = 0; i < late.length; i++) {
      const { arity, update } = late[i]!
      updated[i] = update(values[q]!, values[q + 1]!, values[q + 2]!, values[q + 3]!, values[q + 4]!, values[q + 5]!)
      q += arity
    }
    const { out } = this
    if (out.filter !== undefined && this.isKnown(out.filter, slots, late, values, at)) {
      out.nextKnown(action)
    } else {
      const o = out.next(action)
      const t = out.states
      for (let i = 0; i < width; i++) t[o + i] = from[offset + i]!
      for (let i = 0; i < slots.length; i++) t[o + slots[i]!] = values[at + i]!
      for (let i = 0; i < late.length; i++) t[o + late[i]!.slot] = updated[i]!
    }
    for (let i = 0; i < this.recording; i++) this.memos[i]!.record(id, values, at, q)
  }

  /** Whether the successor is a known state, and the step one that nobody looks at. */
  private isKnown(filter: Filter, slots: Int32Array, late: readonly LateUpdate[], values: Int32Array, at: number): boolean {
    const { from, offset, updated, termOf, termLow, termHigh } = this
    const { sensitive } = filter
    const plain = slots.length
    const n = plain + late.length
    let low = filter.low
    let high = filter.high
    for (let i = 0; i < n; i++) {
      const slot = i < plain ? slots[i]! : late[i - plain]!.slot
      const after = i < plain ? values[at + i]! : updated[i - plain]!
      const before = from[offset + slot]!
      if (before === after) continue
      if (sensitive[slot] === 1) return false
      // The fingerprint moves from the term of the old value to that of the new one.
      if (termOf[slot] !== before) {
        mixValue(before, slot)
        termOf[slot] = before
        termLow[slot] = F.low
        termHigh[slot] = F.high
      }
      mixValue(after, slot)
      low = low - termLow[slot]! + F.low | 0
      high = high - termHigh[slot]! + F.high | 0
    }
    return filter.has(low, high)
  }

  /** Writes what a memo holds at `q`. */
  replay(memo: ActionMemo, q: number): void {
    const { arena } = memo
    for (let n = arena[q++]!; n > 0; n--) {
      const id = arena[q++]!
      this.write(id, arena, q)
      q += this.sites[id]!.arity
    }
  }

  /** A miss: what follows is recorded until `keep`. */
  begin(memo: ActionMemo): void {
    memo.begin()
    this.memos[this.recording++] = memo
  }

  /** Ends the recording of the memo begun last; true when the caller is to write its keys at this offset of the table. */
  keep(memo: ActionMemo, offset: number): boolean {
    this.recording--
    return memo.keep(offset)
  }
}

/** A direct-mapped table of keys that grows while it misses much. */
class Table {
  readonly keys: number
  table: Int32Array
  protected mask = ENTRIES_MIN - 1
  /** Since the table has its present size. */
  protected misses = 0

  constructor(keys: number) {
    this.keys = keys
    this.table = new Int32Array(ENTRIES_MIN * (keys + 1)).fill(NONE)
  }

  /** Empties the table and makes it small again. */
  clear(): void {
    this.mask = ENTRIES_MIN - 1
    this.misses = 0
    this.table = new Int32Array(ENTRIES_MIN * (this.keys + 1)).fill(NONE)
  }

  /** Offset in the table for a hash of the keys. */
  slot(hash: number): number {
    return ((hash ^ (hash >>> 15)) & this.mask) * (this.keys + 1)
  }

  protected missed(): void {
    if (++this.misses <= 4 * this.mask || this.mask + 1 >= ENTRIES_MAX) return
    this.mask = this.mask * 4 + 3
    this.misses = 0
    this.table = new Int32Array((this.mask + 1) * (this.keys + 1)).fill(NONE)
  }
}

/** One remembered part of an action: keys, and where the arena holds what it did. */
export class ActionMemo extends Table {
  /** Records: number of successors, then for each its site and values. */
  arena = new Int32Array(256)
  off = false
  hits = 0
  missesEver = 0
  private end = 0
  private begun = 0

  override clear(): void {
    if (this.off) return
    super.clear()
    this.arena = new Int32Array(256)
    this.end = 0
  }

  begin(): void {
    this.missesEver++
    this.missed()
    if (this.end > ARENA_MAX) {
      this.table.fill(NONE)
      this.end = 0
    }
    this.begun = this.end
    this.reserve(1)
    this.arena[this.end++] = 0
  }

  record(id: number, values: Int32Array, from: number, to: number): void {
    this.reserve(1 + to - from)
    this.arena[this.begun]!++
    this.arena[this.end++] = id
    for (let q = from; q < to; q++) this.arena[this.end++] = values[q]!
  }

  keep(offset: number): boolean {
    if ((this.missesEver & 0x3fff) === 0 && this.hits * 8 < this.missesEver) {
      this.off = true
      this.arena = new Int32Array(0)
      this.table = new Int32Array(0)
      return false
    }
    this.table[offset + this.keys] = this.begun
    return true
  }

  private reserve(n: number): void {
    if (this.end + n <= this.arena.length) return
    const bigger = new Int32Array(this.arena.length * 2 + n)
    bigger.set(this.arena)
    this.arena = bigger
  }
}

/** Remembers one integer by a few others: values of definitions, late updates, invariants that held. */
export class ValueMemo extends Table {
  /** Where to write after a miss at this offset (the table may have grown). */
  miss(offset: number): number {
    this.missed()
    return offset
  }
}
