/**
 * The explorer's page: reads its data, makes the program, and connects the list of steps with the panel.
 *
 * Keys: ← → (or k, j) step, Home and End, / searches, Enter and Shift-Enter go through what was found, b goes back to the
 * given behaviour.
 */
import { diffStates, renderChange } from '../render/diff.ts'
import { PLAIN } from '../render/signs.ts'
import { stepTitle } from '../render/trace.ts'
import { readTrace, type PageData } from './data.ts'
import { element } from './elements.ts'
import { logShape } from './logs.ts'
import { drawPanel } from './panel.ts'
import { rowsOf } from './rows.ts'
import { begin, choose, followLink, go, isGiven, linkTo, restore, verdictsOn, type Session } from './session.ts'
import { programOf } from './specification.ts'
import { stepList, type RowMarks } from './stepList.ts'

/** Milliseconds of searching between two looks at the keyboard. */
const SLICE = 12

function start(data: PageData): void {
  const program = programOf(data)
  const given = readTrace(data.trace, data.variables.length, (text) => Uint8Array.from(atob(text), (c) => c.codePointAt(0)!))
  const home = location.hash === '' ? undefined : followLink(program, given, location.hash)
  let session: Session = home ?? begin(program, given)
  let shownPath: Session['path'] | undefined
  let rows = rowsOf([], program.variables, program.nodes, { logs: [], marks: [], shared: [] })
  let shape = logShape([], program.variables, program.nodes)
  let violated = new Set<number>()
  let found = new Set<number>()

  const list = stepList((index) => show(go(session, index)))
  const { loop } = data.failure ?? {}
  const loopNote = loop === undefined || loop === null ? undefined
    : element('button', { class: 'loop', onclick: () => show(go(restore(session), loop.to ?? given.length - 1)) }, `↺ ${loop.text}`)
  const panel = element('main', { class: 'panel' })
  const position = element('span', { class: 'position' })
  const back = element('button', { class: 'back', title: 'b', onclick: () => show(restore(session)) }, '↩ back to the counterexample')
  const search = Object.assign(element('input', { class: 'search', title: '/' }), { type: 'search', placeholder: 'Search steps', ariaLabel: 'Search steps' })
  const matches = element('span', { class: 'dim' })
  const button = (text: string, title: string, act: () => void): HTMLElement => element('button', { title, onclick: act }, text)

  function show(next: Session): void {
    session = next
    if (session.path !== shownPath) {
      shape = logShape(session.path, program.variables, program.nodes)
      rows = rowsOf(session.path, program.variables, program.nodes, shape)
      violated = violatedRows(session)
      shownPath = session.path
      searchAgain()
    }
    list.show(rows, marks())
    list.reveal(session.at)
    panel.replaceChildren(...drawPanel(session, shape, {
      choose: (index) => show(choose(session, index)),
      chooseInitial: (index) => show(choose({ ...session, at: -1 }, index)),
    }))
    panel.scrollTop = 0
    position.textContent = `${session.at + 1} / ${session.path.length}`
    if (loopNote !== undefined) loopNote.hidden = !isGiven(session)
    back.hidden = given.length === 0 || isGiven(session)
    const link = linkTo(session)
    if (location.hash !== link) history.replaceState(null, '', link)
  }

  const marks = (): RowMarks => ({ at: session.at, branchFrom: given.length === 0 ? Infinity : session.shared, violated, found })

  /** Texts of the steps, made when they are first searched. */
  const texts = new WeakMap<object, string>()
  const textOf = (k: number): string => {
    const step = session.path[k]!
    const before = session.path[k - 1]
    const known = texts.get(step)
    if (known !== undefined) return known
    const changes = before === undefined ? [] : diffStates(program.variables, before.state, step.state).map((change) => renderChange(change, PLAIN))
    const text = [stepTitle(step), ...changes].join('\n').toLowerCase()
    texts.set(step, text)
    return text
  }
  let running = 0
  function searchAgain(): void {
    const wanted = search.value.trim().toLowerCase()
    const run = ++running
    found = new Set()
    matches.textContent = ''
    if (wanted === '') return
    const { path } = session
    const look = (from: number): void => {
      if (run !== running) return
      const until = performance.now() + SLICE
      let k = from
      for (; k < path.length && performance.now() < until; k++) if (textOf(k).includes(wanted)) found.add(k)
      matches.textContent = `${found.size}${k < path.length ? '…' : ''} found`
      list.show(rows, marks())
      if (k < path.length) setTimeout(look, 0, k)
    }
    look(0)
  }
  search.addEventListener('input', () => {
    searchAgain()
    list.show(rows, marks())
  })
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') search.blur()
    if (event.key !== 'Enter') return
    const sorted = [...found].toSorted((a, b) => a - b)
    const next = event.shiftKey ? sorted.findLast((k) => k < session.at) ?? sorted.at(-1) : sorted.find((k) => k > session.at) ?? sorted[0]
    if (next !== undefined) show(go(session, next))
  })
  const moves: Readonly<Record<string, () => Session>> = {
    ArrowLeft: () => go(session, session.at - 1), ArrowUp: () => go(session, session.at - 1), k: () => go(session, session.at - 1),
    ArrowRight: () => go(session, session.at + 1), ArrowDown: () => go(session, session.at + 1), j: () => go(session, session.at + 1),
    Home: () => go(session, 0), End: () => go(session, session.path.length - 1), b: () => restore(session),
  }
  document.addEventListener('keydown', (event) => {
    if (event.target === search || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === '/') {
      event.preventDefault()
      search.focus()
    }
    const move = moves[event.key]
    if (move === undefined) return
    event.preventDefault()
    show(move())
  })
  addEventListener('hashchange', () => {
    const linked = followLink(program, given, location.hash)
    if (linked !== undefined) show(linked)
  })

  document.title = data.title
  document.body.replaceChildren(
    pageHead(data),
    element('div', { class: 'columns' },
      element('div', { class: 'left' },
        element('nav', {}, button('«', 'Home', () => show(go(session, 0))), button('‹', '←', () => show(go(session, session.at - 1))), position, button('›', '→', () => show(go(session, session.at + 1))),
          button('»', 'End', () => show(go(session, session.path.length - 1))), back, search, matches),
        list.root, loopNote),
      panel))
  show(session)
}

