/** Naturals, Integers, Reals: 32-bit integers as in TLC; what does not fit is an error, never wrapped. */
import { EvaluationError } from '../../value/error.ts'
import { INTEGERS, interval, NATURALS, REALS } from '../../value/sets.ts'
import { makeBoolean, makeInteger, type Value } from '../../value/store.ts'
import { integer, value } from './arguments.ts'
import type { Native } from './native.ts'

type Arithmetic = (a: number, b: number) => Value

function result(operator: string, a: number, b: number, n: number): Value {
  if (n >= -0x80000000 && n <= 0x7fffffff) return makeInteger(n)
  const error = new EvaluationError('eval/overflow', `the result of ${a} ${operator} ${b} is outside of the range -2147483648..2147483647`)
  error.notes.push('TLC computes with 32-bit integers; this checker reports an overflow instead of a wrong number: bound the values in the model')
  throw error
}

function divisor(operator: string, a: number, b: number): void {
  if (b === 0) throw new EvaluationError('eval/division', `${a} ${operator} 0: the divisor is zero`)
}

export function power(a: number, b: number): Value {
  if (b < 0) throw new EvaluationError('eval/power', `${a} ^ ${b}: the exponent is negative`)
  if (a === 0 && b === 0) throw new EvaluationError('eval/power', '0 ^ 0 is undefined')
  let n = 1
  if (a === 1 || a === 0) n = a
  else if (a === -1) n = b % 2 === 0 ? 1 : -1
  else for (let i = 0; i < b && Math.abs(n) <= 0x80000000; i++) n *= a
  return result('^', a, b, n)
}

const OPERATORS: Readonly<Record<string, Arithmetic>> = {
  '+': (a, b) => result('+', a, b, a + b),
  '-': (a, b) => result('-', a, b, a - b),
  '*': (a, b) => result('*', a, b, Number.isSafeInteger(a * b) ? a * b : Infinity),
  '^': power,
  '\\div'(a, b) {
    divisor('\\div', a, b)
    return result('\\div', a, b, Math.floor(a / b))
  },
  '%'(a, b) {
    if (b <= 0) throw new EvaluationError('eval/division', `${a} % ${b}: the second argument of % must be positive`)
    return makeInteger(a - b * Math.floor(a / b))
  },
  '<': (a, b) => makeBoolean(a < b),
  '<=': (a, b) => makeBoolean(a <= b),
  '>': (a, b) => makeBoolean(a > b),
  '>=': (a, b) => makeBoolean(a >= b),
}

function arithmetic(name: string, compute: Arithmetic): Native {
  return { call: (args) => compute(integer(args[0], name), integer(args[1], name)) }
}

export const numbers: readonly (readonly [string, Native])[] = [
  ...Object.entries(OPERATORS).map(([name, compute]) => [`Naturals.${name}`, arithmetic(name, compute)] as const),
  ['Naturals...', { call: (args) => interval(value(args[0]), value(args[1])) }],
  ['Naturals.Nat', { call: () => NATURALS }],
  ['Integers.Int', { call: () => INTEGERS }],
  ['Integers.-.', { call: (args) => result('-', 0, integer(args[0], '-'), -integer(args[0], '-')) }],
  ['Reals.Real', { call: () => REALS }],
  ['Reals./', { call: (args) => quotient(integer(args[0], '/'), integer(args[1], '/')) }],
  ['Reals.Infinity', { call: () => refuse('Infinity') }],
]

/** TLC evaluates no real numbers: only what is an integer. */
function quotient(a: number, b: number): Value {
  divisor('/', a, b)
  return a % b === 0 ? result('/', a, b, a / b) : refuse(`${a} / ${b}`)
}

function refuse(what: string): never {
  throw new EvaluationError('unsupported/reals', `${what} is not an integer, and real numbers are not supported`, 'unsupported')
}
