/**
 * Everything that binds variables to elements: quantifiers, CHOOSE, set and function constructors.
 *
 * The sets of all bounds are evaluated before any element is looked at, and elements come in TLC's order. What TLC keeps
 * lazy stays lazy: a filter of a large or infinite set, a function on one, a recursive function.
 */
import type { Binder, Expr, LocalSymbol } from '../../module/resolved.ts'
import { placeOf } from '../../syntax/source.ts'
import { described, explicit, isMember, makeFunction, makeSet, makeSortedSet, sizeOf, solid, tryExplicit } from '../../value/canonical.ts'
import { printValue } from '../../value/print.ts'
import { checkSet, product } from '../../value/sets.ts'
import { componentOf, componentsOf, Kind, kindOf, lengthOf, makeBoolean, makeClosure, S, TRUE, type Closure, type Value } from '../../value/store.ts'
import { dependsOnNames } from '../model/names.ts'
import { mayRepeat, unfolded } from '../model/repetition.ts'
import { bind, Reads, type Environment } from './environment.ts'
import { fail, isFailedAttempt } from './failures.ts'
import type { Interpreter } from './interpreter.ts'
import type { Moment } from './moment.ts'

type FunctionExpr = Expr & { kind: 'function' }

/** Filters of sets up to this size are made at once. */
const FILTER_LIMIT = 4096

// ---------------------------------------------------------------- binding

/** Values of the bounds, one a binder; a set shared by several binders is evaluated once. */
function boundSets(I: Interpreter, binders: readonly Binder[], env: Environment, m: Moment): Value[] {
  const sets: Value[] = []
  for (let k = 0; k < binders.length; k++) {
    const b = binders[k] as Binder
    const shared = k > 0 && binders[k - 1]?.set === b.set
    sets.push(shared ? (sets[k - 1] as Value) : setOf(I, b.set, env, m))
  }
  return sets
}

function setOf(I: Interpreter, e: Expr, env: Environment, m: Moment): Value {
  const set = I.evaluate(e, env, m)
  try {
    checkSet(set, 'a bound')
  } catch {
    fail('eval/not-a-set', `the bound of a variable is ${described(set)}, not a set`, e, env)
  }
  return set
}

/** Elements of the set that `e` denotes, repeated as TLC repeats them. */
export function elementsAsEnumerated(I: Interpreter, e: Expr, env: Environment, m: Moment, set: Value): Value[] {
  if (!mayRepeat(e)) return enumerate(set, e, env)
  const inner = unfolded(e) as Expr & { kind: 'builtin' }
  const within = inner === e ? env : undefined
  const [left, right] = inner.args as readonly [Expr, Expr]
  const leftSet = I.evaluate(left, within, m)
  const other = I.evaluate(right, within, m)
  const first = elementsAsEnumerated(I, left, within, m, leftSet)
  if (inner.op === 'cup') {
    const second = elementsAsEnumerated(I, right, within, m, other)
    return isImmediate(other) && !isImmediate(leftSet) ? [...second, ...first] : [...first, ...second]
  }
  return first.filter((x) => isMember(x, other) === (inner.op === 'cap'))
}

/** Elements of a bound. Throws, at the bound, when it cannot be enumerated. */
function enumerate(set: Value, e: Expr, env: Environment): Value[] {
  const elements = tryExplicit(set)
  if (elements === undefined) {
    fail('eval/not-enumerable', `the set ${printValue(set, 80)} cannot be enumerated`, e, env, 'bound the variable by a finite set, or replace the set in the configuration (Nat <- 0..3)')
  }
  return componentsOf(elements as Value)
}

/** The environment with a binder's symbols bound to an element (or to the components of a tuple). */
function bindElement(b: { readonly symbols: readonly LocalSymbol[]; readonly tuple: boolean }, element: Value, env: Environment, at: Expr): Environment {
  if (!b.tuple) return bind(b.symbols[0] as LocalSymbol, element, env)
  const tuple = solid(element)
  if (kindOf(tuple) !== Kind.sequence || lengthOf(tuple) !== b.symbols.length) {
    fail('eval/not-a-tuple', `<<${b.symbols.map((s) => s.name).join(', ')}>> cannot be bound to ${described(element)}`, at, env, `the elements of the bound must be tuples of length ${b.symbols.length}`)
  }
  return b.symbols.reduce((inner, symbol, k) => bind(symbol, componentOf(tuple, k), inner), env)
}

