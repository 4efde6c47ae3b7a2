/**
 * Accepted traces with one field changed, judged twice: by the judge and by exhaustive enumeration.
 *
 * A changed trace need not be wrong: what was changed may not matter, or something else may explain it. So both answers are
 * compared, and the ones that are still explainable are counted apart.
 */
import { startReplay } from '../../conformance/replay.ts'
import type { Program, State } from '../../src/program/program.ts'
import { makeRandom, type Random } from '../../src/program/random.ts'
import type { TraceEvent, TraceValue } from '../../src/program/traceEvent.ts'
import { exhaustive } from './exhaustive.ts'
import { OPTIONS } from './judge.ts'

export interface MutationCounts {
  readonly refused: number
  readonly explainable: number
  /** Where the two answers differ; each reproduces the trace and the change. */
  readonly disagreements: readonly string[]
}

export interface MutationSubject {
  /** For messages. */
  readonly name: string
  /** Judges. */
  readonly program: Program
  /** Enumerates; the same specification, interpreted. */
  readonly yardstick: Program
  readonly events: readonly TraceEvent[]
}

/** Changes `count` single fields of an accepted trace. Throws when the trace is not accepted by both. */
export function judgeMutations({ name, program, yardstick, events }: MutationSubject, count: number, seed: number): MutationCounts {
  const slow = exhaustive(yardstick)
  const prefixes: State[][] = [slow.initial()]
  for (const event of events) prefixes.push(slow.after(prefixes.at(-1)!, event))
  if (prefixes.at(-1)!.length === 0) throw new Error(`${name}: the trace is not explainable`)
  if (!isAccepted(program, events)) throw new Error(`${name}: the trace is not accepted`)
  const pool = stringsIn(events)
  let refused = 0
  let explainable = 0
  const disagreements: string[] = []
  for (let number = 0; number < count; number++) {
    const random = makeRandom(seed, number)
    const changed = mutation(events, program, pool, random)
    if (changed === undefined) continue
    const accepted = isAccepted(program, changed.events)
    const possible = slow.explainable(prefixes[changed.index]!, changed.events.slice(changed.index))
    if (accepted !== possible) disagreements.push(`${name}, seed ${seed}, number ${number}: ${accepted ? 'falsely accepted' : 'falsely refused'}: ${changed.about}`)
    else if (possible) explainable++
    else refused++
  }
  return { refused, explainable, disagreements }
}

function isAccepted(program: Program, events: readonly TraceEvent[]): boolean {
  const replay = startReplay(program, OPTIONS)
  events.every((event, k) => replay.line(JSON.stringify(event), k + 1, true))
  const verdict = replay.finish()
  // A field changed so that no value is written like that any more, such as a pair without its second half.
  if (verdict.kind === 'unreadable' && verdict.problem.code === 'trace/value') return false
  if (verdict.kind === 'unreadable') throw new Error(`unreadable: ${verdict.problem.message}`)
  return verdict.kind === 'accepted'
}

interface Mutation {
  readonly index: number
  readonly events: readonly TraceEvent[]
  readonly about: string
}

type Place = { readonly path: readonly (string | number)[]; readonly value: TraceValue }

function mutation(events: readonly TraceEvent[], program: Program, pool: readonly string[], random: Random): Mutation | undefined {
  const index = random.below(events.length)
  const event = events[index]!
  const places = [...placesIn(event.args, ['args']), ...placesIn(event.observed, ['observed'])]
  if (places.length === 0 || (event.action !== 'Init' && random.chance(0.1))) {
    const names = Object.keys(event.args ?? {})
    const others = program.actions.filter(({ name, parameters, choices }) => name !== event.action && names.every((argument) => [...parameters, ...choices].includes(argument)))
    if (event.action === 'Init' || others.length === 0) return undefined
    const action = random.pick(others).name
    return { index, events: events.with(index, { ...event, action }), about: `${event.action} → ${action}` }
  }
  const { path, value } = random.pick(places)
  const changed = changedValue(value, pool, random)
  if (changed === undefined) return undefined
  const copy = structuredClone(event)
  let parent = copy as unknown as { [key: string]: unknown }
  for (const key of path.slice(0, -1)) parent = parent[key] as { [key: string]: unknown }
  parent[path.at(-1)!] = changed
  return { index, events: events.with(index, copy), about: `event ${index + 1}, ${path.join('.')}: ${JSON.stringify(value)} → ${JSON.stringify(changed)} in ${JSON.stringify(event).slice(0, 300)}` }
}

/** Values that can be changed: scalars, and arrays as a whole. */
function* placesIn(json: TraceValue | undefined, path: readonly (string | number)[]): Iterable<Place> {
  if (json === undefined) return
  if (typeof json !== 'object' || json === null) {
    yield { path, value: json }
    return
  }
  if (Array.isArray(json)) yield { path, value: json }
  for (const key of Object.keys(json)) yield* placesIn((json as { [key: string]: TraceValue })[key]!, [...path, Array.isArray(json) ? Number(key) : key])
}

function changedValue(value: TraceValue, pool: readonly string[], random: Random): TraceValue | undefined {
  switch (typeof value) {
    case 'number': return value + random.pick([-1, 1, 2])
    case 'boolean': return !value
    case 'string': {
      const others = pool.filter((text) => text !== value)
      return others.length === 0 ? undefined : random.pick(others)
    }
    default: {
      if (!Array.isArray(value)) return undefined
      if (value.length === 0) return [0]
      const k = random.below(value.length)
      const swapped = value.length < 2 ? value : value.with(k, value[(k + 1) % value.length]!).with((k + 1) % value.length, value[k]!)
      return random.pick([value.toSpliced(k, 1), [...value, value[k]!], swapped])
    }
  }
}

function stringsIn(events: readonly TraceEvent[]): string[] {
  return [...new Set(events.flatMap((event) => [...placesIn(event.args, []), ...placesIn(event.observed, [])]).flatMap(({ value }) => typeof value === 'string' ? [value] : []))]
}
