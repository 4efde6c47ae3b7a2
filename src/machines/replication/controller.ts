/**
 * The controller of one partition: it elects leaders, decides on changes of the ISR, registers brokers. It is online or
 * offline as the partition is, that is, as it has a leader or not.
 *
 * A restart is one step of two nodes: first the controller decides on a state and a broker epoch, its effects `publish` and
 * `register`; then the replica starts on them.
 *
 * Kafka: ReplicationControlManager, ClusterControlManager; before KRaft: KafkaController, PartitionStateMachine.
 */
import { and, assign, setup } from 'xstate'
import { assert } from '../../value/error.ts'
import { firstControllerContext, type ControllerContext } from './context.ts'
import * as controllerRules from './controllerRules.ts'
import { effectAction } from './effect.ts'
import type { ControllerEvent } from './event.ts'
import { sameState, UNKNOWN, without, type AlterPartition, type NodeId, type Nodes, type PartitionState, type Settings } from './partitionState.ts'

export interface ControllerInput {
  readonly settings: Settings
  /** The first state of the partition. */
  readonly partition: PartitionState
}

/** The rules of the controller, by name. */
export const CONTROLLER_RULES = { ...controllerRules }

export type ControllerRules = typeof CONTROLLER_RULES

interface Moment {
  readonly context: ControllerContext
  readonly event: ControllerEvent
}

/** `NextState`: with the eligible leader replicas that follow. */
function nextState(rules: ControllerRules, c: ControllerContext, leader: NodeId, epoch: number, isr: Nodes, lost: Nodes): PartitionState {
  return rules.nextState(c, leader, epoch, isr, rules.nextElr(c, isr, lost))
}

/** `AfterRegistration`: the states that may follow when `replica` registers after a restart in which `lost` lost records; the controller chooses. */
export function afterRegistration(c: ControllerContext, replica: NodeId, lost: Nodes, rules: ControllerRules = CONTROLLER_RULES): readonly PartitionState[] {
  const rest = without(c.partition.isr, replica)
  const lead = (candidate: NodeId, isr: Nodes): PartitionState => nextState(rules, c, candidate, rules.nextEpoch(c), isr, lost)
  switch (rules.consequence(c, replica, lost)) {
    case 'none': return [c.partition]
    case 'leavesElr': return [rules.withoutLost(c, lost)]
    case 'leaderLeaves': return rest.map((candidate) => lead(candidate, rest))
    case 'followerLeaves': return [nextState(rules, c, c.partition.leader, c.partition.epoch, rest, lost)]
    case 'lastLeaves': {
      const eligible = rules.candidates(c, replica, lost)
      return eligible.length > 0 ? eligible.map((candidate) => lead(candidate, [candidate]))
        : [nextState(rules, c, c.settings.none, rules.nextEpoch(c), [], c.partition.isr)]
    }
  }
}

