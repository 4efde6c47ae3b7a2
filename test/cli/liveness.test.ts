/** What is said of a behaviour that goes on for ever, and of temporal properties that hold for no good reason. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { document, tool } from './tool.ts'

const CORPUS = join(import.meta.dirname, '..', 'corpus')

function check(spec: string, variant: string, ...more: string[]): string[] {
  return ['check', join(CORPUS, `${spec}.tla`), '--config', join(CORPUS, `${spec}${variant === '' ? '' : `.${variant}`}.cfg`), ...more]
}

test('a cycle is told as one', () => {
  const { out, code } = tool(check('LiveStrong', 'weak', '--quiet'))
  expect(code).toBe(13)
  expect(out).toContain([
    'A behaviour that violates it, 2 states:',
    '   1  Init',
    '        x  0',
    '        y  0',
    '   2  Flip',
    '        x: 0 → 1',
    '    ↺  Flip',
    '        back to state 1, and the same again for ever',
    '    why: y = 2 is never true from state 1 on',
  ].join('\n'))
})

test('so is a behaviour that stops', () => {
  const { out } = tool(check('LivePeterson', 'half', '--quiet'))
  expect(out).toContain([
    '    ↺  Stuttering: from here on nothing changes any more',
    '    why: pc[i] = "want" (i = 0) is true in state 2',
    '         pc[i] = "in" (i = 0) is never true from state 2 on',
  ].join('\n'))
})

test('the JSON document says where the cycle begins', () => {
  expect(document(check('LiveStrong', 'weak'))['loop']).toEqual({ kind: 'cycle', backTo: 1, action: 'Flip', args: {}, argValues: {}, because: ['y = 2 is never true from state 1 on'] })
  expect(document(check('LiveTermination', 'unfair'))['loop']).toEqual({ kind: 'stuttering', because: ['[](x = 3) is never true from state 1 on'] })
  expect(document(check('LiveStrong', 'strong'))['loop']).toBe(null)
})

test('fairness of a refined specification is explained', () => {
  expect(document(check('LiveMinutes', 'doubtWeak'))['loop'].because).toEqual(['ENABLED <<Tick>>_hour is always true from state 1 on', '<<Tick>>_hour is never true from state 1 on'])
})

test.each([
  ['LiveConstraint', 'vacuous', 'no behaviour satisfies the fairness of the specification (the constraint cuts off the steps that fairness demands): every temporal property holds, and says nothing'],
  ['LiveUnfulfillable', '', 'no behaviour satisfies the fairness of the specification (its demands contradict one another or the next-state relation): every temporal property holds, and says nothing'],
  ['LiveConstraint', 'flips', 'a constraint left out states or steps: temporal properties were checked on what is inside, and may hold only because of that'],
  ['LiveSymmetry', '', 'SYMMETRY is not used for temporal properties, for which it would be unsound: they are checked on all states, permuted ones too'],
  ['LiveView', 'again', 'temporal properties are checked on states up to VIEW: the verdict is right only if states with the same view behave alike'],
  ['LiveForms', 'nothing', 'in the property Nothing, x = 9 is never true: what it should lead to is demanded of no behaviour'],
  ['LiveForms', 'nothingOften', 'in the property NothingOften, x = 9 is never true: what it should lead to is demanded of no behaviour'],
] as const)('%s %s is held with a warning', (spec, variant, warning) => {
  const d = document(check(spec, variant))
  expect([d['verdict'], d['notChecked']]).toEqual(['holds', []])
  expect(d['warnings']).toContain(warning)
})
