/**
 * The only way out: stdout for results, stderr for progress and warnings, with the style that each of them can take.
 */
import { writeSync } from 'node:fs'
import { chooseStyle, type Style } from './render/style.ts'

export interface Terminal {
  /** Result: stdout. */
  out(text: string): void
  /** Progress, warnings, errors about the command itself: stderr. */
  err(text: string): void
  readonly outStyle: Style
  readonly errStyle: Style
  /** Whether stderr can be redrawn in place. */
  readonly interactive: boolean
  /** Columns of stdout, at most 100: reports are read, not stretched. */
  readonly width: number
}

/** The process's own streams. `colour` is the user's flag, if any. */
export function processTerminal(colour: boolean | undefined): Terminal {
  return {
    out: (text) => write(1, process.stdout, `${text}\n`),
    err: (text) => write(2, process.stderr, text),
    outStyle: chooseStyle(process.env, process.stdout.isTTY === true, colour),
    errStyle: chooseStyle(process.env, process.stderr.isTTY === true, colour),
    interactive: process.stderr.isTTY === true && process.env['TERM'] !== 'dumb',
    width: Math.max(60, Math.min(100, process.stdout.columns ?? 100)),
  }
}

/**
 * Synchronous where the stream allows it: what was written before `process.exit` must arrive. A full non-blocking pipe
 * says EAGAIN; then the rest goes through the stream, which waits. A closed pipe (`| head`) is not an error.
 */
function write(fd: number, stream: NodeJS.WriteStream, text: string): void {
  if (stream.writableLength > 0) {
    stream.write(text)
    return
  }
  let rest = Buffer.from(text)
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(fd, rest))
  } catch (error) {
    if (isCode(error, 'EAGAIN')) stream.write(rest)
    else if (isCode(error, 'EPIPE')) brokenPipe()
    else throw error
  }
}

export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

/** The reader has gone: nothing more to say to anybody. */
function brokenPipe(): never {
  process.exit(process.exitCode ?? 0)
}

/** Also for the streams' own, later errors. */
export function endQuietlyOnBrokenPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => {
      if (isCode(error, 'EPIPE')) brokenPipe()
      throw error
    })
  }
}

/** Waits until everything written has left the process. */
export async function flush(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.writableLength > 0) await new Promise<void>((resolve) => { stream.once('drain', resolve) })
  }
}
