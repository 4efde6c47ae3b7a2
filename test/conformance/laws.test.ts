/** Laws of values in traces: what is written is read back, what differs is told apart, cuts do not matter. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonError } from '../../conformance/jsonSyntax.ts'
import { countKeys, duplicateKey, fieldSpan } from '../../conformance/fieldSpan.ts'
import { lineReader } from '../../conformance/lines.ts'
import { mismatches } from '../../conformance/mismatch.ts'
import { pathParser } from '../../conformance/path.ts'
import { alternativesOf, matches } from '../../conformance/pattern.ts'
import { traceValue } from '../../conformance/traceValue.ts'
import { keyText, partOf } from '../../conformance/part.ts'
import type { TraceValue } from '../../src/program/traceEvent.ts'
import { makeSequence, makeSet } from '../../src/value/canonical.ts'
import { makeFunctionOf, makeRecord } from '../../src/value/functions.ts'
import { valueToJson } from '../../src/value/json.ts'
import { printValue } from '../../src/value/print.ts'
import { auxOf, componentOf, componentsOf, HEAP, Kind, kindOf, makeBoolean, makeInteger, makeModelValue, makeString, type Value } from '../../src/value/store.ts'

const PARAMETERS = { seed: 20261122, numRuns: 600 }

const word = fc.constantFrom('a', 'b', 'length', 'm1', 'x.y', '')
const number = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(0x7fffffff, -0x80000000))

/** Values; `exact`: without records, whose JSON says nothing about other fields. */
function values(exact: boolean): fc.Arbitrary<Value> {
  return fc.letrec<{ value: Value }>((tie) => {
    const inner = tie('value')
    const numbers = fc.uniqueArray(number, { maxLength: 4 })
    return {
      value: fc.oneof(
        { maxDepth: 3 },
        number.map(makeInteger),
        fc.boolean().map(makeBoolean),
        word.map(makeString),
        fc.constantFrom('m1', 'm2').map(makeModelValue),
        fc.array(inner, { maxLength: 3 }).map(makeSequence),
        numbers.map((items) => makeSet(items.map(makeInteger))),
        fc.array(fc.array(inner, { maxLength: 1 }), { maxLength: 1 }).map((sets) => makeSet(sets.map(makeSequence))),
        fc.tuple(numbers, inner).map(([keys, v]) => makeFunctionOf(keys.map((key) => [makeInteger(key), v] as const))),
        fc.tuple(fc.constantFrom('m1', 'm2'), inner).map(([key, v]) => makeFunctionOf([[makeModelValue(key), v]])),
        ...exact ? [] : [fc.uniqueArray(word, { minLength: 1, maxLength: 3 }).chain((names) => fc.tuple(...names.map(() => inner)).map((items) => makeRecord(names.map((name, k) => [name, items[k]!] as const))))],
      ),
    }
  }).value
}

describe('values', () => {
  test('what is written, in either form, fits', () => {
    fc.assert(fc.property(values(false), (v) => {
      expect(matches(traceValue(v), v)).toBe(true)
      expect(matches(valueToJson(v) as TraceValue, v)).toBe(true)
      expect(mismatches(traceValue(v), v)).toEqual([])
    }), PARAMETERS)
  })

  test('the exact form fits nothing else, and is determined', () => {
    fc.assert(fc.property(values(true), values(true), (v, w) => {
      const exact = valueToJson(v) as TraceValue
      const names = /"[^#]*"/.test(JSON.stringify(exact).replaceAll(/"#\w+"/g, ''))
      expect(matches(exact, w)).toBe(v === w || (matches(exact, w) && names))
      expect(alternativesOf(exact) ?? [v]).toContain(v)
    }), PARAMETERS)
  })

  test('what does not fit has a reason, which says what is there', () => {
    fc.assert(fc.property(values(false), values(false), (v, w) => {
      const json = traceValue(v)
      const found = mismatches(json, w)
      expect(found.length === 0).toBe(matches(json, w))
      for (const { keys, actual } of found) expect(keys.reduce<Value | undefined>((x, key) => x === undefined ? undefined : partOf(x, key), w)).toBe(actual)
    }), PARAMETERS)
  })

  test('every argument of a function is found by its key', () => {
    fc.assert(fc.property(values(false), (v) => {
      if (v < HEAP || kindOf(v) !== Kind.function) return
      const keys = componentsOf(auxOf(v)).map(keyText)
      keys.forEach((key, k) => { if (keys.indexOf(key) === keys.lastIndexOf(key)) expect(partOf(v, key)).toBe(componentOf(v, k)) })
    }), PARAMETERS)
  })
})

