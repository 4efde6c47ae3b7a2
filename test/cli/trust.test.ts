/** What a green run says about its own worth. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { document, tool } from './tool.ts'

describe('an otherwise green run says in words', () => {
  const { code, out, err } = tool(['check', 'Green.tla', '--workers', '1'])

  test('that it is green', () => {
    expect(code).toBe(0)
    expect(out).toMatch(/\nholds: 5 distinct states/)
  })

  test.each([
    ['an action that can never fire', 'the action Crash never happens (Green.tla:13:1)'],
    ['an implication never triggered', 'the invariant Exclusive is never put to the test: its condition Busy(n) is false in every state (Green.tla:20:31)'],
    ['one inside of another, with its own condition', 'the invariant Guarded is never put to the test: its condition x > 50 is false in every state (Green.tla:21:22)'],
    ['one under LET', 'the invariant Named is never put to the test: its condition high is false in every state'],
    ['a set that is always empty', 'the invariant Delivered is never put to the test: {n \\in 0..x : n > 50} is empty in every state'],
    ['an invariant over what never changes', 'the invariant Modes is constant: it reads only mode, which never changes'],
    ['a constraint that hides the bug', 'the constraint Low cuts the search: 1 step to states outside of it, beyond which nothing was checked'],
    ['an entry without effect', '`Unused = …` has no effect: nothing that is checked refers to Unused'],
    ['an entry listed twice', 'INVARIANT Fine is listed twice'],
  ])('%s', (_name, text) => expect(err.replaceAll(/\s+/g, ' ')).toContain(text))

  test('nothing about an invariant that was tested', () => expect(err).not.toMatch(/invariant (Fine|Bounded)/))

  test('how often each action happened, and what was not asked for', () => {
    expect(out).toContain('actions: Up 5 (4 new), Back 4, Crash 0')
    expect(out).toContain('possible: Three, in 4 states: Init, Up, Up, Up')
    expect(out.replaceAll(/\s+/g, ' ')).toMatch(/not covered: deadlock \(switched off\); liveness: .*; states beyond the constraint Low; FineInv: defined, but not asked for/)
  })
})

test('the same at two workers, as a document', () => {
  const one = document(['check', 'Green.tla', '--workers', '1'])
  const two = document(['check', 'Green.tla', '--workers', '2'])
  expect(one['warnings'].length).toBeGreaterThan(6)
  expect(two['warnings']).toEqual(one['warnings'])
  expect(one['examples']).toMatchObject([{ name: 'Three', trace: [{ action: 'Init' }, {}, {}, { state: { x: '3' } }] }])
  expect(two['examples']).toEqual(one['examples'])
})

test('both engines say the same', () => {
  const { warnings, examples } = document(['check', 'Green.tla', '--engine', 'interpreted']) as any
  const compiled = document(['check', 'Green.tla']) as any
  expect([warnings, examples]).toEqual([compiled.warnings, compiled.examples])
})

describe.each(['check', 'simulate'])('%s without a first state says that nothing was checked', (command) => {
  test.each([
    ['because of the initial predicate', ['--init', 'Nowhere', '--inv', 'Low'], 'no state satisfies the initial predicate: there is nothing to explore, and nothing was checked'],
    ['because of the constraint', ['--init', 'Beyond', '--constraint', 'Low'], 'no initial state satisfies the constraints: there is nothing to explore, and nothing was checked beyond invariants of the initial states'],
  ])('%s', (_name, options, reason) => {
    const { warnings } = document([command, 'NoStart.tla', '--next', 'Next', '--property', 'Reached', ...options]) as any
    expect(warnings).toEqual([reason])
  })
})

test('a module of assumptions alone', () => {
  expect(tool(['check', 'Laws.tla'])).toMatchObject({ code: 0, out: expect.stringMatching(/\nholds: the assumptions of a module without variables, which has no states; /) })
})

describe.each([['compiled', '1'], ['compiled', '2'], ['interpreted', '1']])('action properties that say nothing: %s, %s workers', (engine, workers) => {
  // With a constraint states are not packed.
  test.each([[[]], [['--constraint', 'Always']]])('%j', (options) => {
    const all = ['Tested', 'High', 'Still', 'Pairs', 'Cannot', 'Empty', 'Frozen']
    const { warnings } = document(['check', 'Steps.tla', '--init', 'Init', '--next', 'Next', '--property', all.join(','), '--engine', engine, '--workers', workers, ...options]) as any
    expect(warnings).toEqual([
      "a part of the property Tested is never put to the test: its condition y' # y is false in every step (Steps.tla:14:36)",
      ...['High is never put to the test: its condition x = 7 is false in every step (Steps.tla:9:12)',
        "Still is never put to the test: its condition x' = x is false in every step (Steps.tla:10:13)",
        "Pairs is never put to the test: its condition x' = i + 2 is false in every step (Steps.tla:11:48)",
        'Empty is never put to the test: {n \\in 0..x : n > 9} is empty in every step (Steps.tla:12:22)',
        'Frozen is never put to the test: no step changes y (Steps.tla:13:26)',
      ].map((text) => `the property ${text}`),
    ])
  })
})

describe('what must be possible', () => {
  test('and is not: exit code 10', () => {
    const { code, out } = tool(['check', 'Green.tla', '--possible', 'Three,Seven'])
    expect(code).toBe(10)
    expect(out).toContain('No reachable state is Seven')
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^violated: state Seven; 5 distinct states/)
  })

  test('and was not found before the search ended: undecided', () => {
    expect(document(['check', 'Green.tla', '--possible', 'Seven', '--depth', '3'])).toMatchObject({ code: 40, notChecked: expect.arrayContaining(['Seven: no such state among those found']) })
  })

  test('and cannot be evaluated', () => expect(document(['check', 'Green.tla', '--possible', 'Wrong'])).toMatchObject({ code: 75, verdict: 'error' }))

  test('and is not defined', () => expect(tool(['check', 'Green.tla', '--possible', 'Four']).code).toBe(151))
})

describe('coverage of expressions', () => {
  const { code, out } = tool(['check', 'Green.tla', '--coverage'])

  test('where the time goes, by definition', () => {
    expect(code).toBe(0)
    expect(out).toMatch(/ {2}definition +evaluated +time +place\n/)
    expect(out).toMatch(/ {2}Crash +11 +[\d.]+ % +Green.tla:13:1\n/)
    expect(out).toMatch(/ {2}Busy +22 +[\d.]+ % +Green.tla:19:1\n/)
  })

  test.each(['x\' = 0', 'UNCHANGED mode', 'x = 0', 'x # 60', 'm > 0'])('never evaluated: %s', (text) => {
    expect(out.slice(out.indexOf('never evaluated'))).toMatch(new RegExp(`Green.tla:\\d+:\\d+ +${text.replace(/[[\]\\]/g, '\\$&')}\n`))
  })

  test('and nothing else', () => expect(out.slice(out.indexOf('never evaluated')).match(/^ {2}Green\.tla/gm)).toHaveLength(5))

  test('as a document', () => {
    const { coverage } = document(['check', 'Counter.tla', '--coverage']) as any
    expect(coverage.never).toEqual([])
    expect(coverage.definitions.find(({ name }: { name: string }) => name === 'TypeOK')).toMatchObject({ evaluations: 25 })
    expect(coverage.definitions.reduce((sum: number, { share }: { share: number }) => sum + share, 0)).toBeCloseTo(1)
  })
})

test.each(['compiled', 'interpreted'])('steps are counted for the action that takes them, not for a helper that is an action elsewhere: %s', (engine) => {
  const d = document(['check', join(import.meta.dirname, '..', 'corpus', 'SharedHelper.tla'), '--engine', engine])
  expect(d['actions'].map(({ name, generated }: { name: string; generated: number }) => [name, generated])).toEqual([['Change', 0], ['Up', 3], ['Jump', 1]])
})
