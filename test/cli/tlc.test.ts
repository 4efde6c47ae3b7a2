/**
 * Another checker beside ours. What is read from its output is tested on recorded output, played back by a program that
 * stands in for Java; with a real TLC it is tested where TLC_JAR names one (npm run test:interop compares every model).
 */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { differencesOf } from '../../src/cli/compare.ts'
import { countBefore, messageReader, type Message } from '../../src/cli/tlc/messages.ts'
import { reportOf } from '../../src/cli/tlc/outcome.ts'
import { readState } from '../../src/cli/tlc/values.ts'
import { printValue } from '../../src/value/print.ts'
import { document, SPECS, tool } from './tool.ts'

const folder = mkdtempSync(join(tmpdir(), 'tlc-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const jar = join(folder, 'tla2tools.jar')
writeFileSync(jar, 'PK\u0003\u0004 and so on')

/** A JAVA_HOME whose `java` prints this and ends with this code. */
function javaThatSays(output: string, exitCode: number, errors = ''): NodeJS.ProcessEnv {
  const home = mkdtempSync(join(folder, 'java-'))
  mkdirSync(join(home, 'bin'))
  writeFileSync(join(home, 'output'), output)
  const java = join(home, 'bin', 'java')
  writeFileSync(java, `#!/bin/sh\ncat ${join(home, 'output')}\n${errors === '' ? '' : `echo '${errors}' >&2\n`}exit ${exitCode}\n`)
  chmodSync(java, 0o755)
  return { JAVA_HOME: home, TLC_JAR: jar }
}

function message(code: number, kind: number, text: string): string {
  return `@!@!@STARTMSG ${code}:${kind} @!@!@\n${text}\n@!@!@ENDMSG ${code} @!@!@\n`
}

const VERSION = message(2262, 0, 'TLC2 Version 2.18 of 20 March 2023')
const stats = (left: number): string => message(2199, 0, `1,234 states generated, 56 distinct states found, ${left} states left on queue.`) + message(2194, 0, 'The depth of the complete state graph search is 7.')
const SUCCESS = message(2193, 0, 'Model checking completed. No error has been found.')
const CHECK = ['check', 'Counter.tla', '--config', 'Counter.small.cfg', '--engine', 'tlc'] as const

/** What becomes of this output; without a program of our own. */
function report(output: string, exitCode: number, errors: readonly string[] = []): any {
  const messages: Message[] = []
  const plain: string[] = []
  const read = messageReader((m) => messages.push(m), (line) => plain.push(line))
  output.split('\n').forEach(read)
  return reportOf({ messages, plain, run: { exitCode, ended: undefined, errors, seconds: 1 } }, undefined, 1)
}

describe('TLC\'s output becomes a report', () => {
  test('success, as a document', () => {
    const { code, out } = tool([...CHECK, '--json'], javaThatSays(VERSION + SUCCESS + stats(0), 0))
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ verdict: 'holds', distinct: 56, generated: 1234, depth: 7, queue: 0, checked: { engine: 'tlc 2.18', invariants: ['TypeOK', 'Small'] } })
  })

  test.each([
    ['no message of success', VERSION + stats(0)],
    ['states left on the queue', VERSION + SUCCESS + stats(3)],
    ['nothing at all', ''],
  ])('exit code 0 with %s is not a pass', (_name, output) => expect(report(output, 0)).toBeUndefined())

  test('what is no verdict is an error', () => {
    const { code, out } = tool([...CHECK, '--json'], javaThatSays('', 0))
    expect(code).toBe(75)
    expect(JSON.parse(out)).toMatchObject({ verdict: 'error', diagnostics: [{ code: 'tlc/failed' }] })
  })

  test('a violated invariant, with our names of arguments and our reason', () => {
    const output = VERSION + message(2110, 1, 'Invariant Small is violated.') + message(2121, 1, 'The behavior up to this point is:')
      + [0, 1, 2].map((n) => message(2217, 4, `${n + 1}: ${n === 0 ? '<Initial predicate>' : '<Up line 9, col 11 to line 9, col 45 of module Counter>'}\n/\\ y = 0\n/\\ x = ${2 * n}\n`)).join('') + stats(4)
    const { code, out } = tool([...CHECK, '--json'], javaThatSays(output, 12))
    const d = JSON.parse(out)
    expect(code).toBe(12)
    expect(d).toMatchObject({ verdict: 'violated', kind: 'invariant', violated: 'Small', queue: 4 })
    expect(d.trace.map(({ action, args, state }: any) => [action, args, state])).toEqual([
      ['Init', {}, { x: '0', y: '0' }], ['Up', { by: '2' }, { x: '2', y: '0' }], ['Up', { by: '2' }, { x: '4', y: '0' }],
    ])
    expect(d.explanation).toMatchObject({ conjunct: 'limit < 3', bindings: { limit: '4' } })
  })

  test.each([
    [11, message(2114, 1, 'Deadlock reached.'), 'deadlock', 'deadlock'],
    [13, message(2112, 1, 'Action property Steps is violated.'), 'property', 'Steps'],
    [13, message(2112, 1, 'Action property line 7, col 3 to line 7, col 9 of module M is violated.'), 'property', 'a property that TLC does not name'],
    [13, message(2116, 1, 'Temporal properties were violated.'), 'property', 'a property that TLC does not name'],
    [10, message(2104, 1, 'Assumption line 5, col 8 to line 5, col 12 of module Counter is false.'), 'assumption', 'Counter:5:8'],
  ])('exit code %i', (exitCode, text, kind, violated) => {
    expect(report(VERSION + text, exitCode)).toMatchObject({ verdict: 'violated', failure: { kind, name: violated } })
  })

  test.each([[75, []], [76, ['while evaluating the invariant']], [77, ['while evaluating the temporal property']]])('an evaluation error: exit code %i', (exitCode, notes) => {
    const output = VERSION + message(1000, 1, 'Attempted to apply an operator to the wrong thing.') + message(2103, 1, 'The error occurred here:')
    expect(report(output, exitCode)).toMatchObject({ verdict: 'error', failure: { kind: 'evaluation', error: { notes: ['The error occurred here:', ...notes] } } })
  })

  test.each([[150, 'parse'], [151, 'config']])('a specification or configuration that TLC refuses: exit code %i', (exitCode, kind) => {
    const { code, out } = tool([...CHECK, '--json'], javaThatSays(VERSION + message(1000, 1, 'no'), exitCode))
    expect(code).toBe(exitCode)
    expect(JSON.parse(out)).toMatchObject({ kind, diagnostics: [{ code: `tlc/${kind}` }] })
  })

  test('out of memory is undecided', () => {
    expect(report(VERSION + stats(9), 1, ['java.lang.OutOfMemoryError: Java heap space'])).toMatchObject({ verdict: 'undecided', stopped: 'memory', queue: 9 })
  })
})

