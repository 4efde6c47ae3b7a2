/** Expressions about two states: prime, UNCHANGED, [A]_v, <<A>>_v. */
import { definitionOf, type Expr } from '../../module/resolved.ts'
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

/**
 * UNCHANGED e as a test. Of a tuple the components are compared and the tuple is not made: it would have to write out sets that
 * TLC compares as they are (SUBSET 0).
 */
export function isUnchanged(I: Interpreter, e: Expr, env: Environment, m: Moment): boolean {
  const parts = componentsOf(e)
  const now = parts.map((p) => I.evaluate(p, env, m))
  const next = parts.map((p) => primed(I, p, env, m))
  return now.every((value, k) => equal(value, next[k] as Value))
}

/** Of a tuple that is written here or has a name; a definition of the module mentions no local name, so any environment will do. */
function componentsOf(e: Expr): readonly Expr[] {
  if (e.kind === 'tuple') return e.items.flatMap(componentsOf)
  if (e.kind !== 'call' || e.args.length > 0) return [e]
  const d = definitionOf(e.definition)
  return d.kind === 'definition' && d.body?.kind === 'tuple' && !d.inLet ? componentsOf(d.body) : [e]
}

/** [A]_v */
export function boxHolds(I: Interpreter, e: Expr & { kind: 'box' }, env: Environment, m: Moment): boolean {
  return I.test(e.action, env, m, 'the action of [A]_v') || isUnchanged(I, e.subscript, env, m)
}

/** <<A>>_v */
export function angleHolds(I: Interpreter, e: Expr & { kind: 'angle' }, env: Environment, m: Moment): boolean {
  return I.test(e.action, env, m, 'the action of <<A>>_v') && !isUnchanged(I, e.subscript, env, m)
}
