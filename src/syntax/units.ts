/**
 * Modules and their units, and how parsing goes on after an error.
 *
 * A unit that fails becomes one diagnostic, and parsing resumes at the next unit: a token that can begin one and stands no
 * further right than the failed unit began. So the definitions of a LET inside it are not mistaken for units.
 */
import { atAssumeProve, parseStatement } from './assumeProve.ts'
import { accept, at, expect, fail, failAt, identifier, identOf, MAX_HEIGHT, MOST_ERRORS, ParseFailure, peek, raw, report, spanFrom, spanOf, take, type Cursor } from './cursor.ts'
import { moduleName, parseFormals } from './declarations.ts'
import { parseDefinition, parseInstance } from './definitions.ts'
import { height } from './height.ts'
import { UNIT_KEYWORDS } from './keywords.ts'
import { startsDefinition } from './leftSide.ts'
import { parseProof, parseUse } from './proofs.ts'
import type { Token } from './tokens.ts'
import type { Ident, Module, Unit } from './tree.ts'

const DEEPEST_MODULE = 50

/** Parses the module whose `---- MODULE` is the next token; undefined when not even its head can be read. */
export function parseModuleBody(c: Cursor, nesting: number): Module | undefined {
  const head = take(c)
  const module = attempt(c, () => {
    const name = moduleName(c)
    if (raw(c).kind !== 'separator') fail(c, '`----` after the name of the module')
    take(c)
    return name
  })
  const name = module ?? { name: '', span: spanOf(c, head) }
  if (module === undefined) resume(c, c.pos, 0)
  const extended = attempt(c, () => extendsClause(c)) ?? []
  const units: Unit[] = []
  while (raw(c).kind !== 'end' && raw(c).kind !== 'eof' && c.diagnostics.length < MOST_ERRORS) {
    if (raw(c).kind === 'separator') take(c)
    else parseUnit(c, units, nesting)
  }
  if (raw(c).kind === 'end') take(c)
  else if (raw(c).kind === 'eof' && !c.diagnostics.some((d) => d.code === 'parse/unterminated-comment')) {
    report(c, 'parse/unexpected-token', spanOf(c, raw(c)), `expected \`====\` to end the module \`${name.name}\`, found the end of the file`, { message: 'the module begins here', span: spanOf(c, head) })
  }
  if (module === undefined) return undefined
  return { name: name.name, nameSpan: name.span, extends: extended, units, span: spanFrom(c, head.start), source: c.source }
}

function extendsClause(c: Cursor): Ident[] {
  const names: Ident[] = []
  if (!accept(c, 'EXTENDS')) return names
  do names.push(moduleName(c))
  while (accept(c, ','))
  return names
}

function parseUnit(c: Cursor, units: Unit[], nesting: number): void {
  const first = c.pos
  const unit = attempt(c, () => {
    const parsed = unitAt(c, nesting, units.at(-1)?.kind)
    if (c.pos - first > MAX_HEIGHT) checkHeight(parsed)
    return parsed
  })
  if (unit !== undefined) units.push(unit)
  else resume(c, first, c.tokens[first]?.column ?? 0)
}

/** Runs a rule; a failure becomes a diagnostic and undefined. */
function attempt<T>(c: Cursor, rule: () => T): T | undefined {
  const { bullet, limit, depth } = c
  try {
    return rule()
  } catch (failure) {
    c.bullet = bullet
    c.limit = limit
    c.depth = depth
    c.inProof = false
    if (failure instanceof ParseFailure) c.diagnostics.push(failure.diagnostic)
    else if (failure instanceof RangeError) report(c, 'parse/too-deep', spanOf(c, raw(c)), 'expressions are nested too deep here', 'name the inner parts in definitions of their own')
    else throw failure
    return undefined
  }
}

/** Moves to the next token that can begin a unit. */
function resume(c: Cursor, first: number, column: number): void {
  if (c.pos === first) take(c)
  for (; raw(c).kind !== 'eof'; c.pos++) {
    const token = raw(c)
    if (token.kind === 'separator' || token.kind === 'end' || token.kind === 'module') return
    if (token.column > column) continue
    if (token.kind === 'keyword' ? UNIT_KEYWORDS.has(token.text) : startsDefinition(c, c.pos)) return
  }
}

function checkHeight(unit: Unit): void {
  const body = 'body' in unit ? unit.body : undefined
  if (body !== undefined && body.kind !== 'assumeProve' && height(body) > MAX_HEIGHT) {
    failAt('parse/too-deep', body.span, `this expression is nested more than ${MAX_HEIGHT} deep`, [{ message: 'name the inner parts in definitions of their own' }])
  }
}

