import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createActor, getNextTransitions, initialTransition, transition, type SnapshotFrom } from 'xstate'
import { adjacencyMapToArray, getAdjacencyMap, getShortestPaths } from 'xstate/graph'
import { loadSpec, printValue, specMachine, type Json, type SpecEvent, type SpecMachine } from '../../src/index.ts'
import type { Event } from '../../src/machines/generated/replication.ts'
import type { Program, State } from '../../src/program/program.ts'
import { determined, fits, plainOf } from '../../src/machines/plainValue.ts'
import { decode, encode, modelNames } from '../../src/machines/stateJson.ts'
import { makeSequence, makeSet } from '../../src/value/canonical.ts'
import { makeFunctionOf, makeRecord } from '../../src/value/functions.ts'
import { mark, reclaim } from '../../src/value/reclaim.ts'
import { makeBoolean, makeInteger, makeModelValue, makeString, type Value } from '../../src/value/store.ts'
import { modelOf } from '../engines/models.ts'
import { compile } from '../../src/engines/compiler/compile.ts'

function compiled(body: string, config = 'INIT Init NEXT Next'): Program {
  return compile(modelOf(`EXTENDS Integers, Sequences, FiniteSets\n${body}`, config))
}

async function replication(cfg: string): Promise<Program> {
  const spec = await loadSpec(join(import.meta.dirname, '../../models/MCReplication.tla'), { config: cfg })
  if (!spec.ok) throw new Error(spec.error.diagnostics.map(({ message }) => message).join('\n'))
  return spec.value.program
}

const DOOR = compiled(`VARIABLES door, tries
Init == door = "shut" /\\ tries = {}
Open(by) == /\\ door = "shut"
            /\\ door' = "open"
            /\\ tries' = tries \\cup {by}
Shut == door = "open" /\\ door' = "shut" /\\ \\E kept \\in SUBSET tries : tries' = kept
Next == Shut \\/ \\E who \\in {"ann", "bob"} : Open(who)`)

/** One pure step with XState's own `transition`. */
function step(spec: SpecMachine, snapshot: SnapshotFrom<SpecMachine['machine']>, event: SpecEvent): SnapshotFrom<SpecMachine['machine']> {
  return transition(spec.machine, snapshot, event)[0]
}

/** Every state that a program reaches through `Action.steps`, with its steps. */
function edges(program: Program, start: State): { readonly states: number; readonly steps: readonly { readonly from: State; readonly action: string; readonly next: State }[] } {
  const known = new Map([[start.join(), start]])
  const steps: { from: State; action: string; next: State }[] = []
  for (const from of known.values()) {
    for (const action of program.actions) {
      action.steps(from, (_args, next) => {
        steps.push({ from, action: action.name, next: [...next] })
        if (!known.has(next.join())) known.set(next.join(), [...next])
      })
    }
  }
  return { states: known.size, steps }
}

