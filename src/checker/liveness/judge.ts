/** Evaluates formulas about one step on the recorded answers of their tests. */
import type { Normal } from './normal.ts'
import type { Answers, Graph } from './graph.ts'

/** Whether a formula is true of a step; `rank` is the state it leaves. Throws the error of a test that could not be evaluated. */
export type Judge = (rank: number, step: number) => boolean

/** Thrown where the answer of a test is wanted that could not be evaluated. */
export class TestFailed extends Error {
  readonly thrown: unknown
  /** The state that it was evaluated in, or that the step leaves, and the step. */
  readonly rank: number
  readonly step: number | undefined
  readonly test: string

  constructor(thrown: unknown, rank: number, step: number | undefined, test: string) {
    super(`the test ${test} cannot be evaluated`)
    this.thrown = thrown
    this.rank = rank
    this.step = step
    this.test = test
  }
}

/** A function for a formula that is not temporal. Parts are looked at from left to right, no more of them than needed. */
export function judgeOf(graph: Graph, f: Normal): Judge {
  switch (f.kind) {
    case 'constant': return f.value ? () => true : () => false
    case 'state': {
      const { name } = graph.program.temporal!.stateTests[f.test]!
      return literal(graph.stateAnswers[f.test]!, f.positive, (rank) => rank, (error, rank) => new TestFailed(error, rank, undefined, name))
    }
    case 'step': {
      const { name } = graph.program.temporal!.stepTests[f.test]!
      return literal(graph.stepAnswers[f.test]!, f.positive, (_rank, step) => step, (error, rank, step) => new TestFailed(error, rank, step, name))
    }
    case 'and': {
      const parts = f.parts.map((part) => judgeOf(graph, part))
      return (rank, step) => parts.every((part) => part(rank, step))
    }
    case 'or': {
      const parts = f.parts.map((part) => judgeOf(graph, part))
      return (rank, step) => parts.some((part) => part(rank, step))
    }
    default: throw new Error(`internal error: ${f.key} is temporal`)
  }
}

function literal(answers: Answers, positive: boolean, indexOf: (rank: number, step: number) => number, failed: (error: unknown, rank: number, step: number) => TestFailed): Judge {
  const { errors } = answers
  if (errors.size === 0) return (rank, step) => answers.has(indexOf(rank, step)) === positive
  return (rank, step) => {
    const index = indexOf(rank, step)
    if (errors.has(index)) throw failed(errors.get(index), rank, step)
    return answers.has(index) === positive
  }
}
