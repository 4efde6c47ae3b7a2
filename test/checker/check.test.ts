/** The search by one thread on programs with known answers, and TLC's counting rules. */
import { describe, expect, it, vi } from 'vitest'
import { check } from '../../src/checker/check.ts'
import { FingerprintSet } from '../../src/checker/fingerprints.ts'
import { OutOfMemory } from '../../src/checker/growable.ts'
import type { Spill } from '../../src/checker/spill.ts'
import { EvaluationError } from '../../src/value/error.ts'
import { dining, graph, grid, jugs, makeProgram, stateTest, stepTest } from './programs.mjs'
import { options, replay } from './replay.ts'

describe('a full disk', () => {
  it('ends the search with what it has', async () => {
    const openSpill = (): Spill => ({ write() { throw new OutOfMemory('the disk is full') }, read() {}, close() {} })
    const report = await check(grid({ dimensions: 5, size: 18 }), options({ frontierBytesMax: 0, openSpill }))
    expect(report).toMatchObject({ verdict: 'undecided', stopped: 'memory' })
    expect(report.distinct).toBeGreaterThan(0)
    expect(report.notChecked).toEqual([expect.stringMatching(/^states beyond the \d+ found.*: the disk is full$/)])
  })
})

describe('counts', () => {
  it('counts a grid', async () => {
    const report = await check(grid({ dimensions: 3, size: 10 }), options())
    expect(report).toMatchObject({ verdict: 'holds', distinct: 1000, generated: 1 + 3 * 900, depth: 28, queue: 0 })
    expect(report.actions).toMatchObject([{ name: 'Up', generated: 2700, distinct: 999 }])
    expect(report.memory.fingerprintBytes).toBeGreaterThan(0)
  })

  it('has no states without initial states, and depth 1 when all are outside the constraint', async () => {
    expect(await check(graph({ initial: [], edges: {} }), options())).toMatchObject({ verdict: 'holds', distinct: 0, generated: 0, depth: 0 })
    const report = await check(graph({ initial: [5, 6, 7], edges: {}, constraints: [stateTest('C', 1, ([x]) => x < 3)] }), options())
    expect(report).toMatchObject({ verdict: 'holds', distinct: 0, generated: 3, depth: 1 })
  })

  const line = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [i, [i + 1]]))

  it('counts successors outside the constraint as generated only (TLC: ConstraintCount)', async () => {
    const report = await check(graph({ initial: [0, 1, 2, 3, 4, 5], edges: line, checkDeadlock: true, constraints: [stateTest('C', 1, ([x]) => x < 3)] }), options())
    expect(report).toMatchObject({ verdict: 'holds', distinct: 3, generated: 9, depth: 1 })
  })

  it('counts successors removed by an action constraint (TLC: ActionConstraint)', async () => {
    const all = [0, 1, 2, 3, 4, 5]
    const report = await check(graph({
      initial: [0], edges: Object.fromEntries(all.map((x) => [x, all])), checkDeadlock: true,
      actionConstraints: [stepTest('AC', 1, ([x], [y]) => y === x + 1 || y <= x)],
    }), options())
    expect(report).toMatchObject({ verdict: 'holds', distinct: 6, generated: 37, depth: 6 })
  })

  it('is not deadlocked where an action constraint removes every successor', async () => {
    const report = await check(graph({ initial: [0], edges: line, checkDeadlock: true, actionConstraints: [stepTest('AC', 1, (_, [y]) => y < 2)] }), options())
    expect(report).toMatchObject({ verdict: 'holds', distinct: 2, generated: 3, depth: 2 })
  })

  it('knows the level of the state that a constraint reads (TLC: TLCLevel)', async () => {
    const edges = Object.fromEntries(Array.from({ length: 9 }, (_, x) => [x, [x, (x + 1) % 9]]))
    const program = graph({ initial: [0], edges })
    const report = await check({ ...program, constraints: [stateTest('C', 1, () => program.statistics.level < 5)] }, options())
    expect(report).toMatchObject({ verdict: 'holds', distinct: 4, generated: 9, depth: 4 })
  })
})

