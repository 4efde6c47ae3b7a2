/**
 * Looks through names: what a formula is once definitions without arguments, with arguments, labels and overrides are
 * followed, together with the name of the last definition passed.
 */
import { unfold } from './copy.ts'
import { definitionOf, type Call, type Expr } from './resolved.ts'

/** One definition opened: its name and its body, or undefined for a native or a plain value. */
export function open(call: Call): { readonly name: string; readonly body: Expr } | undefined {
  const target = definitionOf(call.definition)
  if (target.kind === 'value') return undefined
  const body = unfold(target === call.definition ? call : { ...call, definition: target })
  return body === undefined ? undefined : { name: target.name, body }
}

/** Parts of a conjunction, written with bullets or with infix `/\`, nested ones flattened. */
export function conjuncts(e: Expr): readonly Expr[] {
  if (e.kind === 'builtin' && e.op === 'and') return e.args.flatMap(conjuncts)
  return e.kind === 'label' ? conjuncts(e.body) : [e]
}

/** Puts back what a formula was found under: LETs and `\A x \in S`. */
export type Wrap = (e: Expr) => Expr

export const unwrapped: Wrap = (e) => e
