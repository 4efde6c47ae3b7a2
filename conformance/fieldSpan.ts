/**
 * Where a field stands in a line of JSON, for messages that point at it; and whether an object names a key twice.
 *
 * `JSON.parse` forgets places, and of two equal keys keeps the second: half of what was observed would be dropped without a
 * word. So lines that are complained about are read a second time here, and the keys of every line are counted.
 */

/** 0-based range of characters in the line. */
export interface FieldSpan {
  readonly start: number
  readonly end: number
}

/** The value (or, with `'key'`, the key) that stands under a path of keys; undefined when it is not there. */
export function fieldSpan(text: string, path: readonly string[], what: 'key' | 'value' = 'value'): FieldSpan | undefined {
  return fieldsOf(text).find((field) => field.path.length === path.length && field.path.every((part, k) => part === path[k]))?.[what]
}

/** The path of a key that its object names twice, with the place of the second. */
export function duplicateKey(text: string): { readonly path: readonly string[]; readonly span: FieldSpan } | undefined {
  const seen = new Set<string>()
  for (const { path, key } of fieldsOf(text)) {
    const name = JSON.stringify(path)
    if (seen.has(name)) return { path, span: key }
    seen.add(name)
  }
  return undefined
}

/** How many keys the objects of a line have, by counting the colons outside of strings. */
export function countKeys(text: string): number {
  let count = 0
  for (let k = 0; k < text.length; k++) {
    const c = text.charCodeAt(k)
    if (c === 58) count++
    else if (c === 34) {
      for (;;) {
        k = text.indexOf('"', k + 1)
        if (k < 0) return count
        let backslashes = 0
        while (text.charCodeAt(k - 1 - backslashes) === 92) backslashes++
        if (backslashes % 2 === 0) break
      }
    }
  }
  return count
}

interface Field {
  readonly path: readonly string[]
  readonly key: FieldSpan
  value: FieldSpan
}

/** What is nested deeper is not looked for. */
const DEEPEST = 1000

/** Every field of every object and every item of every array, outer before inner. Valid JSON only. */
function fieldsOf(text: string): readonly Field[] {
  const fields: Field[] = []
  let at = 0
  const blank = (): void => {
    while (at < text.length && ' \t\r\n'.includes(text[at]!)) at++
  }
  const string = (): FieldSpan => {
    const start = at++
    while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
    return { start, end: ++at }
  }
  const value = (path: readonly string[]): FieldSpan => {
    blank()
    const start = at
    const open = text[at]
    if (open === '"') string()
    else if (path.length > DEEPEST) at = text.length
    else if (open === '{' || open === '[') entries(open === '{', path)
    else while (at < text.length && !',]} \t\r\n'.includes(text[at]!)) at++
    return { start, end: at }
  }
  const entries = (named: boolean, path: readonly string[]): void => {
    at++
    for (let k = 0; ; k++) {
      blank()
      if (at >= text.length || text[at] === '}' || text[at] === ']') break
      const key = named ? string() : { start: at, end: at }
      const name = named ? JSON.parse(text.slice(key.start, key.end)) as string : String(k)
      blank()
      if (named) at++ // the colon
      const field: Field = { path: [...path, name], key, value: key }
      fields.push(field)
      field.value = value(field.path)
      blank()
      if (text[at] === ',') at++
    }
    at++
  }
  value([])
  return fields
}
