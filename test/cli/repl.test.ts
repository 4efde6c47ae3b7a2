import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { MAIN, SPECS } from './tool.ts'

function repl(args: readonly string[], input: string): { readonly code: number | null; readonly lines: readonly string[]; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'repl', ...args], { cwd: SPECS, encoding: 'utf8', input, timeout: 50_000 })
  return { code: status, lines: stdout.trimEnd().split('\n'), err: stderr }
}

describe('repl', () => {
  test('expressions and definitions, one after the other', () => {
    const input = ['1 + 1', 'N', 'Double(n) == 2 * n', 'Double(N)', 'Double(n) == 3 * n', 'Double(N)', '{1, 2} \\cup {3}', 'Len(<<1, 2>>)', 'Cardinality({1, 2})', '[a |-> "x"].a'].join('\n')
    expect(repl(['Counter'], input)).toEqual({ code: 0, lines: ['2', '4', '8', '12', '{1, 2, 3}', '2', '2', '"x"'], err: '' })
  })
  test('an input goes on until it is complete', () => {
    expect(repl(['Counter'], '1 +\n2\n{1,\n 2}\n/\\ TRUE\n/\\ \\/ FALSE\n   \\/ TRUE\n\nF(n) ==\n  n + 1\nF(1)\nLET z == 3\nIN z\n').lines).toEqual(['3', '{1, 2}', 'TRUE', '2', '3'])
  })
  test('variables have values in a state; primed, those of the next one', () => {
    const { code, lines } = repl(['Counter', '--config', 'Counter.small.cfg', '--state', '2'], 'x\nx\'\nSmall\nENABLED Up(2)\n:vars\n:state x = 4 /\\ y = 0\nx\nSmall\n')
    expect([code, lines]).toEqual([0, ['state 2 of 3: Up(by = 1)', '1', '3', 'TRUE', 'TRUE', 'x = 1', 'y = 0', 'state 1 of 1: given', '4', 'FALSE']])
  })
  test('model values can be read again', () => {
    expect(repl(['Ping'], 'Nodes\n[n \\in {a} |-> First]\na = First\n').lines).toEqual(['{a, b}', '(a :> a)', 'TRUE'])
  })
  test('without a configuration constants stand for themselves', () => {
    expect(repl(['NoConfig'], 'Max\n1 + 1\n')).toMatchObject({ code: 0, lines: ['Max', '2'] })
  })
  test('mistakes are shown at their place in what was typed, and the session goes on', () => {
    const { code, lines } = repl(['Counter'], '1 = = 2\nx\nNothing\n<<1>>[2]\n:what\n1\n')
    expect(code).toBe(75)
    expect(lines.filter((line) => line.startsWith('<input>:1:'))).toEqual([expect.stringContaining('<input>:1:5: error[parse/unexpected-token]'), expect.stringContaining('<input>:1:1: error[eval/no-state]'), expect.stringContaining('<input>:1:1: error[name/undeclared]'), expect.stringContaining('<input>:1:1: error[eval/')])
    expect(lines).toContain('1 | 1 = = 2')
    expect(lines.at(-2)).toContain('there is no command :what')
    expect(lines.at(-1)).toBe('1')
  })
  test('without a specification: the language, and modules that are extended', () => {
    const { code, lines } = repl([], '\\* comment\nCardinality({1, 2})\nEXTENDS Bags\nBagToSet(SetToBag({3}))\nEXTENDS Nothing\nN(a) == a + 1\nN(1)\n:state 1\n')
    expect(code).toBe(75)
    expect(lines).toEqual(['2', '{3}', 'error[name/module]: cannot find module Nothing', expect.stringContaining('help: looked for'), '', '2', 'error: there is no specification, so there are no states', '  tla-runner repl Spec.tla'])
    expect(repl(['--state', '1'], '')).toMatchObject({ code: 2, err: expect.stringContaining('--state needs a specification') })
  })
  test(':quit ends it', () => expect(repl(['Counter'], '1\n:quit\n2\n')).toMatchObject({ code: 0, lines: ['1'] }))
  test('a specification with errors is not opened', () => expect(repl(['Wrong'], '1\n')).toMatchObject({ code: 150 }))
})
