/**
 * Order, equality, membership and explicit forms.
 *
 * One file, because the four define each other: a set is stored sorted, sorting compares, comparing two lazily represented
 * sets expands them, and expanding a difference asks for membership. Identity decides equality of equals; for unequal
 * values the only question is whether TLC would have refused to compare them. Values of different kinds are incomparable
 * (an error, not FALSE), except that an untyped model value may be compared with anything. A typed one (`T_name`) can only be
 * equated with its own type and untyped ones, but be sorted among anything: a set may contain it beside numbers, and be
 * searched for it. Comparison walks two values in TLC's order and stops at the first difference, so an incomparable pair
 * behind it is never seen, as in TLC.
 */
import { EvaluationError } from './error.ts'
import { hasElement, isLargeSet, makeLargeSet, orderedStart, sample, SMALL_SET_MAX, unordered } from './largeSets.ts'
import { isRecord, printValue } from './print.ts'
import { addLastingHolder, isOlder } from './reclaim.ts'
import { FLAT_MAX, isSequence, itemOf, itemsOf, sequenceOf } from './sequences.ts'
import {
  auxOf, closureOf, componentOf, componentsOf, F, HEAP, integerOf, intern, isInteger, isLazy, Kind, lengthOf, makeInteger, mixPair, mixValue,
  reserve, S, sharedForms, TRUE, typedModelValues, type Value,
} from './store.ts'

/** TLC's limit is a million; expanding more than this is refused with a diagnostic. */
export const EXPANSION_LIMIT = 8_000_000

export type Family = 'integer' | 'boolean' | 'string' | 'model value' | 'set' | 'function'

/** Which values TLC can compare with which. */
export function familyOf(v: Value): Family {
  if (v < HEAP) return 'integer'
  switch (S.kind[v - HEAP]) {
    case Kind.boolean: return 'boolean'
    case Kind.string: return 'string'
    case Kind.modelValue: return 'model value'
    case Kind.bigInteger: return 'integer'
    case Kind.sequence: case Kind.longSequence: case Kind.function: case Kind.closure: return 'function'
    default: return 'set'
  }
}

/** A value with its kind, for messages: `the integer 1`, `the record [a |-> 1]`. */
export function described(v: Value): string {
  const family = familyOf(v)
  const noun = family === 'function' ? (isSequence(v) ? 'tuple' : isRecord(v) ? 'record' : 'function') : family
  return `the ${noun} ${printValue(v, 80)}`
}

function incomparable(a: Value, b: Value): never {
  throw new EvaluationError('eval/incomparable', `cannot compare ${described(a)} with ${described(b)}`)
}

// ---------------------------------------------------------------- comparison

/** Whether a = b. Throws EvaluationError when TLC cannot compare them. */
export function equal(a: Value, b: Value): boolean {
  if (a === b) return true
  if (a < HEAP && b < HEAP) return false
  if (compare(a, b) === 0) return true
  if (typedModelValues.exist) checkModelTypes(a, b)
  return false
}

/**
 * Whether two values are the same, in whatever form: `1..2` is `{1, 2}`. Unlike `equal` it is never an error, and sets of
 * different sizes are not written out.
 */
export function isSame(a: Value, b: Value): boolean {
  if (a === b) return true
  if (!isLazy(a) && !isLazy(b)) return false
  try {
    const [m, n] = [a, b].map((v) => v >= HEAP && familyOf(v) === 'set' ? sizeOf(v) : undefined)
    if (m !== undefined && n !== undefined && m !== n) return false
    return solid(a) === solid(b)
  } catch (error) {
    if (error instanceof EvaluationError) return false
    throw error
  }
}

/** The type character (code) of a typed model value (`T` of `T_name`), or undefined. */
function modelValueType(v: Value): number | undefined {
  return S.offset[v - HEAP]! || undefined
}

