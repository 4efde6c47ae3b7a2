import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { takeApart } from '../../src/cli/explain.ts'
import { jsonToValue, valueToJson } from '../../src/value/json.ts'
import { makeFunctionOf } from '../../src/value/functions.ts'
import { makeSequence, makeSet } from '../../src/value/canonical.ts'
import { makeBoolean, makeInteger, makeModelValue, makeString, type Value } from '../../src/value/store.ts'
import { tool } from './tool.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'tla-runner-explain-'))
afterAll(() => rmSync(FOLDER, { recursive: true }))
const MODELS = resolve(import.meta.dirname, '..', '..', 'models')

function explained(...args: readonly string[]): { readonly answers: any[]; readonly [field: string]: any } {
  const { out, code } = tool(['explain', ...args, '--json'])
  expect(code, out).toBe(0)
  return JSON.parse(out)
}

describe('explain', () => {
  test('the first false conjunct with its bindings; what comes after is not reached', () => {
    const [answer] = explained('Counter', '--state', 'x = 4 /\\ y = 1', '--action', 'Up(2)').answers
    expect(answer).toMatchObject({ kind: 'action', name: 'Up(2)', holds: false, explanation: { conjunct: 'x + by <= N', place: 'Counter.tla:10:11', bindings: { by: '2' }, values: { 'x + by': '6', N: '4' } } })
    expect(answer.conjuncts.map(({ text, holds }: any) => [text, holds])).toEqual([['x + by <= N', false], ['x\' = x + by', null], ['y\' = y', null]])
  })
  test('an enabled action: its steps', () => {
    const [answer] = explained('Counter', '--state', 'x = 1 /\\ y = 2', '--action', 'Up(_)').answers
    expect([answer.holds, answer.explanation, answer.conjuncts.every(({ holds }: any) => holds), answer.steps]).toEqual([true, null, true, [{ step: 'Up(by = 1)', changed: { x: '2' } }, { step: 'Up(by = 2)', changed: { x: '3' } }]])
  })
  test('an argument that no branch gives, and those that there are', () => {
    const [answer] = explained('Ping', '--state', '2', '--action', 'Receive(m = [type |-> "Ping", from |-> b, to |-> a, count |-> 0])').answers
    expect([answer.holds, answer.explanation, answer.others]).toEqual([false, null, [expect.stringMatching(/^Receive\(m = \[.*from \|-> a, to \|-> b/)]])
  })
  test('what stands before the action in Next is to blame, and nothing else of Next', () => {
    const { answers: [answer] } = explained(join(MODELS, 'MCReplication.tla'), '--config', join(MODELS, 'TruncationLoss.cfg'), '--state', '9', '--action', 'BecomeLeader(B, _)')
    expect(answer.explanation.conjunct).toMatch(/^\\E replica \\in Replicas, state \\in published/)
    expect(answer.explanation.values.published).toBe('{}')
  })
  test('an invariant, conjunct by conjunct, in a state of the counterexample', () => {
    const { answers: [small, type], state } = explained('Counter', '--config', 'Counter.small.cfg', '--state', '3', '--inv', 'Small,TypeOK')
    expect(state.x).toBe('3')
    expect(small).toMatchObject({ kind: 'invariant', holds: false, explanation: { conjunct: 'limit < 3', bindings: { limit: '3' } } })
    expect(small.conjuncts.map(({ holds }: any) => holds)).toEqual([true, false])
    expect([type.holds, type.explanation]).toEqual([true, null])
  })
  test('states of a stored counterexample: ITF and the JSON document', () => {
    const itf = join(FOLDER, 'ping.itf.json')
    const json = join(FOLDER, 'ping.json')
    const { out } = tool(['check', 'Ping', '--itf', itf, '--json'])
    writeFileSync(json, out)
    const trace = join(FOLDER, 'ping.ndjson')
    tool(['check', 'Ping', '--trace', trace])
    expect(tool(['explain', 'Ping', '--state', '2', '--trace', trace, '--action', 'Receive(_)'])).toMatchObject({ code: 2, err: expect.stringContaining('check --itf') })
    const of = (...how: readonly string[]): unknown => explained('Ping', ...how, '--action', 'Receive(_)').state
    const expected = of('--state', '4')
    expect(of('--state', '4', '--trace', itf)).toEqual(expected)
    expect(of('--state', '4', '--trace', json)).toEqual(expected)
    expect(explained('Counter', '--state', '{"x": 2, "y": 0}', '--inv', 'Small').state).toEqual({ x: '2', y: '0' })
  })
  test('as text', () => {
    const { out, code } = tool(['explain', 'Counter', '--state', 'x = 4 /\\ y = 1', '--action', 'Up(2)'])
    expect([code, out]).toEqual([0, expect.stringMatching(/^Up\(2\) is not enabled in the given state\n {4}false: x \+ by <= N {2}Counter\.tla:10:11\n[\s\S]* ✗ x \+ by <= N[\s\S]*\? x' = x \+ by/)])
  })
  test.each([
    ['Counter --action Up(1)', 'explain needs --state'],
    ['Counter --state 1', 'explain needs --action or --inv'],
    ['Counter --state 3 --action Up(1)', 'there is no counterexample to take a state from: the verdict is holds'],
    ['Counter --config Counter.small.cfg --state 9 --action Up(1)', 'there is no state 9: the counterexample has 3 states'],
    ['Counter --config Counter.small.cfg --state 1 --action Upp(1)', 'did you mean Up?'],
    ['Counter --config Counter.small.cfg --state 1 --action Up(1,2)', 'Up takes 1 arguments (by), found 2'],
    ['Counter --state x=1 --inv Small', 'does not give a value to y'],
    ['Counter --state {"x":1} --inv Small', 'does not give a value to y'],
    ['Counter --state {x --inv Small', 'is not JSON'],
    ['Counter --state 1 --trace Counter.cfg --inv Small', 'is not JSON'],
  ])('%s', (line, message) => {
    const { code, err } = tool(['explain', ...line.split(' ')])
    expect([code, err]).toEqual([2, expect.stringContaining(message)])
  })
  test('a formula that there is not is a mistake of the configuration', () => {
    expect(tool(['explain', 'Counter', '--state', '1', '--inv', 'Smal'])).toMatchObject({ code: 151, out: expect.stringContaining('Small') })
  })
  test('arguments are taken apart at their own commas', () => {
    expect(takeApart('A')).toEqual({ name: 'A', args: [] })
    expect(takeApart('I!A(<<1, 2>>, {3, 4}, [a |-> "x, (", b |-> f[1, 2]], _)')).toEqual({ name: 'I!A', args: ['<<1, 2>>', ' {3, 4}', ' [a |-> "x, (", b |-> f[1, 2]]', ' _'] })
  })
})

test('values come back from their JSON', () => {
  const value: fc.Arbitrary<Value> = fc.letrec<{ v: Value }>((tie) => ({
    v: fc.oneof({ depthSize: 'small' },
      fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 }).map(makeInteger), fc.boolean().map(makeBoolean), fc.string().map(makeString), fc.constantFrom('m1', 'm2').map(makeModelValue),
      fc.array(tie('v'), { maxLength: 4 }).map(makeSequence), fc.array(fc.integer({ min: 0, max: 9 }).map(makeInteger), { maxLength: 4 }).map(makeSet),
      fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 3 }).chain((names) => fc.tuple(...names.map(() => tie('v'))).map((values) => makeFunctionOf(names.map((name, k) => [makeString(name), values[k]!] as const)))),
      fc.uniqueArray(fc.integer({ min: 3, max: 20 }), { minLength: 1, maxLength: 3 }).chain((keys) => fc.tuple(...keys.map(() => tie('v'))).map((values) => makeFunctionOf(keys.map((key, k) => [makeInteger(key), values[k]!] as const)))),
    ),
  })).v
  fc.assert(fc.property(value, (v) => { expect(jsonToValue(JSON.parse(JSON.stringify(valueToJson(v))))).toBe(v) }))
  for (const wrong of [null, 1.5, 2 ** 40, { '#set': 1 }, { '#what': [] }, { '#map': [[1]] }]) expect(() => jsonToValue(wrong as any)).toThrow(/no value|not an integer/)
})
