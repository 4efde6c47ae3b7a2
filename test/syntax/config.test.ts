import { expect, test } from 'vitest'
import { parseConfig } from '../../src/syntax/config.ts'
import type { ConfigConstant, ConfigValue } from '../../src/syntax/tree.ts'

const read = (text: string): ReturnType<typeof parseConfig> => parseConfig({ path: 'M.cfg', text })

function value(v: ConfigValue): string {
  switch (v.kind) {
    case 'modelValue':
      return v.name
    case 'set':
      return `{${v.items.map(value).join(',')}}`
    case 'string':
      return `"${v.value}"`
    default:
      return `${v.kind}:${v.value}`
  }
}

function constant(c: ConfigConstant): string {
  return c.kind === 'assign' ? `${c.name.name}=${value(c.value)}` : `${c.name.name}<-${c.module === undefined ? '' : `[${c.module.name}]`}${c.by.name}`
}

test.each([
  ['CONSTANT N = 3', ['N=number:3']],
  ['CONSTANTS N = 3 M = m S = {a, b}', ['N=number:3', 'M=m', 'S={a,b}']],
  ['CONSTANT\n N = 3\nCONSTANTS\n M = M', ['N=number:3', 'M=M']],
  ['CONSTANT A = {{1}, {}, {TRUE, "s t"}}', ['A={{number:1},{},{boolean:true,"s t"}}']],
  ['CONSTANT Nat <- MyNat Seq <- [Sequences] BSeq', ['Nat<-MyNat', 'Seq<-[Sequences]BSeq']],
  ['CONSTANT I!x = 1 I!J!y <- z', ['I!x=number:1', 'I!J!y<-z']],
  ['CONSTANT \\* a comment\n N (* and (* nested *) *) = 1', ['N=number:1']],
  ['CONSTANT', []],
  ['CONSTANT 1a = 1a', ['1a=1a']],
  ['CONSTANT S = "a\\nb"', ['S="a\\nb"']],
])('%s', (text, expected) => {
  const { config, diagnostics } = read(text)
  expect(diagnostics).toEqual([])
  expect(config.constants.map(constant)).toEqual(expected)
})

const names = (list: readonly { readonly name: string }[]): string => list.map((i) => i.name).join(' ')

test('all sections', () => {
  const { config, diagnostics } = read(
    `SPECIFICATION Spec INIT I NEXT N INVARIANT A B INVARIANTS C PROPERTY P PROPERTIES Q R CONSTRAINT K CONSTRAINTS L
     ACTION_CONSTRAINT AC ACTION_CONSTRAINTS AD SYMMETRY S VIEW V ALIAS Al POSTCONDITION Po CHECK_DEADLOCK FALSE`,
  )
  expect(diagnostics).toEqual([])
  expect([config.specification, config.init, config.next, config.view, config.alias, config.postcondition].map((i) => i?.name)).toEqual(['Spec', 'I', 'N', 'V', 'Al', 'Po'])
  expect([config.invariants, config.properties, config.constraints, config.actionConstraints, config.symmetry].map(names)).toEqual(['A B C', 'P Q R', 'K L', 'AC AD', 'S'])
  expect(config.checkDeadlock).toBe(false)
})

test.each([
  ['CONSTANT N = -3', 'config/negative-number', 1],
  ['CONSTANT N = 1..3', 'config/unexpected-token', 1],
  ['CONSTANT N = <<1>>', 'config/unexpected-token', 1],
  ['CONSTANT N 3', 'config/unexpected-token', 1],
  ['CONSTANT N = \\b11', 'config/unexpected-token', 1],
  ['CONSTANT S = {1, 2', 'config/unexpected-token', 1],
  ['CONSTANT F(1) = 2 N = 3', 'unsupported/config-operator-value', 1],
  ['CONSTANT N = [M] 3', 'unsupported/config-module-value', 1],
  ['CONSTANT N <- 3', 'config/unexpected-token', 1],
  ['CONSTANT N <- [M Op', 'config/unexpected-token', 1],
  ['INVARIENT Inv', 'config/unknown-keyword', 1],
  ['INIT', 'config/unexpected-token', 1],
  ['INIT NEXT Next', 'config/unexpected-token', 1],
  ['INIT Init INIT Init2', 'config/duplicate', 1],
  ['INIT Init Foo NEXT N', 'config/unexpected-token', 1],
  ['INVARIANT A, B', 'config/unexpected-token', 1],
  ['INVARIANT x = 1', 'config/unexpected-token', 1],
  ['INVARIANT A PROPERTEIS B', 'config/unknown-keyword', 1],
  ['SYMMETRY A B', 'config/unexpected-token', 1],
  ['CHECK_DEADLOCK no', 'config/unexpected-token', 1],
  ['CHECK_DEADLOCK TRUE CHECK_DEADLOCK TRUE', 'config/duplicate', 1],
  ['TYPE_CONSTRAINT T', 'unsupported/config-keyword', 1],
  ['CONSTANT N = "abc', 'parse/unterminated-string', 1],
  ['(* INIT Init', 'parse/unterminated-comment', 1],
  ['CONSTANT N = -1 M = 2 K = -3', 'config/negative-number', 2],
])('%s is %s', (text, code, count) => {
  const { diagnostics } = read(text)
  expect(diagnostics[0]?.code).toBe(code)
  expect(diagnostics.map((d) => d.message)).toHaveLength(count)
})

test('what could be read is kept', () => {
  const { config } = read('CONSTANT N = -1 M = 2 INIT Init NEXT Next')
  expect(config.constants.map(constant)).toEqual(['M=number:2'])
  expect(config.next?.name).toBe('Next')
})

test('a misspelt keyword is suggested', () => {
  expect(read('INVARIENT Inv').diagnostics[0]?.notes[0]?.message).toBe('did you mean `INVARIANT`?')
  expect(read('CONSTRANT N = 3').diagnostics[0]?.notes[0]?.message).toBe('did you mean `CONSTANT`?')
  expect(read('CONSTRANT Small').diagnostics[0]?.notes[0]?.message).toBe('did you mean `CONSTRAINT`?')
  expect(read('INVARIANT Inv\nCONSTRANT N <- M').diagnostics.map((d) => `${d.severity}: ${d.notes[0]?.message ?? ''}`)).toEqual(['error: did you mean `CONSTANT`?'])
})
