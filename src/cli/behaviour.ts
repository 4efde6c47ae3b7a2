/**
 * A counterexample as JSON that can be followed again (checker/retrace.ts): in a saved test, and from one run of `--watch`
 * to the next. Values belong to a thread, JSON does not.
 */
import type { Recorded } from '../checker/retrace.ts'
import type { Failure, FailureKind } from '../checker/report.ts'
import { jsonToValue, valueToJson, type Json } from '../value/json.ts'
import type { Value } from '../value/store.ts'

export interface Behaviour {
  readonly kind: FailureKind
  /** What it violates. */
  readonly name: string
  readonly initial: { readonly [variable: string]: Json }
  readonly steps: readonly { readonly action: string; readonly args: { readonly [name: string]: Json } }[]
  /** It goes on for ever after its last state. */
  readonly endless?: boolean
}

/** Undefined for a failure without states. */
export function behaviourOf({ kind, name, trace, loop }: Failure, variables: readonly string[]): Behaviour | undefined {
  const [first, ...rest] = trace
  if (first === undefined) return undefined
  const known = (args: readonly { readonly name: string; readonly value: Value }[]): { [name: string]: Json } =>
    Object.fromEntries(args.map((arg) => [arg.name, valueToJson(arg.value)] as const).filter(([, json]) => isWhole(json)))
  return {
    kind,
    name,
    initial: known(first.state.map((value, k) => ({ name: variables[k]!, value }))),
    steps: rest.map(({ action, args }) => ({ action, args: known(args) })),
    ...(loop === undefined ? {} : { endless: true }),
  }
}

/** A choice that a branch does not make has no value; neither has a set that cannot be written out. Both stay open. */
function isWhole(json: Json): boolean {
  if (typeof json !== 'object' || json === null) return true
  if (Array.isArray(json)) return json.every(isWhole)
  const fields = json as { readonly [key: string]: Json }
  return fields['#model'] !== '-' && fields['#unserializable'] === undefined && Object.values(fields).every(isWhole)
}

/** In the values of this thread. Throws EvaluationError for JSON that is no value. */
export function recordedOf({ kind, name, initial, steps, endless }: Behaviour): Recorded {
  const values = (fields: { readonly [name: string]: Json }): ReadonlyMap<string, Value> => new Map(Object.entries(fields).map(([key, json]) => [key, jsonToValue(json)]))
  return { kind, name, initial: values(initial), steps: steps.map(({ action, args }) => ({ action, args: values(args) })), endless: endless === true }
}
