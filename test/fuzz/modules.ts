/**
 * Mutations of a module's text. Most keep its shape (a token for one of its class, an expression for another), so that
 * about half of the results parse and many get as far as the search; the rest is for the parser.
 */
import { childrenOf } from '../../src/syntax/children.ts'
import { KEYWORDS } from '../../src/syntax/keywords.ts'
import { operatorOf } from '../../src/syntax/operators.ts'
import { parseModule } from '../../src/syntax/parser.ts'
import { findModule, tokenize, type Token } from '../../src/syntax/tokens.ts'
import type { Expr, Module, Unit } from '../../src/syntax/tree.ts'
import type { Random } from '../../src/program/random.ts'
import { mutateCharacters, mutateLines, replaced } from './texts.ts'

type Mutation = (text: string, random: Random, others: readonly string[]) => string

/** Operators that are often of a kind. */
const FAMILIES: readonly (readonly string[])[] = [
  ['/\\', '\\/', '=>', '<=>', '/\\', '\\/', '~>'],
  ['=', '#', '<', '>', '<=', '>=', '\\in', '\\notin', '\\subseteq', '/='],
  ['\\cup', '\\cap', '\\', '\\X', '@@', '\\o'],
  ['+', '-', '*', '\\div', '%', '^', '..', '/'],
  ['~', 'SUBSET ', 'UNION ', 'DOMAIN ', 'ENABLED ', 'UNCHANGED ', '[]', '<>', '-'],
  [':>', '@@', '\\o', '..'],
]

const NAMES = 'Nat Int Seq Len Head Tail Append SubSeq SelectSeq Cardinality IsFiniteSet BOOLEAN STRING TRUE FALSE Permutations SortSeq Print Assert ToString TLCGet TLCSet RandomElement Any JavaTime Init Next Inv Spec x y z i j n S f Real Infinity BagToSet SetToBag'.split(' ')

const NUMBERS = ['0', '1', '2', '3', '4', '7', '10', '64', '2147483647', '2147483648', '99999999999999999999', '\\b101', '\\hFF', '\\o17', '007', '1.5', '-1']

const STRINGS = ['""', '"a"', '"b"', '"x"', '"\\n"', '"\\\\"', '"é😀"', '"__proto__"', '"constructor"', '"1"', '"a b"']

const ATOMS = [
  '0', '1', '-1', '2147483647', '99999999999', '{}', '<<>>', '""', 'TRUE', 'FALSE', 'BOOLEAN', 'STRING', 'Nat', 'Int', 'Seq(Nat)', '{1, 2}', '{{}}', '{<<>>}', '<<1>>', '<<1, 2>>', '1..3', '3..1', '0..0', '1..1000000',
  '"a"', '{"a", "b"}', '[a |-> 1]', '[a |-> 1, b |-> "x"]', '[a : {1, 2}]', '[a : {}, b : Nat]', '[q \\in {} |-> q]', '[q \\in 1..3 |-> q]', '[q \\in Nat |-> q]', '[1..2 -> {0, 1}]', '[{} -> {}]', '[Nat -> Nat]',
  'SUBSET {1, 2}', 'SUBSET Nat', 'SUBSET (1..40)', 'UNION {}', 'UNION {{1}, 2..3}', '{1} \\X {2}', 'Nat \\X Int', '(CHOOSE q \\in 1..3 : q > 1)', '(CHOOSE q : q \\notin Nat)', '(CHOOSE q \\in {} : TRUE)', '(LET q == 1 IN q)',
  '(IF 1 = 2 THEN 3 ELSE 4)', '(CASE 1 = 2 -> 3)', '(\\E q \\in {} : q)', '(\\A q \\in Nat : q >= 0)', '{q \\in Nat : q < 3}', '{q \\in 1..5 : q % 2 = 0}', '{q * 2 : q \\in 1..3}', '{<<q, r>> : q \\in 1..2, r \\in 1..2}',
  '[[q \\in 1..2 |-> q] EXCEPT ![1] = @ + 1]', '[[a |-> 1] EXCEPT !.a = 2, !.b = 3]', '(1 :> 2)', '(1 :> 2 @@ 3 :> 4)', '10 ^ 30', '2 ^ 31', '1 \\div 0', '5 % 3', '<<1, 2>>[3]', 'Head(<<>>)', 'Len("abc")', '{1, "a"}', '{1, {1}}',
]

