/** Changes by what they do to the text of an expression: replace it, keep a part of it, put something around it. */
import type { Span } from '../source.ts'
import type { Edit } from './edit.ts'
import type { Mutation, MutationKind } from './mutation.ts'

export type Change = Omit<Mutation, 'definition'>

/** `at` becomes `text`; shown is the whole of `span`. */
export function replaced(kind: MutationKind, span: Span, text: string, at: Span = span): Change {
  return change(kind, span, [{ start: at.start, end: at.end, text }])
}

/** Of `span` only `part` is left. */
export function kept(kind: MutationKind, span: Span, part: Span): Change {
  return change(kind, span, [{ start: span.start, end: part.start, text: '' }, { start: part.end, end: span.end, text: '' }])
}

/** `before` and `after` are put around `at`. */
export function wrapped(kind: MutationKind, span: Span, before: string, after: string, at: Span = span): Change {
  return change(kind, span, [{ start: at.start, end: at.start, text: before }, { start: at.end, end: at.end, text: after }])
}

/** The part [from, to) is left out. */
export function without(kind: MutationKind, span: Span, from: number, to: number): Change {
  return change(kind, span, [{ start: from, end: to, text: '' }])
}

function change(kind: MutationKind, span: Span, edits: readonly Edit[]): Change {
  const { text } = span.source
  let now = ''
  let from = span.start
  for (const edit of edits) {
    now += text.slice(from, edit.start) + edit.text
    from = edit.end
  }
  return { kind, span, was: onOneLine(text.slice(span.start, span.end)), now: onOneLine(now + text.slice(from, span.end)), edits }
}

/** Without comments and line ends. */
function onOneLine(text: string): string {
  return text.replaceAll(/\(\*[\s\S]*?\*\)|\\\*.*/g, ' ').replaceAll(/\s+/g, ' ').trim()
}
