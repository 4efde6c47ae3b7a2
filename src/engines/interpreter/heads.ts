/**
 * Finds the function constructor that an expression is going to evaluate to, without evaluating it: through names, LET,
 * IF and labels. Used for functions that are only applied and for functions whose values are actions.
 */
import { definitionOf, type Expr } from '../../module/resolved.ts'
import { bindArguments, bindParameters, environmentOf } from './calls.ts'
import { bind, bindLet, lookUp, makeThunk, type Environment } from './environment.ts'
import type { Interpreter } from './interpreter.ts'
import type { Moment } from './moment.ts'

export interface Head {
  readonly constructor: Expr & { kind: 'function' }
  readonly environment: Environment
}

/** In `environment` a recursive function's own name stands for its constructor. */
export function resolveHead(I: Interpreter, e: Expr, env: Environment, m: Moment): Head | undefined {
  switch (e.kind) {
    case 'function': return { constructor: e, environment: e.self === undefined ? env : bind(e.self, makeThunk(e, env), env) }
    case 'label': return resolveHead(I, e.body, env, m)
    case 'let': return resolveHead(I, e.body, bindLet(e.definitions, env), m)
    case 'if': return resolveHead(I, I.test(e.test, env, m, 'the condition of IF') ? e.then : e.else, env, m)
    case 'case': return resolveHead(I, I.caseArm(e, env, m), env, m)
    case 'local': {
      const binding = lookUp(e.symbol, env)
      return typeof binding === 'object' && binding.kind === 'thunk' ? resolveHead(I, binding.expr, binding.environment, m) : undefined
    }
    case 'call': {
      const d = definitionOf(e.definition)
      if (d.kind === 'value' || d.body === undefined || d.native !== undefined) return undefined
      const inner = bindParameters(d.parameters, bindArguments(I, e.args, env, m, false), environmentOf(d, env))
      return resolveHead(I, d.body, inner, m)
    }
    default: return undefined
  }
}
