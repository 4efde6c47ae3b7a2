/**
 * Why a specification's machine does not take an event.
 */
import type { Action, Explanation, State } from '../program/program.ts'
import { printValue } from '../value/print.ts'
import type { Value } from '../value/store.ts'

export type RefusalKind =
  /** No action of this name, or no such argument. */
  | 'unknown'
  /** No step of the action has these arguments in this state. */
  | 'disabled'
  /** Several successors: `missing` would decide between them. */
  | 'ambiguous'
  /** A step of another node, or of none. */
  | 'elsewhere'
  /** The specification cannot be evaluated with these arguments, or the world given cannot be read. */
  | 'error'

/** Plain data; it survives JSON. */
export interface Refusal {
  readonly kind: RefusalKind
  /** One sentence. */
  readonly message: string
  /** Text of the first false conjunct. */
  readonly conjunct?: string | undefined
  /** Its place: `path:line:column`. */
  readonly place?: string | undefined
  /** What was bound there, as TLA+ text, outermost first. */
  readonly bindings?: readonly { readonly name: string; readonly value: string }[] | undefined
  /** Values of sub-expressions, as TLA+ text. */
  readonly values?: readonly { readonly text: string; readonly value: string }[] | undefined
  /** Arguments that the event does not give. */
  readonly missing?: readonly string[] | undefined
}

/** The first false conjunct of an action for these arguments (undefined: any). */
export function disabled(action: Action, state: State, args: readonly (Value | undefined)[]): Refusal {
  const e: Explanation = action.explain(state, args)
  // Parameters are bound wherever the action is reached: without them its arguments are outside of what Next ranges over.
  if (e.conjunct === undefined || action.parameters.length > 0 && e.bindings.length === 0) return { kind: 'disabled', message: `no step of ${action.name} has these arguments in this state` }
  return {
    kind: 'disabled',
    message: `${action.name} is not enabled: ${e.conjunct} is false${e.place === undefined ? '' : ` (${e.place})`}`,
    conjunct: e.conjunct,
    place: e.place,
    bindings: e.bindings.map(({ name, value }) => ({ name, value: printValue(value, 400) })),
    values: e.values.map(({ text, value }) => ({ text, value: printValue(value, 400) })),
  }
}
