/** Answers of one test on a state graph that one thread explores: noted one by one, and with them where it could not be evaluated. */
import { asEvaluationError } from '../failure.ts'
import { BitColumn, wordsFor } from './columns.ts'
import type { Answers, Bits, Graph } from './graph.ts'

export class Noted implements Answers {
  readonly errors = new Map<number, unknown>()
  private readonly truth = new BitColumn()
  private readonly graph: Graph
  private readonly kind: 'state' | 'step'

  constructor(graph: Graph, kind: 'state' | 'step') {
    this.graph = graph
    this.kind = kind
  }

  has(index: number): boolean {
    return this.truth.has(index)
  }

  set(index: number): void {
    this.truth.set(index)
  }

  note(index: number, evaluate: () => boolean): void {
    try {
      if (evaluate()) this.truth.set(index)
    } catch (error) {
      this.errors.set(index, asEvaluationError(error))
    }
  }

  ofSteps(): Bits {
    const { truth, errors, graph: { count, steps, firstStep: { data: first } } } = this
    if (this.kind === 'step') {
      const failing = errors.size === 0 ? undefined : new Int32Array(wordsFor(steps))
      for (const step of errors.keys()) setRange(failing!, step, step + 1)
      return { words: truth.bits(steps), failing }
    }
    const words = new Int32Array(wordsFor(steps))
    const failing = errors.size === 0 ? undefined : new Int32Array(words.length)
    for (let rank = 0; rank < count; rank++) if (truth.has(rank)) setRange(words, first[rank]!, first[rank + 1]!)
    for (const rank of errors.keys()) setRange(failing!, first[rank]!, first[rank + 1]!)
    return { words, failing }
  }
}

function setRange(words: Int32Array, from: number, to: number): void {
  for (let i = from; i < to; i++) words[i >>> 5]! |= 1 << (i & 31)
}
