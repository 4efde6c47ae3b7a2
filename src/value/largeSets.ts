/**
 * Large sets: tries that share their parts.
 *
 * A set of more than SMALL_SET_MAX elements is a trie over the elements' fingerprints, four bits a level; what is small below
 * a node is a bucket, in the order of the integers that name the elements. The shape depends on the elements alone, and nodes
 * are interned, so equal sets are the same integer however they were built; adding, removing and finding an element cost the
 * logarithm. TLC's order is made only when somebody asks for it, and kept then.
 *
 * The fingerprint is the sum over the elements of a small set. That two elements can be compared is not known until they are
 * ordered; whoever adds one asks `sample` for an element to compare it with.
 */
import { addLastingHolder } from './reclaim.ts'
import { componentsOf, F, HEAP, intern, internShared, Kind, mixValue, reserve, S, type Value } from './store.ts'

/** The largest set that is kept as a sorted list. */
export const SMALL_SET_MAX = 256
const BUCKET = 32
const FAN_OUT = 16
const DEPTH = 16
const SALT = 0x5e7
const NOTHING = 0

export function isLargeSet(v: Value): boolean {
  return v >= HEAP && S.kind[v - HEAP] === Kind.largeSet
}

function digit(low: number, high: number, depth: number): number {
  return (depth < 8 ? low >>> (4 * depth) : high >>> (4 * depth - 32)) & 15
}

function rootOf(set: Value): Value {
  return S.pool[~S.offset[set - HEAP]!]!
}

function isBucket(node: Value): boolean {
  return S.kind[node - HEAP] === Kind.bucket
}

function child(branch: Value, d: number): Value {
  return S.pool[S.offset[branch - HEAP]! + d]!
}

// ---------------------------------------------------------------- reading

/** Whether x is an element. */
export function hasElement(set: Value, x: Value): boolean {
  mixValue(x, SALT)
  const { low, high } = F
  let node = rootOf(set)
  for (let depth = 0; node !== NOTHING && !isBucket(node); depth++) node = child(node, digit(low, high, depth))
  if (node === NOTHING) return false
  const o = S.offset[node - HEAP]!
  for (let k = S.length[node - HEAP]! - 1; k >= 0; k--) if (S.pool[o + k] === x) return true
  return false
}

/** The elements in no order that means anything. */
export function unordered(set: Value): Value[] {
  const elements: Value[] = []
  collect(rootOf(set), elements)
  return elements
}

function collect(node: Value, into: Value[]): void {
  if (node === NOTHING) return
  if (isBucket(node)) into.push(...componentsOf(node))
  else for (let d = 0; d < FAN_OUT; d++) collect(child(node, d), into)
}

/** One of the elements. */
export function sample(set: Value): Value {
  let node = rootOf(set)
  while (!isBucket(node)) {
    let d = 0
    while (child(node, d) === NOTHING) d++
    node = child(node, d)
  }
  return S.pool[S.offset[node - HEAP]!]!
}

const orders = new Map<Value, number>()
addLastingHolder({
  reclaimed({ poolSize }) {
    for (const [set, at] of orders) if (at >= poolSize) orders.delete(set)
  },
})

/** Where in the pool the elements stand in TLC's order; they are put there when first asked for. */
export function orderedStart(set: Value, compare: (a: Value, b: Value) => number): number {
  return orders.get(set) ?? keepOrder(set, unordered(set).sort(compare))
}

function keepOrder(set: Value, elements: ArrayLike<Value>): number {
  const at = reserve(elements.length)
  for (let k = 0; k < elements.length; k++) S.pool[at + k] = elements[k]!
  S.poolSize += elements.length
  orders.set(set, at)
  return at
}

// ---------------------------------------------------------------- making

function bucket(elements: readonly Value[]): Value {
  const sorted = elements.toSorted((a, b) => a - b)
  const at = reserve(sorted.length)
  let low = 0
  let high = 0
  for (let k = 0; k < sorted.length; k++) {
    S.pool[at + k] = sorted[k]!
    mixValue(sorted[k]!, SALT)
    low = low + F.low | 0
    high = high + F.high | 0
  }
  return intern(Kind.bucket, 0, sorted.length, low, high)
}

function trie(elements: readonly Value[], depth: number): Value {
  if (elements.length === 0) return NOTHING
  if (elements.length <= BUCKET || depth === DEPTH) return bucket(elements)
  const parts: Value[][] = Array.from({ length: FAN_OUT }, () => [])
  for (const x of elements) {
    mixValue(x, SALT)
    parts[digit(F.low, F.high, depth)]!.push(x)
  }
  const children = parts.map((part) => trie(part, depth + 1))
  let low = 0
  let high = 0
  for (const c of children) {
    if (c === NOTHING) continue
    low = low + S.low[c - HEAP]! | 0
    high = high + S.high[c - HEAP]! | 0
  }
  const at = reserve(FAN_OUT + 1)
  S.pool.set(children, at)
  S.pool[at + FAN_OUT] = elements.length
  return intern(Kind.branch, 0, FAN_OUT + 1, low, high)
}

