/**
 * An event, understood: which action it names, which arguments are known, what else must fit, what was seen afterwards.
 *
 * An argument that is determined becomes a value and is handed to the action (membership instead of enumeration); where it
 * has a few alternatives the action is asked once for each. Any other argument is left to the action to find, and what it
 * finds is compared with the pattern.
 */
import type { Action, Program, State } from '../src/program/program.ts'
import type { TraceEvent, TraceValue } from '../src/program/traceEvent.ts'
import type { Value } from '../src/value/store.ts'
import { pathParser, read, type Path } from './path.ts'
import { alternativesOf, matches } from './pattern.ts'
import { tagProblem } from './tagProblem.ts'

/** The name of the event that observes the initial state and takes no step. */
export const INIT = 'Init'

/** How an engine names what stands for a choice that a step did not make. */
export const NO_CHOICE_NAME = '-'

export interface Observation {
  readonly path: Path
  readonly expected: TraceValue
}

export interface Pattern {
  /** Among parameters and choices. */
  readonly position: number
  readonly expected: TraceValue
}

export interface Plan {
  readonly event: TraceEvent
  /** Undefined: the initial state is observed. */
  readonly action: Action | undefined
  /** Index of the action in the program, -1 for Init. */
  readonly index: number
  /** Ways to call the action; several where an argument has alternatives, none where one fits nothing. */
  readonly calls: readonly (readonly (Value | undefined)[])[]
  readonly patterns: readonly Pattern[]
  readonly observations: readonly Observation[]
}

/** What in an event the specification does not have; `path` leads to the field. */
export interface EventProblem {
  readonly code: 'trace/unknown-action' | 'trace/unknown-parameter' | 'trace/unknown-variable' | 'trace/path' | 'trace/value' | 'trace/late-init'
  readonly message: string
  readonly path: readonly string[]
  /** The misspelt name and what there is, for "did you mean". */
  readonly name: string
  readonly known: readonly string[]
  readonly note?: string
}

export type Planner = (event: TraceEvent) => Plan | EventProblem

interface ActionNames {
  readonly action: Action
  readonly index: number
  readonly names: readonly string[]
  readonly positions: ReadonlyMap<string, number>
}

const NO_ARGUMENTS: { readonly [name: string]: TraceValue } = {}
const MOST_CALLS = 16

/** A planner for the events of one program. */
export function eventPlanner(program: Program): Planner {
  const parsePath = pathParser(program.variables)
  const actions = new Map(program.actions.map((action, index): [string, ActionNames] => {
    const names = [...action.parameters, ...action.choices]
    return [action.name, { action, index, names, positions: new Map(names.map((name, k) => [name, k])) }]
  }))

  const observationsOf = (event: TraceEvent): Observation[] | EventProblem => {
    const observations: Observation[] = []
    for (const key in event.observed) {
      const path = parsePath(key)
      if ('kind' in path) {
        return path.kind === 'unknown variable'
          ? { code: 'trace/unknown-variable', message: `${program.module} has no variable ${path.name}`, path: ['observed', key], name: path.name, known: program.variables }
          : { code: 'trace/path', message: `the path ${key} is not understood: expected ${path.expected} at character ${path.at + 1}`, path: ['observed', key], name: '', known: [] }
      }
      const expected = event.observed[key]!
      const malformed = tagProblem(expected, ['observed', key])
      if (malformed !== undefined) return { code: 'trace/value', ...malformed }
      observations.push({ path, expected })
    }
    return observations
  }

  return (event) => {
    const observations = observationsOf(event)
    if (!Array.isArray(observations)) return observations
    const found = actions.get(event.action)
    const args = event.args ?? NO_ARGUMENTS
    if (found === undefined) {
      if (event.action !== INIT) return { code: 'trace/unknown-action', message: `${program.module} has no action ${event.action}`, path: ['action'], name: event.action, known: [INIT, ...actions.keys()] }
      for (const name in args) return { code: 'trace/unknown-parameter', message: 'Init has no parameters', path: ['args', name], name, known: [] }
      return { event, action: undefined, index: -1, calls: [], patterns: [], observations }
    }
    let calls: (Value | undefined)[][] = [Array.from<undefined>({ length: found.names.length })]
    const patterns: Pattern[] = []
    for (const name in args) {
      const position = found.positions.get(name)
      if (position === undefined) return { code: 'trace/unknown-parameter', message: `the action ${event.action} has no parameter ${name}`, path: ['args', name], name, known: found.names }
      const expected = args[name]!
      const malformed = tagProblem(expected, ['args', name])
      if (malformed !== undefined) return { code: 'trace/value', ...malformed }
      const values = alternativesOf(expected)
      if (values === undefined || values.length * calls.length > MOST_CALLS) patterns.push({ position, expected })
      else if (values.length === 1) for (const call of calls) call[position] = values[0]
      else calls = values.flatMap((v) => calls.map((call) => call.with(position, v)))
    }
    return { event, action: found.action, index: found.index, calls, patterns, observations }
  }
}

/** Whether arguments that an action found fit the patterns. */
export function fitsPatterns({ patterns }: Plan, args: readonly Value[]): boolean {
  for (let k = 0; k < patterns.length; k++) {
    const { position, expected } = patterns[k]!
    if (!matches(expected, args[position]!)) return false
  }
  return true
}

/** Whether a state has all that was observed. */
export function fitsObservations({ observations }: Plan, state: State): boolean {
  for (let k = 0; k < observations.length; k++) if (!fits(observations[k]!, state)) return false
  return true
}

export function fits({ path, expected }: Observation, state: State): boolean {
  const v = read(path, state)
  return v !== undefined && matches(expected, v)
}
