import { describe, expect, test } from 'vitest'
import { deriveActions } from '../../src/module/actions.ts'
import { assignmentsOf } from '../../src/module/assignments.ts'
import { resolve } from '../../src/module/load.ts'

/** `what: variables`, for the next-state relation `Next`. */
function assignments(text: string): string[] {
  const { module, diagnostics } = resolve({ path: 'M.tla', text: `---- MODULE M ----\nEXTENDS Naturals\nVARIABLES x, y\n${text}\n====` }, () => undefined)
  expect(diagnostics).toEqual([])
  const next = module!.definitions.get('Next')!.body!
  const actions = deriveActions(next, 'Next').actions.flatMap(({ definition }) => definition === undefined ? [] : [definition])
  const { unassigned, twice } = assignmentsOf(next, module!.variables, new Set(actions))
  const line = (start: number): string => `line ${module!.sources![0]!.text.slice(0, start).split('\n').length - 3}`
  return [
    ...unassigned.map(({ variables, action, span }) => `${action?.name ?? 'Next'}, ${line(span.start)}: ${variables.map(({ name }) => name).join(' ')}`),
    ...twice.map(({ variable, action, span }) => `${action?.name ?? 'Next'}, ${line(span.start)}: ${variable.name} twice`),
  ]
}

describe('every step assigns every variable', () => {
  test.each([
    ["Next == x' = x + 1 /\\ y' = y", []],
    ["Next == x' = x + 1", ['Next, line 1: y']],
    ["Next == x' \\in {1} /\\ UNCHANGED y", []],
    ["vars == <<x, y>>\nNext == x > 0 /\\ UNCHANGED vars", []],
    ["A == x' = 1\nB == y' = 1\nNext == A /\\ B", []],
    ["A == x' = 1\nB == y' = 1\nNext == A \\/ B", ['A, line 1: y', 'B, line 2: x']],
    ["A == x' = 1\nB == x' = 2\nNext == UNCHANGED y /\\ (A \\/ B)", []],
    ["A == IF x > 0 THEN x' = 1\n  ELSE TRUE\nNext == A /\\ y' = 0", ['Next, line 2: x']],
    ["A == /\\ \\/ x' = 1\n        \\/ x > 3\n     /\\ y' = 0\nNext == A", ['A, line 2: x']],
    ["A == \\E n \\in 1 .. 2 : x' = n\nNext == A /\\ UNCHANGED y", []],
    ["A == LET n == 1 IN x' = n\nNext == A", ['A, line 1: y']],
    ["A == CASE x = 0 -> x' = 1 /\\ y' = 1\n  [] x = 1 -> x' = 2\nNext == A", ['A, line 2: y']],
    ["A == x' = 1 /\\ UNCHANGED <<x, y>>\nNext == A", ['A, line 1: x twice']],
    ["A == x' = 9 /\\ FALSE\nNext == A \\/ (x' = 0 /\\ y' = 0)", []],
    ["Do(P) == P\nNext == Do(x' = 1)", []],
    ["A == (x > 0 \\/ y > 0) /\\ x' = 1\nNext == A", ['A, line 1: y']],
    ["A == x' > 1 /\\ y' = 1\nNext == A", ['A, line 1: x']],
  ] as const)('%j', (text, expected) => expect(assignments(text)).toEqual(expected))
})
