import { describe, expect, test } from 'vitest'
import { deriveActions, type DerivedActions } from '../../src/module/actions.ts'
import { linked } from './modules.ts'

const OTHERS = { M: "EXTENDS Naturals || CONSTANT n || VARIABLE x || Step(d) == x' = d + n || Go == \\E d \\in {1} : Step(d)" }

function derive(body: string): DerivedActions {
  const m = linked(`EXTENDS Naturals || VARIABLES x, y || Init == x = 0 || ${body}`, 'INIT Init || NEXT Next', OTHERS)
  if (m.next === undefined) throw new Error('no next')
  return deriveActions(m.next, m.nextName)
}

const listed = (body: string): string[] => derive(body).actions.map((a) => `${a.name}(${a.parameters.join(', ')})${a.choices.length === 0 ? '' : ` \\E ${a.choices.join(', ')}`}`)

describe('actions of Next', () => {
  test.each([
    ["Next == x' = 1 /\\ y' = 2", ['Next()']],
    ["Next == \\E i \\in {1} : x' = i", ['Next() \\E i']],
    ["A(n) == x' = n || B == y' = 1 || Next == A(1) \\/ B", ['A(n)', 'B()']],
    ["A(n) == x' = n || Next == \\/ A(1) || \u0020       \\/ A(2)", ['A(n)']],
    ["A(n) == x' = n || Next == \\E i \\in {1, 2} : A(i)", ['A(n)']],
    ["A(n) == \\E m \\in {1} : x' = n + m /\\ y' = m || Next == \\E i \\in {1, 2} : A(i)", ['A(n) \\E m']],
    ["A(n) == x' = n || B(n) == \\E m \\in {n} : A(m) || Next == \\E i \\in {1} : B(i)", ['A(n)']],
    ["A == x' = 1 || Next == y = 1 /\\ A", ['A()']],
    ["A == x' = 1 || Next == A /\\ y' = 1", ['Next()']],
    ["A == x' = 1 || B == y' = 1 || Both == A /\\ B || Next == Both \\/ A", ['Both()', 'A()']],
    ["A == x' = 1 \\/ x' = 2 || Next == A", ['A()']],
    ["A == x' = 1 || Next == \\/ A || \u0020       \\/ x' = 3 || \u0020       \\/ \\E k \\in {1} : y' = k", ['A()', 'Next@7()', 'Next@8() \\E k']],
    ["Next == x' = 3 \\/ x' = 4", ['Next@5:9()', 'Next@5:19()']],
    ["A(n) == x' = n || Next == LET k == 1 IN A(k) \\/ (k = 1 /\\ x' = 9)", ['A(n)', 'Next@6()']],
    ["I == INSTANCE M WITH n <- 1 || Next == I!Go", ['I!Step(d)']],
    ["I(n) == INSTANCE M || Next == \\E p \\in {1} : I(p)!Go", ['I!Step(n, d)']],
    ["A(F(_), n) == x' = F(n) || Next == A(LAMBDA z : z, 1)", ['A(n)']],
    ["A == IF x = 1 THEN \\E k \\in {1} : x' = k ELSE UNCHANGED x || Next == A", ['A() \\E k']],
    ["H(m) == \\E k \\in {m} : y' = k || A(m) == \\E k \\in {1} : x' = k /\\ H(k) || Next == A(1)", ['A(m) \\E k, k_2']],
    ["Next == \\E i \\in {1}, j \\in {2} : /\\ i < j || \u0020                       /\\ x' = i", ['Next() \\E i, j']],
    ["A == ENABLED (x' = 1) /\\ x' = 2 || Next == A", ['A()']],
    ["Next == x # x", ['Next()']],
  ])('%s', (body, expected) => expect(listed(body)).toEqual(expected))

  test('every leaf has its action, in order', () => {
    const { actions, leaves } = derive("A(n) == x' = n || B == \\/ y' = 1 || \u0020    \\/ y' = 2 || Next == A(1) \\/ B \\/ x' = 5")
    expect([...leaves.values()].map((i) => actions[i]?.name)).toEqual(['A', 'B', 'B', 'Next@8'])
    expect(actions.map((a) => a.path.join(' > '))).toEqual(['Next > A', 'Next > B', 'Next'])
  })
})
