/** Native operators: text in, text out; files, programs and the terminal through what is handed in. */
import { describe, expect, test } from 'vitest'
import { natives } from '../../src/module/natives.ts'
import { nativeTable } from '../../src/engines/natives/table.ts'
import type { EngineOptions } from '../../src/engines/natives/native.ts'
import { evaluated } from './models.ts'

function module(name: string, body: (evaluates: (e: string, expected: string) => void, fails: (e: string, code: string) => void) => void): void {
  describe(name, () => {
    body(
      (e, expected) => test(e, () => expect(evaluated(e, '', {}, name)).toBe(expected)),
      (e, code) => test(`${e} fails`, () => expect(evaluated(e, '', {}, name)).toMatch(new RegExp(`^error ${code}: `))),
    )
  })
}

test('every name that the module floor takes for native has an implementation', () => {
  expect([...natives].filter((name) => !nativeTable.has(name))).toEqual([])
  expect([...nativeTable.keys()].filter((name) => !natives.has(name))).toEqual([])
})

module('', (evaluates, fails) => {
  evaluates('<<Len(<<1, 2>>), Len("abc"), Len(<<>>)>>', '<<2, 3, 0>>')
  evaluates('<<1>> \\o <<2, 3>>', '<<1, 2, 3>>')
  evaluates('"ab" \\o "cd"', '"abcd"')
  evaluates('<<Head(<<1, 2>>), Tail(<<1, 2>>)>>', '<<1, <<2>>>>')
  evaluates('SubSeq(<<1, 2, 3, 4>>, 2, 3)', '<<2, 3>>')
  evaluates('SubSeq(<<1, 2>>, 3, 2)', '<<>>')
  evaluates('SelectSeq(<<1, 2, 3, 4>>, LAMBDA x : x % 2 = 0)', '<<2, 4>>')
  evaluates('Append([i \\in 1..2 |-> i], "z")', '<<1, 2, "z">>')
  evaluates('<<1, 2>> \\in Seq(1..3)', 'TRUE')
  evaluates('<<1, 7>> \\in Seq(1..3)', 'FALSE')
  evaluates('IsFiniteSet(Nat) \\/ IsFiniteSet(Seq({1}))', 'FALSE')
  evaluates('<<IsFiniteSet(SUBSET {1, 2}), Cardinality(SUBSET (1..10)), Cardinality({})>>', '<<TRUE, 1024, 0>>')
  fails('Tail(<<>>)', 'eval/empty-sequence')
  fails('SubSeq(<<1, 2>>, 1, 3)', 'eval/outside-domain')
  fails('Len({1})', 'eval/argument')
  fails('Cardinality(Nat)', 'eval/not-enumerable')
  fails('Cardinality(3)', 'eval/not-a-set')
})

module('TLC', (evaluates, fails) => {
  evaluates('(1 :> "a" @@ 2 :> "b")', '<<"a", "b">>')
  evaluates('("k" :> 1) @@ [k |-> 2, l |-> 3]', '[k |-> 1, l |-> 3]')
  evaluates('Permutations({1, 2})', '{<<1, 2>>, <<2, 1>>}')
  evaluates('SortSeq(<<3, 1, 2>>, <)', '<<1, 2, 3>>')
  evaluates('SortSeq(<<<<2, "a">>, <<1, "b">>, <<2, "c">>>>, LAMBDA x, y : x[1] < y[1])', '<<<<1, "b">>, <<2, "a">>, <<2, "c">>>>')
  evaluates('ToString(<<1, {2}>>)', '"<<1, {2}>>"')
  evaluates('TLCSet(1, 5) /\\ TLCGet(1) = 5', 'TRUE')
  evaluates('3 \\in Any /\\ "x" \\in Any', 'TRUE')
  evaluates('TLCEval({x \\in SUBSET {1, 2} : x # {}})', '{{1}, {2}, {1, 2}}')
  evaluates('Assert(TRUE, "no")', 'TRUE')
  evaluates('RandomElement({7})', '7')
  evaluates('TLCGet("config").mode', '"bfs"')
  evaluates('TLCGet("level") = TLCGet("diameter")', 'TRUE')
  fails('Assert(1 = 2, "message")', 'eval/assert')
  fails('TLCGet(99)', 'eval/register')
  fails('TLCGet("no such")', 'unsupported/tlcget')
})

module('Bags', (evaluates, fails) => {
  evaluates('IsABag(<<1, 2>>) /\\ ~IsABag(<<0>>) /\\ ~IsABag(<<"a">>) /\\ ~IsABag(3)', 'TRUE')
  fails('<<0>> (+) <<1>>', 'eval/argument')
  evaluates('SetToBag({1, 2}) (+) SetToBag({2})', '<<1, 2>>')
  evaluates('<<2, 1>> (-) <<1, 1>>', '<<1>>')
  evaluates('SetToBag({1}) \\sqsubseteq <<2, 1>>', 'TRUE')
  evaluates('BagCardinality(<<2, 3>>)', '5')
  evaluates('CopiesIn(2, SetToBag({1}))', '0')
  evaluates('BagToSet(EmptyBag)', '{}')
})

module('ShiViz, GraphViz, Statistics', (evaluates, fails) => {
  evaluates('IF 1 > 0 THEN 3 ELSE <<Host, Clock>>', '3')
  fails('Host', 'unsupported/operator')
  fails('ChiSquare(<<1>>, <<1>>, "0.1")', 'unsupported/operator')
  fails('DotDiGraph(1, LAMBDA v : v, LAMBDA e : e)', 'unsupported/operator')
})

