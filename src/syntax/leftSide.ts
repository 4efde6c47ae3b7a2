/**
 * Looking ahead for the left side of a definition. Nothing but `==` ends one definition and begins the next, so this is
 * how the parser knows that an expression must be over, and where to go on after an error.
 */
import type { Cursor } from './cursor.ts'
import { operatorOf } from './operators.ts'

/** The tokens from `pos` on are the left side of a definition and `==`. */
export function startsDefinition(c: Cursor, pos: number): boolean {
  const token = c.tokens[pos]
  const next = c.tokens[pos + 1]
  if (token === undefined || next === undefined) return false
  if (token.kind === 'identifier') {
    if (next.text === '==') return true
    if (next.text === '(' || next.text === '[') {
      const close = c.partner[pos + 1] ?? 0
      return close > 0 && c.tokens[close + 1]?.text === '=='
    }
    if (next.kind !== 'operator') return false
    const fixity = operatorOf(next.text)?.fixity
    const after = c.tokens[pos + 2]
    if (fixity === 'postfix') return after?.text === '=='
    return fixity === 'infix' && after?.kind === 'identifier' && c.tokens[pos + 3]?.text === '=='
  }
  return token.kind === 'operator' && operatorOf(token.text)?.fixity === 'prefix' && next.kind === 'identifier' && c.tokens[pos + 2]?.text === '=='
}

/** A definition begins at the next token, on a line of its own: no expression goes on here. */
export function startsDefinitionLine(c: Cursor): boolean {
  const token = c.tokens[c.pos]
  const previous = c.tokens[c.pos - 1]
  return token !== undefined && previous !== undefined && startsDefinition(c, c.pos) && /[\n\r]/.test(c.source.text.slice(previous.end, token.start))
}
