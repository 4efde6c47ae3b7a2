/**
 * What a follower asks and how it takes the answers: the rules of spec/PartitionFollower.tla, one function each.
 *
 * Kafka: AbstractFetcherThread, ReplicaFetcherThread.
 */
import { endOf, type ReplicaContext } from './context.ts'
import type { EpochResponse, Fetch, FetchResponse, OffsetsForLeaderEpoch } from './partitionState.ts'
import { answer279, epochCache, lastEpoch, prefix, sameAnswer, UNANSWERED, type Log } from './replicaLog.ts'

/** One exchange at a time. */
export function isFree(c: ReplicaContext): boolean {
  return c.waiting === null
}

/** Where does the last epoch of my log end in yours? Kafka: AbstractFetcherThread.maybeTruncate, fetchEpochEndOffsets. */
export function offsetsForLeaderEpoch(c: ReplicaContext): OffsetsForLeaderEpoch {
  return {
    type: 'OffsetsForLeaderEpoch', from: c.replica, to: c.view.leader, awaited: true,
    epoch: c.view.epoch,
    lastEpoch: lastEpoch(c.log),
  }
}

export interface Cut {
  /** The log keeps what is below. */
  readonly end: number
  /** Whether the search is over. */
  readonly done: boolean
}

/**
 * Where to cut the log. KIP-279: the answer may be about an earlier epoch than asked; unless that one is in our log too,
 * cut down to our last one before it and ask again. Kafka: AbstractFetcherThread.getOffsetTruncationState.
 */
export function truncation(c: ReplicaContext, { answer }: EpochResponse): Cut {
  const end = endOf(c)
  if (sameAnswer(answer, UNANSWERED)) return { end: c.highWatermark, done: true }
  if (!c.settings.fixes.EpochTrunc279) return { end: Math.min(answer.end, end), done: true }
  const ours = answer279(epochCache(c.log), end, answer.epoch)
  if (ours.epoch === answer.epoch) return { end: Math.min(answer.end, ours.end), done: true }
  return { end: ours.end, done: false }
}

/** Whether a follower whose log was cut may fetch now. */
export function mayFetch({ done }: Cut): boolean {
  return done
}

export function truncatedHighWatermark(c: ReplicaContext, end: number): number {
  return Math.min(c.highWatermark, end)
}

/** Kafka: ReplicaFetcherThread.buildFetch; FetchRequest's CurrentLeaderEpoch, and ReplicaState of KIP-903. */
export function fetch(c: ReplicaContext): Fetch {
  return {
    type: 'Fetch', from: c.replica, to: c.view.leader, awaited: true,
    epoch: c.view.epoch,
    offset: endOf(c),
    brokerEpoch: c.brokerEpoch,
  }
}

/** Whether an answer is about the offset that this follower is at. Kafka: AbstractFetcherThread.processFetchRequest. */
export function isAnswered(c: ReplicaContext, m: FetchResponse): boolean {
  return m.offset === endOf(c)
}

/** Kafka: ReplicaFetcherThread.processPartitionData. */
export function fetchedLog(c: ReplicaContext, m: FetchResponse): Log {
  return m.records.length === 0 ? prefix(c.log, m.base) : [...prefix(c.log, m.base), ...m.records]
}

export function fetchedHighWatermark(m: FetchResponse, end: number): number {
  return Math.min(m.highWatermark, end)
}
