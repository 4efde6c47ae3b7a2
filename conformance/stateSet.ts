/**
 * States without duplicates, in the order of their discovery. Two states are equal when their integers are.
 *
 * Nearly always there is one state, or a handful: those are compared one by one. Only more are put into a table.
 */
import type { State } from '../src/program/program.ts'

const SMALL = 8

export class StateSet {
  readonly states: State[] = []
  private table: Map<number, State[]> | undefined

  /** Whether the state is new. */
  add(state: State): boolean {
    if (this.states.length < SMALL) {
      if (this.states.some((other) => equalStates(other, state))) return false
      this.states.push(state)
      return true
    }
    if (this.table === undefined) {
      this.table = new Map()
      for (const other of this.states) this.bucket(other).push(other)
    }
    const bucket = this.bucket(state)
    if (bucket.some((other) => equalStates(other, state))) return false
    bucket.push(state)
    this.states.push(state)
    return true
  }

  private bucket(state: State): State[] {
    const table = this.table!
    const h = hash(state)
    let bucket = table.get(h)
    if (bucket === undefined) table.set(h, bucket = [])
    return bucket
  }
}

export function equalStates(a: State, b: State): boolean {
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return false
  return true
}

function hash(state: State): number {
  let h = 0x811c9dc5
  for (let k = 0; k < state.length; k++) h = Math.imul(h ^ state[k]!, 0x01000193) ^ (h >>> 13)
  return h
}
