/**
 * Laws of long sequences and large sets: whatever the form and the way it was made, a value is what a plain array or set of
 * JavaScript says it is, equal values are one integer, and the fingerprint is that of a flat value.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeValue, encodeValue } from '../../src/value/bytes.ts'
import { compare, equal, isMember, isSubset, makeFunction, makeSequence, makeSet } from '../../src/value/canonical.ts'
import { append, apply, domainOf, except, makeRecord } from '../../src/value/functions.ts'
import { valueToJson } from '../../src/value/json.ts'
import { printValue } from '../../src/value/print.ts'
import { concatenated, slice } from '../../src/value/sequences.ts'
import { cap, cardinality, cup, difference, interval, NATURALS, sequenceSet, withElement, withoutElement } from '../../src/value/sets.ts'
import { componentOf, componentsOf, F, fingerprintHigh, fingerprintLow, Kind, kindOf, lengthOf, makeString, mixValue, type Value } from '../../src/value/store.ts'

const numbers = (n: number, from = 0): Value[] => Array.from({ length: n }, (_, i) => from + i)
const items = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constantFrom(makeString('x'), makeSequence([1, 2]), makeRecord([['f', 7]])))
/** Lengths about the borders of chunks. */
const length = fc.oneof(fc.constantFrom(0, 1, 31, 63, 64, 65, 66, 95, 96, 97, 127, 128, 129, 1000), fc.integer({ min: 0, max: 400 }))
const list: fc.Arbitrary<Value[]> = length.chain((n) => fc.array(items, { minLength: n, maxLength: n }))

/** The sum that fingerprints a flat sequence. */
function flatFingerprint(values: readonly Value[]): readonly [number, number] {
  let low = 0x2c1b3c6d
  let high = values.length
  values.forEach((v, k) => {
    mixValue(v, k + 0x1000)
    low = low + F.low | 0
    high = high + F.high | 0
  })
  return [low, high]
}

describe('sequences', () => {
  const same = (s: Value, values: readonly Value[]): void => {
    expect(componentsOf(s)).toEqual([...values])
    expect(s).toBe(makeSequence(values))
    expect([fingerprintLow(s), fingerprintHigh(s)]).toEqual(flatFingerprint(values))
    expect(kindOf(s)).toBe(Kind.sequence)
  }

  it('grow by Append as by any other way', () => {
    let s = makeSequence([])
    const values: Value[] = []
    for (let i = 0; i < 300; i++) {
      same(s, values)
      values.push(i % 7)
      s = append(s, i % 7)
    }
    fc.assert(fc.property(list, list, (a, b) => {
      same(concatenated(makeSequence(a), makeSequence(b)), [...a, ...b])
      same(b.reduce(append, makeSequence(a)), [...a, ...b])
    }), { numRuns: 30 })
  })

  it('are cut as arrays are', () => {
    fc.assert(fc.property(list, fc.nat(), fc.nat(), (a, x, y) => {
      const [from, to] = [x % (a.length + 1), y % (a.length + 1)].sort((m, n) => m - n) as [number, number]
      same(slice(makeSequence(a), from, to), a.slice(from, to))
      same(slice(makeSequence(a), 0, to), a.slice(0, to))
    }), { numRuns: 80 })
  })

  it('have items, one of which can be replaced', () => {
    fc.assert(fc.property(list.filter((a) => a.length > 0), fc.nat(), items, (a, k, v) => {
      const at = k % a.length
      const s = makeSequence(a)
      expect(apply(s, at + 1)).toBe(a[at])
      expect(componentOf(s, at)).toBe(a[at])
      same(except(s, at + 1, v), a.with(at, v))
      expect(() => apply(s, a.length + 1)).toThrow('not in its domain')
      expect(except(s, a.length + 1, v)).toBe(s)
    }), { numRuns: 80 })
  })

  it('are functions on 1..n', () => {
    for (const n of [64, 65, 300]) {
      const s = makeSequence(numbers(n, 10))
      expect(equal(domainOf(s), interval(1, n))).toBe(true)
      expect(makeFunction(makeSet(numbers(n, 1)), numbers(n, 10))).toBe(s)
      expect(isMember(s, sequenceSet(NATURALS))).toBe(true)
      expect(isMember(append(s, -1), sequenceSet(NATURALS))).toBe(false)
    }
  })

  it('are ordered, printed and written as flat ones', () => {
    fc.assert(fc.property(list, list, (a, b) => {
      const [s, t] = [makeSequence(a.map((v) => (v < 6 ? v : 6))), makeSequence(b.map((v) => (v < 6 ? v : 6)))]
      const first = a.findIndex((v, k) => Math.min(v, 6) !== Math.min(b[k] ?? -1, 6))
      const expected = a.length !== b.length ? a.length - b.length : first < 0 ? 0 : Math.min(a[first]!, 6) - Math.min(b[first]!, 6)
      expect(Math.sign(compare(s, t))).toBe(Math.sign(expected))
      expect(printValue(makeSequence(a))).toBe(`<<${a.map((v) => printValue(v)).join(', ')}>>`)
      expect(valueToJson(makeSequence(a))).toEqual({ '#tup': a.map(valueToJson) })
      expect(decodeValue(encodeValue(makeSequence(a)))).toBe(makeSequence(a))
    }), { numRuns: 50 })
  })
})

