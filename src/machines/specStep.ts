/**
 * One event against a specification: the step that it names, or why there is none.
 *
 * The arguments of an event are compared with those of the action's steps (plainValue.ts); what the event leaves out is
 * searched. Nondeterminism has to be in the event: more than one successor is no step but a refusal that names the
 * arguments which would decide.
 */
import type { Action, State } from '../program/program.ts'
import { EvaluationError } from '../value/error.ts'
import { HEAP, Kind, kindOf, nameOf, type Value } from '../value/store.ts'
import { propertyOfArgument } from './argumentName.ts'
import { determined, findValue, fits, plainOf } from './plainValue.ts'
import { disabled, type Refusal } from './refusal.ts'

/** `type` is the action's name; the other properties are its parameters and choices. */
export interface SpecEvent {
  readonly type: string
  readonly [argument: string]: unknown
}

/** The reason of a refusal is looked for only when somebody asks. */
export type Outcome = { readonly kind: 'step'; readonly next: State } | { readonly kind: 'refused'; readonly refusal: () => Refusal }

interface Found {
  readonly args: readonly Value[]
  readonly next: State
}

/** `mine`: whether a step with these arguments is this machine's to take. */
export function stepOf(action: Action, state: State, event: SpecEvent, mine: (args: readonly Value[]) => boolean): Outcome {
  const names = argumentsOf(action)
  const unknown = Object.keys(event).filter((name) => name !== 'type' && !name.startsWith('#') && !names.includes(name))
  if (unknown.length > 0) return refused(() => ({ kind: 'unknown', message: `${action.name} has no argument ${unknown.join(', ')}; it takes ${names.join(', ') || 'none'}` }))
  const given = names.map((name) => event[name])
  const found = new Map<string, Found>()
  let others = 0
  try {
    action.stepsWith(state, given.map(determined), (args, next) => {
      if (!given.every((json, k) => json === undefined || fits(json, args[k]!))) return
      if (!mine(args)) others++
      else if (!found.has(next.join())) found.set(next.join(), { args: [...args], next: [...next] })
    })
    const steps = [...found.values()]
    if (steps.length === 1) return { kind: 'step', next: steps[0]!.next }
    if (steps.length > 1) return refused(() => ambiguous(action, names, given, steps))
    if (others > 0) return refused(() => ({ kind: 'elsewhere', message: `this step of ${action.name} is not this node's: the first of its arguments that is a node names another, or none does` }))
    return refused(() => {
      try {
        return disabled(action, state, given.map((json) => (json === undefined ? undefined : findValue(json, state))))
      } catch (error) {
        return failed(action, error)
      }
    })
  } catch (error) {
    const refusal = failed(action, error)
    return refused(() => refusal)
  }
}

function refused(refusal: () => Refusal): Outcome {
  return { kind: 'refused', refusal }
}

/** An error of the specification as a refusal; any other goes on. */
function failed(action: Action, error: unknown): Refusal {
  if (!(error instanceof EvaluationError)) throw error
  return { kind: 'error', message: `${action.name} cannot be evaluated: ${error.message}`, place: error.place }
}

function ambiguous(action: Action, names: readonly string[], given: readonly unknown[], steps: readonly Found[]): Refusal {
  const differing = names.filter((_, k) => given[k] === undefined && new Set(steps.map(({ args }) => args[k])).size > 1)
  return {
    kind: 'ambiguous',
    message: `${action.name} with these arguments has ${steps.length} successors: ${differing.length === 0 ? 'nothing in the event can decide between them' : `give ${differing.join(', ')}`}`,
    missing: differing,
  }
}

/** Parameters and choices as properties of an event. */
export function argumentsOf(action: Action): readonly string[] {
  return [...action.parameters, ...action.choices].map(propertyOfArgument)
}

/** The event that names a step. A choice that the step does not make is left out. */
export function eventOf(action: Action, args: readonly Value[]): SpecEvent {
  return Object.fromEntries([['type', action.name], ...argumentsOf(action).flatMap((name, k) => (isNoChoice(args[k]!) ? [] : [[name, plainOf(args[k]!)]]))]) as SpecEvent
}

/** `-` stands for a choice that a branch does not make (engines/interpreter/trails.ts). */
function isNoChoice(value: Value): boolean {
  return value >= HEAP && kindOf(value) === Kind.modelValue && nameOf(value) === '-'
}
