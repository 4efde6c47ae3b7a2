/**
 * Functions, tuples and records: application, EXCEPT, domains, construction from pairs.
 *
 * Updates are memoised on identities in a bounded, lossy cache: most updates of a search have been made before, and a
 * forgotten one is only made again.
 */
import { EvaluationError } from './error.ts'
import { described, explicit, familyOf, isMember, makeFunction, makeSet, searchSorted, solid, startOf } from './canonical.ts'
import { addLastingHolder, isOlder } from './reclaim.ts'
import { appended, isSequence, itemOf, withItem } from './sequences.ts'
import { interval } from './sets.ts'
import { auxOf, closureOf, componentOf, componentsOf, F, HEAP, intern, Kind, lengthOf, makeString, mixPair, mixValue, nameOf, reserve, S, type Value } from './store.ts'
import { printValue } from './print.ts'

/** Domain of a function (1..n for a sequence), an explicit set unless the function itself is lazy or a long sequence. */
export function domainOf(f: Value): Value {
  if (f >= HEAP) {
    switch (S.kind[f - HEAP]) {
      case Kind.sequence: return oneTo(lengthOf(f))
      case Kind.longSequence: return interval(1, lengthOf(f))
      case Kind.function: return auxOf(f)
      case Kind.closure: return closureOf(f).domain
    }
  }
  throw new EvaluationError('eval/not-a-function', `DOMAIN needs a function, found ${described(f)}`)
}

const initialSegments: Value[] = []

/** The explicit set 1..n. */
export function oneTo(n: number): Value {
  return (initialSegments[n] ??= makeSet(Array.from({ length: n }, (_, i) => i + 1)))
}

const positions = new Map<Value, Map<Value, number>>()

/** Position of x among the elements of an explicit domain, or -1. */
export function positionIn(domain: Value, x: Value): number {
  const n = S.length[domain - HEAP]!
  const o = startOf(domain)
  const pool = S.pool
  // Elements interned one after the other, as a configuration's model values are, stand at their distance from the first.
  const guess = x - pool[o]!
  if (guess >= 0 && guess < n && pool[o + guess] === x) return guess
  if (n <= 8) {
    for (let k = 0; k < n; k++) if (pool[o + k] === x) return k
    return -1
  }
  let index = positions.get(domain)
  if (index === undefined) {
    index = new Map(componentsOf(domain).map((key, k) => [key, k]))
    positions.set(domain, index)
  }
  return index.get(x) ?? -1
}

/** f[x]. Throws outside the domain. */
export function apply(f: Value, x: Value): Value {
  if (f >= HEAP) {
    const kind = S.kind[f - HEAP]
    if (kind === Kind.sequence) {
      if (x > 0 && x <= S.length[f - HEAP]!) return S.pool[S.offset[f - HEAP]! + x - 1]!
    } else if (kind === Kind.function) {
      let k = positionIn(auxOf(f), x)
      if (k < 0 && solid(x) !== x) k = positionIn(auxOf(f), solid(x))
      if (k >= 0) return S.pool[S.offset[f - HEAP]! + k]!
    } else if (kind === Kind.longSequence) {
      if (x > 0 && x <= S.length[f - HEAP]!) return itemOf(f, x - 1)
    } else if (kind === Kind.closure) {
      const { domain, call } = closureOf(f)
      if (isMember(x, domain)) return call(x)
    } else {
      throw new EvaluationError('eval/not-a-function', `cannot apply ${described(f)} to an argument: it is not a function`)
    }
    throw outside(f, x)
  }
  throw new EvaluationError('eval/not-a-function', `cannot apply ${described(f)} to an argument: it is not a function`)
}

function outside(f: Value, x: Value): EvaluationError {
  const error = new EvaluationError('eval/outside-domain', `the function is applied to ${printValue(x, 80)}, which is not in its domain`)
  error.notes.push(`the function is ${printValue(f, 200)}`, `its domain is ${printValue(domainOf(f), 120)}`)
  return error
}

/** r.name. Throws when r is not a record with that field. */
export function field(r: Value, name: Value): Value {
  if (r >= HEAP && S.kind[r - HEAP] === Kind.function) {
    const k = positionIn(auxOf(r), name)
    if (k >= 0) return S.pool[S.offset[r - HEAP]! + k]!
  } else if (r >= HEAP && S.kind[r - HEAP] === Kind.closure) {
    return apply(r, name)
  }
  const error = new EvaluationError('eval/no-field', familyOf(r) === 'function' ? `the record has no field ${nameOf(name)}` : `cannot select the field ${nameOf(name)} of ${described(r)}: it is not a record`)
  error.notes.push(`the value is ${printValue(r, 200)}`)
  throw error
}

