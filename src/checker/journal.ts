/**
 * What a thread generated during a level that several threads expand at once: for each state its rank, the number of its
 * successors and their actions. Only read when the search ends within the level: threads ahead of the place where a search
 * by one thread would have ended have counted too much, and the counts are made up again from here.
 */
import type { Successors } from '../program/program.ts'

/** In place of the action of a successor that does not count. */
const LEFT_OUT = 0xffff

export class Journal {
  private states = new Int32Array(1 << 12)
  private actions = new Uint16Array(1 << 14)
  private length = 0
  private actionsLength = 0

  clear(): void {
    this.length = 0
    this.actionsLength = 0
  }

  /** `needed`: by successor, 0 for those that are left out; absent: none is. */
  add(rank: number, out: Successors, needed?: Uint8Array): void {
    const { count } = out
    if (this.length + 2 > this.states.length) {
      const longer = new Int32Array(this.states.length * 2)
      longer.set(this.states)
      this.states = longer
    }
    if (this.actionsLength + count > this.actions.length) {
      const longer = new Uint16Array(Math.max(this.actions.length * 2, this.actionsLength + count))
      longer.set(this.actions)
      this.actions = longer
    }
    this.states[this.length++] = rank
    this.states[this.length++] = count
    const from = out.actions
    const to = this.actions
    let at = this.actionsLength
    for (let i = 0; i < count; i++) to[at++] = needed === undefined || needed[i] === 1 ? from[i]! : LEFT_OUT
    this.actionsLength = at
  }

  /** Adds to `byAction` what was generated up to successor `position` of state `rank`, and returns how much that is. */
  sumUpTo(rank: number, position: number, byAction: Float64Array): number {
    let generated = 0
    let at = 0
    for (let i = 0; i < this.length; i += 2) {
      const count = this.states[i + 1]!
      const counted = this.states[i]! < rank ? count : this.states[i] === rank ? Math.min(count, position + 1) : 0
      for (let k = 0; k < counted; k++) {
        const action = this.actions[at + k]!
        if (action === LEFT_OUT) continue
        byAction[action]!++
        generated++
      }
      at += count
    }
    return generated
  }
}
