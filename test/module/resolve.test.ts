import { describe, expect, test } from 'vitest'
import { positionOf } from '../../src/syntax/source.ts'
import { codes, moduleText, resolved, resolveText } from './modules.ts'
import { showModule } from './text.ts'
import { resolve } from '../../src/module/load.ts'

const define = (body: string): string[] => showModule(resolved(body))

describe('names become what they stand for', () => {
  test.each([
    ['CONSTANT c || VARIABLE x || Op == x = c', ['Op == =($x, CONSTANT c)']],
    ['EXTENDS Naturals || Op(a) == a + 1', ['Op(a) == +(a, 1)']],
    ['Op == \\A a, b \\in {1}, <<c, d>> \\in {2} : a = d', ['Op == forall a \\in {1}, b \\in {1}, <<c, d>> \\in {2} : =(a, d)']],
    ['Op == /\\ TRUE || \u0020     /\\ FALSE', ['Op == and(TRUE, FALSE)']],
    ['Op == TRUE /\\ TRUE /\\ FALSE', ['Op == and(and(TRUE, TRUE), FALSE)']],
    ['F(G(_)) == G(1) || H == F(LAMBDA a : {a})', ['F(G(_)) == G(1)', 'H == F(LAMBDA a : {a})']],
    ['F(G(_, _)) == G(1, 2) || H == F(\\cup)', ['F(G(_, _)) == G(1, 2)', 'H == F(OP cup)']],
    ['EXTENDS Naturals || F(G(_, _)) == G(1, 2) || H == F(<)', ['F(G(_, _)) == G(1, 2)', 'H == F(OP <)']],
    ['f[a \\in {1}] == f[a] || g[a \\in {1}] == a', ['f == [f: a \\in {1} |-> f[a]]', 'g == [a \\in {1} |-> a]']],
    ['VARIABLE x || Op == [x EXCEPT ![1].b = @, ![2, 3] = 4]', ['Op == [$x EXCEPT ![1].b = @, ![<<2, 3>>] = 4]']],
    ['Op == LET a == 1 || \u0020  F(b) == a IN F(2)', ['Op == LET a == 1; F(b) == a IN F(2)']],
    ["VARIABLE x || Op == [][x' = 1]_x /\\ WF_x(x' = 2)", ['Op == and(always([=(prime($x), 1)]_$x), WF_$x(=(prime($x), 2)))']],
    ['EXTENDS Naturals || Op(a) == a + 1 || X == Op(3)!1 || Y == Op(3)!>>', ['Op(a) == +(a, 1)', 'X == 3', 'Y == 1']],
    ['Op == \\A a \\in {1} : a = 2 || X == Op!(5)!1', ['Op == forall a \\in {1} : =(a, 2)', 'X == 5']],
    ['Op == CASE 1 = 1 -> 2 [] OTHER -> 3 || X == Op!1!2', ['Op == CASE =(1, 1) -> 2 [] OTHER -> 3', 'X == 2']],
    ['Op == /\\ TRUE /\\ lab:: FALSE || X == Op!lab', ['Op == and(and(TRUE, lab:: FALSE))', 'X == FALSE']],
  ])('%s', (body, expected) => expect(define(body)).toEqual(expected))
})

describe('one definition, whichever way it comes', () => {
  test('+ of Integers, Naturals and an instance', () => {
    const m = resolved('EXTENDS Integers, Naturals || N == INSTANCE Naturals || A == 1 + 1 || B == N!+(1, 1)')
    const called = ['A', 'B'].map((n) => m.definitions.get(n)?.body).map((e) => (e?.kind === 'call' ? e.definition : undefined))
    expect(called[0]).toBe(called[1])
    expect(called[0]?.native).toBe('Naturals.+')
    expect(called[0]?.body).toBeUndefined()
  })
  test('variables of extended modules of one name are shared', () => {
    const m = resolved('EXTENDS A, B', { A: 'VARIABLE x || InitA == x = 0', B: "VARIABLE x || NextB == x' = 1" })
    expect(m.variables.map((v) => v.name)).toEqual(['x'])
    expect(showModule(m)).toEqual(['InitA == =($x, 0)', 'NextB == =(prime($x), 1)'])
  })
})

