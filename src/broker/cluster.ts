/**
 * A cluster of one partition: the role machines, the network between them, and the world that their effects are carried out
 * in. It decides nothing about the protocol: an event is offered to a machine, which takes it or refuses it.
 *
 * Each step that a machine takes is one action of the specification and one line of the trace. The one event that is none,
 * ExchangeEnded, tells a client that nobody will answer: the specification's client sees that at once, this one later.
 */
import { afterRegistration, controller } from '../machines/replication/controller.ts'
import type { Effect } from '../machines/replication/effect.ts'
import type { LoseMessage, LosePower, RepeatRequest, RestartClean } from '../machines/generated/replication.ts'
import { replicaOf, type ControllerEvent, type NetworkEvent, type ReplicaEvent } from '../machines/replication/event.ts'
import { partitionReplica } from '../machines/replication/partitionReplica.ts'
import type { Message, NodeId, PartitionState, Settings } from '../machines/replication/partitionState.ts'
import type { Log } from '../machines/replication/replicaLog.ts'
import { clientOf, isRequest, mayLose, mayRepeat, serverOf } from '../machines/replication/world.ts'
import { createStepper, type Stepper } from '../machines/step.ts'
import type { Random } from '../program/random.ts'
import type { TraceEvent } from '../program/traceEvent.ts'
import { assert } from '../value/error.ts'
import { createClients, firstMissing, type Clients, type Loss } from './client.ts'
import { createNetwork, type Network, type NetworkOptions } from './network.ts'
import { contextOf, createNode, stateOf, truncated, type Node, type ReplicaStepper } from './node.ts'
import { changesOfController, changesOfReplica, initialEvent, traceEvent, type Observed } from './recorder.ts'
import { createSchedule, type Schedule } from './schedule.ts'

export interface SimulatedClusterOptions {
  readonly settings: Settings
  readonly network: NetworkOptions
  /** Told of every line of the trace, as it happens. */
  readonly onEvent: (event: TraceEvent) => void
}

type ControllerStepper = Stepper<ReturnType<typeof controller>, Effect>

const REQUEST_TIMEOUT = 30 // ms until a client gives up an answer
const BACKOFF = 5 // ms until a refused client asks again

export interface SimulatedCluster {
  readonly settings: Settings
  readonly schedule: Schedule
  readonly network: Network<Message>
  readonly nodes: ReadonlyMap<NodeId, Node>
  readonly clients: Clients
  /** The partition state as the controller has it. */
  partition(): PartitionState
  /** The first acknowledged record that a leader of the newest epoch turned out not to have. */
  loss: Loss | undefined
  /** Offers an event to the replica that it names; whether it was taken. */
  offer(event: ReplicaEvent): boolean
  elect(replica: NodeId): boolean
  /** A broker that is down comes back: cleanly, or with its log cut at `end`. */
  restart(node: Node, event: Omit<RestartClean, 'state'> | Omit<LosePower, 'state'>): void
}

