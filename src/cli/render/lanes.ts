/**
 * The message-sequence view: one lane a node, time downwards, an arrow for a message that is sent.
 *
 *            A                    B
 *        3   │                    ● SendFetch
 *            ◀─── Fetch offset=0 ─┤
 *        4   ● HandleFetch  ◀ Fetch of step 3
 *
 * A message is drawn when it is put into the network; the step that takes it out names it and the step of its sending.
 * Rows are painted on a canvas of fixed width: later paint covers earlier, so a long note may cross a lane but never be
 * lost.
 */
import type { Nodes, Trace } from '../../program/program.ts'
import { printValue } from '../../value/print.ts'
import type { Value } from '../../value/store.ts'
import { renderBriefly } from './diff.ts'
import type { Transfer } from './messages.ts'
import { tellStory, type Scene } from './story.ts'
import { PLAIN, type Signs } from './signs.ts'
import { cut, widthOf, wrap } from './text.ts'

const GUTTER = 6
const NARROWEST = 15
/** Rows of a note about one variable. */
const NOTE_ROWS = 3
/** Longer arguments are in the trace, and usually also in what the step changed. */
const LONGEST_ARGUMENT = 24

export interface LaneOptions {
  readonly signs: Signs
  /** Columns; the drawing never exceeds them. */
  readonly width: number
  /** Steps shown; the last ones of a longer trace. */
  readonly most: number
  /** Written under the last step. */
  readonly ending?: string
}

/** Lines of the sequence view; empty when the trace has no steps after the initial state. */
export function renderLanes(trace: Trace, variables: readonly string[], nodes: Nodes, options: LaneOptions): string[] {
  const { lanes, scenes } = tellStory(trace, variables, nodes)
  if (scenes.length === 0 || lanes.length === 0) return []
  const laneWidth = Math.min(40, Math.floor((options.width - GUTTER) / lanes.length))
  if (laneWidth < NARROWEST) return [`(${lanes.length} nodes do not fit in ${options.width} columns: no sequence view)`]
  const page: Page = { lanes, laneWidth, options }
  const lines = [heading(page)]
  const left = Math.max(0, scenes.length - options.most)
  if (left > 0) lines.push(`      ${options.signs.ellipsis} ${left} earlier steps left out`)
  for (const scene of scenes.slice(left)) lines.push(...renderScene(scene, page))
  if (options.ending !== undefined) lines.push(`${' '.repeat(GUTTER)}${options.signs.lost} ${options.ending}`)
  return lines.map((line) => cut(line.trimEnd(), options.width, options.signs.ellipsis))
}

interface Page {
  readonly lanes: readonly Value[]
  readonly laneWidth: number
  readonly options: LaneOptions
}

function heading({ lanes, laneWidth }: Page): string {
  const row = new Row(GUTTER + laneWidth * lanes.length)
  lanes.forEach((lane, k) => row.paint(GUTTER + k * laneWidth, cut(printValue(lane), laneWidth - 1)))
  return row.text()
}

function renderScene(scene: Scene, page: Page): string[] {
  const { signs } = page.options
  const lines: string[] = []
  const column = scene.actor === undefined ? -1 : page.lanes.indexOf(scene.actor)
  const title = titleOf(scene) + scene.received.map((t) => `  ${signs.left} ${t.title}${t.sentAt === undefined ? '' : ` of step ${t.sentAt}`}`).join('')
  lines.push(row(page, column, (column < 0 ? '' : `${signs.dot} `) + title, scene.number))
  for (const t of scene.lost) lines.push(row(page, column, `${column < 0 ? '' : '  '}${signs.lost} ${t.title}${t.to === undefined ? '' : ` to ${printValue(t.to)}`} is lost`))
  for (const { node, changes } of scene.local) {
    const lane = page.lanes.indexOf(node)
    for (const text of renderBriefly(changes, { ...PLAIN, signs }, (page.laneWidth - 4) * NOTE_ROWS)) lines.push(...note(page, lane, text))
  }
  for (const t of scene.sent) lines.push(arrow(page, t))
  if (scene.shared.length > 0) {
    const text = renderBriefly(scene.shared, { ...PLAIN, signs }, page.options.width).join('; ')
    lines.push(row(page, -1, `${signs.item} ${cut(text, page.options.width - GUTTER - 2, signs.ellipsis)}`))
  }
  return lines
}

