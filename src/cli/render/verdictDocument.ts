/**
 * The verdict on a trace as JSON: what renderVerdict says, with values as TLA+ text and in structured form.
 */
import type { Coverage } from '../../../conformance/coverage.ts'
import type { RefusedLine, Verdict } from '../../../conformance/replay.ts'
import { valueToJson } from '../../value/json.ts'
import { printValue } from '../../value/print.ts'
import type { Value } from '../../value/store.ts'
import { diagnosticDocument } from './diagnostics.ts'
import { problemDiagnostic, type VerdictOptions } from './verdict.ts'

const MOST_STEPS = 100

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
    refusal: verdict.kind === 'refused' ? refusalDocument(verdict.at) : null,
    diagnostics: verdict.kind === 'unreadable' ? [diagnosticDocument(problemDiagnostic(verdict.problem, trace))] : [],
  }
}

/** A refusal; the oracle answers with the same. */
export function refusalDocument({ line, plan, candidates, refusal }: RefusedLine): object {
  const { explanation } = refusal
  return {
    line,
    event: plan.event,
    kind: refusal.kind,
    field: refusal.field.join('.'),
    candidates: candidates.length,
    conjunct: explanation?.conjunct ?? null,
    place: explanation?.place ?? null,
    bindings: Object.fromEntries((explanation?.bindings ?? []).map(({ name, value }) => [name, printValue(value)])),
    values: Object.fromEntries((explanation?.values ?? []).map(({ text, value }) => [text, printValue(value)])),
    invariant: refusal.invariant ?? null,
    differences: refusal.differences.map(({ path, expected, actual, before }) => ({ path, observed: expected, specified: json(actual), before: json(before) })),
    allowed: refusal.allowed.map(valueToJson),
    steps: refusal.steps.slice(0, MOST_STEPS).map(({ action, args, fits }) => ({ action, args: Object.fromEntries(args.map(({ name, value }) => [name, valueToJson(value)])), fits })),
  }
}

function json(v: Value | undefined): unknown {
  return v === undefined ? null : valueToJson(v)
}
