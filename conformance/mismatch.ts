/**
 * Where exactly JSON and a value part: the smallest parts that do not fit, so that a whole state observed in one object is
 * not shown twice for one wrong number.
 */
import type { TraceValue } from '../src/program/traceEvent.ts'
import { componentOf, componentsOf, HEAP, Kind, kindOf, lengthOf, type Value } from '../src/value/store.ts'
import { partOf, written } from './part.ts'
import { matches, tagOf } from './pattern.ts'

export interface Mismatch {
  /** Keys from the value to the part, as in a path. */
  readonly keys: readonly string[]
  /** Keys from the JSON to the part: the same, but for tags and positions from 0. */
  readonly jsonKeys: readonly string[]
  readonly expected: TraceValue
  /** Undefined: there is no such part. */
  readonly actual: Value | undefined
  /** The value that lacks the part, where there is none. */
  readonly container: Value | undefined
}

/** The smallest parts that do not fit; empty when JSON fits the value. */
export function mismatches(json: TraceValue, v: Value): readonly Mismatch[] {
  if (matches(json, v)) return []
  const parts = partsOf(json, v)
  const deeper = parts.flatMap(({ key, jsonKeys, expected, actual }): readonly Mismatch[] => {
    if (actual === undefined) return [{ keys: [key], jsonKeys, expected, actual, container: v }]
    return mismatches(expected, actual).map((m) => ({ ...m, keys: [key, ...m.keys], jsonKeys: [...jsonKeys, ...m.jsonKeys] }))
  })
  return deeper.length > 0 ? deeper : [{ keys: [], jsonKeys: [], expected: json, actual: v, container: undefined }]
}

interface Part {
  readonly key: string
  readonly jsonKeys: readonly string[]
  readonly expected: TraceValue
  readonly actual: Value | undefined
}

/** Parts of JSON with what they are compared with, where it is clear which belongs to which: not in a set. */
function partsOf(json: TraceValue, v: Value): readonly Part[] {
  const e = written(v)
  if (typeof json !== 'object' || json === null || e === undefined || e < HEAP) return []
  const kind = kindOf(e)
  if (Array.isArray(json)) return itemsOf(json, e, [])
  const tag = tagOf(json)
  if (tag === undefined) {
    return kind === Kind.function || kind === Kind.sequence || kind === Kind.set
      ? Object.entries(json).map(([key, expected]) => ({ key, jsonKeys: [key], expected, actual: partOf(e, key) })) : []
  }
  const content = json[tag]
  return tag === '#tup' && Array.isArray(content) ? itemsOf(content, e, [tag]) : []
}

function itemsOf(items: readonly TraceValue[], v: Value, tag: readonly string[]): readonly Part[] {
  if (kindOf(v) !== Kind.sequence || lengthOf(v) !== items.length) return []
  return items.map((expected, k) => ({ key: String(k + 1), jsonKeys: [...tag, String(k)], expected, actual: componentOf(v, k) }))
}

/** For two sets: the items that no element fits, and the elements that no item fits. */
export function setDifference(json: TraceValue, v: Value): { readonly missing: readonly TraceValue[]; readonly extra: readonly Value[] } | undefined {
  const items = Array.isArray(json) ? json : typeof json === 'object' && json !== null ? (json as { [key: string]: TraceValue })['#set'] : undefined
  const e = written(v)
  if (!Array.isArray(items) || e === undefined || e < HEAP || kindOf(e) !== Kind.set) return undefined
  const elements = componentsOf(e)
  return { missing: items.filter((item) => !elements.some((x) => matches(item, x))), extra: elements.filter((x) => !items.some((item) => matches(item, x))) }
}
