/**
 * ALIAS: what the user wants to see of a state instead of its variables. It may look at the next state of the trace; the
 * last state's next is itself, as in TLC.
 */
import type { Program, Trace } from '../program/program.ts'
import { isRecord } from '../value/print.ts'
import { auxOf, componentsOf, nameOf, type Value } from '../value/store.ts'
import type { Aliases } from './render/trace.ts'

/** Fields of the alias for each state of a trace; undefined without an ALIAS, or where it has no value. */
export function aliasesOf(program: Program, trace: Trace): Aliases | undefined {
  const { alias } = program
  if (alias === undefined || trace.length === 0) return undefined
  try {
    return trace.map(({ state }, k) => fieldsOf(alias(state, trace[k + 1]?.state ?? state)))
  } catch {
    return undefined
  }
}

/** A record's fields; any other value stands under the name `ALIAS`. */
function fieldsOf(v: Value): ReadonlyMap<string, Value> {
  if (!isRecord(v)) return new Map([['ALIAS', v]])
  const values = componentsOf(v)
  return new Map(componentsOf(auxOf(v)).map((key, k) => [nameOf(key), values[k]!]))
}
