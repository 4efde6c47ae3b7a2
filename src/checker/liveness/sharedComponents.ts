/**
 * The components of the state graph as it is, which several threads want: the first that asks finds them, the others take what it
 * found, and wait for it where they must.
 */
import { growTo, integersIn } from '../growable.ts'
import type { Components } from './decomposition.ts'
import { Board, type GraphBuffers } from './recordedGraph.ts'

/** Nobody has asked, somebody is at it, they are there. */
const Stage = { none: 0, making: 1, made: 2 } as const

/** Integers before the starts and the members. */
const HEAD = 2

/** Milliseconds between two looks at whether there is still time. */
const NAP = 20

export class SharedComponents {
  private readonly buffers: GraphBuffers
  private readonly poll: () => void

  constructor(buffers: GraphBuffers, poll: () => void) {
    this.buffers = buffers
    this.poll = poll
  }

  /** Throws what `find` and `poll` throw. */
  get(find: () => Components): Components {
    const board = new Int32Array(this.buffers.board)
    for (;;) {
      const stage = Atomics.compareExchange(board, Board.components, Stage.none, Stage.making)
      if (stage === Stage.made) return this.read()
      if (stage === Stage.none) {
        let after: number = Stage.none
        try {
          const found = find()
          this.write(found)
          after = Stage.made
          return found
        } finally {
          Atomics.store(board, Board.components, after)
          Atomics.notify(board, Board.components)
        }
      }
      Atomics.wait(board, Board.components, Stage.making, NAP)
      this.poll()
    }
  }

  private write({ count, first, starts, members }: Components): void {
    const { components } = this.buffers
    growTo(components, (HEAD + starts.length + members.length) * 4)
    const integers = integersIn(components)
    integers[0] = count
    integers[1] = first
    integers.set(starts, HEAD)
    integers.set(members, HEAD + starts.length)
  }

  private read(): Components {
    const integers = integersIn(this.buffers.components)
    const [count = 0, first = 0] = integers
    const starts = integers.subarray(HEAD, HEAD + count + 1)
    return { count, first, starts, members: integers.subarray(HEAD + count + 1) }
  }
}
