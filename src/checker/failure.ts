/**
 * From an event of the search to something readable: goes to the place again, in this thread, and asks why.
 */
import { Successors, type Explanation, type Program, type State, type StateTest, type StepTest, type Trace } from '../program/program.ts'
import { EvaluationError } from '../value/error.ts'
import { Stage, testOf, type SearchEvent } from './event.ts'
import type { Predecessors } from './predecessors.ts'
import { makeQuotient } from './quotient.ts'
import type { Failure, FailureKind } from './report.ts'
import { notRepeatable, stepTo, successorsOf, traceTo } from './trace.ts'

/** What the user's specification raised, as an EvaluationError; anything else is our own mistake and is thrown on. */
export function asEvaluationError(error: unknown): EvaluationError {
  if (error instanceof EvaluationError) return error
  if (error instanceof RangeError && /call stack/i.test(error.message)) {
    const deep = new EvaluationError('eval/too-deep', 'the evaluation is nested too deeply; a recursive definition may have no end')
    deep.notes.push('TLC would report a StackOverflowError here')
    return deep
  }
  throw error
}

/** The failure of an evaluation outside of any state. */
export function failureOfError(thrown: unknown, trace: Trace = []): Failure {
  const error = asEvaluationError(thrown)
  return { kind: error.kind, name: error.code, place: error.place, trace, explanation: undefined, error }
}

/** The same for an assumption: one that cannot be evaluated counts as a false one, as in TLC. */
export function failureOfAssumption(thrown: unknown): Failure {
  const failure = failureOfError(thrown)
  return failure.kind === 'unsupported' ? failure : { ...failure, kind: 'assumption' }
}

/** To TLC, Assert fails as such where steps are made; in an initial state or an invariant it is an evaluation error. */
function outsideOfSteps(failure: Failure): Failure {
  return failure.kind === 'assert' ? { ...failure, kind: 'evaluation' } : failure
}

/** Works an event out. `lastError` is what the search caught, should going there again not raise it. */
export function failureOf(program: Program, predecessors: Predecessors, event: SearchEvent, lastError: unknown): Failure {
  const path = traceTo(program, predecessors, event.rank)
  const from = path.at(-1)?.state
  if (event.stage === Stage.deadlock) return plainFailure('deadlock', 'deadlock', undefined, path, undefined)
  const out = new Successors(program.variables.length)
  const thrown = successorsOf(program, from, Math.max(1, path.length), out)
  const asFailure = (error: unknown, trace: Trace): Failure => {
    const failure = failureOfError(error, trace)
    return from === undefined || event.stage === Stage.invariant ? outsideOfSteps(failure) : failure
  }
  if (event.stage === Stage.expand) return asFailure(thrown ?? lastError ?? notRepeatable(), path)
  if (event.position >= out.count) throw notRepeatable()
  const step = stepTo(program, from, out, event.position)
  const trace = [...path, step]
  program.statistics.level = isStep(event) ? path.length : trace.length
  if (event.threw) {
    const failure = asFailure(again(program, event, from, step.state) ?? lastError ?? notRepeatable(), trace)
    const test = testOf(program, event)
    if (test !== undefined) failure.error!.notes.push(`while evaluating ${nounOf(event.stage)} ${test.name}`)
    return failure
  }
  const test = testOf(program, event)!
  const kind = event.stage === Stage.invariant ? 'invariant' : 'property'
  return plainFailure(kind, test.name, test.place, trace, explain(test, event, from, step.state))
}

function plainFailure(kind: FailureKind, name: string, place: string | undefined, trace: Trace, explanation: Explanation | undefined): Failure {
  return { kind, name, place, trace, explanation, error: undefined }
}

function isStep(event: SearchEvent): boolean {
  return event.stage === Stage.actionConstraint || event.stage === Stage.actionProperty
}

function nounOf(stage: number): string {
  switch (stage) {
    case Stage.constraint: return 'the constraint'
    case Stage.actionConstraint: return 'the action constraint'
    case Stage.invariant: return 'the invariant'
    case Stage.possible: return 'the predicate'
    default: return 'the property'
  }
}

/** Evaluates the test of an event once more and returns what it throws. */
function again(program: Program, event: SearchEvent, from: State | undefined, state: State): unknown {
  const to = Int32Array.from(state)
  try {
    if (event.stage === Stage.view) makeQuotient(program)?.(to, 0)
    else if (isStep(event)) (testOf(program, event) as StepTest).test(Int32Array.from(from!), 0, to, 0)
    else (testOf(program, event) as StateTest).test(to, 0)
    return undefined
  } catch (error) {
    return error
  }
}

function explain(test: StateTest | StepTest, event: SearchEvent, from: State | undefined, state: State): Explanation | undefined {
  try {
    return isStep(event) ? (test as StepTest).explain(from!, state) : (test as StateTest).explain(state)
  } catch {
    return undefined
  }
}
