/**
 * Any compiled specification, or one node's part of it, as an XState machine.
 *
 *     const { machine, whyNot, enabledEvents } = specMachine(program)
 *     const actor = createActor(machine).start()
 *     actor.send({ type: 'HandleFetch', leader: 'A', follower: 'B', m: {…} })
 *
 * Events are the actions with their arguments as plain data, as the contract of the specification types them; the guard of
 * a transition is the compiled action; the context is the state, as JSON that can be persisted (specContext.ts). The
 * machine has one state node: where a specification "is", its variables say.
 *
 * An event that is not enabled is what XState makes of a guard that is false: the same snapshot, and `can` says false. The
 * reason is a question of its own, `whyNot`; with `refusals: 'emit'` a running actor emits it too. XState calls the
 * context factory whenever it builds a scope, without input, and swallows what it throws: so the context is a constant, and
 * everything that may fail fails here.
 */
import { assign, emit, setup } from 'xstate'
import { Successors, type Action, type Program, type State } from '../program/program.ts'
import { explicit, familyOf } from '../value/canonical.ts'
import { EvaluationError } from '../value/error.ts'
import type { Json } from '../value/json.ts'
import { printValue } from '../value/print.ts'
import { componentsOf, S, type Value } from '../value/store.ts'
import { isOwnStep, nodePart, type NodePart } from './nodePart.ts'
import { plainOf } from './plainValue.ts'
import type { Refusal } from './refusal.ts'
import { createCodec, withoutNode, type SpecContext } from './specContext.ts'
import { eventOf, stepOf, type Outcome, type SpecEvent } from './specStep.ts'

export interface SpecMachineOptions {
  /** Name of the machine; default: the module's. */
  readonly id?: string | undefined
  /** Only this node's actions, with its variables as the context: its name, or its JSON. */
  readonly node?: Json | undefined
  /** Which initial state, by position in TLC's order or by its context; needed where there are several. */
  readonly initial?: number | ((context: SpecContext) => boolean) | undefined
  /** `emit`: an event that is not enabled is taken, changes nothing and emits a `refused` event; then `can` is always true. */
  readonly refusals?: 'silent' | 'emit' | undefined
}

/** Emitted with `refusals: 'emit'`. */
export interface RefusedEvent {
  readonly type: 'refused'
  readonly event: SpecEvent
  readonly refusal: Refusal
}

/** What a step of a node changed outside of it: the parameters of the action `world`. In plain data. */
export type WorldChange =
  | { readonly variable: string; readonly added: readonly Json[]; readonly removed: readonly Json[] }
  | { readonly variable: string; readonly now: Json }

/** A snapshot, as far as it matters here: what `transition`, `getSnapshot` and `resolveState` give. */
export interface SpecSnapshot {
  readonly context: SpecContext
}

export type SpecStateMachine = ReturnType<typeof createSpecMachine>

export interface SpecMachine {
  readonly machine: SpecStateMachine
  /**
   * Every event that is enabled, in the order of the specification: for `events` of `xstate/graph`. Constraints of the model
   * do not bound it. Arguments that look alike as plain data (a set and a sequence) give one event, which `whyNot` calls ambiguous.
   */
  enabledEvents(snapshot: SpecSnapshot): SpecEvent[]
  /** Why an event is not taken; undefined when it is. */
  whyNot(snapshot: SpecSnapshot, event: SpecEvent): Refusal | undefined
  /** The specification's state: one value a variable, meaningful in this thread. */
  stateOf(snapshot: SpecSnapshot): State
  /** The snapshot that stands for a state of the specification. */
  snapshotOf(state: State): ReturnType<SpecStateMachine['resolveState']>
  /** The initial state that was chosen. */
  readonly initial: State
}

/** Throws an Error for a node that does not exist and where the initial state has to be chosen; EvaluationError from Init. */
export function specMachine(program: Program, options: SpecMachineOptions = {}): SpecMachine {
  const part = options.node === undefined ? undefined : nodePart(program, options.node)
  const codec = createCodec(program, part)
  const initial = codec.contextOf(chooseInitial(program, options.initial, codec.contextOf))
  const byName = new Map(program.actions.map((action) => [action.name, action]))
  const mine = part === undefined ? (): boolean => true : (args: readonly Value[]): boolean => isOwnStep(part, args)

  const outcome = (context: SpecContext, event: SpecEvent): Outcome & { readonly from?: State | undefined } => {
    const action = byName.get(event.type)
    if (action === undefined) return { kind: 'refused', refusal: () => ({ kind: 'unknown', message: `${program.module} has no action ${event.type}; it has ${[...byName.keys()].join(', ')}` }) }
    try {
      const from = codec.stateOf(context, event['#world'] as { readonly [variable: string]: Json } | undefined)
      return { ...stepOf(action, from, event, mine), from }
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof EvaluationError)) throw error
      return { kind: 'refused', refusal: () => ({ kind: 'error', message: error.message }) }
    }
  }
  // XState asks for the guard, then for the effects, then for the assignment: one evaluation serves all three.
  let last: { readonly context: SpecContext; readonly event: SpecEvent; readonly generation: number; readonly outcome: ReturnType<typeof outcome> } | undefined
  const remembered = (context: SpecContext, event: SpecEvent): ReturnType<typeof outcome> => {
    if (last?.context !== context || last.event !== event || last.generation !== S.generation) last = { context, event, generation: S.generation, outcome: outcome(context, event) }
    return last.outcome
  }

  const machine = createSpecMachine({
    id: options.id ?? (part === undefined ? program.module : `${program.module}.${printValue(part.node)}`),
    context: initial,
    actions: program.actions,
    emits: options.refusals === 'emit',
    enabled: (context, event) => remembered(context, event).kind === 'step',
    next: (context, event) => {
      const result = remembered(context, event)
      return result.kind === 'step' ? codec.contextOf(result.next) : context
    },
    changes: part === undefined ? undefined : (context, event) => {
      const result = remembered(context, event)
      return result.kind === 'step' && result.from !== undefined ? worldChanges(program, part, result.from, result.next) : []
    },
    refusal: (context, event) => {
      const result = remembered(context, event)
      return result.kind === 'refused' ? result.refusal() : { kind: 'error', message: 'the event is enabled' }
    },
  })
  return {
    machine,
    get initial() { return codec.stateOf(initial) },
    whyNot: (snapshot, event) => {
      const result = outcome(snapshot.context, event)
      return result.kind === 'refused' ? result.refusal() : undefined
    },
    enabledEvents: (snapshot) => {
      const state = codec.stateOf(snapshot.context)
      const found = new Map<string, SpecEvent>()
      for (const action of program.actions) {
        action.steps(state, (args) => {
          if (!mine(args)) return
          const event = eventOf(action, args)
          found.set(JSON.stringify(event), event)
        })
      }
      return [...found.values()]
    },
    stateOf: (snapshot) => codec.stateOf(snapshot.context),
    snapshotOf: (state) => machine.resolveState({ value: {}, context: codec.contextOf(state) }),
  }
}

