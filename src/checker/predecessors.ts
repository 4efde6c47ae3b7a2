/**
 * How each state was found: for every distinct state, by its rank (its number in the order of discovery, from 0), the
 * rank of its parent and its position among the parent's successors. Six bytes a state.
 *
 * States themselves are not kept: a behaviour is rebuilt from an initial state by expanding again and taking the n-th
 * successor each time. Positions from 65,535 on do not fit 16 bits and go to a side list.
 */
import { assert } from '../value/error.ts'
import { growTo, makeGrowable, type GrowableBuffer } from './growable.ts'

const ESCAPE = 0xffff
/** Ranks made room for at a time. */
const STEP = 1 << 16

export interface PredecessorBuffers {
  readonly parents: GrowableBuffer
  readonly positions: GrowableBuffer
  /** Number of pairs, then pairs of rank and position. */
  readonly far: GrowableBuffer
}

export class Predecessors {
  readonly buffers: PredecessorBuffers
  private parents: Int32Array = new Int32Array(0)
  private positions: Uint16Array = new Uint16Array(0)
  private capacity = 0

  constructor(buffers?: PredecessorBuffers) {
    this.buffers = buffers ?? { parents: makeGrowable(0), positions: makeGrowable(0), far: makeGrowable(8) }
    this.refresh()
  }

  /** Looks again at buffers that another thread may have grown. */
  refresh(): void {
    const capacity = this.buffers.positions.byteLength >>> 1
    if (capacity === this.capacity) return
    this.parents = new Int32Array(this.buffers.parents, 0, capacity)
    this.positions = new Uint16Array(this.buffers.positions, 0, capacity)
    this.capacity = capacity
  }

  /** Makes room for ranks below `count`. */
  reserve(count: number): void {
    if (count <= this.capacity) return
    const capacity = Math.ceil(count / STEP) * STEP
    growTo(this.buffers.parents, capacity * 4)
    growTo(this.buffers.positions, capacity * 2)
    this.refresh()
  }

  get bytes(): number {
    return this.capacity * 6 + this.buffers.far.byteLength
  }

  /** Keeps how the state of this rank was found; `parent` is -1 for an initial state. */
  set(rank: number, parent: number, position: number): void {
    if (rank >= this.capacity) this.reserve(rank + 1)
    this.parents[rank] = parent
    if (position < ESCAPE) {
      this.positions[rank] = position
    } else {
      this.positions[rank] = ESCAPE
      this.setFar(rank, position)
    }
  }

  private setFar(rank: number, position: number): void {
    const slot = Atomics.add(new Int32Array(this.buffers.far, 0, 1), 0, 1) * 2 + 2
    if (this.buffers.far.byteLength < (slot + 2) * 4) growTo(this.buffers.far, (slot + 2) * 8)
    const far = new Int32Array(this.buffers.far, 0, slot + 2)
    far[slot] = rank
    far[slot + 1] = position
  }

  /** Parents, positions and far positions of the ranks below `count`, as they lie in memory. */
  dump(count: number): readonly [Uint8Array, Uint8Array, Uint8Array] {
    const { parents, positions, far } = this.buffers
    const [pairs = 0] = new Int32Array(far, 0, 1)
    return [new Uint8Array(parents, 0, count * 4), new Uint8Array(positions, 0, count * 2), new Uint8Array(far, 0, (pairs + 1) * 8)]
  }

  /** Takes what `dump` gave. */
  load(count: number, parents: Uint8Array, positions: Uint8Array, far: Uint8Array): void {
    this.reserve(count)
    growTo(this.buffers.far, far.length)
    new Uint8Array(this.buffers.parents, 0, parents.length).set(parents)
    new Uint8Array(this.buffers.positions, 0, positions.length).set(positions)
    new Uint8Array(this.buffers.far, 0, far.length).set(far)
  }

  /** By rank, that of the parent. */
  get column(): Int32Array {
    return this.parents
  }

  parentOf(rank: number): number {
    return this.parents[rank]!
  }

  positionOf(rank: number): number {
    const position = this.positions[rank]!
    if (position !== ESCAPE) return position
    const [pairs = 0] = new Int32Array(this.buffers.far, 0, 1)
    const far = new Int32Array(this.buffers.far, 0, pairs * 2 + 2)
    for (let i = 2; i < far.length; i += 2) if (far[i] === rank) return far[i + 1]!
    assert(false, `the position of state ${rank} is lost`)
  }
}
