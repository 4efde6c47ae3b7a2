/**
 * Bulleted lists of `/\` or `\/`. The column of the first bullet is the list's column: a bullet of the same kind in that
 * column begins the next item, and an item is made of the tokens to the right of it. Only the written forms `/\` `\/`
 * `∧` `∨` are bullets, `\land` is not.
 */
import { peek, raw, spanFrom, take, type Cursor } from './cursor.ts'
import type { Token } from './tokens.ts'
import type { Expr } from './tree.ts'

/** A token that begins a list where an operand is expected. */
export function isBullet(token: Token): boolean {
  return (token.text === '/\\' || token.text === '\\/') && token.end - token.start <= 2
}

/** Parses the list whose first bullet is the next token. */
export function parseJunction(c: Cursor): Expr {
  const bullet = peek(c)
  const outerBullet = c.bullet
  const outerLimit = c.limit
  const items: Expr[] = []
  c.bullet = bullet
  c.limit = bullet.column
  do {
    take(c)
    items.push(c.grammar.expression(c))
  } while (raw(c).column === bullet.column && raw(c).text === bullet.text && isBullet(raw(c)))
  c.bullet = outerBullet
  c.limit = outerLimit
  return { kind: 'junction', op: bullet.text === '/\\' ? '/\\' : '\\/', items, span: spanFrom(c, bullet.start) }
}