test('a verdict beside an error: what the one in error says', () => {
  const { code, out } = tool(['compare', 'Counter.tla', '--config', 'Counter.small.cfg'], javaThatSays(VERSION + '\nLexical error at line 6, column 10.\n' + message(1000, 1, 'no good'), 150))
  expect(out).toMatch(/ {4}verdict: violated, TLC error \(parse\)\n[^]* {6}TLC: Lexical error at line 6, column 10\.\n[^]* {6}TLC: no good\n[^]*different: /)
  expect(code).toBe(30)
})

describe('two checkers without a verdict do not agree', () => {
  test('a specification that neither can read', () => {
    const { code, out } = tool(['compare', 'Wrong.tla', '--config', 'Counter.small.cfg'], javaThatSays(VERSION + message(1000, 1, 'no'), 150))
    expect(out).toMatch(/ {4}Wrong\.tla:\d+:\d+: [^]*not compared: /)
    expect(code).toBe(150)
  })

  test('a budget that is too short for both; it is that of each', () => {
    const environment = javaThatSays('', 0)
    writeFileSync(join(environment['JAVA_HOME']!, 'bin', 'java'), '#!/bin/sh\nexec sleep 30\n')
    const { code, out } = tool(['compare', 'Large.tla', '--budget', '1500ms'], environment)
    expect(out).toMatch(/ {4}stopped: budget\n[^]*not compared: /)
    expect(code).toBe(40)
  })
})

