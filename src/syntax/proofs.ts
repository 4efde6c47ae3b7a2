/**
 * Proofs are read by their grammar and forgotten. Reading them properly, steps and levels and all, is what keeps them from
 * swallowing the unit that follows: a proof has no closing word.
 */
import { atAssumeProve, skipAssumeProve } from './assumeProve.ts'
import { atBound, namesThen, parseBounds, parseNames } from './binders.ts'
import { accept, at, expect, fail, failAt, peek, raw, spanOf, take, type Cursor } from './cursor.ts'
import { moduleName } from './declarations.ts'
import { parseDefinition, parseInstance } from './definitions.ts'
import { startsDefinition } from './leftSide.ts'
import { isOpenStart } from './open.ts'
import { parseName } from './names.ts'
import { operatorOf } from './operators.ts'
import type { Token } from './tokens.ts'

const DEEPEST = 100
const UNKNOWN = -1

/** Skips the proof that may follow a theorem. */
export function skipProof(c: Cursor): void {
  if (!beginsProof(raw(c), [])) return
  c.inProof = true
  proof(c, [])
  c.inProof = false
}

/** `levels` are the numbers of the enclosing proofs, innermost last, UNKNOWN before its first step. */
function beginsProof(token: Token, levels: readonly number[]): boolean {
  if (token.kind === 'keyword') return /^(BY|PROOF|OBVIOUS|OMITTED)$/.test(token.text)
  if (token.kind !== 'step') return false
  if (token.text.startsWith('<+')) return true
  if (levels.length === 0) return true
  if (token.text.startsWith('<*')) return false
  const current = levels.at(-1) ?? UNKNOWN
  return current >= 0 && levelOf(token) > current
}

function levelOf(step: Token): number {
  return Number.parseInt(step.text.slice(1), 10)
}

function proof(c: Cursor, outer: readonly number[]): void {
  if (outer.length >= DEEPEST) failAt('parse/too-deep', spanOf(c, raw(c)), `proofs are nested more than ${DEEPEST} deep here`, [])
  const levels = [...outer, UNKNOWN]
  if (at(c, 'BY') || (at(c, 'PROOF') && raw(c, 1).text === 'BY')) {
    accept(c, 'PROOF')
    take(c)
    accept(c, 'ONLY')
    skipFacts(c)
    return
  }
  accept(c, 'PROOF')
  if (accept(c, 'OBVIOUS') || accept(c, 'OMITTED')) return
  for (;;) {
    const step = peek(c)
    if (step.kind !== 'step') fail(c, 'a proof step such as `<1>2.`', 'a proof that has steps ends with a QED step')
    if (!enter(levels, step)) {
      failAt('parse/proof-level', spanOf(c, step), `the step \`${step.text}\` does not belong to the proof that is open here`, [
        { message: 'the steps of one proof have one level; a proof inside a step has a greater one; each proof ends with QED' },
      ])
    }
    take(c)
    if (accept(c, 'QED')) {
      if (beginsProof(raw(c), levels)) proof(c, levels)
      return
    }
    const mayHaveProof = stepBody(c)
    if (!beginsProof(raw(c), levels)) continue
    if (!mayHaveProof) failAt('parse/unexpected-token', spanOf(c, raw(c)), 'this kind of step takes no proof', [])
    proof(c, levels)
  }
}

/** Gives the innermost proof its level by its first step; false where the step cannot stand here. */
function enter(levels: number[], step: Token): boolean {
  const last = levels.length - 1
  const enclosing = levels[last - 1] ?? UNKNOWN
  const current = levels[last] ?? UNKNOWN
  if (step.text.startsWith('<*') || step.text.startsWith('<+')) {
    if (current < 0) levels[last] = enclosing + 1
    return current < 0 || step.text.startsWith('<*')
  }
  const level = levelOf(step)
  if (current >= 0) return level === current
  levels[last] = level
  return level > enclosing
}

/** The body of a step; answers whether it may have a proof. */
function stepBody(c: Cursor): boolean {
  const token = peek(c)
  switch (token.kind === 'keyword' ? token.text : '') {
    case 'USE':
    case 'HIDE':
      skipUse(c)
      return false
    case 'INSTANCE':
      parseInstance(c)
      return false
    case 'DEFINE':
    case 'LOCAL':
      accept(c, 'DEFINE')
      definitions(c)
      return false
    case 'HAVE':
      take(c)
      c.grammar.expression(c)
      return false
    case 'TAKE':
      take(c)
      if (atBound(c, c.pos) || at(c, '<<')) parseBounds(c)
      else parseNames(c)
      return false
    case 'WITNESS':
      take(c)
      do c.grammar.expression(c)
      while (accept(c, ','))
      return false
    case 'PICK':
      take(c)
      if (namesThen(c, c.pos, ':')) parseNames(c)
      else parseBounds(c)
      expect(c, ':', 'before the body of PICK')
      c.grammar.expression(c)
      return true
    case 'CASE':
      take(c)
      c.grammar.expression(c)
      return true
    case 'SUFFICES':
      take(c)
      break
  }
  if (startsDefinition(c, c.pos)) {
    definitions(c)
    return false
  }
  if (atAssumeProve(c)) skipAssumeProve(c)
  else c.grammar.expression(c)
  return true
}

function definitions(c: Cursor): void {
  do parseDefinition(c, accept(c, 'LOCAL'), raw(c).start, 'a definition')
  while (at(c, 'LOCAL') || startsDefinition(c, c.pos))
}

/** USE or HIDE with its facts. */
export function skipUse(c: Cursor): void {
  take(c)
  accept(c, 'ONLY')
  const before = c.inProof
  c.inProof = true
  skipFacts(c)
  c.inProof = before
}

function skipFacts(c: Cursor): void {
  if (atFact(c)) facts(c)
  if (accept(c, 'DEF') || accept(c, 'DEFS')) facts(c)
}

function facts(c: Cursor): void {
  do fact(c)
  while (accept(c, ','))
}

function fact(c: Cursor): void {
  if (accept(c, 'MODULE')) moduleName(c)
  else if (peek(c).kind === 'operator' && (operatorOf(peek(c).text)?.fixity !== 'prefix' || at(c, '-.'))) parseName(c)
  else c.grammar.expression(c)
}

function atFact(c: Cursor): boolean {
  const token = peek(c)
  if (startsDefinition(c, c.pos)) return false
  switch (token.kind) {
    case 'identifier':
    case 'number':
    case 'string':
    case 'operator':
      return true
    case 'step':
      return !token.text.endsWith('.')
    case 'keyword':
      return token.text === 'MODULE' || token.text === 'WF_' || token.text === 'SF_' || isOpenStart(token)
    case 'symbol':
      return isOpenStart(token) || /^(\(|\[|\{|<<|@)$/.test(token.text)
    default:
      return false
  }
}
