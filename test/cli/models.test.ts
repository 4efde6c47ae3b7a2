import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/checker/report.ts'
import { expectedText, mismatches, parseExpectation } from '../../src/cli/expectation.ts'
import { SPECS, tool } from './tool.ts'

const MODELS = join(SPECS, 'project', 'models')

describe('models against their expectations', () => {
  test('the table, then the truncation bug in full, then the verdict', () => {
    const { code, out } = tool(['check', '--models', MODELS])
    expect(code).toBe(0)
    expect(out).toMatch(/^checking 2 models of .*\n\nmodel +verdict +expected +distinct +depth +time\nLate +violated Early +violated Early .*✓\nGood +holds +holds +9 +5 +.* ✓\n/)
    expect(out).toContain('Late (CLOCK-1): A clock that runs too far.')
    expect(out).toContain('The invariant Early is violated')
    expect(out).toContain('● Tick')
    expect(out).toMatch(/\nas expected: 2 models, \d+ distinct states, .*\n$/)
  })

  test('a mismatch says what is different and exits 30', () => {
    const { code, out } = tool(['check', '--models', MODELS, '--class', 'large'])
    expect(code).toBe(30)
    expect(out).toContain('expected the verdict violated, found holds')
    expect(out).toContain('expected distinct 8, found 9')
    expect(out).toContain('reproduce: npx tla-runner check')
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^not as expected: Wrong; 1 model, /)
  })

  test('--json is one document', () => {
    const { code, out } = tool(['check', '--models', MODELS, '--class', 'all', '--json'])
    const d = JSON.parse(out)
    expect(code).toBe(30)
    expect(d).toMatchObject({ schemaVersion: 1, asExpected: false, exitCode: 30 })
    expect(d.models.map(({ name, asExpected }: { name: string; asExpected: boolean }) => [name, asExpected])).toEqual([
      ['Late', true], ['Wrong', false], ['Good', true], ['Big', true],
    ])
    expect(d.models[0].result).toMatchObject({ verdict: 'violated', violated: 'Early', exitCode: 12 })
  })

  test('--only and wrong names', () => {
    expect(tool(['check', '--models', MODELS, '--only', 'Good']).out).toContain('1 model, 9 distinct states')
    expect(tool(['check', '--models', MODELS, '--only', 'Nothing'])).toMatchObject({ code: 2, err: expect.stringContaining('bench, default, large') })
    expect(tool(['check', '--models', MODELS, '--only', 'Wrong']).err).toContain('--class large')
    expect(tool(['check', '--models', 'nowhere']).code).toBe(2)
  })

  test('where there are no models, those of the program are said to be its own', () => {
    const { code, out } = tool(['check', '--only', 'AtomicCalm'])
    expect(code).toBe(0)
    expect(out).toMatch(/^checking 1 model of .*\n\nthere is no models\/ here: these are the models that tla-runner brings along; for the specification here: tla-runner check Alias\.tla\n/)
    expect(tool(['check', '--models', MODELS, '--only', 'Good']).out).not.toContain('brings along')
  })

  test('the models of one folder below the others: their specification is where the project is', () => {
    const project = mkdtempSync(join(tmpdir(), 'tla-runner-models-'))
    cpSync(join(SPECS, 'project'), project, { recursive: true })
    const models = join(project, 'models')
    const part = join(models, 'museum')
    mkdirSync(part)
    for (const name of ['Good.cfg', 'Good.json']) renameSync(join(models, name), join(part, name))
    expect(tool(['check', part, '--quiet']).out).toMatch(/^model .*\nGood +holds +holds +9 .*\nas expected: 1 model, /)
    expect(tool(['check', models]).out).toMatch(/\nas expected: 2 models, /)
    expect(tool(['compare', part, '--only', 'Late']).err).toContain('no model of class default is called like Late\n  1 model of these classes')
    expect(tool(['check', part, '--models', models])).toMatchObject({ code: 2, err: expect.stringContaining('two folders of models') })
    renameSync(join(models, 'MCClock.tla'), join(project, 'MCClock.tla'))
    expect(tool(['check', part])).toMatchObject({ code: 2, err: expect.stringMatching(/cannot find the specification .*MCClock.tla\n {2}looked in .* and /) })
    rmSync(project, { recursive: true })
  })

  test('without models here, the package\'s own are run', () => {
    expect(tool(['check', '--only', 'TruncationLoss', '--budget', '20s']).out).toContain('LeaderCompleteness')
  })
})

describe('expectations', () => {
  const text = JSON.stringify({ spec: 'a.tla', verdict: 'violated', violated: 'Inv', distinct: 3, trace: 2 })
  const report = { verdict: 'violated', failure: { name: 'Inv', trace: [1, 2] }, distinct: 3, generated: 9, depth: 2 } as unknown as Report

  test('null and absent fields are not compared', () => expect(mismatches(parseExpectation('x.json', text), report)).toEqual([]))

  test('every difference is named', () => {
    const other = { ...report, verdict: 'holds', failure: undefined, distinct: 4 } as Report
    expect(mismatches(parseExpectation('x.json', text), other)).toEqual([
      'expected the verdict violated, found holds', 'expected violated Inv, found none', 'expected distinct 3, found 4', 'expected trace 2, found none',
    ])
  })

  test('mistakes in the file are named', () => {
    expect(() => parseExpectation('x.json', '{')).toThrow('x.json: ')
    expect(() => parseExpectation('x.json', '{"spec": 1}')).toThrow('x.json: "spec" must be a string')
    expect(() => parseExpectation('x.json', '{"spec": "a", "verdict": "holds", "distinct": "3"}')).toThrow('"distinct" must be a number or null')
  })

  test('in words', () => expect(expectedText(parseExpectation('x.json', text))).toBe('violated Inv'))
})
