/**
 * String literals: where one ends, what is wrong with it, and its value.
 *
 * Escapes are \n \t \r \f \\ \" and nothing else. Between a back quote and the next apostrophe everything is taken as it
 * stands, line ends and quotes included: an old convention of the language that SANY keeps.
 */

export interface StringProblem {
  readonly code: string
  readonly start: number
  readonly end: number
  readonly message: string
  readonly notes: readonly string[]
}

const ESCAPES: ReadonlyMap<string, string> = new Map([['n', '\n'], ['t', '\t'], ['r', '\r'], ['f', '\f'], ['\\', '\\'], ['"', '"']])

/**
 * End of the literal that begins with the quote at `start`; an unterminated one ends with its line. `lastApostrophe` is
 * the offset of the last one in the text: the search for the end of a back quote must not read a long text again and again.
 */
export function endOfString(text: string, start: number, lastApostrophe: number): { readonly end: number; readonly problem: StringProblem | undefined } {
  let problem: StringProblem | undefined
  let i = start + 1
  for (;;) {
    const c = text[i]
    if (c === '"') return { end: i + 1, problem }
    if (c === undefined || c === '\n' || c === '\r') {
      const notes = ['a string ends with `"` on the line where it began']
      return { end: i, problem: { code: 'parse/unterminated-string', start, end: i, message: 'this string is never closed', notes } }
    }
    if (c === '\\') {
      if (!ESCAPES.has(text[i + 1] ?? '')) {
        const notes = ['the escapes are \\n \\t \\r \\f \\\\ and \\"; a backslash itself is written \\\\']
        problem ??= { code: 'parse/bad-escape', start: i, end: i + 2, message: `\`\\${text[i + 1]?.trim() ?? ''}\` is not an escape`, notes }
        i++
      } else i += 2
    } else if (c === '`') {
      const close = i > lastApostrophe ? -1 : text.indexOf("'", i)
      if (close < 0) {
        problem ??= { code: 'parse/unterminated-string', start: i, end: i + 1, message: "a back quote in a string needs an apostrophe after it", notes: [] }
        i++
      } else i = close + 1
    } else i++
  }
}

/** The value of a literal, quotes removed and escapes resolved. */
export function decodeString(literal: string): string {
  const closed = literal.length > 1 && literal.endsWith('"')
  const body = literal.slice(1, closed ? -1 : undefined)
  if (!body.includes('\\')) return body
  return body.replace(/\\(.)/gs, (all, c: string) => ESCAPES.get(c) ?? all)
}

/** A literal whose value is `value`. */
export function encodeString(value: string): string {
  return `"${value.replace(/[\\"\n\t\r\f]/g, (c) => `\\${[...ESCAPES].find(([, v]) => v === c)?.[0] ?? c}`)}"`
}