describe('paths', () => {
  const parse = pathParser(['log', 'f'])
  test.each([
    ['log', 0, []],
    ['log.A[3].epoch', 0, ['A', '3', 'epoch']],
    ['f[<<1, <<2, 3>>>>].x', 1, ['<<1, <<2, 3>>>>', 'x']],
    ['f["a.b]"][ [x |-> 1] ]', 1, ['a.b]', '[x |-> 1]']],
  ])('%s', (text, slot, keys) => expect(parse(text)).toEqual({ text, slot, keys }))
  test.each([['', ''], ['lag.A', 'lag'], ['[1]', '']])('%j has no such variable', (text, name) => expect(parse(text)).toEqual({ kind: 'unknown variable', name }))
  test.each([['log.', 4], ['log..A', 4], ['log[1', 5], ['log[]', 4], ['log[1]x', 6]])('%s is none', (text, at) => expect(parse(text)).toMatchObject({ kind: 'syntax', at }))
  test('any printed key can stand in brackets', () => {
    fc.assert(fc.property(values(false), (v) => {
      const text = printValue(v)
      expect(parse(`f[${text}]`)).toMatchObject({ keys: [text.startsWith('"') ? JSON.parse(text) as string : text] })
    }), PARAMETERS)
  })
})

describe('lines', () => {
  test('are the same however the bytes arrive', () => {
    const content = fc.array(fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('é', '𝕏', '', '{"a":1}')).map((line) => line.replaceAll(/[\r\n]/g, '')), { maxLength: 8 })
    fc.assert(fc.property(content, fc.boolean(), fc.array(fc.nat(60), { maxLength: 6 }), (lines, ended, cuts) => {
      const bytes = Buffer.from(lines.join('\n') + (ended ? '\n' : ''))
      const read = (places: readonly number[]): unknown[] => {
        const found: unknown[] = []
        const reader = lineReader((...line) => found.push(line) > 0, (problem) => found.push(problem) > 0)
        let from = 0
        for (const to of [...places.filter((p) => p < bytes.length).toSorted((a, b) => a - b), bytes.length]) {
          reader.push(bytes.subarray(from, to))
          from = to
        }
        reader.end()
        return found
      }
      const whole = read([])
      expect(read(cuts)).toEqual(whole)
      expect(whole.map((line) => (line as unknown[])[0])).toEqual(lines.map((line, k) => k === 0 ? line.replace(/^\ufeff/, '') : line).filter((line) => line.trim() !== ''))
    }), PARAMETERS)
  })
})

describe('places in JSON', () => {
  test('fields are found where they stand; keys are counted', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), fc.constantFrom(0, 1), (object, indent) => {
      const text = JSON.stringify(object, undefined, indent)
      for (const [key, value] of Object.entries(object)) {
        const { start, end } = fieldSpan(text, [key])!
        expect(JSON.stringify(JSON.parse(text.slice(start, end)))).toBe(JSON.stringify(value))
      }
      const count = (json: unknown): number => typeof json !== 'object' || json === null ? 0 : Array.isArray(json) ? json.reduce<number>((sum, x) => sum + count(x), 0) : Object.values(json).reduce<number>((sum, x) => sum + 1 + count(x), 0)
      expect(countKeys(text)).toBe(count(JSON.parse(text)))
      expect(duplicateKey(text)).toBeUndefined()
    }), PARAMETERS)
  })

  test('text is refused here exactly when JSON.parse refuses it', () => {
    const damaged = fc.tuple(fc.json({ maxDepth: 2 }), fc.nat(), fc.constantFrom('', ',', '"', '}', '\\', '1', '-', ' ', 'e', '\u0001')).map(([text, at, sign]) => {
      const k = at % (text.length + 1)
      return text.slice(0, k) + sign + text.slice(sign === '' ? k + 1 : k)
    })
    fc.assert(fc.property(damaged, (text) => {
      let good = true
      try {
        JSON.parse(text)
      } catch {
        good = false
      }
      expect(jsonError(text) === undefined).toBe(good)
    }), { ...PARAMETERS, numRuns: 3000 })
  })

  test('what is nested a hundred thousand deep is refused, not a crash', () => {
    const deep = '['.repeat(100_000)
    expect(jsonError(deep)).toMatchObject({ expected: expect.stringContaining('deep') })
    expect(fieldSpan(`{"a":${deep}${']'.repeat(100_000)}}`, ['a'])).toMatchObject({ start: 5 })
  })
})
