/**
 * Short constructors of values for tests: `set(1, 2)`, `rec({ a: 1 })`, `fn([[m('A'), seq()]])`.
 */
import { makeSequence, makeSet } from '../../src/value/canonical.ts'
import { makeFunctionOf, makeRecord } from '../../src/value/functions.ts'
import { makeBoolean, makeModelValue, makeString, type Value } from '../../src/value/store.ts'

export const set = (...items: Value[]): Value => makeSet(items)
export const seq = (...items: Value[]): Value => makeSequence(items)
export const rec = (fields: Record<string, Value>): Value => makeRecord(Object.entries(fields))
export const fn = (pairs: readonly (readonly [Value, Value])[]): Value => makeFunctionOf(pairs)
export const m = (name: string): Value => makeModelValue(name)
export const str = (text: string): Value => makeString(text)
export const bool = (b: boolean): Value => makeBoolean(b)
