/**
 * The JSON document of a check: one object, versioned, with every field always there.
 *
 * Fields are only added within a schema version. Values stand twice: as TLA+ text (`state`, `args`) and in structured form
 * (`values`, `argValues`; values.ts says how they are encoded).
 */
import type { Explanation, Step, Trace } from '../../program/program.ts'
import type { ActionCount, Failure, Report, Verdict } from '../../checker/report.ts'
import { printValue } from '../../value/print.ts'
import type { Diagnostic } from '../../syntax/source.ts'
import { diagnosticDocument, diagnosticOf, type DiagnosticDocument } from './diagnostics.ts'
import { valueToJson, type Json } from './values.ts'
import { blankDocument, SCHEMA_VERSION } from './blank.ts'
import type { Aliases } from './trace.ts'

export type DocumentKind =
  | 'invariant' | 'property' | 'deadlock' | 'assumption' | 'postcondition' | 'assert'
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

export interface FailureDocument {
  readonly kind: DocumentKind
  readonly violated: string | null
  readonly place: string | null
  readonly explanation: ExplanationDocument | null
  readonly trace: readonly StepDocument[]
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
  readonly seconds: number
  readonly workers: number
  /** `budget`, `depth`, `interrupted`, `memory`, or null. */
  readonly stopped: string | null
  readonly trace: readonly StepDocument[]
  /** With --continue: every violation, the first included. */
  readonly failures: readonly FailureDocument[]
  readonly diagnostics: readonly DiagnosticDocument[]
  readonly warnings: readonly string[]
  /** Null when it did not come to a check. */
  readonly checked: Checked | null
  readonly notChecked: readonly string[]
  readonly actions: readonly ActionCount[]
  readonly exitCode: number
}

/** What the document says of the call itself. */
export interface CallFacts {
  readonly command: string
  readonly spec: string | null
  readonly config: string | null
  readonly exitCode: number
}

/** The document of a call that ended before anything was checked. */
export function errorDocument(call: CallFacts, kind: DocumentKind, diagnostics: readonly Diagnostic[]): CheckDocument {
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').map(({ message }) => message)
  return { ...blankDocument(call, kind), diagnostics: diagnostics.map(diagnosticDocument), warnings }
}

/** What a report does not say itself. */
export interface Circumstances {
  readonly diagnostics: readonly Diagnostic[]
  readonly warnings: readonly string[]
  readonly checked: Checked
  readonly aliasesOf: (trace: Trace) => Aliases | undefined
}

export function reportDocument(call: CallFacts, report: Report, { diagnostics, warnings, checked, aliasesOf }: Circumstances): CheckDocument {
  const failures = report.failures.map((f) => failureDocument(f, report.variables, aliasesOf))
  const { failure } = report
  const first = failures[0]
  return {
    schemaVersion: SCHEMA_VERSION,
    ...call,
    verdict: report.verdict,
    kind: failure?.kind ?? null,
    violated: first?.violated ?? null,
    place: first?.place ?? null,
    explanation: first?.explanation ?? null,
    distinct: report.distinct,
    generated: report.generated,
    depth: report.depth,
    queue: report.queue,
    seconds: Math.round(report.seconds * 1000) / 1000,
    workers: report.workers,
    stopped: report.stopped ?? null,
    trace: first?.trace ?? [],
    failures,
    checked,
    diagnostics: [...diagnostics.map(diagnosticDocument), ...report.failures.flatMap((f) => f.error === undefined ? [] : [diagnosticDocument(diagnosticOf(f.error))])],
    warnings: [...warnings],
    notChecked: report.notChecked,
    actions: report.actions,
    exitCode: call.exitCode,
  }
}

function failureDocument(failure: Failure, variables: readonly string[], aliasesOf: Circumstances['aliasesOf']): FailureDocument {
  return {
    kind: failure.kind,
    violated: failure.error === undefined ? failure.name : null,
    place: failure.place ?? failure.error?.place ?? null,
    explanation: failure.explanation === undefined ? null : explanationDocument(failure.explanation),
    trace: traceDocument(failure.trace, variables, aliasesOf(failure.trace)),
  }
}

function explanationDocument({ conjunct, place, bindings, values }: Explanation): ExplanationDocument {
  return {
    conjunct: conjunct ?? null,
    place: place ?? null,
    bindings: Object.fromEntries(bindings.map(({ name, value }) => [name, printValue(value)])),
    values: Object.fromEntries(values.map(({ text, value }) => [text, printValue(value)])),
  }
}

export function traceDocument(trace: Trace, variables: readonly string[], aliases: Aliases | undefined): StepDocument[] {
  return trace.map((step: Step, k) => ({
    step: k + 1,
    action: step.action,
    args: Object.fromEntries(step.args.map(({ name, value }) => [name, printValue(value)])),
    state: Object.fromEntries(variables.map((name, v) => [name, printValue(step.state[v]!)])),
    argValues: Object.fromEntries(step.args.map(({ name, value }) => [name, valueToJson(value)])),
    values: Object.fromEntries(variables.map((name, v) => [name, valueToJson(step.state[v]!)])),
    alias: aliases === undefined ? null : Object.fromEntries([...aliases[k]!].map(([name, value]) => [name, printValue(value)])),
  }))
}
