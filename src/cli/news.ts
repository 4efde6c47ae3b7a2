/**
 * What the command's thread tells the main thread while it runs, so that the latter can report when the former cannot.
 */
import { parentPort } from 'node:worker_threads'
import type { Progress } from '../checker/report.ts'

export interface News {
  readonly spec: string
  readonly config: string | null
  readonly progress: Progress | undefined
}

/** Says what is being checked and how far it is. */
export function tellMainThread(news: News): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(news)
}
