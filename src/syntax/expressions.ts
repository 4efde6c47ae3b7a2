/**
 * Expressions with operators: shift and reduce by precedence ranges.
 *
 * The stack decides exactly as SANY's does, oddities included: a conflict is looked for between an operator and the one
 * that stands before its left operand, never between an infix operator and a prefix operator that follows it (except `-`),
 * and `.` binds at once. A conflict is reported and then read as if the left operator came first, so that one run can
 * report several.
 */
import { atBound } from './binders.ts'
import { parseClosed } from './closed.ts'
import { accept, at, expect, fail, failAt, MAX_NESTING, MOST_ERRORS, peek, raw, report, spanFrom, spanOf, take, type Cursor } from './cursor.ts'
import { fieldName } from './fields.ts'
import { isOpenStart, parseOpen } from './open.ts'
import { APPLICATION, operatorOf, PREFIX_MINUS, relate, type Operator } from './operators.ts'
import { positionOf } from './source.ts'
import type { Token } from './tokens.ts'
import type { Expr, Ident } from './tree.ts'

/** An operator that waits for its right operand. */
interface Pending {
  readonly operator: Operator
  readonly token: Token
}

/** Parses the longest expression that begins here. */
export function parseExpression(c: Cursor): Expr {
  if (++c.depth > MAX_NESTING) failAt('parse/too-deep', spanOf(c, raw(c)), `expressions are nested more than ${MAX_NESTING} deep here`, [{ message: 'name the inner parts in definitions of their own' }])
  const pending: Pending[] = []
  const operands: Expr[] = []
  for (;;) {
    prefixOperators(c, pending)
    if (isOpenStart(peek(c))) {
      operands.push(parseOpen(c))
      break
    }
    operands.push(parseClosed(c))
    postfixOperators(c, pending, operands)
    if (at(c, '::')) {
      operands.push(labelled(c, operands.pop(), pending.at(-1)))
      break
    }
    if (!infixOperator(c, pending, operands)) break
  }
  while (pending.length > 0) reduce(c, pending, operands)
  c.depth--
  const result = operands.pop()
  return result ?? fail(c, 'an expression')
}

function prefixOperators(c: Cursor, pending: Pending[]): void {
  for (;;) {
    const token = peek(c)
    if (token.kind !== 'operator') return
    const minus = token.text === '-'
    const operator = minus ? PREFIX_MINUS : operatorOf(token.text)
    if (operator?.fixity !== 'prefix' || token.text === '-.') return
    const left = pending.at(-1)
    // SANY holds a prefix minus that stands before it for the infix operator here.
    if (minus && left !== undefined && left.operator !== PREFIX_MINUS && left.operator.low > PREFIX_MINUS.low) {
      conflict(c, left, { operator, token })
    }
    pending.push({ operator, token: take(c) })
  }
}

function postfixOperators(c: Cursor, pending: Pending[], operands: Expr[]): void {
  for (;;) {
    const token = peek(c)
    if (token.text === '.') {
      take(c)
      const record = operands.pop()
      if (record === undefined) return
      const name = fieldName(c, 'the name of a record field after `.`')
      operands.push({ kind: 'field', record, name, span: { source: c.source, start: record.span.start, end: name.span.end } })
      continue
    }
    const operator = token.text === '[' ? APPLICATION : token.kind === 'operator' ? operatorOf(token.text) : undefined
    if (operator?.fixity !== 'postfix') return
    makeRoom(c, pending, operands, { operator, token })
    const operand = operands.pop()
    if (operand === undefined) return
    if (operator === APPLICATION) operands.push(application(c, operand))
    else {
      take(c)
      const span = { source: c.source, start: operand.span.start, end: token.end }
      operands.push({ kind: 'apply', path: [], name: operator.name, nameSpan: spanOf(c, token), fixity: 'postfix', args: [operand], span })
    }
  }
}

/** The argument list of `f[a, b]`. */
function application(c: Cursor, operand: Expr): Expr {
  const open = take(c)
  if (atBound(c, c.pos)) fail(c, 'an argument, not a bound', 'for a Boolean argument `x \\in S`, put it in parentheses')
  const args = [c.grammar.expression(c)]
  while (accept(c, ',')) args.push(c.grammar.expression(c))
  expect(c, ']', 'to close the function application', open)
  return { kind: 'index', function: operand, args, span: { source: c.source, start: operand.span.start, end: spanFrom(c, 0).end } }
}

