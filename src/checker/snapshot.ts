/**
 * A search between two levels, as bytes: everything it needs to go on in another process.
 *
 * Between levels the state of a search is small in kinds: the set of fingerprints, how each state was found, the states
 * to expand next in the order of their ranks, and counters. Tables go as they lie in memory; states go as values, because
 * integers of values mean nothing in another process.
 */
import { assert } from '../value/error.ts'
import { ValueReader, ValueWriter } from '../value/bytes.ts'
import type { SearchEvent } from './event.ts'
import type { Explorer } from './explorer.ts'
import { readState, writeState } from './stateBytes.ts'
import { Survey } from './survey.ts'
import type { Tally } from './search.ts'

/** Plain data, fit for JSON. */
export interface SnapshotHeader {
  readonly level: number
  readonly depth: number
  readonly distinct: number
  readonly generated: number
  readonly expanded: number
  readonly generatedByAction: readonly number[]
  readonly distinctByAction: readonly number[]
  readonly survey: readonly number[]
  readonly events: readonly SearchEvent[]
  /** Seconds searched so far, in all processes. */
  readonly seconds: number
  readonly fingerprints: number
  /** States to expand, and in how many sections. */
  readonly frontier: number
  readonly pieces: number
}

/** The header, and sections of bytes in a fixed order; reading them once is enough. */
export interface Snapshot {
  readonly header: SnapshotHeader
  readonly sections: Iterable<Uint8Array>
}

/** How a search is saved, and from where it goes on. */
export interface Checkpointing {
  /** Whether it is time to save; asked between levels. */
  isDue(): boolean
  /** Keeps a snapshot; it must be safe before this returns. */
  save(snapshot: Snapshot): void
  /** Told once when the states of this search cannot be saved. */
  impossible(): void
  readonly resume?: Snapshot | undefined
}

/** States a section of the frontier. */
const PIECE = 1 << 16

/** Of a search whose states are all in this thread (`Explorer.gather`). Throws EvaluationError for values that cannot be written. */
export function snapshotOf(explorer: Explorer, tally: Tally, depth: number, seconds: number): Snapshot {
  const survey = new Float64Array(Survey.size(explorer.program))
  tally.survey.write(survey)
  const { count } = explorer.found
  // Written at once, because a value that cannot be written must show before anything is saved.
  const pieces: Uint8Array[] = []
  for (let from = 0; from < count; from += PIECE) pieces.push(writePiece(explorer, from, Math.min(count, from + PIECE)))
  return {
    header: {
      level: explorer.level, depth, distinct: tally.distinct, generated: tally.generated, expanded: tally.expanded,
      generatedByAction: [...tally.generatedByAction], distinctByAction: [...tally.distinctByAction],
      survey: [...survey], events: tally.events, seconds, fingerprints: explorer.shared.count, frontier: count, pieces: pieces.length,
    },
    sections: [explorer.shared.dump(), ...explorer.predecessors.dump(tally.distinct), ...pieces],
  }
}

function writePiece(explorer: Explorer, from: number, to: number): Uint8Array {
  const writer = new ValueWriter()
  explorer.found.visit(from, to, (data, offset) => { writeState(explorer, writer, data, offset) })
  return writer.bytes
}

/** Puts a new explorer where the snapshot was taken. */
export function restore(explorer: Explorer, { header, sections }: Snapshot): void {
  const next = sections[Symbol.iterator]()
  const section = (): Uint8Array => {
    const { value, done } = next.next()
    assert(done !== true, 'a checkpoint is shorter than its header says')
    return value
  }
  explorer.shared.load(section(), header.fingerprints)
  explorer.predecessors.load(header.distinct, section(), section(), section())
  explorer.level = header.level
  explorer.distinct = header.distinct
  explorer.generated = header.generated
  explorer.expanded = header.expanded
  explorer.generatedByAction.set(header.generatedByAction)
  explorer.distinctByAction.set(header.distinctByAction)
  explorer.survey.merge(Float64Array.from(header.survey))
  explorer.events = [...header.events]
  explorer.done = true
  explorer.found.firstRank = header.distinct - header.frontier
  let left = header.frontier
  for (let piece = 0; piece < header.pieces; piece++) {
    const reader = new ValueReader(section())
    for (let i = Math.min(PIECE, left); i > 0; i--, left--) readState(explorer, reader, explorer.found)
  }
}
