/** Under which fingerprint a state is stored when VIEW or SYMMETRY make several states one. */
import type { Program } from '../program/program.ts'
import { solid } from '../value/canonical.ts'
import { F, fingerprintHigh, fingerprintLow, mix } from '../value/store.ts'
import { Lanes, type Quotient } from './lanes.ts'
import { makeSymmetry } from './symmetry.ts'

/** The quotient that a program asks for, or undefined when states are stored as they are. */
export function makeQuotient(program: Program): Quotient | undefined {
  const { view } = program
  if (program.symmetry.length > 0) return makeSymmetry(program)
  return view === undefined ? undefined : (states, offset) => {
    const value = solid(view(states, offset))
    mix(fingerprintLow(value), fingerprintHigh(value), 0x7e)
    Lanes.low = F.low
    Lanes.high = F.high
  }
}
