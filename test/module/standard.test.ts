import { describe, expect, test } from 'vitest'
import { natives } from '../../src/module/natives.ts'
import { standardModules } from '../../src/module/standard.ts'
import { codes, resolved, resolveText } from './modules.ts'

describe('built-in modules', () => {
  test.each([...standardModules.keys()].map((name) => [name]))('%s resolves', (name) => {
    expect(codes(resolveText(`EXTENDS ${name}`).diagnostics)).toEqual([])
  })

  test('all of them together', () => {
    expect(codes(resolveText(`EXTENDS ${[...standardModules.keys()].filter((m) => m !== 'UndirectedGraphs').join(', ')}`).diagnostics.filter((d) => d.severity === 'error'))).toEqual([])
  })

  test('every native is defined, every definition without a body is native', () => {
    const found = new Set<string>()
    const bodiless: string[] = []
    for (const name of standardModules.keys()) {
      for (const d of resolved(`EXTENDS ${name}`).byModule.get(name)?.values() ?? []) {
        if (d.native !== undefined) found.add(d.native)
        if (d.body === undefined && d.native === undefined) bodiless.push(d.name)
        expect(d.body?.kind === 'string' && d.body.value === 'native').toBe(false)
      }
    }
    expect(bodiless).toEqual([])
    expect([...found].toSorted()).toEqual([...natives].toSorted())
  })

  test.each([
    ['EXTENDS SequencesExt || Range(f) == {f} || X == Len(<<>>)', []],
    ['EXTENDS SequencesExt || Op(Max) == Max', []],
    ['EXTENDS FiniteSetsExt || Sum(S) == 1 || Y == Sum({})', []],
    ['EXTENDS SequencesExt || ToSet(S) == S', ['name/multiply-defined']],
    ['EXTENDS FiniteSets || X == Len(<<>>)', ['name/undeclared']],
    ['EXTENDS TLC || X == 1 + 1', ['name/undeclared']],
    ['EXTENDS Bags || X == 1 :> 2', []],
  ])('what they export: %s', (body, expected) => expect(resolveText(body).diagnostics.map((d) => d.code)).toEqual(expected))

  test("a user's own module comes first, but the numbers stay native", () => {
    const m = resolved('EXTENDS Naturals, Functions || X == 1 + 1 || Y == Range(2)', { Naturals: 'a + b == {a, b}', Functions: 'Range(f) == {f}' })
    expect(m.byModule.get('Naturals')?.get('+')?.native).toBe('Naturals.+')
    expect(m.byModule.get('Functions')?.get('Range')?.native).toBeUndefined()
  })
})

test.each([
  ['EXTENDS TLAPS || THEOREM TRUE BY SMT, IsaM("auto"), ZipperT(5), RuleInvImplication, PTL DEF SMT', []],
  ['EXTENDS TLAPS || THEOREM TRUE BY Nope', ['name/undeclared: unknown name `Nope`']],
  ['EXTENDS FiniteSetTheorems, TLAPS || THEOREM TRUE BY FS_Subset, SMT', []],
  ['EXTENDS FiniteSetTheorems || Op == FS_Subset', ['name/undeclared: unknown name `FS_Subset`']],
])('theorems that built-in modules leave out: %s', (body, expected) => {
  expect(codes(resolveText(body).diagnostics)).toEqual(expected)
})
