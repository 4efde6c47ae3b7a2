/**
 * Set algebra. Finite results are explicit; an operation on a set that cannot be enumerated stays a lazy value.
 * Unions are memoised on identities like function updates.
 */
import { checkComparable, compare, described, ElementClass, elementClass, EMPTY_SET, explicit, familyOf, isMember, makeSet, makeSortedSet, solid, tryExplicit } from './canonical.ts'
import { EvaluationError } from './error.ts'
import { addLastingHolder } from './reclaim.ts'
import { isLargeSet, unordered, withLargeElement, withoutElements } from './largeSets.ts'
import { componentOf, componentsOf, HEAP, Kind, lengthOf, makeInteger, makeLazy, makeString, S, TRUE, FALSE, type Value, isInteger } from './store.ts'

export const STRING_SET: Value = makeLazy(Kind.strings, [])
export const NATURALS: Value = makeLazy(Kind.naturals, [])
export const INTEGERS: Value = makeLazy(Kind.integers, [])
export const REALS: Value = makeLazy(Kind.reals, [])
export const ANY: Value = makeLazy(Kind.any, [])
export const BOOLEAN_SET: Value = makeSortedSet([FALSE, TRUE])

/** Throws unless v is a set; `what` names the operator. */
export function checkSet(v: Value, what: string): void {
  if (familyOf(v) !== 'set') throw new EvaluationError('eval/not-a-set', `${what} needs a set, found ${described(v)}`)
}

/** a..b as a lazy interval (the empty set when b < a). */
export function interval(a: Value, b: Value): Value {
  for (const v of [a, b]) if (!isInteger(v)) throw new EvaluationError('eval/not-an-integer', `.. needs integers, found ${described(v)}`)
  return b < HEAP && a < HEAP && b < a ? EMPTY_SET : makeLazy(Kind.interval, [a, b])
}

const MEMO = 1 << 14
const memo = new Int32Array(MEMO * 4)
addLastingHolder({ reclaimed: () => memo.fill(0) })

/** Remembers a binary operation by the identities of its operands, in a bounded, lossy table. */
function remembered(op: number, a: Value, b: Value, compute: (a: Value, b: Value) => Value): Value {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(op, 0x27d4eb2f)
  h = ((h ^ (h >>> 15)) & (MEMO - 1)) << 2
  if (memo[h] === a && memo[h + 1] === b && memo[h + 3] === op) return memo[h + 2]!
  const result = compute(a, b)
  memo[h] = a
  memo[h + 1] = b
  memo[h + 2] = result
  memo[h + 3] = op
  return result
}

/** a \cup b */
export function cup(a: Value, b: Value): Value {
  return a === b && a >= HEAP && S.kind[a - HEAP] === Kind.set ? a : remembered(1, a, b, cupSlow)
}

/** a \cup {x} */
export function withElement(a: Value, x: Value): Value {
  return remembered(2, a, x, (s, e) => cupSlow(s, makeSortedSet([solid(e)])))
}

/** a \ {x} */
export function withoutElement(a: Value, x: Value): Value {
  return remembered(3, a, x, (s, e) => differenceSlow(s, makeSortedSet([solid(e)])))
}

function cupSlow(a: Value, b: Value): Value {
  checkSet(a, '\\cup')
  checkSet(b, '\\cup')
  const x = tryExplicit(a)
  const y = tryExplicit(b)
  // An explicit side is asked first, as in TLC: "a" \in Nat \cup {"a"} is true, though "a" \in Nat is an error.
  if (x === undefined || y === undefined) return makeLazy(Kind.cup, x === undefined && S.kind[b - HEAP]! <= Kind.interval ? [b, a] : [a, b])
  const n = lengthOf(x)
  const m = lengthOf(y)
  if (n === 0) return y
  if (m === 0) return x
  if (isLargeSet(x) || isLargeSet(y)) return n >= m ? cupLarge(x, y) : cupLarge(y, x)
  const merged: Value[] = []
  let i = 0
  let j = 0
  while (i < n && j < m) {
    const c = compare(componentOf(x, i), componentOf(y, j))
    if (c <= 0) merged.push(componentOf(x, i++))
    else merged.push(componentOf(y, j++))
    if (c === 0) j++
  }
  while (i < n) merged.push(componentOf(x, i++))
  while (j < m) merged.push(componentOf(y, j++))
  return makeSortedSet(merged)
}

