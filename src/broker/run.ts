/**
 * One run: a cluster, its clients, and what goes wrong, from one seed. A run is its seed, its options and the commit.
 *
 * What a broker does unasked is here: it fetches, looks for followers that lag, moves its high watermark, flushes; and what
 * happens to it: restarts, power losses, partitions, elections. At the end all faults stop, the cluster has time to recover, and
 * every acknowledged record has to be where it was promised to be.
 */
import type { NodeId, Settings } from '../machines/replication/partitionState.ts'
import { fixesOf, type Fix, type Release } from '../machines/replication/version.ts'
import { makeRandom, type Random } from '../program/random.ts'
import type { TraceEvent } from '../program/traceEvent.ts'
import { firstMissing, poll, readable, type Clients, type Loss } from './client.ts'
import { createSimulatedCluster, type SimulatedCluster } from './cluster.ts'
import { ALL_FAULTS, type Faults } from './faults.ts'
import { contextOf, type Node } from './node.ts'

export interface RunOptions {
  readonly seed: number
  readonly release: Release
  /** Fixes taken away from the release, and added to it. */
  readonly minus?: readonly Fix[] | undefined
  readonly plus?: readonly Fix[] | undefined
  /** Milliseconds with faults; default 1000. A quarter of it, without any, follows. */
  readonly duration?: number | undefined
  readonly faults?: Faults | undefined
  readonly minIsr?: number | undefined
  readonly onEvent?: ((event: TraceEvent) => void) | undefined
  /** Told of what is no action: a broker goes down, the network parts. */
  readonly onFault?: ((time: number, what: string) => void) | undefined
}

export interface Outcome {
  readonly seed: number
  readonly release: Release
  /** Events of the trace. */
  readonly events: number
  readonly clients: Clients
  /** An acknowledged record that is gone; undefined: none is. */
  readonly loss: Loss | undefined
  readonly faults: { readonly restarts: number; readonly powerLosses: number; readonly partitions: number }
  /** Leader epochs begun. */
  readonly elections: number
  /** Simulated milliseconds. */
  readonly time: number
}

/** The brokers. */
export const REPLICAS: readonly NodeId[] = ['A', 'B', 'C']
const LAG_MAX = 80 // replica.lag.time.max.ms
const SESSION = 60 // ms until the controller takes a broker that it does not hear for dead

/** Runs to the end, or to the first loss. */
export function run(options: RunOptions): Outcome {
  const { seed, release, duration = 1000, faults = ALL_FAULTS, onFault } = options
  const random = makeRandom(seed, 0)
  let events = 0
  const settings: Settings = { replicas: REPLICAS, controller: 'Controller', none: 'None', minIsr: options.minIsr ?? 2, fixes: fixesOf(release, options.minus, options.plus) }
  const network = { ...faults }
  const cluster = createSimulatedCluster({
    settings, network,
    onEvent(event) {
      events++
      options.onEvent?.(event)
    },
  }, random)
  const { schedule } = cluster
  const count = { restarts: 0, powerLosses: 0, partitions: 0 }
  const faulty = (): boolean => schedule.now < duration
  const fault = (what: string): void => onFault?.(schedule.now, what)

  for (const node of cluster.nodes.values()) serve(cluster, node, random)
  produceAndConsume(cluster, random)
  controlSessions(cluster, random, fault)

  const nowAndThen = (mean: number, happen: () => void): void => {
    if (mean === Infinity) return
    schedule.every(() => 1 + Math.round(-Math.log(1 - random.next()) * mean), () => {
      if (faulty()) happen()
    })
  }
  const somebody = (): Node | undefined => {
    const up = [...cluster.nodes.values()].filter((node) => node.up)
    return up.length > 1 ? random.pick(up) : undefined // one at a time: what happens when all are gone is another question
  }
  nowAndThen(faults.restarts, () => {
    const node = somebody()
    if (node === undefined) return
    count.restarts++
    fault(`${node.id} is stopped`)
    down(cluster, node, random, () => {
      cluster.restart(node, { type: 'RestartClean', replica: node.id, checkpoint: node.checkpoint })
    })
  })
  nowAndThen(faults.powerLosses, () => {
    const node = somebody()
    if (node === undefined) return
    count.powerLosses++
    fault(`${node.id} loses power`)
    down(cluster, node, random, () => {
      const { length } = contextOf(node).log
      if (node.flushed >= length) cluster.restart(node, { type: 'RestartClean', replica: node.id, checkpoint: node.checkpoint })
      else cluster.restart(node, { type: 'LosePower', replica: node.id, end: node.flushed + random.below(length - node.flushed) })
    })
  })
  nowAndThen(faults.partitions, () => {
    count.partitions++
    const alone = random.pick(REPLICAS)
    fault(`${alone} is cut off`)
    cluster.network.isolate([alone])
    schedule.after(20 + random.below(150), () => {
      fault(`${alone} is back on the network`)
      cluster.network.heal()
    })
  })
  nowAndThen(faults.elections, () => cluster.elect(random.pick(REPLICAS)))

  schedule.runUntil(duration, () => cluster.loss !== undefined)
  Object.assign(network, { loss: 0, repetition: 0, detours: 0 })
  cluster.network.heal()
  schedule.runUntil(duration + Math.max(250, duration / 4), () => cluster.loss !== undefined)
  return {
    seed, release, events, clients: cluster.clients, loss: cluster.loss ?? lossAtEnd(cluster),
    faults: count, elections: cluster.partition().epoch, time: schedule.now,
  }
}

