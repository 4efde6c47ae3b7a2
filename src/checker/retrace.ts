/**
 * Follows a recorded behaviour through a program that may have changed since: is it still possible, and does it still
 * violate what it violated?
 *
 * Steps are taken by name and arguments, not by position: that survives most edits. What the record does not say, or what
 * has got another name, is open, so several states may be possible at a time. Thousandths of a search, it answers at once.
 */
import { Successors, type Explanation, type Program, type State, type StateTest, type StepTest } from '../program/program.ts'
import { EvaluationError } from '../value/error.ts'
import type { Value } from '../value/store.ts'
import type { FailureKind } from './report.ts'

export interface RecordedStep {
  readonly action: string
  /** By parameter or choice; the rest is open. */
  readonly args: ReadonlyMap<string, Value>
}

export interface Recorded {
  readonly kind: FailureKind
  readonly name: string
  /** Values of the initial state, by variable; a variable that is not there is open. */
  readonly initial: ReadonlyMap<string, Value>
  /** Without the initial state. */
  readonly steps: readonly RecordedStep[]
  /** It goes on for ever after its last state. */
  readonly endless: boolean
}

export type Retraced =
  /** The property is violated at state `at` (1-based); before the end when the behaviour got worse. */
  | { readonly kind: 'violated'; readonly at: number; readonly explanation: Explanation | undefined }
  /** State `at` (1-based) cannot be reached any more. */
  | { readonly kind: 'refused'; readonly at: number; readonly action: string; readonly reason: string; readonly explanation: Explanation | undefined }
  /** The behaviour is possible, and violates nothing. */
  | { readonly kind: 'holds' }
  /** The behaviour is possible; whether it violates the property is not decided by its states. */
  | { readonly kind: 'possible' }
  /** The property is not checked any more. */
  | { readonly kind: 'unknown'; readonly reason: string }

/** States followed at a time. */
const MOST = 2000

/** Follows the behaviour. Throws what is no EvaluationError. */
export function retrace(program: Program, recorded: Recorded): Retraced {
  const property = propertyOf(program, recorded)
  if (property === undefined) return { kind: 'unknown', reason: `the ${recorded.kind} ${recorded.name} is not checked any more` }
  let states = initialStates(program, recorded.initial)
  if (states.length === 0) return { kind: 'refused', at: 1, action: 'Init', reason: 'the initial state is not one any more', explanation: undefined }
  const wrong = violatedAmong(property, states)
  if (wrong !== undefined) return { kind: 'violated', at: 1, explanation: wrong }
  for (const [k, step] of recorded.steps.entries()) {
    const at = k + 2
    const before = states
    let taken: Taken
    try {
      taken = take(program, step, before, property)
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error
      if (property.kind === 'evaluation') return { kind: 'violated', at, explanation: undefined }
      return { kind: 'refused', at, action: step.action, reason: error.message, explanation: undefined }
    }
    if (taken.violated !== undefined) return { kind: 'violated', at, explanation: taken.violated.explanation }
    if (taken.states.length === 0) return refusal(program, step, before[0]!, at)
    states = taken.states
    const found = violatedAmong(property, states)
    if (found !== undefined) return { kind: 'violated', at, explanation: found }
  }
  if (recorded.endless) return { kind: 'possible' }
  return endsBadly(program, property, states) ? { kind: 'violated', at: recorded.steps.length + 1, explanation: undefined } : { kind: 'holds' }
}

type Property =
  | { readonly kind: 'state'; readonly test: StateTest }
  | { readonly kind: 'step'; readonly test: StepTest }
  | { readonly kind: 'deadlock' | 'evaluation' | 'endless' }

function propertyOf(program: Program, { kind, name, endless }: Recorded): Property | undefined {
  if (endless) return { kind: 'endless' }
  if (kind === 'deadlock') return program.checkDeadlock ? { kind: 'deadlock' } : undefined
  if (kind === 'assert' || kind === 'evaluation') return { kind: 'evaluation' }
  const state = [...program.invariants, ...program.initialProperties].find((test) => test.name === name)
  if (state !== undefined) return { kind: 'state', test: state }
  const step = program.actionProperties.find((test) => test.name === name)
  return step === undefined ? undefined : { kind: 'step', test: step }
}

function initialStates(program: Program, initial: ReadonlyMap<string, Value>): State[] {
  const out = new Successors(program.variables.length)
  program.init(out)
  const all = Array.from({ length: out.count }, (_, k) => Array.from(out.states.subarray(k * out.width, (k + 1) * out.width)))
  return distinct(all.filter((state) => program.variables.every((name, k) => !initial.has(name) || initial.get(name) === state[k])))
}

interface Taken {
  readonly states: State[]
  /** A step property that one of the steps violates. */
  readonly violated: { readonly explanation: Explanation | undefined } | undefined
}

function take(program: Program, { action: name, args }: RecordedStep, from: readonly State[], property: Property): Taken {
  const states: State[] = []
  let violated: Taken['violated']
  for (const action of program.actions.filter((one) => one.name === name)) {
    const known = [...action.parameters, ...action.choices].map((parameter) => args.get(parameter))
    for (const state of from) {
      action.stepsWith(state, known, (_, next) => {
        const copy = [...next]
        if (violated === undefined && property.kind === 'step' && !property.test.test(Int32Array.from(state), 0, Int32Array.from(copy), 0)) violated = { explanation: property.test.explain(state, copy) }
        if (states.length < MOST) states.push(copy)
      })
    }
  }
  return { states: distinct(states), violated }
}

function refusal(program: Program, { action: name, args }: RecordedStep, state: State, at: number): Retraced {
  const action = program.actions.find((one) => one.name === name)
  if (action === undefined) return { kind: 'refused', at, action: name, reason: `there is no action ${name} any more`, explanation: undefined }
  const known = [...action.parameters, ...action.choices].map((parameter) => args.get(parameter))
  try {
    return { kind: 'refused', at, action: name, reason: 'the step is not allowed any more', explanation: action.explain(state, known) }
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error
    return { kind: 'refused', at, action: name, reason: error.message, explanation: undefined }
  }
}

/** The explanation of the first state that violates a state property. */
function violatedAmong(property: Property, states: readonly State[]): Explanation | undefined {
  if (property.kind !== 'state') return undefined
  for (const state of states) if (!property.test.test(Int32Array.from(state), 0)) return property.test.explain(state)
  return undefined
}

function endsBadly(program: Program, property: Property, states: readonly State[]): boolean {
  const out = new Successors(program.variables.length)
  const fails = (state: State): boolean => {
    out.count = 0
    try {
      program.expand(Int32Array.from(state), 0, out)
      return property.kind === 'deadlock' && out.count === 0
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error
      return property.kind === 'evaluation'
    }
  }
  return property.kind !== 'state' && property.kind !== 'step' && states.some(fails)
}

function distinct(states: readonly State[]): State[] {
  return [...new Map(states.map((state) => [state.join(','), state])).values()]
}
