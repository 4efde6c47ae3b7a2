/**
 * Shared memory that grows in place.
 *
 * A growable SharedArrayBuffer reserves address space once and commits pages as it grows, so that a table of hundreds of
 * megabytes grows without a second copy beside it, and without sending a new buffer to other threads. Views of a fixed
 * length cost what views of an ordinary buffer cost; views that track the length are four times slower, so every thread
 * makes a new fixed view when it learns that the buffer has grown.
 */
import { assert } from '../value/error.ts'

export interface GrowableBuffer extends SharedArrayBuffer {
  readonly maxByteLength: number
  grow(byteLength: number): void
}

type GrowableConstructor = new (byteLength: number, options: { maxByteLength: number }) => GrowableBuffer

/** The most that V8 reserves for one buffer. */
const RESERVATION_MAX = 2 ** 32

/** A buffer of `bytes` bytes that can grow to 4 GiB, or to less where the address space is limited. */
export function makeGrowable(bytes: number): GrowableBuffer {
  for (let most = RESERVATION_MAX; ; most /= 2) {
    try {
      return new (SharedArrayBuffer as unknown as GrowableConstructor)(bytes, { maxByteLength: most })
    } catch (error) {
      assert(most > Math.max(bytes, 2 ** 20), `cannot reserve shared memory: ${String(error)}`)
    }
  }
}

/** What is in a buffer now, as integers. */
export function integersIn(buffer: GrowableBuffer): Int32Array {
  return new Int32Array(buffer, 0, buffer.byteLength >>> 2)
}

/** Thrown when a table has reached the end of what can be reserved. The search stops with what it has. */
export class OutOfMemory extends Error {}

/** Makes a buffer at least this long. Several threads may do so at once. */
export function growTo(buffer: GrowableBuffer, bytes: number): void {
  while (buffer.byteLength < bytes) {
    if (bytes > buffer.maxByteLength) throw new OutOfMemory(`a table of the search needs more than ${buffer.maxByteLength} bytes`)
    try {
      buffer.grow(bytes)
    } catch (error) {
      // Another thread may have grown it further in between; anything else is the end of memory.
      if (buffer.byteLength < bytes) throw new OutOfMemory(`shared memory cannot grow to ${bytes} bytes: ${String(error)}`)
    }
  }
}
