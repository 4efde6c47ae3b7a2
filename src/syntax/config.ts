/**
 * Text of a .cfg → Config, as TLC reads it.
 *
 * A configuration is made of the same tokens as a module, so the tokenizer is shared. A section goes on until the next
 * keyword, sections may be repeated and add up, those with one name may not. Values are numbers without sign, strings,
 * TRUE, FALSE, names (model values) and sets of these: everything else belongs into a definition that `<-` refers to.
 */
import type { Diagnostic, Note, Source, Span } from './source.ts'
import { didYouMean } from './suggest.ts'
import { tokenize, type Token } from './tokens.ts'
import type { Config, ConfigConstant, ConfigValue, Ident } from './tree.ts'

type Names = 'invariants' | 'properties' | 'constraints' | 'actionConstraints'
type Single = 'init' | 'next' | 'specification' | 'symmetry' | 'view' | 'alias' | 'postcondition'

const LISTS: ReadonlyMap<string, Names> = new Map([
  ['INVARIANT', 'invariants'], ['INVARIANTS', 'invariants'], ['PROPERTY', 'properties'], ['PROPERTIES', 'properties'],
  ['CONSTRAINT', 'constraints'], ['CONSTRAINTS', 'constraints'],
  ['ACTION_CONSTRAINT', 'actionConstraints'], ['ACTION_CONSTRAINTS', 'actionConstraints'],
])

const SINGLES: ReadonlyMap<string, Single> = new Map([
  ['INIT', 'init'], ['NEXT', 'next'], ['SPECIFICATION', 'specification'], ['SYMMETRY', 'symmetry'], ['VIEW', 'view'], ['ALIAS', 'alias'],
  ['POSTCONDITION', 'postcondition'],
])

/** Keywords of TLC that have no meaning here. */
const UNSUPPORTED: ReadonlySet<string> = new Set(['TYPE_CONSTRAINT', '_PERIODIC', '_RL_REWARD'])

const KEYWORDS: ReadonlySet<string> = new Set([...LISTS.keys(), ...SINGLES.keys(), ...UNSUPPORTED, 'CONSTANT', 'CONSTANTS', 'CHECK_DEADLOCK'])

interface Reader {
  readonly source: Source
  readonly tokens: readonly Token[]
  pos: number
  readonly constants: ConfigConstant[]
  readonly lists: Record<Names, Ident[]>
  readonly singles: Map<Single, Ident>
  checkDeadlock: boolean | undefined
  readonly diagnostics: Diagnostic[]
}

const END: Token = { kind: 'eof', text: '', start: 0, end: 0, column: 0 }
const DEEPEST_SET = 500

/** Parses a configuration; with diagnostics, `config` holds what could be read. */
export function parseConfig(source: Source): { readonly config: Config; readonly diagnostics: readonly Diagnostic[] } {
  const { tokens, diagnostics } = tokenize(source, 0, true)
  const lists = { invariants: [], properties: [], constraints: [], actionConstraints: [] }
  const r: Reader = { source, tokens, pos: 0, constants: [], lists, singles: new Map(), checkDeadlock: undefined, diagnostics: [...diagnostics] }
  while (peek(r).kind !== 'eof') section(r)
  const symmetry = r.singles.get('symmetry')
  const config: Config = {
    source,
    constants: r.constants,
    init: r.singles.get('init'),
    next: r.singles.get('next'),
    specification: r.singles.get('specification'),
    ...r.lists,
    symmetry: symmetry === undefined ? [] : [symmetry],
    view: r.singles.get('view'),
    alias: r.singles.get('alias'),
    postcondition: r.singles.get('postcondition'),
    possible: possible(source),
    checkDeadlock: r.checkDeadlock,
  }
  return { config, diagnostics: r.diagnostics }
}

