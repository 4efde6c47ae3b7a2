import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { MAIN } from './tool.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'diff-test-'))
cpSync(join(import.meta.dirname, 'mutate'), FOLDER, { recursive: true })
afterAll(() => rmSync(FOLDER, { recursive: true }))

const GAUGE = readFileSync(join(FOLDER, 'spec', 'Gauge.tla'), 'utf8')

/** `tla-runner diff` of Gauge and Gauge with one text replaced by another. */
function diff(from: string, to: string, ...args: string[]): { readonly code: number | null; readonly out: string } {
  expect(GAUGE).toContain(from)
  mkdirSync(join(FOLDER, 'new'), { recursive: true })
  writeFileSync(join(FOLDER, 'new', 'Gauge.tla'), GAUGE.replaceAll(from, to))
  return run(['spec/Gauge.tla', 'new/Gauge.tla', '--config', 'models/Gauge.cfg', '--quiet', ...args])
}

function run(args: readonly string[], environment: NodeJS.ProcessEnv = process.env): { readonly code: number | null; readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'diff', ...args], { cwd: FOLDER, encoding: 'utf8', env: environment })
  return { code: status, out: stdout, err: stderr }
}

describe('diff', () => {
  test('another text with the same behaviour is no difference', () => {
    const { code, out } = diff('level < Most', 'Most > level')
    expect(code).toBe(0)
    expect(out).toContain('definitions with another text: Rise\n')
    expect(out).toContain('holds in both: TypeOK, Bounded')
    expect(out).toContain('every step of A is a step of B\n\nevery step of B is a step of A\n\nthe same behaviour')
  })

  test('a guard that goes too far: the verdict, the counterexample, the step', () => {
    const { code, out } = diff('level < Most', 'level <= Most')
    expect(code).toBe(30)
    expect(out).toContain('distinct   10     15\n')
    expect(out).toContain('TypeOK     holds  violated in 5 states\n')
    expect(out).toContain('TypeOK is violated in B:\n   1  Init\n')
    expect(out).toContain('Rise only in B\n   1  Init (as above)\n   2  Rise\n        level: 0 → 1\n        peak: 0 → 1\n')
    expect(out).toContain('every step of A is a step of B\n')
  })

  test.each([
    ['Fall', 'Sink', ['actions renamed: Fall → Sink', 'every step of A is a step of B']],
    ['Next == Rise \\/ Fall', 'Next == Rise', ['actions only in A: Fall\n', 'Fall only in A (3 such steps of Fall)', 'every step of B is a step of A']],
    ['Init == /\\ level = 0', 'Init == /\\ level \\in 0 .. 1', ['an initial state only in B', 'every step of A is a step of B']],
    ['VARIABLES level, peak\n', 'VARIABLES level, top\npeak == top\n', ['variables only in A: peak', 'variables only in B: top', 'every step of A is a step of B']],
    ['level\' = level - 1', 'level\' = 0', ['Fall only in A (2 such steps of Fall)', 'Fall only in B (2 such steps of Fall)', '   4  Fall\n        level: 2 → 0\n']],
  ] as const)('%j → %j', (from, to, said) => {
    const { code, out } = diff(from, to)
    expect(code).toBe(30)
    for (const text of said) expect(out).toContain(text)
  })

  test('as a document', () => {
    const { out } = diff('level < Most', 'level <= Most', '--json')
    const document = JSON.parse(out)
    expect(document).toMatchObject({ exitCode: 30, sides: [{ distinct: 10 }, { distinct: 15 }], onlyBefore: { complete: true, steps: [] }, properties: [{ name: 'TypeOK', before: 'holds', after: 'violated in 5 states' }] })
    expect(document.onlyAfter.steps[0]).toMatchObject({ action: 'Rise', count: 1 })
    expect(document.onlyAfter.steps[0].trace.at(-1)).toMatchObject({ action: 'Rise', state: { level: '4' } })
  })

  test('two configurations', () => {
    writeFileSync(join(FOLDER, 'models', 'Higher.cfg'), readFileSync(join(FOLDER, 'models', 'Gauge.cfg'), 'utf8').replace('Most = 3', 'Most = 4'))
    const { code, out } = run(['Gauge', 'models/Higher.cfg', '--of', 'spec/Gauge.tla', '--quiet'])
    rmSync(join(FOLDER, 'models', 'Higher.cfg'))
    expect(code).toBe(30)
    expect(out).toContain('A  Gauge  spec/Gauge.tla  models/Gauge.cfg\n')
    expect(out).toContain('constants that differ: Most: 3 → 4\n')
    expect(out).toContain('Rise only in B')
  })

  test('what a model wants to be possible', () => {
    writeFileSync(join(FOLDER, 'models', 'Lower.cfg'), readFileSync(join(FOLDER, 'models', 'Gauge.cfg'), 'utf8').replace('INIT Init', 'INIT Init\nCONSTRAINT Low'))
    writeFileSync(join(FOLDER, 'models', 'Lower.json'), readFileSync(join(FOLDER, 'models', 'Gauge.json'), 'utf8'))
    writeFileSync(join(FOLDER, 'spec', 'Gauge.tla'), GAUGE.replace('Init ==', 'Low == level < 2\n\nInit =='))
    const { out } = run(['Gauge', 'Lower', '--quiet'])
    writeFileSync(join(FOLDER, 'spec', 'Gauge.tla'), GAUGE)
    for (const name of ['Lower.cfg', 'Lower.json']) rmSync(join(FOLDER, 'models', name))
    expect(out).toContain('Full       possible  not possible\n')
    expect(out).toContain('Rise only in A\n')
  })

  test('a limit that is reached is no agreement', () => {
    const { code, out } = diff('level < Most', 'Most > level', '--max-states', '3')
    expect(code).toBe(40)
    expect(out).toContain('undecided: no difference in what was compared')
  })

  test('a revision of git, with the modules that it had', () => {
    const git = (...args: string[]): string => execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: FOLDER, encoding: 'utf8' })
    git('init', '-q')
    writeFileSync(join(FOLDER, 'models', 'MCGauge.tla'), '---- MODULE MCGauge ----\nEXTENDS Gauge\n====\n')
    git('add', 'spec', 'models')
    git('commit', '-qm', 'one')
    writeFileSync(join(FOLDER, 'spec', 'Gauge.tla'), GAUGE.replace('level < Most', 'level < Most - 1'))
    const { code, out } = run(['HEAD:models/MCGauge.tla', 'models/MCGauge.tla', '--config', 'models/Gauge.cfg', '--quiet'])
    const unknown = run(['HEAD~7:models/MCGauge.tla', 'models/MCGauge.tla'])
    const absent = run(['HEAD:models/MCGuage.tla', 'models/MCGauge.tla'])
    const without = run(['HEAD:models/MCGauge.tla', 'models/MCGauge.tla'], { ...process.env, PATH: '/nowhere' })
    writeFileSync(join(FOLDER, 'spec', 'Gauge.tla'), GAUGE)
    expect(code).toBe(30)
    expect(out).toContain('A  HEAD:models/MCGauge.tla')
    expect(out).toContain('Rise only in A')
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('there is no revision HEAD~7')])
    expect([absent.code, absent.err]).toEqual([2, expect.stringContaining('HEAD has no file models/MCGuage.tla')])
    expect([without.code, without.err]).toEqual([2, expect.stringContaining('git is not installed')])
  })

  test.each([[['spec/Gauge.tla'], 'diff takes two'], [['spec/Gauge.tla', 'spec/Guage.tla'], 'did you mean spec/Gauge.tla?'], [['Gauge', 'Guage'], 'no model and no specification Guage\n  did you mean Gauge?']])('%j', (args, said) => {
    const { code, err } = run(args)
    expect([code, err]).toEqual([2, expect.stringContaining(said)])
  })
})
