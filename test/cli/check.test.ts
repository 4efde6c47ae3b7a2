import { describe, expect, test } from 'vitest'
import { document, interrupted, tool } from './tool.ts'

function strip({ seconds: _seconds, command: _command, checked: _checked, ...rest }: ReturnType<typeof document>): object {
  return rest
}

describe('verdicts and exit codes', () => {
  const cases: readonly (readonly [what: string, args: string, code: number, verdict: string, kind: string | null, violated: string | null])[] = [
    ['holds', 'Counter', 0, 'holds', null, null],
    ['invariant', 'Counter --config Counter.small.cfg', 12, 'violated', 'invariant', 'Small'],
    ['action property', 'Counter --config Counter.grows.cfg', 13, 'violated', 'property', 'Grows'],
    ['temporal property', 'Counter --config Counter.reaches.cfg', 13, 'violated', 'property', 'Reaches'],
    ['temporal property on part of the states', 'Counter --config Counter.reaches.cfg --depth 2', 40, 'undecided', null, null],
    ['evaluation of a temporal property', 'Counter --property BrokenInTime', 77, 'error', 'evaluation', null],
    ['unsupported temporal property', 'Counter --property Hidden', 78, 'error', 'unsupported', null],
    ['evaluation of an invariant', 'Counter --inv BrokenLater', 76, 'error', 'evaluation', null],
    ['evaluation of an invariant in an initial state', 'Counter --config Counter.broken.cfg', 75, 'error', 'evaluation', null],
    ['evaluation of a property of steps', 'Counter --property BrokenStep', 75, 'error', 'evaluation', null],
    ['unsupported formula', 'Counter --spec Hidden', 78, 'error', 'unsupported', null],
    ['programs are not run', 'Exec', 78, 'error', 'unsupported', null],
    ['unless allowed', 'Exec --allow-exec', 0, 'holds', null, null],
    ['unknown invariant', 'Counter --config Counter.unknown.cfg', 151, 'error', 'config', null],
    ['deadlock', 'Stop', 11, 'violated', 'deadlock', 'deadlock'],
    ['deadlock allowed', 'Stop --no-deadlock', 0, 'holds', null, null],
    ['assumption', 'Stop --const Limit=0', 10, 'violated', 'assumption', 'LimitIsPositive'],
    ['Assert', 'Stop --next Checked', 14, 'violated', 'assert', null],
    ['evaluation of Next', 'Stop --next Divided', 75, 'error', 'evaluation', null],
    ['postcondition', 'Post --library library', 10, 'violated', 'postcondition', 'Never'],
    ['syntax error', 'Wrong --init Init --next Next', 150, 'error', 'parse', null],
    ['missing configuration', 'NoConfig', 151, 'error', 'config', null],
    ['missing module', 'Post', 150, 'error', 'parse', null],
    ['depth reached', 'Counter --depth 2', 40, 'undecided', null, null],
    ['usage', 'Counter --wrokers 2', 2, 'error', 'usage', null],
    ['no such file', 'Nowhere', 2, 'error', 'usage', null],
    ['interpreted', 'Counter --config Counter.small.cfg --engine interpreted', 12, 'violated', 'invariant', 'Small'],
    ['flags only', 'NoConfig --init Init --next Next --inv TypeOK --const Max=3', 0, 'holds', null, null],
  ]

  test.each(cases)('%s', (_what, args, code, verdict, kind, violated) => {
    const d = document(['check', ...args.split(' ')])
    expect([d.code, d.exitCode, d['verdict'], d['kind']]).toEqual([code, code, verdict, kind])
    expect(d['violated']).toBe(violated)
  })
})

describe('the JSON document', () => {
  test('has every field, whatever happens', () => {
    const fields = Object.keys(document(['check', 'Counter'])).toSorted()
    expect(fields).toEqual([
      'actions', 'checked', 'code', 'collisionProbability', 'command', 'config', 'coverage', 'depth', 'diagnostics', 'distinct', 'examples', 'exitCode', 'explanation', 'failures', 'generated', 'kind', 'loop', 'memory',
      'notChecked', 'notCovered', 'place', 'queue', 'reduced', 'schemaVersion', 'seconds', 'spec', 'stopped', 'trace', 'verdict', 'violated', 'warnings', 'workers',
    ])
    for (const args of [['Wrong', '--init', 'Init', '--next', 'Next'], ['NoConfig'], ['--nonsense'], ['Counter', '--config', 'Counter.small.cfg']]) {
      expect(Object.keys(document(['check', ...args])).toSorted()).toEqual(fields)
    }
  })

  test('of a violation', () => {
    const d = document(['check', 'Counter', '--config', 'Counter.small.cfg'])
    expect(d).toMatchObject({ schemaVersion: 1, spec: 'Counter.tla', config: 'Counter.small.cfg', stopped: null, diagnostics: [], notChecked: [] })
    expect(d['trace'].at(0)).toEqual({ step: 1, action: 'Init', args: {}, argValues: {}, state: { x: '0', y: '0' }, values: { x: 0, y: 0 }, alias: null })
    expect(d['checked']).toEqual({ invariants: ['TypeOK', 'Small'], properties: [], constraints: [], deadlock: true, engine: 'compiled' })
    expect(d['trace'].at(-1).state.x).toMatch(/[34]/)
    expect(d['trace'].at(1)).toMatchObject({ action: 'Up', args: { by: '1' }, argValues: { by: 1 } })
    expect(d['explanation']).toMatchObject({ conjunct: 'limit < 3', place: 'Counter.tla:21:11', bindings: { limit: '3' } })
    expect(d['actions'].map(({ name }: { name: string }) => name)).toEqual(['Up', 'Swap'])
  })

  test('of diagnostics', () => {
    const d = document(['check', 'Counter', '--config', 'Counter.unknown.cfg'])
    expect(d['diagnostics']).toEqual([{
      code: 'config/unknown', severity: 'error', message: expect.stringContaining('Typeok'), file: 'Counter.unknown.cfg',
      line: 3, column: 11, endLine: 3, endColumn: 16, notes: ['did you mean `TypeOK`?'],
    }])
  })

  test('an ALIAS stands beside the state in JSON, and in its place in text', () => {
    expect(document(['check', 'Alias'])['trace'].at(1)).toMatchObject({ state: { x: '1' }, alias: { twice: '2', next: '2' } })
    expect(tool(['check', 'Alias', '--quiet']).out).toMatch(/ 1 {2}Init\n {8}twice {2}0\n {8}next {3}1\n {3}2 {2}Next\n {8}twice: 0 → 2\n {8}next: 1 → 2\n/)
  })

  test('Print goes to stderr', () => {
    const { out, err } = tool(['check', 'Stop', '--json'])
    expect(JSON.parse(out).kind).toBe('deadlock')
    expect(err).toContain('<<"step", 0>>')
  })

  test('is the same with both engines', () => {
    for (const args of [['Counter', '--config', 'Counter.small.cfg'], ['Ping'], ['Stop', '--next', 'Divided']]) {
      expect(strip(document(['check', ...args, '--engine', 'interpreted']))).toEqual(strip(document(['check', ...args])))
    }
  })
})

