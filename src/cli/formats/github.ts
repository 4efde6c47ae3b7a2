/**
 * GitHub Actions: annotations as workflow commands (at most one a violated property or diagnostic), and a job summary in
 * Markdown with the counterexample as a Mermaid diagram, which GitHub draws.
 */
import type { Severity } from '../../syntax/source.ts'
import { duration, grouped } from '../render/text.ts'
import { commandMessage, commandProperty, markdownText } from './escape.ts'
import { sequenceDiagram } from './mermaid.ts'
import { diagnosticPlace, loopText, placeOfFailure, sentenceOf, startOf, tellFailure, verdictOf, type FilePlace, type Outcome } from './outcome.ts'

/** GitHub shows ten annotations of each kind and step. */
const MOST_ANNOTATIONS = 10
/** A larger diagram is refused by GitHub's renderer, a larger summary by its server. */
const MOST_DIAGRAM = 40_000
const MOST_TEXT = 60_000

/** Lines `::error file=…,line=…::message`. */
export function annotations(outcomes: readonly Outcome[]): string[] {
  return outcomes.flatMap((outcome) => annotate(outcome).slice(0, MOST_ANNOTATIONS))
}

function annotate(outcome: Outcome): string[] {
  const { checked, error, mismatches, name } = outcome
  if (mismatches?.length === 0) return []
  if (mismatches !== undefined && checked !== undefined) return [command('error', startOf(outcome), name, mismatches.join('\n'))]
  const diagnostics = (error?.diagnostics ?? checked?.loaded.diagnostics ?? []).map((d) => command(d.severity, diagnosticPlace(d), d.code, [d.message, ...d.notes.map(({ message }) => message)].join('\n')))
  const report = checked?.report
  return [
    ...report?.failures.map((failure) => {
      const { explanation } = failure
      const loop = loopText(failure)
      return command('error', placeOfFailure(failure), sentenceOf(failure), [
        explanation?.conjunct === undefined ? sentenceOf(failure) : `false: ${explanation.conjunct}`,
        ...(failure.trace.length === 0 ? [] : [`after ${failure.trace.map(({ action }) => action).join(', ')}${loop === undefined ? '' : `; ${loop}`}`]),
        `reproduce: ${outcome.command}`,
      ].join('\n'))
    }) ?? [],
    ...(report?.verdict === 'undecided' ? [command('error', startOf(outcome), name, [verdictOf(outcome), ...report.notChecked].join('\n'))] : []),
    ...diagnostics,
    ...outcome.warnings.map((text) => command('warning', undefined, name, text)),
  ]
}

function command(level: Severity, place: FilePlace | undefined, title: string, message: string): string {
  const at = place === undefined ? [] : [`file=${commandProperty(place.path)}`, `line=${place.line}`, `col=${place.column}`, ...(place.endLine === undefined ? [] : [`endLine=${place.endLine}`])]
  return `::${level} ${[...at, `title=${commandProperty(title)}`].join(',')}::${commandMessage(message)}`
}

/** Markdown for the job's summary. */
export function jobSummary(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map((outcome) => {
    const { name, checked, mismatches, seconds } = outcome
    const report = checked?.report
    const verdict = report === undefined ? 'error' : report.failure === undefined ? report.verdict : `${report.verdict} ${report.failure.name}`
    const good = mismatches === undefined ? report?.verdict === 'holds' : mismatches.length === 0
    return `| ${good ? '✅' : '❌'} | ${markdownText(name)} | ${markdownText(verdict)} | ${grouped(report?.distinct ?? 0)} | ${report?.depth ?? 0} | ${duration(seconds)} |`
  })
  return [
    '### tla-runner',
    '',
    '| | model | verdict | distinct | depth | time |',
    '| --- | --- | --- | ---: | ---: | ---: |',
    ...rows,
    '',
    ...outcomes.filter(({ mismatches }) => mismatches?.length !== 0).flatMap(section),
  ].join('\n')
}

function section(outcome: Outcome): string[] {
  const { checked, mismatches, error } = outcome
  const failures = checked?.report.failures ?? []
  return [
    ...(mismatches ?? []).map((text) => `- ${markdownText(`${outcome.name}: ${text}`)}`),
    ...(error?.diagnostics ?? []).map((d) => `- ${markdownText(d.message)}`),
    ...(checked?.report.notChecked ?? []).map((text) => `- not checked: ${markdownText(text)}`),
    '',
    ...failures.flatMap((failure) => {
      const diagram = failure.trace.length < 2 ? [] : sequenceDiagram(failure, checked!.report, outcome.name)
      const drawn = diagram.join('\n').length > MOST_DIAGRAM ? [] : diagram
      return [
        `**${markdownText(sentenceOf(failure))}**`,
        '',
        ...(drawn.length === 0 ? [] : [...fenced('mermaid', drawn.join('\n')), '']),
        '<details><summary>the behaviour</summary>', '', ...fenced('text', tellFailure(failure, outcome, checked!).join('\n').slice(0, MOST_TEXT)), '', '</details>', '',
      ]
    }),
    `Reproduce: ${inlineCode(outcome.command)}`,
    '',
  ]
}

/** A code block whose fence is longer than any run of backticks inside. */
function fenced(language: string, text: string): string[] {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return [`${fence}${language}`, text, fence]
}

function inlineCode(text: string): string {
  const fence = '`'.repeat(longestRun(text) + 1)
  return `${fence}${text}${fence}`
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
}
