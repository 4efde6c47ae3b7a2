/**
 * The state graph that the threads of a search have recorded, put together in shared memory: each thread enters what it has
 * seen at the numbers that the search gave to states. States are not kept; one is known again by its fingerprint.
 *
 * 4 bytes a state and 4 a step, 4 a step for every 32 tests, and 4 a cell of the set of fingerprints.
 */
import type { Packing, Program, State } from '../../program/program.ts'
import type { FingerprintSet } from '../fingerprints.ts'
import { growTo, integersIn, makeGrowable, type GrowableBuffer } from '../growable.ts'
import { computeLanes, Lanes } from '../lanes.ts'
import type { Predecessors } from '../predecessors.ts'
import { integersFor, RowAnswers, rowWidth, turnRows } from './answerRows.ts'
import type { Answers, Graph } from './graph.ts'
import type { Recorder } from './recorder.ts'

export interface GraphBuffers {
  /** Integers of all threads: see Board. */
  readonly board: SharedArrayBuffer
  /** By cell of the set of fingerprints, the rank of the state there. */
  readonly rankAt: GrowableBuffer
  readonly firstStep: GrowableBuffer
  readonly targets: GrowableBuffer
  readonly answers: GrowableBuffer
  /** Those of the graph as it is (sharedComponents.ts). */
  readonly components: GrowableBuffer
  /** By task of deciding, what was found (share.ts). */
  readonly verdicts: GrowableBuffer
}

/**
 * States; steps, and whether a recording has ended or a constraint left something out, as told so far; the next rows to be
 * turned; the next task, the last to be taken, whether a violation ends the deciding, and how far the components are.
 */
export const Board = { states: 0, steps: 1, broken: 2, cut: 3, rows: 4, next: 5, last: 6, endless: 7, components: 8, size: 9 } as const

export function makeGraphBuffers(): GraphBuffers {
  const board = new SharedArrayBuffer(Board.size * 4)
  new Int32Array(board)[Board.last] = 0x7fffffff
  return {
    board, rankAt: makeGrowable(0), firstStep: makeGrowable(0), targets: makeGrowable(0), answers: makeGrowable(0), components: makeGrowable(0), verdicts: makeGrowable(0),
  }
}

/** What all threads share, as one of them sees it. */
export interface Shares {
  readonly buffers: GraphBuffers
  readonly fingerprints: FingerprintSet
  readonly predecessors: Predecessors
  /** How the search holds states, of which it takes fingerprints. */
  readonly packing: Packing | undefined
}

/** Before `place`, by one thread: makes room for so many states. Throws OutOfMemory. */
export function makeRoomForStates({ buffers, fingerprints }: Shares, states: number): void {
  new Int32Array(buffers.board)[Board.states] = states
  growTo(buffers.rankAt, fingerprints.cells * 4)
  growTo(buffers.firstStep, (states + 1) * 4)
}

/** By each thread: enters the states that it expanded, and how many steps they have. */
export function placeStates(recorder: Recorder, { buffers, fingerprints }: Shares): void {
  const board = new Int32Array(buffers.board)
  fingerprints.refresh()
  if (recorder.broken) Atomics.store(board, Board.broken, 1)
  if (recorder.cut) Atomics.store(board, Board.cut, 1)
  Atomics.add(board, Board.steps, recorder.steps)
  const rankAt = integersIn(buffers.rankAt)
  const firstStep = integersIn(buffers.firstStep)
  const { states, ranks, lanes, firstStep: own } = recorder
  const cells = new Cells(fingerprints, rankAt, lanes.data, states)
  for (let i = 0; i < states; i++) {
    const rank = ranks.data[i]!
    rankAt[cells.at(i)] = rank
    firstStep[rank] = (i + 1 < states ? own.data[i + 1]! : recorder.steps) - own.data[i]!
  }
}

/** Between `placeStates` and `linkSteps`, by one thread: numbers the steps. Throws OutOfMemory. */
export function makeRoomForSteps(program: Program, { buffers }: Shares): void {
  const board = new Int32Array(buffers.board)
  const steps = board[Board.steps]!
  growTo(buffers.targets, steps * 4)
  growTo(buffers.answers, integersFor(steps, rowWidth(program)) * 4)
  const firstStep = integersIn(buffers.firstStep)
  const states = board[Board.states]!
  let at = 0
  for (let rank = 0; rank <= states; rank++) {
    const count = firstStep[rank]!
    firstStep[rank] = at
    at += count
  }
}

