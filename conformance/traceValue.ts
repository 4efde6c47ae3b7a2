/**
 * Values as a log would write them: model values by their name, sequences as arrays, records and functions as objects by
 * printed key. Sets are tagged, as an array alone could be a sequence; a function with keys that are no plain words is
 * written in the exact form of src/value/json.ts.
 */
import type { TraceValue } from '../src/program/traceEvent.ts'
import { valueToJson } from '../src/value/json.ts'
import { auxOf, componentsOf, HEAP, Kind, kindOf, nameOf, type Value } from '../src/value/store.ts'
import { keyText, written } from './part.ts'

/** A value as a log would write it. */
export function traceValue(value: Value): TraceValue {
  const v = written(value)
  if (v === undefined || v < HEAP) return valueToJson(value) as TraceValue
  switch (kindOf(v)) {
    case Kind.modelValue: return nameOf(v)
    case Kind.sequence: return componentsOf(v).map(traceValue)
    case Kind.set: return { '#set': componentsOf(v).map(traceValue) }
    case Kind.function: {
      const values = componentsOf(v)
      const keys = componentsOf(auxOf(v)).map(keyText)
      const plain = new Set(keys).size === keys.length && keys.every((key) => /^[\w-]+$/.test(key))
      if (plain) return Object.fromEntries(keys.map((key, k) => [key, traceValue(values[k]!)]))
      return { '#map': componentsOf(auxOf(v)).map((key, k) => [traceValue(key), traceValue(values[k]!)]) }
    }
    default: return valueToJson(v) as TraceValue
  }
}
