/**
 * The form of an event, held against the JSON Schema that is generated from the type TraceEvent.
 *
 * Loading ajv takes longer than a short replay, so this file is imported by nothing but what judges traces.
 */
import { Ajv, type ErrorObject } from 'ajv'
import { traceEventSchema } from '../src/program/traceEvent.schema.ts'
import { nounOf, type Validate } from './traceLine.ts'

/** A validator of parsed JSON. Values need no second look: every JSON value is a TraceValue. */
export function makeValidate(): Validate {
  const test = new Ajv({ strict: false }).compile({ ...traceEventSchema, definitions: { TraceValue: true } })
  return (json) => test(json) ? undefined : described(test.errors![0]!, json)
}

function described({ instancePath, keyword, params, message }: ErrorObject, json: unknown): { readonly path: readonly string[]; readonly message: string } {
  const path = instancePath.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  const { additionalProperty, missingProperty, type } = params as { additionalProperty?: string; missingProperty?: string; type?: string }
  const subject = path.length === 0 ? 'an event' : path.join('.')
  switch (keyword) {
    case 'additionalProperties': return { path: [...path, additionalProperty!], message: `${subject} has no field ${additionalProperty}` }
    case 'required': return { path, message: `${subject} needs a field ${missingProperty}` }
    case 'type': return { path, message: `${subject} is ${type === 'object' ? 'an' : 'a'} ${type}; found ${nounOf(at(json, path))}` }
    default: return { path, message: `${subject} ${message ?? 'is not as the schema says'}` }
  }
}

function at(json: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as { [key: string]: unknown })[key], json)
}
