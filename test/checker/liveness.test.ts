/**
 * Verdicts on temporal formulas, held against every endless behaviour of a small graph up to a length; and counterexamples,
 * held against the meaning of the formula.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/checker/check.ts'
import { OutOfMemory } from '../../src/checker/growable.ts'
import { normalForm } from '../../src/checker/liveness/normal.ts'
import { obligationsOf } from '../../src/checker/liveness/obligation.ts'
import type { Program } from '../../src/program/program.ts'
import type { TemporalFormula } from '../../src/program/temporal.ts'
import { expectCounterexample, satisfies, type EndlessBehaviour, type Tests } from './lasso.ts'
import { graph, stateTest, stepTest } from './programs.mjs'
import { options } from './replay.ts'

type F = TemporalFormula

const state = (test: number): F => ({ kind: 'state', test })
const step = (test: number): F => ({ kind: 'step', test })
const not = (body: F): F => ({ kind: 'not', body })
const and = (...parts: F[]): F => ({ kind: 'and', parts })
const or = (...parts: F[]): F => ({ kind: 'or', parts })
const always = (body: F): F => ({ kind: 'always', body })
const eventually = (body: F): F => ({ kind: 'eventually', body })
const weak = (enabled: number, action: number): F => or(always(eventually(not(state(enabled)))), always(eventually(step(action))))
const strong = (enabled: number, action: number): F => or(eventually(always(not(state(enabled)))), always(eventually(step(action))))

interface Case {
  readonly nodes: number
  readonly initial: readonly number[]
  readonly edges: Record<number, number[]>
  /** By state test: the nodes where it holds. */
  readonly marks: readonly (readonly number[])[]
  /** By step test: the edges that are of the action, as from * nodes + to. */
  readonly actions: readonly (readonly number[])[]
  readonly fairness: readonly F[]
  readonly property: F
}

/** Tests of a case: its marks, then whether each action is enabled. A step that changes nothing is of no action. */
function testsOf({ nodes, edges, marks, actions }: Case): Tests<number> & { readonly states: number, readonly steps: number } {
  const step = (test: number, from: number, to: number): boolean => from !== to && actions[test]!.includes(from * nodes + to)
  return {
    states: marks.length + actions.length,
    steps: actions.length,
    step,
    state: (test, node) => test < marks.length ? marks[test]!.includes(node) : edges[node]!.some((to) => step(test - marks.length, node, to)),
  }
}

function programOf(c: Case): Program {
  const tests = testsOf(c)
  return graph({
    initial: c.initial,
    edges: c.edges,
    temporal: {
      stateTests: Array.from({ length: tests.states }, (_, k) => stateTest(`S${k}`, 1, ([node]: [number]) => tests.state(k, node))),
      stepTests: Array.from({ length: tests.steps }, (_, k) => stepTest(`A${k}`, 1, ([from]: [number], [to]: [number]) => tests.step(k, from, to))),
      fairness: c.fairness,
      properties: [{ name: 'P', place: 'Test.tla:1:1', formula: c.property }],
    },
  })
}

/** Every endless behaviour that shows within `length` states. */
function* behaviours({ initial, edges }: Case, length: number): Generator<EndlessBehaviour<number>> {
  function* from(states: readonly number[]): Generator<EndlessBehaviour<number>> {
    const last = states.at(-1)!
    const next = [last, ...edges[last]!]
    for (let back = 0; back < states.length; back++) if (next.includes(states[back]!)) yield { states, back }
    if (states.length < length) for (const to of new Set(next)) yield* from([...states, to])
  }
  for (const node of initial) yield* from([node])
}

const NODES = 4

const formulas = fc.letrec<{ formula: F, leaf: F }>((tie) => ({
  leaf: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 4 }).map(state) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 1 }).map((k) => eventually(step(k))) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 1 }).map((k) => always(not(step(k)))) },
  ),
  formula: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('leaf'),
    tie('formula').map(not),
    fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => and(a, b)),
    fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => or(a, b)),
    { weight: 2, arbitrary: tie('formula').map(always) },
    { weight: 2, arbitrary: tie('formula').map(eventually) },
    fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => always(or(not(a), eventually(b)))),
  ),
})).formula

const nodeSets = fc.uniqueArray(fc.integer({ min: 0, max: NODES - 1 }), { maxLength: 3 })

const cases: fc.Arbitrary<Case> = fc.record({
  nodes: fc.constant(NODES),
  initial: fc.uniqueArray(fc.integer({ min: 0, max: NODES - 1 }), { minLength: 1, maxLength: 2 }),
  edges: fc.tuple(nodeSets, nodeSets, nodeSets, nodeSets).map((lists) => Object.fromEntries(lists.entries())),
  marks: fc.tuple(nodeSets, nodeSets, nodeSets),
  actions: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: NODES * NODES - 1 }), { maxLength: 8 }), { minLength: 2, maxLength: 2 }),
  fairness: fc.array(fc.oneof(
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 1 }).map((k) => weak(3 + k, k)) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 1 }).map((k) => strong(3 + k, k)) },
    { weight: 1, arbitrary: formulas },
  ), { maxLength: 3 }),
  property: formulas,
})

