/**
 * The state graph as a graph, for drawings: states and the steps between them, breadth first, up to a bound.
 *
 * The search itself keeps no edges (they would be most of its memory), so a small part is explored once more here. States
 * outside the constraints are left out, as the search leaves them out; VIEW and SYMMETRY make one node of several states.
 */
import { Successors, type Program, type State } from '../program/program.ts'
import { EvaluationError } from '../value/error.ts'
import { computeLanes, Lanes } from './lanes.ts'
import { makeQuotient } from './quotient.ts'
import { stateAt } from './trace.ts'

export interface Edge {
  /** Indices into `states`. */
  readonly from: number
  readonly to: number
  /** Index into the program's actions. */
  readonly action: number
  /** The successor as the action gives it: under SYMMETRY not the node's own state. */
  readonly successor: State
}

export interface StateGraph {
  readonly states: readonly State[]
  /** The initial states are the first ones. */
  readonly initial: number
  /** In the order of expansion; without duplicates. */
  readonly edges: readonly Edge[]
  /** Successors that were left out because of the bound: 0 when the graph is complete. */
  readonly leftOut: number
  /** The specification could not be evaluated here and there; the message of the first error. */
  readonly error: string | undefined
}

/** Explores at most `statesMax` states. Never throws for what is wrong with the specification. */
export function stateGraph(program: Program, statesMax: number): StateGraph {
  const width = program.variables.length
  const quotient = makeQuotient(program)
  const ranks = new Map<string, number>()
  const states: State[] = []
  const edges: Edge[] = []
  const out = new Successors(width)
  let leftOut = 0
  let error: string | undefined
  const attempt = (evaluate: () => void): void => {
    try {
      evaluate()
    } catch (thrown) {
      if (!(thrown instanceof EvaluationError || thrown instanceof RangeError)) throw thrown
      error ??= thrown.message
    }
  }
  const rankOf = (offset: number): number | undefined => {
    if (quotient === undefined) computeLanes(out.states, offset, width)
    else quotient(out.states, offset)
    const key = `${Lanes.low},${Lanes.high}`
    const known = ranks.get(key)
    if (known !== undefined) return known
    if (states.length >= statesMax) return undefined
    ranks.set(key, states.length)
    return states.push(stateAt(out, offset / width)) - 1
  }
  const isInside = (offset: number): boolean => program.constraints.every((c) => c.test(out.states, offset))
  attempt(() => program.init(out))
  for (let k = 0; k < out.count; k++) attempt(() => {
    if (isInside(k * width) && rankOf(k * width) === undefined) leftOut++
  })
  const initial = states.length
  for (let from = 0; from < states.length; from++) {
    const source = Int32Array.from(states[from]!)
    const seen = new Set<string>()
    out.count = 0
    program.statistics.level = 1
    attempt(() => program.expand(source, 0, out))
    for (let k = 0; k < out.count; k++) attempt(() => {
      const offset = k * width
      if (!isInside(offset) || !program.actionConstraints.every((c) => c.test(source, 0, out.states, offset))) return
      const to = rankOf(offset)
      const action = out.actions[k]!
      if (to === undefined) leftOut++
      else if (!seen.has(`${to},${action}`)) {
        seen.add(`${to},${action}`)
        edges.push({ from, to, action, successor: stateAt(out, k) })
      }
    })
  }
  return { states, initial, edges, leftOut, error }
}