/** Throws when two unequal values first differ in a typed model value and something that it cannot be equated with. */
function checkModelTypes(a: Value, b: Value): void {
  if (isSubsetOfNoSet(a)) return checkModelTypes(componentOf(a, 0), componentOf(b, 0)) // b is another, or they had not been compared
  const x = solid(a)
  const y = solid(b)
  const type = familyOf(x) === 'model value' ? modelValueType(x) : undefined
  const other = familyOf(y) === 'model value' ? modelValueType(y) : undefined
  if (type !== undefined && (familyOf(y) !== 'model value' || (other !== undefined && other !== type))) incomparable(a, b)
  if (other !== undefined && familyOf(x) !== 'model value') incomparable(a, b)
  const family = familyOf(x)
  if (family !== familyOf(y) || (family !== 'set' && family !== 'function') || isLazy(x) || isLazy(y) || lengthOf(x) !== lengthOf(y) || isSequence(x) !== isSequence(y)) return
  if (family === 'function' && !isSequence(x) && auxOf(x) !== auxOf(y)) {
    checkModelTypes(auxOf(x), auxOf(y))
    return
  }
  const k = componentsOf(x).findIndex((v, i) => v !== componentOf(y, i))
  checkModelTypes(componentOf(x, k), componentOf(y, k))
}

/**
 * TLC's order: negative, zero or positive. Integers by value; FALSE before TRUE; sets by size, then element by element;
 * sequences by length, then component by component; functions by domain, then by values; strings and model values by first
 * appearance; model values before everything else. Throws EvaluationError for incomparable values.
 */
export function compare(a: Value, b: Value): number {
  if (a === b) return 0
  if (a < HEAP && b < HEAP) return a - b
  const family = familyOf(a)
  const other = familyOf(b)
  if (family === 'model value') return other === 'model value' ? auxOf(a) - auxOf(b) : -1
  if (other === 'model value') return 1
  if (family !== other) incomparable(a, b)
  switch (family) {
    case 'integer': return integerOf(a) - integerOf(b)
    case 'boolean': return a === TRUE ? 1 : -1
    case 'string': return auxOf(a) - auxOf(b)
    case 'set': return compareSets(a, b)
    default: return compareFunctions(explicit(a), explicit(b))
  }
}

function compareSets(a: Value, b: Value): number {
  if (isSubsetOfNoSet(a) && S.kind[b - HEAP] === Kind.subset) return compare(componentOf(a, 0), componentOf(b, 0))
  const x = tryExplicit(a)
  const y = tryExplicit(b)
  if (x === y) return 0
  if (x === undefined || y === undefined) {
    if (x === undefined && y === undefined && isUnbounded(a) && isUnbounded(b)) return S.kind[a - HEAP]! - S.kind[b - HEAP]!
    throw new EvaluationError('eval/incomparable', `cannot decide whether ${printValue(a, 80)} equals ${printValue(b, 80)}: ${x === undefined ? 'the first' : 'the second'} of these sets cannot be enumerated`)
  }
  return lengthOf(x) - lengthOf(y) || compareComponents(x, y)
}

function isSubsetOfNoSet(v: Value): boolean {
  return S.kind[v - HEAP] === Kind.subset && familyOf(componentOf(v, 0)) !== 'set'
}

function isUnbounded(v: Value): boolean {
  const kind = S.kind[v - HEAP]
  return kind === Kind.naturals || kind === Kind.integers || kind === Kind.strings || kind === Kind.reals
}

function compareComponents(a: Value, b: Value): number {
  const n = lengthOf(a)
  if (n > FLAT_MAX) return compareLong(a, b, n)
  for (let i = 0; i < n; i++) {
    const c = compare(componentOf(a, i), componentOf(b, i))
    if (c !== 0) return c
  }
  return 0
}

function compareLong(a: Value, b: Value, n: number): number {
  const x = componentsOf(a)
  const y = componentsOf(b)
  for (let i = 0; i < n; i++) {
    const c = compare(x[i]!, y[i]!)
    if (c !== 0) return c
  }
  return 0
}

