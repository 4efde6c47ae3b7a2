/**
 * Definitions, as units of a module, in LET and in proofs: operators in all fixities, functions, instances.
 */
import { parseBounds } from './binders.ts'
import { accept, at, expect, fail, identifier, identOf, peek, raw, spanFrom, take, type Cursor } from './cursor.ts'
import { moduleName, parseFormals } from './declarations.ts'
import { parseLambda } from './open.ts'
import { startsDefinition } from './leftSide.ts'
import { parseOperatorSymbol } from './names.ts'
import { operatorOf } from './operators.ts'
import type { Expr, FunctionDefinition, Formal, Ident, Instance, InstanceDefinition, LetUnit, OperatorDefinition, Substitution } from './tree.ts'

export type Definition = OperatorDefinition | FunctionDefinition | InstanceDefinition

/** One definition; `start` is where it begins, with its LOCAL. */
export function parseDefinition(c: Cursor, local: boolean, start: number, what: string): Definition {
  const token = peek(c)
  const fixity = token.kind === 'operator' ? operatorOf(token.text)?.fixity : undefined
  if (fixity === 'prefix') return symbolDefinition(c, local, start, 'prefix')
  if (token.kind !== 'identifier') fail(c, what)
  const next = raw(c, 1)
  if (next.text === '[') return functionDefinition(c, local, start)
  const nextFixity = next.kind === 'operator' ? operatorOf(next.text)?.fixity : undefined
  if (nextFixity === 'postfix' && raw(c, 2).text === '==') return symbolDefinition(c, local, start, 'postfix')
  if (nextFixity === 'infix' && raw(c, 2).kind === 'identifier' && raw(c, 3).text === '==') return symbolDefinition(c, local, start, 'infix')
  const name = identOf(c, take(c))
  let parameters: Formal[] = []
  if (accept(c, '(')) {
    parameters = parseFormals(c, 'a parameter')
    expect(c, ')', 'or `,` after a parameter')
  }
  equals(c, name)
  if (at(c, 'INSTANCE')) {
    const instance = parseInstance(c)
    return { kind: 'instanceDefinition', local, name, parameters, instance, span: spanFrom(c, start) }
  }
  const body = c.grammar.expression(c)
  return { kind: 'operator', local, name, fixity: 'normal', parameters, body, span: spanFrom(c, start) }
}

function symbolDefinition(c: Cursor, local: boolean, start: number, fixity: 'prefix' | 'infix' | 'postfix'): Definition {
  const parameters: Formal[] = []
  if (fixity !== 'prefix') parameters.push({ ...identifier(c, 'a parameter'), arity: 0 })
  const name = identOf(c, take(c))
  if (fixity !== 'postfix') parameters.push({ ...identifier(c, 'a parameter'), arity: 0 })
  equals(c, name)
  const body = c.grammar.expression(c)
  return { kind: 'operator', local, name, fixity, parameters, body, span: spanFrom(c, start) }
}

function functionDefinition(c: Cursor, local: boolean, start: number): Definition {
  const name = identOf(c, take(c))
  take(c)
  const bounds = parseBounds(c)
  expect(c, ']', 'or `,` after a bound of the function')
  equals(c, name)
  const body = c.grammar.expression(c)
  return { kind: 'function', local, name, bounds, body, span: spanFrom(c, start) }
}

function equals(c: Cursor, name: Ident): void {
  if (at(c, '=') || at(c, ':=')) fail(c, '`==`', `a definition is written \`${name.name} == …\``)
  expect(c, '==', `to define \`${name.name}\``)
}

/** `INSTANCE M WITH x <- e`. */
export function parseInstance(c: Cursor): Instance {
  const head = expect(c, 'INSTANCE', 'and the name of a module')
  const module = moduleName(c)
  const substitutions: Substitution[] = []
  if (accept(c, 'WITH')) {
    substitutions.push(substitution(c))
    while (at(c, ',') && raw(c, 2).text === '<-') {
      take(c)
      substitutions.push(substitution(c))
    }
  }
  return { module, substitutions, span: spanFrom(c, head.start) }
}

function substitution(c: Cursor): Substitution {
  const token = peek(c)
  if (token.kind !== 'identifier' && (token.kind !== 'operator' || operatorOf(token.text) === undefined)) fail(c, 'the name that WITH replaces')
  const name = identOf(c, take(c))
  expect(c, '<-', 'and what replaces the name')
  return { name, value: c.grammar.argument(c) }
}

/** An expression, a LAMBDA, or an operator symbol that stands alone. */
export function parseArgument(c: Cursor): Expr {
  const token = peek(c)
  if (token.kind === 'keyword' && token.text === 'LAMBDA') return parseLambda(c)
  if (token.kind === 'operator' && operatorOf(token.text) !== undefined && endsArgument(c, c.pos + 1)) {
    if (token.text === '\\X') fail(c, 'an operator', '`\\X` is not an ordinary operator: it takes any number of sets and cannot be passed')
    return parseOperatorSymbol(c)
  }
  return c.grammar.expression(c)
}

function endsArgument(c: Cursor, pos: number): boolean {
  const token = c.tokens[pos]
  if (token === undefined || token.kind === 'eof' || token.kind === 'end' || token.kind === 'separator' || token.kind === 'module') return true
  if (token.text === ',' || token.text === ')') return true
  if (token.kind === 'keyword') return /^(LOCAL|INSTANCE|THEOREM|ASSUME|ASSUMPTION|AXIOM|CONSTANTS?|VARIABLES?|RECURSIVE|IN)$/.test(token.text)
  return startsDefinition(c, pos)
}

/** The definitions between LET and IN. */
export function parseLetUnits(c: Cursor): LetUnit[] {
  const units: LetUnit[] = []
  const what = 'a definition in LET'
  do {
    const start = raw(c).start
    if (accept(c, 'RECURSIVE')) units.push({ kind: 'recursive', names: parseFormals(c, 'the name of a recursive operator'), span: spanFrom(c, start) })
    else units.push(parseDefinition(c, accept(c, 'LOCAL'), start, what))
  } while (at(c, 'RECURSIVE') || at(c, 'LOCAL') || startsDefinition(c, c.pos))
  if (peek(c).kind === 'identifier' && raw(c, 1).text === '=') fail(c, '`IN` or another definition in LET', `a definition is written \`${peek(c).text} == …\``)
  return units
}
