/**
 * Names of record fields after a dot: any word, reserved ones too.
 */
import { fail, peek, spanOf, take, type Cursor } from './cursor.ts'
import type { Token } from './tokens.ts'
import type { Ident } from './tree.ts'

/** A reserved word that may be the name of a field. */
export function isReservedWord(token: Token): boolean {
  return token.kind === 'keyword' || token.text === '_' || (token.kind === 'operator' && /^[A-Z]/.test(token.text))
}

/** Consumes the name of a field. */
export function fieldName(c: Cursor, what: string): Ident {
  const token = peek(c)
  if (token.kind !== 'identifier' && !isReservedWord(token)) fail(c, what)
  take(c)
  return { name: token.text, span: spanOf(c, token) }
}
