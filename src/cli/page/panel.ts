/**
 * The state that is looked at: the nodes with their logs, the messages under way, what the step changed, what can happen
 * next, what the properties say, and every variable.
 */
import type { Explanation, Nodes, State, Step } from '../../program/program.ts'
import { printValue } from '../../value/print.ts'
import { integerOf, isInteger, type Value } from '../../value/store.ts'
import { diffStates, diffValues, type Change } from '../render/diff.ts'
import { newMessages, transferOf } from '../render/messages.ts'
import { valueAt } from '../render/story.ts'
import { stepTitle } from '../render/trace.ts'
import { element } from './elements.ts'
import { logStrip } from './logStrip.ts'
import { sequenceOf, type LogShape } from './logs.ts'
import { choicesAfter, disabledActions, sameStep, verdictsOn, type Choice, type Session, type Verdict } from './session.ts'

const LONGEST_VALUE = 4000
/** A state of so many variables is shown whole at once. */
const MOST_OPEN = 10

export interface PanelEvents {
  choose(index: number): void
  /** Chooses another initial state. */
  chooseInitial(index: number): void
}

export function drawPanel(session: Session, shape: LogShape, events: PanelEvents): HTMLElement[] {
  const { program, path, at } = session
  const step = path[at]!
  const before = path[at - 1]
  const verdicts = verdictsOn(program, before?.state, step.state)
  return [
    heading(step, at, path.length),
    ...verdicts.filter(({ holds }) => holds !== true).map(violation),
    ...nodeSection(program.variables, program.nodes, shape, before, step),
    changesSection(program.variables, before, step),
    nextSection(session, events),
    section(`Properties in this state`, element('div', { class: 'chips' }, verdicts.length === 0 ? 'none' : '', ...verdicts.map(({ name, holds, place }) => element('span', { class: holds === true ? 'chip good' : 'chip bad', title: place }, `${holds === true ? '✓' : '✗'} ${name}`)))),
    variablesSection(program.variables, before, step, program.nodes === undefined && program.variables.length <= MOST_OPEN),
  ]
}

function section(title: string, ...content: readonly (Node | string | false)[]): HTMLElement {
  return element('section', {}, element('h2', {}, title), ...content)
}

function heading(step: Step, at: number, length: number): HTMLElement {
  return element('div', { class: 'step-title' },
    element('span', { class: 'dim' }, `state ${at + 1} of ${length}`),
    element('h1', {}, step.action),
    element('div', { class: 'arguments' }, ...step.args.map(({ name, value }) => element('code', {}, element('span', { class: 'dim' }, `${name} = `), printValue(value, 600)))))
}

function violation({ name, place, error, explanation }: Verdict): HTMLElement {
  return element('div', { class: 'violation' },
    element('b', {}, error === undefined ? `✗ ${name} is violated here` : `✗ ${name} cannot be evaluated here`), ' ', element('span', { class: 'dim' }, place),
    error !== undefined && element('div', {}, error),
    explanation !== undefined && drawExplanation(explanation))
}

/** The false conjunct and what its names stand for. */
export function drawExplanation({ conjunct, place, bindings, values }: Explanation): HTMLElement {
  const rows = [...bindings.map(({ name, value }) => [name, value] as const), ...values.map(({ text, value }) => [text, value] as const)]
  return element('div', { class: 'explanation' },
    conjunct !== undefined && element('div', {}, 'false: ', element('code', { class: 'conjunct' }, conjunct), ' ', element('span', { class: 'dim' }, place ?? '')),
    element('table', {}, ...rows.map(([name, value]) => element('tr', {}, element('td', {}, element('code', {}, name)), element('td', {}, element('code', {}, printValue(value, 600)))))))
}

