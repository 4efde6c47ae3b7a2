/**
 * Where the parser stands in the tokens of a module, and how it complains.
 *
 * The idea that makes junction lists easy: while an item of a list is parsed, a token that does not stand to the right of
 * the list's bullets does not exist (`peek` answers `eof`), so every rule ends by itself where the item ends.
 * A rule that cannot go on throws a ParseFailure; it is caught where a unit of the module begins and becomes one Diagnostic.
 */
import { KEYWORDS } from './keywords.ts'
import type { Diagnostic, Note, Source, Span } from './source.ts'
import { didYouMean } from './suggest.ts'
import type { Token } from './tokens.ts'
import type { Expr, Ident, LetUnit } from './tree.ts'

/** The rules that call each other across files. */
export interface Grammar {
  expression(c: Cursor): Expr
  /** An expression in brackets of its own. */
  closed(c: Cursor): Expr
  /** An argument: an expression, an operator symbol or a LAMBDA. */
  argument(c: Cursor): Expr
  /** The definitions of a LET. */
  letUnits(c: Cursor): LetUnit[]
}

export interface Cursor {
  readonly source: Source
  readonly tokens: readonly Token[]
  readonly partner: Int32Array
  readonly diagnostics: Diagnostic[]
  readonly grammar: Grammar
  pos: number
  /** First bullet of the innermost junction list. */
  bullet: Token | undefined
  /** Its column; tokens must stand to the right of it. -1 outside lists. */
  limit: number
  /** Nesting of expressions. */
  depth: number
  /** Proof steps' names are expressions inside proofs only. */
  inProof: boolean
  /** The level of the innermost step, which `<*>` stands for. */
  proofLevel: number
}

/** Thrown by a rule that cannot go on. */
export class ParseFailure {
  readonly diagnostic: Diagnostic
  constructor(diagnostic: Diagnostic) {
    this.diagnostic = diagnostic
  }
}

/** Deeper trees are refused, so that no later floor overflows its stack. */
export const MAX_HEIGHT = 2000

/** Deeper nesting of brackets and words is refused: the parser itself needs up to seven frames a level. */
export const MAX_NESTING = 1000

/** Nobody reads more. */
export const MOST_ERRORS = 100

const OUTSIDE: Token = { kind: 'eof', text: '', start: 0, end: 0, column: -1 }

/** The next token, whatever its column. */
export function raw(c: Cursor, ahead = 0): Token {
  return c.tokens[c.pos + ahead] ?? OUTSIDE
}

/** The next token, `eof` where it lies outside the junction item that is being parsed. */
export function peek(c: Cursor): Token {
  const token = c.tokens[c.pos] ?? OUTSIDE
  return token.column > c.limit ? token : OUTSIDE
}

/** Consumes the next token. */
export function take(c: Cursor): Token {
  const token = raw(c)
  if (token.kind !== 'eof') c.pos++
  return token
}

export function at(c: Cursor, text: string): boolean {
  return peek(c).text === text
}

/** Consumes the next token if it is `text`. */
export function accept(c: Cursor, text: string): boolean {
  if (peek(c).text !== text) return false
  c.pos++
  return true
}

/** Consumes `text` or fails, saying what it was needed for, and which bracket it should have closed. */
export function expect(c: Cursor, text: string, purpose: string, open?: Token): Token {
  if (peek(c).text === text) return take(c)
  return fail(c, `\`${text}\` ${purpose}`, ...(open === undefined ? [] : [{ message: `\`${open.text}\` is opened here`, span: spanOf(c, open) }]))
}

export function identifier(c: Cursor, what: string): Ident {
  if (peek(c).kind !== 'identifier') fail(c, what)
  return identOf(c, take(c))
}

export function identOf(c: Cursor, token: Token): Ident {
  return { name: token.text, span: spanOf(c, token) }
}

export function spanOf(c: Cursor, token: Token): Span {
  return { source: c.source, start: token.start, end: token.end }
}

/** From `start` to the end of the last consumed token. */
export function spanFrom(c: Cursor, start: number): Span {
  return { source: c.source, start, end: Math.max(start, c.tokens[c.pos - 1]?.end ?? start) }
}

/** Records an error and goes on. */
export function report(c: Cursor, code: string, span: Span, message: string, ...notes: readonly (Note | string)[]): void {
  if (c.diagnostics.length >= MOST_ERRORS) return
  c.diagnostics.push({ code, severity: 'error', message, span, notes: notes.map((n) => (typeof n === 'string' ? { message: n } : n)) })
}

