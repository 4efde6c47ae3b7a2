import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { MAIN, SPECS, tool } from './tool.ts'

describe('help', () => {
  test('of the whole and of each command opens with examples and lists exit codes', () => {
    for (const args of [['--help'], ['help'], ['help', 'check'], ['check', '--help'], ['parse', '-h'], ['actions', '--help']]) {
      const { out, code } = tool(args)
      expect(code).toBe(0)
      expect(out.split('\n').slice(0, 6).filter((line) => line.startsWith('  tla-runner ')).length).toBe(3)
      expect(out).toContain('Exit codes:')
    }
  })

  test('no command at all is a usage error that helps', () => {
    expect(tool([])).toMatchObject({ code: 2, out: expect.stringContaining('Commands:') })
  })

  test('--version', () => expect(tool(['--version']).out).toMatch(/^tla-runner \d+\.\d+\.\d+\n$/))
})

describe('mistakes on the command line', () => {
  test.each([
    ['chekc', 'did you mean check?'],
    ['Counter.tla', 'did you mean tla-runner check Counter.tla?'],
    ['check Counter --confg x', 'did you mean --config?'],
    ['check Countr', 'did you mean Counter.tla?'],
    ['check Counter --config Countr.small.cfg', 'did you mean Counter.small.cfg?'],
    ['check Counter --workers many', 'whole number'],
    ['check Counter --budget soon', 'such as'],
    ['check Counter --engine fast', 'compiled, interpreted'],
    ['check Counter Stop', 'one specification'],
    ['check Counter --inv', '--inv needs a value'],
    ['check Counter --inv --json', '--inv needs a value'],
    ['check Counter --json=yes', 'takes no value'],
    ['check Counter --const N', 'NAME=VALUE'],
    ['check Counter --library nowhere', 'not a folder'],
    ['parse', 'at least one file'],
    ['check .', 'is a folder'],
  ])('%s', (line, hint) => {
    const { code, out, err } = tool(line.split(' '))
    expect(code).toBe(2)
    if (line.includes('--inv --json')) expect(JSON.parse(out).diagnostics[0].message).toContain(hint)
    else expect(err).toContain(hint)
  })

  test('TLC\'s flags with one dash', () => {
    const { code, err } = tool(['check', 'Stop', '-deadlock', '-workers', '1', '-config', 'Stop.cfg'])
    expect([code, err.includes('switches the deadlock check off')]).toEqual([0, true])
  })
})

describe('parse', () => {
  test('a good module', () => expect(tool(['parse', 'Counter.tla'])).toMatchObject({ code: 0, out: expect.stringMatching(/^ok: module Counter \(\d+ definitions\)\n$/) }))

  test('a bad one, and several', () => {
    const { code, out } = tool(['parse', 'Counter', 'Wrong.tla'])
    expect(code).toBe(150)
    expect(out).toContain('ok: module Counter')
    expect(out).toContain('Wrong.tla:7:')
    expect(out).toContain('failed: Wrong.tla')
  })

  test('--json', () => {
    const d = JSON.parse(tool(['parse', 'Counter', 'Wrong.tla', '--json']).out)
    expect(d).toMatchObject({ schemaVersion: 1, exitCode: 150, files: [{ file: 'Counter.tla', ok: true, module: 'Counter' }, { file: 'Wrong.tla', ok: false }] })
    expect(d.files[1].diagnostics[0]).toMatchObject({ severity: 'error', file: 'Wrong.tla', line: 7 })
  })
})

describe('actions', () => {
  test('names, parameters, choices, places', () => {
    const { code, out } = tool(['actions', 'Ping'])
    expect(code).toBe(0)
    expect(out).toMatch(/^Send\(from, to\) +Ping\.tla:10:1\nReceive\(m\) +Ping\.tla:16:1\n\n2 actions of Next\n$/)
  })

  test('without a configuration, constants need no values', () => {
    expect(tool(['actions', 'NoConfig']).out).toContain('1 action of Next')
  })

  test('--json', () => {
    expect(JSON.parse(tool(['actions', 'Counter', '--json']).out)).toMatchObject({
      schemaVersion: 1, next: 'Next', actions: [{ name: 'Up', parameters: ['by'], choices: [] }, { name: 'Swap', parameters: [] }],
    })
  })
})

test('a reader that goes away is no error', () => {
  const { stdout, stderr, status } = spawnSync('sh', ['-c', `"${process.execPath}" "${MAIN}" check Counter --config Counter.small.cfg --json | head -n 1`], { cwd: SPECS, encoding: 'utf8' })
  expect([stdout, stderr, status]).toEqual(['{\n', '', 0])
})
