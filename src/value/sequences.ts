/**
 * Sequences: short ones are flat, long ones share their beginnings.
 *
 * A sequence of up to FLAT_MAX items keeps them one after the other in the pool, as every small value does. A longer one
 * keeps only its last items, at most a chunk of them, and names the sequence of those before it (its *beginning*). Chunks end
 * at fixed positions, so that a sequence has one form however it was built, and equal sequences are the same integer. So a
 * log that grows costs its growth, and the replicas of one log cost little more than one of them. Each chunk also knows an
 * earlier beginning, at distances that grow as in a skew binary number: any position is reached in a logarithm of jumps.
 *
 * The fingerprint is the sum over the items of a flat sequence, whatever the form. All values here are solid.
 */
import { addLastingHolder } from './reclaim.ts'
import { F, HEAP, intern, internShared, Kind, lengthOf, mixValue, reserve, S, type Value } from './store.ts'

/** The longest flat sequence; a multiple of CHUNK. */
export const FLAT_MAX = 64
const CHUNK = 32

const SALT = 0x1000
/** An integer, so no sequence. */
const NO_SEQUENCE: Value = 0
const LOW = 0x2c1b3c6d

/** Whether v is a sequence of either form. */
export function isSequence(v: Value): boolean {
  return v >= HEAP && (S.kind[v - HEAP] === Kind.sequence || S.kind[v - HEAP] === Kind.longSequence)
}

function isLong(s: Value): boolean {
  return S.kind[s - HEAP] === Kind.longSequence
}

/** Beginning of a long sequence. */
function beginningOf(s: Value): Value {
  return S.aux[s - HEAP]!
}

function shortcutOf(s: Value): Value {
  return S.pool[~S.offset[s - HEAP]!]!
}

/** Where in the pool the items of the last chunk (of a flat sequence: all items) stand. */
function lastItems(s: Value): number {
  const o = S.offset[s - HEAP]!
  return o >= 0 ? o : ~o + 1
}

/** The beginning of length n of s; n is a place where a chunk ends. */
function beginning(s: Value, n: number): Value {
  let v = s
  while (S.length[v - HEAP]! > n) {
    const far = shortcutOf(v)
    v = S.length[far - HEAP]! >= n ? far : beginningOf(v)
  }
  return v
}

/** The shortest of s and its beginnings that holds item k. */
function holding(s: Value, k: number): Value {
  const end = k < FLAT_MAX ? FLAT_MAX : k - (k % CHUNK) + CHUNK
  return end >= S.length[s - HEAP]! ? s : beginning(s, end)
}

function start(s: Value): number {
  return isLong(s) ? S.length[beginningOf(s) - HEAP]! : 0
}

/** The chunk that an item was last asked of: whoever runs over a sequence asks the same one many times. */
const last = { sequence: NO_SEQUENCE, from: 0, to: 0, items: 0 }
addLastingHolder({ reclaimed: () => { last.sequence = NO_SEQUENCE } })

/** Item k (0-based) of a sequence, which has it. */
export function itemOf(s: Value, k: number): Value {
  if (s !== last.sequence || k < last.from || k >= last.to) {
    const v = isLong(s) ? holding(s, k) : s
    last.sequence = s
    last.from = start(v)
    last.to = S.length[v - HEAP]!
    last.items = lastItems(v) - last.from
  }
  return S.pool[last.items + k]!
}

/** Items from..to-1 (0-based). */
export function itemsOf(s: Value, from = 0, to: number = lengthOf(s)): Value[] {
  const items: Value[] = Array.from({ length: Math.max(0, to - from) }, () => 0)
  let v = s
  for (let end = to; end > from;) {
    v = isLong(v) ? holding(v, end - 1) : v
    const first = start(v)
    const o = lastItems(v) - first
    const begin = Math.max(from, first)
    for (let k = begin; k < end; k++) items[k - from] = S.pool[o + k]!
    end = begin
  }
  return items
}

// ---------------------------------------------------------------- making

function flat(items: ArrayLike<Value>, from: number, to: number): Value {
  const n = to - from
  const at = reserve(n)
  let low = LOW
  let high = n
  for (let k = 0; k < n; k++) {
    const v = items[from + k]!
    S.pool[at + k] = v
    mixValue(v, k + SALT)
    low = low + F.low | 0
    high = high + F.high | 0
  }
  return intern(Kind.sequence, 0, n, low, high)
}

