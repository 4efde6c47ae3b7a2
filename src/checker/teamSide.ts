/** A thread's side of a search that several threads make together. */
import type { Candidates } from './candidates.ts'
import type { FingerprintSet } from './fingerprints.ts'
import type { Journal } from './journal.ts'

/** What an explorer uses in place of the shared set and the predecessors when it searches together with others. */
export interface TeamSide {
  /** Fingerprints met in this level: new states, and old ones once they have been looked up in the shared set. */
  readonly local: FingerprintSet
  readonly candidates: Candidates
  readonly journal: Journal
  /** The smallest rank at which something ended the search. */
  stopRank(): number
  stopAt(rank: number): void
}
