/**
 * Mutations that know nothing of a language: characters and lines.
 */
import type { Random } from '../../src/program/random.ts'

/** Where and what: a text with a part of it replaced. */
export function replaced(text: string, start: number, end: number, by: string): string {
  return text.slice(0, start) + by + text.slice(end)
}

const CHARACTERS: readonly string[] = [
  ...'()[]{}<>"\\/|&^~!@#$%*-+=_:;,.\'`?0179aExXn \n\t\r', '\0', '\u00a0', '\ufeff', '\u2028', 'é', '∧', '∃', '′', '⟨', '😀', '\ud800', '(*', '*)', '\\*', '====', '----', "'", '""',
]

export function mutateCharacters(text: string, random: Random): string {
  const at = random.below(text.length + 1)
  const length = random.chance(0.8) ? 1 : random.below(12)
  const end = Math.min(text.length, at + length)
  switch (random.below(6)) {
    case 0: return replaced(text, at, end, '')
    case 1: return replaced(text, at, at, random.pick(CHARACTERS))
    case 2: return replaced(text, at, end, random.pick(CHARACTERS))
    case 3: return replaced(text, at, at, text.slice(at, end))
    case 4: return random.chance(0.3) ? text.slice(0, at) : replaced(text, at, at, random.pick(CHARACTERS).repeat(random.below(40)))
    default: return replaced(text, at, Math.min(text.length, at + 2), text.slice(at + 1, at + 2) + text.slice(at, at + 1))
  }
}

export function mutateLines(text: string, random: Random): string {
  const lines = text.split('\n')
  const at = random.below(lines.length)
  const other = random.below(lines.length)
  const line = lines[at]!
  switch (random.below(6)) {
    case 0: lines.splice(at, 1); break
    case 1: lines.splice(other, 0, line); break
    case 2: lines[at] = lines[other]!; lines[other] = line; break
    case 3: lines[at] = random.chance(0.5) ? line.trimStart() : ' '.repeat(random.below(6)) + line; break
    case 4: lines[at] = `${line} ${lines.splice(at + 1, 1)[0] ?? ''}`; break
    default: lines[at] = line.replace(/ /, '\n')
  }
  return lines.join('\n')
}
