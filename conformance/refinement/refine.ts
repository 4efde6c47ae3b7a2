/**
 * Exhaustive refinement: over the whole state graph of a model, the machines do what the specification does, and nothing else.
 *
 * For every edge (s, action, arguments, t) the machines are put in s, given the event, and must be in t, all variables
 * compared. For every instance of an action that is disabled in s they must refuse. Breadth first, so the first difference
 * is one of the nearest to the initial state.
 *
 * A machine's step is a function of its snapshot and its event (a test holds it against changing anything else), so each is
 * taken once and its result used wherever the same node meets the same event (remembering.ts).
 *
 * The budgets of a model bound the world and not the machines: an instance that only a budget forbids is nobody's refusal
 * and is not counted.
 */
import type { ActionName } from '../../src/machines/generated/replication.ts'
import { createCluster, RULES, type Cluster, type ClusterStep, type Rules } from '../../src/machines/replication/cluster.ts'
import { equal } from '../../src/machines/replication/equal.ts'
import type { ReplicationEvent } from '../../src/machines/replication/event.ts'
import type { Refusal } from '../../src/machines/step.ts'
import { Successors, type Action, type Program, type State } from '../../src/program/program.ts'
import type { Value } from '../../src/value/store.ts'
import { createAbstraction, logAfter, withBrokerEpochs, type FieldDifference } from './abstraction.ts'
import { createDataMemory } from './data.ts'
import { Events } from './events.ts'
import { forEachInstance, propertiesOf } from './instances.ts'
import { stepMemory } from './remembering.ts'
import { replicationModel, withinBudget } from './replicationModel.ts'
import { Tuples } from './tuples.ts'

/** Where machines and specification part. */
export interface Difference extends Parting {
  readonly path: Path
}

interface Parting {
  /**
   * `lands`: they arrive elsewhere. `refuses`: the machines refuse what the specification allows. `allows`: they allow what
   * it forbids. `throws`: a machine failed.
   */
  readonly kind: 'lands' | 'refuses' | 'allows' | 'throws'
  readonly event: ReplicationEvent
  /** The first field that differs, when they land elsewhere. */
  readonly where?: FieldDifference
  /** The guard that refused, or the error. */
  readonly because?: string
}

/** The steps from an initial state to the state of the difference: the names of their actions. */
export type Path = readonly string[]

export interface Counts {
  readonly states: number
  readonly edges: number
  readonly refusals: number
  /** Distinct steps that the machines took for all of these. */
  readonly machineSteps: number
  /** The length of the longest shortest path, in steps, so far. */
  readonly depth: number
  /** By the clock given: on edges, with enumeration, mapping and comparison; and on refusals. */
  readonly edgeSeconds: number
  readonly refusalSeconds: number
}

export interface Refinement extends Counts {
  readonly verdict: 'equal' | 'different' | 'undecided'
  readonly difference: Difference | undefined
}

export interface RefinementOptions {
  /** Other rules than the machines': a mutant. */
  readonly rules?: Rules
  /** A clock, in seconds. */
  readonly now?: () => number
  /** Told now and then; true: stop, undecided. */
  readonly onProgress?: (counts: Counts) => boolean | Promise<boolean>
}

/** How many states between two calls of `onProgress`. */
const PULSE = 256

