import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { MAIN } from './tool.ts'

function lint(...args: string[]): { readonly code: number | null; readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'lint', ...args], { cwd: join(import.meta.dirname, 'lint'), encoding: 'utf8' })
  return { code: status, out: stdout, err: stderr }
}

/** `line:column rule: message` of one module. */
function findings(...args: string[]): string[] {
  const { modules } = JSON.parse(lint('spec', ...args, '--json').out)
  return modules.flatMap((module: { findings: { line: number; column: number; code: string; message: string }[] }) => module.findings.map(({ line, column, code, message }) => `${line}:${column} ${code.replace('lint/', '')}: ${message}`))
}

describe('lint spec', () => {
  test('each rule, where it stands', () => expect(findings('spec/Untidy.tla')).toEqual([
    '1:40 introduction: module Untidy has no introduction',
    '7:3 undocumented: the constant Spare has no comment',
    '7:3 unused: the constant Spare is not used',
    '8:3 undocumented: the constant Used has no comment',
    '12:3 type: TypeOK says nothing about the variable peak',
    '13:3 type: TypeOK says nothing about the variable still',
    '17:1 constant-property: the invariant Positive does not depend on the state',
    '19:1 constant-property: the invariant Stays has the same value in every state of every model: it reads only still',
    '23:1 action-handler: the comment of the action Rise names no class or method of Kafka',
    '27:9 unassigned: Rise ends here without a next value of peak',
    '30:1 action-comment: the action Fall has no comment',
    '30:1 unreached: the action Fall happens in no model',
    '33:6 assigned-twice: Fall gives level a second value: this one is only a test',
    '35:1 unreached: the action Explode happens in no model',
    '39:1 unused: Forgotten is not used by any definition or model',
    '41:1 action-handler: the comment of the action Surge does not say what happens in the world',
    '45:1 action-handler: the comment of the action Sink names no class or method of Kafka',
  ]))

  test('a tidy module is in order', () => expect(lint('spec', 'spec/Tidy.tla', '--quiet')).toMatchObject({ code: 0, out: 'in order: 1 module\n' }))

  test('a module that no model uses', () => expect(findings('spec/Lonely.tla')).toEqual(['1:13 no-model: no model uses module Lonely']))

  test('a module that extends another has a TypeOK of its own, with a word before it', () => expect(findings('spec/Rounds.tla')).toEqual(['11:3 type: TypeOK says nothing about the variable odd']))

  test('as text: place, cause, next step', () => {
    const { code, out } = lint('spec', '--quiet')
    expect(code).toBe(30)
    expect(out).toContain("spec/Untidy.tla:7:3: warning[lint/undocumented]: the constant Spare has no comment\n  |\n7 |   Spare,\n  |   ^^^^^\n  = help: say what it is behind it, on the same line\n")
    expect(out).toContain('not in order: 19 findings in 3 of 4 modules: introduction 1, undocumented 2,')
  })

  test.each([
    [['spec', 'spec/Untidy.tla', '--static', '--allow', 'introduction,undocumented,unused,type,constant-property,action-handler,action-comment,unassigned,assigned-twice'], 0, 'in order'],
    [['spec', '--allow', 'unusd'], 2, 'did you mean unused?'],
    [['text'], 2, 'lint knows spec'],
    [['sepc'], 2, 'did you mean spec?'],
    [['Untidi'], 2, 'did you mean tla-runner lint spec spec/Untidy.tla?'],
    [['spec/Tidy.tla'], 2, 'did you mean tla-runner lint spec spec/Tidy.tla?'],
    [['spec', 'Tidy'], 2, 'did you mean spec/Tidy.tla?'],
    [['spec', 'spec/Tdiy.tla'], 2, 'did you mean spec/Tidy.tla?'],
    [['spec', 'Zorro'], 2, 'spec holds Lonely, Rounds, Tidy, Untidy'],
    [[], 2, 'lint needs to know what'],
  ])('%j', (args, code, said) => {
    const found = lint(...args)
    expect(found.code).toBe(code)
    expect(found.out + found.err).toContain(said)
  })
})
