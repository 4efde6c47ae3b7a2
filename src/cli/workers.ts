/**
 * Starts the threads that share a search. Each loads the same specification again (values belong to a thread) and then
 * serves the coordinator, or walks.
 */
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { StartWorker, WorkerData, WorkerHandle } from '../checker/control.ts'
import type { WalkData } from '../checker/simulate.ts'
import type { LoadRequest } from './load.ts'
import { STACK_MB } from './stack.ts'
import { packageFolder } from './version.ts'

/** What a thread is told: to search with others, or to walk. */
export type ThreadData = { readonly request: LoadRequest } & (
  | { readonly task: 'search'; readonly data: WorkerData }
  | { readonly task: 'walk'; readonly data: WalkData }
)

export function startWorker(request: LoadRequest): StartWorker {
  return (_index, data) => start({ request, task: 'search', data })
}

/** The same for a simulation. */
export function startWalker(request: LoadRequest): (index: number, data: WalkData) => WorkerHandle {
  return (_index, data) => start({ request, task: 'walk', data })
}

function start(threadData: ThreadData): WorkerHandle {
  const worker = new Worker(entry(), { workerData: threadData, resourceLimits: { stackSizeMb: STACK_MB } })
  let ended = false
  return {
    onError: (callback) => {
      worker.on('error', callback)
      worker.on('exit', (code) => {
        if (code !== 0 && !ended) callback(new Error(`a worker thread ended with code ${code}`))
      })
    },
    terminate: () => {
      ended = true
      void worker.terminate()
    },
  }
}

/** The built worker.js: beside this file, or in dist when the sources are run as they are (tests). */
function entry(): URL {
  const here = fileURLToPath(import.meta.url)
  return here.endsWith('.ts') ? pathToFileURL(join(packageFolder(), 'dist', 'src', 'cli', 'worker.js')) : new URL('./worker.js', import.meta.url)
}
