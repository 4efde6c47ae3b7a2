/**
 * ASSUME … PROVE, the form of theorems and proof steps that is no expression.
 */
import { accept, at, expect, fail, failAt, identifier, identOf, peek, raw, spanFrom, take, type Cursor } from './cursor.ts'
import { namedFormal, parseFormal } from './declarations.ts'
import type { Assumption, AssumeProve, NewSymbol } from './proofTree.ts'
import type { Ident } from './tree.ts'

/** The next tokens begin ASSUME/PROVE, perhaps with a label. */
export function atAssumeProve(c: Cursor): boolean {
  return at(c, 'ASSUME') || (raw(c).kind === 'identifier' && raw(c, 1).text === '::' && raw(c, 2).text === 'ASSUME')
}

/** ASSUME … PROVE. */
export function parseStatement(c: Cursor): AssumeProve {
  if (++c.depth > 200) fail(c, 'less nesting of ASSUME/PROVE')
  const { start } = raw(c)
  let label: Ident | undefined
  if (!at(c, 'ASSUME')) {
    label = identOf(c, take(c))
    take(c)
  }
  expect(c, 'ASSUME', 'and its assumptions')
  const assumptions = [assumption(c)]
  while (accept(c, ',')) assumptions.push(assumption(c))
  expect(c, 'PROVE', 'or `,` after an assumption')
  const prove = c.grammar.expression(c)
  c.depth--
  return { kind: 'assumeProve', label, assumptions, prove, span: spanFrom(c, start) }
}

function assumption(c: Cursor): Assumption {
  if (atAssumeProve(c)) return parseStatement(c)
  if (/^(NEW|CONSTANTS?|VARIABLES?|STATE|ACTIONS?|TEMPORALS?)$/.test(peek(c).text) && peek(c).kind === 'keyword') return newSymbol(c)
  return c.grammar.expression(c)
}

function newSymbol(c: Cursor): NewSymbol {
  const { start } = raw(c)
  const isNew = accept(c, 'NEW')
  const kind = peek(c).kind === 'keyword' ? take(c).text : ''
  if (!isNew && kind === '') fail(c, 'NEW, CONSTANT, VARIABLE, STATE, ACTION or TEMPORAL')
  const level = /^(VARIABLE|STATE)/.test(kind) ? 'state' : kind.startsWith('ACTION') ? 'action' : kind.startsWith('TEMPORAL') ? 'temporal' : 'constant'
  if (kind.startsWith('VARIABLE')) {
    const name = { ...identifier(c, 'the name of a variable'), arity: 0 }
    return { kind: 'new', level, name, set: undefined, span: spanFrom(c, start) }
  }
  const name = peek(c).kind === 'identifier' ? namedFormal(c, 'a declaration') : parseFormal(c, 'a declaration')
  let set: NewSymbol['set']
  if (level === 'constant' && at(c, '\\in')) {
    if (name.arity > 0) failAt('parse/unexpected-token', spanFrom(c, start), 'an operator with arguments cannot be declared as an element of a set', [])
    take(c)
    set = c.grammar.expression(c)
  }
  return { kind: 'new', level, name, set, span: spanFrom(c, start) }
}
