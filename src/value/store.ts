/**
 * The value store: every distinct TLA+ value is kept once and named by an integer.
 *
 * A Value is an integer. Numbers from -2^30 to 2^30-1 stand for themselves; everything else is `HEAP + index` into the
 * columns below, so equality of values is `===`. The columns are typed arrays and components live in one flat pool: the
 * garbage collector never sees a value. Each value carries a structural 64-bit fingerprint (two 32-bit lanes), a plain sum
 * over its components, so that an update changes it in constant time; it never depends on the order of interning, and
 * therefore agrees between workers and runs.
 *
 * The surprise: there is one store a thread, not one a check. Integers mean nothing in another thread; states travel
 * between workers as bytes (bytes.ts).
 */
import { assert, EvaluationError } from './error.ts'

/** A TLA+ value. Only meaningful in the thread that made it. */
export type Value = number

export const HEAP = 0x40000000

export const Kind = {
  boolean: 0,
  string: 1,
  modelValue: 2,
  /** An integer of TLC's 32-bit range outside -2^30..2^30-1. */
  bigInteger: 3,
  /** Tuple = sequence = function on 1..n, the empty function included. */
  sequence: 4,
  /** Any other function; records are functions on strings. Components in the order of the domain's elements. */
  function: 5,
  /** Explicit set, elements in TLC's order. */
  set: 6,
  // ---- shared forms of what is long (sequences.ts) or large (largeSets.ts)
  /** A sequence of more than FLAT_MAX items: aux is its beginning, another sequence; the pool holds a shortcut and the last items. */
  longSequence: 7,
  /** A set of more than SMALL_SET_MAX elements: the pool holds the root of a trie. */
  largeSet: 8,
  /** Nodes of such tries; no values of TLA+. */
  bucket: 9,
  branch: 10,
  // ---- lazily represented; never a component of another value unless infinite
  interval: 11,
  subset: 12,
  functionSet: 13,
  recordSet: 14,
  product: 15,
  sequenceSet: 16,
  strings: 17,
  naturals: 18,
  integers: 19,
  reals: 20,
  /** TLC's `Any`: everything is a member. */
  any: 21,
  cup: 22,
  cap: 23,
  difference: 24,
  /** {x \in S : P} over a set that is not enumerated; aux indexes `closures`. */
  filter: 25,
  /** [x \in S |-> e] not (yet) expanded; aux indexes `closures`. */
  closure: 26,
} as const

const FIRST_LAZY = Kind.interval

/** What a `filter` or `closure` value does. */
export interface Closure {
  readonly domain: Value
  /** closure: the value at an argument; filter: TRUE/FALSE for an element. */
  readonly call: (argument: Value) => Value
}

/** The columns. Arrays are replaced when they grow: always read them through `S`. */
export const S = {
  size: 0,
  kind: new Uint8Array(1024),
  /** Offset of the components in `pool`; ~offset of other data for a long sequence or large set. */
  offset: new Int32Array(1024),
  length: new Int32Array(1024),
  /** boolean: 0/1 · string, modelValue: index of the name · bigInteger: the number · function, recordSet: domain · set: class of its elements · longSequence: beginning. */
  aux: new Int32Array(1024),
  low: new Int32Array(1024),
  high: new Int32Array(1024),
  pool: new Int32Array(4096),
  poolSize: 0,
  /** How often values have been reclaimed: an integer kept from an earlier generation may mean something else now. */
  generation: 0,
}

let table = new Int32Array(4096).fill(-1)
let tableMask = 4095

/** What atoms and operators stand for; the texts in the order of their first appearance. */
export const atoms = {
  names: [] as string[],
  strings: new Map<string, Value>(),
  modelValues: new Map<string, Value>(),
  closures: [] as Closure[],
}

// ---------------------------------------------------------------- fingerprints

/** Lanes of the last fingerprint computed by `mix`. Two results without allocation. */
export const F = { low: 0, high: 0 }

/** Scrambles a 64-bit fingerprint with a salt; the result is in F. Every container scrambles its components. */
export function mix(low: number, high: number, salt: number): void {
  let a = Math.imul(low ^ Math.imul(salt, 0x9e3779b1), 0x85ebca6b)
  a ^= a >>> 15
  let b = Math.imul(high ^ a, 0xc2b2ae35)
  b ^= b >>> 13
  a = Math.imul(a ^ b, 0x27d4eb2f)
  a ^= a >>> 16
  b = Math.imul(b + a, 0x165667b1)
  F.low = a
  F.high = b ^ (b >>> 15)
}

