/**
 * Proofs. Reading them properly, steps and levels and all, is what keeps them from swallowing the unit that follows: a proof has
 * no closing word.
 */
import { atAssumeProve, parseStatement } from './assumeProve.ts'
import { atBound, namesThen, parseBounds, parseNames } from './binders.ts'
import { accept, at, expect, fail, failAt, peek, raw, spanFrom, spanOf, take, type Cursor } from './cursor.ts'
import { moduleName } from './declarations.ts'
import { parseDefinition, parseInstance, type Definition } from './definitions.ts'
import { startsDefinition } from './leftSide.ts'
import { isOpenStart } from './open.ts'
import { parseName, stepName } from './names.ts'
import { operatorOf } from './operators.ts'
import type { Fact, Introduced, Proof, Step, StepBody, Use } from './proofTree.ts'
import type { Token } from './tokens.ts'
import type { Ident } from './tree.ts'

const DEEPEST = 100
const UNKNOWN = -1

/** The proof that may follow a theorem. */
export function parseProof(c: Cursor): Proof | undefined {
  if (!beginsProof(raw(c), [])) return undefined
  c.inProof = true
  const parsed = proof(c, [])
  c.inProof = false
  return parsed
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

function proof(c: Cursor, outer: readonly number[]): Proof {
  if (outer.length >= DEEPEST) failAt('parse/too-deep', spanOf(c, raw(c)), `proofs are nested more than ${DEEPEST} deep here`, [])
  const { start } = raw(c)
  const levels = [...outer, UNKNOWN]
  if (at(c, 'BY') || (at(c, 'PROOF') && raw(c, 1).text === 'BY')) {
    accept(c, 'PROOF')
    take(c)
    accept(c, 'ONLY')
    return { kind: 'leaf', by: usedFacts(c, start, false), span: spanFrom(c, start) }
  }
  accept(c, 'PROOF')
  if (accept(c, 'OBVIOUS') || accept(c, 'OMITTED')) return { kind: 'leaf', by: undefined, span: spanFrom(c, start) }
  const steps: Step[] = []
  for (;;) {
    const token = peek(c)
    if (token.kind !== 'step') fail(c, 'a proof step such as `<1>2.`', 'a proof that has steps ends with a QED step')
    if (!enter(levels, token)) {
      failAt('parse/proof-level', spanOf(c, token), `the step \`${token.text}\` does not belong to the proof that is open here`, [
        { message: 'the steps of one proof have one level; a proof inside a step has a greater one; each proof ends with QED' },
      ])
    }
    take(c)
    const level = levels.at(-1) ?? UNKNOWN
    c.proofLevel = level
    const name = nameOf(c, token)
    const body = stepBody(c)
    const inside = beginsProof(raw(c), levels)
    if (inside && !PROVED.has(body.kind)) failAt('parse/unexpected-token', spanOf(c, raw(c)), 'this kind of step takes no proof', [])
    c.proofLevel = level
    steps.push({ name, body, proof: inside ? proof(c, levels) : undefined, span: spanFrom(c, token.start) })
    if (body.kind === 'qed') return { kind: 'steps', steps, span: spanFrom(c, start) }
  }
}

/** The steps that may have a proof. */
const PROVED: ReadonlySet<string> = new Set(['pick', 'case', 'suffices', 'assert', 'qed'])

/** What the step can be referred to by: `<1>2` of `<1>2.`; `<1>` is no name. */
function nameOf(c: Cursor, token: Token): Ident | undefined {
  const name = stepName(c, token.text).replace(/\.+$/, '')
  if (!/>\w/.test(name)) return undefined
  const span = spanOf(c, token)
  if (/^<[*+]>/.test(token.text)) failAt('parse/step-name', span, `the step \`${token.text}\` has a name but no level of its own`, [{ message: '<*> and <+> are for steps without a name; write the number of the level' }])
  return { name, span }
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

function stepBody(c: Cursor): StepBody {
  const token = peek(c)
  switch (token.kind === 'keyword' ? token.text : '') {
    case 'QED':
      take(c)
      return { kind: 'qed' }
    case 'USE':
    case 'HIDE':
      return { kind: 'use', use: parseUse(c) }
    case 'INSTANCE':
      return { kind: 'instance', instance: parseInstance(c), span: spanFrom(c, token.start) }
    case 'DEFINE':
    case 'LOCAL':
      accept(c, 'DEFINE')
      return { kind: 'define', definitions: definitions(c) }
    case 'HAVE':
      take(c)
      return { kind: 'have', statement: c.grammar.expression(c) }
    case 'TAKE':
      take(c)
      return { kind: 'take', introduced: atBound(c, c.pos) || at(c, '<<') ? { bounds: parseBounds(c), names: [] } : { bounds: [], names: parseNames(c) } }
    case 'WITNESS': {
      take(c)
      const items = [c.grammar.expression(c)]
      while (accept(c, ',')) items.push(c.grammar.expression(c))
      return { kind: 'witness', items }
    }
    case 'PICK': {
      take(c)
      const introduced: Introduced = namesThen(c, c.pos, ':') ? { bounds: [], names: parseNames(c) } : { bounds: parseBounds(c), names: [] }
      expect(c, ':', 'before the body of PICK')
      return { kind: 'pick', introduced, body: c.grammar.expression(c) }
    }
    case 'CASE':
      take(c)
      return { kind: 'case', statement: c.grammar.expression(c) }
    case 'SUFFICES':
      take(c)
      if (startsDefinition(c, c.pos)) break
      return { kind: 'suffices', statement: atAssumeProve(c) ? parseStatement(c) : c.grammar.expression(c) }
  }
  if (startsDefinition(c, c.pos)) return { kind: 'define', definitions: definitions(c) }
  return { kind: 'assert', statement: atAssumeProve(c) ? parseStatement(c) : c.grammar.expression(c) }
}

function definitions(c: Cursor): Definition[] {
  const found: Definition[] = []
  do found.push(parseDefinition(c, accept(c, 'LOCAL'), raw(c).start, 'a definition'))
  while (at(c, 'LOCAL') || startsDefinition(c, c.pos))
  return found
}

/** USE or HIDE with its facts. */
export function parseUse(c: Cursor): Use {
  const head = take(c)
  if (head.text === 'USE') accept(c, 'ONLY')
  const before = c.inProof
  c.inProof = true
  const use = usedFacts(c, head.start, head.text === 'HIDE')
  c.inProof = before
  return use
}

function usedFacts(c: Cursor, start: number, hide: boolean): Use {
  const used = atFact(c) ? facts(c) : []
  const defined = accept(c, 'DEF') || accept(c, 'DEFS') ? facts(c) : []
  if (used.length + defined.length === 0) fail(c, 'a fact, or DEF with the names of definitions')
  return { hide, facts: used, definitions: defined, span: spanFrom(c, start) }
}

function facts(c: Cursor): Fact[] {
  const found = [fact(c)]
  while (accept(c, ',')) found.push(fact(c))
  return found
}

function fact(c: Cursor): Fact {
  const { start } = raw(c)
  if (accept(c, 'MODULE')) return { kind: 'module', name: moduleName(c), span: spanFrom(c, start) }
  if (peek(c).kind === 'operator' && (operatorOf(peek(c).text)?.fixity !== 'prefix' || at(c, '-.'))) return parseName(c)
  return c.grammar.expression(c)
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
