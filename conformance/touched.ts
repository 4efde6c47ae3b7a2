/**
 * What a step touched, as paths: what a log would observe of it without writing down the state.
 *
 * Functions and records are taken apart key by key, a sequence that grew into its length and its new items, a large set
 * into its length. Parts that are the same value are not looked into, so the cost is that of the change.
 */
import type { State } from '../src/program/program.ts'
import type { TraceValue } from '../src/program/traceEvent.ts'
import { slice } from '../src/value/sequences.ts'
import { auxOf, componentOf, componentsOf, HEAP, Kind, kindOf, lengthOf, type Value } from '../src/value/store.ts'
import { keyText } from './part.ts'
import { traceValue } from './traceValue.ts'

/** Larger sets are observed by their length. */
const SMALL_SET = 16
/** Of more new items than this the last are observed. */
const MOST_ITEMS = 16

/** Observations of the parts in which two states differ. */
export function touchedPaths(before: State, after: State, variables: readonly string[]): { [path: string]: TraceValue } {
  const observed: { [path: string]: TraceValue } = {}
  for (let k = 0; k < variables.length; k++) visit(variables[k]!, before[k]!, after[k]!, observed)
  return observed
}

function visit(path: string, before: Value, after: Value, observed: { [path: string]: TraceValue }): void {
  if (before === after) return
  const kind = before < HEAP || after < HEAP || kindOf(before) !== kindOf(after) ? -1 : kindOf(after)
  if (kind === Kind.function && auxOf(before) === auxOf(after)) {
    const keys = componentsOf(auxOf(after))
    keys.forEach((key, k) => visit(path + step(keyText(key)), componentOf(before, k), componentOf(after, k), observed))
  } else if (kind === Kind.sequence) visitSequence(path, before, after, observed)
  else if (kind === Kind.set && lengthOf(after) > SMALL_SET) observed[`${path}.length`] = lengthOf(after)
  else observed[path] = traceValue(after)
}

function visitSequence(path: string, before: Value, after: Value, observed: { [path: string]: TraceValue }): void {
  const n = lengthOf(after)
  observed[`${path}.length`] = n
  const grew = n > lengthOf(before) && slice(after, 0, lengthOf(before)) === before
  for (let k = Math.max(grew ? lengthOf(before) : 0, n - MOST_ITEMS); k < n; k++) observed[`${path}[${k + 1}]`] = traceValue(componentOf(after, k))
}

function step(key: string): string {
  return /^[\w-]+$/.test(key) ? `.${key}` : `[${key}]`
}
