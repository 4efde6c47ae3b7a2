/**
 * Open expressions: quantifiers, CHOOSE, IF, CASE, LET and LAMBDA. They extend as far as they can, so nothing but the end
 * of the enclosing expression may follow them.
 */
import { namesThen, parseBounds, parseNames, parseTuple } from './binders.ts'
import { accept, at, expect, fail, identifier, peek, raw, spanFrom, take, type Cursor } from './cursor.ts'
import type { Token } from './tokens.ts'
import type { Expr, Formal } from './tree.ts'

const OPEN: ReadonlySet<string> = new Set(['\\A', '\\E', '\\AA', '\\EE', 'CHOOSE', 'IF', 'CASE', 'LET'])

export function isOpenStart(token: Token): boolean {
  return (token.kind === 'keyword' || token.kind === 'symbol') && OPEN.has(token.text)
}

/** Parses the open expression that begins at the next token. */
export function parseOpen(c: Cursor): Expr {
  switch (peek(c).text) {
    case 'IF':
      return conditional(c)
    case 'CASE':
      return cases(c)
    case 'LET':
      return letIn(c)
    case 'CHOOSE':
      return choose(c)
    default:
      return quantified(c)
  }
}

function quantified(c: Cursor): Expr {
  const head = take(c)
  const quantifier = head.text
  if (quantifier === '\\AA' || quantifier === '\\EE') {
    const variables = parseNames(c)
    expect(c, ':', 'before the body of the quantifier')
    return { kind: 'unboundedQuantifier', quantifier, variables, body: c.grammar.expression(c), span: spanFrom(c, head.start) }
  }
  const which = quantifier === '\\A' ? '\\A' : '\\E'
  if (namesThen(c, c.pos, ':')) {
    const variables = parseNames(c)
    take(c)
    return { kind: 'unboundedQuantifier', quantifier: which, variables, body: c.grammar.expression(c), span: spanFrom(c, head.start) }
  }
  const bounds = parseBounds(c)
  expect(c, ':', 'or `,` after a bound of the quantifier')
  return { kind: 'quantifier', quantifier: which, bounds, body: c.grammar.expression(c), span: spanFrom(c, head.start) }
}

function choose(c: Cursor): Expr {
  const head = take(c)
  const tuple = at(c, '<<')
  const variables = tuple ? parseTuple(c) : [identifier(c, 'a variable name')]
  const set = accept(c, '\\in') ? c.grammar.expression(c) : undefined
  expect(c, ':', set === undefined ? 'or `\\in` after the variable of CHOOSE' : 'before the body of CHOOSE')
  return { kind: 'choose', variables, tuple, set, body: c.grammar.expression(c), span: spanFrom(c, head.start) }
}

function conditional(c: Cursor): Expr {
  const head = take(c)
  const test = c.grammar.expression(c)
  expect(c, 'THEN', 'after the condition of IF')
  const then = c.grammar.expression(c)
  expect(c, 'ELSE', 'after the THEN part: IF always has both')
  // oxlint-disable-next-line unicorn/no-thenable -- a tree node is never awaited
  return { kind: 'if', test, then, else: c.grammar.expression(c), span: spanFrom(c, head.start) }
}

function cases(c: Cursor): Expr {
  const head = take(c)
  const arms = [arm(c)]
  let other: Expr | undefined
  while (raw(c).text === '[]') {
    // SANY takes every `[]` for the innermost CASE and then looks at its column.
    if (!at(c, '[]')) fail(c, 'the end of the junction item or `[]` to the right of its bullet')
    take(c)
    if (accept(c, 'OTHER')) {
      expect(c, '->', 'after OTHER')
      other = c.grammar.expression(c)
      break
    }
    arms.push(arm(c))
  }
  return { kind: 'case', arms, other, span: spanFrom(c, head.start) }
}

function arm(c: Cursor): { readonly test: Expr; readonly value: Expr } {
  const test = c.grammar.expression(c)
  expect(c, '->', 'after the condition of a CASE arm')
  return { test, value: c.grammar.expression(c) }
}

function letIn(c: Cursor): Expr {
  const head = take(c)
  const definitions = c.grammar.letUnits(c)
  expect(c, 'IN', 'or another definition in LET')
  return { kind: 'let', definitions, body: c.grammar.expression(c), span: spanFrom(c, head.start) }
}

/** LAMBDA, which stands only where an operator is expected. */
export function parseLambda(c: Cursor): Expr {
  const head = take(c)
  const parameters = parseNames(c).map((name): Formal => ({ ...name, arity: 0 }))
  expect(c, ':', 'before the body of LAMBDA')
  return { kind: 'lambda', parameters, body: c.grammar.expression(c), span: spanFrom(c, head.start) }
}
