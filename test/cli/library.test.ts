import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { check, loadSpec, printValue, renderReportText, valueToJson, type CheckOptions } from '../../src/index.ts'
import { SPECS } from './tool.ts'

async function checkCounter(options: CheckOptions): Promise<unknown> {
  const spec = await loadSpec(join(SPECS, 'Counter.tla'))
  if (!spec.ok) throw new Error('does not load')
  return check(spec.value, options)
}

describe('the library', () => {
  test('loads, checks, reports', async () => {
    const spec = await loadSpec(join(SPECS, 'Counter.tla'), { config: 'Counter.small.cfg' })
    if (!spec.ok) throw new Error('does not load')
    const report = await check(spec.value, { budgetSeconds: 20 })
    expect(report).toMatchObject({ verdict: 'violated', failure: { kind: 'invariant', name: 'Small' } })
    const last = report.failure!.trace.at(-1)!
    expect(last.state.map((v) => printValue(v))).toContain('3')
    expect(last.state.map(valueToJson)).toContain(3)
  })

  test('what is wrong comes back as diagnostics', async () => {
    const spec = await loadSpec(join(SPECS, 'NoConfig.tla'))
    expect(spec).toMatchObject({ ok: false, error: { kind: 'config', diagnostics: [{ code: 'config/missing' }] } })
  })

  test('flags configure, both engines agree', async () => {
    for (const engine of ['compiled', 'interpreted'] as const) {
      const spec = await loadSpec(join(SPECS, 'NoConfig.tla'), { init: 'Init', next: 'Next', constants: ['Max=5'], invariants: ['TypeOK'], engine })
      expect(spec.ok && await check(spec.value)).toMatchObject({ verdict: 'holds', distinct: 6, generated: 7, depth: 6 })
    }
  })

  test('a path that does not exist is an exception', async () => {
    await expect(loadSpec(join(SPECS, 'Conter.tla'))).rejects.toThrow('cannot find')
  })

  test.each([
    [() => loadSpec(undefined as never), 'loadSpec: the first argument must be the path of a specification, not undefined'],
    [() => loadSpec(join(SPECS, 'Counter.tla'), { invariant: ['TypeOK'] } as never), 'loadSpec: unknown option `invariant`; did you mean `invariants`?'],
    [() => loadSpec(join(SPECS, 'Counter.tla'), { invariants: 'TypeOK' } as never), 'loadSpec: `invariants` must be an array of strings, not "TypeOK"'],
    [() => loadSpec(join(SPECS, 'Counter.tla'), { engine: 'compield' } as never), "loadSpec: `engine` must be 'compiled' or 'interpreted', not \"compield\""],
    [async () => check(await loadSpec(join(SPECS, 'Counter.tla')) as never), 'check: the first argument must be a loaded specification'],
    [() => checkCounter({ workers: 0 }), 'check: `workers` must be a whole number from 1, not 0'],
    [() => checkCounter({ depth: 3 } as never), 'check: unknown option `depth`; there are workers, '],
    [() => checkCounter(null as never), 'check: the options must be an object, not null'],
  ])('what a program gives wrongly is refused: %s', async (run, message) => {
    await expect(run()).rejects.toThrow(message)
    await expect(run()).rejects.toBeInstanceOf(TypeError)
  })

  test('an interrupted check says what it has seen', async () => {
    const spec = await loadSpec(join(SPECS, 'Large.tla'))
    if (!spec.ok) throw new Error('does not load')
    const report = await check(spec.value, { signal: AbortSignal.timeout(300) })
    expect(report).toMatchObject({ verdict: 'undecided', stopped: 'interrupted' })
    expect(report.distinct).toBeGreaterThan(0)
  })

  test.each([1, 2])('it is also interrupted where all levels are small: %i workers', async (workers) => {
    const spec = await loadSpec(join(SPECS, 'Narrow.tla'), { init: 'Init', next: 'Next' })
    if (!spec.ok) throw new Error('does not load')
    const report = await check(spec.value, { workers, signal: AbortSignal.timeout(700), budgetSeconds: 10 })
    expect(report).toMatchObject({ verdict: 'undecided', stopped: 'interrupted' })
  })

  test('the text of a report reproduces it with its configuration', async () => {
    const spec = await loadSpec(join(SPECS, 'Counter.tla'), { config: 'Counter.small.cfg' })
    if (!spec.ok) throw new Error('does not load')
    expect(renderReportText(await check(spec.value), spec.value)).toMatch(/reproduce: npx tla-runner check \S*Counter\.tla --config \S*Counter\.small\.cfg\n/)
  })
})
