/** An obligation on a state graph: the arena that its automaton makes, and its clauses as demands on the arena's edges. */
import { makeArena, type Arena } from './arena.ts'
import { automatonOf } from './automaton.ts'
import type { Demand } from './components.ts'
import { judgeOf } from './judge.ts'
import type { Normal } from './normal.ts'
import type { Obligation } from './obligation.ts'
import type { StateGraph } from './stateGraph.ts'

/** Throws TestFailed, OutOfMemory, and EvaluationError when the automaton is too large. */
export function makeArenaFor(graph: StateGraph, obligation: Obligation): Arena {
  return makeArena(graph, automatonOf(obligation.rest))
}

/** What must happen on a cycle: each clause, and no promise of the automaton put off for ever. */
export function demandsOf(graph: StateGraph, { steps, transitions, postpones, promises }: Arena, { clauses }: Obligation): Demand[] {
  const onEdges = (f: Normal): Demand['often'] => {
    const judge = judgeOf(graph, f)
    return (rank, edge) => judge(rank, steps[edge]!)
  }
  return [
    ...clauses.map(({ often, unless }): Demand => ({ often: onEdges(often), unless: unless === undefined ? undefined : onEdges(unless) })),
    ...Array.from({ length: promises }, (_, promise): Demand => ({ often: (_rank, edge) => !postpones[transitions[edge]!]!.has(promise), unless: undefined })),
  ]
}
