/**
 * The states of a graph, each once, by rank: its number in the order of discovery. States are kept whole and compared slot by
 * slot, so nothing depends on fingerprints. With a VIEW, a state is the one whose view was met before.
 */
import type { Program, State } from '../../program/program.ts'
import { solid } from '../../value/canonical.ts'
import { IntegerColumn } from './columns.ts'

export class StateTable {
  /** One after the other. */
  readonly states = new IntegerColumn()
  count = 0
  private readonly width: number
  private readonly view: Program['view']
  /** By rank, the value of the VIEW. */
  private readonly views = new IntegerColumn()
  /** Ranks by hash, -1 where there is none. */
  private cells = new Int32Array(4096).fill(-1)

  constructor(width: number, view: Program['view']) {
    this.width = width
    this.view = view
  }

  stateAt(rank: number): State {
    return Array.from(this.states.data.subarray(rank * this.width, (rank + 1) * this.width))
  }

  /** Whether a state is the one of this rank. */
  isAt(rank: number, states: Int32Array, offset: number): boolean {
    return this.isSame(rank, states, offset, this.viewOf(states, offset))
  }

  /** The rank of a state; the next one, `count`, when it is new. */
  rankOf(states: Int32Array, offset: number): number {
    const view = this.viewOf(states, offset)
    let i = this.hash(states, offset, view) & this.cells.length - 1
    for (;;) {
      const rank = this.cells[i]!
      if (rank < 0) break
      if (this.isSame(rank, states, offset, view)) return rank
      i = i + 1 & this.cells.length - 1
    }
    const rank = this.count++
    this.cells[i] = rank
    this.states.append(states, offset, this.width)
    if (this.view !== undefined) this.views.push(view)
    if (this.count * 2 > this.cells.length) this.grow()
    return rank
  }

  private viewOf(states: Int32Array, offset: number): number {
    return this.view === undefined ? 0 : solid(this.view(states, offset))
  }

  private isSame(rank: number, states: Int32Array, offset: number, view: number): boolean {
    if (this.view !== undefined) return this.views.data[rank] === view
    const { data } = this.states
    const at = rank * this.width
    for (let k = 0; k < this.width; k++) if (data[at + k] !== states[offset + k]) return false
    return true
  }

  private hash(states: Int32Array, offset: number, view: number): number {
    let h = view
    if (this.view === undefined) for (let k = 0; k < this.width; k++) h = Math.imul(h ^ states[offset + k]!, 0x9e3779b1) ^ (h >>> 15)
    h = Math.imul(h ^ h >>> 16, 0x85ebca6b)
    return h ^ h >>> 13
  }

  private grow(): void {
    this.cells = new Int32Array(this.cells.length * 2).fill(-1)
    const mask = this.cells.length - 1
    for (let rank = 0; rank < this.count; rank++) {
      let i = this.hash(this.states.data, rank * this.width, this.view === undefined ? 0 : this.views.data[rank]!) & mask
      while (this.cells[i]! >= 0) i = i + 1 & mask
      this.cells[i] = rank
    }
  }
}
