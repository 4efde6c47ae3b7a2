/**
 * Answers to the tests of WF and SF about one state and its steps: the successors that the fair actions have are worked out at
 * once, and a step is one of an action's if it leads to a state with the fingerprint of one of them.
 */
import { Successors, type FairSteps } from '../../program/program.ts'

export class FairAnswers {
  private readonly fair: FairSteps
  private readonly out: Successors
  /** By number of the action, the bits of a row that its tests have. */
  private readonly enabledBit: number[] = []
  private readonly stepBit: number[] = []
  /** Of the successors that are another state than the one asked about: fingerprints and bits of their steps. */
  private readonly low: number[] = []
  private readonly high: number[] = []
  private readonly bit: number[] = []
  private count = 0

  /** `width` of a packed state; in a row, tests of steps follow `stateTests` tests of states. */
  constructor(fair: FairSteps, width: number, stateTests: number) {
    this.fair = fair
    this.out = new Successors(width + 2)
    for (const { action, enabled, step } of fair.covered) {
      this.enabledBit[action] = enabled
      this.stepBit[action] = stateTests + step
    }
  }

  /** Enters what is true of a state into its row. Returns the actions of which nothing is known here, nor of their steps. */
  state(states: Int32Array, offset: number, low: number, high: number, row: Int32Array): readonly number[] {
    const { out, enabledBit, stepBit } = this
    this.count = 0
    out.count = 0
    const failed = this.fair.expand(states, offset, out)
    const lanes = out.width - 2
    for (let i = 0; i < out.count; i++) {
      const at = i * out.width + lanes
      const toLow = out.states[at]!
      const toHigh = out.states[at + 1]!
      if (toLow === low && toHigh === high) continue
      const action = out.actions[i]!
      setBit(row, 0, enabledBit[action]!)
      this.low[this.count] = toLow
      this.high[this.count] = toHigh
      this.bit[this.count++] = stepBit[action]!
    }
    return failed
  }

  /** Enters what is true of a step that leaves this state into its row, which begins at `at`. */
  step(low: number, high: number, rows: Int32Array, at: number): void {
    for (let i = 0; i < this.count; i++) if (this.low[i] === low && this.high[i] === high) setBit(rows, at, this.bit[i]!)
  }
}

export function setBit(words: Int32Array, at: number, bit: number): void {
  words[at + (bit >>> 5)]! |= 1 << (bit & 31)
}
