/**
 * Where the reader is: a behaviour, a position in it, and whether it is still the one that was given.
 *
 * The reader may leave the given behaviour at any state by choosing another step; the way there can be written into a
 * link, because successors come in the same order everywhere: `#7` is the seventh state of the given behaviour, `#9=4.2.0`
 * the ninth state after leaving the given behaviour after its fourth state by the successors 2 and 0. At 0 states in
 * common, the first number chooses the initial state.
 */
import type { Explanation, Program, State, Step } from '../../program/program.ts'
import { Successors } from '../../program/program.ts'
import { EvaluationError } from '../../value/error.ts'
import type { Value } from '../../value/store.ts'

/** A step that can be taken. */
export interface Choice {
  readonly step: Step
  readonly index: number
  /** Names of invariants and step properties that it violates. */
  readonly violated: readonly string[]
  /** Constraints that keep the search from going there. */
  readonly outside: readonly string[]
}

export interface Choices {
  readonly choices: readonly Choice[]
  /** There are more, which are not shown. */
  readonly more: boolean
  /** An action could not be evaluated here. */
  readonly errors: readonly string[]
}

export interface Session {
  readonly program: Program
  readonly given: readonly Step[]
  readonly path: readonly Step[]
  /** How many states at the beginning of `path` are those of `given`. */
  readonly shared: number
  /** What was chosen since. */
  readonly chosen: readonly number[]
  /** Index in `path` of the state that is looked at. */
  readonly at: number
}

/** Successors shown of one state: enough to choose from. */
const MOST_CHOICES = 1000

/** A session that begins at the end of what was given, or, where nothing was, at the first initial state. */
export function begin(program: Program, given: readonly Step[]): Session {
  const session: Session = { program, given, path: given, shared: given.length, chosen: [], at: given.length - 1 }
  return given.length > 0 ? session : choose({ ...session, at: -1 }, 0)
}

/** Looks at another state of the same behaviour. */
export function go(session: Session, at: number): Session {
  return { ...session, at: Math.max(0, Math.min(session.path.length - 1, at)) }
}

/** Takes the choice of this index after the state that is looked at (at -1: as the initial state) and drops what followed. */
export function choose(session: Session, index: number): Session {
  const { program, path, shared, chosen, at, given } = session
  const state = path[at]?.state
  const choice = choicesAfter(program, state).choices[index]
  if (choice === undefined) throw new Error(`there is no step ${index} after state ${at + 1}`)
  const kept = path.slice(0, at + 1)
  const next = [...kept, choice.step]
  const together = Math.min(shared, kept.length)
  const known = given[kept.length]
  if (together === kept.length && known !== undefined && sameStep(known, choice.step)) {
    return { ...session, path: [...kept, known], shared: kept.length + 1, chosen: [], at: kept.length }
  }
  return { ...session, path: next, shared: together, chosen: [...chosen.slice(0, kept.length - together), index], at: kept.length }
}

/** Back to what was given. */
export function restore(session: Session): Session {
  const { given, at } = session
  return given.length === 0 ? begin(session.program, given) : { ...session, path: given, shared: given.length, chosen: [], at: Math.min(at, given.length - 1) }
}

/** Whether the behaviour is the given one, to its end. */
export function isGiven({ path, given, shared }: Session): boolean {
  return shared === given.length && path.length === given.length
}

/** The state as a fragment of the page's address. */
export function linkTo({ at, shared, chosen, path }: Session): string {
  return chosen.length === 0 && path.length === shared ? `#${at + 1}` : `#${at + 1}=${[shared, ...chosen].join('.')}`
}

/** The session that a fragment names; undefined when it names none. */
export function followLink(program: Program, given: readonly Step[], fragment: string): Session | undefined {
  const match = /^#(\d+)(?:=(\d+(?:\.\d+)*))?$/.exec(fragment)
  if (match === null) return undefined
  const at = Number(match[1]) - 1
  const start = begin(program, given)
  if (match[2] === undefined) return at >= 0 && at < start.path.length ? go(start, at) : undefined
  const [shared, ...chosen] = match[2].split('.').map(Number)
  if (shared === undefined || shared > given.length) return undefined
  try {
    let session: Session = { ...start, path: given.slice(0, shared), shared, chosen: [], at: shared - 1 }
    for (const index of chosen) session = choose(session, index)
    return session.path.length === 0 ? undefined : go(session, at)
  } catch {
    return undefined
  }
}

