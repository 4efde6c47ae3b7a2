/** Traces against specifications, text in, verdict out. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Refusal } from '../../conformance/refusal.ts'
import type { Program } from '../../src/program/program.ts'
import { judge, program, ROOT, told } from './judge.ts'

let trace: Program

beforeAll(async () => {
  trace = await program('test/cli/specs/Trace.tla', 'test/cli/specs/Trace.cfg')
})

const START = '{"action":"Init","observed":{"owner":"n1"}}\n{"action":"Take","args":{"n":"n2"}}\n'

describe('what fits', () => {
  test.each([
    ['a string is the model value of that name', '{"action":"Take","args":{"n":"n1"},"observed":{"owner":"n1"}}'],
    ['a model value, exactly', '{"action":"Take","args":{"n":{"#model":"n1"}},"observed":{"owner":{"#model":"n1"}}}'],
    ['a string', '{"action":"Take","observed":{"mode":"taken"}}'],
    ['an argument left out', '{"action":"Write","args":{"n":"n2"},"observed":{"log.n2[1].size":3}}'],
    ['a sequence by position and length', '{"action":"Write","args":{"size":3},"observed":{"log.n2[1].size":3,"log.n2[1].by":"n2","log.n2.length":1,"log[n1].length":0}}'],
    ['an array is a sequence', '{"action":"Write","args":{"size":3},"observed":{"log.n2":[{"size":3}]}}'],
    ['a tagged sequence', '{"action":"Write","args":{"size":3},"observed":{"log.n2":{"#tup":[{"size":3,"by":"n2"}]}}}'],
    ['an object by position', '{"action":"Write","args":{"size":3},"observed":{"log.n2":{"1":{"size":3},"length":1}}}'],
    ['a set as an array', '{"action":"Write","args":{"size":3},"observed":{"seen":[{"by":"n2"}],"seen.length":1}}'],
    ['a tagged set', '{"action":"Write","args":{"size":3},"observed":{"seen":{"#set":[{"size":3}]}}}'],
    ['a set as an argument, in any order', '{"action":"Agree","args":{"group":["n2","n1"]},"observed":{"mode":"agreed"}}'],
    ['a tagged set as an argument', '{"action":"Agree","args":{"group":{"#set":["n2"]}}}'],
    ['a tuple as an argument, a function by a printed key', '{"action":"Vote","args":{"pair":["n1",2],"weight":3},"observed":{"votes[<<n1, 2>>]":3}}'],
    ['a choice left out', '{"action":"Vote","args":{"pair":["n1",2]},"observed":{"votes[<<n1, 2>>]":2}}'],
    ['a function, exactly', '{"action":"Vote","args":{"pair":["n1",1],"weight":1},"observed":{"votes":{"#map":[[["n1",2],0],[["n1",1],1],[["n2",1],0],[["n2",2],0]]}}}'],
    ['part of a function', '{"action":"Vote","args":{"weight":1},"observed":{"votes":{"<<n1, 1>>":1}}}'],
    ['nothing but the action', '{"action":"Vote"}'],
  ])('%s', (_, line) => {
    expect(told(judge(trace, `${START}${line}\n`))).toBe('accepted 3')
    expect(told(judge(trace, `${START}${line}`))).toBe('accepted 3')
  })
})

describe('arguments in whatever form the specification keeps them', () => {
  const lines = [
    '{"action":"Put","args":{"S":{"#set":[1,2]}},"observed":{"x":[2,1]}}',
    '{"action":"Put","args":{"S":[2,1]},"observed":{"x.length":2}}',
    '{"action":"Put","args":{"S":[2,3,4,5]}}',
    '{"action":"Put","args":{"S":{"#set":[[],{"#set":[1]},{"#set":[2]},{"#set":[1,2]}]}},"observed":{"x.length":4}}',
    '{"action":"Set","args":{"g":[1,4]},"observed":{"f[2]":4}}',
    '{"action":"Set","args":{"g":{"#tup":[1,4,9]}},"observed":{"f.length":3}}',
    '{"action":"Set","args":{"g":{"2":4}},"observed":{"f":{"length":2}}}',
    '{"action":"Pick","args":{"T":{"#set":[3,2]}}}',
  ]
  test.each(['compiled', 'interpreted'] as const)('%s', async (engine) => {
    const forms = await program('test/cli/specs/Forms.tla', 'test/cli/specs/Forms.cfg', engine)
    expect(told(judge(forms, lines.join('\n')))).toBe('accepted 8')
    for (const [k, line] of lines.entries()) {
      const wrong = line.replace(/"args":(.*?)(\d)/, (_, before: string, digit: string) => `"args":${before}${Number(digit) + 6}`)
      expect(told(judge(forms, wrong)).slice(0, 9), `${k} ${wrong}`).toBe('refused 1')
    }
  })
})

describe('what does not', () => {
  test.each([
    ['{"action":"Take","args":{"n":"n2"}}', 'argument args.n'],
    ['{"action":"Take","args":{"n":"n3"}}', 'argument args.n'],
    ['{"action":"Take","args":{"n":1}}', 'argument args.n'],
    ['{"action":"Take","args":{"n":{"#model":"nn"}}}', 'argument args.n'],
    ['{"action":"Take","observed":{"owner":"n2"}}', 'observed observed.owner'],
    ['{"action":"Write","args":{"n":"n1"}}', 'argument args.n'],
    ['{"action":"Write","args":{"size":5}}', 'argument args.size'],
    ['{"action":"Write","args":{"size":3},"observed":{"log.n2[1].size":4}}', 'observed observed.log.n2[1].size'],
    ['{"action":"Write","args":{"size":3},"observed":{"log.n2[2].size":3}}', 'observed observed.log.n2[2].size'],
    ['{"action":"Write","args":{"size":3},"observed":{"log.n2[0].size":3}}', 'observed observed.log.n2[0].size'],
    ['{"action":"Write","args":{"size":3},"observed":{"log.n3.length":0}}', 'observed observed.log.n3.length'],
    ['{"action":"Write","args":{"size":3},"observed":{"log":{"n2":[]}}}', 'observed observed.log.n2'],
    ['{"action":"Write","args":{"size":3},"observed":{"log":{"n2":[{"size":3,"bye":1}]}}}', 'observed observed.log.n2.0.bye'],
    ['{"action":"Write","args":{"size":3},"observed":{"seen":[{"by":"n2"},{"by":"n2"}]}}', 'observed observed.seen'],
    ['{"action":"Write","args":{"size":3},"observed":{"seen":{"#tup":[{"by":"n2"}]}}}', 'observed observed.seen'],
    ['{"action":"Write","args":{"size":3},"observed":{"log.n2":{"#set":[{"by":"n2"}]}}}', 'observed observed.log.n2'],
    ['{"action":"Write","args":{"size":3},"observed":{"owner":{}}}', 'observed observed.owner'],
    ['{"action":"Agree","args":{"group":["n1"]}}', 'argument args.group'],
    ['{"action":"Agree","args":{"group":["n2","n2"]}}', 'argument args.group'],
    ['{"action":"Agree","args":{"group":["n2",1]}}', 'argument args.group'],
    ['{"action":"Vote","args":{"pair":["n1",2],"weight":4}}', 'argument args.weight'],
    ['{"action":"Vote","args":{"weight":2},"observed":{"votes[<<n1, 1>>]":1}}', 'observed observed.votes[<<n1, 1>>]'],
    ['{"action":"Vote","args":{"weight":2},"observed":{"votes":{"#map":[[["n1",1],2]]}}}', 'observed observed.votes'],
  ])('%s', (line, expected) => expect(told(judge(trace, `${START}${line}\n`))).toBe(`refused 3 ${expected}`))

  test('an initial state that is not one', () => {
    expect(told(judge(trace, '{"action":"Init","observed":{"mode":"busy"}}'))).toBe('refused 1 initial observed.mode')
  })

  test('lines later than the mistake decide too: all states that explain the log are kept', () => {
    const unsure = '{"action":"Vote","args":{"pair":["n1",1]}}\n'
    expect(judge(trace, unsure.repeat(3)).coverage.candidates).toEqual({ most: 21, last: 21 })
    expect(judge(trace, `${unsure.repeat(3)}{"action":"Take","args":{"n":"n1"},"observed":{"votes[<<n1, 1>>]":9}}`).coverage.candidates).toEqual({ most: 21, last: 1 })
    expect(told(judge(trace, `${unsure.repeat(3)}{"action":"Take","args":{"n":"n1"},"observed":{"votes[<<n1, 1>>]":10}}`))).toBe('refused 4 observed observed.votes[<<n1, 1>>]')
  })
})

describe('what cannot be read', () => {
  test.each<[string, string | Buffer, string]>([
    ['nothing in it', '', 'inconclusive: nothing compared'],
    ['only an unobserved Init', '{"action":"Init"}\n', 'inconclusive: nothing compared'],
    ['objects that name nothing', '{"action":"Init","observed":{"log":{"n1":{}},"seen":{}}}\n', 'inconclusive: nothing compared'],
    ['not JSON', `${START}{"action":Take}\n`, 'unreadable 3:11 trace/syntax'],
    ['an escape that is none', `${START}{"action":"Ta\\ke"}\n`, 'unreadable 3:14 trace/syntax'],
    ['two events on a line', `${START}{"action":"Take"} {"action":"Take"}\n`, 'unreadable 3:19 trace/syntax'],
    ['text', 'hello\n', 'unreadable 1:1 trace/syntax'],
    ['a line that is cut off', `${START}{"action":"Ta`, 'unreadable 3:13 trace/truncated'],
    ['the same with a line end', `${START}{"action":"Ta\n`, 'unreadable 3:14 trace/syntax'],
    ['a tag that is none', `${START}{"action":"Write","observed":{"seen":{"#sett":[]}}}\n`, 'unreadable 3:39 trace/value'],
    ['a tag beside something else', `${START}{"action":"Write","observed":{"seen":{"#set":[],"n":1}}}\n`, 'unreadable 3:39 trace/value'],
    ['a tag with other content', `${START}{"action":"Write","args":{"n":{"#model":1}}}\n`, 'unreadable 3:32 trace/value'],
    ['pairs that are none', `${START}{"action":"Write","observed":{"log":[{"#map":[["a"]]}]}}\n`, 'unreadable 3:39 trace/value'],
    ['an array of events', '[{"action":"Init"}]', 'unreadable 1:1 trace/form'],
    ['an event over several lines', '{\n "action": "Init" }\n', 'unreadable 1:1 trace/syntax'],
    ['no object', `${START}3\n`, 'unreadable 3:1 trace/form'],
    ['no action', `${START}{"args":{}}\n`, 'unreadable 3:1 trace/form'],
    ['an action of the wrong type', `${START}{"node":"a","action":3}\n`, 'unreadable 3:22 trace/form'],
    ['arguments by position', `${START}{"action":"Take","args":["n1"]}\n`, 'unreadable 3:25 trace/form'],
    ['a field that no event has', `${START}{"action":"Take","arguments":{}}\n`, 'unreadable 3:30 trace/form'],
    ['an unknown action', `${START}{"action":"Taek"}\n`, 'unreadable 3:11 trace/unknown-action'],
    ['an unknown parameter', `${START}{"action":"Take","args":{"m":"n1"}}\n`, 'unreadable 3:26 trace/unknown-parameter'],
    ['an unknown variable', `${START}{"action":"Take","observed":{"onwer":"n1"}}\n`, 'unreadable 3:30 trace/unknown-variable'],
    ['a path that is none', `${START}{"action":"Take","observed":{"log[n1":"n1"}}\n`, 'unreadable 3:30 trace/path'],
    ['an observation given twice', `${START}{"action":"Take","observed":{"owner":"n2","owner":"n1"}}\n`, 'unreadable 3:43 trace/twice'],
    ['a field given twice', `${START}{"action":"Write","action":"Take"}\n`, 'unreadable 3:19 trace/twice'],
    ['a path without end', `${START}{"action":"Take","observed":{"log${'.a'.repeat(201)}":"n1"}}\n`, 'unreadable 3:30 trace/path'],
    ['a number that is an integer only when it is rounded', `${START}{"action":"Take","observed":{"log.n1.length":1.00000000000000000001}}\n`, 'unreadable 3:46 trace/value'],
    ['half a record', `${START}{"action":"Take","observed":{"log.n1.length":0.5}}\n`, 'unreadable 3:46 trace/value'],
    ['null', `${START}{"action":"Take","observed":{"log":{"n1":null}}}\n`, 'unreadable 3:42 trace/value'],
    ['a second beginning', `${START}${START}`, 'unreadable 3:11 trace/late-init'],
    ['a byte that is no UTF-8', Buffer.concat([Buffer.from(`${START}{"action":"T`), Buffer.from([0xe9]), Buffer.from('ke"}\n')]), 'unreadable 3:13 trace/encoding'],
    ['UTF-16', Buffer.from('\ufeff{"action":"Init"}\n', 'utf16le'), 'unreadable 1:1 trace/encoding'],
    ['a character cut in two at the end', Buffer.from(`${START}{"action":"é`).subarray(0, -1), 'unreadable 3:12 trace/encoding'],
    ['a packed file', Buffer.from([0x1f, 0x8b, 8, 0, 10]), 'unreadable 1:1 trace/encoding'],
  ])('%s', (_, text, expected) => expect(told(judge(trace, text))).toBe(expected))

  test('a byte order mark, CRLF, blank lines and spaces do no harm', () => {
    expect(told(judge(trace, `\ufeff${START.replaceAll('\n', '\r\n\r\n').replaceAll(':', ' : ')}  \r\n{"action":"Take"}`))).toBe('accepted 3')
  })

  test('keys inside of strings and escaped quotes are no keys', () => {
    expect(told(judge(trace, `${START}{"action":"Take","node":"a \\\\\\" \\": x : {\\"y\\":1}"}\n`))).toBe('accepted 3')
  })
})

describe('limits', () => {
  const votes = '{"action":"Vote"}\n'.repeat(4)

  test('too many candidates, no time: neither accepted nor refused', () => {
    expect(told(judge(trace, votes, { maxCandidates: 100 }))).toBe('inconclusive: candidates')
    let asked = 0
    expect(told(judge(trace, votes, { expired: () => ++asked > 2 }))).toBe('inconclusive: budget')
  })

  test('steps that were not logged', () => {
    const gap = '{"action":"Init","observed":{"owner":"n1"}}\n{"action":"Write","args":{"n":"n2"}}\n'
    expect(told(judge(trace, gap))).toBe('refused 2 disabled action')
    expect(told(judge(trace, gap, { silent: 1 }))).toBe('accepted 2')
    expect(told(judge(trace, `${gap}{"action":"Write","args":{"n":"n1"},"observed":{"log.n2.length":2}}`, { silent: 1 }))).toBe('refused 3 observed observed.log.n2.length')
    expect(told(judge(trace, `${gap}{"action":"Write","args":{"n":"n1"},"observed":{"log.n2.length":2}}`, { silent: 2 }))).toBe('accepted 3')
  })

  test('a refusal looks into the states after unlogged steps', () => {
    const line = '{"action":"Init","observed":{"owner":"n1"}}\n{"action":"Write","args":{"n":"n1"},"observed":{"log.n1.length":3}}'
    expect(told(judge(trace, line, { silent: 1 }))).toBe('refused 2 argument args.n')
    const later = judge(trace, line, { silent: 2 })
    expect(later.kind === 'refused' && later.at.refusal.differences).toMatchObject([{ path: 'log.n1.length', expected: 3, actual: 1 }])
  })

  test('candidates that fail otherwise are told apart', () => {
    const verdict = judge(trace, '{"action":"Write","args":{"n":"n1"}}')
    const { explanation, elsewhere } = (verdict as { at: { refusal: Refusal } }).at.refusal
    expect([explanation?.conjunct, ...elsewhere.map(({ conjunct, states }) => `${conjunct} ${states}`)]).toEqual(['mode = "taken"', 'owner = n 2'])
  })

  test('invariants refuse where every explanation violates one', () => {
    const write = (size: number): string => `{"action":"Write","args":{"n":"n2","size":${size}}}\n`
    const four = START + [0, 1, 2, 3].map(write).join('')
    expect(told(judge(trace, four))).toBe('accepted 6')
    const verdict = judge(trace, four, { invariants: true })
    expect(told(verdict)).toBe('refused 6 invariant action')
    expect(verdict.kind === 'refused' && verdict.at.refusal).toMatchObject({ invariant: 'Few', explanation: { conjunct: 'Cardinality(seen) < 4' } })
  })
})

describe('stored traces', () => {
  const stored = JSON.parse(readFileSync(join(ROOT, 'conformance', 'traces', 'traces.json'), 'utf8')) as { trace: string; spec: string; config: string; constants?: string[]; verdict: string; line?: number; field?: string }[]

  test.each(stored)('$trace with $config: $verdict', async ({ trace, spec, config, constants, verdict, line, field }) => {
    const result = judge(await program(spec, config, 'compiled', constants), readFileSync(join(ROOT, 'conformance', 'traces', trace)))
    expect(result.kind).toBe(verdict)
    if (result.kind === 'refused') expect([result.at.line, result.at.refusal.field.join('.')]).toEqual([line, field])
  })
})
