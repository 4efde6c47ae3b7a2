/** Random behaviours of a program, to be written down as traces. */
import { Successors, type Program, type State, type Step } from '../../src/program/program.ts'
import { makeRandom } from '../../src/program/random.ts'

/** A behaviour of at most `length` states, determined by the seed and the number; shorter where nothing is possible any more. */
export function walk(program: Program, length: number, seed: number, number: number): Step[] {
  const random = makeRandom(seed, number)
  const out = new Successors(program.variables.length)
  program.init(out)
  const first = random.below(out.count)
  const steps: Step[] = [{ action: 'Init', args: [], state: Array.from(out.states.subarray(first * out.width, (first + 1) * out.width)) }]
  while (steps.length < length) {
    const next = random.weighted([[1, undefined], ...stepsFrom(program, steps.at(-1)!.state)])
    if (next !== undefined) steps.push(next)
    else if (random.chance(0.2)) break
  }
  return steps
}

/** Every step, an action as a whole weighing as much as any other. */
function stepsFrom(program: Program, state: State): [weight: number, step: Step][] {
  return program.actions.flatMap((action) => {
    const names = [...action.parameters, ...action.choices]
    const steps: Step[] = []
    action.steps(state, (args, next) => steps.push({ action: action.name, args: names.map((name, k) => ({ name, value: args[k]! })), state: [...next] }))
    return steps.map((step): [number, Step] => [20 / steps.length, step])
  })
}