const MEMO = 1 << 16
const memo = new Int32Array(MEMO * 4)

addLastingHolder({
  reclaimed(since) {
    memo.fill(0)
    initialSegments.forEach((segment, n) => {
      if (!isOlder(segment, since)) delete initialSegments[n]
    })
    for (const domain of positions.keys()) if (!isOlder(domain, since)) positions.delete(domain)
  },
})

/** [f EXCEPT ![x] = v]; f itself when x is outside the domain (`isInDomain` tells). */
export function except(f: Value, x: Value, v: Value): Value {
  let h = Math.imul(f, 0x9e3779b1) ^ Math.imul(x, 0x85ebca6b) ^ Math.imul(v, 0xc2b2ae35)
  h = ((h ^ (h >>> 15)) & (MEMO - 1)) << 2
  if (memo[h] === f && memo[h + 1] === x && memo[h + 2] === v) return memo[h + 3]!
  const result = exceptSlow(f, x, v)
  memo[h] = f
  memo[h + 1] = x
  memo[h + 2] = v
  memo[h + 3] = result
  return result
}

function exceptSlow(f: Value, x: Value, v: Value): Value {
  f = solid(f)
  const k = indexOf(f, x)
  if (k < 0) return f
  return replaced(f, k, solid(v))
}

/** Position of argument x in function f (0-based), -1 outside the domain. Throws when f is not a function. */
export function indexOf(f: Value, x: Value): number {
  const kind = f < HEAP ? -1 : S.kind[f - HEAP]
  if (kind === Kind.sequence || kind === Kind.longSequence) return x > 0 && x <= S.length[f - HEAP]! ? x - 1 : -1
  if (kind === Kind.function) return positionIn(auxOf(f), solid(x))
  throw new EvaluationError('eval/not-a-function', `EXCEPT needs a function, found ${described(f)}`)
}

/** f with component k replaced: the fingerprint changes by one term. */
export function replaced(f: Value, k: number, v: Value): Value {
  const i = f - HEAP
  const n = S.length[i]!
  const old = componentOf(f, k)
  if (old === v) return f
  if (S.kind[i] === Kind.longSequence) return withItem(f, k, v)
  const keys = S.kind[i] === Kind.sequence ? 0 : startOf(S.aux[i]!)
  const start = reserve(n)
  S.pool.copyWithin(start, S.offset[i]!, S.offset[i]! + n)
  S.pool[start + k] = v
  let low = S.low[i]!
  let high = S.high[i]!
  if (S.kind[i] === Kind.sequence) {
    mixValue(old, k + 0x1000)
    low = low - F.low | 0
    high = high - F.high | 0
    mixValue(v, k + 0x1000)
  } else {
    const key = S.pool[keys + k]!
    mixPair(key, old)
    low = low - F.low | 0
    high = high - F.high | 0
    mixPair(key, v)
  }
  return intern(S.kind[i]!, S.aux[i]!, n, low + F.low | 0, high + F.high | 0)
}

/** The record with these fields. */
export function makeRecord(fields: readonly (readonly [name: string, value: Value])[]): Value {
  return makeFunctionOf(fields.map(([name, value]) => [makeString(name), value] as const))
}

/** The function with these argument-value pairs (arguments distinct, or the first pair of an argument wins). */
export function makeFunctionOf(pairs: readonly (readonly [argument: Value, value: Value])[]): Value {
  const domain = makeSet(pairs.map(([argument]) => argument))
  const values: Value[] = []
  for (let i = pairs.length - 1; i >= 0; i--) values[searchSorted(solid(pairs[i]![0]), domain)] = pairs[i]![1]
  return makeFunction(domain, values)
}

/** Values of a function in the order of its domain. */
export function valuesOf(f: Value): Value[] {
  const e = explicit(f)
  if (familyOf(e) !== 'function') throw new EvaluationError('eval/not-a-function', `expected a function, found ${described(f)}`)
  return componentsOf(e)
}

/** Items of a sequence. Throws when v is not one; `what` names the operator. */
export function sequenceItems(v: Value, what: string): Value[] {
  const e = solid(v)
  if (!isSequence(e)) throw new EvaluationError('eval/not-a-sequence', `${what} needs a sequence, found ${described(v)}`)
  return componentsOf(e)
}

/** s followed by v: what Append and most logs do. */
export function append(s: Value, v: Value): Value {
  const e = solid(s)
  if (!isSequence(e)) throw new EvaluationError('eval/not-a-sequence', `Append needs a sequence, found ${described(s)}`)
  return appended(e, solid(v))
}

