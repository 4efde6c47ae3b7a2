/**
 * What the command's thread tells the main thread while it runs, so that the latter can report when the former cannot.
 */
import { parentPort } from 'node:worker_threads'
import type { Progress } from '../checker/report.ts'
import { configPath } from './documents.ts'
import { shortPath } from './files.ts'
import type { LoadRequest } from './load.ts'
import type { ProgressDisplay } from './progress.ts'

export interface News {
  readonly spec: string
  readonly config: string | null
  readonly progress: Progress | undefined
}

/** Tells the main thread what is being checked and how far it is, and shows the same. */
export function withNews(request: LoadRequest, display: ProgressDisplay | undefined): (progress: Progress) => void {
  const about = { spec: shortPath(request.spec), config: configPath(request) }
  tellMainThread({ ...about, progress: undefined })
  return (progress) => {
    tellMainThread({ ...about, progress })
    display?.show(progress)
  }
}

function tellMainThread(news: News): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(news)
}
