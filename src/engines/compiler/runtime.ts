/**
 * What generated code calls by name. Everything here either answers as TLA+ does or throws; a throw sends the state to the
 * interpreter, so messages made here are never seen.
 */
import { ElementClass, equal, explicit, familyOf, isMember, isSame, isSubset, makeFunction, makeSequence, makeSet, makeSortedSet, solid, startOf } from '../../value/canonical.ts'
import { EvaluationError } from '../../value/error.ts'
import { append, apply, domainOf, except, field, indexOf, positionIn } from '../../value/functions.ts'
import { addLastingHolder } from '../../value/reclaim.ts'
import { concatenated, isSequence, itemOf, slice } from '../../value/sequences.ts'
import { BOOLEAN_SET, cap, cardinality, cup, difference, functionSet, interval, powerSet, product, recordSet, sequenceSet, STRING_SET, unionOf, withElement, withoutElement } from '../../value/sets.ts'
import { NO_CHOICE } from '../interpreter/trails.ts'
import { NONE } from './tables.ts'
import { componentOf, componentsOf, HEAP, integerOf, isInteger, Kind, kindOf, lengthOf, makeInteger, S, TRUE, FALSE, typedModelValues, type Value } from '../../value/store.ts'

/** Thrown where compiled code gives up. */
export class Deoptimized extends Error {}

function deopt(): never {
  throw new Deoptimized('compiled code gave up')
}

function truth(v: Value): boolean {
  return v === TRUE ? true : v === FALSE ? false : deopt()
}

function eq(a: Value, b: Value): boolean {
  if (a === b) return true
  if (a < HEAP) return b < HEAP ? false : equal(a, b)
  if (b < HEAP) return equal(a, b)
  const kind = S.kind[a - HEAP]!
  const other = S.kind[b - HEAP]!
  if (kind === other && kind <= Kind.string) return false
  // Untyped model values may be compared with anything.
  if ((kind === Kind.modelValue && S.offset[a - HEAP] === 0) || (other === Kind.modelValue && S.offset[b - HEAP] === 0)) return false
  return equal(a, b)
}

// ---------------------------------------------------------------- integers

function add(a: Value, b: Value): Value {
  const r = a + b
  return a < HEAP && b < HEAP && r < HEAP && r >= -HEAP ? r : arithmetic(a, b, (x, y) => x + y)
}

function subtract(a: Value, b: Value): Value {
  const r = a - b
  return a < HEAP && b < HEAP && r < HEAP && r >= -HEAP ? r : arithmetic(a, b, (x, y) => x - y)
}

function multiply(a: Value, b: Value): Value {
  const r = a * b
  return a < HEAP && b < HEAP && r < HEAP && r >= -HEAP ? r | 0 : arithmetic(a, b, (x, y) => x * y)
}

function arithmetic(a: Value, b: Value, op: (x: number, y: number) => number): Value {
  return isInteger(a) && isInteger(b) ? makeInteger(op(integerOf(a), integerOf(b)) + 0) : deopt()
}

function divide(a: Value, b: Value): Value {
  return isInteger(a) && isInteger(b) && b !== 0 ? makeInteger(Math.floor(integerOf(a) / integerOf(b)) + 0) : deopt()
}

function modulo(a: Value, b: Value): Value {
  if (!isInteger(a) || !isInteger(b) || integerOf(b) <= 0) deopt()
  const n = integerOf(b)
  return makeInteger((((integerOf(a) % n) + n) % n) + 0)
}

function negate(a: Value): Value {
  return isInteger(a) ? makeInteger(0 - integerOf(a)) : deopt()
}

function less(a: Value, b: Value): boolean {
  if (a < HEAP && b < HEAP) return a < b
  return isInteger(a) && isInteger(b) ? integerOf(a) < integerOf(b) : deopt()
}

function lessOrEqual(a: Value, b: Value): boolean {
  if (a < HEAP && b < HEAP) return a <= b
  return isInteger(a) && isInteger(b) ? integerOf(a) <= integerOf(b) : deopt()
}

/** A small integer, as the bound of a counting loop. */
function small(a: Value): number {
  return a < HEAP ? a : deopt()
}

function inInterval(x: Value, from: Value, to: Value): boolean {
  if (x < HEAP && from < HEAP && to < HEAP) return x >= from && x <= to
  return deopt()
}

// ---------------------------------------------------------------- sets and functions

/** The explicit form of a set that is to be run over. */
function enumerable(v: Value): Value {
  if (v >= HEAP && S.kind[v - HEAP] === Kind.set) return v
  const e = familyOf(v) === 'set' ? explicit(v) : deopt()
  return kindOf(e) === Kind.set ? e : deopt()
}

/** Membership in a set that is written out. With typed model values about the interpreter decides. */
function isMemberOfListed(x: Value, set: Value): boolean {
  if (typedModelValues.exist) deopt()
  return isMember(x, set)
}

/** x \in a \cup b, without making the union where all elements are of one kind. */
function isMemberOfUnion(x: Value, a: Value, b: Value): boolean {
  if (a < HEAP || b < HEAP) deopt()
  const i = a - HEAP
  const j = b - HEAP
  if (S.kind[i] === Kind.set && S.kind[j] === Kind.set) {
    if (S.length[i] === 0) return isMember(x, b)
    if (S.length[j] === 0) return isMember(x, a)
    if (S.aux[i] === S.aux[j] && S.aux[i] !== ElementClass.mixed) return isMember(x, a) || isMember(x, b)
  }
  return isMember(x, cup(a, b))
}

/** Sets that TLC evaluates at once; in a union they come before the others. */
function isImmediate(v: Value): boolean {
  return kindOf(v) === Kind.set || kindOf(v) === Kind.interval
}

