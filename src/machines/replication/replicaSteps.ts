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

export function replicaSteps(rules: ReplicaRules) {
  /** What a replica comes to a new role with: the state that an event brings, a log, a high watermark. */
  function arrival(c: ReplicaContext, event: ReplicaEvent): { readonly state: PartitionState; readonly log: Log; readonly highWatermark: number } {
    const [state, records, highWatermark] = event.type === 'RestartClean' ? [event.state, c.log, event.checkpoint]
      : event.type === 'LosePower' ? [event.state, prefix(c.log, event.end), rules.recoveredHighWatermark(c, event.end)]
        : [stateOf(event), c.log, c.highWatermark]
    return { state, log: rules.keptLog(c, state, records, highWatermark), highWatermark }
  }
  return {
    serves: (c: ReplicaContext, m: Message): boolean => isReplicaRequest(m) && rules.serves(c, m),
    epochResponse: (c: ReplicaContext, m: OffsetsForLeaderEpoch): EpochResponse =>
      rules.epochResponse(c, m, rules.epochAnswer(c, rules.leaderEpochCache(c), m.lastEpoch)),
    committableEnd: (c: ReplicaContext): number => rules.committableEnd(rules.inSync(c).map((replica) => rules.fetchedBy(c, replica))),
    /** The role that a replica takes on an event. */
    newRole(c: ReplicaContext, event: ReplicaEvent): Role {
      const { state, log } = arrival(c, event)
      return rules.roleFor(c, state, log)
    },
    /** The log that it takes it with. */
    newLog: (c: ReplicaContext, event: ReplicaEvent): Log => arrival(c, event).log,
    /** `TakeRole`: the part of the context that it starts it with. */
    takeRole(c: ReplicaContext, event: ReplicaEvent): ReturnType<ReplicaRules['startOfRole']> {
      const { state, log, highWatermark } = arrival(c, event)
      return rules.startOfRole(c, state, log, highWatermark, rules.newEpochStart(rules.roleFor(c, state, log), log))
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
