/**
 * The role machines of replication: a run told step by step, refusals that name their guard, and what keeps the thin layer
 * over XState honest. That the machines do what the specification says is shown by refinement (test/conformance).
 */
import fc from 'fast-check'
import { transition, type AnyStateMachine } from 'xstate'
import { describe, expect, it } from 'vitest'
import { createCluster, type Cluster, type ClusterMachine } from '../../src/machines/replication/cluster.ts'
import { afterRegistration, controller } from '../../src/machines/replication/controller.ts'
import { partitionReplica } from '../../src/machines/replication/partitionReplica.ts'
import type { PartitionState, Settings } from '../../src/machines/replication/partitionState.ts'
import type { ReplicationEvent } from '../../src/machines/replication/event.ts'
import { fixesOf, type Release } from '../../src/machines/replication/version.ts'
import { statePath } from '../../src/machines/step.ts'
import { Events } from '../../conformance/refinement/events.ts'
import { forEachInstance, ACTION_NAMES } from '../../conformance/refinement/instances.ts'

const FIRST: PartitionState = { leader: 'A', epoch: 0, isr: ['A', 'B'], elr: [], version: 0 }

function settings(release: Release): Settings {
  return { replicas: ['A', 'B'], controller: 'Controller', none: 'None', minIsr: 1, fixes: fixesOf(release) }
}

const EVENTS = new Events()

const newest = (): ClusterMachine => createCluster(settings('All'), FIRST)

/** `A leader 0/1 B follower.fetching 0/1` (high watermark / end), and the messages in flight. */
function shown({ replicas, world }: Cluster): string {
  const nodes = Object.entries(replicas).map(([node, { value, context }]) => `${node} ${statePath(value)} ${context.highWatermark}/${context.log.length}`)
  return [...nodes, ...world.network.map((m) => `${m.type} ${m.from}>${m.to}`)].join(', ')
}

/** The one enabled event of this action, or of this action by this node. */
function take(machine: ClusterMachine, cluster: Cluster, action: ReplicationEvent['type'], chosen: Partial<Record<string, unknown>> = {}): Cluster {
  const enabled: Cluster[] = []
  forEachInstance(action, cluster, EVENTS, (event) => {
    if (!Object.entries(chosen).every(([key, value]) => (event as unknown as Record<string, unknown>)[key] === value)) return
    const { enabled: yes, cluster: next } = machine.step(cluster, event)
    if (yes) enabled.push(next)
  })
  expect(enabled, `one ${action}`).toHaveLength(1)
  return enabled[0]!
}

describe('a partition of two replicas', () => {
  it('replicates a record, commits it and tells the producer', () => {
    const machine = newest()
    let cluster = machine.first
    const told = ['AppendRecord', 'SendFetch', 'HandleFetch', 'HandleFetchResponse', 'SendFetch', 'HandleFetch', 'AdvanceHighWatermark', 'HandleFetchResponse', 'SendFetch', 'HandleFetch', 'HandleFetchResponse'] as const
    expect(told.map((action) => {
      cluster = take(machine, cluster, action)
      return `${action}: ${shown(cluster)}`
    })).toEqual([
      'AppendRecord: A leader 0/1, B follower.fetching 0/0',
      'SendFetch: A leader 0/1, B follower.fetching 0/0, Fetch B>A',
      'HandleFetch: A leader 0/1, B follower.fetching 0/0, FetchResponse A>B',
      'HandleFetchResponse: A leader 0/1, B follower.fetching 0/1',
      'SendFetch: A leader 0/1, B follower.fetching 0/1, Fetch B>A',
      'HandleFetch: A leader 0/1, B follower.fetching 0/1, FetchResponse A>B',
      'AdvanceHighWatermark: A leader 1/1, B follower.fetching 0/1, FetchResponse A>B',
      'HandleFetchResponse: A leader 1/1, B follower.fetching 0/1',
      'SendFetch: A leader 1/1, B follower.fetching 0/1, Fetch B>A',
      'HandleFetch: A leader 1/1, B follower.fetching 0/1, FetchResponse A>B',
      'HandleFetchResponse: A leader 1/1, B follower.fetching 1/1',
    ])
    expect(cluster.world.acknowledged).toEqual([{ offset: 0, record: { epoch: 0, id: 0 } }])
  })

  it('loses the record in 0.10 when the follower restarts with an old high watermark and is elected', () => {
    const machine = createCluster(settings('0.10'), FIRST)
    let cluster = machine.first
    for (const action of ['AppendRecord', 'SendFetch', 'HandleFetch', 'HandleFetchResponse', 'SendFetch', 'HandleFetch', 'AdvanceHighWatermark'] as const) cluster = take(machine, cluster, action)
    cluster = take(machine, cluster, 'RestartClean', { replica: 'B' })
    cluster = take(machine, cluster, 'ElectLeader', { replica: 'B' })
    cluster = take(machine, cluster, 'BecomeLeader')
    expect(shown(cluster)).toBe('A leader 1/1, B leader 0/0')
    expect(cluster.world.committed).toEqual([{ epoch: 0, id: 0 }])
  })

  it('truncates by epoch with the fixes', () => {
    const machine = newest()
    let cluster = take(machine, machine.first, 'AppendRecord')
    cluster = take(machine, cluster, 'ElectLeader')
    cluster = take(machine, cluster, 'BecomeLeader')
    cluster = take(machine, cluster, 'BecomeFollower')
    expect(shown(cluster)).toBe('A follower.truncating 0/1, B leader 0/0')
    for (const action of ['SendOffsetsForLeaderEpoch', 'HandleOffsetsForLeaderEpoch', 'HandleEpochResponse'] as const) cluster = take(machine, cluster, action)
    expect(shown(cluster)).toBe('A follower.fetching 0/0, B leader 0/0')
  })

  it('is without leader when the last member of the ISR lost records and nobody else is eligible', () => {
    const machine = createCluster(settings('All'), { ...FIRST, isr: ['A'] })
    const before = take(machine, machine.first, 'AppendRecord')
    const [state] = afterRegistration(before.controller.context, 'A', ['A'])
    expect(state).toEqual({ leader: 'None', epoch: 1, isr: [], elr: [], version: 1 })
    const { cluster } = machine.step(before, { type: 'LosePower', replica: 'A', end: 0, state: state! })
    expect(cluster.controller.value).toBe('offline')
    expect(shown(cluster)).toBe('A offline 0/0, B follower.fetching 0/0')
  })
})

