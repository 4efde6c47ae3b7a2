/**
 * What the threads of a search share besides its tables: one block of integers with commands and a few figures a thread.
 *
 * The first thread coordinates: it publishes a command, does its own part, and waits until the others have done theirs.
 * The others sleep in `Atomics.wait` between commands. Figures written before a thread reports that it is done are
 * visible to all after that.
 */
import { makeGrowable, type GrowableBuffer } from './growable.ts'
import { Candidates } from './candidates.ts'
import type { GraphBuffers } from './liveness/recordedGraph.ts'
import type { PredecessorBuffers } from './predecessors.ts'

/** A running thread, as its starter sees it. */
export interface WorkerHandle {
  /** Calls back once if the thread ends by an error: it could not load the specification, or our own code is wrong. */
  onError(callback: (error: Error) => void): void
  terminate(): void
}

/** Starts a thread that loads the same specification and calls `serve` with this data. */
export type StartWorker = (index: number, data: WorkerData) => WorkerHandle

/** Everything that a thread needs to take part; it can be sent with `postMessage` or as `workerData`. */
export interface WorkerData {
  /** Number of this thread; the coordinator is 0. */
  readonly index: number
  readonly workers: number
  readonly control: SharedArrayBuffer
  readonly figures: SharedArrayBuffer
  readonly fingerprints: GrowableBuffer
  readonly predecessors: PredecessorBuffers
  readonly candidates: readonly GrowableBuffer[]
  readonly events: readonly GrowableBuffer[]
  readonly mailbox: GrowableBuffer
  /** Where the state graph is put together, if it is recorded. */
  readonly graph: GraphBuffers | undefined
  readonly continueAfterViolation: boolean
  /** Bytes of frontier in this thread's memory. */
  readonly frontierBytesMax: number
}

export const Command = { expand: 1, commit: 2, report: 3, rank: 4, give: 5, take: 6, leave: 7, place: 8, link: 9, turn: 10, decide: 11 } as const

/** Integers of all. */
export const Shared = {
  sequence: 0,
  command: 1,
  done: 2,
  /** The smallest rank at which something ended the search. */
  stopRank: 3,
  /** The search has to end now. */
  halted: 4,
  level: 5,
  /** Rank of the first state of the next level. */
  firstRank: 6,
  /** Place at which a search by one thread would have ended. */
  cutRank: 7,
  cutPosition: 8,
  ready: 9,
  from: 10,
  to: 11,
  /** States to hand over; the giver corrects it. */
  amount: 12,
  outOfMemory: 13,
  mailBytes: 14,
  /** Fingerprints in the shared set. */
  count: 15,
} as const

/** Integers of one thread. */
export const Own = { candidates: 0, added: 1, full: 2, events: 3, share: 4 } as const

/** Figures of one thread, `busy` being the seconds it took to expand its part of the level; those of its actions follow, generated and then distinct, and then its survey. */
export const Figure = { generated: 0, expanded: 1, busy: 2, actions: 3 } as const

const OWN_START = 32
const OWN_SIZE = 16

export class Control {
  readonly integers: Int32Array
  readonly figures: Float64Array
  private readonly figuresSize: number

  constructor(control: SharedArrayBuffer, figures: SharedArrayBuffer, workers: number) {
    this.integers = new Int32Array(control)
    this.figures = new Float64Array(figures)
    this.figuresSize = this.figures.length / workers
  }

  get(field: number): number {
    return Atomics.load(this.integers, field)
  }

  set(field: number, value: number): void {
    Atomics.store(this.integers, field, value)
  }

  getOwn(index: number, field: number): number {
    return Atomics.load(this.integers, OWN_START + index * OWN_SIZE + field)
  }

  setOwn(index: number, field: number, value: number): void {
    Atomics.store(this.integers, OWN_START + index * OWN_SIZE + field, value)
  }

  /** Figures of one thread. */
  figuresOf(index: number): Float64Array {
    return this.figures.subarray(index * this.figuresSize, (index + 1) * this.figuresSize)
  }

  /** Publishes a command to all other threads. */
  command(command: number): void {
    this.set(Shared.command, command)
    this.set(Shared.done, 0)
    Atomics.add(this.integers, Shared.sequence, 1)
    Atomics.notify(this.integers, Shared.sequence)
  }

  /** Sleeps until there is a command after number `seen`; returns its number. */
  awaitCommand(seen: number): number {
    while (this.get(Shared.sequence) === seen) Atomics.wait(this.integers, Shared.sequence, seen)
    return seen + 1
  }

  /** Says that this thread has done its part. */
  finish(): void {
    Atomics.add(this.integers, Shared.done, 1)
    Atomics.notify(this.integers, Shared.done)
  }

  /** Waits up to `milliseconds` for `others` threads; whether they are done. */
  waitForOthers(others: number, milliseconds: number): boolean {
    const done = this.get(Shared.done)
    if (done >= others) return true
    Atomics.wait(this.integers, Shared.done, done, milliseconds)
    return this.get(Shared.done) >= others
  }

  /** Lowers the rank from which on no state of this level needs expanding. */
  stopAt(rank: number): void {
    for (;;) {
      const before = this.get(Shared.stopRank)
      if (rank >= before || Atomics.compareExchange(this.integers, Shared.stopRank, before, rank) === before) return
    }
  }
}

/** The shared memory for a search by `workers` threads, as the coordinator's own data. */
export function makeWorkerData(
  workers: number, actions: number, survey: number, fingerprints: GrowableBuffer, predecessors: PredecessorBuffers, graph: GraphBuffers | undefined, continueAfterViolation: boolean, frontierBytesMax: number,
): WorkerData {
  const each = Array.from({ length: workers })
  return {
    index: 0,
    workers,
    control: new SharedArrayBuffer((OWN_START + workers * OWN_SIZE) * 4),
    figures: new SharedArrayBuffer((Figure.actions + actions * 2 + survey) * 8 * workers),
    fingerprints,
    predecessors,
    candidates: each.map(() => new Candidates().buffer),
    events: each.map(() => makeGrowable(4096)),
    mailbox: makeGrowable(0),
    graph,
    continueAfterViolation,
    frontierBytesMax,
  }
}
