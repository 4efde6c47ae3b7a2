/**
 * The updates of `[f EXCEPT ![i].x[j, k] = e, …]`.
 */
import { accept, at, expect, fail, failAt, raw, spanFrom, spanOf, take, type Cursor } from './cursor.ts'
import { fieldName } from './fields.ts'
import type { Expr, Update, Updated } from './tree.ts'

/** Updates with commas between them. */
export function parseUpdates(c: Cursor): Update[] {
  const updates = [update(c)]
  while (accept(c, ',')) updates.push(update(c))
  return updates
}

function update(c: Cursor): Update {
  const start = raw(c).start
  expect(c, '!', 'to begin an update, as in `![x] = e`')
  const path: Updated[] = []
  while (at(c, '[') || at(c, '.')) path.push(element(c))
  if (path.length === 0) fail(c, '`[` or `.` after `!`')
  expect(c, '=', 'and the new value')
  const value: Expr = c.grammar.expression(c)
  return { path, value, span: spanFrom(c, start) }
}

function element(c: Cursor): Updated {
  const start = take(c)
  if (start.text === '.') {
    if (at(c, '@')) failAt('parse/unexpected-token', spanOf(c, raw(c)), '`@` cannot be the name of a field', [])
    const { name } = fieldName(c, 'the name of a record field after `.`')
    return { kind: 'field', name, span: spanFrom(c, start.start) }
  }
  const args = [c.grammar.expression(c)]
  while (accept(c, ',')) args.push(c.grammar.expression(c))
  expect(c, ']', 'to close the index')
  return { kind: 'index', args, span: spanFrom(c, start.start) }
}
