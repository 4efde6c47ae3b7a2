/**
 * The three kinds of brackets with many meanings: `{ }`, `[ ]` and `<< >>`.
 *
 * What an opening bracket means is decided by SANY's rules of look ahead, also where they refuse something that could be
 * understood (`[x \in S]_v`, `{a, b \in S}`), so that what is accepted here is accepted everywhere.
 */
import { atBound, parseBounds, parseTuple } from './binders.ts'
import { accept, at, expect, fail, failAt, identifier, identOf, peek, raw, spanFrom, spanOf, take, type Cursor } from './cursor.ts'
import { parseUpdates } from './except.ts'
import { parseSubscript } from './fairness.ts'
import { isReservedWord } from './fields.ts'
import type { Token } from './tokens.ts'
import type { Expr, Ident } from './tree.ts'

/** `{a, b}`, `{x \in S : p}`, `{e : x \in S}`. */
export function parseBraces(c: Cursor): Expr {
  const open = take(c)
  if (accept(c, '}')) return { kind: 'setEnum', items: [], span: spanFrom(c, open.start) }
  if (atBound(c, c.pos)) return filterOrList(c, open)
  const first = c.grammar.expression(c)
  if (!at(c, ':')) return list(c, open, first)
  if (first.kind === 'apply' && first.name === '\\in' && first.fixity === 'infix') {
    failAt('parse/ambiguous-set', first.span, '`{a \\in S : …}` is a subset only when `a` is a variable or a tuple of variables', [
      { message: 'to collect values, put the expression before `:` in parentheses' },
    ])
  }
  take(c)
  const bounds = parseBounds(c)
  expect(c, '}', 'to close the set', open)
  return { kind: 'setMap', body: first, bounds, span: spanFrom(c, open.start) }
}

/** After `{` stands a variable or tuple and `\in`. */
function filterOrList(c: Cursor, open: Token): Expr {
  const start = raw(c).start
  const tuple = at(c, '<<')
  const variables = tuple ? parseTuple(c) : [identifier(c, 'a variable name')]
  const subject = spanFrom(c, start)
  const member = raw(c)
  if (!at(c, '\\in')) fail(c, '`\\in`', 'in `{x \\in S : p}` there is one variable or one tuple of variables; put an element `a \\in S` of a list in parentheses')
  take(c)
  const set = c.grammar.expression(c)
  if (accept(c, ':')) {
    const predicate = c.grammar.expression(c)
    expect(c, '}', 'to close the set', open)
    return { kind: 'setFilter', bound: { variables, tuple, set }, predicate, span: spanFrom(c, open.start) }
  }
  const names = variables.map((v): Expr => ({ kind: 'name', path: [], name: v.name, span: v.span }))
  const left: Expr = tuple ? { kind: 'tuple', items: names, span: subject } : (names[0] ?? { kind: 'tuple', items: [], span: subject })
  const span = spanFrom(c, start)
  return list(c, open, { kind: 'apply', path: [], name: '\\in', nameSpan: spanOf(c, member), fixity: 'infix', args: [left, set], span })
}

function list(c: Cursor, open: Token, first: Expr): Expr {
  const items = [first]
  while (accept(c, ',')) items.push(c.grammar.expression(c))
  expect(c, '}', 'or `,` or `:` in the set', open)
  return { kind: 'setEnum', items, span: spanFrom(c, open.start) }
}

/** Everything that begins with `[` except function application. */
export function parseBrackets(c: Cursor): Expr {
  const open = take(c)
  if (atBound(c, c.pos)) {
    const bounds = parseBounds(c)
    if (!at(c, '|->')) fail(c, '`|->` and the value of the function', 'for a Boolean `x \\in S` in brackets, put it in parentheses')
    take(c)
    const body = c.grammar.expression(c)
    expect(c, ']', 'to close the function', open)
    return { kind: 'function', bounds, body, span: spanFrom(c, open.start) }
  }
  const name = raw(c)
  const next = raw(c, 1).text
  if (next === '|->' && (name.kind === 'identifier' || isReservedWord(name))) {
    return { kind: 'record', fields: fields(c, '|->'), span: spanFrom(c, open.start) }
  }
  if (next === ':' && name.kind === 'identifier') return { kind: 'recordSet', fields: fields(c, ':'), span: spanFrom(c, open.start) }
  const first = c.grammar.expression(c)
  const token = peek(c)
  switch (token.text) {
    case '->': {
      take(c)
      const range = c.grammar.expression(c)
      expect(c, ']', 'to close the set of functions', open)
      return { kind: 'functionSet', domain: first, range, span: spanFrom(c, open.start) }
    }
    case 'EXCEPT': {
      take(c)
      const updates = parseUpdates(c)
      expect(c, ']', 'or `,` after an update', open)
      return { kind: 'except', function: first, updates, span: spanFrom(c, open.start) }
    }
    case ']_': {
      take(c)
      const subscript = parseSubscript(c)
      return { kind: 'box', action: first, subscript, span: spanFrom(c, open.start) }
    }
    case ']':
      return fail(c, '`]_` and a subscript', 'an action is written `[A]_vars`; a function is written `[x \\in S |-> e]`')
    default:
      return fail(c, '`|->`, `->`, `EXCEPT`, `]_` or an operator')
  }
}

/** The first field of a record may be a reserved word, the others may not: so it is in SANY. */
function fields(c: Cursor, separator: '|->' | ':'): { readonly name: Ident; readonly value: Expr }[] {
  const result: { readonly name: Ident; readonly value: Expr }[] = []
  do {
    const name = result.length === 0 ? identOf(c, take(c)) : identifier(c, 'the name of a field')
    expect(c, separator, 'after the name of the field')
    result.push({ name, value: c.grammar.expression(c) })
  } while (accept(c, ','))
  expect(c, ']', 'or `,` after a field')
  return result
}

/** `<<a, b>>` or `<<A>>_v`. */
export function parseAngles(c: Cursor): Expr {
  const open = take(c)
  const items: Expr[] = []
  if (!at(c, '>>') && !at(c, '>>_')) {
    do items.push(c.grammar.expression(c))
    while (accept(c, ','))
  }
  if (at(c, '>>_')) {
    const close = take(c)
    const action = items[0]
    const subscript = parseSubscript(c)
    if (action === undefined || items.length !== 1) failAt('parse/unexpected-token', spanOf(c, close), '`<<A>>_v` holds exactly one action', [])
    return { kind: 'angle', action, subscript, span: spanFrom(c, open.start) }
  }
  expect(c, '>>', 'or `,` in the tuple', open)
  return { kind: 'tuple', items, span: spanFrom(c, open.start) }
}
