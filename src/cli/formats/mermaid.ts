/**
 * The counterexample as a Mermaid sequence diagram: the lanes of the terminal (render/story.ts) in a notation that GitHub,
 * GitLab and many editors draw.
 */
import type { Failure, Report } from '../../checker/report.ts'
import { printValue } from '../../value/print.ts'
import { renderBriefly } from '../render/diff.ts'
import { diffStates } from '../render/diff.ts'
import type { Transfer } from '../render/messages.ts'
import { tellStory, type Scene } from '../render/story.ts'
import { PLAIN } from '../render/signs.ts'
import { cut } from '../render/text.ts'
import { stepTitle } from '../render/trace.ts'
import type { Value } from '../../value/store.ts'
import { mermaidText } from './escape.ts'
import { loopText, sentenceOf } from './outcome.ts'

/** Longer texts make the diagram unreadable; the whole values are in the other reports. */
const LONGEST_TEXT = 80

/** Lines of a `sequenceDiagram`. Without nodes the only participant is the specification. */
export function sequenceDiagram(failure: Failure, report: Pick<Report, 'nodes' | 'variables'>, module: string): string[] {
  const loop = loopText(failure)
  const ending = (over: string): string => `  Note over ${over}: ${lines([...(loop === undefined ? [] : [`↺ ${loop}`]), `✗ ${sentenceOf(failure)}`])}`
  if (report.nodes === undefined) {
    const steps = failure.trace.map((step, k) => {
      const before = failure.trace[k - 1]
      const changes = before === undefined ? [] : renderBriefly(diffStates(report.variables, before.state, step.state), PLAIN, LONGEST_TEXT)
      return `  Note over p0: ${lines([`${k + 1}. ${stepTitle(step, LONGEST_TEXT)}`, ...changes])}`
    })
    return ['sequenceDiagram', `  participant p0 as ${text(module)}`, ...steps, ending('p0')]
  }
  const { lanes, scenes } = tellStory(failure.trace, report.variables, report.nodes)
  const all = lanes.length > 1 ? `p0,p${lanes.length - 1}` : 'p0'
  return [
    'sequenceDiagram',
    ...lanes.map((lane, k) => `  participant p${k} as ${text(printValue(lane))}`),
    ...scenes.flatMap((scene) => sceneLines(scene, lanes, all)),
    ending(all),
  ]
}

function sceneLines(scene: Scene, lanes: readonly Value[], all: string): string[] {
  const who = (v: Value | undefined): string | undefined => v === undefined || !lanes.includes(v) ? undefined : `p${lanes.indexOf(v)}`
  const own = scene.local.find(({ node }) => node === scene.actor)
  const first = [
    `${scene.number}. ${scene.step.action}`,
    ...scene.received.map((t) => `takes ${t.title}${t.sentAt === undefined ? '' : ` of step ${t.sentAt}`}`),
    ...scene.lost.map((t) => `${t.title} is lost`),
    ...(own === undefined ? [] : renderBriefly(own.changes, PLAIN, LONGEST_TEXT)),
    ...renderBriefly(scene.shared, PLAIN, LONGEST_TEXT),
  ]
  return [
    `  Note over ${who(scene.actor) ?? all}: ${lines(first)}`,
    ...scene.local.filter((local) => local !== own).map(({ node, changes }) => `  Note over ${who(node) ?? all}: ${lines(renderBriefly(changes, PLAIN, LONGEST_TEXT))}`),
    ...scene.sent.map((t) => arrow(t, who, who(scene.actor) ?? 'p0')),
  ]
}

function arrow(t: Transfer, who: (v: Value | undefined) => string | undefined, actor: string): string {
  const from = who(t.from) ?? actor
  return `  ${from}->>${who(t.to) ?? from}: ${text(t.label)}`
}

function lines(parts: readonly string[]): string {
  return parts.map(text).join('<br/>')
}

function text(part: string): string {
  return mermaidText(cut(part, LONGEST_TEXT))
}