/** The action with those short arguments that the lane and the arrows do not say: no messages, nor their ends. */
function titleOf(scene: Scene): string {
  const said = new Set([scene.actor, ...[...scene.received, ...scene.lost, ...scene.sent].flatMap((t) => [t.message, t.from, t.to])])
  const args = scene.step.args.filter(({ value }) => !said.has(value)).map(({ name, value }) => `${name}=${printValue(value)}`)
  const short = args.filter((text) => text.length <= LONGEST_ARGUMENT)
  return short.length === 0 ? scene.step.action : `${scene.step.action}(${short.join(', ')})`
}

/** One row: all lanes' lines, then text that starts on a lane (or after the gutter when `lane` is -1). */
function row(page: Page, lane: number, text: string, number?: number): string {
  const line = blank(page)
  if (number !== undefined) line.paint(0, String(number).padStart(GUTTER - 2))
  if (lane < 0) line.paint(GUTTER, ` ${text} `)
  else line.paint(GUTTER + lane * page.laneWidth, `${text} `)
  return line.text()
}

/** A change in a node's lane: wrapped to the lane, a few rows at most. */
function note(page: Page, lane: number, text: string): string[] {
  const last = lane === page.lanes.length - 1
  const room = (last ? page.options.width - GUTTER - lane * page.laneWidth : page.laneWidth) - 3
  const rows = wrap(text, room, '  ')
  const kept = rows.length <= NOTE_ROWS ? rows : [...rows.slice(0, NOTE_ROWS - 1), cut(`${rows[NOTE_ROWS - 1]!} ${page.options.signs.ellipsis}`, room, page.options.signs.ellipsis)]
  return kept.map((content) => {
    const line = blank(page)
    line.paint(GUTTER + lane * page.laneWidth + 2, content)
    return line.text()
  })
}

function arrow(page: Page, { from, to, label, title }: Transfer): string {
  const { signs } = page.options
  const a = from === undefined ? -1 : page.lanes.indexOf(from)
  const b = to === undefined ? -1 : page.lanes.indexOf(to)
  if (a < 0 || b < 0 || a === b) return row(page, a < 0 ? b : a, `${a < 0 && b < 0 ? '' : `${signs.lane} `}${signs.right} ${cut(label, 60, signs.ellipsis)}${b >= 0 && a < 0 ? '' : to === undefined || a === b ? '' : ` to ${printValue(to)}`}`)
  const line = blank(page)
  const start = GUTTER + Math.min(a, b) * page.laneWidth
  const length = Math.abs(a - b) * page.laneWidth
  const room = length - 5
  const shown = ` ${cut(widthOf(label) <= room ? label : room >= widthOf(title) ? label : title, room, signs.ellipsis)} `
  const free = length - 1 - widthOf(shown)
  const left = Math.max(1, Math.floor(free / 2))
  const body = signs.line.repeat(left) + shown + signs.line.repeat(Math.max(1, free - left))
  line.paint(start, a < b ? `${signs.lane}${body.slice(0, -1)}${signs.right}` : `${signs.lane}${signs.left}${body.slice(1)}`)
  line.paint(start + length, signs.lane)
  return line.text()
}

function blank(page: Page): Row {
  const line = new Row(GUTTER + page.laneWidth * page.lanes.length)
  page.lanes.forEach((_, k) => line.paint(GUTTER + k * page.laneWidth, page.options.signs.lane))
  return line
}

/** A line of text that can be painted on; grows to the right. */
class Row {
  private readonly characters: string[]

  constructor(width: number) {
    this.characters = Array.from({ length: width }, () => ' ')
  }

  paint(at: number, text: string): void {
    let k = at
    for (const c of text) this.characters[k++] = c
  }

  text(): string {
    return Array.from(this.characters, (c) => c ?? ' ').join('').trimEnd()
  }
}