interface Parts {
  readonly id: string
  readonly context: SpecContext
  readonly actions: readonly Action[]
  readonly emits: boolean
  readonly enabled: (context: SpecContext, event: SpecEvent) => boolean
  readonly next: (context: SpecContext, event: SpecEvent) => SpecContext
  readonly changes: ((context: SpecContext, event: SpecEvent) => readonly WorldChange[]) | undefined
  readonly refusal: (context: SpecContext, event: SpecEvent) => Refusal
}

/** The XState side: one state node, a transition for each action. */
function createSpecMachine({ id, context, actions, emits, enabled, next, changes, refusal }: Parts) {
  const { createMachine } = setup({
    types: {} as { context: SpecContext; events: SpecEvent; emitted: RefusedEvent },
    actions: { world: (_args, _params: { readonly changes: readonly WorldChange[] }) => {} },
  })
  const take = assign<SpecContext, SpecEvent, undefined, SpecEvent, never>(({ context, event }) => next(context, event))
  const answer = emit<SpecContext, SpecEvent, undefined, SpecEvent, RefusedEvent>(({ context, event }) => ({ type: 'refused', event, refusal: refusal(context, event) }))
  const tell = { type: 'world' as const, params: ({ context, event }: { context: SpecContext; event: SpecEvent }) => ({ changes: changes?.(context, event) ?? [] }) }
  const transitions = [
    { guard: ({ context, event }: { context: SpecContext; event: SpecEvent }) => enabled(context, event), actions: changes === undefined ? [take] : [tell, take] },
    ...(emits ? [{ actions: [answer] }] : []),
  ]
  return createMachine({
    id, context,
    on: Object.fromEntries([...actions.map(({ name }) => [name, transitions] as const), ...(emits ? [['*', [{ actions: [answer] }]] as const] : [])]),
  })
}

function chooseInitial(program: Program, choice: SpecMachineOptions['initial'], contextOf: (state: State) => SpecContext): State {
  const out = new Successors(program.variables.length)
  program.init(out)
  const states = new Map<string, State>()
  for (let i = 0; i < out.count; i++) {
    const state = [...out.states.subarray(i * out.width, (i + 1) * out.width)]
    states.set(state.join(), state)
  }
  const all = [...states.values()]
  const found = typeof choice === 'function' ? all.filter((state) => choice(contextOf(state))) : choice !== undefined ? all.slice(choice, choice + 1) : all
  const [only] = found
  if (only === undefined) throw new Error(all.length === 0 ? `${program.module} has no initial state` : `${program.module} has ${all.length} initial states, and \`initial\` chooses none of them`)
  if (found.length > 1) throw new Error(`${program.module} has ${all.length} initial states${choice === undefined ? '' : `, and \`initial\` chooses ${found.length} of them`}: choose one with \`initial\`, by its position or by a test of its context`)
  return only
}

/** What differs outside of the node: elements of sets that came and went, else the new value. */
function worldChanges(program: Program, { nodes, node }: NodePart, from: State, to: State): WorldChange[] {
  return program.variables.flatMap((variable, k): WorldChange[] => {
    const [before, after] = [from[k]!, to[k]!]
    if (before === after) return []
    if (nodes.local.includes(variable)) {
      const [was, is] = [withoutNode(before, node), withoutNode(after, node)]
      return was === is ? [] : [{ variable, now: plainOf(is) }]
    }
    if (familyOf(before) !== 'set' || familyOf(after) !== 'set') return [{ variable, now: plainOf(after) }]
    const [old, now] = [componentsOf(explicit(before)), componentsOf(explicit(after))]
    const [had, has] = [new Set(old), new Set(now)]
    return [{ variable, added: now.filter((v) => !had.has(v)).map(plainOf), removed: old.filter((v) => !has.has(v)).map(plainOf) }]
  })
}
