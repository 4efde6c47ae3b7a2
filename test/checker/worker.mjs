/** A worker thread of the tests: serves one of the hand-made programs. It runs the built files (`npm run build`). */
import { parentPort, workerData } from 'node:worker_threads'
import { serve } from '../../dist/src/checker/worker.js'
import * as canonical from '../../dist/src/value/canonical.js'
import * as functions from '../../dist/src/value/functions.js'
import * as sets from '../../dist/src/value/sets.js'
import * as store from '../../dist/src/value/store.js'
import { makeByName } from './programs.mjs'

const { name, parameters, data } = workerData
if (name === 'broken') throw new Error('this worker cannot start')
// Strings met in another order than by the first thread: nothing may depend on it (but the least state under a VIEW).
store.makeString(`only in worker ${data.index}`)
if (parameters.view !== true) for (let i = 9; i >= 0; i--) store.makeString(`stage ${i}`)
serve(makeByName(name, parameters, { ...store, ...sets, ...functions, ...canonical }), data, { now: () => performance.now() / 1000 })
parentPort?.close()
