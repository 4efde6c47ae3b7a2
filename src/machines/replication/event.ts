/**
 * The events of replication: the specification's actions with their parameters, by the node that takes them.
 *
 * What a step needs from outside beside its parameters is extra input, each field documented. One event is no action of
 * the specification, ExchangeEnded: there a client sees at once that its exchange left the network.
 */
import type { Message, NodeId, PartitionState } from './partitionState.ts'

export interface Request<Type extends string> {
  readonly type: Type
  readonly leader: NodeId
  readonly follower: NodeId
  readonly m: Message
}

export interface OfLeader<Type extends string> {
  readonly type: Type
  readonly leader: NodeId
}

export interface OfFollower<Type extends string> {
  readonly type: Type
  readonly follower: NodeId
}

export interface ChangeOfIsr<Type extends string> {
  readonly type: Type
  readonly leader: NodeId
  readonly follower: NodeId
}

export interface News<Type extends string> {
  readonly type: Type
  readonly replica: NodeId
  readonly state: PartitionState
}

export interface AppendRecord extends OfLeader<'AppendRecord'> {
  /** Input: which record the client sends. In the specification records are numbered, `written`. */
  readonly id: number
}

export interface HandleAlterPartitionResponse extends OfLeader<'HandleAlterPartitionResponse'> {
  readonly m: Message
}

export interface Restart {
  readonly replica: NodeId
  /** The choice of the action: which of the states that may follow the controller decided on. */
  readonly state: PartitionState
}

export interface RestartClean extends Restart {
  readonly type: 'RestartClean'
  /** The high watermark that the restarted broker finds on its disk. */
  readonly checkpoint: number
}

export interface LosePower extends Restart {
  readonly type: 'LosePower'
  /** Where the log that the restarted broker finds on its disk ends. */
  readonly end: number
}

/** For the replica that restarts. */
export interface Registered {
  /** Input: the broker epoch that the controller's `register` effect says. */
  readonly brokerEpoch: number
}

export interface HandleAlterPartition extends OfLeader<'HandleAlterPartition'> {
  readonly m: Message
}

export interface ElectLeader {
  readonly type: 'ElectLeader'
  readonly replica: NodeId
}

/**
 * The request timed out, its connection broke, or it was refused: no answer will come, and the client may ask again.
 * Kafka: NetworkClient.handleTimedOutRequests, processDisconnection; a response with an error code.
 */
export interface ExchangeEnded extends OfFollower<'ExchangeEnded'> {
  /** Who did not answer. */
  readonly leader: NodeId
}

export interface LoseMessage {
  readonly type: 'LoseMessage'
  readonly m: Message
}

export interface RepeatRequest {
  readonly type: 'RepeatRequest'
  readonly m: Message
}

export type ReplicaEvent =
  | AppendRecord | OfLeader<'AdvanceHighWatermark'> | ChangeOfIsr<'ShrinkIsr'> | ChangeOfIsr<'ExpandIsr'>
  | Request<'HandleFetch'> | Request<'HandleOffsetsForLeaderEpoch'> | Request<'RefuseRequest'> | HandleAlterPartitionResponse
  | OfFollower<'SendOffsetsForLeaderEpoch'> | OfFollower<'SendFetch'>
  | Request<'HandleEpochResponse'> | Request<'HandleFetchResponse'> | Request<'IgnoreResponse'>
  | News<'BecomeLeader'> | News<'BecomeFollower'> | News<'LearnIsr'>
  | (RestartClean & Registered) | (LosePower & Registered)
  | ExchangeEnded

export type ControllerEvent = ElectLeader | HandleAlterPartition | RestartClean | LosePower

export type WorldEvent = LoseMessage | RepeatRequest

/** An action of the specification with its arguments, before it is known what the nodes make of it. */
export type ReplicationEvent =
  | Exclude<ReplicaEvent, ExchangeEnded | RestartClean | LosePower> | ControllerEvent | WorldEvent

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
