/** Randomization: random subsets, from the seeded generator. */
import { EvaluationError } from '../../value/error.ts'
import { makeSet, makeSortedSet } from '../../value/canonical.ts'
import { elementsOf } from '../../value/sets.ts'
import type { Value } from '../../value/store.ts'
import { integer, value } from './arguments.ts'
import type { Native, NativeContext } from './native.ts'

function warnRandom(name: string, c: NativeContext): void {
  c.impure(false)
  c.warn(`${name} makes the result depend on random numbers (seed ${c.options.seed ?? 0}): not all states may be found`)
}

/** A random set of `count` of the elements. */
function sample(items: readonly Value[], count: number, c: NativeContext): Value {
  const chosen: Value[] = []
  items.forEach((item, k) => {
    if (c.random() * (items.length - k) < count - chosen.length) chosen.push(item)
  })
  return makeSortedSet(chosen)
}

function randomSubset(count: number, set: Value, c: NativeContext): Value {
  warnRandom('RandomSubset', c)
  const items = elementsOf(set, 'RandomSubset')
  if (count < 0 || count > items.length) throw new EvaluationError('eval/argument', `RandomSubset(${count}, S): S has ${items.length} elements`)
  return sample(items, count, c)
}

function randomSetOfSubsets(count: number, average: number, set: Value, c: NativeContext): Value {
  warnRandom('RandomSetOfSubsets', c)
  const items = elementsOf(set, 'RandomSetOfSubsets')
  if (count < 0 || average < 0 || average > items.length || count > 2 ** items.length) {
    throw new EvaluationError('eval/argument', `RandomSetOfSubsets(${count}, ${average}, S): S has ${items.length} elements`)
  }
  const share = items.length === 0 ? 0 : average / items.length
  return makeSet(Array.from({ length: count }, () => makeSortedSet(items.filter(() => c.random() < share))))
}

export const randomization: readonly (readonly [string, Native])[] = [
  ['Randomization.RandomSubset', { call: (args, c) => randomSubset(integer(args[0], 'RandomSubset'), value(args[1]), c) }],
  ['Randomization.RandomSetOfSubsets', {
    call: (args, c) => randomSetOfSubsets(integer(args[0], 'RandomSetOfSubsets'), integer(args[1], 'RandomSetOfSubsets'), value(args[2]), c),
  }],
]
