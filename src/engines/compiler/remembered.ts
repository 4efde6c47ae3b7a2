/**
 * Remembered actions at run time: tables of what parts of actions did, and the writing of successors from them.
 *
 * What a successor changes is kept as a *record*: its action, how the fingerprint moves, the packed slots that change with
 * their new values, and the inputs of the late updates. A hit walks over records and writes a successor from each. One `emit` serves them all, so that it is optimised once.
 * A record is also appended to every memo that is recording, so an outer memo can be filled from the hits of inner ones.
 */
import { addHolder, type Holder } from '../../value/reclaim.ts'
import type { Successors } from '../../program/program.ts'
import { F, mixValue, type Value } from '../../value/store.ts'
import type { Packer } from './packing.ts'
import { Patches } from './patches.ts'
import { NONE, type ActionMemo } from './tables.ts'

/** A late update of one variable: `update` gets the site's next `arity` values. */
export interface LateUpdate {
  readonly slot: number
  readonly arity: number
  readonly update: (a: Value, b: Value, c: Value, d: Value, e: Value, f: Value) => Value
}

/** Most values that a late update takes. */
export const LATE_ARITY_MAX = 6

/** A place in an action where a successor is written. */
interface Site {
  readonly action: number
  /** Variables given a value that does not depend on what is not in the key. */
  readonly slots: Int32Array
  /** As LateUpdate, but with the packed slot. */
  readonly late: readonly LateUpdate[]
  /** Number of inputs of all late updates. */
  readonly inputs: number
}

/**
 * Where a record holds what: the action, its site when there are late updates (else -1), the two lanes of the difference
 * that the changes make to the fingerprint, 1 when a sensitive slot changes, the number of changes and that of patches.
 * Then the changes, slot and value; the patches, which change tuples of the layout; and the inputs of late updates.
 */
const ACTION = 0
const SITE = 1
const LOW = 2
const HIGH = 3
const SENSITIVE = 4
const CHANGES = 5
const PATCHES = 6
const HEAD = 7

/** What parts of the actions of one program did, and whatever else its generated code remembers. */
export class Remembered implements Holder {
  readonly sites: Site[] = []
  /** Values of the successor being written by generated code; of grouped variables, the elements at which they may differ. */
  readonly values: Int32Array
  readonly masks: Int32Array
  private readonly packer: Packer
  private readonly patches: Patches
  /** Slots of a packed state. */
  private readonly width: number
  private readonly elements: number
  private out!: Successors
  private from!: Int32Array
  private offset = 0
  /** By packed slot, 1: a step that changes it is looked at even when it leads to a known state. */
  private readonly sensitive: Uint8Array
  private readonly memos: ActionMemo[] = []
  private recording = 0
  /** The record being made. */
  private readonly record: Int32Array
  /** The successor being written: the slots that are computed only now, and their values. */
  private readonly updatedSlots: Int32Array
  private readonly updated: Int32Array
  /** Terms of the values last seen in each slot of a state being expanded. */
  private readonly termOf: Int32Array
  private readonly termLow: Int32Array
  private readonly termHigh: Int32Array
  /** What one grouped variable holds at each element. */
  private readonly entries: Int32Array

  /** Everything to be emptied when values are reclaimed. */
  readonly tables: { clear(): void }[] = []

  /** `sensitive`: variables such that a step that changes one is looked at even when it leads to a known state; undefined: all are. */
  constructor(packer: Packer, sensitive: readonly number[] | undefined) {
    const { width, columnOf, columns, slotOf } = packer.layout
    this.packer = packer
    addHolder(this)
    this.patches = new Patches(packer)
    this.width = width
    this.elements = packer.elements
    this.values = new Int32Array(columnOf.length * (1 + LATE_ARITY_MAX) + LATE_ARITY_MAX)
    this.masks = new Int32Array(columnOf.length)
    this.record = new Int32Array(HEAD + 2 * width + this.values.length)
    this.sensitive = new Uint8Array(width)
    if (sensitive === undefined) this.sensitive.fill(1)
    for (const variable of sensitive ?? []) {
      if (columnOf[variable]! < 0) this.sensitive[slotOf[variable]!] = 1
      else this.sensitive.fill(1, 0, packer.elements)
    }
    this.updatedSlots = new Int32Array(width)
    this.updated = new Int32Array(width)
    this.termOf = new Int32Array(width).fill(NONE)
    this.termLow = new Int32Array(width)
    this.termHigh = new Int32Array(width)
    this.entries = new Int32Array(packer.elements * columns.length)
  }

  reclaimed(): void {
    this.termOf.fill(NONE)
    this.packer.clear()
    this.patches.clear()
    for (const table of this.tables) table.clear()
  }

  /** The state that the next successors are of. */
  start(row: Int32Array, offset: number, out: Successors): void {
    this.from = row
    this.offset = offset
    this.out = out
    this.recording = 0
  }

  site(action: number, slots: readonly number[], late: readonly LateUpdate[]): void {
    const { slotOf } = this.packer.layout
    this.sites.push({ action, slots: Int32Array.from(slots), late: late.map((l) => ({ ...l, slot: slotOf[l.slot]! })), inputs: late.reduce((n, { arity }) => n + arity, 0) })
  }