/** The union of a large set with a smaller one. */
function cupLarge(a: Value, b: Value): Value {
  let all = a
  for (const x of isLargeSet(b) ? unordered(b) : componentsOf(b)) {
    checkComparable(x, all)
    const { aux } = S
    all = withLargeElement(all, x, aux[all - HEAP] === elementClass(x) ? aux[all - HEAP]! : ElementClass.mixed)
  }
  return all
}

/** A large set without the elements of an explicit one. */
function differenceLarge(a: Value, b: Value): Value {
  const others = isLargeSet(b) ? unordered(b) : componentsOf(b)
  for (const x of others) checkComparable(x, a)
  const left = withoutElements(a, others)
  return typeof left === 'number' ? left : makeSet(left)
}

/** a \cap b */
export function cap(a: Value, b: Value): Value {
  return remembered(4, a, b, capSlow)
}

function capSlow(a: Value, b: Value): Value {
  checkSet(a, '\\cap')
  checkSet(b, '\\cap')
  const x = tryExplicit(a)
  if (x !== undefined) return makeSortedSet(componentsOf(x).filter((e) => isMember(e, b)))
  const y = tryExplicit(b)
  return y === undefined ? makeLazy(Kind.cap, [a, b]) : makeSortedSet(componentsOf(y).filter((e) => isMember(e, a)))
}

/** a \ b */
export function difference(a: Value, b: Value): Value {
  return remembered(5, a, b, differenceSlow)
}

function differenceSlow(a: Value, b: Value): Value {
  checkSet(a, 'set difference')
  checkSet(b, 'set difference')
  const e = tryExplicit(a)
  if (e !== undefined && isLargeSet(e) && S.kind[b - HEAP]! <= Kind.largeSet) return differenceLarge(e, b)
  return e === undefined ? makeLazy(Kind.difference, [a, b]) : makeSortedSet(componentsOf(e).filter((x) => !isMember(x, b)))
}

/** UNION s */
export function unionOf(s: Value): Value {
  checkSet(s, 'UNION')
  if (S.kind[s - HEAP] === Kind.subset) return componentOf(s, 0)
  const parts = componentsOf(explicit(s))
  const items: Value[] = []
  const endless: Value[] = []
  for (const part of parts) {
    checkSet(part, 'UNION')
    const e = tryExplicit(part)
    if (e === undefined) endless.push(part)
    else for (let k = 0; k < lengthOf(e); k++) items.push(componentOf(e, k))
  }
  return endless.reduce((all, part) => makeLazy(Kind.cup, [all, part]), makeSet(items))
}

/** SUBSET s. As in TLC, that s is no set is noticed where the elements are asked for. */
export function powerSet(s: Value): Value {
  return makeLazy(Kind.subset, [s])
}

/** [domain -> range] */
export function functionSet(domain: Value, range: Value): Value {
  checkSet(domain, '[S -> T]')
  checkSet(range, '[S -> T]')
  return makeLazy(Kind.functionSet, [solid(domain), range])
}

/** [f : S, g : T] */
export function recordSet(fields: readonly (readonly [name: string, set: Value])[]): Value {
  const domain = makeSet(fields.map(([name]) => makeString(name)))
  const sets: Value[] = []
  for (const [name, set] of fields) {
    checkSet(set, `[${name}: …]`)
    sets[componentsOf(domain).indexOf(makeString(name))] = set
  }
  return makeLazy(Kind.recordSet, sets, domain)
}

/** S \X T \X … */
export function product(sets: readonly Value[]): Value {
  for (const set of sets) checkSet(set, '\\X')
  return makeLazy(Kind.product, sets)
}

/** Seq(s) */
export function sequenceSet(s: Value): Value {
  checkSet(s, 'Seq')
  return makeLazy(Kind.sequenceSet, [s])
}

/** Elements of an enumerable set in TLC's order. Throws when it cannot be enumerated; `what` names the operator. */
export function elementsOf(s: Value, what: string): Value[] {
  checkSet(s, what)
  return componentsOf(explicit(s))
}

/** Number of elements as a TLA+ integer value. */
export function cardinality(s: Value): Value {
  checkSet(s, 'Cardinality')
  return makeInteger(lengthOf(explicit(s)))
}