/** Names after `\* POSSIBLE:` in a comment. */
function possible(source: Source): Ident[] {
  return [...source.text.matchAll(/\\\*[ \t]*POSSIBLE:([^\n]*)/g)].flatMap((line) => {
    const from = line.index + line[0].length - line[1]!.length
    return [...line[1]!.matchAll(/[\w!]+/g)].map((name) => {
      const start = from + name.index
      return { name: name[0], span: { source, start, end: start + name[0].length } }
    })
  })
}

function section(r: Reader): void {
  const keyword = take(r)
  const list = LISTS.get(keyword.text)
  const single = SINGLES.get(keyword.text)
  if (list !== undefined) names(r, keyword, r.lists[list])
  else if (single !== undefined) oneName(r, keyword, single)
  else if (keyword.text === 'CONSTANT' || keyword.text === 'CONSTANTS') constants(r)
  else if (keyword.text === 'CHECK_DEADLOCK') deadlock(r, keyword)
  else {
    const meant = keyword.kind === 'identifier' || keyword.kind === 'keyword' ? keywordMeant(r, keyword.text.toUpperCase()) : undefined
    if (UNSUPPORTED.has(keyword.text)) report(r, 'unsupported/config-keyword', keyword, `\`${keyword.text}\` is not supported`)
    else report(r, 'config/unknown-keyword', keyword, `expected a keyword such as INIT or INVARIANT, found ${describe(keyword)}`, meant === undefined ? undefined : `did you mean \`${meant}\`?`)
    skipSection(r)
  }
}

function names(r: Reader, keyword: Token, into: Ident[]): void {
  while (!atSectionEnd(r)) {
    const token = take(r)
    if (token.kind !== 'identifier' && token.kind !== 'keyword') {
      const note = token.text === ',' ? 'the names are separated by spaces or line ends only' : `${keyword.text} takes names of definitions; give an expression a name in the module`
      report(r, 'config/unexpected-token', token, `expected the name of a definition after ${keyword.text}, found ${describe(token)}`, note)
      if (token.text !== ',') return skipSection(r)
      continue
    }
    const meant = /^[A-Z_]+$/.test(token.text) ? keywordMeant(r, token.text) : undefined
    if (meant !== undefined && isAssigned(r)) {
      report(r, 'config/unknown-keyword', token, `expected the name of a definition after ${keyword.text}, found ${describe(token)}`, `did you mean \`${meant}\`?`)
      return skipSection(r)
    }
    if (meant !== undefined) report(r, 'config/unknown-keyword', token, `\`${token.text}\` is read as one more name after ${keyword.text}`, `did you mean the keyword \`${meant}\`?`, 'warning')
    into.push(identOf(r, token))
  }
}

function oneName(r: Reader, keyword: Token, which: Single): void {
  const token = peek(r)
  if (token.kind !== 'identifier' || KEYWORDS.has(token.text)) {
    report(r, 'config/unexpected-token', token, `expected one name after ${keyword.text}, found ${describe(token)}`)
    return skipSection(r)
  }
  take(r)
  const earlier = r.singles.get(which)
  if (earlier !== undefined) report(r, 'config/duplicate', keyword, `${keyword.text} is given twice`, { message: 'the first is here', span: earlier.span })
  else r.singles.set(which, identOf(r, token))
  if (atSectionEnd(r)) return
  const note = which === 'symmetry' ? 'several symmetry sets are united in a definition: Symmetry == Permutations(A) \\union Permutations(B)' : undefined
  report(r, 'config/unexpected-token', peek(r), `${keyword.text} takes one name; expected a keyword, found ${describe(peek(r))}`, note ?? keywordNote(peek(r)))
  skipSection(r)
}

