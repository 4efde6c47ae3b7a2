/**
 * The answers of all tests at all steps of a state graph, a bit each, in shared memory: 4 bytes a step for every 32 tests.
 *
 * What is recorded comes step by step: a row of words a step, in which the tests of the state that it leaves are followed by
 * its own. What decides wants one test of many steps. So when all rows are there they are turned where they stand, a group of
 * 512 steps at a time: then a group has 16 words a test, each of 32 steps.
 */
import type { Program } from '../../program/program.ts'
import { wordsFor } from './columns.ts'
import type { Answers, Bits } from './graph.ts'

/** Steps of a group. */
const GROUP = 512
const WORDS = GROUP >>> 5

/** Groups that a thread takes at once. */
const GROUPS_TAKEN = 64

/** Words of a row. */
export function rowWidth({ temporal }: Program): number {
  return Math.max(1, wordsFor(temporal!.stateTests.length + temporal!.stepTests.length))
}

/** Integers of so many rows: groups are whole. */
export function integersFor(steps: number, width: number): number {
  return Math.ceil(steps / GROUP) * GROUP * width
}

/** Turns the groups that no other thread has taken; `next` of `board` counts those that are taken. */
export function turnRows(rows: Int32Array, width: number, board: Int32Array, next: number): void {
  const groups = rows.length / (GROUP * width)
  const turned = new Int32Array(GROUP * width)
  for (;;) {
    const first = Atomics.add(board, next, GROUPS_TAKEN)
    if (first >= groups) return
    for (let group = first; group < Math.min(groups, first + GROUPS_TAKEN); group++) turnGroup(rows, group * GROUP * width, width, turned)
  }
}

function turnGroup(rows: Int32Array, at: number, width: number, turned: Int32Array): void {
  const block = new Int32Array(32)
  for (let word = 0; word < width; word++) {
    for (let part = 0; part < WORDS; part++) {
      for (let i = 0, from = at + part * 32 * width + word; i < 32; i++, from += width) block[i] = rows[from]!
      turnBlock(block)
      for (let i = 0, to = word * GROUP + part; i < 32; i++, to += WORDS) turned[to] = block[i]!
    }
  }
  rows.set(turned, at)
}

/** Bit j of word i becomes bit i of word j: quarters change places, then quarters of quarters (Warren, Hacker's Delight, 7-3). */
function turnBlock(block: Int32Array): void {
  let mask = 0x0000ffff
  for (let size = 16; size !== 0; size >>>= 1, mask ^= mask << size) {
    for (let i = 0; i < 32; i = i + size + 1 & ~size) {
      const swapped = (block[i]! >>> size ^ block[i + size]!) & mask
      block[i + size]! ^= swapped
      block[i]! ^= swapped << size
    }
  }
}

/** One test's answers; where a test could not be evaluated, nothing is recorded. */
export class RowAnswers implements Answers {
  readonly errors: ReadonlyMap<number, unknown> = new Map()
  private readonly rows: Int32Array
  private readonly width: number
  private readonly test: number
  private readonly steps: number
  /** By index that is asked about, a step that has its answer; undefined where the index is the step. */
  private readonly stepOf: Int32Array | undefined

  /** `test` counts tests of states first, and then those of steps. */
  constructor(rows: Int32Array, width: number, test: number, steps: number, stepOf: Int32Array | undefined) {
    this.rows = rows
    this.width = width
    this.test = test
    this.steps = steps
    this.stepOf = stepOf
  }

  ofSteps(): Bits {
    const { rows, width, test, steps } = this
    const words = new Int32Array(Math.ceil(steps / GROUP) * WORDS)
    for (let to = 0, from = test * WORDS; to < words.length; to += WORDS, from += GROUP * width) {
      for (let i = 0; i < WORDS; i++) words[to + i] = rows[from + i]!
    }
    return { words: words.subarray(0, wordsFor(steps)), failing: undefined }
  }

  has(index: number): boolean {
    const step = this.stepOf === undefined ? index : this.stepOf[index]!
    const group = Math.floor(step / GROUP)
    const word = (group * this.width * 32 + this.test) * WORDS + (step % GROUP >>> 5)
    return (this.rows[word]! >>> (step & 31) & 1) === 1
  }
}
