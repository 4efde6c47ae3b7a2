/**
 * What a check found, as data. Rendering is elsewhere; nothing here knows a terminal.
 *
 * Three verdicts and an error: `undecided` means that a limit was reached or that something asked for is not checked, and
 * is never a pass.
 */
import type { Coverage } from './coverage.ts'
import type { EvaluationError } from '../value/error.ts'
import type { Explanation, Nodes, Place, Step, Trace } from '../program/program.ts'

export type Verdict = 'holds' | 'violated' | 'undecided' | 'error'

/** What was violated, or what kind of error ended the check. */
export type FailureKind =
  | 'invariant' | 'property' | 'deadlock' | 'assumption' | 'postcondition' | 'possible' | 'assert'
  | 'evaluation' | 'unsupported'

/**
 * How a counterexample to a temporal property goes on for ever after its last state: nothing changes any more, or a step
 * leads back to the state `to` (an index of the trace) and everything from there on repeats.
 */
export type Loop = (
  | { readonly kind: 'stuttering' }
  | { readonly kind: 'cycle'; readonly to: number; readonly action: Step['action']; readonly args: Step['args'] }
) & {
  /** Why the property is false of this behaviour, in sentences. */
  readonly because: readonly string[]
}

/** A violation or an evaluation error with the behaviour that leads to it. */
export interface Failure {
  readonly kind: FailureKind
  /** Name of the violated property (`deadlock` for a deadlock); for an error its code. */
  readonly name: string
  readonly place: Place | undefined
  /** The states from an initial one to the offending one; empty where no state is involved. */
  readonly trace: Trace
  /** Only for properties of whole behaviours. */
  readonly loop?: Loop | undefined
  /** Which conjunct is false, with bindings. */
  readonly explanation: Explanation | undefined
  /** The evaluation error behind kinds `evaluation`, `assert` and `unsupported`, with its place. */
  readonly error: EvaluationError | undefined
}

export interface ActionCount {
  readonly name: string
  readonly place: Place
  readonly generated: number
  /** Successors that were new. */
  readonly distinct: number
}

export interface Report {
  readonly verdict: Verdict
  /** Undefined when everything holds. The first failure found decides; with `--continue` the rest follow. */
  readonly failure: Failure | undefined
  readonly failures: readonly Failure[]
  readonly distinct: number
  readonly generated: number
  /** States on the longest shortest path; 0 without states. */
  readonly depth: number
  /** States found but not expanded when the search ended. */
  readonly queue: number
  readonly seconds: number
  readonly workers: number
  readonly actions: readonly ActionCount[]
  readonly warnings: readonly string[]
  /** Everything asked for that was not checked, each with its reason, in words. */
  readonly notChecked: readonly string[]
  /** Orders of independent steps were left out: the counts are not those of the state space. */
  readonly reduced?: boolean | undefined
  /** Why the search stopped early: `budget`, `depth`, `interrupted`, `memory`, `exit` (the specification asked for it), or undefined. */
  readonly stopped: 'budget' | 'depth' | 'interrupted' | 'memory' | 'exit' | undefined
  /** What the search says about the checks themselves; absent when there was none, or another checker made it. */
  readonly coverage?: Coverage | undefined
  readonly nodes: Nodes | undefined
  readonly variables: readonly string[]
  /** Bytes of the fingerprint set and of everything else that grows, for the benchmark. */
  readonly memory: { readonly fingerprintBytes: number; readonly predecessorBytes: number; readonly storeBytes: number }
}

/** What a running search says of itself, a few times a second. */
export interface Progress {
  readonly phase: 'initial states' | 'search' | 'liveness' | 'trace' | 'postcondition'
  readonly distinct: number
  readonly generated: number
  readonly queue: number
  readonly depth: number
  readonly seconds: number
}

/** What is to be said where no behaviour begins, of which all holds. `generated`: initial states before constraints; invariants are asked of them. */
export function withoutBeginning(generated: number): string {
  return generated === 0
    ? 'no state satisfies the initial predicate: there is nothing to explore, and nothing was checked'
    : 'no initial state satisfies the constraints: there is nothing to explore, and nothing was checked beyond invariants of the initial states'
}
