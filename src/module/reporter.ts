/**
 * Collects diagnostics while names are resolved. One value is handed through all of resolution; its state lives as long
 * as one call of `resolve` or `link`.
 */
import type { Diagnostic, Note, Severity, Span } from '../syntax/source.ts'

export interface Reporter {
  readonly diagnostics: Diagnostic[]
  error(code: string, message: string, span: Span | undefined, notes?: readonly Note[]): void
  warning(code: string, message: string, span: Span | undefined, notes?: readonly Note[]): void
  readonly failed: () => boolean
}

export function createReporter(): Reporter {
  const diagnostics: Diagnostic[] = []
  const seen = new Set<string>()
  const add = (severity: Severity, code: string, message: string, span: Span | undefined, notes: readonly Note[]): void => {
    const key = `${code}|${span?.source.path}|${span?.start}|${message}`
    if (seen.has(key)) return
    seen.add(key)
    diagnostics.push({ code, severity, message, ...(span === undefined ? {} : { span }), notes })
  }
  return {
    diagnostics,
    error: (code, message, span, notes = []) => add('error', code, message, span, notes),
    warning: (code, message, span, notes = []) => add('warning', code, message, span, notes),
    failed: () => diagnostics.some((d) => d.severity === 'error'),
  }
}
