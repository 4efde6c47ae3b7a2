/**
 * One log drawn as boxes, offset by offset, with marks under the boundaries. Entries that the last step added or removed
 * are shown as such: what was lost stays visible, struck out, where it stood.
 */
import { printValue } from '../../value/print.ts'
import type { Value } from '../../value/store.ts'
import { element, place } from './elements.ts'
import { entryLines, hueOf } from './logs.ts'

const BOX = 86
/** Height of a mark's label. */
const LABEL = 16
/** Entries drawn at the beginning and at the end of a long log. */
const HEAD = 3
const TAIL = 14
/** Boxes drawn for offsets after the end that a mark points to. */
const MOST_BEYOND = 8

export interface Mark {
  readonly name: string
  readonly at: number
  readonly changed: boolean
}

export function logStrip(name: string, entries: readonly Value[], before: readonly Value[] | undefined, marks: readonly Mark[]): HTMLElement {
  const kept = before === undefined ? entries.length : common(before, entries)
  const lost = before === undefined ? [] : before.slice(kept)
  const longest = Math.max(entries.length, kept + lost.length)
  const beyond = Math.min(Math.max(longest, ...marks.map(({ at }) => at)), longest + MOST_BEYOND)
  const shown = offsetsShown(Math.max(longest, beyond))
  const columnOf = (offset: number): number => {
    const found = shown.findIndex((o) => o === 'gap' || o >= offset)
    return found < 0 ? shown.length : found
  }
  const boxes = shown.map((offset) => {
    if (offset === 'gap') return element('div', { class: 'entry gap' }, `… ${longest - HEAD - TAIL} more …`)
    const entry = entries[offset]
    const gone = lost[offset - kept]
    const value = entry ?? gone
    if (value === undefined) return element('div', { class: 'entry none' }, element('i', {}, String(offset)))
    const state = entry === undefined ? 'lost' : gone !== undefined && gone !== entry ? 'replaced' : before !== undefined && offset >= before.length ? 'new' : before !== undefined && offset >= kept ? 'replaced' : ''
    return place(element('div', { class: `entry ${state}`, title: `${offset}: ${printValue(value)}${state === 'replaced' && gone !== undefined ? `\nbefore: ${printValue(gone)}` : state === 'lost' ? '\nremoved by this step' : ''}` },
      element('i', {}, String(offset)), ...entryLines(value).slice(0, 3).map((line) => element('span', {}, line))), { '--hue': String(hueOf(value)) })
  })
  const end = `${name} end`
  const all = [...marks, { name: end, at: entries.length, changed: before !== undefined && before.length !== entries.length }]
  const inside = all.filter(({ at }) => at >= 0 && at <= beyond).toSorted((a, b) => b.at - a.at)
  const off = all.filter((mark) => !inside.includes(mark))
  // Each mark has a line of its own, the rightmost first, so that no label covers another's line.
  const flags = inside.map(({ name: mark, at, changed }, k) => place(element('div', { class: `mark${mark === end ? ' end' : ''}${changed ? ' changed' : ''}` }, `${mark} ${at}`), {
    left: `${columnOf(at) * BOX}px`, height: `${54 + (k + 1) * LABEL}px`, 'padding-top': `${54 + k * LABEL}px`,
  }))
  if (boxes.length === 0) boxes.push(element('div', { class: 'entry none' }, 'empty'))
  return element('div', { class: 'log' },
    element('div', { class: 'log-name' }, name, lost.length > 0 && entries.length < (before?.length ?? 0) && element('em', { class: 'bad' }, `${before!.length - entries.length} lost by this step`)),
    element('div', { class: 'log-scroll' }, place(element('div', { class: 'log-line' }, element('div', { class: 'entries' }, ...boxes), ...flags), {
      width: `${Math.max(1, shown.length) * BOX + 130}px`, 'padding-bottom': `${inside.length * LABEL + 8}px`,
    })),
    off.length > 0 && element('div', { class: 'dim' }, off.map(({ name: mark, at }) => `${mark} ${at}`).join(', ')))
}

function common(a: readonly Value[], b: readonly Value[]): number {
  let k = 0
  while (k < a.length && k < b.length && a[k] === b[k]) k++
  return k
}

function offsetsShown(length: number): (number | 'gap')[] {
  const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, k) => from + k)
  return length <= HEAD + TAIL + 2 ? range(0, length) : [...range(0, HEAD), 'gap', ...range(length - TAIL, length)]
}
