/**
 * A thread that runs cases one after the other, and says in shared memory which one and how far it is: the main thread
 * is the watchdog.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { makeCase, readCorpus } from './cases.ts'
import { runCase, type Outcome } from './pipeline.ts'
import { budgetOf, hasBothEngines, milliseconds, type Plan } from './plan.ts'

export interface WorkerJob {
  readonly root: string
  readonly folder: string
  readonly plan: Plan
  /** Cases [from, to). */
  readonly from: number
  readonly to: number
  /** Number of the case, phase, milliseconds since `origin` at which the phase's command began. */
  readonly status: SharedArrayBuffer
  readonly origin: number
}

export type WorkerMessage = { readonly number: number; readonly milliseconds: number } & Outcome

const { root, folder, plan, from, to, status, origin } = workerData as WorkerJob
const shared = new Int32Array(status)
const corpus = readCorpus(root)
const clock = (): number => milliseconds() - origin

for (let number = from; number < to; number++) {
  const { module, files } = makeCase(corpus, plan.seed, number)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of files) writeFileSync(join(folder, name), text)
  const began = clock()
  Atomics.store(shared, 0, number)
  let outcome: Outcome
  try {
    outcome = await runCase(join(folder, `${module}.tla`), join(folder, `${module}.cfg`), [...files.values()].join('\n'), {
      budgetSeconds: budgetOf(plan, number),
      bothEngines: hasBothEngines(plan, number),
      onPhase: (phase) => {
        Atomics.store(shared, 2, clock())
        Atomics.store(shared, 1, phase)
      },
    })
  } catch (error) {
    outcome = { parsed: true, outcome: 'crash', compared: false, failures: [error instanceof Error ? error.stack ?? error.message : String(error)] }
  }
  Atomics.store(shared, 1, 0)
  const message: WorkerMessage = { number, milliseconds: clock() - began, ...outcome }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort!.postMessage(message)
}
rmSync(folder, { recursive: true, force: true })
