/**
 * The JSON document of a check, as types: one object, versioned, with every field always there.
 *
 * Fields are only added within a schema version. Values stand twice: as TLA+ text (`state`, `args`) and in structured form
 * (`values`, `argValues`; values.ts says how they are encoded).
 */
import type { ExpressionCoverage } from '../../engines/interpreter/profile.ts'
import type { ActionCount, Report, Verdict } from '../../checker/report.ts'
import type { DiagnosticDocument } from './diagnostics.ts'
import type { Json } from '../../value/json.ts'

export const SCHEMA_VERSION = 1

export type DocumentKind =
  | 'invariant' | 'property' | 'deadlock' | 'assumption' | 'postcondition' | 'possible' | 'assert'
  | 'evaluation' | 'config' | 'parse' | 'unsupported' | 'usage' | 'bug'

export interface StepDocument {
  /** 1-based; the initial state is 1. */
  readonly step: number
  readonly action: string
  readonly args: { readonly [name: string]: string }
  readonly state: { readonly [variable: string]: string }
  readonly argValues: { readonly [name: string]: Json }
  readonly values: { readonly [variable: string]: Json }
  /** What the ALIAS of the configuration makes of the state, as TLA+ text. */
  readonly alias: { readonly [field: string]: string } | null
}

export interface ExplanationDocument {
  readonly conjunct: string | null
  readonly place: string | null
  readonly bindings: { readonly [name: string]: string }
  readonly values: { readonly [text: string]: string }
}

/** How a counterexample to a temporal property goes on for ever after the last step of its trace. */
export type LoopDocument =
  | { readonly kind: 'stuttering'; /** Why the property is false of this behaviour. */ readonly because: readonly string[] }
  | {
    readonly kind: 'cycle'
    /** Number of the step that the behaviour goes back to. */
    readonly backTo: number
    readonly action: string
    readonly args: StepDocument['args']
    readonly argValues: StepDocument['argValues']
    readonly because: readonly string[]
  }

export interface FailureDocument {
  readonly kind: DocumentKind
  readonly violated: string | null
  readonly place: string | null
  readonly explanation: ExplanationDocument | null
  readonly trace: readonly StepDocument[]
  /** Null unless a property of whole behaviours is violated. */
  readonly loop: LoopDocument | null
}

/** What was asked for. */
export interface Checked {
  readonly invariants: readonly string[]
  readonly properties: readonly string[]
  readonly constraints: readonly string[]
  readonly deadlock: boolean
  readonly engine: string
}

export interface CheckDocument {
  readonly schemaVersion: number
  /** The command that reproduces this. */
  readonly command: string
  readonly spec: string | null
  readonly config: string | null
  readonly verdict: Verdict
  readonly kind: DocumentKind | null
  /** Name of what is violated; null when the verdict is not `violated`. */
  readonly violated: string | null
  readonly place: string | null
  readonly explanation: ExplanationDocument | null
  readonly distinct: number
  readonly generated: number
  readonly depth: number
  readonly queue: number
  /** That states were missed because fingerprints collided; null when nothing was searched here. */
  readonly collisionProbability: number | null
  readonly seconds: number
  readonly workers: number
  /** With --por: `distinct`, `generated` and `depth` are those of a search that may have left states out. */
  readonly reduced: boolean
  /** `budget`, `depth`, `interrupted`, `memory`, or null. */
  readonly stopped: string | null
  readonly trace: readonly StepDocument[]
  readonly loop: LoopDocument | null
  /** With --continue: every violation, the first included. */
  readonly failures: readonly FailureDocument[]
  readonly diagnostics: readonly DiagnosticDocument[]
  readonly warnings: readonly string[]
  /** Null when it did not come to a check. */
  readonly checked: Checked | null
  readonly notChecked: readonly string[]
  /** With --coverage: evaluations and time by definition, and what was never evaluated. */
  readonly coverage: ExpressionCoverage | null
  /** What the verdict does not speak about: switched off, cut off, or not asked for. */
  readonly notCovered: readonly string[]
  /** A behaviour to a state of each kind that must be possible. */
  readonly examples: readonly { readonly name: string; readonly trace: readonly StepDocument[] }[]
  readonly actions: readonly ActionCount[]
  /** Bytes of what grows with the number of states; null when it did not come to a check. */
  readonly memory: Report['memory'] | null
  readonly exitCode: number
}

/** What the document says of the call itself. */
export interface CallFacts {
  readonly command: string
  readonly spec: string | null
  readonly config: string | null
  readonly exitCode: number
}
