/** What an evaluation error broke: decides between exit codes 75, 76 and 77. The checker says it in a note. */
import type { Report } from '../checker/report.ts'

export function whatFailed({ failure }: Pick<Report, 'failure'>): 'specification' | 'invariant' | 'property' {
  const notes = failure?.error?.notes ?? []
  if (notes.some((note) => note.startsWith('while evaluating the invariant'))) return 'invariant'
  return notes.some((note) => note.startsWith('while evaluating the property')) ? 'property' : 'specification'
}