function unitAt(c: Cursor, nesting: number, before: Unit['kind'] | undefined): Unit {
  const token = peek(c)
  const start = token.start
  if (token.kind === 'module') {
    if (nesting >= DEEPEST_MODULE) fail(c, `at most ${DEEPEST_MODULE} modules inside each other`)
    const module = parseModuleBody(c, nesting + 1)
    if (module === undefined) throw new ParseFailure(c.diagnostics.pop() ?? { code: 'parse/unexpected-token', severity: 'error', message: 'expected a module', notes: [] })
    return { kind: 'module', module, span: spanFrom(c, start) }
  }
  if (token.kind === 'keyword') {
    switch (token.text) {
      case 'CONSTANT':
      case 'CONSTANTS':
        take(c)
        return { kind: 'constants', names: parseFormals(c, 'the name of a constant'), span: spanFrom(c, start) }
      case 'VARIABLE':
      case 'VARIABLES':
        take(c)
        return { kind: 'variables', names: variables(c), span: spanFrom(c, start) }
      case 'RECURSIVE':
        take(c)
        return { kind: 'recursive', names: parseFormals(c, 'the name of a recursive operator'), span: spanFrom(c, start) }
      case 'ASSUME':
      case 'ASSUMPTION':
      case 'AXIOM':
        return assumption(c, token)
      case 'THEOREM':
      case 'PROPOSITION':
      case 'LEMMA':
      case 'COROLLARY':
        return theorem(c)
      case 'INSTANCE':
        return { kind: 'instance', local: false, instance: parseInstance(c), span: spanFrom(c, start) }
      case 'LOCAL':
        take(c)
        if (at(c, 'INSTANCE')) return { kind: 'instance', local: true, instance: parseInstance(c), span: spanFrom(c, start) }
        return parseDefinition(c, true, start, 'a definition or INSTANCE after LOCAL')
      case 'USE':
      case 'HIDE':
        if (raw(c, 1).text === 'ONLY') fail(c, 'a unit of the module', 'USE ONLY stands in proofs only')
        return { kind: 'use', use: parseUse(c), span: spanFrom(c, start) }
      case 'EXTENDS':
        return fail(c, 'a unit of the module', 'EXTENDS stands right after the head of the module, once, with commas between the names')
    }
  }
  const next = raw(c, 1)
  if (continuesLine(c, token)) continued(c, before)
  if (token.kind === 'identifier' && next.text !== '==' && next.text !== '(' && next.text !== '[' && !startsDefinition(c, c.pos)) misplaced(c, token, next)
  return parseDefinition(c, false, start, 'a definition, a declaration or `====`')
}

/** The token stands on the line where the unit before it ended. */
function continuesLine(c: Cursor, token: Token): boolean {
  const previous = c.tokens[c.pos - 1]
  if (previous === undefined || previous.kind === 'separator' || startsDefinition(c, c.pos)) return false
  return !/[\n\r]/.test(c.source.text.slice(previous.end, token.start))
}

function continued(c: Cursor, before: Unit['kind'] | undefined): never {
  if (before !== 'constants' && before !== 'variables' && before !== 'recursive') return fail(c, 'an operator or the end of the definition')
  const valued = before === 'constants' && (raw(c).text === '=' || raw(c).text === '<-')
  return fail(c, '`,` or the end of the declaration', ...(valued ? ['a constant gets its value in the configuration (.cfg)'] : []))
}

/** An identifier that begins nothing: say what it was probably meant to be. */
function misplaced(c: Cursor, token: Token, next: Token): void {
  if (next.text === '=' || next.text === ':=') {
    c.pos++
    fail(c, '`==`', `a definition is written \`${token.text} == …\``)
  }
  const indented = token.column > 0 && c.tokens[c.pos - 1]?.kind !== 'separator'
  fail(c, 'a definition, a declaration or `====`', ...(indented ? ['the expression before it ended here: an operator or a comma may be missing'] : []))
}

function variables(c: Cursor): Ident[] {
  const names = [identifier(c, 'the name of a variable')]
  while (accept(c, ',')) names.push(identifier(c, 'the name of a variable'))
  return names
}

function givenName(c: Cursor): Ident | undefined {
  if (peek(c).kind !== 'identifier' || raw(c, 1).text !== '==') return undefined
  const name = identOf(c, take(c))
  expect(c, '==', 'after the name')
  return name
}

function assumption(c: Cursor, head: Token): Unit {
  take(c)
  const name = givenName(c)
  const body = c.grammar.expression(c)
  return { kind: 'assume', axiom: head.text === 'AXIOM', name, body, span: spanFrom(c, head.start) }
}

function theorem(c: Cursor): Unit {
  const start = take(c).start
  const name = givenName(c)
  const body = atAssumeProve(c) ? parseStatement(c) : c.grammar.expression(c)
  return { kind: 'theorem', name, body, proof: parseProof(c), span: spanFrom(c, start) }
}
