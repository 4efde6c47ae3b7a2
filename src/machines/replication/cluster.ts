/**
 * All nodes of a partition and the world between them, as one machine: the actions of spec/Replication.tla in, what comes of
 * them out. Pure: a Cluster is a value, and a step makes a new one.
 *
 * Who acts: the replica or the controller that the event names, or the network. Restarts are a step of two nodes. Then
 * the effects are applied to the world, and a client whose exchange is gone from the network is told (ExchangeEnded).
 */
import type { SnapshotFrom } from 'xstate'
import { createStepper, type Refusal, type Stepper } from '../step.ts'
import { controller, CONTROLLER_RULES, type ControllerRules } from './controller.ts'
import type { Effect } from './effect.ts'
import { replicaOf, type ControllerEvent, type NetworkEvent, type ReplicaEvent, type ReplicationEvent } from './event.ts'
import { partitionReplica } from './partitionReplica.ts'
import type { NodeId, PartitionState, Settings } from './partitionState.ts'
import { REPLICA_RULES, type ReplicaRules } from './replicaSteps.ts'
import { afterFault, applyEffects, firstWorld, mayLose, mayRepeat, waitingFor, type World } from './world.ts'

export type ReplicaMachine = ReturnType<typeof partitionReplica>
export type ControllerMachine = ReturnType<typeof controller>
export type ReplicaSnapshot = SnapshotFrom<ReplicaMachine>
export type ControllerSnapshot = SnapshotFrom<ControllerMachine>

export interface Cluster {
  readonly replicas: Readonly<Record<NodeId, ReplicaSnapshot>>
  readonly controller: ControllerSnapshot
  readonly world: World
}

export interface ClusterStep {
  /** False: some node that had to act refused, and nothing changed. */
  readonly enabled: boolean
  readonly cluster: Cluster
  /** Of all nodes that acted, in order. */
  readonly effects: readonly Effect[]
}

export interface Rules {
  readonly replica: ReplicaRules
  readonly controller: ControllerRules
}

export const RULES: Rules = { replica: REPLICA_RULES, controller: CONTROLLER_RULES }

export interface ClusterMachine {
  readonly settings: Settings
  readonly replica: Stepper<ReplicaMachine, Effect>
  readonly controller: Stepper<ControllerMachine, Effect>
  /** Every replica on the first state of the partition, with an empty log. */
  readonly first: Cluster
  step(cluster: Cluster, event: ReplicationEvent): ClusterStep
  /** Which node refuses the event and why; undefined when none does. */
  whyNot(cluster: Cluster, event: ReplicationEvent): (Refusal & { readonly node: string }) | undefined
}

