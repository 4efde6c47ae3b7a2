/**
 * The state graph of a model folded into few states: those that say the same of some chosen parts of the state.
 *
 * This is the statechart that a reader of a specification draws by hand: `fetcher` is none, truncating or fetching, and the
 * actions lead from one to the other. A step inside one folded state is a loop.
 */
import { pathParser, read, type Path } from '../../conformance/path.ts'
import { stateGraph } from '../checker/stateGraph.ts'
import { isOwnStep, type NodePart } from '../machines/nodePart.ts'
import type { Program, State } from '../program/program.ts'
import { printValue } from '../value/print.ts'
import { HEAP, Kind, kindOf, nameOf, type Value } from '../value/store.ts'
import { UsageError } from './arguments.ts'

export interface FoldedEdge {
  readonly from: number
  readonly to: number
  /** Index into the program's actions. */
  readonly action: number
}

export interface FoldedGraph {
  /** What the states are told apart by, as paths; empty: there is one state. */
  readonly by: readonly string[]
  readonly states: readonly string[]
  /** States that initial states belong to. */
  readonly initial: readonly number[]
  /** In the order in which they were met; without duplicates. */
  readonly edges: readonly FoldedEdge[]
  /** States of the specification that were looked at. */
  readonly explored: number
  /** There are more: what is drawn is a part. */
  readonly partial: boolean
  /** The specification could not be evaluated here and there. */
  readonly error: string | undefined
}

/** A variable with more values than this does not make a statechart by itself. */
const VALUES_MAX = 8
/** Nobody reads a larger one. */
export const FOLDED_MAX = 60

/** `by`: paths; undefined: the first variable whose few values are names. Throws UsageError for a path that leads nowhere. */
export function foldedGraph(program: Program, part: NodePart | undefined, by: readonly string[] | undefined, statesMax: number): FoldedGraph {
  // One representative of several states would hide what the others say.
  const graph = stateGraph({ ...program, symmetry: [], view: undefined }, statesMax)
  const paths = by === undefined ? suggested(program, part, graph.states) : by.map((text) => parsed(program, part, text))
  const states: string[] = []
  const indices = new Map<string, number>()
  const indexOf = (state: State): number => {
    const label = paths.length === 0 ? program.module : paths.map((path) => labelOf(read(path, state))).join(', ')
    let index = indices.get(label)
    if (index === undefined) {
      index = states.push(label) - 1
      indices.set(label, index)
      if (states.length > FOLDED_MAX) throw new UsageError(`--by ${paths.map(({ text }) => text).join(' --by ')} tells more than ${FOLDED_MAX} states apart`, 'choose a variable with fewer values')
    }
    return index
  }
  const initial = [...new Set(graph.states.slice(0, graph.initial).map(indexOf))]
  const edges: FoldedEdge[] = []
  const seen = new Set<string>()
  for (const { from, to, action } of part === undefined ? graph.edges : ownEdges(program, part, graph)) {
    const edge = { from: indexOf(graph.states[from]!), to: indexOf(graph.states[to]!), action }
    const key = `${edge.from},${edge.to},${action}`
    if (!seen.has(key)) {
      seen.add(key)
      edges.push(edge)
    }
  }
  for (const state of graph.states) indexOf(state)
  return { by: paths.map(({ text }) => text), states, initial, edges, explored: graph.states.length, partial: graph.leftOut > 0, error: graph.error }
}

/** The edges that are steps of a node: the actions are asked once more, for the arguments. */
function ownEdges(program: Program, part: NodePart, { states, edges }: ReturnType<typeof stateGraph>): FoldedEdge[] {
  const own = new Map<string, boolean>()
  return edges.filter(({ from, action, successor }) => {
    const asked = `${from},${action}`
    if (!own.has(asked)) {
      own.set(asked, true)
      program.actions[action]!.steps(states[from]!, (args, next) => { if (isOwnStep(part, args)) own.set(`${asked}:${next.join()}`, true) })
    }
    return own.has(`${asked}:${successor.join()}`)
  })
}

/** A path of the user's; for a node, a variable that is local to the nodes means that node's. */
function parsed(program: Program, part: NodePart | undefined, text: string): Path {
  const variable = /^[^.[]*/.exec(text)![0]
  const full = part?.nodes.local.includes(variable) === true ? `${variable}[${printValue(part.node)}]${text.slice(variable.length)}` : text
  const path = pathParser(program.variables)(full)
  if (!('kind' in path)) return path
  throw path.kind === 'syntax' ? new UsageError(`--by ${text}: ${path.expected} expected at character ${path.at + 1}`)
    : new UsageError(`--by ${text}: there is no variable ${path.name}`, `the variables are ${program.variables.join(', ')}`)
}

/** The first variable (of the node) that takes a few names as its values. */
function suggested(program: Program, part: NodePart | undefined, states: readonly State[]): readonly Path[] {
  for (const variable of program.variables) {
    if (part !== undefined && !part.nodes.local.includes(variable)) continue
    const path = parsed(program, part, variable)
    const values = new Set(states.map((state) => read(path, state)))
    if (values.size > 1 && values.size <= VALUES_MAX && [...values].every(isName)) return [path]
  }
  return []
}

function isName(value: Value | undefined): boolean {
  return value !== undefined && value >= HEAP && [Kind.string, Kind.modelValue, Kind.boolean].some((kind) => kind === kindOf(value))
}

function labelOf(value: Value | undefined): string {
  if (value === undefined) return '(no value)'
  return value >= HEAP && kindOf(value) === Kind.string ? nameOf(value) : printValue(value, 80)
}
