/**
 * From the search to temporal properties: all threads that took part put the state graph together, each what it has recorded,
 * and then decide obligations, each the next one that nobody has taken. The thread that reports leads; the others obey.
 */
import type { Explorer } from '../explorer.ts'
import { OutOfMemory } from '../growable.ts'
import { Halted } from '../halted.ts'
import type { Search } from '../search.ts'
import type { Pulse } from '../pulse.ts'
import { Board, linkSteps, makeRoomForStates, makeRoomForSteps, placeStates, RecordedGraph, turnAnswers, type GraphBuffers, type Shares } from './recordedGraph.ts'
import { makeRoomForTasks, outcomeOf, takeTasks, type Outcome } from './share.ts'

/** One thread's part. */
export class GraphShare {
  readonly shares: Shares
  private readonly explorer: Explorer
  private readonly poll: () => void

  constructor(explorer: Explorer, buffers: GraphBuffers, poll: () => void) {
    this.shares = { buffers, fingerprints: explorer.shared, predecessors: explorer.predecessors, packing: explorer.packing }
    this.explorer = explorer
    this.poll = poll
  }

  place(): void {
    placeStates(this.explorer.recorder!, this.shares)
  }

  link(): void {
    linkSteps(this.explorer.recorder!, this.shares)
  }

  turn(): void {
    turnAnswers(this.explorer.recorder!, this.shares)
  }

  graph(): RecordedGraph {
    return new RecordedGraph(this.explorer.program, this.shares, this.poll)
  }

  /** Until there are no tasks left, or it is time to end. Throws OutOfMemory. */
  decide(): void {
    try {
      for (const _ of takeTasks(this.graph(), this.shares.buffers)) continue
    } catch (error) {
      if (error instanceof Halted) return
      // An array that cannot be had: tests are not evaluated here, so nothing else overflows.
      if (error instanceof RangeError) throw new OutOfMemory(error.message)
      throw error
    }
  }
}

export class Recording {
  private readonly search: Search
  private readonly share: GraphShare
  private readonly pulse: Pulse

  constructor(search: Search, buffers: GraphBuffers, pulse: Pulse) {
    this.search = search
    this.share = new GraphShare(search.explorer, buffers, () => { pulse.poll() })
    this.pulse = pulse
  }

  /** The graph; undefined if some thread could not record it. Throws OutOfMemory. */
  async graph(): Promise<RecordedGraph | undefined> {
    const { search: { crew, explorer: { program }, tally }, share, pulse } = this
    const board = new Int32Array(share.shares.buffers.board)
    makeRoomForStates(share.shares, tally.distinct)
    await crew.share('place', pulse, async () => { share.place() })
    if (board[Board.broken] === 1) return undefined
    makeRoomForSteps(program, share.shares)
    await crew.share('link', pulse, async () => { share.link() })
    await crew.share('turn', pulse, async () => { share.turn() })
    return share.graph()
  }

  /** What all threads say of all obligations; undefined when there is only one, or it is time to end. Throws OutOfMemory. */
  async decide(graph: RecordedGraph, all: boolean, goOn: () => Promise<boolean>): Promise<Outcome | undefined> {
    const { search: { crew, workers }, share: { shares: { buffers } }, pulse } = this
    if (workers === 1) return undefined
    makeRoomForTasks(graph, buffers, all)
    await crew.share('decide', pulse, async () => {
      for (const _ of takeTasks(graph, buffers)) if (!await goOn()) return
    })
    return pulse.stopped === undefined ? outcomeOf(buffers) : undefined
  }
}
