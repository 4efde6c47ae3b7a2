/**
 * Strongly connected components of an arena and of its parts: Tarjan's algorithm, with a stack of its own, because behaviours
 * are long. 24 bytes a node, and 4 to 12 for its component; most components are single states that can only pause, so they are
 * pieces of one array.
 */
import { POLL, type Arena } from './arena.ts'
import type { EdgeTest } from './edgeTest.ts'

/** Components that have at least one edge inside, in the order of their smallest nodes. */
export interface Components {
  readonly count: number
  /** Component k has the nodes from `starts[k]` to before `starts[k + 1]`, ascending. */
  readonly members: Int32Array
  readonly starts: Int32Array
  /** Number of component 0 in `region`; the others follow. */
  readonly first: number
}

export class Decomposition {
  /** By node, the component or the part that it is in now, or 0. */
  readonly region: Int32Array
  readonly arena: Arena
  /** By node: 0 not seen in this search, otherwise when it was seen, and the smallest such number reached from it. */
  private readonly seen: Int32Array
  private readonly low: Int32Array
  /** By node: the next edge to look at. */
  private readonly cursor: Int32Array
  private readonly path: Int32Array
  private readonly stack: Int32Array
  private regions = 0
  private all: Components | undefined = undefined

  constructor(arena: Arena) {
    const column = (): Int32Array => new Int32Array(arena.nodes)
    this.arena = arena
    this.region = column()
    this.seen = column()
    this.low = column()
    this.cursor = column()
    this.path = column()
    this.stack = column()
  }

  /** Of all nodes that matter; found once. */
  ofAll(): Components {
    const { region, all } = this
    if (all === undefined) return this.all = this.of(this.arena.lasting, [])
    const { count, members, starts, first } = all
    region.fill(0)
    for (let k = 0; k < count; k++) for (let i = starts[k]!; i < starts[k + 1]!; i++) region[members[i]!] = first + k
    return all
  }

  /** Takes over what another thread found by `ofAll`. */
  adopt(all: Components): void {
    this.all = all
    this.regions = all.first + all.count
  }

  /** Of a part of these nodes, ascending, without some edges. */
  of(nodes: Int32Array, without: readonly EdgeTest[]): Components {
    const inside = ++this.regions
    for (const node of nodes) {
      this.region[node] = inside
      this.seen[node] = 0
    }
    const provisional = this.regions + 1
    const count = this.search(nodes, inside, without, provisional)
    this.regions += 2 * count
    return this.sorted(nodes, count, provisional, provisional + count)
  }

  /** Gives the nodes of each component found a number from `next` on in `region`, others 0; returns how many there are. */
  private search(nodes: Int32Array, inside: number, without: readonly EdgeTest[], next: number): number {
    const { arena, region, seen, low, cursor, path, stack } = this
    const { targets, firstEdge, ranks } = arena
    const restricted = without.length > 0
    let pathLength = 0
    let stackLength = 0
    let time = 0
    let count = 0
    for (const root of nodes) {
      if (seen[root] !== 0) continue
      let entering = root
      for (;;) {
        if (entering >= 0) {
          seen[entering] = low[entering] = ++time
          if ((time & POLL) === 0) arena.poll()
          cursor[entering] = firstEdge[entering]!
          stack[stackLength++] = entering
          path[pathLength++] = entering
          entering = -1
        }
        if (pathLength === 0) break
        const node = path[pathLength - 1]!
        const edge = cursor[node]!++
        if (edge < firstEdge[node + 1]!) {
          const target = targets[edge]!
          // Of this part, and not in a component yet: not seen, or on the stack.
          if (region[target] !== inside || restricted && without.some((test) => test.has(ranks[node]!, edge))) continue
          if (seen[target] === 0) entering = target
          else if (seen[target]! < low[node]!) low[node] = seen[target]!
          continue
        }
        pathLength--
        if (pathLength > 0) {
          const parent = path[pathLength - 1]!
          if (low[node]! < low[parent]!) low[parent] = low[node]!
        }
        if (low[node] !== seen[node]) continue
        const isComponent = stack[stackLength - 1] !== node || this.hasLoop(node, without)
        const number = isComponent ? next + count++ : 0
        for (;;) {
          const member = stack[--stackLength]!
          region[member] = number
          if (member === node) break
        }
      }
    }
    return count
  }

  /** Brings components into their order: the one that was numbered `from` or later first found becomes `to`, and so on. */
  private sorted(nodes: Int32Array, count: number, from: number, to: number): Components {
    const { region } = this
    const place = new Int32Array(count).fill(-1)
    const starts = new Int32Array(count + 1)
    let placed = 0
    for (const node of nodes) {
      const k = region[node]! - from
      if (k < 0) continue
      if (place[k] === -1) place[k] = placed++
      starts[place[k]! + 1]!++
    }
    for (let k = 0; k < count; k++) starts[k + 1]! += starts[k]!
    const members = new Int32Array(starts[count]!)
    const filled = starts.slice(0, count)
    for (const node of nodes) {
      const k = region[node]! - from
      if (k < 0) continue
      region[node] = to + place[k]!
      members[filled[place[k]!]!++] = node
    }
    return { count, members, starts, first: to }
  }

  private hasLoop(node: number, without: readonly EdgeTest[]): boolean {
    const { targets, firstEdge, ranks } = this.arena
    for (let edge = firstEdge[node]!; edge < firstEdge[node + 1]!; edge++) {
      if (targets[edge] === node && !without.some((test) => test.has(ranks[node]!, edge))) return true
    }
    return false
  }
}