/** What a broker does by itself while it is up. */
function serve(cluster: SimulatedCluster, node: Node, random: Random): void {
  const { schedule, offer } = cluster
  const { id } = node
  schedule.every(() => 8 + random.below(10), () => {
    if (!offer({ type: 'SendFetch', follower: id })) offer({ type: 'SendOffsetsForLeaderEpoch', follower: id })
  })
  schedule.every(() => 3 + random.below(5), () => offer({ type: 'AdvanceHighWatermark', leader: id }))
  schedule.every(() => 20 + random.below(20), () => {
    for (const follower of cluster.settings.replicas) {
      if (follower === id) continue
      const lagging = schedule.now - (node.caughtUp.get(follower) ?? 0) > LAG_MAX
      if (lagging) offer({ type: 'ShrinkIsr', leader: id, follower })
      else offer({ type: 'ExpandIsr', leader: id, follower })
    }
  })
  schedule.every(() => 60 + random.below(60), () => {
    if (!node.up) return
    node.checkpoint = contextOf(node).highWatermark
  })
  schedule.every(() => 80 + random.below(80), () => {
    if (node.up) node.flushed = contextOf(node).log.length
  })
}

/** Takes a broker down for a while. */
function down(cluster: SimulatedCluster, node: Node, random: Random, up: () => void): void {
  node.up = false
  node.checkpoint = Math.min(node.checkpoint, contextOf(node).highWatermark)
  cluster.schedule.after(5 + random.below(120), up)
}

/** The controller elects another leader when it does not hear the one there is. */
function controlSessions(cluster: SimulatedCluster, random: Random, fault: (what: string) => void): void {
  const { schedule, settings, network } = cluster
  let heard = 0
  schedule.every(() => 10, () => {
    const { leader, isr } = cluster.partition()
    const alive = (id: NodeId): boolean => cluster.nodes.get(id)?.up === true && network.reaches(id, settings.controller)
    if (leader === settings.none || alive(leader)) heard = schedule.now
    if (schedule.now - heard < SESSION) return
    const others = isr.filter((id) => id !== leader && alive(id))
    if (others.length === 0) return
    fault(`the controller takes ${leader} for dead`)
    cluster.elect(random.pick(others))
    heard = schedule.now
  })
}

/** A producer with acks=all to whoever it believes to lead, and a consumer that reads from there. */
function produceAndConsume(cluster: SimulatedCluster, random: Random): void {
  const { schedule, clients, nodes } = cluster
  const believed = (): Node | undefined => random.pick([nodes.get(cluster.partition().leader), random.pick([...nodes.values()])])
  schedule.every(() => 10 + random.below(30), () => {
    const node = believed()
    if (node !== undefined) cluster.offer({ type: 'AppendRecord', leader: node.id, id: clients.written })
  })
  schedule.every(() => 15 + random.below(30), () => {
    const node = nodes.get(cluster.partition().leader)
    if (node?.up !== true || contextOf(node).view.leader !== node.id) return
    poll(clients, readable(contextOf(node)), schedule.now)
  })
}

function lossAtEnd(cluster: SimulatedCluster): Loss | undefined {
  const { leader, epoch } = cluster.partition()
  const node = cluster.nodes.get(leader)
  if (node?.up !== true || contextOf(node).view.leader !== leader || contextOf(node).view.epoch !== epoch) return undefined
  const missing = firstMissing(cluster.clients.acknowledged, contextOf(node).log)
  return missing && { acknowledged: missing, time: cluster.schedule.now, leader, epoch, instead: contextOf(node).log[missing.offset] }
}
