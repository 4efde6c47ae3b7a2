/**
 * Temporal formulas as data: trees over numbered tests of states and of steps.
 *
 * An engine makes them out of TLA+ (WF, SF, ~> and quantifiers over constants are written out), the checker decides them;
 * neither knows the other's side. `P ~> Q` is `[](~P \/ <>Q)`, `WF_v(A)` is `[]<>~ENABLED <<A>>_v \/ []<><<A>>_v`, and `SF_v(A)`
 * is `<>[]~ENABLED <<A>>_v \/ []<><<A>>_v` (Lamport, The Temporal Logic of Actions, 1994).
 */
import type { Place, StateTest, StepTest } from './program.ts'

export type TemporalFormula =
  | { readonly kind: 'constant'; readonly value: boolean }
  /** `test` indexes `Temporal.stateTests`. */
  | { readonly kind: 'state'; readonly test: number }
  /** `test` indexes `Temporal.stepTests`. True of a behaviour when it is true of its first step. */
  | { readonly kind: 'step'; readonly test: number }
  | { readonly kind: 'not'; readonly body: TemporalFormula }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly TemporalFormula[] }
  | { readonly kind: 'always' | 'eventually'; readonly body: TemporalFormula }

export interface TemporalProperty {
  readonly name: string
  readonly place: Place
  readonly formula: TemporalFormula
}

/** An action `<<A>>_v` of which it is asked both whether it is enabled and whether a step is one of its. */
export interface TemporalAction {
  /** Index in `stateTests` of the test whether it is enabled, and in `stepTests` of the test whether a step is one. */
  readonly enabled: number
  readonly step: number
  /** Slots of all states that it leads to, one after the other; undefined where they cannot be listed: then the tests are to be asked. */
  successors(states: Int32Array, offset: number): readonly number[] | undefined
}

/** What a program is to do over whole behaviours. Behaviours are infinite: where nothing else happens, nothing changes for ever. */
export interface Temporal {
  readonly stateTests: readonly StateTest[]
  readonly stepTests: readonly StepTest[]
  /** Answers several tests at once; optional help. */
  readonly actions?: readonly TemporalAction[] | undefined
  /** What the specification demands beyond Init and Next: fairness, usually. Behaviours without it do not count. */
  readonly fairness: readonly TemporalFormula[]
  readonly properties: readonly TemporalProperty[]
}
