/**
 * Logs and marks on them. A log is a variable that holds a sequence, of one node or of nobody; a mark is an integer
 * variable of the same node that is an offset into it: by its name (watermark, offset, …), or because it never leaves the
 * log in the whole behaviour and moves. Nothing here knows a particular protocol.
 */
import type { Nodes, State, Trace } from '../../program/program.ts'
import { tryExplicit } from '../../value/canonical.ts'
import { isRecord, printValue } from '../../value/print.ts'
import { auxOf, componentsOf, HEAP, integerOf, isInteger, Kind, kindOf, lengthOf, nameOf, type Value } from '../../value/store.ts'
import { valueAt } from '../render/story.ts'

const OFFSET_NAME = /watermark|offset|index|commit|applied|stable|flushed|start|end|^hw$|^leo$|^lso$/i

/** Which variables are drawn as logs, and which as marks on them. */
export interface LogShape {
  /** Local variables that are sequences. */
  readonly logs: readonly string[]
  readonly marks: readonly string[]
  /** Variables of no node that are sequences. */
  readonly shared: readonly string[]
}

export function sequenceOf(v: Value | undefined): readonly Value[] | undefined {
  if (v === undefined || v < HEAP) return undefined
  const e = tryExplicit(v)
  return e !== undefined && kindOf(e) === Kind.sequence ? componentsOf(e) : undefined
}

/** Looks at every state of a behaviour; a log must be a sequence in all of them. */
export function logShape(trace: Trace, variables: readonly string[], nodes: Nodes | undefined): LogShape {
  const local = nodes === undefined ? [] : nodes.local.filter((name) => variables.includes(name))
  const holders = nodes?.nodes ?? []
  const of = (name: string, state: State, node: Value): Value | undefined => valueAt(state[variables.indexOf(name)]!, node)
  const everywhere = (test: (state: State, node: Value) => boolean): boolean => trace.every(({ state }) => holders.every((node) => test(state, node)))
  const logs = holders.length === 0 ? [] : local.filter((name) => everywhere((state, node) => sequenceOf(of(name, state, node)) !== undefined))
  const length = (state: State, node: Value): number => Math.max(0, ...logs.map((name) => lengthOf(tryExplicit(of(name, state, node)!)!)))
  const integers = logs.length === 0 ? [] : local.filter((name) => everywhere((state, node) => isInteger(of(name, state, node) ?? HEAP)))
  const marks = integers.filter((name) => {
    if (OFFSET_NAME.test(name)) return true
    const values = new Set(trace.flatMap(({ state }) => holders.map((node) => integerOf(of(name, state, node)!))))
    return values.size > 1 && everywhere((state, node) => {
      const n = integerOf(of(name, state, node)!)
      return n >= 0 && n <= length(state, node)
    })
  })
  const taken = new Set([...local, ...nodes?.network ?? []])
  const shared = variables.filter((name, k) => !taken.has(name) && trace.every(({ state }) => sequenceOf(state[k]) !== undefined))
  return { logs, marks, shared }
}

/** An element of a log as short lines: a record's fields, else the value. */
export function entryLines(v: Value): readonly string[] {
  if (v < HEAP || !isRecord(v)) return [printValue(v, 24)]
  const values = componentsOf(v)
  return componentsOf(auxOf(v)).map((key, k) => `${nameOf(key)} ${printValue(values[k]!, 14)}`)
}

/** A colour for a value, the same wherever it stands: equal records look equal, different ones mostly different. */
export function hueOf(v: Value): number {
  let hash = 7
  for (const c of printValue(v, 400)) hash = Math.imul(hash, 31) + c.codePointAt(0)! | 0
  return (hash >>> 0) * 137 % 360
}
