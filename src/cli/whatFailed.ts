/**
 * What an evaluation error broke: decides between exit codes 75, 76 and 77. The checker says it in a note. To TLC, an error while
 * making initial states or steps is one of the specification, also where it is met in an invariant or a property of steps.
 */
import type { Report } from '../checker/report.ts'

export function whatFailed({ failure }: Pick<Report, 'failure'>): 'specification' | 'invariant' | 'property' {
  const notes = failure?.error?.notes ?? []
  if (notes.some((note) => note.startsWith('while evaluating the invariant')) && failure!.trace.length !== 1) return 'invariant'
  return notes.some((note) => note.startsWith('while evaluating the temporal property')) ? 'property' : 'specification'
}
