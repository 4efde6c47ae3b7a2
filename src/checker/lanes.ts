/**
 * Fingerprints of states, as two 32-bit lanes.
 *
 * A state's fingerprint is the sum over its slots of the slot's value scrambled with the slot's index, so a successor's
 * follows from its parent's by the slots that changed. Under VIEW and SYMMETRY the set of states found holds another
 * fingerprint, of the view or of the least permuted state; a `Quotient` (quotient.ts) computes it.
 */
import { F, mixValue } from '../value/store.ts'

/** Two results without allocation. */
export const Lanes = { low: 0, high: 0 }

/** The fingerprint of the state at `offset`, in Lanes. */
export function computeLanes(states: Int32Array, offset: number, width: number): void {
  let low = 0
  let high = 0
  for (let slot = 0; slot < width; slot++) {
    mixValue(states[offset + slot]!, slot)
    low = low + F.low | 0
    high = high + F.high | 0
  }
  Lanes.low = low
  Lanes.high = high
}

/** The fingerprint of the state at `offset`, in Lanes, from that of its parent, which follows the parent's slots. */
export function stepLanes(parents: Int32Array, parent: number, states: Int32Array, offset: number, width: number): void {
  let low = parents[parent + width]!
  let high = parents[parent + width + 1]!
  for (let slot = 0; slot < width; slot++) {
    const before = parents[parent + slot]!
    const after = states[offset + slot]!
    if (before === after) continue
    mixValue(before, slot)
    low = low - F.low | 0
    high = high - F.high | 0
    mixValue(after, slot)
    low = low + F.low | 0
    high = high + F.high | 0
  }
  Lanes.low = low
  Lanes.high = high
}

/** Puts into Lanes the fingerprint under which the state at `offset` is stored. Throws EvaluationError (VIEW). */
export type Quotient = (states: Int32Array, offset: number) => void
