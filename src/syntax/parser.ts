/**
 * Text → module. Recursive descent for everything with words and brackets, precedence ranges for operators.
 *
 * The rules live in files of their own; where they need each other they go through `Cursor.grammar`, which is tied here,
 * so that no two files import each other. The parser never throws: whatever the text, the answer is a tree, diagnostics,
 * or both.
 */
import { parseClosed } from './closed.ts'
import type { Cursor, Grammar } from './cursor.ts'
import { parseArgument, parseLetUnits } from './definitions.ts'
import { parseExpression } from './expressions.ts'
import type { Diagnostic, Source } from './source.ts'
import { findModule, tokenize } from './tokens.ts'
import type { Module } from './tree.ts'
import { parseModuleBody } from './units.ts'

export interface Parsed {
  /** Undefined when not even the head of the module could be read. With diagnostics it holds the units that could. */
  readonly module: Module | undefined
  readonly diagnostics: readonly Diagnostic[]
}

const GRAMMAR: Grammar = { expression: parseExpression, closed: parseClosed, argument: parseArgument, letUnits: parseLetUnits }

/** Parses the first module in `source`. */
export function parseModule(source: Source): Parsed {
  const from = findModule(source.text, 0)
  if (from < 0) return { module: undefined, diagnostics: [noModule(source)] }
  const { tokens, partner, diagnostics: lexical } = tokenize(source, from)
  const diagnostics: Diagnostic[] = [...lexical]
  const cursor: Cursor = { source, tokens, partner, diagnostics, grammar: GRAMMAR, pos: 0, bullet: undefined, limit: -1, depth: 0, inProof: false, proofLevel: 0 }
  const module = parseModuleBody(cursor, 0)
  return { module, diagnostics: inOrder(diagnostics) }
}

const startOf = (d: Diagnostic): number => d.span?.start ?? 0

/** By place. Of several at one place only the first, and on a line with a bad character only that. */
function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const sorted = diagnostics.toSorted((a, b) => startOf(a) - startOf(b))
  return sorted.filter((d, i) => {
    const before = sorted[i - 1]
    if (before === undefined) return true
    if (startOf(d) === startOf(before)) return false
    const lexical = before.code === 'parse/unexpected-character' || before.code === 'parse/unterminated-string'
    return !(lexical && d.code === 'parse/unexpected-token' && !d.span?.source.text.slice(startOf(before), startOf(d)).trimEnd().includes('\n'))
  })
}

function noModule(source: Source): Diagnostic {
  const message = 'expected a module, found none'
  const notes = [
    // What UTF-16 looks like when it is read as UTF-8.
    ...(source.text.includes('\0') ? [{ message: 'the file does not seem to be UTF-8 text: save it as UTF-8' }] : []),
    { message: 'a module begins with `---- MODULE Name ----` (four dashes or more on both sides) and ends with `====`' },
  ]
  return { code: 'parse/no-module', severity: 'error', message, span: { source, start: 0, end: 0 }, notes }
}
