/**
 * JSON against TLA+ values: does what a trace says fit this value?
 *
 * Numbers and booleans are themselves; a string is a TLA+ string or the model value of that name; an array is a sequence in
 * order or, against a set, its elements in any order; an object is a record or function of which only the named parts are
 * compared (its keys are those of part.ts). The tagged forms of src/value/json.ts are accepted everywhere and are exact:
 * `{"#set": …}`, `{"#tup": …}`, `{"#map": …}`, `{"#model": …}`.
 *
 * JSON that fits one value only is *determined*: then the value itself can be handed to an action, which tests membership
 * instead of enumerating. A plain object is never determined, however many fields it names: it does not say what it leaves
 * out. An array may stand for a sequence or a set, a string for a string or a model value: those have alternatives.
 */
import { makeSequence, makeSet } from '../src/value/canonical.ts'
import { EvaluationError } from '../src/value/error.ts'
import { makeFunctionOf } from '../src/value/functions.ts'
import { printValue } from '../src/value/print.ts'
import type { TraceValue } from '../src/program/traceEvent.ts'
import {
  auxOf, componentOf, componentsOf, FALSE, findModelValue, findString, HEAP, integerOf, isInteger, Kind, kindOf, lengthOf, makeInteger, makeString, nameOf, TRUE, type Value,
} from '../src/value/store.ts'
import { partOf, written } from './part.ts'

/** More alternatives than this are searched for instead. */
const MOST_ALTERNATIVES = 8

type TraceObject = { readonly [key: string]: TraceValue }

/** Whether JSON fits a value. */
export function matches(json: TraceValue, v: Value): boolean {
  switch (typeof json) {
    case 'number': return isInteger(v) && integerOf(v) === json
    case 'boolean': return v === (json ? TRUE : FALSE)
    case 'string': return v >= HEAP && (kindOf(v) === Kind.string || kindOf(v) === Kind.modelValue) && nameOf(v) === json
    default:
      if (json === null) return false
      return Array.isArray(json) ? matchesItems(json, v, true, true) : matchesObject(json, v)
  }
}

function matchesObject(json: TraceObject, v: Value): boolean {
  const tag = tagOf(json)
  if (tag !== undefined) return matchesTagged(tag, json[tag]!, v)
  if (v < HEAP) return false
  const kind = kindOf(v)
  if (kind === Kind.boolean || kind === Kind.string || kind === Kind.modelValue || kind === Kind.bigInteger) return false
  for (const key in json) {
    const part = partOf(v, key)
    if (part === undefined || !matches(json[key]!, part)) return false
  }
  return true
}

export const TAGS = ['#set', '#tup', '#map', '#model', '#unserializable'] as const
export type Tag = (typeof TAGS)[number]

/** The tag of an object in a tagged form. */
export function tagOf(json: TraceObject): Tag | undefined {
  for (const key in json) {
    if (key.charCodeAt(0) !== 35) return undefined
    return (TAGS as readonly string[]).includes(key) && Object.keys(json).length === 1 ? key as Tag : undefined
  }
  return undefined
}

function matchesTagged(tag: Tag, content: TraceValue, v: Value): boolean {
  switch (tag) {
    case '#set': return Array.isArray(content) && matchesItems(content, v, false, true)
    case '#tup': return Array.isArray(content) && matchesItems(content, v, true, false)
    case '#map': return Array.isArray(content) && matchesPairs(content, v)
    case '#model': return v >= HEAP && kindOf(v) === Kind.modelValue && nameOf(v) === content
    case '#unserializable': return printValue(v, 2000) === content
  }
}

function matchesItems(items: readonly TraceValue[], v: Value, asSequence: boolean, asSet: boolean): boolean {
  const e = written(v)
  if (e === undefined || e < HEAP) return false
  const kind = kindOf(e)
  if (kind === Kind.sequence && asSequence) {
    if (lengthOf(e) !== items.length) return false
    for (let k = 0; k < items.length; k++) if (!matches(items[k]!, componentOf(e, k))) return false
    return true
  }
  return kind === Kind.set && asSet && lengthOf(e) === items.length && matchesElements(items, componentsOf(e))
}

/** Items and elements in pairs. A determined item has its element at once; the rest is a matching. */
function matchesElements(items: readonly TraceValue[], elements: readonly Value[]): boolean {
  const left = new Set(elements)
  const open: TraceValue[] = []
  for (const item of items) {
    const values = alternativesOf(item)
    if (values === undefined || values.length > 1) open.push(item)
    else if (!left.delete(values[0]!)) return false
  }
  const rest = [...left]
  return pairUp(open.length, rest.length, (i, j) => matches(open[i]!, rest[j]!))
}

