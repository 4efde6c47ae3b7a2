/**
 * Declared names with arities: `CONSTANT N, F(_, _), _ + _`, RECURSIVE, and the parameters of definitions.
 */
import { accept, expect, fail, identifier, peek, raw, spanFrom, take, type Cursor } from './cursor.ts'
import { operatorOf } from './operators.ts'
import type { Formal, Ident } from './tree.ts'

/** A name, `F(_, _)`, `-. _`, `_ + _` or `_ ^+`. */
export function parseFormal(c: Cursor, what: string): Formal {
  const token = peek(c)
  if (token.kind === 'identifier') return namedFormal(c, what)
  if (token.text === '_') {
    take(c)
    const symbol = peek(c)
    const operator = symbol.kind === 'operator' ? operatorOf(symbol.text) : undefined
    if (operator === undefined || operator.fixity === 'prefix') fail(c, 'an infix or postfix operator symbol after `_`')
    take(c)
    if (operator.fixity === 'infix') expect(c, '_', 'after the operator symbol')
    return { name: symbol.text, span: { source: c.source, start: symbol.start, end: symbol.end }, arity: operator.fixity === 'infix' ? 2 : 1 }
  }
  const operator = token.kind === 'operator' ? operatorOf(token.text) : undefined
  if (operator?.fixity !== 'prefix') fail(c, what)
  take(c)
  expect(c, '_', 'after the operator symbol')
  return { name: token.text, span: { source: c.source, start: token.start, end: token.end }, arity: 1 }
}

/** A name, perhaps with `(_, _)`. */
export function namedFormal(c: Cursor, what: string): Formal {
  const name = identifier(c, what)
  if (peek(c).text !== '(' || raw(c, 1).text !== '_') return { ...name, arity: 0 }
  take(c)
  let arity = 0
  do {
    expect(c, '_', 'for each argument of the operator')
    arity++
  } while (accept(c, ','))
  expect(c, ')', 'or `,` after `_`')
  return { ...name, arity }
}

/** Formals with commas between them. */
export function parseFormals(c: Cursor, what: string): Formal[] {
  const formals = [parseFormal(c, what)]
  while (accept(c, ',')) formals.push(parseFormal(c, what))
  return formals
}

/** A name of a module, which may be a reserved word. */
export function moduleName(c: Cursor): Ident {
  const token = peek(c)
  if (token.kind !== 'identifier' && token.kind !== 'keyword') fail(c, 'the name of a module')
  take(c)
  return { name: token.text, span: spanFrom(c, token.start) }
}