describe('a specification as a machine', () => {
  const spec = specMachine(DOOR)

  test('the context is the state, an event is an action', () => {
    const [first] = initialTransition(spec.machine)
    expect(first.context).toEqual({ door: 'shut', tries: { '#set': [] }, '#models': [] })
    const second = step(spec, first, { type: 'Open', by: 'ann' })
    expect(second.context).toEqual({ door: 'open', tries: { '#set': ['ann'] }, '#models': [] })
    expect(spec.enabledEvents(second)).toEqual([{ type: 'Shut', kept: [] }, { type: 'Shut', kept: ['ann'] }])
    expect(second.can({ type: 'Shut', kept: ['ann'] })).toBe(true)
    expect(getNextTransitions(second).map(({ eventType }) => eventType)).toEqual(['Shut', 'Open'])
  })

  test('an event that is not enabled leaves the same snapshot and says why', () => {
    const [first] = initialTransition(spec.machine)
    const open = step(spec, first, { type: 'Open', by: 'ann' })
    expect(step(spec, open, { type: 'Open', by: 'bob' })).toBe(open)
    expect(open.can({ type: 'Open', by: 'bob' })).toBe(false)
    expect(spec.whyNot(open, { type: 'Open', by: 'bob' })).toMatchObject({ kind: 'disabled', conjunct: 'door = "shut"', place: expect.stringMatching(/^M\.tla:5:/) as string, message: expect.stringContaining('door = "shut" is false') as string })
    expect(spec.whyNot(first, { type: 'Open', by: 'bob' })).toBeUndefined()
  })

  test('nondeterminism is in the event: a missing choice is named', () => {
    const [first] = initialTransition(spec.machine)
    const open = step(spec, first, { type: 'Open', by: 'ann' })
    expect(step(spec, open, { type: 'Shut' })).toBe(open)
    expect(spec.whyNot(open, { type: 'Shut' })).toEqual({ kind: 'ambiguous', message: 'Shut with these arguments has 2 successors: give kept', missing: ['kept'] })
    expect(spec.whyNot(first, { type: 'Open' })).toMatchObject({ kind: 'ambiguous', missing: ['by'] })
  })

  test.each<[SpecEvent, string, string]>([
    [{ type: 'Close' }, 'unknown', 'M has no action Close; it has Shut, Open'],
    [{ type: 'Open', who: 'ann' }, 'unknown', 'Open has no argument who; it takes by'],
    [{ type: 'Open', by: 'eve' }, 'disabled', 'no step of Open has these arguments in this state'],
    [{ type: 'Open', by: 7 }, 'disabled', 'no step of Open has these arguments in this state'],
    [{ type: 'Open', by: null }, 'disabled', 'no step of Open has these arguments in this state'],
    [{ type: 'Open', by: 'ann', '#world': { x: 1 } }, 'error', 'only the machine of one node has a world'],
  ])('%o is refused: %s', (event, kind, message) => {
    const [first] = initialTransition(spec.machine)
    expect(spec.whyNot(first, event)).toMatchObject({ kind, message })
    expect(step(spec, first, event)).toBe(first)
  })

  test('a running actor emits the refusal, if asked to', () => {
    const heard: unknown[] = []
    const actor = createActor(specMachine(DOOR, { refusals: 'emit' }).machine)
    actor.on('refused', (refused) => { heard.push([refused.event.type, refused.refusal.kind]) })
    actor.start()
    for (const event of [{ type: 'Shut' }, { type: 'Open', by: 'bob' }, { type: 'Shut' }, { type: 'Knock' }]) actor.send(event)
    expect(heard).toEqual([['Shut', 'disabled'], ['Shut', 'ambiguous'], ['Knock', 'unknown']])
    expect(actor.getSnapshot().context['door']).toBe('open')
  })

  test('a persisted snapshot goes on where it was', () => {
    const actor = createActor(spec.machine).start()
    actor.send({ type: 'Open', by: 'ann' })
    const stored = JSON.parse(JSON.stringify(actor.getPersistedSnapshot())) as ReturnType<typeof actor.getPersistedSnapshot>
    const again = createActor(specMachine(DOOR).machine, { snapshot: stored }).start()
    again.send({ type: 'Shut', kept: ['ann'] })
    expect(again.getSnapshot().context).toEqual({ door: 'shut', tries: { '#set': ['ann'] }, '#models': [] })
    expect(spec.stateOf(again.getSnapshot())).toEqual(spec.stateOf(step(spec, actor.getSnapshot(), { type: 'Shut', kept: ['ann'] })))
  })

  test('a context put together by hand is read, not remembered', () => {
    const [first] = initialTransition(spec.machine)
    const mixed = spec.machine.resolveState({ value: {}, context: { ...first.context, door: 'open' } })
    expect(spec.enabledEvents(mixed)).toEqual([{ type: 'Shut', kept: [] }])
    const broken = spec.machine.resolveState({ value: {}, context: { ...first.context, tries: { '#set': 3 } } })
    expect(spec.whyNot(broken, { type: 'Shut' })).toMatchObject({ kind: 'error', message: expect.stringContaining('is no value of a context') as string })
  })

  test('xstate/graph walks it', () => {
    const options = { events: (snapshot: SnapshotFrom<SpecMachine['machine']>) => spec.enabledEvents(snapshot) }
    const { states, steps } = edges(DOOR, spec.initial)
    const map = getAdjacencyMap(spec.machine, options)
    expect(Object.keys(map)).toHaveLength(states)
    expect(adjacencyMapToArray(map)).toHaveLength(steps.length)
    expect(Math.max(...getShortestPaths(spec.machine, options).map(({ weight }) => weight))).toBe(4)
  })
})

