/**
 * States that a thread found new while others were searching too: new as far as it knows, until the fingerprints of all
 * threads have been compared at the end of the level. The list is in the order of discovery and lies in shared memory,
 * where the thread that owns a range of fingerprints strikes out what another thread found earlier.
 */
import { growTo, integersIn, makeGrowable, type GrowableBuffer } from './growable.ts'

/** Integers a candidate: low lane (0 once struck out), high lane, parent's rank, position, action. */
export const CANDIDATE = 5
export const CandidateField = { low: 0, high: 1, parent: 2, position: 3, action: 4 } as const

export class Candidates {
  readonly buffer: GrowableBuffer
  entries: Int32Array = new Int32Array(0)
  count = 0

  constructor(buffer?: GrowableBuffer) {
    this.buffer = buffer ?? makeGrowable(CANDIDATE * 4 * 1024)
    this.refresh()
  }

  /** Looks again at a list that another thread may have lengthened. */
  refresh(): void {
    if (this.buffer.byteLength !== this.entries.byteLength) this.entries = integersIn(this.buffer)
  }

  push(low: number, high: number, parent: number, position: number, action: number): void {
    const i = this.count * CANDIDATE
    if (i + CANDIDATE > this.entries.length) {
      growTo(this.buffer, Math.floor(this.buffer.byteLength / (CANDIDATE * 4) * 1.5) * CANDIDATE * 4)
      this.refresh()
    }
    const { entries } = this
    entries[i] = low === 0 ? 1 : low
    entries[i + 1] = high
    entries[i + 2] = parent
    entries[i + 3] = position
    entries[i + 4] = action
    this.count++
  }
}
