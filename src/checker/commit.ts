/**
 * One thread's part in settling who found a state first: it takes the candidates of all threads whose fingerprints lie in
 * its range, in the order of their keys (parent's rank, position), adds each to the shared set, and strikes out those that
 * are in it already.
 *
 * Candidates are picked a block at a time, without branches, which a processor could not foresee, and the cells of a block
 * are asked for together: the memory answers to all at once.
 */
import { CANDIDATE, CandidateField, type Candidates } from './candidates.ts'
import type { FingerprintSet } from './fingerprints.ts'

/** Candidates looked at in one go. */
const BLOCK = 256
const NO_KEY = 0x7fffffff
const LANES = 2 ** 32

/** The candidates of one list that lie in the range of a thread, one after the other. */
class Picked {
  readonly list: Candidates
  /** Rank of the parent of the candidate at hand; NO_KEY after the last. */
  key = 0
  private readonly shared: FingerprintSet
  private readonly index: number
  private readonly scale: number
  /** Where in the list those picked begin, and which of them is at hand. */
  private readonly places = new Int32Array(BLOCK + 1)
  private count = 0
  private at = 0
  /** Candidates of the list looked at. */
  private seen = 0
  /** Read by nobody; what is computed for it cannot be left out. */
  protected touched = 0

  constructor(list: Candidates, shared: FingerprintSet, index: number, workers: number) {
    this.list = list
    this.shared = shared
    this.index = index
    this.scale = workers / LANES
  }

  begin(): void {
    this.count = this.at = this.seen = 0
  }

  /** Where the candidate at hand begins. */
  get place(): number {
    return this.places[this.at]!
  }

  next(): void {
    this.at++
    this.look()
  }

  /** Finds the candidate at hand. */
  look(): void {
    while (this.at === this.count && this.seen < this.list.count) this.pick()
    this.key = this.at === this.count ? NO_KEY : this.list.entries[this.place + CandidateField.parent]!
  }

  private pick(): void {
    const { places, index, scale, shared } = this
    const { entries } = this.list
    const end = Math.min(this.seen + BLOCK, this.list.count) * CANDIDATE
    let count = 0
    for (let place = this.seen * CANDIDATE; place < end; place += CANDIDATE) {
      places[count] = place
      // 1 where the two are equal, otherwise 0.
      count += ((((entries[place]! >>> 0) * scale | 0) ^ index) - 1) >>> 31
    }
    this.seen = end / CANDIDATE
    // What the first thread's range takes for a low lane of 0 is a candidate that another thread has struck out.
    let left = 0
    let touched = 0
    for (let i = 0; i < count; i++) {
      const low = entries[places[i]!]!
      places[left] = places[i]!
      if (low !== 0) left++
      touched ^= shared.cellOf(low)
    }
    this.touched = touched
    this.count = left
    this.at = 0
  }
}

export class Commit {
  private readonly picked: readonly Picked[]
  private readonly shared: FingerprintSet

  /** For thread number `index`; `lists` has one list a thread. */
  constructor(lists: readonly Candidates[], shared: FingerprintSet, index: number) {
    const workers = lists.length
    this.picked = lists.map((list) => new Picked(list, shared, index, workers))
    this.shared = shared
    shared.keepTo(Math.ceil(index / workers * LANES), Math.ceil((index + 1) / workers * LANES))
  }

  /** Before the first `run` of a level. */
  begin(): void {
    for (const picked of this.picked) picked.begin()
  }

  /** Adds at most `room` fingerprints. When that was too little, or the set has to grow, `full`: it goes on from there when it is called again. */
  run(room: number): { added: number; full: boolean } {
    const { picked, shared } = this
    let added = 0
    for (const each of picked) each.look()
    for (;;) {
      let best = picked[0]!
      for (let i = 1; i < picked.length; i++) if (picked[i]!.key < best.key) best = picked[i]!
      if (best.key === NO_KEY) return { added, full: false }
      if (added >= room) return { added, full: true }
      const { entries } = best.list
      const at = best.place
      const isNew = shared.addBesideOthers(entries[at]!, entries[at + CandidateField.high]!)
      if (isNew === undefined) return { added, full: true }
      if (isNew) added++
      else entries[at] = 0
      best.next()
    }
  }
}
