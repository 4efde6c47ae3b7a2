/**
 * Is a trace explainable? A second answer, slow and by other means, to hold the judge against.
 *
 * Every behaviour is enumerated: from each state all steps of all actions (by the interpreter), and only then those are kept
 * whose action, arguments and observations fit. Values are compared as JSON (value/json.ts); nothing of conformance/ is used.
 */
import { Successors, type Program, type State } from '../../src/program/program.ts'
import type { TraceEvent, TraceValue } from '../../src/program/traceEvent.ts'
import { valueToJson, type Json } from '../../src/value/json.ts'

interface Step {
  readonly action: string
  readonly args: { readonly [name: string]: Json }
  readonly next: State
}

export interface Exhaustive {
  initial(): State[]
  /** The states in which an event can leave a system that was in one of `states`. */
  after(states: readonly State[], event: TraceEvent): State[]
  /** Whether the events can follow in order. */
  explainable(states: readonly State[], events: readonly TraceEvent[]): boolean
}

export function exhaustive(program: Program): Exhaustive {
  const known = new Map<string, Step[]>()
  const stepsFrom = (state: State): Step[] => {
    const key = state.join()
    let steps = known.get(key)
    if (steps === undefined) {
      steps = []
      for (const action of program.actions) {
        const names = [...action.parameters, ...action.choices]
        action.steps(state, (args, next) => steps!.push({ action: action.name, args: Object.fromEntries(names.map((name, k) => [name, valueToJson(args[k]!)])), next: [...next] }))
      }
      known.set(key, steps)
    }
    return steps
  }
  const fitsState = (event: TraceEvent, state: State): boolean =>
    Object.entries(event.observed ?? {}).every(([path, pattern]) => {
      const [variable, ...keys] = path.match(/[^.[\]]+/g) ?? []
      let part: Json | undefined = valueToJson(state[program.variables.indexOf(variable!)]!)
      for (const key of keys) part = part === undefined ? undefined : partOf(part, key)
      return part !== undefined && fits(pattern, part)
    })
  const after = (states: readonly State[], event: TraceEvent): State[] => {
    const found = new Map<string, State>()
    for (const state of states) {
      const candidates = event.action === 'Init' ? [state] : stepsFrom(state)
        .filter(({ action, args }) => action === event.action && Object.entries(event.args ?? {}).every(([name, pattern]) => args[name] !== undefined && fits(pattern, args[name])))
        .map(({ next }) => next)
      for (const next of candidates) if (fitsState(event, next)) found.set(next.join(), next)
    }
    return [...found.values()]
  }
  return {
    after,
    initial() {
      const out = new Successors(program.variables.length)
      program.init(out)
      const states = Array.from({ length: out.count }, (_, k) => Array.from(out.states.subarray(k * out.width, (k + 1) * out.width)))
      return [...new Map(states.map((state) => [state.join(), state])).values()]
    },
    explainable(states, events) {
      let here = [...states]
      for (const event of events) here = here.length === 0 ? [] : after(here, event)
      return here.length > 0
    },
  }
}

type Tagged = { readonly [key: string]: Json }

function fits(pattern: TraceValue, value: Json): boolean {
  if (typeof pattern === 'number' || typeof pattern === 'boolean') return value === pattern
  if (typeof pattern === 'string') return value === pattern || tagged(value, '#model') === pattern
  if (pattern === null) return false
  if (Array.isArray(pattern)) return fitsSequence(pattern, value) || fitsSet(pattern, value)
  if ('#set' in pattern) return fitsSet(pattern['#set'] as TraceValue[], value)
  if ('#tup' in pattern) return fitsSequence(pattern['#tup'] as TraceValue[], value)
  if ('#model' in pattern) return tagged(value, '#model') === pattern['#model']
  if ('#map' in pattern) return fitsMap(pattern['#map'] as TraceValue[], value)
  if (typeof value !== 'object' || '#model' in (value as Tagged)) return false
  return Object.entries(pattern).every(([key, inner]) => {
    const part = partOf(value, key)
    return part !== undefined && fits(inner, part)
  })
}

function tagged(value: Json, tag: string): Json | undefined {
  return typeof value === 'object' && value !== null ? (value as Tagged)[tag] : undefined
}

function fitsSequence(items: readonly TraceValue[], value: Json): boolean {
  const sequence = tagged(value, '#tup') as Json[] | undefined
  return sequence !== undefined && sequence.length === items.length && items.every((item, k) => fits(item, sequence[k]!))
}

function fitsSet(items: readonly TraceValue[], value: Json): boolean {
  const elements = tagged(value, '#set') as Json[] | undefined
  return elements !== undefined && elements.length === items.length && inSomeOrder(items, elements, fits)
}

function fitsMap(pairs: readonly TraceValue[], value: Json): boolean {
  const entries = (tagged(value, '#map') as Json[] | undefined) ?? (isRecord(value) ? Object.entries(value) : (tagged(value, '#tup') as Json[] | undefined)?.map((item, k) => [k + 1, item]))
  return entries !== undefined && entries.length === pairs.length && inSomeOrder(pairs, entries as Json[][], (pair, entry) => Array.isArray(pair) && pair.length === 2 && fits(pair[0]!, entry[0]!) && fits(pair[1]!, entry[1]!))
}

function isRecord(value: Json): value is Tagged {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Object.keys(value).some((key) => key.startsWith('#'))
}

/** By trying every order. */
function inSomeOrder<A, B>(items: readonly A[], others: readonly B[], fit: (a: A, b: B) => boolean): boolean {
  const [first, ...rest] = items
  return first === undefined || others.some((other, k) => fit(first, other) && inSomeOrder(rest, others.toSpliced(k, 1), fit))
}

function partOf(value: Json, key: string): Json | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (isRecord(value)) return Object.hasOwn(value, key) ? value[key] : undefined
  const items = (tagged(value, '#tup') ?? tagged(value, '#set')) as Json[] | undefined
  if (items !== undefined) return key === 'length' ? items.length : tagged(value, '#set') === undefined && /^[1-9]\d*$/.test(key) ? items[Number(key) - 1] : undefined
  return (tagged(value, '#map') as [Json, Json][] | undefined)?.find(([x]) => printed(x) === key)?.[1]
}

function printed(json: Json): string {
  if (typeof json !== 'object' || json === null) return String(json)
  if ('#model' in json) return String((json as Tagged)['#model'])
  const items = tagged(json, '#tup') as Json[] | undefined
  return items === undefined ? JSON.stringify(json) : `<<${items.map(printed).join(', ')}>>`
}
