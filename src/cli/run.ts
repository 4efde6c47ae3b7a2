/**
 * Runs the checker on a loaded program: clock, worker threads, temporary files, memory limit, Ctrl-C.
 */
import { check } from '../checker/check.ts'
import type { Checkpointing } from '../checker/snapshot.ts'
import type { Progress, Report } from '../checker/report.ts'
import type { Program } from '../program/program.ts'
import type { LoadRequest } from './load.ts'
import { makeSpillOpener } from './spills.ts'
import { startWorker } from './workers.ts'

export interface RunOptions {
  readonly workers: number
  readonly budgetSeconds: number | undefined
  readonly depthMax: number | undefined
  readonly continueAfterViolation: boolean
  /** Bytes of resident memory beyond which the search is stopped. */
  readonly maxMemory: number
  /** Interrupts the check. */
  readonly signal: AbortSignal | undefined
  readonly onProgress: ((progress: Progress) => void) | undefined
  readonly checkpoint?: Checkpointing | undefined
}

/** Seconds between two looks at the memory in use: each asks the system. */
const MEASURE_SECONDS = 0.1

/** Seconds on a clock that never goes back. */
export const now = (): number => performance.now() / 1000

export async function runCheck(program: Program, request: LoadRequest, options: RunOptions): Promise<Report> {
  const memory = new AbortController()
  let measured = -Infinity
  const signals = [memory.signal, ...(options.signal === undefined ? [] : [options.signal])]
  try {
    const report = await check(program, {
      now,
      workers: options.workers,
      startWorker: options.workers > 1 ? startWorker(request) : undefined,
      depthMax: options.depthMax,
      budgetSeconds: options.budgetSeconds,
      continueAfterViolation: options.continueAfterViolation,
      signal: AbortSignal.any(signals),
      openSpill: makeSpillOpener(),
      checkpoint: options.checkpoint,
      onProgress: (progress) => {
        if (now() - measured > MEASURE_SECONDS) {
          measured = now()
          if (process.memoryUsage.rss() > options.maxMemory) memory.abort()
        }
        options.onProgress?.(progress)
      },
    })
    return memory.signal.aborted && options.signal?.aborted !== true && report.stopped === 'interrupted' ? { ...report, stopped: 'memory' } : report
  } catch (error) {
    const outOfMemory = outOfMemoryReport(error, program, options.workers)
    if (outOfMemory === undefined) throw error
    return outOfMemory
  }
}

/** A typed array that does not fit any more is the end of the state space that we can hold, not a bug. */
function outOfMemoryReport(error: unknown, program: Program, workers: number): Report | undefined {
  if (!(error instanceof RangeError && /allocation failed|array length|buffer/i.test(error.message))) return undefined
  const { distinct, generated, queue, diameter, durationSeconds } = program.statistics
  return {
    verdict: 'undecided', failure: undefined, failures: [], distinct, generated, depth: diameter, queue, seconds: durationSeconds, workers,
    actions: [], warnings: [...program.warnings], notChecked: [], stopped: 'memory', nodes: program.nodes, variables: program.variables,
    memory: { fingerprintBytes: 0, predecessorBytes: 0, storeBytes: 0 },
  }
}
