/**
 * What a thread sees of the state graph while it searches: of each state that it expands, the steps that leave it, and which
 * tests are true of the state and of each step. Nothing has a number yet: states are known by their fingerprints, as the
 * search knows them, and get their numbers when it is over (recordedGraph.ts).
 *
 * The first step of each state is the one that changes nothing: a behaviour may always pause. Of several steps to the same
 * state the first is noted. 16 bytes a state and 8 a step, and 4 a step for every 32 tests.
 *
 * Anything out of the ordinary, such as a test that cannot be evaluated, ends the recording, not the search: the graph is
 * explored once more then (stateGraph.ts), which has the last word. So there is one source of messages.
 */
import type { FairSteps, Packing, Program } from '../../program/program.ts'
import type { TemporalAction } from '../../program/temporal.ts'
import { Halted } from '../halted.ts'
import { rowWidth } from './answerRows.ts'
import { GrowingColumn } from './columns.ts'
import { FairAnswers, setBit } from './fairAnswers.ts'

/** Numbers of tests, and of actions that answer some of them. */
interface Tests {
  readonly actions: readonly number[]
  readonly states: readonly number[]
  readonly steps: readonly number[]
}

export class Recorder {
  readonly program: Program
  /** By state expanded here: its rank, its fingerprint (two lanes), its first step. */
  readonly ranks = new GrowingColumn()
  readonly lanes = new GrowingColumn()
  readonly firstStep = new GrowingColumn()
  /** By step: the fingerprint of the state that it leads to, and a row of answers (answerRows.ts). */
  readonly targets = new GrowingColumn()
  readonly answers = new GrowingColumn()
  /** States or steps were left out by a constraint. */
  cut = false
  /** Nothing is recorded any more, and what was recorded is gone. */
  broken = false
  private readonly packing: Packing | undefined
  private readonly fair: FairAnswers | undefined
  private readonly covered: FairSteps['covered']
  /** Those that `fair` does not answer, and those to be asked of the state being expanded. */
  private readonly others: Tests
  private tests: Tests
  private readonly actions: readonly TemporalAction[]
  /** By test, the action whose successors answer it; -1: none. */
  private readonly actionOfState: readonly number[]
  private readonly actionOfStep: readonly number[]
  /** By action, its successors from the state being expanded. */
  private readonly successors: (readonly number[] | undefined)[] = []
  /** Tests of steps that are not known to be false of all steps from there. */
  private readonly asked: number[] = []
  /** The answers of the state being expanded, as a row in which those of a step are missing. */
  private readonly row: Int32Array
  private readonly parent: Int32Array
  private readonly next: Int32Array
  /** Targets of the state being expanded by fingerprint: 1 + number of the step; what is of an earlier state counts as empty. */
  private cells = new Int32Array(64)

  constructor(program: Program, packing: Packing | undefined) {
    const { stateTests, stepTests, actions = [] } = program.temporal!
    this.program = program
    this.packing = packing
    this.actions = actions
    this.actionOfState = stateTests.map((_, k) => actions.findIndex(({ enabled }) => enabled === k))
    this.actionOfStep = stepTests.map((_, k) => actions.findIndex(({ step }) => step === k))
    this.fair = packing?.fairSteps === undefined ? undefined : new FairAnswers(packing.fairSteps, packing.width, stateTests.length)
    this.covered = packing?.fairSteps?.covered ?? []
    this.tests = this.others = this.without(this.covered)
    this.row = new Int32Array(rowWidth(program))
    this.parent = new Int32Array(program.variables.length)
    this.next = new Int32Array(program.variables.length)
  }

  get states(): number {
    return this.ranks.length
  }

  get steps(): number {
    return this.targets.length >>> 1
  }

  /** Of the state that is expanded next, at `offset` of `states` as the search holds it. */
  state(rank: number, states: Int32Array, offset: number, low: number, high: number): void {
    if (this.broken) return
    try {
      const { covered, fair, others, parent, ranks, lanes, firstStep, row } = this
      row.fill(0)
      const failed = fair?.state(states, offset, low, high, row) ?? []
      const { actions, states: asked, steps } = this.tests = failed.length === 0 ? others : this.without(covered.filter(({ action }) => !failed.includes(action)))
      // What nobody looks at need not be unpacked.
      if (actions.length + asked.length + steps.length > 0) this.unpack(states, offset, parent)
      ranks.push(rank)
      lanes.push(low === 0 ? 1 : low)
      lanes.push(high)
      firstStep.push(this.steps)
      this.answerState()
      this.add(low, high)
      this.answerStep(parent, low, high)
    } catch (error) {
      this.fail(error)
    }
  }

