/**
 * Colours and signs, decided once and handed to everything that renders.
 *
 * Rendering functions never look at the environment: they are given a Style. The plain one is what tests and pipes get.
 */
import { styleText } from 'node:util'

type Paint = (text: string) => string

export interface Style {
  readonly bold: Paint
  readonly dim: Paint
  readonly red: Paint
  readonly green: Paint
  readonly yellow: Paint
  readonly cyan: Paint
  readonly signs: Signs
}

/** The signs of diffs and lanes; `ascii` for terminals that know nothing else. */
export interface Signs {
  readonly becomes: string
  readonly lane: string
  readonly line: string
  readonly right: string
  readonly left: string
  readonly dot: string
  readonly lost: string
  readonly item: string
  readonly ellipsis: string
  readonly ok: string
  readonly bad: string
  readonly loop: string
}

export const UNICODE: Signs = { becomes: '→', lane: '│', line: '─', right: '▶', left: '◀', dot: '●', lost: '✗', item: '·', ellipsis: '…', ok: '✓', bad: '✗', loop: '↺' }
export const ASCII: Signs = { becomes: '->', lane: '|', line: '-', right: '>', left: '<', dot: '*', lost: 'x', item: '.', ellipsis: '~', ok: 'ok', bad: 'no', loop: '<' }

const identity: Paint = (text) => text

export const PLAIN: Style = { bold: identity, dim: identity, red: identity, green: identity, yellow: identity, cyan: identity, signs: UNICODE }

const paint = (format: Parameters<typeof styleText>[0]): Paint => (text) => text === '' ? '' : styleText(format, text, { validateStream: false })

export const COLOURED: Style = {
  bold: paint('bold'), dim: paint('dim'), red: paint('red'), green: paint('green'), yellow: paint('yellow'), cyan: paint('cyan'), signs: UNICODE,
}

export interface Environment {
  readonly NO_COLOR?: string | undefined
  readonly FORCE_COLOR?: string | undefined
  readonly TERM?: string | undefined
}

/** A flag decides; then NO_COLOR, FORCE_COLOR, TERM=dumb; then whether the stream is a terminal. */
export function chooseStyle(environment: Environment, isTerminal: boolean, flag: boolean | undefined): Style {
  const dumb = environment.TERM === 'dumb'
  const base = coloured(environment, isTerminal && !dumb, flag) ? COLOURED : PLAIN
  return dumb ? { ...base, signs: ASCII } : base
}

function coloured(environment: Environment, isTerminal: boolean, flag: boolean | undefined): boolean {
  if (flag !== undefined) return flag
  if (environment.NO_COLOR !== undefined && environment.NO_COLOR !== '') return false
  if (environment.FORCE_COLOR !== undefined && environment.FORCE_COLOR !== '') return environment.FORCE_COLOR !== '0'
  return isTerminal
}