test('--distributed prints the command for the workers', () => {
  const { code, out, err } = tool([...CHECK, '--distributed'], javaThatSays(message(7000, 0, 'TLC server at here is ready (2026-01-01 00:00:00)') + SUCCESS + stats(0), 0))
  expect(code).toBe(0)
  expect(err).toContain('TLC server at here is ready\n')
  expect(err).toMatch(/ {2}java -cp .*tla2tools\.jar tlc2\.tool\.distributed\.TLCWorker \S+\n/)
  expect(out).toContain('holds: 56 distinct states')
})

describe('what is missing is said', () => {
  test.each([
    ['no archive', { TLC_JAR: '' }, 'TLC needs its archive'],
    ['an archive that does not exist', { TLC_JAR: '/nowhere.jar' }, 'the archive /nowhere.jar does not exist'],
    ['an archive that is none', { TLC_JAR: join(SPECS, 'Counter.tla') }, 'is not a Java archive'],
    ['an archive without TLC', javaThatSays('', 1, 'Error: Could not find or load main class tlc2.TLC'), 'TLC cannot be started: Error: Could not find or load main class'],
    ['no Java', { TLC_JAR: jar, PATH: '/nowhere', JAVA_HOME: '' }, 'cannot run java'],
  ])('%s', (_name, environment, text) => {
    const { code, err } = tool(CHECK, environment)
    expect(code).toBe(2)
    expect(err).toContain(text)
  })

  test('a Java that says nothing is ended by the budget', () => {
    const environment = javaThatSays('', 0)
    writeFileSync(join(environment['JAVA_HOME']!, 'bin', 'java'), '#!/bin/sh\nexec sleep 30\n')
    const started = Date.now()
    expect(tool([...CHECK, '--budget', '500ms'], environment)).toMatchObject({ code: 40 })
    expect(Date.now() - started).toBeLessThan(10_000)
  })

  test('nothing is left behind', () => {
    const temporary = mkdtempSync(join(folder, 'tmp-'))
    tool(CHECK, { ...javaThatSays(VERSION + SUCCESS + stats(0), 0), TMPDIR: temporary })
    expect(readdirSync(temporary)).toEqual([])
  })
})

describe('Apalache', () => {
  const apalache = (output: string, exitCode: number): { readonly code: number | null; readonly d: any } => {
    const { code, out } = tool([...CHECK.slice(0, -1), 'apalache', '--json'], { ...javaThatSays(output, exitCode), APALACHE_JAR: jar })
    return { code, d: JSON.parse(out) }
  }
  test('what is not refuted up to a length is undecided', () => {
    expect(apalache('The outcome is: NoError\n', 0)).toMatchObject({ code: 40, d: { verdict: 'undecided', notChecked: [expect.stringContaining('more than 11 states')] } })
  })
  test('a violation', () => expect(apalache('State 3: state invariant 0 violated.\nThe outcome is: Error\n', 12)).toMatchObject({ code: 12, d: { kind: 'invariant' } }))
  test('a deadlock', () => expect(apalache('The outcome is: Deadlock\n', 12)).toMatchObject({ code: 11, d: { kind: 'deadlock' } }))
  test('a type error', () => expect(apalache('Type checker E@10: no\n', 120)).toMatchObject({ code: 78, d: { verdict: 'error', kind: 'unsupported' } }))
})

