/**
 * The set of fingerprints of the states found: open addressing over shared memory, 8 bytes an entry (low lane, high lane;
 * a low lane of 0 marks an empty cell, so a low lane 0 is stored as 1).
 *
 * The cell of a fingerprint is the low lane scaled to the capacity (multiply and shift, no power of two), so entries lie
 * in the order of their low lanes. Two things follow. The table grows by half, in place, in one backward sweep: every
 * entry moves towards the end, into cells that the sweep has left behind; with a load of at most 0.8 it never takes more
 * than 16 bytes a state, not even while it grows. And a range of low lanes is a range of cells, so that several threads
 * can insert at once when each keeps to its range: only cells at the seams are contended, which a compare-and-swap of
 * the low lane settles, because equal low lanes always belong to the same thread. Everywhere else a plain write does.
 */
import { growTo, makeGrowable, type GrowableBuffer } from './growable.ts'

const HEADER_BYTES = 16
const LOAD_MAX = 0.8
const CAPACITY_MIN = 4096
/** Fingerprints added last that are kept apart: most duplicates follow soon after, and these fit the processor's cache. */
const RECENT = 1 << 15
/** Cells that an entry may lie behind its place at most while several threads insert, and so the cells at the start of a range that others may write to. */
const SEAM = 4096

export class FingerprintSet {
  readonly buffer: GrowableBuffer
  /** Pairs of lanes; replaced when the table grows. */
  private table: Int32Array
  private capacity: number
  private scale: number
  private end: number
  private limit: number
  /** The range of `keepTo`, in low lanes, and what of it, in indices of the table, nobody else writes to. */
  private first = 0
  private next = 0
  private plainFrom = 0
  private plainTo = 0
  private readonly recent = new Int32Array(RECENT * 2)
  /** Entries. Kept by the thread that grows the table; stale in others. */
  count = 0

  /** Over the buffer of another thread's set, or over a new one. */
  constructor(buffer?: GrowableBuffer) {
    this.buffer = buffer ?? makeGrowable(HEADER_BYTES + CAPACITY_MIN * 8)
    if (buffer === undefined) new Int32Array(this.buffer, 0, 1)[0] = CAPACITY_MIN
    this.table = new Int32Array(0)
    this.capacity = this.scale = this.end = this.limit = 0
    this.refresh()
  }

  /** Looks again at a table that another thread may have grown. */
  refresh(): void {
    this.use(new Int32Array(this.buffer, 0, 1)[0]!)
  }

  private use(capacity: number): void {
    if (capacity === this.capacity) return
    this.capacity = capacity
    this.table = new Int32Array(this.buffer, HEADER_BYTES, capacity * 2)
    this.scale = capacity / 2 ** 32
    this.end = capacity * 2
    this.limit = Math.floor(capacity * LOAD_MAX)
    this.plainFrom = (Math.ceil(this.first * this.scale) + SEAM) * 2
    this.plainTo = Math.floor(this.next * this.scale) * 2
  }

  /** Promises that `addBesideOthers` is asked for low lanes (unsigned) from `first` up to `next` only, and that no other thread adds any of these. */
  keepTo(first: number, next: number): void {
    this.first = first
    this.next = next
    const { capacity } = this
    this.capacity = 0
    this.use(capacity)
  }

  get bytes(): number {
    return this.capacity * 8
  }

  /** Number of entries that may be present before the table has to grow. */
  get room(): number {
    return this.limit
  }

  /** What stands where the search for this fingerprint begins. Looking is all that it is good for: it brings the cell near. */
  cellOf(low: number): number {
    return this.table[((low >>> 0) * this.scale | 0) * 2]!
  }

  has(low: number, high: number): boolean {
    if (low === 0) low = 1
    const { recent, table, end } = this
    const r = (low & RECENT - 1) << 1
    if (recent[r] === low && recent[r + 1] === high) return true
    let i = ((low >>> 0) * this.scale | 0) * 2
    for (;;) {
      const found = table[i]!
      if (found === 0) return false
      if (found === low && table[i + 1] === high) {
        recent[r] = low
        recent[r + 1] = high
        return true
      }
      i += 2
      if (i === end) i = 0
    }
  }

  /** The number of the cell of a fingerprint, below `cells`; -1 when it is not in the set. */
  cellWith(low: number, high: number): number {
    if (low === 0) low = 1
    const { table, end } = this
    let i = ((low >>> 0) * this.scale | 0) * 2
    for (;;) {
      const found = table[i]!
      if (found === 0) return -1
      if (found === low && table[i + 1] === high) return i >>> 1
      i += 2
      if (i === end) i = 0
    }
  }

