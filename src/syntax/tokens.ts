/**
 * Text of a module → tokens with columns.
 *
 * The longest match wins, as in SANY, so `\inS` is `\in S` and `Op(+)` holds the operator `(+)`. Spellings are folded here:
 * a token's `text` is the canonical ASCII spelling, and the parser never sees `\land` or `∧`. Text before the first
 * `---- MODULE` and after its `====` is not TLA+ and is never read. Errors are reported and repaired (an unterminated
 * string ends with its line), so that the parser always gets a stream that ends with `eof`.
 */
import { KEYWORDS } from './keywords.ts'
import { SPELLINGS } from './operators.ts'
import type { Diagnostic, Source } from './source.ts'
import { decodeString, endOfString } from './strings.ts'

export type TokenKind = 'identifier' | 'number' | 'string' | 'operator' | 'keyword' | 'symbol' | 'step' | 'module' | 'separator' | 'end' | 'eof'

export interface Token {
  readonly kind: TokenKind
  /** Canonical spelling; a string's value stays in the source, its text is the raw literal. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** 0-based, tabs to the next multiple of 8, code points counted once. */
  readonly column: number
}

export interface Tokens {
  readonly tokens: readonly Token[]
  /** Index of the matching `)`, `]`, `]_` or `>>` of an opening bracket, 0 where there is none. */
  readonly partner: Int32Array
  readonly diagnostics: readonly Diagnostic[]
}

/** Symbols that are not operators, with their Unicode spellings. */
const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ...[', : :: . _ == ( ) [ ]_ ] {| |} { } << >>_ >> ! -> <- |->'].flatMap((line) => line.split(' ').map((s) => [s, s] as const)),
  ['∷', '::'], ['≜', '=='], ['⟨', '<<'], ['⟩_', '>>_'], ['⟩', '>>'], ['→', '->'], ['←', '<-'], ['↦', '|->'],
  ['∃', '\\E'], ['∀', '\\A'],
])

const QUANTIFIERS: ReadonlyMap<string, string> = new Map([
  ['\\E', '\\E'], ['\\exists', '\\E'], ['\\A', '\\A'], ['\\forall', '\\A'], ['\\EE', '\\EE'], ['\\AA', '\\AA'],
])

const NUMBER_SETS: ReadonlyMap<string, string> = new Map([['ℕ', 'Nat'], ['ℤ', 'Int'], ['ℝ', 'Real']])

/** What the spellings that begin with a character mean, longest first. */
const BY_CHARACTER: ReadonlyMap<number, readonly (readonly [spelling: string, kind: TokenKind, canonical: string])[]> = buildSymbols()

function buildSymbols(): Map<number, (readonly [string, TokenKind, string])[]> {
  const table = new Map<number, (readonly [string, TokenKind, string])[]>()
  const add = (spelling: string, kind: TokenKind, canonical: string): void => {
    const first = spelling.charCodeAt(0)
    table.set(first, [...(table.get(first) ?? []), [spelling, kind, canonical] as const].toSorted(([a], [b]) => b.length - a.length))
  }
  for (const [spelling, canonical] of SYMBOLS) add(spelling, 'symbol', canonical)
  for (const [spelling, canonical] of SPELLINGS) if (!/^[A-Z]|^\\[a-zA-Z]/.test(spelling)) add(spelling, 'operator', canonical)
  for (const keyword of ['ASSUME', 'PROVE']) add(`[]${keyword}`, 'keyword', keyword)
  for (const [spelling, canonical] of NUMBER_SETS) add(spelling, 'identifier', canonical)
  return table
}

const MOST_ERRORS = 100
const LONGEST_WORD_OPERATOR = 12

const isDigit = (c: number): boolean => c >= 48 && c <= 57
const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90)
const isWord = (c: number): boolean => isLetter(c) || isDigit(c) || c === 95

/** Offset of the first `---- MODULE` at or after `from`, or -1. */
export function findModule(text: string, from: number): number {
  for (let at = text.indexOf('MODULE', from); at >= 0; at = text.indexOf('MODULE', at + 6)) {
    let dash = at
    while (dash > from && text.charCodeAt(dash - 1) === 32) dash--
    const dashesEnd = dash
    while (dash > from && text.charCodeAt(dash - 1) === 45) dash--
    if (dashesEnd - dash >= 4) return dash
  }
  return -1
}