/** By each thread: enters the steps that it saw, and forgets what it has recorded. */
export function linkSteps(recorder: Recorder, { buffers, fingerprints }: Shares): void {
  const width = rowWidth(recorder.program)
  const rankAt = integersIn(buffers.rankAt)
  const firstStep = integersIn(buffers.firstStep)
  const targets = integersIn(buffers.targets)
  const rows = integersIn(buffers.answers)
  const { states, ranks, firstStep: own, targets: lanes, answers } = recorder
  const cells = new Cells(fingerprints, rankAt, lanes.data, recorder.steps)
  for (let i = 0; i < states; i++) {
    let to = firstStep[ranks.data[i]!]!
    const end = i + 1 < states ? own.data[i + 1]! : recorder.steps
    for (let step = own.data[i]!; step < end; step++, to++) {
      targets[to] = rankAt[cells.at(step)]!
      for (let k = 0; k < width; k++) rows[to * width + k] = answers.data[step * width + k]!
    }
  }
  recorder.release()
}

/** When all steps are linked: makes their answers what the graph needs, together with other threads. */
export function turnAnswers({ program }: Recorder, { buffers }: Shares): void {
  turnRows(integersIn(buffers.answers), rowWidth(program), new Int32Array(buffers.board), Board.rows)
}

/**
 * Cells of fingerprints, one after the other. They are anywhere in a large table, so a number of them is asked for before any
 * is needed, and with them what `column` has there: the memory answers to all at once.
 */
class Cells {
  /** Written so that looking is not left out. */
  touched = 0
  private readonly found = new Int32Array(64)
  private from = 0
  private end = 0
  private readonly fingerprints: FingerprintSet
  private readonly column: Int32Array
  private readonly lanes: Int32Array
  private readonly count: number

  constructor(fingerprints: FingerprintSet, column: Int32Array, lanes: Int32Array, count: number) {
    this.fingerprints = fingerprints
    this.column = column
    this.lanes = lanes
    this.count = count
  }

  /** The cell of fingerprint `index`; they are asked for in ascending order. */
  at(index: number): number {
    if (index >= this.end) this.look(index)
    return this.found[index - this.from]!
  }

  private look(from: number): void {
    const { column, count, fingerprints, found, lanes } = this
    const end = Math.min(count, from + found.length)
    let touched = 0
    for (let i = from; i < end; i++) touched ^= fingerprints.cellOf(lanes[i * 2]!)
    for (let i = from; i < end; i++) {
      const cell = fingerprints.cellWith(lanes[i * 2]!, lanes[i * 2 + 1]!)
      found[i - from] = cell
      touched ^= column[cell]!
    }
    this.touched = touched
    this.from = from
    this.end = end
  }
}

export class RecordedGraph implements Graph {
  readonly program: Program
  readonly poll: () => void
  readonly width: number
  readonly count: number
  readonly steps: number
  readonly initial: readonly number[]
  readonly firstStep: { readonly data: Int32Array }
  readonly targets: { readonly data: Int32Array }
  readonly parents: { readonly data: Int32Array }
  readonly stateAnswers: readonly Answers[]
  readonly stepAnswers: readonly Answers[]
  readonly cut: boolean
  private readonly packing: Packing | undefined
  private readonly row: Int32Array
  private readonly rankAt: Int32Array
  private readonly fingerprints: FingerprintSet

  constructor(program: Program, { buffers, fingerprints, predecessors, packing }: Shares, poll: () => void) {
    const board = new Int32Array(buffers.board)
    const words = rowWidth(program)
    const rows = integersIn(buffers.answers)
    const { stateTests, stepTests } = program.temporal!
    const initial: number[] = []
    predecessors.refresh()
    this.program = program
    this.poll = poll
    this.width = program.variables.length
    this.count = board[Board.states]!
    this.steps = board[Board.steps]!
    while (initial.length < this.count && predecessors.parentOf(initial.length) === -1) initial.push(initial.length)
    this.initial = initial
    this.firstStep = { data: integersIn(buffers.firstStep) }
    this.targets = { data: integersIn(buffers.targets) }
    this.parents = { data: predecessors.column }
    this.stateAnswers = stateTests.map((_, k) => new RowAnswers(rows, words, k, this.steps, this.firstStep.data))
    this.stepAnswers = stepTests.map((_, k) => new RowAnswers(rows, words, stateTests.length + k, this.steps, undefined))
    this.cut = board[Board.cut] === 1
    this.packing = packing
    this.row = new Int32Array((packing?.width ?? 0) + 2)
    this.rankAt = integersIn(buffers.rankAt)
    this.fingerprints = fingerprints
  }

  isAt(rank: number, states: Int32Array, offset: number): boolean {
    this.takeLanes(states, offset)
    const cell = this.fingerprints.cellWith(Lanes.low, Lanes.high)
    return cell >= 0 && this.rankAt[cell] === rank
  }

  private takeLanes(states: Int32Array, offset: number): void {
    const { packing, row } = this
    if (packing === undefined) {
      computeLanes(states, offset, this.width)
      return
    }
    packing.pack(states, offset, row, 0)
    Lanes.low = row[packing.width]!
    Lanes.high = row[packing.width + 1]!
  }

  shownAt(_rank: number, state: State): State {
    return state
  }
}
