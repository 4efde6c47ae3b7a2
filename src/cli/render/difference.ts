/** Two versions side by side, for people: names, numbers, verdicts, and the shortest behaviour that only one of them has. */
import type { Divergence, Divergences } from '../../checker/divergence.ts'
import type { Trace } from '../../program/program.ts'
import type { Difference, PropertyChange, Version } from '../diff/difference.ts'
import { stepTitle, renderTrace } from './trace.ts'
import type { Style } from './signs.ts'
import { counted, grouped, table, wrap } from './text.ts'

export interface DifferenceText {
  readonly style: Style
  readonly width: number
  readonly full: boolean
  readonly names: readonly [string, string]
}

/** Actions with an example of their own that are listed behind the first. */
const MOST_EXAMPLES = 8

export function renderDifference(difference: Difference, a: Version, b: Version, options: DifferenceText): string[] {
  const { style, width, names } = options
  const { constants, variables, actions, definitions } = difference
  const behaviour = traceTeller(options)
  const renamed = actions.renamed.map(([old, now]) => `${old} → ${now}`)
  return [
    `A  ${names[0]}`,
    `B  ${names[1]}`,
    ...list('constants that differ', constants.map(({ name, before, after }) => `${name}: ${before} → ${after}`), width),
    ...list('variables only in A', variables.removed, width), ...list('variables only in B', variables.added, width),
    ...list('actions only in A', actions.removed, width), ...list('actions only in B', actions.added, width), ...list('actions renamed', renamed, width),
    ...list('definitions with another text', definitions, width),
    '',
    ...table([
      ['', 'A', 'B'],
      ...(['distinct', 'generated', 'depth'] as const).map((field) => [field, ...[a, b].map(({ report }) => `${grouped(report[field])}${report.stopped === undefined ? '' : '+'}`)]),
      ...difference.properties.map(({ name, before, after }) => [name, before, after]),
    ]).map((line, i) => i === 0 ? style.dim(line) : line),
    ...unchanged(difference, width),
    ...difference.properties.flatMap(({ name, failure }, i) => failure === undefined ? [] : sameBehaviour(difference.properties.slice(0, i), failure) ? [
      '', style.bold(`${name} is violated in ${failure.side} by the same behaviour`),
    ] : [
      '', style.bold(`${name} is violated in ${failure.side}:`), ...behaviour(failure.failure.trace, (failure.side === 'A' ? a : b).report.variables),
    ]),
    ...only('A', difference.onlyBefore, a, behaviour, options),
    ...only('B', difference.onlyAfter, b, behaviour, options),
  ]
}

function sameBehaviour(before: readonly PropertyChange[], { side, failure: { trace } }: NonNullable<PropertyChange['failure']>): boolean {
  return before.some(({ failure }) => failure?.side === side && failure.failure.trace.length === trace.length
    && failure.failure.trace.every(({ action, state }, i) => action === trace[i]!.action && state.join() === trace[i]!.state.join()))
}

type Behaviour = (trace: Trace, variables: readonly string[]) => string[]

/** Traces, but an initial state only once. */
function traceTeller(options: DifferenceText): Behaviour {
  const shown = new Set<string>()
  const how = { ...options, most: 30 }
  return (trace, variables) => {
    const lines = renderTrace(trace, variables, how)
    const initial = `${variables.join()} ${trace[0]!.state.join()}`
    if (!shown.has(initial) || trace.length === 1) {
      shown.add(initial)
      return lines
    }
    return [`${lines[0]!} ${options.style.dim('(as above)')}`, ...lines.slice(renderTrace(trace.slice(0, 1), variables, how).length)]
  }
}

function unchanged({ unchanged: same }: Difference, width: number): string[] {
  const verdicts = [...new Set(same.map(({ verdict }) => verdict))]
  return verdicts.flatMap((verdict) => list(`${verdict} in both`, same.filter((one) => one.verdict === verdict).map(({ name }) => name), width))
}

function list(heading: string, items: readonly string[], width: number): string[] {
  return items.length === 0 ? [] : wrap(`${heading}: ${items.join(', ')}`, width, '  ')
}

function only(side: 'A' | 'B', { found, complete, states }: Divergences, version: Version, behaviour: Behaviour, options: DifferenceText): string[] {
  const limit = complete ? [] : [`not all was compared: stopped after ${counted(states, 'state')} that both have`]
  const [first, ...others] = found
  if (first === undefined) return complete ? ['', `every step of ${side} is a step of ${side === 'A' ? 'B' : 'A'}`] : ['', `no step found that only ${side} has; ${limit.join('')}`]
  return [
    '', options.style.bold(`${title(first)} only in ${side}`) + (first.count > 1 ? ` ${options.style.dim(`(${counted(first.count, 'such step')} of ${first.action})`)}` : ''),
    ...behaviour(first.trace, version.report.variables),
    ...(others.length === 0 ? [] : ['', `also only in ${side}:`, ...others.slice(0, MOST_EXAMPLES).map((divergence) => `  ${title(divergence)}, after ${counted(divergence.trace.length - 1, 'state')}${divergence.count > 1 ? ` (${counted(divergence.count, 'such step')})` : ''}`)]),
    ...(others.length > MOST_EXAMPLES ? [`  and ${others.length - MOST_EXAMPLES} more`] : []),
    ...limit,
  ]
}

function title({ action, trace }: Divergence): string {
  return action === 'Init' ? 'an initial state' : stepTitle(trace.at(-1)!, 80)
}
