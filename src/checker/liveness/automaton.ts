/**
 * A formula as an automaton that reads a behaviour step by step: the tableau of its `[]` and `<>`.
 *
 * A state of the automaton is a set of formulas that must be true from here on. A transition says what must be true of the
 * step it reads, and which formulas remain; `<>f` either is redeemed now or stays, and then the transition "postpones" it.
 * A behaviour satisfies the formula exactly if there is a run on which no `<>f` is postponed for ever from some point on
 * (Couvreur, On-the-fly Verification of Linear Temporal Logic, 1999).
 */
import { EvaluationError } from '../../value/error.ts'
import { and, type Normal } from './normal.ts'

export interface Transition {
  /** What must be true of the step. Not temporal. */
  readonly label: Normal
  readonly to: number
  /** Promises (indices) that this transition puts off. */
  readonly postpones: ReadonlySet<number>
}

export interface Automaton {
  /** By state; the run begins in state 0. */
  readonly transitions: readonly (readonly Transition[])[]
  /** Number of `<>` that must not be put off for ever. */
  readonly promises: number
}

/**
 * By state, whether a run can stay about it for ever and redeem every promise: each is redeemed by some transition between
 * states that lead to one another. In `<>f`, the state that still waits is none of them.
 */
export function lastingStates({ transitions, promises }: Automaton): boolean[] {
  const reached = transitions.map((_, state) => reachableFrom(transitions, state))
  const lasting: boolean[] = []
  for (let state = 0; state < transitions.length; state++) {
    if (lasting[state] !== undefined) continue
    const isWith = (other: number): boolean => reached[state]![other] === 1 && reached[other]![state] === 1
    const together = transitions.flatMap((_, other) => (isWith(other) ? [other] : []))
    const kept = new Set<number>()
    for (const from of together) {
      for (const { to, postpones } of transitions[from]!) {
        if (isWith(to)) for (let promise = 0; promise < promises; promise++) if (!postpones.has(promise)) kept.add(promise)
      }
    }
    for (const other of [state, ...together]) lasting[other] = kept.size === promises
  }
  return lasting
}

/** By state, 1 where one or more transitions lead to. */
function reachableFrom(transitions: Automaton['transitions'], state: number): Uint8Array {
  const reached = new Uint8Array(transitions.length)
  const todo = [state]
  for (let from = todo.pop(); from !== undefined; from = todo.pop()) {
    for (const { to } of transitions[from]!) {
      if (reached[to] === 1) continue
      reached[to] = 1
      todo.push(to)
    }
  }
  return reached
}

const STATES_MAX = 2000

/** The automaton of a formula. Throws EvaluationError when it is too large. */
export function automatonOf(formula: Normal): Automaton {
  const numbers = new Map<string, number>()
  const sets: (readonly Normal[])[] = []
  const promises = new Map<string, number>()
  const stateOf = (set: readonly Normal[]): number => {
    const key = set.map((f) => f.key).sort().join(' ')
    let n = numbers.get(key)
    if (n === undefined) {
      n = sets.push(set) - 1
      numbers.set(key, n)
    }
    return n
  }
  stateOf(formula.kind === 'and' ? formula.parts : formula.kind === 'constant' && formula.value ? [] : [formula])
  const transitions: Transition[][] = []
  while (transitions.length < sets.length) {
    if (sets.length > STATES_MAX) throw tooLarge()
    const ways = expand(sets[transitions.length]!)
    transitions.push(distinct(ways).map(({ now, next, postponed }) => ({
      label: and(now),
      to: stateOf(next),
      postpones: new Set(postponed.map((f) => {
        const n = promises.get(f.key) ?? promises.size
        promises.set(f.key, n)
        return n
      })),
    })).filter(({ label }) => label.kind !== 'constant' || label.value))
  }
  return { transitions, promises: promises.size }
}

function tooLarge(): EvaluationError {
  const error = new EvaluationError('unsupported/temporal-size', `a temporal formula is too large: it would need an automaton of more than ${STATES_MAX} states`, 'unsupported')
  error.notes.push('check its parts as properties of their own')
  return error
}

/** One way to go on from a set of formulas: what must be true now, and afterwards. */
interface Way {
  readonly now: readonly Normal[]
  readonly next: readonly Normal[]
  readonly postponed: readonly Normal[]
}

function expand(set: readonly Normal[]): Way[] {
  const ways: Way[] = []
  const visit = (todo: readonly Normal[], way: Way): void => {
    const [f, ...rest] = todo
    if (f === undefined) {
      ways.push(way)
      return
    }
    if (!f.temporal) {
      visit(rest, { ...way, now: [...way.now, f] })
      return
    }
    switch (f.kind) {
      case 'and': visit([...f.parts, ...rest], way); return
      case 'or': for (const part of f.parts) visit([part, ...rest], way); return
      case 'always': visit([f.body, ...rest], { ...way, next: withFormula(way.next, f) }); return
      case 'eventually':
        visit([f.body, ...rest], way)
        visit(rest, { ...way, next: withFormula(way.next, f), postponed: [...way.postponed, f] })
        return
      default: return
    }
  }
  visit(set, { now: [], next: [], postponed: [] })
  return ways
}

function withFormula(set: readonly Normal[], f: Normal): readonly Normal[] {
  return set.some((g) => g.key === f.key) ? set : [...set, f]
}

function distinct(ways: readonly Way[]): Way[] {
  const seen = new Set<string>()
  return ways.filter(({ now, next, postponed }) => {
    const key = [now, next, postponed].map((set) => set.map((f) => f.key).sort().join(' ')).join(' > ')
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
