/**
 * What happened at each step of a trace, told by node: who acted, what was received, sent or lost, what changed where.
 *
 * This is the sequence view without its drawing. Who acts is not written in a specification, so it is inferred: the node
 * whose variables changed; if there are several or none, the receiver or the sender of the step's message.
 */
import type { Nodes, Step, Trace } from '../../program/program.ts'
import { componentsOf, auxOf, HEAP, Kind, kindOf, type Value } from '../../value/store.ts'
import { diffValues, type Change } from './diff.ts'
import { newMessages, peersIn, quietFields, transferOf, type Message, type Transfer } from './messages.ts'

export interface Scene {
  /** 1-based number of the step in the trace. */
  readonly number: number
  readonly step: Step
  readonly actor: Value | undefined
  readonly received: readonly (Transfer & { readonly sentAt: number | undefined })[]
  readonly lost: readonly Transfer[]
  readonly sent: readonly Transfer[]
  /** Changes of a node's own variables, paths without the node. */
  readonly local: readonly { readonly node: Value; readonly changes: readonly Change[] }[]
  /** Changes of variables that belong to no node. */
  readonly shared: readonly Change[]
}

export interface Story {
  /** The nodes, then other ends of messages in order of appearance. */
  readonly lanes: readonly Value[]
  readonly scenes: readonly Scene[]
}

/** Nobody receives what an action with such a name takes out of the network. */
const LOSS = /lose|loss|lost|drop|discard|crash|restart|power|reboot/i

export function tellStory(trace: Trace, variables: readonly string[], nodes: Nodes): Story {
  const isNode = (v: Value): boolean => nodes.nodes.includes(v)
  const network = indices(variables, nodes.network)
  const pairs = trace.slice(1).map((step, k) => {
    const before = trace[k]!.state
    const put = network.flatMap((v) => newMessages(before[v]!, step.state[v]!, isNode))
    const taken = network.flatMap((v) => newMessages(step.state[v]!, before[v]!, isNode))
    return { step, before, put, taken }
  })
  const messages = pairs.flatMap(({ put, taken }) => [...put, ...taken])
  const lanes = [...new Set([...nodes.nodes, ...messages.flatMap(peersIn)])]
  const quiet = quietFields(messages)
  const transfer = (m: Message): Transfer => transferOf(m, (v) => lanes.includes(v), quiet)
  const sentAt = new Map<Value, number>()
  const scenes = pairs.map(({ step, before, put, taken }, k): Scene => {
    const own = localChanges(before, step, variables, nodes)
    const sent = put.map(transfer)
    const gone = taken.map(transfer)
    const actor = actorOf(step, own.map(({ node }) => node), gone, sent, lanes)
    const isReceipt = (t: Transfer): boolean => !LOSS.test(step.action) && (t.to === undefined || t.to === actor)
    const scene: Scene = {
      number: k + 2,
      step,
      actor: LOSS.test(step.action) && own.length === 0 ? undefined : actor,
      received: gone.filter(isReceipt).map((t) => ({ ...t, sentAt: sentAt.get(t.message) })),
      lost: gone.filter((t) => !isReceipt(t)),
      sent,
      local: own,
      shared: variables.flatMap((name, v) => nodes.local.includes(name) || nodes.network.includes(name) ? [] : diffValues(name, before[v]!, step.state[v]!)),
    }
    for (const t of sent) sentAt.set(t.message, k + 2)
    return scene
  })
  return { lanes, scenes }
}

function indices(variables: readonly string[], names: readonly string[]): number[] {
  return names.map((name) => variables.indexOf(name)).filter((k) => k >= 0)
}

function localChanges(before: readonly Value[], step: Step, variables: readonly string[], nodes: Nodes): { node: Value; changes: Change[] }[] {
  return nodes.nodes.flatMap((node) => {
    const changes = nodes.local.flatMap((name) => {
      const v = variables.indexOf(name)
      if (v < 0) return []
      const old = valueAt(before[v]!, node)
      const fresh = valueAt(step.state[v]!, node)
      return old === undefined || fresh === undefined ? [] : diffValues(name, old, fresh)
    })
    return changes.length === 0 ? [] : [{ node, changes }]
  })
}

/** f[node] where f is a function that has it; nodes 1..n make f a sequence. */
export function valueAt(f: Value, node: Value): Value | undefined {
  if (f < HEAP) return undefined
  if (kindOf(f) === Kind.sequence) return componentsOf(f)[node - 1]
  if (kindOf(f) !== Kind.function) return undefined
  const k = componentsOf(auxOf(f)).indexOf(node)
  return k < 0 ? undefined : componentsOf(f)[k]
}

function actorOf(step: Step, changed: readonly Value[], gone: readonly Transfer[], sent: readonly Transfer[], lanes: readonly Value[]): Value | undefined {
  if (changed.length === 1) return changed[0]
  const candidates = [...gone.map((t) => t.to), ...sent.map((t) => t.from), ...(changed.length > 0 ? step.args.map(({ value }) => value) : [])]
  const known = candidates.find((v) => v !== undefined && lanes.includes(v) && (changed.length === 0 || changed.includes(v)))
  return known ?? changed[0]
}
