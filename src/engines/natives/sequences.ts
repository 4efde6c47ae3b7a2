/** Sequences. As in TLC, Len, \o, Head, Tail and SubSeq also accept strings. */
import { EvaluationError } from '../../value/error.ts'
import { makeSequence, solid } from '../../value/canonical.ts'
import { append, sequenceItems } from '../../value/functions.ts'
import { concatenated, slice } from '../../value/sequences.ts'
import { sequenceSet } from '../../value/sets.ts'
import { componentOf, Kind, kindOf, lengthOf, makeInteger, makeString, nameOf, type Value } from '../../value/store.ts'
import { integer, isString, operator, truth, value, wrong } from './arguments.ts'
import type { Native, NativeArgument } from './native.ts'

/** A sequence in explicit form. */
function sequence(a: NativeArgument | undefined, name: string): Value {
  const v = solid(value(a))
  if (kindOf(v) !== Kind.sequence) throw wrong(v, name, 'a sequence')
  return v
}

function length(a: NativeArgument | undefined): Value {
  const v = value(a)
  return makeInteger(isString(v) ? nameOf(v).length : lengthOf(sequence(v, 'Len')))
}

function concatenate(a: NativeArgument | undefined, b: NativeArgument | undefined): Value {
  const s = value(a)
  const t = value(b)
  if (isString(s)) {
    if (!isString(t)) throw wrong(t, '\\o', 'two strings or two sequences')
    return makeString(nameOf(s) + nameOf(t))
  }
  return concatenated(sequence(s, '\\o'), sequence(t, '\\o'))
}

function head(a: NativeArgument | undefined): Value {
  const v = value(a)
  if (isString(v)) return makeString(nonEmptyText(v, 'Head').slice(0, 1))
  const s = sequence(v, 'Head')
  if (lengthOf(s) === 0) throw empty('Head')
  return componentOf(s, 0)
}

function tail(a: NativeArgument | undefined): Value {
  const v = value(a)
  if (isString(v)) return makeString(nonEmptyText(v, 'Tail').slice(1))
  const s = sequence(v, 'Tail')
  if (lengthOf(s) === 0) throw empty('Tail')
  return slice(s, 1, lengthOf(s))
}

function nonEmptyText(v: Value, name: string): string {
  const text = nameOf(v)
  if (text === '') throw empty(name)
  return text
}

function empty(name: string): EvaluationError {
  const error = new EvaluationError('eval/empty-sequence', `${name} is applied to the empty sequence`)
  error.notes.push('guard it with a test such as s # <<>> or Len(s) > 0')
  return error
}

function subSequence(args: readonly NativeArgument[]): Value {
  const v = value(args[0])
  const from = integer(args[1], 'SubSeq')
  const to = integer(args[2], 'SubSeq')
  const size = isString(v) ? nameOf(v).length : lengthOf(sequence(v, 'SubSeq'))
  if (from > to) return isString(v) ? makeString('') : makeSequence([])
  if (from < 1 || to > size) throw new EvaluationError('eval/outside-domain', `SubSeq(s, ${from}, ${to}) reaches outside of the sequence, whose length is ${size}`)
  return isString(v) ? makeString(nameOf(v).slice(from - 1, to)) : slice(solid(v), from - 1, to)
}

function select(args: readonly NativeArgument[]): Value {
  const test = operator(args[1])
  return makeSequence(sequenceItems(value(args[0]), 'SelectSeq').filter((x) => truth(test(x), 'the test of SelectSeq')))
}

export const sequences: readonly (readonly [string, Native])[] = [
  ['Sequences.Seq', { call: (args) => sequenceSet(value(args[0])) }],
  ['Sequences.Len', { call: (args) => length(args[0]) }],
  ['Sequences.\\o', { call: (args) => concatenate(args[0], args[1]) }],
  ['Sequences.Append', { call: (args) => append(value(args[0]), value(args[1])) }],
  ['Sequences.Head', { call: (args) => head(args[0]) }],
  ['Sequences.Tail', { call: (args) => tail(args[0]) }],
  ['Sequences.SubSeq', { call: subSequence }],
  ['Sequences.SelectSeq', { call: select }],
]
