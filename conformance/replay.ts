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
import type { EventProblem, Plan } from './eventPlan.ts'
import { fieldSpan } from './fieldSpan.ts'
import { makeJudge } from './judge.ts'
import type { Refusal } from './refusal.ts'
import { reliever } from './reliever.ts'
import type { StepOptions } from './stepper.ts'
import { readTraceLine, type TraceProblem, type Validate } from './traceLine.ts'

export interface ReplayOptions extends StepOptions {
  readonly validate: Validate
  /**
   * Gives back values that no state holds any more, after so many new ones. Only where nothing else in this thread holds
   * values made since the replay was started (value/reclaim.ts).
   */
  readonly reclaimAfter?: number
}

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
  /** The same for an event that was not read from a line and has the form of one. */
  event(event: TraceEvent, number: number): boolean
  /** The trace cannot be read any further. */
  fail(problem: TraceProblem): false
  /** The user does not want to wait any more. */
  interrupt(): void
  /** No more lines will come. */
  finish(): Verdict
  /** Lines explained and states that explain them, so far. */
  progress(): { readonly lines: number; readonly candidates: number }
}

/** Starts a replay in the initial states of a program. Throws EvaluationError. */
export function startReplay(program: Program, options: ReplayOptions): Replay {
  const judge = makeJudge(program, options)
  const relieved = options.reclaimAfter === undefined ? undefined : reliever(options.reclaimAfter)
  const coverage = coverageCounter(program)
  let position = judge.start
  let verdict: Verdict | undefined

  const covered = (): Coverage => coverage.result(position.states.length)
  const fail = (problem: TraceProblem): false => {
    verdict ??= { kind: 'unreadable', coverage: covered(), problem }
    return false
  }
  const unknown = ({ code, message, path, name, known, note }: EventProblem, text: string, line: number): false => {
    const span = fieldSpan(text, path, path[0] === 'action' ? 'value' : 'key')
    return fail({ code, message, line, text, span, notes: note === undefined ? [] : [note], unknown: { name, known } })
  }
  const take = (event: TraceEvent, line: number, given?: string): boolean => {
    const text = (): string => given ?? JSON.stringify(event)
    const outcome = judge.observe(position, event)
    switch (outcome.kind) {
      case 'accepted':
        position = relieved === undefined ? outcome.position : { ...outcome.position, states: relieved(outcome.position.states) }
        coverage.count(outcome.plan, position.states.length)
        return true
      case 'unreadable': return unknown(outcome.problem, text(), line)
      case 'inconclusive':
        verdict = { kind: 'inconclusive', coverage: covered(), reason: outcome.reason, line }
        return false
      case 'refused':
        verdict = { kind: 'refused', coverage: covered(), at: { line, text: text(), plan: outcome.plan, candidates: position.states, refusal: outcome.refusal } }
        return false
    }
  }

  return {
    line(text, number, ended) {
      if (verdict !== undefined) return false
      const read = readTraceLine(text, number, ended, options.validate)
      return read.ok ? take(read.event, number, text) : fail(read.problem)
    },
    event: (event, number) => verdict === undefined && take(event, number),
    fail,
    interrupt: () => { verdict ??= { kind: 'inconclusive', coverage: covered(), reason: 'interrupted', line: undefined } },
    finish: () => verdict ??= coverage.isEmpty()
      ? { kind: 'inconclusive', coverage: covered(), reason: 'nothing compared', line: undefined }
      : { kind: 'accepted', coverage: covered() },
    progress: () => ({ lines: position.events, candidates: position.states.length }),
  }
}
