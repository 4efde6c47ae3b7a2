/** FiniteSets. */
import { EvaluationError } from '../../value/error.ts'
import { printValue } from '../../value/print.ts'
import { sizeOf } from '../../value/canonical.ts'
import { checkSet } from '../../value/sets.ts'
import { Kind, kindOf, makeBoolean, makeInteger, type Value } from '../../value/store.ts'
import { value } from './arguments.ts'
import type { Native } from './native.ts'

function isFinite(v: Value): Value {
  checkSet(v, 'IsFiniteSet')
  const size = sizeOf(v)
  if (size === undefined && kindOf(v) === Kind.filter) {
    throw new EvaluationError('eval/not-enumerable', `cannot decide whether ${printValue(v, 80)} is finite: it cannot be enumerated`)
  }
  return makeBoolean(size !== undefined)
}

function size(v: Value): Value {
  checkSet(v, 'Cardinality')
  const n = sizeOf(v)
  if (n === undefined) throw new EvaluationError('eval/not-enumerable', `Cardinality needs a finite set, found ${printValue(v, 80)}`)
  return makeInteger(n)
}

export const finiteSets: readonly (readonly [string, Native])[] = [
  ['FiniteSets.IsFiniteSet', { call: (args) => isFinite(value(args[0])) }],
  ['FiniteSets.Cardinality', { call: (args) => size(value(args[0])) }],
]
