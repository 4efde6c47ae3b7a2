/**
 * The counterexample in the Informal Trace Format (Apalache's ADR-015), for ITF viewers, Quint and Apalache.
 *
 * ITF's own fields do not say what was violated; that stands in `#meta`, as do the action and arguments of each state. TLA+
 * does not distinguish sequences from tuples, ITF does: `<<…>>` is written as a list when its elements are of one kind, else
 * as `#tup`. Model values are strings, as Apalache's uninterpreted constants are, and are listed in `#meta`.
 */
import { valueToJson, type Json } from '../../value/json.ts'
import type { Value } from '../../value/store.ts'
import { shortPath } from '../files.ts'
import { placeOfFailure, sentenceOf, type Outcome } from './outcome.ts'

/** The first failure's behaviour as a JSON text; undefined when there is none. */
export function itfTrace(outcome: Outcome): string | undefined {
  const { report } = outcome.checked ?? {}
  const failure = report?.failures.find(({ trace }) => trace.length > 0)
  if (report === undefined || failure === undefined) return undefined
  const modelValues = new Set<string>()
  const itf = (v: Value): Json => toItf(valueToJson(v), modelValues)
  const place = placeOfFailure(failure)
  const states = failure.trace.map(({ action, args, state }, index) => ({
    '#meta': { index, action, args: Object.fromEntries(args.map(({ name, value }) => [name, itf(value)])) },
    ...Object.fromEntries(report.variables.map((name, v) => [name, itf(state[v]!)])),
  }))
  return JSON.stringify({
    '#meta': {
      format: 'ITF',
      'format-description': 'https://apalache-mc.org/docs/adr/015adr-trace.html',
      source: shortPath(outcome.request.spec),
      status: 'violation',
      description: sentenceOf(failure),
      kind: failure.kind,
      property: failure.name,
      place: place === undefined ? null : `${place.path}:${place.line}:${place.column}`,
      conjunct: failure.explanation?.conjunct ?? null,
      command: outcome.command,
      modelValues: [...modelValues].toSorted(),
    },
    params: [],
    vars: report.variables,
    states,
    ...(failure.loop === undefined ? {} : { loop: failure.loop.kind === 'cycle' ? failure.loop.to : states.length - 1 }),
  }, undefined, 1)
}

function toItf(json: Json, modelValues: Set<string>): Json {
  if (typeof json !== 'object' || json === null) return json
  const inner = (item: Json): Json => toItf(item, modelValues)
  if (Array.isArray(json)) return (json as readonly Json[]).map(inner)
  const fields = json as { readonly [key: string]: Json }
  const model = fields['#model']
  if (typeof model === 'string') {
    modelValues.add(model)
    return model
  }
  const items = fields['#tup'] as readonly Json[] | undefined
  if (items !== undefined) return new Set(items.map(shapeOf)).size < 2 ? items.map(inner) : { '#tup': items.map(inner) }
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, inner(value)]))
}

/** Kind of a value, finer than JSON's: the `#…` key, or the names of a record's fields. */
function shapeOf(json: Json): string {
  if (typeof json !== 'object' || json === null) return typeof json
  const keys = Object.keys(json)
  return keys.length === 1 && keys[0]!.startsWith('#') ? keys[0]! : `record ${keys.toSorted().join(' ')}`
}