function compareFunctions(a: Value, b: Value): number {
  if (a === b) return 0
  const n = lengthOf(a)
  const m = lengthOf(b)
  const sequenceA = isSequence(a)
  const sequenceB = isSequence(b)
  // A record against a sequence is an error in TLC; functions on other integers are merely different.
  if (sequenceA !== sequenceB && n > 0 && m > 0 && isRecord(sequenceA ? b : a)) incomparable(a, b)
  if (n !== m) return n - m
  if (sequenceA !== sequenceB) return sequenceA ? compareIndices(a, b) : -compareIndices(b, a)
  if (!sequenceA && auxOf(a) !== auxOf(b)) return compareSets(auxOf(a), auxOf(b))
  return compareComponents(a, b)
}

/** A sequence and another function of as many elements: by their domains, which differ. Those of a sequence are integers, and TLC wants that of the other. */
function compareIndices(sequence: Value, f: Value): number {
  for (const [i, x] of componentsOf(explicit(auxOf(f))).entries()) {
    if (familyOf(x) !== 'integer') incomparable(sequence, f)
    if (integerOf(x) !== i + 1) return i + 1 - integerOf(x)
  }
  return 0
}

// ---------------------------------------------------------------- construction

/** v itself, or its explicit form when it is a finite set or function in lazy representation. */
export function solid(v: Value): Value {
  if (v < HEAP || S.kind[v - HEAP]! < Kind.interval) return v
  return tryExplicit(v) ?? v
}

/** Where in the pool the components stand one after the other: for a large set, in TLC's order. Not for long sequences. */
export function startOf(v: Value): number {
  const o = S.offset[v - HEAP]!
  return o >= 0 ? o : orderedStart(v, compare)
}

sharedForms.component = (v, k) => {
  if (!isLargeSet(v)) return itemOf(v, k)
  const o = orderedStart(v, compare) // may replace S.pool
  return S.pool[o + k]!
}
sharedForms.components = (v) => {
  if (!isLargeSet(v)) return itemsOf(v)
  const o = orderedStart(v, compare)
  return Array.from(S.pool.subarray(o, o + lengthOf(v)))
}

/** The tuple (sequence) of these values. */
export function makeSequence(items: ArrayLike<Value>): Value {
  const n = items.length
  if (n > FLAT_MAX) return sequenceOf(Array.from(items, solid))
  const start = reserve(n)
  let low = 0x2c1b3c6d
  let high = n
  for (let i = 0; i < n; i++) {
    const v = items[i]!
    if (v >= HEAP && S.kind[v - HEAP]! >= Kind.interval && solid(v) !== v) return makeSequence(Array.from(items, solid))
    S.pool[start + i] = v
    mixValue(v, i + 0x1000)
    low = low + F.low | 0
    high = high + F.high | 0
  }
  return intern(Kind.sequence, 0, n, low, high)
}

/** The function with this explicit domain and these values, in the order of the domain's elements. */
export function makeFunction(domain: Value, values: ArrayLike<Value>): Value {
  const n = lengthOf(domain)
  // 1..n as a domain makes a sequence: its sorted elements begin with 1 and end with n.
  const keys = startOf(domain)
  if (n === 0 || (S.pool[keys] === 1 && S.pool[keys + n - 1] === n)) return makeSequence(values)
  const start = reserve(n)
  let low = 0x297a2d39
  let high = n
  for (let i = 0; i < n; i++) {
    const v = values[i]!
    if (v >= HEAP && S.kind[v - HEAP]! >= Kind.interval && solid(v) !== v) return makeFunction(domain, Array.from(values, solid))
    S.pool[start + i] = v
    mixPair(S.pool[keys + i]!, v)
    low = low + F.low | 0
    high = high + F.high | 0
  }
  return intern(Kind.function, domain, n, low, high)
}

/** Class of a set's elements where all are alike: lets membership answer FALSE without comparing. */
export const ElementClass = { mixed: 0, integers: 1, strings: 2, booleans: 3, modelValues: 4 } as const

