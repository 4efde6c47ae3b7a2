/**
 * What rendering functions are given: how to paint and which signs to draw with. The plain style needs no terminal and
 * works in a browser too; the coloured one is in style.ts.
 */

export type Paint = (text: string) => string

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
