/**
 * Truth of temporal formulas on a lasso, by their meaning and nothing else: a behaviour is a list of states and the index
 * that it goes back to. Knows nothing of automata and components, so that it can judge them.
 */
import { expect } from 'vitest'
import type { Failure } from '../../src/checker/report.ts'
import { Successors, type Program, type State } from '../../src/program/program.ts'
import type { TemporalFormula } from '../../src/program/temporal.ts'
import { replay } from './replay.ts'

/** An endless behaviour: after the last state comes the one with index `back`. */
export interface EndlessBehaviour<S> {
  readonly states: readonly S[]
  readonly back: number
}

export interface Tests<S> {
  readonly state: (test: number, state: S) => boolean
  readonly step: (test: number, from: S, to: S) => boolean
}

/** Whether the behaviour satisfies the formula. */
export function satisfies<S>(formula: TemporalFormula, behaviour: EndlessBehaviour<S>, tests: Tests<S>): boolean {
  return truths(formula, behaviour, tests)[0]!
}

/** Holds a counterexample to a temporal property against the program: it is a behaviour, a fair one, and the property is false of it. */
export function expectCounterexample(program: Program, { name, trace, loop }: Failure): void {
  replay(program, trace)
  const states = trace.map((step) => step.state)
  const back = loop!.kind === 'stuttering' ? states.length - 1 : loop!.to
  if (loop!.kind === 'cycle') expect(successors(program, states.at(-1)!)).toContainEqual([...states[back]!])
  const { stateTests, stepTests, fairness, properties } = program.temporal!
  const tests: Tests<State> = {
    state: (test, s) => stateTests[test]!.test(Int32Array.from(s), 0),
    step: (test, from, to) => stepTests[test]!.test(Int32Array.from(from), 0, Int32Array.from(to), 0),
  }
  expect(loop!.because).not.toEqual([])
  for (const f of fairness) expect(satisfies(f, { states, back }, tests)).toBe(true)
  expect(properties.filter((p) => p.name === name).some((p) => !satisfies(p.formula, { states, back }, tests))).toBe(true)
}

function successors(program: Program, state: State): number[][] {
  const out = new Successors(program.variables.length)
  program.expand(Int32Array.from(state), 0, out)
  return Array.from({ length: out.count }, (_, i) => [...out.states.subarray(i * out.width, (i + 1) * out.width)])
}

/** Truth at each position. */
function truths<S>(f: TemporalFormula, behaviour: EndlessBehaviour<S>, tests: Tests<S>): boolean[] {
  const { states, back } = behaviour
  switch (f.kind) {
    case 'constant': return states.map(() => f.value)
    case 'state': return states.map((s) => tests.state(f.test, s))
    case 'step': return states.map((s, i) => tests.step(f.test, s, states[i + 1] ?? states[back]!))
    case 'not': return truths(f.body, behaviour, tests).map((t) => !t)
    case 'and': {
      const parts = f.parts.map((part) => truths(part, behaviour, tests))
      return states.map((_, i) => parts.every((t) => t[i]))
    }
    case 'or': {
      const parts = f.parts.map((part) => truths(part, behaviour, tests))
      return states.map((_, i) => parts.some((t) => t[i]))
    }
    case 'always': {
      const body = truths(f.body, behaviour, tests)
      return states.map((_, i) => body.every((t, k) => t || (k < i && k < back)))
    }
    case 'eventually': {
      const body = truths(f.body, behaviour, tests)
      return states.map((_, i) => body.some((t, k) => t && (k >= i || k >= back)))
    }
  }
}
