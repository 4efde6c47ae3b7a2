/**
 * Makes the JSON document (schema.ts) of a report, and of an error that came before one.
 */
import { collisionProbability } from '../../checker/collision.ts'
import type { Explanation, Step, Trace } from '../../program/program.ts'
import type { Failure, Loop, Report } from '../../checker/report.ts'
import { printValue } from '../../value/print.ts'
import type { Diagnostic } from '../../syntax/source.ts'
import { diagnosticDocument, diagnosticOf } from './diagnostics.ts'
import { valueToJson } from '../../value/json.ts'
import { blankDocument } from './blank.ts'
import { SCHEMA_VERSION, type CallFacts, type CheckDocument, type Checked, type DocumentKind, type ExplanationDocument, type FailureDocument, type LoopDocument, type StepDocument } from './schema.ts'
import type { Aliases } from './trace.ts'

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
  /** What was not asked for; default: nothing is said. */
  readonly notCovered?: readonly string[]
}

export function reportDocument(call: CallFacts, report: Report, { diagnostics, warnings, checked, aliasesOf, notCovered = [] }: Circumstances): CheckDocument {
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
    collisionProbability: report.memory.fingerprintBytes === 0 ? null : collisionProbability(report),
    seconds: Math.round(report.seconds * 1000) / 1000,
    workers: report.workers,
    reduced: report.reduced === true,
    memory: report.memory,
    stopped: report.stopped ?? null,
    trace: first?.trace ?? [],
    loop: first?.loop ?? null,
    failures,
    checked,
    diagnostics: [...diagnostics.map(diagnosticDocument), ...report.failures.flatMap((f) => f.error === undefined ? [] : [diagnosticDocument(diagnosticOf(f.error))])],
    warnings: [...warnings],
    notChecked: report.notChecked,
    coverage: null,
    notCovered,
    examples: (report.coverage?.examples ?? []).map(({ name, trace }) => ({ name, trace: traceDocument(trace, report.variables, aliasesOf(trace)) })),
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
    loop: failure.loop === undefined ? null : loopDocument(failure.loop),
  }
}

export function explanationDocument({ conjunct, place, bindings, values }: Explanation): ExplanationDocument {
  return {
    conjunct: conjunct ?? null,
    place: place ?? null,
    bindings: Object.fromEntries(bindings.map(({ name, value }) => [name, printValue(value)])),
    values: Object.fromEntries(values.map(({ text, value }) => [text, printValue(value)])),
  }
}

function loopDocument(loop: Loop): LoopDocument {
  return loop.kind === 'stuttering' ? loop : { kind: 'cycle', backTo: loop.to + 1, action: loop.action, ...argumentsDocument(loop), because: loop.because }
}

function argumentsDocument({ args }: Pick<Step, 'args'>): Pick<StepDocument, 'args' | 'argValues'> {
  return {
    args: Object.fromEntries(args.map(({ name, value }) => [name, printValue(value)])),
    argValues: Object.fromEntries(args.map(({ name, value }) => [name, valueToJson(value)])),
  }
}

export function traceDocument(trace: Trace, variables: readonly string[], aliases: Aliases | undefined): StepDocument[] {
  return trace.map((step: Step, k) => ({
    step: k + 1,
    action: step.action,
    ...argumentsDocument(step),
    state: Object.fromEntries(variables.map((name, v) => [name, printValue(step.state[v]!)])),
    values: Object.fromEntries(variables.map((name, v) => [name, valueToJson(step.state[v]!)])),
    alias: aliases === undefined ? null : Object.fromEntries([...aliases[k]!].map(([name, value]) => [name, printValue(value)])),
  }))
}