describe('initial states', () => {
  const two = compiled('VARIABLE x\nInit == x \\in {3, 5}\nNext == x\' = x + 1')
  test('several have to be chosen from', () => {
    expect(() => specMachine(two)).toThrow('M has 2 initial states: choose one with `initial`')
    expect(() => specMachine(two, { initial: 2 })).toThrow('`initial` chooses none of them')
    expect(() => specMachine(two, { initial: () => true })).toThrow('`initial` chooses 2 of them')
    expect(specMachine(two, { initial: 1 }).initial).toEqual([5])
    expect(specMachine(two, { initial: ({ x }) => x === 3 }).initial).toEqual([3])
  })
  test('a specification without nodes has no node', () => {
    expect(() => specMachine(two, { initial: 0, node: 'A' })).toThrow('M has no nodes')
  })
})

describe('values in a context', () => {
  test.each([
    ['1 .. 3', { '#set': [1, 2, 3] }],
    ['<<>>', []],
    ['[a |-> TRUE, b |-> <<"x">>]', { a: true, b: ['x'] }],
    ['[i \\in {0, 1} |-> "M1"]', { '#map': [[0, 'M1'], [1, 'M1']] }],
    ['[n \\in {M1} |-> "M1"]', { M1: { '#string': 'M1' } }],
    ['[M1 |-> M1]', { '#map': [[{ '#string': 'M1' }, 'M1']] }],
    ['{<<M1, {}>>}', { '#set': [['M1', { '#set': [] }]] }],
    ['-2147483647', -2147483647],
  ])('%s', (text, json) => {
    const program = compiled(`CONSTANT M1\nVARIABLE x\nInit == x = ${text}\nNext == x' = x /\\ FALSE`, 'CONSTANT M1 = M1 INIT Init NEXT Next')
    const spec = specMachine(program)
    const [first] = initialTransition(spec.machine)
    expect(first.context['x']).toEqual(json)
    const again = spec.machine.resolveState({ value: {}, context: JSON.parse(JSON.stringify(first.context)) as typeof first.context })
    expect(spec.stateOf(again)).toEqual(spec.initial)
  })

  test('a set that cannot be written down is no context', () => {
    expect(() => specMachine(compiled('VARIABLE x\nInit == x = Nat\nNext == UNCHANGED x'))).toThrow('holds finite values only')
  })

  test('look-alikes are told apart by a tag', () => {
    const program = compiled('CONSTANT M1\nVARIABLE x\nInit == x = 0\nTake(v) == x\' = v\nNext == \\E v \\in {"M1", M1} : Take(v)', 'CONSTANT M1 = M1 INIT Init NEXT Next')
    const spec = specMachine(program)
    const [first] = initialTransition(spec.machine)
    expect(spec.whyNot(first, { type: 'Take', v: 'M1' })).toMatchObject({ kind: 'ambiguous', missing: [] })
    expect(step(spec, first, { type: 'Take', v: { '#model': 'M1' } }).context).toEqual({ x: 'M1', '#models': ['M1'] })
    expect(step(spec, first, { type: 'Take', v: { '#string': 'M1' } }).context).toEqual({ x: 'M1', '#models': [] })
  })
})

describe('Replication', () => {
  test('every edge through `transition` is a step of the program, and every other event is refused', async () => {
    const program = await replication('ReplicationTiny.cfg')
    const spec = specMachine(program)
    const { states, steps } = edges(program, spec.initial)
    expect(states).toBe(1309)
    const known = new Map([[spec.initial.join(), spec.initial]])
    let taken = 0
    let refused = 0
    const everything: SpecEvent[] = []
    for (const state of known.values()) {
      const snapshot = spec.snapshotOf(state)
      const events = spec.enabledEvents(snapshot)
      for (const event of events) {
        const after = step(spec, snapshot, event)
        const next = spec.stateOf(after)
        taken++
        if (!known.has(next.join())) known.set(next.join(), next)
      }
      // Events of other states that are not enabled here.
      if (everything.length < 40) everything.push(...events)
      const enabled = new Set(events.map((event) => JSON.stringify(event)))
      const other = everything[known.size % everything.length]!
      if (!enabled.has(JSON.stringify(other))) {
        expect(step(spec, snapshot, other)).toBe(snapshot)
        refused++
      }
    }
    expect([known.size, taken]).toEqual([states, new Set(steps.map(({ from, action, next }) => `${from.join()}|${action}|${next.join()}`)).size])
    expect(refused).toBeGreaterThan(1000)
  })

  test('events are those of the contract', async () => {
    const spec = specMachine(await replication('ReplicationTiny.cfg'))
    const actor = createActor(spec.machine).start()
    const send = (event: Event): unknown => {
      expect(spec.whyNot(actor.getSnapshot(), event as unknown as SpecEvent)).toBeUndefined()
      actor.send(event as unknown as SpecEvent)
      return actor.getSnapshot().context
    }
    send({ type: 'AppendRecord', leader: 'A' })
    send({ type: 'SendFetch', follower: 'B' })
    const context = send({ type: 'HandleFetch', leader: 'A', follower: 'B', m: { type: 'Fetch', from: 'B', to: 'A', awaited: true, epoch: 0, offset: 0, brokerEpoch: 0 } }) as { log: unknown; network: unknown }
    expect(context.log).toEqual({ A: [{ epoch: 0, id: 0 }], B: [] })
    expect(context.network).toEqual({ '#set': [{ type: 'FetchResponse', from: 'A', to: 'B', awaited: true, offset: 0, base: 0, records: [{ epoch: 0, id: 0 }], highWatermark: 0 }] })
  })
})

