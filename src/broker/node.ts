/**
 * What a broker keeps beside its machine: whether it is up, what of its log and high watermark is on the disk, when its
 * followers were last seen to have everything.
 *
 * The machine knows no time and no disk; these are the broker's, as in Kafka (LogManager's flush and recovery point, the
 * replication-offset-checkpoint file, Replica.lastCaughtUpTimeMs).
 */
import type { ReplicaContext } from '../machines/replication/context.ts'
import type { partitionReplica } from '../machines/replication/partitionReplica.ts'
import { statePath, type Stepper } from '../machines/step.ts'
import type { Effect } from '../machines/replication/effect.ts'
import type { ReplicaState } from './recorder.ts'

export type ReplicaStepper = Stepper<ReturnType<typeof partitionReplica>, Effect>
export type ReplicaSnapshot = ReturnType<ReplicaStepper['start']>

export interface Node {
  readonly id: string
  snapshot: ReplicaSnapshot
  up: boolean
  /** Records below this offset survive a power loss. */
  flushed: number
  /** The high watermark on the disk. */
  checkpoint: number
  /** Of a leader, by follower: the last time that it had fetched everything. */
  caughtUp: Map<string, number>
  /** Counts the exchanges it has begun, to know an old one by. */
  exchange: number
}

export function createNode(id: string, snapshot: ReplicaSnapshot): Node {
  return { id, snapshot, up: true, flushed: 0, checkpoint: 0, caughtUp: new Map(), exchange: 0 }
}

export function contextOf(node: Node): ReplicaContext {
  return node.snapshot.context
}

/** The node as the specification sees it. */
export function stateOf(node: Node): ReplicaState {
  const path = statePath(node.snapshot.value)
  const fetcher = path === 'follower.truncating' ? 'truncating' : path === 'follower.fetching' ? 'fetching' : 'none'
  return { context: contextOf(node), fetcher }
}

/** The log was cut at `end`: what was on the disk beyond it is gone too. */
export function truncated(node: Node, end: number): void {
  node.flushed = Math.min(node.flushed, end)
  node.checkpoint = Math.min(node.checkpoint, end)
}
