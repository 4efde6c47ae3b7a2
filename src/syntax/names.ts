/**
 * Names with their paths and arguments: `x`, `F(a, +)`, `I(a)!J!Op(b)`, `+(a, b)`, `Thm!1!<<`.
 *
 * A path step is a name with optional arguments, an operator symbol, or a selector of a subexpression: a number, `<<`,
 * `>>`, `:`, `@`, or bare arguments `!(a, b)`, whose name is `()`.
 */
import { accept, at, expect, fail, peek, raw, spanFrom, spanOf, take, type Cursor } from './cursor.ts'
import type { Expr, PathStep } from './tree.ts'

interface Step {
  readonly name: string
  readonly nameStart: number
  readonly nameEnd: number
  /** Undefined: no argument list was written. */
  readonly args: readonly Expr[] | undefined
}

/** A name that begins at the next token, which is an identifier, an operator symbol or a proof step. */
export function parseName(c: Cursor): Expr {
  const start = raw(c).start
  const path: PathStep[] = []
  let step = firstStep(c)
  while (at(c, '!')) {
    path.push({ name: step.name, args: step.args ?? [], span: { source: c.source, start: step.nameStart, end: spanFrom(c, 0).end } })
    take(c)
    step = nextStep(c)
  }
  const span = spanFrom(c, start)
  if (step.args === undefined) return { kind: 'name', path, name: step.name, span }
  const nameSpan = { source: c.source, start: step.nameStart, end: step.nameEnd }
  return { kind: 'apply', path, name: step.name, nameSpan, fixity: 'normal', args: step.args, span }
}

function firstStep(c: Cursor): Step {
  const token = take(c)
  const name = token.kind === 'step' ? stepName(c, token.text) : token.text
  return { name, nameStart: token.start, nameEnd: token.end, args: at(c, '(') ? parseArguments(c) : undefined }
}

/** `<*>1` and `<01>1` as `<1>1`. */
export function stepName(c: Cursor, text: string): string {
  return text.replace(/^<(?:\*|0*(?=\d))/, (level) => (level === '<*' ? `<${c.proofLevel}` : '<'))
}

function nextStep(c: Cursor): Step {
  const token = peek(c)
  if (token.text === '(') return { name: '()', nameStart: token.start, nameEnd: token.end, args: parseArguments(c) }
  if (token.kind === 'identifier' || token.kind === 'operator') return firstStep(c)
  if (token.kind === 'number' || token.text === '<<' || token.text === '>>' || token.text === ':' || token.text === '@') {
    take(c)
    return { name: token.text, nameStart: token.start, nameEnd: token.end, args: undefined }
  }
  return fail(c, 'a name or a selector after `!`')
}

/** `(a, b)` with expressions, operators or LAMBDAs. */
export function parseArguments(c: Cursor): readonly Expr[] {
  const open = expect(c, '(', 'to begin the arguments')
  if (at(c, ')')) fail(c, 'an argument', 'an operator without parameters is used without parentheses')
  const args = [c.grammar.argument(c)]
  while (accept(c, ',')) args.push(c.grammar.argument(c))
  expect(c, ')', 'or `,` after an argument', open)
  return args
}

/** An operator symbol that stands alone where an operator may be an argument. */
export function parseOperatorSymbol(c: Cursor): Expr {
  const token = take(c)
  return { kind: 'name', path: [], name: token.text, span: spanOf(c, token) }
}
