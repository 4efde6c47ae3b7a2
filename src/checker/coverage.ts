/**
 * What a finished search says about the checks themselves: examples of what had to be possible, and everything that makes
 * an invariant or a constraint suspicious although nothing is violated.
 */
import { Successors, type Place, type Program, type Trace, type WitnessKind } from '../program/program.ts'
import type { Failure } from './report.ts'
import type { Predecessors } from './predecessors.ts'
import type { Sighting, Survey } from './survey.ts'
import { notRepeatable, stepTo, successorsOf, traceTo } from './trace.ts'

export interface Coverage {
  /** A behaviour to a state of each kind that must be possible. */
  readonly examples: readonly { readonly name: string; readonly trace: Trace }[]
  /**
   * Hypotheses of invariants that were never true, sets that never had an element. `part`: others of the same invariant were, or
   * had. Empty unless every state was seen.
   */
  readonly vacuous: readonly { readonly kind: WitnessKind; readonly invariant: string; readonly part: boolean; readonly text: string; readonly place: Place }[]
  /** The same of action properties, and those whose subscript no step changed. Empty unless every state was seen. */
  readonly vacuousSteps: readonly { readonly kind: WitnessKind; readonly property: string; readonly part: boolean; readonly text: string; readonly place: Place }[]
  /** Invariants that read only variables that never change. Empty unless every state was seen. */
  readonly constant: readonly { readonly invariant: string; readonly place: Place; readonly variables: readonly string[] }[]
  /** Constraints that ruled successors out, and how many (with repetitions). */
  readonly cut: readonly { readonly constraint: string; readonly place: Place; readonly successors: number }[]
}

/** `complete`: every state was seen. */
export function coverageOf(program: Program, survey: Survey, predecessors: Predecessors, complete: boolean): Coverage {
  const witnesses = program.witnesses ?? []
  const slots = program.invariantSlots ?? []
  const steps = program.stepWitnesses ?? []
  const tested = new Set(witnesses.filter(({ kind, outer }, k) => kind !== 'possible' && outer !== true && !survey.isMissing(k)).map(({ name }) => name))
  const testedSteps = new Set(steps.filter(({ outer }, k) => outer !== true && !survey.isStepMissing(k)).map(({ name }) => name))
  return {
    examples: witnesses.flatMap(({ kind, name }, k) => {
      const sighting = kind === 'possible' ? survey.sightingOf(k) : undefined
      return sighting === undefined ? [] : [{ name, trace: behaviourTo(program, predecessors, sighting) }]
    }),
    vacuous: !complete ? [] : witnesses.flatMap(({ kind, name, text, place }, k) => kind !== 'possible' && survey.isMissing(k) ? [{ kind, invariant: name, part: tested.has(name), text, place }] : []),
    vacuousSteps: !complete ? [] : steps.flatMap(({ kind, name, text, place }, k) => survey.isStepMissing(k) ? [{ kind, property: name, part: testedSteps.has(name), text, place }] : []),
    constant: !complete ? [] : program.invariants.flatMap(({ name, place }, i) => {
      const read = slots[i]
      return read === undefined || read.some((slot) => survey.changed[slot] === 1) ? [] : [{ invariant: name, place, variables: read.map((slot) => program.variables[slot]!) }]
    }),
    cut: [...program.constraints, ...program.actionConstraints].flatMap(({ name, place }, c) => survey.cut[c] === 0 ? [] : [{ constraint: name, place, successors: survey.cut[c]! }]),
  }
}

/** What had to be possible and is not, once every state was seen. */
export function impossibilities(program: Program, survey: Survey): Failure[] {
  return (program.witnesses ?? []).flatMap(({ kind, name, place }, k) =>
    kind === 'possible' && survey.isMissing(k) ? [{ kind: 'possible', name, place, trace: [], explanation: undefined, error: undefined }] : [])
}

/** What had to be possible and was not seen so far. */
export function unseen(program: Program, survey: Survey | undefined): string[] {
  return (program.witnesses ?? []).filter(({ kind }, k) => kind === 'possible' && survey?.sightingOf(k) === undefined).map(({ name }) => name)
}

function behaviourTo(program: Program, predecessors: Predecessors, { rank, position }: Sighting): Trace {
  const path = traceTo(program, predecessors, rank)
  const out = new Successors(program.variables.length)
  const from = path.at(-1)?.state
  successorsOf(program, from, Math.max(1, path.length), out)
  if (position >= out.count) throw notRepeatable()
  return [...path, stepTo(program, from, out, position)]
}
