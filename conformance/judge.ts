/**
 * The judge: which events a specification allows after those that it has been told of.
 *
 * A position is the set of states that explain the events so far. It is a value: an event leads to another position and
 * leaves the old one as it was, so positions can be kept, compared and gone back to. Replay and oracle are two ways to ask.
 */
import type { Program, State } from '../src/program/program.ts'
import type { TraceEvent } from '../src/program/traceEvent.ts'
import { eventPlanner, INIT, type EventProblem, type Plan } from './eventPlan.ts'
import { explainRefusal, type Refusal } from './refusal.ts'
import { initialStates, makeStepper, type StepOptions, type StepResult } from './stepper.ts'

export interface Position {
  /** States that explain the events so far; never empty but where the specification has no initial state. */
  readonly states: readonly State[]
  /** Events that led here. */
  readonly events: number
  /** One of them was a step: the initial state can be observed no more. */
  readonly started: boolean
}

export type Outcome =
  | { readonly kind: 'accepted'; readonly position: Position; readonly plan: Plan }
  | { readonly kind: 'refused'; readonly plan: Plan; readonly refusal: Refusal }
  | { readonly kind: 'unreadable'; readonly problem: EventProblem }
  | { readonly kind: 'inconclusive'; readonly reason: 'candidates' | 'budget' }

export interface Judge {
  readonly start: Position
  /** Throws EvaluationError when the specification cannot be evaluated there. */
  observe(position: Position, event: TraceEvent): Outcome
}

/** More candidates are not followed unless more are asked for. */
export const DEFAULT_MAX_CANDIDATES = 50_000

/** A judge for one program. Throws EvaluationError when the initial states cannot be evaluated. */
export function makeJudge(program: Program, options: StepOptions): Judge {
  const planOf = eventPlanner(program)
  const step = makeStepper(program, options)

  /** Also an initial state that no event observes has to satisfy the invariants. */
  const firstStep = (states: readonly State[], plan: Plan): StepResult => {
    if (!options.invariants) return step(states, plan)
    const initial = step(states, { event: { action: INIT }, action: undefined, index: -1, calls: [], patterns: [], observations: [] })
    return initial.states.length === 0 ? initial : step(initial.states, plan)
  }

  return {
    start: { states: initialStates(program), events: 0, started: false },
    observe(position, event) {
      const plan = planOf(event)
      if ('code' in plan) return { kind: 'unreadable', problem: plan }
      if (plan.action === undefined && position.started) {
        return { kind: 'unreadable', problem: { code: 'trace/late-init', message: `${INIT} observes the initial state; a step has been taken already`, path: ['action'], name: '', known: [], note: 'several runs are several traces: split them' } }
      }
      const result = position.events === 0 && plan.action !== undefined ? firstStep(position.states, plan) : step(position.states, plan)
      if (result.limit !== undefined) return { kind: 'inconclusive', reason: result.limit }
      if (result.states.length === 0) return { kind: 'refused', plan, refusal: explainRefusal(program, result.from, plan, result.violated) }
      return { kind: 'accepted', plan, position: { states: result.states, events: position.events + 1, started: position.started || plan.action !== undefined } }
    },
  }
}
