/**
 * Replay: a trace against a specification, line by line. Is there a behaviour that explains all of it?
 *
 * Kept is the set of states in which a behaviour that explains the lines so far can be; a line takes it to the next set.
 * When the set becomes empty, the trace is refused at that line, and everything before it is the deepest prefix that has an
 * explanation. Memory does not grow with the trace, but for what the state itself holds.
 *
 * Four verdicts. *Inconclusive* is not a kind of acceptance: a limit was reached, or the trace says nothing that could be
 * wrong.
 */
import type { Program, State } from '../src/program/program.ts'
import type { TraceEvent } from '../src/program/traceEvent.ts'
import { coverageCounter, type Coverage } from './coverage.ts'
import { eventPlanner, INIT, type EventProblem, type Plan } from './eventPlan.ts'
import { fieldSpan } from './fieldSpan.ts'
import { explainRefusal, type Refusal } from './refusal.ts'
import { initialStates, makeStepper, type StepOptions, type StepResult } from './stepper.ts'
import { readTraceLine, type TraceProblem, type Validate } from './traceLine.ts'

export interface ReplayOptions extends StepOptions {
  readonly validate: Validate
}

export const DEFAULT_MAX_CANDIDATES = 50_000

/** The line that a refusal is about. */
export interface RefusedLine {
  /** 1-based number in the trace. */
  readonly line: number
  readonly text: string
  readonly plan: Plan
  /** States that explain everything before it. */
  readonly candidates: readonly State[]
  readonly refusal: Refusal
}

export type Verdict =
  | { readonly kind: 'accepted'; readonly coverage: Coverage }
  | { readonly kind: 'refused'; readonly coverage: Coverage; readonly at: RefusedLine }
  | { readonly kind: 'unreadable'; readonly coverage: Coverage; readonly problem: TraceProblem }
  | { readonly kind: 'inconclusive'; readonly coverage: Coverage; readonly reason: Inconclusive; /** the line that was not decided */ readonly line: number | undefined }

export type Inconclusive = 'candidates' | 'budget' | 'interrupted' | 'nothing compared'

export interface Replay {
  /** Takes the next line; false: the verdict is known and no more lines are wanted. Throws EvaluationError. */
  line(text: string, number: number, ended: boolean): boolean
  /** Takes an event that was not read from a line. */
  event(event: TraceEvent, number: number): boolean
  /** The trace cannot be read any further. */
  fail(problem: TraceProblem): void
  /** The user does not want to wait any more. */
  interrupt(): void
  /** No more lines will come. */
  finish(): Verdict
  /** Lines explained and states that explain them, so far. */
  progress(): { readonly lines: number; readonly candidates: number }
}

/** Starts a replay in the initial states of a program. Throws EvaluationError. */
export function startReplay(program: Program, options: ReplayOptions): Replay {
  const planOf = eventPlanner(program)
  const step = makeStepper(program, options)
  const coverage = coverageCounter(program)
  let states: readonly State[] = initialStates(program)
  let started = false
  let lines = 0
  let verdict: Verdict | undefined

  const fail = (problem: TraceProblem): false => {
    verdict ??= { kind: 'unreadable', coverage: coverage.result(states.length), problem }
    return false
  }
  const unknown = (problem: EventProblem, text: string, line: number): false => fail({
    code: problem.code, message: problem.message, line, text, span: fieldSpan(text, problem.path, problem.code === 'trace/unknown-action' ? 'value' : 'key'),
    notes: [], unknown: { name: problem.name, known: problem.known },
  })

  /** Also an initial state that no line observes has to satisfy the invariants. */
  const firstStep = (plan: Plan): StepResult => {
    const initial = options.invariants ? step(states, { event: { action: INIT }, action: undefined, index: -1, calls: [], patterns: [], observations: [] }) : undefined
    return initial === undefined ? step(states, plan) : initial.states.length === 0 ? initial : step(initial.states, plan)
  }

  const take = (event: TraceEvent, line: number, text: string): boolean => {
    const plan = planOf(event)
    if ('code' in plan) return unknown(plan, text, line)
    if (plan.action === undefined && started) {
      return fail({ code: 'trace/late-init', message: `${INIT} observes the initial state; a step has been taken already`, line, text, span: fieldSpan(text, ['action']), notes: ['several runs are several traces: split the file'] })
    }
    const result = lines === 0 && plan.action !== undefined ? firstStep(plan) : step(states, plan)
    if (result.limit !== undefined) {
      verdict = { kind: 'inconclusive', coverage: coverage.result(states.length), reason: result.limit, line }
      return false
    }
    if (result.states.length === 0) {
      const refusal = explainRefusal(program, states, plan, result.violated)
      verdict = { kind: 'refused', coverage: coverage.result(states.length), at: { line, text, plan, candidates: states, refusal } }
      return false
    }
    states = result.states
    started ||= plan.action !== undefined
    lines++
    coverage.count(plan, states.length)
    return true
  }

  return {
    line(text, number, ended) {
      if (verdict !== undefined) return false
      const read = readTraceLine(text, number, ended, options.validate)
      return read.ok ? take(read.event, number, text) : fail(read.problem)
    },
    event: (event, number) => verdict === undefined && take(event, number, JSON.stringify(event)),
    fail,
    interrupt: () => { verdict ??= { kind: 'inconclusive', coverage: coverage.result(states.length), reason: 'interrupted', line: undefined } },
    finish: () => verdict ??= coverage.isEmpty()
      ? { kind: 'inconclusive', coverage: coverage.result(states.length), reason: 'nothing compared', line: undefined }
      : { kind: 'accepted', coverage: coverage.result(states.length) },
    progress: () => ({ lines, candidates: states.length }),
  }
}
