/**
 * Every specification of the corpus, held against TLC (`test/corpus/expected.json`; in `newer` what TLC's documentation
 * says): verdict, violated name, counts and length of the trace are TLC's, through the pipeline of `tla-runner check`, with
 * both engines, and with two threads exactly what one thread gives. Every trace is a behaviour.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { afterAll, describe, expect, test } from 'vitest'
import { check } from '../../src/checker/check.ts'
import type { StartWorker } from '../../src/checker/control.ts'
import type { Report } from '../../src/checker/report.ts'
import { exitCodeOf } from '../../src/cli/exitCodes.ts'
import { NO_FLAGS } from '../../src/cli/flagConfig.ts'
import { loadProgram, type EngineName, type LoadRequest } from '../../src/cli/load.ts'
import type { Program } from '../../src/program/program.ts'
import { expectCounterexample } from '../checker/lasso.ts'
import { replay } from '../checker/replay.ts'
import { MAIN } from '../cli/tool.ts'

const CORPUS = join(import.meta.dirname, '..', 'corpus')
const DIST = pathToFileURL(dirname(dirname(MAIN))).href
const ENGINES: readonly EngineName[] = ['interpreted', 'compiled']

type Field = 'verdict' | 'violated' | 'distinct' | 'generated' | 'depth' | 'trace_len'

interface Case {
  readonly spec: string
  readonly cfg: string
  readonly verdict: string
  readonly compare: readonly Field[]
  readonly violated?: string
  readonly distinct?: number
  readonly generated?: number
  readonly depth?: number
  readonly trace_len?: number
}

type Outcome = Partial<Record<Field, unknown>>

/** As test/interop/expectations.mjs reads TLC's exit codes. */
const VERDICTS: Readonly<Record<number, string>> = {
  0: 'success', 10: 'assumption', 11: 'deadlock', 12: 'invariant', 13: 'property', 14: 'assert',
  75: 'eval-error', 76: 'eval-error', 77: 'eval-error', 150: 'parse-error', 151: 'config-error',
}

/** Where we answer otherwise on purpose, with the reason. */
const OTHERWISE: Readonly<Record<string, { readonly why: string; readonly outcome: Outcome }>> = {
  'CompositionOfActions.cfg': { why: 'A \\cdot B is refused as unsupported (exit 78); TLC fails to evaluate it', outcome: { verdict: 'exit 78' } },
  'LiveGuardedTest.notBoolean.cfg': { why: 'TLC prints the error, but ends as if the property held', outcome: { verdict: 'eval-error' } },
  'LiveGuardedTest.unguarded.cfg': { why: 'TLC prints the error, but ends as if the property held', outcome: { verdict: 'eval-error' } },
}

function requestOf(folder: string, { spec, cfg }: Case, engine: EngineName): LoadRequest {
  return {
    spec: join(folder, spec), config: join(folder, cfg), lookedFor: [], flags: NO_FLAGS, library: [], engine,
    permissions: { allowExec: false, seed: 0, printToStderr: true },
  }
}

function outcomeOf(report: Report): Outcome {
  const { failure, distinct, generated, depth } = report
  const code = exitCodeOf(report)
  const verdict = failure?.kind === 'postcondition' ? 'postcondition' : VERDICTS[code] ?? `exit ${code}`
  return { verdict, distinct, generated, depth, ...(failure === undefined ? {} : { violated: failure.name, trace_len: failure.trace.length }) }
}

/** What must not depend on the number of threads. */
function essence({ seconds: _seconds, workers: _workers, memory: _memory, failures, failure, ...rest }: Report): unknown {
  return { ...rest, failures: failures.map(({ kind, name, place, trace, loop }) => ({ kind, name, place, trace, loop })), kind: failure?.kind }
}

// ---------------------------------------------------------------- the second thread

interface Job {
  readonly done: (message: unknown) => void
  fail: (error: Error) => void
}