describe('a refusal', () => {
  const machine = newest()
  const sent = take(machine, machine.first, 'SendFetch')
  const [m] = sent.world.network
  const cases: readonly (readonly [string, Cluster, ReplicationEvent, unknown])[] = [
    ['names the guard', sent, { type: 'SendFetch', follower: 'B' }, { node: 'B', state: 'follower.fetching', guard: 'isFree' }],
    ['names the state when nothing there takes the event', sent, { type: 'AppendRecord', leader: 'B', id: 7 }, { node: 'B', state: 'follower.fetching', guard: undefined }],
    ['is about the alternative that came furthest', sent, { type: 'RestartClean', replica: 'B', checkpoint: 1, state: afterRegistration(sent.controller.context, 'B', [])[0]! }, { node: 'B', state: 'follower.fetching', guard: 'isCheckpoint' }],
    ['may be the controller\'s', sent, { type: 'ElectLeader', replica: 'A' }, { node: 'Controller', state: 'online', guard: 'isElectable' }],
    ['may be the network\'s', sent, { type: 'LoseMessage', m: { ...m, awaited: false } as never }, { node: 'network', state: '', guard: 'mayLose' }],
    ['is no refusal', sent, { type: 'HandleFetch', leader: 'A', follower: 'B', m: m as never }, undefined],
  ]
  for (const [name, cluster, event, why] of cases) {
    it(name, () => {
      expect(machine.whyNot(cluster, event)).toEqual(why)
      const { enabled, cluster: after, effects } = machine.step(cluster, event)
      expect(enabled).toBe(why === undefined)
      if (!enabled) expect([after, effects]).toEqual([cluster, []])
    })
  }
})

describe('the layer over XState', () => {
  it('every transition does something, so that an untouched snapshot is a refusal', () => {
    const idle: string[] = []
    for (const machine of [partitionReplica(), controller()] as unknown as AnyStateMachine[]) {
      for (const node of machine.root.machine.idMap.values()) {
        for (const [event, transitions] of node.transitions) for (const { actions } of transitions) if (actions.length === 0) idle.push(`${node.id} ${event}`)
      }
    }
    expect(idle).toEqual([])
  })

  it('is the public transition, and changes no snapshot that it is given', () => {
    const machine = newest()
    fc.assert(fc.property(fc.infiniteStream(fc.nat()), (choices) => {
      let cluster = frozen(machine.first)
      for (let k = 0; k < 20; k++) {
        const events: ReplicationEvent[] = []
        for (const action of ACTION_NAMES) forEachInstance(action, cluster, EVENTS, (event) => events.push(event))
        for (const event of events) sameAsXState(machine, cluster, event)
        const steps = events.map((event) => machine.step(cluster, event)).filter(({ enabled }) => enabled)
        if (steps.length === 0) return
        cluster = frozen(steps[choices.next().value % steps.length]!.cluster)
      }
    }), { numRuns: 4, seed: 3 })
  })
})

function sameAsXState(machine: ClusterMachine, { replicas, controller: control }: Cluster, event: ReplicationEvent): void {
  const registered = { ...event, brokerEpoch: 1 }
  for (const [stepper, snapshot] of [...Object.values(replicas).map((replica) => [machine.replica, replica]), [machine.controller, control]] as [typeof machine.replica, Cluster['replicas'][string]][]) {
    if (snapshot === control as unknown && !['ElectLeader', 'HandleAlterPartition', 'RestartClean', 'LosePower'].includes(event.type)) continue
    if (snapshot !== control as unknown && ['ElectLeader', 'HandleAlterPartition', 'LoseMessage', 'RepeatRequest'].includes(event.type)) continue
    const [next, actions] = transition(stepper.machine, snapshot, registered as never)
    const ours = stepper.step(snapshot, registered as never)
    expect([ours.snapshot.value, ours.snapshot.context]).toEqual([next.value, next.context])
    expect(ours.effects).toEqual(actions.map(({ type, params }) => ({ type, params })))
    expect(ours.enabled).toBe(snapshot.can(registered as never))
    expect(stepper.whyNot(snapshot, registered as never) === undefined).toBe(ours.enabled)
  }
}

/** Deeply frozen contexts: a step that changed one would throw. */
function frozen(cluster: Cluster): Cluster {
  const freeze = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
    Object.freeze(value)
    Object.values(value).forEach(freeze)
  }
  for (const { context } of Object.values(cluster.replicas)) freeze(context)
  freeze(cluster.controller.context)
  freeze(cluster.world)
  return cluster
}
