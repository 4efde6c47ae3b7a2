/**
 * TLA+ values as JSON, in the manner of ITF (Apalache's ADR-015).
 *
 * Integers are numbers (TLC's are 32 bits, so nothing is lost), strings and booleans are themselves, a record is an object.
 * Everything else is an object with one key that starts with `#`: `{"#set": […]}`, `{"#tup": […]}` (tuples and sequences,
 * the empty function included), `{"#map": [[argument, value], …]}`, `{"#model": "name"}` for a model value, and
 * `{"#unserializable": "Nat"}` for a set that is not enumerated. A record with a field that starts with `#` is written as `#map`.
 */
import { tryExplicit } from './canonical.ts'
import { isRecord, printValue } from './print.ts'
import { auxOf, componentsOf, integerOf, isInteger, Kind, kindOf, nameOf, TRUE, type Value } from './store.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export function valueToJson(value: Value): Json {
  if (isInteger(value)) return integerOf(value)
  const v = explicitOrSelf(value)
  switch (kindOf(v)) {
    case Kind.boolean: return v === TRUE
    case Kind.string: return nameOf(v)
    case Kind.modelValue: return { '#model': nameOf(v) }
    case Kind.sequence: return { '#tup': componentsOf(v).map(valueToJson) }
    case Kind.set: return { '#set': componentsOf(v).map(valueToJson) }
    case Kind.function: return functionToJson(v)
    default: return { '#unserializable': printValue(v, 2000) }
  }
}

/** Large lazy sets stay as they are: `SUBSET (1..40)` has no useful JSON form. */
function explicitOrSelf(v: Value): Value {
  try {
    return tryExplicit(v) ?? v
  } catch {
    return v
  }
}

function functionToJson(v: Value): Json {
  const keys = componentsOf(auxOf(v))
  const values = componentsOf(v)
  if (isRecord(v) && keys.every((key) => !nameOf(key).startsWith('#'))) {
    // fromEntries defines properties: a field called __proto__ is a field like any other.
    return Object.fromEntries(keys.map((key, k) => [nameOf(key), valueToJson(values[k]!)]))
  }
  return { '#map': keys.map((key, k) => [valueToJson(key), valueToJson(values[k]!)]) }
}
