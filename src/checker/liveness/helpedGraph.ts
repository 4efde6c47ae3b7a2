/**
 * The state graph that a helper (graphHelper.ts) has made, as the thread that reports sees it: the numbers are in shared
 * memory, states are sent for when a behaviour is to be shown.
 */
import type { Program, State } from '../../program/program.ts'
import { ValueReader } from '../../value/bytes.ts'
import type { Counts, Pulse } from '../pulse.ts'
import { bitsOf } from './columns.ts'
import type { Answers, Graph } from './graph.ts'
import { Board, takeTasks, type Order, type Outcome, type Reply, type SentGraph } from './share.ts'

/** A running helper, as its starter sees it. */
export interface GraphHelperHandle {
  send(order: Order): void
  onReply(callback: (reply: Reply) => void): void
  /** Calls back if the thread ends by an error: it could not load the specification, or our own code is wrong. */
  onError(callback: (error: Error) => void): void
  terminate(): void
}

/** Starts a thread that loads the same specification and calls `serveGraph`. */
export type StartGraphHelper = (integers: SharedArrayBuffer) => GraphHelperHandle

/** Milliseconds to sleep while the helper works, at most. */
const NAP = 10

/** The helper cannot do it, or is gone: what was asked of it has to be done without. */
export class Unhelped extends Error {}

export class GraphHelper {
  readonly board: Int32Array
  private readonly handle: GraphHelperHandle
  private readonly replies: Reply[] = []
  private failed = false

  constructor(start: StartGraphHelper) {
    const integers = new SharedArrayBuffer(Board.size * 4)
    this.board = new Int32Array(integers)
    this.board[Board.last] = 0x7fffffff
    this.handle = start(integers)
    this.handle.onReply((reply) => { this.replies.push(reply) })
    this.handle.onError(() => { this.failed = true })
  }

  get counts(): Counts {
    const distinct = Atomics.load(this.board, Board.states)
    return { distinct, generated: Atomics.load(this.board, Board.steps), queue: 0, depth: 0 }
  }

  send(order: Order): void {
    this.handle.send(order)
  }

  /** The next reply; undefined when `goOn` says that it is time to end. Throws Unhelped. */
  async reply(goOn: () => Promise<boolean>): Promise<Reply | undefined> {
    for (;;) {
      const bell = Atomics.load(this.board, Board.bell)
      if (!await goOn()) return undefined
      const reply = this.replies.shift()
      if (reply?.kind === 'unable' || this.failed) throw new Unhelped('the helper is unable')
      if (reply !== undefined) return reply
      Atomics.wait(this.board, Board.bell, bell, NAP)
    }
  }

  close(): void {
    this.handle.terminate()
  }
}

export class HelpedGraph implements Graph {
  readonly program: Program
  readonly poll: () => void
  readonly width: number
  readonly count: number
  readonly steps: number
  readonly initial: readonly number[]
  readonly firstStep: { readonly data: Int32Array }
  readonly targets: { readonly data: Int32Array }
  readonly parents: { readonly data: Int32Array }
  readonly stateAnswers: readonly Answers[]
  readonly stepAnswers: readonly Answers[]
  readonly cut: boolean
  private readonly helper: GraphHelper
  private readonly goOn: () => Promise<boolean>
  private readonly states = new Map<number, State>()

  constructor(program: Program, sent: SentGraph, helper: GraphHelper, pulse: Pulse, goOn: () => Promise<boolean>) {
    this.program = program
    this.poll = () => { pulse.poll() }
    this.width = program.variables.length
    this.count = sent.count
    this.steps = sent.steps
    this.initial = sent.initial
    this.firstStep = { data: sent.firstStep }
    this.targets = { data: sent.targets }
    this.parents = { data: sent.parents }
    this.cut = sent.cut
    const answers = (words: Int32Array): Answers => ({ truth: bitsOf(words), errors: new Map() })
    this.stateAnswers = sent.stateTruth.map(answers)
    this.stepAnswers = sent.stepTruth.map(answers)
    this.helper = helper
    this.goOn = goOn
  }

  /** Throws Unhelped, also when it is time to end. */
  async recall(ranks: readonly number[]): Promise<void> {
    const wanted = ranks.filter((rank) => !this.states.has(rank))
    this.helper.send({ kind: 'recall', ranks: wanted })
    const reply = await this.helper.reply(this.goOn)
    if (reply?.kind !== 'recalled') throw new Unhelped('no states were sent')
    const reader = new ValueReader(reply.bytes)
    for (const rank of wanted) this.states.set(rank, Array.from({ length: this.width }, () => reader.value()))
  }

  isAt(rank: number, states: Int32Array, offset: number): boolean {
    return this.stateAt(rank).every((slot, k) => slot === states[offset + k])
  }

  stateAt(rank: number): State {
    const state = this.states.get(rank)
    if (state === undefined) throw new Error(`internal error: state ${rank} was not recalled`)
    return state
  }

  /** Decides all properties together with the helper; undefined when it is time to end. Throws Unhelped, OutOfMemory. */
  async decideTogether(all: boolean): Promise<Outcome | undefined> {
    const { helper, goOn } = this
    helper.send({ kind: 'decide', all })
    const own = takeTasks(this, helper.board, all)
    let done = own.next()
    while (done.done !== true) {
      if (!await goOn()) return undefined
      done = own.next()
    }
    const reply = await helper.reply(goOn)
    if (reply?.kind !== 'decided') return undefined
    return { suspects: [...done.value.suspects, ...reply.outcome.suspects], warnings: done.value.warnings ?? reply.outcome.warnings }
  }
}