describe('sets', () => {
  const record = (i: Value): Value => makeRecord([['offset', i], ['id', i % 3]])
  const set = (values: Iterable<number>): Value => makeSet([...values].map(record))
  const chosen = fc.oneof(fc.integer({ min: 250, max: 262 }), fc.integer({ min: 0, max: 900 })).chain((n) => fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: n, maxLength: n }))
  const same = (v: Value, values: ReadonlySet<number>): void => {
    expect(v).toBe(set(values))
    expect(lengthOf(v)).toBe(values.size)
    expect(cardinality(v)).toBe(values.size)
    expect(kindOf(v)).toBe(Kind.set)
    // In the order of records: by their fields, here `id` or `offset` first.
    expect(componentsOf(v)).toEqual([...values].map(record).sort(compare))
  }

  it('grow and shrink by one element as by any other way', () => {
    let v = makeSet([])
    const values = new Set<number>()
    const order = numbers(600).map((i) => (i * 7919) % 600)
    for (const i of order) {
      v = withElement(v, record(i))
      values.add(i)
      if (i % 60 === 0) same(v, values)
    }
    expect(withElement(v, record(5))).toBe(v)
    expect(withoutElement(v, record(601))).toBe(v)
    for (const i of order) {
      v = withoutElement(v, record(i))
      values.delete(i)
      if (i % 60 === 0) same(v, values)
    }
    same(v, values)
  })

  it('are joined, cut and compared as sets are', () => {
    fc.assert(fc.property(chosen, chosen, (x, y) => {
      const [a, b] = [new Set(x), new Set(y)]
      same(cup(set(a), set(b)), new Set([...a, ...b]))
      same(cap(set(a), set(b)), new Set([...a].filter((i) => b.has(i))))
      same(difference(set(a), set(b)), new Set([...a].filter((i) => !b.has(i))))
      expect(isSubset(set(a), set(b))).toBe([...a].every((i) => b.has(i)))
      expect(isSubset(set(a), cup(set(b), set(a)))).toBe(true)
      for (const i of [0, 1, 500, 1000]) expect(isMember(record(i), set(a))).toBe(a.has(i))
    }), { numRuns: 12 })
  })

  it('have the fingerprint of flat ones, and their bytes, text and functions', () => {
    const v = set(numbers(500))
    let low = 0x165667b1
    let high = 500
    for (const i of numbers(500)) {
      mixValue(record(i), 0x5e7)
      low = low + F.low | 0
      high = high + F.high | 0
    }
    expect([fingerprintLow(v), fingerprintHigh(v)]).toEqual([low, high])
    expect(decodeValue(encodeValue(v))).toBe(v)
    expect(printValue(v)).toBe(`{${componentsOf(v).map((x) => printValue(x)).join(', ')}}`)
    const f = makeFunction(v, numbers(500))
    expect(componentsOf(v).map((x) => apply(f, x))).toEqual(numbers(500))
    expect(apply(except(f, record(3), 77), record(3))).toBe(77)
    expect(domainOf(f)).toBe(v)
    expect(decodeValue(encodeValue(f))).toBe(f)
    expect(makeSet(numbers(400))).toBe(numbers(400).toReversed().reduce(withElement, makeSet([])))
    expect(equal(interval(0, 399), makeSet(numbers(400)))).toBe(true)
  })

  it('refuse what cannot be compared', () => {
    const v = makeSet(numbers(400))
    expect(() => withElement(v, makeString('x'))).toThrow('cannot compare')
    expect(() => isMember(makeString('x'), v)).toThrow('cannot compare')
    expect(() => difference(v, makeSet([makeString('x')]))).toThrow('cannot compare')
    expect(isMember(-1, v)).toBe(false)
  })
})
