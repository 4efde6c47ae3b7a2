/**
 * The events of replication: the specification's actions with their parameters, by the node that takes them. Their types
 * are generated from the specification, so that renaming an action or a parameter there breaks the build here.
 *
 * What a step needs from outside beside its parameters is extra input, documented at its field. One event is no action of
 * the specification, ExchangeEnded: there a client sees at once that its exchange left the network.
 */
import type * as spec from '../generated/replication.ts'
import type { NodeId } from './partitionState.ts'

export interface AppendRecord extends spec.AppendRecord {
  /** Input: which record the client sends. In the specification records are numbered, `written`. */
  readonly id: number
}

/** For the replica that restarts. */
export interface Registered {
  /** Input: the broker epoch that the controller's `register` effect says. */
  readonly brokerEpoch: number
}

/**
 * The request timed out, its connection broke, or it was refused: no answer will come, and the client may ask again.
 * Kafka: NetworkClient.handleTimedOutRequests, processDisconnection; a response with an error code.
 */
export interface ExchangeEnded {
  readonly type: 'ExchangeEnded'
  readonly follower: NodeId
  /** Who did not answer. */
  readonly leader: NodeId
}

export type ReplicaEvent =
  | AppendRecord | spec.AdvanceHighWatermark | spec.ShrinkIsr | spec.ExpandIsr
  | spec.HandleFetch | spec.HandleOffsetsForLeaderEpoch | spec.RefuseRequest | spec.HandleAlterPartitionResponse
  | spec.SendOffsetsForLeaderEpoch | spec.SendFetch
  | spec.HandleEpochResponse | spec.HandleFetchResponse | spec.IgnoreResponse
  | spec.BecomeLeader | spec.BecomeFollower | spec.LearnIsr
  | (spec.RestartClean & Registered) | (spec.LosePower & Registered)
  | ExchangeEnded

/** Both restarts are steps of the controller first: it checks the choice, the state that is to follow. */
export type ControllerEvent = spec.ElectLeader | spec.HandleAlterPartition | spec.RestartClean | spec.LosePower

/** What the network does of itself. */
export type NetworkEvent = spec.LoseMessage | spec.RepeatRequest

/** A step of the specification: what a driver of the whole cluster says. */
export type ReplicationEvent = Exclude<spec.Event, spec.AppendRecord> | AppendRecord

/** The replica that is to take a step, as its event names it. */
export function replicaOf(event: ReplicaEvent): NodeId {
  switch (event.type) {
    case 'AppendRecord': case 'AdvanceHighWatermark': case 'ShrinkIsr': case 'ExpandIsr':
    case 'HandleFetch': case 'HandleOffsetsForLeaderEpoch': case 'RefuseRequest': case 'HandleAlterPartitionResponse':
      return event.leader
    case 'SendOffsetsForLeaderEpoch': case 'SendFetch': case 'ExchangeEnded':
    case 'HandleEpochResponse': case 'HandleFetchResponse': case 'IgnoreResponse':
      return event.follower
    case 'BecomeLeader': case 'BecomeFollower': case 'LearnIsr': case 'RestartClean': case 'LosePower':
      return event.replica
  }
}

/** Whether a message event is about a message from and to the nodes that it names. */
export function isAddressed(event: ReplicaEvent, replica: NodeId): boolean {
  if (replicaOf(event) !== replica) return false
  if (!('m' in event)) return true
  if (event.m.to !== replica) return false
  if (!('follower' in event)) return true
  return event.m.from === (event.follower === replica ? event.leader : event.follower)
}
