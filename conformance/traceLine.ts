/**
 * The door: a line of a trace becomes a TraceEvent, or a problem with its place, its cause and the next thing to do.
 *
 * Nothing is repaired. What could be read two ways is refused here, so that no part of an observation is dropped unseen:
 * a key given twice, a field that no event has, a number that no TLA+ value is.
 */
import type { TraceEvent, TraceValue } from '../src/program/traceEvent.ts'
import { countKeys, duplicateKey, fieldSpan, type FieldSpan } from './fieldSpan.ts'
import { jsonError } from './jsonSyntax.ts'
import { isInRange, tagOf } from './pattern.ts'

/** What is wrong with a trace, in one place of one line. */
export interface TraceProblem {
  /** `trace/…` */
  readonly code: string
  readonly message: string
  /** 1-based; 0 when the trace as a whole is meant. */
  readonly line: number
  /** The line, shortened when it is gigantic. */
  readonly text: string
  readonly span: FieldSpan | undefined
  /** Causes and what to do. */
  readonly notes: readonly string[]
  /** A name that the specification does not have, and those that it has. */
  readonly unknown?: { readonly name: string; readonly known: readonly string[] }
}

export type LineResult = { readonly ok: true; readonly event: TraceEvent } | { readonly ok: false; readonly problem: TraceProblem }

/** Checks that parsed JSON has the form of a TraceEvent; returns what is wrong, at the path of the field. */
export type Validate = (json: unknown) => { readonly path: readonly string[]; readonly message: string } | undefined

const FORM = 'an event is {"action": "…", "args": {…}, "observed": {…}}; args, observed, node and time may be left out'

/** Reads one line. `ended`: a line end follows it. */
export function readTraceLine(text: string, line: number, ended: boolean, validate: Validate): LineResult {
  const refuse = (code: string, message: string, span: FieldSpan | undefined, ...notes: string[]): LineResult => ({ ok: false, problem: { code, message, line, text, span, notes } })
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return refuse(...syntaxProblem(text, line, ended))
  }
  const wrong = validate(json)
  if (wrong !== undefined) {
    const span = fieldSpan(text, wrong.path) ?? fieldSpan(text, wrong.path.slice(0, -1))
    if (Array.isArray(json)) return refuse('trace/form', 'this is a JSON array; a trace has one event a line', { start: 0, end: 1 }, "jq -c '.[]' makes a trace of an array of events")
    return refuse('trace/form', wrong.message, span ?? { start: 0, end: text.length }, FORM)
  }
  const event = json as TraceEvent
  const keys = checkValues(event)
  if (typeof keys !== 'number') return refuse('trace/value', keys.message, fieldSpan(text, keys.path), keys.note)
  const rounded = roundedNumber(text)
  if (rounded !== undefined) return refuse('trace/value', `the number ${text.slice(rounded.start, rounded.end)} is no integer, though the nearest that is kept of it is`, rounded, 'write integers without a fraction or an exponent')
  if (keys !== countKeys(text)) {
    const twice = duplicateKey(text)
    if (twice !== undefined) return refuse('trace/twice', `${twice.path.join('.')} is given twice`, twice.span, 'only one of the two would be compared; remove the other')
  }
  return { ok: true, event }
}

function syntaxProblem(text: string, line: number, ended: boolean): [code: string, message: string, span: FieldSpan, ...notes: string[]] {
  const { at, expected } = jsonError(text) ?? { at: 0, expected: 'an object' }
  if (!ended && at >= text.trimEnd().length) {
    return ['trace/truncated', 'the last line is cut off', { start: text.length - 1, end: text.length }, 'the writer was stopped in the middle of a line, or the file was copied while it grew', 'remove the line to judge what is before it']
  }
  if (text.trim() === '{' || text.trim() === '[') return ['trace/syntax', 'the event does not end on its line; a trace has one event a line', { start: 0, end: text.length }, 'jq -c . writes each event on a line of its own']
  return ['trace/syntax', `this is not JSON: expected ${expected}`, { start: at, end: at + 1 }, line === 1 ? 'a trace is NDJSON: one JSON object a line' : 'two writers that append to one file at once leave such lines']
}

/** A JSON value with its kind, for messages. */
export function nounOf(json: unknown): string {
  return json === null ? 'null' : Array.isArray(json) ? 'an array' : typeof json === 'object' ? 'an object' : `the ${typeof json} ${JSON.stringify(json)}`
}

// ---------------------------------------------------------------- values

/** What is wrong with the form or the values of an event that was not read from a line. */
export function checkEvent(json: unknown, validate: Validate): { readonly code: string; readonly message: string; readonly path: readonly string[]; readonly notes: readonly string[] } | undefined {
  const form = validate(json)
  if (form !== undefined) return { code: 'trace/form', notes: [FORM], ...form }
  const wrong = checkValues(json as TraceEvent)
  return typeof wrong === 'number' ? undefined : { code: 'trace/value', message: wrong.message, path: wrong.path, notes: [wrong.note] }
}

interface WrongValue {
  readonly path: readonly string[]
  readonly message: string
  readonly note: string
}

/** The number of keys of an event whose values can all be TLA+ values; or what cannot. */
function checkValues(event: TraceEvent): number | WrongValue {
  let keys = 0
  for (const key in event) {
    keys++
    if (key !== 'args' && key !== 'observed') continue
    const count = checkValue(event[key]!, 0)
    if (typeof count !== 'number') return { ...count, path: [key, ...count.path] }
    keys += count
  }
  return keys
}

const DEEPEST = 200

/** A number that JSON.parse made an integer by rounding: 4.99999999999999999 is no 5. */
function roundedNumber(text: string): FieldSpan | undefined {
  if (!/\d(?:\.\d|[eE][+-]?\d)/.test(text)) return undefined
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g)) {
    if (token.startsWith('"') || !Number.isInteger(Number(token))) continue
    const [, whole = '', fraction = '', exponent = '0'] = /^-?(\d+)(?:\.(\d+))?(?:[eE](.+))?$/.exec(token) ?? []
    const digits = `${whole}${fraction}`.replace(/0+$/, '')
    if (digits !== '' && digits.length > whole.length + Number(exponent)) return { start: index, end: index + token.length }
  }
  return undefined
}

function checkValue(json: TraceValue, depth: number): number | WrongValue {
  if (typeof json === 'number') return isInRange(json) ? 0 : { path: [], message: `the number ${json} is no value of TLA+ here`, note: 'integers are between -2147483648 and 2147483647; write anything else as a string, or leave it out' }
  if (json === null) return { path: [], message: 'null is no value of TLA+', note: 'leave out what was not seen; where the specification has a value for "nothing", write its name' }
  if (typeof json === 'string' || typeof json === 'boolean') return 0
  if (typeof json !== 'object') return { path: [], message: `${typeof json} is no value of TLA+`, note: 'leave out what was not seen' }
  if (depth > DEEPEST) return { path: [], message: `this is nested more than ${DEEPEST} deep`, note: 'no value of a specification is' }
  const tag = Array.isArray(json) ? undefined : tagOf(json)
  if (tag === '#unserializable') return 1
  let keys = 0
  for (const key in json) {
    const count = checkValue((json as { [key: string]: TraceValue })[key]!, depth + 1)
    if (typeof count !== 'number') return { ...count, path: [key, ...count.path] }
    keys += count + (Array.isArray(json) ? 0 : 1)
  }
  return keys
}