function changesSection(variables: readonly string[], before: Step | undefined, step: Step): HTMLElement {
  if (before === undefined) return section('What changed', element('div', { class: 'dim' }, 'nothing before the initial state'))
  const changes = diffStates(variables, before.state, step.state)
  return section('What changed', ...(changes.length === 0 ? [element('div', { class: 'dim' }, 'nothing: a stuttering step')] : changes.map(drawChange)))
}

function drawChange(change: Change): HTMLElement {
  const text = (v: Value): string => printValue(v, 1500)
  if (change.kind === 'changed') {
    return element('div', { class: 'change' }, element('code', { class: 'path' }, change.path), element('del', {}, text(change.before)), element('span', { class: 'dim' }, '→'), element('ins', {}, text(change.after)))
  }
  const at = change.at === '' ? '' : `${change.at} `
  return element('div', { class: 'change' }, element('code', { class: 'path' }, change.path), change.kind === 'added' ? element('ins', {}, `+ ${at}${text(change.value)}`) : element('del', {}, `− ${at}${text(change.value)}`))
}

function nodeSection(variables: readonly string[], nodes: Nodes | undefined, shape: LogShape, before: Step | undefined, step: Step): HTMLElement[] {
  const slot = (state: State, name: string): Value => state[variables.indexOf(name)]!
  const shared = shape.shared.map((name) => {
    const entries = sequenceOf(slot(step.state, name)) ?? []
    return logStrip(name, entries, before === undefined ? undefined : sequenceOf(slot(before.state, name)), [])
  })
  if (nodes === undefined) return shared.length === 0 ? [] : [section('Sequences', ...shared)]
  const cards = nodes.nodes.map((node) => {
    const of = (state: State, name: string): Value | undefined => valueAt(slot(state, name), node)
    const own = nodes.local.filter((name) => variables.includes(name))
    const changed = (name: string): boolean => before !== undefined && of(before.state, name) !== of(step.state, name)
    const marks = shape.marks.flatMap((name) => {
      const v = of(step.state, name)
      return v !== undefined && isInteger(v) ? [{ name, at: integerOf(v), changed: changed(name) }] : []
    })
    const logs = shape.logs.map((name) => logStrip(name, sequenceOf(of(step.state, name)) ?? [], before === undefined ? undefined : sequenceOf(of(before.state, name)), marks))
    const rest = own.filter((name) => !shape.logs.includes(name) && !(logs.length > 0 && shape.marks.includes(name)))
    return element('div', { class: own.some(changed) ? 'card touched' : 'card' }, element('h3', {}, printValue(node, 40)), ...logs,
      element('dl', {}, ...rest.flatMap((name) => {
        const value = of(step.state, name)
        const old = before === undefined ? undefined : of(before.state, name)
        return [element('dt', { class: changed(name) ? 'changed' : '' }, name), element('dd', {}, value === undefined ? '–' : old !== undefined && old !== value
          ? element('span', {}, ...diffValues('', old, value).map((change) => drawChange({ ...change, path: change.path.replace(/^\./, '') })))
          : printValue(value, 400))]
      })))
  })
  return [section('Nodes', element('div', { class: 'cards' }, ...cards), ...shared), ...networkSection(variables, nodes, before, step)]
}

function networkSection(variables: readonly string[], nodes: Nodes, before: Step | undefined, step: Step): HTMLElement[] {
  const isNode = (v: Value): boolean => nodes.nodes.includes(v)
  const slots = nodes.network.map((name) => variables.indexOf(name)).filter((k) => k >= 0)
  if (slots.length === 0) return []
  const nothing = sequenceFree
  const messages = slots.flatMap((k) => newMessages(nothing, step.state[k]!, isNode))
  const fresh = before === undefined ? [] : slots.flatMap((k) => newMessages(before.state[k]!, step.state[k]!, isNode)).map(({ value }) => value)
  const taken = before === undefined ? [] : slots.flatMap((k) => newMessages(step.state[k]!, before.state[k]!, isNode))
  const line = (message: Parameters<typeof transferOf>[0], kind: string): HTMLElement => {
    const { from, to, label } = transferOf(message, () => true)
    const ends = [from, to].map((v) => v === undefined ? '?' : printValue(v, 24))
    return element('div', { class: `message ${kind}`, title: printValue(message.value, 2000) }, element('b', {}, `${ends[0]} → ${ends[1]}`), ' ', label)
  }
  return [section('Messages under way',
    messages.length + taken.length === 0 && element('div', { class: 'dim' }, 'none'),
    ...messages.map((message) => line(message, fresh.includes(message.value) ? 'sent' : '')),
    ...taken.map((message) => line(message, 'taken')))]
}

