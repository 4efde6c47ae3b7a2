/** A search that is saved between two levels goes on elsewhere as if nothing had happened, at any number of threads. */
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/checker/check.ts'
import type { StartWorker } from '../../src/checker/control.ts'
import type { Checkpointing, Snapshot } from '../../src/checker/snapshot.ts'
import type { Report } from '../../src/checker/report.ts'
import * as canonical from '../../src/value/canonical.ts'
import * as functions from '../../src/value/functions.ts'
import * as sets from '../../src/value/sets.ts'
import * as store from '../../src/value/store.ts'
import { makeByName } from './programs.mjs'
import { options } from './replay.ts'

const values = { ...store, ...sets, ...functions, ...canonical }

function starter(name: string, parameters: object): StartWorker {
  return (_, data) => {
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), { workerData: { name, parameters, data } })
    return { onError: (callback) => { worker.on('error', callback) }, terminate: () => { void worker.terminate() } }
  }
}

function run(workers: number, name: string, parameters: object, checkpoint?: Checkpointing): Promise<Report> {
  const startWorker = workers > 1 ? starter(name, parameters) : undefined
  return check(makeByName(name, parameters, values), options({ workers, parallelFrom: 0, startWorker, checkpoint, continueAfterViolation: true }))
}

/** Saves often, as bytes that share nothing with the search. */
function keeper(): Checkpointing & { readonly kept: Snapshot[] } {
  const kept: Snapshot[] = []
  let asked = 0
  return {
    kept,
    // In a rhythm that also makes it due between the two questions that a team asks.
    isDue: () => ++asked % 3 !== 0,
    impossible() { throw new Error('cannot be saved') },
    save: ({ header, sections }) => { kept.push({ header: JSON.parse(JSON.stringify(header)), sections: [...sections].map((bytes) => bytes.slice()) }) },
  }
}

const never = { isDue: () => false, impossible() {}, save() {} }
const essence = ({ seconds: _s, workers: _w, memory: _m, ...rest }: Report): unknown => rest

describe('snapshots', () => {
  it.each([
    ['grid', { dimensions: 3, size: 6 }],
    ['processes', { n: 3, stages: 3, symmetric: false, log: true }],
    ['processes', { n: 4, stages: 3, symmetric: true }],
  ] as const)('of %s', async (name, parameters) => {
    const whole = await run(1, name, parameters)
    for (const workers of [1, 2]) {
      const saving = keeper()
      expect(essence(await run(workers, name, parameters, saving))).toEqual(essence(whole))
      expect(saving.kept.length).toBeGreaterThan(2)
      for (const resume of saving.kept.filter((_, i) => i % 4 === 1)) {
        expect(essence(await run(3 - workers, name, parameters, { ...never, resume }))).toEqual(essence(whole))
      }
    }
  })
})