/** `before` (which ends where a chunk ends) followed by at most a chunk of items. */
function chunked(before: Value, items: ArrayLike<Value>, from: number, to: number): Value {
  const b = before - HEAP
  const n = S.length[b]!
  const at = reserve(1 + to - from)
  S.pool[at] = shortcut(before)
  let low = S.low[b]!
  let high = S.high[b]! + to - from | 0
  for (let k = from; k < to; k++) {
    const v = items[k]!
    S.pool[at + 1 + k - from] = v
    mixValue(v, n + k - from + SALT)
    low = low + F.low | 0
    high = high + F.high | 0
  }
  return internShared(Kind.longSequence, before, n + to - from, 1 + to - from, low, high)
}

/** The shortcut of what follows `before`: as far as the last two together where those are of one length, else `before` itself. */
function shortcut(before: Value): Value {
  if (!isLong(before)) return before
  const near = shortcutOf(before)
  const far = isLong(near) ? shortcutOf(near) : near
  const n = S.length[near - HEAP]!
  return S.length[before - HEAP]! - n === n - S.length[far - HEAP]! ? far : before
}

/** The sequence of these items. */
export function sequenceOf(items: ArrayLike<Value>): Value {
  const n = items.length
  return n <= FLAT_MAX ? flat(items, 0, n) : chain(flat(items, 0, FLAT_MAX), items, FLAT_MAX)
}

function chain(before: Value, items: ArrayLike<Value>, from: number): Value {
  let s = before
  for (let k = from; k < items.length; k += CHUNK) s = chunked(s, items, k, Math.min(k + CHUNK, items.length))
  return s
}

/** s followed by v. Costs at most a chunk. */
export function appended(s: Value, v: Value): Value {
  const i = s - HEAP
  const n = S.length[i]!
  if (n >= FLAT_MAX) return n % CHUNK === 0 ? chunked(s, [v], 0, 1) : extended(s, [v])
  const at = reserve(n + 1)
  S.pool.copyWithin(at, S.offset[i]!, S.offset[i]! + n)
  S.pool[at + n] = v
  mixValue(v, n + SALT)
  return intern(Kind.sequence, 0, n + 1, S.low[i]! + F.low | 0, S.high[i]! + F.high + 1 | 0)
}

/** s followed by items. */
function extended(s: Value, items: ArrayLike<Value>): Value {
  const n = S.length[s - HEAP]!
  if (items.length === 0) return s
  if (n < FLAT_MAX) return sequenceOf([...itemsOf(s), ...Array.from(items)])
  if (n % CHUNK === 0) return chain(s, items, 0)
  const before = beginningOf(s)
  const last = itemsOf(s, start(s))
  const more = Math.min(items.length, CHUNK - last.length)
  for (let k = 0; k < more; k++) last.push(items[k]!)
  return chain(chunked(before, last, 0, last.length), items, more)
}

/** a \o b. Costs the length of b, and of a only when a is short. */
export function concatenated(a: Value, b: Value): Value {
  if (lengthOf(a) === 0) return b
  return lengthOf(b) === 0 ? a : extended(a, itemsOf(b))
}

/** Items from..to-1 (0-based) as a sequence. A beginning costs a chunk, anything else its own length. */
export function slice(s: Value, from: number, to: number): Value {
  if (from === 0 && isLong(s)) return prefix(s, to)
  return isLong(s) ? sequenceOf(itemsOf(s, from, to)) : flat(S.pool, S.offset[s - HEAP]! + from, S.offset[s - HEAP]! + to)
}

function prefix(s: Value, n: number): Value {
  if (n === 0) return flat([], 0, 0)
  const v = holding(s, n - 1)
  if (S.length[v - HEAP] === n) return v
  const items = itemsOf(v, start(v), n)
  return isLong(v) ? chunked(beginningOf(v), items, 0, items.length) : flat(items, 0, n)
}

/** A long sequence with item k replaced: costs what follows k. */
export function withItem(s: Value, k: number, v: Value): Value {
  const part = holding(s, k)
  const from = start(part)
  const items = itemsOf(s, from)
  items[k - from] = v
  return from === 0 ? sequenceOf(items) : chain(beginningOf(part), items, 0)
}
