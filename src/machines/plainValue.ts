/**
 * TLA+ values as the plain data of an event: what a contract's types describe.
 *
 * Integers are numbers, strings and model values are strings, sets and sequences are arrays, records and functions on names or
 * integers are objects, other functions are arrays of pairs. That loses what the specification knows (a set or a sequence?),
 * so an argument is never decoded: it is compared with the values that the action could have. Where two of them
 * look alike, the tagged forms of src/value/json.ts, and `{"#string": …}`, say which is meant.
 */
import { tryExplicit } from '../value/canonical.ts'
import type { Json } from '../value/json.ts'
import { printValue } from '../value/print.ts'
import { auxOf, componentsOf, FALSE, findModelValue, findString, HEAP, integerOf, isInteger, Kind, kindOf, makeInteger, nameOf, TRUE, type Value } from '../value/store.ts'

export function plainOf(value: Value): Json {
  if (isInteger(value)) return integerOf(value)
  const v = tryExplicit(value) ?? value
  switch (kindOf(v)) {
    case Kind.boolean: return v === TRUE
    case Kind.string: case Kind.modelValue: return nameOf(v)
    case Kind.sequence: case Kind.set: return componentsOf(v).map(plainOf)
    case Kind.function: {
      const keys = componentsOf(auxOf(v))
      const values = componentsOf(v)
      const texts = keys.map(keyText)
      return texts.every((text) => text !== undefined) && new Set(texts).size === texts.length
        ? Object.fromEntries(texts.map((text, k) => [text, plainOf(values[k]!)]))
        : keys.map((key, k) => [plainOf(key), plainOf(values[k]!)])
    }
    default: return { '#unserializable': printValue(v, 2000) }
  }
}

/** A key of an object; undefined for a value that is no name and no integer, or that would look like a tag. */
function keyText(key: Value): string | undefined {
  if (isInteger(key)) return String(integerOf(key))
  return (kindOf(key) === Kind.string || kindOf(key) === Kind.modelValue) && !nameOf(key).startsWith('#') ? nameOf(key) : undefined
}

/** Whether JSON, plain or tagged, says this value and all of it. */
export function fits(json: unknown, value: Value): boolean {
  if (isInteger(value)) return json === integerOf(value)
  const v = tryExplicit(value) ?? value
  const tagged = tagOf(json)
  if (tagged !== undefined) return fitsTagged(tagged.tag, tagged.content, v)
  switch (kindOf(v)) {
    case Kind.boolean: return json === (v === TRUE)
    case Kind.string: case Kind.modelValue: return json === nameOf(v)
    case Kind.sequence: return Array.isArray(json) && fitsItems(json, componentsOf(v)) || fitsObject(json, v)
    case Kind.set: return Array.isArray(json) && fitsElements(json, componentsOf(v))
    case Kind.function: return Array.isArray(json) ? fitsPairs(json, v) : fitsObject(json, v)
    default: return false
  }
}

const TAGS: ReadonlySet<string> = new Set(['#set', '#tup', '#map', '#model', '#string', '#unserializable'])

function tagOf(json: unknown): { readonly tag: string; readonly content: unknown } | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined
  const [entry, ...more] = Object.entries(json)
  return entry !== undefined && more.length === 0 && TAGS.has(entry[0]) ? { tag: entry[0], content: entry[1] } : undefined
}

function fitsTagged(tag: string, content: unknown, v: Value): boolean {
  switch (tag) {
    case '#model': return kindOf(v) === Kind.modelValue && nameOf(v) === content
    case '#string': return kindOf(v) === Kind.string && nameOf(v) === content
    case '#set': return kindOf(v) === Kind.set && Array.isArray(content) && fitsElements(content, componentsOf(v))
    case '#tup': return kindOf(v) === Kind.sequence && Array.isArray(content) && fitsItems(content, componentsOf(v))
    case '#map': return kindOf(v) === Kind.function && Array.isArray(content) && fitsPairs(content, v)
    default: return printValue(v, 2000) === content
  }
}

function fitsItems(items: readonly unknown[], values: readonly Value[]): boolean {
  return items.length === values.length && items.every((item, k) => fits(item, values[k]!))
}

/** Each item has an element for itself. */
function fitsElements(items: readonly unknown[], elements: readonly Value[]): boolean {
  if (items.length !== elements.length) return false
  const left = new Set(elements)
  return items.every((item) => {
    for (const element of left) if (fits(item, element)) return left.delete(element)
    return false
  })
}

function fitsPairs(pairs: readonly unknown[], v: Value): boolean {
  const values = componentsOf(v)
  const left = new Map(componentsOf(auxOf(v)).map((key, k) => [key, values[k]!]))
  return pairs.length === values.length && pairs.every((pair) => {
    if (!Array.isArray(pair) || pair.length !== 2) return false
    for (const [key, result] of left) if (fits(pair[0], key) && fits(pair[1], result)) return left.delete(key)
    return false
  })
}

function fitsObject(json: unknown, v: Value): boolean {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return false
  const values = componentsOf(v)
  const keys = kindOf(v) === Kind.sequence ? values.map((_, k) => makeInteger(k + 1)) : componentsOf(auxOf(v))
  const entries = new Map(Object.entries(json))
  return entries.size === keys.length && keys.every((key, k) => {
    const text = keyText(key)
    return text !== undefined && entries.has(text) && fits(entries.get(text), values[k]!)
  })
}

/** The value, where JSON can mean no other: numbers, booleans, and names that are a string or a model value but not both. */
export function determined(json: unknown): Value | undefined {
  switch (typeof json) {
    case 'number': return Number.isInteger(json) && Math.abs(json) <= 0x7fffffff ? makeInteger(json) : undefined
    case 'boolean': return json ? TRUE : FALSE
    case 'string': {
      const [string, model] = [findString(json), findModelValue(json)]
      return string === undefined || model === undefined ? string ?? model : undefined
    }
    default: return undefined
  }
}

const SEARCHED_MAX = 20_000

/** A value that JSON fits among these and their parts: what a reader means by it. */
export function findValue(json: unknown, roots: readonly Value[]): Value | undefined {
  const known = determined(json)
  if (known !== undefined) return known
  const seen = new Set<Value>()
  const queue: Value[] = [...roots]
  for (let k = 0; k < queue.length && k < SEARCHED_MAX; k++) {
    const v = queue[k]!
    if (fits(json, v)) return v
    if (v < HEAP) continue
    const kind = kindOf(v)
    if (kind !== Kind.set && kind !== Kind.sequence && kind !== Kind.function) continue
    for (const part of componentsOf(v)) {
      if (seen.has(part)) continue
      seen.add(part)
      queue.push(part)
    }
  }
  return undefined
}
