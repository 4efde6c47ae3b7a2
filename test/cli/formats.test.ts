import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Ajv from 'ajv'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { commandMessage, commandProperty, dotString, mermaidText, xmlAttribute, xmlText } from '../../src/cli/formats/escape.ts'
import { readDot, readSequenceDiagram, readToolMessages, readXml } from './notations.ts'
import { SPECS, tool } from './tool.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'tla-runner-formats-'))
afterAll(() => rmSync(FOLDER, { recursive: true }))

/** Runs a check with `--option FILE` and returns the file's text. */
function report(option: string, args: string, code: number): string {
  const file = join(FOLDER, `${option}.out`)
  const run = tool(['check', ...args.split(' '), `--${option}`, file])
  expect([run.code, run.err.match(/error.*/)?.[0]]).toEqual([code, undefined])
  return readFileSync(file, 'utf8')
}

describe('escaping', () => {
  const texts = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('<', '&', '"', '\\', '#', ';', '\n', '%', ':', ',', ']', '\u0000', '\ud800', 'l') }))
  const legal = (text: string): string => xmlText(text).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

  test('XML comes back as it was, but for characters that XML cannot hold', () => {
    fc.assert(fc.property(texts, (text) => {
      const { attributes, text: content } = readXml(`<a b="${xmlAttribute(text)}">${xmlText(text)}</a>`)
      expect(attributes['b']).toBe(legal(text))
      expect(content).toBe(legal(text))
      if (/^[\t\n\r -\ud7ff]*$/.test(text)) expect(content).toBe(text)
    }))
  })
  test('DOT strings come back', () => {
    fc.assert(fc.property(texts, (text) => {
      const expected = text.includes('\n') ? `${text}\n` : text
      expect(readDot(`digraph g { a [label=${dotString(text)}] }`).nodes.get('a')!['label']).toBe(expected)
    }))
  })
  test('Mermaid texts come back, line ends as breaks', () => {
    fc.assert(fc.property(texts.filter((text) => text.trim() === text && text !== '' && !/\r/.test(text)), (text) => {
      expect(readSequenceDiagram(`sequenceDiagram\n  participant p as x\n  p->>p: ${mermaidText(text)}`).messages[0]!.text).toBe(text.replaceAll('\n', '<br/>'))
    }))
  })
  test('a workflow command stays one line with its parts apart', () => {
    expect(commandMessage('100%\r\nnext')).toBe('100%25%0D%0Anext')
    expect(commandProperty('C:\\a, b')).toBe('C%3A\\a%2C b')
  })
})