function infixOperator(c: Cursor, pending: Pending[], operands: Expr[]): boolean {
  const token = peek(c)
  if (token.kind !== 'operator') return false
  const operator = operatorOf(token.text)
  if (operator?.fixity !== 'infix') return false
  makeRoom(c, pending, operands, { operator, token })
  pending.push({ operator, token: take(c) })
  return true
}

/** Reduces what binds tighter than the operator that comes next. */
function makeRoom(c: Cursor, pending: Pending[], operands: Expr[], next: Pending): void {
  for (;;) {
    const left = pending.at(-1)
    if (left === undefined) return
    const relation = relate(left.operator, next.operator)
    if (relation === 'right first') return
    if (relation === 'conflict') conflict(c, left, next)
    reduce(c, pending, operands)
  }
}

function reduce(c: Cursor, pending: Pending[], operands: Expr[]): void {
  const top = pending.pop()
  const right = operands.pop()
  if (top === undefined || right === undefined) return
  const { operator, token } = top
  const name = operator.name
  if (operator.fixity === 'prefix') {
    const span = { source: c.source, start: token.start, end: right.span.end }
    operands.push({ kind: 'apply', path: [], name, nameSpan: spanOf(c, token), fixity: 'prefix', args: [right], span })
    return
  }
  const left = operands.pop()
  if (left === undefined) return
  const span = { source: c.source, start: left.span.start, end: right.span.end }
  if (name === '\\X') operands.push({ kind: 'product', sets: left.kind === 'product' ? [...left.sets, right] : [left, right], span })
  else operands.push({ kind: 'apply', path: [], name, nameSpan: spanOf(c, token), fixity: 'infix', args: [left, right], span })
}

function conflict(c: Cursor, left: Pending, right: Pending): void {
  if (c.diagnostics.length >= MOST_ERRORS) return
  const a = left.token.text
  const b = right.token.text
  const notes = [{ message: `\`${a}\` is here`, span: spanOf(c, left.token) }, { message: adviceOnConflict(c, left, right) }]
  const message = a === b && left.operator.fixity === right.operator.fixity ? `\`${a}\` is not associative: \`a ${a} b ${b} c\` has no meaning without parentheses` : `\`${a}\` and \`${b}\` have no order of precedence between them`
  report(c, 'parse/precedence-conflict', spanOf(c, right.token), message, ...notes)
}

function adviceOnConflict(c: Cursor, left: Pending, right: Pending): string {
  const line = (token: Token): number => positionOf(c.source, token.start).line
  if (right.operator.name === '=' && line(left.token) < line(right.token)) return 'put parentheses around one of them, or, if this `=` begins a definition, write `==`'
  const both = new Set([left.operator.name, right.operator.name])
  if (both.has('/\\') && both.has('\\/')) {
    return c.bullet === undefined
      ? 'put parentheses around one of them, or write a bulleted list with its bullets in one column'
      : `put parentheses around one of them, or start this item at the column of its list's bullets (the list around it has column ${c.bullet.column + 1})`
  }
  return 'put parentheses around one of them'
}

/** `name(x, y):: body` after the operand that is the name. */
function labelled(c: Cursor, label: Expr | undefined, before: Pending | undefined): Expr {
  const token = peek(c)
  const parts = label === undefined ? undefined : labelParts(label)
  if (label === undefined || parts === undefined) {
    failAt('parse/bad-label', spanOf(c, token), '`::` must follow a label: a name, or a name with names as parameters', [])
  }
  take(c)
  const body = c.grammar.expression(c)
  if (before !== undefined && body.kind === 'apply' && (body.fixity === 'infix' || body.fixity === 'postfix')) {
    const operator = operatorOf(body.name)
    if (operator !== undefined && before.operator.high >= operator.low) {
      report(c, 'parse/bad-label', label.span, `removing this label would change what \`${before.token.text}\` applies to`, 'put parentheses around the labelled expression')
    }
  }
  return { kind: 'label', ...parts, body, span: { source: c.source, start: label.span.start, end: body.span.end } }
}

function labelParts(label: Expr): { readonly name: string; readonly parameters: readonly Ident[] } | undefined {
  if (label.kind === 'name') return label.path.length === 0 ? { name: label.name, parameters: [] } : undefined
  if (label.kind !== 'apply' || label.fixity !== 'normal' || label.path.length > 0) return undefined
  const parameters: Ident[] = []
  for (const arg of label.args) {
    if (arg.kind !== 'name' || arg.path.length > 0) return undefined
    parameters.push({ name: arg.name, span: arg.span })
  }
  return { name: label.name, parameters }
}