/** `$` is the expression. */
const WRAPS = [
  '($)', '~($)', '{$}', '<<$>>', 'SUBSET ($)', 'UNION ($)', 'DOMAIN ($)', "($)'", 'ENABLED ($)', 'UNCHANGED ($)', '[]($)', '<>($)', '-($)', '($)[1]', '($).a', '[a |-> $]', '($) = ($)', '($) \\in ($)', '($) + 1', '($) - ($)', '($) .. 3',
  '($) \\cup ($)', '($) \\ ($)', '($) \\X ($)', '[($) -> ($)]', '[q \\in ($) |-> $]', '{q \\in ($) : TRUE}', '{<<q, $>> : q \\in {1, 2}}', '(\\E q \\in ($) : $)', '(\\A q \\in {$} : $)', '(CHOOSE q \\in ($) : TRUE)', '(CHOOSE q \\in {$} : $)',
  '(LET q == $ IN q)', '(LET q(r) == $ IN q(1))', '(LET q[r \\in {1, 2}] == $ IN q[1])', '(LET RECURSIVE q(_) q(r) == IF r = 0 THEN $ ELSE q(r - 1) IN q(2))', '(LET RECURSIVE q(_) q(r) == q(r) IN q($))', '(IF $ THEN $ ELSE $)', '(CASE $ -> $ [] OTHER -> $)',
  '[($) EXCEPT ![1] = @]', '[($) EXCEPT !.a = $]', '(lbl :: $)', '[$]_<<>>', '<<$>>_<<>>', '[][$]_($)', 'Len($)', 'Append($, $)', 'Cardinality($)', 'Seq($)', '($) \\o ($)', '($) => ($)', '($) /\\ ($)', '($) \\/ ($)', '($) ^ ($)', '($) * ($)', '($) @@ ($)', '($) :> ($)',
]

const UNITS = [
  'Extra == TRUE', 'Extra(a, b) == a = b', 'RECURSIVE Extra(_)\nExtra(n) == IF n = 0 THEN 0 ELSE Extra(n - 1)', 'Extra[n \\in Nat] == IF n = 0 THEN 1 ELSE n * Extra[n - 1]', 'VARIABLE extra', 'CONSTANT Extra', 'CONSTANT Extra(_, _)', 'ASSUME 1 = 1', 'ASSUME 1 = 2',
  'a ++ b == a + b', 'LOCAL INSTANCE Integers', 'Other == INSTANCE Naturals', 'INSTANCE Sequences', '---- MODULE Inner ----\nVARIABLE v\nInit == v = 0\n====', 'THEOREM TRUE\nPROOF OBVIOUS', '----', '\\* comment', '(* comment (* nested *) *)', 'EXTENDS TLC',
]

function tokensOf(text: string): readonly Token[] {
  const from = findModule(text, 0)
  return from < 0 ? [] : tokenize({ path: 'M.tla', text }, from).tokens.slice(0, -1)
}

const substitute = (template: string, text: string): string => template.split('$').join(text)

function instead(token: Token, tokens: readonly Token[], text: string, random: Random): string {
  const ofKind = tokens.filter((t) => t.kind === token.kind)
  const same = (): string => {
    const { start, end } = random.pick(ofKind)
    return text.slice(start, end)
  }
  switch (token.kind) {
    case 'identifier': return random.chance(0.8) ? same() : random.pick(NAMES)
    case 'number': return random.chance(0.3) ? same() : random.pick(NUMBERS)
    case 'string': return random.chance(0.5) ? same() : random.pick(STRINGS)
    case 'operator': {
      const families = FAMILIES.filter((family) => family.some((name) => name.trim() === token.text))
      if (families.length > 0 && random.chance(0.85)) return random.pick(random.pick(families))
      const fixity = operatorOf(token.text)?.fixity
      const like = ofKind.filter((t) => operatorOf(t.text)?.fixity === fixity)
      return like.length === 0 ? same() : random.pick(like).text
    }
    case 'keyword': return random.chance(0.7) ? same() : random.pick([...KEYWORDS])
    case 'symbol':
      if (token.text === '\\E' || token.text === '\\A') return random.pick(['\\E', '\\A', 'CHOOSE'])
      return same()
    default: return same()
  }
}

const MEANINGFUL: ReadonlySet<string> = new Set(['identifier', 'number', 'string', 'operator'])

const sameClass: Mutation = (text, random) => {
  const tokens = tokensOf(text)
  if (tokens.length === 0) return text
  const meaningful = random.chance(0.9) ? tokens.filter((t) => MEANINGFUL.has(t.kind) || t.text === '\\E' || t.text === '\\A').slice(1) : tokens
  if (meaningful.length === 0) return text
  const token = random.pick(meaningful)
  return replaced(text, token.start, token.end, instead(token, tokens, text, random))
}

const swapTokens: Mutation = (text, random) => {
  const tokens = tokensOf(text)
  if (tokens.length === 0) return text
  const a = random.pick(tokens)
  const b = random.pick(random.chance(0.8) ? tokens.filter((t) => t.kind === a.kind) : tokens)
  return swapped(text, a, b)
}

/** Two ranges of a text exchanged; the same text where they overlap. */
function swapped(text: string, a: { readonly start: number; readonly end: number }, b: { readonly start: number; readonly end: number }): string {
  const [first, second] = a.start <= b.start ? [a, b] : [b, a]
  if (first.end > second.start) return text
  return text.slice(0, first.start) + text.slice(second.start, second.end) + text.slice(first.end, second.start) + text.slice(first.start, first.end) + text.slice(second.end)
}

