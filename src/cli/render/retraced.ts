/** What became of the last counterexample, in a line or two. */
import type { Retraced } from '../../checker/retrace.ts'
import type { Behaviour } from '../behaviour.ts'
import { renderExplanation } from './report.ts'
import type { Style } from './signs.ts'

export function renderRetraced(found: Retraced, { name, steps }: Pick<Behaviour, 'name' | 'steps'>, milliseconds: number, { outStyle: style, width }: { readonly outStyle: Style; readonly width: number }): string[] {
  const time = style.dim(`(after ${milliseconds} ms)`)
  const why = 'explanation' in found && found.explanation !== undefined ? renderExplanation(found.explanation, { style, width, full: false }) : []
  switch (found.kind) {
    case 'violated': return [`${style.red('the last counterexample')} still violates ${name} at state ${found.at}${found.at <= steps.length ? ` of ${steps.length + 1}` : ''} ${time}`, ...why, '']
    case 'refused': return [`${style.green('the last counterexample')} is not possible any more: state ${found.at}, ${found.action}: ${found.reason} ${time}`, ...why, '']
    case 'holds': return [`${style.green('the last counterexample')} is still possible and does not violate ${name} any more ${time}`, '']
    case 'possible': return [`${style.yellow('the last counterexample')} is still possible; whether it violates ${name} is for the check to say ${time}`, '']
    case 'unknown': return [`${style.yellow('the last counterexample')}: ${found.reason} ${time}`, '']
  }
}