describe('ITF', () => {
  const itfSchema = {
    type: 'object', required: ['vars', 'states'],
    properties: {
      '#meta': { type: 'object' },
      params: { type: 'array', items: { type: 'string' } },
      vars: { type: 'array', items: { type: 'string' }, minItems: 1 },
      states: { type: 'array', minItems: 1, items: { type: 'object', properties: { '#meta': { type: 'object' } }, additionalProperties: { $ref: '#/$defs/value' } } },
      loop: { type: 'integer' },
    },
    $defs: {
      value: {
        anyOf: [
          { type: ['boolean', 'string', 'integer'] },
          { type: 'array', items: { $ref: '#/$defs/value' } },
          { type: 'object', required: ['#set'], properties: { '#set': { type: 'array', items: { $ref: '#/$defs/value' } } }, additionalProperties: false },
          { type: 'object', required: ['#tup'], properties: { '#tup': { type: 'array', items: { $ref: '#/$defs/value' } } }, additionalProperties: false },
          { type: 'object', required: ['#map'], properties: { '#map': { type: 'array', items: { type: 'array', minItems: 2, maxItems: 2, items: { $ref: '#/$defs/value' } } } }, additionalProperties: false },
          { type: 'object', propertyNames: { pattern: '^[^#]' }, additionalProperties: { $ref: '#/$defs/value' } },
        ],
      },
    },
  }

  test('a counterexample, with property and place in #meta', () => {
    const trace = JSON.parse(report('itf', 'Ping', 12))
    const ajv = new Ajv({ strict: false })
    expect(ajv.validate(itfSchema, trace), ajv.errorsText()).toBe(true)
    expect(trace['#meta']).toMatchObject({ format: 'ITF', property: 'Low', kind: 'invariant', place: 'Ping.tla:25:25', conjunct: 'count[n] < 2', modelValues: ['a', 'b'] })
    expect(trace.vars).toEqual(['count', 'network'])
    expect(trace.states.map((state: any) => state['#meta'].action)).toEqual(['Init', 'Send', 'Receive', 'Send', 'Receive'])
    expect(trace.states[0].count).toEqual({ '#map': [['a', 0], ['b', 0]] })
    expect(trace.states[1].network).toEqual({ '#set': [{ type: 'Ping', from: 'a', to: 'b', count: 0 }] })
    for (const state of trace.states) expect(Object.keys(state).toSorted()).toEqual(['#meta', 'count', 'network'])
  })

  test('without a counterexample an older file does not stay', () => {
    const file = join(FOLDER, 'stale.itf.json')
    writeFileSync(file, '{}')
    const { code, err } = tool(['check', 'Counter', '--itf', file])
    expect([code, err]).toEqual([0, expect.stringContaining('there is no counterexample; the file of an earlier run is removed')])
    expect(() => readFileSync(file)).toThrow(/ENOENT/)
  })
})

describe('JUnit', () => {
  const suiteOf = (text: string) => {
    const root = readXml(text)
    expect(root.name).toBe('testsuites')
    for (const group of [root, ...root.children]) {
      const cases = group === root ? root.children.flatMap((suite) => suite.children) : group.children
      const having = (name: string): number => cases.filter((one) => one.children.some((child) => child.name === name)).length
      expect([group.attributes['tests'], group.attributes['failures'], group.attributes['errors'], group.attributes['skipped']].map(Number)).toEqual([cases.length, having('failure'), having('error'), having('skipped')])
    }
    return root.children.flatMap((suite) => suite.children.map((one) => [one.attributes['name'], one.children[0]?.name ?? 'passed', one.children[0]?.attributes['message'] ?? ''] as const))
  }

  test.each([
    ['holds', 'Counter', 0, [['invariant TypeOK', 'passed'], ['no deadlock', 'passed']]],
    ['violated', 'Counter --config Counter.small.cfg', 12, [['invariant TypeOK', 'skipped'], ['invariant Small', 'failure'], ['no deadlock', 'skipped']]],
    ['undecided', 'Counter --depth 2', 40, [['invariant TypeOK', 'error'], ['no deadlock', 'error']]],
    ['parse error', 'Wrong --init Init --next Next', 150, [['specification', 'error']]],
    ['Assert', 'Stop --next Checked', 14, [['assert', 'failure']]],
  ] as const)('%s', (_what, args, code, wanted) => {
    const found = suiteOf(report('junit', args, code))
    expect(found.map(([name, result]) => [name, result])).toEqual(expect.arrayContaining(wanted.map((one) => [...one])))
    expect(found.length).toBeGreaterThanOrEqual(wanted.length)
  })

  test('models: one case each, passed when it is as expected', () => {
    const file = join(FOLDER, 'models.xml')
    const { code } = tool(['check', '--models', 'project/models', '--class', 'all', '--only', 'Good,Late,Wrong', '--junit', file])
    expect([code, suiteOf(readFileSync(file, 'utf8')).map(([name, result]) => [name, result]).toSorted()]).toEqual([30, [['Good', 'passed'], ['Late', 'passed'], ['Wrong', 'failure']]])
  })
})

