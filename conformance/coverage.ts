/**
 * What an accepted trace was compared with, and what not: "accepted" alone says nothing.
 *
 * Counted are lines, actions, the arguments that were given, the variables of which something was observed, and how many
 * states explained the log at most (many: the log says little).
 */
import type { Program } from '../src/program/program.ts'
import type { TraceValue } from '../src/program/traceEvent.ts'
import type { Plan } from './eventPlan.ts'

export interface Coverage {
  /** Lines that are explained. */
  readonly lines: number
  /** By name, the actions that were seen, with how often. */
  readonly actions: readonly { readonly name: string; readonly count: number; /** parameters that some line left open */ readonly open: readonly string[] }[]
  readonly unseenActions: readonly string[]
  /** Variables of which something was observed, with the number of lines. */
  readonly observed: readonly { readonly name: string; readonly count: number }[]
  readonly unobserved: readonly string[]
  /** States that explained the log at once, at most and at the end. */
  readonly candidates: { readonly most: number; readonly last: number }
}

export interface CoverageCounter {
  count(plan: Plan, candidates: number): void
  result(candidates: number): Coverage
  /** Nothing has been compared so far. */
  isEmpty(): boolean
}

export function coverageCounter(program: Program): CoverageCounter {
  const seen = new Int32Array(program.actions.length)
  const names = program.actions.map((action) => [...action.parameters, ...action.choices])
  const given = names.map((parameters) => new Int32Array(parameters.length))
  const observed = new Int32Array(program.variables.length)
  let lines = 0
  let most = 0
  let compared = 0
  return {
    count(plan, candidates) {
      lines++
      if (candidates > most) most = candidates
      for (let k = 0; k < plan.observations.length; k++) if (constrains(plan.observations[k]!.expected)) compared++
      if (plan.index >= 0) {
        compared++
        seen[plan.index]!++
        const counts = given[plan.index]!
        const parameters = names[plan.index]!
        for (const name in plan.event.args) if (constrains(plan.event.args[name]!)) counts[parameters.indexOf(name)]!++
      }
      countVariables(plan, observed)
    },
    isEmpty: () => compared === 0,
    result: (candidates) => ({
      lines,
      actions: program.actions.flatMap(({ name }, k) => seen[k] === 0 ? [] : [{ name, count: seen[k]!, open: names[k]!.filter((_, j) => given[k]![j]! < seen[k]!) }]),
      unseenActions: program.actions.filter((_, k) => seen[k] === 0).map(({ name }) => name),
      observed: program.variables.flatMap((name, k) => observed[k] === 0 ? [] : [{ name, count: observed[k]! }]),
      unobserved: program.variables.filter((_, k) => observed[k] === 0),
      candidates: { most, last: candidates },
    }),
  }
}

/** A variable counts once a line, however many of its parts were seen. */
function countVariables({ observations }: Plan, observed: Int32Array): void {
  for (let k = 0; k < observations.length; k++) {
    const { path: { slot }, expected } = observations[k]!
    let first = constrains(expected)
    for (let j = 0; j < k && first; j++) first = observations[j]!.path.slot !== slot || !constrains(observations[j]!.expected)
    if (first) observed[slot]!++
  }
}

/** Whether JSON says anything about a value: an object that names nothing does not. */
function constrains(json: TraceValue): boolean {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return true
  for (const key in json) if (constrains(json[key]!)) return true
  return false
}
