/** Json: values as JSON text and back. Sets and sequences become arrays, records and functions objects; objects become records, arrays sequences. */
import { EvaluationError } from '../../value/error.ts'
import { explicit, makeSequence, solid } from '../../value/canonical.ts'
import { domainOf, makeRecord, sequenceItems, valuesOf } from '../../value/functions.ts'
import { printValue } from '../../value/print.ts'
import {
  componentsOf, HEAP, integerOf, Kind, kindOf, makeBoolean, makeInteger, makeString, nameOf, TRUE, type Value,
} from '../../value/store.ts'
import { text, value } from './arguments.ts'
import type { Native, NativeContext } from './native.ts'
import { checkAllowed, lent } from './refusals.ts'

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** A value as JSON. */
export function jsonOf(v: Value): Json {
  if (v < HEAP) return v
  const e = explicit(v)
  switch (kindOf(e)) {
    case Kind.boolean: return e === TRUE
    case Kind.string: case Kind.modelValue: return nameOf(e)
    case Kind.bigInteger: return integerOf(e)
    case Kind.sequence: case Kind.set: return componentsOf(e).map(jsonOf)
    default: return objectOf(e)
  }
}

function objectOf(f: Value): Json {
  const values = valuesOf(f)
  return Object.fromEntries(componentsOf(explicit(domainOf(f))).map((key, k) => [kindOf(key) === Kind.string ? nameOf(key) : printValue(key), jsonOf(values[k] as Value)]))
}

function arrayOf(v: Value): Json {
  const e = explicit(v)
  return kindOf(e) === Kind.set || kindOf(e) === Kind.sequence ? componentsOf(e).map(jsonOf) : valuesOf(e).map(jsonOf)
}

/** JSON as a value. Throws for numbers that are not integers, and for null. */
export function valueOfJson(json: Json): Value {
  switch (typeof json) {
    case 'boolean': return makeBoolean(json)
    case 'string': return makeString(json)
    case 'number':
      if (Number.isInteger(json)) return makeInteger(json)
      throw new EvaluationError('eval/json', `the JSON number ${json} is not an integer`)
    default:
      if (json === null) throw new EvaluationError('eval/json', 'null in JSON has no TLA+ value')
      return isArray(json) ? makeSequence(json.map(valueOfJson)) : makeRecord(Object.entries(json).map(([key, item]) => [key, valueOfJson(item)] as const))
  }
}

function isArray(json: readonly Json[] | { readonly [key: string]: Json }): json is readonly Json[] {
  return Array.isArray(json)
}

function parse(source: string, where: string): Value {
  let json: Json
  try {
    json = JSON.parse(source) as Json
  } catch (error) {
    throw new EvaluationError('eval/json', `${where} is not JSON: ${(error as Error).message}`)
  }
  return valueOfJson(json)
}

/** The text of a file that a specification reads. */
export function readText(path: string, name: string, c: NativeContext): string {
  c.impure(false)
  const found = lent(c.options.readFile, name, 'read files')(path)
  if (found !== undefined) return found
  const error = new EvaluationError('eval/file', `${name} cannot read ${path}`)
  error.notes.push('the path is relative to the working directory')
  throw error
}

/** Writes a file where that is allowed. */
export function writeText(path: string, content: string, append: boolean, name: string, c: NativeContext): Value {
  c.impure(true)
  checkAllowed(name, c.options)
  lent(c.options.writeFile, name, 'write files')(path, content, append)
  return TRUE
}

export const json: readonly (readonly [string, Native])[] = [
  ['Json.ToJson', { call: (args) => makeString(JSON.stringify(jsonOf(solid(value(args[0]))))) }],
  ['Json.ToJsonArray', { call: (args) => makeString(JSON.stringify(arrayOf(value(args[0])))) }],
  ['Json.ToJsonObject', { call: (args) => makeString(JSON.stringify(objectOf(explicit(value(args[0]))))) }],
  ['Json.JsonSerialize', { call: (args, c) => writeText(text(args[0], 'JsonSerialize'), `${JSON.stringify(jsonOf(value(args[1])))}\n`, false, 'JsonSerialize', c) }],
  ['Json.JsonDeserialize', {
    call(args, c) {
      const path = text(args[0], 'JsonDeserialize')
      return parse(readText(path, 'JsonDeserialize', c), path)
    },
  }],
  ['Json.ndJsonSerialize', {
    call: (args, c) => writeText(text(args[0], 'ndJsonSerialize'), sequenceItems(value(args[1]), 'ndJsonSerialize').map((v) => `${JSON.stringify(jsonOf(v))}\n`).join(''), false, 'ndJsonSerialize', c),
  }],
  ['Json.ndJsonDeserialize', {
    call(args, c) {
      const path = text(args[0], 'ndJsonDeserialize')
      const lines = readText(path, 'ndJsonDeserialize', c).split('\n').filter((line) => line.trim() !== '')
      return makeSequence(lines.map((line, k) => parse(line, `line ${k + 1} of ${path}`)))
    },
  }],
]