describe('violations', () => {
  it('finds the shortest way with the jugs', async () => {
    const program = jugs()
    const report = await check(program, options())
    expect(report).toMatchObject({ verdict: 'violated', failure: { kind: 'invariant', name: 'BigIsNot4', explanation: { conjunct: 'BigIsNot4' } } })
    expect(report.failure!.trace.map((step) => step.action)).toEqual(['Init', 'FillBig', 'BigToSmall', 'EmptySmall', 'BigToSmall', 'FillBig', 'BigToSmall'])
    replay(program, report.failure!.trace)
  })

  it('finds the deadlock of the philosophers, with arguments', async () => {
    const program = dining({ n: 4 })
    const report = await check(program, options())
    expect(report).toMatchObject({ verdict: 'violated', failure: { kind: 'deadlock', name: 'deadlock' } })
    expect(report.failure!.trace).toHaveLength(5)
    expect(report.failure!.trace.at(-1)!.state).toEqual([1, 1, 1, 1])
    expect(report.failure!.trace[1]!.args).toEqual([{ name: 'p', value: expect.any(Number) }])
    replay(program, report.failure!.trace)
  })

  const up = { 0: [1], 1: [2], 2: [3], 3: [] }

  it('reports the invariant before the property of the step, the first of two invariants, and counts like TLC', async () => {
    const report = await check(graph({
      initial: [0], edges: up,
      invariants: [stateTest('A', 1, () => true), stateTest('B', 1, ([x]) => x < 2), stateTest('C', 1, ([x]) => x < 2)],
      actionProperties: [stepTest('P', 1, (_, [y]) => y < 2)],
    }), options())
    expect(report).toMatchObject({ verdict: 'violated', failure: { kind: 'invariant', name: 'B' }, distinct: 3, generated: 3, depth: 3 })
    expect(report.failures).toHaveLength(1)
  })

  it('checks the property of a step to a known state, and of one out of the constraint', async () => {
    const report = await check(graph({ initial: [0], edges: { 0: [1], 1: [0] }, actionProperties: [stepTest('P', 1, ([x], [y]) => y > x)] }), options())
    expect(report).toMatchObject({ failure: { kind: 'property', name: 'P' }, distinct: 2, generated: 3 })
    expect(report.failure!.trace.map((s) => s.state[0])).toEqual([0, 1, 0])
    const outside = await check(graph({ initial: [0], edges: up, constraints: [stateTest('C', 1, ([x]) => x !== 1)], actionProperties: [stepTest('P', 1, () => false)] }), options())
    expect(outside).toMatchObject({ failure: { kind: 'property', name: 'P' }, distinct: 1, generated: 2, depth: 1 })
  })

  it('checks invariants outside constraints and action constraints, and initial properties on initial states only', async () => {
    const bad = [stateTest('Inv', 1, ([x]) => x < 2)]
    for (const limits of [{ constraints: [stateTest('C', 1, ([x]) => x < 2)] }, { actionConstraints: [stepTest('AC', 1, (_, [y]) => y < 2)] }]) {
      const report = await check(graph({ initial: [0], edges: up, invariants: bad, ...limits }), options())
      expect(report).toMatchObject({ failure: { kind: 'invariant', name: 'Inv' }, distinct: 2, generated: 3, depth: 2 })
      expect(report.failure!.trace).toHaveLength(3)
    }
    expect(await check(graph({ initial: [0], edges: up, initialProperties: bad }), options())).toMatchObject({ verdict: 'holds' })
    expect(await check(graph({ initial: [0, 4], edges: up, initialProperties: bad }), options())).toMatchObject({ failure: { kind: 'property', trace: [{ action: 'Init', state: [4] }] } })
  })

  it('goes on after violations when asked to, one failure a property', async () => {
    const report = await check(graph({
      initial: [0], edges: up, checkDeadlock: true, invariants: [stateTest('Inv', 1, ([x]) => x < 2)], actionProperties: [stepTest('P', 1, (_, [y]) => y !== 3)],
    }), options({ continueAfterViolation: true }))
    expect(report.failures.map((f) => [f.name, f.trace.length])).toEqual([['Inv', 3], ['P', 4], ['deadlock', 4]])
    expect(report).toMatchObject({ verdict: 'violated', distinct: 4, generated: 4, depth: 4 })
  })
})

