/** An obligation on a state graph: the arena that its automaton makes, its clauses as demands on the arena's edges, and a behaviour that meets it. */
import { makeArena, wholeArena, type Arena } from './arena.ts'
import { automatonOf } from './automaton.ts'
import { fairComponents, type Demand } from './components.ts'
import { Decomposition } from './decomposition.ts'
import { columnOf, EdgeTest } from './edgeTest.ts'
import { EvaluatedGraph } from './evaluated.ts'
import { lassoIn, type Lasso } from './lasso.ts'
import type { Normal } from './normal.ts'
import type { Obligation } from './obligation.ts'
import type { Graph } from './graph.ts'
import type { SharedComponents } from './sharedComponents.ts'

/** Makes arenas on one graph. Most obligations are clauses alone: they share the arena that is the graph itself, and its components. */
export class Arenas {
  readonly evaluated: EvaluatedGraph
  private whole: Decomposition | undefined = undefined
  private readonly shared: SharedComponents | undefined

  constructor(graph: Graph, shared?: SharedComponents) {
    this.evaluated = new EvaluatedGraph(graph)
    this.shared = shared
  }

  get graph(): Graph {
    return this.evaluated.graph
  }

  /** Throws TestFailed, OutOfMemory, and EvaluationError when the automaton is too large. */
  of({ rest }: Obligation): Decomposition {
    if (rest.kind === 'constant' && rest.value) return this.whole ??= this.makeWhole()
    return new Decomposition(makeArena(this.evaluated, automatonOf(rest)))
  }

  private makeWhole(): Decomposition {
    const decomposition = new Decomposition(wholeArena(this.graph))
    if (this.shared !== undefined) decomposition.adopt(this.shared.get(() => decomposition.ofAll()))
    return decomposition
  }
}

/** A behaviour that meets an obligation. Throws like Arenas.of. */
export function lassoFor(arenas: Arenas, obligation: Obligation): Lasso | undefined {
  const decomposition = arenas.of(obligation)
  const demands = demandsOf(arenas, decomposition.arena, obligation)
  for (const component of fairComponents(decomposition, demands)) return lassoIn(decomposition.arena, component, demands)
  return undefined
}

/** What must happen on a cycle: each clause, and no promise of the automaton put off for ever. */
export function demandsOf({ evaluated }: Arenas, { steps, transitions, postpones, promises }: Arena, { clauses }: Obligation): Demand[] {
  const onEdges = (f: Normal): EdgeTest => new EdgeTest(steps, evaluated.column(f))
  return [
    ...clauses.map(({ often, unless }): Demand => ({ often: onEdges(often), unless: unless === undefined ? undefined : onEdges(unless) })),
    ...Array.from({ length: promises }, (_, promise): Demand => ({ often: new EdgeTest(transitions, columnOf(postpones.map((put) => !put.has(promise)))), unless: undefined })),
  ]
}