export function elementClass(v: Value): number {
  switch (familyOf(v)) {
    case 'integer': return ElementClass.integers
    case 'string': return ElementClass.strings
    case 'boolean': return ElementClass.booleans
    case 'model value': return modelValueType(v) === undefined ? ElementClass.modelValues : ElementClass.mixed
    default: return ElementClass.mixed
  }
}

/** The set of elements that are already sorted, distinct and solid. */
export function makeSortedSet(items: ArrayLike<Value>): Value {
  const n = items.length
  if (n > SMALL_SET_MAX) return makeLargeSet(items, elementClass(items[0]!) === elementClass(items[n - 1]!) ? elementClass(items[0]!) : ElementClass.mixed)
  const start = reserve(n)
  let low = 0x165667b1
  let high = n
  for (let i = 0; i < n; i++) {
    const v = items[i]!
    S.pool[start + i] = v
    mixValue(v, 0x5e7)
    low = low + F.low | 0
    high = high + F.high | 0
  }
  // Sorted, so the first and the last tell whether model values are mixed with something else.
  const first = n === 0 ? ElementClass.mixed : elementClass(items[0]!)
  const aux = n > 0 && elementClass(items[n - 1]!) === first ? first : ElementClass.mixed
  return intern(Kind.set, aux, n, low, high)
}

/** The set of these values, in any order and with repetitions. Throws when two of them cannot be compared. */
export function makeSet(items: ArrayLike<Value>): Value {
  if (items.length === 0) return EMPTY_SET
  return items.length <= 16 ? insertionSorted(items) : librarySorted(items)
}

function insertionSorted(items: ArrayLike<Value>): Value {
  const sorted: Value[] = [solid(items[0]!)]
  for (let i = 1; i < items.length; i++) {
    const x = solid(items[i]!)
    let k = sorted.length
    let c = 1
    while (k > 0 && (c = compare(x, sorted[k - 1]!)) < 0) k--
    if (k > 0 && c === 0) continue
    sorted.push(x)
    for (let j = sorted.length - 1; j > k; j--) sorted[j] = sorted[j - 1]!
    sorted[k] = x
  }
  return makeSortedSet(sorted)
}

function librarySorted(items: ArrayLike<Value>): Value {
  const sorted = Array.from(items, solid)
  sorted.sort(compare)
  let n = 1
  for (let i = 1; i < sorted.length; i++) {
    if (sorted[i] !== sorted[n - 1]) sorted[n++] = sorted[i]!
  }
  sorted.length = n
  return makeSortedSet(sorted)
}

export const EMPTY_SET: Value = makeSortedSet([])

// ---------------------------------------------------------------- explicit forms

const expansions = new Map<Value, Value>()
addLastingHolder({
  reclaimed(since) {
    for (const [lazy, elements] of expansions) if (!isOlder(lazy, since) || !isOlder(elements, since)) expansions.delete(lazy)
  },
})

/** The explicit form of an enumerable set or of a lazy function; other values are returned as they are. Throws when not enumerable. */
export function explicit(v: Value): Value {
  const result = tryExplicit(v)
  if (result === undefined) throw new EvaluationError('eval/not-enumerable', `the set ${printValue(v, 80)} cannot be enumerated`)
  return result
}

/** As `explicit`, but undefined for what cannot be enumerated. */
export function tryExplicit(v: Value): Value | undefined {
  if (v < HEAP || S.kind[v - HEAP]! < Kind.interval) return v
  const known = expansions.get(v)
  if (known !== undefined) return known
  const result = expand(v)
  if (result !== undefined) expansions.set(v, result)
  return result
}

function expand(v: Value): Value | undefined {
  const kind = S.kind[v - HEAP]
  if (kind === Kind.closure) {
    const { domain, call } = closureOf(v)
    const keys = tryExplicit(domain)
    return keys === undefined ? undefined : makeFunction(keys, componentsOf(keys).map(call))
  }
  if (kind === Kind.filter) {
    const { domain, call } = closureOf(v)
    const base = tryExplicit(domain)
    return base === undefined ? undefined : makeSortedSet(componentsOf(base).filter((x) => call(x) === TRUE))
  }
  if (kind === Kind.cup || kind === Kind.cap || kind === Kind.difference) return expandAlgebra(v, kind)
  const size = sizeOf(v)
  if (size === undefined) return undefined
  if (size > EXPANSION_LIMIT) {
    throw new EvaluationError('eval/set-too-large', `the set ${printValue(v, 80)} has ${size} elements; at most ${EXPANSION_LIMIT} are enumerated`)
  }
  return size === 0 ? EMPTY_SET : makeSortedSet(expandSized(v, size))
}

