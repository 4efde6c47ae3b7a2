/**
 * What a broker makes of news about a partition, and of a restart: the rules of spec/PartitionBroker.tla.
 *
 * Kafka: BrokerMetadataPublisher, ReplicaManager, Partition.makeLeader and makeFollower, LogManager.
 */
import { endOf, nobody, type ReplicaContext } from './context.ts'
import type { NodeId, Nodes, PartitionState } from './partitionState.ts'
import { endOffset, prefix, type Log } from './replicaLog.ts'

/** States are adopted in order; some may be skipped. */
export function isNews(c: ReplicaContext, state: PartitionState): boolean {
  return state.version > c.view.version
}

/** Whether news changes what this replica is, or only whom its leader counts. */
export function isNewRole(c: ReplicaContext, state: PartitionState): boolean {
  return state.epoch !== c.view.epoch || state.leader !== c.view.leader
}

function follows(c: ReplicaContext, state: PartitionState): boolean {
  return state.leader !== c.replica && state.leader !== c.settings.none
}

/** Before KIP-101 a follower cut its log to its high watermark whenever it came to follow somebody. Kafka: Partition.makeFollower. */
export function keptLog(c: ReplicaContext, state: PartitionState, log: Log, highWatermark: number): Log {
  return follows(c, state) && !c.settings.fixes.EpochTrunc101 ? prefix(log, highWatermark) : log
}

export type Role = 'leader' | 'offline' | 'truncating' | 'fetching'

/** What a replica is in this partition state, with this log. */
export function roleFor(c: ReplicaContext, state: PartitionState, log: Log): Role {
  if (state.leader === c.replica) return 'leader'
  if (state.leader === c.settings.none) return 'offline'
  return c.settings.fixes.EpochTrunc101 && log.length > 0 ? 'truncating' : 'fetching'
}

/** Where the epoch of a leader starts: at the end of its log as it becomes leader. Kafka: Partition.leaderEpochStartOffsetOpt. */
export function newEpochStart(role: Role, log: Log): number {
  return role === 'leader' ? endOffset(log) : 0
}

/** `TakeRole`: the part of the context that a new role starts from. Kafka: Partition.makeLeader, makeFollower. */
export function startOfRole(c: ReplicaContext, view: PartitionState, log: Log, highWatermark: number, epochStart: number):
Pick<ReplicaContext, 'view' | 'log' | 'highWatermark' | 'epochStart' | 'progress' | 'proposed'> {
  return { view, log, highWatermark, epochStart, progress: nobody(c.settings), proposed: [] }
}

/** News of the same leader in the same epoch: another ISR. What was proposed is settled. Kafka: Partition.updateAssignmentAndIsr. */
export function learned(_c: ReplicaContext, state: PartitionState): Pick<ReplicaContext, 'view' | 'proposed'> {
  return { view: state, proposed: [] }
}

/**
 * The leaders whose answer is not waited for any more: of a follower that turns to another one; KAFKA-7786, 18991: and of the
 * same in a later epoch. Kafka: AbstractFetcherManager.removeFetcherForPartitions.
 */
export function abandoned(c: ReplicaContext, state: PartitionState): Nodes {
  if (c.waiting === null) return []
  return c.settings.fixes.ForgetAnswer || c.waiting !== state.leader ? [c.waiting] : []
}

/** A clean restart may find an old checkpoint of the high watermark. Kafka: replication-offset-checkpoint. */
export function isCheckpoint(c: ReplicaContext, checkpoint: number): boolean {
  return Number.isInteger(checkpoint) && checkpoint >= 0 && checkpoint <= c.highWatermark
}

/** A power loss cuts the log anywhere, as Kafka does not wait for fsync. */
export function isCut(c: ReplicaContext, end: number): boolean {
  return Number.isInteger(end) && end >= 0 && end < endOf(c)
}

/** The high watermark after a power loss that left the log up to `end`. */
export function recoveredHighWatermark(c: ReplicaContext, end: number): number {
  return Math.min(c.highWatermark, end)
}

/** Whether this is what makes a replica lead, when it adopts `state`. */
export function isElected(replica: NodeId, state: PartitionState): boolean {
  return state.leader === replica
}

