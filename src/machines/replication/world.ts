/**
 * The world between the nodes, as the specification has it: the wire, what the controller published, what clients have
 * seen, and how much has gone wrong so far (spec/Network.tla, and the variables `world` and `clients`).
 *
 * `applyEffects` says what each effect of a machine means there. It is the meaning that a driver with a real network and
 * real disks has to agree with.
 */
import { assert } from '../../value/error.ts'
import type { Effect } from './effect.ts'
import { equal, excluding, including } from './equal.ts'
import type { NetworkEvent } from './event.ts'
import type { Message, NodeId, PartitionState, AcksAllPromise, Settings } from './partitionState.ts'
import { overlay, type Log } from './replicaLog.ts'

/** Arrays without order are sets. */
export interface World {
  /** The messages in flight, a set. */
  readonly network: readonly Message[]
  /** The states that some replica may still adopt, a set. */
  readonly published: readonly PartitionState[]
  /** The version of the state that each replica is on. */
  readonly adopted: Readonly<Record<NodeId, number>>
  readonly faults: { readonly lost: number; readonly repeated: number }
  readonly crashes: { readonly clean: number; readonly power: number }
  /** How many records clients have sent. */
  readonly written: number
  /** Who appended in which epoch, a set. */
  readonly writers: readonly { readonly epoch: number; readonly replica: NodeId }[]
  /** The log as far as it was ever shown to clients. */
  readonly committed: Log
  /** The promises made to producers with acks=all, a set. */
  readonly acknowledged: readonly AcksAllPromise[]
}

export function firstWorld(settings: Settings, partition: PartitionState): World {
  return {
    network: [], published: [], adopted: Object.fromEntries(settings.replicas.map((replica) => [replica, partition.version])),
    faults: { lost: 0, repeated: 0 }, crashes: { clean: 0, power: 0 }, written: 0, writers: [], committed: [], acknowledged: [],
  }
}

/** The world after these effects of one step. Those on a node's own log or on registrations leave it as it is. */
export function applyEffects(world: World, effects: readonly Effect[]): World {
  let next = world
  for (const effect of effects) next = applied(next, effect)
  return next
}

function applied(world: World, effect: Effect): World {
  switch (effect.type) {
    case 'send': return { ...world, network: including(world.network, effect.params.message) }
    case 'drop': return { ...world, network: excluding(world.network, effect.params.message) }
    case 'answer': {
      const { request, response } = effect.params
      const rest = excluding(world.network, request)
      return { ...world, network: request.awaited ? including(rest, response) : rest }
    }
    case 'abandon': {
      const { client, servers } = effect.params
      return { ...world, network: world.network.filter((m) => !(m.awaited && clientOf(m) === client && servers.includes(serverOf(m)))) }
    }
    case 'disconnect': {
      const { node } = effect.params
      return { ...world, network: world.network.filter((m) => !(m.awaited && (m.from === node || m.to === node))) }
    }
    case 'publish': return { ...world, published: including(world.published, effect.params.state) }
    case 'adopt': {
      const { replica, state } = effect.params
      const adopted = { ...world.adopted, [replica]: state.version }
      return { ...world, adopted, published: unseen(world.published, adopted) }
    }
    case 'accept': {
      const { replica, record } = effect.params
      return { ...world, written: world.written + 1, writers: including(world.writers, { epoch: record.epoch, replica }) }
    }
    case 'expose': return { ...world, committed: overlay(world.committed, effect.params.log) }
    case 'acknowledge': return { ...world, acknowledged: effect.params.promises.reduce(including<AcksAllPromise>, world.acknowledged) }
    case 'truncate':
    case 'append':
    case 'register': return world
  }
}

/** A state that every replica has left behind can be forgotten. */
function unseen(states: readonly PartitionState[], adopted: World['adopted']): readonly PartitionState[] {
  const oldest = Math.min(...Object.values(adopted))
  return states.filter(({ version }) => version > oldest)
}

// ---------------------------------------------------------------- the wire

const REQUESTS: readonly Message['type'][] = ['Fetch', 'OffsetsForLeaderEpoch', 'AlterPartition']

export function isRequest(m: Message): boolean {
  return REQUESTS.includes(m.type)
}

export function clientOf(m: Message): NodeId {
  return isRequest(m) ? m.from : m.to
}

export function serverOf(m: Message): NodeId {
  return isRequest(m) ? m.to : m.from
}

/** The leader whose answer a replica waits for, as the network shows it; null when it waits for none. */
export function waitingFor(network: readonly Message[], client: NodeId, settings: Settings): NodeId | null {
  for (const m of network) if (m.awaited && clientOf(m) === client && serverOf(m) !== settings.controller) return serverOf(m)
  return null
}

/** The channel to the controller retries: there, loss is delay. */
export function mayLose(m: Message, settings: Settings): boolean {
  return m.awaited && m.from !== settings.controller && m.to !== settings.controller
}

export function mayRepeat(m: Message): boolean {
  return m.awaited && isRequest(m)
}

/** What the network does of itself: lose a message, or leave a stray copy of a request in some queue. */
export function afterFault(world: World, event: NetworkEvent): World {
  assert(world.network.some((m) => equal(m, event.m)), 'only what is on the wire is lost or repeated')
  const { faults } = world
  return event.type === 'LoseMessage'
    ? { ...world, network: excluding(world.network, event.m), faults: { ...faults, lost: faults.lost + 1 } }
    : { ...world, network: including(world.network, { ...event.m, awaited: false }), faults: { ...faults, repeated: faults.repeated + 1 } }
}
