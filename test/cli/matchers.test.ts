/** `plimsoll/vitest`, and the library's part that runs beside others. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { check, checkWithProgress, loadSpec, simulate, type Progress, type Report, type Spec, type SpecOptions } from '../../src/index.ts'
import '../../src/vitest.ts'
import { SPECS } from './tool.ts'

const counter = { spec: join(SPECS, 'Counter.tla') }

async function load(name: string, options: SpecOptions = {}): Promise<Spec> {
  const spec = await loadSpec(join(SPECS, name), options)
  if (!spec.ok) throw new Error(spec.error.diagnostics[0]?.message)
  return spec.value
}

describe('matchers', () => {
  test('toHold, of a path, with options, and of what is loaded', async () => {
    await expect(counter.spec).toHold()
    await expect({ ...counter, config: 'Counter.cfg', workers: 1 }).toHold()
    await expect(await load('Counter.tla')).toHold({ workers: 1 })
    await expect({ ...counter, config: 'Counter.small.cfg' }).not.toHold()
  })

  test('toViolate', async () => {
    await expect({ ...counter, config: 'Counter.small.cfg' }).toViolate('Small')
    await expect({ ...counter, config: 'Counter.small.cfg' }).not.toViolate('TypeOK')
    await expect({ ...counter, config: 'Counter.small.cfg', invariants: ['FewSteps'] }).toViolate('FewSteps', { continueAfterViolation: true })
  })

  test('a failing matcher shows the counterexample', async () => {
    await expect(expect({ ...counter, config: 'Counter.small.cfg' }).toHold()).rejects.toThrow(/expected the specification to hold\n\n.*Small is violated[^]*Up/)
    await expect(expect(counter.spec).toViolate('Small')).rejects.toThrow(/to violate Small\n\n[^]*holds/)
  })

  test('no verdict fails both ways, and so does what does not load', async () => {
    await expect(expect(counter.spec).toHold({ depthMax: 2 })).rejects.toThrow('came to no verdict')
    await expect(expect(counter.spec).not.toHold({ depthMax: 2 })).rejects.toThrow('came to no verdict')
    await expect(expect(join(SPECS, 'NoConfig.tla')).not.toHold()).rejects.toThrow('does not load')
    await expect(expect(42).toHold()).rejects.toThrow('expected the path')
  })
})

describe('several checks in one process', () => {
  const brief = ({ verdict, distinct, generated, depth, failure, actions, warnings }: Report): unknown =>
    ({ verdict, distinct, generated, depth, actions, warnings, failure: failure?.name, states: failure?.trace.map(({ action, state }) => [action, ...state]) })

  test('at the same time, each as if alone', async () => {
    const start = async (): Promise<Spec[]> => [
      await load('Counter.tla'), await load('Counter.tla', { config: 'Counter.small.cfg' }), await load('Green.tla'),
      await load('Grid.tla', { spec: 'Spec', constants: ['N=12'], invariants: ['NotAtEnd'], noDeadlock: true }),
      await load('Grid.tla', { spec: 'Spec', constants: ['N=12'], invariants: ['NotAtEnd'], noDeadlock: true, engine: 'interpreted' }),
      await load('Grid.tla', { spec: 'Spec', constants: ['N=9'], invariants: ['TypeOK'], noDeadlock: true }),
    ]
    const alone: Report[] = []
    for (const spec of await start()) alone.push(await check(spec))
    const together = await Promise.all((await start()).map((spec) => check(spec)))
    expect(together.map(brief)).toEqual(alone.map(brief))
    expect(new Set(alone.map(({ distinct }) => distinct)).size).toBeGreaterThan(3)
  })

  test('one is stopped, the other goes on', async () => {
    const [large, small] = [await load('Large.tla'), await load('Grid.tla', { spec: 'Spec', constants: ['N=20'], invariants: ['TypeOK'], noDeadlock: true })]
    const controller = new AbortController()
    const [stopped, whole] = await Promise.all([
      check(large, { signal: controller.signal, budgetSeconds: 30 }),
      check(small).finally(() => controller.abort()),
    ])
    expect(stopped).toMatchObject({ verdict: 'undecided', stopped: 'interrupted' })
    expect(whole).toMatchObject({ verdict: 'holds', distinct: 21 ** 3 })
  })
})

test('progress as an async iterable', async () => {
  const run = checkWithProgress(await load('Large.tla'), { budgetSeconds: 0.8 })
  const seen: Progress[] = []
  for await (const progress of run) seen.push(progress)
  expect(await run.report).toMatchObject({ verdict: 'undecided', stopped: 'budget' })
  expect(seen.length).toBeGreaterThan(1)
  expect(seen.at(-1)!.distinct).toBeGreaterThan(seen[0]!.distinct)
})

test('simulate', async () => {
  const spec = await load('Counter.tla', { config: 'Counter.small.cfg' })
  const one = await simulate(spec, { seed: 4, depth: 12 })
  expect(one).toMatchObject({ verdict: 'violated', failure: { name: 'Small' } })
  expect(await simulate(spec, { seed: 4, depth: 12, first: one.failedWalk, traces: 1 })).toMatchObject({ failedWalk: one.failedWalk })
})
