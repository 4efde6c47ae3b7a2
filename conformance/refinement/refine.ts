/**
 * Exhaustive refinement: over the whole state graph of a model, the machines do what the specification does, and nothing else.
 *
 * For every edge (s, action, arguments, t) the machines are put in s, given the event, and must be in t, all variables
 * compared. For every instance of an action that is disabled in s they must refuse. Breadth first, so the first difference
 * is one of the nearest to the initial state.
 *
 * The budgets of a model bound the world and not the machines: an instance that only a budget forbids is nobody's refusal
 * and is not counted.
 */
import { createCluster, RULES, type Cluster, type Rules } from '../../src/machines/replication/cluster.ts'
import type { ReplicationEvent } from '../../src/machines/replication/event.ts'
import { equal } from '../../src/machines/replication/equal.ts'
import { Successors, type Action, type Program, type State } from '../../src/program/program.ts'
import type { Value } from '../../src/value/store.ts'
import { createAbstraction, logAfter, withBrokerEpochs, type FieldDifference } from './abstraction.ts'
import { dataOf } from './data.ts'
import type { ActionName } from '../../src/machines/generated/replication.ts'
import { forEachInstance } from './instances.ts'
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
  /** The guard that refused, the conjunct that is false, the error. */
  readonly because?: string
}

/** The steps from an initial state to the state of the difference: the names of their actions. */
export type Path = readonly string[]

export interface Counts {
  readonly states: number
  readonly edges: number
  readonly refusals: number
  /** The length of the longest shortest path, in steps, so far. */
  readonly depth: number
}

export interface Refinement extends Counts {
  readonly verdict: 'equal' | 'different' | 'undecided'
  readonly difference: Difference | undefined
}

export interface RefinementOptions {
  /** Other rules than the machines': a mutant. */
  readonly rules?: Rules
  /** Told now and then; true: stop, undecided. */
  readonly onProgress?: (counts: Counts) => boolean
}

/** How many states between two calls of `onProgress`. */
const PULSE = 256

/** Refines every edge of a program of spec/Replication.tla. Throws NotReplication for another specification, EvaluationError as the program does. */
export function refine(program: Program, { rules = RULES, onProgress = () => false }: RefinementOptions = {}): Refinement {
  const model = replicationModel(program)
  const machine = createCluster(model.settings, model.first, rules)
  const abstraction = createAbstraction(program, machine)
  const states = new Tuples(program.variables.length)
  const parents: number[] = []
  const arrivals: number[] = []
  const depths: number[] = []
  let edges = 0
  let refusals = 0
  let depth = 0

  const reach = (state: ArrayLike<number>, parent: number, action: number): void => {
    if (states.add(state) < parents.length) return
    parents.push(parent)
    arrivals.push(action)
    depths.push(parent === -1 ? 0 : depths[parent]! + 1)
  }
  const result = (verdict: Refinement['verdict'], difference?: Difference): Refinement => ({ verdict, difference, states: states.size, edges, refusals, depth })
  const pathTo = (index: number): Path => parents[index] === -1 ? [] : [...pathTo(parents[index]!), program.actions[arrivals[index]!]!.name]

  const initial = new Successors(states.width)
  program.init(initial)
  for (let i = 0; i < initial.count; i++) reach(initial.states.subarray(i * states.width, (i + 1) * states.width), -1, -1)

  for (let index = 0; index < states.size; index++) {
    if (index % PULSE === 0 && onProgress({ states: states.size, edges, refusals, depth })) return result('undecided')
    const state = states.at(index)
    depth = depths[index]!
    if (!program.constraints.every(({ test }) => test(Int32Array.from(state), 0))) continue
    const cluster = abstraction.clusterOf(state)
    for (const [number, action] of program.actions.entries()) {
      const enabled: ReplicationEvent[] = []
      let found: Parting | undefined
      action.steps(state, (args, next) => {
        reach(next, index, number)
        edges++
        const event = eventOf(action, args, cluster)
        enabled.push(event)
        found ??= edgeDifference(cluster, event, next)
      })
      forEachInstance(action.name as ActionName, cluster, (event) => {
        if (found !== undefined || enabled.some((other) => equal(other, event)) || !withinBudget(model, cluster, event)) return
        refusals++
        if (isEnabled(cluster, event)) found = { kind: 'allows', event, because: falseConjunct(action, state, event) }
      })
      if (found !== undefined) return result('different', { ...found, path: pathTo(index) })
    }
  }
  return result('equal')

  function isEnabled(cluster: Cluster, event: ReplicationEvent): boolean {
    return machine.step(cluster, event).enabled
  }

  function edgeDifference(cluster: Cluster, event: ReplicationEvent, next: State): Parting | undefined {
    if (!withinBudget(model, cluster, event)) return { kind: 'refuses', event, because: 'a budget of the model' }
    const { enabled, cluster: after, effects } = machine.step(cluster, event)
    if (!enabled) {
      const why = machine.whyNot(cluster, event)
      return { kind: 'refuses', event, because: why === undefined ? 'unknown' : `${why.node}, ${why.state}: ${why.guard ?? 'no transition for this event'}` }
    }
    const where = abstraction.difference(after, next) ?? logDifference(cluster, after, effects)
    return where === undefined ? undefined : { kind: 'lands', event, where }
  }
}

/** The effects on a log must make of it what the machine remembers. */
function logDifference(before: Cluster, after: Cluster, effects: Parameters<typeof logAfter>[2]): FieldDifference | undefined {
  for (const [node, { context }] of Object.entries(after.replicas)) {
    const written = logAfter(before.replicas[node]!.context.log, node, effects)
    if (!equal(written, context.log)) return { field: `the effects on log.${node}`, specification: context.log, machine: written }
  }
  return undefined
}

function eventOf(action: Action, args: readonly Value[], cluster: Cluster): ReplicationEvent {
  const event: Record<string, unknown> = { type: action.name }
  const names = [...action.parameters, ...action.choices]
  names.forEach((name, k) => {
    event[name] = name === 'm' ? withBrokerEpochs(dataOf(args[k]!) as never) : dataOf(args[k]!)
  })
  if (action.name === 'AppendRecord') event['id'] = cluster.world.written
  return event as unknown as ReplicationEvent
}

function falseConjunct(action: Action, state: State, event: ReplicationEvent): string {
  void event
  const { conjunct, place } = action.explain(state, action.parameters.map(() => undefined))
  return conjunct === undefined ? 'no such step' : `${conjunct} (${place})`
}
