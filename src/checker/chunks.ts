/**
 * Memory for the frontier of one thread: chunks of a fixed number of states, reused when they have been read, and moved
 * to disk when more than the allowed bytes are in use. A state takes `width` slots and the two lanes of its fingerprint.
 */
import type { Spill } from './spill.ts'

/** Integers a chunk, about. */
const CHUNK_INTEGERS = 1 << 18

/** A chunk is in memory (`data`) or on disk (`ticket`). */
export interface Chunk {
  data: Int32Array | undefined
  ticket: number
}

export class ChunkStore {
  /** Integers a state. */
  readonly stride: number
  readonly statesPerChunk: number
  private readonly bytesMax: number
  private readonly openSpill: (() => Spill) | undefined
  private spill: Spill | undefined
  private readonly free: Int32Array[] = []
  private chunksInUse = 0

  constructor(width: number, bytesMax: number, openSpill: (() => Spill) | undefined, chunkIntegers = CHUNK_INTEGERS) {
    this.stride = width + 2
    this.statesPerChunk = Math.max(4, Math.floor(chunkIntegers / this.stride))
    this.bytesMax = bytesMax
    this.openSpill = openSpill
  }

  get chunkBytes(): number {
    return this.statesPerChunk * this.stride * 4
  }

  take(): Int32Array {
    this.chunksInUse++
    return this.free.pop() ?? new Int32Array(this.statesPerChunk * this.stride)
  }

  give(data: Int32Array): void {
    this.chunksInUse--
    if (this.free.length < 4) this.free.push(data)
  }

  /** Moves a full chunk to disk when memory is short. */
  settle(chunk: Chunk): void {
    if (this.openSpill === undefined || chunk.data === undefined || this.chunksInUse * this.chunkBytes <= this.bytesMax) return
    this.spill ??= this.openSpill()
    chunk.ticket = this.spill.write(chunk.data)
    this.give(chunk.data)
    chunk.data = undefined
  }

  /** Brings a chunk back into memory. */
  load(chunk: Chunk): Int32Array {
    if (chunk.data === undefined) {
      chunk.data = this.take()
      this.spill!.read(chunk.ticket, chunk.data)
    }
    return chunk.data
  }

  close(): void {
    this.spill?.close()
  }
}
