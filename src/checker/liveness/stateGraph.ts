/**
 * The state graph: every state within the constraints, every step between two of them, and which tests are true where.
 *
 * It is explored once more after the search for safety, by one thread and in the same order, because the search keeps
 * neither states nor steps. The first step of each state is the one that changes nothing: a behaviour may always pause.
 * SYMMETRY is not applied: permuted states are different ones for liveness. With a VIEW, states of the same view are one.
 *
 * A test that cannot be evaluated is noted and raised only when its answer is wanted: in `x # 0 => <>(10 \div x = 2)` the
 * second part means nothing where the first is false.
 */
import { Successors, type Program, type State } from '../../program/program.ts'
import type { TemporalAction } from '../../program/temporal.ts'
import { solid } from '../../value/canonical.ts'
import { asEvaluationError } from '../failure.ts'
import { BitColumn, IntegerColumn } from './columns.ts'

/** What a test answered, by state or by step. */
export interface Answers {
  readonly truth: BitColumn
  /** Where it could not be evaluated, and why. */
  readonly errors: Map<number, unknown>
}

function noAnswers(): Answers {
  return { truth: new BitColumn(), errors: new Map() }
}

/** Raised while exploring; `state` is the rank of the state whose successors could not be computed, or -1. */
export class GraphError extends Error {
  readonly thrown: unknown
  readonly rank: number

  constructor(thrown: unknown, rank: number) {
    super('the state graph cannot be explored')
    this.thrown = thrown
    this.rank = rank
  }
}

export class StateGraph {
  readonly program: Program
  readonly poll: () => void
  readonly width: number
  /** States one after the other, in the order of discovery: breadth first. */
  readonly states = new IntegerColumn()
  /** Ranks of initial states. */
  readonly initial: number[] = []
  /** By rank, the first of its steps in `targets`; its first step leads to itself. One more entry than states at the end. */
  readonly firstStep = new IntegerColumn()
  /** By step, the rank of the state it leads to. */
  readonly targets = new IntegerColumn()
  /** By rank, the step by which it was found; -1 for initial states. */
  readonly foundBy = new IntegerColumn()
  /** By rank, the state that it was found from; -1 for initial states. */
  readonly parents = new IntegerColumn()
  readonly stateAnswers: readonly Answers[]
  readonly stepAnswers: readonly Answers[]
  /** States left out by CONSTRAINT, or steps by ACTION_CONSTRAINT: some way on is missing. */
  cut = false
  count = 0
  /** All states with a smaller rank have their steps. */
  expanded = 0
  private readonly out: Successors
  /** Actions whose successors answer two tests at once, by test; and their successors from the state being expanded. */
  private readonly actions: readonly TemporalAction[]
  private readonly actionOfState: ReadonlyMap<number, number>
  private readonly actionOfStep: ReadonlyMap<number, number>
  private readonly successors: (readonly number[] | undefined)[] = []
  private table = new Int32Array(4096).fill(-1)
  /** By rank, the value of the VIEW. */
  private readonly views: IntegerColumn | undefined
  /** By rank, 1 + the last state from which a step to it was noted. */
  private readonly reachedFrom = new IntegerColumn()
  /** Level of the states being expanded, and the first rank that is deeper. */
  level = 0
  private levelEnd = 0

  /** `poll` is called now and then while the graph is worked on; it throws when the time is used up. */
  constructor(program: Program, poll: () => void) {
    this.program = program
    this.poll = poll
    this.width = program.variables.length
    this.out = new Successors(this.width)
    this.views = program.view === undefined ? undefined : new IntegerColumn()
    this.actions = program.temporal!.actions ?? []
    this.actionOfState = new Map(this.actions.map(({ enabled }, k) => [enabled, k]))
    this.actionOfStep = new Map(this.actions.map(({ step }, k) => [step, k]))
    this.stateAnswers = program.temporal!.stateTests.map(noAnswers)
    this.stepAnswers = program.temporal!.stepTests.map(noAnswers)
  }

  get steps(): number {
    return this.targets.length
  }

  get bytes(): number {
    const columns = [this.states, this.firstStep, this.targets, this.foundBy, this.parents, this.reachedFrom]
    const bits = [...this.stateAnswers, ...this.stepAnswers].map(({ truth }) => truth)
    return this.table.length * 4 + [...columns, ...bits].reduce((sum, column) => sum + column.bytes, 0)
  }

  stateAt(rank: number): State {
    return Array.from(this.states.data.subarray(rank * this.width, (rank + 1) * this.width))
  }

  /** Whether a state is the one of this rank. */
  isAt(rank: number, states: Int32Array, offset: number): boolean {
    return this.isSame(rank, states, offset, this.views === undefined ? 0 : solid(this.program.view!(states, offset)))
  }

  /** Takes in the initial states. Throws GraphError. */
  begin(): void {
    const { out, program } = this
    out.count = 0
    program.statistics.level = 1
    this.guarded(-1, () => {
      program.init(out)
      for (let i = 0; i < out.count; i++) {
        if (!this.isWithin(out.states, i * this.width)) continue
        const known = this.count
        const rank = this.rankOf(out.states, i * this.width, -1, -1)
        if (rank === known) this.initial.push(rank)
      }
    })
    this.levelEnd = this.count
    this.level = 1
  }