let helper: Worker | undefined
let job: Job | undefined

function makeHelper(): Worker {
  const worker = new Worker(new URL('./corpusWorker.mjs', import.meta.url), { workerData: { dist: DIST }, resourceLimits: { stackSizeMb: 64 } })
  worker.on('message', (message: unknown) => job?.done(message))
  worker.on('error', (error: Error) => job?.fail(error))
  return worker
}

/** One thread serves all searches: starting one takes longer than most cases. */
function starter(request: LoadRequest, done: () => void): StartWorker {
  return (_index, data) => {
    job = { done, fail: () => {} }
    helper ??= makeHelper()
    helper.postMessage({ request, data })
    return { onError: (callback) => { job!.fail = callback }, terminate: () => {} }
  }
}

async function together(program: Program, request: LoadRequest): Promise<Report> {
  let done: () => void = () => {}
  const served = new Promise<void>((resolve) => { done = resolve })
  const report = await check(program, { now: () => 0, workers: 2, parallelFrom: 0, startWorker: starter(request, done) })
  await served
  return report
}

// ---------------------------------------------------------------- the cases

let agreeing = 0
let parallel = 0
let decided = 0

/** Strings are ordered by first appearance in a thread; these depend on the order, and have a process to themselves. */
const ALONE: ReadonlySet<string> = new Set(['SetOfRecordsKinds.cfg'])

function runAlone(folder: string, c: Case, engine: EngineName): Outcome {
  const { status, stdout } = spawnSync(process.execPath, [MAIN, 'check', join(folder, c.spec), '--config', join(folder, c.cfg), '--engine', engine, '--json'], { encoding: 'utf8' })
  const { distinct, generated, depth } = JSON.parse(stdout) as Outcome
  return { verdict: VERDICTS[status ?? -1], distinct, generated, depth }
}

async function run(folder: string, c: Case, engine: EngineName): Promise<Outcome> {
  if (ALONE.has(c.cfg)) return runAlone(folder, c, engine)
  const request = requestOf(folder, c, engine)
  const loaded = await loadProgram(request)
  if (!loaded.ok) return { verdict: VERDICTS[loaded.error.exitCode] ?? loaded.error.kind }
  const { program } = loaded.value
  const report = await check(program, { now: () => 0 })
  const trace = report.failure?.trace ?? []
  if (trace.length > 0) replay(program, trace)
  if (report.failure?.loop !== undefined && program.view === undefined) expectCounterexample(program, report.failure)
  if (report.depth > 1 && program.mayExit !== true) {
    const two = await together(program, request)
    expect(two.workers).toBe(2)
    expect(essence(two)).toEqual(essence(report))
    parallel++
    if (program.temporal !== undefined) decided++
  }
  return outcomeOf(report)
}

function wanted(c: Case): Outcome {
  return OTHERWISE[c.cfg]?.outcome ?? Object.fromEntries(c.compare.map((field) => [field, c[field]]))
}

describe.each(['', 'newer'])('corpus %s', (name) => {
  const folder = join(CORPUS, name)
  const { cases } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as { readonly cases: readonly Case[] }
  test.each(cases.map((c) => [c.cfg, c] as const))('%s', async (_cfg, c) => {
    for (const engine of ENGINES) expect(await run(folder, c, engine), engine).toMatchObject(wanted(c))
    if (OTHERWISE[c.cfg] === undefined) agreeing++
  })
  afterAll(() => {
    console.log(`corpus${name === '' ? '' : `/${name}`}: ${agreeing} of ${cases.length} agree, both engines; ${parallel} runs with two threads like one, ${decided} of them with temporal properties`)
    for (const { cfg } of cases) if (OTHERWISE[cfg] !== undefined) console.log(`otherwise: ${cfg}: ${OTHERWISE[cfg].why}`)
    agreeing = 0
    parallel = 0
    decided = 0
  })
})

afterAll(() => helper?.terminate())
