/** `tla-runner replay` and `oracle` as users call them: what is printed, exit codes, documents. */
import { gzipSync } from 'node:zlib'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { document, interrupted, tool } from './tool.ts'

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-trace-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const GOOD = '{"action":"Init","observed":{"owner":"n1"}}\n{"action":"Take","args":{"n":"n2"}}\n{"action":"Write","args":{"size":3},"observed":{"log.n2.length":1}}\n'
const WRONG = GOOD.replace('"log.n2.length":1', '"log.n2.length":7')
const good = file('good.ndjson', GOOD)
const wrong = file('wrong.ndjson', WRONG)
const replay = (trace: string, ...more: string[]): string[] => ['replay', trace, '--spec', 'Trace.tla', ...more]

describe('exit codes', () => {
  test.each<[string, string | Buffer, string[], number, string]>([
    ['accepted', GOOD, [], 0, 'accepted: 3 lines explained'],
    ['accepted, with invariants', GOOD, ['--invariants'], 0, 'invariants checked'],
    ['refused', WRONG, [], 20, ':3; 2 lines explained before it'],
    ['unreadable', GOOD.replace('Take', 'Taek'), [], 21, 'did you mean Take?'],
    ['an empty file', '', [], 21, 'the trace is empty'],
    ['a line that is cut off', GOOD.slice(0, -5), [], 21, 'the last line is cut off'],
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0x0a]), [], 21, 'byte 2 of the line is 0xff'],
    ['nothing compared', '{"action":"Init"}\n', [], 22, 'the trace constrains nothing'],
    ['too many candidates', '{"action":"Vote"}\n'.repeat(3), ['--max-candidates', '50'], 22, 'too many states explain the log at line 2'],
    ['no time', '{"action":"Vote"}\n'.repeat(50), ['--max-candidates', '100000000', '--budget', '300ms'], 22, 'the budget was reached'],
  ])('%s', (name, trace, options, expected, said) => {
    const { code, out, err } = tool(replay(file(`${name}.ndjson`, trace), ...options))
    expect([code, err]).toEqual([expected, ''])
    expect(out).toContain(said)
    expect(out.trimEnd().split('\n').length).toBeLessThanOrEqual(40)
  })

  test('what has no effect on the model is said, on stderr', () => {
    for (const args of [replay(good, '--const', 'Nowhere=1'), replay(good, '--const', 'Nowhere=1', '--json')]) {
      expect(tool(args)).toMatchObject({ code: 0, err: expect.stringContaining('declares no constant `Nowhere`: this entry has no effect') as string })
    }
  })

  test.each<[string[], number, string]>([
    [replay('nowhere.ndjson'), 2, 'cannot find the trace'],
    [['replay', good], 2, 'needs a specification'],
    [['replay', '--spec', 'Trace.tla'], 2, 'takes one trace'],
    [['replay', good, '--spec', 'Trace.tla', '--silent', 'some'], 2, 'whole number'],
    [['oracle', 'x', '--spec', 'Trace.tla'], 2, 'standard input'],
    [['replay', good, '--spec', 'Wrong.tla'], 150, ''],
    [['replay', good, '--spec', 'NoConfig.tla'], 151, ''],
  ])('%j: %i', (args, expected, said) => {
    const { code, err } = tool(args)
    expect(code).toBe(expected)
    expect(err).toContain(said)
  })

  test('a specification that cannot be evaluated where the trace leads', () => {
    const spec = file('Fails.tla', '---- MODULE Fails ----\nEXTENDS Integers\nVARIABLE x\nInit == x = 0\nDown == x\' = IF x < -1 THEN <<1>>[x] ELSE x - 1\nNext == Down\n====\n')
    const trace = file('fails.ndjson', '{"action":"Down"}\n'.repeat(3))
    const { code, out } = tool(['replay', trace, '--spec', spec, '--init', 'Init', '--next', 'Next'])
    expect(code).toBe(75)
    expect(out).toContain(`while explaining ${trace}:3`)
    expect(document(['replay', trace, '--spec', spec, '--init', 'Init', '--next', 'Next'])).toMatchObject({ code: 75, verdict: 'error', exitCode: 75 })
  })

  test('a step that takes for ever', () => {
    const spec = file('Endless.tla', '---- MODULE Endless ----\nEXTENDS Integers, FiniteSets\nVARIABLE x\nInit == x = 0\nStep == x\' = CHOOSE n \\in 1 .. 7000000 : \\A m \\in 1 .. 7000000 : m + n = -1\nNext == Step\n====\n')
    const trace = file('endless.ndjson', '{"action":"Step"}\n')
    const args = ['replay', trace, '--spec', spec, '--init', 'Init', '--next', 'Next', '--budget', '200ms']
    expect(tool(args)).toMatchObject({ code: 22, out: expect.stringContaining('inconclusive: the budget was reached while') })
  })

  test('interrupted: what was explained so far', async () => {
    const endless = file('endless.ndjson', '{"action":"Take"}\n'.repeat(3_000_000))
    expect(await interrupted(replay(endless), 'SIGINT', 'lines explained')).toMatchObject({ code: 130, out: expect.stringContaining('inconclusive: interrupted') })
  })
})

