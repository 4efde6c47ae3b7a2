import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { MAIN } from './tool.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'mutate-test-'))
cpSync(join(import.meta.dirname, 'mutate'), FOLDER, { recursive: true })
afterAll(() => rmSync(FOLDER, { recursive: true }))

function mutate(...args: string[]): { readonly code: number | null; readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'mutate', ...args], { cwd: FOLDER, encoding: 'utf8' })
  return { code: status, out: stdout, err: stderr }
}

/** `definition: change` → status and who noticed. */
function verdicts(...args: string[]): Record<string, string> {
  const { modules } = JSON.parse(mutate(...args, '--json').out)
  return Object.fromEntries(modules[0].mutants.map(({ definition, change, status, by }: Record<string, string>) => [`${definition}: ${change}`, by ?? status]))
}

describe('mutate', () => {
  test('each mutant of a module, and what notices it', () => expect(verdicts('spec/Gauge.tla')).toEqual({
    'Init: 0 → 1': 'Bounded',
    'Init: 0 → 1 (2)': 'survived',
    'Rise: level < Most → TRUE': 'TypeOK',
    'Rise: level < Most → level <= Most': 'TypeOK',
    'Rise: level + 1 → level': 'possible: Full',
    "Rise: peak' = IF level' > peak THEN level' ELSE peak → peak' = peak": 'Bounded',
    "Rise: level' > peak → ~(level' > peak)": 'Bounded',
    "Rise: level' > peak → level' >= peak": 'survived',
    'Fall: level > 0 → TRUE': 'TypeOK',
    'Fall: level > 0 → level >= 0': 'TypeOK',
    'Fall: 0 → 1': 'survived',
    'Fall: level - 1 → level': 'survived',
    'Fall: UNCHANGED peak → TRUE': 'error: eval/successor-incomplete',
    'Next: Rise → FALSE': 'possible: Full',
    'Next: Fall → FALSE': 'survived',
  }))

  test('survivors with their place; too many of them are exit code 30', () => {
    const { code, out } = mutate('spec/Gauge.tla', '--quiet')
    expect(code).toBe(30)
    expect(out).toContain('Gauge (spec/Gauge.tla): 10 of 15 mutants noticed, 66.7 %')
    expect(out).toContain("spec/Gauge.tla:21:17: warning[mutate/survived]: bound swapped in Rise: level' > peak → level' >= peak")
    expect(out).toContain("21 |   /\\ peak' = IF level' > peak THEN level' ELSE peak")
    expect(out).toContain('no model has another number of states')
    expect(out).toContain('Gauge: 10 → 7 distinct states; no property says that this is wrong')
    expect(out.trimEnd().split('\n').at(-1)).toBe('noticed too little (Gauge): 15 mutants, 1 module')
  })

  test.each([
    [['--min', '60'], 0],
    [['--min', '60', '--explained'], 30],
    [['--only', 'Rise'], 30],
    [['--only', 'Rise', '--min', '80'], 0],
    [['--only', 'Rose'], 2],
    [['--model', 'Gaugee'], 2],
    [['--list'], 0],
  ])('%j', (args, expected) => expect(mutate('spec/Gauge.tla', ...args).code).toBe(expected))

  test.each([
    ['spec/Guage.tla', 'did you mean spec/Gauge.tla?'],
    ['Gauge', 'did you mean spec/Gauge.tla?'],
    ['spec/Nope.tla', 'spec holds Gauge'],
  ])('no such module: %s', (given, said) => expect(mutate(given)).toMatchObject({ code: 2, err: expect.stringContaining(said) }))

  test('a sample is determined by its seed', () => {
    const sample = (seed: string): string => mutate('spec/Gauge.tla', '--list', '--count', '5', '--seed', seed).out
    expect(sample('1').trimEnd().split('\n')).toHaveLength(5)
    expect(sample('1')).toBe(sample('1'))
    expect(sample('1')).not.toBe(sample('2'))
  })

  test('explained survivors stand apart; an explanation of something else is named', () => {
    const entry = (change: string): object => ({ module: 'Gauge', definition: 'Rise', change, reason: 'both branches are equal then' })
    writeFileSync(join(FOLDER, 'models', 'survivors.json'), JSON.stringify([entry("level' > peak → level' >= peak"), entry('level + 1 → level')]))
    const { out } = mutate('spec/Gauge.tla', '--min', '60')
    writeFileSync(join(FOLDER, 'models', 'survivors.json'), '[]')
    expect(out).toContain('survivors that are explained\n  Rise: level\' > peak → level\' >= peak\n    both branches are equal then')
    expect(out).toContain('explained, but not a survivor any more:\n  Rise: level + 1 → level')
    expect(out).not.toContain(':21:17')
  })

  test('what means the same does not count; what only is said to, does', () => {
    const entry = (definition: string, change: string): object => ({ module: 'Gauge', definition, change, reason: 'as I say', equivalent: true })
    const path = join(FOLDER, 'models', 'survivors.json')
    writeFileSync(path, JSON.stringify([entry('Rise', "level' > peak → level' >= peak"), entry('Fall', 'level - 1 → level'), entry('Rise', 'level + 1 → level')]))
    const whole = mutate('spec/Gauge.tla', '--quiet').out
    const again = JSON.parse(mutate('spec/Gauge.tla', '--again', '--json').out)
    writeFileSync(path, JSON.stringify([{ ...entry('Rise', 'level + 1 → level'), equivalent: 'yes' }]))
    const wrong = mutate('spec/Gauge.tla')
    writeFileSync(path, '[]')
    expect(whole).toContain('Gauge (spec/Gauge.tla): 10 of 14 mutants noticed, 71.4 % (1 of them by errors, 1 model, 1 more mean the same)')
    expect(whole).toContain('that mean the same, and do not count\n  Rise: level\' > peak → level\' >= peak\n    as I say')
    expect(whole).toContain('survivors.json calls it equivalent, and it is not: Gauge: 10 → 4 distinct states')
    expect(again).toMatchObject({ again: true, modules: [{ valid: 3, equivalent: 1, noticed: 1, sampledFrom: 15, stale: ['Rise: level + 1 → level'] }] })
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('models/survivors.json: entry 1: "equivalent" is true or false') })
  })

  describe('without recorded models: the configurations of one\'s own specification', () => {
    const own = join(FOLDER, 'own')
    cpSync(join(FOLDER, 'spec'), own, { recursive: true })
    const config = (name: string, invariant: string): void => writeFileSync(join(own, `${name}.cfg`), `CONSTANT Most = 3\nINIT Init\nNEXT Next\nINVARIANT ${invariant}\nCHECK_DEADLOCK FALSE\n`)
    config('Gauge', 'TypeOK')
    config('Bound', 'Bounded')
    config('Full', 'Full')
    writeFileSync(join(own, 'Root.tla'), '---- MODULE Root ----\nEXTENDS Gauge\n====\n')

    test.each([
      ['the one beside it', ['own/Gauge.tla'], 5, 'Gauge.cfg'],
      ['one that is named', ['own/Gauge.tla', '--config', 'Bound'], 4, 'Bound.cfg'],
      ['several', ['own/Gauge.tla', '--config', 'Bound', '--config', 'Gauge'], 8, 'Gauge.cfg'],
      ['of another root module', ['own/Gauge.tla', '--spec', 'own/Root.tla', '--config', 'Gauge'], 5, 'Gauge.cfg'],
    ])('%s', (_name, args, noticed, model) => {
      const { modules: [module] } = JSON.parse(mutate(...args, '--json').out)
      expect(module).toMatchObject({ name: 'Gauge', valid: 15, noticed })
      expect(module.mutants.map((m: Record<string, string>) => m.model)).toContain(model)
    })

    test.each([
      ['it has to hold', ['own/Gauge.tla', '--config', 'Full'], 'Full.cfg: expected holds, found violated Full'],
      ['and to be there', ['own/Gauge.tla', '--config', 'Nothing'], 'cannot find the configuration Nothing'],
      ['and to use the module', ['spec/Gauge.tla', '--spec', 'own/Root.tla', '--config', 'Gauge'], 'own/Root.tla does not use spec/Gauge.tla'],
      ['a model is something else', ['own/Gauge.tla', '--config', 'Gauge', '--model', 'Gauge'], '--model names a recorded model, --config a configuration'],
    ])('%s', (_name, args, said) => expect(mutate(...args)).toMatchObject({ code: 2, err: expect.stringContaining(said) }))
  })

  test('a model that is not as expected is not asked', () => {
    const path = join(FOLDER, 'models', 'Wrong')
    writeFileSync(`${path}.cfg`, 'CONSTANT Most = 3\nINIT Init\nNEXT Next\nINVARIANT Full\nCHECK_DEADLOCK FALSE\n')
    writeFileSync(`${path}.json`, '{ "spec": "spec/Gauge.tla", "verdict": "holds" }')
    const { out } = mutate('spec/Gauge.tla', '--only', 'Fall')
    rmSync(`${path}.cfg`)
    rmSync(`${path}.json`)
    expect(out).toContain('not as expected without any change, so not asked:\n  Wrong: expected holds, found violated Full')
  })
})