describe('SARIF', () => {
  const results = (text: string): any[] => {
    const log = JSON.parse(text)
    expect(log).toMatchObject({ version: '2.1.0', $schema: expect.stringContaining('sarif-2.1.0'), runs: [{ tool: { driver: { name: 'tla-runner' } } }] })
    const { tool: { driver: { rules } }, originalUriBaseIds, results: all } = log.runs[0]
    for (const result of all) {
      expect(result.message.text).toMatch(/\S/)
      expect(['error', 'warning', 'note']).toContain(result.level)
      expect(rules[result.ruleIndex].id).toBe(result.ruleId)
      const places = [...result.locations, ...result.relatedLocations ?? [], ...(result.codeFlows ?? []).flatMap((flow: any) => flow.threadFlows).flatMap((thread: any) => thread.locations).map((step: any) => step.location)]
      for (const { physicalLocation: { artifactLocation: { uri, uriBaseId }, region } } of places) {
        const path = fileURLToPath(uriBaseId === undefined ? uri : new URL(uri, originalUriBaseIds[uriBaseId].uri))
        const line = readFileSync(path, 'utf8').split('\n')[region.startLine - 1]
        expect(line!.length + 1).toBeGreaterThanOrEqual(region.startColumn)
      }
    }
    return all
  }

  test('a violation, with its behaviour as a code flow', () => {
    const [result, ...more] = results(report('sarif', 'Ping', 12))
    expect(more).toEqual([])
    expect(result).toMatchObject({ ruleId: 'invariant', level: 'error', locations: [{ physicalLocation: { artifactLocation: { uri: 'Ping.tla' }, region: { startLine: 25, startColumn: 25 } } }] })
    expect(result.codeFlows[0].threadFlows[0].locations.map((step: any) => step.location.message.text.split('\n')[0])).toEqual(['1. Init', '2. Send(from = a, to = b)', expect.stringContaining('3. Receive'), '4. Send(from = b, to = a)', expect.stringContaining('5. Receive')])
  })
  test('errors of the text', () => {
    const [result] = results(report('sarif', 'Wrong --init Init --next Next', 150))
    expect(result).toMatchObject({ level: 'error', locations: [{ physicalLocation: { artifactLocation: { uri: 'Wrong.tla', uriBaseId: 'SRCROOT' } } }] })
  })
  test('nothing to say of what holds; undecided is said', () => {
    expect(results(report('sarif', 'Counter', 0))).toEqual([])
    expect(results(report('sarif', 'Counter --depth 2', 40)).map(({ ruleId }) => ruleId)).toEqual(['undecided'])
  })
})

describe('Graphviz', () => {
  test('the state graph: as many states as the check found, every edge between two of them', () => {
    const { nodes, edges, attributes } = readDot(report('dot', 'Counter', 0))
    expect(nodes.size).toBe(JSON.parse(tool(['check', 'Counter', '--json']).out).distinct)
    for (const { from, to, attributes: { label } } of edges) expect([nodes.has(from), nodes.has(to), label]).toEqual([true, true, expect.stringMatching(/\w/)])
    expect(attributes['label']).toBeUndefined()
  })
  test('cut at a bound, and says so', () => {
    const file = join(FOLDER, 'cut.dot')
    const { err } = tool(['check', 'Counter', '--dot', file, '--dot-states', '2'])
    const { nodes, attributes } = readDot(readFileSync(file, 'utf8'))
    expect([nodes.size, attributes['label']]).toEqual([2, expect.stringMatching(/cut at 2 states: \d+ steps? to further states/)])
    expect(err).toContain('--dot: the drawing is cut at 2 states')
  })
  test('violating states are red, steps have arguments', () => {
    const { nodes, edges } = readDot(report('dot', 'Ping', 12))
    expect([...nodes.values()].filter(({ color }) => color === 'red').length).toBeGreaterThan(0)
    expect(edges[0]!.attributes['label']).toBe('Send(a, b)')
  })
  test('which action can follow which', () => {
    const { nodes, edges } = readDot(report('action-graph', 'Ping', 12))
    const name = (id: string): string => nodes.get(id)!['label']!.split('\n')[0]!
    expect(edges.map(({ from, to }) => `${name(from)} ${name(to)}`)).toEqual(['Init Send', 'Send Receive', 'Receive Send'])
  })
})

