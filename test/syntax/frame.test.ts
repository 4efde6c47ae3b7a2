import { expect, test } from 'vitest'
import { didYouMean, renderDiagnostic } from '../../src/syntax/frame.ts'
import { parseModule } from '../../src/syntax/parser.ts'
import type { Diagnostic } from '../../src/syntax/source.ts'

const source = { path: 'A.tla', text: 'first line\n\tx == ∧ 𝔸 yy\nthird\nfourth\nfifth' }
const at = (start: number, end: number, notes: Diagnostic['notes'] = []): Diagnostic => ({ code: 'parse/x', severity: 'error', message: 'bad', span: { source, start, end }, notes })

test('a frame shows the line and carets under the place', () => {
  const start = source.text.indexOf('yy')
  expect(renderDiagnostic(at(start, start + 2, [{ message: 'do that' }]), { color: false })).toBe(
    ['A.tla:2:11: error[parse/x]: bad', '  |', '2 |  x == ∧ 𝔸 yy', '  |           ^^', '  = help: do that'].join('\n'),
  )
})

test('a place over many lines shows its first and last', () => {
  expect(renderDiagnostic(at(6, source.text.indexOf('fifth') + 2), { color: false })).toBe(
    ['A.tla:1:7: error[parse/x]: bad', '  |', '1 | first line', '  |       ^^^^', '. |', '5 | fifth', '  | ^^'].join('\n'),
  )
})

test('a note with a place elsewhere has a frame of its own', () => {
  const note = { message: 'it begins here', span: { source, start: 0, end: 5 } }
  expect(renderDiagnostic(at(source.text.indexOf('third'), source.text.indexOf('third') + 5, [note]), { color: false })).toBe(
    ['A.tla:3:1: error[parse/x]: bad', '  |', '3 | third', '  | ^^^^^', '  = note: it begins here (line 1, column 1)', '  |', '1 | first line', '  | ^^^^^'].join('\n'),
  )
})

test('colour is optional, and a diagnostic needs no place', () => {
  expect(renderDiagnostic({ code: 'c', severity: 'warning', message: 'm', notes: [] }, { color: false })).toBe('warning[c]: m')
  expect(renderDiagnostic(at(0, 5), { color: true })).toContain('\u001b[31;1m^^^^^\u001b[0m')
})

test('a very long line is cut around the place', () => {
  const long = { path: 'L.tla', text: `---- MODULE L ----\nA == ${'x + '.repeat(500)})\n====` }
  const [d] = parseModule(long).diagnostics
  const lines = d === undefined ? [] : renderDiagnostic(d, { color: false }).split('\n')
  expect(lines[2]?.length).toBeLessThan(200)
  expect(lines[2]?.[lines[3]?.indexOf('^') ?? 0]).toBe(')')
})

test.each([
  ['Inti', ['Init', 'Next'], 'Init'],
  ['VARABLES', ['VARIABLE', 'VARIABLES'], 'VARIABLES'],
  ['typeok', ['TypeOK'], 'TypeOK'],
  ['x', ['y'], undefined],
  ['abc', ['xyz', 'abd'], 'abd'],
  ['Unrelated', ['Something', 'Else'], undefined],
  ['Same', ['Same'], undefined],
])('did you mean: %s of %j is %s', (name, candidates, meant) => {
  expect(didYouMean(name, candidates)).toBe(meant)
})
