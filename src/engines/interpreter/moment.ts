/**
 * The pair of states at which an expression is evaluated.
 *
 * Slots without a value are variables that the initial predicate or the action has not assigned yet. Assigning makes a new
 * moment, so a moment's identity tells whether a remembered value still applies. Priming an expression evaluates it at
 * `after`: the moment whose present is this one's future.
 */
import type { Definition, VariableSymbol } from '../../module/resolved.ts'
import type { Value } from '../../value/store.ts'

export type Slots = readonly (Value | undefined)[]

export interface Moment {
  readonly now: Slots
  /** Undefined where there is no next state: invariants, Init, inside a primed expression. */
  readonly next: Slots | undefined
  /** What `now` is, for messages. */
  readonly role: 'state' | 'initial' | 'primed'
  /** Inside ENABLED: what an instance made of its variables, with the slots of `next` that are theirs (BoundVariables). */
  readonly bound?: ReadonlyMap<Definition, VariableSymbol> | undefined
  /** This moment's future as a present; made once. */
  future: Moment | undefined
}

export function stateMoment(now: Slots): Moment {
  return { now, next: undefined, role: 'state', future: undefined }
}

export function stepMoment(now: Slots, next: Slots, bound?: Moment['bound']): Moment {
  return { now, next, role: 'state', bound, future: undefined }
}

/** A state that the initial predicate is still building. */
export function initialMoment(now: Slots): Moment {
  return { now, next: undefined, role: 'initial', future: undefined }
}

/** The moment at which a primed expression is evaluated; undefined without a next state. */
export function futureOf(moment: Moment): Moment | undefined {
  if (moment.next === undefined) return undefined
  moment.future ??= { now: moment.next, next: undefined, role: 'primed', bound: moment.bound, future: undefined }
  return moment.future
}

/** Where constants are evaluated: no variable has a value. */
export const NOWHERE: Moment = stateMoment([])

/** `slots` with one more variable assigned. */
export function assigned(slots: Slots, index: number, value: Value): Slots {
  const copy = slots.slice()
  copy[index] = value
  return copy
}
