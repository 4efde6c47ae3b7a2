/**
 * Liveness: is there a behaviour that is fair and yet violates a property?
 *
 * Fairness and the negated property are one formula. It is split into obligations, each is watched by an automaton, and in
 * the product of automaton and state graph a cycle is looked for that does everything that is demanded. Nothing is special
 * about WF, SF or ~>: they only happen to have cheap normal forms.
 */
import type { Program } from '../../program/program.ts'
import type { TemporalFormula, TemporalProperty } from '../../program/temporal.ts'
import { assert, EvaluationError } from '../../value/error.ts'
import { Halted } from '../halted.ts'
import { failureOfError } from '../failure.ts'
import type { Pulse } from '../pulse.ts'
import type { Failure } from '../report.ts'
import { behaviourOf, wayTo } from './behaviour.ts'
import type { Graph } from './graph.ts'
import { TestFailed } from './judge.ts'
import type { Lasso } from './lasso.ts'
import { normalForm } from './normal.ts'
import { Arenas, lassoFor } from './obligationArena.ts'
import type { Obligation } from './obligation.ts'
import { LassoTruth } from './reasons.ts'
import type { RecordedGraph } from './recordedGraph.ts'
import type { Recording } from './recording.ts'
import { assumedOf, obligationsByProperty, type Outcome } from './share.ts'
import { GraphError, StateGraph } from './stateGraph.ts'
import { reductionWarnings, vacuityWarnings } from './vacuity.ts'

export interface LivenessOptions {
  /** States that the search found, when the graph must have as many; undefined when it may have others. */
  readonly states: number | undefined
  readonly continueAfterViolation: boolean
  /** What the search has recorded. */
  readonly recording: Recording | undefined
}

export interface LivenessResult {
  readonly failures: readonly Failure[]
  readonly warnings: readonly string[]
  /** Names of properties that were not decided, because the pulse stopped. */
  readonly undecided: readonly string[]
}

/** Decides the temporal properties of a program. Throws OutOfMemory. */
export async function checkLiveness(program: Program, pulse: Pulse, options: LivenessOptions): Promise<LivenessResult> {
  const { properties } = program.temporal!
  const found: Found = { failures: [], warnings: reductionWarnings(program), decided: new Set() }
  try {
    const graph = await options.recording?.graph()
    if (graph === undefined) await exploreAndDecide(program, pulse, options, found)
    else await decideTogether(graph, pulse, options, found)
  } catch (error) {
    if (!(error instanceof Halted)) throw error
  }
  const ended = found.failures.length > 0 && !options.continueAfterViolation
  return { ...found, undecided: ended ? [] : properties.filter((p) => !found.decided.has(p)).map(({ name }) => name) }
}

interface Found {
  readonly failures: Failure[]
  readonly warnings: string[]
  readonly decided: Set<TemporalProperty>
}

async function exploreAndDecide(program: Program, pulse: Pulse, options: LivenessOptions, found: Found): Promise<void> {
  const graph = new StateGraph(program, () => pulse.poll())
  const goOn = (): Promise<boolean> => pulse.beat(() => ({ distinct: graph.count, generated: graph.steps, queue: graph.count - graph.expanded, depth: graph.level }))
  if (await explore(graph, pulse, options, found, goOn)) await decide(graph, options, found, goOn)
}

/** On the graph that was recorded, with all threads that did. */
async function decideTogether(graph: RecordedGraph, pulse: Pulse, options: LivenessOptions, found: Found): Promise<void> {
  const goOn = (): Promise<boolean> => pulse.beat(() => ({ distinct: graph.count, generated: graph.steps, queue: 0, depth: 0 }))
  if (!await goOn()) return
  const outcome = await options.recording!.decide(graph, options.continueAfterViolation, goOn)
  if (pulse.stopped === undefined) await decide(graph, options, found, goOn, outcome)
}

