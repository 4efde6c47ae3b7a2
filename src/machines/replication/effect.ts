/**
 * What a step asks of the world outside of the node that took it. Effects are data: whoever drives the machines carries
 * them out (world.ts does for the specification's world, a broker for its own network and disks).
 *
 * They are the parameterised actions that XState's pure `transition` returns.
 */
import type { Message, NodeId, Nodes, PartitionState, AcksAllPromise } from './partitionState.ts'
import type { Log, LogRecord } from './replicaLog.ts'

export interface EffectParameters {
  /** Put a message on the wire. */
  readonly send: { readonly message: Message }
  /** Take a request off the wire and, if its client still waits, answer it. */
  readonly answer: { readonly request: Message; readonly response: Message }
  /** Take a message off the wire. When it is a request, its client hears no answer. */
  readonly drop: { readonly message: Message }
  /** Forget the exchanges of `client` with these servers: an answer that comes later is nobody's. */
  readonly abandon: { readonly client: NodeId; readonly servers: Nodes }
  /** Every exchange from or to this node breaks off. */
  readonly disconnect: { readonly node: NodeId }
  /** The log of `replica` is cut to the records below `end`; nothing to do if it ends there. */
  readonly truncate: { readonly replica: NodeId; readonly end: number }
  /** Records are written at the end of a replica's log. */
  readonly append: { readonly replica: NodeId; readonly records: Log }
  /** A record of a client was written by a leader in its epoch. */
  readonly accept: { readonly replica: NodeId; readonly record: LogRecord }
  /** What clients may read now: everything in `log`. */
  readonly expose: { readonly log: Log }
  /** Producers with acks=all are told that their record is safe. */
  readonly acknowledge: { readonly promises: readonly AcksAllPromise[] }
  /** Every replica may learn this state. */
  readonly publish: { readonly state: PartitionState }
  /** This replica has adopted this state. */
  readonly adopt: { readonly replica: NodeId; readonly state: PartitionState }
  /** A broker is registered under a new epoch. */
  readonly register: { readonly replica: NodeId; readonly brokerEpoch: number }
}

export type EffectType = keyof EffectParameters

export type Effect = { [T in EffectType]: { readonly type: T; readonly params: EffectParameters[T] } }[EffectType]

/** Names an effect as an action of XState's. It does nothing there: what it means is the driver's business. */
export function effectAction<T extends EffectType>(): (args: unknown, params: EffectParameters[T]) => void {
  return () => {}
}
