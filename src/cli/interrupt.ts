/**
 * Ctrl-C: the first ends the check, which reports what it has seen; the second ends the process.
 */
export interface Interrupt {
  readonly signal: AbortSignal
  /** 130 or 143 once it has happened. */
  exitCode(): number | undefined
  /** Stops listening. */
  dispose(): void
}

const CODES = { SIGINT: 130, SIGTERM: 143 } as const

export function listenForInterrupt(onFirst: () => void): Interrupt {
  const controller = new AbortController()
  let code: number | undefined
  const handler = (name: NodeJS.Signals): void => {
    const exitCode = name === 'SIGTERM' ? CODES.SIGTERM : CODES.SIGINT
    if (code !== undefined) process.exit(exitCode)
    code = exitCode
    onFirst()
    controller.abort()
  }
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, handler)
  return {
    signal: controller.signal,
    exitCode: () => code,
    dispose: () => {
      for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, handler)
    },
  }
}
