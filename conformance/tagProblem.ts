/**
 * Tagged forms that are none: a key that starts with `#` and is no tag, or a tag with content that it cannot have.
 *
 * Left alone they would match no value, and a trace with a misspelt tag would be refused as if the system had misbehaved.
 */
import type { TraceValue } from '../src/program/traceEvent.ts'
import { tagOf, TAGS, type Tag } from './pattern.ts'

export interface TagProblem {
  readonly path: readonly string[]
  readonly message: string
  /** What was written, and what could have been. */
  readonly name: string
  readonly known: readonly string[]
}

/** The first malformed tag in a value; `path` leads to the value. */
export function tagProblem(json: TraceValue, path: readonly string[]): TagProblem | undefined {
  if (typeof json !== 'object' || json === null) return undefined
  if (Array.isArray(json)) {
    for (let k = 0; k < json.length; k++) {
      const problem = tagProblem(json[k]!, [...path, String(k)])
      if (problem !== undefined) return problem
    }
    return undefined
  }
  const tag = tagOf(json)
  if (tag === undefined) {
    for (const key in json) {
      if (key.charCodeAt(0) === 35) return { path: [...path, key], message: `${key} is no tag, or does not stand alone`, name: key, known: TAGS }
    }
  } else if (!fitsTag(tag, json[tag]!)) {
    return { path: [...path, tag], message: `${tag} is followed by ${CONTENT[tag]}`, name: '', known: [] }
  }
  for (const key in json) {
    const inner = json[key]!
    if (typeof inner !== 'object') continue
    const problem = tagProblem(inner, [...path, key])
    if (problem !== undefined) return problem
  }
  return undefined
}

const CONTENT: Readonly<Record<Tag, string>> = {
  '#set': 'an array', '#tup': 'an array', '#map': 'an array of pairs [key, value]', '#model': 'the name of a model value', '#unserializable': 'a text',
}

function fitsTag(tag: Tag, content: TraceValue): boolean {
  switch (tag) {
    case '#set': case '#tup': return Array.isArray(content)
    case '#map': return Array.isArray(content) && content.every((pair) => Array.isArray(pair) && pair.length === 2)
    case '#model': case '#unserializable': return typeof content === 'string'
  }
}
