/**
 * The words in which a replicated partition is described (spec/PartitionState.tla, spec/Network.tla): nodes, records,
 * partition states, messages.
 *
 * All of them are JSON: a set of nodes is an array in alphabetical order without repetition, a function on nodes a record.
 */
import type * as spec from '../generated/replication.ts'
import type { Fixes } from './version.ts'

export type {
  AlterPartition, AlterPartitionResponse, EpochResponse, EpochResponseAnswer as EpochAnswer, Fetch, FetchResponse, Message, OffsetsForLeaderEpoch,
  PartitionState, Progress, Acknowledged as AcksAllPromise,
} from '../generated/replication.ts'

/** Name of a replica or of the controller. */
export type NodeId = spec.Replica

/** A set of nodes: sorted, without repetition. */
export type Nodes = readonly NodeId[]

/** No offset, no broker epoch. */
export const UNKNOWN = -1

export const NO_PROGRESS: spec.Progress = { offset: UNKNOWN, brokerEpoch: UNKNOWN }

/** What does not change in a node's life: the cluster it lives in and the version of the protocol it speaks. */
export interface Settings {
  readonly replicas: Nodes
  readonly controller: spec.Controller
  /** Name of no replica: the leader of a partition without one. */
  readonly none: spec.None
  /** min.insync.replicas */
  readonly minIsr: number
  readonly fixes: Fixes
}

// ---------------------------------------------------------------- sets of nodes

export function including(nodes: Nodes, node: NodeId): Nodes {
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

export function sameState(a: spec.PartitionState, b: spec.PartitionState): boolean {
  return a === b || a.leader === b.leader && a.epoch === b.epoch && a.version === b.version && sameNodes(a.isr, b.isr) && sameNodes(a.elr, b.elr)
}