function expandAlgebra(v: Value, kind: number): Value | undefined {
  const left = tryExplicit(componentOf(v, 0))
  if (kind === Kind.cup) {
    const right = tryExplicit(componentOf(v, 1))
    return left === undefined || right === undefined ? undefined : makeSet([...componentsOf(left), ...componentsOf(right)])
  }
  if (left !== undefined) return makeSortedSet(componentsOf(left).filter((x) => isMember(x, componentOf(v, 1)) === (kind === Kind.cap)))
  if (kind === Kind.difference) return undefined
  const right = tryExplicit(componentOf(v, 1))
  return right === undefined ? undefined : makeSortedSet(componentsOf(right).filter((x) => isMember(x, componentOf(v, 0))))
}

/**
 * Number of elements of a set without enumerating it (a number beyond 2^53 is approximate); undefined when it cannot be
 * enumerated.
 */
export function sizeOf(v: Value): number | undefined {
  switch (S.kind[v - HEAP]) {
    case Kind.set: case Kind.largeSet: return lengthOf(v)
    case Kind.interval: return Math.max(0, integerOf(componentOf(v, 1)) - integerOf(componentOf(v, 0)) + 1)
    case Kind.subset: {
      const base = componentOf(v, 0)
      if (familyOf(base) !== 'set') throw new EvaluationError('eval/not-a-set', `SUBSET needs a set, found ${described(base)}`)
      const n = sizeOf(base)
      return n === undefined ? undefined : 2 ** n
    }
    case Kind.functionSet: {
      const n = sizeOf(componentOf(v, 0))
      const m = sizeOf(componentOf(v, 1))
      return n === 0 ? 1 : n === undefined || m === undefined ? undefined : m ** n
    }
    case Kind.recordSet: case Kind.product: {
      let total = 1
      for (let k = 0; k < lengthOf(v); k++) {
        const n = sizeOf(componentOf(v, k))
        if (n === undefined) return undefined
        total *= n
      }
      return total
    }
    case Kind.cup: case Kind.cap: case Kind.difference: case Kind.filter: {
      const e = tryExplicit(v)
      return e === undefined ? undefined : lengthOf(e)
    }
    default: return undefined
  }
}

/** Elements in TLC's order: each of these enumerations is sorted by construction. */
function expandSized(v: Value, size: number): Value[] {
  const items: Value[] = []
  switch (S.kind[v - HEAP]) {
    case Kind.interval: {
      const from = integerOf(componentOf(v, 0))
      for (let i = 0; i < size; i++) items.push(makeInteger(from + i))
      return items
    }
    case Kind.subset: {
      const base = componentsOf(explicit(componentOf(v, 0)))
      const chosen: Value[] = []
      const choose = (from: number, left: number): void => {
        if (left === 0) {
          items.push(makeSortedSet(chosen))
          return
        }
        for (let i = from; i + left <= base.length; i++) {
          chosen.push(base[i]!)
          choose(i + 1, left - 1)
          chosen.pop()
        }
      }
      for (let k = 0; k <= base.length; k++) choose(0, k)
      return items
    }
    case Kind.functionSet: {
      const domain = explicit(componentOf(v, 0))
      const range = lengthOf(domain) === 0 ? [] : componentsOf(explicit(componentOf(v, 1)))
      forEachTuple(Array.from({ length: lengthOf(domain) }, () => range), (values) => items.push(makeFunction(domain, values)))
      return items
    }
    case Kind.recordSet: {
      const domain = auxOf(v)
      forEachTuple(componentsOf(v).map((s) => componentsOf(explicit(s))), (values) => items.push(makeFunction(domain, values)))
      return items
    }
    default: // product
      forEachTuple(componentsOf(v).map((s) => componentsOf(explicit(s))), (values) => items.push(makeSequence(values)))
      return items
  }
}

