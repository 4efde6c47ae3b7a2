/** Laws of reclaiming: exactly what the roots reach is kept, it is what it was, and equal values are still one integer. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeValue, encodeValue } from '../../src/value/bytes.ts'
import { compare, makeFunction, makeSequence, makeSet } from '../../src/value/canonical.ts'
import { append, apply, domainOf, except, makeRecord } from '../../src/value/functions.ts'
import { printValue } from '../../src/value/print.ts'
import { mark, reclaim } from '../../src/value/reclaim.ts'
import { cup, functionSet, interval, recordSet, withElement } from '../../src/value/sets.ts'
import { atoms, componentsOf, fingerprintHigh, fingerprintLow, HEAP, isLazy, makeInteger, makeModelValue, makeString, S, type Value } from '../../src/value/store.ts'

const numbers = (n: number, from = 0): Value[] => Array.from({ length: n }, (_, i) => from + i)

const value: fc.Arbitrary<() => Value> = fc.oneof(
  fc.string({ maxLength: 3 }).map((s) => () => makeString(s)),
  fc.string({ maxLength: 3 }).map((s) => () => makeModelValue(`m${s}`)),
  fc.constant(() => makeInteger(-0x7fffffff)),
  fc.nat(400).map((n) => () => makeSequence(numbers(n))),
  fc.nat(400).map((n) => () => makeSequence(numbers(n).map((i) => makeRecord([['id', i], ['name', makeString(`s${i % 5}`)]])))),
  fc.nat(600).map((n) => () => makeSet(numbers(n, 7))),
  fc.nat(600).map((n) => () => makeSet(numbers(n).map((i) => makeRecord([['offset', i], ['id', makeSequence([i % 3, i])]])))),
  fc.integer({ min: 2, max: 400 }).map((n) => () => makeFunction(makeSet(numbers(n, 5)), numbers(n))),
  fc.nat(9).map((n) => () => functionSet(makeSet(numbers(n)), makeSet([makeString('a'), makeString('b')]))),
  fc.nat(9).map((n) => () => recordSet([['f', interval(0, n)], ['g', makeSet([makeSequence([n])])]])),
)

/** Numbers of the values that these reach, from the mark on. */
function reached(roots: readonly Value[], first: number): Set<number> {
  const seen = new Set<number>()
  const visit = (v: Value): void => {
    if (v < HEAP + first || seen.has(v)) return
    const i = v - HEAP
    seen.add(v)
    if ([5, 14, 7].includes(S.kind[i]!)) visit(S.aux[i]!)
    const o = S.offset[i]!
    const span = S.kind[i] === 7 ? 1 + S.length[i]! - S.length[S.aux[i]! - HEAP]! : S.kind[i] === 8 ? 1 : S.length[i]!
    for (let k = 0; k < span; k++) visit(S.pool[(o >= 0 ? o : ~o) + k]!)
  }
  roots.forEach(visit)
  return seen
}

describe('reclaiming', () => {
  it('keeps exactly what the roots reach', () => {
    fc.assert(fc.property(fc.array(value, { minLength: 1, maxLength: 12 }), fc.infiniteStream(fc.boolean()), (makers, coins) => {
      const since = mark()
      const roots = makers.map((make) => make()).filter(() => coins.next().value)
      const before = roots.map((v) => ({ text: printValue(v), bytes: encodeValue(v), low: fingerprintLow(v), high: fingerprintHigh(v) }))
      const order = roots.map((a) => roots.map((b) => sign(a, b)))
      const live = reached(roots, since.size).size
      const moved = reclaim(since, roots)
      expect(S.size).toBe(since.size + live)
      expect(atoms.names.length).toBe(atoms.strings.size + atoms.modelValues.size)
      expect(moved.map((v) => ({ text: printValue(v), bytes: encodeValue(v), low: fingerprintLow(v), high: fingerprintHigh(v) }))).toEqual(before)
      expect(moved.map((a) => moved.map((b) => sign(a, b)))).toEqual(order)
      const again = makers.map((make) => make())
      expect(moved.every((v) => again.includes(v))).toBe(true)
      moved.forEach((v, k) => isLazy(v) || expect(decodeValue(before[k]!.bytes)).toBe(v))
      expect(reclaim(since, [])).toEqual([])
      expect(S.size).toBe(since.size)
    }), { numRuns: 60 })
  })

  it('leaves what can be built on', () => {
    let log = makeSequence([])
    let promises = makeSet([])
    const since = mark()
    for (let i = 0; i < 2000; i++) {
      const record = makeRecord([['epoch', 1], ['id', i]])
      log = append(log, record)
      promises = withElement(promises, makeRecord([['offset', i], ['record', record]]))
      if (i % 100 === 99) [log, promises] = reclaim(since, [log, promises]) as [Value, Value]
    }
    const records = numbers(2000).map((i) => makeRecord([['epoch', 1], ['id', i]]))
    expect(log).toBe(makeSequence(records))
    expect(promises).toBe(makeSet(records.map((r, i) => makeRecord([['offset', i], ['record', r]]))))
    expect(apply(log, 1234)).toBe(records[1233])
    expect(printValue(except(log, 1, 5)).startsWith('<<5, ')).toBe(true)
    expect(componentsOf(promises).length).toBe(2000)
  })

  it('keeps a log of records in less than 100 bytes a record', () => {
    const since = mark()
    const before = S.size * 21 + S.poolSize * 4
    let log = makeSequence([])
    for (let i = 0; i < 20_000; i++) log = append(log, makeRecord([['epoch', 1], ['id', i]]))
    ;[log] = reclaim(since, [log]) as [Value]
    expect((S.size * 21 + S.poolSize * 4 - before) / 20_000).toBeLessThan(100)
    reclaim(since, [])
  })

  it('forgets orders and updates that are remembered', () => {
    const old = makeSet(numbers(300, 3000))
    const since = mark()
    expect(componentsOf(old)).toEqual(numbers(300, 3000))
    const f = makeFunction(makeSet([7, 9]), [makeString('of'), makeString('yore')])
    except(f, 7, 0)
    cup(old, makeSet([1]))
    expect(reclaim(since, [])).toEqual([])
    makeSequence(numbers(50, 77))
    expect(componentsOf(old)).toEqual(numbers(300, 3000))
    const g = makeFunction(makeSet([8, 9]), [makeString('new'), makeString('er')])
    expect(printValue(except(g, 8, 0))).toBe('(8 :> 0 @@ 9 :> "er")')
    expect(domainOf(g)).toBe(makeSet([8, 9]))
  })
})

function sign(a: Value, b: Value): number | 'incomparable' {
  try {
    return Math.sign(compare(a, b))
  } catch {
    return 'incomparable'
  }
}