const boom = (kind?: 'assert' | 'unsupported') => new EvaluationError('eval/test', 'boom', kind)
const failing = (initial: number[][], kind?: 'assert' | 'unsupported') => makeProgram({
  variables: ['x'],
  initial: () => initial,
  actions: [{
    name: 'Go',
    * successors([x]: number[]) {
      yield [[], [x! + 1]]
      if (x === 2) throw boom(kind)
      yield [[], [x! + 2]]
    },
  }],
})

const failingInit = (states: number[]) => (out: { next(a: number): number, states: Int32Array }) => {
  for (const s of states) {
    const o = out.next(0)
    out.states[o] = s
  }
  throw boom()
}

describe('errors', () => {
  it('reports the error with the way to the state that was expanded', async () => {
    const report = await check(failing([[0]]), options())
    expect(report).toMatchObject({ verdict: 'error', failure: { kind: 'evaluation', name: 'eval/test', error: { message: 'boom' } }, distinct: 4 })
    expect(report.failure!.trace.map((s) => s.state[0])).toEqual([0, 2])
    expect(await check(failing([[0]], 'assert'), options())).toMatchObject({ verdict: 'violated', failure: { kind: 'assert' } })
    expect(await check(failing([[0]], 'unsupported'), options())).toMatchObject({ verdict: 'error', failure: { kind: 'unsupported' } })
  })

  it('takes the successors before an error first', async () => {
    const report = await check({ ...failing([[2]]), invariants: [stateTest('Inv', 1, ([x]: number[]) => x! < 3)] }, options())
    expect(report).toMatchObject({ verdict: 'violated', failure: { kind: 'invariant', name: 'Inv' } })
  })

  it('names the test that failed', async () => {
    const throwing = stateTest('Inv', 1, ([x]: number[]) => {
      if (x === 3) throw boom()
      return true
    })
    const report = await check(graph({ initial: [0], edges: { 0: [1, 2], 1: [3] }, invariants: [throwing] }), options())
    expect(report).toMatchObject({ verdict: 'error', failure: { kind: 'evaluation', error: { notes: ['while evaluating the invariant Inv'] } } })
    expect(report.failure!.trace.map((s) => s.state[0])).toEqual([0, 1, 3])
  })

  it('reports false and failing assumptions and postconditions, without states', async () => {
    const base = graph({ initial: [0], edges: {} })
    expect(await check({ ...base, checkAssumptions: () => ({ name: 'A', place: 'x' }) }, options())).toMatchObject({ verdict: 'violated', failure: { kind: 'assumption', name: 'A' }, distinct: 0 })
    expect(await check({ ...base, checkAssumptions: () => { throw boom() } }, options())).toMatchObject({ verdict: 'violated', failure: { kind: 'assumption', error: { code: 'eval/test' } } })
    expect(await check({ ...base, checkPostcondition: () => ({ name: 'Post', place: 'x', holds: false }) }, options())).toMatchObject({ verdict: 'violated', failure: { kind: 'postcondition', name: 'Post' }, distinct: 1 })
  })

  it('reports errors of the initial predicate after the violations before it', async () => {
    const base = failing([[0]])
    expect(await check({ ...base, init: failingInit([0]) }, options())).toMatchObject({ verdict: 'error', failure: { kind: 'evaluation', trace: [] } })
    expect(await check({ ...base, init: failingInit([0, 5]), invariants: [stateTest('Inv', 1, ([x]: number[]) => x! < 5)] }, options())).toMatchObject({ verdict: 'violated', failure: { name: 'Inv' } })
  })

  it('says so when successors are not found again', async () => {
    const base = graph({ initial: [0], edges: { 0: [1], 1: [2] }, invariants: [stateTest('Inv', 1, ([x]: number[]) => x! < 2)] })
    let calls = 0
    const report = await check({ ...base, expand: (states, offset, out) => { if (++calls <= 2) base.expand(states, offset, out) } }, options())
    expect(report).toMatchObject({ verdict: 'error', failure: { kind: 'evaluation', name: 'eval/not-repeatable' } })
  })

  it('throws on what is our own mistake', async () => {
    const program = graph({ initial: [0], edges: {} })
    await expect(check({ ...program, expand: () => { throw new TypeError('ours') } }, options())).rejects.toThrow('ours')
  })
})