/** Calls `visit` with every binding until it returns true; tells whether it did. As in TLC, the first variable changes fastest. */
export function forEachBinding(I: Interpreter, binders: readonly Binder[], env: Environment, m: Moment, visit: (env: Environment) => boolean): boolean {
  const sets = boundSets(I, binders, env, m)
  const elements = binders.map((b, k) => elementsAsEnumerated(I, b.set, env, m, sets[k] as Value))
  const from = (k: number, inner: Environment): boolean => {
    const b = binders[k]
    if (b === undefined) return visit(inner)
    for (const element of elements[k] as Value[]) if (from(k - 1, bindElement(b, element, inner, b.set))) return true
    return false
  }
  return from(binders.length - 1, env)
}

// ---------------------------------------------------------------- quantifiers and CHOOSE

export function quantify(I: Interpreter, e: Expr & { kind: 'quantifier' }, env: Environment, m: Moment): boolean {
  const exists = e.quantifier === 'exists'
  const role = exists ? 'the body of \\E' : 'the body of \\A'
  return forEachBinding(I, e.binders, env, m, (inner) => I.test(e.body, inner, m, role) === exists) === exists
}

export function choose(I: Interpreter, e: Expr & { kind: 'choose' }, env: Environment, m: Moment): Value {
  const set = e.set
  if (set === undefined) {
    const name = e.symbols[0]?.name ?? 'x'
    return fail('eval/unbounded-choose', 'CHOOSE without a set cannot be evaluated', e, env,
      `write CHOOSE ${name} \\in S : … with a set S that can be enumerated, or replace the definition in the configuration (${name} <- ${name}, or a model value)`)
  }
  const elements = enumerate(setOf(I, set, env, m), set, env)
  for (let k = 0; k < elements.length; k++) {
    const element = elements[k] as Value
    if (!I.test(e.body, bindElement(e, element, env, set), m, 'the body of CHOOSE')) continue
    if (k < elements.length - 1) warnIfByName(I, e, elements, k, env, m)
    return element
  }
  return fail('eval/choose', `no element of the set satisfies the predicate of this CHOOSE`, e, env, `the set is ${printValue(makeSortedSet(elements), 120)}`)
}

const CHOOSE_CHECKS = 200

/** Another witness that differs by a string or model value: TLC may have taken that one. */
function warnIfByName(I: Interpreter, e: Expr & { kind: 'choose' }, elements: readonly Value[], k: number, env: Environment, m: Moment): void {
  const checks = I.chooseChecks.get(e) ?? 0
  if (checks >= CHOOSE_CHECKS) return
  I.chooseChecks.set(e, checks + 1)
  const chosen = elements[k] as Value
  const reads = I.reads
  for (let j = k + 1; j < elements.length; j++) {
    const other = elements[j] as Value
    if (!dependsOnNames(chosen, other)) continue
    try {
      if (I.evaluate(e.body, bindElement(e, other, env, e), m) !== TRUE) continue
    } catch (error) {
      if (!isFailedAttempt(error)) throw error
      continue
    } finally {
      I.reads |= reads
    }
    I.chooseChecks.set(e, CHOOSE_CHECKS)
    I.warn(`CHOOSE at ${placeOf(e.span)} took ${printValue(chosen, 40)} where ${printValue(other, 40)} would do as well: strings and model values are ordered by first appearance, TLC's order may differ${I.model.symmetry.length === 0 ? '' : '; with SYMMETRY either may stand for the other, and a violation may be missed'}`)
    return
  }
}

// ---------------------------------------------------------------- sets

export function filterSet(I: Interpreter, e: Expr & { kind: 'setFilter' }, env: Environment, m: Moment): Value {
  const base = setOf(I, e.binder.set, env, m)
  const holds = (x: Value): boolean => I.test(e.predicate, bindElement(e.binder, x, env, e.binder.set), m, 'the predicate of the set')
  if (isImmediate(base)) return makeSortedSet(componentsOf(explicit(base)).filter(holds))
  const size = sizeOf(base)
  if (size !== undefined && size <= FILTER_LIMIT) {
    try {
      return makeSortedSet(componentsOf(explicit(base)).filter(holds))
    } catch (error) {
      if (!isFailedAttempt(error)) throw error
      forget(I)
    }
  }
  return makeClosure(Kind.filter, { domain: base, call: (x) => makeBoolean(holds(x)) })
}

