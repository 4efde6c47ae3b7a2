/**
 * The verdict on a trace for people: at most forty lines, the user's line first.
 */
import type { Coverage } from '../../../conformance/coverage.ts'
import type { Refusal } from '../../../conformance/refusal.ts'
import type { Inconclusive, RefusedLine, Verdict } from '../../../conformance/replay.ts'
import { fieldSpan } from '../../../conformance/fieldSpan.ts'
import type { TraceProblem } from '../../../conformance/traceLine.ts'
import { NO_CHOICE_NAME } from '../../../conformance/eventPlan.ts'
import type { Diagnostic } from '../../syntax/source.ts'
import { didYouMean } from '../../syntax/suggest.ts'
import { printValue } from '../../value/print.ts'
import { renderDiagnostics } from './diagnostics.ts'
import { renderExplanation } from './report.ts'
import type { Style } from './signs.ts'
import { counted, cut, duration, grouped, padEnd, wrap } from './text.ts'
import { stepTitle } from './trace.ts'

export interface VerdictOptions {
  readonly style: Style
  readonly width: number
  /** The trace's file as the user knows it. */
  readonly trace: string
  readonly seconds: number
  /** Unlogged steps that were allowed between lines. */
  readonly silent: number
  readonly invariants: boolean
}

const MOST_LINES = 40
const MOST_STEPS = 8

export function renderVerdict(verdict: Verdict, options: VerdictOptions): string[] {
  switch (verdict.kind) {
    case 'accepted': return [...renderCoverage(verdict.coverage, options), '', verdictLine(verdict, options)]
    case 'inconclusive': return [...renderCoverage(verdict.coverage, options), '', ...adviceOn(verdict.reason), verdictLine(verdict, options)]
    case 'unreadable': return [...renderDiagnostics([problemDiagnostic(verdict.problem, options.trace)], options.style), verdictLine(verdict, options)]
    case 'refused': return renderRefused(verdict.at, verdict.coverage, verdictLine(verdict, options), options)
  }
}

/** The last line: verdict and what was compared. */
export function verdictLine(verdict: Verdict, { style, seconds, silent, trace, invariants }: VerdictOptions): string {
  const { lines, candidates } = verdict.coverage
  const extras = [
    ...(silent > 0 ? [`up to ${counted(silent, 'unlogged step')} between lines`] : []),
    ...(invariants ? ['invariants checked'] : []),
    duration(seconds),
  ].join(', ')
  const explained = `${counted(lines, 'line')} explained`
  switch (verdict.kind) {
    case 'accepted': return `${style.green('accepted')}: ${explained}, by at most ${counted(candidates.most, 'state')} at once, ${extras}`
    case 'refused': return `${style.red('refused')}: ${trace}:${verdict.at.line}; ${explained} before it, ${extras}`
    case 'unreadable': return `${style.red('unreadable')}: ${trace}${verdict.problem.line === 0 ? '' : `:${verdict.problem.line}`}; ${explained} before it, ${extras}`
    case 'inconclusive': return `${style.yellow('inconclusive')}: ${reasonOf(verdict.reason)}${verdict.line === undefined ? '' : ` at line ${verdict.line}`}; ${explained}, ${extras}`
  }
}

function reasonOf(reason: Inconclusive): string {
  switch (reason) {
    case 'candidates': return 'too many states explain the log'
    case 'budget': return 'the budget was reached'
    case 'interrupted': return 'interrupted'
    case 'nothing compared': return 'the trace constrains nothing: no line names an action or observes anything'
  }
}

function adviceOn(reason: Inconclusive): string[] {
  switch (reason) {
    case 'candidates': return ['observe more in the log (arguments, variables), or raise --max-candidates']
    case 'nothing compared': return ['name the actions of the specification in `action`, and what was seen of the state in `observed`']
    default: return []
  }
}

