/**
 * The list of steps: one lane a node, time downwards, an arrow for a message that is sent. Only the rows in sight exist
 * as elements, so the length of the behaviour does not matter.
 */
import { printValue } from '../../value/print.ts'
import { cut } from '../render/text.ts'
import { element, place, svg } from './elements.ts'
import { ARROW, NOTE, TITLE, type Row, type Rows } from './rows.ts'

const GUTTER = 46
const NARROWEST = 150
const WIDEST = 420
/** Rows drawn above and below what is in sight. */
const MARGIN = 400

export interface StepList {
  readonly root: HTMLElement
  show(rows: Rows, marks: RowMarks): void
  /** Brings a row into sight. */
  reveal(index: number): void
}

export interface RowMarks {
  readonly at: number
  /** Rows from here on were chosen here; the others are the given behaviour. */
  readonly branchFrom: number
  readonly violated: ReadonlySet<number>
  readonly found: ReadonlySet<number>
}

export function stepList(onSelect: (index: number) => void): StepList {
  const canvas = element('div', { class: 'canvas' })
  const heading = element('div', { class: 'lane-names' })
  const scroller = element('div', { class: 'steps' }, heading, canvas)
  let current: { rows: Rows; marks: RowMarks } | undefined
  const draw = (): void => {
    if (current === undefined) return
    const { rows: { rows, lanes, height }, marks } = current
    const laneWidth = Math.max(NARROWEST, Math.min(WIDEST, Math.floor((scroller.clientWidth - GUTTER - 8) / Math.max(1, lanes.length))))
    const width = lanes.length === 0 ? scroller.clientWidth - 8 : GUTTER + laneWidth * lanes.length
    place(canvas, { height: `${height}px`, width: `${width}px` })
    place(heading, { width: `${width}px` })
    heading.replaceChildren(...lanes.map((lane, k) => place(element('b', {}, printValue(lane, 24)), { left: `${GUTTER + k * laneWidth}px`, width: `${laneWidth}px` })))
    heading.hidden = lanes.length === 0
    const from = firstBelow(rows, scroller.scrollTop - MARGIN)
    const shown: Node[] = []
    for (let k = from; k < rows.length && rows[k]!.top < scroller.scrollTop + scroller.clientHeight + MARGIN; k++) {
      shown.push(drawRow(rows[k]!, k, marks, { lanes: lanes.length, laneWidth, width }))
    }
    canvas.replaceChildren(...shown)
  }
  scroller.addEventListener('scroll', draw, { passive: true })
  new ResizeObserver(draw).observe(scroller)
  canvas.addEventListener('click', (event) => {
    const row = (event.target as Element).closest<HTMLElement>('[data-index]')
    if (row !== null) onSelect(Number(row.dataset['index']))
  })
  return {
    root: scroller,
    show: (rows, marks) => {
      current = { rows, marks }
      draw()
    },
    reveal: (index) => {
      const row = current?.rows.rows[index]
      if (row === undefined) return
      const head = heading.hidden ? 0 : heading.offsetHeight
      if (row.top < scroller.scrollTop) scroller.scrollTop = row.top
      else if (row.top + row.height + head > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = row.top + row.height + head - scroller.clientHeight
    },
  }
}

/** The first row that ends below y: rows are in order, so this is a binary search. */
function firstBelow(rows: readonly Row[], y: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (rows[middle]!.top + rows[middle]!.height <= y) low = middle + 1
    else high = middle
  }
  return low
}

interface Geometry {
  readonly lanes: number
  readonly laneWidth: number
  readonly width: number
}

function drawRow(row: Row, index: number, marks: RowMarks, geometry: Geometry): HTMLElement {
  const classes = ['row', index === marks.at && 'current', index >= marks.branchFrom && 'branch', marks.violated.has(index) && 'violated', marks.found.has(index) && 'found'].filter((name) => name !== false)
  const made = element('div', { class: classes.join(' '), title: cut(row.full, 400) }, element('span', { class: 'number' }, String(index + 1)))
  made.dataset['index'] = String(index)
  place(made, { top: `${row.top}px`, height: `${row.height}px` })
  const { lanes, laneWidth } = geometry
  const x = (lane: number): number => lane < 0 ? GUTTER : GUTTER + lane * laneWidth
  const notesOf = (lane: number) => row.notes.filter((note) => note.lane === lane)
  const y = (line: number): number => 5 + TITLE + line * NOTE
  if (lanes > 0) made.append(drawLines(row, geometry))
  const badges = row.badges.map(({ text, bad }) => element('span', { class: bad ? 'badge bad' : 'badge' }, text))
  const title = element('div', { class: row.lane < 0 ? 'title' : 'title on-lane' }, row.lane >= 0 && element('i', { class: 'dot' }), element('strong', {}, row.title), ...badges)
  made.append(place(title, { left: `${x(row.lane) + (row.lane < 0 && lanes > 0 ? 16 : 0)}px`, 'max-width': `${geometry.width - x(row.lane) - 4}px` }))
  for (let lane = 0; lane < lanes; lane++) {
    notesOf(lane).forEach(({ text, tone }, k) => made.append(place(element('div', { class: `note ${tone}` }, text), { left: `${x(lane) + 16}px`, top: `${y(k)}px`, 'max-width': `${laneWidth - 22}px` })))
  }
  const local = Math.max(0, ...Array.from({ length: lanes }, (_, lane) => notesOf(lane).length))
  notesOf(-1).forEach(({ text, tone }, k) => made.append(place(element('div', { class: `note none ${tone}` }, text), { left: `${GUTTER + (lanes > 0 ? 16 : 0)}px`, top: `${y(local + k)}px`, 'max-width': `${geometry.width - GUTTER - 20}px` })))
  return made
}

/** Lanes, and arrows with their labels at the bottom of the row. */
function drawLines(row: Row, { lanes, laneWidth, width }: Geometry): SVGElement {
  const x = (lane: number): number => GUTTER + lane * laneWidth + 6
  const parts = Array.from({ length: lanes }, (_, lane) => svg('line', { class: 'lane', x1: x(lane), x2: x(lane), y1: 0, y2: row.height }))
  row.arrows.forEach(({ from, to, text }, k) => {
    const y = row.height - 10 - ARROW * (row.arrows.length - 1 - k)
    const start = from < 0 ? to : from
    if (start < 0) return
    const ends = to < 0 || to === start ? x(start) + laneWidth * 0.4 : x(to)
    const right = ends > x(start)
    const tip = right ? ends - 1 : ends + 1
    const room = Math.max(6, Math.floor(Math.abs(ends - x(start)) / 6.6) - 3)
    const label = svg('text', { class: 'arrow-text', x: (x(start) + ends) / 2, y: y - 4, 'text-anchor': 'middle' })
    label.textContent = cut(text, room)
    const full = svg('title', {})
    full.textContent = text
    label.append(full)
    parts.push(
      svg('line', { class: 'arrow', x1: x(start), x2: tip, y1: y, y2: y }),
      svg('path', { class: 'tip', d: `M ${tip} ${y} l ${right ? -9 : 9} -4.5 v 9 z` }),
      label,
    )
  })
  return svg('svg', { width, height: row.height }, ...parts)
}
