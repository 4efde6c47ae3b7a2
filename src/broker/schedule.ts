/**
 * Simulated time: what is to happen, in order of time; what is due at the same time happens in the order it was planned.
 *
 * The clock moves only when something happens, so a run takes no longer than its events and is the same every time.
 */
export interface Schedule {
  /** Milliseconds since the run began. */
  readonly now: number
  /** Plans `run` for `delay` ≥ 0 milliseconds from now. */
  after(delay: number, run: () => void): void
  /** Plans `run` again and again, each time `pause()` milliseconds after the last. */
  every(pause: () => number, run: () => void): void
  /** Lets everything happen that is due up to this time, unless `stopped` says that it is enough. */
  runUntil(time: number, stopped: () => boolean): void
}

interface Planned {
  readonly time: number
  readonly run: () => void
}

export function createSchedule(): Schedule {
  /** Latest first: the next is taken from the end. A few dozen at a time, so a sorted array does. */
  const planned: Planned[] = []
  let now = 0
  const after = (delay: number, run: () => void): void => {
    const time = now + delay
    let k = planned.length
    while (k > 0 && planned[k - 1]!.time <= time) k--
    planned.splice(k, 0, { time, run })
  }
  const every = (pause: () => number, run: () => void): void => {
    after(pause(), () => {
      run()
      every(pause, run)
    })
  }
  return {
    get now() {
      return now
    },
    after,
    every,
    runUntil(time, stopped) {
      while (planned.length > 0 && planned.at(-1)!.time <= time && !stopped()) {
        const next = planned.pop()!
        now = next.time
        next.run()
      }
      if (!stopped()) now = time
    },
  }
}