module('SequencesExt, FiniteSetsExt, Bitwise', (evaluates) => {
  evaluates('SetToSeq({3, 1, 2})', '<<1, 2, 3>>')
  evaluates('FoldLeft(LAMBDA a, b : a - b, 10, <<1, 2>>)', '7')
  evaluates('FoldRight(LAMBDA a, b : a - b, <<10, 2>>, 1)', '9')
  evaluates('ReplaceFirstSubSeq(<<9>>, <<1, 2>>, <<0, 1, 2, 1, 2>>)', '<<0, 9, 1, 2>>')
  evaluates('ReplaceAllSubSeqs(<<9>>, <<1, 2>>, <<0, 1, 2, 1, 2>>)', '<<0, 9, 9>>')
  evaluates('ReplaceAllSubSeqs(<<4>>, <<>>, <<>>)', '<<4>>')
  evaluates('ReplaceAllSubSeqs(<<9>>, <<>>, <<1, 2>>)', '<<9, 1, 9, 2>>')
  evaluates('ReplaceFirstSubSeq("x", "b", "abcb")', '"axcb"')
  evaluates('kSubset(2, {1, 2, 3})', '{{1, 2}, {1, 3}, {2, 3}}')
  evaluates('<<12 & 10, 12 | 10, 12 ^^ 10, shiftR(12, 2)>>', '<<8, 14, 6, 3>>')
})

module('TLCExt, Randomization', (evaluates, fails) => {
  evaluates('AssertError("anything", 1 \\div 0)', 'TRUE')
  evaluates('AssertError("anything", 1)', 'FALSE')
  evaluates('TLCGetOrDefault(3, "none")', '"none"')
  evaluates('Cardinality(RandomSubset(2, 1..5))', '2')
  evaluates('RandomSetOfSubsets(3, 2, 1..5) \\subseteq SUBSET (1..5)', 'TRUE')
  fails('Trace', 'unsupported/operator')
})

function inside(e: string, options: EngineOptions): string {
  return evaluated(e, '', options, 'TLC, Json, IOUtils, CSV')
}

describe('the world', () => {

  test('printing goes to what is handed in', () => {
    const lines: string[] = []
    expect(inside('Print("a", 1) = 1 /\\ PrintT(<<1, "b">>)', { print: (line) => lines.push(line) })).toBe('TRUE')
    expect(lines).toEqual(['"a"  1', '<<1, "b">>'])
  })

  test('JSON', () => {
    expect(inside('ToJson([a |-> {1, 2}, b |-> <<TRUE, "x">>])', {})).toBe('"{\\"a\\":[1,2],\\"b\\":[true,\\"x\\"]}"')
    const files: Readonly<Record<string, string>> = { 'in.json': '{"a": [1, {"b": "c"}], "d": false}' }
    const readFile = (path: string): string | undefined => files[path]
    expect(inside('JsonDeserialize("in.json")', { readFile })).toBe('[a |-> <<1, [b |-> "c"]>>, d |-> FALSE]')
    expect(inside('JsonDeserialize("other.json")', { readFile })).toMatch(/^error eval\/file/)
    expect(inside('ndJsonDeserialize("in.json")', { readFile: () => '1\n\n[2]\n' })).toBe('<<1, <<2>>>>')
    expect(inside('JsonDeserialize("in.json")', { readFile: () => '{' })).toMatch(/^error eval\/json/)
  })

  test('writing and running are refused unless allowed', () => {
    const written: string[] = []
    const writeFile = (path: string, text: string): void => void written.push(`${path}: ${text}`)
    expect(inside('JsonSerialize("o.json", <<1>>)', { writeFile })).toMatch(/^error unsupported\/exec/)
    expect(written).toEqual([])
    expect(inside('JsonSerialize("o.json", <<1>>)', { writeFile, allowExec: true })).toBe('TRUE')
    expect(inside('CSVWrite("%1$s#%2$s", <<1, "b">>, "o.csv")', { writeFile, allowExec: true })).toBe('TRUE')
    expect(written).toEqual(['o.json: [1]\n', 'o.csv: 1#b\n'])
    expect(inside('IOExec(<<"ls">>)', { run: () => ({ exitValue: 0, stdout: '', stderr: '' }) })).toMatch(/^error unsupported\/exec/)
    expect(inside('IOExecTemplate(<<"echo", "%s-%s">>, <<1, "x">>).stdout', { allowExec: true, run: (command) => ({ exitValue: 0, stdout: command.join(' '), stderr: '' }) })).toBe('"echo 1-x"')
  })

  test('the environment and numbers as text', () => {
    expect(inside('IOEnv.HOME', { environment: new Map([['HOME', '/root']]) })).toBe('"/root"')
    expect(inside('<<atoi("-12"), zeroPadN(7, 3)>>', {})).toBe('<<-12, "007">>')
  })

  test('the same seed gives the same random numbers', () => {
    const [first, again, other] = [1, 1, 2].map((seed) => evaluated('[i \\in 1..20 |-> RandomElement(1..1000)]', '', { seed }, 'TLC'))
    expect(first).toBe(again)
    expect(first).not.toBe(other)
  })
})
