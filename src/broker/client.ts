/**
 * The clients of a cluster: a producer with acks=all that sends one record after the other, and a consumer that reads up to
 * the high watermark. What they were told and what they saw is what a run is judged by.
 */
import type { ReplicaContext } from '../machines/replication/context.ts'
import { prefix, type Log, type LogRecord } from '../machines/replication/replicaLog.ts'

/** A record that a producer was told is safe. */
export interface Acknowledged {
  readonly offset: number
  readonly record: LogRecord
  readonly time: number
  /** Who said so. */
  readonly leader: string
}

/** An acknowledged record that the leader of the partition does not have. */
export interface Loss {
  readonly acknowledged: Acknowledged
  readonly time: number
  readonly leader: string
  readonly epoch: number
  /** What stands at its offset instead; undefined: the log ends before. */
  readonly instead: LogRecord | undefined
}

export interface Clients {
  /** Records handed to a broker: each attempt is a record of its own. */
  written: number
  /** Records that a leader wrote, by id, still unanswered. */
  readonly unanswered: Map<number, LogRecord>
  readonly acknowledged: Acknowledged[]
  /** What the consumer read, by offset. */
  readonly read: LogRecord[]
  /** Offsets where the consumer found another record than before. */
  readonly rereads: { readonly offset: number; readonly before: LogRecord; readonly now: LogRecord; readonly time: number }[]
}

export function createClients(): Clients {
  return { written: 0, unanswered: new Map(), acknowledged: [], read: [], rereads: [] }
}

/** The first acknowledged record that is not in this log where it was promised to be. */
export function firstMissing(acknowledged: readonly Acknowledged[], log: Log): Acknowledged | undefined {
  return acknowledged.find(({ offset, record }) => !same(log[offset], record))
}

/** What a consumer can read from a replica that believes it leads: `Readable` (KAFKA-727). */
export function readable(c: ReplicaContext): Log {
  return c.settings.fixes.ReadUpToHw ? prefix(c.log, c.highWatermark) : c.log
}

/** The consumer polls: it reads the records from its position on, and looks at what it read last once more. */
export function poll(clients: Clients, log: Log, time: number): void {
  for (let offset = Math.max(0, clients.read.length - 1); offset < log.length; offset++) {
    const now = log[offset]!
    const before = clients.read[offset]
    if (before !== undefined && !same(before, now)) clients.rereads.push({ offset, before, now, time })
    clients.read[offset] = now
  }
}

function same(a: LogRecord | undefined, b: LogRecord): boolean {
  return a !== undefined && a.id === b.id && a.epoch === b.epoch
}
