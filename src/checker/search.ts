/**
 * The search: level by level, breadth first. The loop over levels is here, the loop over states in explorer.ts; how the
 * states of one level are shared out among threads is the business of a `Crew`.
 */
import type { Program } from '../program/program.ts'
import { EvaluationError } from '../value/error.ts'
import { compareEvents, sameProperty, type SearchEvent } from './event.ts'
import { Explorer } from './explorer.ts'
import { FingerprintSet } from './fingerprints.ts'
import { OutOfMemory } from './growable.ts'
import { Halted } from './halted.ts'
import { makeGraphBuffers, type GraphBuffers } from './liveness/recordedGraph.ts'
import { frontierBytesEach, type CheckOptions } from './options.ts'
import { Predecessors } from './predecessors.ts'
import type { Counts, Pulse } from './pulse.ts'
import { restore, snapshotOf, type Snapshot } from './snapshot.ts'
import type { Survey } from './survey.ts'

/** Counts, and what was found, once a level is settled. */
export interface Tally {
  /** States with a rank. */
  distinct: number
  generated: number
  expanded: number
  generatedByAction: Float64Array
  distinctByAction: Float64Array
  survey: Survey
  /** In no order. */
  events: SearchEvent[]
  /** One of the events ended the search. */
  ended: boolean
  /** Every state of the level was expanded. */
  complete: boolean
}

/** Who expands the states of a level. */
export interface Crew {
  /** Threads that took part. */
  readonly workers: number
  /** Expands the states found before; false from `beat` ends it early. The tally is complete afterwards. */
  expandLevel(pulse: Pulse): Promise<Tally>
  /** Whether all states found are in the thread that asks; the crew sees to it when a checkpoint is due. */
  readonly gathered: boolean | 'never'
  /** After the search, has all threads that took part do something with what they recorded, this one by `own`. */
  share(part: GraphPart, pulse: Pulse, own: () => Promise<void>): Promise<void>
  /** Counts of all threads. */
  tally(complete: boolean): Tally
  close(): void
}

export type MakeCrew = (explorer: Explorer, options: CheckOptions, graph: GraphBuffers | undefined) => Crew

/** Parts of the work on temporal properties (liveness/recording.ts). */
export type GraphPart = 'place' | 'link' | 'turn' | 'decide'

export interface Search {
  readonly tally: Tally
  readonly depth: number
  readonly stopped: 'budget' | 'depth' | 'interrupted' | 'memory' | 'exit' | undefined
  /** What could not be had, when `stopped` is `memory`. */
  readonly lack: string | undefined
  readonly workers: number
  readonly shared: FingerprintSet
  readonly predecessors: Predecessors
  readonly lastError: unknown
  readonly explorer: Explorer
  readonly crew: Crew
  /** Where the state graph that was recorded is put together. */
  readonly graph: GraphBuffers | undefined
}

export function tallyOf(explorer: Explorer): Tally {
  const { distinct, generated, expanded, generatedByAction, distinctByAction, survey, events, stopped, done } = explorer
  return { distinct, generated, expanded, generatedByAction, distinctByAction, survey, events, ended: stopped, complete: done }
}

export function countsOf(explorer: Explorer): Counts {
  return { distinct: explorer.distinct, generated: explorer.generated, queue: explorer.distinct - explorer.expanded, depth: Math.max(1, explorer.level) }
}

/** Runs an explorer to the end of what it has, at the pace of the pulse. */
export async function runExplorer(explorer: Explorer, pulse: Pulse, counts: () => Counts): Promise<void> {
  try {
    while (explorer.expandSome(pulse.stride)) {
      if (!pulse.isDue()) continue
      if (!await pulse.beat(counts)) return
    }
    // A level smaller than a stride ends before the loop looks at the clock: of many such levels, signals, the memory's too, must be heard.
    if (!explorer.stopped && pulse.isLate()) await pulse.beat(counts)
  } catch (error) {
    if (!(error instanceof Halted)) throw error
  }
}

/** One thread, the one that asks. */
export function makeAlone(explorer: Explorer): Crew {
  return {
    workers: 1,
    gathered: true,
    async expandLevel(pulse) {
      explorer.nextLevel()
      await runExplorer(explorer, pulse, () => countsOf(explorer))
      return tallyOf(explorer)
    },
    share: async (_part, _pulse, own) => own(),
    tally: (complete) => ({ ...tallyOf(explorer), complete }),
    close() {},
  }
}

