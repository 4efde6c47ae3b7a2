/**
 * What a page is given: the specification's text and the behaviour to begin with. Everything else the page works out
 * itself, with the same front end and interpreter that run in Node.
 */
import { type State, type Step } from '../../program/program.ts'
import { ValueReader, ValueWriter } from '../../value/bytes.ts'
import type { Source } from '../../syntax/source.ts'

export interface PageData {
  readonly version: string
  readonly title: string
  readonly spec: string
  readonly config: string | null
  /** The command that reproduces the check. */
  readonly command: string
  readonly verdict: string
  /** The last line of the report. */
  readonly summary: string
  /** What is violated; null when nothing is. */
  readonly failure: { readonly kind: string; readonly name: string; readonly sentence: string; readonly why: readonly string[]; readonly place: string | null; readonly loop: { readonly text: string; readonly to: number | null } | null } | null
  /** Warnings, and what was not checked. */
  readonly notes: readonly string[]
  /** Every module that is read from a file, the root first. */
  readonly sources: readonly Source[]
  readonly configuration: Source | null
  /** The flags, as the text of a .cfg. */
  readonly flags: string
  readonly seed: number
  /** Texts of the files that the specification read. */
  readonly files: { readonly [path: string]: string }
  readonly variables: readonly string[]
  readonly trace: TraceData
}

/** A behaviour: its values are one run of bytes, in which each value is written once. */
export interface TraceData {
  readonly steps: readonly { readonly action: string; readonly args: readonly string[] }[]
  /** Base64: of each step the arguments, then the variables. */
  readonly values: string
}

export function writeTrace(trace: readonly Step[], base64: (bytes: Uint8Array) => string): TraceData {
  const writer = new ValueWriter()
  for (const { args, state } of trace) {
    for (const { value } of args) writer.value(value)
    for (const value of state) writer.value(value)
  }
  return { steps: trace.map(({ action, args }) => ({ action, args: args.map(({ name }) => name) })), values: base64(writer.bytes) }
}

/** The same behaviour in the values of another thread, or page. */
export function readTrace({ steps, values }: TraceData, width: number, bytes: (base64: string) => Uint8Array): Step[] {
  const reader = new ValueReader(bytes(values))
  return steps.map(({ action, args }) => ({
    action,
    args: args.map((name) => ({ name, value: reader.value() })),
    state: Array.from({ length: width }, () => reader.value()) satisfies State as State,
  }))
}