  /** Computes the steps of about `states` more states; false when all have theirs. Throws GraphError. */
  exploreSome(states: number): boolean {
    for (; states > 0; states--) {
      if (this.expanded === this.count) {
        this.firstStep.push(this.steps)
        return false
      }
      if (this.expanded === this.levelEnd) {
        this.level++
        this.levelEnd = this.count
      }
      this.expand(this.expanded++)
    }
    return true
  }

  private expand(rank: number): void {
    const { out, program, width, states } = this
    const at = rank * width
    out.count = 0
    program.statistics.level = this.level
    this.firstStep.push(this.steps)
    this.actions.forEach((action, k) => { this.successors[k] = action.successors(states.data, at) })
    this.answerState(rank)
    this.addStep(rank, rank, states.data, at)
    this.guarded(rank, () => {
      program.expand(states.data, at, out)
      for (let i = 0; i < out.count; i++) {
        if (!this.isWithin(out.states, i * width)) continue
        program.statistics.level = this.level
        if (!program.actionConstraints.every((test) => test.test(states.data, at, out.states, i * width))) {
          this.cut = true
          continue
        }
        const target = this.rankOf(out.states, i * width, rank, this.steps)
        // With a view, other successors of the same view may be other steps.
        if (this.views === undefined && this.reachedFrom.data[target] === rank + 1) continue
        this.reachedFrom.data[target] = rank + 1
        this.addStep(rank, target, out.states, i * width)
      }
    })
  }

  /** Whether a state satisfies the constraints. */
  private isWithin(states: Int32Array, offset: number): boolean {
    const { constraints, statistics } = this.program
    if (constraints.length === 0) return true
    statistics.level = this.level + 1
    const within = constraints.every((test) => test.test(states, offset))
    if (!within) this.cut = true
    return within
  }

  private addStep(rank: number, target: number, to: Int32Array, offset: number): void {
    const step = this.steps
    if (rank === target) this.reachedFrom.data[rank] = rank + 1
    this.targets.push(target)
    const { data } = this.states
    this.program.temporal!.stepTests.forEach((test, k) => {
      const successors = this.successors[this.actionOfStep.get(k) ?? -1]
      if (successors === undefined) note(this.stepAnswers[k]!, step, () => test.test(data, rank * this.width, to, offset))
      else if (isAmong(successors, to, offset, this.width)) this.stepAnswers[k]!.truth.set(step)
    })
  }

  private answerState(rank: number): void {
    const { data } = this.states
    this.program.temporal!.stateTests.forEach((test, k) => {
      const successors = this.successors[this.actionOfState.get(k) ?? -1]
      if (successors === undefined) note(this.stateAnswers[k]!, rank, () => test.test(data, rank * this.width))
      else if (successors.length > 0) this.stateAnswers[k]!.truth.set(rank)
    })
  }

  private guarded(rank: number, work: () => void): void {
    try {
      work()
    } catch (error) {
      throw new GraphError(asEvaluationError(error), rank)
    }
  }

  // -------------------------------------------------------------- the table of states

  /** The rank of a state; a new one when it is not known. */
  private rankOf(states: Int32Array, offset: number, parent: number, step: number): number {
    const view = this.views === undefined ? 0 : solid(this.program.view!(states, offset))
    let i = this.hash(states, offset, view) & this.table.length - 1
    for (;;) {
      const rank = this.table[i]!
      if (rank < 0) break
      if (this.isSame(rank, states, offset, view)) return rank
      i = i + 1 & this.table.length - 1
    }
    const rank = this.count++
    this.table[i] = rank
    this.states.append(states, offset, this.width)
    this.views?.push(view)
    this.parents.push(parent)
    this.foundBy.push(step)
    this.reachedFrom.push(0)
    if (this.count * 2 > this.table.length) this.growTable()
    return rank
  }

  private isSame(rank: number, states: Int32Array, offset: number, view: number): boolean {
    if (this.views !== undefined) return this.views.data[rank] === view
    const { data } = this.states
    const at = rank * this.width
    for (let k = 0; k < this.width; k++) if (data[at + k] !== states[offset + k]) return false
    return true
  }

  private hash(states: Int32Array, offset: number, view: number): number {
    let h = view
    if (this.views === undefined) for (let k = 0; k < this.width; k++) h = Math.imul(h ^ states[offset + k]!, 0x9e3779b1) ^ (h >>> 15)
    h = Math.imul(h ^ h >>> 16, 0x85ebca6b)
    return h ^ h >>> 13
  }

  private growTable(): void {
    this.table = new Int32Array(this.table.length * 2).fill(-1)
    const mask = this.table.length - 1
    for (let rank = 0; rank < this.count; rank++) {
      let i = this.hash(this.states.data, rank * this.width, this.views?.data[rank] ?? 0) & mask
      while (this.table[i]! >= 0) i = i + 1 & mask
      this.table[i] = rank
    }
  }
}

/** Whether a state is one of those in a list of slots. */
function isAmong(list: readonly number[], states: Int32Array, offset: number, width: number): boolean {
  for (let at = 0; at < list.length; at += width) {
    let k = 0
    while (k < width && list[at + k] === states[offset + k]) k++
    if (k === width) return true
  }
  return false
}

function note(answers: Answers, index: number, evaluate: () => boolean): void {
  try {
    if (evaluate()) answers.truth.set(index)
  } catch (error) {
    answers.errors.set(index, asEvaluationError(error))
  }
}
