/**
 * The pulse of a search: limits, progress, and letting the event loop run now and then, so that Ctrl-C is heard and the
 * terminal is drawn. Looking at the clock is rare: the number of states between two looks adapts to their cost.
 */
import { setImmediate } from 'node:timers'
import { Halted } from './halted.ts'
import type { CheckOptions } from './options.ts'
import type { Progress } from './report.ts'

/** Seconds without letting the event loop run, about. */
const BREATH = 0.05
/** Seconds between two calls of `onProgress`. */
const PROGRESS = 0.1
/** Seconds of work between two looks at the clock. */
const LOOK = 0.005

export type PulseOptions = Pick<CheckOptions, 'now' | 'budgetSeconds' | 'signal' | 'onProgress' | 'checkpoint'>

export type Counts = Pick<Progress, 'distinct' | 'generated' | 'queue' | 'depth'>

export class Pulse {
  readonly start: number
  /** Why the search has to end. */
  stopped: 'budget' | 'interrupted' | undefined = undefined
  phase: Progress['phase'] = 'initial states'
  /** States to expand before the next look at the clock. */
  stride = 16
  private readonly options: PulseOptions
  private readonly deadline: number
  private readonly earlier: number
  private lastLook: number
  private lastBreath: number
  private lastProgress: number

  constructor(options: PulseOptions) {
    this.options = options
    this.earlier = options.checkpoint?.resume?.header.seconds ?? 0
    this.start = options.now()
    this.deadline = options.budgetSeconds === undefined ? Infinity : this.start + options.budgetSeconds
    this.lastLook = this.lastBreath = this.lastProgress = this.start
  }

  /** Seconds searched, those of an earlier process included. */
  get seconds(): number {
    return this.earlier + this.options.now() - this.start
  }

  /** Throws Halted past the deadline; for code that cannot wait for the event loop. */
  poll(): void {
    if (this.options.now() < this.deadline) return
    this.stopped ??= 'budget'
    throw new Halted()
  }

  /** Whether it is time for `beat`. */
  isDue(): boolean {
    const now = this.options.now()
    const elapsed = now - this.lastLook
    this.lastLook = now
    if (elapsed < LOOK / 2) this.stride = Math.min(1 << 14, this.stride * 2)
    else if (elapsed > LOOK * 2) this.stride = Math.max(1, this.stride >> 1)
    return now - this.lastBreath > BREATH || now >= this.deadline
  }

  /** As `isDue`, for one that waits for others. */
  isLate(): boolean {
    const now = this.options.now()
    return now - this.lastBreath > BREATH || now >= this.deadline
  }

  /** Lets the event loop run and reports progress. Returns false when the search has to end. */
  async beat(counts: () => Counts): Promise<boolean> {
    const now = this.options.now()
    if (now >= this.deadline) this.stopped ??= 'budget'
    if (this.options.onProgress !== undefined && now - this.lastProgress >= PROGRESS) {
      this.lastProgress = now
      this.options.onProgress({ phase: this.phase, ...counts(), seconds: this.seconds })
    }
    await new Promise<void>((resolve) => { setImmediate(resolve) })
    if (this.options.signal?.aborted === true) this.stopped ??= 'interrupted'
    this.lastBreath = this.lastLook = this.options.now()
    return this.stopped === undefined
  }
}