describe('one node of Replication', () => {
  test('takes its own steps only, and tells what it did to the world', async () => {
    const spec = specMachine(await replication('ReplicationTiny.cfg'), { node: 'B' })
    const [first] = initialTransition(spec.machine)
    expect(spec.machine.id).toBe('MCReplication.B')
    expect(first.context).toMatchObject({ log: [], fetcher: 'fetching', highWatermark: 0, '#world': { log: { A: [] }, network: { '#set': [] }, written: 0 } })
    expect(spec.whyNot(first, { type: 'AppendRecord', leader: 'A' })).toMatchObject({ kind: 'elsewhere' })
    const [asked, effects] = transition(spec.machine, first, { type: 'SendFetch', follower: 'B' })
    const fetch = { type: 'Fetch', from: 'B', to: 'A', awaited: true, epoch: 0, offset: 0, brokerEpoch: 0 }
    expect(effects).toMatchObject([{ type: 'world', params: { changes: [{ variable: 'network', added: [fetch], removed: [] }] } }])
    // The world goes on without the node; the event brings what it has to know of it.
    const response = { type: 'FetchResponse', from: 'A', to: 'B', awaited: true, offset: 0, base: 0, records: [{ epoch: 0, id: 0 }], highWatermark: 0 }
    const event = { type: 'HandleFetchResponse', follower: 'B', leader: 'A', m: response }
    expect(spec.whyNot(asked, event)).toMatchObject({ kind: 'disabled' })
    const answered = step(spec, asked, { ...event, '#world': { network: { '#set': [response] } } })
    expect(answered.context).toMatchObject({ log: [{ epoch: 0, id: 0 }], '#world': { network: { '#set': [] } } })
    expect(spec.whyNot(asked, { ...event, '#world': { netwrok: [] } })).toMatchObject({ kind: 'error', message: 'the world has no variable netwrok' })
  })

  test('the machines of all nodes and the actions of none make up the whole', async () => {
    const program = await replication('ReplicationTiny.cfg')
    const whole = specMachine(program)
    const parts = ['A', 'B'].map((node) => specMachine(program, { node }))
    let state: State = whole.initial
    for (let k = 0; k < 12; k++) {
      const events = whole.enabledEvents(whole.snapshotOf(state))
      const own = parts.flatMap((part) => part.enabledEvents(part.snapshotOf(state)))
      expect(new Set(own.map((e) => JSON.stringify(e)))).toEqual(new Set(events.filter((e) => Object.values(e).some((v) => v === 'A' || v === 'B')).map((e) => JSON.stringify(e))))
      for (const part of parts) {
        const snapshot = part.snapshotOf(state)
        expect(part.stateOf(part.machine.resolveState({ value: {}, context: JSON.parse(JSON.stringify(snapshot.context)) as typeof snapshot.context }))).toEqual(state)
        for (const event of part.enabledEvents(snapshot)) expect(part.stateOf(step(part, snapshot, event))).toEqual(whole.stateOf(step(whole, whole.snapshotOf(state), event)))
      }
      state = whole.stateOf(step(whole, whole.snapshotOf(state), events[k % events.length]!))
    }
  })

  test('nodes may be numbers, and functions on them sequences', () => {
    const program = compiled(`VARIABLES pc, turn
Nodes == 1 .. 3
Init == pc = [i \\in Nodes |-> "idle"] /\\ turn = 1
Go(i) == pc[i] = "idle" /\\ turn = i /\\ pc' = [pc EXCEPT ![i] = "busy"] /\\ UNCHANGED turn
Done(i) == pc[i] = "busy" /\\ pc' = [pc EXCEPT ![i] = "idle"] /\\ turn' = (i % 3) + 1
Next == \\E i \\in Nodes : Go(i) \\/ Done(i)`)
    for (const node of [1, 2, 3]) {
      const spec = specMachine(program, { node })
      const [first] = initialTransition(spec.machine)
      expect(first.context['pc']).toBe('idle')
      expect(spec.stateOf(spec.machine.resolveState({ value: {}, context: JSON.parse(JSON.stringify(first.context)) as typeof first.context }))).toEqual(spec.initial)
      const [busy, effects] = transition(spec.machine, first, { type: 'Go', i: node, '#world': { turn: node } })
      expect(busy.context).toMatchObject({ pc: 'busy', '#world': { turn: node } })
      expect(effects).toMatchObject([{ params: { changes: [] } }])
      expect(transition(spec.machine, busy, { type: 'Done', i: node })[1]).toMatchObject([{ params: { changes: [{ variable: 'turn', now: node % 3 + 1 }] } }])
    }
  })

  test('a node has to exist', async () => {
    const program = await replication('ReplicationTiny.cfg')
    expect(() => specMachine(program, { node: 'C' })).toThrow('"C" is no element of Replicas: A, B')
  })
})