describe('what is printed', () => {
  test('a refusal', () => {
    expect(tool(replay(wrong)).out.replaceAll(folder, 'traces').replace(/[\d.]+ s$/m, 'T')).toBe(`\
traces/wrong.ndjson:3:65: error[trace/refused]: log.n2.length is not what the specification says
  |
3 | {"action":"Write","args":{"size":3},"observed":{"log.n2.length":7}}
  |                                                                 ^
2 lines before it explained; 1 state to go on from

  log.n2.length
      observed  7
      specified 1  (before: 0)

refused: traces/wrong.ndjson:3; 2 lines explained before it, T
`)
  })

  test('a packed trace', () => {
    expect(tool(replay(file('good.ndjson.gz', gzipSync(GOOD))))).toMatchObject({ code: 0 })
    expect(tool(replay(file('cut.ndjson.gz', gzipSync(GOOD).subarray(0, 60))))).toMatchObject({ code: 21, out: expect.stringContaining('cannot be read on') })
  })
})

describe('the document', () => {
  test('accepted', () => {
    expect(document(replay(good))).toMatchObject({
      schemaVersion: 1, verdict: 'accepted', lines: 3, exitCode: 0, code: 0, refusal: null, diagnostics: [],
      coverage: { lines: 3, actions: [{ name: 'Take', count: 1, open: [] }, { name: 'Write', count: 1, open: ['n'] }], unseenActions: ['Vote', 'Agree'], unobserved: ['seen', 'votes', 'mode'] },
    })
  })
  test('refused', () => {
    expect(document(replay(wrong))).toMatchObject({
      verdict: 'refused', exitCode: 20, refusal: { line: 3, candidates: 1, reason: 'observed', field: 'observed.log.n2.length', differences: [{ path: 'log.n2.length', observed: 7, specified: 1, before: 0 }] },
    })
  })
  test('unreadable, inconclusive', () => {
    expect(document(replay(file('u.ndjson', '{"action":3}\n')))).toMatchObject({ verdict: 'unreadable', exitCode: 21, diagnostics: [{ code: 'trace/form', line: 1, column: 11 }] })
    expect(document(replay(file('i.ndjson', '{"action":"Init"}\n')))).toMatchObject({ verdict: 'inconclusive', exitCode: 22, reason: 'nothing compared' })
  })
})

describe('check --trace', () => {
  test('a counterexample is a trace that replay accepts', () => {
    const path = join(folder, 'ping.ndjson')
    expect(tool(['check', 'Ping.tla', '--trace', path, '--quiet']).code).toBe(12)
    expect(readFileSync(path, 'utf8').split('\n')[0]).toBe('{"action":"Init","observed":{"count":{"a":0,"b":0},"network":{"#set":[]}}}')
    expect(tool(['replay', path, '--spec', 'Ping.tla'])).toMatchObject({ code: 0 })
    expect(tool(['replay', path, '--spec', 'Ping.tla', '--invariants'])).toMatchObject({ code: 20, out: expect.stringContaining('the invariant Low does not hold after this line') })
  })
})
