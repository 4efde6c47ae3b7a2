/**
 * Formulas about one step, evaluated on all steps of a state graph at once, 32 an operation, and each only once: what fairness
 * assumes is asked again for every property. A bit a step and formula.
 *
 * Parts count from left to right and no more of them than needed, so a test that cannot be evaluated matters only where its
 * answer is wanted. There the column is `failing`, and asking it raises the error.
 */
import { wordsFor } from './columns.ts'
import { StepColumn } from './edgeTest.ts'
import { judgeOf } from './judge.ts'
import type { Normal } from './normal.ts'
import type { Answers, Graph } from './graph.ts'

interface Bits {
  readonly words: Int32Array
  readonly failing: Int32Array | undefined
}

export class EvaluatedGraph {
  readonly graph: Graph
  private readonly known = new Map<string, StepColumn>()

  constructor(graph: Graph) {
    this.graph = graph
  }

  /** Of a formula that is not temporal. */
  column(f: Normal): StepColumn {
    let column = this.known.get(f.key)
    if (column === undefined) {
      this.graph.poll()
      const { words, failing } = this.evaluate(f)
      column = new StepColumn(words, failing, judgeOf(this.graph, f))
      this.known.set(f.key, column)
    }
    return column
  }

  private evaluate(f: Normal): Bits {
    const { graph } = this
    switch (f.kind) {
      case 'constant': return { words: new Int32Array(wordsFor(graph.steps)).fill(f.value ? -1 : 0), failing: undefined }
      case 'state': return literal(ofRanks(graph.stateAnswers[f.test]!, graph), f.positive)
      case 'step': return literal(ofSteps(graph.stepAnswers[f.test]!, graph), f.positive)
      case 'and': return f.parts.map((part): Bits => this.column(part)).reduce((left, right) => joined(left, right, true))
      case 'or': return f.parts.map((part): Bits => this.column(part)).reduce((left, right) => joined(left, right, false))
      default: throw new Error(`internal error: ${f.key} is temporal`)
    }
  }
}

function ofSteps({ truth, errors }: Answers, { steps }: Graph): Bits {
  const words = truth.bits(steps)
  if (errors.size === 0) return { words, failing: undefined }
  const failing = new Int32Array(words.length)
  for (const step of errors.keys()) failing[step >>> 5]! |= 1 << (step & 31)
  return { words, failing }
}

/** What is true of a state is true of the steps that leave it. */
function ofRanks({ truth, errors }: Answers, { count, steps, firstStep }: Graph): Bits {
  const words = new Int32Array(wordsFor(steps))
  const failing = errors.size === 0 ? undefined : new Int32Array(words.length)
  const first = firstStep.data
  const states = truth.bits(count)
  for (let rank = 0; rank < count; rank++) if ((states[rank >>> 5]! >>> (rank & 31) & 1) === 1) setRange(words, first[rank]!, first[rank + 1]!)
  for (const rank of errors.keys()) setRange(failing!, first[rank]!, first[rank + 1]!)
  return { words, failing }
}

function setRange(words: Int32Array, from: number, to: number): void {
  for (let i = from; i < to; i++) words[i >>> 5]! |= 1 << (i & 31)
}

function literal({ words, failing }: Bits, positive: boolean): Bits {
  if (positive) return { words, failing }
  return { words: words.map((word, i) => ~word & ~(failing?.[i] ?? 0)), failing }
}

/** A conjunction or disjunction, of which the right side counts only where the left does not decide. */
function joined(left: Bits, right: Bits, conjunction: boolean): Bits {
  const words = new Int32Array(left.words.length)
  const failing = left.failing === undefined && right.failing === undefined ? undefined : new Int32Array(words.length)
  for (let i = 0; i < words.length; i++) {
    const a = left.words[i]!
    const b = right.words[i]!
    const fails = left.failing?.[i] ?? 0
    const open = (conjunction ? a : ~a) & ~fails
    words[i] = conjunction ? open & b : a | open & b
    if (failing !== undefined) failing[i] = fails | open & (right.failing?.[i] ?? 0)
  }
  return { words, failing }
}
