/**
 * One line of a trace, one step of the judge: from the states that explain the lines so far to those that explain this one too.
 *
 * `Next` as a whole is enumerated only where steps may be missing from the log (`silent`); otherwise the action that the
 * event names is asked for its steps, with the arguments that are known.
 */
import { Successors, type Program, type State } from '../src/program/program.ts'
import type { Value } from '../src/value/store.ts'
import { fitsObservations, fitsPatterns, type Plan } from './eventPlan.ts'
import { StateSet } from './stateSet.ts'

export interface StepOptions {
  /** Steps that may have happened between two lines without being logged. */
  readonly silent: number
  /** Only states in which the model's invariants hold explain anything. */
  readonly invariants: boolean
  /** More candidates than this are not followed. */
  readonly maxCandidates: number
  /** Whether the time is up; asked between states. */
  readonly expired: () => boolean
}

/** What came of a line. `limit`: it could not be decided. */
export interface StepResult {
  readonly states: readonly State[]
  /** The states that the action was tried in: those given, and what unlogged steps lead to. */
  readonly from: readonly State[]
  readonly limit: 'candidates' | 'budget' | undefined
  /** Name of an invariant that states were dropped for. */
  readonly violated: { readonly name: string; readonly state: State } | undefined
}

export type Stepper = (states: readonly State[], plan: Plan) => StepResult

/** States between two looks at the clock. */
const PATIENCE = 64

/** A stepper for one program. */
export function makeStepper(program: Program, options: StepOptions): Stepper {
  const holds = invariantTest(program, options.invariants)
  let plan: Plan
  let found: StateSet
  let limit: StepResult['limit']
  let violated: StepResult['violated']
  let asked = 0

  const keep = (state: State): void => {
    if (limit !== undefined) return
    const broken = holds(state)
    if (broken !== undefined) {
      violated ??= { name: broken, state }
      return
    }
    found.add(state)
    if (found.states.length > options.maxCandidates) limit = 'candidates'
  }
  const emit = (args: readonly Value[], next: State): void => {
    if (fitsPatterns(plan, args) && fitsObservations(plan, next)) keep(next)
  }
  const stopped = (): boolean => {
    if (limit === undefined && ++asked % PATIENCE === 0 && options.expired()) limit = 'budget'
    return limit !== undefined
  }
  const silentClosure = (states: readonly State[]): readonly State[] => {
    found = new StateSet()
    for (const state of states) found.add(state)
    let from = 0
    for (let depth = 0; depth < options.silent; depth++) {
      const to = found.states.length
      for (; from < to && !stopped(); from++) forEachSuccessor(program, found.states[from]!, keep)
    }
    violated = undefined // where unlogged steps may not lead says nothing about this line
    return found.states
  }

  return (states, given) => {
    plan = given
    limit = undefined
    violated = undefined
    const from = options.silent > 0 && plan.action !== undefined ? silentClosure(states) : states
    found = new StateSet()
    for (let k = 0; k < from.length && !stopped(); k++) {
      const state = from[k]!
      if (plan.action === undefined) {
        if (fitsObservations(plan, state)) keep(state)
      } else {
        for (let c = 0; c < plan.calls.length; c++) plan.action.stepsWith(state, plan.calls[c]!, emit)
      }
    }
    return { states: found.states, from, limit, violated }
  }
}

/** The initial states of a program. */
export function initialStates(program: Program): State[] {
  const out = new Successors(program.variables.length)
  program.init(out)
  return statesIn(out)
}

function forEachSuccessor(program: Program, state: State, visit: (next: State) => void): void {
  const out = new Successors(state.length)
  program.expand(Int32Array.from(state), 0, out)
  for (const next of statesIn(out)) visit(next)
}

function statesIn(out: Successors): State[] {
  const set = new StateSet()
  for (let k = 0; k < out.count; k++) set.add(Array.from(out.states.subarray(k * out.width, (k + 1) * out.width)))
  return set.states
}

/** The first invariant that a state violates; never any when they are not asked for. */
function invariantTest(program: Program, wanted: boolean): (state: State) => string | undefined {
  if (!wanted) return () => undefined
  return (state) => {
    const slots = Int32Array.from(state)
    if (program.allInvariantsHold?.(slots, 0) === true) return undefined
    return program.invariants.find((invariant) => !invariant.test(slots, 0))?.name
  }
}