/** TLC evaluates these at once, so that errors appear where the set is written. */
function isImmediate(set: Value): boolean {
  return kindOf(set) === Kind.set || kindOf(set) === Kind.interval
}

/** After a failed attempt nothing is known of what was read. */
function forget(I: Interpreter): void {
  I.reads |= Reads.all
}

export function mapSet(I: Interpreter, e: Expr & { kind: 'setMap' }, env: Environment, m: Moment): Value {
  const items: Value[] = []
  forEachBinding(I, e.binders, env, m, (inner) => {
    items.push(I.evaluate(e.body, inner, m))
    return false
  })
  return makeSet(items)
}

// ---------------------------------------------------------------- functions

/** A function constructor with nothing evaluated but its domain; `enter` binds its variables to an argument. */
export function ruleOf(I: Interpreter, e: FunctionExpr, env: Environment, m: Moment): { readonly domain: Value; readonly enter: (x: Value) => Environment } {
  const sets = boundSets(I, e.binders, env, m)
  const only = e.binders[0] as Binder
  if (sets.length === 1) return { domain: sets[0] as Value, enter: (x) => bindElement(only, x, env, only.set) }
  const enter = (x: Value): Environment => {
    const tuple = solid(x)
    return e.binders.reduce((inner, b, k) => bindElement(b, componentOf(tuple, k), inner, b.set), env)
  }
  return { domain: product(sets), enter }
}

/** The same as domain and values. */
export function lazyFunction(I: Interpreter, e: FunctionExpr, env: Environment, m: Moment): Closure {
  const { domain, enter } = ruleOf(I, e, env, m)
  return { domain, call: (x) => I.evaluate(e.body, enter(x), m) }
}

export function evaluateFunction(I: Interpreter, e: FunctionExpr, env: Environment, m: Moment): Value {
  if (e.self !== undefined) return recursiveFunction(I, e, e.self, env, m)
  const f = lazyFunction(I, e, env, m)
  const sets = e.binders.length > 1 ? componentsOf(f.domain) : [f.domain]
  if (sets.every(isImmediate)) return tabulate(f, sets)
  const size = sizeOf(f.domain)
  if (size !== undefined && size <= FILTER_LIMIT) {
    try {
      return tabulate(f, sets)
    } catch (error) {
      if (!isFailedAttempt(error)) throw error
      forget(I)
    }
  }
  return makeClosure(Kind.closure, f)
}

/** The values, evaluated in TLC's order: the first of several arguments changes fastest, the last in the domain of tuples. */
function tabulate(f: Closure, sets: readonly Value[]): Value {
  const domain = explicit(f.domain)
  const values: Value[] = []
  const from = (k: number, step: number, at: number): void => {
    if (k < 0) {
      values[at] = f.call(componentOf(domain, at))
      return
    }
    const size = lengthOf(explicit(sets[k] as Value))
    for (let i = 0; i < size; i++) from(k - 1, step * size, at + i * step)
  }
  if (lengthOf(domain) > 0) from(sets.length - 1, 1, 0)
  return makeFunction(domain, values)
}

/** f[x \in S] == e: applied without being expanded; each argument is evaluated once. */
function recursiveFunction(I: Interpreter, e: FunctionExpr, self: LocalSymbol, env: Environment, m: Moment): Value {
  const known = new Map<Value, Value>()
  let generation = S.generation
  let rule: Closure | undefined
  const call = (x: Value): Value => {
    if (generation !== S.generation) {
      known.clear()
      generation = S.generation
    }
    let value = known.get(x)
    if (value === undefined) {
      value = (rule as Closure).call(x)
      known.set(x, value)
    }
    return value
  }
  const domain = lazyFunction(I, e, env, m).domain
  const f = makeClosure(Kind.closure, { domain, call })
  rule = lazyFunction(I, e, bind(self, f, env), m)
  return f
}
