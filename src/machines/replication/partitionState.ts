/**
 * The words in which a replicated partition is described (spec/PartitionState.tla, spec/Network.tla): nodes, records,
 * partition states, messages.
 *
 * All of them are JSON: a set of nodes is an array in alphabetical order without repetition, a function on nodes a record.
 */
import type { Fixes } from './version.ts'
import type { Log, LogRecord } from './replicaLog.ts'

/** Name of a replica or of the controller. */
export type NodeId = string

/** A set of nodes: sorted, without repetition. */
export type Nodes = readonly NodeId[]

/** No offset, no broker epoch. */
export const UNKNOWN = -1

/** What the controller decides and publishes. Kafka: PartitionRegistration, LeaderAndIsrPartitionState. */
export interface PartitionState {
  readonly leader: NodeId
  /** Leader epoch. */
  readonly epoch: number
  readonly isr: Nodes
  /** Eligible leader replicas (KIP-966). */
  readonly elr: Nodes
  /** Partition epoch; before KRaft, zkVersion. */
  readonly version: number
}

/** How far a leader has seen a follower fetch, and in which incarnation. */
export interface Progress {
  readonly offset: number
  readonly brokerEpoch: number
}

export const NO_PROGRESS: Progress = { offset: UNKNOWN, brokerEpoch: UNKNOWN }

/** Where an epoch ends, in answer to OffsetsForLeaderEpoch. */
export interface EpochAnswer {
  readonly epoch: number
  readonly end: number
}

interface Envelope<Type extends string> {
  readonly type: Type
  readonly from: NodeId
  readonly to: NodeId
  /** Whether the client still waits for this exchange; a repeated request is not waited for. */
  readonly awaited: boolean
}

export interface OffsetsForLeaderEpoch extends Envelope<'OffsetsForLeaderEpoch'> {
  readonly epoch: number
  readonly lastEpoch: number
}

export interface EpochResponse extends Envelope<'EpochResponse'> {
  readonly answer: EpochAnswer
}

export interface Fetch extends Envelope<'Fetch'> {
  readonly epoch: number
  readonly offset: number
  readonly brokerEpoch: number
}

export interface FetchResponse extends Envelope<'FetchResponse'> {
  /** The offset that was asked for. */
  readonly offset: number
  /** Offset of the first record sent; less than `offset` when that is out of range. */
  readonly base: number
  readonly records: Log
  readonly highWatermark: number
}

export interface AlterPartition extends Envelope<'AlterPartition'> {
  readonly epoch: number
  readonly version: number
  readonly isr: Nodes
  readonly brokerEpochs: Readonly<Record<NodeId, number>>
}

/** Only refusals are answered: a leader learns of a new state as all replicas do. */
export interface AlterPartitionResponse extends Envelope<'AlterPartitionResponse'> {
  readonly version: number
}

export type Message = OffsetsForLeaderEpoch | EpochResponse | Fetch | FetchResponse | AlterPartition | AlterPartitionResponse

/** What a producer with acks=all was told: this record stays at this offset. */
export interface Promise_ {
  readonly offset: number
  readonly record: LogRecord
}

/** What does not change in a node's life: the cluster it lives in and the version of the protocol it speaks. */
export interface Settings {
  readonly replicas: Nodes
  readonly controller: NodeId
  /** Name of no replica: the leader of a partition without one. */
  readonly none: NodeId
  /** min.insync.replicas */
  readonly minIsr: number
  readonly fixes: Fixes
}

// ---------------------------------------------------------------- sets of nodes

export function with_(nodes: Nodes, node: NodeId): Nodes {
  return nodes.includes(node) ? nodes : [...nodes, node].sort()
}

export function without(nodes: Nodes, ...gone: Nodes): Nodes {
  return nodes.filter((node) => !gone.includes(node))
}

export function union(a: Nodes, b: Nodes): Nodes {
  return [...new Set([...a, ...b])].sort()
}

export function intersection(a: Nodes, b: Nodes): Nodes {
  return a.filter((node) => b.includes(node))
}

export function sameNodes(a: Nodes, b: Nodes): boolean {
  return a.length === b.length && a.every((node, i) => node === b[i])
}

export function sameState(a: PartitionState, b: PartitionState): boolean {
  return a === b || a.leader === b.leader && a.epoch === b.epoch && a.version === b.version && sameNodes(a.isr, b.isr) && sameNodes(a.elr, b.elr)
}
