/**
 * Strongly connected parts of an arena in which a behaviour can stay for ever and do everything that is demanded of it.
 *
 * Demands are `infinitely often a, unless b stops happening`. A component that has no `a` but has a `b` edge is searched
 * again without its `b` edges, and so on; each time edges go away, so it ends after at most as many rounds as there are
 * demands with an excuse (Emerson and Lei, Modalities for Model Checking, 1985, for Streett's conditions).
 */
import { POLL, type Arena } from './arena.ts'

/** Of an edge of the arena, given with the rank of the state it leaves. */
export type EdgeTest = (rank: number, edge: number) => boolean

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
  readonly nodes: Int32Array
  readonly without: readonly EdgeTest[]
}

/** Every component in which all demands can be met, those nearest to an initial state first among their like. */
export function* fairComponents(arena: Arena, demands: readonly Demand[]): Generator<FairComponent> {
  const region = new Int32Array(arena.nodes)
  const search = new Decomposition(arena, region)
  let regions = 0
  const todo: Part[] = [{ nodes: Int32Array.from({ length: arena.nodes }, (_, node) => node), without: [] }]
  for (;;) {
    const part = todo.pop()
    if (part === undefined) return
    const { without } = part
    const inside = ++regions
    for (const node of part.nodes) region[node] = inside
    const components = search.componentsOf(part, inside).toSorted((a, b) => a[0]! - b[0]!)
    for (const nodes of components) {
      const own = ++regions
      for (const node of nodes) region[node] = own
      const contains = (node: number): boolean => region[node] === own
      const more = judgeComponent(arena, nodes, { contains, without }, demands)
      if (more === 'fair') yield { nodes, region: { contains, without } }
      else if (more.length > 0) todo.push({ nodes, without: [...without, ...more] })
    }
  }
}

/** `fair`, or the edges without which it may be so; none when it can never be. */
function judgeComponent(arena: Arena, nodes: Int32Array, region: Region, demands: readonly Demand[]): 'fair' | EdgeTest[] {
  const open = new Set(demands)
  const excused = new Set(demands.filter(({ unless }) => unless !== undefined))
  forEachEdge(arena, nodes, region, (rank, edge) => {
    for (const demand of open) if (demand.often(rank, edge)) open.delete(demand)
    for (const demand of excused) if (!open.has(demand) || demand.unless!(rank, edge)) excused.delete(demand)
    return open.size === 0
  })
  const unmet = [...open].filter((demand) => !excused.has(demand))
  if (unmet.length === 0) return 'fair'
  return unmet.every(({ unless }) => unless !== undefined) ? unmet.map(({ unless }) => unless!) : []
}

/** Calls `visit` for every edge of a region that leaves one of the nodes, until it returns true. */
export function forEachEdge(arena: Arena, nodes: Iterable<number>, { contains, without }: Region, visit: (rank: number, edge: number, from: number) => boolean): void {
  for (const node of nodes) {
    const rank = arena.ranks[node]!
    const end = arena.firstEdge[node + 1]!
    for (let edge = arena.firstEdge[node]!; edge < end; edge++) {
      if (!contains(arena.targets[edge]!) || without.some((test) => test(rank, edge))) continue
      if (visit(rank, edge, node)) return
    }
  }
}

/** Tarjan's algorithm, with a stack of its own: behaviours are long. */
class Decomposition {
  private readonly arena: Arena
  private readonly region: Int32Array
  /** By node: 0 not seen in this search, otherwise when it was seen, and the smallest such number reached from it. */
  private readonly seen: Int32Array
  private readonly low: Int32Array
  private readonly onStack: Uint8Array
  /** By node: the next edge to look at. */
  private readonly cursor: Int32Array

  constructor(arena: Arena, region: Int32Array) {
    this.arena = arena
    this.region = region
    this.seen = new Int32Array(arena.nodes)
    this.low = new Int32Array(arena.nodes)
    this.cursor = new Int32Array(arena.nodes)
    this.onStack = new Uint8Array(arena.nodes)
  }

  /** The components of a part that have at least one edge inside, nodes ascending. */
  componentsOf({ nodes, without }: Part, inside: number): Int32Array[] {
    const { arena, region, seen, low, cursor, onStack } = this
    const { targets, firstEdge, ranks } = arena
    for (const node of nodes) seen[node] = 0
    const found: Int32Array[] = []
    const path: number[] = []
    const stack: number[] = []
    let time = 0
    const enter = (node: number): void => {
      seen[node] = low[node] = ++time
      if ((time & POLL) === 0) arena.poll()
      cursor[node] = firstEdge[node]!
      onStack[node] = 1
      stack.push(node)
      path.push(node)
    }
    for (const root of nodes) {
      if (seen[root] !== 0) continue
      enter(root)
      while (path.length > 0) {
        const node = path.at(-1)!
        const edge = cursor[node]!++
        if (edge < firstEdge[node + 1]!) {
          const target = targets[edge]!
          if (region[target] !== inside || without.some((test) => test(ranks[node]!, edge))) continue
          if (seen[target] === 0) enter(target)
          else if (onStack[target] === 1) low[node] = Math.min(low[node]!, seen[target]!)
          continue
        }
        path.pop()
        const parent = path.at(-1)
        if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[node]!)
        if (low[node] !== seen[node]) continue
        const component: number[] = []
        for (;;) {
          const member = stack.pop()!
          onStack[member] = 0
          component.push(member)
          if (member === node) break
        }
        if (component.length > 1 || this.hasLoop(node, without)) found.push(Int32Array.from(component).sort())
      }
    }
    return found
  }

  private hasLoop(node: number, without: readonly EdgeTest[]): boolean {
    const { targets, firstEdge, ranks } = this.arena
    for (let edge = firstEdge[node]!; edge < firstEdge[node + 1]!; edge++) {
      if (targets[edge] === node && !without.some((test) => test(ranks[node]!, edge))) return true
    }
    return false
  }
}