/** Tokens from offset `from` to the end of the module that begins there; or, with `whole`, to the end of the text. */
export function tokenize(source: Source, from: number, whole = false): Tokens {
  const text = source.text
  const tokens: Token[] = []
  const diagnostics: Diagnostic[] = []
  let at = from
  let column = columnAt(text, from)
  let modules = 0
  const lastApostrophe = text.lastIndexOf("'")
  let letterFree = 0 // no letter between here and this offset: keeps `1_1_1_…` linear

  const report = (code: string, start: number, end: number, message: string, notes: readonly string[]): void => {
    if (diagnostics.length < MOST_ERRORS) diagnostics.push({ code, severity: 'error', message, span: { source, start, end }, notes: notes.map((note) => ({ message: note })) })
  }
  const push = (kind: TokenKind, canonical: string, end: number): void => {
    tokens.push({ kind, text: canonical, start: at, end, column })
    column += end - at
    at = end
  }
  /** Moves over text that may hold anything. */
  const skipTo = (end: number): void => {
    for (; at < end; at++) column = nextColumn(text, at, column)
  }
  const blockComment = (): void => {
    let depth = 1
    let i = at + 2
    while (depth > 0 && i < text.length) {
      const c = text.charCodeAt(i)
      if (c === 40 && text.charCodeAt(i + 1) === 42) { depth++; i += 2 }
      else if (c === 42 && text.charCodeAt(i + 1) === 41) { depth--; i += 2 }
      else i++
    }
    if (depth > 0) {
      report('parse/unterminated-comment', at, at + 2, 'this comment is never closed', ['comments nest: every `(*` inside it needs its own `*)`'])
      i = text.length
    }
    skipTo(i)
  }
  const word = (): void => {
    const first = text.charCodeAt(at)
    let end = at
    let letter = isLetter(first)
    if (letter && text.charCodeAt(at + 2) === 95 && text.charCodeAt(at + 1) === 70 && (first === 87 || first === 83)) {
      return push('keyword', first === 87 ? 'WF_' : 'SF_', at + 3)
    }
    if (at >= letterFree) {
      while (isWord(text.charCodeAt(end))) {
        if (isLetter(text.charCodeAt(end))) letter = true
        end++
      }
      if (!letter) letterFree = end
    }
    if (letter) {
      const name = text.slice(at, end)
      return push(SPELLINGS.has(name) ? 'operator' : KEYWORDS.has(name) ? 'keyword' : 'identifier', name, end)
    }
    if (first === 95) return push('symbol', '_', at + 1)
    end = at + 1
    while (isDigit(text.charCodeAt(end))) end++
    push('number', text.slice(at, end), end)
  }
  const dashes = (): boolean => {
    let end = at
    while (text.charCodeAt(end) === 45) end++
    if (end - at < 4) return false
    let i = end
    while (text.charCodeAt(i) === 32) i++
    if (text.startsWith('MODULE', i)) {
      modules++
      push('module', '---- MODULE', i + 6)
    } else push('separator', '----', end)
    return true
  }
  const equals = (): boolean => {
    let end = at
    while (text.charCodeAt(end) === 61) end++
    if (end - at < 4) return false
    push('end', '====', end)
    modules--
    return true
  }
  /** `<1>2.`, `<*>`, `<+>a`: a proof step's name. */
  const step = (): boolean => {
    let end = at + 1
    const level = text.charCodeAt(end)
    if (level === 42 || level === 43) end++
    else while (isDigit(text.charCodeAt(end))) end++
    if (end === at + 1 || text.charCodeAt(end) !== 62) return false
    end++
    const named = end
    while (isWord(text.charCodeAt(end))) end++
    if (end === named && (text.charCodeAt(end) === 42 || text.charCodeAt(end) === 45)) end++
    while (text.charCodeAt(end) === 46) end++
    push('step', text.slice(at, end), end)
    return true
  }
  const backslash = (): boolean => {
    const next = text[at + 1] ?? ''
    const digits = /[oO]/.test(next) ? /[0-7]/ : /[bB]/.test(next) ? /[01]/ : /[hH]/.test(next) ? /[0-9a-fA-F]/ : undefined
    if (digits?.test(text[at + 2] ?? '') === true) {
      let end = at + 3
      while (digits.test(text[end] ?? '')) end++
      push('number', text.slice(at, end), end)
      return true
    }
    let end = at + 1
    while (end - at < LONGEST_WORD_OPERATOR && isLetter(text.charCodeAt(end))) end++
    for (; end > at + 1; end--) {
      const spelling = text.slice(at, end)
      const operator = SPELLINGS.get(spelling)
      if (operator !== undefined) { push('operator', operator, end); return true }
      const quantifier = QUANTIFIERS.get(spelling)
      if (quantifier !== undefined) { push('symbol', quantifier, end); return true }
    }
    return false
  }
  const symbol = (c: number): void => {
    for (const [spelling, kind, canonical] of BY_CHARACTER.get(c) ?? []) {
      if (spelling.length === 1 || text.startsWith(spelling, at)) return push(kind, canonical, at + spelling.length)
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    report('parse/unexpected-character', at, at + character.length, `the character ${describeCharacter(character)} has no meaning in TLA+`, adviceOnCharacter(character))
    skipTo(at + character.length)
  }

  while (at < text.length) {
    const c = text.charCodeAt(at)
    if (c === 32 || c === 9 || c === 10 || c === 13) {
      column = nextColumn(text, at, column)
      at++
    } else if (isWord(c)) word()
    else if (c === 92 && text.charCodeAt(at + 1) === 42) {
      let end = at
      while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++
      skipTo(end)
    } else if (c === 40 && text.charCodeAt(at + 1) === 42) blockComment()
    else if (c === 34) {
      const { end, problem } = endOfString(text, at, lastApostrophe)
      if (problem !== undefined) report(problem.code, problem.start, problem.end, problem.message, problem.notes)
      tokens.push({ kind: 'string', text: text.slice(at, end), start: at, end, column })
      skipTo(end)
    } else if (c === 64 && text.charCodeAt(at + 1) !== 64) push('symbol', '@', at + 1)
    else if (c === 45 && dashes()) continue
    else if (c === 61 && equals()) {
      if (modules <= 0 && !whole) break
    } else if (c === 60 && step()) continue
    else if (c === 92 && backslash()) continue
    else symbol(c)
  }
  tokens.push({ kind: 'eof', text: '', start: at, end: at, column: -1 })
  return { tokens, partner: matchBrackets(tokens), diagnostics }
}

/** The value of a string token. */
export function stringValue(token: Token): string {
  return decodeString(token.text)
}

function nextColumn(text: string, at: number, column: number): number {
  const c = text.charCodeAt(at)
  if (c === 10 || c === 13) return 0
  if (c === 9) return column - (column % 8) + 8
  return c >= 0xdc00 && c <= 0xdfff ? column : column + 1
}

function columnAt(text: string, offset: number): number {
  let start = offset
  while (start > 0 && text.charCodeAt(start - 1) !== 10 && text.charCodeAt(start - 1) !== 13) start--
  let column = 0
  for (let i = start; i < offset; i++) column = nextColumn(text, i, column)
  return column
}

/** Brackets are matched each kind for itself, so that one missing bracket does not shift the others. */
function matchBrackets(tokens: readonly Token[]): Int32Array {
  const partner = new Int32Array(tokens.length)
  const round: number[] = []
  const square: number[] = []
  const angle: number[] = []
  const close = (open: number[], i: number): void => {
    const at = open.pop()
    if (at !== undefined) partner[at] = i
  }
  for (let i = 0; i < tokens.length; i++) {
    const text = tokens[i]?.text
    if (text === '(') round.push(i)
    else if (text === ')') close(round, i)
    else if (text === '[') square.push(i)
    else if (text === ']' || text === ']_') close(square, i)
    else if (text === '<<') angle.push(i)
    else if (text === '>>') close(angle, i)
  }
  return partner
}

function describeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const hex = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  return code > 32 && code !== 127 && code < 0xd800 ? `\`${character}\` (${hex})` : hex
}

function adviceOnCharacter(character: string): readonly string[] {
  if (/[“”„«»]/.test(character)) return ['strings are written between plain quotes: "text"']
  if (/[‘’]/.test(character)) return ["the prime is the plain apostrophe: x'"]
  if (character === ';') return ['TLA+ has no statement separators; start the next definition on a new line']
  if (/[−–—]/.test(character)) return ['minus is written `-`']
  if (/\p{L}/u.test(character)) return ['identifiers are made of ASCII letters, digits and `_`']
  if (/\s|\uFEFF/.test(character)) return ['only spaces, tabs and line ends may separate tokens']
  return []
}
