/** Truth values worked out beforehand, a bit each, as tests of steps and of an arena's edges. */
import { wordsFor } from './columns.ts'
import type { Judge } from './judge.ts'

/** Where a formula is true, by step. */
export class StepColumn {
  /** False where failing. */
  readonly words: Int32Array
  readonly failing: Int32Array | undefined
  private readonly judge: Judge

  constructor(words: Int32Array, failing: Int32Array | undefined, judge: Judge) {
    this.words = words
    this.failing = failing
    this.judge = judge
  }

  /** Whether it is true of a step; `rank` is the state that the step leaves. Throws TestFailed. */
  has(rank: number, step: number): boolean {
    if (this.failing !== undefined && (this.failing[step >>> 5]! >>> (step & 31) & 1) === 1) return this.judge(rank, step)
    return (this.words[step >>> 5]! >>> (step & 31) & 1) === 1
  }
}

/** A column of these values; it never fails. */
export function columnOf(values: readonly boolean[]): StepColumn {
  const words = new Int32Array(wordsFor(values.length))
  values.forEach((value, i) => {
    if (value) words[i >>> 5]! |= 1 << (i & 31)
  })
  return new StepColumn(words, undefined, () => false)
}

/** Of an edge: the column's value at the number that the edge has in `numbers`. */
export class EdgeTest {
  private readonly numbers: Int32Array
  private readonly column: StepColumn

  constructor(numbers: Int32Array, column: StepColumn) {
    this.numbers = numbers
    this.column = column
  }

  /** Asking it never throws. */
  get isSure(): boolean {
    return this.column.failing === undefined
  }

  /** `rank` is the state that the edge leaves. Throws TestFailed. */
  has(rank: number, edge: number): boolean {
    return this.column.has(rank, this.numbers[edge]!)
  }
}