/** Calls `visit` with every choice of one value a place, the last place changing fastest. The array is reused. */
export function forEachTuple(places: readonly (readonly Value[])[], visit: (values: Value[]) => void): void {
  const values: Value[] = []
  const fill = (k: number): void => {
    if (k === places.length) {
      visit(values)
      return
    }
    for (const v of places[k]!) {
      values[k] = v
      fill(k + 1)
    }
  }
  fill(0)
}

// ---------------------------------------------------------------- membership

function notMember(x: Value, wanted: string, set: Value): never {
  throw new EvaluationError('eval/membership', `cannot decide whether ${described(x)} is an element of ${printValue(set, 80)}: it is not ${wanted}`)
}

/** Whether x \in s; infinite sets are decided without enumeration. Throws EvaluationError where TLC does. */
export function isMember(x: Value, s: Value): boolean {
  if (s < HEAP) throw new EvaluationError('eval/not-a-set', `the right side of \\in is ${described(s)}, not a set`)
  const kind = S.kind[s - HEAP]!
  if (kind === Kind.set) return isElement(x, s)
  if (kind === Kind.largeSet) return isElementOfLarge(solid(x), s)
  if (kind === Kind.any) return true
  if (x >= HEAP && S.kind[x - HEAP] === Kind.modelValue && kind > Kind.set && kind < Kind.cup) {
    if (kind === Kind.subset) notMember(x, 'a set', s)
    if (modelValueType(x) !== undefined) notMember(x, 'one', s)
    return false
  }
  switch (kind) {
    case Kind.interval:
      if (!isInteger(x)) notMember(x, 'an integer', s)
      return integerOf(x) >= integerOf(componentOf(s, 0)) && integerOf(x) <= integerOf(componentOf(s, 1))
    case Kind.naturals:
      if (!isInteger(x)) notMember(x, 'an integer', s)
      return integerOf(x) >= 0
    case Kind.integers: case Kind.reals:
      if (!isInteger(x)) notMember(x, 'an integer', s)
      return true
    case Kind.strings:
      if (familyOf(x) !== 'string') notMember(x, 'a string', s)
      return true
    case Kind.subset: return isSubset(x, componentOf(s, 0))
    case Kind.functionSet: return isInFunctionSet(x, s)
    case Kind.recordSet: return isInRecordSet(x, s)
    case Kind.product: return isInProduct(x, s)
    case Kind.sequenceSet: {
      const e = solid(x)
      if (!isSequence(e)) notMember(x, 'a sequence', s)
      return itemsOf(e).every((item) => isMember(item, componentOf(s, 0)))
    }
    case Kind.cup: return isMember(x, componentOf(s, 0)) || isMember(x, componentOf(s, 1))
    case Kind.cap: return isMember(x, componentOf(s, 0)) && isMember(x, componentOf(s, 1))
    case Kind.difference: return isMember(x, componentOf(s, 0)) && !isMember(x, componentOf(s, 1))
    case Kind.filter: return isMember(x, closureOf(s).domain) && closureOf(s).call(x) === TRUE
    default: throw new EvaluationError('eval/not-a-set', `the right side of \\in is ${described(s)}, not a set`)
  }
}

/** Whether x is one of the elements of a set that is written out, `x \\in {a, b}`: TLC equates it with one after the other. */
export function isListed(x: Value, elements: readonly Value[]): boolean {
  return elements.some((e) => equal(x, e))
}

