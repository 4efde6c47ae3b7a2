/**
 * Every instance of an action in a state, enabled or not: its parameters over the sets that Next binds them in, and one
 * beyond where the set is of numbers.
 */
import { ACTIONS, type ActionName } from '../../src/machines/generated/replication.ts'
import type { Cluster } from '../../src/machines/replication/cluster.ts'
import type { ReplicationEvent } from '../../src/machines/replication/event.ts'
import type { Message, NodeId, PartitionState } from '../../src/machines/replication/partitionState.ts'
import { has } from '../../src/machines/replication/equal.ts'



export const ACTION_NAMES = Object.keys(ACTIONS) as readonly ActionName[]

/** Calls `visit` with each instance of the action. */
export function forEachInstance(action: ActionName, cluster: Cluster, visit: (event: ReplicationEvent) => void): void {
  const nodes = Object.keys(cluster.replicas)
  const { network, published, written } = cluster.world
  // The types of events forbid most of these; here they are tried on purpose.
  const visitMessages = (event: (m: never, envelope: Message) => ReplicationEvent): void => { for (const m of network) visit(event(m as never, m)) }
  const visitNodes = (event: (node: NodeId) => ReplicationEvent): void => { for (const node of nodes) visit(event(node)) }
  switch (action) {
    case 'AppendRecord': return visitNodes((leader) => ({ type: action, leader, id: written }))
    case 'AdvanceHighWatermark': return visitNodes((leader) => ({ type: action, leader }))
    case 'ShrinkIsr':
    case 'ExpandIsr': return visitNodes((leader) => ({ type: action, leader, follower: leader })), visitPairs(nodes, (leader, follower) => visit({ type: action, leader, follower }))
    case 'HandleFetch':
    case 'HandleOffsetsForLeaderEpoch':
    case 'RefuseRequest': return visitMessages((m, { from, to }) => ({ type: action, leader: to, follower: from, m }))
    case 'HandleEpochResponse':
    case 'HandleFetchResponse':
    case 'IgnoreResponse': return visitMessages((m, { from, to }) => ({ type: action, follower: to, leader: from, m }))
    case 'HandleAlterPartitionResponse': return visitMessages((m, { to }) => ({ type: action, leader: to, m }))
    case 'HandleAlterPartition': return visitMessages((m, { from }) => ({ type: action, leader: from, m }))
    case 'SendOffsetsForLeaderEpoch':
    case 'SendFetch': return visitNodes((follower) => ({ type: action, follower }))
    case 'ElectLeader': return visitNodes((replica) => ({ type: action, replica }))
    case 'BecomeLeader':
    case 'BecomeFollower':
    case 'LearnIsr': {
      for (const replica of nodes) for (const state of published) visit({ type: action, replica, state })
      return
    }
    case 'RestartClean':
    case 'LosePower': return visitRestarts(action, cluster, visit)
    case 'LoseMessage':
    case 'RepeatRequest': return visitMessages((m) => ({ type: action, m }))
  }
}

function visitPairs(nodes: readonly NodeId[], visit: (a: NodeId, b: NodeId) => void): void {
  for (const a of nodes) for (const b of nodes) if (a !== b) visit(a, b)
}

/** The choice of a restart is any state there is; the controller is to refuse those that may not follow. */
function visitRestarts(action: 'RestartClean' | 'LosePower', { replicas, controller, world }: Cluster, visit: (event: ReplicationEvent) => void): void {
  const { partition } = controller.context
  const states: readonly PartitionState[] = has(world.published, partition) ? world.published : [...world.published, partition]
  for (const [replica, { context }] of Object.entries(replicas)) {
    for (const state of states) {
      if (action === 'RestartClean') for (let checkpoint = 0; checkpoint <= context.highWatermark + 1; checkpoint++) visit({ type: action, replica, checkpoint, state })
      else for (let end = 0; end <= context.log.length; end++) visit({ type: action, replica, end, state })
    }
  }
}
