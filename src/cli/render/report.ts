/**
 * A report as a person reads it: what went wrong, why, how it came about, who said what to whom, how to see it again, and
 * the verdict as the last line.
 */
import { collisionProbability } from '../../checker/collision.ts'
import type { Explanation, Trace } from '../../program/program.ts'
import type { Failure, FailureKind, Report } from '../../checker/report.ts'
import { printValue } from '../../value/print.ts'
import { diagnosticOf, renderDiagnostics } from './diagnostics.ts'
import { renderLanes } from './lanes.ts'
import type { Style } from './signs.ts'
import { counted, cut, duration, grouped, padEnd, wrap } from './text.ts'
import { renderLoop, renderTrace, throughAlias, type Aliases } from './trace.ts'

export interface ReportOptions {
  readonly style: Style
  readonly width: number
  readonly full: boolean
  /** The command that reproduces this. */
  readonly command: string
  /** What an ALIAS makes of a trace. */
  readonly aliasesOf?: (trace: Trace) => Aliases | undefined
  /** What a verdict without a violation does not speak about; absent: nothing is said of coverage but examples. */
  readonly notCovered?: readonly string[] | undefined
}

const MOST_STEPS = 40

export function renderReport(report: Report, options: ReportOptions): string[] {
  return [
    ...report.failures.flatMap((failure) => renderFailure(failure, report, options)),
    ...(report.failure === undefined ? [] : [`${options.style.dim('reproduce:')} ${options.command}`, '']),
    ...coverageLines(report, options),
    ...reductionLines(report, options),
    ...report.notChecked.filter((text) => !saidByVerdict(text)).map((text) => `${options.style.yellow('not checked:')} ${text}`),
    verdictLine(report, options.style),
  ]
}

/** Without a violation: what happened how often, examples of what had to be possible, what was not asked. */
function coverageLines({ failure, actions, coverage, distinct, generated }: Report, { style, width, notCovered }: ReportOptions): string[] {
  if (failure !== undefined || distinct === 0) return []
  const counts = actions.map(({ name, generated: steps, distinct: found }) => `${name} ${grouped(steps)}${found === 0 ? '' : ` (${grouped(found)} new)`}`)
  const paragraph = (title: string, items: readonly string[], separator: string): string[] =>
    items.length === 0 ? [] : wrap(`${title} ${items.join(separator)}`, width, '  ').map(style.dim)
  return [
    ...(notCovered === undefined ? [] : paragraph('actions:', counts, ', ')),
    ...(coverage?.examples ?? []).map(({ name, trace }) => `${style.green('possible:')} ${name}, in ${counted(trace.length, 'state')}: ${cut(trace.map(({ action }) => action).join(', '), Math.max(20, width - name.length - 28))}`),
    ...paragraph('not covered:', notCovered ?? [], '; '),
    ...(notCovered === undefined ? [] : [style.dim(`missed by colliding fingerprints: with a probability of ${collisionProbability({ distinct, generated }).toExponential(1)} (optimistic)`)]),
  ]
}

/** What the counts, and a counterexample, are not. */
function reductionLines({ reduced, failure }: Report, { style }: ReportOptions): string[] {
  if (reduced !== true) return []
  return [`${style.dim('reduced:')} orders of independent steps were left out (--por), so counts may be smaller than those of the state space${failure === undefined ? '' : ', and there may be a shorter behaviour'}`]
}

/** That states were left over stands in the last line anyway. */
function saidByVerdict(text: string): boolean {
  return text.startsWith('states beyond ')
}

export function renderFailure(failure: Failure, report: Pick<Report, 'variables' | 'nodes'>, options: ReportOptions): string[] {
  const { style } = options
  const aliases = options.aliasesOf?.(failure.trace)
  const shown = aliases === undefined ? { trace: failure.trace, variables: report.variables } : throughAlias(failure.trace, aliases)
  return [
    ...renderHeadline(failure, options),
    '',
    ...(failure.trace.length === 0 ? [] : section(
      `${failure.loop === undefined ? 'The behaviour that leads there' : 'A behaviour that violates it'}${failure.trace.length === 1 ? ', an initial state:' : `, ${counted(failure.trace.length, 'state')}:`}`,
      [
        ...renderTrace(shown.trace, shown.variables, { style, width: options.width, full: options.full, most: MOST_STEPS }),
        ...(failure.loop === undefined ? [] : renderLoop(failure.loop, style, options.full ? Infinity : options.width - 6)),
      ],
    )),
    ...sequenceView(failure, report, options),
  ]
}

/** What is wrong, where, and why. */
export function renderHeadline(failure: Failure, options: ReportOptions): string[] {
  return [headline(failure, options.style), ...explanationLines(failure, options)]
}

/** Lanes and messages, where the specification has nodes. */
export function sequenceView(failure: Failure, report: Pick<Report, 'variables' | 'nodes'>, { style, width, full }: ReportOptions): string[] {
  if (report.nodes === undefined || failure.trace.length < 2) return []
  const lines = renderLanes(failure.trace, report.variables, report.nodes, {
    signs: style.signs, width, most: full ? Infinity : MOST_STEPS, ending: endingOf(failure),
  })
  const painted = lines.map((line, k) => k === 0 ? style.bold(line) : k === lines.length - 1 ? style.red(line) : line)
  return lines.length === 0 ? [] : section('Who did what, by node:', painted)
}