/** Makes the graph; whether it is complete and the one that was searched. */
async function explore(graph: StateGraph, pulse: Pulse, { states }: LivenessOptions, { failures }: Found, goOn: () => Promise<boolean>): Promise<boolean> {
  try {
    graph.begin()
    while (graph.exploreSome(pulse.stride)) if (pulse.isDue() && !await goOn()) return false
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    failures.push(failureOfError(error.thrown, wayTo(graph, error.rank)))
    return false
  }
  if (states === undefined || states === graph.count) return true
  failures.push(failureOfError(otherStates(states, graph.count)))
  return false
}

/** Property by property. Where threads have been through all obligations before, those that are clear are passed over. */
async function decide(graph: Graph, { continueAfterViolation }: LivenessOptions, { failures, warnings, decided }: Found, goOn: () => Promise<boolean>, known?: Outcome | undefined): Promise<void> {
  const assumed = assumedOf(graph.program)
  const obligations = obligationsByProperty(graph.program, assumed)
  const arenas = new Arenas(graph)
  let task = 0
  for (const [k, property] of graph.program.temporal!.properties.entries()) {
    let failure: Failure | undefined
    const first = task
    task += obligations[k]!.length
    for (const [i, obligation] of obligations[k]!.entries()) {
      if (known?.isClear(first + i) === true) continue
      if (!await goOn()) return
      failure = whileEvaluating(graph, property.name, () => counterexample(arenas, obligation, property))
      if (failure !== undefined) break
    }
    decided.add(property)
    if (failure === undefined) {
      if (normalForm(property.formula, false).kind === 'constant') warnings.push(`the property ${property.name} is true of every behaviour, whatever the specification says`)
      continue
    }
    failures.push(failure)
    if (!continueAfterViolation || failure.error !== undefined) return
  }
  if (failures.length > 0 || !await goOn()) return
  const failure = whileEvaluating(graph, 'fairness', () => {
    if (known?.isClear(task) !== true) warnings.push(...vacuityWarnings(arenas, assumed))
    return undefined
  })
  if (failure !== undefined) failures.push(failure)
}

/** The graph must be what the search saw. */
function otherStates(before: number, now: number): EvaluationError {
  const error = new EvaluationError('eval/not-repeatable', `the specification does not give the same states twice: first ${before}, then ${now} for the temporal properties`)
  error.notes.push('a next state may depend on the state only, not on RandomElement, TLCGet or TLCSet')
  return error
}

function whileEvaluating(graph: Graph, name: string, decide: () => Failure | undefined): Failure | undefined {
  try {
    return decide()
  } catch (error) {
    if (error instanceof EvaluationError) return failureOfError(error)
    if (!(error instanceof TestFailed)) throw error
    const failure = failureOfError(error.thrown, wayTo(graph, error.rank))
    failure.error!.notes.push(`while evaluating the temporal property ${name}: ${error.test}`)
    return failure
  }
}

function counterexample(arenas: Arenas, obligation: Obligation, { name, place, formula }: TemporalProperty): Failure | undefined {
  const { graph } = arenas
  const lasso = lassoFor(arenas, obligation)
  if (lasso === undefined) return undefined
  return { kind: 'property', name, place, ...behaviourOf(graph, lasso, reasonsFor(graph, lasso, formula)), explanation: undefined, error: undefined }
}

/** Why the formula is false of the lasso. That it is, and that the lasso is fair, is asserted: a wrong counterexample is our bug. */
function reasonsFor(graph: Graph, lasso: Lasso, formula: TemporalFormula): string[] {
  const truth = new LassoTruth(graph, lasso)
  try {
    assert(graph.program.temporal!.fairness.every((f) => truth.isTrue(f)), 'a counterexample is fair')
    assert(!truth.isTrue(formula), 'a counterexample violates the property')
    return truth.reasons(formula)
  } catch (error) {
    // A part that the search had no need to look at cannot be evaluated.
    if (error instanceof TestFailed) return []
    throw error
  }
}
