/**
 * A thread that makes the state graph while another searches for violations of safety, and then shares in deciding the
 * temporal properties.
 *
 * It is silent about anything out of the ordinary, such as a test that cannot be evaluated: then the other thread makes the
 * graph itself and has the last word. So there is one source of messages.
 */
import type { Program } from '../../program/program.ts'
import { ValueWriter } from '../../value/bytes.ts'
import { EvaluationError } from '../../value/error.ts'
import { OutOfMemory } from '../growable.ts'
import type { IntegerColumn } from './columns.ts'
import { GraphError, StateGraph } from './stateGraph.ts'
import { Board, takeTasks, type Order, type Outcome, type Reply, type SentGraph } from './share.ts'

/** States between two reports of how far it is. */
const STRIDE = 4096

/** Makes the graph at once, and sends it. The function returned obeys an order. */
export function serveGraph(program: Program, integers: SharedArrayBuffer, send: (reply: Reply) => void): (order: Order) => void {
  const board = new Int32Array(integers)
  const reply = (make: () => Reply): void => {
    send(unlessUnable(make))
    Atomics.add(board, Board.bell, 1)
    Atomics.notify(board, Board.bell)
  }
  const graph = new StateGraph(program, () => {})
  reply(() => {
    explore(graph, board)
    const answers = [...graph.stateAnswers, ...graph.stepAnswers]
    return answers.every(({ errors }) => errors.size === 0) ? { kind: 'graph', graph: sent(graph) } : { kind: 'unable' }
  })
  return (order) => {
    reply(() => order.kind === 'recall' ? { kind: 'recalled', bytes: statesOf(graph, order.ranks) } : { kind: 'decided', outcome: share(graph, board, order.all) })
  }
}

function unlessUnable(make: () => Reply): Reply {
  try {
    return make()
  } catch (error) {
    if (error instanceof GraphError || error instanceof EvaluationError || error instanceof OutOfMemory || error instanceof RangeError) return { kind: 'unable' }
    throw error
  }
}

function explore(graph: StateGraph, board: Int32Array): void {
  graph.begin()
  for (let more = true; more;) {
    more = graph.exploreSome(STRIDE)
    Atomics.store(board, Board.states, graph.count)
    Atomics.store(board, Board.steps, graph.steps)
  }
}

function share(graph: StateGraph, board: Int32Array, all: boolean): Outcome {
  const tasks = takeTasks(graph, board, all)
  for (;;) {
    const { done, value } = tasks.next()
    if (done === true) return value
  }
}

function sent(graph: StateGraph): SentGraph {
  const column = ({ data, length }: IntegerColumn): Int32Array => shared(data.subarray(0, length))
  return {
    count: graph.count, steps: graph.steps, initial: graph.initial, cut: graph.cut,
    firstStep: column(graph.firstStep), targets: column(graph.targets), parents: column(graph.parents),
    stateTruth: graph.stateAnswers.map(({ truth }) => shared(truth.words)), stepTruth: graph.stepAnswers.map(({ truth }) => shared(truth.words)),
  }
}

function shared(integers: Int32Array): Int32Array {
  const copy = new Int32Array(new SharedArrayBuffer(integers.byteLength))
  copy.set(integers)
  return copy
}

function statesOf(graph: StateGraph, ranks: readonly number[]): Uint8Array {
  const writer = new ValueWriter()
  for (const rank of ranks) for (const slot of graph.stateAt(rank)) writer.value(slot)
  return writer.bytes.slice()
}