function singleton(x: Value): Value {
  return makeSortedSet([solid(x)])
}

/** The form that a state holds; infinite functions and filters have none. */
function storable(v: Value): Value {
  if (v < HEAP || S.kind[v - HEAP]! < Kind.interval) return v
  const stored = solid(v)
  return S.kind[stored - HEAP]! < Kind.filter ? stored : deopt()
}

/** Whether x is one of the elements; what cannot be compared with them is not. */
function admits(x: Value, set: Value): boolean {
  try {
    return isMember(x, set)
  } catch (error) {
    if (error instanceof EvaluationError) return false
    throw error
  }
}

/** What an argument without a value is called in a step. */
function noChoice(error: unknown): Value {
  if (error instanceof EvaluationError) return NO_CHOICE
  throw error
}

function inDomain(x: Value, f: Value): boolean {
  if (isSequence(f)) {
    if (x < HEAP) return x > 0 && x <= lengthOf(f)
    deopt()
  }
  return isMember(x, domainOf(f))
}

/** f[x], or NONE outside the domain. */
function lookup(f: Value, x: Value): Value {
  const g = solid(f)
  const k = indexOf(g, x)
  return k < 0 ? NONE : componentOf(g, k)
}

/** As `lookup`, but NONE for anything that cannot be applied: a key of a memo, not a value. */
function lookupOrNone(f: Value, x: Value): Value {
  if (f < HEAP) return NONE
  const kind = S.kind[f - HEAP]
  if (kind === Kind.sequence) return x > 0 && x <= S.length[f - HEAP]! ? S.pool[S.offset[f - HEAP]! + x - 1]! : NONE
  if (kind === Kind.longSequence) return x > 0 && x <= S.length[f - HEAP]! ? itemOf(f, x - 1) : NONE
  if (kind !== Kind.function) return NONE
  const k = positionIn(S.aux[f - HEAP]!, x)
  return k < 0 ? NONE : S.pool[S.offset[f - HEAP]! + k]!
}

/** What a test that failed is in the key of a memo. */
function failed(error: unknown): number {
  if (error instanceof EvaluationError || error instanceof Deoptimized) return -1
  throw error
}

function same(v: Value): Value {
  return v
}

function checkTuple(v: Value, n: number): void {
  if (v < HEAP || S.kind[v - HEAP] !== Kind.sequence || S.length[v - HEAP] !== n) deopt()
}

function thunk(evaluate: () => Value): () => Value {
  let value = NONE
  return () => (value === NONE ? (value = evaluate()) : value)
}

function tabulate(domain: Value, f: (x: Value) => Value): Value {
  const keys = enumerable(domain)
  const values: Value[] = []
  for (let k = 0; k < lengthOf(keys); k++) values.push(f(componentOf(keys, k)))
  return makeFunction(keys, values)
}

const applied = new Map<Value, Map<Value, Value>>()
addLastingHolder({ reclaimed: () => applied.clear() })

/** Application of a constant recursive function, remembered. */
function memoApply(f: Value, x: Value): Value {
  let known = applied.get(f)
  if (known === undefined) applied.set(f, (known = new Map()))
  let v = known.get(x)
  if (v === undefined) known.set(x, (v = apply(f, x)))
  return v
}

// ---------------------------------------------------------------- sequences

function sequenceLength(s: Value): Value {
  return isSequence(s) ? S.length[s - HEAP]! : deopt()
}

function head(s: Value): Value {
  return sequenceLength(s) > 0 ? itemOf(s, 0) : deopt()
}

function tail(s: Value): Value {
  const n = sequenceLength(s)
  return n > 0 ? slice(s, 1, n) : deopt()
}

function subSequence(s: Value, from: Value, to: Value): Value {
  const n = sequenceLength(s)
  if (from >= HEAP || to >= HEAP) deopt()
  if (to < from) return makeSequence([])
  return from < 1 || to > n ? deopt() : slice(s, from - 1, to)
}

function concatenate(a: Value, b: Value): Value {
  return isSequence(a) && isSequence(b) ? concatenated(a, b) : deopt()
}

// ---------------------------------------------------------------- CHOOSE among names

/** How many evaluations of one CHOOSE are watched for a second witness. */
const WATCHED = 256

/** Watches whether a CHOOSE depends on the order of strings or model values, which is ours and not TLC's. */
export interface ChoiceSite {
  /** Whether to look for a second witness after this first one. */
  watching(witness: Value): boolean
  ambiguous(): void
}

export function makeChoiceSite(warn: () => void): ChoiceSite {
  let left = WATCHED
  return {
    watching(witness) {
      if (left === 0 || witness < HEAP) return false
      const kind = S.kind[witness - HEAP]
      if (kind !== Kind.string && kind !== Kind.modelValue) return false
      left--
      return true
    },
    ambiguous() {
      left = 0
      warn()
    },
  }
}

export const runtime = {
  failed, same, elementsOf: componentsOf,
  withElement, withoutElement,
  S, HEAP, NONE, STRING_SET, BOOLEAN_SET, truth, eq, deopt, add, subtract, multiply, divide, modulo, negate, less, lessOrEqual, small, inInterval, interval,
  makeSequence, makeSet, makeSortedSet, singleton, product, functionSet, recordSet, makeFunction, positionIn, field, apply, memoApply, cup, cap,
  difference, admits, NO_CHOICE, noChoice, isMemberOfUnion, isMemberOfListed, isImmediate, isSubset, powerSet, unionOf, domainOf, isMember, isSame, inDomain, except, lookup, lookupOrNone, enumerable, startOf, storable, checkTuple, thunk, tabulate, append,
  sequenceLength, head, tail, subSequence, concatenate, cardinality, sequenceSet,
}

