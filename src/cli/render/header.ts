/**
 * What is about to be checked, before it is: a reader of a green verdict must be able to see what it covers.
 */
import type { Style } from './signs.ts'
import { bytes, counted, table, wrap } from './text.ts'

export interface Header {
  readonly spec: string
  readonly config: string | undefined
  readonly invariants: readonly string[]
  readonly properties: readonly string[]
  readonly constraints: readonly string[]
  readonly symmetry: readonly string[]
  readonly view: string | undefined
  readonly checkDeadlock: boolean
  readonly workers: number
  readonly engine: string
  readonly maxMemory: number
  readonly limits: readonly string[]
}

export function renderHeader(header: Header, style: Style, width: number): string[] {
  const rows: (readonly [string, string])[] = [
    ['invariants', listed(header.invariants)],
    ['properties', listed(header.properties)],
    ...optional('constraints', header.constraints),
    ...optional('symmetry', header.symmetry),
    ...(header.view === undefined ? [] : [['view', header.view] as const]),
    ['deadlock', header.checkDeadlock ? 'is checked' : 'is not checked'],
    ...optional('limits', header.limits),
    ['with', `${counted(header.workers, 'worker')}, ${header.engine} engine, at most ${bytes(header.maxMemory)}`],
  ]
  const body = table(rows.flatMap(([name, text]) => wrap(text, width - 16).map((part, k) => [`  ${k === 0 ? name : ''}`, part])))
  return [`${style.bold('checking')} ${header.spec}${header.config === undefined ? '' : ` with ${header.config}`}`, ...body.map((line) => style.dim(line)), '']
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ')
}

function optional(name: string, names: readonly string[]): (readonly [string, string])[] {
  return names.length === 0 ? [] : [[name, listed(names)]]
}
