/**
 * State graph and automaton in step: a node is a state together with what must still come true from there. Only what can be
 * reached is made. Nodes are numbered breadth first, so that the smallest number of a set is nearest to an initial state.
 */
import { OutOfMemory } from '../growable.ts'
import { lastingStates, type Automaton } from './automaton.ts'
import { GrowingColumn } from './columns.ts'
import type { StepColumn } from './edgeTest.ts'
import type { EvaluatedGraph } from './evaluated.ts'
import type { Graph } from './graph.ts'

/** Pairs of state and automaton state, at most. */
const NODES_MAX = 2 ** 29

/** Nodes between two calls of `poll`, less one. */
export const POLL = 0x3fff

export interface Arena {
  readonly poll: () => void
  readonly nodes: number
  /** Ascending: the nodes that a cycle on which no promise is put off for ever may pass. */
  readonly lasting: Int32Array
  /** By node. */
  readonly ranks: Int32Array
  /** By node, its first edge; one more entry than nodes at the end. Only lasting nodes need have edges. */
  readonly firstEdge: Int32Array
  /** By edge: the node it leads to, the step of the state graph that it is. */
  readonly targets: Int32Array
  readonly steps: Int32Array
  /** By edge, the number of the automaton's transition. */
  readonly transitions: Int32Array
  /** By transition, the promises put off. */
  readonly postpones: readonly ReadonlySet<number>[]
  readonly promises: number
  /** By node, the node it was found from, -1 at the start, and the step of the state graph by which. */
  readonly parents: Int32Array
  arrival(node: number): number
}

/** Makes the arena. Throws TestFailed, OutOfMemory. */
export function makeArena(evaluated: EvaluatedGraph, automaton: Automaton): Arena {
  const { graph } = evaluated
  const width = automaton.transitions.length
  if (graph.count * width > NODES_MAX) throw new OutOfMemory(`${graph.count} states with ${width} states of an automaton are too many`)
  const ways = numbered(evaluated, automaton)
  const nodeOf = new Int32Array(graph.count * width).fill(-1)
  const pairs = new GrowingColumn()
  const [firstEdge, targets, steps, transitions, parents, arrivals] = Array.from({ length: 6 }, () => new GrowingColumn()) as [GrowingColumn, GrowingColumn, GrowingColumn, GrowingColumn, GrowingColumn, GrowingColumn]
  const lasts = lastingStates(automaton)
  const reach = (pair: number, parent: number, step: number): number => {
    const known = nodeOf[pair]!
    if (known >= 0) return known
    const node = pairs.length
    nodeOf[pair] = node
    pairs.push(pair)
    parents.push(parent)
    arrivals.push(step)
    return node
  }
  for (const rank of graph.initial) reach(rank * width, -1, -1)
  for (let node = 0; node < pairs.length; node++) {
    if ((node & POLL) === 0) graph.poll()
    const pair = pairs.data[node]!
    const rank = Math.floor(pair / width)
    const state = pair % width
    const isLasting = lasts[state]!
    firstEdge.push(targets.length)
    const end = graph.firstStep.data[rank + 1]!
    for (let step = graph.firstStep.data[rank]!; step < end; step++) {
      for (const { label, to, number } of ways[state]!) {
        if (!label.has(rank, step)) continue
        const target = reach(graph.targets.data[step]! * width + to, node, step)
        if (!isLasting) continue
        targets.push(target)
        steps.push(step)
        transitions.push(number)
      }
    }
  }
  firstEdge.push(targets.length)
  const all = pairs.data.subarray(0, pairs.length)
  return {
    poll: graph.poll,
    nodes: pairs.length,
    lasting: ascending(pairs.length).filter((node) => lasts[all[node]! % width]!),
    ranks: all.map((pair) => Math.floor(pair / width)),
    firstEdge: firstEdge.data,
    targets: targets.data,
    steps: steps.data,
    transitions: transitions.data,
    postpones: automaton.transitions.flat().map((t) => t.postpones),
    promises: automaton.promises,
    parents: parents.data,
    arrival: (node) => arrivals.data[node]!,
  }
}

interface Numbered {
  readonly label: StepColumn
  readonly to: number
  readonly number: number
}

function numbered(evaluated: EvaluatedGraph, { transitions }: Automaton): Numbered[][] {
  let number = 0
  return transitions.map((list) => list.map(({ label, to }) => ({ label: evaluated.column(label), to, number: number++ })))
}

/** The arena of an automaton that allows everything: the state graph as it is, whose ranks are breadth first as well. */
export function wholeArena({ poll, count, steps, firstStep, targets, parents }: Graph): Arena {
  return {
    poll,
    nodes: count,
    lasting: ascending(count),
    ranks: ascending(count),
    firstEdge: firstStep.data,
    targets: targets.data,
    steps: ascending(steps),
    transitions: new Int32Array(steps),
    postpones: [new Set()],
    promises: 0,
    parents: parents.data,
    arrival(node) {
      let step = firstStep.data[parents.data[node]!]!
      while (targets.data[step] !== node) step++
      return step
    },
  }
}

export function ascending(count: number): Int32Array {
  const numbers = new Int32Array(count)
  for (let i = 0; i < count; i++) numbers[i] = i
  return numbers
}
