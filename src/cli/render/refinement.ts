/**
 * What a refinement found, for people: a line for a model that is equal, one screen for a difference.
 */
import type { Difference, Refinement } from '../../../conformance/refinement/refine.ts'
import { has } from '../../machines/replication/equal.ts'
import type { Style } from './signs.ts'
import { counted, cut, grouped, wrap } from './text.ts'

export interface RefinementText {
  readonly style: Style
  readonly width: number
  readonly model: string
}

/** `refined ReplicationTiny: 4,100 edges, 29,504 refusals, equal`, and how fast. */
export function renderRefined(refinement: Refinement, { style, model }: RefinementText): string {
  const { edges, refusals, edgeSeconds, verdict } = refinement
  const rate = edgeSeconds > 0.1 ? style.dim(` (${grouped(edges / edgeSeconds)} edges/s)`) : ''
  const word = verdict === 'equal' ? style.green('equal') : verdict === 'different' ? style.red('different') : style.yellow('undecided')
  return `refined ${model}: ${counted(edges, 'edge')}, ${counted(refusals, 'refusal')}, ${word}${rate}`
}

const HEADLINES: Readonly<Record<Difference['kind'], string>> = {
  lands: 'the machines arrive elsewhere',
  refuses: 'the machines refuse what the specification allows',
  allows: 'the machines allow what the specification forbids',
  throws: 'a machine failed',
}

/** The edge, where it is, what differs. */
export function renderDifference({ kind, event, where, because, path }: Difference, { style, width }: RefinementText): string[] {
  const { type, ...args } = event as { readonly type: string }
  const names = Object.entries(args)
  return [
    '',
    `${style.bold(style.red(HEADLINES[kind]))}: ${style.bold(type)}, step ${path.length + 1} of a shortest run`,
    ...names.flatMap(([name, value]) => wrap(`${name} = ${dataText(value)}`, width - 4).map((line, k) => `    ${k === 0 ? '' : '  '}${line}`)),
    ...(because === undefined ? [] : ['', ...wrap(kind === 'refuses' ? `refused by ${because}` : because, width - 2).map((line) => `  ${line}`)]),
    ...(where === undefined ? [] : ['', `  ${style.bold(where.field)}`, ...sides(where.specification, where.machine, width)]),
    '',
    ...wrap(path.length === 0 ? 'in an initial state' : `after ${path.join(', ')}`, width - 2).map((line) => `  ${style.dim(line)}`),
    '',
  ]
}

/** Both values; of two collections only what one of them has alone. */
function sides(specification: unknown, machine: unknown, width: number): string[] {
  const [left, right, shared] = Array.isArray(specification) && Array.isArray(machine) && specification.concat(machine).some((element) => typeof element === 'object')
    ? [specification.filter((element) => !has(machine, element)), machine.filter((element) => !has(specification, element)), specification.some((element) => has(machine, element))]
    : [specification, machine, false]
  const line = (name: string, value: unknown): string[] => {
    const text = Array.isArray(value) && value.length === 0 ? shared ? 'nothing more' : 'nothing' : dataText(value)
    return [`    ${name}${cut(text, 3 * (width - 20))}`]
  }
  return [...line('specification: ', left), ...line('machines:      ', right), ...(shared ? ['    (what both have is left out)'] : [])]
}

/** Data as text: `{leader: A, epoch: 0, isr: [A, B]}`. */
export function dataText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(dataText).join(', ')}]`
  if (typeof value === 'object' && value !== null) return `{${Object.entries(value).toSorted(byName).map(([key, inner]) => `${key}: ${dataText(inner)}`).join(', ')}}`
  return String(value)
}

/** `type` first, then by name: the same record reads the same on both sides. */
function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a === b ? 0 : a === 'type' ? -1 : b === 'type' ? 1 : a < b ? -1 : 1
}
