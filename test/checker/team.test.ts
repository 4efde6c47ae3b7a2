/** Several threads give exactly the result of one: counts, order, traces, at any number of workers. */
import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/checker/check.ts'
import type { StartWorker } from '../../src/checker/control.ts'
import type { CheckOptions } from '../../src/checker/options.ts'
import type { Report } from '../../src/checker/report.ts'
import * as canonical from '../../src/value/canonical.ts'
import * as functions from '../../src/value/functions.ts'
import * as sets from '../../src/value/sets.ts'
import * as store from '../../src/value/store.ts'
import { makeByName } from './programs.mjs'
import { options, replay } from './replay.ts'

const values = { ...store, ...sets, ...functions, ...canonical }

function starter(name: string, parameters: object): StartWorker {
  return (_, data) => {
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), { workerData: { name, parameters, data } })
    return {
      onError: (callback) => { worker.on('error', callback) },
      terminate: () => { void worker.terminate() },
    }
  }
}

async function run(workers: number, name: string, parameters: object, more: Partial<CheckOptions> = {}, workerName = name): Promise<Report> {
  const program = makeByName(name, parameters, values)
  const report = await check(program, options({ workers, parallelFrom: 0, startWorker: starter(workerName, parameters), ...more }))
  for (const failure of report.failures) if (failure.trace.length > 0) replay(program, failure.trace)
  return report
}

/** What must not depend on the number of workers. */
function essence({ seconds, workers, memory, ...rest }: Report): unknown {
  void seconds
  void workers
  void memory
  return rest
}

async function compare(name: string, parameters: object, more: Partial<CheckOptions> = {}): Promise<Report> {
  const one = await run(1, name, parameters, more)
  for (const workers of [2, 3]) {
    const several = await run(workers, name, parameters, more)
    expect(essence(several)).toEqual(essence(one))
    if (one.depth > 1) expect(several.workers).toBe(workers)
  }
  return one
}

describe('a team', () => {
  it('runs the built files', () => {
    expect(existsSync(new URL('../../dist/src/checker/worker.js', import.meta.url)), 'npm run build first').toBe(true)
  })

  it('counts a grid as one thread does', async () => {
    expect(await compare('grid', { dimensions: 4, size: 9 })).toMatchObject({ verdict: 'holds', distinct: 9 ** 4, depth: 33 })
  })

  it('finds the same deadlock and the same way to four litres', async () => {
    expect(await compare('jugs', {})).toMatchObject({ failure: { name: 'BigIsNot4' } })
    expect(await compare('dining', { n: 7 })).toMatchObject({ failure: { kind: 'deadlock' } })
  })

  it('moves states with sets, sequences and model values between threads', async () => {
    expect(await compare('processes', { n: 3, stages: 3, symmetric: false, log: true })).toMatchObject({ verdict: 'holds', depth: 10 })
    expect(await compare('processes', { n: 3, stages: 3, symmetric: false, log: true, stuck: true })).toMatchObject({ failure: { kind: 'deadlock', trace: { length: 10 } } })
  })

  it('agrees under symmetry and views', async () => {
    expect(await compare('processes', { n: 4, stages: 3, symmetric: true })).toMatchObject({ distinct: 35, depth: 13 })
    expect(await compare('processes', { n: 3, stages: 2, symmetric: true, log: true })).toMatchObject({ verdict: 'holds' })
    expect(await compare('processes', { n: 4, stages: 3, symmetric: false, log: true, view: true })).toMatchObject({ distinct: 256, depth: 13 })
    expect(await compare('processes', { n: 4, stages: 3, symmetric: true, log: true, view: true })).toMatchObject({ distinct: 35 })
  })

  it('agrees on random graphs with violations, errors, constraints and views', async () => {
    const node = fc.integer({ min: 0, max: 59 })
    const parameters = fc.record({
      seed: fc.integer({ min: 1, max: 1e6 }), nodes: fc.constant(60), degree: fc.integer({ min: 1, max: 6 }),
      bad: fc.array(node, { maxLength: 3 }), badEdges: fc.array(fc.tuple(node, node), { maxLength: 30 }), throwsAt: fc.array(node, { maxLength: 1 }),
      quotient: fc.constantFrom(0, 0, 7, 23), constraint: fc.constantFrom(0, 0, 5), checkDeadlock: fc.boolean(),
    })
    await fc.assert(fc.asyncProperty(parameters, fc.boolean(), async (p, continueAfterViolation) => { await compare('randomGraph', p, { continueAfterViolation }) }), { numRuns: 25 })
  })

  it('joins late and disbands again', async () => {
    const one = await run(1, 'grid', { dimensions: 4, size: 12 })
    const several = await run(2, 'grid', { dimensions: 4, size: 12 }, { parallelFrom: 40 })
    expect(several.workers).toBe(2)
    expect(essence(several)).toEqual(essence(one))
  })

  it('ends early on request with counts that fit together', async () => {
    const controller = new AbortController()
    const report = await run(2, 'grid', { dimensions: 6, size: 10 }, { signal: controller.signal, onProgress: ({ distinct }) => { if (distinct > 20_000) controller.abort() } })
    expect(report).toMatchObject({ verdict: 'undecided', stopped: 'interrupted', workers: 2 })
    expect(report.queue).toBeGreaterThan(0)
    expect(await run(2, 'grid', { dimensions: 6, size: 10 }, { budgetSeconds: 0.5 })).toMatchObject({ verdict: 'undecided', stopped: 'budget' })
  })

  it('does without workers that cannot start', async () => {
    expect(await run(2, 'grid', { dimensions: 3, size: 5 }, {}, 'broken')).toMatchObject({ verdict: 'holds', distinct: 125, workers: 1 })
  })
})