function matchesPairs(pairs: readonly TraceValue[], v: Value): boolean {
  const e = written(v)
  if (e === undefined || e < HEAP) return false
  const n = kindOf(e) === Kind.sequence || kindOf(e) === Kind.function ? lengthOf(e) : -1
  if (n !== pairs.length) return false
  const domain = kindOf(e) === Kind.function ? componentsOf(auxOf(e)) : Array.from({ length: n }, (_, k) => k + 1)
  return pairUp(n, n, (i, j) => {
    const pair = pairs[i]!
    return Array.isArray(pair) && pair.length === 2 && matches(pair[0]!, domain[j]!) && matches(pair[1]!, componentOf(e, j))
  })
}

/** Whether each of m things can have one of n for itself (augmenting paths). */
function pairUp(m: number, n: number, fits: (i: number, j: number) => boolean): boolean {
  const owner: number[] = Array.from({ length: n }, () => -1)
  const find = (i: number, tried: Set<number>): boolean => {
    for (let j = 0; j < n; j++) {
      if (tried.has(j) || !fits(i, j)) continue
      tried.add(j)
      if (owner[j] === -1 || find(owner[j]!, tried)) {
        owner[j] = i
        return true
      }
    }
    return false
  }
  for (let i = 0; i < m; i++) if (!find(i, new Set())) return false
  return true
}

// ---------------------------------------------------------------- determined values

/**
 * Every value that JSON fits, when that is certain and they are few; undefined otherwise. An empty list: it fits nothing.
 *
 * A string that the specification has not made cannot be in a state: where a model value has the name, it alone is meant.
 */
export function alternativesOf(json: TraceValue): readonly Value[] | undefined {
  switch (typeof json) {
    case 'number': return isInRange(json) ? [makeInteger(json)] : []
    case 'boolean': return [json ? TRUE : FALSE]
    case 'string': return namesOf(json)
    default:
      if (json === null) return []
      return Array.isArray(json) ? both(sequencesOf(json), setsOf(json)) : taggedAlternatives(json)
  }
}

export function isInRange(n: number): boolean {
  return Number.isInteger(n) && n >= -0x80000000 && n <= 0x7fffffff
}

function namesOf(text: string): readonly Value[] {
  const model = text === '-' ? undefined : findModelValue(text) // `-` stands for a choice that is not made
  const string = findString(text)
  if (model === undefined) return [string ?? makeString(text)]
  return string === undefined ? [model] : [string, model]
}

function both(a: readonly Value[] | undefined, b: readonly Value[] | undefined): readonly Value[] | undefined {
  if (a === undefined || b === undefined) return undefined
  return a.length + b.length > MOST_ALTERNATIVES ? undefined : [...a, ...b]
}

function taggedAlternatives(json: TraceObject): readonly Value[] | undefined {
  const tag = tagOf(json)
  if (tag === undefined) return undefined
  const content = json[tag]!
  if (tag === '#model') {
    const model = typeof content === 'string' ? findModelValue(content) : undefined
    return model === undefined ? [] : [model]
  }
  if (!Array.isArray(content) || tag === '#unserializable') return undefined
  return tag === '#set' ? setsOf(content) : tag === '#tup' ? sequencesOf(content) : mapsOf(content)
}

/** Every way to choose one alternative of each item; undefined when an item has none that is certain, or they are many. */
function choicesOf(items: readonly TraceValue[]): readonly (readonly Value[])[] | undefined {
  let choices: Value[][] = [[]]
  for (const item of items) {
    const values = alternativesOf(item)
    if (values === undefined || values.length * choices.length > MOST_ALTERNATIVES) return undefined
    if (values.length === 1) for (const chosen of choices) chosen.push(values[0]!)
    else choices = choices.flatMap((chosen) => values.map((v) => [...chosen, v]))
  }
  return choices
}

function sequencesOf(items: readonly TraceValue[]): readonly Value[] | undefined {
  return choicesOf(items)?.map((chosen) => makeSequence(chosen))
}

function setsOf(items: readonly TraceValue[]): readonly Value[] | undefined {
  return choicesOf(items)?.filter((chosen) => new Set(chosen).size === chosen.length).flatMap((chosen) => made(() => makeSet(chosen)))
}

function mapsOf(pairs: readonly TraceValue[]): readonly Value[] | undefined {
  if (!pairs.every((pair) => Array.isArray(pair) && pair.length === 2)) return []
  const flat = choicesOf((pairs as TraceValue[][]).flat())
  return flat?.flatMap((chosen) => {
    const entries = pairs.map((_, k) => [chosen[2 * k]!, chosen[2 * k + 1]!] as const)
    return new Set(entries.map(([key]) => key)).size === entries.length ? made(() => makeFunctionOf(entries)) : []
  })
}

/** Elements that TLC cannot compare do not make a set. */
function made(make: () => Value): readonly Value[] {
  try {
    return [make()]
  } catch (error) {
    if (error instanceof EvaluationError) return []
    throw error
  }
}
