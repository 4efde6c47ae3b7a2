import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../src/syntax/mutation/edit.ts'
import { mutated } from '../../src/syntax/mutation/mutation.ts'
import { mutationsOf } from '../../src/syntax/mutation/mutations.ts'
import { parseModule } from '../../src/syntax/parser.ts'

function mutants(body: string, role: 'initial' | 'step' = 'step'): string[] {
  const { module } = parseModule({ path: 'M.tla', text: `---- MODULE M ----\nA == ${body}\nB == "b"\n====` })
  return mutationsOf(module!, new Map([['A', role]]), { variables: new Set(['x', 'y']), actions: new Set(['Act']), left: new Set(['Within']) }).map(({ kind, was, now }) => `${kind}: ${was} → ${now}`)
}

describe('what is done to an expression', () => {
  test.each([
    ['y < 2', ['bound swapped: y < 2 → y <= 2', 'constant replaced: 2 → 3']],
    ['y >= z', ['bound swapped: y >= z → y > z']],
    ['y \\notin S', ['membership swapped: y \\notin S → y \\in S']],
    ['y # z', ['equality swapped: y # z → y = z']],
    ['~P', ['negated: ~P → P']],
    ['P => y = z', ['condition dropped: P => y = z → y = z', 'equality swapped: y = z → y # z']],
    ['P /\\ Q(y)', ['conjunct dropped: P → TRUE', 'negated: P → ~(P)', 'conjunct dropped: Q(y) → TRUE', 'negated: Q(y) → ~(Q(y))']],
    ['P \\/ Q', ['disjunct dropped: P → FALSE', 'disjunct dropped: Q → FALSE']],
    ['/\\ Act', ['conjunct dropped: Act → TRUE']],
    ['/\\ UNCHANGED x', ['UNCHANGED dropped: UNCHANGED x → TRUE']],
    ['Within(1 + 2, y) /\\ y < z', ['conjunct dropped: y < z → TRUE', 'bound swapped: y < z → y <= z']],
    ['/\\ TRUE', ['constant replaced: TRUE → FALSE']],
    ["x' = z", ["update lost: x' = z → x' = x"]],
    ["x' = x", []],
    ["x' \\in S", ["update lost: x' \\in S → x' \\in {x}"]],
    ["x' = x + 1", ['operand dropped: x + 1 → x']],
    ["x' = [x EXCEPT ![r] = z]", ['update dropped: [x EXCEPT ![r] = z] → x']],
    ['[f EXCEPT !.a = p, !.b = q, !.c = r]', ['update dropped: [f EXCEPT !.a = p, !.b = q, !.c = r] → [f EXCEPT !.b = q, !.c = r]',
      'update dropped: [f EXCEPT !.a = p, !.b = q, !.c = r] → [f EXCEPT !.a = p, !.c = r]', 'update dropped: [f EXCEPT !.a = p, !.b = q, !.c = r] → [f EXCEPT !.a = p, !.b = q]']],
    ['S \\cup {z}', ['operand dropped: S \\cup {z} → S', 'operand dropped: S \\cup {z} → {z}']],
    ['S \\ T', ['operand dropped: S \\ T → S']],
    ['n - m', ['operand dropped: n - m → n']],
    ['Append(s, z)', ['operand dropped: Append(s, z) → s']],
    ['Least(S)', ['operator swapped: Least(S) → Greatest(S)']],
    ['IF P THEN p ELSE q', ['branches swapped: P → ~(P)']],
    ['IF p = q THEN p ELSE q', ['equality swapped: p = q → p # q']],
    ['CASE P -> p [] OTHER -> q', ['case dropped: P → FALSE']],
    ['{ p \\in S : Q(p) }', ['filter dropped: { p \\in S : Q(p) } → { p \\in S : TRUE }']],
    ['\\E p \\in S : Q(p)', ['quantifier swapped: \\E p \\in S : Q(p) → \\A p \\in S : Q(p)']],
    ["\\E p \\in S : x' = p", ["choice narrowed: S → (LET all == S IN IF all = {} THEN {} ELSE {CHOOSE one \\in all : TRUE})", "update lost: x' = p → x' = x"]],
    ['[type |-> "a"]', ['constant replaced: "a" → "b"']],
    ['On("a")', []],
    ['m.type = "a"', ['equality swapped: m.type = "a" → m.type # "a"']],
    ['p \\* why\n  < q', ['bound swapped: p < q → p <= q']],
  ] as const)('%s', (body, expected) => expect(mutants(body)).toEqual(expected))

  test.each([
    ['/\\ x = 0\n     /\\ y \\in {0}', ['constant replaced: 0 → 1', 'constant replaced: 0 → 1']],
    ['x = 0 /\\ z = 0', ['conjunct dropped: z = 0 → TRUE', 'constant replaced: 0 → 1', 'equality swapped: z = 0 → z # 0', 'constant replaced: 0 → 1']],
  ] as const)('in an initial predicate: %s', (body, expected) => expect(mutants(body, 'initial')).toEqual(expected))

  test('of what plays no role there are none', () => {
    const { module } = parseModule({ path: 'M.tla', text: '---- MODULE M ----\nA == 1 < 2\n====' })
    expect(mutationsOf(module!, new Map(), { variables: new Set(), actions: new Set(), left: new Set() })).toEqual([])
  })
})

describe('edits leave everything else in its column', () => {
  test.each([
    ['ab < c  \\* d', 3, 4, '<=', 'ab <=\n     c  \\* d'],
    ['ab <= c', 3, 5, '<', 'ab <  c'],
    ['a \\cup b', 0, 7, '', '       b'],
    ['a \\cup\n  b = c', 1, 10, '', 'a     \n    = c'],
    ['/\\ P /\\ Q', 3, 3, '~(', '/\\ ~(\n   P /\\ Q'],
    ['/\\ P\n  /\\ Q /\\ R', 3, 11, 'TRUE', '/\\ TRUE\n       /\\ R'],
  ])('%j', (text, start, end, instead, expected) => expect(applyEdits(text, [{ start, end, text: instead }])).toBe(expected))
})

/** Every definition, so that a list never falls apart by what is done to a line of it. */
test('every mutant of the specifications is a module', () => {
  const folder = join(import.meta.dirname, '..', '..', 'spec')
  let count = 0
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.tla'))) {
    const { module } = parseModule({ path: file, text: readFileSync(join(folder, file), 'utf8') })
    const roles = new Map(module!.units.flatMap((unit) => unit.kind === 'operator' ? [[unit.name.name, 'step'] as const] : []))
    const all = mutationsOf(module!, roles, { variables: new Set(), actions: new Set(), left: new Set() })
    // Parsing all mutants of all modules takes too long: some of each.
    for (const mutation of all.filter((_, k) => k % 7 === 0)) {
      expect(parseModule({ path: file, text: mutated(mutation) }).diagnostics, `${file} ${mutation.definition}: ${mutation.was} → ${mutation.now}`).toEqual([])
      count++
    }
  }
  expect(count).toBeGreaterThan(50)
})
