/** The tables in which generated code remembers: what was done, and integers, by a few integers. */
import { hashIn } from './keys.ts'

/** "No value": no Value is as small as this. */
export const NONE = -0x80000000

const ENTRIES_MIN = 1 << 8
const ENTRIES_MAX = 1 << 18
const ARENA_MAX = 1 << 22

/**
 * A table of keys, each in one of two neighbouring places, that grows while it misses much. Generated code looks into it
 * (keys.ts). With one place alone, two entries that are asked for in turn would drive each other out all the time.
 */
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

  /** The other place for what belongs at this offset. */
  other(offset: number): number {
    const entry = this.keys + 1
    return (offset / entry & 1) === 0 ? offset + entry : offset - entry
  }

  /** Where to write what was not found at this offset (nor at the other place). */
  miss(offset: number): number {
    if (++this.misses * 2 > this.mask && this.mask + 1 < ENTRIES_MAX) this.grow()
    return this.makeRoom(offset)
  }

  /** What was at the offset goes to the other place, and drives out what was there. */
  private makeRoom(offset: number): number {
    const { table } = this
    if (table[offset] === NONE) return offset
    const other = this.other(offset)
    table.copyWithin(other, offset, offset + this.keys + 1)
    return offset
  }

  private grow(): void {
    const { table: before, keys } = this
    this.misses = 0
    this.mask = this.mask * 4 + 3
    this.table = new Int32Array((this.mask + 1) * (keys + 1)).fill(NONE)
    for (let from = 0; from < before.length; from += keys + 1) {
      if (before[from] === NONE) continue
      const to = this.makeRoom(this.slot(hashIn(before, from, keys)))
      for (let i = 0; i <= keys; i++) this.table[to + i] = before[from + i]!
    }
  }
}

/** One remembered part of an action: keys, and where the arena holds what it did. */
export class ActionMemo extends Table {
  /** For each remembered part: the number of its records, then those. */
  arena = new Int32Array(256)
  off = false
  hits = 0
  missesEver = 0
  private end = 0
  private begun = 0
  /** What is being recorded depends on nothing but the key. */
  sound = true

  override clear(): void {
    if (this.off) return
    super.clear()
    this.arena = new Int32Array(256)
    this.end = 0
  }

  begin(): void {
    this.missesEver++
    if (this.end > ARENA_MAX) {
      this.table.fill(NONE)
      this.end = 0
    }
    this.begun = this.end
    this.sound = true
    this.reserve(1)
    this.arena[this.end++] = 0
  }

  /** Appends the record from `q` to `after`. */
  append(records: Int32Array, q: number, after: number): void {
    this.reserve(after - q)
    this.arena[this.begun]!++
    for (let i = q; i < after; i++) this.arena[this.end++] = records[i]!
  }

  keep(): boolean {
    if ((this.missesEver & 0x3fff) === 0 && this.hits * 8 < this.missesEver) {
      this.off = true
      this.arena = new Int32Array(0)
      this.table = new Int32Array(0)
      return false
    }
    if (!this.sound) {
      this.end = this.begun
      return false
    }
    return true
  }

  /** What was recorded last is found at this offset. */
  kept(offset: number): void {
    this.table[offset + this.keys] = this.begun
  }

  private reserve(n: number): void {
    if (this.end + n <= this.arena.length) return
    const bigger = new Int32Array(this.arena.length * 2 + n)
    bigger.set(this.arena)
    this.arena = bigger
  }
}

/** Remembers one integer by a few others: values of definitions, late updates, invariants that held. */
export class ValueMemo extends Table {}

/** Whether a part of an action has steps, by what its guards read. Switched off where that is seldom told, or seldom false. */
export class GuardMemo extends ValueMemo {
  off = false
  asked = 0
  possible = 0
  private unknown = 0

  override miss(offset: number): number {
    if ((++this.unknown & 0x3ff) === 0 && this.asked > 0x8000 && (this.unknown * 2 > this.asked || this.possible * 3 > this.asked * 2)) this.off = true
    return super.miss(offset)
  }
}