/** A value with no messages in it. */
const sequenceFree: Value = 0

function nextSection(session: Session, events: PanelEvents): HTMLElement {
  const { program, path, at } = session
  const { state } = path[at]!
  const found = choicesAfter(program, state)
  const taken = path[at + 1]
  const item = (choice: Choice, isTaken: boolean, act: () => void): HTMLElement => {
    const { step, violated, outside } = choice
    const button = element('button', { class: 'choice', title: stepTitle(step), onclick: act }, element('b', {}, step.action), ...step.args.map(({ name, value }) => element('code', {}, `${name} = ${printValue(value, 90)}`)),
      isTaken && element('span', { class: 'badge' }, 'taken here'),
      ...violated.map((name) => element('span', { class: 'badge bad' }, `✗ ${name}`)),
      ...outside.map((name) => element('span', { class: 'badge', title: 'the search does not go there' }, `outside ${name}`)))
    return element('li', { class: isTaken ? 'taken' : '' }, button)
  }
  const why = element('details', {}, element('summary', {}, 'Why are the other actions not enabled?'))
  why.addEventListener('toggle', () => {
    if (!why.open || why.childElementCount > 1) return
    why.append(...disabledActions(program, state, found).map(({ name, explanation, error }) => element('div', { class: 'disabled' }, element('b', {}, name), error !== undefined && ` ${error}`, explanation !== undefined && drawExplanation(explanation))))
  })
  const initial = at === 0 ? choicesAfter(program, undefined) : undefined
  const distinct = new Set(program.actions.map(({ name }) => name)).size
  const enabled = new Set(found.choices.map(({ step }) => step.action)).size
  return section(`What can happen next: ${found.choices.length}${found.more ? '+' : ''} ${found.choices.length === 1 ? 'step' : 'steps'}`,
    found.choices.length === 0 && element('div', { class: 'dim' }, program.checkDeadlock ? 'nothing: a deadlock' : 'nothing'),
    element('ol', { class: 'choices' }, ...found.choices.map((choice) => item(choice, taken !== undefined && sameStep(taken, choice.step), () => events.choose(choice.index)))),
    found.more && element('div', { class: 'dim' }, 'there are more; only these are shown'),
    ...found.errors.map((text) => element('div', { class: 'violation' }, text)),
    enabled < distinct && why,
    initial !== undefined && initial.choices.length > 1 && element('details', {}, element('summary', {}, `${initial.choices.length}${initial.more ? '+' : ''} initial states`),
      element('ol', { class: 'choices' }, ...initial.choices.map((choice) => element('li', {}, element('button', { class: 'choice', onclick: () => events.chooseInitial(choice.index) },
        ...program.variables.map((name, k) => element('code', {}, `${name} = ${printValue(choice.step.state[k]!, 60)}`))))))))
}

function variablesSection(variables: readonly string[], before: Step | undefined, step: Step, open: boolean): HTMLElement {
  const rows = variables.map((name, k) => element('tr', { class: before !== undefined && before.state[k] !== step.state[k] ? 'changed' : '' }, element('td', {}, element('code', {}, name)), element('td', {}, element('code', {}, printValue(step.state[k]!, LONGEST_VALUE)))))
  return element('section', {}, element('details', { open }, element('summary', {}, 'All variables'), element('table', { class: 'variables' }, ...rows)))
}
