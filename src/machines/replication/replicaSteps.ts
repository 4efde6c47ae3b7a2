/**
 * The rules of a replica put together: what one step needs that several rules decide.
 */
import { assert } from '../../value/error.ts'
import * as brokerRules from './brokerRules.ts'
import type { Role } from './brokerRules.ts'
import type { ReplicaContext } from './context.ts'
import type { ReplicaEvent } from './event.ts'
import * as followerRules from './followerRules.ts'
import * as leaderRules from './leaderRules.ts'
import type { EpochResponse, Fetch, FetchResponse, Message, NodeId, OffsetsForLeaderEpoch, PartitionState } from './partitionState.ts'
import { prefix, type Log } from './replicaLog.ts'

/** The rules of a replica, by name. */
export const REPLICA_RULES = { ...leaderRules, ...followerRules, ...brokerRules }

export type ReplicaRules = typeof REPLICA_RULES

/** What a replica becomes: its role, and what it starts it with. */
export interface NewRole {
  readonly role: Role
  readonly context: ReturnType<ReplicaRules['startOfRole']>
}

export function replicaSteps(rules: ReplicaRules) {
  /** `TakeRole`: with a log and a high watermark, in this partition state. */
  function takeRole(c: ReplicaContext, state: PartitionState, records: Log, highWatermark: number): NewRole {
    const log = rules.keptLog(c, state, records, highWatermark)
    const role = rules.roleFor(c, state, log)
    return { role, context: rules.startOfRole(c, state, log, highWatermark, rules.newEpochStart(role, log)) }
  }
  return {
    serves: (c: ReplicaContext, m: Message): boolean => isReplicaRequest(m) && rules.serves(c, m),
    epochResponse: (c: ReplicaContext, m: OffsetsForLeaderEpoch): EpochResponse =>
      rules.epochResponse(c, m, rules.epochAnswer(c, rules.leaderEpochCache(c), m.lastEpoch)),
    committableEnd: (c: ReplicaContext): number => rules.committableEnd(rules.inSync(c).map((replica) => rules.fetchedBy(c, replica))),
    /** The role that a replica takes with the state that an event brings. */
    newRole(c: ReplicaContext, event: ReplicaEvent): NewRole {
      switch (event.type) {
        case 'RestartClean': return takeRole(c, event.state, c.log, event.checkpoint)
        case 'LosePower': return takeRole(c, event.state, prefix(c.log, event.end), rules.recoveredHighWatermark(c, event.end))
        default: return takeRole(c, stateOf(event), c.log, c.highWatermark)
      }
    },
  }
}

// ---------------------------------------------------------------- what an event carries

export function isReplicaRequest(m: Message): m is Fetch | OffsetsForLeaderEpoch {
  return m.type === 'Fetch' || m.type === 'OffsetsForLeaderEpoch'
}

export function isReplicaResponse(m: Message): m is FetchResponse | EpochResponse {
  return m.type === 'FetchResponse' || m.type === 'EpochResponse'
}

export function messageOf(event: ReplicaEvent): Message {
  assert('m' in event, `${event.type} comes with a message`)
  return event.m
}

/** The message of an event, of a type that a guard made sure of. */
export function expectMessage<Type extends Message['type']>(event: ReplicaEvent, type: Type): Extract<Message, { readonly type: Type }> {
  const m = messageOf(event)
  assert(m.type === type, `a guard made sure that this is a ${type}`)
  return m as Extract<Message, { readonly type: Type }>
}

export function stateOf(event: ReplicaEvent): PartitionState {
  assert('state' in event, `${event.type} comes with a partition state`)
  return event.state
}

export function followerOf(event: ReplicaEvent): NodeId {
  assert('follower' in event, `${event.type} names a follower`)
  return event.follower
}
