/**
 * Partial-order reduction: the law that the smaller search says what all states say, on random specifications; what it
 * leaves out on well-known ones; that threads and engines do not matter; and what is refused.
 */
import fc from 'fast-check'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { afterAll, describe, expect, test } from 'vitest'
import { check } from '../../src/checker/check.ts'
import type { Report } from '../../src/checker/report.ts'
import { NO_FLAGS } from '../../src/cli/flagConfig.ts'
import { loadProgram, type EngineName, type LoadRequest } from '../../src/cli/load.ts'
import { compile } from '../../src/engines/compiler/compile.ts'
import { reduce } from '../../src/engines/reduction/reduce.ts'
import { replay } from '../checker/replay.ts'
import { document, MAIN, tool } from '../cli/tool.ts'
import { errorOf, modelOf } from './models.ts'
import { processesFrom } from './processes.ts'
import { CASES } from './reductionCases.ts'
import { expectLaw } from './reductionLaw.ts'

const SPECS = join(import.meta.dirname, 'reduction')
const seeds = fc.integer({ min: 0, max: 0x7fffffff })

describe('the law', () => {
  test.each([['compiled', 10], ['interpreted', 4]] as const)('on random processes, %s', async (engine, numRuns) => {
    const totals = { questions: 0, states: 0, reducedStates: 0, smaller: 0 }
    await fc.assert(fc.asyncProperty(seeds, async (seed) => { await expectLaw(processesFrom(seed), totals, [engine], 300, replay) }), { numRuns, endOnFailure: true })
    console.log(`${engine}: ${totals.questions} questions, of which ${totals.smaller} were answered with fewer states`)
    expect(totals.questions).toBeGreaterThan(0)
  })

  test.each(CASES.map((c) => [c.about, c] as const))('%s', async (_about, { text, config, expected }) => {
    const model = modelOf(text, `INIT Init\nNEXT Next\n${config}`)
    const program = reduce(model, compile(model), {})
    const { verdict, failure } = await check(program, { now: () => 0 })
    expect(`${verdict} ${failure?.name}`).toBe(expected)
    replay(program, failure!.trace)
  })
})

// ---------------------------------------------------------------- well-known specifications

function requestOf(spec: string, config: string, engine: EngineName, more: Partial<LoadRequest> = {}): LoadRequest {
  return { spec, config, lookedFor: [], flags: NO_FLAGS, library: [], engine, permissions: { allowExec: false, seed: 0, printToStderr: true }, reduce: true, ...more }
}

async function checked(request: LoadRequest): Promise<Report> {
  const loaded = await loadProgram(request)
  if (!loaded.ok) throw new Error(loaded.error.diagnostics[0]!.message)
  const { program } = loaded.value
  const report = await check(program, { now: () => 0 })
  if (report.failure !== undefined) replay(program, report.failure.trace)
  return report
}

describe('distinct states', () => {
  test.each([
    ['Counters', 1296, 21],
    ['Pipeline', 542, 152],
    ['Commit', 943, 581],
    ['Philosophers', 242, 217],
    ['Peterson', 20, 20],
  ])('of %s: %i, with reduction %i', async (name, all, reduced) => {
    const request = requestOf(join(SPECS, `${name}.tla`), join(SPECS, `${name}.cfg`), 'compiled')
    expect(await checked({ ...request, reduce: false })).toMatchObject({ verdict: 'holds', distinct: all, reduced: false })
    for (const engine of ['compiled', 'interpreted'] as const) expect(await checked({ ...request, engine })).toMatchObject({ verdict: 'holds', distinct: reduced, reduced: true })
  })

  test.each([
    ['Commit', { invariants: ['Hasty'] }, 'Hasty'],
    ['Philosophers', { noDeadlock: false, possible: ['Exclusive'] }, undefined],
  ])('violations of %s are found, and are behaviours', async (name, flags, violated) => {
    const request = requestOf(join(SPECS, `${name}.tla`), join(SPECS, `${name}.cfg`), 'compiled', { flags: { ...NO_FLAGS, ...flags } })
    expect((await checked(request)).failure?.name).toBe(violated)
  })
})

// ---------------------------------------------------------------- threads

let helper: Worker | undefined

async function together(request: LoadRequest): Promise<Report> {
  helper ??= new Worker(new URL('./corpusWorker.mjs', import.meta.url), { workerData: { dist: pathToFileURL(dirname(dirname(MAIN))).href }, resourceLimits: { stackSizeMb: 64 } })
  const worker = helper
  const loaded = await loadProgram(request)
  if (!loaded.ok) throw new Error(loaded.error.diagnostics[0]!.message)
  worker.removeAllListeners()
  const served = new Promise((resolve) => { worker.once('message', resolve) })
  const report = await check(loaded.value.program, {
    now: () => 0, workers: 2, parallelFrom: 0,
    startWorker: (_index, data) => {
      worker.postMessage({ request, data })
      return { onError: (callback) => { worker.once('error', callback) }, terminate: () => {} }
    },
  })
  await served
  return report
}

function essence({ seconds: _seconds, workers: _workers, memory: _memory, failures, failure: _failure, ...rest }: Report): unknown {
  return { ...rest, failures: failures.map(({ kind, name, trace }) => ({ kind, name, trace })) }
}