  get cells(): number {
    return this.capacity
  }

  /** Adds a fingerprint; false when it was there. For the only thread that writes; grows the table when it must. */
  add(low: number, high: number): boolean {
    if (low === 0) low = 1
    const { recent } = this
    const r = (low & RECENT - 1) << 1
    if (recent[r] === low && recent[r + 1] === high) return false
    recent[r] = low
    recent[r + 1] = high
    return this.insert(low, high)
  }

  /** As `add`, but false too for what is in the other set. For entries that never leave that one: they are remembered here. */
  addUnlessIn(other: FingerprintSet, low: number, high: number): boolean {
    if (low === 0) low = 1
    const { recent } = this
    const r = (low & RECENT - 1) << 1
    if (recent[r] === low && recent[r + 1] === high) return false
    recent[r] = low
    recent[r + 1] = high
    return other.cellWith(low, high) < 0 && this.insert(low, high)
  }

  private insert(low: number, high: number): boolean {
    const { table, end } = this
    let i = ((low >>> 0) * this.scale | 0) * 2
    for (;;) {
      const found = table[i]!
      if (found === 0) break
      if (found === low && table[i + 1] === high) return false
      i += 2
      if (i === end) i = 0
    }
    table[i] = low
    table[i + 1] = high
    if (++this.count > this.limit) this.grow()
    return true
  }

  /**
   * As `add` while other threads add fingerprints of other low lanes. Neither counts nor grows: see `room`; undefined, and
   * nothing added, when the table has to grow because too many entries lie in a row.
   */
  addBesideOthers(low: number, high: number): boolean | undefined {
    if (low === 0) low = 1
    const { table, end, plainFrom, plainTo } = this
    let i = ((low >>> 0) * this.scale | 0) * 2
    for (let left = SEAM; left > 0; left--) {
      let found = table[i]!
      if (found === 0) {
        if (i >= plainFrom && i < plainTo) table[i] = low
        else found = Atomics.compareExchange(table, i, 0, low)
        if (found === 0) {
          table[i + 1] = high
          return true
        }
      }
      if (found === low && table[i + 1] === high) return false
      i += 2
      if (i === end) i = 0
    }
    return undefined
  }

  /** Makes the table larger by half, in place. No other thread may use it meanwhile. */
  grow(): void {
    const from = this.capacity
    growTo(this.buffer, HEADER_BYTES + Math.floor(from * 1.5) * 8)
    this.use(Math.floor(from * 1.5))
    new Int32Array(this.buffer, 0, 1)[0] = this.capacity
    const { table, scale, end } = this
    // Entries whose new cell is not in the swept part yet: displaced ones near the start, and those that meet the end.
    const aside: number[] = []
    for (let i = (from - 1) * 2; i >= 0; i -= 2) {
      const low = table[i]!
      if (low === 0) continue
      const high = table[i + 1]!
      table[i] = 0
      table[i + 1] = 0
      let k = ((low >>> 0) * scale | 0) * 2
      if (k < i) k = end
      while (k < end && table[k] !== 0) k += 2
      if (k < end) {
        table[k] = low
        table[k + 1] = high
      } else {
        aside.push(low, high)
      }
    }
    for (let n = 0; n < aside.length; n += 2) {
      const low = aside[n]!
      let k = ((low >>> 0) * scale | 0) * 2
      while (table[k] !== 0) {
        k += 2
        if (k === end) k = 0
      }
      table[k] = low
      table[k + 1] = aside[n + 1]!
    }
  }

  /** The table as it lies in memory. */
  dump(): Uint8Array {
    return new Uint8Array(this.buffer, HEADER_BYTES, this.capacity * 8)
  }

  /** Takes a table that `dump` gave in place of the own one. */
  load(bytes: Uint8Array, count: number): void {
    const capacity = bytes.length / 8
    growTo(this.buffer, HEADER_BYTES + bytes.length)
    new Uint8Array(this.buffer, HEADER_BYTES, bytes.length).set(bytes)
    new Int32Array(this.buffer, 0, 1)[0] = capacity
    this.use(capacity)
    this.count = count
  }

  /** Empties the set and makes it large enough for about as many entries as it had. */
  clear(): void {
    this.table.fill(0)
    this.recent.fill(0)
    const capacity = Math.max(CAPACITY_MIN, Math.floor(this.count * 1.5))
    this.count = 0
    growTo(this.buffer, HEADER_BYTES + capacity * 8)
    this.use(capacity)
    new Int32Array(this.buffer, 0, 1)[0] = capacity
  }
}
