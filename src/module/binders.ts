/**
 * Bounds such as `x, y \in S, <<a, b>> \in T` become binders and a scope for the body.
 */
import type { Bound } from '../syntax/tree.ts'
import type { Binder, Expr } from './resolved.ts'
import { declareLocal, inner, type Context } from './context.ts'

/** Sets are resolved in `context`, outside the scope of the bound names; those are declared inside `around`. */
export function bind(context: Context, bounds: readonly Bound[], around: Context = context): { binders: readonly Binder[]; context: Context } {
  const sets = bounds.map((b) => context.session.expr(context, b.set))
  const scope = inner(around)
  const binders = bounds.flatMap((b, i): Binder[] => {
    const set = sets[i] as Expr
    const symbols = b.variables.map((v) => declareLocal(scope, v))
    return b.tuple ? [{ symbols, tuple: true, set }] : symbols.map((s) => ({ symbols: [s], tuple: false, set }))
  })
  return { binders, context: scope }
}
