/**
 * The verdict on a trace as JSON: what renderVerdict says, with values as TLA+ text and in structured form.
 */
import type { Coverage } from '../../../conformance/coverage.ts'
import { refusalJson } from '../../../conformance/refusalJson.ts'
import type { Verdict } from '../../../conformance/replay.ts'
import { diagnosticDocument } from './diagnostics.ts'
import { problemDiagnostic, type VerdictOptions } from './verdict.ts'

/** The fields of the document that do not depend on the call. */
export function verdictDocument(verdict: Verdict, { trace, seconds, silent, invariants }: VerdictOptions): object {
  return {
    verdict: verdict.kind,
    lines: verdict.coverage.lines,
    seconds: Math.round(seconds * 1000) / 1000,
    silent,
    invariants,
    coverage: verdict.coverage satisfies Coverage,
    reason: verdict.kind === 'inconclusive' ? verdict.reason : null,
    refusal: verdict.kind === 'refused' ? { line: verdict.at.line, candidates: verdict.at.candidates.length, ...refusalJson(verdict.at.plan, verdict.at.refusal) } : null,
    diagnostics: verdict.kind === 'unreadable' ? [diagnosticDocument(problemDiagnostic(verdict.problem, trace))] : [],
  }
}
