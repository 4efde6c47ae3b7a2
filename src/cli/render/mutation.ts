/**
 * What mutation testing found, for people: who noticed how much, and each mutant that nobody noticed with its place.
 */
import type { Diagnostic } from '../../syntax/source.ts'
import type { ModuleResult, Tried } from '../mutate/result.ts'
import { renderDiagnostics } from './diagnostics.ts'
import type { Style } from './signs.ts'
import { counted, cut, table, wrap } from './text.ts'

export interface MutationText {
  readonly style: Style
  readonly width: number
}

/** Differences of state counts that are told for a survivor. */
const MOST_DIFFERENCES = 3

export function renderModule(result: ModuleResult, { style, width }: MutationText): string[] {
  const { tried, untouched, leftOut } = result
  const of = (kind: Tried['status']): readonly Tried[] => tried.filter(({ status }) => status === kind)
  const unexplained = [...of('survived'), ...of('undecided')]
  return [
    '',
    headline(result, style),
    ...table(noticers(tried).map(([by, count]) => [`  ${by}`, String(count)]), new Set([1])),
    ...(unexplained.length === 0 ? [] : ['', ...renderDiagnostics(unexplained.map(asDiagnostic), style, Infinity).slice(0, -1)]),
    ...explanations('survivors that are explained', of('explained'), style, width),
    ...explanations('that mean the same, and do not count', of('equivalent'), style, width),
    ...listed('not as expected without any change, so not asked', leftOut, width),
    ...listed('explained, but not a survivor any more', result.stale, width),
    ...listed('not mutated, as neither Init nor Next comes to it in these models', untouched.length === 0 ? [] : [untouched.join(', ')], width),
  ]
}

function headline({ name, path, tried, valid, equivalent, noticed, score, models, sampledFrom }: ModuleResult, style: Style): string {
  const invalid = tried.filter(({ status }) => status === 'invalid').length
  const errors = tried.filter(({ by }) => by?.startsWith('error: ') === true).length
  const extra = [
    ...(errors === 0 ? [] : [`${errors} of them by errors`]),
    `${counted(models, 'model')}`, ...(equivalent === 0 ? [] : [`${equivalent} more mean the same`]), ...(invalid === 0 ? [] : [`${invalid} more made no module`]), ...(sampledFrom === undefined ? [] : [`of ${sampledFrom} in all`]),
  ].join(', ')
  const rate = score === undefined ? 'nothing to notice' : `${(100 * score).toFixed(1)} %`
  return `${style.bold(name)} (${path}): ${noticed} of ${counted(valid - equivalent, 'mutant')} noticed, ${style.bold(rate)} ${style.dim(`(${extra})`)}`
}

/** Who noticed how many, most first. */
export function noticers(tried: readonly Tried[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const { by } of tried) if (by !== undefined) counts.set(by, (counts.get(by) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a)
}

function asDiagnostic({ mutation, change, status, why, differences }: Tried): Diagnostic {
  const shown = differences.slice(0, MOST_DIFFERENCES).join('; ')
  const note = status === 'undecided' ? `not decided: ${why ?? ''}`
    : differences.length === 0 ? 'no model has another number of states: it may mean the same, or no model comes here'
    : `${why === undefined ? '' : `${why}: `}${shown}${differences.length > MOST_DIFFERENCES ? ` and ${differences.length - MOST_DIFFERENCES} more` : ''}; no property says that this is wrong`
  return {
    code: `mutate/${status}`, severity: 'warning', span: mutation.span, notes: [{ message: note }],
    message: `${mutation.kind} in ${mutation.definition}: ${cut(change, 200)}`,
  }
}

function explanations(heading: string, explained: readonly Tried[], style: Style, width: number): string[] {
  if (explained.length === 0) return []
  return ['', style.bold(heading), ...explained.flatMap(({ mutation, change, reason }) => [
    ...wrap(`${mutation.definition}: ${change}`, width - 2, '  ').map((line) => `  ${line}`), ...wrap(reason ?? '', width - 4).map((line) => `    ${style.dim(line)}`),
  ])]
}

function listed(heading: string, items: readonly string[], width: number): string[] {
  return items.length === 0 ? [] : ['', `${heading}:`, ...items.flatMap((item) => wrap(item, width - 2, '  ').map((line) => `  ${line}`))]
}

/** The scores of several modules. */
export function renderScores(results: readonly ModuleResult[]): string[] {
  const count = ({ tried }: ModuleResult, status: Tried['status']): string => String(tried.filter((one) => one.status === status).length)
  return table([
    ['module', 'mutants', 'equivalent', 'noticed', 'explained', 'survived', 'undecided', 'score'],
    ...results.map((result) => [
      result.name, String(result.valid), String(result.equivalent), String(result.noticed), count(result, 'explained'), count(result, 'survived'), count(result, 'undecided'),
      result.score === undefined ? '–' : `${(100 * result.score).toFixed(1)} %`,
    ]),
  ], new Set([1, 2, 3, 4, 5, 6, 7]))
}
