/**
 * A trace as bytes: a file, a file packed with gzip, or standard input. Read as it arrives, so that a live log can be judged.
 */
import { createReadStream, statSync } from 'node:fs'
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

/** Opens a trace; `-` is standard input. Throws UsageError when there is no such file. */
export function openTrace(given: string): TraceFile {
  if (given === '-') return { path: STANDARD_INPUT, chunks: createReadStream('', { fd: 0, autoClose: false, highWaterMark: CHUNK }) }
  const stat = statSync(given, { throwIfNoEntry: false })
  if (stat === undefined) throw new UsageError(`cannot find the trace ${given}`, 'give a file, or - for standard input')
  if (stat.isDirectory()) throw new UsageError(`${given} is a folder`, 'give a trace: a file with one event a line')
  const file = createReadStream(given, { highWaterMark: CHUNK })
  return { path: given, chunks: given.endsWith('.gz') ? unpacked(file) : file }
}

async function* unpacked(file: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const { pipeline } = await import('node:stream')
  const gunzip = createGunzip()
  pipeline(file, gunzip, () => { /* errors reach the reader of gunzip */ })
  yield* gunzip
}
