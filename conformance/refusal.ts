/**
 * Why a line is refused, for the person who has to find out whose fault it is.
 *
 * There is one refused line and a handful of states that explain everything before it. From each, the steps of the named
 * action are looked at again with less demanded: first without what was observed, then without the arguments. What gets
 * furthest is shown: the observation that differs with what the specification says instead; or the argument that is not
 * possible with those that are; or, where the action has no step at all, the first false conjunct. Beside it: which steps of
 * other actions there were, those first that lead to exactly what was observed.
 */
import type { Action, Explanation, Program, State } from '../src/program/program.ts'
import type { TraceValue } from '../src/program/traceEvent.ts'
import { EvaluationError } from '../src/value/error.ts'
import type { Value } from '../src/value/store.ts'
import { fits, fitsObservations, fitsPatterns, type Observation, type Plan } from './eventPlan.ts'
import { mismatches, setDifference } from './mismatch.ts'
import { keysOf, partOf } from './part.ts'
import { read, type Path } from './path.ts'
import { matches } from './pattern.ts'

/** A smallest part of what the line says that does not fit. */
export interface Difference {
  /** Path into the state (or of an argument), as far as the part. */
  readonly path: string
  readonly expected: TraceValue
  /** Undefined: the state has no such part. */
  readonly actual: Value | undefined
  /** The same part before the step. */
  readonly before: Value | undefined
  /** Keys that there are, when the path leads nowhere. */
  readonly offered: readonly string[]
  /** Of two sets: what only the line and what only the specification has. */
  readonly sets: { readonly missing: readonly TraceValue[]; readonly extra: readonly Value[] } | undefined
  /** The field of the event. */
  readonly field: readonly string[]
}

/** A step that the specification allows in a candidate state. */
export interface AllowedStep {
  readonly action: string
  readonly args: readonly { readonly name: string; readonly value: Value }[]
  /** It leads to all that was observed. */
  readonly fits: boolean
}

export interface Refusal {
  readonly kind: 'initial' | 'observed' | 'argument' | 'disabled' | 'invariant'
  /** Path of the field in the event that is to blame, as far as one is. */
  readonly field: readonly string[]
  /** The candidate state that got furthest. */
  readonly state: State | undefined
  /** First false conjunct, of the action with the known arguments or of the violated invariant. */
  readonly explanation: Explanation | undefined
  /** Where the action fails on another conjunct in other candidates: which, and in how many of them. */
  readonly elsewhere: readonly { readonly conjunct: string; readonly place: string | undefined; readonly states: number }[]
  /** Of the step (or initial state) that comes nearest. */
  readonly differences: readonly Difference[]
  /** Values that the blamed field could have had. */
  readonly allowed: readonly Value[]
  /** Name of the invariant that no candidate satisfies. */
  readonly invariant: string | undefined
  readonly steps: readonly AllowedStep[]
}

const MOST_STATES = 50
const MOST_STEPS = 2000
const MOST_VALUES = 12

interface Found {
  readonly state: State
  readonly args: readonly Value[]
  readonly next: State
}

/** Explains why none of `states` (none: the specification has no initial state) explains a line. */
export function explainRefusal(program: Program, states: readonly State[], plan: Plan, violated?: { readonly name: string; readonly state: State }): Refusal {
  const base = { state: states[0], explanation: undefined, elsewhere: [], differences: [], allowed: [], invariant: undefined, steps: [] }
  if (violated !== undefined) {
    const explanation = program.invariants.find(({ name }) => name === violated.name)?.explain(violated.state)
    return { ...base, kind: 'invariant', field: plan.action === undefined ? [] : ['action'], state: violated.state, invariant: violated.name, explanation }
  }
  const some = states.slice(0, MOST_STATES)
  if (some.length === 0) return { ...base, kind: 'initial', field: ['action'] }
  if (plan.action === undefined) return explainObservation(some.map((next) => ({ state: next, args: [], next })), plan, { ...base, kind: 'initial' })
  const called = some.flatMap((state) => plan.calls.flatMap((call) => stepsOf(plan.action!, state, call)))
  const matching = called.filter(({ args }) => fitsPatterns(plan, args))
  const steps = allowedSteps(program, some[0]!, plan)
  if (matching.length > 0) return { ...explainObservation(matching, plan, { ...base, kind: 'observed' }), steps }
  const state = some[0]!
  const explanation = explained(plan.action, state, plan.calls[0] ?? [])
  const anyhow = called.length > 0 ? called : some.flatMap((s) => stepsOf(plan.action!, s, []))
  if (anyhow.length === 0) return { ...base, kind: 'disabled', field: ['action'], explanation, elsewhere: otherConjuncts(plan, some, explanation), steps }
  return { ...explainArgument(anyhow, plan, { ...base, kind: 'argument', explanation }), steps }
}

function stepsOf(action: Action, state: State, args: readonly (Value | undefined)[]): Found[] {
  const found: Found[] = []
  action.stepsWith(state, args, (emitted, next) => {
    if (found.length < MOST_STEPS) found.push({ state, args: [...emitted], next: [...next] })
  })
  return found
}

function explained(action: Action, state: State, args: readonly (Value | undefined)[]): Explanation | undefined {
  try {
    const explanation = action.explain(state, args)
    return explanation.enabled ? undefined : explanation
  } catch (error) {
    if (error instanceof EvaluationError) return undefined
    throw error
  }
}

