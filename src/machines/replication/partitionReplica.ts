/**
 * One replica of a partition: offline, follower{truncating, fetching} or leader.
 *
 *     offline    the partition has no leader
 *     follower   truncating until its log is a part of the leader's, then fetching
 *     leader     appends, answers, moves the high watermark, asks for changes of the ISR
 *
 * A machine of XState's, whose events are the actions of spec/Replication.tla that a broker takes; what each action is in
 * Kafka stands at its rules. All decisions are in the rules (leaderRules, followerRules, brokerRules); here is only who may
 * take which step in which state and in which order effects go out. Effects are computed from the context before the step.
 */
import { and, assign, setup } from 'xstate'
import { firstReplicaContext, type ReplicaContext } from './context.ts'
import { effectAction } from './effect.ts'
import { isAddressed, type ReplicaEvent } from './event.ts'
import type { Message, NodeId, Nodes, PartitionState, Settings } from './partitionState.ts'
import { expectMessage, followerOf, isReplicaRequest, isReplicaResponse, messageOf, REPLICA_RULES, replicaSteps, stateOf, type ReplicaRules } from './replicaSteps.ts'
import { endOffset, prefix } from './replicaLog.ts'

export interface ReplicaInput {
  readonly settings: Settings
  readonly replica: NodeId
  /** The first state of the partition. */
  readonly view: PartitionState
}

interface Moment {
  readonly context: ReplicaContext
  readonly event: ReplicaEvent
}

