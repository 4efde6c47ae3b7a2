/**
 * States of spec/Replication.tla as clusters of machines, and back: a machine's snapshot is made from the specification's
 * variables, and equality is checked field by field.
 *
 * Whatever is the same in two states is the same object in both clusters: the parts of a state are remembered by the
 * identities of the values they are made from.
 */
import type { Program, State } from '../../src/program/program.ts'
import type { Cluster, ClusterMachine, ControllerSnapshot, ReplicaSnapshot } from '../../src/machines/replication/cluster.ts'
import type { ControllerContext, ReplicaContext } from '../../src/machines/replication/context.ts'
import type { Effect } from '../../src/machines/replication/effect.ts'
import { equal, equalSets } from '../../src/machines/replication/equal.ts'
import type { Message, NodeId } from '../../src/machines/replication/partitionState.ts'
import { prefix, type Log } from '../../src/machines/replication/replicaLog.ts'
import { waitingFor, type World } from '../../src/machines/replication/world.ts'
import { statePath } from '../../src/machines/step.ts'
import type { Value } from '../../src/value/store.ts'
import type { DataMemory } from './data.ts'
import { Tuples } from './tuples.ts'

/** A field in which machines and specification differ. */
export interface FieldDifference {
  /** A path such as `log.A` or `network`. */
  readonly field: string
  readonly specification: unknown
  readonly machine: unknown
}

export interface Abstraction {
  /** The cluster that is in this state. */
  clusterOf(state: State): Cluster
  /** The first field in which a cluster is not in the state; undefined when it is. */
  difference(cluster: Cluster, state: State): FieldDifference | undefined
}

const LOCAL = ['log', 'highWatermark', 'view', 'fetcher', 'epochStart', 'progress', 'proposed', 'registration'] as const

export function createAbstraction(program: Program, machine: ClusterMachine, { dataOf, partsOf }: DataMemory): Abstraction {
  const { settings } = machine
  const slot = (name: string): number => program.variables.indexOf(name)
  const local = LOCAL.map(slot)
  const [networkSlot, partitionSlot, registrationSlot, viewSlot] = [slot('network'), slot('partition'), slot('registration'), slot('view')]
  const worldSlots = { published: slot('published'), faults: slot('faults'), crashes: slot('crashes'), written: slot('written'), writers: slot('writers'), committed: slot('committed'), acknowledged: slot('acknowledged') }
  const replicas = new Map(settings.replicas.map((node) => [node, { tuples: new Tuples(LOCAL.length + 1), snapshots: [] as ReplicaSnapshot[] }]))
  const controllers = { tuples: new Tuples(2), snapshots: [] as ControllerSnapshot[] }
  /** Snapshots of machines and of the specification that were found equal. */
  const equals = new WeakMap<ReplicaSnapshot, ReplicaSnapshot>()
  const networks = new Map<Value, { readonly messages: readonly Message[]; readonly waiting: Readonly<Record<NodeId, NodeId | null>> }>()
  const adoptions = new Map<Value, World['adopted']>()

  function network(value: Value): { readonly messages: readonly Message[]; readonly waiting: Readonly<Record<NodeId, NodeId | null>> } {
    let found = networks.get(value)
    if (found === undefined) {
      const messages = (dataOf(value) as Message[]).map(withBrokerEpochs)
      found = { messages, waiting: Object.fromEntries(settings.replicas.map((node) => [node, waitingFor(messages, node, settings)])) }
      networks.set(value, found)
    }
    return found
  }

  function adopted(view: Value): World['adopted'] {
    let found = adoptions.get(view)
    if (found === undefined) {
      found = Object.fromEntries([...partsOf(view)].map(([node, state]) => [node, (dataOf(state) as { readonly version: number }).version]))
      adoptions.set(view, found)
    }
    return found
  }

  function replicaOf(state: State, node: NodeId): ReplicaSnapshot {
    const { tuples, snapshots } = replicas.get(node)!
    const parts = local.map((i) => partsOf(state[i]!).get(node)!)
    const waiting = network(state[networkSlot]!).waiting[node]!
    const index = tuples.add([...parts, waiting === null ? -1 : settings.replicas.indexOf(waiting)])
    if (snapshots[index] === undefined) snapshots[index] = snapshotOf(node, parts.map(dataOf), waiting)
    return snapshots[index]
  }

  function snapshotOf(node: NodeId, [log, highWatermark, view, fetcher, epochStart, progress, proposed, brokerEpoch]: readonly unknown[], waiting: NodeId | null): ReplicaSnapshot {
    const context = { settings, replica: node, log, highWatermark, view, epochStart, progress, proposed, brokerEpoch, waiting } as ReplicaContext
    const value = fetcher !== 'none' ? { follower: fetcher as string } : context.view.leader === node ? 'leader' : 'offline'
    return machine.replica.at(value, context)
  }

  function controllerOf(state: State): ControllerSnapshot {
    const index = controllers.tuples.add([state[partitionSlot]!, state[registrationSlot]!])
    if (controllers.snapshots[index] === undefined) {
      const context = { settings, partition: dataOf(state[partitionSlot]!), registration: dataOf(state[registrationSlot]!) } as ControllerContext
      controllers.snapshots[index] = machine.controller.at(context.partition.leader === settings.none ? 'offline' : 'online', context)
    }
    return controllers.snapshots[index]
  }

  function worldOf(state: State): World {
    const data = (i: number): never => dataOf(state[i]!) as never
    return {
      network: network(state[networkSlot]!).messages,
      adopted: adopted(state[viewSlot]!),
      published: data(worldSlots.published), faults: data(worldSlots.faults), crashes: data(worldSlots.crashes),
      written: data(worldSlots.written), writers: data(worldSlots.writers), committed: data(worldSlots.committed), acknowledged: data(worldSlots.acknowledged),
    }
  }

  const clusterOf = (state: State): Cluster => ({
    replicas: Object.fromEntries(settings.replicas.map((node) => [node, replicaOf(state, node)])),
    controller: controllerOf(state),
    world: worldOf(state),
  })

  function difference(cluster: Cluster, state: State): FieldDifference | undefined {
    for (const node of settings.replicas) {
      const [machines, specifications] = [cluster.replicas[node]!, replicaOf(state, node)]
      if (machines === specifications || equals.get(machines) === specifications) continue
      const found = replicaDifference(machines, specifications)
      if (found !== undefined) return found
      equals.set(machines, specifications)
    }
    return controllerDifference(cluster.controller, controllerOf(state)) ?? worldDifference(cluster.world, worldOf(state))
  }
  return { clusterOf, difference }
}