  /** Of a step that leaves it. */
  step(states: Int32Array, offset: number, low: number, high: number): void {
    if (this.broken || !this.isNew(low === 0 ? 1 : low, high)) return
    try {
      this.add(low, high)
      if (this.asked.length > 0) this.unpack(states, offset, this.next)
      this.answerStep(this.next, low, high)
    } catch (error) {
      this.fail(error)
    }
  }

  /** All tests but those that are answered otherwise. */
  private without(answered: FairSteps['covered']): Tests {
    const { stateTests, stepTests } = this.program.temporal!
    return {
      actions: [...this.actions.keys()].filter((k) => !answered.some(({ enabled }) => enabled === this.actions[k]!.enabled)),
      states: [...stateTests.keys()].filter((k) => !answered.some(({ enabled }) => enabled === k)),
      steps: [...stepTests.keys()].filter((k) => !answered.some(({ step }) => step === k)),
    }
  }

  private unpack(states: Int32Array, offset: number, to: Int32Array): void {
    if (this.packing === undefined) for (let slot = 0; slot < to.length; slot++) to[slot] = states[offset + slot]!
    else this.packing.unpack(states, offset, to, 0)
  }

  private add(low: number, high: number): void {
    this.targets.push(low === 0 ? 1 : low)
    this.targets.push(high)
    this.remember(this.steps - 1)
  }

  /** Evaluates the tests of the state being expanded, and notes which tests of its steps may be true. */
  private answerState(): void {
    const { actions, actionOfState, actionOfStep, asked, parent, program: { temporal }, row, successors, tests } = this
    for (const k of tests.actions) successors[k] = actions[k]!.successors(parent, 0)
    for (const k of tests.states) {
      const list = successors[actionOfState[k]!]
      if (list === undefined ? temporal!.stateTests[k]!.test(parent, 0) : list.length > 0) setBit(row, 0, k)
    }
    asked.length = 0
    for (const k of tests.steps) if (successors[actionOfStep[k]!]?.length !== 0) asked.push(k)
  }

  private answerStep(next: Int32Array, low: number, high: number): void {
    const { actionOfState, actionOfStep, answers, asked, fair, parent, program: { temporal }, row, successors } = this
    const at = answers.length
    for (let word = 0; word < row.length; word++) answers.push(row[word]!)
    for (const k of asked) {
      const list = successors[actionOfStep[k]!]
      if (list === undefined ? !temporal!.stepTests[k]!.test(parent, 0, next, 0) : !isAmong(list, next)) continue
      setBit(answers.data, at, actionOfState.length + k)
    }
    fair?.step(low, high, answers.data, at)
  }

  /** Whether no step to this state was noted from the state being expanded. */
  private isNew(low: number, high: number): boolean {
    const { cells, targets: { data } } = this
    const first = this.firstStep.data[this.states - 1]!
    const mask = cells.length - 1
    for (let i = low & mask; ; i = i + 1 & mask) {
      const step = cells[i]! - 1
      if (step < first) return true
      if (data[step * 2] === low && data[step * 2 + 1] === high) return false
    }
  }

  private remember(step: number): void {
    const first = this.firstStep.data[this.states - 1]!
    if ((step - first) * 2 >= this.cells.length) {
      this.cells = new Int32Array(this.cells.length * 2)
      for (let earlier = first; earlier < step; earlier++) this.put(earlier, first)
    }
    this.put(step, first)
  }

  private put(step: number, first: number): void {
    const { cells } = this
    const mask = cells.length - 1
    let i = this.targets.data[step * 2]! & mask
    while (cells[i]! > first) i = i + 1 & mask
    cells[i] = step + 1
  }

  private fail(error: unknown): void {
    if (error instanceof Halted) throw error
    this.giveUp()
  }

  /** Ends the recording. */
  giveUp(): void {
    this.broken = true
    this.release()
  }

  /** Gives memory back. */
  release(): void {
    for (const column of [this.ranks, this.lanes, this.firstStep, this.targets, this.answers]) column.clear()
  }
}

/** Whether a state is one of those in a list of slots. */
function isAmong(list: readonly number[], state: Int32Array): boolean {
  for (let at = 0; at < list.length; at += state.length) {
    let k = 0
    while (k < state.length && list[at + k] === state[k]) k++
    if (k === state.length) return true
  }
  return false
}
