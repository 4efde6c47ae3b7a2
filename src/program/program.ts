/**
 * The waist: what an engine makes and what everything else uses.
 *
 * A Program knows states, successors and properties; it knows no syntax. Values and states are integers of the value
 * store (`src/value`): a state is one integer a variable, and two states are equal when their integers are.
 */
import type { Value } from '../value/store.ts'
import type { Temporal } from './temporal.ts'

/** One slot per VARIABLE, in declaration order. */
export type State = readonly Value[]

/** A place in the user's text, already readable: `path:line:column`. */
export type Place = string

/** Why something is false or failed: the conjunct, where it stands, what its variables were bound to. */
export interface Explanation {
  readonly enabled: boolean
  /** Source text of the first false conjunct (shortened to one line), undefined when enabled. */
  readonly conjunct: string | undefined
  readonly place: Place | undefined
  /** Bound variables and parameters with their values, outermost first. */
  readonly bindings: readonly { readonly name: string; readonly value: Value }[]
  /** Values of sub-expressions worth seeing (both sides of a comparison, …). */
  readonly values: readonly { readonly text: string; readonly value: Value }[]
}

export interface Action {
  /** The name a reader finds in the .tla file. */
  readonly name: string
  readonly parameters: readonly string[]
  /** Names of `\E` bindings inside the operator; their values follow the arguments' in `emit`. */
  readonly choices: readonly string[]
  readonly place: Place
  /** Every successor by this action, with arguments (parameters, then choices), in the order of `expand`. */
  steps(state: State, emit: (args: readonly Value[], next: State) => void): void
  /**
   * The same with some arguments known. The compiled engine asks a known one for membership in the set that `\E` binds it from,
   * so the set may be large or endless; and it does not meet errors in branches that known arguments exclude.
   */
  stepsWith(state: State, args: readonly (Value | undefined)[], emit: (args: readonly Value[], next: State) => void): void
  /** The first false conjunct for these arguments. */
  explain(state: State, args: readonly (Value | undefined)[]): Explanation
}

/**
 * The buffer `expand` writes successors to. `states` holds `count` states of `width` integers one after the other;
 * `actions[i]` is the index of the action that produced successor i.
 */
export class Successors {
  readonly width: number
  states: Int32Array
  actions: Int32Array
  /** 1: the step changes nothing that an action property reads, so of those from one state one is enough. Only `Packing.expand` tells. */
  quiet: Uint8Array
  count = 0

  constructor(width: number) {
    this.width = width
    this.states = new Int32Array(64 * Math.max(1, width))
    this.actions = new Int32Array(64)
    this.quiet = new Uint8Array(64)
  }

  /** Makes room for one more and returns its offset in `states`; the caller fills the slots. */
  next(action: number): number {
    const i = this.count++
    if (i === this.actions.length) this.grow()
    this.actions[i] = action
    this.quiet[i] = 0
    return i * this.width
  }

  /** Forgets everything, and gives memory back. */
  release(): void {
    this.count = 0
    this.states = new Int32Array(64 * Math.max(1, this.width))
    this.actions = new Int32Array(64)
    this.quiet = new Uint8Array(64)
  }

  private grow(): void {
    const states = new Int32Array(this.states.length * 2)
    states.set(this.states)
    this.states = states
    const actions = new Int32Array(this.actions.length * 2)
    actions.set(this.actions)
    this.actions = actions
    const quiet = new Uint8Array(this.quiet.length * 2)
    quiet.set(this.quiet)
    this.quiet = quiet
  }
}

/**
 * Another form of the same states, of fewer slots, in which a search runs faster. A packed state is `width` integers and
 * the two lanes of a fingerprint, which agree between threads; the integers do not.
 */
export interface Packing {
  readonly width: number
  pack(states: Int32Array, offset: number, to: Int32Array, at: number): void
  unpack(row: Int32Array, at: number, states: Int32Array, offset: number): void
  /** Sets to 1 in `changed`, by variable, what a step changes. */
  markChanges(from: Int32Array, fromAt: number, to: Int32Array, toAt: number, changed: Uint8Array): void
  /** As Program.expand, from and to packed states: `out.width` is `width` + 2. */
  expand(row: Int32Array, at: number, out: Successors): void
  /**
   * True: all invariants hold in this state. False: ask each; nothing is said about errors. Absent: ask each. A state that it
   * follows and in which they hold may be given as well: what has not changed is not looked at again.
   */
  readonly allInvariantsHold?: ((row: Int32Array, at: number, from?: Int32Array, fromAt?: number) => boolean) | undefined
  /** Successors of actions of WF and SF; optional help. */
  readonly fairSteps?: FairSteps | undefined
  /** The same for all action properties and a step. */
  readonly allStepsHold?: ((from: Int32Array, fromAt: number, to: Int32Array, toAt: number) => boolean) | undefined
  /** By step witness: its `lacks`, of packed states; undefined: ask with states as they are. Throws anything where that has to be asked. */
  readonly lacksStepWitness?: readonly (StepWitness['lacks'] | undefined)[] | undefined
}

/** Actions `<<A>>_v` where v is all variables: only a step that changes nothing is none of A's. */
export interface FairSteps {
  /** Of each, its number among the actions of WF and SF, and the tests that it answers, as TemporalAction. */
  readonly covered: readonly { readonly action: number; readonly enabled: number; readonly step: number }[]
  /** As Packing.expand; `out.actions` has their numbers. Returns those of the actions that have to be asked test by test here. */
  expand(row: Int32Array, at: number, out: Successors): readonly number[]
}

