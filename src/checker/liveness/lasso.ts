/**
 * A behaviour that never ends, in finitely many words: a way from an initial state into a component, and a way round in it
 * that does everything demanded. As short as breadth-first search from one demand to the next makes it.
 */
import { assert } from '../../value/error.ts'
import type { Arena } from './arena.ts'
import { forEachEdge, type Demand, type FairComponent } from './components.ts'

/** Steps of the state graph, as numbers. The cycle begins and ends in the state that the prefix leads to. */
export interface Lasso {
  /** Rank of the initial state. */
  readonly start: number
  readonly prefix: readonly number[]
  readonly cycle: readonly number[]
}

/** A lasso in a component in which all demands can be met. */
export function lassoIn(arena: Arena, component: FairComponent, demands: readonly Demand[]): Lasso {
  const edges = restIn(arena, component, demands) ?? wayRound(arena, component, demands)
  const first = edges[0]!
  const { start, prefix } = wayTo(arena, first.from)
  return { start, prefix, cycle: edges.map(({ edge }) => arena.steps[edge]!) }
}

interface Passed {
  readonly from: number
  readonly edge: number
}

/** An edge from a node to itself that does it all, if there is one: usually a pause for ever. */
function restIn(arena: Arena, { nodes, region }: FairComponent, demands: readonly Demand[]): Passed[] | undefined {
  const found: Passed[] = []
  forEachEdge(arena, nodes, region, (rank, edge, from) => {
    if (arena.targets[edge] !== from) return false
    if (demands.every(({ often, unless }) => often.has(rank, edge) || (unless !== undefined && !unless.has(rank, edge)))) found.push({ from, edge })
    return found.length > 0
  })
  return found.length > 0 ? found : undefined
}

function wayRound(arena: Arena, component: FairComponent, demands: readonly Demand[]): Passed[] {
  const open = new Set<Demand>()
  forEachEdge(arena, component.nodes, component.region, (rank, edge) => {
    for (const demand of demands) if (!open.has(demand) && demand.often.has(rank, edge)) open.add(demand)
    return open.size === demands.length
  })
  const home = component.nodes[0]!
  const way: Passed[] = []
  let at = home
  const walk = (goal: (rank: number, edge: number) => boolean): void => {
    const part = search(arena, component, at, goal)
    for (const { from, edge } of part) for (const demand of open) if (demand.often.has(arena.ranks[from]!, edge)) open.delete(demand)
    way.push(...part)
    at = arena.targets[part.at(-1)!.edge]!
  }
  while (open.size > 0) walk((rank, edge) => [...open].some((demand) => demand.often.has(rank, edge)))
  if (at !== home || way.length === 0) walk((_rank, edge) => arena.targets[edge] === home)
  return way
}

/** The shortest way inside a component from a node through an edge that is a goal, that edge included. */
function search(arena: Arena, { region }: FairComponent, from: number, goal: (rank: number, edge: number) => boolean): Passed[] {
  const cameBy = new Map<number, Passed | undefined>([[from, undefined]])
  let layer = [from]
  while (layer.length > 0) {
    const next: number[] = []
    const reached: Passed[] = []
    forEachEdge(arena, layer, region, (rank, edge, node) => {
      if (goal(rank, edge)) return reached.push({ from: node, edge }) > 0
      const target = arena.targets[edge]!
      if (cameBy.has(target)) return false
      cameBy.set(target, { from: node, edge })
      next.push(target)
      return false
    })
    const [last] = reached
    if (last !== undefined) {
      const way = [last]
      for (let passed = cameBy.get(last.from); passed !== undefined; passed = cameBy.get(passed.from)) way.unshift(passed)
      return way
    }
    layer = next
  }
  assert(false, 'a component is strongly connected')
}

/** The steps by which a node was found first. */
function wayTo(arena: Arena, node: number): Pick<Lasso, 'start' | 'prefix'> {
  const prefix: number[] = []
  let at = node
  for (let parent = arena.parents[at]!; parent >= 0; parent = arena.parents[at]!) {
    prefix.unshift(arena.arrival(at))
    at = parent
  }
  return { start: arena.ranks[at]!, prefix }
}
