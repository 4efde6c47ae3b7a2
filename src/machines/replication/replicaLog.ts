/**
 * The log of one replica (spec/ReplicaLog.tla): records by offset from 0, and the epoch cache that is read off it.
 *
 * A log is a plain array that is never changed: an append copies it. That is a copy of references, cheap up to tens of
 * thousands of records, and it keeps contexts JSON.
 *
 * Kafka: UnifiedLog, LeaderEpochFileCache.
 */
import type { Record } from '../generated/replication.ts'
import { UNKNOWN, type EpochAnswer } from './partitionState.ts'

export type LogRecord = Record

export type Log = readonly LogRecord[]

export interface EpochEntry {
  readonly epoch: number
  /** Offset of the first record of the epoch. */
  readonly start: number
}

export const NO_EPOCH = UNKNOWN

/** LEO: the offset of the next record. */
export function endOffset(log: Log): number {
  return log.length
}

/** The records below `end`; the log itself when it ends there or before. */
export function prefix(log: Log, end: number): Log {
  return end >= log.length ? log : log.slice(0, end)
}

/** The records from `offset` on. */
export function from(log: Log, offset: number): Log {
  return log.slice(offset)
}

/** `start` written over the beginning of a log. */
export function overlay(log: Log, start: Log): Log {
  return [...start, ...from(log, start.length)]
}

export function lastEpoch(log: Log): number {
  return log.at(-1)?.epoch ?? NO_EPOCH
}

/** Where each epoch starts. */
export function epochCache(log: Log): EpochEntry[] {
  const cache: EpochEntry[] = []
  log.forEach(({ epoch }, offset) => {
    if (offset === 0 || log[offset - 1]!.epoch !== epoch) cache.push({ epoch, start: offset })
  })
  return cache
}

/** The answer when nothing is known of an epoch: Kafka's UNDEFINED_EPOCH_OFFSET. */
export const UNANSWERED: EpochAnswer = { epoch: NO_EPOCH, end: NO_EPOCH }

function endOfEpoch(cache: readonly EpochEntry[], end: number, epoch: number): number {
  const later = cache.filter((entry) => entry.epoch > epoch).map(({ start }) => start)
  return later.length === 0 ? end : Math.min(...later)
}

function epochsUpTo(cache: readonly EpochEntry[], epoch: number): number[] {
  return cache.map((entry) => entry.epoch).filter((known) => known <= epoch)
}

function isBeyond(cache: readonly EpochEntry[], epoch: number): boolean {
  return cache.every((entry) => entry.epoch < epoch)
}

/** KIP-101: the start of the first later epoch. `end` is the end of the log that `cache` was read off. */
export function answer101(cache: readonly EpochEntry[], end: number, epoch: number): EpochAnswer {
  if (epochsUpTo(cache, epoch).length === 0 || isBeyond(cache, epoch)) return UNANSWERED
  return { epoch, end: endOfEpoch(cache, end, epoch) }
}

/** KIP-279: the same, naming the epoch that the answer is about, the last one not after the one asked for. */
export function answer279(cache: readonly EpochEntry[], end: number, epoch: number): EpochAnswer {
  if (isBeyond(cache, epoch)) return UNANSWERED
  const known = epochsUpTo(cache, epoch)
  return { epoch: known.length === 0 ? epoch : Math.max(...known), end: endOfEpoch(cache, end, epoch) }
}

export function sameAnswer(a: EpochAnswer, b: EpochAnswer): boolean {
  return a.epoch === b.epoch && a.end === b.end
}
