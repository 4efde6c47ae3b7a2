/** An obligation on a state graph: the arena that its automaton makes, its clauses as demands on the arena's edges, and a behaviour that meets it. */
import { makeArena, type Arena } from './arena.ts'
import { automatonOf } from './automaton.ts'
import { fairComponents, type Demand } from './components.ts'
import { judgeOf } from './judge.ts'
import { lassoIn, type Lasso } from './lasso.ts'
import type { Normal } from './normal.ts'
import type { Obligation } from './obligation.ts'
import type { Graph } from './graph.ts'

/** Throws TestFailed, OutOfMemory, and EvaluationError when the automaton is too large. */
export function makeArenaFor(graph: Graph, obligation: Obligation): Arena {
  return makeArena(graph, automatonOf(obligation.rest))
}

/** A behaviour that meets an obligation. Throws like makeArenaFor. */
export function lassoFor(graph: Graph, obligation: Obligation): Lasso | undefined {
  const arena = makeArenaFor(graph, obligation)
  const demands = demandsOf(graph, arena, obligation)
  for (const component of fairComponents(arena, demands)) return lassoIn(arena, component, demands)
  return undefined
}

/** What must happen on a cycle: each clause, and no promise of the automaton put off for ever. */
export function demandsOf(graph: Graph, { steps, transitions, postpones, promises }: Arena, { clauses }: Obligation): Demand[] {
  const onEdges = (f: Normal): Demand['often'] => {
    const judge = judgeOf(graph, f)
    return (rank, edge) => judge(rank, steps[edge]!)
  }
  return [
    ...clauses.map(({ often, unless }): Demand => ({ often: onEdges(often), unless: unless === undefined ? undefined : onEdges(unless) })),
    ...Array.from({ length: promises }, (_, promise): Demand => ({ often: (_rank, edge) => !postpones[transitions[edge]!]!.has(promise), unless: undefined })),
  ]
}
