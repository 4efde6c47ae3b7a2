/**
 * Where text stops being JSON, and what was expected there. `JSON.parse` says so only sometimes, and differently in every
 * version of Node; this is asked only about a line that it has refused.
 */

export interface JsonError {
  /** 0-based character; the text's length when it ends too early. */
  readonly at: number
  readonly expected: string
}

/** The first place at which text is no JSON; undefined when it is. */
export function jsonError(text: string): JsonError | undefined {
  let at = 0
  let depth = 0
  let error: JsonError | undefined
  const fail = (expected: string): false => {
    error ??= { at: Math.min(at, text.length), expected }
    return false
  }
  const blank = (): void => {
    while (at < text.length && ' \t\r\n'.includes(text[at]!)) at++
  }
  const take = (pattern: RegExp, expected: string): boolean => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match === null) return fail(expected)
    at += match[0].length
    return true
  }
  const string = (expected: string): boolean => {
    if (text[at] !== '"') return fail(expected)
    at++
    while (at < text.length && text[at] !== '"') {
      if (text[at] === '\\' ? !take(ESCAPE, 'an escape such as \\n or \\u0041') : !take(CHARACTERS, 'the end of the string')) return false
    }
    if (at >= text.length) return fail('the end of the string')
    at++
    return true
  }
  const value = (): boolean => {
    blank()
    const first = text[at]
    if (first === '"') return string('a string')
    if (depth > DEEPEST) return fail(`nothing nested more than ${DEEPEST} deep`)
    if (first === '{') return list('}', () => (blank(), string('a key in double quotes')) && (blank(), text[at] === ':' ? (at++, true) : fail(':')) && value())
    if (first === '[') return list(']', value)
    return take(WORD, 'a value: a number, a string in double quotes, true, false, {…} or […]')
  }
  const list = (close: string, item: () => boolean): boolean => {
    at++
    depth++
    blank()
    if (text[at] === close) return (at++, depth--, true)
    for (;;) {
      if (!item()) return false
      blank()
      if (text[at] === close) return (at++, depth--, true)
      if (text[at] !== ',') return fail(`, or ${close}`)
      at++
    }
  }
  if (value()) {
    blank()
    if (at < text.length) fail('the end of the line')
  }
  return error
}

const DEEPEST = 1000
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
// oxlint-disable-next-line no-control-regex -- JSON strings have none
const CHARACTERS = /[^"\\\u0000-\u001f]+/y
const WORD = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