function deadlock(r: Reader, keyword: Token): void {
  const token = peek(r)
  if (token.text !== 'TRUE' && token.text !== 'FALSE') {
    report(r, 'config/unexpected-token', token, `expected TRUE or FALSE after CHECK_DEADLOCK, found ${describe(token)}`)
    return skipSection(r)
  }
  take(r)
  if (r.checkDeadlock !== undefined) report(r, 'config/duplicate', keyword, 'CHECK_DEADLOCK is given twice')
  else r.checkDeadlock = token.text === 'TRUE'
  if (atSectionEnd(r)) return
  report(r, 'config/unexpected-token', peek(r), `expected a keyword, found ${describe(peek(r))}`, keywordNote(peek(r)))
  skipSection(r)
}

function constants(r: Reader): void {
  while (!atSectionEnd(r)) {
    const entry = constant(r)
    if (entry === undefined) skipEntry(r)
    else r.constants.push(entry)
  }
}

function constant(r: Reader): ConfigConstant | undefined {
  const first = take(r)
  if (first.kind !== 'identifier' && first.kind !== 'keyword' && first.kind !== 'operator') {
    report(r, 'config/unexpected-token', first, `expected the name of a constant, found ${describe(first)}`)
    return undefined
  }
  let name = identOf(r, first)
  while (peek(r).text === '!') {
    take(r)
    const part = take(r)
    name = { name: `${name.name}!${part.text}`, span: { source: r.source, start: first.start, end: part.end } }
  }
  const next = peek(r)
  if (next.text === '<-') {
    take(r)
    return replacement(r, name)
  }
  if (next.text === '(') {
    report(r, 'unsupported/config-operator-value', next, `values for single arguments of \`${name.name}\` are not supported`, `define the operator in a module and write \`${name.name} <- Definition\``)
    return undefined
  }
  if (next.text !== '=') {
    report(r, 'config/unexpected-token', next, `expected \`=\` or \`<-\` after the constant \`${name.name}\`, found ${describe(next)}`, keywordNote(first) ?? valueNote(next))
    return undefined
  }
  take(r)
  if (peek(r).text === '[') {
    report(r, 'unsupported/config-module-value', peek(r), 'a value for a constant of one module only is not supported', `define it in a module and write \`${name.name} <- [Module] Definition\``)
    return undefined
  }
  const value = parseValue(r, 0)
  return value === undefined ? undefined : { kind: 'assign', name, value }
}

function replacement(r: Reader, name: Ident): ConfigConstant | undefined {
  let module: Ident | undefined
  if (peek(r).text === '[') {
    take(r)
    const token = take(r)
    if (token.kind !== 'identifier' || peek(r).text !== ']') {
      report(r, 'config/unexpected-token', token.kind === 'identifier' ? peek(r) : token, 'expected the name of a module and `]`', 'a definition of one module is replaced by `x <- [Module] Definition`')
      return undefined
    }
    take(r)
    module = identOf(r, token)
  }
  const by = peek(r)
  if (by.kind !== 'identifier' && by.kind !== 'operator') {
    report(r, 'config/unexpected-token', by, `expected the name of a definition after \`<-\`, found ${describe(by)}`, 'a value is assigned with `=`')
    return undefined
  }
  take(r)
  return { kind: 'replace', name, module, by: identOf(r, by) }
}

function parseValue(r: Reader, depth: number): ConfigValue | undefined {
  const token = peek(r)
  const span = spanOf(r, token)
  if (token.kind === 'number' && !token.text.startsWith('\\')) {
    take(r)
    return { kind: 'number', value: BigInt(token.text), span }
  }
  if (token.kind === 'string') {
    take(r)
    return { kind: 'string', value: token.text.slice(1, -1), span } // TLC resolves no escapes here
  }
  if (token.kind === 'identifier' || (token.kind === 'keyword' && !KEYWORDS.has(token.text))) {
    take(r)
    if (token.text === 'TRUE' || token.text === 'FALSE') return { kind: 'boolean', value: token.text === 'TRUE', span }
    return { kind: 'modelValue', name: token.text, span }
  }
  if (token.text === '{' && depth < DEEPEST_SET) return set(r, depth)
  const negative = token.text === '-' && r.tokens[r.pos + 1]?.kind === 'number'
  if (negative) {
    const number = r.tokens[r.pos + 1] ?? token
    report(r, 'config/negative-number', { ...token, end: number.end }, 'a configuration cannot hold a negative number', `define it in the module, MinusN == -${number.text}, and write \`x <- MinusN\``)
    return undefined
  }
  report(r, 'config/unexpected-token', token, `expected a value, found ${describe(token)}`, 'values are numbers, strings, TRUE, FALSE, model values and sets of these; define others in the module and write `x <- Definition`')
  return undefined
}