/** Conjuncts that are false in candidates after the first, where they are not the same. */
function otherConjuncts({ action, calls }: Plan, states: readonly State[], first: Explanation | undefined): Refusal['elsewhere'] {
  const groups = new Map<string, { conjunct: string; place: string | undefined; states: number }>()
  for (const state of states.slice(1)) {
    const { conjunct, place } = explained(action!, state, calls[0] ?? []) ?? {}
    if (conjunct === undefined || (conjunct === first?.conjunct && place === first.place)) continue
    const key = `${conjunct} ${place}`
    const known = groups.get(key)
    if (known === undefined) groups.set(key, { conjunct, place, states: 1 })
    else known.states++
  }
  return [...groups.values()].toSorted((a, b) => b.states - a.states)
}

type Undecided = Omit<Refusal, 'field'>

/** The steps exist but lead elsewhere. */
function explainObservation(found: readonly Found[], plan: Plan, base: Undecided): Refusal {
  const best = least(found, ({ next }) => plan.observations.filter((o) => !fits(o, next)).length)!
  const wrong = plan.observations.filter((o) => !fits(o, best.next))
  const first = wrong[0]
  const others = first === undefined ? [] : found.filter(({ next }) => plan.observations.every((o) => o === first || fits(o, next)))
  const differences = wrong.flatMap((o) => differencesOf(o, best))
  return {
    ...base,
    field: differences[0]?.field ?? ['observed'],
    state: best.state,
    differences,
    allowed: first === undefined ? [] : distinct((others.length > 0 ? others : found).map(({ next }) => read(first.path, next))),
  }
}

function differencesOf({ path, expected }: Observation, { state, next }: Found): Difference[] {
  const whole = read(path, next)
  if (whole === undefined) {
    return [{ path: path.text, expected, actual: undefined, before: read(path, state), offered: offeredOn(path, next), sets: undefined, field: ['observed', path.text] }]
  }
  return mismatchesAt(path.text, ['observed', path.text], expected, whole, read(path, state))
}

function mismatchesAt(path: string, field: readonly string[], expected: TraceValue, whole: Value, before: Value | undefined): Difference[] {
  return mismatches(expected, whole).map((m) => ({
    path: path + m.keys.map((key) => /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${key}]`).join(''),
    expected: m.expected,
    actual: m.actual,
    before: m.keys.reduce<Value | undefined>((v, key) => v === undefined ? undefined : partOf(v, key), before),
    offered: m.container === undefined ? [] : keysOf(m.container, MOST_VALUES),
    sets: m.actual === undefined ? undefined : setDifference(m.expected, m.actual),
    field: [...field, ...m.jsonKeys],
  }))
}

/** Keys that there are where a path leads nowhere. */
function offeredOn(path: Path, state: State): string[] {
  for (let k = path.keys.length - 1; k >= 0; k--) {
    const container = read({ ...path, keys: path.keys.slice(0, k) }, state)
    if (container !== undefined) return keysOf(container, MOST_VALUES)
  }
  return []
}

/** The action has steps, but with other arguments. */
function explainArgument(found: readonly Found[], plan: Plan, base: Undecided): Refusal {
  const { action, event } = plan
  const names = [...action!.parameters, ...action!.choices]
  const given = Object.keys(event.args ?? {})
  const fitsArgument = (name: string, args: readonly Value[]): boolean => matches(event.args![name]!, args[names.indexOf(name)]!)
  const best = least(found, ({ args, next }) => given.filter((name) => !fitsArgument(name, args)).length + (fitsObservations(plan, next) ? 0 : 0.5))!
  const first = given.find((name) => !fitsArgument(name, best.args))
  const others = found.filter(({ args }) => given.every((name) => name === first || fitsArgument(name, args)))
  const value = first === undefined ? undefined : best.args[names.indexOf(first)]
  const differences = first === undefined || value === undefined ? [] : mismatchesAt(first, ['args', first], event.args![first]!, value, undefined)
  return {
    ...base,
    field: first === undefined ? ['action'] : differences.length === 1 ? differences[0]!.field : ['args', first],
    state: best.state,
    differences,
    allowed: first === undefined ? [] : distinct((others.length > 0 ? others : found).map(({ args }) => args[names.indexOf(first)])),
  }
}

/** What the specification allows in a state, steps that fit the observation first. */
function allowedSteps(program: Program, state: State, plan: Plan): AllowedStep[] {
  const steps: AllowedStep[] = []
  for (const action of program.actions) {
    const names = [...action.parameters, ...action.choices]
    try {
      for (const { args, next } of stepsOf(action, state, [])) {
        steps.push({ action: action.name, args: names.map((name, k) => ({ name, value: args[k]! })), fits: plan.observations.length > 0 && fitsObservations(plan, next) })
      }
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error
    }
  }
  return [...steps.filter((step) => step.fits), ...steps.filter((step) => !step.fits)]
}

function least<T>(items: readonly T[], cost: (item: T) => number): T | undefined {
  let best: T | undefined
  let lowest = Infinity
  for (const item of items) {
    const c = cost(item)
    if (c < lowest) {
      lowest = c
      best = item
    }
  }
  return best
}

function distinct(values: readonly (Value | undefined)[]): Value[] {
  return [...new Set(values)].filter((v) => v !== undefined).slice(0, MOST_VALUES)
}
