/**
 * The oracle over lines of JSON: a request a line, an answer a line, in order.
 *
 *     {"observe": EVENT}                      → {"ok": true, "candidates": 1}
 *                                             | {"ok": false, "reason": "observed", "field": …, "conjunct": …, "allowed": […], …}
 *                                             | {"ok": null, "reason": "candidates"}                 a limit: neither
 *     {"possible": {"action"?, "args"?, "most"?}} → {"ok": true, "steps": [{"action", "args", "candidates"}, …]}
 *     {"fork": {}}                            → {"ok": true, "oracle": 1}      a copy; name it in later requests
 *     {"reset": {}}                           → {"ok": true, "candidates": 2}  back to the initial states
 *     {"drop": {}}                            → {"ok": true}                   forgets a fork
 *
 * Every request may have "oracle" (the fork it is for; 0 is the first) and "id" (given back in the answer). What cannot be
 * answered gets {"error": {"code", "message", "notes", …}}; nothing has changed then, and the conversation goes on.
 */
import type { TraceEvent } from '../src/program/traceEvent.ts'
import { EvaluationError } from '../src/value/error.ts'
import type { Oracle, Unreadable } from './oracle.ts'

type Json = { readonly [key: string]: unknown }

const VERBS = ['observe', 'possible', 'fork', 'reset', 'drop'] as const
type Verb = (typeof VERBS)[number]

/** Answers one line of text. `suggest` finds the known name that is meant, for "did you mean". */
export type Answerer = (line: string) => string

export function oracleProtocol(first: Oracle, suggest: (name: string, known: readonly string[]) => string | undefined): Answerer {
  const start = first.fork()
  const oracles = new Map<number, Oracle>([[0, first]])
  let forks = 0

  const answerTo = (verb: Verb, argument: unknown, number: number): Json => {
    const oracle = oracles.get(number)
    if (oracle === undefined) return error('oracle/unknown', `there is no oracle ${number}`, [`there are ${[...oracles.keys()].join(', ')}`])
    switch (verb) {
      case 'observe': return observe(oracle, argument as TraceEvent)
      case 'possible': return possible(oracle, argument)
      case 'fork':
        oracles.set(++forks, oracle.fork())
        return { ok: true, oracle: forks }
      case 'reset':
        oracles.set(number, start.fork())
        return { ok: true, candidates: start.candidates() }
      case 'drop':
        if (number === 0) return error('oracle/drop', 'the first oracle cannot be dropped', ['{"reset": {}} starts it again'])
        oracles.delete(number)
        return { ok: true }
    }
  }
  const observe = (oracle: Oracle, event: TraceEvent): Json => {
    const answer = oracle.observe(event)
    switch (answer.kind) {
      case 'accepted': return { ok: true, candidates: answer.candidates }
      case 'refused': return { ok: false, ...answer.refusal }
      case 'inconclusive': return { ok: null, reason: answer.reason }
      case 'unreadable': return unreadable(answer)
    }
  }
  const possible = (oracle: Oracle, argument: unknown): Json => {
    const { action, args, most } = (isObject(argument) ? argument : {}) as { action?: unknown; args?: unknown; most?: unknown }
    if (action !== undefined && typeof action !== 'string') return error('oracle/form', 'action is a string', [])
    if (most !== undefined && !(Number.isSafeInteger(most) && (most as number) > 0)) return error('oracle/form', 'most is a whole number of at least 1', [])
    const steps = oracle.possible(action, args as TraceEvent['args'], most as number | undefined)
    return 'kind' in steps ? unreadable(steps) : { ok: true, steps }
  }
  const unreadable = ({ code, message, field, notes, name, known }: Unreadable): Json => {
    const near = suggest(name, known)
    return { error: { code, message, field, notes: near === undefined ? notes : [`did you mean ${near}?`, ...notes], known } }
  }

  return (line) => {
    let id: unknown
    let answer: Json
    try {
      const request: unknown = JSON.parse(line)
      if (isObject(request)) id = request['id']
      const read = requestIn(request)
      answer = 'error' in read ? read : answerTo(read.verb, read.argument, read.oracle)
    } catch (failure) {
      if (failure instanceof SyntaxError) answer = error('oracle/syntax', 'the request is not JSON', ['a request is one line, such as {"possible": {}}'])
      else if (failure instanceof EvaluationError) answer = error(failure.code, failure.message, [...failure.notes, ...(failure.place === undefined ? [] : [`at ${failure.place}`])])
      else throw failure
    }
    return JSON.stringify(id === undefined ? answer : { id, ...answer })
  }
}

function requestIn(request: unknown): { readonly verb: Verb; readonly argument: unknown; readonly oracle: number } | Json & { readonly error: unknown } {
  if (!isObject(request)) return error('oracle/form', 'a request is an object', ['such as {"observe": {"action": "…"}}'])
  const verbs = Object.keys(request).filter((key): key is Verb => (VERBS as readonly string[]).includes(key))
  const stray = Object.keys(request).find((key) => !(VERBS as readonly string[]).includes(key) && key !== 'id' && key !== 'oracle')
  if (verbs.length !== 1 || stray !== undefined) return error('oracle/form', stray === undefined ? 'a request has one of observe, possible, fork, reset, drop' : `a request has no field ${stray}`, [`verbs: ${VERBS.join(', ')}; beside them: id, oracle`])
  const { oracle = 0 } = request
  if (!Number.isSafeInteger(oracle)) return error('oracle/form', 'oracle is the number of a fork', [])
  return { verb: verbs[0]!, argument: request[verbs[0]!], oracle: oracle as number }
}

function isObject(json: unknown): json is Json {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}

function error(code: string, message: string, notes: readonly string[]): Json & { readonly error: unknown } {
  return { error: { code, message, notes } }
}
