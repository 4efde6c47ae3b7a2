/**
 * The only way out: stdout for results, stderr for progress and warnings, with the style that each of them can take.
 *
 * Writes are synchronous and go straight to the descriptors: what was written before the process ends has arrived, also
 * from a thread, and `process.stdout` with its buffers is never touched. A closed pipe (`| head`) ends the process quietly, but
 * not as if all were well: a verdict that nobody could read is none.
 */
import { writeSync } from 'node:fs'
import { isatty, WriteStream } from 'node:tty'
import { EXIT } from './exitCodes.ts'
import type { Style } from './render/signs.ts'
import { chooseStyle } from './render/style.ts'

export interface Terminal {
  /** A line of the result: stdout. */
  out(line: string): void
  /** Progress, warnings, errors about the command itself: stderr, as it stands. */
  err(text: string): void
  readonly outStyle: Style
  readonly errStyle: Style
  /** Whether stderr can be redrawn in place. */
  readonly interactive: boolean
  /** Columns of a report, at most 100: reports are read, not stretched. */
  readonly width: number
  /** Columns of stderr. */
  readonly columns: number
}

/** The process's own streams; `--color` and `--no-color` among the arguments decide over colours. */
export function processTerminal(args: readonly string[]): Terminal {
  const colour = args.includes('--no-color') ? false : args.includes('--color') ? true : undefined
  const columns = columnsOf(1) ?? columnsOf(2)
  return {
    out: (line) => writeAll(1, `${line}\n`),
    err: (text) => writeAll(2, text),
    outStyle: chooseStyle(process.env, isatty(1), colour),
    errStyle: chooseStyle(process.env, isatty(2), colour),
    interactive: isatty(2) && process.env['TERM'] !== 'dumb',
    width: Math.max(60, Math.min(100, columns ?? 100)),
    columns: columnsOf(2) ?? 100,
  }
}

function columnsOf(fd: number): number | undefined {
  if (!isatty(fd)) return undefined
  const columns = Number(process.env['COLUMNS'])
  if (columns > 0) return columns
  try {
    const known = new WriteStream(fd).columns
    return known > 0 ? known : undefined
  } catch {
    return undefined
  }
}

/** Writes everything. A full pipe is waited for; a closed one ends the process. */
export function writeAll(fd: number, text: string): void {
  let rest = Buffer.from(text)
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(fd, rest))
    } catch (error) {
      if (isCode(error, 'EPIPE')) process.exit(EXIT.readerGone)
      if (!isCode(error, 'EAGAIN')) throw error
      Atomics.wait(SLEEP, 0, 0, 2)
    }
  }
}

const SLEEP = new Int32Array(new SharedArrayBuffer(4))

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
