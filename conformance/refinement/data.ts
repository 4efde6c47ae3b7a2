/**
 * Values of the specification as the data that machines hold: integers are numbers, strings and model values their names,
 * sequences and sets arrays (a set of names in alphabetical order), records and functions on names objects.
 *
 * Every value is converted once: values are interned, so the result is remembered by identity, and what has not changed
 * between two states is the same object in both. It is remembered for one refinement, not for ever: identities may be given
 * to other values later.
 */
import { EvaluationError } from '../../src/value/error.ts'
import { printValue } from '../../src/value/print.ts'
import { tryExplicit } from '../../src/value/canonical.ts'
import { auxOf, componentsOf, integerOf, isInteger, Kind, kindOf, nameOf, TRUE, type Value } from '../../src/value/store.ts'

/** A value as data. Throws EvaluationError for what no machine holds. */
export function toData(value: Value, part: (value: Value) => unknown = toData): unknown {
  if (isInteger(value)) return integerOf(value)
  const v = tryExplicit(value) ?? value
  switch (kindOf(v)) {
    case Kind.boolean: return v === TRUE
    case Kind.string:
    case Kind.modelValue: return nameOf(v)
    case Kind.sequence: return componentsOf(v).map((component) => part(component))
    case Kind.set: {
      const elements = componentsOf(v).map((component) => part(component))
      return elements.every((element) => typeof element === 'string') ? elements.sort() : elements
    }
    case Kind.function: {
      const values = componentsOf(v).map((component) => part(component))
      return Object.fromEntries(componentsOf(auxOf(v)).map((key, k) => [keyOf(key), values[k]]))
    }
    default: throw new EvaluationError('eval/no-data', `${printValue(v, 80)} is nothing that a machine can hold`)
  }
}

function keyOf(key: Value): string {
  if (kindOf(key) === Kind.string || kindOf(key) === Kind.modelValue) return nameOf(key)
  throw new EvaluationError('eval/no-data', `a machine has no function on ${printValue(key, 80)}`)
}

/** Conversion with a memory. */
export interface DataMemory {
  /** The data of a value; always the same object for the same value. */
  dataOf(value: Value): unknown
  /** The components of a function on names, by name. */
  partsOf(value: Value): ReadonlyMap<string, Value>
}

export function createDataMemory(): DataMemory {
  const known = new Map<Value, unknown>()
  const functions = new Map<Value, ReadonlyMap<string, Value>>()
  function dataOf(value: Value): unknown {
    if (isInteger(value)) return integerOf(value)
    let data = known.get(value)
    if (data === undefined) known.set(value, data = toData(value, dataOf))
    return data
  }
  function partsOf(value: Value): ReadonlyMap<string, Value> {
    let parts = functions.get(value)
    if (parts === undefined) {
      const values = componentsOf(value)
      functions.set(value, parts = new Map(componentsOf(auxOf(value)).map((key, k) => [keyOf(key), values[k]!])))
    }
    return parts
  }
  return { dataOf, partsOf }
}
