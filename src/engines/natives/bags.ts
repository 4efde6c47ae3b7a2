/** Bags: functions from elements to how often each occurs (1 or more). */
import { compare, described, explicit, familyOf, makeFunction, makeSortedSet, solid } from '../../value/canonical.ts'
import { EvaluationError } from '../../value/error.ts'
import { domainOf } from '../../value/functions.ts'
import { componentOf, componentsOf, integerOf, isInteger, makeBoolean, makeInteger, type Value } from '../../value/store.ts'
import { value } from './arguments.ts'
import type { Native, NativeArgument } from './native.ts'

type Entry = readonly [element: Value, copies: number]

/** TLC's answer for any value whatever; the module's own definition needs a function to integers. */
function isBag(bag: Value): boolean {
  return familyOf(bag) === 'function' && componentsOf(explicit(domainOf(bag))).every((_, k) => {
    const copies = componentOf(bag, k)
    return isInteger(copies) && integerOf(copies) > 0
  })
}

/** As TLC, which asks it of (+) and of BagCardinality only. */
function bagArgument(a: NativeArgument | undefined, name: string): readonly Entry[] {
  const bag = solid(value(a))
  if (!isBag(bag)) throw new EvaluationError('eval/argument', `${name} needs bags, found ${described(bag)}`)
  return entries(a, name)
}

/** Elements in TLC's order with their numbers of copies. */
function entries(a: NativeArgument | undefined, name: string): Entry[] {
  const bag = solid(value(a))
  if (familyOf(bag) !== 'function') throw new EvaluationError('eval/argument', `${name} needs bags, found ${described(bag)}`)
  const domain = explicit(domainOf(bag))
  return componentsOf(domain).map((element, k) => {
    const copies = componentOf(bag, k)
    if (!isInteger(copies)) throw new EvaluationError('eval/argument', `${name} needs bags, found a function with the value ${described(copies)}`)
    return [element, integerOf(copies)]
  })
}

function bagOf(items: readonly Entry[]): Value {
  return makeFunction(makeSortedSet(items.map(([element]) => element)), items.map(([, copies]) => makeInteger(copies)))
}

function sum(left: readonly Entry[], right: readonly Entry[]): Value {
  const all: Entry[] = []
  let i = 0
  let j = 0
  while (i < left.length || j < right.length) {
    const a = left[i]
    const b = right[j]
    const c = a === undefined ? 1 : b === undefined ? -1 : compare(a[0], b[0])
    if (c < 0) all.push(a as Entry)
    else if (c > 0) all.push(b as Entry)
    else all.push([(a as Entry)[0], (a as Entry)[1] + (b as Entry)[1]])
    if (c <= 0) i++
    if (c >= 0) j++
  }
  return bagOf(all)
}

function difference(left: readonly Entry[], right: readonly Entry[]): Value {
  const taken = new Map(right)
  return bagOf(left.map(([element, copies]): Entry => [element, copies - (taken.get(element) ?? 0)]).filter(([, copies]) => copies > 0))
}

function isSubBag(left: readonly Entry[], right: readonly Entry[]): Value {
  const there = new Map(right)
  return makeBoolean(left.every(([element, copies]) => copies <= (there.get(element) ?? 0)))
}

function size(a: NativeArgument | undefined): Value {
  return makeInteger(bagArgument(a, 'BagCardinality').reduce((n, [, copies]) => n + copies, 0))
}

function binary(name: string, compute: (left: readonly Entry[], right: readonly Entry[]) => Value): readonly [string, Native] {
  return [`Bags.${name}`, { call: (args) => compute(entries(args[0], name), entries(args[1], name)) }]
}

export const bags: readonly (readonly [string, Native])[] = [
  ['Bags.IsABag', { call: (args) => makeBoolean(isBag(solid(value(args[0])))) }],
  ['Bags.(+)', { call: (args) => sum(bagArgument(args[0], '(+)'), bagArgument(args[1], '(+)')) }],
  binary('(-)', difference),
  binary('\\sqsubseteq', isSubBag),
  ['Bags.BagCardinality', { call: (args) => size(args[0]) }],
]