/** Tells which successors of a state are enough: partial-order reduction. */
export interface Reduction {
  /**
   * Of the successors that `expand` has just put into `out`: by position, 1 for those that are needed; undefined when all are.
   * `isNew(position)`: the successor is in no level up to that of the state.
   */
  select(states: Int32Array, offset: number, out: Successors, isNew: (position: number) => boolean): Uint8Array | undefined
}

/** A named test. `place` points at its definition. */
export interface StateTest {
  readonly name: string
  readonly place: Place
  /** Reads the state at `offset` of `states`. Throws EvaluationError. */
  test(states: Int32Array, offset: number): boolean
  explain(state: State): Explanation
}

export interface StepTest {
  readonly name: string
  readonly place: Place
  test(from: Int32Array, fromOffset: number, to: Int32Array, toOffset: number): boolean
  explain(from: State, to: State): Explanation
}

/** A hypothesis, sets that are not empty, or, of steps alone, a change of the subscript. */
export type WitnessKind = 'antecedent' | 'elements' | 'change'

/**
 * A predicate that must be true in some reachable state: `possible` because the user says so; `antecedent` and `elements`
 * because the invariant `name` says nothing where it never is (module/witnesses.ts).
 */
export interface Witness extends StateTest {
  readonly kind: 'possible' | WitnessKind
  /** The hypothesis or the set, as written. */
  readonly text: string
  /** Being seen is not enough: what it leads to has witnesses of its own. */
  readonly outer?: boolean | undefined
}

/** A step that some must be, because the action property `name` says nothing where none is (module/witnesses.ts). */
export interface StepWitness {
  readonly name: string
  readonly place: Place
  readonly kind: WitnessKind
  /** The hypothesis, the set or the subscript, as written. */
  readonly text: string
  readonly outer?: boolean | undefined
  /** Whether a step is none of these. Throws EvaluationError. */
  lacks(from: Int32Array, i: number, to: Int32Array, j: number): boolean
}

/** The constants and variables from which lanes, per-node machines and effects follow. */
export interface Nodes {
  /** Name of the constant that is the set of nodes, e.g. `Replicas`. */
  readonly constant: string
  readonly nodes: readonly Value[]
  /** Variables that are functions on the nodes. */
  readonly local: readonly string[]
  /** Variables that hold messages between nodes. */
  readonly network: readonly string[]
}

/** What the checker tells TLCGet("level") and its like. */
export interface Statistics {
  level: number
  distinct: number
  generated: number
  queue: number
  diameter: number
  durationSeconds: number
  /** Whether the specification has asked for the end of the search (TLCSet("exit", TRUE)); undefined: nobody listens. */
  exit?: boolean | undefined
  /** Index of the action being evaluated, -1 for Init. */
  worker: number
}

export interface Program {
  readonly module: string
  readonly variables: readonly string[]
  /** What the configuration gives to the CONSTANTS, by name; constant operators are left out. */
  readonly constants: ReadonlyMap<string, Value>
  readonly actions: readonly Action[]
  /** Evaluates the ASSUMEs in order; the first false one is returned with its place. Throws EvaluationError. */
  checkAssumptions(): { readonly name: string; readonly place: Place } | undefined
  /** Every initial state in TLC's order, duplicates included (action index 0). */
  init(out: Successors): void
  /** Every successor in TLC's order, duplicates included. Throws EvaluationError; successors before the error stay in `out`. */
  expand(states: Int32Array, offset: number, out: Successors): void
  /** Absent: a search runs on states as they are. */
  readonly packing?: Packing | undefined
  /** Absent: every successor is followed. Not together with `packing`, constraints, `view`, `symmetry`. */
  readonly reduction?: Reduction | undefined
  readonly invariants: readonly StateTest[]
  /** True: all invariants hold in this state. False: ask each; nothing is said about errors. Absent: ask each. */
  readonly allInvariantsHold?: ((states: Int32Array, offset: number) => boolean) | undefined
  /** State predicates checked on initial states only (PROPERTY P). */
  readonly initialProperties: readonly StateTest[]
  /** `[A]_v` on every step. */
  readonly actionProperties: readonly StepTest[]
  /** Looked for until found; absent: none. */
  readonly witnesses?: readonly Witness[] | undefined
  /** The same of steps. */
  readonly stepWitnesses?: readonly StepWitness[] | undefined
  /** By invariant: the slots that it reads; absent: not known. */
  readonly invariantSlots?: readonly (readonly number[])[] | undefined
  readonly constraints: readonly StateTest[]
  readonly actionConstraints: readonly StepTest[]
  readonly checkDeadlock: boolean
  /** It may ask for the end of the search while it is evaluated. Then one thread searches, and the end is where TLC ends. */
  readonly mayExit?: boolean | undefined
  /** Value of the VIEW, or undefined when there is none. */
  readonly view: ((states: Int32Array, offset: number) => Value) | undefined
  /** The group of SYMMETRY (without the identity), each a map of model values; empty when there is none. */
  readonly symmetry: readonly ReadonlyMap<Value, Value>[]
  readonly alias: ((state: State, next: State) => Value) | undefined
  checkPostcondition(): { readonly name: string; readonly place: Place; readonly holds: boolean } | undefined
  readonly nodes: Nodes | undefined
  /** Read by TLCGet; the checker keeps it current. */
  readonly statistics: Statistics
  /** Properties of whole behaviours, with the fairness that they are checked under; undefined when there are none. */
  readonly temporal?: Temporal | undefined
  /** Warnings found while running (CHOOSE among strings, EXCEPT outside the domain, …); grows. */
  readonly warnings: readonly string[]
}

/** One step of a counterexample. */
export interface Step {
  /** Name of the action, `Init` for the first. */
  readonly action: string
  readonly args: readonly { readonly name: string; readonly value: Value }[]
  readonly state: State
}

export type Trace = readonly Step[]