export function fingerprintLow(v: Value): number {
  return v < HEAP ? Math.imul(v, 0x3c6ef372) + 0x1b873593 | 0 : S.low[v - HEAP]!
}

export function fingerprintHigh(v: Value): number {
  return v < HEAP ? Math.imul(v ^ 0x5bd1e995, 0x2545f491) | 0 : S.high[v - HEAP]!
}

/** Contribution of a value to the fingerprint of what contains it, in F. */
export function mixValue(v: Value, salt: number): void {
  if (v < HEAP) mix(Math.imul(v, 0x3c6ef372) + 0x1b873593 | 0, Math.imul(v ^ 0x5bd1e995, 0x2545f491) | 0, salt)
  else mix(S.low[v - HEAP]!, S.high[v - HEAP]!, salt)
}

/** Contribution of `key |-> value` to a function's fingerprint, in F. */
export function mixPair(key: Value, value: Value): void {
  mixValue(key, 0x51)
  const low = F.low
  const high = F.high
  if (value < HEAP) mix((Math.imul(value, 0x3c6ef372) + 0x1b873593) ^ low, Math.imul(value ^ 0x5bd1e995, 0x2545f491) + high | 0, 0x52)
  else mix(S.low[value - HEAP]! ^ low, S.high[value - HEAP]! + high | 0, 0x52)
}

function hashText(text: string, seed: number): void {
  let a = 0x811c9dc5 ^ seed
  let b = 0x1000193 + text.length
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    a = Math.imul(a ^ c, 0x01000193)
    b = Math.imul(b + c, 0x85ebca6b) ^ (b >>> 11)
  }
  mix(a, b, seed)
}

// ---------------------------------------------------------------- interning

function growColumns(): void {
  const capacity = Math.min(roomFor(S.kind.length), HEAP)
  assert(capacity > S.size, 'value store is full')
  resizeColumns(capacity)
}

function resizeColumns(capacity: number): void {
  const kind = new Uint8Array(capacity)
  kind.set(S.kind.subarray(0, S.size))
  S.kind = kind
  S.offset = resized(S.offset, S.size, capacity)
  S.length = resized(S.length, S.size, capacity)
  S.aux = resized(S.aux, S.size, capacity)
  S.low = resized(S.low, S.size, capacity)
  S.high = resized(S.high, S.size, capacity)
}

/** A capacity for more than n: the larger, the tighter. */
function roomFor(n: number): number {
  return Math.ceil(n * (n < 1 << 17 ? 1.5 : 1.25))
}

/** An array of this capacity with the first `used` integers. */
function resized(array: Int32Array, used: number, capacity: number): Int32Array<ArrayBuffer> {
  const other = new Int32Array(capacity)
  other.set(array.subarray(0, used))
  return other
}

/** Gives back memory where there is much more of it than values. */
export function trim(): void {
  if (S.kind.length > 4096 && S.kind.length > 2 * S.size) resizeColumns(Math.ceil(S.size * 1.5))
  if (S.pool.length > 16384 && S.pool.length > 2 * S.poolSize) S.pool = resized(S.pool, S.poolSize, Math.ceil(S.poolSize * 1.5))
  while (table.length > 4096 && table.length > 4 * S.size) table = new Int32Array(table.length / 2)
  tableMask = table.length - 1
}

/** Gives the columns and the pool just this much room (never less than they hold): what was needed once need not stay. */
export function setRoom(values: number, components: number): void {
  resizeColumns(Math.max(values, S.size))
  S.pool = resized(S.pool, S.poolSize, Math.max(components, S.poolSize))
}

/** Makes room for n more components and returns the offset of the free space. */
export function reserve(n: number): number {
  if (S.poolSize + n > S.pool.length) S.pool = resized(S.pool, S.pool.length, Math.max(roomFor(S.pool.length), S.poolSize + n))
  return S.poolSize
}

function growTable(): void {
  table = new Int32Array(table.length * 2)
  tableMask = table.length - 1
  rehash()
}

