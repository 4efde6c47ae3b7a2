/**
 * A trace as bytes: a file, a file packed with gzip, or standard input. Read as it arrives, so that a live log can be judged.
 */
import { createReadStream, fstatSync, statSync } from 'node:fs'
import { Socket } from 'node:net'
import { isatty, ReadStream } from 'node:tty'
import { createGunzip } from 'node:zlib'
import { UsageError } from './arguments.ts'

/** How standard input is named in messages. */
export const STANDARD_INPUT = '<standard input>'

const CHUNK = 256 * 1024

export interface TraceFile {
  /** As it is named in messages. */
  readonly path: string
  readonly chunks: AsyncIterable<Buffer>
}

/**
 * Opens a trace; `-` is standard input. The chunks end when the signal comes, also while nothing arrives. Throws UsageError
 * when there is no such file.
 */
export function openTrace(given: string, signal: AbortSignal): TraceFile {
  if (given === '-') return { path: STANDARD_INPUT, chunks: until(signal, standardInput()) }
  const stat = statSync(given, { throwIfNoEntry: false })
  if (stat === undefined) throw new UsageError(`cannot find the trace ${given}`, 'give a file, or - for standard input')
  if (stat.isDirectory()) throw new UsageError(`${given} is a folder`, 'give a trace: a file with one event a line')
  const file = createReadStream(given, { highWaterMark: CHUNK })
  return { path: given, chunks: until(signal, given.endsWith('.gz') ? unpacked(file) : file) }
}

/** Pipes and terminals are waited for by the event loop: a read that blocks would keep the thread from ending. */
function standardInput(): AsyncIterable<Buffer> {
  if (isatty(0)) return new ReadStream(0)
  const stat = fstatSync(0)
  return stat.isFIFO() || stat.isSocket() ? new Socket({ fd: 0, readable: true, writable: false }) : createReadStream('', { fd: 0, autoClose: false, highWaterMark: CHUNK })
}

async function* unpacked(file: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const { pipeline } = await import('node:stream')
  const gunzip = createGunzip()
  pipeline(file, gunzip, () => { /* errors reach the reader of gunzip */ })
  yield* gunzip
}

/** The read that waits when the signal comes is left behind. */
async function* until(signal: AbortSignal, chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const iterator = chunks[Symbol.asyncIterator]()
  const aborted = new Promise<'aborted'>((resolve) => { signal.addEventListener('abort', () => resolve('aborted'), { once: true }) })
  while (!signal.aborted) {
    const next = await Promise.race([iterator.next(), aborted])
    if (next === 'aborted' || next.done === true) return
    yield next.value
  }
}
