/**
 * A refusal as JSON, for programs: values in the form in which a trace would give them, formulas as TLA+ text.
 */
import type { TraceEvent, TraceValue } from '../src/program/traceEvent.ts'
import { printValue } from '../src/value/print.ts'
import type { Value } from '../src/value/store.ts'
import type { Plan } from './eventPlan.ts'
import { argumentsJson } from './record.ts'
import type { Refusal } from './refusal.ts'
import { traceValue } from './traceValue.ts'

const MOST_STEPS = 100

export interface RefusalJson {
  readonly reason: Refusal['kind']
  readonly event: TraceEvent
  /** Path of the blamed field in the event, joined with dots. */
  readonly field: string
  /** The first false conjunct and where it stands, when the action is not possible. */
  readonly conjunct: string | null
  readonly place: string | null
  /** What names and sub-expressions of the conjunct stand for, as TLA+ text. */
  readonly bindings: { readonly [name: string]: string }
  /** Other conjuncts that are false in others of the states that explain the events so far. */
  readonly elsewhere: Refusal['elsewhere']
  readonly invariant: string | null
  readonly differences: readonly { readonly path: string; readonly observed: TraceValue; readonly specified: TraceValue | null; readonly before: TraceValue | null }[]
  /** Values that the blamed field could have had. */
  readonly allowed: readonly TraceValue[]
  /** What was possible instead; `fits`: it leads to all that was observed. */
  readonly possible: readonly { readonly action: string; readonly args: { readonly [name: string]: TraceValue }; readonly fits: boolean }[]
}

export function refusalJson({ event }: Plan, refusal: Refusal): RefusalJson {
  const { explanation } = refusal
  const named = [...(explanation?.bindings ?? []).map(({ name, value }) => [name, value] as const), ...(explanation?.values ?? []).map(({ text, value }) => [text, value] as const)]
  return {
    reason: refusal.kind,
    event,
    field: refusal.field.join('.'),
    conjunct: explanation?.conjunct ?? null,
    place: explanation?.place ?? null,
    bindings: Object.fromEntries(named.map(([name, value]) => [name, printValue(value)])),
    elsewhere: refusal.elsewhere,
    invariant: refusal.invariant ?? null,
    differences: refusal.differences.map(({ path, expected, actual, before }) => ({ path, observed: expected, specified: optional(actual), before: optional(before) })),
    allowed: refusal.allowed.map(traceValue),
    possible: refusal.steps.slice(0, MOST_STEPS).map(({ action, args, fits }) => ({ action, args: argumentsJson(args), fits })),
  }
}

function optional(v: Value | undefined): TraceValue | null {
  return v === undefined ? null : traceValue(v)
}