/** Fills the table with what there is. */
export function rehash(): void {
  table.fill(-1)
  for (let i = 0; i < S.size; i++) {
    let h = slotHash(S.low[i]!, S.high[i]!) & tableMask
    while (table[h] !== -1) h = (h + 1) & tableMask
    table[h] = i
  }
}

/** How many integers value number i, whose `aux` is given, has in the pool. */
export function spanOf(i: number, aux: number): number {
  const n = S.length[i]!
  switch (S.kind[i]) {
    case Kind.longSequence: return 1 + n - S.length[aux - HEAP]!
    case Kind.largeSet: return 1
    default: return n
  }
}

function slotHash(low: number, high: number): number {
  const h = Math.imul(low ^ (high >>> 7), 0x9e3779b1)
  return h ^ (h >>> 15)
}

/**
 * Returns the value whose components are the `length` integers at the end of the pool (not yet counted in `poolSize`),
 * with the given fingerprint; keeps them only when the value is new.
 */
export function intern(kind: number, aux: number, length: number, low: number, high: number): Value {
  let h = slotHash(low, high) & tableMask
  const start = S.poolSize
  for (;;) {
    const i = table[h]!
    if (i === -1) break
    if (S.low[i] === low && S.high[i] === high && S.kind[i] === kind && S.length[i] === length && (kind === Kind.set || S.aux[i] === aux)) {
      const pool = S.pool
      const o = S.offset[i]!
      let k = 0
      while (k < length && pool[o + k] === pool[start + k]) k++
      if (k === length) return HEAP + i
    }
    h = (h + 1) & tableMask
  }
  S.poolSize = start + length
  return add(h, kind, aux, length, start, low, high)
}

/** As `intern`, for a shared form: its length is not the number of integers (`span`) that it keeps in the pool. */
export function internShared(kind: number, aux: number, length: number, span: number, low: number, high: number): Value {
  let h = slotHash(low, high) & tableMask
  const start = S.poolSize
  for (;;) {
    const i = table[h]!
    if (i === -1) break
    if (S.low[i] === low && S.high[i] === high && S.kind[i] === kind && S.length[i] === length && (kind === Kind.largeSet || S.aux[i] === aux)) {
      const o = ~S.offset[i]!
      let k = 0
      while (k < span && S.pool[o + k] === S.pool[start + k]) k++
      if (k === span) return HEAP + i
    }
    h = (h + 1) & tableMask
  }
  S.poolSize = start + span
  return add(h, kind, aux, length, ~start, low, high)
}

function add(h: number, kind: number, aux: number, length: number, offset: number, low: number, high: number): Value {
  if (S.size === S.kind.length) growColumns()
  const i = S.size++
  S.kind[i] = kind
  S.offset[i] = offset
  S.length[i] = length
  S.aux[i] = aux
  S.low[i] = low
  S.high[i] = high
  table[h] = i
  if (S.size * 2 > table.length) growTable()
  return HEAP + i
}

/** Number of values held, and bytes of the columns, pool and table. */
export function storeSize(): { values: number; components: number; bytes: number } {
  return { values: S.size, components: S.poolSize, bytes: S.kind.length * 21 + S.pool.length * 4 + table.length * 4 }
}

// ---------------------------------------------------------------- atoms

function internAtom(kind: number, aux: number, seed: number): Value {
  mix(aux, seed, kind + 1)
  return intern(kind, aux, 0, F.low, F.high)
}

export const FALSE: Value = internAtom(Kind.boolean, 0, 0x1f)
export const TRUE: Value = internAtom(Kind.boolean, 1, 0x2f)

export function makeBoolean(b: boolean): Value {
  return b ? TRUE : FALSE
}

export function makeString(text: string): Value {
  let v = atoms.strings.get(text)
  if (v === undefined) {
    const index = atoms.names.push(text) - 1
    hashText(text, 3)
    v = intern(Kind.string, index, 0, F.low, F.high)
    atoms.strings.set(text, v)
  }
  return v
}

/** Whether there are typed model values in this thread: few models have any, and the others need not look for them. */
export const typedModelValues = { exist: false }