/** Searches all states. The crew is left for what follows; the caller closes it. */
export async function search(program: Program, options: CheckOptions, pulse: Pulse, makeCrew: MakeCrew): Promise<Search> {
  const graph = isRecorded(program, options) ? makeGraphBuffers() : undefined
  const shared = new FingerprintSet()
  const predecessors = new Predecessors()
  const explorer = new Explorer(program, shared, predecessors, {
    continueAfterViolation: options.continueAfterViolation === true,
    frontierBytesMax: frontierBytesEach(options),
    openSpill: options.openSpill,
    recording: graph !== undefined,
    poll: () => { pulse.poll() },
  })
  const saved = options.checkpoint?.resume
  if (saved !== undefined) restore(explorer, saved)
  const crew = makeCrew(explorer, options, graph)
  let tally = tallyOf(explorer)
  let depth = saved?.header.depth ?? 0
  let stopped: Search['stopped']
  let lack: string | undefined
  try {
    if (saved === undefined) {
      explorer.init()
      await runExplorer(explorer, pulse, () => countsOf(explorer))
      tally = tallyOf(explorer)
      if (tally.generated > 0) depth = 1
    }
    pulse.phase = 'search'
    while (!tally.ended && !hasExited(program) && pulse.stopped === undefined && tally.distinct > tally.expanded) {
      if (depth >= (options.depthMax ?? Infinity)) {
        stopped = 'depth'
        break
      }
      const before = tally.distinct
      tally = await crew.expandLevel(pulse)
      if (tally.distinct > before) depth++
      program.statistics.diameter = depth
      program.statistics.durationSeconds = Math.floor(pulse.seconds)
      if (tally.complete && !tally.ended && !hasExited(program) && pulse.stopped === undefined) checkpoint(explorer, crew, tally, depth, options, pulse)
    }
  } catch (error) {
    if (error instanceof OutOfMemory) {
      stopped = 'memory'
      lack = error.message
    } else if (!(error instanceof Halted)) {
      crew.close()
      throw error
    }
    tally = crew.tally(false)
  } finally {
    explorer.store.close()
  }
  if (hasExited(program) && !tally.ended) stopped ??= 'exit'
  if (!tally.complete || tally.distinct > tally.expanded) stopped ??= pulse.stopped
  return { tally: settle(tally, options.continueAfterViolation === true), depth, stopped, lack, workers: crew.workers, shared, predecessors, lastError: explorer.lastError, explorer, crew, graph }
}

/** Whether the specification has asked for the end while it was evaluated. */
function hasExited({ statistics }: Program): boolean {
  return statistics.exit === true
}

/**
 * Whether the state graph is recorded for temporal properties. Not with a VIEW or SYMMETRY, where it has other states than the
 * search, not by a search that will see no more than a part, and not by one that goes on where another has left off.
 */
function isRecorded(program: Program, { depthMax, checkpoint }: CheckOptions): boolean {
  return program.temporal !== undefined && program.view === undefined && program.symmetry.length === 0 && depthMax === undefined && checkpoint?.resume === undefined
}

/** Saves the search when it is time. Values that cannot leave this process make that impossible, not the search. */
function checkpoint(explorer: Explorer, crew: Crew, tally: Tally, depth: number, { checkpoint: saving }: CheckOptions, pulse: Pulse): void {
  if (saving === undefined || tally.distinct === tally.expanded || !saving.isDue()) return
  // Not yet: it became due just now, and the crew sees to it at the end of the next level.
  if (crew.gathered === false) return
  if (crew.gathered === 'never') {
    saving.impossible()
    return
  }
  explorer.gather()
  let snapshot: Snapshot
  try {
    snapshot = snapshotOf(explorer, tally, depth, pulse.seconds)
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error
    saving.impossible()
    return
  }
  saving.save(snapshot)
}

/** Events in order, one a property, none after the one that ended the search. */
function settle(tally: Tally, continueAfterViolation: boolean): Tally {
  const events: SearchEvent[] = []
  for (const event of tally.events.toSorted(compareEvents)) {
    if (events.some((other) => sameProperty(other, event))) continue
    events.push(event)
    if (event.threw || !continueAfterViolation) break
  }
  const last = events.at(-1)
  return { ...tally, events, expanded: tally.ended && last !== undefined ? last.rank + 1 : tally.expanded }
}
