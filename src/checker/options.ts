/**
 * What `check` is handed: limits, the clock, and the functions that this floor must not reach for itself (worker threads,
 * temporary files, the terminal).
 */
import type { Progress } from './report.ts'
import type { Spill } from './spill.ts'
import type { StartWorker } from './control.ts'
import type { Checkpointing } from './snapshot.ts'

export interface CheckOptions {
  /** Seconds on a clock that never goes back. */
  now(): number
  /** Number of threads that explore, this one included; 1 without `startWorker`. */
  readonly workers?: number | undefined
  /** Starts one more thread that calls `serve` with the same program. */
  readonly startWorker?: StartWorker | undefined
  /** Size of a level, in states, from which the other threads take part; the default suits. */
  readonly parallelFrom?: number | undefined
  /** States at this level (initial states are at 1) are not expanded. */
  readonly depthMax?: number | undefined
  /** Seconds after which the search stops. */
  readonly budgetSeconds?: number | undefined
  /** Stops the search; what was found so far is reported. */
  readonly signal?: AbortSignal | undefined
  /** Go on after a violation: one failure a property. */
  readonly continueAfterViolation?: boolean | undefined
  /** Called about ten times a second. */
  readonly onProgress?: ((progress: Progress) => void) | undefined
  /** Bytes of frontier in memory, of all threads together, beyond which chunks go to `spill`. */
  readonly frontierBytesMax?: number | undefined
  /** Saves the search between levels, and goes on with one that was saved. */
  readonly checkpoint?: Checkpointing | undefined
  /** Opens this thread's temporary file; called only when it is needed. */
  readonly openSpill?: (() => Spill) | undefined
}

export const PARALLEL_FROM = 20_000
/** The same where steps are recorded for temporal properties: a state takes several times as long. */
export const RECORDING_FROM = 2_000
const FRONTIER_BYTES_MAX = 512 * 1024 * 1024

/** Bytes of frontier in the memory of each thread. */
export function frontierBytesEach(options: CheckOptions): number {
  return (options.frontierBytesMax ?? FRONTIER_BYTES_MAX) / Math.max(1, options.workers ?? 1)
}
