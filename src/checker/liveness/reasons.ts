/**
 * Why a temporal formula is false of a lasso, in words; and, before that, whether it is.
 *
 * Truth is worked out from the formula as it was given, position by position, by the meaning of `[]` and `<>` alone. So every
 * counterexample is held against the formula once more, without automata and components, before it is shown.
 */
import type { Temporal, TemporalFormula } from '../../program/temporal.ts'
import { TestFailed } from './judge.ts'
import type { Lasso } from './lasso.ts'
import type { Answers, Graph } from './graph.ts'

const REASONS_MAX = 8
const TEXT_MAX = 200

export class LassoTruth {
  private readonly graph: Graph
  /** By position: the state, the step that leaves it, and the number of the state in the trace that is shown, from 1. */
  private readonly ranks: number[] = []
  private readonly steps: readonly number[]
  private readonly shown: number[] = []
  /** The position that follows the last. */
  private readonly back: number
  private readonly known = new Map<TemporalFormula, (boolean | undefined)[]>()

  constructor(graph: Graph, { start, prefix, cycle }: Lasso) {
    this.graph = graph
    this.steps = [...prefix, ...cycle]
    this.back = prefix.length
    let rank = start
    let number = 1
    for (const step of this.steps) {
      this.ranks.push(rank)
      this.shown.push(number)
      if (graph.firstStep.data[rank] !== step) number++
      rank = graph.targets.data[step]!
    }
  }

  /** Throws TestFailed where a test would have to be evaluated that cannot be. */
  isTrue(f: TemporalFormula, at = 0): boolean {
    let values = this.known.get(f)
    if (values === undefined) this.known.set(f, values = [])
    return values[at] ??= this.evaluate(f, at)
  }

  private evaluate(f: TemporalFormula, at: number): boolean {
    const { program, stateAnswers, stepAnswers } = this.graph
    switch (f.kind) {
      case 'constant': return f.value
      case 'state': return this.answer(stateAnswers[f.test]!, this.ranks[at]!, at, program.temporal!.stateTests[f.test]!.name)
      case 'step': return this.answer(stepAnswers[f.test]!, this.steps[at]!, at, program.temporal!.stepTests[f.test]!.name)
      case 'not': return !this.isTrue(f.body, at)
      case 'and': return f.parts.every((part) => this.isTrue(part, at))
      case 'or': return f.parts.some((part) => this.isTrue(part, at))
      case 'always': return this.first(f.body, at, false) === undefined
      case 'eventually': return this.first(f.body, at, true) !== undefined
    }
  }

  private answer(answers: Answers, index: number, at: number, name: string): boolean {
    if (answers.errors.has(index)) throw new TestFailed(answers.errors.get(index), this.ranks[at]!, undefined, name)
    return answers.has(index)
  }

  /** The first position from `at` on where the formula has this value. */
  private first(f: TemporalFormula, at: number, value: boolean): number | undefined {
    for (let i = at; i < this.steps.length; i++) if (this.isTrue(f, i) === value) return i
    for (let i = this.back; i < at; i++) if (this.isTrue(f, i) === value) return i
    return undefined
  }

  /** Why the formula is false of the behaviour: a few sentences. */
  reasons(f: TemporalFormula): string[] {
    const all = [...new Set(this.why(f, 0, false))]
    if (all.length === 0) return ['it is false of every behaviour']
    return all.length <= REASONS_MAX ? all : [...all.slice(0, REASONS_MAX), `and ${all.length - REASONS_MAX} more`]
  }

  /** Why the formula has this value at a position. */
  private why(f: TemporalFormula, at: number, value: boolean): string[] {
    switch (f.kind) {
      case 'constant': return []
      case 'state': return [`${formulaText(this.graph.program.temporal!, f)} is ${value ? 'true' : 'false'} in state ${this.shown[at]}`]
      case 'step': return [`the step from state ${this.shown[at]} is ${value ? 'a' : 'no'} step of ${formulaText(this.graph.program.temporal!, f)}`]
      case 'not': return this.why(f.body, at, !value)
      case 'and':
      case 'or': {
        // One part decides that a conjunction is false or a disjunction true; otherwise all do.
        const one = (f.kind === 'and') !== value
        const parts = f.parts.filter((part) => this.isTrue(part, at) === value)
        return (one ? parts.slice(0, 1) : parts).flatMap((part) => this.why(part, at, value))
      }
      case 'always':
      case 'eventually': {
        if ((f.kind === 'eventually') === value) return this.why(f.body, this.first(f.body, at, value)!, value)
        const negative = f.body.kind === 'not'
        const inner = f.body.kind === 'not' ? f.body.body : f.body
        return [`${formulaText(this.graph.program.temporal!, inner)} is ${negative === value ? 'never' : 'always'} true from state ${this.shown[at]} on`]
      }
    }
  }
}

/** A formula as it might have been written, shortened where it is long. */
export function formulaText(temporal: Temporal, f: TemporalFormula): string {
  const text = written(temporal, f)
  return text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX - 1)}…` : text
}

function written(temporal: Temporal, f: TemporalFormula): string {
  const inner = (g: TemporalFormula): string => {
    const text = written(temporal, g)
    return /^[\w!]+$/.test(text) ? text : `(${text})`
  }
  switch (f.kind) {
    case 'constant': return f.value ? 'TRUE' : 'FALSE'
    case 'state': return temporal.stateTests[f.test]!.name
    case 'step': return temporal.stepTests[f.test]!.name
    case 'not': return `~(${written(temporal, f.body)})`
    case 'and': return f.parts.map(inner).join(' /\\ ')
    case 'or': return f.parts.map(inner).join(' \\/ ')
    case 'always': return `[]${inner(f.body)}`
    case 'eventually': return `<>${inner(f.body)}`
  }
}
