/**
 * What a leader may do, and what comes of it: the rules of spec/PartitionLeader.tla, one function each.
 *
 * A rule that builds on another is handed its result, so that any one of them can be replaced alone (REPLICA_RULES in
 * partitionReplica.ts); the machine puts them together.
 *
 * Kafka: Partition, ReplicaManager, AlterPartitionManager.
 */
import { endOf, type ReplicaContext } from './context.ts'
import {
  intersection, union, UNKNOWN, including, without,
  type AlterPartition, type AlterPartitionResponse, type EpochAnswer, type EpochResponse, type Fetch, type FetchResponse, type NodeId, type Nodes,
  type OffsetsForLeaderEpoch, type Progress, type AcksAllPromise,
} from './partitionState.ts'
import { answer101, answer279, epochCache, from, prefix, type EpochEntry, type Log, type LogRecord } from './replicaLog.ts'

/** The record that a leader appends. Kafka: Partition.appendRecordsToLeader. */
export function newRecord(c: ReplicaContext, id: number): LogRecord {
  return { epoch: c.view.epoch, id }
}

// ---------------------------------------------------------------- requests of followers

/** KIP-320: a request made in another leader epoch is refused (FENCED_LEADER_EPOCH, UNKNOWN_LEADER_EPOCH). */
export function serves(c: ReplicaContext, m: Fetch | OffsetsForLeaderEpoch): boolean {
  return !c.settings.fixes.FenceFetch || m.epoch === c.view.epoch
}

/** Kafka: ReplicaManager.fetchMessages, with the high watermark as before this fetch is counted. */
export function fetchResponse(c: ReplicaContext, m: Fetch): FetchResponse {
  return {
    type: 'FetchResponse', from: c.replica, to: m.from, awaited: true,
    offset: m.offset,
    base: Math.min(m.offset, endOf(c)),
    records: from(c.log, m.offset),
    highWatermark: c.highWatermark,
  }
}

/** The offset of a fetch says how far the follower has got. Kafka: Partition.updateFollowerFetchState. */
export function countedFetch(c: ReplicaContext, m: Fetch): ReplicaContext['progress'] {
  if (m.offset > endOf(c)) return c.progress
  return { ...c.progress, [m.from]: { offset: m.offset, brokerEpoch: m.brokerEpoch } }
}

/** The epochs of the log and the leader's own, which it enters on becoming leader; before KAFKA-7415, on the first write. */
export function leaderEpochCache(c: ReplicaContext): readonly EpochEntry[] {
  const written = epochCache(c.log)
  return c.settings.fixes.PersistLE ? [...written, { epoch: c.view.epoch, start: c.epochStart }] : written
}

/** Where an epoch ends. Kafka: Partition.lastOffsetForLeaderEpoch, LeaderEpochFileCache.endOffsetFor. */
export function epochAnswer(c: ReplicaContext, cache: readonly EpochEntry[], epoch: number): EpochAnswer {
  return c.settings.fixes.EpochTrunc279 ? answer279(cache, endOf(c), epoch) : answer101(cache, endOf(c), epoch)
}

export function epochResponse(c: ReplicaContext, m: OffsetsForLeaderEpoch, answer: EpochAnswer): EpochResponse {
  return { type: 'EpochResponse', from: c.replica, to: m.from, awaited: true, answer }
}

// ---------------------------------------------------------------- the high watermark

/** KIP-497: while a change of the ISR is in flight, what is in either set is counted; before, the smaller set was used at once. */
export function inSync(c: ReplicaContext): Nodes {
  if (c.proposed.length === 0) return c.view.isr
  return c.settings.fixes.MaximalIsr ? union(c.view.isr, c.proposed) : intersection(c.view.isr, c.proposed)
}

/** How far a replica has got, as far as the leader knows. */
export function fetchedBy(c: ReplicaContext, replica: NodeId): number {
  return replica === c.replica ? endOf(c) : progressOf(c, replica).offset
}

/** The least of what the replicas in sync have fetched; nothing can be committed when there are none. */
export function committableEnd(fetched: readonly number[]): number {
  return fetched.length === 0 ? UNKNOWN : Math.min(...fetched)
}

/** Whether the ISR is large enough to answer producers with acks=all. */
export function isAmple(c: ReplicaContext): boolean {
  return c.view.isr.length >= c.settings.minIsr
}

/** KAFKA-15583: below min.insync.replicas nothing is committed. Kafka: Partition.maybeIncrementLeaderHW. */
export function mayAdvance(c: ReplicaContext, end: number, ample: boolean): boolean {
  return end > c.highWatermark && (!c.settings.fixes.MinIsrHw || ample)
}

/** The producers that can be answered: those of this epoch's records below `end`. Kafka: DelayedProduce. */
export function promises(c: ReplicaContext, end: number): readonly AcksAllPromise[] {
  const made: AcksAllPromise[] = []
  for (let offset = c.highWatermark; offset < end; offset++) {
    const record = c.log[offset]!
    if (record.epoch === c.view.epoch) made.push({ offset, record })
  }
  return made
}

/** What clients are shown: the log below `end`. */
export function exposed(c: ReplicaContext, end: number): Log {
  return prefix(c.log, end)
}

// ---------------------------------------------------------------- changes of the ISR

/** One change is in flight at a time. Kafka: Partition.submitAlterPartition. */
export function mayPropose(c: ReplicaContext): boolean {
  return c.proposed.length === 0
}

export function alterPartition(c: ReplicaContext, isr: Nodes): AlterPartition {
  return {
    type: 'AlterPartition', from: c.replica, to: c.settings.controller, awaited: true,
    epoch: c.view.epoch,
    version: c.view.version,
    isr,
    brokerEpochs: Object.fromEntries(isr.map((replica) => [replica, replica === c.replica ? c.brokerEpoch : progressOf(c, replica).brokerEpoch])),
  }
}

/** Time is not modelled: whoever has not fetched everything may be called lagging. Kafka: Partition.getOutOfSyncReplicas. */
export function isLagging(c: ReplicaContext, follower: NodeId): boolean {
  return follower !== c.replica && c.view.isr.includes(follower) && progressOf(c, follower).offset < endOf(c)
}

export function shrunkIsr(c: ReplicaContext, follower: NodeId): Nodes {
  return without(c.view.isr, follower)
}

/**
 * KAFKA-7128: a follower has caught up when it has reached the high watermark and the start of the leader's epoch, as the
 * high watermark of a new leader may lag behind what is committed. Kafka: Partition.isFollowerInSync.
 */
export function caughtUp(c: ReplicaContext, follower: NodeId): boolean {
  const { offset } = progressOf(c, follower)
  return offset >= c.highWatermark && (!c.settings.fixes.ExpandLeso || offset >= c.epochStart)
}

export function isOutOfSync(c: ReplicaContext, follower: NodeId): boolean {
  return !c.view.isr.includes(follower)
}

export function expandedIsr(c: ReplicaContext, follower: NodeId): Nodes {
  return including(c.view.isr, follower)
}

/** INELIGIBLE_REPLICA: back to the ISR in force, if that is still the question. Kafka: Partition.handleAlterPartitionError. */
export function proposedAfter(c: ReplicaContext, m: AlterPartitionResponse): Nodes {
  return m.version === c.view.version ? [] : c.proposed
}

function progressOf(c: ReplicaContext, replica: NodeId): Progress {
  return c.progress[replica]!
}
