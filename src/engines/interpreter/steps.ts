/** Expressions about two states: prime, UNCHANGED, [A]_v, <<A>>_v. */
import type { Expr } from '../../module/resolved.ts'
import { equal } from '../../value/canonical.ts'
import { EvaluationError } from '../../value/error.ts'
import type { Value } from '../../value/store.ts'
import { Reads, type Environment } from './environment.ts'
import type { Interpreter } from './interpreter.ts'
import { futureOf, type Moment } from './moment.ts'

/** e' */
export function primed(I: Interpreter, e: Expr, env: Environment, m: Moment): Value {
  const future = futureOf(m)
  if (future === undefined) {
    const error = new EvaluationError('eval/no-next-state', 'a primed expression has no value here: there is no next state')
    error.notes.push('only actions and action properties may use primes; an invariant, a constraint or a VIEW is about one state')
    throw error
  }
  const before = I.reads
  I.reads = Reads.nothing
  const value = I.evaluate(e, env, future)
  I.reads = before | (I.reads & Reads.outside) | ((I.reads & Reads.now) === 0 ? 0 : Reads.next)
  return value
}

/** UNCHANGED e as a test. */
export function isUnchanged(I: Interpreter, e: Expr, env: Environment, m: Moment): boolean {
  const now = I.evaluate(e, env, m)
  return equal(now, primed(I, e, env, m))
}

/** [A]_v */
export function boxHolds(I: Interpreter, e: Expr & { kind: 'box' }, env: Environment, m: Moment): boolean {
  return I.test(e.action, env, m, 'the action of [A]_v') || isUnchanged(I, e.subscript, env, m)
}

/** <<A>>_v */
export function angleHolds(I: Interpreter, e: Expr & { kind: 'angle' }, env: Environment, m: Moment): boolean {
  return I.test(e.action, env, m, 'the action of <<A>>_v') && !isUnchanged(I, e.subscript, env, m)
}
