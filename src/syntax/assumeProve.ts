/**
 * ASSUME … PROVE, the form of theorems and proof steps that is no expression. It is read and forgotten: only provers
 * give it a meaning.
 */
import { accept, at, expect, fail, failAt, identifier, peek, raw, spanFrom, take, type Cursor } from './cursor.ts'
import { namedFormal, parseFormal } from './declarations.ts'

/** The next tokens begin ASSUME/PROVE, perhaps with a label. */
export function atAssumeProve(c: Cursor): boolean {
  return at(c, 'ASSUME') || (raw(c).kind === 'identifier' && raw(c, 1).text === '::' && raw(c, 2).text === 'ASSUME')
}

/** Skips ASSUME … PROVE. */
export function skipAssumeProve(c: Cursor): void {
  if (++c.depth > 200) fail(c, 'less nesting of ASSUME/PROVE')
  if (!at(c, 'ASSUME')) {
    take(c)
    take(c)
  }
  expect(c, 'ASSUME', 'and its assumptions')
  do assumption(c)
  while (accept(c, ','))
  expect(c, 'PROVE', 'or `,` after an assumption')
  c.grammar.expression(c)
  c.depth--
}

function assumption(c: Cursor): void {
  if (atAssumeProve(c)) return skipAssumeProve(c)
  if (/^(NEW|CONSTANTS?|VARIABLES?|STATE|ACTIONS?|TEMPORALS?)$/.test(peek(c).text) && peek(c).kind === 'keyword') return newSymbol(c)
  c.grammar.expression(c)
}

function newSymbol(c: Cursor): void {
  const start = raw(c).start
  const isNew = accept(c, 'NEW')
  const kind = peek(c).kind === 'keyword' ? take(c).text : ''
  if (!isNew && kind === '') fail(c, 'NEW, CONSTANT, VARIABLE, STATE, ACTION or TEMPORAL')
  if (kind.startsWith('VARIABLE')) {
    identifier(c, 'the name of a variable')
    return
  }
  if (peek(c).kind !== 'identifier') {
    parseFormal(c, 'a declaration')
    return
  }
  const declared = namedFormal(c, 'a declaration')
  if ((kind === '' || kind.startsWith('CONSTANT')) && at(c, '\\in')) {
    if (declared.arity > 0) failAt('parse/unexpected-token', spanFrom(c, start), 'an operator with arguments cannot be declared as an element of a set', [])
    take(c)
    c.grammar.expression(c)
  }
}
