/**
 * The library: load a specification, check it, read the report.
 *
 *     import { loadSpec, check } from 'plimsoll'
 *     const spec = await loadSpec('Spec.tla', { invariants: ['TypeOK'] })
 *     if (!spec.ok) throw new Error(spec.error.diagnostics.map((d) => d.message).join('\n'))
 *     const report = await check(spec.value, { budgetSeconds: 60 })
 *
 * A check takes an AbortSignal (`signal`) and tells how far it is (`onProgress`); `checkWithProgress` gives the same as an
 * async iterable. `simulate` walks at random, reproducibly. Several checks can run at once in one process: each has its own
 * program, tables and statistics. (They take turns on one thread; `workers` above 1 gives a check threads of its own.)
 *
 * Or run it: `specMachine(spec.value.program)` is the specification as an XState machine.
 *
 * Values of a report belong to the thread that made them; `printValue` and `valueToJson` make them readable.
 */
import { makeOracle, type Oracle, type OracleOptions } from '../conformance/oracle.ts'
import { retrace as retraceRecorded, type Retraced } from './checker/retrace.ts'
import { recordedOf, type Behaviour } from './cli/behaviour.ts'
import { findConfig, findSpec } from './cli/files.ts'
import { NO_FLAGS, type ConfigFlags } from './cli/flagConfig.ts'
import { checkGiven } from './cli/givenOptions.ts'
import { loadProgram, type EngineName, type Loaded, type LoadRequest, type Result } from './cli/load.ts'
import { defaultMemory } from './cli/machine.ts'
import { PLAIN } from './cli/render/signs.ts'
import { renderReport } from './cli/render/report.ts'
import { now, runCheck } from './cli/run.ts'
import { startWalker } from './cli/workers.ts'
import type { Progress, Report } from './checker/report.ts'
import { simulate as simulateProgram, type Simulation } from './checker/simulate.ts'

export type { Answer, Oracle, Possibility, Unreadable } from '../conformance/oracle.ts'
export type { RefusalJson } from '../conformance/refusalJson.ts'
export type { TraceEvent, TraceValue } from './program/traceEvent.ts'
export type { Retraced } from './checker/retrace.ts'
export type { Behaviour } from './cli/behaviour.ts'
export type { LoadError } from './cli/load.ts'
export type { Coverage } from './checker/coverage.ts'
export type { SimulatedAction, Simulation } from './checker/simulate.ts'
export type { ActionCount, Failure, FailureKind, Progress, Report, Verdict } from './checker/report.ts'
export type { Action, Explanation, Nodes, Program, State, Step, Trace } from './program/program.ts'
export { specMachine } from './machines/specMachine.ts'
export type { RefusedEvent, SpecMachine, SpecMachineOptions, SpecSnapshot, SpecStateMachine, WorldChange } from './machines/specMachine.ts'
export type { SpecContext } from './machines/specContext.ts'
export type { SpecEvent } from './machines/specStep.ts'
export type { Refusal, RefusalKind } from './machines/refusal.ts'
export type { Diagnostic, Note, Position, Source, Span } from './syntax/source.ts'
export type { Value } from './value/store.ts'
export { EvaluationError } from './value/error.ts'
export { placeOf, positionOf } from './syntax/source.ts'
export { renderDiagnostic } from './syntax/frame.ts'
export { printValue } from './value/print.ts'
export { valueToJson, type Json } from './value/json.ts'

/** How a specification is loaded; everything has a default. */
export interface SpecOptions extends Partial<ConfigFlags> {
  /** Path of the .cfg; default: the one beside the specification, if there is one. */
  readonly config?: string | undefined
  /** Further folders to look for modules in. */
  readonly library?: readonly string[] | undefined
  /** `compiled` (default) or `interpreted`. */
  readonly engine?: EngineName | undefined
  /** Seed of RandomElement and its like; default 0. */
  readonly seed?: number | undefined
  /** Lets operators run programs and write files. */
  readonly allowExec?: boolean | undefined
}

/** A specification that is ready to be checked. */
export interface Spec extends Loaded {
  readonly request: LoadRequest
}

/**
 * Reads, resolves, links and compiles a specification. What is wrong with it comes back as diagnostics (`ok: false`); a path
 * that does not exist and, as everywhere here, an option that does not exist or has a value of the wrong kind are exceptions.
 */
export async function loadSpec(path: string, options: SpecOptions = {}): Promise<Result<Spec>> {
  if (typeof path !== 'string') throw new TypeError(`loadSpec: the first argument must be the path of a specification, not ${String(path)}`)
  checkGiven('loadSpec', options, {
    init: 'text', next: 'text', spec: 'text', invariants: 'texts', properties: 'texts', constraints: 'texts', possible: 'texts', constants: 'texts', noDeadlock: 'flag',
    config: 'text', library: 'texts', engine: 'engine', seed: 'count', allowExec: 'flag',
  })
  const { config, spec, lookedFor } = findConfig(findSpec(path), options.config)
  const request: LoadRequest = {
    spec, config, lookedFor,
    flags: {
      init: options.init,
      next: options.next,
      spec: options.spec,
      invariants: options.invariants ?? NO_FLAGS.invariants,
      properties: options.properties ?? NO_FLAGS.properties,
      constraints: options.constraints ?? NO_FLAGS.constraints,
      possible: options.possible ?? NO_FLAGS.possible,
      constants: options.constants ?? NO_FLAGS.constants,
      noDeadlock: options.noDeadlock ?? NO_FLAGS.noDeadlock,
    },
    library: options.library ?? [],
    engine: options.engine ?? 'compiled',
    permissions: { allowExec: options.allowExec ?? false, seed: options.seed ?? 0, printToStderr: true },
  }
  const loaded = await loadProgram(request)
  return loaded.ok ? { ok: true, value: { ...loaded.value, request } } : loaded
}

