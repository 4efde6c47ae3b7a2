/**
 * Looks through names: what a formula is once definitions without arguments, with arguments, labels and overrides are
 * followed, together with the name of the last definition passed.
 */
import { unfold } from './copy.ts'
import { definitionOf, type Call, type Expr } from './resolved.ts'

/** One definition opened: its name and its body, or undefined for a native, a plain value or a recursive operator. */
export function open(call: Call): { readonly name: string; readonly body: Expr } | undefined {
  const target = definitionOf(call.definition)
  if (target.kind === 'value' || target.recursive) return undefined
  const body = unfold(target === call.definition ? call : { ...call, definition: target })
  return body === undefined ? undefined : { name: target.name, body }
}

/** Puts back what a formula was found under: LETs and `\A x \in S`. */
export type Wrap = (e: Expr) => Expr

export const unwrapped: Wrap = (e) => e
