/**
 * States as a user names them: by number in the counterexample (the check is run for it), by number in a file that holds one
 * (`--trace`: an ITF trace or a `--json` document), as a predicate `x = 1 /\ y = 2`, or as JSON.
 */
import { readFileSync } from 'node:fs'
import type { Step, Trace } from '../program/program.ts'
import { EvaluationError } from '../value/error.ts'
import { makeModelValue } from '../value/store.ts'
import { jsonToValue, type Json } from '../value/json.ts'
import { UsageError, type Arguments } from './arguments.ts'
import { isFile, shortPath } from './files.ts'
import { listenForInterrupt } from './interrupt.ts'
import { loadProgram, type LoadRequest } from './load.ts'
import { PLAIN } from './render/signs.ts'
import { renderDiagnostics } from './render/diagnostics.ts'
import { runOptions } from './request.ts'
import { runCheck } from './run.ts'
import { NO_SPECIFICATION, type Scratch } from './scratch.ts'

export interface NumberedStates {
  readonly trace: Trace
  /** Index of the state that was asked for. */
  readonly at: number
}

/** Finds the states; throws UsageError that says what is there. */
export async function findStates(text: string, args: Arguments, request: LoadRequest, scratch: Scratch): Promise<NumberedStates> {
  if (request.spec === NO_SPECIFICATION) throw new UsageError('there is no specification, so there are no states', 'tla-runner repl Spec.tla')
  const wanted = text.trim()
  if (wanted === '') throw new UsageError('a state is missing', 'give a number in the counterexample, or a predicate such as \'x = 1 /\\ y = 2\'')
  if (/^\d+$/.test(wanted)) {
    const file = args.text('trace')
    const trace = file === undefined ? await counterexample(args, request) : readTraceFile(file, scratch)
    const at = Number(wanted) - 1
    if (at < 0 || at >= trace.length) throw new UsageError(`there is no state ${wanted}: the ${file === undefined ? 'counterexample' : 'trace'} has ${trace.length} states`)
    return { trace, at }
  }
  const variables = scratch.module.variables.map(({ name }) => name)
  if (wanted.startsWith('{')) return { trace: [stateOf(parseJson(wanted, 'the state'), variables, 'the state', new Set())], at: 0 }
  const states = scratch.states(wanted)
  if (!states.ok) throw new UsageError(`the state cannot be read\n${renderDiagnostics(states.diagnostics, PLAIN, 3).join('\n').trimEnd()}`)
  const [state, ...more] = states.value
  if (state === undefined) throw new UsageError('no state is as the text says')
  if (more.length > 0) throw new UsageError(`${more.length + 1} states are as the text says`, 'give every variable one value')
  return { trace: [{ action: 'given', args: [], state }], at: 0 }
}

async function counterexample(args: Arguments, request: LoadRequest): Promise<Trace> {
  const loaded = await loadProgram(request)
  if (!loaded.ok) throw new UsageError(`the specification cannot be checked for a counterexample\n${renderDiagnostics(loaded.error.diagnostics, PLAIN, 3).join('\n').trimEnd()}`)
  const interrupt = listenForInterrupt()
  const report = await runCheck(loaded.value.program, request, { ...runOptions(args), continueAfterViolation: false, signal: interrupt.signal, onProgress: undefined })
  interrupt.dispose()
  const trace = report.failure?.trace ?? []
  if (trace.length === 0) throw new UsageError(`there is no counterexample to take a state from: the verdict is ${report.verdict}`, 'give the state itself, such as \'x = 1 /\\ y = 2\', or a file with --trace')
  return trace
}

/** The behaviour in an ITF file or in a document of `check --json`. */
function readTraceFile(file: string, scratch: Scratch): Trace {
  if (!isFile(file)) throw new UsageError(`cannot find the trace ${file}`)
  const variables = scratch.module.variables.map(({ name }) => name)
  const name = shortPath(file)
  const text = readFileSync(file, 'utf8')
  if (/^\{"action":.*\}\s*(\n|$)/.test(text)) throw new UsageError(`${name} is a trace for replay, whose values may be partial`, 'take an ITF trace (check --itf) or a document of check --json')
  const json = parseJson(text, name)
  const itf = isObject(json) && Array.isArray(json['states']) ? json['states'] as readonly Json[] : undefined
  const document = isObject(json) && Array.isArray(json['trace']) ? json['trace'] as readonly Json[] : undefined
  if (itf !== undefined) {
    const meta = isObject(json) ? json['#meta'] : undefined
    const names = isObject(meta) && Array.isArray(meta['modelValues']) ? meta['modelValues'] as readonly Json[] : []
    return itf.map((state, k) => stateOf(state, variables, `state ${k + 1} of ${name}`, new Set(names.filter((n) => typeof n === 'string'))))
  }
  if (document === undefined) throw new UsageError(`${name} is neither an ITF trace nor a document of check --json`)
  return document.map((step, k) => {
    if (!isObject(step)) throw new UsageError(`step ${k + 1} of ${name} is no object`)
    return { ...stateOf(step['values'] ?? null, variables, `step ${k + 1} of ${name}`, new Set()), action: typeof step['action'] === 'string' ? step['action'] : 'given' }
  })
}

/** Strings in `modelValues` are model values. */
function stateOf(json: Json, variables: readonly string[], what: string, modelValues: ReadonlySet<string>): Step {
  if (!isObject(json)) throw new UsageError(`${what} is no JSON object`)
  const missing = variables.filter((name) => !Object.hasOwn(json, name))
  if (missing.length > 0) throw new UsageError(`${what} does not give a value to ${missing.join(', ')}`)
  try {
    return { action: 'given', args: [], state: variables.map((name) => jsonToValue(json[name]!, (text) => modelValues.has(text) ? makeModelValue(text) : undefined)) }
  } catch (error) {
    if (error instanceof EvaluationError) throw new UsageError(`${what}: ${error.message}`)
    throw error
  }
}

function parseJson(text: string, what: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch (error) {
    throw new UsageError(`${what} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function isObject(json: Json | undefined): json is { readonly [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}
