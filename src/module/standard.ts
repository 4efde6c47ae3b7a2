/**
 * The table of built-in modules: name → TLA+ text.
 *
 * Their texts go through the same parser and resolver as the user's; only the names listed in `natives.ts` are special.
 */
import { finiteSets } from './standard/finiteSets.ts'
import { integers, naturals, reals } from './standard/numbers.ts'
import { sequences } from './standard/sequences.ts'
import { tlc } from './standard/tlc.ts'

export const standardModules: ReadonlyMap<string, string> = new Map([
  ['Naturals', naturals],
  ['Integers', integers],
  ['Reals', reals],
  ['Sequences', sequences],
  ['FiniteSets', finiteSets],
  ['TLC', tlc],
])

/** The built-in module that defines an operator, the most common one first. */
export function standardHome(name: string): string | undefined {
  if (!/^\w+$/.test(name)) return SYMBOLS[name]
  const pattern = new RegExp(`^ *${name} *(\\(.*\\))? *==`, 'm')
  for (const [module, text] of standardModules) if (pattern.test(text)) return module
  return undefined
}

const SYMBOLS: Readonly<Record<string, string>> = {
  '+': 'Naturals', '-': 'Naturals', '*': 'Naturals', '^': 'Naturals', '\\div': 'Naturals', '%': 'Naturals', '..': 'Naturals',
  '<': 'Naturals', '>': 'Naturals', '<=': 'Naturals', '>=': 'Naturals', '-.': 'Integers', '/': 'Reals',
  '\\o': 'Sequences', ':>': 'TLC', '@@': 'TLC', '(+)': 'Bags', '(-)': 'Bags', '\\sqsubseteq': 'Bags',
}
