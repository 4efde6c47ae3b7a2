/**
 * TLA+ values as JSON, in the manner of ITF (Apalache's ADR-015).
 *
 * Integers are numbers (TLC's are 32 bits, so nothing is lost), strings and booleans are themselves, a record is an object.
 * Everything else is an object with one key that starts with `#`: `{"#set": […]}`, `{"#tup": […]}` (tuples and sequences,
 * the empty function included), `{"#map": [[argument, value], …]}`, `{"#model": "name"}` for a model value, and
 * `{"#unserializable": "Nat"}` for a set that is not enumerated. A record with a field that starts with `#` is written as `#map`.
 */
import { makeSequence, makeSet, tryExplicit } from './canonical.ts'
import { EvaluationError } from './error.ts'
import { makeFunctionOf, makeRecord } from './functions.ts'
import { isRecord, printValue } from './print.ts'
import { auxOf, componentsOf, integerOf, isInteger, Kind, kindOf, makeBoolean, makeInteger, makeModelValue, makeString, nameOf, TRUE, type Value } from './store.ts'

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

/**
 * The value that a JSON text stands for: the inverse of `valueToJson`. Arrays are sequences, as in ITF, and so is
 * `{"#bigint": "12"}` an integer. `modelValue` may claim a plain string for a model value. Throws EvaluationError.
 */
export function jsonToValue(json: Json, modelValue: (text: string) => Value | undefined = () => undefined): Value {
  const inner = (item: Json): Value => jsonToValue(item, modelValue)
  switch (typeof json) {
    case 'number':
      if (!Number.isInteger(json) || Math.abs(json) > 2 ** 31) throw new EvaluationError('eval/json', `${json} is not an integer of 32 bits`)
      return makeInteger(json)
    case 'boolean': return makeBoolean(json)
    case 'string': return modelValue(json) ?? makeString(json)
    default:
  }
  if (json === null) throw new EvaluationError('eval/json', 'null is no value')
  if (Array.isArray(json)) return makeSequence((json as readonly Json[]).map(inner))
  const fields = json as { readonly [key: string]: Json }
  const [tag, ...more] = Object.keys(fields)
  const content = tag === undefined ? undefined : fields[tag]
  if (tag?.startsWith('#') !== true || more.length > 0) return makeRecord(Object.entries(fields).map(([name, value]) => [name, inner(value)] as const))
  const items = Array.isArray(content) ? content as readonly Json[] : undefined
  if (tag === '#model' && typeof content === 'string') return makeModelValue(content)
  if (tag === '#bigint' && typeof content === 'string' && /^-?\d+$/.test(content)) return inner(Number(content))
  if (tag === '#set' && items !== undefined) return makeSet(items.map(inner))
  if (tag === '#tup' && items !== undefined) return makeSequence(items.map(inner))
  if (tag === '#map' && items?.every((pair) => Array.isArray(pair) && pair.length === 2) === true) {
    const pairs = (items as readonly (readonly [Json, Json])[]).map(([argument, value]) => [inner(argument), inner(value)] as const)
    return makeFunctionOf(pairs)
  }
  throw new EvaluationError('eval/json', `{"${tag}": …} is no value`)
}