describe('laws', () => {
  const models = ['a', 'b', 'x']
  const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
    value: fc.oneof({ maxDepth: 3, depthSize: 'small' },
      fc.integer({ min: -3, max: 300 }), fc.integer().map(makeInteger), fc.boolean().map(makeBoolean), fc.constantFrom(...models).map(makeModelValue),
      fc.constantFrom('', 'x', '#set', '__proto__', 'a longer text').map(makeString),
      fc.array(tie('value'), { maxLength: 4 }).map(makeSequence),
      fc.array(fc.integer({ min: -5, max: 500 }), { maxLength: 5 }).map(makeSet),
      fc.array(fc.constantFrom(...models).map(makeModelValue), { maxLength: 3 }).map(makeSet),
      fc.uniqueArray(fc.constantFrom('x', '#model', '__proto__', 'g'), { minLength: 1 }).chain((names) => fc.array(tie('value'), { minLength: names.length, maxLength: names.length }).map((items) => makeRecord(names.map((name, k) => [name, items[k]!])))),
      fc.uniqueArray(fc.constantFrom(...models), { minLength: 1 }).chain((keys) => fc.array(tie('value'), { minLength: keys.length, maxLength: keys.length }).map((items) => makeFunctionOf(keys.map((key, k) => [makeModelValue(key), items[k]!])))),
      fc.uniqueArray(fc.integer({ min: -2, max: 3 }), { minLength: 1, maxLength: 4 }).chain((keys) => fc.array(tie('value'), { minLength: keys.length, maxLength: keys.length }).map((items) => makeFunctionOf(keys.map((key, k) => [key, items[k]!])))),
    ),
  })).value
  const throughJson = (json: Json): Json => JSON.parse(JSON.stringify(json)) as Json

  test('a context is read back as what was written', () => {
    fc.assert(fc.property(value, (v) => {
      const names = new Set(modelNames([v]))
      expect(decode(throughJson(encode(v, names)), (name) => names.has(name))).toBe(v)
    }))
  })

  test('plain data fits the value that it was made of; data that can mean one value only means that', () => {
    fc.assert(fc.property(value, (v) => {
      const plain = throughJson(plainOf(v))
      expect(fits(plain, v)).toBe(true)
      const known = determined(plain)
      if (known !== undefined) expect(known).toBe(v)
    }))
  })
})

test('values that are reclaimed are not remembered', async () => {
  const program = await replication('ReplicationTiny.cfg')
  const since = mark()
  const spec = specMachine(program)
  let [snapshot] = initialTransition(spec.machine)
  for (let k = 0; k < 6; k++) {
    const before = snapshot
    snapshot = step(spec, snapshot, spec.enabledEvents(snapshot)[0]!)
    expect(snapshot).not.toBe(before)
    const printed = spec.stateOf(snapshot).map((v) => printValue(v))
    reclaim(since, [])
    expect(spec.stateOf(snapshot).map((v) => printValue(v))).toEqual(printed)
  }
  expect(spec.initial.map((v) => printValue(v))).toEqual(spec.stateOf(initialTransition(spec.machine)[0]).map((v) => printValue(v)))
})
