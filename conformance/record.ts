/**
 * Steps of a behaviour as trace events: counterexamples, simulations and benchmarks write what replay reads.
 */
import type { State, Step, Trace } from '../src/program/program.ts'
import type { TraceEvent, TraceValue } from '../src/program/traceEvent.ts'
import { HEAP, Kind, kindOf, nameOf } from '../src/value/store.ts'
import { INIT, NO_CHOICE_NAME } from './eventPlan.ts'
import { touchedPaths } from './touched.ts'
import { traceValue } from './traceValue.ts'

export interface RecordOptions {
  /** What is observed on each line: all variables, those that the step changed, the paths that it changed, or nothing. */
  readonly observe: 'all' | 'changed' | 'touched' | 'nothing'
}

/** Arguments by name; a choice that the step did not make is left out. */
export function argumentsJson(args: Step['args']): { [name: string]: TraceValue } {
  const made = args.filter(({ value }) => value < HEAP || kindOf(value) !== Kind.modelValue || nameOf(value) !== NO_CHOICE_NAME)
  return Object.fromEntries(made.map(({ name, value }) => [name, traceValue(value)]))
}

/** One step as an event; `before` is undefined for the initial state. */
export function eventOf(step: Step, before: State | undefined, variables: readonly string[], { observe }: RecordOptions): TraceEvent {
  const args = argumentsJson(step.args)
  const observed = observe === 'nothing' ? {} : observe === 'touched' && before !== undefined ? touchedPaths(before, step.state, variables)
    : Object.fromEntries(variables.flatMap((name, k) => observe === 'all' || before === undefined || before[k] !== step.state[k] ? [[name, traceValue(step.state[k]!)]] : []))
  return {
    action: before === undefined ? INIT : step.action,
    ...(Object.keys(args).length === 0 ? {} : { args }),
    ...(Object.keys(observed).length === 0 ? {} : { observed }),
  }
}

/** A behaviour as the events of a trace. */
export function eventsOf(trace: Trace, variables: readonly string[], options: RecordOptions): TraceEvent[] {
  return trace.map((step, k) => eventOf(step, trace[k - 1]?.state, variables, options))
}

/** The same as NDJSON. */
export function traceText(trace: Trace, variables: readonly string[], options: RecordOptions = { observe: 'all' }): string {
  return eventsOf(trace, variables, options).map((event) => `${JSON.stringify(event)}\n`).join('')
}