export interface CheckOptions {
  /** Threads; default 1. */
  readonly workers?: number | undefined
  /** Stops after this time, undecided. */
  readonly budgetSeconds?: number | undefined
  /** Explores states at most this deep. */
  readonly depthMax?: number | undefined
  /** Goes on after a violation and reports one of each property. */
  readonly continueAfterViolation?: boolean | undefined
  /** Bytes of resident memory at which the search stops; default: three quarters of what there is. */
  readonly maxMemory?: number | undefined
  /** Interrupts the check; the report says what was seen. */
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

/** A Result is easily taken for what it holds: `check(await loadSpec(…))`. */
function loaded(caller: string, spec: unknown): void {
  const program = (spec as Partial<Spec> | undefined)?.program
  if (program === undefined) throw new TypeError(`${caller}: the first argument must be a loaded specification: \`value\` of what loadSpec resolves to, if its \`ok\` is true`)
}

/** Explores every state of a specification. Rejects with a TypeError for wrong options; else only when our own code is wrong. */
export async function check(spec: Spec, options: CheckOptions = {}): Promise<Report> {
  loaded('check', spec)
  checkGiven('check', options, { workers: 'positive', budgetSeconds: 'amount', depthMax: 'positive', continueAfterViolation: 'flag', maxMemory: 'positive', signal: 'signal', onProgress: 'callback' })
  return runCheck(spec.program, spec.request, {
    workers: options.workers ?? 1,
    budgetSeconds: options.budgetSeconds,
    depthMax: options.depthMax,
    continueAfterViolation: options.continueAfterViolation ?? false,
    maxMemory: options.maxMemory ?? defaultMemory(),
    signal: options.signal,
    onProgress: options.onProgress,
  })
}

/** A check under way: its progress, a few times a second, and in the end the report. */
export interface RunningCheck extends AsyncIterable<Progress> {
  readonly report: Promise<Report>
}

/**
 * Starts a check whose progress is iterated: `const run = checkWithProgress(spec); for await (const p of run) …; await run.report`.
 * The iteration ends with the check; leaving it early does not stop the check (that is what `signal` is for). Progress that
 * nobody waits for is not kept: each turn gets the latest.
 */
export function checkWithProgress(spec: Spec, options: CheckOptions = {}): RunningCheck {
  let latest: Progress | undefined
  let over = false
  let wake: () => void = () => {}
  const report = check(spec, {
    ...options,
    onProgress: (progress) => {
      latest = progress
      options.onProgress?.(progress)
      wake()
    },
  }).finally(() => {
    over = true
    wake()
  })
  return {
    report,
    async * [Symbol.asyncIterator]() {
      for (;;) {
        if (latest === undefined && !over) await new Promise<void>((resolve) => { wake = resolve })
        const progress = latest
        latest = undefined
        if (progress !== undefined) yield progress
        else if (over) return
      }
    },
  }
}

export interface SimulationOptions {
  /** Walk i depends on the seed and on i only; default 0. */
  readonly seed?: number | undefined
  /** States of a walk, at most; default 100. */
  readonly depth?: number | undefined
  /** Number of walks; default 1000, or as many as the budget allows. */
  readonly traces?: number | undefined
  /** Number of the first walk; default 0. */
  readonly first?: number | undefined
  readonly budgetSeconds?: number | undefined
  /** Threads; default 1. */
  readonly workers?: number | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

/** Walks through a specification at random. Never says `holds`: without a violation it is undecided. */
export async function simulate(spec: Spec, options: SimulationOptions = {}): Promise<Simulation> {
  loaded('simulate', spec)
  checkGiven('simulate', options, { seed: 'count', depth: 'positive', traces: 'positive', first: 'count', budgetSeconds: 'amount', workers: 'positive', signal: 'signal', onProgress: 'callback' })
  const { seed = 0, depth = 100, first, budgetSeconds, workers = 1, signal, onProgress } = options
  return simulateProgram(spec.program, {
    now, seed, depth, first, budgetSeconds, workers, signal, onProgress,
    walks: options.traces ?? (budgetSeconds === undefined ? 1000 : undefined),
    startWorker: workers > 1 ? startWalker(spec.request) : undefined,
  })
}

/** A report as `tla-runner check` prints it, without colours: counterexample, lanes, verdict. */
export function renderReportText(report: Report, { request }: Pick<Spec, 'request'>): string {
  const config = request.config === undefined ? '' : ` --config ${request.config}`
  return renderReport(report, { style: PLAIN, width: 100, full: false, command: `npx tla-runner check ${request.spec}${config}` }).join('\n')
}

/**
 * Follows a recorded behaviour (as `--save-test` writes it): is it still possible, and does it still violate what it violated?
 * Throws EvaluationError where a value of it is none.
 */
export function retrace(spec: Pick<Spec, 'program'>, behaviour: Behaviour): Retraced {
  return retraceRecorded(spec.program, recordedOf(behaviour))
}

/**
 * An oracle: told event by event what an implementation did, it says whether the specification allows it, why not, and what
 * would be possible next. Rejects with an EvaluationError when the initial states cannot be evaluated.
 */
export async function createOracle(spec: Pick<Spec, 'program'>, options: Omit<OracleOptions, 'validate'> = {}): Promise<Oracle> {
  const { makeValidate } = await import('../conformance/validate.ts')
  return makeOracle(spec.program, { ...options, validate: makeValidate() })
}
