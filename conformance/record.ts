/**
 * Steps of a behaviour as trace events: counterexamples, simulations and benchmarks write what replay reads.
 *
 * Values are written as a log would: model values by their name, sequences as arrays, records and functions as objects by
 * printed key; sets are tagged, as an array alone could be a sequence. A function whose keys would print alike, or like
 * something else (`length`, `#…`), is written in the exact form of src/value/json.ts.
 */
import type { State, Step, Trace } from '../src/program/program.ts'
import type { TraceEvent, TraceValue } from '../src/program/traceEvent.ts'
import { valueToJson } from '../src/value/json.ts'
import { auxOf, componentsOf, HEAP, Kind, kindOf, nameOf, type Value } from '../src/value/store.ts'
import { INIT, NO_CHOICE_NAME } from './eventPlan.ts'
import { keyText, written } from './part.ts'

/** A value as a log would write it. */
export function traceValue(value: Value): TraceValue {
  const v = written(value)
  if (v === undefined || v < HEAP) return valueToJson(value) as TraceValue
  switch (kindOf(v)) {
    case Kind.modelValue: return nameOf(v)
    case Kind.sequence: return componentsOf(v).map(traceValue)
    case Kind.set: return { '#set': componentsOf(v).map(traceValue) }
    case Kind.function: {
      const values = componentsOf(v)
      const keys = componentsOf(auxOf(v)).map(keyText)
      const plain = new Set(keys).size === keys.length && keys.every((key) => /^[\w-]+$/.test(key))
      if (plain) return Object.fromEntries(keys.map((key, k) => [key, traceValue(values[k]!)]))
      return { '#map': componentsOf(auxOf(v)).map((key, k) => [traceValue(key), traceValue(values[k]!)]) }
    }
    default: return valueToJson(v) as TraceValue
  }
}

export interface RecordOptions {
  /** Which variables are observed on each line: all, those that the step changed, or none. */
  readonly observe: 'all' | 'changed' | 'nothing'
}

/** Arguments by name; a choice that the step did not make is left out. */
export function argumentsJson(args: Step['args']): { [name: string]: TraceValue } {
  const made = args.filter(({ value }) => value < HEAP || kindOf(value) !== Kind.modelValue || nameOf(value) !== NO_CHOICE_NAME)
  return Object.fromEntries(made.map(({ name, value }) => [name, traceValue(value)]))
}

/** One step as an event; `before` is undefined for the initial state. */
export function eventOf(step: Step, before: State | undefined, variables: readonly string[], { observe }: RecordOptions): TraceEvent {
  const args = argumentsJson(step.args)
  const seen = observe === 'nothing' ? [] : variables.flatMap((name, k) => observe === 'all' || before === undefined || before[k] !== step.state[k] ? [[name, traceValue(step.state[k]!)] as const] : [])
  return {
    action: before === undefined ? INIT : step.action,
    ...(Object.keys(args).length === 0 ? {} : { args }),
    ...(seen.length === 0 ? {} : { observed: Object.fromEntries(seen) }),
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
