/**
 * What a partition replica and the controller remember: their contexts.
 *
 * The fields are the specification's variables, each node's part of them. Two are not functions on replicas there: the
 * replica's own broker epoch, a copy of what the controller registered, and `waiting`, which the specification reads off
 * the network. The variable `fetcher` is the state that the machine is in.
 */
import { NO_PROGRESS, type NodeId, type Nodes, type PartitionState, type Progress, type Settings } from './partitionState.ts'
import { endOffset, type Log } from './replicaLog.ts'

export interface ReplicaContext {
  readonly settings: Settings
  readonly replica: NodeId
  readonly log: Log
  readonly highWatermark: number
  /** The partition state that it acts on; perhaps an old one. */
  readonly view: PartitionState
  /** Of a leader: its end offset when it became leader; otherwise 0. */
  readonly epochStart: number
  /** Of a leader: how far each follower has fetched. */
  readonly progress: Readonly<Record<NodeId, Progress>>
  /** Of a leader: the ISR that it has asked for, empty when none. */
  readonly proposed: Nodes
  /** Under which it is registered: `registration` of this replica. */
  readonly brokerEpoch: number
  /** The leader whose answer it waits for, if any: its exchange in the network. */
  readonly waiting: NodeId | null
}

export interface ControllerContext {
  readonly settings: Settings
  readonly partition: PartitionState
  /** The broker epoch of each replica. */
  readonly registration: Readonly<Record<NodeId, number>>
}

/** `Nobody`: no follower was heard of. */
export function nobody(settings: Settings): Readonly<Record<NodeId, Progress>> {
  return Object.fromEntries(settings.replicas.map((replica) => [replica, NO_PROGRESS]))
}

/** A replica as in Init: an empty log, on the first state of the partition. */
export function firstReplicaContext(settings: Settings, replica: NodeId, view: PartitionState): ReplicaContext {
  return { settings, replica, log: [], highWatermark: 0, view, epochStart: 0, progress: nobody(settings), proposed: [], brokerEpoch: 0, waiting: null }
}

export function firstControllerContext(settings: Settings, partition: PartitionState): ControllerContext {
  return { settings, partition, registration: Object.fromEntries(settings.replicas.map((replica) => [replica, 0])) }
}

export function leads(c: ReplicaContext): boolean {
  return c.view.leader === c.replica
}

export function endOf(c: ReplicaContext): number {
  return endOffset(c.log)
}
