import { describe, expect, test } from 'vitest'
import type { Nodes, Step, Trace } from '../../src/program/program.ts'
import type { Value } from '../../src/value/store.ts'
import { renderLanes } from '../../src/cli/render/lanes.ts'
import { newMessages, quietFields, transferOf } from '../../src/cli/render/messages.ts'
import { tellStory } from '../../src/cli/render/story.ts'
import { ASCII, UNICODE } from '../../src/cli/render/signs.ts'
import { fn, m, rec, seq, set, str } from './values.ts'

const A = m('A')
const B = m('B')
const variables = ['log', 'network', 'leader']
const nodes: Nodes = { constant: 'Nodes', nodes: [A, B], local: ['log'], network: ['network'] }
const fetch = (offset: number): Value => rec({ type: str('Fetch'), client: B, server: A, offset })
const response = rec({ type: str('FetchResponse'), client: B, server: A, records: seq(7) })

function step(action: string, args: Record<string, Value>, a: Value, b: Value, network: Value, leader: Value = A): Step {
  return { action, args: Object.entries(args).map(([name, value]) => ({ name, value })), state: [fn([[A, a], [B, b]]), network, leader] }
}

const isNode = (v: Value): boolean => v === A || v === B
const awaited = (offset: number): Value => rec({ type: str('Fetch'), awaited: 1, offset })

const trace: Trace = [
  step('Init', {}, seq(), seq(), set()),
  step('Append', { leader: A }, seq(7), seq(), set()),
  step('SendFetch', { follower: B }, seq(7), seq(), set(fetch(0))),
  step('HandleFetch', { leader: A, follower: B, m: fetch(0) }, seq(7), seq(), set(response)),
  step('HandleFetchResponse', { m: response }, seq(7), seq(7), set()),
  step('Elect', { node: B }, seq(7), seq(7), set(), B),
]

describe('sequence view', () => {
  test('draws a lane a node, an arrow a message, notes for local changes', () => {
    const lines = renderLanes(trace, variables, nodes, { signs: UNICODE, width: 70, most: 30, ending: 'Durable is violated' })
    expect(lines.join('\n')).toBe([
      '      A                               B',
      '   2  ● Append                        │',
      '      │ log: <<>> → <<7>>             │',
      '   3  │                               ● SendFetch',
      '      │◀────── Fetch offset=0 ────────│',
      '   4  ● HandleFetch  ◀ Fetch of step 3',
      '      │─ FetchResponse records=<<7>> ▶│',
      '   5  │                               ● HandleFetchResponse  ◀ FetchR…',
      '      │                               │ log: <<>> → <<7>>',
      '   6   Elect(node=B)                  │',
      '       · leader: A → B                │',
      '      ✗ Durable is violated',
    ].join('\n'))
  })

  test('never exceeds the width and stays in ASCII when told so', () => {
    for (const width of [40, 60, 100]) {
      const lines = renderLanes(trace, variables, nodes, { signs: ASCII, width, most: 30 })
      for (const line of lines) {
        expect([...line].length).toBeLessThanOrEqual(width)
        expect(line).toMatch(/^[\x20-\x7e]*$/)
      }
    }
  })

  test('shows the end of a long trace', () => {
    expect(renderLanes(trace, variables, nodes, { signs: UNICODE, width: 80, most: 2 })[1]).toContain('3 earlier steps left out')
  })

  test('too many nodes do not fit', () => {
    const many = Array.from({ length: 12 }, (_, k) => m(`n${k}`))
    expect(renderLanes(trace, variables, { ...nodes, nodes: many }, { signs: UNICODE, width: 100, most: 9 })).toHaveLength(1)
  })
})

describe('who did what', () => {
  test('the receiver acts when only messages move', () => {
    const story = tellStory(trace, variables, nodes)
    expect(story.scenes.map((scene) => scene.actor)).toEqual([A, B, A, B, undefined])
    expect(story.scenes[2]!.received.map((t) => t.sentAt)).toEqual([3])
  })

  test('a lost message is not received', () => {
    const [scene] = tellStory([
      step('Init', {}, seq(), seq(), set(fetch(0))),
      step('LoseMessage', { m: fetch(0) }, seq(), seq(), set()),
    ], variables, nodes).scenes
    expect(scene!.received).toEqual([])
    expect(scene!.lost.map((t) => t.title)).toEqual(['Fetch'])
    expect(scene!.actor).toBeUndefined()
  })

  test('an end that is no node has a lane of its own', () => {
    const controller = m('Controller')
    const ask = rec({ type: str('Ask'), from: A, to: controller })
    const story = tellStory([step('Init', {}, seq(), seq(), set()), step('Ask', { n: A }, seq(), seq(), set(ask))], variables, nodes)
    expect(story.lanes).toEqual([A, B, controller])
  })
})

describe('messages in networks of several shapes', () => {
  const hello = rec({ type: str('Hello') })

  test('set, bag, channels by pair, nested channels', () => {
    expect(newMessages(set(), set(hello), isNode).map((x) => x.value)).toEqual([hello])
    expect(newMessages(fn([[hello, 1]]), fn([[hello, 3]]), isNode)).toHaveLength(2)
    expect(newMessages(fn([[seq(A, B), seq()]]), fn([[seq(A, B), seq(hello)]]), isNode)).toEqual([{ value: hello, owners: [A, B] }])
    expect(newMessages(fn([[A, fn([[B, seq()]])]]), fn([[A, fn([[B, seq(hello)]])]]), isNode)).toEqual([{ value: hello, owners: [A, B] }])
  })

  test('the keys of a channel say who talks to whom', () => {
    const transfer = transferOf({ value: hello, owners: [A, B] }, isNode)
    expect([transfer.from, transfer.to, transfer.label]).toEqual([A, B, 'Hello'])
  })

  test('a response goes from server to client', () => {
    const transfer = transferOf({ value: response, owners: [] }, isNode)
    expect([transfer.from, transfer.to]).toEqual([A, B])
  })

  test('fields that never vary are left out', () => {
    expect(quietFields([1, 2, 3].map((o) => ({ value: awaited(o), owners: [] })))).toEqual(new Set(['awaited']))
  })
})
