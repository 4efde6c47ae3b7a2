/**
 * What the search stumbles on, as numbers: where (parent and successor) and which test. Everything readable is worked out
 * afterwards by going there again (failure.ts), so that finding it costs nothing and any thread can report it.
 */
import type { StepTest, StateTest, Program } from '../program/program.ts'

/** What was being evaluated. The order is the order of evaluation for one successor. */
export const Stage = {
  /** Computing the successors themselves; `position` is the number of successors before the error. */
  expand: 0,
  view: 1,
  constraint: 2,
  actionConstraint: 3,
  invariant: 4,
  initialProperty: 5,
  actionProperty: 6,
  deadlock: 7,
  /** A predicate that must be true somewhere; only errors are events. */
  possible: 8,
} as const

export interface SearchEvent {
  /** Rank of the state being expanded, -1 for the initial states. */
  readonly rank: number
  /** Position of the successor. */
  readonly position: number
  readonly stage: number
  /** Index of the test among its kind. */
  readonly test: number
  /** The evaluation raised an error; otherwise its answer was FALSE. */
  readonly threw: boolean
  /** The candidate that it is about, void if another thread found that first; -1 when it holds in any case. */
  readonly candidate: number
}

/** Negative when a comes first in the order of a search by one thread. */
export function compareEvents(a: SearchEvent, b: SearchEvent): number {
  return a.rank - b.rank || a.position - b.position || a.stage - b.stage || a.test - b.test
}

/** Whether two events say that the same property fails. */
export function sameProperty(a: SearchEvent, b: SearchEvent): boolean {
  return a.stage === b.stage && a.test === b.test && !a.threw && !b.threw
}

/** The test that an event is about; undefined for `expand`, `view` and `deadlock`. */
export function testOf(program: Program, event: SearchEvent): StateTest | StepTest | undefined {
  switch (event.stage) {
    case Stage.constraint: return program.constraints[event.test]
    case Stage.actionConstraint: return program.actionConstraints[event.test]
    case Stage.invariant: return program.invariants[event.test]
    case Stage.initialProperty: return program.initialProperties[event.test]
    case Stage.actionProperty: return program.actionProperties[event.test]
    case Stage.possible: return program.witnesses?.[event.test]
    default: return undefined
  }
}
