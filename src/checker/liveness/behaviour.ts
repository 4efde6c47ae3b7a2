/** From numbers of the state graph to something readable: the steps of a lasso, or of the way to a state. */
import { Successors, type Step } from '../../program/program.ts'
import type { Failure, Loop } from '../report.ts'
import { notRepeatable, stateAt, stepTo, successorsOf } from '../trace.ts'
import type { Lasso } from './lasso.ts'
import type { Graph } from './graph.ts'

/** The states that a lasso passes, and how it goes on for ever after the last. Pauses between other steps are left out. */
export function behaviourOf(graph: Graph, { start, prefix, cycle }: Lasso, because: readonly string[]): Required<Pick<Failure, 'trace' | 'loop'>> {
  const moves = (steps: readonly number[], from: number): number[] => {
    const ranks: number[] = []
    let at = from
    for (const step of steps) {
      if (isPause(graph, at, step)) continue
      at = graph.targets.data[step]!
      ranks.push(at)
    }
    return ranks
  }
  const before = [start, ...moves(prefix, start)]
  const home = before.at(-1)!
  const round = moves(cycle, home)
  if (round.length === 0) return { trace: stepsThrough(graph, before), loop: { kind: 'stuttering', because } }
  const trace = stepsThrough(graph, [...before, ...round])
  const last = trace.pop()!
  return { trace, loop: { kind: 'cycle', to: before.length - 1, action: last.action, args: last.args, because } satisfies Loop }
}

/** The first step of each state is the one that changes nothing. */
function isPause(graph: Graph, rank: number, step: number): boolean {
  return graph.firstStep.data[rank] === step
}

/** The behaviour that leads to a state; empty for rank -1. */
export function wayTo(graph: Graph, rank: number): Step[] {
  const ranks: number[] = []
  for (let r = rank; r >= 0; r = graph.parents.data[r]!) ranks.unshift(r)
  return stepsThrough(graph, ranks)
}

/** Through these states, each being a successor of the one before; with the action and arguments of every step. */
export function stepsThrough(graph: Graph, ranks: readonly number[]): Step[] {
  const { program } = graph
  const steps: Step[] = []
  const out = new Successors(graph.width)
  for (const rank of ranks) {
    const from = steps.at(-1)?.state
    successorsOf(program, from, Math.max(1, steps.length), out)
    let position = 0
    while (position < out.count && !graph.isAt(rank, out.states, position * graph.width)) position++
    if (position === out.count) throw notRepeatable()
    const step = stepTo(program, from, out, position)
    steps.push({ ...step, state: graph.shownAt(rank, stateAt(out, position)) })
  }
  return steps
}