/** What was compared and what was not. */
function renderCoverage({ actions, unseenActions, observed, unobserved, candidates }: Coverage, { style, width }: VerdictOptions): string[] {
  const row = (title: string, items: readonly string[]): string[] => items.length === 0 ? [] : wrap(`${padEnd(title, 22)} ${items.join(', ')}`, width, ' '.repeat(23))
  const open = actions.flatMap(({ name, open }) => open.length === 0 ? [] : [`${name}(${open.join(', ')})`])
  return [
    ...row('actions seen', actions.map(({ name, count }) => `${name} ${style.dim(`×${grouped(count)}`)}`)),
    ...row('never seen', unseenActions),
    ...row('observed', observed.map(({ name, count }) => `${name} ${style.dim(`×${grouped(count)}`)}`)),
    ...row('never observed', unobserved),
    ...row('arguments left open', open),
    ...row('states at the end', [grouped(candidates.last)]),
  ]
}

/** A problem as a diagnostic. The lines before the one that is shown are left empty: they are not kept. */
export function problemDiagnostic(problem: TraceProblem, trace: string): Diagnostic {
  const { unknown } = problem
  const near = unknown === undefined ? undefined : didYouMean(unknown.name, unknown.known)
  const notes = [
    ...problem.notes,
    ...(near === undefined ? [] : [`did you mean ${near}?`]),
    ...(near === undefined && unknown !== undefined && unknown.known.length > 0 ? [`there are: ${cut(unknown.known.join(', '), 400)}`] : []),
  ].map((message) => ({ message }))
  if (problem.line === 0) return { code: problem.code, severity: 'error', message: `${trace}: ${problem.message}`, notes }
  const before = '\n'.repeat(problem.line - 1)
  const { start, end } = problem.span ?? { start: 0, end: 1 }
  const span = { source: { path: trace, text: before + problem.text }, start: before.length + start, end: before.length + Math.max(end, start + 1) }
  return { code: problem.code, severity: 'error', message: problem.message, notes, span }
}

// ---------------------------------------------------------------- refusals

function renderRefused(at: RefusedLine, coverage: Coverage, last: string, options: VerdictOptions): string[] {
  const { refusal, plan } = at
  const { style, width } = options
  const head = [...renderDiagnostics([refusalDiagnostic(at, options.trace)], style).slice(0, -1), ...candidatesLine(at, coverage, options)]
  const why = [
    ...renderCause(refusal, plan.event.action, options),
    ...renderDifferences(refusal, options),
    ...renderAllowed(refusal, width),
  ]
  const room = MOST_LINES - head.length - why.length - 3
  const lines = [...head, '', ...why, ...renderSteps(refusal, options, Math.max(1, Math.min(MOST_STEPS, room)))]
  return [...lines.slice(0, MOST_LINES - 2), '', last]
}

/** The refused line with the blamed field marked. */
function refusalDiagnostic({ line, text, refusal }: RefusedLine, trace: string): Diagnostic {
  const span = fieldSpan(text, refusal.field) ?? fieldSpan(text, refusal.field.slice(0, 1)) ?? { start: 0, end: text.length }
  return problemDiagnostic({ code: 'trace/refused', message: headline(refusal), line, text, span, notes: [] }, trace)
}

function headline({ kind, field, invariant, differences }: Refusal): string {
  switch (kind) {
    case 'initial': return 'no initial state has what is observed here'
    case 'observed': return `${differences[0]?.path ?? 'what is observed'} is not what the specification says`
    case 'argument': return `the action is not possible with this ${field[1] ?? 'combination of arguments'}`
    case 'disabled': return 'the action is not possible here'
    case 'invariant': return `the invariant ${invariant} does not hold after this line`
  }
}

