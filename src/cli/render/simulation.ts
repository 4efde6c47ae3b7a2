/**
 * A simulation as a person reads it: the counterexample, or what the walks covered and that this proves nothing.
 */
import type { Simulation } from '../../checker/simulate.ts'
import { renderFailure, type ReportOptions } from './report.ts'
import { counted, duration, grouped, table } from './text.ts'

export function renderSimulation(found: Simulation, options: ReportOptions): string[] {
  const { style } = options
  return [
    ...(found.failure === undefined ? coverage(found, options) : renderFailure(found.failure, found, options)),
    ...(found.failedWalk === undefined ? [] : [`${style.dim('reproduce:')} ${options.command}`, '']),
    ...found.notChecked.slice(1).map((text) => `${style.yellow('not checked:')} ${text}`),
    verdictLine(found, options),
  ]
}

function coverage({ actions, walks, stuck, cut }: Simulation, { style }: ReportOptions): string[] {
  const rows = actions.map(({ name, enabled, taken }) => [`  ${name}`, grouped(enabled), grouped(taken), enabled === 0 ? style.yellow('never enabled') : ''])
  const ends = [
    ...(stuck > 0 ? [`${grouped(stuck)} of ${counted(walks, 'walk')} ended where nothing is enabled`] : []),
    ...(cut > 0 ? [`${grouped(cut)} of ${counted(walks, 'walk')} ended where every step leaves the constraints`] : []),
  ]
  return [...table([['action', 'enabled', 'taken'], ...rows], new Set([1, 2])), '', ...ends, ...(ends.length > 0 ? [''] : [])]
}

function verdictLine(found: Simulation, { style }: ReportOptions): string {
  const seen = `${counted(found.walks, 'walk')}, ${counted(found.states, 'state')}, ${grouped(found.generated)} generated, longest ${found.longest}, seed ${found.seed}, ${duration(found.seconds)}`
  if (found.failure === undefined) return `${style.yellow('undecided')}: nothing violated on these walks${found.stopped === 'interrupted' ? ' (interrupted)' : ''}; ${seen}`
  const { name, kind, trace } = found.failure
  const what = kind === 'deadlock' || kind === 'assert' ? kind : kind === 'evaluation' || kind === 'unsupported' ? name : `${kind} ${name}`
  return `${style.red(found.verdict)}: ${what} in ${counted(trace.length, 'state')}${found.failedWalk === undefined ? '' : ` of walk ${found.failedWalk}`}; ${seen}`
}
