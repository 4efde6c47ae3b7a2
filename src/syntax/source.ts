/**
 * Source text, places in it, and diagnostics about it.
 *
 * A place is a pair of character offsets; lines and columns are computed only when something is printed. A Diagnostic is
 * a value that is collected, never thrown across a floor: the user's text is wrong, not our program.
 */

export interface Source {
  /** Path as the user knows it, or a name such as `<built-in Sequences>`. */
  readonly path: string
  readonly text: string
}

/** Half-open range of character offsets [start, end) in `source`. */
export interface Span {
  readonly source: Source
  readonly start: number
  readonly end: number
}

export type Severity = 'error' | 'warning'

export interface Note {
  readonly message: string
  readonly span?: Span
}

export interface Diagnostic {
  /** Stable code: `parse/…`, `name/…`, `level/…`, `config/…`, `unsupported/…`, `eval/…`. */
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly span?: Span
  /** Cause, the other place, "did you mean", the next thing to try. */
  readonly notes: readonly Note[]
}

export interface Position {
  /** 1-based. */
  readonly line: number
  /** 1-based, in characters (code points); a tab counts as one character. */
  readonly column: number
}

/** Line and column of an offset. */
export function positionOf(source: Source, offset: number): Position {
  let line = 1
  let lineStart = 0
  for (;;) {
    const newline = source.text.indexOf('\n', lineStart)
    if (newline < 0 || newline >= offset) break
    line++
    lineStart = newline + 1
  }
  return { line, column: Array.from(source.text.slice(lineStart, offset)).length + 1 }
}

/** `path:line:column` of the start of a span. */
export function placeOf(span: Span): string {
  const { line, column } = positionOf(span.source, span.start)
  return `${span.source.path}:${line}:${column}`
}
