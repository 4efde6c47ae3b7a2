/**
 * Mutations of a configuration's text: words for words, and sections that name any definition of the module.
 */
import type { Random } from '../../src/program/random.ts'
import { mutateCharacters, mutateLines, replaced } from './texts.ts'

const NAMING = ['INIT', 'NEXT', 'SPECIFICATION', 'INVARIANT', 'INVARIANTS', 'PROPERTY', 'PROPERTIES', 'CONSTRAINT', 'CONSTRAINTS', 'ACTION_CONSTRAINT', 'SYMMETRY', 'VIEW', 'ALIAS', 'POSTCONDITION']

const KEYWORDS = [...NAMING, 'CONSTANT', 'CONSTANTS', 'CHECK_DEADLOCK', 'TYPE', 'TRUE', 'FALSE']

const VALUES = ['0', '1', '2', '3', '5', '99999999999', '-1', '"a"', '""', 'TRUE', 'm1', 'm2', 'A_m1', 'A_m2', '{}', '{m1, m2}', '{m1, m2, m3}', '{1, 2}', '{1, m1, "a"}', '{A_1, A_2}', '{A_1, B_1}', '{{m1}, {}}', '{{{{}}}}']

interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/\w+|"[^"\n]*"|<-|[^\s\w]/g)].map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }))
}

function instead({ text }: Word, words: readonly Word[], names: readonly string[], random: Random): string {
  if (KEYWORDS.includes(text)) return random.pick(KEYWORDS)
  if (/^\d+$/.test(text)) return random.pick(VALUES)
  if (/^\w+$/.test(text)) return random.chance(0.6) ? random.pick(names) : random.chance(0.5) ? random.pick(VALUES) : random.pick(words).text
  return random.chance(0.5) ? random.pick(words).text : random.pick(['=', '<-', '{', '}', ',', '[', ']', '!', '('])
}

function addition(names: readonly string[], random: Random): string {
  const name = random.pick(names)
  switch (random.below(5)) {
    case 0: return `CHECK_DEADLOCK ${random.pick(['TRUE', 'FALSE'])}`
    case 1: return `CONSTANT ${name} = ${random.pick(VALUES)}`
    case 2: return `CONSTANT ${name} <- ${random.pick(names)}`
    default: return `${random.pick(NAMING.slice(3))} ${name}`
  }
}

/** `names`: identifiers of the module. */
export function mutateConfig(text: string, random: Random, names: readonly string[]): string {
  const words = wordsOf(text)
  if (words.length === 0) return addition(names, random)
  const word = random.pick(words)
  const other = random.pick(words)
  switch (random.weighted([[30, 'replace'], [30, 'add'], [6, 'delete'], [4, 'double'], [4, 'move'], [4, 'characters'], [4, 'lines']] as const)) {
    case 'replace': return replaced(text, word.start, word.end, instead(word, words, names, random))
    case 'add': return random.chance(0.7) ? `${text}\n${addition(names, random)}\n` : `${addition(names, random)}\n${text}`
    case 'delete': return replaced(text, word.start, word.end, '')
    case 'double': return replaced(text, word.end, word.end, ` ${word.text}`)
    case 'move': return replaced(text, other.end, other.end, ` ${word.text}`)
    case 'characters': return mutateCharacters(text, random)
    case 'lines': return mutateLines(text, random)
  }
}
