/**
 * A diagnostic as a person reads it: place, code, message, the lines of source with carets, and notes.
 *
 *     models/A.tla:3:14: error[parse/unexpected-token]: expected an expression, found `)`
 *       |
 *     3 | Next == x' = )
 *       |              ^
 *       = help: …
 *
 * A place that spans many lines shows its first and last. Tabs are shown as one space each, so that carets stand right.
 */
import { positionOf, type Diagnostic, type Position, type Source, type Span } from './source.ts'

export { didYouMean } from './suggest.ts'

export interface FrameOptions {
  readonly color: boolean
}

const RED = '31;1'
const YELLOW = '33;1'
const BLUE = '34;1'
const BOLD = '1'

/** Lines longer than this are cut around the place. */
const WIDEST = 160

type Paint = (code: string, text: string) => string

/** The text of a diagnostic, several lines without a final line end. */
export function renderDiagnostic(d: Diagnostic, options: FrameOptions): string {
  const paint: Paint = options.color ? (code, text) => `\u001b[${code}m${text}\u001b[0m` : (_, text) => text
  const tint = d.severity === 'error' ? RED : YELLOW
  const place = d.span === undefined ? '' : `${placeText(d.span)}: `
  const lines = [`${paint(BOLD, place)}${paint(tint, `${d.severity}[${d.code}]`)}${paint(BOLD, `: ${d.message}`)}`]
  const framed = [d.span, ...d.notes.map((n) => n.span)].filter((s) => s !== undefined)
  const width = Math.max(1, ...framed.map((s) => String(endLine(s)).length))
  if (d.span !== undefined) lines.push(...frame(d.span, width, paint, tint))
  for (const note of d.notes) {
    const elsewhere = note.span === undefined ? '' : ` (${note.span.source === d.span?.source ? lineText(note.span) : placeText(note.span)})`
    lines.push(`${' '.repeat(width)} ${paint(BLUE, '=')} ${paint(BOLD, note.span === undefined ? 'help' : 'note')}: ${note.message}${elsewhere}`)
    if (note.span !== undefined && !sameLine(note.span, d.span)) lines.push(...frame(note.span, width, paint, BLUE))
  }
  return lines.join('\n')
}

function placeText(span: Span): string {
  const { line, column } = positionOf(span.source, span.start)
  return `${span.source.path}:${line}:${column}`
}

function lineText(span: Span): string {
  const { line, column } = positionOf(span.source, span.start)
  return `line ${line}, column ${column}`
}

function sameLine(a: Span, b: Span | undefined): boolean {
  return b !== undefined && a.source === b.source && positionOf(a.source, a.start).line === positionOf(b.source, b.start).line
}

function endLine(span: Span): number {
  return positionOf(span.source, Math.max(span.start, span.end - 1)).line
}

function frame(span: Span, width: number, paint: Paint, tint: string): string[] {
  const first = positionOf(span.source, span.start)
  const last = positionOf(span.source, Math.max(span.start, span.end - 1))
  const bar = paint(BLUE, '|')
  const lines = [`${' '.repeat(width)} ${bar}`]
  const show = (line: number, from: number, to: number): void => {
    const { text, shift } = cut(lineOf(span.source, line), from)
    const carets = Math.max(1, Math.min(to, text.length + shift) - from)
    lines.push(`${paint(BLUE, String(line).padStart(width))} ${bar} ${text}`)
    lines.push(`${' '.repeat(width)} ${bar} ${' '.repeat(Math.max(0, from - shift))}${paint(tint, '^'.repeat(carets))}`)
  }
  const whole = (line: number): readonly [from: number, to: number] => {
    const characters = Array.from(lineOf(span.source, line))
    return [characters.findIndex((c) => c.trim() !== ''), characters.length]
  }
  if (first.line === last.line) {
    show(first.line, first.column - 1, last.column)
    return lines
  }
  show(first.line, first.column - 1, whole(first.line)[1])
  if (last.line > first.line + 1) lines.push(`${paint(BLUE, '.'.repeat(Math.min(3, width)).padStart(width))} ${bar}`)
  show(last.line, Math.max(0, whole(last.line)[0]), last.column)
  return lines
}

/** Makes a long line fit, keeping the place visible. */
function cut(line: string, from: number): { readonly text: string; readonly shift: number } {
  const characters = Array.from(line, (c) => (c < ' ' || c === '\u007f' ? ' ' : c))
  if (characters.length <= WIDEST) return { text: characters.join('').trimEnd(), shift: 0 }
  const shift = Math.max(0, from - Math.floor(WIDEST / 2))
  return { text: characters.slice(shift, shift + WIDEST).join(''), shift }
}

function lineOf(source: Source, line: number): string {
  let start = 0
  for (let i = 1; i < line; i++) {
    const newline = source.text.indexOf('\n', start)
    if (newline < 0) return ''
    start = newline + 1
  }
  const end = source.text.indexOf('\n', start)
  return source.text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '')
}

/** Line and column of both ends of a span. */
export function extentOf(span: Span): { readonly from: Position; readonly to: Position } {
  return { from: positionOf(span.source, span.start), to: positionOf(span.source, Math.max(span.start, span.end - 1)) }
}
