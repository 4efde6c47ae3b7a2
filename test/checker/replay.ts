/** Helpers of the checker's tests: options with a clock, and the law that every counterexample is a behaviour. */
import { expect } from 'vitest'
import type { CheckOptions } from '../../src/checker/options.ts'
import { Successors, type Program, type Trace } from '../../src/program/program.ts'

export function options(more: Partial<CheckOptions> = {}): CheckOptions {
  return { now: () => performance.now() / 1000, ...more }
}

/** Holds a trace against the program: it begins with an initial state and every step is one of the action it names. */
export function replay(program: Program, trace: Trace): void {
  const out = new Successors(program.variables.length)
  program.init(out)
  const initial = Array.from({ length: out.count }, (_, i) => [...out.states.subarray(i * out.width, (i + 1) * out.width)])
  expect(initial).toContainEqual([...trace[0]!.state])
  for (let i = 1; i < trace.length; i++) {
    const { action, args, state } = trace[i]!
    const found: unknown[] = []
    program.actions.find(({ name }) => name === action)!.steps(trace[i - 1]!.state, (values, next) => found.push([[...values], [...next]]))
    expect(found).toContainEqual([args.map(({ value }) => value), [...state]])
  }
}