function isElement(x: Value, s: Value): boolean {
  const n = lengthOf(s)
  if (n === 0) return false
  const elementsClass = S.aux[s - HEAP]
  if (x < HEAP) {
    if (elementsClass === ElementClass.integers) return searchIntegers(x, s, n)
  } else {
    x = solid(x)
  }
  if (n <= 16) {
    const o = S.offset[s - HEAP]!
    for (let k = 0; k < n; k++) if (S.pool[o + k] === x) return true
    if (elementsClass !== ElementClass.mixed && elementsClass === elementClass(x)) return false
    // Not an element; comparing raises TLC's error where the kinds do not fit.
    compare(x, componentOf(s, 0))
    return false
  }
  return searchSorted(x, s) >= 0
}

function isElementOfLarge(x: Value, s: Value): boolean {
  if (hasElement(s, x)) return true
  checkComparable(x, s)
  return false
}

/** Throws where x and an element of a large set cannot be compared; asks one element where it cannot tell from their class. */
export function checkComparable(x: Value, s: Value): void {
  if (S.aux[s - HEAP] === ElementClass.mixed || S.aux[s - HEAP] !== elementClass(x)) compare(x, sample(s))
}

function searchIntegers(x: Value, s: Value, n: number): boolean {
  const o = S.offset[s - HEAP]!
  const pool = S.pool
  let from = 0
  let to = n - 1
  while (from <= to) {
    const middle = (from + to) >> 1
    const e = pool[o + middle]!
    if (e === x) return true
    if (e < x) from = middle + 1
    else to = middle - 1
  }
  return false
}

/** Index of x among the sorted elements of an explicit set, or -1. */
export function searchSorted(x: Value, s: Value): number {
  let from = 0
  let to = lengthOf(s) - 1
  while (from <= to) {
    const middle = (from + to) >> 1
    const c = compare(componentOf(s, middle), x)
    if (c === 0) return middle
    if (c < 0) from = middle + 1
    else to = middle - 1
  }
  return -1
}

/** Whether a is a subset of b; b may be infinite. */
export function isSubset(a: Value, b: Value): boolean {
  if (familyOf(a) !== 'set') {
    throw new EvaluationError('eval/not-a-set', `expected a set, found ${described(a)}`)
  }
  if (a === b && !isUnbounded(a) && !isSubsetOfNoSet(a)) return true
  const kindA = S.kind[a - HEAP]
  const kindB = b < HEAP ? -1 : S.kind[b - HEAP]!
  if (kindA === Kind.subset && kindB === Kind.subset) return isSubset(componentOf(a, 0), componentOf(b, 0))
  const e = explicit(a)
  if (isLargeSet(e)) return unordered(e).every((x) => isMember(x, b))
  for (let k = 0; k < lengthOf(e); k++) if (!isMember(componentOf(e, k), b)) return false
  return true
}

function isInFunctionSet(x: Value, s: Value): boolean {
  if (familyOf(x) !== 'function') notMember(x, 'a function', s)
  const f = explicit(x)
  const domain = componentOf(s, 0)
  const n = lengthOf(f)
  if (isSequence(f)) {
    if (sizeOf(domain) !== n) return false
    for (let k = 1; k <= n; k++) if (!isMember(k, domain)) return false
  } else if (!equal(auxOf(f), domain)) {
    return false
  }
  return componentsOf(f).every((y) => isMember(y, componentOf(s, 1)))
}

function isInRecordSet(x: Value, s: Value): boolean {
  const f = familyOf(x) === 'function' ? explicit(x) : x
  if (!isRecord(f)) {
    if (familyOf(x) === 'function' && lengthOf(f) === 0) return lengthOf(s) === 0
    notMember(x, 'a record', s)
  }
  if (auxOf(f) !== auxOf(s)) return false
  for (let k = 0; k < lengthOf(s); k++) if (!isMember(componentOf(f, k), componentOf(s, k))) return false
  return true
}

function isInProduct(x: Value, s: Value): boolean {
  const f = solid(x)
  if (!isSequence(f)) notMember(x, 'a tuple', s)
  if (lengthOf(f) !== lengthOf(s)) return false
  for (let k = 0; k < lengthOf(s); k++) if (!isMember(componentOf(f, k), componentOf(s, k))) return false
  return true
}
