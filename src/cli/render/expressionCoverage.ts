/**
 * Coverage of expressions as a person reads it: where the time went, and what was never evaluated.
 */
import type { ExpressionCoverage } from '../../engines/interpreter/profile.ts'
import { shortPath } from '../files.ts'
import type { Style } from './signs.ts'
import { grouped, table } from './text.ts'

const MOST_DEFINITIONS = 25

export function renderExpressionCoverage({ definitions, never }: ExpressionCoverage, style: Style): string[] {
  const shown = definitions.slice(0, MOST_DEFINITIONS)
  const rows = shown.map(({ name, evaluations, share, place }) => [`  ${name}`, grouped(evaluations), `${(share * 100).toFixed(1)} %`, shortPlace(place)])
  return [
    style.bold('where the time goes') + style.dim(' (in the interpreter, one worker; a definition without those that it calls)'),
    ...table([['  definition', 'evaluated', 'time', 'place'], ...rows], new Set([1, 2])),
    ...(definitions.length > shown.length ? [style.dim(`  … and ${definitions.length - shown.length} more`)] : []),
    '',
    never.length === 0 ? 'every branch was evaluated' : style.bold('never evaluated'),
    ...table(never.map(({ text, place }) => [`  ${shortPlace(place)}`, text])),
    '',
  ]
}

function shortPlace(place: string): string {
  const match = /^(.*):(\d+:\d+)$/.exec(place)
  return match === null ? place : `${shortPath(match[1]!)}:${match[2]}`
}