function set(r: Reader, depth: number): ConfigValue | undefined {
  const open = take(r)
  const items: ConfigValue[] = []
  if (peek(r).text !== '}') {
    for (;;) {
      const item = parseValue(r, depth + 1)
      if (item === undefined) return undefined
      items.push(item)
      if (peek(r).text !== ',') break
      take(r)
    }
  }
  if (peek(r).text !== '}') {
    report(r, 'config/unexpected-token', peek(r), `expected \`,\` or \`}\` in the set, found ${describe(peek(r))}`, { message: 'the set begins here', span: spanOf(r, open) })
    return undefined
  }
  const close = take(r)
  return { kind: 'set', items, span: { source: r.source, start: open.start, end: close.end } }
}

function valueNote(token: Token): string | undefined {
  return token.text === '..' || token.text === '(' ? 'values are numbers, strings, TRUE, FALSE, model values and sets of these; define others in the module and write `x <- Definition`' : undefined
}

/** The keyword that the token just read may have been meant to be; CONSTRANT before `N = 3` is CONSTANT, elsewhere CONSTRAINT. */
function keywordMeant(r: Reader, text: string): string | undefined {
  return didYouMean(text, isAssigned(r) ? ['CONSTANT', 'CONSTANTS'] : KEYWORDS)
}

/** Does `name =` or `name <-` follow, as only after CONSTANT? */
function isAssigned(r: Reader): boolean {
  return peek(r).kind === 'identifier' && ['=', '<-'].includes(r.tokens[r.pos + 1]?.text ?? '')
}

function keywordNote(token: Token): string | undefined {
  const meant = didYouMean(token.text.toUpperCase(), KEYWORDS)
  return meant === undefined ? undefined : `did you mean \`${meant}\`?`
}

function peek(r: Reader): Token {
  return r.tokens[r.pos] ?? END
}

function take(r: Reader): Token {
  const token = peek(r)
  if (token.kind !== 'eof') r.pos++
  return token
}

function atSectionEnd(r: Reader): boolean {
  const token = peek(r)
  return token.kind === 'eof' || (KEYWORDS.has(token.text) && token.kind !== 'string')
}

function skipSection(r: Reader): void {
  while (!atSectionEnd(r)) take(r)
}

/** To the next entry of a CONSTANTS section: a name that is followed by `=` or `<-`. */
function skipEntry(r: Reader): void {
  while (!atSectionEnd(r)) {
    const next = r.tokens[r.pos + 1]?.text
    if (peek(r).kind === 'identifier' && (next === '=' || next === '<-')) return
    take(r)
  }
}

function identOf(r: Reader, token: Token): Ident {
  return { name: token.text, span: spanOf(r, token) }
}

function spanOf(r: Reader, token: Token): Span {
  return { source: r.source, start: token.start, end: token.end }
}

function describe(token: Token): string {
  if (token.kind === 'eof') return 'the end of the file'
  return token.kind === 'string' ? `the string ${token.text}` : `\`${token.text}\``
}

function report(r: Reader, code: string, token: Token, message: string, note?: string | Note, severity: 'error' | 'warning' = 'error'): void {
  const notes = note === undefined ? [] : [typeof note === 'string' ? { message: note } : note]
  r.diagnostics.push({ code, severity, message, span: spanOf(r, token), notes })
}
