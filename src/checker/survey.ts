/**
 * What a search learns about its own worth: which variables ever change, which predicates were true somewhere, how much
 * the constraints cut off. A green run is believed on these grounds.
 *
 * A predicate is looked at until it is true once, and costs nothing from then on. Each thread keeps its own survey; they
 * are merged from shared memory, and of two sightings the one that a search by one thread would have had first stays.
 */
import type { Program } from '../program/program.ts'
import { EvaluationError } from '../value/error.ts'

/** Numbers a witness in shared memory: parent's rank + 2 (0: not seen), position, whether it could not be evaluated. */
const SIGHTING = 3

export interface Sighting {
  /** Rank of the parent, -1 for an initial state. */
  readonly rank: number
  readonly position: number
}

export class Survey {
  /** By slot: some step changed it, or initial states differ in it. */
  readonly changed: Uint8Array
  /** By constraint, action constraints after the others: successors (with repetitions) that it ruled out. */
  readonly cut: Float64Array
  /** Indices of the witnesses not seen yet. */
  pending: number[]
  /** Indices of the step witnesses not seen yet. */
  pendingSteps: number[]
  private readonly program: Program
  /** By step witness: 1 where it was seen, 2 where it could not be evaluated. */
  private readonly settled: Uint8Array
  private readonly sightings: (Sighting | undefined)[]
  private readonly failed: Uint8Array
  private first: Int32Array | undefined

  constructor(program: Program) {
    const witnesses = program.witnesses?.length ?? 0
    this.program = program
    this.changed = new Uint8Array(program.variables.length)
    this.cut = new Float64Array(program.constraints.length + program.actionConstraints.length)
    this.pending = Array.from({ length: witnesses }, (_, k) => k)
    this.sightings = Array.from({ length: witnesses }, () => undefined)
    this.failed = new Uint8Array(witnesses)
    this.settled = new Uint8Array(program.stepWitnesses?.length ?? 0)
    this.pendingSteps = Array.from(this.settled, (_, k) => k)
  }

  /** Takes an initial state in. */
  begin(states: Int32Array, offset: number): void {
    this.first ??= states.slice(offset, offset + this.changed.length)
    for (let slot = 0; slot < this.changed.length; slot++) if (states[offset + slot] !== this.first[slot]) this.changed[slot] = 1
  }

  /**
   * Looks for witnesses in a new state. Throws EvaluationError for a predicate of the user's; `failing` is its index then.
   * A hypothesis that cannot be evaluated by itself is given up: nothing is said about it.
   */
  look(states: Int32Array, offset: number, rank: number, position: number): void {
    const witnesses = this.program.witnesses!
    this.pending = this.pending.filter((k) => {
      const witness = witnesses[k]!
      this.failing = k
      try {
        if (!witness.test(states, offset)) return true
        this.sightings[k] = { rank, position }
      } catch (error) {
        if (witness.kind === 'possible' || !(error instanceof EvaluationError)) throw error
        this.failed[k] = 1
      }
      return false
    })
  }

  failing = 0

  /** Looks for step witnesses in a step, of which `lacks` tells whether it is none of number k. */
  lookAtStep(lacks: (k: number) => boolean): void {
    this.pendingSteps = this.pendingSteps.filter((k) => {
      try {
        if (lacks(k)) return true
        this.settled[k] = 1
      } catch (error) {
        if (!(error instanceof EvaluationError)) throw error
        this.settled[k] = 2
      }
      return false
    })
  }

  /** Where a witness was seen first. */
  sightingOf(k: number): Sighting | undefined {
    return this.sightings[k]
  }

  /** Looked for everywhere and never seen. */
  isMissing(k: number): boolean {
    return this.sightings[k] === undefined && this.failed[k] === 0
  }

  /** No step was one. */
  isStepMissing(k: number): boolean {
    return this.settled[k] === 0
  }

  /** Numbers that `write` needs. */
  static size(program: Program): number {
    return (program.witnesses?.length ?? 0) * SIGHTING + (program.stepWitnesses?.length ?? 0) + program.variables.length + program.constraints.length + program.actionConstraints.length
  }

  write(into: Float64Array): void {
    const { changed, cut, sightings, failed, settled } = this
    sightings.forEach((sighting, k) => {
      into[k * SIGHTING] = sighting === undefined ? 0 : sighting.rank + 2
      into[k * SIGHTING + 1] = sighting?.position ?? 0
      into[k * SIGHTING + 2] = failed[k]!
    })
    into.set(changed, sightings.length * SIGHTING)
    into.set(cut, sightings.length * SIGHTING + changed.length)
    into.set(settled, sightings.length * SIGHTING + changed.length + cut.length)
  }

  /** Looks no longer for what another survey, of earlier levels, has settled. */
  passOver(from: Float64Array): void {
    if (this.pending.length > 0) this.pending = this.pending.filter((k) => from[k * SIGHTING] === 0 && from[k * SIGHTING + 2] === 0)
    const steps = this.sightings.length * SIGHTING + this.changed.length + this.cut.length
    if (this.pendingSteps.length > 0) this.pendingSteps = this.pendingSteps.filter((k) => from[steps + k] === 0)
  }

  /** Adds what another survey has written. */
  merge(from: Float64Array): void {
    const { changed, cut, sightings, failed, settled } = this
    const { length } = sightings
    for (let k = 0; k < length; k++) {
      const rank = from[k * SIGHTING]! - 2
      const position = from[k * SIGHTING + 1]!
      const own = sightings[k]
      if (rank >= -1 && (own === undefined || rank < own.rank || (rank === own.rank && position < own.position))) sightings[k] = { rank, position }
      if (from[k * SIGHTING + 2] === 1) failed[k] = 1
    }
    for (let slot = 0; slot < changed.length; slot++) if (from[length * SIGHTING + slot] === 1) changed[slot] = 1
    for (let c = 0; c < cut.length; c++) cut[c]! += from[length * SIGHTING + changed.length + c]!
    this.pending = this.pending.filter((k) => sightings[k] === undefined && failed[k] === 0)
    const steps = length * SIGHTING + changed.length + cut.length
    for (let k = 0; k < settled.length; k++) if (settled[k] === 0) settled[k] = from[steps + k]!
    this.pendingSteps = this.pendingSteps.filter((k) => settled[k] === 0)
  }
}
