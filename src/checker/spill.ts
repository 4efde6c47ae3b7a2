/**
 * Chunks of the frontier on disk: a temporary file of slots of equal size, each free again once it was read back.
 * The file functions are handed in; only the owner of the terminal and of files may reach for them.
 */

/** Where chunks go that do not fit in memory. */
export interface Spill {
  /** Writes a chunk and returns a ticket for it. All chunks have the same length. */
  write(chunk: Int32Array): number
  /** Reads the chunk of this ticket back, once; the ticket is void afterwards. */
  read(ticket: number, into: Int32Array): void
  /** Removes the file. */
  close(): void
}

/** What `makeSpill` needs of `node:fs`: `openSync`, `writeSync`, `readSync`, `closeSync`, `rmSync` fit. */
export interface FileFunctions {
  /** Creates and opens the file for reading and writing. */
  open(path: string): number
  write(file: number, bytes: Uint8Array, offset: number, length: number, position: number): number
  read(file: number, bytes: Uint8Array, offset: number, length: number, position: number): number
  close(file: number): void
  remove(path: string): void
}

function bytesOf(chunk: Int32Array): Uint8Array {
  return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength)
}

/** A spill into the file `path`, created at the first write. */
export function makeSpill(path: string, files: FileFunctions): Spill {
  let file: number | undefined
  let slots = 0
  const free: number[] = []
  return {
    write(chunk) {
      file ??= files.open(path)
      const slot = free.pop() ?? slots++
      const bytes = bytesOf(chunk)
      for (let done = 0; done < bytes.length;) {
        done += files.write(file, bytes, done, bytes.length - done, slot * bytes.length + done)
      }
      return slot
    },
    read(slot, into) {
      const bytes = bytesOf(into)
      for (let done = 0; done < bytes.length;) {
        const n = files.read(file!, bytes, done, bytes.length - done, slot * bytes.length + done)
        if (n === 0) throw new Error(`the temporary file ${path} is shorter than what was written to it`)
        done += n
      }
      free.push(slot)
    },
    close() {
      if (file === undefined) return
      files.close(file)
      files.remove(path)
      file = undefined
    },
  }
}
