/**
 * Temporary files for the part of a frontier that does not fit in memory.
 */
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { OutOfMemory } from '../checker/growable.ts'
import { makeSpill, type Spill } from '../checker/spill.ts'

let spillCount = 0

/** A full disk is the end of what we can hold, as full memory is. */
function writeOrEnd(file: number, bytes: Uint8Array, offset: number, length: number, position: number): number {
  try {
    return writeSync(file, bytes, offset, length, position)
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(error.code))) throw new OutOfMemory(`the disk is full: ${error.message}`)
    throw error
  }
}

/** Opens temporary files; each is created at its first write and removed when it is closed, or when the process ends. */
export function makeSpillOpener(): () => Spill {
  return () => {
    const path = join(tmpdir(), `tla-runner-${process.pid}-${threadId}-${spillCount++}.frontier`)
    const remove = (): void => rmSync(path, { force: true })
    process.once('exit', remove)
    const spill = makeSpill(path, {
      open: (file) => openSync(file, 'wx+', 0o600),
      write: writeOrEnd,
      read: readSync,
      close: closeSync,
      remove: (file) => rmSync(file, { force: true }),
    })
    return {
      write: (chunk) => spill.write(chunk),
      read: (ticket, into) => spill.read(ticket, into),
      close: () => {
        process.off('exit', remove)
        spill.close()
      },
    }
  }
}
