/**
 * The JSON document of a run that found nothing, because it did not come to that: a wrong command line, our own bug.
 * Apart from document.ts, so that it loads at once and when little works.
 */
import { SCHEMA_VERSION, type CallFacts, type CheckDocument, type DocumentKind } from './schema.ts'

export function blankDocument(call: CallFacts, kind: DocumentKind): CheckDocument {
  return {
    schemaVersion: SCHEMA_VERSION, ...call, verdict: 'error', kind, violated: null, place: null, explanation: null, distinct: 0, generated: 0,
    depth: 0, queue: 0, collisionProbability: null, seconds: 0, workers: 0, reduced: false, stopped: null, trace: [], loop: null, failures: [], diagnostics: [], warnings: [], checked: null, notChecked: [], coverage: null, notCovered: [], examples: [], actions: [], memory: null,
  }
}

/** With one message and no place. */
export function messageDocument(call: CallFacts, kind: DocumentKind, code: string, message: string, notes: readonly string[]): string {
  const diagnostic = { code, severity: 'error', message, file: null, line: null, column: null, endLine: null, endColumn: null, notes }
  return JSON.stringify({ ...blankDocument(call, kind), diagnostics: [diagnostic] }, undefined, 1)
}
