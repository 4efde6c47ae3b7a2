/** A thread that takes part in one check after the other: loads each case, serves, and says so. Runs the built files. */
import { parentPort, workerData } from 'node:worker_threads'

const { loadProgram } = await import(`${workerData.dist}/cli/load.js`)
const { serve } = await import(`${workerData.dist}/checker/worker.js`)
const { serveGraph } = await import(`${workerData.dist}/checker/liveness/graphHelper.js`)

let obey

parentPort.on('message', async ({ request, data, integers, order }) => {
  if (order !== undefined) return obey(order)
  const loaded = await loadProgram(request)
  if (integers !== undefined) {
    obey = serveGraph(loaded.value.program, integers, (reply) => { parentPort.postMessage(reply) })
    return
  }
  serve(loaded.value.program, data)
  parentPort.postMessage('done')
})