/** A cluster of these machines. `partition` is the first state of the partition; `make` may wrap the steppers. */
export function createCluster(settings: Settings, partition: PartitionState, rules: Rules = RULES, make: typeof createStepper = createStepper): ClusterMachine {
  const [someReplica] = settings.replicas
  const replica = make<ReplicaMachine, Effect>(partitionReplica(rules.replica), { settings, replica: someReplica!, view: partition })
  const control = make<ControllerMachine, Effect>(controller(rules.controller), { settings, partition })

  function step(cluster: Cluster, event: ReplicationEvent): ClusterStep {
    switch (event.type) {
      case 'LoseMessage':
      case 'RepeatRequest': return fault(cluster, event)
      case 'ElectLeader':
      case 'HandleAlterPartition': return ofController(cluster, event)
      case 'RestartClean':
      case 'LosePower': {
        const decided = ofController(cluster, event)
        if (!decided.enabled) return refused(cluster)
        const started = ofReplica(decided.cluster, { ...event, brokerEpoch: brokerEpochIn(decided.effects) })
        if (!started.enabled) return refused(cluster)
        const { crashes } = started.cluster.world
        const counted = event.type === 'RestartClean' ? { ...crashes, clean: crashes.clean + 1 } : { ...crashes, power: crashes.power + 1 }
        return { ...started, cluster: { ...started.cluster, world: { ...started.cluster.world, crashes: counted } }, effects: [...decided.effects, ...started.effects] }
      }
      default: return ofReplica(cluster, event)
    }
  }

  function ofReplica(cluster: Cluster, event: ReplicaEvent): ClusterStep {
    const node = replicaOf(event)
    const before = cluster.replicas[node]
    if (before === undefined) return refused(cluster)
    const { enabled, snapshot, effects } = replica.step(before, event)
    if (!enabled) return refused(cluster)
    return { enabled, effects, cluster: told({ ...cluster, replicas: { ...cluster.replicas, [node]: snapshot }, world: applyEffects(cluster.world, effects) }, node) }
  }

  function ofController(cluster: Cluster, event: ControllerEvent): ClusterStep {
    const { enabled, snapshot, effects } = control.step(cluster.controller, event)
    if (!enabled) return refused(cluster)
    return { enabled, effects, cluster: told({ ...cluster, controller: snapshot, world: applyEffects(cluster.world, effects) }, undefined) }
  }

  function fault(cluster: Cluster, event: NetworkEvent): ClusterStep {
    if (!(event.type === 'LoseMessage' ? mayLose(event.m, settings) : mayRepeat(event.m))) return refused(cluster)
    return { enabled: true, effects: [], cluster: told({ ...cluster, world: afterFault(cluster.world, event) }, undefined) }
  }

  /** Tells the clients whose exchange has gone. The node that acted knows. */
  function told(cluster: Cluster, actor: NodeId | undefined): Cluster {
    let { replicas } = cluster
    for (const node of settings.replicas) {
      const snapshot = replicas[node]!
      const { waiting } = snapshot.context
      if (node === actor || waiting === null || waitingFor(cluster.world.network, node, settings) !== null) continue
      replicas = { ...replicas, [node]: replica.step(snapshot, { type: 'ExchangeEnded', follower: node, leader: waiting }).snapshot }
    }
    return replicas === cluster.replicas ? cluster : { ...cluster, replicas }
  }

  function whyNot(cluster: Cluster, event: ReplicationEvent): (Refusal & { readonly node: string }) | undefined {
    switch (event.type) {
      case 'LoseMessage': return mayLose(event.m, settings) ? undefined : { node: 'network', state: '', guard: 'mayLose' }
      case 'RepeatRequest': return mayRepeat(event.m) ? undefined : { node: 'network', state: '', guard: 'mayRepeat' }
      case 'ElectLeader':
      case 'HandleAlterPartition': return at(settings.controller, control.whyNot(cluster.controller, event))
      case 'RestartClean':
      case 'LosePower': return at(settings.controller, control.whyNot(cluster.controller, event))
        ?? at(event.replica, replica.whyNot(cluster.replicas[event.replica]!, { ...event, brokerEpoch: 0 }))
      default: {
        const node = replicaOf(event)
        const snapshot = cluster.replicas[node]
        return snapshot === undefined ? { node, state: 'is no replica', guard: undefined } : at(node, replica.whyNot(snapshot, event))
      }
    }
  }

  const first: Cluster = {
    replicas: Object.fromEntries(settings.replicas.map((node) => [node, replica.start({ settings, replica: node, view: partition })])),
    controller: control.start({ settings, partition }),
    world: firstWorld(settings, partition),
  }
  return { settings, replica, controller: control, first, step, whyNot }
}

function refused(cluster: Cluster): ClusterStep {
  return { enabled: false, cluster, effects: [] }
}

function at(node: NodeId, refusal: Refusal | undefined): (Refusal & { readonly node: string }) | undefined {
  return refusal === undefined ? undefined : { ...refusal, node }
}

function brokerEpochIn(effects: readonly Effect[]): number {
  for (const effect of effects) if (effect.type === 'register') return effect.params.brokerEpoch
  throw new Error('internal error: a registration gives a broker epoch')
}
