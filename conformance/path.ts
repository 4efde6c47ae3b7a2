/**
 * Paths of `observed`: which part of the state was seen.
 *
 *     path := variable step*
 *     step := '.' key | '[' key ']'
 *
 * After a dot a key ends at the next dot or bracket; in brackets it ends at the matching one, so that any printed TLA+ value
 * can stand there: `log.A[3].epoch`, `votes[<<1, 2>>]`, `config["max.bytes"]`. What keys mean is said in part.ts.
 *
 * A path is parsed once and remembered. The memory is bounded, because `log.A[1841]` is a new path on every line.
 */
import type { State } from '../src/program/program.ts'
import type { Value } from '../src/value/store.ts'
import { partOf } from './part.ts'

export interface Path {
  readonly text: string
  /** Index of the variable in a state. */
  readonly slot: number
  readonly keys: readonly string[]
}

export type PathProblem =
  | { readonly kind: 'unknown variable'; readonly name: string }
  /** `at` is the 0-based character where it stops making sense. */
  | { readonly kind: 'syntax'; readonly at: number; readonly expected: string }

const MOST_REMEMBERED = 4096
/** No value is deeper; a refusal would look for every beginning of the path. */
const MOST_KEYS = 200

/** A parser for the paths of a program's variables. */
export function pathParser(variables: readonly string[]): (text: string) => Path | PathProblem {
  const slots = new Map(variables.map((name, k) => [name, k]))
  const known = new Map<string, Path>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const parsed = parse(text, slots)
    if ('kind' in parsed) return parsed
    if (known.size >= MOST_REMEMBERED) known.clear()
    known.set(text, parsed)
    return parsed
  }
}

/** The part of a state that a path names; undefined when there is none. */
export function read(path: Path, state: State): Value | undefined {
  let v: Value | undefined = state[path.slot]
  for (let k = 0; k < path.keys.length && v !== undefined; k++) v = partOf(v, path.keys[k]!)
  return v
}

function parse(text: string, slots: ReadonlyMap<string, number>): Path | PathProblem {
  let at = endOfKey(text, 0)
  const name = text.slice(0, at)
  const slot = slots.get(name)
  if (slot === undefined) return { kind: 'unknown variable', name }
  const keys: string[] = []
  while (at < text.length) {
    const dot = text[at] === '.'
    const start = at + 1
    const end = dot ? endOfKey(text, start) : closingBracket(text, start)
    if (end === undefined) return { kind: 'syntax', at: text.length, expected: `the ] that closes the [ of character ${at + 1}` }
    const key = dot ? text.slice(start, end) : text.slice(start, end).trim()
    if (keys.length >= MOST_KEYS) return { kind: 'syntax', at: start, expected: `at most ${MOST_KEYS} keys` }
    if (key === '') return { kind: 'syntax', at: start, expected: 'a key' }
    keys.push(key.startsWith('"') ? unquoted(key) : key)
    at = dot ? end : end + 1
    if (at < text.length && text[at] !== '.' && text[at] !== '[') return { kind: 'syntax', at, expected: '. or [' }
  }
  return { text, slot, keys }
}

function endOfKey(text: string, start: number): number {
  let k = start
  while (k < text.length && text[k] !== '.' && text[k] !== '[') k++
  return k
}

/** Position of the bracket that closes the one before `start`; brackets inside strings do not count. */
function closingBracket(text: string, start: number): number | undefined {
  let depth = 1
  let quoted = false
  for (let k = start; k < text.length; k++) {
    const c = text[k]
    if (quoted) {
      if (c === '\\') k++
      else if (c === '"') quoted = false
    } else if (c === '"') quoted = true
    else if (c === '[') depth++
    else if (c === ']' && --depth === 0) return k
  }
  return undefined
}

/** A quoted key names a string: the quotes only protect dots and brackets. */
function unquoted(key: string): string {
  try {
    const parsed: unknown = JSON.parse(key)
    return typeof parsed === 'string' ? parsed : key
  } catch {
    return key
  }
}
