/**
 * SYMMETRY: states that differ by a permutation of model values are stored once, under the least fingerprint of all their
 * permuted forms.
 *
 * Successors share most slots with the state handled before, so each permutation remembers, slot by slot, the last value
 * and its term. With a VIEW it is the view that is permuted, as in TLC since 1.8 (before, TLC took the view of the least
 * state, and which that is depended on an internal order of the variables).
 */
import type { Program } from '../program/program.ts'
import { solid } from '../value/canonical.ts'
import { Permutation } from '../value/permute.ts'
import { F, fingerprintHigh, fingerprintLow, mix, mixValue } from '../value/store.ts'
import { Lanes, type Quotient } from './lanes.ts'

/** An integer that is no value. */
const NO_VALUE = -0x80000000

export function makeSymmetry(program: Program): Quotient {
  const permutations = program.symmetry.map((map) => new Permutation(map))
  return program.view === undefined ? leastFingerprint(permutations, program.variables.length) : leastView(permutations, program.view)
}

function leastFingerprint(permutations: readonly Permutation[], width: number): Quotient {
  // Row 0 is the identity; each row has, a slot, the last value and the two lanes of its term.
  const rows = permutations.length + 1
  const values = new Int32Array(width).fill(NO_VALUE)
  const terms = new Int32Array(rows * width * 2)
  const sums = new Int32Array(rows * 2)
  return (states, offset) => {
    for (let slot = 0; slot < width; slot++) {
      const v = states[offset + slot]!
      if (v === values[slot]) continue
      values[slot] = NO_VALUE
      for (let row = 0; row < rows; row++) {
        if (row === 0) {
          mixValue(v, slot)
        } else {
          const p = permutations[row - 1]!
          p.fingerprint(v)
          mix(p.low, p.high, slot)
        }
        const at = (row * width + slot) * 2
        sums[row * 2] = sums[row * 2]! - terms[at]! + F.low | 0
        sums[row * 2 + 1] = sums[row * 2 + 1]! - terms[at + 1]! + F.high | 0
        terms[at] = F.low
        terms[at + 1] = F.high
      }
      values[slot] = v
    }
    let low = sums[0]!
    let high = sums[1]!
    for (let row = 1; row < rows; row++) {
      const l = sums[row * 2]!
      if (l < low || (l === low && sums[row * 2 + 1]! < high)) {
        low = l
        high = sums[row * 2 + 1]!
      }
    }
    // The least of several is small: scrambled, or it would crowd one end of the set.
    mix(low, high, 0x7d)
    Lanes.low = F.low
    Lanes.high = F.high
  }
}

function leastView(permutations: readonly Permutation[], view: NonNullable<Program['view']>): Quotient {
  return (states, offset) => {
    const value = solid(view(states, offset))
    let low = fingerprintLow(value)
    let high = fingerprintHigh(value)
    for (const p of permutations) {
      p.fingerprint(value)
      if (p.low < low || (p.low === low && p.high < high)) {
        low = p.low
        high = p.high
      }
    }
    mix(low, high, 0x7d)
    Lanes.low = F.low
    Lanes.high = F.high
  }
}