function replicaDifference(machine: ReplicaSnapshot, specification: ReplicaSnapshot): FieldDifference | undefined {
  const [ours, theirs] = [machine.context, specification.context]
  const field = (name: string, a: unknown, b: unknown): FieldDifference => ({ field: `${name}.${theirs.replica}`, specification: b, machine: a })
  for (const key of ['log', 'highWatermark', 'view', 'epochStart', 'progress', 'proposed'] as const) {
    if (!equal(ours[key], theirs[key])) return field(key, ours[key], theirs[key])
  }
  if (ours.brokerEpoch !== theirs.brokerEpoch) return field('registration', ours.brokerEpoch, theirs.brokerEpoch)
  if (ours.waiting !== theirs.waiting) return field('waiting', ours.waiting, theirs.waiting)
  const [role, expected] = [statePath(machine.value), statePath(specification.value)]
  return role === expected ? undefined : field('fetcher', role, expected)
}

function controllerDifference(machine: ControllerSnapshot, specification: ControllerSnapshot): FieldDifference | undefined {
  if (machine === specification) return undefined
  for (const key of ['partition', 'registration'] as const) {
    const [ours, theirs] = [machine.context[key], specification.context[key]]
    if (!equal(ours, theirs)) return { field: key, specification: theirs, machine: ours }
  }
  const [state, expected] = [statePath(machine.value), statePath(specification.value)]
  return state === expected ? undefined : { field: 'the state of the controller', specification: expected, machine: state }
}

/** Arrays of these are sets. */
const SETS: readonly (keyof World)[] = ['network', 'published', 'writers', 'acknowledged']

function worldDifference(machine: World, specification: World): FieldDifference | undefined {
  for (const key of ['network', 'published', 'adopted', 'written', 'writers', 'committed', 'acknowledged', 'faults', 'crashes'] as const) {
    const [ours, theirs] = [machine[key], specification[key]]
    const same = SETS.includes(key) ? equalSets(ours as readonly unknown[], theirs as readonly unknown[]) : equal(ours, theirs)
    if (!same) return { field: key, specification: theirs, machine: ours }
  }
  return undefined
}

/** The empty function and the empty sequence are one value; here a function is meant. */
export function withBrokerEpochs(m: Message): Message {
  return m.type === 'AlterPartition' && Array.isArray(m.brokerEpochs) ? { ...m, brokerEpochs: {} } : m
}

/** What a log becomes on the disk of a replica that carries out the effects of a step. */
export function logAfter(log: Log, replica: NodeId, effects: readonly Effect[]): Log {
  let kept = log
  for (const effect of effects) {
    if (effect.type === 'truncate' && effect.params.replica === replica) kept = prefix(kept, effect.params.end)
    else if (effect.type === 'append' && effect.params.replica === replica) kept = [...kept, ...effect.params.records]
  }
  return kept
}
