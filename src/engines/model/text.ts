/** Source text of an expression on one line, for messages and explanations. */
import type { Span } from '../../syntax/source.ts'

const LIMIT = 160

/** The text of a span with comments dropped, white space folded, and cut at a limit. */
export function sourceText(span: Span, limit = LIMIT): string {
  const text = span.source.text
    .slice(span.start, span.end)
    .replace(/\(\*[\s\S]*?\*\)/g, ' ')
    .replace(/\\\*[^\n]*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`
}
