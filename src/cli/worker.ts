/**
 * Entry of a worker thread: loads what the main thread has loaded, then serves the search until it is over, or walks.
 */
import { workerData } from 'node:worker_threads'
import { serveWalks } from '../checker/simulate.ts'
import { serve } from '../checker/worker.ts'
import { loadProgram } from './load.ts'
import { makeSpillOpener } from './spills.ts'
import type { ThreadData } from './workers.ts'

const thread = workerData as ThreadData
const loaded = await loadProgram(thread.request)
if (!loaded.ok) throw new Error(`the specification has changed while it was checked: ${loaded.error.diagnostics[0]?.message ?? loaded.error.kind}`)
if (thread.task === 'walk') serveWalks(loaded.value.program, thread.data)
else serve(loaded.value.program, thread.data, { now: () => performance.now() / 1000, openSpill: makeSpillOpener() })
