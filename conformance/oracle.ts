/**
 * An oracle: asked event by event whether a specification allows what happened, and what it would allow next.
 *
 *     const oracle = await createOracle(spec)
 *     oracle.observe({ action: 'AppendRecord', args: { leader: 'A' } })     // { kind: 'accepted', candidates: 1 }
 *     oracle.possible()                                                     // [{ action: 'SendFetch', args: { follower: 'B' }, candidates: 1 }, …]
 *
 * A refused or unreadable event changes nothing: the next one is judged as if it had not been asked. A fork shares all that
 * was observed and goes its own way, at no cost.
 */
import type { Program } from '../src/program/program.ts'
import type { TraceEvent, TraceValue } from '../src/program/traceEvent.ts'
import { eventPlanner, fitsPatterns, type EventProblem, type Planner } from './eventPlan.ts'
import { DEFAULT_MAX_CANDIDATES, makeJudge, type Judge, type Position } from './judge.ts'
import { argumentsJson } from './record.ts'
import { refusalJson, type RefusalJson } from './refusalJson.ts'
import type { StepOptions } from './stepper.ts'
import { checkEvent, type Validate } from './traceLine.ts'

export interface OracleOptions extends Partial<StepOptions> {
  readonly validate: Validate
}

export type Answer =
  /** `candidates`: in how many states the implementation may be now. */
  | { readonly kind: 'accepted'; readonly candidates: number }
  | { readonly kind: 'refused'; readonly refusal: RefusalJson }
  | Unreadable
  | { readonly kind: 'inconclusive'; readonly reason: 'candidates' | 'budget' }

/** The event is no event, or names what the specification does not have. */
export interface Unreadable {
  readonly kind: 'unreadable'
  /** `trace/…` */
  readonly code: string
  readonly message: string
  /** Path of the field in the event, joined with dots. */
  readonly field: string
  readonly notes: readonly string[]
  /** A name that is unknown, and those that are known in its place. */
  readonly name: string
  readonly known: readonly string[]
}

/** A step that is possible now. */
export interface Possibility {
  readonly action: string
  readonly args: { readonly [name: string]: TraceValue }
  /** In how many of the states that the implementation may be in. */
  readonly candidates: number
}

export interface Oracle {
  /** Judges what happened. Throws EvaluationError when the specification cannot be evaluated there. */
  observe(event: TraceEvent): Answer
  /** The steps that are possible now: all, or those of one action with arguments that fit `args`. At most `most`. */
  possible(action?: string, args?: TraceEvent['args'], most?: number): readonly Possibility[] | Unreadable
  /** In how many states the implementation may be. */
  candidates(): number
  /** Another oracle that has seen the same so far. */
  fork(): Oracle
}

const MOST_POSSIBLE = 1000

/** An oracle in the initial states of a program. Throws EvaluationError. */
export function makeOracle(program: Program, options: OracleOptions): Oracle {
  const judge = makeJudge(program, { silent: 0, invariants: false, maxCandidates: DEFAULT_MAX_CANDIDATES, expired: () => false, ...options })
  return oracleAt(judge.start, program, judge, options.validate)
}

function oracleAt(start: Position, program: Program, judge: Judge, validate: Validate): Oracle {
  const planOf = eventPlanner(program)
  let position = start
  return {
    observe(event) {
      const wrong = checkEvent(event, validate)
      if (wrong !== undefined) return unreadable({ ...wrong, name: '', known: [] }, wrong.notes)
      const outcome = judge.observe(position, event)
      switch (outcome.kind) {
        case 'accepted':
          position = outcome.position
          return { kind: 'accepted', candidates: position.states.length }
        case 'refused': return { kind: 'refused', refusal: refusalJson(outcome.plan, outcome.refusal) }
        case 'inconclusive': return outcome
        case 'unreadable': return unreadable(outcome.problem)
      }
    },
    possible(action, args, most = MOST_POSSIBLE) {
      const wrong = checkEvent({ action: action ?? '', ...(args === undefined ? {} : { args }) }, validate)
      if (wrong !== undefined) return unreadable({ ...wrong, name: '', known: [] }, wrong.notes)
      const problem = action === undefined ? strayArgument(program, args) : problemOf(planOf({ action, ...(args === undefined ? {} : { args }) }))
      return problem === undefined ? possibilities(program, planOf, position, action, args, most) : unreadable(problem)
    },
    candidates: () => position.states.length,
    fork: () => oracleAt(position, program, judge, validate),
  }
}

function unreadable({ code, message, path, name, known, note }: Omit<EventProblem, 'code'> & { readonly code: string }, notes: readonly string[] = []): Unreadable {
  return { kind: 'unreadable', code, message, field: path.join('.'), notes: note === undefined ? notes : [...notes, note], name, known }
}

/** An argument that no action has. */
function strayArgument(program: Program, args: TraceEvent['args']): EventProblem | undefined {
  const known = [...new Set(program.actions.flatMap(({ parameters, choices }) => [...parameters, ...choices]))]
  const name = Object.keys(args ?? {}).find((argument) => !known.includes(argument))
  return name === undefined ? undefined : { code: 'trace/unknown-parameter', message: `no action has a parameter ${name}`, path: ['args', name], name, known }
}

function problemOf(plan: ReturnType<Planner>): EventProblem | undefined {
  return 'code' in plan ? plan : undefined
}

function possibilities(program: Program, planOf: Planner, { states }: Position, name: string | undefined, args: TraceEvent['args'], most: number): Possibility[] {
  const found = new Map<string, { action: string; args: Possibility['args']; candidates: number }>()
  for (const action of program.actions) {
    if (name !== undefined && action.name !== name) continue
    const names = [...action.parameters, ...action.choices]
    const plan = planOf({ action: action.name, ...(args === undefined ? {} : { args }) })
    if ('code' in plan) continue
    for (const state of states) {
      const here = new Set<string>()
      for (const call of plan.calls) {
        action.stepsWith(state, call, (emitted) => {
          if (!fitsPatterns(plan, emitted)) return
          const key = `${action.name} ${emitted.join(' ')}`
          if (here.has(key)) return
          here.add(key)
          const known = found.get(key)
          if (known !== undefined) known.candidates++
          else if (found.size < most) found.set(key, { action: action.name, args: argumentsJson(names.map((argument, k) => ({ name: argument, value: emitted[k]! }))), candidates: 1 })
        })
      }
    }
  }
  return [...found.values()]
}
