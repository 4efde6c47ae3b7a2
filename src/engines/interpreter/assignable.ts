/**
 * Which variable an expression names, if it is a plain variable (Init) or a primed one (Next) behind parameters and
 * definitions: `x = e` and `x' = e` assign only then; everything else is a test.
 */
import { definitionOf, type Expr, type VariableSymbol } from '../../module/resolved.ts'
import { environmentOf } from './calls.ts'
import { lookUp, type Environment } from './environment.ts'
import type { Moment } from './moment.ts'

/** The variable that `e` is; also one that an instance replaces, where it is bound. */
export function variableOf(e: Expr, env: Environment, bound: Moment['bound']): VariableSymbol | undefined {
  if (e.kind === 'variable') return e.symbol
  const own = e.kind === 'call' ? bound?.get(e.definition) : undefined
  if (own !== undefined) return own
  const next = behind(e, env)
  return next === undefined ? undefined : variableOf(next.expr, next.environment, bound)
}

/** The variable that `e` is the primed value of. */
export function primedVariableOf(e: Expr, env: Environment, bound: Moment['bound']): VariableSymbol | undefined {
  if (e.kind === 'builtin') return e.op === 'prime' ? variableOf(e.args[0] as Expr, env, bound) : undefined
  const next = behind(e, env)
  return next === undefined ? undefined : primedVariableOf(next.expr, next.environment, bound)
}

/** What a parameter or a definition without parameters stands for. */
export function behind(e: Expr, env: Environment): { readonly expr: Expr; readonly environment: Environment } | undefined {
  if (e.kind === 'local') {
    const binding = lookUp(e.symbol, env)
    return typeof binding === 'object' && binding.kind === 'thunk' ? { expr: binding.expr, environment: binding.environment } : undefined
  }
  if (e.kind !== 'call' || e.args.length > 0) return undefined
  const d = definitionOf(e.definition)
  if (d.kind === 'value' || d.body === undefined || d.parameters.length > 0) return undefined
  return { expr: d.body, environment: environmentOf(d, env) }
}
