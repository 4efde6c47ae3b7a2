/**
 * Diagnostics for people and for programs; an evaluation error becomes one, so that both look alike.
 */
import type { EvaluationError } from '../../value/error.ts'
import { extentOf, renderDiagnostic } from '../../syntax/frame.ts'
import type { Diagnostic, Span } from '../../syntax/source.ts'
import type { Style } from './signs.ts'
import { COLOURED } from './style.ts'

/** Whether the text of a style is coloured. */
function isColoured(style: Style): boolean {
  return style.bold === COLOURED.bold
}

/** Diagnostics with their frames, an empty line between two; at most `most` of them. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], style: Style, most = 20): string[] {
  const lines = diagnostics.slice(0, most).flatMap((d) => [...renderDiagnostic(d, { color: isColoured(style) }).split('\n'), ''])
  if (diagnostics.length > most) lines.push(`… and ${diagnostics.length - most} more`, '')
  return lines
}

export function diagnosticOf(error: EvaluationError): Diagnostic {
  const span = isSpan(error.span) ? error.span : undefined
  const notes = [
    ...(error.bindings.length === 0 ? [] : [{ message: `with ${error.bindings.map(({ name, value }) => `${name} = ${value}`).join(', ')}` }]),
    ...error.notes.map((message) => ({ message })),
    ...(span === undefined && error.place !== undefined ? [{ message: `at ${error.place}` }] : []),
  ]
  return { code: error.code, severity: 'error', message: error.message, notes, ...(span === undefined ? {} : { span }) }
}

function isSpan(span: unknown): span is Span {
  return typeof span === 'object' && span !== null && 'source' in span && 'start' in span && 'end' in span
}

export interface DiagnosticDocument {
  readonly code: string
  readonly severity: string
  readonly message: string
  readonly file: string | null
  /** 1-based; the end is the last character's position. */
  readonly line: number | null
  readonly column: number | null
  readonly endLine: number | null
  readonly endColumn: number | null
  readonly notes: readonly string[]
}

export function diagnosticDocument(d: Diagnostic): DiagnosticDocument {
  const extent = d.span === undefined ? undefined : extentOf(d.span)
  return {
    code: d.code,
    severity: d.severity,
    message: d.message,
    file: d.span?.source.path ?? null,
    line: extent?.from.line ?? null,
    column: extent?.from.column ?? null,
    endLine: extent?.to.line ?? null,
    endColumn: extent?.to.column ?? null,
    notes: d.notes.map(({ message, span }) => span === undefined ? message : `${message} (${span.source.path}:${extentOf(span).from.line}:${extentOf(span).from.column})`),
  }
}
