/**
 * Closed expressions: those with an end of their own, which may stand left of an operator.
 */
import { parseBraces, parseBrackets, parseAngles } from './brackets.ts'
import { expect, fail, peek, raw, spanFrom, spanOf, take, type Cursor } from './cursor.ts'
import { parseFairness } from './fairness.ts'
import { isBullet, parseJunction } from './junctions.ts'
import { startsDefinitionLine } from './leftSide.ts'
import { parseName } from './names.ts'
import { stringValue, type Token } from './tokens.ts'
import type { Expr } from './tree.ts'

/** Parses one closed expression, without what may follow it. */
export function parseClosed(c: Cursor): Expr {
  const token = peek(c)
  switch (token.kind) {
    case 'identifier':
      if (startsDefinitionLine(c)) return fail(c, 'an expression', `\`${token.text}\` begins a new definition here: the one before it is not finished`)
      return parseName(c)
    case 'number':
      return number(c)
    case 'string':
      take(c)
      return { kind: 'string', value: stringValue(token), span: spanOf(c, token) }
    case 'step':
      if (c.inProof) return parseName(c)
      break
    case 'operator': {
      if (isBullet(token)) return parseJunction(c)
      const next = raw(c, 1)
      if (next.text === '(' || next.text === '!') return parseName(c)
      break
    }
    case 'keyword':
      if (token.text === 'WF_' || token.text === 'SF_') return parseFairness(c)
      if (token.text === 'LAMBDA') return fail(c, 'an expression', 'a LAMBDA may only be an argument of an operator or replace a constant in INSTANCE')
      break
    case 'symbol':
      switch (token.text) {
        case '(':
          return parenthesized(c)
        case '{':
          return parseBraces(c)
        case '[':
          return parseBrackets(c)
        case '<<':
          return parseAngles(c)
        case '@':
          take(c)
          return { kind: 'at', span: spanOf(c, token) }
      }
  }
  return fail(c, 'an expression')
}

function parenthesized(c: Cursor): Expr {
  const open = take(c)
  const body = c.grammar.expression(c)
  expect(c, ')', 'to close the parenthesis', open)
  return { kind: 'paren', body, span: spanFrom(c, open.start) }
}

function number(c: Cursor): Expr {
  const token = take(c)
  const fraction = raw(c, 1)
  if (peek(c).text === '.' && fraction.kind === 'number' && fraction.column > c.limit) {
    take(c)
    take(c)
    return { kind: 'decimal', text: `${token.text}.${fraction.text}`, span: spanFrom(c, token.start) }
  }
  return { kind: 'number', text: token.text, value: numberValue(token), span: spanOf(c, token) }
}

function numberValue(token: Token): bigint {
  if (!token.text.startsWith('\\')) return BigInt(token.text)
  const digits = token.text.slice(2)
  const base = token.text[1]?.toLowerCase()
  return BigInt(base === 'h' ? `0x${digits}` : base === 'o' ? `0o${digits}` : `0b${digits}`)
}
