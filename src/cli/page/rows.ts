/**
 * What each row of the list of steps says: by node where the specification has nodes, else in one column. Pure data, so
 * that heights are known before anything is drawn and ten thousand rows cost nothing until they are looked at.
 */
import type { Nodes, Trace } from '../../program/program.ts'
import type { Value } from '../../value/store.ts'
import { diffStates, renderBriefly, type Change } from '../render/diff.ts'
import { PLAIN } from '../render/signs.ts'
import { tellStory, type Scene } from '../render/story.ts'
import { stepTitle } from '../render/trace.ts'
import { sequenceOf, type LogShape } from './logs.ts'

export interface Note {
  /** Index of the lane; -1 belongs to none. */
  readonly lane: number
  readonly text: string
  readonly tone: 'plain' | 'loss' | 'gain'
}

export interface Row {
  readonly title: string
  /** Whole, with arguments. */
  readonly full: string
  readonly lane: number
  readonly badges: readonly { readonly text: string; readonly bad: boolean }[]
  readonly notes: readonly Note[]
  readonly arrows: readonly { readonly from: number; readonly to: number; readonly text: string }[]
  readonly top: number
  readonly height: number
}

export interface Rows {
  readonly lanes: readonly Value[]
  readonly rows: readonly Row[]
  readonly height: number
}

export const TITLE = 22
export const NOTE = 17
export const ARROW = 24
const PADDING = 12
const MOST_NOTES = 3
const LONGEST_NOTE = 60

export function rowsOf(trace: Trace, variables: readonly string[], nodes: Nodes | undefined, shape: LogShape): Rows {
  const story = nodes === undefined ? { lanes: [], scenes: [] } : tellStory(trace, variables, nodes)
  let top = 0
  const rows = trace.map((step, k): Row => {
    const full = stepTitle(step)
    const scene = story.scenes[k - 1]
    const before = trace[k - 1]
    const content = scene !== undefined ? ofScene(scene, story.lanes, shape)
      : { title: full, lane: -1, badges: [], arrows: [], notes: before === undefined ? [] : briefly(diffStates(variables, before.state, step.state), -1, shape).slice(0, MOST_NOTES) }
    const perLane = Math.max(0, ...[...new Set(content.notes.map(({ lane }) => lane))].map((lane) => lane === -1 && scene !== undefined ? 0 : content.notes.filter((note) => note.lane === lane).length))
    const shared = scene === undefined ? 0 : content.notes.filter(({ lane }) => lane === -1).length
    const height = PADDING + TITLE + NOTE * (perLane + shared) + ARROW * content.arrows.length
    const row = { ...content, full, top, height }
    top += height
    return row
  })
  return { lanes: story.lanes, rows, height: top }
}

function ofScene(scene: Scene, lanes: readonly Value[], shape: LogShape): Omit<Row, 'top' | 'height' | 'full'> {
  const laneOf = (v: Value | undefined): number => v === undefined ? -1 : lanes.indexOf(v)
  const lane = laneOf(scene.actor)
  return {
    title: scene.step.action,
    lane,
    badges: [
      ...scene.received.map(({ title, sentAt }) => ({ text: `◀ ${title}${sentAt === undefined ? '' : ` of ${sentAt}`}`, bad: false })),
      ...scene.lost.map(({ title }) => ({ text: `✗ ${title}`, bad: true })),
    ],
    arrows: scene.sent.map(({ from, to, label }) => ({ from: from === undefined ? lane : laneOf(from), to: laneOf(to), text: label })),
    notes: [
      ...scene.local.flatMap(({ node, changes }) => briefly(changes, laneOf(node), shape).slice(0, MOST_NOTES)),
      ...briefly(scene.shared, -1, shape).slice(0, 2),
    ],
  }
}

/** One note a variable; what a log lost or gained is counted, because that is what one looks for. */
function briefly(changes: readonly Change[], lane: number, shape: LogShape): Note[] {
  const variableOf = ({ path }: Change): string => /^[^.[]+/.exec(path)?.[0] ?? path
  return [...new Set(changes.map(variableOf))].map((variable): Note => {
    const own = changes.filter((change) => variableOf(change) === variable)
    const growth = shape.logs.includes(variable) || shape.shared.includes(variable) ? growthOf(own) : 0
    if (growth === 0) return { lane, text: renderBriefly(own, PLAIN, LONGEST_NOTE).join(', '), tone: 'plain' }
    return { lane, text: `${variable} ${growth > 0 ? '+' : '−'}${Math.abs(growth)}`, tone: growth > 0 ? 'gain' : 'loss' }
  }).toSorted((a, b) => (a.tone === 'plain' ? 1 : 0) - (b.tone === 'plain' ? 1 : 0))
}

function growthOf(changes: readonly Change[]): number {
  return changes.reduce((sum, change) => {
    if (change.kind !== 'changed') return change.at === '' ? sum : sum + (change.kind === 'added' ? 1 : -1)
    const [old, fresh] = [sequenceOf(change.before), sequenceOf(change.after)]
    return old === undefined || fresh === undefined || /[.[]/.test(change.path) ? sum : sum + fresh.length - old.length
  }, 0)
}