describe('values as TLC prints them', () => {
  test.each([
    ['x = -3', '-3'],
    ['x = (-3)..4', '-3..4'],
    ['x = {"a", "b"}', '{"a", "b"}'],
    ['x = <<1, TRUE, m>>', '<<1, TRUE, m>>'],
    ['x = [a |-> 1, b |-> {}]', '[a |-> 1, b |-> {}]'],
    ['x = (1 :> 2 @@ 2 :> {3})', '<<2, {3}>>'],
    ['x = ( a :>\n      ( a :> -1 @@\n        b :> 0 ) @@\n  b :> <<>> )', '(a :> (a :> -1 @@ b :> 0) @@ b :> <<>>)'],
    ['x = <<>>', '<<>>'],
  ])('%s', (text, printed) => {
    expect(printValue(readState(text).get('x')!)).toBe(printed)
  })

  test('several variables', () => expect([...readState('/\\ a = 1\n/\\ b = {2}').keys()]).toEqual(['a', 'b']))
})

describe('messages', () => {
  test('nested messages come out, the inner ones first; the rest is plain', () => {
    const found: Message[] = []
    const plain: string[] = []
    const read = messageReader((m) => found.push(m), (line) => plain.push(line))
    const text = `before\n${message(2110, 1, message(2217, 4, 'state').trimEnd())}after`
    for (const line of text.split('\n')) read(line)
    expect(found.map(({ code }) => code)).toEqual([2217, 2110])
    expect(plain).toEqual(['before', 'after'])
  })

  test('counts', () => expect(countBefore('1,081 states generated, 3 left', 'states generated')).toBe(1081))
})

describe('differences', () => {
  const answer = { verdict: 'holds', violated: null, distinct: 5, generated: 9, depth: 3, trace: 0, seconds: 1 }
  test.each([
    ['generated is only shown', { generated: 8 }, []],
    ['distinct', { distinct: 4 }, ['distinct: 5, TLC 4']],
    ['depth', { depth: 4 }, ['depth: 3, TLC 4']],
    ['verdict', { verdict: 'violated', violated: 'Inv', trace: 2 }, ['verdict: holds, TLC violated', 'violated: none, TLC Inv']],
  ])('holds: %s', (_name, change, expected) => expect(differencesOf(answer, { ...answer, ...change }, 1)).toEqual(expected))
})

test('of a search that ended at a violation, depth and trace are compared, the counts are not', () => {
  const answer = { verdict: 'violated', violated: 'Inv', distinct: 5, generated: 9, depth: 3, trace: 3, seconds: 1 }
  expect(differencesOf(answer, { ...answer, distinct: 4, generated: 8 }, 1)).toEqual([])
  expect(differencesOf(answer, { ...answer, trace: 4, depth: 4 }, 1)).toEqual(['depth: 3, TLC 4', 'trace: 3, TLC 4'])
  expect(differencesOf(answer, { ...answer, trace: 4, depth: 4 }, 2)).toEqual([])
  expect(differencesOf({ ...answer, endless: true }, { ...answer, trace: 4, depth: 4 }, 1)).toEqual([])
  expect(differencesOf(answer, { ...answer, violated: 'Other' }, 1)).toEqual(['violated: Inv, TLC Other'])
})

const REAL = process.env['TLC_JAR']
describe.skipIf(REAL === undefined)('with the TLC of TLC_JAR', () => {
  test('the same document, but for what only one of them knows', () => {
    const ours = document(['check', 'Counter.tla', '--config', 'Counter.small.cfg', '--workers', '1'])
    const theirs = document(['check', 'Counter.tla', '--config', 'Counter.small.cfg', '--workers', '1', '--engine', 'tlc'])
    // Not `queue`: TLC does not count the state that violates.
    for (const field of ['verdict', 'kind', 'violated', 'distinct', 'generated', 'depth', 'trace', 'explanation', 'exitCode']) expect(theirs[field], field).toEqual(ours[field])
  })

  test('compare', () => {
    const { code, out } = tool(['compare', 'Counter.tla', '--config', 'Counter.small.cfg'])
    expect(out).toContain('agree: 1 model')
    expect(code).toBe(0)
  })
})
