/**
 * Progress on stderr: a line redrawn on a terminal (at most ten times a second), elsewhere a line every ten seconds.
 */
import type { Progress } from '../checker/report.ts'
import { progressLine } from './render/progress.ts'
import { cut } from './render/text.ts'
import { now } from './run.ts'
import type { Terminal } from './terminal.ts'

export interface ProgressDisplay {
  show(progress: Progress): void
  /** Removes the line; call before anything else is printed. */
  clear(): void
}

const REDRAW_SECONDS = 0.1
const HEARTBEAT_SECONDS = 10
/** Rate and trend are taken over this time, so that they can be read. */
const WINDOW_SECONDS = 1

/** `prefix` stands before the line, such as the model's name. */
export function displayProgress(terminal: Terminal, quiet: boolean, prefix = ''): ProgressDisplay {
  let shown = false
  let last = terminal.interactive ? -Infinity : now()
  let window: { latest: Progress | undefined; earlier: Progress | undefined } = { latest: undefined, earlier: undefined }
  const clear = (): void => {
    if (shown) terminal.err('\r\u001b[K')
    shown = false
  }
  return {
    clear,
    show: (progress) => {
      if (quiet || now() - last < (terminal.interactive ? REDRAW_SECONDS : HEARTBEAT_SECONDS)) return
      last = now()
      if (window.latest === undefined || progress.seconds - window.latest.seconds >= WINDOW_SECONDS) window = { latest: progress, earlier: window.latest }
      const line = prefix + progressLine(progress, window.latest === progress ? window.earlier : window.latest)
      if (!terminal.interactive) {
        terminal.err(`${line}\n`)
        return
      }
      terminal.err(`\r\u001b[K${terminal.errStyle.dim(cut(line, terminal.columns - 1))}`)
      shown = true
    },
  }
}
