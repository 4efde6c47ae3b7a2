/**
 * Colours and signs, decided once and handed to everything that renders.
 *
 * Rendering functions never look at the environment: they are given a Style. The plain one is what tests and pipes get.
 */
import { styleText } from 'node:util'
import { ASCII, PLAIN, UNICODE, type Paint, type Style } from './signs.ts'

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