/** Only the last state and what was chosen here: a given behaviour violates something at its end, if it does. */
function violatedRows({ program, path, shared }: Session): Set<number> {
  const found = new Set<number>()
  for (let k = Math.max(0, Math.min(shared, path.length) - 1); k < path.length; k++) {
    if (verdictsOn(program, path[k - 1]?.state, path[k]!.state).some(({ holds }) => holds !== true)) found.add(k)
  }
  return found
}

function pageHead({ failure, verdict, summary, spec, config, command, notes, version }: PageData): HTMLElement {
  const theme = element('button', { title: 'light or dark', onclick: () => {
    const dark = document.documentElement.dataset['theme'] === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : document.documentElement.dataset['theme'] === 'dark'
    document.documentElement.dataset['theme'] = dark ? 'light' : 'dark'
  } }, '◐')
  return element('header', { class: verdict },
    element('div', { class: 'head-line' },
      element('h1', {}, failure === null ? summary : `✗ ${failure.sentence}`),
      element('span', { class: 'dim' }, `${spec}${config === null ? '' : ` with ${config}`}`), theme),
    failure !== null && element('div', { class: 'why' }, ...failure.why.map((line) => element('code', {}, line)), element('span', { class: 'dim' }, failure.place ?? '')),
    element('details', {}, element('summary', {}, 'about this run'), element('div', {}, summary), ...notes.map((note) => element('div', {}, note)), element('code', {}, command), element('div', { class: 'dim' }, `tla-runner ${version}`)))
}

try {
  start(JSON.parse(document.getElementById('data')!.textContent) as PageData)
  document.documentElement.dataset['ready'] = 'true'
} catch (error) {
  document.body.replaceChildren(element('pre', { class: 'violation' }, `This page could not be started: ${error instanceof Error ? error.stack ?? error.message : String(error)}`))
  document.documentElement.dataset['ready'] = 'failed'
}