  /** Writes the successor of a site from `values`: those of its slots, then the inputs of its late updates. */
  write(id: number): void {
    const { packer, patches, record, values, from, offset, elements, sensitive, entries } = this
    const { columnOf, slotOf, columns } = packer.layout
    const { action, slots, late, inputs } = this.sites[id]!
    let low = 0
    let high = 0
    let q = HEAD
    let sensible = 0
    let touched = 0
    for (let i = 0; i < slots.length; i++) {
      const value = values[i]!
      const slot = slotOf[slots[i]!]!
      if (slot < 0) {
        let mask = this.masks[i]!
        if (!packer.spread(value, columnOf[slots[i]!]!, entries) && mask !== -1) {
          // Not laid out by elements: all change together, and what they were is not in any key.
          mask = -1
          for (let k = 0; k < this.recording; k++) this.memos[k]!.sound = false
        }
        patches.add(mask, columnOf[slots[i]!]!, entries)
        touched |= mask
        continue
      }
      const before = from[offset + slot]!
      if (before === value) continue
      mixValue(before, slot)
      low = low - F.low | 0
      high = high - F.high | 0
      mixValue(value, slot)
      low = low + F.low | 0
      high = high + F.high | 0
      sensible |= sensitive[slot]!
      record[q++] = slot
      record[q++] = value
    }
    record[ACTION] = action
    record[SITE] = late.length === 0 ? -1 : id
    record[LOW] = low
    record[HIGH] = high
    record[CHANGES] = (q - HEAD) / 2
    record[PATCHES] = 0
    if (columns.length > 0) {
      for (let k = 0; k < elements; k++) {
        if ((touched >> k & 1) === 0) continue
        sensible |= sensitive[k]!
        record[q++] = patches.take(k)
        record[PATCHES]!++
      }
    }
    record[SENSITIVE] = sensible
    for (let i = 0; i < inputs; i++) record[q++] = values[slots.length + i]!
    this.emit(record, 0)
  }

  /** Gives the successor of the record at `q`, and returns where the record ends. */
  private emit(records: Int32Array, q: number): number {
    const { from, offset, width, out, updatedSlots, updated, patches } = this
    const site = records[q + SITE]!
    const changes = q + HEAD
    const end = changes + 2 * records[q + CHANGES]!
    let after = end
    let low = from[offset + width]! + records[q + LOW]! | 0
    let high = from[offset + width + 1]! + records[q + HIGH]! | 0
    let sensible = records[q + SENSITIVE]!
    let n = 0
    for (let left = records[q + PATCHES]!; left > 0; left--) {
      const patch = records[after++]!
      const element = patches.elementOf[patch]!
      const h = patches.find(patch, from[offset + element]!)
      const { cache } = patches
      updatedSlots[n] = element
      updated[n++] = cache[h + 2]!
      low = low + cache[h + 3]! | 0
      high = high + cache[h + 4]! | 0
    }
    if (site >= 0) {
      const { late } = this.sites[site]!
      for (let i = 0; i < late.length; i++) {
        const { slot, arity, update } = late[i]!
        const value = update(records[after]!, records[after + 1]!, records[after + 2]!, records[after + 3]!, records[after + 4]!, records[after + 5]!)
        after += arity
        const before = from[offset + slot]!
        if (value === before) continue
        updatedSlots[n] = slot
        updated[n++] = value
        sensible |= this.sensitive[slot]!
        // The fingerprint moves from the term of the old value to that of the new one.
        if (this.termOf[slot] !== before) {
          mixValue(before, slot)
          this.termOf[slot] = before
          this.termLow[slot] = F.low
          this.termHigh[slot] = F.high
        }
        mixValue(value, slot)
        low = low - this.termLow[slot]! + F.low | 0
        high = high - this.termHigh[slot]! + F.high | 0
      }
    }
    const o = out.next(records[q]!)
    const t = out.states
    for (let i = 0; i < width; i++) t[o + i] = from[offset + i]!
    for (let i = changes; i < end; i += 2) t[o + records[i]!] = records[i + 1]!
    for (let i = 0; i < n; i++) t[o + updatedSlots[i]!] = updated[i]!
    t[o + width] = low
    t[o + width + 1] = high
    if (sensible === 0) out.quiet[out.count - 1] = 1
    for (let i = 0; i < this.recording; i++) this.memos[i]!.append(records, q, after)
    return after
  }

  /** Gives the successors that a memo holds at `q`. */
  replay(memo: ActionMemo, q: number): void {
    const { arena } = memo
    for (let n = arena[q++]!; n > 0; n--) q = this.emit(arena, q)
  }

  /** A miss: what follows is recorded until `keep`. */
  begin(memo: ActionMemo): void {
    memo.begin()
    this.memos[this.recording++] = memo
  }

  /** Ends the recording of the memo begun last; true when it is worth an entry: the caller writes the keys, then says where. */
  keep(memo: ActionMemo): boolean {
    this.recording--
    return memo.keep()
  }
}