/** Gives up: `expected …, found …` at the next token. */
export function fail(c: Cursor, expected: string, ...notes: readonly (Note | string)[]): never {
  const token = raw(c)
  const all = [...notes.map((n) => (typeof n === 'string' ? { message: n } : n)), ...advice(c, token, expected)]
  failAt('parse/unexpected-token', spanOf(c, token), `expected ${expected}, found ${describe(token)}`, all)
}

/** Gives up with a diagnostic of its own. */
export function failAt(code: string, span: Span, message: string, notes: readonly Note[]): never {
  throw new ParseFailure({ code, severity: 'error', message, span, notes })
}

/** A token in the words of a message. */
export function describe(token: Token): string {
  if (token.kind === 'eof') return 'the end of the file'
  if (token.kind === 'string') return 'a string'
  if (token.kind === 'end') return 'the end of the module (`====`)'
  if (token.kind === 'separator') return '`----`'
  if (token.kind === 'number') return `the number ${token.text}`
  if (token.kind === 'identifier') return `\`${token.text}\``
  if (token.kind === 'step') return `the proof step \`${token.text}\``
  return `\`${token.text}\``
}

const NOT_EQUAL = 'not equal is written `#` or `/=`'

/** What the writer probably meant. */
function advice(c: Cursor, token: Token, expected: string): Note[] {
  const previous = c.tokens[c.pos - 1]
  const notes = [...columnAdvice(c, token), ...misspeltOperator(c)]
  const say = (message: string): number => notes.push({ message })
  if (token.text === '==') say('`==` only begins a definition; equality is written `=`')
  const before = c.tokens[c.pos - 2]
  if (token.text === '!' && c.tokens[c.pos + 1]?.text === '=') say(NOT_EQUAL)
  if (previous?.text === '=' && before?.text === '!' && previous.start === before.end) say(NOT_EQUAL)
  if (token.kind === 'step' && !c.inProof) say(`\`${token.text}\` is read as the name of a proof step; put a space after \`<\``)
  if (token.kind === 'keyword' && /name|parameter/.test(expected)) say(`\`${token.text}\` is a reserved word and cannot be a name`)
  // A name before `==` begins the next definition: it is no misspelt keyword.
  if (token.kind === 'identifier' && token.text.length > 2 && previous?.text !== '\\' && c.tokens[c.pos + 1]?.text !== '==') {
    const meant = didYouMean(token.text.toUpperCase(), KEYWORDS)
    if (meant !== undefined) say(`did you mean \`${meant}\`?`)
  }
  if (token.text === 'IN' && token.kind === 'keyword' && expected.startsWith('an operator')) say('did you mean `\\in`?')
  if (token.text === 'in' && expected.startsWith('`\\in`')) say('did you mean `\\in`?')
  if (previous?.kind === 'identifier' && KEYWORDS.has(previous.text.toUpperCase())) say(`did you mean \`${previous.text.toUpperCase()}\` instead of \`${previous.text}\`?`)
  return notes
}

/** The token is there, but not where an item of a junction list may have it. */
function columnAdvice(c: Cursor, token: Token): Note[] {
  if (c.bullet === undefined || token.column > c.limit || token.kind === 'eof') return []
  const { text } = c.bullet
  const isBullet = token.text === '/\\' || token.text === '\\/'
  const message = isBullet
    ? `an item of the \`${text}\` list must start at the column of its first bullet`
    : `everything in an item of the \`${text}\` list must stand to the right of its bullet`
  return [{ message, span: spanOf(c, c.bullet) }]
}

/** `A \unoin B` is read as `A \ unoin`, and the error comes one token too late. */
function misspeltOperator(c: Cursor): Note[] {
  const word = c.tokens[c.pos - 1]
  const slash = c.tokens[c.pos - 2]
  if (slash?.text !== '\\' || word === undefined || word.start !== slash.end || word.kind !== 'identifier') return []
  const meant = didYouMean(`\\${word.text}`, WORD_OPERATORS)
  return [{ message: `\`\\${word.text}\` is not an operator, so it was read as \`\\\` and \`${word.text}\`` + (meant === undefined ? '' : `; did you mean \`${meant}\`?`) }]
}

const WORD_OPERATORS: readonly string[] =
  '\\union \\intersect \\cup \\cap \\in \\notin \\subseteq \\land \\lor \\lnot \\div \\times \\exists \\forall \\leq \\geq \\equiv \\o \\circ \\subset \\supseteq \\oplus'.split(' ')
