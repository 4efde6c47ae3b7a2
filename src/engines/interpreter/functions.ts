/**
 * f[x] and EXCEPT.
 *
 * TLC does not expand a function that is only applied: [x \in S |-> e][k] evaluates e for k alone, so an error at another
 * argument is not seen. Here the function in that place is unfolded where it is written as a constructor, and where
 * evaluating it whole fails.
 */
import type { Expr, PathElement } from '../../module/resolved.ts'
import { isMember, makeSequence, tryExplicit } from '../../value/canonical.ts'
import { EvaluationError } from '../../value/error.ts'
import { apply, domainOf, except, indexOf } from '../../value/functions.ts'
import { printValue } from '../../value/print.ts'
import { closureOf, Kind, kindOf, makeClosure, makeString, type Value } from '../../value/store.ts'
import { described } from '../../value/canonical.ts'
import { sourceText } from '../model/text.ts'
import { placeOf } from '../../syntax/source.ts'
import { lazyFunction } from './comprehensions.ts'
import { bind, Reads, type Environment } from './environment.ts'
import type { Interpreter } from './interpreter.ts'
import { isFailedAttempt } from './failures.ts'
import { resolveHead } from './heads.ts'
import type { Moment } from './moment.ts'

/** The argument tuple of f[a], f[a, b]. */
export function argumentOf(I: Interpreter, args: readonly Expr[], env: Environment, m: Moment): Value {
  return args.length === 1 ? I.evaluate(args[0] as Expr, env, m) : makeSequence(args.map((a) => I.evaluate(a, env, m)))
}

export function evaluateIndex(I: Interpreter, e: Expr & { kind: 'index' }, env: Environment, m: Moment): Value {
  const f = e.function.kind === 'function' && e.function.self === undefined ? lazyFunction(I, e.function, env, m) : evaluateHead(I, e.function, env, m)
  if (typeof f === 'number') return apply(f, argumentOf(I, e.args, env, m))
  const x = argumentOf(I, e.args, env, m)
  if (!isMember(x, f.domain)) throw outside(x, f.domain)
  return f.call(x)
}

/** A function that is going to be applied. When it fails as a whole, only its constructor is found. */
function evaluateHead(I: Interpreter, e: Expr, env: Environment, m: Moment): Value | { readonly domain: Value; readonly call: (x: Value) => Value } {
  // Whole, a function that is defined by itself would have no end: each of its values asks for all of them.
  const unfolded = e.kind === 'call' && e.definition.recursive ? resolveHead(I, e, env, m) : undefined
  if (unfolded !== undefined && unfolded.constructor.self === undefined) return lazyFunction(I, unfolded.constructor, unfolded.environment, m)
  try {
    return I.evaluate(e, env, m)
  } catch (error) {
    if (!isFailedAttempt(error)) throw error
    I.reads |= Reads.all // what the failed attempt read is not known
    const head = resolveHead(I, e, env, m)
    if (head === undefined || head.constructor.self !== undefined) throw error
    return lazyFunction(I, head.constructor, head.environment, m)
  }
}

function outside(x: Value, domain: Value): EvaluationError {
  const error = new EvaluationError('eval/outside-domain', `the function is applied to ${printValue(x, 80)}, which is not in its domain`)
  error.notes.push(`its domain is ${printValue(domain, 120)}`)
  return error
}

/** [f EXCEPT ![a].b = e, …]: updates from left to right; a place that does not exist leaves f as it is, with a warning. */
export function evaluateExcept(I: Interpreter, e: Expr & { kind: 'except' }, env: Environment, m: Moment): Value {
  let result = I.evaluate(e.function, env, m)
  for (const update of e.updates) {
    const path = update.path.map((p) => pathValue(I, p, env, m))
    const old = select(result, path)
    if (old === undefined) {
      I.warn(`EXCEPT at ${placeOf(update.span)} was applied to a place that does not exist, ${path.map((p) => `![${printValue(p, 40)}]`).join('')} in ${sourceText(e.function.span, 60)}: the function stays as it is`)
      continue
    }
    const value = I.evaluate(update.value, bind(update.at, old, env), m)
    result = updated(result, path, 0, value)
  }
  return result
}

function pathValue(I: Interpreter, p: PathElement, env: Environment, m: Moment): Value {
  return p.kind === 'field' ? makeString(p.name) : I.evaluate(p.index, env, m)
}

/** The value at a path, undefined where a part is outside the domain. */
function select(f: Value, path: readonly Value[]): Value | undefined {
  let value = f
  for (const x of path) {
    if (!isInDomain(value, x)) return undefined
    value = apply(value, x)
  }
  return value
}

function isInDomain(f: Value, x: Value): boolean {
  switch (kindOf(f)) {
    case Kind.sequence: case Kind.function: return indexOf(f, x) >= 0
    case Kind.closure: return isMember(x, domainOf(f))
    default: throw new EvaluationError('eval/not-a-function', `EXCEPT needs a function, found ${described(f)}`)
  }
}

function updated(f: Value, path: readonly Value[], k: number, value: Value): Value {
  const x = path[k] as Value
  const inner = k === path.length - 1 ? value : updated(apply(f, x), path, k + 1, value)
  if (kindOf(f) !== Kind.closure || tryExplicit(closureOf(f).domain) !== undefined) return except(f, x, inner)
  const { domain, call } = closureOf(f)
  return makeClosure(Kind.closure, { domain, call: (y) => (y === x ? inner : call(y)) })
}
