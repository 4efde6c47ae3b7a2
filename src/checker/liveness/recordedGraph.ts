/**
 * The state graph that the threads of a search have recorded, put together in shared memory: each thread enters what it has
 * seen at the numbers that the search gave to states. States are not kept; one is known again by its fingerprint.
 *
 * 8 bytes a state and 4 a step, 4 of each for every 32 tests, and 4 a cell of the set of fingerprints.
 */
import type { Packing, Program, State } from '../../program/program.ts'
import type { FingerprintSet } from '../fingerprints.ts'
import { growTo, makeGrowable, type GrowableBuffer } from '../growable.ts'
import { computeLanes, Lanes } from '../lanes.ts'
import type { Predecessors } from '../predecessors.ts'
import { wordsFor } from './columns.ts'
import type { Answers, Graph } from './graph.ts'
import type { Recorder } from './recorder.ts'

export interface GraphBuffers {
  /** Integers of all threads: see Board. */
  readonly board: SharedArrayBuffer
  /** By cell of the set of fingerprints, the rank of the state there. */
  readonly rankAt: GrowableBuffer
  readonly firstStep: GrowableBuffer
  readonly targets: GrowableBuffer
  readonly stateAnswers: GrowableBuffer
  readonly stepAnswers: GrowableBuffer
  /** By task of deciding, what was found (share.ts). */
  readonly verdicts: GrowableBuffer
}

/** States; steps, and whether a recording has ended or a constraint left something out, as told so far; the next task, the last to be taken, whether a violation ends the deciding. */
export const Board = { states: 0, steps: 1, broken: 2, cut: 3, next: 4, last: 5, endless: 6, size: 7 } as const

export function makeGraphBuffers(): GraphBuffers {
  const board = new SharedArrayBuffer(Board.size * 4)
  new Int32Array(board)[Board.last] = 0x7fffffff
  return {
    board, rankAt: makeGrowable(0), firstStep: makeGrowable(0), targets: makeGrowable(0),
    stateAnswers: makeGrowable(0), stepAnswers: makeGrowable(0), verdicts: makeGrowable(0),
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

function wordsOf({ temporal }: Program): { readonly state: number; readonly step: number } {
  return { state: wordsFor(temporal!.stateTests.length), step: wordsFor(temporal!.stepTests.length) }
}

/** Before `place`, by one thread: makes room for so many states. Throws OutOfMemory. */
export function makeRoomForStates(program: Program, { buffers, fingerprints }: Shares, states: number): void {
  new Int32Array(buffers.board)[Board.states] = states
  growTo(buffers.rankAt, fingerprints.cells * 4)
  growTo(buffers.firstStep, (states + 1) * 4)
  growTo(buffers.stateAnswers, states * wordsOf(program).state * 4)
}

/** By each thread: enters the states that it expanded, and how many steps they have. */
export function placeStates(recorder: Recorder, { buffers, fingerprints }: Shares): void {
  const board = new Int32Array(buffers.board)
  fingerprints.refresh()
  if (recorder.broken) Atomics.store(board, Board.broken, 1)
  if (recorder.cut) Atomics.store(board, Board.cut, 1)
  Atomics.add(board, Board.steps, recorder.steps)
  const width = wordsOf(recorder.program).state
  const rankAt = new Int32Array(buffers.rankAt)
  const firstStep = new Int32Array(buffers.firstStep)
  const answers = new Int32Array(buffers.stateAnswers)
  const { states, ranks, lanes, firstStep: own, stateAnswers } = recorder
  for (let i = 0; i < states; i++) {
    const rank = ranks.data[i]!
    rankAt[fingerprints.cellWith(lanes.data[i * 2]!, lanes.data[i * 2 + 1]!)] = rank
    firstStep[rank] = (i + 1 < states ? own.data[i + 1]! : recorder.steps) - own.data[i]!
    for (let k = 0; k < width; k++) answers[rank * width + k] = stateAnswers.data[i * width + k]!
  }
}

/** Between `placeStates` and `linkSteps`, by one thread: numbers the steps. Throws OutOfMemory. */
export function makeRoomForSteps(program: Program, { buffers }: Shares): void {
  const board = new Int32Array(buffers.board)
  const steps = board[Board.steps]!
  growTo(buffers.targets, steps * 4)
  growTo(buffers.stepAnswers, steps * wordsOf(program).step * 4)
  const firstStep = new Int32Array(buffers.firstStep)
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
  const width = wordsOf(recorder.program).step
  const rankAt = new Int32Array(buffers.rankAt)
  const firstStep = new Int32Array(buffers.firstStep)
  const targets = new Int32Array(buffers.targets)
  const answers = new Int32Array(buffers.stepAnswers)
  const { states, ranks, firstStep: own, targets: lanes, stepAnswers } = recorder
  for (let i = 0; i < states; i++) {
    let to = firstStep[ranks.data[i]!]!
    const end = i + 1 < states ? own.data[i + 1]! : recorder.steps
    for (let step = own.data[i]!; step < end; step++, to++) {
      targets[to] = rankAt[fingerprints.cellWith(lanes.data[step * 2]!, lanes.data[step * 2 + 1]!)]!
      for (let k = 0; k < width; k++) answers[to * width + k] = stepAnswers.data[step * width + k]!
    }
  }
  recorder.release()
}

/** One test's answers among those of `width` words of tests. */
class RowAnswers implements Answers {
  readonly truth = this
  readonly errors: ReadonlyMap<number, unknown> = new Map()
  private readonly rows: Int32Array
  private readonly width: number
  private readonly word: number
  private readonly bit: number

  constructor(rows: Int32Array, width: number, test: number) {
    this.rows = rows
    this.width = width
    this.word = test >>> 5
    this.bit = test & 31
  }

  bits(count: number): Int32Array {
    const { rows, width, word, bit } = this
    const words = new Int32Array(wordsFor(count))
    for (let index = 0, at = word; index < count; index++, at += width) words[index >>> 5]! |= (rows[at]! >>> bit & 1) << (index & 31)
    return words
  }

  has(index: number): boolean {
    return (this.rows[index * this.width + this.word]! >>> this.bit & 1) === 1
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
    const words = wordsOf(program)
    const stateRows = new Int32Array(buffers.stateAnswers)
    const stepRows = new Int32Array(buffers.stepAnswers)
    const initial: number[] = []
    predecessors.refresh()
    this.program = program
    this.poll = poll
    this.width = program.variables.length
    this.count = board[Board.states]!
    this.steps = board[Board.steps]!
    while (initial.length < this.count && predecessors.parentOf(initial.length) === -1) initial.push(initial.length)
    this.initial = initial
    this.firstStep = { data: new Int32Array(buffers.firstStep) }
    this.targets = { data: new Int32Array(buffers.targets) }
    this.parents = { data: predecessors.column }
    this.stateAnswers = program.temporal!.stateTests.map((_, k) => new RowAnswers(stateRows, words.state, k))
    this.stepAnswers = program.temporal!.stepTests.map((_, k) => new RowAnswers(stepRows, words.step, k))
    this.cut = board[Board.cut] === 1
    this.packing = packing
    this.row = new Int32Array((packing?.width ?? 0) + 2)
    this.rankAt = new Int32Array(buffers.rankAt)
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