/** A branch with child d replaced, which has one element more or less; `low` and `high` are that element's terms. */
function withChild(branch: Value, d: number, c: Value, more: 1 | -1, low: number, high: number): Value {
  const i = branch - HEAP
  const at = reserve(FAN_OUT + 1)
  S.pool.copyWithin(at, S.offset[i]!, S.offset[i]! + FAN_OUT + 1)
  S.pool[at + d] = c
  S.pool[at + FAN_OUT] = S.pool[at + FAN_OUT]! + more
  return intern(Kind.branch, 0, FAN_OUT + 1, S.low[i]! + more * low | 0, S.high[i]! + more * high | 0)
}

function withInBucket(node: Value, x: Value, low: number, high: number, depth: number): Value {
  const i = node - HEAP
  const n = S.length[i]!
  let k = 0
  while (k < n && S.pool[S.offset[i]! + k]! < x) k++
  if (k < n && S.pool[S.offset[i]! + k] === x) return node
  if (n >= BUCKET && depth < DEPTH) return trie([...componentsOf(node), x], depth)
  const at = reserve(n + 1)
  const o = S.offset[i]!
  S.pool.copyWithin(at, o, o + k)
  S.pool[at + k] = x
  S.pool.copyWithin(at + k + 1, o + k, o + n)
  return intern(Kind.bucket, 0, n + 1, S.low[i]! + low | 0, S.high[i]! + high | 0)
}

function inserted(node: Value, x: Value, low: number, high: number, depth: number): Value {
  if (node === NOTHING) return bucket([x])
  if (isBucket(node)) return withInBucket(node, x, low, high, depth)
  const d = digit(low, high, depth)
  const old = child(node, d)
  const c = inserted(old, x, low, high, depth + 1)
  return c === old ? node : withChild(node, d, c, 1, low, high)
}

function removed(node: Value, x: Value, low: number, high: number, depth: number): Value {
  if (node === NOTHING) return node
  if (isBucket(node)) {
    const elements = componentsOf(node)
    const rest = elements.filter((y) => y !== x)
    return rest.length === elements.length ? node : rest.length === 0 ? NOTHING : bucket(rest)
  }
  const d = digit(low, high, depth)
  const old = child(node, d)
  const c = removed(old, x, low, high, depth + 1)
  if (c === old) return node
  if (child(node, FAN_OUT) - 1 > BUCKET) return withChild(node, d, c, -1, low, high)
  const elements: Value[] = []
  for (let k = 0; k < FAN_OUT; k++) collect(k === d ? c : child(node, k), elements)
  return bucket(elements)
}

/** The set with this trie and n elements, which are all of one class or not (`ElementClass`). */
function setOf(root: Value, n: number, elementClass: number): Value {
  const at = reserve(1)
  S.pool[at] = root
  return internShared(Kind.largeSet, elementClass, n, 1, 0x165667b1 + S.low[root - HEAP]! | 0, n + S.high[root - HEAP]! | 0)
}

/** The set of these elements: more than SMALL_SET_MAX, distinct, solid, in TLC's order. */
export function makeLargeSet(ordered: ArrayLike<Value>, elementClass: number): Value {
  const set = setOf(trie(Array.from(ordered), 0), ordered.length, elementClass)
  if (!orders.has(set)) keepOrder(set, ordered)
  return set
}

/** set \cup {x}; x is solid and comparable with the elements. */
export function withLargeElement(set: Value, x: Value, elementClass: number): Value {
  mixValue(x, SALT)
  const root = rootOf(set)
  const more = inserted(root, x, F.low, F.high, 0)
  return more === root ? set : setOf(more, S.length[set - HEAP]! + 1, elementClass)
}

/** set without these elements: a large set, or a list in no order when what is left is small. */
export function withoutElements(set: Value, elements: readonly Value[]): Value | readonly Value[] {
  const before = rootOf(set)
  let root = before
  let n = S.length[set - HEAP]!
  for (const x of elements) {
    mixValue(x, SALT)
    const less = removed(root, x, F.low, F.high, 0)
    if (less !== root) n--
    root = less
  }
  if (root === before) return set
  if (n > SMALL_SET_MAX) return setOf(root, n, S.aux[set - HEAP]!)
  const left: Value[] = []
  collect(root, left)
  return left
}
