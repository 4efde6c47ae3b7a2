/**
 * Threads decide temporal properties on one state graph: how they share the work.
 *
 * Tasks, an obligation each, are numbered alike in all, as all have loaded the same specification, and handed out by taking
 * the next place in a common order. A property found violated leaves out those of larger numbers, but not of smaller ones, so
 * the first violation is the one that a single thread would have found. What a task found is not sent: it is only suspect, and is
 * done once more by the thread that reports.
 */
import { EvaluationError } from '../../value/error.ts'
import { growTo, integersIn } from '../growable.ts'
import type { Program } from '../../program/program.ts'
import type { Graph } from './graph.ts'
import { TestFailed } from './judge.ts'
import { and, normalForm, type Normal } from './normal.ts'
import { Arenas, lassoFor } from './obligationArena.ts'
import { obligationsOf, type Obligation } from './obligation.ts'
import { Board, type GraphBuffers } from './recordedGraph.ts'
import { SharedComponents } from './sharedComponents.ts'
import { vacuityWarnings } from './vacuity.ts'

/** What a task found: it has not been done, there is nothing to report, or this has to be looked at again. */
const Verdict = { none: 0, clear: 1, suspect: 2 } as const

export interface Outcome {
  /** By task, whether it found nothing to report. The last one looks for what makes the others vacuous. */
  isClear(task: number): boolean
}

/** What fairness assumes. */
export function assumedOf({ temporal }: Program): Normal {
  return and(temporal!.fairness.map((f) => normalForm(f)))
}

/** By property, what counterexamples would have to meet. */
export function obligationsByProperty({ temporal }: Program, assumed: Normal): Obligation[][] {
  return temporal!.properties.map(({ formula }) => obligationsOf(and([assumed, normalForm(formula, false)])))
}

function tasksOf(program: Program): Obligation[] {
  return obligationsByProperty(program, assumedOf(program)).flat()
}

/** Before the tasks are taken, by one thread. A violation does not end it where `all`. */
export function makeRoomForTasks({ program }: Graph, { board, verdicts }: GraphBuffers, all: boolean): void {
  growTo(verdicts, (tasksOf(program).length + 1) * 4)
  new Int32Array(board)[Board.endless] = all ? 1 : 0
}

/** Takes tasks until there are none left for this thread; pauses after each. */
export function* takeTasks(graph: Graph, buffers: GraphBuffers): Generator<void> {
  const board = new Int32Array(buffers.board)
  const verdicts = integersIn(buffers.verdicts)
  const obligations = tasksOf(graph.program)
  const arenas = new Arenas(graph, new SharedComponents(buffers, graph.poll))
  const order = orderOf(obligations)
  for (;;) {
    const task = order[Atomics.add(board, Board.next, 1)]
    if (task === undefined) return
    if (task > Atomics.load(board, Board.last)) continue
    const suspect = isSuspect(arenas, obligations[task])
    Atomics.store(verdicts, task, suspect ? Verdict.suspect : Verdict.clear)
    if (suspect && board[Board.endless] === 0) endAt(board, task)
    yield
  }
}

/**
 * First one that needs the components of the whole graph, so that others find them; then those that have an automaton, which
 * take longest; the task after the last obligation looks for what makes them vacuous.
 */
function orderOf(obligations: readonly Obligation[]): number[] {
  const tasks = [...obligations.keys()]
  const long = tasks.filter((task) => obligations[task]!.rest.kind !== 'constant')
  const [first = [], ...others] = tasks.filter((task) => !long.includes(task))
  return [first, long, obligations.length, others].flat()
}

export function outcomeOf(buffers: GraphBuffers): Outcome {
  const verdicts = integersIn(buffers.verdicts)
  return { isClear: (task) => Atomics.load(verdicts, task) === Verdict.clear }
}

/** Without an obligation: whether there is something to warn of. */
function isSuspect(arenas: Arenas, obligation: Obligation | undefined): boolean {
  try {
    if (obligation === undefined) return vacuityWarnings(arenas, assumedOf(arenas.graph.program)).length > 0
    return lassoFor(arenas, obligation) !== undefined
  } catch (error) {
    if (error instanceof EvaluationError || error instanceof TestFailed) return true
    throw error
  }
}

function endAt(board: Int32Array, task: number): void {
  for (;;) {
    const before = Atomics.load(board, Board.last)
    if (task >= before || Atomics.compareExchange(board, Board.last, before, task) === before) return
  }
}