describe('two threads find what one finds', () => {
  afterAll(() => helper?.terminate())

  test.each(['Counters', 'Pipeline', 'Commit', 'Philosophers', 'Peterson'])('%s', async (name) => {
    const request = requestOf(join(SPECS, `${name}.tla`), join(SPECS, `${name}.cfg`), 'compiled')
    const two = await together(request)
    expect(two.workers).toBe(2)
    expect(essence(two)).toEqual(essence(await checked(request)))
  })

  test('on random processes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'reduction-'))
    try {
      await fc.assert(fc.asyncProperty(seeds, async (seed) => {
        const { text } = processesFrom(seed)
        const spec = join(folder, 'M.tla')
        writeFileSync(spec, `---- MODULE M ----\n${text}\n====`)
        for (const [k, entries] of ['INVARIANT I0', 'INVARIANT I1\nCHECK_DEADLOCK FALSE', 'PROPERTY S0\nCHECK_DEADLOCK FALSE'].entries()) {
          const config = join(folder, `M${k}.cfg`)
          writeFileSync(config, `INIT Init\nNEXT Next\n${entries}`)
          const request = requestOf(spec, config, 'compiled')
          const one = await checked(request)
          if (one.depth > 1) expect(essence(await together(request))).toEqual(essence(one))
        }
      }), { numRuns: 8, endOnFailure: true })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

// ---------------------------------------------------------------- what is refused

const MODEL = `EXTENDS Naturals, TLC
VARIABLE x
Init == x = 0
Next == x' = 1 - x
Noisy == x' = 1 - x /\\ TLCSet(1, x)
Random == x' = RandomElement({0, 1})
Small == x < 2
Shown == x
Low == x < TLCGet("level")
Change == x' # x
Fine == TRUE
Symmetry == Permutations({})
Live == <>(x = 1)
`

describe('refused', () => {
  test.each([
    ['NEXT Next\nPROPERTY Live', 'the temporal property Live: it is decided on the graph of all states'],
    ['NEXT Next\nSYMMETRY Symmetry', 'SYMMETRY Symmetry: it lets one state stand for others already, and the two have not been shown to go together'],
    ['NEXT Next\nVIEW Shown', 'VIEW Shown: states that it takes for one may differ in what can be postponed'],
    ['NEXT Next\nCONSTRAINT Small', 'CONSTRAINT Small: what is postponed could be cut off by it'],
    ['NEXT Next\nACTION_CONSTRAINT Change', 'ACTION_CONSTRAINT Change: what is postponed could be cut off by it'],
    ['NEXT Next\nPOSTCONDITION Fine', 'POSTCONDITION Fine: it is about the search, which is another one'],
    ['NEXT Noisy', 'the operator TLCSet: what it gives may depend on more than the state, or changes what others give'],
    ['NEXT Random', 'the operator RandomElement: what it gives may depend on more than the state, or changes what others give'],
    ['NEXT Next\nINVARIANT Low', 'the operator TLCGet: what it gives may depend on more than the state, or changes what others give'],
  ])('%s', (entries, message) => {
    const model = modelOf(MODEL, `INIT Init\n${entries}`)
    const error = errorOf(() => reduce(model, compile(model), {}))
    expect([error.code, error.message]).toEqual(['config/por', `--por does not go with ${message}`])
  })

  test.each([
    ['Counter --por --continue', 2, '--por does not go with --continue: of several violations it may leave out some'],
    ['Counter --por --coverage', 2, '--por does not go with --coverage: expressions are not evaluated in every state'],
    ['Counter --por --checkpoint x', 2, '--por does not go with --checkpoint: a search is saved whole or not at all'],
    ['Counter --por --resume x', 2, '--por does not go with --resume: a search is saved whole or not at all'],
    ['Counter --por --engine tlc', 2, '--por is for our own search, not for tlc'],
    ['--por', 2, '--por takes one specification: the expectations of models count all states'],
    ['Counter --config Counter.reaches.cfg --por', 151, '--por does not go with the temporal property Reaches: it is decided on the graph of all states'],
  ])('check %s', (args, code, message) => {
    const run = tool(['check', ...args.split(' ')])
    expect(run.code).toBe(code)
    expect(run.out + run.err).toContain(message)
  })
})

describe('the report', () => {
  const pipeline = join(SPECS, 'Pipeline.tla')

  test('says that states were left out', () => {
    expect(tool(['check', pipeline, '--por', '--quiet']).out).toContain('orders of independent steps were left out (--por), so counts may be smaller than those of the state space\nholds: 152 distinct states')
    expect(document(['check', pipeline, '--por'])).toMatchObject({ code: 0, verdict: 'holds', reduced: true, distinct: 152, warnings: [] })
    expect(document(['check', pipeline])).toMatchObject({ code: 0, reduced: false, distinct: 542 })
  })

  test('says that there may be a shorter behaviour', () => {
    const { code, out } = tool(['check', join(SPECS, 'Commit.tla'), '--inv', 'Hasty', '--por', '--quiet'])
    expect(code).toBe(12)
    expect(out).toContain('and there may be a shorter behaviour\nviolated: invariant Hasty')
  })
})