export function createSimulatedCluster(options: SimulatedClusterOptions, random: Random): SimulatedCluster {
  const { settings, onEvent } = options
  const first: PartitionState = { leader: settings.replicas[0]!, epoch: 0, isr: settings.replicas, elr: [], version: 0 }
  const replicas: ReplicaStepper = createStepper(partitionReplica(), { settings, replica: first.leader, view: first })
  const controllers: ControllerStepper = createStepper(controller(), { settings, partition: first })
  const schedule = createSchedule()
  const nodes = new Map(settings.replicas.map((id) => [id, createNode(id, replicas.start({ settings, replica: id, view: first }))]))
  const clients = createClients()
  let decided = controllers.start({ settings, partition: first })
  let committed: Log = []

  const nodeOf = (id: NodeId): Node => {
    const node = nodes.get(id)
    assert(node !== undefined, `${id} is a replica`)
    return node
  }
  const network = createNetwork<Message>(schedule, random, options.network, {
    isDown: (id) => nodes.get(id)?.up === false,
    deliver,
    lose(m) {
      if (!mayLose(m, settings)) return false
      record({ type: 'LoseMessage', m: m as LoseMessage['m'] }, [], undefined, {})
      endExchange(clientOf(m), serverOf(m), REQUEST_TIMEOUT)
      return true
    },
    repeat(m) {
      if (!mayRepeat(m)) return undefined
      record({ type: 'RepeatRequest', m: m as RepeatRequest['m'] }, [], undefined, {})
      return { ...m, awaited: false } as Message
    },
  })

  function record(event: ReplicaEvent | ControllerEvent | NetworkEvent, inputs: readonly string[], node: NodeId | undefined, observed: Observed): void {
    onEvent(traceEvent(event, inputs, node, schedule.now, observed))
  }

  // ---------------------------------------------------------------- steps

  function offer(event: ReplicaEvent): boolean {
    const node = nodeOf(replicaOf(event))
    if (!node.up) return false
    const before = stateOf(node)
    const { enabled, snapshot, effects } = replicas.step(node.snapshot, event)
    if (!enabled) return false
    node.snapshot = snapshot
    if (event.type !== 'ExchangeEnded') finish(event, ['id', 'brokerEpoch'], node.id, effects, changesOfReplica(before, stateOf(node)))
    return true
  }

  function control(event: ControllerEvent): boolean {
    const before = decided.context
    const { enabled, snapshot, effects } = controllers.step(decided, event)
    if (!enabled) return false
    decided = snapshot
    finish(event, [], settings.controller, effects, changesOfController(before, decided.context))
    return true
  }

  /** A restart is one step of the controller, which registers the broker, and of the replica, which starts on its decision. */
  function restart(node: Node, what: Omit<RestartClean, 'state'> | Omit<LosePower, 'state'>): void {
    const { registration } = decided.context
    const state = random.pick(afterRegistration(decided.context, node.id, what.type === 'LosePower' ? [node.id] : []))
    const event = { ...what, state } as RestartClean | LosePower
    const [before, decidedBefore] = [stateOf(node), decided.context]
    const byController = controllers.step(decided, event)
    assert(byController.enabled, 'the controller takes what it decided')
    decided = byController.snapshot
    const byReplica = replicas.step(node.snapshot, { ...event, brokerEpoch: (registration[node.id] ?? 0) + 1 })
    assert(byReplica.enabled, 'a replica can always restart')
    node.snapshot = byReplica.snapshot
    node.up = true
    const observed = changesOfController(decidedBefore, decided.context, changesOfReplica(before, stateOf(node)))
    finish(event, [], node.id, [...byController.effects, ...byReplica.effects], observed)
  }

  function finish(event: ReplicaEvent | ControllerEvent, inputs: readonly string[], node: NodeId, effects: readonly Effect[], observed: Observed): void {
    for (const effect of effects) carryOut(effect, observed)
    record(event, inputs, node, observed)
  }

  function deliver(m: Message): void {
    const [client, server] = [clientOf(m), serverOf(m)]
    switch (m.type) {
      case 'Fetch':
        if (offer({ type: 'HandleFetch', leader: server, follower: client, m })) caughtUp(server, client, m.offset)
        else offer({ type: 'RefuseRequest', leader: server, follower: client, m })
        return
      case 'OffsetsForLeaderEpoch':
        if (!offer({ type: 'HandleOffsetsForLeaderEpoch', leader: server, follower: client, m })) offer({ type: 'RefuseRequest', leader: server, follower: client, m })
        return
      case 'EpochResponse':
        if (!offer({ type: 'HandleEpochResponse', follower: client, leader: server, m })) offer({ type: 'IgnoreResponse', follower: client, leader: server, m })
        return
      case 'FetchResponse':
        if (!offer({ type: 'HandleFetchResponse', follower: client, leader: server, m })) offer({ type: 'IgnoreResponse', follower: client, leader: server, m })
        return
      case 'AlterPartition': control({ type: 'HandleAlterPartition', leader: m.from, m }); return
      case 'AlterPartitionResponse': offer({ type: 'HandleAlterPartitionResponse', leader: m.to, m })
    }
  }

  function caughtUp(leader: NodeId, follower: NodeId, offset: number): void {
    if (offset >= contextOf(nodeOf(leader)).log.length) nodeOf(leader).caughtUp.set(follower, schedule.now)
  }

  // ---------------------------------------------------------------- effects

  function carryOut(effect: Effect, observed: Observed): void {
    switch (effect.type) {
      case 'send':
        if (nodes.has(effect.params.message.from) && effect.params.message.to !== settings.controller) nodeOf(effect.params.message.from).exchange++
        network.send(effect.params.message)
        return
      case 'answer':
        network.drop(effect.params.request)
        if (effect.params.request.awaited) network.send(effect.params.response)
        return
      case 'drop': {
        const { message } = effect.params
        network.drop(message)
        if (message.awaited && isRequest(message)) endExchange(message.from, message.to, BACKOFF)
        return
      }
      case 'abandon': closeExchanges((m) => clientOf(m) === effect.params.client && effect.params.servers.includes(serverOf(m))); return
      case 'disconnect': closeExchanges((m) => m.from === effect.params.node || m.to === effect.params.node); return
      case 'truncate': truncated(nodeOf(effect.params.replica), effect.params.end); return
      case 'append': return
      case 'accept':
        clients.unanswered.set(effect.params.record.id, effect.params.record)
        observed['written'] = ++clients.written
        return
      case 'expose': {
        const { log } = effect.params
        committed = [...log, ...committed.slice(log.length)]
        observed['committed.length'] = committed.length
        return
      }
      case 'acknowledge':
        for (const { offset, record: { id, epoch } } of effect.params.promises) {
          clients.unanswered.delete(id)
          clients.acknowledged.push({ offset, record: { id, epoch }, time: schedule.now, leader: decidedLeader(epoch) })
        }
        return
      case 'publish': publish(effect.params.state); return
      case 'adopt': adopted(effect.params.replica, effect.params.state); return
      case 'register': return
    }
  }

  function decidedLeader(epoch: number): NodeId {
    return [...nodes.values()].find((node) => contextOf(node).view.leader === node.id && contextOf(node).view.epoch === epoch)?.id ?? settings.none
  }

  function closeExchanges(concerns: (m: Message) => boolean): void {
    for (const m of network.inFlight()) {
      if (!m.awaited || !concerns(m)) continue
      network.drop(m)
      endExchange(clientOf(m), serverOf(m), BACKOFF)
    }
  }

  /** The client of an exchange notices after a while that there will be no answer, unless it has begun another by then. */
  function endExchange(client: NodeId, server: NodeId, delay: number): void {
    const node = nodes.get(client)
    if (node === undefined || server === settings.controller) return
    const { exchange } = node
    const notice = (): void => {
      if (node.exchange !== exchange) return
      if (node.up) offer({ type: 'ExchangeEnded', follower: client, leader: server })
      else schedule.after(delay, notice)
    }
    schedule.after(delay, notice)
  }

  /** Every replica learns of a state, sooner or later; one that cannot be reached, later. */
  function publish(state: PartitionState): void {
    for (const node of nodes.values()) {
      const learn = (): void => {
        if (!node.up || !network.reaches(node.id, settings.controller)) {
          schedule.after(10, learn)
          return
        }
        const news = { replica: node.id, state }
        for (const type of ['BecomeLeader', 'BecomeFollower', 'LearnIsr'] as const) if (offer({ type, ...news })) return
      }
      schedule.after(1 + random.below(10), learn)
    }
  }

  function adopted(replica: NodeId, state: PartitionState): void {
    if (state.leader !== replica) return
    const node = nodeOf(replica)
    for (const follower of settings.replicas) node.caughtUp.set(follower, schedule.now)
    if (cluster.loss !== undefined || state.epoch !== decided.context.partition.epoch) return
    const missing = firstMissing(clients.acknowledged, contextOf(node).log)
    if (missing === undefined) return
    cluster.loss = { acknowledged: missing, time: schedule.now, leader: replica, epoch: state.epoch, instead: contextOf(node).log[missing.offset] }
  }

  const cluster: SimulatedCluster = {
    settings, schedule, network, nodes, clients, loss: undefined, offer, restart,
    partition: () => decided.context.partition,
    elect: (replica) => control({ type: 'ElectLeader', replica }),
  }
  onEvent(initialEvent(first))
  return cluster
}
