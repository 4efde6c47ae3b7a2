/**
 * A folded state graph as a statechart: in Mermaid, and as the configuration of an XState machine, which Stately's editor
 * imports (as the argument of `createMachine`).
 */
import type { Program } from '../../program/program.ts'
import type { FoldedGraph } from '../foldedGraph.ts'
import { mermaidText } from './escape.ts'

/** Lines of a `stateDiagram-v2`. Actions that stay in a state share one loop. */
export function mermaidStates(graph: FoldedGraph, program: Program): string[] {
  const arrows = (from: number, to: number): string[] => {
    const names = graph.edges.filter((edge) => edge.from === from && edge.to === to).map(({ action }) => mermaidText(program.actions[action]!.name))
    if (names.length === 0) return []
    return from === to ? [`  s${from} --> s${to} : ${names.join(', ')}`] : names.map((name) => `  s${from} --> s${to} : ${name}`)
  }
  return [
    'stateDiagram-v2',
    `  %% ${summaryOf(graph)}`,
    ...graph.states.map((label, k) => `  state "${mermaidText(label).replaceAll('"', '#quot;')}" as s${k}`),
    ...graph.initial.map((k) => `  [*] --> s${k}`),
    ...graph.states.flatMap((_, from) => graph.states.flatMap((_, to) => arrows(from, to))),
  ]
}

interface Candidate {
  readonly target: string
  readonly guard?: { readonly type: string }
  readonly description: string
}

/**
 * A machine configuration as plain data. Where an action leads to several states, each candidate has a guard by name: the
 * names say what decides, `specMachine` is what does.
 */
export function statelyConfig(graph: FoldedGraph, program: Program, id: string): object {
  const keys = keysOf(graph.states)
  const candidates = (from: number, action: number): Candidate[] => {
    const targets = graph.edges.filter((edge) => edge.from === from && edge.action === action).map(({ to }) => to)
    return targets.map((to) => ({
      target: keys[to]!,
      ...(targets.length === 1 ? {} : { guard: { type: `leads to ${keys[to]!}` } }),
      description: program.actions[action]!.place,
    }))
  }
  const [first] = graph.initial
  return {
    id,
    description: summaryOf(graph),
    ...(first === undefined ? {} : { initial: keys[first]! }),
    states: Object.fromEntries(graph.states.map((label, from) => {
      const actions = [...new Set(graph.edges.filter((edge) => edge.from === from).map(({ action }) => action))]
      return [keys[from]!, {
        ...(label === keys[from] ? {} : { description: label }),
        on: Object.fromEntries(actions.map((action) => [program.actions[action]!.name, candidates(from, action)])),
      }]
    })),
  }
}

/** What the diagram is of, in one line. */
export function summaryOf({ by, explored, partial }: FoldedGraph): string {
  return `states by ${by.length === 0 ? 'nothing: there is one' : by.join(', ')}; from ${partial ? 'the first' : 'all'} ${explored} states of the model${partial ? ', which has more' : ''}`
}

/** State keys that XState takes: a dot would separate levels, `#` begins an id. */
function keysOf(labels: readonly string[]): string[] {
  const used = new Set<string>()
  return labels.map((label) => {
    const base = label.replace(/[^\w -]+/g, ' ').trim().replace(/\s+/g, ' ') || 'state'
    let key = base
    for (let k = 2; used.has(key); k++) key = `${base} ${k}`
    used.add(key)
    return key
  })
}
