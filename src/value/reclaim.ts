/**
 * Reclaiming: gives back the values made since a mark that nobody holds any more.
 *
 * For what runs without end, such as the replay of a trace. What was made before the mark (constants of programs, integers in
 * generated code) stays where it is; of the rest, what the given roots reach is moved together and gets new integers, in the
 * same order, so that parts keep smaller integers than wholes and names their order. The cost is that of what was made since
 * the mark. Everything else that holds values across a call of `reclaim` has to be a Holder, or to forget them.
 */
import { assert } from './error.ts'
import { atoms, HEAP, Kind, rehash, S, spanOf, trim, type Value } from './store.ts'

/** A moment: values made before it are kept for good. */
export interface Mark {
  readonly size: number
  readonly poolSize: number
  readonly names: number
  readonly closures: number
}

/** Whether a value was there at the mark. */
export function isOlder(v: Value, than: Mark): boolean {
  return v < HEAP + than.size
}

/** Something that remembers values. */
export interface Holder {
  /** Values that must not go. */
  readonly held?: () => Iterable<Value>
  /** After a reclaim: forgets values made since the mark, or asks `moved` for the new integers of those that it held. */
  reclaimed(since: Mark, moved: (v: Value) => Value): void
}

const holders = new Set<WeakRef<Holder>>()
const lasting: Holder[] = []

/** Makes a holder known as long as it lives; the caller keeps it. */
export function addHolder(holder: Holder): void {
  holders.add(new WeakRef(holder))
}

/** Makes a holder known for good: the tables of a module. */
export function addLastingHolder(holder: Holder): void {
  lasting.push(holder)
}

function everyHolder(): Holder[] {
  const all = [...lasting]
  for (const reference of holders) {
    const holder = reference.deref()
    if (holder === undefined) holders.delete(reference)
    else all.push(holder)
  }
  return all
}

/** This moment. Take it when all programs are made that will be used later. */
export function mark(): Mark {
  return { size: S.size, poolSize: S.poolSize, names: atoms.names.length, closures: atoms.closures.length }
}

/** Keeps what was there at the mark and what the roots reach; returns the roots' new integers, in their order. */
export function reclaim(since: Mark, roots: readonly Value[]): Value[] {
  const limit = HEAP + since.size
  const all = everyHolder()
  const moved = new Int32Array(S.size - since.size)
  for (const v of roots) if (v >= limit) moved[v - limit] = 1
  for (const holder of all) for (const v of holder.held?.() ?? []) if (v >= limit) moved[v - limit] = 1
  spread(since, moved)
  compact(since, moved)
  const newInteger = (v: Value): Value => {
    if (v < limit) return v
    assert(moved[v - limit] !== 0, 'a value that nobody held is asked for')
    return moved[v - limit]!
  }
  for (const holder of all) holder.reclaimed(since, newInteger)
  return roots.map(newInteger)
}

/** Whether `aux` of a value of this kind is a value. */
function hasValueInAux(kind: number): boolean {
  return kind === Kind.function || kind === Kind.recordSet || kind === Kind.longSequence
}

function firstOf(i: number): number {
  const o = S.offset[i]!
  return o >= 0 ? o : ~o
}

/** Marks the parts of what is marked. Parts have smaller integers, so one sweep downwards does. */
function spread(since: Mark, moved: Int32Array): void {
  const limit = HEAP + since.size
  for (let k = moved.length - 1; k >= 0; k--) {
    if (moved[k] === 0) continue
    const i = since.size + k
    const kind = S.kind[i]!
    assert(kind !== Kind.filter && kind !== Kind.closure, 'a set or function that is defined by an operator cannot be kept')
    if (hasValueInAux(kind) && S.aux[i]! >= limit) moved[S.aux[i]! - limit] = 1
    const from = firstOf(i)
    const to = from + spanOf(i, S.aux[i]!)
    for (let p = from; p < to; p++) if (S.pool[p]! >= limit) moved[S.pool[p]! - limit] = 1
  }
}

/** Moves what is marked together, upwards, and writes the new integers in place of the marks. */
function compact(since: Mark, moved: Int32Array): void {
  const limit = HEAP + since.size
  const { pool, kind, offset, length, aux, low, high } = S
  const { names } = atoms
  let size = since.size
  let poolSize = since.poolSize
  let named = since.names
  for (let k = 0; k < moved.length; k++) {
    const i = since.size + k
    const isName = kind[i] === Kind.string || kind[i] === Kind.modelValue
    if (moved[k] === 0) {
      if (isName) indexOfNames(kind[i]!).delete(names[aux[i]!]!)
      continue
    }
    const from = firstOf(i)
    const a = hasValueInAux(kind[i]!) && aux[i]! >= limit ? moved[aux[i]! - limit]! : aux[i]!
    const span = spanOf(i, a)
    kind[size] = kind[i]!
    length[size] = length[i]!
    low[size] = low[i]!
    high[size] = high[i]!
    if (isName) {
      names[named] = names[a]!
      indexOfNames(kind[i]!).set(names[a]!, HEAP + size)
      aux[size] = named++
      offset[size] = offset[i]!
    } else {
      aux[size] = a
      for (let p = 0; p < span; p++) {
        const v = pool[from + p]!
        pool[poolSize + p] = v >= limit ? moved[v - limit]! : v
      }
      offset[size] = offset[i]! >= 0 ? poolSize : ~poolSize
      poolSize += span
    }
    moved[k] = HEAP + size++
  }
  names.length = named
  atoms.closures.length = since.closures
  S.size = size
  S.poolSize = poolSize
  S.generation++
  trim()
  rehash()
}

function indexOfNames(kind: number): Map<string, Value> {
  return kind === Kind.string ? atoms.strings : atoms.modelValues
}