describe('limits', () => {
  it('stops at a depth and says so', async () => {
    const report = await check(grid({ dimensions: 2, size: 10 }), options({ depthMax: 3 }))
    expect(report).toMatchObject({ verdict: 'undecided', stopped: 'depth', depth: 3, distinct: 6, queue: 3 })
    expect(report.notChecked).toHaveLength(1)
    expect(await check(grid({ dimensions: 2, size: 10 }), options({ depthMax: 19 }))).toMatchObject({ stopped: 'depth' })
    expect(await check(grid({ dimensions: 2, size: 10 }), options({ depthMax: 20 }))).toMatchObject({ verdict: 'holds', stopped: undefined, distinct: 100 })
  })

  it('stops when the budget is used up, even in the middle of one expansion', async () => {
    let time = 0
    const report = await check(grid({ dimensions: 6, size: 10 }), options({ now: () => (time += 0.01), budgetSeconds: 1 }))
    expect(report).toMatchObject({ verdict: 'undecided', stopped: 'budget' })
    expect(report.distinct).toBeGreaterThan(0)
    const endless = makeProgram({ variables: ['x'], initial: () => [[0]], actions: [{ name: 'A', * successors() { for (;;) yield [[], [1]] } }] })
    expect(await check(endless, options({ now: () => (time += 0.01), budgetSeconds: 1 }))).toMatchObject({ verdict: 'undecided', stopped: 'budget', distinct: 1 })
    const endlessInit = makeProgram({ variables: ['x'], * initial() { for (;;) yield [0] }, actions: [] })
    expect(await check(endlessInit, options({ now: () => (time += 0.01), budgetSeconds: 1 }))).toMatchObject({ verdict: 'undecided', stopped: 'budget' })
  })

  it('stops when interrupted, reports progress, and reports a violation found before', async () => {
    const controller = new AbortController()
    const seen: number[] = []
    let time = 0
    const report = await check(grid({ dimensions: 6, size: 20, invariants: [stateTest('Inv', 6, ([x]: number[]) => x! < 2)] }), options({
      now: () => (time += 0.01), signal: controller.signal, continueAfterViolation: true,
      onProgress: ({ distinct }) => { if (seen.push(distinct) === 20) controller.abort() },
    }))
    expect(report).toMatchObject({ verdict: 'violated', stopped: 'interrupted', failure: { name: 'Inv' } })
    expect(seen.length).toBeGreaterThanOrEqual(20)
  })

  it('stops with what it has when a table cannot grow', async () => {
    const grow = vi.spyOn(FingerprintSet.prototype, 'grow').mockImplementation(() => { throw new OutOfMemory('full') })
    try {
      const report = await check(grid({ dimensions: 4, size: 10 }), options())
      expect(report).toMatchObject({ verdict: 'undecided', stopped: 'memory', failures: [] })
      expect(report.distinct).toBeGreaterThan(3000)
      expect(report.queue).toBeGreaterThan(0)
    } finally {
      grow.mockRestore()
    }
  })

  it('keeps positions beyond 16 bits', async () => {
    const report = await check(graph({ initial: [0], edges: { 0: Array.from({ length: 70_000 }, (_, i) => i + 1), 69_999: [80_000], 80_000: [] }, invariants: [stateTest('Inv', 1, ([x]: number[]) => x !== 80_000)] }), options())
    expect(report.failure!.trace.map((s) => s.state[0])).toEqual([0, 69_999, 80_000])
  })
})
