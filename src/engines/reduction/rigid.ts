/**
 * What has a value without a state: constants, and what is made of them and of bound variables whose values are known.
 */
import type { Binder, Expr, LocalSymbol } from '../../module/resolved.ts'
import type { Span } from '../../syntax/source.ts'
import { solid } from '../../value/canonical.ts'
import { EvaluationError } from '../../value/error.ts'
import { isLazy, type Value } from '../../value/store.ts'
import { forEachBinding } from '../interpreter/comprehensions.ts'
import { bind, makeThunk, type Binding, type Environment } from '../interpreter/environment.ts'
import type { Interpreter } from '../interpreter/interpreter.ts'
import { NOWHERE } from '../interpreter/moment.ts'
import type { Key } from './cells.ts'

/** Elements of a set that is run for, at most. */
export const RANGE_MAX = 64

/** Evaluating it fails in every state: it stands for a bound variable whose value is not known. */
export const UNKNOWN_SLOT = 1 << 28
const NO_SPAN: Span = { source: { path: '', text: '' }, start: 0, end: 0 }
export const UNKNOWN_EXPR: Expr = { kind: 'variable', symbol: { kind: 'variable', name: '?', index: UNKNOWN_SLOT, span: NO_SPAN }, span: NO_SPAN }

export const UNKNOWN: Binding = makeThunk(UNKNOWN_EXPR, undefined)

export function isUnknown(binding: Binding | undefined): boolean {
  return typeof binding === 'object' && binding.kind === 'thunk' && binding.expr === UNKNOWN_EXPR
}

export interface Item {
  readonly expr: Expr
  readonly environment: Environment
}

/** The value of an expression where no state is needed for it. */
export function rigid(I: Interpreter, e: Expr, env: Environment): Value | undefined {
  try {
    return solid(I.evaluate(e, env, NOWHERE))
  } catch (error) {
    if (error instanceof EvaluationError) return undefined
    throw error
  }
}

/** An argument of a function as a key; one that is not known, or has no one form, may be any. */
export function keyOf(I: Interpreter, e: Expr, env: Environment): Key {
  const value = rigid(I, e, env)
  return value === undefined || isLazy(value) ? 'whole' : value
}

/** Every binding of the binders where their sets need no state and are small; undefined otherwise. */
export function bindings(I: Interpreter, binders: readonly Binder[], env: Environment): Environment[] | undefined {
  const found: Environment[] = []
  try {
    const many = forEachBinding(I, binders, env, NOWHERE, (inner) => {
      found.push(inner)
      return found.length > RANGE_MAX
    })
    return many ? undefined : found
  } catch (error) {
    if (error instanceof EvaluationError) return undefined
    throw error
  }
}

export function bindUnknown(symbols: readonly LocalSymbol[], env: Environment): Environment {
  return symbols.reduce<Environment>((inner, symbol) => bind(symbol, UNKNOWN, inner), env)
}
