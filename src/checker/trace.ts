/**
 * Behaviours, rebuilt: from the initial state forward, expanding again and taking the recorded successor each time, and
 * asking the action for the arguments that lead there.
 */
import { Successors, type Program, type State, type Step } from '../program/program.ts'
import { EvaluationError } from '../value/error.ts'
import type { Value } from '../value/store.ts'
import type { Predecessors } from './predecessors.ts'

/** The slots of successor `position`. */
export function stateAt(out: Successors, position: number): State {
  return Array.from(out.states.subarray(position * out.width, (position + 1) * out.width))
}

/**
 * Computes the successors of a state (of none: the initial states) into `out`, like the search did. An error of the
 * specification is returned, with the successors that came before it left in `out`.
 */
export function successorsOf(program: Program, state: State | undefined, level: number, out: Successors): unknown {
  out.count = 0
  program.statistics.level = level
  try {
    if (state === undefined) program.init(out)
    else program.expand(Int32Array.from(state), 0, out)
    return undefined
  } catch (error) {
    return error
  }
}

/** The step to successor `position` in `out`, with the arguments of its action. */
export function stepTo(program: Program, from: State | undefined, out: Successors, position: number): Step {
  const state = stateAt(out, position)
  if (from === undefined) return { action: 'Init', args: [], state }
  const action = program.actions[out.actions[position]!]!
  let values: readonly Value[] | undefined
  try {
    action.steps(from, (args, next) => {
      if (values === undefined && state.every((value, slot) => value === next[slot])) values = [...args]
    })
  } catch {
    // The action fails on a later binding; the arguments found so far are what is wanted.
  }
  const names = [...action.parameters, ...action.choices]
  return { action: action.name, args: (values ?? []).map((value, i) => ({ name: names[i] ?? `#${i + 1}`, value })), state }
}

/** A successor that was found is not found again: the counterexample cannot be shown. */
export function notRepeatable(): EvaluationError {
  const error = new EvaluationError('eval/not-repeatable', 'something is violated, but the specification does not give the same successors twice, so the behaviour that leads there is lost')
  error.notes.push('a next state may depend on the state only, not on RandomElement, TLCGet or TLCSet')
  return error
}

/** The behaviour from an initial state to the state of this rank; empty for rank -1. */
export function traceTo(program: Program, predecessors: Predecessors, rank: number): Step[] {
  const positions: number[] = []
  for (let r = rank; r >= 0; r = predecessors.parentOf(r)) positions.unshift(predecessors.positionOf(r))
  const steps: Step[] = []
  const out = new Successors(program.variables.length)
  for (const position of positions) {
    const from = steps.at(-1)?.state
    successorsOf(program, from, Math.max(1, steps.length), out)
    if (position >= out.count) throw notRepeatable()
    steps.push(stepTo(program, from, out, position))
  }
  return steps
}
