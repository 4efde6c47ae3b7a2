/**
 * States as JSON that can be read and read back: the context of a specification's machine.
 *
 * Unlike an event (plainValue.ts), a context must be decoded exactly, also in another process. Integers, booleans, strings and
 * model values are themselves, sequences are arrays, functions on names are objects, sets are `{"#set": […]}`, other
 * functions `{"#map": [[argument, value], …]}`. Which names are model values stands beside the values, in `#models`;
 * a string of such a name is `{"#string": …}`.
 */
import { makeSequence, makeSet, tryExplicit } from '../value/canonical.ts'
import { EvaluationError } from '../value/error.ts'
import { makeFunctionOf } from '../value/functions.ts'
import type { Json } from '../value/json.ts'
import { printValue } from '../value/print.ts'
import { auxOf, componentsOf, FALSE, integerOf, isInteger, Kind, kindOf, makeInteger, makeModelValue, makeString, nameOf, TRUE, type Value } from '../value/store.ts'

/** Names of the model values anywhere in these values, sorted. */
export function modelNames(values: readonly Value[]): readonly string[] {
  const names = new Set<string>()
  const seen = new Set<Value>()
  const visit = (value: Value): void => {
    if (isInteger(value) || seen.has(value)) return
    seen.add(value)
    const v = tryExplicit(value) ?? value
    const kind = kindOf(v)
    if (kind === Kind.modelValue) names.add(nameOf(v))
    if (kind === Kind.function) visit(auxOf(v))
    if (kind === Kind.set || kind === Kind.sequence || kind === Kind.function) componentsOf(v).forEach(visit)
  }
  values.forEach(visit)
  return [...names].toSorted()
}

/** Frozen JSON for a value. Throws EvaluationError for a set that is not enumerated (Nat). */
export function encode(value: Value, models: ReadonlySet<string>): Json {
  if (isInteger(value)) return integerOf(value)
  const v = tryExplicit(value) ?? value
  const items = (): Json => Object.freeze(componentsOf(v).map((item) => encode(item, models)))
  switch (kindOf(v)) {
    case Kind.boolean: return v === TRUE
    case Kind.modelValue: return nameOf(v)
    case Kind.string: return models.has(nameOf(v)) ? Object.freeze({ '#string': nameOf(v) }) : nameOf(v)
    case Kind.sequence: return items()
    case Kind.set: return Object.freeze({ '#set': items() })
    case Kind.function: {
      const keys = componentsOf(auxOf(v))
      const values = componentsOf(v).map((item) => encode(item, models))
      return keys.every((key) => isPlainKey(key, models))
        ? Object.freeze(Object.fromEntries(keys.map((key, k) => [nameOf(key), values[k]!])))
        : Object.freeze({ '#map': Object.freeze(keys.map((key, k) => Object.freeze([encode(key, models), values[k]!]))) })
    }
    default: throw new EvaluationError('eval/json', `${printValue(v, 200)} is not a set that can be written down: a machine's context holds finite values only`)
  }
}

function isPlainKey(key: Value, models: ReadonlySet<string>): boolean {
  if (isInteger(key) || nameOfKey(key)?.startsWith('#') !== false) return false
  return kindOf(key) === Kind.modelValue || !models.has(nameOf(key))
}

function nameOfKey(key: Value): string | undefined {
  return kindOf(key) === Kind.string || kindOf(key) === Kind.modelValue ? nameOf(key) : undefined
}

/** The value that `encode` wrote. Throws a TypeError that names what cannot be read. */
export function decode(json: Json | undefined, isModel: (name: string) => boolean): Value {
  switch (typeof json) {
    case 'number': if (Number.isInteger(json)) return makeInteger(json); break
    case 'boolean': return json ? TRUE : FALSE
    case 'string': return isModel(json) ? makeModelValue(json) : makeString(json)
    case 'object': return json === null ? unreadable(json) : decodeObject(json, isModel)
    default:
  }
  return unreadable(json)
}

function decodeObject(json: Exclude<Json, null | boolean | number | string>, isModel: (name: string) => boolean): Value {
  if (isArray(json)) return makeSequence(json.map((item) => decode(item, isModel)))
  const entries = Object.entries(json)
  const [first] = entries
  if (first === undefined || !first[0].startsWith('#')) return makeFunctionOf(entries.map(([name, value]) => [isModel(name) ? makeModelValue(name) : makeString(name), decode(value, isModel)]))
  const [tag, content] = first
  if (tag === '#string' && typeof content === 'string') return makeString(content)
  if (tag === '#model' && typeof content === 'string') return makeModelValue(content)
  if (tag === '#set' && isArray(content)) return makeSet(content.map((item) => decode(item, isModel)))
  if (tag === '#tup' && isArray(content)) return makeSequence(content.map((item) => decode(item, isModel)))
  if (tag === '#map' && isArray(content)) return makeFunctionOf(content.map((pair) => (isArray(pair) && pair.length === 2 ? [decode(pair[0], isModel), decode(pair[1], isModel)] : unreadable(pair))))
  return unreadable(json)
}

function isArray(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json)
}

function unreadable(json: unknown): never {
  throw new TypeError(`${JSON.stringify(json)?.slice(0, 200) ?? String(json)} is no value of a context: see the forms in stateJson.ts`)
}