const oneToken: Mutation = (text, random) => {
  const tokens = tokensOf(text)
  if (tokens.length === 0) return text
  const { start, end } = random.pick(tokens)
  const other = random.pick(tokens)
  switch (random.below(3)) {
    case 0: return replaced(text, start, end, '')
    case 1: return replaced(text, end, end, ` ${text.slice(start, end)}`)
    default: return replaced(text, end, end, ` ${text.slice(other.start, other.end)} `)
  }
}

function expressionsOf(text: string): Expr[] {
  const { module } = parseModule({ path: 'M.tla', text })
  const found: Expr[] = []
  const visit = (e: Expr): void => {
    found.push(e)
    childrenOf(e).forEach(visit)
  }
  const unit = (u: Unit): void => {
    if (u.kind === 'operator') visit(u.body)
    else if (u.kind === 'function') [...u.bounds.map((b) => b.set), u.body].forEach(visit)
    else if ((u.kind === 'assume' || u.kind === 'theorem') && u.body.kind !== 'assumeProve') visit(u.body)
    else if (u.kind === 'module') u.module.units.forEach(unit)
  }
  module?.units.forEach(unit)
  return found
}

const textOf = ({ span: { start, end } }: Expr, text: string): string => text.slice(start, end)

/** An expression's text to stand where another stood: on one line, in parentheses more often than not. */
function fit(part: string, random: Random): string {
  const line = part.includes('\n') && random.chance(0.5) ? part : part.replaceAll(/\s*\n\s*/g, ' ')
  return /^\w+$/.test(line) || random.chance(0.3) ? line : `(${line})`
}

const swapExpressions: Mutation = (text, random) => {
  const all = expressionsOf(text)
  return all.length === 0 ? text : swapped(text, random.pick(all).span, random.pick(all).span)
}

const copyExpression: Mutation = (text, random) => {
  const all = expressionsOf(text)
  if (all.length === 0) return text
  const { span } = random.pick(all)
  return replaced(text, span.start, span.end, fit(textOf(random.pick(all), text), random))
}

const foreignExpression: Mutation = (text, random, others) => {
  const all = expressionsOf(text)
  const other = random.pick(others)
  const foreign = expressionsOf(other)
  if (all.length === 0 || foreign.length === 0) return text
  const { span } = random.pick(all)
  return replaced(text, span.start, span.end, fit(textOf(random.pick(foreign), other), random))
}

const atom: Mutation = (text, random) => {
  const all = expressionsOf(text)
  if (all.length === 0) return text
  const { span } = random.pick(all)
  return replaced(text, span.start, span.end, fit(random.pick(ATOMS), random))
}

const wrap: Mutation = (text, random) => {
  const all = expressionsOf(text)
  if (all.length === 0) return text
  const e = random.pick(all)
  return replaced(text, e.span.start, e.span.end, substitute(random.pick(WRAPS), fit(textOf(e, text), random)))
}

/** Something nested very deep, or very long. */
const excess: Mutation = (text, random) => {
  const all = expressionsOf(text)
  if (all.length === 0) return text
  const e = random.pick(all)
  const part = fit(textOf(e, text), random)
  const times = random.pick([20, 200, 2000, 10_000])
  const [open, close] = random.pick([['(', ')'], ['{', '}'], ['~', ''], ['<<', '>>'], ['[a |-> ', ']'], ['IF TRUE THEN ', ' ELSE 0'], ['1 + (', ')'], ['', ' + 1'], ['', ' \\/ FALSE'], ['SUBSET ', ''], ['{1} \\cup (', ')'], ['LET q == 1 IN ', ''], ['\\E q \\in {1} : ', ''], ['-', ''], ['', "'"], ['', '[1]'], ['', '.a']])
  return replaced(text, e.span.start, e.span.end, open!.repeat(times) + part + close!.repeat(times))
}

const units: Mutation = (text, random) => {
  const module: Module | undefined = parseModule({ path: 'M.tla', text }).module
  if (module === undefined || module.units.length === 0) return text
  const { span } = random.pick(module.units)
  const other = random.pick(module.units).span
  switch (random.below(4)) {
    case 0: return replaced(text, span.start, span.end, '')
    case 1: return replaced(text, other.end, other.end, `\n${text.slice(span.start, span.end)}\n`)
    case 2: return swapped(text, span, other)
    default: return replaced(text, span.end, span.end, `\n${random.pick(UNITS)}\n`)
  }
}

const MUTATIONS: readonly (readonly [weight: number, mutation: Mutation])[] = [
  [26, sameClass], [7, swapTokens], [7, oneToken], [10, swapExpressions], [8, copyExpression], [4, foreignExpression], [12, atom], [14, wrap], [5, units], [0.5, excess],
  [7, mutateCharacters], [5, mutateLines],
]

export function mutateModule(text: string, random: Random, others: readonly string[]): string {
  return random.weighted(MUTATIONS)(text, random, others)
}
