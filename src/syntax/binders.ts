/**
 * Bound variables: `x, y \in S`, `<<a, b>> \in S`, and the look ahead that tells them from expressions.
 */
import { accept, at, expect, fail, identifier, identOf, peek, take, type Cursor } from './cursor.ts'
import type { Bound, Ident } from './tree.ts'

/** One bound. */
export function parseBound(c: Cursor): Bound {
  const { variables, tuple } = at(c, '<<') ? { variables: parseTuple(c), tuple: true } : { variables: parseNames(c), tuple: false }
  if (!at(c, '\\in')) fail(c, '`\\in` and the set that bounds the variable')
  take(c)
  return { variables, tuple, set: c.grammar.expression(c) }
}

/** Bounds with commas between them. */
export function parseBounds(c: Cursor): Bound[] {
  const bounds = [parseBound(c)]
  while (accept(c, ',')) bounds.push(parseBound(c))
  return bounds
}

/** Names with commas between them. */
export function parseNames(c: Cursor): Ident[] {
  const names = [identifier(c, 'a variable name')]
  while (accept(c, ',')) names.push(identifier(c, 'a variable name'))
  return names
}

/** `<<a, b>>` of names. */
export function parseTuple(c: Cursor): Ident[] {
  expect(c, '<<', 'to begin a tuple of variables')
  const names: Ident[] = []
  if (peek(c).kind === 'identifier') {
    names.push(identOf(c, take(c)))
    while (accept(c, ',')) names.push(identifier(c, 'a variable name'))
  }
  expect(c, '>>', 'to close the tuple of variables')
  return names
}

/** The tokens from `pos` on are names, then `after`. */
export function namesThen(c: Cursor, pos: number, after: string): boolean {
  for (let i = pos; c.tokens[i]?.kind === 'identifier'; i += 2) {
    const next = c.tokens[i + 1]?.text
    if (next === after) return true
    if (next !== ',') return false
  }
  return false
}

/** The tokens from `pos` on begin a bound. A tuple counts whatever it holds, as in SANY. */
export function atBound(c: Cursor, pos: number): boolean {
  if (c.tokens[pos]?.text === '<<') {
    const close = c.partner[pos] ?? 0
    return close > 0 && c.tokens[close + 1]?.text === '\\in'
  }
  return namesThen(c, pos, '\\in')
}