/** Refines every edge of a program of spec/Replication.tla. Rejects with NotReplication for another specification, EvaluationError as the program does. */
export async function refine(program: Program, { rules = RULES, now = () => 0, onProgress = () => false }: RefinementOptions = {}): Promise<Refinement> {
  const model = replicationModel(program)
  const events = new Events()
  const memory = stepMemory((event) => events.same(event))
  const machine = createCluster(model.settings, model.first, rules, memory.make)
  const data = createDataMemory()
  const abstraction = createAbstraction(program, machine, data)
  const names = new Map(program.actions.map((action) => [action, propertiesOf(action.name as ActionName)]))
  const states = new Tuples(program.variables.length)
  const parents: number[] = []
  const arrivals: number[] = []
  const depths: number[] = []
  let edges = 0
  let refusals = 0
  let depth = 0
  let edgeSeconds = 0
  let refusalSeconds = 0

  const reach = (state: ArrayLike<number>, parent: number, action: number): void => {
    if (states.add(state) < parents.length) return
    parents.push(parent)
    arrivals.push(action)
    depths.push(parent === -1 ? 0 : depths[parent]! + 1)
  }
  const counts = (): Counts => ({ states: states.size, edges, refusals, machineSteps: memory.steps(), depth, edgeSeconds, refusalSeconds })
  const pathTo = (index: number): string[] => {
    const path: string[] = []
    for (let at = index; parents[at] !== -1; at = parents[at]!) path.unshift(program.actions[arrivals[at]!]!.name)
    return path
  }

  const initial = new Successors(states.width)
  program.init(initial)
  for (let i = 0; i < initial.count; i++) reach(initial.states.subarray(i * states.width, (i + 1) * states.width), -1, -1)

  for (let index = 0; index < states.size; index++) {
    if (index % PULSE === 0 && await onProgress(counts())) return { ...counts(), verdict: 'undecided', difference: undefined }
    const state = states.at(index)
    depth = depths[index]!
    if (program.constraints.length > 0 && !program.constraints.every(({ test }) => test(Int32Array.from(state), 0))) continue
    const cluster = abstraction.clusterOf(state)
    const enabled = new Set<ReplicationEvent>()
    let found: Parting | undefined
    const started = now()
    for (let number = 0; number < program.actions.length; number++) {
      if (found !== undefined) break
      const action = program.actions[number]!
      action.steps(state, (args, next) => {
        if (found !== undefined) return
        reach(next, index, number)
        edges++
        const event = eventOf(action, args, cluster)
        enabled.add(event)
        found = partingOnEdge(cluster, event, next)
      })
    }
    const halfway = now()
    edgeSeconds += halfway - started
    if (found === undefined) {
      for (const action of program.actions) {
        forEachInstance(action.name as ActionName, cluster, events, (event) => {
          if (found !== undefined || enabled.has(event) || !withinBudget(model, cluster, event)) return
          refusals++
          const after = attempt(cluster, event)
          if ('kind' in after) found = after
          else if (after.enabled) found = { kind: 'allows', event }
        })
      }
      refusalSeconds += now() - halfway
    }
    if (found !== undefined) return { ...counts(), verdict: 'different', difference: { ...found, path: pathTo(index) } }
  }
  return { ...counts(), verdict: 'equal', difference: undefined }

  function attempt(cluster: Cluster, event: ReplicationEvent): ClusterStep | Parting {
    try {
      return machine.step(cluster, event)
    } catch (error) {
      return { kind: 'throws', event, because: error instanceof Error ? error.message : String(error) }
    }
  }

  function partingOnEdge(cluster: Cluster, event: ReplicationEvent, next: State): Parting | undefined {
    if (!withinBudget(model, cluster, event)) return { kind: 'refuses', event, because: 'a budget of the model' }
    const after = attempt(cluster, event)
    if ('kind' in after) return after
    if (!after.enabled) return { kind: 'refuses', event, because: refusalText(machine.whyNot(cluster, event)) }
    const where = abstraction.difference(after.cluster, next) ?? logDifference(cluster, after)
    return where === undefined ? undefined : { kind: 'lands', event, where }
  }

  function eventOf(action: Action, args: readonly Value[], cluster: Cluster): ReplicationEvent {
    const properties = names.get(action)!
    const values = properties.map((name, k) => name === 'm' ? withBrokerEpochs(data.dataOf(args[k]!) as never) : name === 'id' ? cluster.world.written : data.dataOf(args[k]!))
    return events.of(action.name as ActionName, properties, values)
  }
}

/** The effects on a log must make of it what the machine remembers. */
function logDifference(before: Cluster, { cluster: after, effects }: ClusterStep): FieldDifference | undefined {
  for (const effect of effects) {
    if (effect.type !== 'truncate' && effect.type !== 'append') continue
    const node = effect.params.replica
    const written = logAfter(before.replicas[node]!.context.log, node, effects)
    const { log } = after.replicas[node]!.context
    if (!equal(written, log)) return { field: `the effects on log.${node}`, specification: log, machine: written }
  }
  for (const node of Object.keys(after.replicas)) {
    const [was, is] = [before.replicas[node]!.context.log, after.replicas[node]!.context.log]
    if (was !== is && !equal(was, is) && !effects.some(({ type, params }) => (type === 'truncate' || type === 'append') && params.replica === node)) {
      return { field: `the effects on log.${node}`, specification: is, machine: was }
    }
  }
  return undefined
}

function refusalText(why: (Refusal & { readonly node: string }) | undefined): string {
  return why === undefined ? 'unknown' : `${why.node}, ${why.state}: ${why.guard ?? 'no transition for this event'}`
}
