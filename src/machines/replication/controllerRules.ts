/**
 * What the controller decides: the rules of spec/PartitionController.tla, one function each.
 *
 * Kafka: ReplicationControlManager, ClusterControlManager, PartitionChangeBuilder; before KRaft: KafkaController.
 */
import type { ControllerContext } from './context.ts'
import { intersection, union, UNKNOWN, without, type AlterPartition, type AlterPartitionResponse, type NodeId, type Nodes, type PartitionState } from './partitionState.ts'

/** The leader epoch of a new leader. */
export function nextEpoch(c: ControllerContext): number {
  return c.settings.fixes.BumpEpoch ? c.partition.epoch + 1 : c.partition.epoch
}

/**
 * KIP-966: who has left the ISR while it was at min.insync.replicas still has all that is committed, unless it lost data.
 * Kafka: PartitionChangeBuilder.maybeUpdateRecordElr.
 */
export function nextElr(c: ControllerContext, isr: Nodes, lost: Nodes): Nodes {
  if (!c.settings.fixes.ELR || isr.length >= c.settings.minIsr) return []
  return without(union(c.partition.elr, c.partition.isr), ...isr, ...lost)
}

/** The partition state that follows. Kafka: PartitionRegistration.merge. */
export function nextState(c: ControllerContext, leader: NodeId, epoch: number, isr: Nodes, elr: Nodes): PartitionState {
  return { leader, epoch, isr, elr, version: c.partition.version + 1 }
}

// ---------------------------------------------------------------- elections

/** Leadership may move at any time to a member of the ISR. Kafka: ReplicationControlManager.electLeaders. */
export function isElectable(c: ControllerContext, replica: NodeId): boolean {
  return c.partition.isr.includes(replica) && replica !== c.partition.leader
}

// ---------------------------------------------------------------- changes of the ISR

/**
 * Whether a request was made by the leader and on the state in force; otherwise INVALID_REQUEST, FENCED_LEADER_EPOCH or
 * INVALID_UPDATE_VERSION. Kafka: ReplicationControlManager.validateAlterPartitionData.
 */
export function isCurrent(c: ControllerContext, m: AlterPartition): boolean {
  if (!c.settings.fixes.IsrCas) return true
  return m.from === c.partition.leader && m.epoch === c.partition.epoch && m.version === c.partition.version
}

/** KIP-903: it counts on no earlier incarnation of a broker, else INELIGIBLE_REPLICA. Kafka: ReplicationControlManager.ineligibleReplicasForIsr. */
export function isEligible(c: ControllerContext, m: AlterPartition): boolean {
  if (!c.settings.fixes.BrokerEpoch) return true
  return m.isr.every((replica) => m.brokerEpochs[replica] === c.registration[replica] || m.brokerEpochs[replica] === UNKNOWN)
}

export function ineligible(c: ControllerContext, m: AlterPartition): AlterPartitionResponse {
  return { type: 'AlterPartitionResponse', from: c.settings.controller, to: m.from, awaited: true, version: m.version }
}

// ---------------------------------------------------------------- registration

/**
 * Who may be elected when the last member of the ISR restarts. Before KIP-966 only itself, whatever it has lost ("last
 * replica standing"); since, anyone eligible, and itself only if it lost nothing.
 */
export function candidates(c: ControllerContext, replica: NodeId, lost: Nodes): Nodes {
  return c.settings.fixes.ELR ? without(union(c.partition.elr, c.partition.isr), ...lost) : [replica]
}

/** What a registration means for the ISR. Kafka: ReplicationControlManager.handleBrokerUncleanShutdown, generateLeaderAndIsrUpdates. */
export type Consequence = 'none' | 'leavesElr' | 'leaderLeaves' | 'followerLeaves' | 'lastLeaves'

/** KIP-380: a restarted broker is taken out of the ISR and of leadership; before, a quick restart went unnoticed. */
export function consequence(c: ControllerContext, replica: NodeId, lost: Nodes): Consequence {
  const { isr, elr, leader } = c.partition
  if (!c.settings.fixes.FenceRestart) return 'none'
  if (!isr.includes(replica)) return intersection(elr, lost).length === 0 ? 'none' : 'leavesElr'
  if (isr.length === 1) return 'lastLeaves'
  return replica === leader ? 'leaderLeaves' : 'followerLeaves'
}

/** The state in which `elr` is without those that lost data. */
export function withoutLost(c: ControllerContext, lost: Nodes): PartitionState {
  return { ...c.partition, elr: without(c.partition.elr, ...lost), version: c.partition.version + 1 }
}