/** The machine of the controller. Other rules than CONTROLLER_RULES make another one, such as a broken one for a test. */
export function controller(rules: ControllerRules = CONTROLLER_RULES) {
  const control = setup({
    types: { context: {} as ControllerContext, events: {} as ControllerEvent, input: {} as ControllerInput },
    guards: {
      isElectable: ({ context, event }) => event.type === 'ElectLeader' && rules.isElectable(context, event.replica),
      isAddressed: ({ context, event }) => event.type === 'HandleAlterPartition' && event.m.to === context.settings.controller && event.m.from === event.leader,
      isAlterPartition: ({ event }) => event.type === 'HandleAlterPartition' && event.m.type === 'AlterPartition',
      isNotCurrent: ({ context, event }) => !rules.isCurrent(context, requestOf(event)),
      isNotEligible: ({ context, event }) => !rules.isEligible(context, requestOf(event)),
      mayFollow: ({ context, event }) => decisions(context, event).some((state) => sameState(state, stateOf(event))),
      leavesNoLeader: ({ context, event }) => stateOf(event).leader === context.settings.none,
      hasNoLeader: ({ context }) => context.partition.leader === context.settings.none,
    },
    actions: {
      answer: effectAction<'answer'>(),
      drop: effectAction<'drop'>(),
      publish: effectAction<'publish'>(),
      register: effectAction<'register'>(),
    },
  })

  function decisions(c: ControllerContext, event: ControllerEvent): readonly PartitionState[] {
    switch (event.type) {
      case 'RestartClean': return afterRegistration(c, event.replica, [], rules)
      case 'LosePower': return afterRegistration(c, event.replica, [event.replica], rules)
      default: return []
    }
  }

  const elected = (c: ControllerContext, replica: NodeId): PartitionState => nextState(rules, c, replica, rules.nextEpoch(c), c.partition.isr, [])
  const altered = (c: ControllerContext, m: AlterPartition): PartitionState => nextState(rules, c, c.partition.leader, c.partition.epoch, m.isr, [])
  const incarnation = (c: ControllerContext, replica: NodeId): number => (c.registration[replica] ?? UNKNOWN) + 1

  const drop = { type: 'drop', params: ({ event }: Moment) => ({ message: requestOf(event) }) } as const

  const register = [
    { type: 'publish', params: ({ event }: Moment) => ({ state: stateOf(event) }) },
    { type: 'register', params: ({ context, event }: Moment) => ({ replica: replicaOf(event), brokerEpoch: incarnation(context, replicaOf(event)) }) },
    control.assign(({ context, event }) => ({
      partition: stateOf(event),
      registration: { ...context.registration, [replicaOf(event)]: incarnation(context, replicaOf(event)) },
    })),
  ] as const

  return control.createMachine({
    id: 'controller',
    context: ({ input }) => firstControllerContext(input.settings, input.partition),
    initial: 'starting',
    states: {
      starting: { always: [{ guard: 'hasNoLeader', target: 'offline' }, { target: 'online' }] },
      online: {},
      offline: {},
    },
    on: {
      ElectLeader: {
        guard: and(['isElectable']),
        target: '.online',
        actions: [
          { type: 'publish', params: ({ context, event }) => ({ state: elected(context, event.replica) }) },
          assign(({ context, event }) => ({ partition: elected(context, event.replica) })),
        ],
      },
      HandleAlterPartition: [
        { guard: and(['isAddressed', 'isAlterPartition', 'isNotCurrent']), actions: drop },
        {
          guard: and(['isAddressed', 'isAlterPartition', 'isNotEligible']),
          actions: { type: 'answer', params: ({ context, event }) => ({ request: event.m, response: rules.ineligible(context, requestOf(event)) }) },
        },
        {
          guard: and(['isAddressed', 'isAlterPartition']),
          actions: [
            drop,
            { type: 'publish', params: ({ context, event }) => ({ state: altered(context, requestOf(event)) }) },
            assign(({ context, event }) => ({ partition: altered(context, requestOf(event)) })),
          ],
        },
      ],
      RestartClean: [
        { guard: and(['mayFollow', 'leavesNoLeader']), target: '.offline', actions: register },
        { guard: and(['mayFollow']), target: '.online', actions: register },
      ],
      LosePower: [
        { guard: and(['mayFollow', 'leavesNoLeader']), target: '.offline', actions: register },
        { guard: and(['mayFollow']), target: '.online', actions: register },
      ],
    },
  })
}

function requestOf(event: ControllerEvent): AlterPartition {
  assert(event.type === 'HandleAlterPartition' && event.m.type === 'AlterPartition', 'a guard made sure that this is a request for another ISR')
  return event.m
}

function stateOf(event: ControllerEvent): PartitionState {
  assert('state' in event, `${event.type} comes with a partition state`)
  return event.state
}

function replicaOf(event: ControllerEvent): NodeId {
  assert('replica' in event, `${event.type} names a replica`)
  return event.replica
}