function endingOf({ name, error, loop }: Failure): string {
  if (loop === undefined) return `${name} ${error === undefined ? 'is violated' : 'fails'} here`
  return loop.kind === 'stuttering' ? `for ever so: ${name} is violated` : `back to step ${loop.to + 1}, and so on for ever: ${name} is violated`
}

function section(title: string, lines: readonly string[]): string[] {
  return [title, ...lines, '']
}

const NOUN: Readonly<Record<FailureKind, string>> = {
  invariant: 'invariant', property: 'property', deadlock: 'deadlock', assumption: 'assumption', postcondition: 'postcondition', possible: 'state',
  assert: 'Assert', evaluation: 'evaluation', unsupported: 'unsupported construct',
}

function headline(failure: Failure, style: Style): string {
  const place = failure.place === undefined ? '' : `  ${style.dim(failure.place)}`
  const sign = style.red(style.signs.bad)
  switch (failure.kind) {
    case 'deadlock': return `${sign} ${style.bold('Deadlock')}: the last state has no successor`
    case 'assert': return `${sign} ${style.bold('An Assert failed')}${place}`
    case 'evaluation':
    case 'unsupported': return `${sign} ${style.bold('The specification could not be evaluated')}`
    case 'assumption':
    case 'postcondition':
      if (failure.error !== undefined) return `${sign} ${style.bold('An assumption could not be evaluated')}${place}`
      return `${sign} The ${NOUN[failure.kind]} ${style.bold(failure.name)} is false${place}`
    case 'possible': return `${sign} No reachable state is ${style.bold(failure.name)}${place}`
    default: return `${sign} The ${NOUN[failure.kind]} ${style.bold(failure.name)} is violated${place}`
  }
}

function explanationLines(failure: Failure, options: ReportOptions): string[] {
  if (failure.error !== undefined) return ['', ...renderDiagnostics([diagnosticOf(failure.error)], options.style)].slice(0, -1)
  return failure.explanation === undefined ? [] : renderExplanation(failure.explanation, options)
}

/** The false conjunct with its place, then what its names stood for. */
export function renderExplanation({ conjunct, place, bindings, values }: Explanation, { style, width, full }: Pick<ReportOptions, 'style' | 'width' | 'full'>): string[] {
  const rows = [
    ...bindings.map(({ name, value }) => ({ text: name, value })),
    ...values,
  ]
  const longest = Math.min(40, Math.max(0, ...rows.map(({ text }) => text.length)))
  const room = full ? Infinity : Math.max(20, width - longest - 9)
  return [
    ...(conjunct === undefined ? [] : [`    false: ${style.bold(cut(conjunct, full ? Infinity : Math.max(40, width - 11)))}${place === undefined ? '' : `  ${style.dim(place)}`}`]),
    ...rows.map(({ text, value }) => `      ${padEnd(cut(text, 40), longest)} = ${cut(printValue(value, room), room)}`),
  ]
}

/** The last line: verdict and what was seen. */
export function verdictLine(report: Report, style: Style): string {
  if (report.verdict === 'holds' && report.variables.length === 0) return `${style.green('holds')}: the assumptions of a module without variables, which has no states; ${duration(report.seconds)}`
  const seen = `${counted(report.distinct, 'distinct state')}, ${grouped(report.generated)} generated, depth ${report.depth}, ${duration(report.seconds)}`
  switch (report.verdict) {
    case 'holds': return `${style.green('holds')}: ${seen}`
    case 'undecided': return `${style.yellow('undecided')}: ${reasonOf(report)}; ${seen}`
    case 'violated': return `${style.red('violated')}: ${failureName(report.failure)}${lengthOf(report.failure)}; ${seen}`
    case 'error': return `${style.red('error')}: ${report.failure?.error?.code ?? failureName(report.failure)}${lengthOf(report.failure)}; ${seen}`
  }
}

function failureName(failure: Failure | undefined): string {
  if (failure === undefined) return 'unknown'
  if (failure.kind === 'assumption' && failure.error !== undefined) return 'an assumption could not be evaluated'
  return failure.kind === 'deadlock' || failure.kind === 'assert' ? NOUN[failure.kind] : `${NOUN[failure.kind]} ${failure.name}`
}

function lengthOf(failure: Failure | undefined): string {
  return failure === undefined || failure.trace.length === 0 ? '' : ` in ${counted(failure.trace.length, 'state')}`
}

function reasonOf(report: Report): string {
  const left = report.queue > 0 ? ` with ${counted(report.queue, 'state')} left to explore` : ''
  switch (report.stopped) {
    case 'budget': return `the budget was reached${left}, nothing violated so far`
    case 'depth': return `the depth limit was reached${left}, nothing violated so far`
    case 'interrupted': return `interrupted${left}, nothing violated so far`
    case 'memory': return `the memory limit was reached${left}, nothing violated so far (--max-memory raises it; smaller constants or SYMMETRY need less)`
    case 'exit': return `the specification ended the search${left}, nothing violated so far`
    case undefined: return report.notChecked.length > 0 ? 'safety holds, but not everything asked for is checked' : 'not everything was checked'
  }
}