describe('Mermaid', () => {
  test('lanes, messages and the violation', () => {
    const { participants, messages, notes } = readSequenceDiagram(report('mermaid', 'Ping', 12))
    expect(participants).toEqual(['a', 'b'])
    expect(messages).toEqual([{ from: 'a', to: 'b', text: 'Ping count=0' }, { from: 'b', to: 'a', text: 'Ping count=1' }])
    expect(notes.at(-1)).toBe('a,b: ✗ The invariant Low is violated')
  })
  test('without nodes', () => {
    const { participants, notes } = readSequenceDiagram(report('mermaid', 'Counter --config Counter.small.cfg', 12))
    expect([participants, notes[0]]).toEqual([['Counter'], 'Counter: 1. Init'])
  })
})

describe('GitHub', () => {
  test('one annotation a violation, and a summary', () => {
    const summary = join(FOLDER, 'summary.md')
    const { code, err } = tool(['check', 'Ping', '--quiet'], { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary })
    expect([code, err.split('\n').filter((line) => line.startsWith('::'))]).toEqual([12, [expect.stringMatching(/^::error file=Ping\.tla,line=25,col=25,title=The invariant Low is violated::false: count\[n\] < 2%0Aafter Init, Send, Receive, Send, Receive%0Areproduce: /)]])
    const text = readFileSync(summary, 'utf8')
    expect(text).toContain('| ❌ | Ping | violated Low | 10 | 5 |')
    readSequenceDiagram(/```mermaid\n([^`]*)```/.exec(text)![1]!)
  })
  test('on demand, and never unasked', () => {
    expect(tool(['check', 'Ping', '--quiet']).err).not.toContain('::error')
    expect(tool(['check', 'Ping', '--quiet', '--github']).err).toContain('::error')
    expect(tool(['check', 'Ping', '--quiet', '--no-github'], { GITHUB_ACTIONS: 'true' }).err).not.toContain('::error')
    expect(tool(['check', 'Counter', '--quiet', '--depth', '2', '--github']).err).toMatch(/^::error file=Counter\.cfg,line=1,col=1,title=Counter::undecided/m)
    expect(tool(['check', 'Counter', '--quiet', '--github']).err).not.toContain('::error')
  })
})

describe('--tool', () => {
  const messages = (args: string, code: number) => {
    const run = tool(['check', ...args.split(' '), '--tool'])
    expect(run.code).toBe(code)
    return readToolMessages(run.out)
  }
  test('success', () => {
    const found = messages('Counter', 0)
    expect(found.map(({ code }) => code)).toEqual(expect.arrayContaining([2262, 2187, 2220, 2219, 2185, 2189, 2190, 2193, 2200, 2199, 2194, 2186]))
    expect(found.find(({ code }) => code === 2190)!.text).toMatch(/^Finished computing initial states: \d+ distinct states? generated at \d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\.$/)
    expect(found.find(({ code }) => code === 2200)!.text).toMatch(/^Progress\(\d+\) at [-\d]+ [:\d]+: [\d,]+ states generated \([\d,]+ s\/min\), [\d,]+ distinct states found \([\d,]+ ds\/min\), 0 states left on queue\.$/)
    expect(found.at(-1)).toMatchObject({ code: 2186, text: expect.stringMatching(/^Finished in \d+ms at \([-\d]+ [:\d]+\)$/) })
    expect(found.filter(({ severity }) => severity === 1)).toEqual([])
  })
  test('a violation with its states', () => {
    const found = messages('Ping', 12)
    expect(found.find(({ code }) => code === 2110)).toMatchObject({ severity: 1, text: expect.stringContaining('Invariant Low is violated.') })
    const states = found.filter(({ code }) => code === 2217)
    expect(states.map(({ text }) => text.split('\n')[0])).toEqual(['1: <Initial predicate>', expect.stringMatching(/^2: <Send line \d+, col \d+ to line \d+, col \d+ of module Ping>$/), expect.anything(), expect.anything(), expect.stringMatching(/^5: <Receive line/)])
    expect(states[4]!.text).toContain('/\\ count = (a :> 2 @@ b :> 1)')
    expect(found.some(({ code }) => code === 2193)).toBe(false)
  })
  test.each([['Stop', 11, 2114], ['Counter --config Counter.grows.cfg', 13, 2112], ['Stop --next Checked', 14, 2132], ['Stop --const Limit=0', 10, 2104], ['Counter --depth 2', 40, 1000], ['Counter --config Counter.broken.cfg', 75, 1000]] as const)('%s', (args, code, error) => {
    const found = messages(args, code)
    expect(found.filter(({ severity }) => severity === 1).map((one) => one.code)).toContain(error)
    expect(found.some((one) => one.code === 2193)).toBe(false)
  })
  test('errors of the text are where SANY prints them', () => {
    const { out, code } = tool(['check', 'Wrong', '--init', 'Init', '--next', 'Next', '--tool'])
    expect([code, out]).toEqual([150, expect.stringMatching(/Parsing file .*Wrong\.tla[\s\S]*\*\*\* Errors: \d+\n\nline \d+, col \d+ to line \d+, col \d+ of module Wrong\n\n\S/)])
  })
})

describe('of a simulation', () => {
  test('the walk that failed', () => {
    const file = join(FOLDER, 'walk.itf.json')
    expect(tool(['simulate', 'Counter', '--config', 'Counter.small.cfg', '--traces', '50', '--quiet', '--itf', file]).code).toBe(12)
    expect(JSON.parse(readFileSync(file, 'utf8'))['#meta']).toMatchObject({ property: 'Small', command: expect.stringContaining('--first') })
  })
  test('walks that found nothing are no pass', () => {
    const file = join(FOLDER, 'walk.xml')
    expect(tool(['simulate', 'Counter', '--traces', '5', '--quiet', '--junit', file]).code).toBe(40)
    const cases = readXml(readFileSync(file, 'utf8')).children[0]!.children
    expect(cases.map(({ attributes, children }) => [attributes['name'], children[0]?.name])).toEqual([['invariant TypeOK', 'error'], ['no deadlock', 'error']])
  })
})

describe('files', () => {
  test('- is stdout, and the report for people goes to stderr', () => {
    const { out, err, code } = tool(['check', 'Ping', '--itf', '-'])
    expect([code, JSON.parse(out)['#meta'].property, err]).toEqual([12, 'Low', expect.stringContaining('violated: invariant Low')])
  })
  test.each([
    ['--itf - --junit -', /only one report can go to stdout/],
    ['--itf - --json', /both write to stdout/],
    ['--tool --json', /both write to stdout/],
    ['--itf nowhere/trace.json', /there is no folder nowhere/],
    ['--junit library', /library is a folder/],
  ])('%s is refused before anything is checked', (options, message) => {
    const { code, out, err } = tool(['check', 'Ping', ...options.split(' ')])
    expect([code, out + err]).toEqual([2, expect.stringMatching(message)])
  })
  test('a report about one specification is refused for all models', () => {
    expect(tool(['check', '--models', 'project/models', '--itf', 'x.json'])).toMatchObject({ code: 2, err: expect.stringContaining('--itf is about one specification') })
  })
  test('a report that cannot be written does not change the verdict', () => {
    const { code, err } = tool(['check', 'Counter', '--junit', '/proc/tla-runner.xml'])
    expect([code, err]).toEqual([0, expect.stringContaining('cannot write /proc/tla-runner.xml')])
  })
})

test('specs are where the tests think', () => expect(readFileSync(join(SPECS, 'Ping.tla'), 'utf8')).toContain('Low =='))