function candidatesLine({ candidates }: RefusedLine, { lines, candidates: { most } }: Coverage, { silent }: VerdictOptions): string[] {
  const before = lines === 0 ? 'nothing before it' : `${counted(lines, 'line')} before it explained`
  const many = most > candidates.length ? ` (at most ${grouped(most)} on the way)` : ''
  return [`${before}; ${counted(candidates.length, lines === 0 ? 'initial state' : 'state')} to go on from${many}${silent > 0 ? `, then up to ${counted(silent, 'unlogged step')}` : ''}`]
}

function renderCause({ explanation, kind, elsewhere }: Refusal, action: string, { style, width }: VerdictOptions): string[] {
  if (explanation === undefined) return []
  const subject = kind === 'invariant' ? 'violated:' : `${action} with these arguments:`
  return [
    subject,
    ...renderExplanation(explanation, { style, width, full: false }).slice(0, 10),
    ...elsewhere.slice(0, 3).map(({ conjunct, place, states }) => `    in ${counted(states, 'other state')}: ${cut(conjunct, Math.max(20, width - 60))}${place === undefined ? '' : `  ${style.dim(place)}`}`),
  ]
}

const MOST_DIFFERENCES = 4

/** What the line says against what the specification says, part by part. */
function renderDifferences({ differences, kind }: Refusal, { style, width }: VerdictOptions): string[] {
  const room = Math.max(20, width - 16)
  const given = kind === 'argument' ? 'given    ' : 'observed '
  const specified = kind === 'argument' ? 'possible ' : 'specified'
  const lines = differences.slice(0, MOST_DIFFERENCES).flatMap(({ path, expected, actual, before, offered, sets }) => {
    if (sets !== undefined && sets.missing.length + sets.extra.length > 0) {
      return [
        `  ${style.bold(path)}`,
        ...sets.missing.slice(0, 2).map((item) => `      only ${given} ${cut(JSON.stringify(item), room)}`),
        ...sets.extra.slice(0, 2).map((x) => `      only ${specified} ${cut(printValue(x, room), room)}`),
      ]
    }
    const was = before === undefined || before === actual ? '' : style.dim(`  (before: ${printValue(before, 40)})`)
    return [
      `  ${style.bold(path)}`,
      `      ${given} ${cut(JSON.stringify(expected), room)}`,
      actual === undefined
        ? `      ${specified} ${style.dim(`has no such part${offered.length === 0 ? '' : `: there are ${cut(offered.join(', '), room)}`}`)}`
        : `      ${specified} ${cut(printValue(actual, room), room)}${was}`,
    ]
  })
  return differences.length > MOST_DIFFERENCES ? [...lines, style.dim(`  … ${differences.length - MOST_DIFFERENCES} more differences`)] : lines
}

function renderAllowed({ kind, field, allowed }: Refusal, width: number): string[] {
  if (allowed.length === 0 || (kind !== 'argument' && allowed.length === 1)) return []
  return [`  allowed here: ${field[1] ?? 'it'} = ${cut(allowed.map((v) => printValue(v, 60)).join(', '), width - 20)}`]
}

function renderSteps({ steps, kind }: Refusal, { style, width }: VerdictOptions, most: number): string[] {
  if (kind === 'initial' || kind === 'invariant') return []
  if (steps.length === 0) return ['', 'nothing is possible in this state']
  const fitting = steps.filter((step) => step.fits)
  // Where the action itself was possible, others are of interest only if they explain what was seen.
  if (kind === 'observed' && fitting.length === 0) return []
  const titles = [...new Set((fitting.length > 0 ? fitting : steps).map((step) => stepTitle({ action: step.action, args: step.args.filter(({ value }) => printValue(value) !== NO_CHOICE_NAME) }, width - 4)))]
  const title = fitting.length > 0 ? 'possible here, and leading to what was observed:' : 'possible here instead:'
  const rest = titles.length - most
  return ['', title, ...titles.slice(0, rest > 0 ? most - 1 : most).map((text) => `  ${text}`), ...(rest > 0 ? [style.dim(`  … ${rest + 1} more`)] : [])].slice(0, most + 2)
}
