/**
 * One step of a machine, as data: the thin layer between this project and XState.
 *
 * XState's pure `transition` builds a whole actor for each call. A Stepper keeps one inert actor scope and asks the machine's
 * own `transition` with it, which is the same computation at a sixth of the cost (a test holds the two equal). Everything
 * that depends on how XState 5 hands out snapshots, actions and guards is in this file.
 */
import { createActor, type AnyMachineSnapshot, type AnyStateMachine, type EventFromLogic, type InputFrom, type SnapshotFrom } from 'xstate'
import { assert } from '../value/error.ts'

/** An effect: what the machine asks of the world, by name. */
export interface StepEffect {
  readonly type: string
  readonly params: unknown
}

export interface StepResult<Snapshot, Effect> {
  /** False: the machine refused the event, and nothing changed. */
  readonly enabled: boolean
  readonly snapshot: Snapshot
  /** In the order in which they are to be carried out. */
  readonly effects: readonly Effect[]
}

export interface Stepper<Machine extends AnyStateMachine, Effect extends StepEffect> {
  readonly machine: Machine
  /** The first snapshot for this input. */
  start(input: InputFrom<Machine>): SnapshotFrom<Machine>
  /** The snapshot that is in this state with this context. Throws when there is no such state. */
  at(value: string | object, context: SnapshotFrom<Machine>['context']): SnapshotFrom<Machine>
  /** What the machine makes of the event. Pure: the snapshot given stays as it is. */
  step(snapshot: SnapshotFrom<Machine>, event: EventFromLogic<Machine>): StepResult<SnapshotFrom<Machine>, Effect>
  /** Why the event is refused in this snapshot; undefined when it is not. */
  whyNot(snapshot: SnapshotFrom<Machine>, event: EventFromLogic<Machine>): Refusal | undefined
}

export interface Refusal {
  /** The state that the machine is in, such as `follower.fetching`. */
  readonly state: string
  /** The first guard that was false, of the transition that came furthest; undefined: no transition here has this event. */
  readonly guard: string | undefined
}

/** `input` is any valid one: XState wants it to build the scope, and nothing else is made of it. */
export function createStepper<Machine extends AnyStateMachine, Effect extends StepEffect>(machine: Machine, input: InputFrom<Machine>): Stepper<Machine, Effect> {
  const self = createActor(machine as AnyStateMachine, { input })
  let effects: Effect[] = []
  const nothing = (): void => {}
  const scope = {
    self, system: self.system, id: '', sessionId: '', logger: nothing, defer: nothing, stopChild: nothing, emit: nothing,
    actionExecutor(action: { readonly type: string; readonly params: unknown }): void {
      effects.push({ type: action.type, params: action.params } as Effect)
    },
  } as unknown as Parameters<AnyStateMachine['transition']>[2]
  return {
    machine,
    start: (first) => machine.getInitialSnapshot(scope, first) as SnapshotFrom<Machine>,
    at: (value, context) => machine.resolveState({ value, context } as never) as SnapshotFrom<Machine>,
    step(snapshot, event) {
      effects = []
      const next = machine.transition(snapshot as AnyMachineSnapshot, event as never, scope) as SnapshotFrom<Machine>
      // Every transition of ours does something (a test holds it), so an untouched snapshot without effects is a refusal.
      return { enabled: next !== snapshot || effects.length > 0, snapshot: next, effects }
    },
    whyNot: (snapshot, event) => refusal(snapshot as AnyMachineSnapshot, event),
  }
}

/** `leader`, `follower.fetching`: the state of a snapshot as a path. */
export function statePath(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value).map(([key, inner]) => `${key}.${statePath(inner)}`).join(' | ')
}

type GuardReference = string | { readonly type: string } | { readonly guards: readonly GuardReference[] } | ((...args: never) => boolean)

interface Candidate {
  readonly guard?: GuardReference
}

function refusal(snapshot: AnyMachineSnapshot, event: { readonly type: string }): Refusal | undefined {
  const candidates = (snapshot as unknown as { readonly _nodes: readonly { readonly transitions: ReadonlyMap<string, readonly Candidate[]> }[] })._nodes
    .flatMap(({ transitions }) => transitions.get(event.type) ?? [])
  let furthest: { readonly passed: number; readonly guard: string } | undefined
  for (const { guard } of candidates) {
    const names = namesOf(guard)
    const passed = names.findIndex((name) => !evaluated(snapshot, name, event))
    if (passed === -1) return undefined
    if (furthest === undefined || passed > furthest.passed) furthest = { passed, guard: names[passed]! }
  }
  return { state: statePath(snapshot.value), guard: furthest?.guard }
}

/** The named guards of a conjunction, in order. */
function namesOf(guard: GuardReference | undefined): string[] {
  if (guard === undefined) return []
  if (typeof guard === 'string') return [guard]
  if ('guards' in guard) return guard.guards.flatMap(namesOf)
  assert('type' in guard, 'a guard of ours has a name')
  return [guard.type]
}

function evaluated(snapshot: AnyMachineSnapshot, name: string, event: { readonly type: string }): boolean {
  const guard = (snapshot.machine.implementations.guards as Record<string, (args: unknown, params: undefined) => boolean>)[name]
  assert(guard !== undefined, `the machine has a guard ${name}`)
  return guard({ context: snapshot.context, event }, undefined)
}