/** The machine of a replica. Other rules than REPLICA_RULES make another replica, such as a broken one for a test. */
export function partitionReplica(rules: ReplicaRules = REPLICA_RULES) {
  const steps = replicaSteps(rules)

  const replica = setup({
    types: { context: {} as ReplicaContext, events: {} as ReplicaEvent, input: {} as ReplicaInput },
    guards: {
      isAddressed: ({ context, event }) => isAddressed(event, context.replica),
      isFetch: ({ event }) => messageOf(event).type === 'Fetch',
      isOffsetsForLeaderEpoch: ({ event }) => messageOf(event).type === 'OffsetsForLeaderEpoch',
      isFetchResponse: ({ event }) => messageOf(event).type === 'FetchResponse',
      isEpochResponse: ({ event }) => messageOf(event).type === 'EpochResponse',
      isAlterPartitionResponse: ({ event }) => messageOf(event).type === 'AlterPartitionResponse',
      isReplicaRequest: ({ event }) => isReplicaRequest(messageOf(event)),
      isReplicaResponse: ({ event }) => isReplicaResponse(messageOf(event)),
      serves: ({ context, event }) => steps.serves(context, messageOf(event)),
      servesNot: ({ context, event }) => !steps.serves(context, messageOf(event)),
      mayAdvance: ({ context }) => rules.mayAdvance(context, steps.committableEnd(context), rules.isAmple(context)),
      mayPropose: ({ context }) => rules.mayPropose(context),
      isLagging: ({ context, event }) => rules.isLagging(context, followerOf(event)),
      isOutOfSync: ({ context, event }) => rules.isOutOfSync(context, followerOf(event)),
      caughtUp: ({ context, event }) => rules.caughtUp(context, followerOf(event)),
      isFree: ({ context }) => rules.isFree(context),
      isAnswered: ({ context, event }) => rules.isAnswered(context, expectMessage(event, 'FetchResponse')),
      isNoAnswer: ({ context, event }) => isNoAnswer(context, messageOf(event)),
      mayFetch: ({ context, event }) => rules.mayFetch(rules.truncation(context, expectMessage(event, 'EpochResponse'))),
      isNews: ({ context, event }) => rules.isNews(context, stateOf(event)),
      isNewRole: ({ context, event }) => rules.isNewRole(context, stateOf(event)),
      isOldRole: ({ context, event }) => !rules.isNewRole(context, stateOf(event)),
      isElected: ({ context, event }) => rules.isElected(context.replica, stateOf(event)),
      isNotElected: ({ context, event }) => !rules.isElected(context.replica, stateOf(event)),
      isCheckpoint: ({ context, event }) => event.type === 'RestartClean' && rules.isCheckpoint(context, event.checkpoint),
      isCut: ({ context, event }) => event.type === 'LosePower' && rules.isCut(context, event.end),
      becomesLeader: (moment) => becomes(moment, 'leader'),
      becomesOffline: (moment) => becomes(moment, 'offline'),
      becomesTruncating: (moment) => becomes(moment, 'truncating'),
      startsAsLeader: ({ context }) => rules.roleFor(context, context.view, context.log) === 'leader',
      startsOffline: ({ context }) => rules.roleFor(context, context.view, context.log) === 'offline',
      waitsFor: ({ context, event }) => event.type === 'ExchangeEnded' && context.waiting === event.leader,
    },
    actions: {
      send: effectAction<'send'>(),
      answer: effectAction<'answer'>(),
      drop: effectAction<'drop'>(),
      abandon: effectAction<'abandon'>(),
      disconnect: effectAction<'disconnect'>(),
      truncate: effectAction<'truncate'>(),
      append: effectAction<'append'>(),
      accept: effectAction<'accept'>(),
      expose: effectAction<'expose'>(),
      acknowledge: effectAction<'acknowledge'>(),
      adopt: effectAction<'adopt'>(),
    },
  })

  function becomes({ context, event }: Moment, role: string): boolean {
    return steps.newRole(context, event) === role
  }

  /** In the state fetching: an answer to what is no longer the question. */
  function isNoAnswer(context: ReplicaContext, m: Message): boolean {
    return m.type === 'EpochResponse' || m.type === 'FetchResponse' && !rules.isAnswered(context, m)
  }

  // ---------------------------------------------------------------- what several transitions do

  const drop = { type: 'drop', params: ({ event }: Moment) => ({ message: messageOf(event) }) } as const
  const truncateToRole = { type: 'truncate', params: ({ context, event }: Moment) => ({ replica: context.replica, end: endOffset(steps.newLog(context, event)) }) } as const
  const adopt = { type: 'adopt', params: ({ context, event }: Moment) => ({ replica: context.replica, state: stateOf(event) }) } as const
  const answered = replica.assign({ waiting: null })

  /** HandleEpochResponse: cut the log, and the high watermark if it was beyond. */
  const cut = [
    drop,
    { type: 'truncate', params: ({ context, event }: Moment) => ({ replica: context.replica, end: rules.truncation(context, expectMessage(event, 'EpochResponse')).end }) },
    replica.assign(({ context, event }) => {
      const { end } = rules.truncation(context, expectMessage(event, 'EpochResponse'))
      return { log: prefix(context.log, end), highWatermark: rules.truncatedHighWatermark(context, end), waiting: null }
    }),
  ] as const

  /** BecomeLeader and BecomeFollower, `Adopt`. */
  const adoption = [
    truncateToRole,
    { type: 'abandon', params: ({ context, event }: Moment) => ({ client: context.replica, servers: rules.abandoned(context, stateOf(event)) }) },
    adopt,
    replica.assign(({ context, event }) => ({
      ...steps.takeRole(context, event),
      waiting: rules.abandoned(context, stateOf(event)).length > 0 ? null : context.waiting,
    })),
  ] as const

  /** RestartClean and LosePower: down, up, registered, and on the state that the controller decided on. */
  const restart = [
    { type: 'disconnect', params: ({ context }: Moment) => ({ node: context.replica }) },
    truncateToRole,
    adopt,
    replica.assign(({ context, event }) => ({
      ...steps.takeRole(context, event),
      waiting: null,
      brokerEpoch: 'brokerEpoch' in event ? event.brokerEpoch : context.brokerEpoch,
    })),
  ] as const

  /** ShrinkIsr and ExpandIsr, `Propose`. */
  const propose = (isr: (c: ReplicaContext, follower: NodeId) => Nodes) => [
    { type: 'send', params: ({ context, event }: Moment) => ({ message: rules.alterPartition(context, isr(context, followerOf(event))) }) },
    replica.assign(({ context, event }) => ({ proposed: isr(context, followerOf(event)) })),
  ] as const

  // ---------------------------------------------------------------- the states

  const leader = replica.createStateConfig({
    on: {
      AppendRecord: {
        guard: and(['isAddressed']),
        actions: [
          { type: 'append', params: ({ context, event }) => ({ replica: context.replica, records: [rules.newRecord(context, event.id)] }) },
          { type: 'accept', params: ({ context, event }) => ({ replica: context.replica, record: rules.newRecord(context, event.id) }) },
          assign(({ context, event }) => ({ log: [...context.log, rules.newRecord(context, event.id)] })),
        ],
      },
      HandleFetch: {
        guard: and(['isAddressed', 'isFetch', 'serves']),
        actions: [
          { type: 'answer', params: ({ context, event }) => ({ request: event.m, response: rules.fetchResponse(context, expectMessage(event, 'Fetch')) }) },
          replica.assign(({ context, event }) => ({ progress: rules.countedFetch(context, expectMessage(event, 'Fetch')) })),
        ],
      },
      HandleOffsetsForLeaderEpoch: {
        guard: and(['isAddressed', 'isOffsetsForLeaderEpoch', 'serves']),
        actions: { type: 'answer', params: ({ context, event }) => ({ request: event.m, response: steps.epochResponse(context, expectMessage(event, 'OffsetsForLeaderEpoch')) }) },
      },
      RefuseRequest: { guard: and(['isAddressed', 'isReplicaRequest', 'servesNot']), actions: drop },
      AdvanceHighWatermark: {
        guard: and(['isAddressed', 'mayAdvance']),
        actions: [
          { type: 'expose', params: ({ context }) => ({ log: rules.exposed(context, steps.committableEnd(context)) }) },
          { type: 'acknowledge', params: ({ context }) => ({ promises: rules.isAmple(context) ? rules.promises(context, steps.committableEnd(context)) : [] }) },
          replica.assign(({ context }) => ({ highWatermark: steps.committableEnd(context) })),
        ],
      },
      ShrinkIsr: { guard: and(['isAddressed', 'isLagging', 'mayPropose']), actions: propose(rules.shrunkIsr) },
      ExpandIsr: { guard: and(['isAddressed', 'isOutOfSync', 'caughtUp', 'mayPropose']), actions: propose(rules.expandedIsr) },
      IgnoreResponse: { guard: and(['isAddressed', 'isReplicaResponse']), actions: [drop, answered] },
    },
  })

  const truncating = replica.createStateConfig({
    on: {
      SendOffsetsForLeaderEpoch: {
        guard: and(['isAddressed', 'isFree']),
        actions: [
          { type: 'send', params: ({ context }) => ({ message: rules.offsetsForLeaderEpoch(context) }) },
          replica.assign(({ context }) => ({ waiting: context.view.leader })),
        ],
      },
      HandleEpochResponse: [
        { guard: and(['isAddressed', 'isEpochResponse', 'mayFetch']), target: 'fetching', actions: cut },
        { guard: and(['isAddressed', 'isEpochResponse']), actions: cut },
      ],
      IgnoreResponse: { guard: and(['isAddressed', 'isFetchResponse']), actions: [drop, answered] },
    },
  })

  const fetching = replica.createStateConfig({
    on: {
      SendFetch: {
        guard: and(['isAddressed', 'isFree']),
        actions: [
          { type: 'send', params: ({ context }) => ({ message: rules.fetch(context) }) },
          assign(({ context }) => ({ waiting: context.view.leader })),
        ],
      },
      HandleFetchResponse: {
        guard: and(['isAddressed', 'isFetchResponse', 'isAnswered']),
        actions: [
          drop,
          { type: 'truncate', params: ({ context, event }) => ({ replica: context.replica, end: expectMessage(event, 'FetchResponse').base }) },
          { type: 'append', params: ({ context, event }) => ({ replica: context.replica, records: expectMessage(event, 'FetchResponse').records }) },
          assign(({ context, event }) => {
            const m = expectMessage(event, 'FetchResponse')
            const log = rules.fetchedLog(context, m)
            return { log, highWatermark: rules.fetchedHighWatermark(m, endOffset(log)) }
          }),
          answered,
        ],
      },
      IgnoreResponse: { guard: and(['isAddressed', 'isReplicaResponse', 'isNoAnswer']), actions: [drop, answered] },
    },
  })

  /** A replica that does not lead refuses every request (NOT_LEADER_OR_FOLLOWER). */
  const refuses = { guard: and(['isAddressed', 'isReplicaRequest']), actions: drop } as const

  return replica.createMachine({
    id: 'partitionReplica',
    context: ({ input }) => firstReplicaContext(input.settings, input.replica, input.view),
    initial: 'starting',
    states: {
      starting: {
        always: [
          { guard: 'startsAsLeader', target: 'leader' },
          { guard: 'startsOffline', target: 'offline' },
          { target: 'follower.fetching' },
        ],
      },
      offline: {
        on: { RefuseRequest: refuses, IgnoreResponse: { guard: and(['isAddressed', 'isReplicaResponse']), actions: [drop, answered] } },
      },
      follower: {
        initial: 'truncating',
        states: { truncating, fetching },
        on: { RefuseRequest: refuses },
      },
      leader,
    },
    on: {
      BecomeLeader: { guard: and(['isAddressed', 'isNews', 'isNewRole', 'isElected']), target: '.leader', actions: adoption },
      BecomeFollower: [
        { guard: and(['isAddressed', 'isNews', 'isNewRole', 'isNotElected', 'becomesOffline']), target: '.offline', actions: adoption },
        { guard: and(['isAddressed', 'isNews', 'isNewRole', 'isNotElected', 'becomesTruncating']), target: '.follower.truncating', actions: adoption },
        { guard: and(['isAddressed', 'isNews', 'isNewRole', 'isNotElected']), target: '.follower.fetching', actions: adoption },
      ],
      LearnIsr: {
        guard: and(['isAddressed', 'isNews', 'isOldRole']),
        actions: [adopt, assign(({ context, event }) => rules.learned(context, event.state))],
      },
      RestartClean: [
        { guard: and(['isAddressed', 'isCheckpoint', 'becomesLeader']), target: '.leader', actions: restart },
        { guard: and(['isAddressed', 'isCheckpoint', 'becomesOffline']), target: '.offline', actions: restart },
        { guard: and(['isAddressed', 'isCheckpoint', 'becomesTruncating']), target: '.follower.truncating', actions: restart },
        { guard: and(['isAddressed', 'isCheckpoint']), target: '.follower.fetching', actions: restart },
      ],
      LosePower: [
        { guard: and(['isAddressed', 'isCut', 'becomesLeader']), target: '.leader', actions: restart },
        { guard: and(['isAddressed', 'isCut', 'becomesOffline']), target: '.offline', actions: restart },
        { guard: and(['isAddressed', 'isCut', 'becomesTruncating']), target: '.follower.truncating', actions: restart },
        { guard: and(['isAddressed', 'isCut']), target: '.follower.fetching', actions: restart },
      ],
      HandleAlterPartitionResponse: {
        guard: and(['isAddressed', 'isAlterPartitionResponse']),
        actions: [drop, assign(({ context, event }) => ({ proposed: rules.proposedAfter(context, expectMessage(event, 'AlterPartitionResponse')) }))],
      },
      ExchangeEnded: { guard: and(['isAddressed', 'waitsFor']), actions: answered },
    },
  })
}
