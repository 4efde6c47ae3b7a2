/**
 * WF_v(A), SF_v(A), and the restricted expressions that may be subscripts: a name with path and arguments, or something
 * in brackets. `WF_I!v(i)(A)` has the subscript `I!v(i)`; in `WF_v(A)` what looks like v's argument is the action.
 */
import { at, expect, fail, failAt, peek, spanFrom, spanOf, take, type Cursor } from './cursor.ts'
import { parseName } from './names.ts'
import type { Expr } from './tree.ts'

/** Parses a fairness condition that begins with `WF_` or `SF_`. */
export function parseFairness(c: Cursor): Expr {
  const head = take(c)
  const strong = head.text === 'SF_'
  const subscript = parseSubscript(c)
  if (at(c, '(')) {
    take(c)
    const action = c.grammar.expression(c)
    expect(c, ')', 'to close the action')
    return { kind: 'fairness', strong, subscript, action, span: spanFrom(c, head.start) }
  }
  const action = subscript.kind === 'apply' ? subscript.args[0] : undefined
  if (subscript.kind !== 'apply' || action === undefined || subscript.args.length !== 1) {
    failAt('parse/bad-fairness', spanFrom(c, head.start), `\`${head.text}\` needs a subscript and an action: ${head.text}vars(Action)`, [])
  }
  const name: Expr = { kind: 'name', path: subscript.path, name: subscript.name, span: subscript.nameSpan }
  return { kind: 'fairness', strong, subscript: name, action, span: spanFrom(c, head.start) }
}

/** The expression after `]_`, `>>_`, `WF_` or `SF_`. */
export function parseSubscript(c: Cursor): Expr {
  const token = peek(c)
  if (token.kind === 'identifier') return parseName(c)
  if (token.text === '@') {
    take(c)
    return { kind: 'at', span: spanOf(c, token) }
  }
  if (token.text === '(' || token.text === '{' || token.text === '[' || token.text === '<<') return c.grammar.closed(c)
  return fail(c, 'a subscript: a name, a tuple or an expression in parentheses')
}
