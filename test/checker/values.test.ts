/** Laws of values as bytes and of values under permutations. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeValue, encodeValue, ValueReader, ValueWriter } from '../../src/value/bytes.ts'
import { explicit, makeSequence, makeSet, tryExplicit } from '../../src/value/canonical.ts'
import { makeFunctionOf, makeRecord } from '../../src/value/functions.ts'
import { Permutation } from '../../src/value/permute.ts'
import { printValue } from '../../src/value/print.ts'
import { functionSet, interval, NATURALS, recordSet, sequenceSet } from '../../src/value/sets.ts'
import { auxOf, componentsOf, fingerprintHigh, fingerprintLow, HEAP, isLazy, Kind, kindOf, makeBoolean, makeClosure, makeInteger, makeModelValue, makeString, type Value } from '../../src/value/store.ts'

const names = ['a', 'b', 'c', 'd']
const model = names.map((name) => makeModelValue(name))

const leaf: fc.Arbitrary<Value> = fc.oneof(
  fc.integer({ min: -3, max: 300 }), fc.integer().map(makeInteger), fc.boolean().map(makeBoolean),
  fc.constantFrom('', 'x', 'a longer text', 'ünï ∀').map(makeString), fc.constantFrom(...model),
)
const comparable = (item: fc.Arbitrary<Value>): fc.Arbitrary<Value>[] => [fc.array(item, { maxLength: 4 }).map(makeSequence)]
const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof({ maxDepth: 3, depthSize: 'small' },
    leaf,
    ...comparable(tie('value')),
    fc.array(fc.integer({ min: -5, max: 500 }), { maxLength: 5 }).map(makeSet),
    fc.array(fc.constantFrom(...model), { maxLength: 4 }).map(makeSet),
    fc.array(fc.constantFrom('x', 'y', 'z').map(makeString), { maxLength: 4 }).map(makeSet),
    fc.array(fc.tuple(fc.constantFrom(...model), fc.integer({ min: 0, max: 3 })).map(makeSequence), { maxLength: 4 }).map(makeSet),
    fc.array(fc.array(fc.constantFrom(...model), { maxLength: 2 }).map(makeSet), { maxLength: 4 }).map(makeSet),
    fc.tuple(tie('value'), tie('value')).map(([x, y]) => makeRecord([['f', x], ['g', y]])),
    fc.uniqueArray(fc.constantFrom(...model), { minLength: 1 }).chain((keys) => fc.array(tie('value'), { minLength: keys.length, maxLength: keys.length }).map((items) => makeFunctionOf(keys.map((k, i) => [k, items[i]!] as const)))),
    fc.uniqueArray(fc.integer({ min: -2, max: 3 }), { minLength: 1, maxLength: 4 }).chain((keys) => fc.array(tie('value'), { minLength: keys.length, maxLength: keys.length }).map((items) => makeFunctionOf(keys.map((k, i) => [k, items[i]!] as const)))),
  ),
})).value

describe('bytes', () => {
  it('decode to the value that was encoded', () => {
    fc.assert(fc.property(value, (v) => { expect(decodeValue(encodeValue(v))).toBe(v) }))
  })

  it('are equal exactly for equal values', () => {
    fc.assert(fc.property(value, value, (a, b) => { expect(Buffer.compare(encodeValue(a), encodeValue(b)) === 0).toBe(a === b) }))
    expect(encodeValue(interval(1, 3))).toEqual(encodeValue(makeSet([3, 1, 2])))
  })

  it('write a repeated value once', () => {
    fc.assert(fc.property(fc.array(value, { maxLength: 8 }), fc.integer(), (items, n) => {
      const writer = new ValueWriter()
      for (const v of [...items, ...items]) writer.value(v)
      writer.int32(n)
      const reader = new ValueReader(writer.bytes)
      expect([...items, ...items].map(() => reader.value())).toEqual([...items, ...items])
      expect(reader.int32()).toBe(n)
      expect(reader.atEnd).toBe(true)
    }))
    const large = makeSequence(Array.from({ length: 1000 }, (_, i) => i + 1000))
    expect(encodeValue(makeSequence([large, large, large])).length).toBeLessThan(encodeValue(large).length + 20)
  })

  it('hold endless sets, but not those defined by an operator', () => {
    for (const v of [NATURALS, sequenceSet(NATURALS), functionSet(makeSet([1]), NATURALS), recordSet([['f', NATURALS], ['g', makeSet([1])]])]) {
      expect(printValue(decodeValue(encodeValue(v)))).toBe(printValue(v))
      expect(decodeValue(encodeValue(v))).toBe(v)
    }
    const filter = makeClosure(Kind.filter, { domain: NATURALS, call: () => makeBoolean(true) })
    expect(() => encodeValue(filter)).toThrow('cannot be enumerated')
  })
})

describe('permutations', () => {
  const permutation = fc.shuffledSubarray(model, { minLength: model.length }).map((images) => new Map(model.map((m, i) => [m, images[i]!])))

  /** The permuted value itself, put together anew. */
  const permuted = (map: ReadonlyMap<Value, Value>, v: Value): Value => {
    if (v < HEAP) return v
    const again = (x: Value): Value => permuted(map, x)
    switch (kindOf(v)) {
      case Kind.modelValue: return map.get(v) ?? v
      case Kind.sequence: return makeSequence(componentsOf(v).map(again))
      case Kind.set: return makeSet(componentsOf(v).map(again))
      case Kind.function: {
        const values = componentsOf(v)
        return makeFunctionOf(componentsOf(auxOf(v)).map((key, k) => [again(key), again(values[k]!)] as const))
      }
      default: return isLazy(v) && tryExplicit(v) !== undefined ? again(explicit(v)) : v
    }
  }

  it('give the fingerprint of the permuted value', () => {
    fc.assert(fc.property(permutation, fc.array(value, { minLength: 1, maxLength: 3 }), (map, items) => {
      const p = new Permutation(map)
      for (const v of [...items, ...items]) {
        const image = permuted(map, v)
        p.fingerprint(v)
        expect([p.low, p.high]).toEqual([fingerprintLow(image), fingerprintHigh(image)])
      }
    }))
  })
})
