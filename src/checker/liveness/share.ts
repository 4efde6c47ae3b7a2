/**
 * Two threads decide temporal properties on one state graph: what they share and send.
 *
 * Tasks, an obligation each, are numbered alike in both, as both have loaded the same specification, and handed out in order
 * by taking the next number. A property found violated ends the handing out, but what was taken before is still done, so the
 * first violation is the one that a single thread would have found. What a task found is not sent: it is only suspect, and is
 * done once more by the thread that reports.
 */
import { EvaluationError } from '../../value/error.ts'
import type { Graph } from './graph.ts'
import { TestFailed } from './judge.ts'
import { and, normalForm, type Normal } from './normal.ts'
import { Arenas, lassoFor } from './obligationArena.ts'
import { obligationsOf, type Obligation } from './obligation.ts'
import type { Program } from '../../program/program.ts'
import { vacuityWarnings } from './vacuity.ts'

/** Integers of both threads: how often the helper has sent something, the next task, the last to be taken, how far the graph is. */
export const Board = { bell: 0, next: 1, last: 2, states: 3, steps: 4, size: 5 } as const

/** What is sent to the helper. */
export type Order =
  /** Take tasks until there are none; a violation does not end it where `all`. */
  | { readonly kind: 'decide'; readonly all: boolean }
  /** Send these states. */
  | { readonly kind: 'recall'; readonly ranks: readonly number[] }

/** A state graph in shared memory; every test was evaluated everywhere, without an error. */
export interface SentGraph {
  readonly count: number
  readonly steps: number
  readonly initial: readonly number[]
  readonly firstStep: Int32Array
  readonly targets: Int32Array
  readonly parents: Int32Array
  /** Truth of each test, 32 a word. */
  readonly stateTruth: readonly Int32Array[]
  readonly stepTruth: readonly Int32Array[]
  readonly cut: boolean
}

/** What the helper sends. */
export type Reply =
  | { readonly kind: 'graph'; readonly graph: SentGraph }
  /** Something is out of the ordinary: the other thread has to do it all, and to say what. */
  | { readonly kind: 'unable' }
  | { readonly kind: 'decided'; readonly outcome: Outcome }
  /** Slots of the states asked for. */
  | { readonly kind: 'recalled'; readonly bytes: Uint8Array }

export interface Outcome {
  /** Tasks that found a violation, or could not be done. */
  readonly suspects: readonly number[]
  /** What is to be said where all properties hold; undefined where the other thread found it out. */
  readonly warnings: readonly string[] | undefined
}

/** What fairness assumes. */
export function assumedOf({ temporal }: Program): Normal {
  return and(temporal!.fairness.map((f) => normalForm(f)))
}

/** By property, what counterexamples would have to meet. */
export function obligationsByProperty({ temporal }: Program, assumed: Normal): Obligation[][] {
  return temporal!.properties.map(({ formula }) => obligationsOf(and([assumed, normalForm(formula, false)])))
}

/** Takes tasks until there are none left for this thread; pauses after each. The last task of all looks for what makes the others vacuous. */
export function* takeTasks(graph: Graph, board: Int32Array, all: boolean): Generator<void, Outcome> {
  const assumed = assumedOf(graph.program)
  const obligations = obligationsByProperty(graph.program, assumed).flat()
  const arenas = new Arenas(graph)
  const suspects: number[] = []
  let warnings: readonly string[] | undefined
  for (;;) {
    const task = Atomics.add(board, Board.next, 1)
    if (task > obligations.length || task > Atomics.load(board, Board.last)) return { suspects, warnings }
    if (task === obligations.length) warnings = vacuityWarnings(arenas, assumed)
    else if (isSuspect(arenas, obligations[task]!)) {
      suspects.push(task)
      if (!all) endAt(board, task)
    }
    yield
  }
}

function isSuspect(arenas: Arenas, obligation: Obligation): boolean {
  try {
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
