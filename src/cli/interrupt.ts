/**
 * Ctrl-C as the command's thread sees it: a message from the main thread (supervise.ts), which has the signals.
 */
import { parentPort } from 'node:worker_threads'

/** What the main thread sends. */
export interface InterruptMessage {
  readonly kind: 'interrupt'
  readonly exitCode: number
}

export interface Interrupt {
  readonly signal: AbortSignal
  /** 130 or 143 once it has happened. */
  exitCode(): number | undefined
  /** Stops listening. */
  dispose(): void
}

export function listenForInterrupt(): Interrupt {
  const controller = new AbortController()
  let exitCode: number | undefined
  const handler = (message: InterruptMessage): void => {
    exitCode = message.exitCode
    controller.abort()
  }
  parentPort?.on('message', handler)
  return {
    signal: controller.signal,
    exitCode: () => exitCode,
    dispose: () => { parentPort?.off('message', handler) },
  }
}
