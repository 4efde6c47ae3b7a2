import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { tmpdir } from 'node:os'
import { afterAll, describe, expect, test } from 'vitest'
import { retrace } from '../../src/checker/retrace.ts'
import { check } from '../../src/checker/check.ts'
import { behaviourOf, recordedOf } from '../../src/cli/behaviour.ts'
import { NO_FLAGS, type ConfigFlags } from '../../src/cli/flagConfig.ts'
import { loadProgram } from '../../src/cli/load.ts'
import type { Program } from '../../src/program/program.ts'
import { SPECS, tool } from './tool.ts'

const ROOT = resolve(import.meta.dirname, '..', '..')
const FOLDER = mkdtempSync(join(tmpdir(), 'tla-runner-save-'))
afterAll(() => rmSync(FOLDER, { recursive: true }))

function counter(name: string, change: (text: string) => string): string {
  const path = join(FOLDER, name, 'Counter.tla')
  mkdirSync(join(FOLDER, name), { recursive: true })
  writeFileSync(path, change(readFileSync(join(SPECS, 'Counter.tla'), 'utf8')))
  copyFileSync(join(SPECS, 'Counter.small.cfg'), join(FOLDER, name, 'Counter.small.cfg'))
  return path
}

async function program(spec: string, flags: Partial<ConfigFlags> = {}, config: string | undefined = join(spec, '..', 'Counter.small.cfg')): Promise<Program> {
  const loaded = await loadProgram({ spec, config, lookedFor: [], flags: { ...NO_FLAGS, ...flags }, library: [], engine: 'compiled', permissions: { allowExec: false, seed: 0, printToStderr: true } })
  if (!loaded.ok) throw new Error(loaded.error.diagnostics[0]?.message)
  return loaded.value.program
}

describe('a behaviour is followed again', () => {
  test.each([
    ['nothing changed', (text: string) => text, { kind: 'violated', at: 3 }],
    ['the property is weaker', (text: string) => text.replace('limit < 3', 'limit < 9'), { kind: 'holds' }],
    ['violated earlier', (text: string) => text.replace('limit < 3', 'limit < 1'), { kind: 'violated', at: 2 }],
    ['a guard is stronger', (text: string) => text.replace('x + by <= N', 'x + by <= 2'), { kind: 'refused', at: 3, action: 'Up', explanation: { conjunct: 'x + by <= 2' } }],
    ['the action is gone', (text: string) => text.replaceAll('Up(by)', 'Rise(by)'), { kind: 'refused', at: 2, reason: 'there is no action Up any more' }],
    ['the initial state is another', (text: string) => text.replace('x = 0', 'x = 4'), { kind: 'refused', at: 1, action: 'Init' }],
    ['a parameter has got another name: it is open', (text: string) => text.replaceAll('by', 'step'), { kind: 'violated', at: 3 }],
    ['there is one more variable: it is open', (text: string) => text.replace('VARIABLES x, y', 'VARIABLES x, y, w').replace('y = 0', 'y = 0 /\\ w = 0').replace('y\' = y', 'y\' = y /\\ w\' = w').replace('y\' = x', 'y\' = x /\\ w\' = w'), { kind: 'violated', at: 3 }],
  ])('%s', async (name, change, expected) => {
    const before = await program(counter('original', (text) => text))
    const report = await check(before, { now: () => 0 })
    const behaviour = behaviourOf(report.failure!, report.variables)!
    expect(behaviour).toMatchObject({ kind: 'invariant', name: 'Small', steps: [{ action: 'Up' }, { action: 'Up' }] })
    const after = await program(counter(name.replaceAll(/\W/g, ''), change))
    expect(retrace(after, recordedOf(JSON.parse(JSON.stringify(behaviour))))).toMatchObject(expected)
  })

  test.each([
    ['deadlock', 'Stop', {}, undefined, { kind: 'violated' }],
    ['step property', 'Counter', {}, 'Counter.grows.cfg', { kind: 'violated' }],
    ['Assert', 'Stop', { next: 'Checked' }, undefined, { kind: 'violated' }],
    ['evaluation of Next', 'Stop', { next: 'Divided' }, undefined, { kind: 'violated' }],
  ])('%s', async (_what, spec, flags, config, expected) => {
    const made = await program(join(SPECS, `${spec}.tla`), flags, join(SPECS, config ?? `${spec}.cfg`))
    const { failure, variables } = await check(made, { now: () => 0 })
    expect(retrace(made, recordedOf(behaviourOf(failure!, variables)!))).toMatchObject(expected)
    if (failure!.kind === 'deadlock') expect(retrace(await program(join(SPECS, 'Stop.tla'), { noDeadlock: true }, join(SPECS, 'Stop.cfg')), recordedOf(behaviourOf(failure!, variables)!)).kind).toBe('unknown')
  })
})

describe('--save-test', () => {
  test('a vitest file fails as long as the bug is there and passes once it is fixed', () => {
    const spec = counter('project', (text) => text)
    const folder = join(spec, '..')
    mkdirSync(join(folder, 'node_modules'))
    symlinkSync(join(ROOT, 'node_modules', 'vitest'), join(folder, 'node_modules', 'vitest'))
    symlinkSync(ROOT, join(folder, 'node_modules', 'plimsoll'))
    const file = join(folder, 'saved.test.ts')
    expect(tool(['check', spec, '--config', join(folder, 'Counter.small.cfg'), '--quiet', '--save-test', file]).code).toBe(12)
    const run = (): number | null => spawnSync(process.execPath, [join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--root', folder, 'saved.test.ts'], { encoding: 'utf8', timeout: 60_000 }).status
    expect(run()).toBe(1)
    writeFileSync(spec, readFileSync(spec, 'utf8').replace('x + by <= N', 'x + by <= 2'))
    expect(run()).toBe(0)
  })
  test('a model says by name what is violated', () => {
    const models = join(FOLDER, 'museum', 'models')
    mkdirSync(models, { recursive: true })
    const spec = join(FOLDER, 'museum', 'Counter.tla')
    copyFileSync(join(SPECS, 'Counter.tla'), spec)
    expect(tool(['check', spec, '--config', join(SPECS, 'Counter.small.cfg'), '--quiet', '--save-test', join(models, 'Bug.cfg')]).code).toBe(12)
    expect(JSON.parse(readFileSync(join(models, 'Bug.json'), 'utf8'))).toMatchObject({ spec: 'Counter.tla', verdict: 'violated', violated: 'Small', trace: 3 })
    expect(tool(['check', '--models', models, '--quiet'])).toMatchObject({ code: 0, out: expect.stringContaining('as expected') })
  })
  test('without a counterexample, of a lasso, and with another ending', () => {
    const file = join(FOLDER, 'none.test.ts')
    expect(tool(['check', 'Counter', '--save-test', file])).toMatchObject({ code: 0, err: expect.stringContaining('there is no counterexample; nothing is written') })
    expect(tool(['check', 'Counter', '--config', 'Counter.reaches.cfg', '--save-test', file])).toMatchObject({ code: 13, err: expect.stringContaining('save a model instead') })
    expect(existsSync(file)).toBe(false)
    expect(tool(['check', 'Counter', '--save-test', 'x.txt'])).toMatchObject({ code: 2, err: expect.stringContaining('.test.ts') })
  })
})
