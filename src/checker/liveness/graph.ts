/**
 * What a decision about temporal properties needs to know of a state graph, wherever it was made: numbers of states and steps
 * (ranks and steps), and which tests are true where.
 */
import type { Program, State } from '../../program/program.ts'

/** Truth values by step, 32 a word. */
export interface Bits {
  /** False where failing. */
  readonly words: Int32Array
  /** Where there is none; undefined for nowhere. */
  readonly failing: Int32Array | undefined
}

/** What a test answered, by state or by step. */
export interface Answers {
  has(index: number): boolean
  /** Where it could not be evaluated, and why. */
  readonly errors: ReadonlyMap<number, unknown>
  /** What is true of a state is true of the steps that leave it. */
  ofSteps(): Bits
}

interface Column {
  readonly data: Int32Array
}

export interface Graph {
  readonly program: Program
  /** Called now and then while the graph is worked on; throws when the time is used up. */
  readonly poll: () => void
  readonly width: number
  /** States, and steps between them. */
  readonly count: number
  readonly steps: number
  /** Ranks of initial states. */
  readonly initial: readonly number[]
  /** By rank, the first of its steps in `targets`; its first step leads to itself. One more entry than states at the end. */
  readonly firstStep: Column
  /** By step, the rank of the state it leads to. */
  readonly targets: Column
  /** By rank, the state that it was found from; -1 for initial states. */
  readonly parents: Column
  readonly stateAnswers: readonly Answers[]
  readonly stepAnswers: readonly Answers[]
  /** States left out by CONSTRAINT, or steps by ACTION_CONSTRAINT: some way on is missing. */
  readonly cut: boolean
  /** Whether a state is the one of this rank. */
  isAt(rank: number, states: Int32Array, offset: number): boolean
  /** The state of this rank as it is to be shown, given one that is at it. */
  shownAt(rank: number, state: State): State
}
