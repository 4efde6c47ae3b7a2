import { describe, expect, test } from 'vitest'
import type { Step } from '../../src/program/program.ts'
import type { Value } from '../../src/value/store.ts'
import { diffValues, renderBriefly, renderChange } from '../../src/cli/render/diff.ts'
import { renderTrace } from '../../src/cli/render/trace.ts'
import { valueToJson } from '../../src/value/json.ts'
import { PLAIN } from '../../src/cli/render/signs.ts'
import { interval, NATURALS } from '../../src/value/sets.ts'
import { bool, fn, m, rec, seq, set, str } from './values.ts'

const lines = (before: Value, after: Value, width?: number): string[] =>
  diffValues('x', before, after).map((change) => renderChange(change, PLAIN, width))

function state(n: number): Step {
  return { action: n === 0 ? 'Init' : 'Add', args: n === 0 ? [] : [{ name: 'n', value: n }], state: [n, 0] }
}

describe('structural diff', () => {
  const r1 = m('r1')
  const r2 = m('r2')

  test('equal values have none', () => expect(lines(set(1, 2), set(2, 1))).toEqual([]))
  test('atoms', () => expect(lines(1, 2)).toEqual(['x: 1 → 2']))
  test('different kinds', () => expect(lines(1, str('a'))).toEqual(['x: 1 → "a"']))

  test('a function argument', () => {
    expect(lines(fn([[r1, seq()], [r2, seq()]]), fn([[r1, seq()], [r2, seq(rec({ epoch: 0, id: 1 }))]])))
      .toEqual(['x[r2]: <<>> → <<[epoch |-> 0, id |-> 1]>>'])
  })

  test('record fields, nested', () => {
    expect(lines(rec({ a: rec({ b: 1, c: 2 }), d: 3 }), rec({ a: rec({ b: 9, c: 2 }), d: 3 }))).toEqual(['x.a.b: 1 → 9'])
  })

  test('a record whose fields all changed is shown whole', () => {
    expect(lines(rec({ a: 1, b: 2 }), rec({ a: 3, b: 4 }))).toEqual(['x: [a |-> 1, b |-> 2] → [a |-> 3, b |-> 4]'])
  })

  test('another kind of record is shown whole', () => {
    expect(lines(rec({ a: 1 }), rec({ b: 1 }))).toEqual(['x: [a |-> 1] → [b |-> 1]'])
  })

  test('set elements', () => {
    expect(lines(set(1, 2), set(2, 3))).toEqual(['x: - 1', 'x: + 3'])
  })

  test('lazy sets are compared by their elements', () => {
    expect(lines(interval(1, 2), interval(1, 3))).toEqual(['x: + 3'])
  })

  test('sequences: append, remove in front, change in place', () => {
    expect(lines(seq(1, 2), seq(1, 2, 3))).toEqual(['x: + [3] 3'])
    expect(lines(seq(1, 2, 3), seq(2, 3))).toEqual(['x: - [1] 1'])
    expect(lines(seq(1, 2, 3), seq(1, 9, 3))).toEqual(['x[2]: 2 → 9'])
    expect(lines(seq(1, 2, 3), seq(1))).toEqual(['x: - [2] 2', 'x: - [3] 3'])
  })

  test('a function with another domain', () => {
    expect(lines(fn([[r1, 1]]), fn([[r1, 1], [r2, 5]]))).toEqual(['x: + r2 |-> 5'])
    expect(lines(fn([[r1, 1], [r2, 5]]), fn([[r2, 6]]))).toEqual(['x: - r1 |-> 1', 'x[r2]: 5 → 6'])
  })

  test('long values are cut to the width', () => {
    const long = seq(...Array.from({ length: 80 }, (_, k) => k))
    for (const line of lines(set(), long, 60)) expect(line.length).toBeLessThanOrEqual(62)
    expect(lines(set(), long)[0]).toContain('79')
  })
})

test('told briefly: one text a variable', () => {
  const before = rec({ epoch: 0, leader: str('A'), isr: set(1, 2) })
  const after = rec({ epoch: 1, leader: str('B'), isr: set(1, 2) })
  expect(renderBriefly(diffValues('view', before, after), PLAIN, 80)).toEqual(['view: epoch 0 → 1, leader "A" → "B"'])
  expect(renderBriefly(diffValues('net', set(1), set(2)), PLAIN, 80)).toEqual(['net: - 1, + 2'])
  expect(renderBriefly([...diffValues('a', 1, 2), ...diffValues('b', 3, 4)], PLAIN, 80)).toEqual(['a: 1 → 2', 'b: 3 → 4'])
})

describe('trace', () => {
  test('the first state whole, then changes', () => {
    expect(renderTrace([state(0), state(1)], ['count', 'y'], { style: PLAIN, width: 80, full: false, most: 9 })).toEqual([
      '   1  Init', '        count  0', '        y      0', '   2  Add(n = 1)', '        count: 0 → 1',
    ])
  })

  test('a long trace is cut in the middle unless asked', () => {
    const long = Array.from({ length: 100 }, (_, k) => state(k))
    const short = renderTrace(long, ['count', 'y'], { style: PLAIN, width: 80, full: false, most: 20 })
    expect(short.join('\n')).toContain('80 steps left out; --full-states shows everything')
    expect(renderTrace(long, ['count', 'y'], { style: PLAIN, width: 80, full: true, most: 20 })).toHaveLength(300)
  })

  test('stuttering is said', () => {
    expect(renderTrace([state(1), state(1)], ['count', 'y'], { style: PLAIN, width: 80, full: false, most: 9 }).at(-1)).toContain('nothing changes')
  })
})

describe('values as JSON', () => {
  test('every kind', () => {
    expect(valueToJson(-3)).toBe(-3)
    expect(valueToJson(bool(true))).toBe(true)
    expect(valueToJson(str('r1'))).toBe('r1')
    expect(valueToJson(m('r1'))).toEqual({ '#model': 'r1' })
    expect(valueToJson(seq())).toEqual({ '#tup': [] })
    expect(valueToJson(seq(1, str('a')))).toEqual({ '#tup': [1, 'a'] })
    expect(valueToJson(set(2, 1))).toEqual({ '#set': [1, 2] })
    expect(valueToJson(interval(1, 2))).toEqual({ '#set': [1, 2] })
    expect(valueToJson(rec({ a: 1 }))).toEqual({ a: 1 })
    expect(valueToJson(rec({ '#set': 1 }))).toEqual({ '#map': [['#set', 1]] })
    expect(valueToJson(fn([[5, 6]]))).toEqual({ '#map': [[5, 6]] })
    expect(valueToJson(NATURALS)).toEqual({ '#unserializable': 'Nat' })
  })

  test('a field called __proto__ is a field', () => {
    expect(JSON.stringify(valueToJson(rec({ ['__proto__']: 1, a: 2 })))).toContain('"a":2')
  })
})
