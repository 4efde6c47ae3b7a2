/**
 * A behaviour in the Informal Trace Format (Apalache's ADR-015), read: variables and states. Steps have no action names.
 */
import type { Step, Trace } from '../../program/program.ts'
import { makeSequence, makeSet } from '../../value/canonical.ts'
import { makeFunctionOf, makeRecord } from '../../value/functions.ts'
import { makeBoolean, makeInteger, makeModelValue, makeString, type Value } from '../../value/store.ts'

/** Throws an Error when the text is not an ITF trace. */
export function readItf(text: string): { readonly variables: readonly string[]; readonly trace: Trace } {
  const document: unknown = JSON.parse(text)
  if (!isObject(document) || !Array.isArray(document['vars']) || !Array.isArray(document['states'])) throw new Error('not a trace in the Informal Trace Format')
  const variables = document['vars'].map(String)
  const trace = document['states'].filter(isObject).map((state, k): Step => ({
    action: k === 0 ? 'Init' : 'Next', args: [], state: variables.map((name) => itfValue(state[name])),
  }))
  return { variables, trace }
}

function isObject(v: unknown): v is { readonly [key: string]: unknown } {
  return typeof v === 'object' && v !== null && !Array.isArray(v)
}

function itfValue(v: unknown): Value {
  if (typeof v === 'boolean') return makeBoolean(v)
  if (typeof v === 'number') return makeInteger(v)
  if (typeof v === 'string') return makeString(v)
  if (Array.isArray(v)) return makeSequence(v.map(itfValue))
  if (!isObject(v)) return makeModelValue(String(v))
  const { '#bigint': big, '#tup': tuple, '#set': set, '#map': map } = v
  if (typeof big === 'string') return makeInteger(Number(big))
  if (Array.isArray(tuple)) return makeSequence(tuple.map(itfValue))
  if (Array.isArray(set)) return makeSet(set.map(itfValue))
  if (Array.isArray(map)) return makeFunctionOf(map.filter(Array.isArray).map(([argument, value]: unknown[]) => [itfValue(argument), itfValue(value)]))
  if (typeof v['#unserializable'] === 'string') return makeModelValue(v['#unserializable'])
  return makeRecord(Object.entries(v).filter(([name]) => name !== '#meta').map(([name, value]) => [name, itfValue(value)]))
}