/** Every step that the specification allows after a state; without a state, the initial states. */
export function choicesAfter(program: Program, state: State | undefined): Choices {
  const errors: string[] = []
  const steps: Step[] = []
  const seen = new Set<string>()
  const add = (step: Step): void => {
    const key = [step.action, ...step.args.map(({ value }) => value), '>', ...step.state].join(',')
    if (seen.has(key)) return
    seen.add(key)
    steps.push(step)
  }
  const attempt = (name: string, evaluate: () => void): void => {
    try {
      evaluate()
    } catch (error) {
      errors.push(`${name}: ${messageOf(error)}`)
    }
  }
  if (state === undefined) {
    const out = new Successors(program.variables.length)
    attempt('Init', () => program.init(out))
    for (let k = 0; k < out.count; k++) add({ action: 'Init', args: [], state: Array.from(out.states.subarray(k * out.width, (k + 1) * out.width)) })
  } else {
    for (const action of program.actions) {
      const names = [...action.parameters, ...action.choices]
      attempt(action.name, () => action.steps(state, (values, next) => add({
        action: action.name, args: values.map((value, k) => ({ name: names[k] ?? `#${k + 1}`, value })), state: [...next],
      })))
    }
  }
  const shown = steps.slice(0, MOST_CHOICES)
  return {
    choices: shown.map((step, index) => ({ step, index, violated: violatedBy(program, state, step.state), outside: outsideOf(program, state, step.state) })),
    more: steps.length > shown.length,
    errors,
  }
}

/** Why each action without a step after this state has none. */
export function disabledActions(program: Program, state: State, choices: Choices): { readonly name: string; readonly explanation: Explanation | undefined; readonly error: string | undefined }[] {
  const enabled = new Set(choices.choices.map(({ step }) => step.action))
  return program.actions.filter(({ name }) => !enabled.has(name)).map((action) => {
    try {
      return { name: action.name, explanation: action.explain(state, []), error: undefined }
    } catch (error) {
      return { name: action.name, explanation: undefined, error: messageOf(error) }
    }
  })
}

export interface Verdict {
  readonly name: string
  readonly place: string
  /** Undefined: it cannot be evaluated; `error` says why. */
  readonly holds: boolean | undefined
  readonly explanation: Explanation | undefined
  readonly error: string | undefined
}

/** What each invariant says of a state, and each step property of the step that led to it. */
export function verdictsOn(program: Program, before: State | undefined, state: State): Verdict[] {
  const of = (name: string, place: string, holds: () => boolean, explain: () => Explanation): Verdict => {
    try {
      const good = holds()
      return { name, place, holds: good, explanation: good ? undefined : explain(), error: undefined }
    } catch (error) {
      return { name, place, holds: undefined, explanation: undefined, error: messageOf(error) }
    }
  }
  const slots = Int32Array.from(state)
  const from = before === undefined ? undefined : Int32Array.from(before)
  const initial = before === undefined ? program.initialProperties : []
  return [
    ...[...program.invariants, ...initial].map((test) => of(test.name, test.place, () => test.test(slots, 0), () => test.explain(state))),
    ...(before === undefined || from === undefined ? [] : program.actionProperties.map((test) => of(test.name, test.place, () => test.test(from, 0, slots, 0), () => test.explain(before, state)))),
  ]
}

function violatedBy(program: Program, before: State | undefined, state: State): string[] {
  return verdictsOn(program, before, state).filter(({ holds }) => holds !== true).map(({ name }) => name)
}

function outsideOf(program: Program, before: State | undefined, state: State): string[] {
  const slots = Int32Array.from(state)
  const holds = (test: () => boolean): boolean => {
    try {
      return test()
    } catch {
      return false
    }
  }
  return [
    ...program.constraints.filter((c) => !holds(() => c.test(slots, 0))),
    ...(before === undefined ? [] : program.actionConstraints.filter((c) => !holds(() => c.test(Int32Array.from(before), 0, slots, 0)))),
  ].map(({ name }) => name)
}

export function sameStep(a: Step, b: Step): boolean {
  const same = (x: readonly Value[], y: readonly Value[]): boolean => x.length === y.length && x.every((v, k) => v === y[k])
  return a.action === b.action && same(a.args.map(({ value }) => value), b.args.map(({ value }) => value)) && same(a.state, b.state)
}

function messageOf(error: unknown): string {
  if (error instanceof EvaluationError) return error.message
  if (error instanceof RangeError) return 'the evaluation is nested too deeply for this page'
  throw error
}
