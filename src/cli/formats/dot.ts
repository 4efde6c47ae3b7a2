/**
 * Graphviz: the state graph, and the graph of actions (which action can follow which).
 *
 * Nobody reads a drawing of ten thousand states, and `dot` does not finish it: the state graph is cut at a bound, and says
 * so in the drawing itself. The action graph stays small, whatever the number of states it is taken from.
 */
import { stateGraph, type StateGraph } from '../../checker/stateGraph.ts'
import type { Program, State } from '../../program/program.ts'
import { EvaluationError } from '../../value/error.ts'
import { printValue } from '../../value/print.ts'
import { counted, cut } from '../render/text.ts'
import { dotString } from './escape.ts'

/** States drawn unless the user says otherwise. */
export const STATES_DRAWN = 300
/** States from which the action graph is taken. */
const STATES_OF_ACTION_GRAPH = 20_000
const LONGEST_VALUE = 120
const LONGEST_ARGUMENT = 40

export interface Drawing {
  readonly text: string
  /** What the drawing does not show, in words; undefined when it is complete. */
  readonly note: string | undefined
}

/** One node a state with its variables, one edge a step with action and arguments; states that violate an invariant are red. */
export function stateDrawing(program: Program, statesMax: number): Drawing {
  const graph = stateGraph(program, statesMax)
  const note = noteOf(graph, `the drawing is cut at ${counted(graph.states.length, 'state')}: ${counted(graph.leftOut, 'step')} to further states ${graph.leftOut === 1 ? 'is' : 'are'} left out (--dot-states N draws more)`)
  const nodes = graph.states.map((state, k) => {
    const label = program.variables.map((name, v) => `/\\ ${name} = ${cut(printValue(state[v]!, LONGEST_VALUE), LONGEST_VALUE)}`)
    const violated = violatedIn(program, state)
    return `  ${k} [label=${dotString([...label, ...violated.map((name) => `violates ${name}`)].join('\n'))}${k < graph.initial ? ' style="filled,bold"' : ''}${violated.length > 0 ? ' color=red fontcolor=red' : ''}]`
  })
  const edges = graph.edges.map(({ from, to, action, successor }) => `  ${from} -> ${to} [label=${dotString(stepLabel(program, graph.states[from]!, action, successor))}]`)
  return { text: document('states', note, ['  node [shape=box fontname="monospace" fontsize=9 fillcolor="#eeeeee"]', ...nodes, ...edges]), note }
}

/** A node an action, with the number of steps it makes; an edge from a to b: b can be the next step after a. */
export function actionDrawing(program: Program): Drawing {
  const graph = stateGraph(program, STATES_OF_ACTION_GRAPH)
  const note = noteOf(graph, `taken from the first ${counted(graph.states.length, 'state')} only: there may be further edges`)
  const steps = program.actions.map(() => 0)
  const into = graph.states.map((): Set<number> => new Set())
  const outOf = graph.states.map((): Set<number> => new Set())
  for (const { from, to, action } of graph.edges) {
    steps[action]!++
    outOf[from]!.add(action)
    into[to]!.add(action)
  }
  const pairs = new Set<string>()
  graph.states.forEach((_, k) => {
    for (const a of k < graph.initial ? [-1, ...into[k]!] : into[k]!) for (const b of outOf[k]!) pairs.add(`${a},${b}`)
  })
  const nodes = program.actions.map(({ name }, k) => `  a${k} [label=${dotString(`${name}\n${steps[k] === 0 ? 'never' : counted(steps[k]!, 'step')}`)}${steps[k] === 0 ? ' color=gray fontcolor=gray style=dashed' : ''}]`)
  const edges = [...pairs].map((pair) => pair.split(',').map(Number)).toSorted((x, y) => x[0]! - y[0]! || x[1]! - y[1]!)
    .map(([a, b]) => `  ${a === -1 ? 'init' : `a${a}`} -> a${b}`)
  return { text: document('actions', note, ['  node [shape=box fontname="sans-serif" fontsize=10]', '  init [label="Init" shape=oval]', ...nodes, ...edges]), note }
}

function noteOf({ leftOut, error }: StateGraph, cutNote: string): string | undefined {
  const notes = [...(leftOut > 0 ? [cutNote] : []), ...(error === undefined ? [] : [`some states could not be expanded: ${error}`])]
  return notes.length === 0 ? undefined : notes.join('; ')
}

function document(name: string, note: string | undefined, body: readonly string[]): string {
  const said = note === undefined ? [] : [`  label=${dotString(note)}`, '  labelloc=t', '  fontcolor=red']
  return [...(note === undefined ? [] : [`// ${note.replaceAll(/\s+/g, ' ')}`]), `digraph ${name} {`, ...said, ...body, '}', ''].join('\n')
}

function violatedIn(program: Program, state: State): string[] {
  const states = Int32Array.from(state)
  return program.invariants.filter((invariant) => {
    try {
      return !invariant.test(states, 0)
    } catch (error) {
      if (error instanceof EvaluationError) return true
      throw error
    }
  }).map(({ name }) => name)
}

function stepLabel(program: Program, from: State, index: number, successor: State): string {
  const action = program.actions[index]!
  let args: readonly string[] | undefined
  try {
    action.steps(from, (values, next) => {
      if (args === undefined && successor.every((v, k) => v === next[k])) args = values.slice(0, action.parameters.length).map((v) => cut(printValue(v, LONGEST_ARGUMENT), LONGEST_ARGUMENT))
    })
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error
  }
  return args === undefined || args.length === 0 ? action.name : `${action.name}(${args.join(', ')})`
}
