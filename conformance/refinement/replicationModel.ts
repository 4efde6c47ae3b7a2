/**
 * A model of spec/Replication.tla as the machines see it: its settings, its budgets, its first state.
 *
 * The budgets bound the world, not the protocol: the machines know nothing of them.
 */
import type { Program } from '../../src/program/program.ts'
import type { ReplicationEvent } from '../../src/machines/replication/event.ts'
import type { Cluster } from '../../src/machines/replication/cluster.ts'
import type { NodeId, Nodes, PartitionState, Settings } from '../../src/machines/replication/partitionState.ts'
import { fixesOf, isRelease, type Fix } from '../../src/machines/replication/version.ts'
import { toData } from './data.ts'

export interface ReplicationModel {
  readonly settings: Settings
  readonly first: PartitionState
  readonly lossy: Nodes
  readonly budgets: {
    readonly records: number
    readonly epoch: number
    readonly isrChanges: number
    readonly restarts: number
    readonly powerLosses: number
    readonly lost: number
    readonly repeated: number
  }
}

/** What is wrong with a program that is to be refined by the machines of replication. */
export class NotReplication extends Error {}

const VARIABLES = [
  'log', 'highWatermark', 'view', 'fetcher', 'epochStart', 'progress', 'proposed', 'partition', 'published', 'registration',
  'network', 'faults', 'crashes', 'written', 'writers', 'committed', 'acknowledged',
]

/** The model behind a program. Throws NotReplication when it is of another specification. */
export function replicationModel(program: Program): ReplicationModel {
  const missing = VARIABLES.filter((name) => !program.variables.includes(name))
  const strange = program.variables.filter((name) => !VARIABLES.includes(name))
  if (missing.length > 0 || strange.length > 0) {
    throw new NotReplication(`${program.module} is not the specification that the role machines implement: ${missing.length > 0 ? `it has no variable ${missing.join(', ')}` : `they know no variable ${strange.join(', ')}`}`)
  }
  const constant = <T>(name: string): T => {
    const value = program.constants.get(name)
    if (value === undefined) throw new NotReplication(`${program.module} has no value for the constant ${name}`)
    return toData(value) as T
  }
  const version = constant<string>('Version')
  if (!isRelease(version)) throw new NotReplication(`the machines know no release ${version}`)
  return {
    settings: {
      replicas: constant<Nodes>('Replicas'), controller: constant<Settings['controller']>('Controller'), none: constant<Settings['none']>('None'), minIsr: constant<number>('MinIsr'),
      fixes: fixesOf(version, constant<Fix[]>('Minus'), constant<Fix[]>('Plus')),
    },
    first: { leader: constant<NodeId>('FirstLeader'), epoch: 0, isr: constant<Nodes>('FirstIsr'), elr: [], version: 0 },
    lossy: constant<Nodes>('Lossy'),
    budgets: {
      records: constant<number>('MaxRecords'), epoch: constant<number>('MaxEpoch'), isrChanges: constant<number>('MaxIsrChanges'),
      restarts: constant<number>('MaxRestarts'), powerLosses: constant<number>('MaxPowerLosses'), lost: constant<number>('MaxLost'), repeated: constant<number>('MaxRepeated'),
    },
  }
}

/** Whether the budgets of the model (`Within`, `Lossy`) let the world do this. */
export function withinBudget({ budgets, lossy }: ReplicationModel, { replicas, controller, world }: Cluster, event: ReplicationEvent): boolean {
  switch (event.type) {
    case 'AppendRecord': return world.written < budgets.records
    case 'ElectLeader': return controller.context.partition.epoch < budgets.epoch
    case 'ShrinkIsr':
    case 'ExpandIsr': {
      const { version, epoch } = replicas[event.leader]!.context.view
      return version - epoch < budgets.isrChanges
    }
    case 'RestartClean': return world.crashes.clean < budgets.restarts
    case 'LosePower': return lossy.includes(event.replica) && world.crashes.power < budgets.powerLosses
    case 'LoseMessage': return world.faults.lost < budgets.lost
    case 'RepeatRequest': return world.faults.repeated < budgets.repeated
    default: return true
  }
}