describe('what a person reads', () => {
  test('a violation: false conjunct, values, trace, lanes, command, verdict last', () => {
    const { out, err } = tool(['check', 'Ping', '--workers', '1'])
    expect(err).toBe('')
    expect(out).toContain('checking Ping.tla with Ping.cfg')
    expect(out).toContain('The invariant Low is violated')
    expect(out).toMatch(/false: count\[n\] < 2 {2}Ping\.tla:25:25\n {6}n {8}= a\n {6}count\[n\] = 2\n/)
    expect(out).toMatch(/ 2 {2}Send\(from = a, to = b\)\n {8}network: \+ \[/)
    expect(out).toContain('Who did what, by node:')
    expect(out).toContain('● Receive  ◀ Ping of step 2')
    expect(out).toContain('reproduce: npx tla-runner check Ping --workers 1')
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^violated: invariant Low in \d+ states; /)
    expect(Math.max(...out.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(120)
  })

  test('--quiet prints no header', () => {
    expect(tool(['check', 'Counter', '--quiet']).out).toMatch(/^holds: 25 distinct states, 61 generated, depth \d+, .* s\n$/)
  })

  test('colours: flags, then NO_COLOR, then FORCE_COLOR', () => {
    const escape = '\u001b['
    expect(tool(['check', 'Counter']).out).not.toContain(escape)
    expect(tool(['check', 'Counter'], { FORCE_COLOR: '1' }).out).toContain(escape)
    expect(tool(['check', 'Counter'], { FORCE_COLOR: '1', NO_COLOR: '1' }).out).not.toContain(escape)
    expect(tool(['check', 'Counter', '--color'], { NO_COLOR: '1' }).out).toContain(escape)
    expect(tool(['check', 'Counter', '--no-color'], { FORCE_COLOR: '1' }).out).not.toContain(escape)
  })

  test('a missing configuration: what is missing and what to type', () => {
    const { out, code } = tool(['check', 'NoConfig'])
    expect(code).toBe(151)
    expect(out).toContain('constants Max')
    expect(out).toContain('--init Init --next Next --inv TypeOK --const Max=VALUE')
  })

  test('actions that never happen are warned about', () => {
    expect(tool(['check', 'Stop', '--no-deadlock', '--next', 'Checked', '--const', 'Limit=1']).err).toBe('')
    expect(document(['check', 'NoConfig', '--init', 'Init', '--next', 'Never', '--const', 'Max=1', '--no-deadlock'])['warnings'].join()).toContain('Never')
  })
})

describe('modules from elsewhere', () => {
  test('--library, TLA_LIBRARY and TLC\'s -DTLA-Library', () => {
    expect(tool(['check', 'Post', '--library', 'library', '--quiet']).code).toBe(10)
    expect(tool(['check', 'Post', '--quiet'], { TLA_LIBRARY: 'nowhere:library' }).code).toBe(10)
    expect(tool(['check', 'Post', '--quiet', '-DTLA-Library=library']).code).toBe(10)
  })
})

describe('interrupts', () => {
  test.each([['SIGINT', 130], ['SIGTERM', 143]] as const)('%s gives partial results', async (signal, code) => {
    const run = await interrupted(['check', 'Large', '--json', '--workers', '1'], signal, 'under way')
    expect(run.code).toBe(code)
    const d = JSON.parse(run.out)
    expect(d).toMatchObject({ verdict: 'undecided', stopped: 'interrupted', exitCode: code })
    expect(d.distinct).toBeGreaterThan(0)
  })

  test('a budget ends the search', () => {
    expect(document(['check', 'Large', '--budget', '500ms', '--workers', '1'])).toMatchObject({ verdict: 'undecided', stopped: 'budget', exitCode: 40 })
  })
})
