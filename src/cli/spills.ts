/**
 * Temporary files for the part of a frontier that does not fit in memory.
 */
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { makeSpill, type Spill } from '../checker/spill.ts'

let spillCount = 0

/** Opens temporary files; each is created at its first write and removed when it is closed, or when the process ends. */
export function makeSpillOpener(): () => Spill {
  return () => {
    const path = join(tmpdir(), `tla-runner-${process.pid}-${threadId}-${spillCount++}.frontier`)
    const remove = (): void => rmSync(path, { force: true })
    process.once('exit', remove)
    const spill = makeSpill(path, {
      open: (file) => openSync(file, 'wx+', 0o600),
      write: writeSync,
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