describe('recursion and levels', () => {
  test('flags', () => {
    const m = resolved("VARIABLE x || RECURSIVE F(_), G(_) || F(a) == G(a) || G(a) == F(a) || H(a) == F(a) || S == x || A == x' = 1 || T == []S || E == ENABLED A || K(a) == a'")
    const flags = [...m.definitions].map(([n, d]) => `${n}${d.recursive ? ' rec' : ''} ${d.level}`)
    expect(flags).toEqual(['F rec 0', 'G rec 0', 'H 0', 'S 1', 'A 2', 'T 3', 'E 1', 'K 2'])
  })
})

describe('diagnostics help', () => {
  test.each([
    ['Op == Lenght(1)', 'name/undeclared: unknown name `Lenght`'],
    ['EXTENDS Naturals || Next == 1 || Op == Nxt', 'name/undeclared: unknown name `Nxt` (did you mean `Next`?)'],
    ['EXTENDS Sequences || Op == Lne(<<>>)', 'name/undeclared: unknown name `Lne` (did you mean `Len`?)'],
    ['Op == 1 + 2', 'name/undeclared: unknown operator `+` (`+` is defined in the standard module Naturals: add it to EXTENDS)'],
    ['Op == Cardinality({})', 'name/undeclared: unknown name `Cardinality` (`Cardinality` is defined in the standard module FiniteSets: add it to EXTENDS)'],
    ['Op(a) == Op(a)', 'name/undeclared: unknown name `Op` (an operator that uses itself must be declared first: RECURSIVE Op)'],
    ['A == B || B == 1', 'name/undeclared: unknown name `B` (`B` is defined only later; a definition must stand before its use (or be declared with RECURSIVE))'],
    ['Op(a) == a || X == Op(1, 2)', 'name/arity: `Op` takes 1 argument, but 2 are given (declared here)'],
    ['VARIABLE x || Op == \\A x \\in {} : TRUE', 'name/multiply-defined: multiply-defined symbol `x` (`x` is already declared as a VARIABLE here; TLA+ does not let a name be declared again where it is visible)'],
    ['EXTENDS Natrals', 'name/module: cannot find module Natrals (did you mean Naturals?)'],
    ['I == INSTANCE M', 'name/instance: INSTANCE M needs a value for its constant `c` (there is no `c` here: define it, or write INSTANCE M WITH c <- …; declared here)'],
    ['I == INSTANCE M WITH c <- 1 || X == I!Opp', 'name/undeclared: module M has no visible definition `Opp` (did you mean `Op`?)'],
    ['EXTENDS Cy', 'name/circular: modules use one another in a circle: Root → Cy → Root'],
    ["RECURSIVE F(_) || F(a) == IF a' = 1 THEN 1 ELSE F(2)", 'level/wrong: argument 1 of the recursive operator F is primed'],
    ["VARIABLE x || ASSUME x' = 1", 'level/wrong: an assumption must be constant, but this one is of action level'],
  ])('%s', (body, expected) => expect(codes(resolveText(body, { M: 'CONSTANT c || Op == c', Cy: 'EXTENDS Root' }).diagnostics)).toEqual([expected]))

  test('several errors in one run, each with its place', () => {
    const { diagnostics } = resolveText('A == b || C == d || E(a, a) == 1')
    expect(diagnostics.map((d) => (d.span === undefined ? '' : `${positionOf(d.span.source, d.span.start).line}:${positionOf(d.span.source, d.span.start).column}`))).toEqual(['2:6', '3:6', '4:6'])
  })

  test('a module must be named like its file', () => {
    const { diagnostics } = resolve({ path: 'dir/Other.tla', text: moduleText('Root', 'A == 1') }, () => undefined)
    expect(codes(diagnostics)).toEqual(['name/module-name: the file Other.tla contains a module named Root (a module and its file must have the same name)'])
  })
})
