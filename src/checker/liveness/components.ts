/**
 * Strongly connected parts of an arena in which a behaviour can stay for ever and do everything that is demanded of it.
 *
 * Demands are `infinitely often a, unless b stops happening`. A component that has no `a` but has a `b` edge is searched
 * again without its `b` edges, and so on; each time edges go away, so it ends after at most as many rounds as there are
 * demands with an excuse (Emerson and Lei, Modalities for Model Checking, 1985, for Streett's conditions).
 */
import type { Arena } from './arena.ts'
import type { Components, Decomposition } from './decomposition.ts'
import type { EdgeTest } from './edgeTest.ts'

export interface Demand {
  readonly often: EdgeTest
  readonly unless: EdgeTest | undefined
}

/** Nodes that are strongly connected by the edges that satisfy none of `without`. */
export interface FairComponent {
  /** Ascending. */
  readonly nodes: Int32Array
  readonly region: Region
}

/** Which nodes and edges belong to a part of the arena. */
export interface Region {
  readonly contains: (node: number) => boolean
  readonly without: readonly EdgeTest[]
}

interface Part {
  readonly components: Components
  readonly without: readonly EdgeTest[]
}

/** Every component in which all demands can be met, those nearest to an initial state first among their like. */
export function* fairComponents(decomposition: Decomposition, demands: readonly Demand[]): Generator<FairComponent> {
  const { arena, region } = decomposition
  const sure = demands.every(({ often, unless }) => often.isSure && unless === undefined)
  const todo: { readonly nodes: Int32Array; readonly without: readonly EdgeTest[] }[] = []
  let part: Part = { components: decomposition.ofAll(), without: [] }
  for (;;) {
    const { components: { members, starts, first, count }, without } = part
    for (let k = 0; k < count; k++) {
      const own = first + k
      const from = starts[k]!
      const to = starts[k + 1]!
      if (sure && to - from === 1 && !canRest(arena, members[from]!, demands)) continue
      const more = judge(arena, { members, from, to, own, region }, without, demands)
      if (more !== 'fair' && more.length === 0) continue
      const nodes = members.subarray(from, to)
      if (more === 'fair') yield { nodes, region: { contains: (node) => region[node] === own, without } }
      else todo.push({ nodes, without: [...without, ...more] })
    }
    const next = todo.pop()
    if (next === undefined) return
    part = { components: decomposition.of(next.nodes, next.without), without: next.without }
  }
}

/**
 * Whether a state of which the component consists can meet all demands, which have no excuse; false only if it cannot. Most
 * components are states that can only pause.
 */
function canRest({ ranks, firstEdge, targets }: Arena, node: number, demands: readonly Demand[]): boolean {
  const rank = ranks[node]!
  const end = firstEdge[node + 1]!
  let own = -1
  for (let edge = firstEdge[node]!; edge < end; edge++) {
    if (targets[edge] !== node) continue
    if (own >= 0) return true
    own = edge
  }
  for (const { often } of demands) if (!often.has(rank, own)) return false
  return true
}

interface Component {
  readonly members: Int32Array
  readonly from: number
  readonly to: number
  readonly own: number
  readonly region: Int32Array
}

/** `fair`, or the edges without which it may be so; none when it can never be. */
function judge({ ranks, firstEdge, targets }: Arena, { members, from, to, own, region }: Component, without: readonly EdgeTest[], demands: readonly Demand[]): 'fair' | EdgeTest[] {
  // Demands not met so far, and of those the ones whose excuse holds so far.
  const open = demands.slice()
  const excused = demands.filter(({ unless }) => unless !== undefined)
  for (let i = from; i < to; i++) {
    const node = members[i]!
    const rank = ranks[node]!
    const end = firstEdge[node + 1]!
    for (let edge = firstEdge[node]!; edge < end; edge++) {
      if (region[targets[edge]!] !== own || isLeftOut(without, rank, edge)) continue
      let left = 0
      for (let k = 0; k < open.length; k++) if (!open[k]!.often.has(rank, edge)) open[left++] = open[k]!
      if (left < open.length) open.length = left
      if (excused.length > 0) keep(excused, (demand) => open.includes(demand) && !demand.unless!.has(rank, edge))
      if (open.length === 0) return 'fair'
    }
  }
  const unmet = open.filter((demand) => !excused.includes(demand))
  if (unmet.length === 0) return 'fair'
  return unmet.every(({ unless }) => unless !== undefined) ? unmet.map(({ unless }) => unless!) : []
}

function isLeftOut(without: readonly EdgeTest[], rank: number, edge: number): boolean {
  for (const test of without) if (test.has(rank, edge)) return true
  return false
}

/** Removes the others, in place. */
function keep(demands: Demand[], isKept: (demand: Demand) => boolean): void {
  let kept = 0
  for (const demand of demands) if (isKept(demand)) demands[kept++] = demand
  demands.length = kept
}

/** Calls `visit` for every edge of a region that leaves one of the nodes, until it returns true. */
export function forEachEdge(arena: Arena, nodes: Iterable<number>, { contains, without }: Region, visit: (rank: number, edge: number, from: number) => boolean): void {
  for (const node of nodes) {
    const rank = arena.ranks[node]!
    const end = arena.firstEdge[node + 1]!
    for (let edge = arena.firstEdge[node]!; edge < end; edge++) {
      if (!contains(arena.targets[edge]!) || isLeftOut(without, rank, edge)) continue
      if (visit(rank, edge, node)) return
    }
  }
}
