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
import type { Bits, Graph } from './graph.ts'

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
      case 'state': return literal(graph.stateAnswers[f.test]!.ofSteps(), f.positive)
      case 'step': return literal(graph.stepAnswers[f.test]!.ofSteps(), f.positive)
      case 'and': return f.parts.map((part): Bits => this.column(part)).reduce((left, right) => joined(left, right, true))
      case 'or': return f.parts.map((part): Bits => this.column(part)).reduce((left, right) => joined(left, right, false))
      default: throw new Error(`internal error: ${f.key} is temporal`)
    }
  }
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
