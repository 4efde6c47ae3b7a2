/** Starts worker threads (placeholder until the checker has its side). */
import type { LoadRequest } from './load.ts'

export function startWorker(_request: LoadRequest): undefined {
  return undefined
}
