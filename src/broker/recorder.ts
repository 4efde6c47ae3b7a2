/**
 * Writes down a run as a trace: one TraceEvent for each action of the specification that a node took, with what that step
 * changed. Everything that a machine remembers is the specification's variable of the same name, so that nothing has to be
 * translated but paths: `log.A[3]` is the third record of A's log, at offset 2.
 */
import type { ControllerContext, ReplicaContext } from '../machines/replication/context.ts'
import type { PartitionState } from '../machines/replication/partitionState.ts'
import type { Log } from '../machines/replication/replicaLog.ts'
import type { TraceEvent, TraceValue } from '../program/traceEvent.ts'

export type Observed = Record<string, TraceValue>

/** A replica as the specification sees it: its context, and the variable `fetcher`, which is the state of the machine. */
export interface ReplicaState {
  readonly context: ReplicaContext
  readonly fetcher: 'none' | 'truncating' | 'fetching'
}

/** By path, what a step changed of a replica. */
export function changesOfReplica(before: ReplicaState, after: ReplicaState, observed: Observed = {}): Observed {
  const { replica } = after.context
  changesOfLog(`log.${replica}`, before.context.log, after.context.log, observed)
  for (const name of ['highWatermark', 'view', 'epochStart', 'proposed'] as const) {
    if (before.context[name] !== after.context[name]) observed[`${name}.${replica}`] = json(after.context[name])
  }
  for (const [follower, progress] of Object.entries(after.context.progress)) {
    if (before.context.progress[follower] !== progress) observed[`progress.${replica}.${follower}`] = json(progress)
  }
  if (before.fetcher !== after.fetcher) observed[`fetcher.${replica}`] = after.fetcher
  return observed
}

export function changesOfController(before: ControllerContext, after: ControllerContext, observed: Observed = {}): Observed {
  if (before.partition !== after.partition) observed['partition'] = json(after.partition)
  for (const [replica, brokerEpoch] of Object.entries(after.registration)) {
    if (before.registration[replica] !== brokerEpoch) observed[`registration.${replica}`] = brokerEpoch
  }
  return observed
}

function changesOfLog(path: string, before: Log, after: Log, observed: Observed): void {
  if (before === after) return
  observed[`${path}.length`] = after.length
  // Logs share the records that they have in common.
  for (let offset = 0; offset < after.length; offset++) {
    if (before[offset] !== after[offset]) observed[`${path}[${offset + 1}]`] = json(after[offset])
  }
}

/** An event of a machine as a line of a trace; `inputs` are fields of the event that are no arguments of the action. */
export function traceEvent(event: { readonly type: string }, inputs: readonly string[], node: string | undefined, time: number, observed: Observed): TraceEvent {
  const args = Object.entries(event).filter(([name]) => name !== 'type' && !inputs.includes(name))
  return {
    action: event.type,
    ...(args.length > 0 ? { args: Object.fromEntries(args.map(([name, value]) => [name, json(value)])) } : {}),
    ...(node === undefined ? {} : { node }),
    ...(Object.keys(observed).length > 0 ? { observed } : {}),
    time,
  }
}

/** The line that says where a run begins. */
export function initialEvent(partition: PartitionState): TraceEvent {
  return { action: 'Init', observed: { partition: json(partition), written: 0 }, time: 0 }
}

/** Contexts and events are JSON already; the type is told so. */
function json(value: unknown): TraceValue {
  return value as TraceValue
}
