/**
 * Entry of a worker thread: loads what the main thread has loaded, then serves the search until it is over.
 */
import { workerData } from 'node:worker_threads'
import { serve } from '../checker/worker.ts'
import { loadProgram } from './load.ts'
import { makeSpillOpener } from './spills.ts'
import type { ThreadData } from './workers.ts'

const { request, data } = workerData as ThreadData
const loaded = await loadProgram(request)
if (!loaded.ok) throw new Error(`the specification has changed while it was checked: ${loaded.error.diagnostics[0]?.message ?? loaded.error.kind}`)
serve(loaded.value.program, data, { openSpill: makeSpillOpener() })
