/**
 * Every operator symbol of TLA+: canonical spelling, fixity, precedence range, associativity, synonyms.
 *
 * A precedence in TLA+ is a range. Two neighbouring operators are ordered only when their ranges do not touch; the same
 * operator twice is ordered by its associativity; everything else is a conflict that the writer must resolve with
 * parentheses. The numbers are ten times those of table 6 of "Specifying Systems", with the corrections that the SANY
 * parser made since, because its verdict is the one users know.
 */

export type Associativity = 'left' | 'none'

export interface Operator {
  /** Canonical ASCII spelling, as in `Apply.name`. */
  readonly name: string
  readonly fixity: 'prefix' | 'infix' | 'postfix'
  readonly low: number
  readonly high: number
  readonly associativity: Associativity
}

/** `-` as a prefix operator has its own name and its own precedence. */
export const PREFIX_MINUS: Operator = { name: '-.', fixity: 'prefix', low: 120, high: 120, associativity: 'none' }

/** `f[x]` behaves as a postfix operator. */
export const APPLICATION: Operator = { name: '[', fixity: 'postfix', low: 160, high: 160, associativity: 'left' }

const PREFIX: readonly (readonly [names: string, low: number, high: number])[] = [
  ['~', 40, 40],
  ['[] <> ENABLED UNCHANGED', 40, 150],
  ['SUBSET UNION DOMAIN', 100, 130],
]

const INFIX: readonly (readonly [names: string, low: number, high: number, associativity: Associativity])[] = [
  ['=>', 10, 10, 'none'],
  ['<=> ~> -+->', 20, 20, 'none'],
  ['/\\ \\/', 30, 30, 'left'],
  ['= /= \\in \\notin \\subseteq < <= > >= |- |= -| =| := ::=', 50, 50, 'none'],
  ['\\prec \\succ \\preceq \\succeq \\sim \\simeq \\ll \\gg \\asymp \\subset \\supset \\supseteq \\approx', 50, 50, 'none'],
  ['\\cong \\sqsubset \\sqsubseteq \\sqsupset \\sqsupseteq \\doteq \\propto', 50, 50, 'none'],
  ['\\cdot', 50, 140, 'left'],
  ['@@', 60, 60, 'left'],
  ['<: :>', 70, 70, 'none'],
  ['\\', 80, 80, 'none'],
  ['\\cap \\cup', 80, 80, 'left'],
  ['.. ...', 90, 90, 'none'],
  ['$ $$ ?? ## \\uplus \\sqcap \\sqcup', 90, 130, 'left'],
  ['!!', 90, 130, 'none'],
  ['\\wr', 90, 140, 'none'],
  ['+ ++ (+)', 100, 100, 'left'],
  ['| || %%', 100, 110, 'left'],
  ['%', 100, 110, 'none'],
  ['\\X', 100, 130, 'left'],
  ['- -- (-)', 110, 110, 'left'],
  ['* ** & && (.) (\\X) \\o \\star \\bigcirc \\bullet', 130, 130, 'left'],
  ['/ // (/) \\div', 130, 130, 'none'],
  ['^ ^^', 140, 140, 'none'],
]

const POSTFIX: readonly (readonly [names: string, low: number, high: number])[] = [["' ^+ ^* ^#", 150, 150]]

/** Other spellings, canonical first. */
const SYNONYMS: readonly string[] = [
  '~ \\lnot \\neg ¬', '[] □', '<> ◇', '/\\ \\land ∧', '\\/ \\lor ∨', '<=> \\equiv ≡ ⇔', '/= # ≠', '<= \\leq =< ≤', '>= \\geq ≥',
  '\\X \\times ×', '\\cap \\intersect ∩', '\\cup \\union ∪', '\\o \\circ ∘', '(+) \\oplus ⊕', '(-) \\ominus ⊖', '(.) \\odot ⊙',
  '(/) \\oslash ⊘', '(\\X) \\otimes ⊗', '\\approx ≈', ':= ≔', '\\asymp ≍', '\\bigcirc ◯', '::= ⩴', '\\bullet ●', '\\cdot ⋅',
  '\\cong ≅', '\\div ÷', '\\doteq ≐', '.. ‥', '... …', '!! ‼', '\\gg ≫', '=> ⇒', '\\in ∈', '=| ⫤', '~> ↝', '\\ll ≪', '-| ⊣',
  '\\notin ∉', '-+-> ⇸', '\\prec ≺', '\\preceq ⪯', '\\propto ∝', '?? ⁇', '|= ⊨', '|- ⊢', '\\sim ∼', '\\simeq ≃', '\\sqcap ⊓',
  '\\sqcup ⊔', '\\sqsubset ⊏', '\\sqsubseteq ⊑', '\\sqsupset ⊐', '\\sqsupseteq ⊒', '\\star ⋆', '\\subset ⊂', '\\subseteq ⊆',
  '\\succ ≻', '\\succeq ⪰', '\\supset ⊃', '\\supseteq ⊇', '\\uplus ⊎', '|| ‖', '\\wr ≀', '^+ ⁺', "' ′",
]

function buildOperators(): ReadonlyMap<string, Operator> {
  const table = new Map<string, Operator>([[PREFIX_MINUS.name, PREFIX_MINUS]])
  for (const [names, low, high] of PREFIX) for (const name of names.split(' ')) table.set(name, { name, fixity: 'prefix', low, high, associativity: 'none' })
  for (const [names, low, high, associativity] of INFIX) for (const name of names.split(' ')) table.set(name, { name, fixity: 'infix', low, high, associativity })
  for (const [names, low, high] of POSTFIX) for (const name of names.split(' ')) table.set(name, { name, fixity: 'postfix', low, high, associativity: 'none' })
  return table
}

function buildSpellings(operators: ReadonlyMap<string, Operator>): ReadonlyMap<string, string> {
  const table = new Map<string, string>()
  for (const name of operators.keys()) table.set(name, name)
  for (const line of SYNONYMS) {
    const [canonical, ...others] = line.split(' ')
    for (const other of others) table.set(other, canonical ?? other)
  }
  return table
}

/** Operators by canonical spelling. */
export const OPERATORS: ReadonlyMap<string, Operator> = buildOperators()

/** Every spelling, ASCII and Unicode, to the canonical one. */
export const SPELLINGS: ReadonlyMap<string, string> = buildSpellings(OPERATORS)

/** The operator of a canonical spelling. */
export function operatorOf(name: string): Operator | undefined {
  return OPERATORS.get(name)
}

/** How two neighbouring operators relate, `left` standing before `right`. */
export function relate(left: Operator, right: Operator): 'left first' | 'right first' | 'conflict' {
  if (left.low > right.high) return 'left first'
  if (left.high < right.low) return 'right first'
  return left === right && left.associativity === 'left' ? 'left first' : 'conflict'
}