describe('temporal properties', () => {
  it('are decided as by looking at every behaviour', async () => {
    const verdicts = { holds: 0, violated: 0 }
    await fc.assert(fc.asyncProperty(cases, async (c) => {
      const tests = testsOf(c)
      const program = programOf(c)
      const report = await check(program, options())
      const refutes = (b: EndlessBehaviour<number>): boolean => c.fairness.every((f) => satisfies(f, b, tests)) && !satisfies(c.property, b, tests)
      if (report.verdict === 'violated') {
        verdicts.violated++
        expectCounterexample(program, report.failure!)
      } else {
        expect(report.verdict).toBe('holds')
        verdicts.holds++
        for (const b of behaviours(c, 5)) if (refutes(b)) expect(b).toBe('no counterexample')
      }
    }), { numRuns: 400 })
    // Neither verdict is rare, or the test would say little.
    expect(Math.min(verdicts.holds, verdicts.violated)).toBeGreaterThan(50)
  })

  it('have normal forms that mean the same', () => {
    fc.assert(fc.property(cases, formulas, (c, f) => {
      const tests = testsOf(c)
      const again = (positive: boolean): F => asFormula(normalForm(f, positive))
      const split = or(...obligationsOf(normalForm(f)).map(({ clauses, rest }) => and(asFormula(rest), ...clauses.map(({ often, unless }) =>
        or(always(eventually(asFormula(often))), ...(unless === undefined ? [] : [eventually(always(not(asFormula(unless))))]))))))
      for (const b of behaviours(c, 4)) {
        const truth = satisfies(f, b, tests)
        expect([satisfies(again(true), b, tests), satisfies(again(false), b, tests), satisfies(split, b, tests)]).toEqual([truth, !truth, truth])
      }
    }), { numRuns: 150 })
  })
})

describe('limits', () => {
  const c: Case = {
    nodes: 4, initial: [0], edges: { 0: [1], 1: [2], 2: [3], 3: [0] }, marks: [[3]], actions: [[], []], fairness: [], property: always(or(state(0), not(state(0)))),
  }
  const withTest = (test: () => boolean): Program => {
    const program = programOf({ ...c, property: eventually(state(0)) })
    const { temporal } = program
    return { ...program, temporal: { ...temporal!, stateTests: temporal!.stateTests.map((t) => ({ ...t, test })) } }
  }
  const undecided = { verdict: 'undecided', failures: [], notChecked: ['P: a temporal property is decided on the whole state graph, which was not complete'], distinct: 4 }

  it('the end of memory is no verdict', async () => {
    const report = await check(withTest(() => { throw new OutOfMemory('full') }), options())
    expect(report).toMatchObject({ ...undecided, stopped: 'memory' })
  })

  // With a view the graph is explored after the search, otherwise recorded meanwhile, and then the search ends as well.
  const ways = [
    ['after the search', (p: Program) => ({ ...p, view: (states: Int32Array, offset: number) => states[offset]! }), undecided],
    ['during the search', (p: Program) => p, { verdict: 'undecided', failures: [], notChecked: expect.arrayContaining(undecided.notChecked) as unknown }],
  ] as const

  it.each(ways)('nor is the end of the time %s', async (_, made, wanted) => {
    let time = 0
    const report = await check(made(withTest(() => (time += 100) > 0)), options({ now: () => time, budgetSeconds: 50 }))
    expect(report).toMatchObject({ ...wanted, stopped: 'budget' })
  })

  it.each(ways)('nor an interrupt %s', async (_, made, wanted) => {
    const controller = new AbortController()
    let time = 0
    const report = await check(made(withTest(() => {
      controller.abort()
      return (time += 100) > 0
    })), options({ now: () => time, signal: controller.signal }))
    expect(report).toMatchObject({ ...wanted, stopped: 'interrupted' })
  })

  it('a property that is true of everything is one with a warning', async () => {
    expect(await check(programOf(c), options())).toMatchObject({ verdict: 'holds', notChecked: [], warnings: ['the property P is true of every behaviour, whatever the specification says'] })
  })

  it('all properties are decided with continueAfterViolation', async () => {
    const program = programOf({ ...c, property: eventually(state(0)) })
    const [p] = program.temporal!.properties
    const three = { ...program, temporal: { ...program.temporal!, properties: [p!, { ...p!, name: 'Q', formula: eventually(not(state(0))) }, { ...p!, name: 'R' }] } }
    expect((await check(three, options())).failures.map((f) => f.name)).toEqual(['P'])
    const all = await check(three, options({ continueAfterViolation: true }))
    expect(all.failures.map((f) => f.name)).toEqual(['P', 'R'])
    expect(all.notChecked).toEqual([])
  })

  it('other states the second time are an error', async () => {
    let calls = 0
    // With a view the graph is not recorded during the search, but explored once more.
    const program = { ...programOf(c), view: (states: Int32Array, offset: number) => states[offset]! }
    const report = await check({ ...program, expand: (states, offset, out) => { if (calls++ < 4) program.expand(states, offset, out) } }, options())
    expect(report).toMatchObject({ verdict: 'error', failure: { name: 'eval/not-repeatable' } })
  })
})

function asFormula(n: ReturnType<typeof normalForm>): F {
  switch (n.kind) {
    case 'constant': return n
    case 'state':
    case 'step': return n.positive ? n : not(n)
    case 'and':
    case 'or': return { kind: n.kind, parts: n.parts.map(asFormula) }
    case 'always':
    case 'eventually': return { kind: n.kind, body: asFormula(n.body) }
  }
}
