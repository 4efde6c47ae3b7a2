/** Checks and conversions of native arguments, with messages that name the operator. */
import { described, solid } from '../../value/canonical.ts'
import { EvaluationError } from '../../value/error.ts'
import { FALSE, integerOf, isInteger, Kind, kindOf, nameOf, TRUE, type Value } from '../../value/store.ts'
import type { NativeArgument, NativeOperator } from './native.ts'

export function wrong(v: Value, operator: string, wanted: string): EvaluationError {
  return new EvaluationError('eval/argument', `${operator} needs ${wanted}, found ${described(v)}`)
}

export function value(a: NativeArgument | undefined): Value {
  if (typeof a === 'number') return a
  throw new EvaluationError('eval/argument', 'an operator was given where a value is needed')
}

export function operator(a: NativeArgument | undefined): NativeOperator {
  if (typeof a === 'function') return a
  throw new EvaluationError('eval/argument', 'a value was given where an operator is needed')
}

export function integer(a: NativeArgument | undefined, name: string): number {
  const v = value(a)
  if (!isInteger(v)) throw wrong(v, name, 'integers')
  return integerOf(v)
}

export function truth(v: Value, what: string): boolean {
  if (v === TRUE) return true
  if (v === FALSE) return false
  throw new EvaluationError('eval/not-boolean', `${what} is ${described(v)}, not a boolean`)
}

export function isString(v: Value): boolean {
  return kindOf(v) === Kind.string
}

export function text(a: NativeArgument | undefined, name: string): string {
  const v = value(a)
  if (!isString(v)) throw wrong(v, name, 'a string')
  return nameOf(v)
}

/** A set, explicit where it is finite. */
export function finite(a: NativeArgument | undefined): Value {
  return solid(value(a))
}
