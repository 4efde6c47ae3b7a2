/** TLCExt: registers with a default, assertions about errors; what needs the inside of TLC is refused. */
import { EvaluationError } from '../../value/error.ts'
import { makeModelValue, makeBoolean, FALSE, fingerprintLow, TRUE, type Value } from '../../value/store.ts'
import { equal, solid } from '../../value/canonical.ts'
import { operator, text, value } from './arguments.ts'
import type { Native, NativeContext } from './native.ts'
import { refused } from './refusals.ts'
import { printed } from './tlc.ts'

function getOrDefault(key: Value, fallback: Value, c: NativeContext): Value {
  c.impure(true)
  return c.registers.get(key) ?? fallback
}

function assertEqual(a: Value, b: Value, c: NativeContext): Value {
  const same = equal(a, b)
  if (!same) printed(c, a, b)
  return makeBoolean(same)
}

/** TRUE when evaluating fails. The text of the error is ours, not TLC's, so it is not compared. */
function assertError(expected: Value, compute: () => Value, c: NativeContext): Value {
  c.warn('AssertError: only whether evaluation fails is checked, not the text of the error')
  text(expected, 'AssertError')
  try {
    compute()
    return FALSE
  } catch (error) {
    if (error instanceof EvaluationError) return TRUE
    throw error
  }
}

const INSIDE = 'it asks for the inside of TLC'
const REMOVE = 'remove it, or replace the definition that uses it in the configuration'

export const tlcExt: readonly (readonly [string, Native])[] = [
  ['TLCExt.AssertEq', { call: (args, c) => assertEqual(value(args[0]), value(args[1]), c) }],
  ['TLCExt.AssertError', {
    call: (args, c) => assertError(value(args[0]), () => value(args[1]), c),
    lazy: (args, c) => assertError(args[0]!(), args[1]!, c),
  }],
  ['TLCExt.TLCGetOrDefault', { call: (args, c) => getOrDefault(value(args[0]), value(args[1]), c) }],
  ['TLCExt.TLCGetAndSet', {
    call(args, c) {
      const old = getOrDefault(value(args[0]), value(args[3]), c)
      c.registers.set(value(args[0]), solid(operator(args[1])(old, value(args[2]))))
      return old
    },
  }],
  ['TLCExt.TLCModelValue', { call: (args) => makeModelValue(text(args[0], 'TLCModelValue')) }],
  ['TLCExt.TLCDefer', { call: () => TRUE, lazy: () => TRUE }],
  ['TLCExt.TLCNoOp', { call: (args) => value(args[0]) }],
  ['TLCExt.PickSuccessor', { call: () => TRUE, lazy: () => TRUE }],
  ['TLCExt.TLCCache', { call: (args) => value(args[0]), lazy: (args) => args[0]!() }],
  ['TLCExt.TLCFP', { call: (args) => fingerprintLow(solid(value(args[0]))) & 0x3fffffff }],
  refused('TLCExt.Trace', 'the behaviour so far is not kept while states are explored', REMOVE),
  refused('TLCExt.CounterExample', 'the counterexample is not a value here', 'read it with --json instead'),
  refused('TLCExt.ToTrace', 'the counterexample is not a value here', 'read it with --json instead'),
  refused('TLCExt.TLCEvalDefinition', INSIDE, REMOVE),
]