/** Model values are ordered by first appearance. `T_name` is typed by its prefix `T` (a single character, as in TLC). */
export function makeModelValue(name: string): Value {
  let v = atoms.modelValues.get(name)
  if (v === undefined) {
    const index = atoms.names.push(name) - 1
    hashText(name, 5)
    v = intern(Kind.modelValue, index, 0, F.low, F.high)
    // An atom has no components: its offset holds the type character of a typed model value, or 0.
    S.offset[v - HEAP] = name.length > 2 && name[1] === '_' ? name.charCodeAt(0) : 0
    if (S.offset[v - HEAP] !== 0) typedModelValues.exist = true
    atoms.modelValues.set(name, v)
  }
  return v
}

/** The string with this text if anything has made it, for readers that must not add to the store. */
export function findString(text: string): Value | undefined {
  return atoms.strings.get(text)
}

/** The model value with this name, if there is one. */
export function findModelValue(name: string): Value | undefined {
  return atoms.modelValues.get(name)
}

/** Text of a string or name of a model value. */
export function nameOf(v: Value): string {
  return atoms.names[S.aux[v - HEAP]!]!
}

/** An integer of TLC's range; anything outside is refused, never wrapped. */
export function makeInteger(n: number): Value {
  if (n < HEAP && n >= -HEAP) return n
  if (!(n >= -0x80000000 && n <= 0x7fffffff)) {
    throw new EvaluationError('eval/overflow', `the integer ${n} is outside of the range -2147483648..2147483647`)
  }
  return internAtom(Kind.bigInteger, n, 0x3f)
}

/** Whether v is an integer. */
export function isInteger(v: Value): boolean {
  return v < HEAP || S.kind[v - HEAP] === Kind.bigInteger
}

/** The number that an integer value stands for (call only when isInteger). */
export function integerOf(v: Value): number {
  return v < HEAP ? v : S.aux[v - HEAP]!
}

/** Kind of a value, whatever its form: small integers answer `bigInteger`, long sequences `sequence`, large sets `set`. */
export function kindOf(v: Value): number {
  if (v < HEAP) return Kind.bigInteger
  const kind = S.kind[v - HEAP]!
  return kind === Kind.longSequence ? Kind.sequence : kind === Kind.largeSet ? Kind.set : kind
}

export function isLazy(v: Value): boolean {
  return v >= HEAP && S.kind[v - HEAP]! >= FIRST_LAZY
}

export function lengthOf(v: Value): number {
  return S.length[v - HEAP]!
}

/** How to read the components of shared forms; filled by the floor's other files, which build on this one. */
export const sharedForms: { component(v: Value, k: number): Value; components(v: Value): Value[] } = {
  component: () => { throw new Error('internal error: a shared form before there are any') },
  components: () => { throw new Error('internal error: a shared form before there are any') },
}

/** Component k (0-based) of a sequence, function, set or lazy set. */
export function componentOf(v: Value, k: number): Value {
  const o = S.offset[v - HEAP]!
  return o >= 0 ? S.pool[o + k]! : sharedForms.component(v, k)
}

export function componentsOf(v: Value): Value[] {
  const o = S.offset[v - HEAP]!
  return o >= 0 ? Array.from(S.pool.subarray(o, o + S.length[v - HEAP]!)) : sharedForms.components(v)
}

/** Domain (an explicit set) of a value of kind `function`, or of a `recordSet`. */
export function auxOf(v: Value): number {
  return S.aux[v - HEAP]!
}

export function makeClosure(kind: number, closure: Closure): Value {
  const index = atoms.closures.push(closure) - 1
  mix(index, 0x77, kind + 1)
  return intern(kind, index, 0, F.low, F.high)
}

export function closureOf(v: Value): Closure {
  return atoms.closures[S.aux[v - HEAP]!]!
}

/** A lazily represented set with the given parts: interval(lo, hi), subset(s), functionSet(d, r), product(s…), … */
export function makeLazy(kind: number, parts: readonly Value[], aux = 0): Value {
  const start = reserve(parts.length)
  let low = Math.imul(kind + 1, 0x632be5ab)
  let high = parts.length
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!
    S.pool[start + i] = part
    mixValue(part, 0x100 + i)
    low = low + F.low | 0
    high = high + F.high | 0
  }
  if (aux !== 0) {
    mixValue(aux, 0xfe)
    low = low + F.low | 0
    high = high + F.high | 0
  }
  return intern(kind, aux, parts.length, low, high)
}
