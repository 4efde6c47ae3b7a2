/** A thread that takes part in one check after the other: loads each case, serves, and says so. Runs the built files. */
import { parentPort, workerData } from 'node:worker_threads'

const { loadProgram } = await import(`${workerData.dist}/cli/load.js`)
const { serve } = await import(`${workerData.dist}/checker/worker.js`)

parentPort.on('message', async ({ request, data }) => {
  const loaded = await loadProgram(request)
  serve(loaded.value.program, data, { now: () => performance.now() / 1000 })
  parentPort.postMessage('done')
})
