/**
 * Every instance of an action in a state, enabled or not: its arguments over the sets that Next binds them in, and one
 * beyond where the set is of numbers.
 */
import { ACTIONS, type ActionName } from '../../src/machines/generated/replication.ts'
import type { Cluster } from '../../src/machines/replication/cluster.ts'
import { has } from '../../src/machines/replication/equal.ts'
import type { ReplicationEvent } from '../../src/machines/replication/event.ts'
import type { Message, PartitionState } from '../../src/machines/replication/partitionState.ts'
import type { Events } from './events.ts'

export const ACTION_NAMES = Object.keys(ACTIONS) as readonly ActionName[]

/** The properties of an action's event besides `type`: arguments, choices, and the input of AppendRecord. */
export function propertiesOf(action: ActionName): readonly string[] {
  return action === 'AppendRecord' ? [...ACTIONS.AppendRecord, 'id'] : ACTIONS[action]
}

const PROPERTIES = Object.fromEntries(ACTION_NAMES.map((action) => [action, propertiesOf(action)])) as Readonly<Record<ActionName, readonly string[]>>

/** Calls `visit` with each instance of the action. */
export function forEachInstance(action: ActionName, cluster: Cluster, events: Events, visit: (event: ReplicationEvent) => void): void {
  const emit = (...values: unknown[]): void => visit(events.of(action, PROPERTIES[action], values))
  const nodes = Object.keys(cluster.replicas)
  const { network, published, written } = cluster.world
  switch (action) {
    case 'AppendRecord': return nodes.forEach((leader) => emit(leader, written))
    case 'AdvanceHighWatermark':
    case 'SendOffsetsForLeaderEpoch':
    case 'SendFetch':
    case 'ElectLeader': return nodes.forEach((node) => emit(node))
    case 'ShrinkIsr':
    case 'ExpandIsr': return nodes.forEach((leader) => nodes.forEach((follower) => emit(leader, follower)))
    // The receiver comes first, whether it leads or follows.
    case 'HandleFetch':
    case 'HandleOffsetsForLeaderEpoch':
    case 'RefuseRequest':
    case 'HandleEpochResponse':
    case 'HandleFetchResponse':
    case 'IgnoreResponse': return network.forEach((m) => emit(m.to, m.from, m))
    case 'HandleAlterPartitionResponse': return network.forEach((m) => emit(m.to, m))
    case 'HandleAlterPartition': return network.forEach((m) => emit(m.from, m))
    case 'LoseMessage':
    case 'RepeatRequest': return network.forEach((m: Message) => emit(m))
    case 'BecomeLeader':
    case 'BecomeFollower':
    case 'LearnIsr': return nodes.forEach((replica) => published.forEach((state) => emit(replica, state)))
    case 'RestartClean':
    case 'LosePower': return visitRestarts(action, cluster, emit)
  }
}

/** The choice of a restart is any state there is; the controller is to refuse those that may not follow. */
function visitRestarts(action: 'RestartClean' | 'LosePower', { replicas, controller, world }: Cluster, emit: (...values: unknown[]) => void): void {
  const { partition } = controller.context
  const states: readonly PartitionState[] = has(world.published, partition) ? world.published : [...world.published, partition]
  for (const [replica, { context }] of Object.entries(replicas)) {
    const last = action === 'RestartClean' ? context.highWatermark + 1 : context.log.length
    for (const state of states) for (let number = 0; number <= last; number++) emit(replica, number, state)
  }
}
