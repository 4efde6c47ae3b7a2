/**
 * Changes of tuples: of one element, some columns get new entries, whatever the others hold.
 *
 * A patch is kept once and named by a small number. What it makes of a tuple, and how that moves the fingerprint of the
 * state, is remembered: one look into a table for each element that a step changes.
 */
import { F } from '../../value/store.ts'
import type { Packer } from './packing.ts'
import { isWholeEntry, Tuples } from './tuples.ts'

/** An entry of a patch that leaves its column alone: no entry of a tuple is as small. */
const KEPT = -0x80000000
const CACHE_MIN = 1 << 10
const CACHE_MAX = 1 << 17
/** Integers a cell: patch, tuple, new tuple, lanes of the difference. */
const CELL = 5

export class Patches {
  /** By patch: its element. */
  elementOf = new Int32Array(64)
  cache = new Int32Array(CACHE_MIN * CELL).fill(-1)
  private mask = CACHE_MIN - 1
  private misses = 0
  private readonly packer: Packer
  private readonly columns: number
  /** Integers a patch. */
  private readonly row: number
  /** Patches; behind the columns, their element and whether they leave out others in some column. */
  private readonly patches: Tuples
  /** The patches being made, one row an element. */
  private readonly made: Int32Array
  private readonly tuple: Int32Array

  constructor(packer: Packer) {
    this.packer = packer
    this.columns = packer.layout.columns.length
    this.row = this.columns + 2
    this.patches = new Tuples(this.row)
    this.made = new Int32Array(packer.elements * this.row).fill(KEPT)
    this.tuple = new Int32Array(this.columns)
  }

  clear(): void {
    this.patches.clear()
    this.cache.fill(-1)
    this.made.fill(KEPT)
  }

  /** Adds to the patches being made, for the elements of the mask, what `entries` (one row an element) has in this column. */
  add(mask: number, column: number, entries: Int32Array): void {
    const n = this.columns
    for (let k = 0; k < this.packer.elements; k++) {
      if ((mask >> k & 1) === 0) continue
      this.made[k * this.row + column] = entries[k * n + column]!
      if (mask !== -1) this.made[k * this.row + n + 1] = 1
    }
  }

  /** The patch made for an element; the next one begins empty. */
  take(element: number): number {
    const at = element * this.row
    this.made[at + this.columns] = element
    const patch = this.patches.intern(this.made, at)
    this.made.fill(KEPT, at, at + this.row)
    if (patch >= this.elementOf.length) {
      const longer = new Int32Array(this.elementOf.length * 2)
      longer.set(this.elementOf)
      this.elementOf = longer
    }
    this.elementOf[patch] = element
    return patch
  }

  /** Where in the cache it says what the patch makes of the tuple. */
  find(patch: number, tuple: number): number {
    const hash = Math.imul(patch, 0x9e3779b1) ^ Math.imul(tuple, 0x85ebca6b)
    const h = ((hash ^ (hash >>> 15)) & this.mask) * CELL
    return this.cache[h] === patch && this.cache[h + 1] === tuple ? h : this.apply(patch, tuple, h)
  }

  private apply(patch: number, tuple: number, h: number): number {
    const { packer } = this
    if (++this.misses > 2 * this.mask && this.mask + 1 < CACHE_MAX) {
      this.mask = this.mask * 4 + 3
      this.cache = new Int32Array((this.mask + 1) * CELL).fill(-1)
      this.misses = 0
      return this.find(patch, tuple)
    }
    const partial = this.patches.valueAt(patch, this.columns + 1) === 1
    for (let column = 0; column < this.columns; column++) {
      const entry = this.patches.valueAt(patch, column)
      const before = packer.tuples.valueAt(tuple, column)
      // A value that is not laid out by elements changes as a whole: the interpreter does this state.
      if (entry !== KEPT && partial && isWholeEntry(before) !== isWholeEntry(entry)) throw new RangeError('a change of one element of what is not laid out by elements')
      this.tuple[column] = entry === KEPT ? before : entry
    }
    const next = packer.tuples.intern(this.tuple, 0)
    const element = this.elementOf[patch]!
    packer.mixSlot(tuple, element)
    const low = F.low
    const high = F.high
    packer.mixSlot(next, element)
    const { cache } = this
    cache[h] = patch
    cache[h + 1] = tuple
    cache[h + 2] = next
    cache[h + 3] = F.low - low | 0
    cache[h + 4] = F.high - high | 0
    return h
  }
}
