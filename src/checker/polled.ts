/** Successors that look at the clock now and then, because one state may have millions. */
import { Successors } from '../program/program.ts'

/** Successors handled between two looks at the clock, at most. */
export const SLICE = 1 << 14

export class PolledSuccessors extends Successors {
  private readonly poll: () => void
  private ticks = 0

  constructor(width: number, poll: () => void) {
    super(width)
    this.poll = poll
  }

  override next(action: number): number {
    if ((++this.ticks & (SLICE - 1)) === 0) this.poll()
    return super.next(action)
  }
}
