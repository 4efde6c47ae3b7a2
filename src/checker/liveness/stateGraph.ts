/**
 * The state graph: every state within the constraints, every step between two of them, and which tests are true where.
 *
 * It is explored once more after the search for safety, by one thread and in the same order, where the search could not
 * record it (recorder.ts). The first step of each state is the one that changes nothing: a behaviour may always pause.
 * SYMMETRY is not applied: permuted states are different ones for liveness. With a VIEW, states of the same view are one.
 *
 * A test that cannot be evaluated is noted and raised only when its answer is wanted: in `x # 0 => <>(10 \div x = 2)` the
 * second part means nothing where the first is false.
 */
import { Successors, type Program, type State } from '../../program/program.ts'
import type { TemporalAction } from '../../program/temporal.ts'
import { asEvaluationError } from '../failure.ts'
import { IntegerColumn } from './columns.ts'
import type { Graph } from './graph.ts'
import { Noted } from './noted.ts'
import { StateTable } from './stateTable.ts'

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

export class StateGraph implements Graph {
  readonly program: Program
  readonly poll: () => void
  readonly width: number
  /** In the order of discovery: breadth first. */
  readonly table: StateTable
  readonly initial: number[] = []
  readonly firstStep = new IntegerColumn()
  readonly targets = new IntegerColumn()
  readonly parents = new IntegerColumn()
  readonly stateAnswers: readonly Noted[]
  readonly stepAnswers: readonly Noted[]
  cut = false
  /** All states with a smaller rank have their steps. */
  expanded = 0
  private readonly out: Successors
  /** Actions whose successors answer two tests at once, by test; and their successors from the state being expanded. */
  private readonly actions: readonly TemporalAction[]
  private readonly actionOfState: ReadonlyMap<number, number>
  private readonly actionOfStep: ReadonlyMap<number, number>
  private readonly successors: (readonly number[] | undefined)[] = []
  /** By rank, 1 + the last state from which a step to it was noted. */
  private readonly reachedFrom = new IntegerColumn()
  /** Level of the states being expanded, and the first rank that is deeper. */
  level = 0
  private levelEnd = 0

  constructor(program: Program, poll: () => void) {
    this.program = program
    this.poll = poll
    this.width = program.variables.length
    this.out = new Successors(this.width)
    this.table = new StateTable(this.width, program.view)
    this.actions = program.temporal!.actions ?? []
    this.actionOfState = new Map(this.actions.map(({ enabled }, k) => [enabled, k]))
    this.actionOfStep = new Map(this.actions.map(({ step }, k) => [step, k]))
    this.stateAnswers = program.temporal!.stateTests.map(() => new Noted(this, 'state'))
    this.stepAnswers = program.temporal!.stepTests.map(() => new Noted(this, 'step'))
  }

  get count(): number {
    return this.table.count
  }

  get steps(): number {
    return this.targets.length
  }

  isAt(rank: number, states: Int32Array, offset: number): boolean {
    return this.table.isAt(rank, states, offset)
  }

  /** With a view, the steps that follow are those of the state that was found first. */
  shownAt(rank: number, state: State): State {
    return this.program.view === undefined ? state : this.table.stateAt(rank)
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
        const rank = this.reach(out.states, i * this.width, -1)
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
    const { out, program, width, table: { states } } = this
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
        const target = this.reach(out.states, i * width, rank)
        // With a view, other successors of the same view may be other steps.
        if (program.view === undefined && this.reachedFrom.data[target] === rank + 1) continue
        this.reachedFrom.data[target] = rank + 1
        this.addStep(rank, target, out.states, i * width)
      }
    })
  }

  /** The rank of a state that is reached from `parent`. */
  private reach(states: Int32Array, offset: number, parent: number): number {
    const known = this.count
    const rank = this.table.rankOf(states, offset)
    if (rank === known) {
      this.parents.push(parent)
      this.reachedFrom.push(0)
    }
    return rank
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
    const { data } = this.table.states
    this.program.temporal!.stepTests.forEach((test, k) => {
      const successors = this.successors[this.actionOfStep.get(k) ?? -1]
      if (successors === undefined) this.stepAnswers[k]!.note(step, () => test.test(data, rank * this.width, to, offset))
      else if (isAmong(successors, to, offset, this.width)) this.stepAnswers[k]!.set(step)
    })
  }

  private answerState(rank: number): void {
    const { data } = this.table.states
    this.program.temporal!.stateTests.forEach((test, k) => {
      const successors = this.successors[this.actionOfState.get(k) ?? -1]
      if (successors === undefined) this.stateAnswers[k]!.note(rank, () => test.test(data, rank * this.width))
      else if (successors.length > 0) this.stateAnswers[k]!.set(rank)
    })
  }

  private guarded(rank: number, work: () => void): void {
    try {
      work()
    } catch (error) {
      throw new GraphError(asEvaluationError(error), rank)
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
