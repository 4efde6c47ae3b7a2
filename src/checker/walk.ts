/**
 * One random walk: from an initial state forward, a bounded number of states.
 *
 * At each state an action that is enabled is drawn, each equally likely, and then one of its steps: an action with a
 * thousand bindings is not a thousand times as likely as one with a single binding. What is drawn depends on the seed and
 * the number of the walk only. Every successor of every state on the way is checked, not only the one that is taken.
 */
import { Successors, type Program } from '../program/program.ts'
import { makeRandom, type Random } from '../program/random.ts'
import { Stage, type SearchEvent } from './event.ts'

export interface WalkOptions {
  readonly seed: number
  /** States of a walk, at most. */
  readonly depth: number
  /** Asked once a state; true gives the walk up. */
  halted(): boolean
}

/** Counts over all walks of a walker. */
export interface WalkCounts {
  walks: number
  /** States walked through, initial ones included. */
  states: number
  /** Successors computed. */
  generated: number
  /** States of the longest walk. */
  longest: number
  /** Walks that ended before `depth`: nothing enabled (and that is allowed), or every step outside of the constraints. */
  stuck: number
  cut: number
}

export type WalkEnd = 'depth' | 'stuck' | 'cut' | 'halted' | 'event'

export class Walker {
  readonly program: Program
  readonly counts: WalkCounts = { walks: 0, states: 0, generated: 0, longest: 0, stuck: 0, cut: 0 }
  /** By action: states walked through at which it was enabled, and steps taken. */
  readonly enabled: Float64Array
  readonly taken: Float64Array
  /** The last walk: the positions that were drawn, and what was found, if anything. */
  positions: number[] = []
  event: SearchEvent | undefined = undefined
  lastError: unknown = undefined
  private readonly options: WalkOptions
  private readonly initial: Successors
  private readonly out: Successors
  private readonly state: Int32Array
  private initialChecked = false
  private possibleInitial = 0
  private initialCandidates = new Int32Array(0)
  /** What is being evaluated, should it fail. */
  private stage = 0
  private test = 0
  private candidates = new Int32Array(64)
  private readonly byAction: Int32Array

  constructor(program: Program, options: WalkOptions) {
    const width = program.variables.length
    this.program = program
    this.options = options
    this.initial = new Successors(width)
    this.out = new Successors(width)
    this.state = new Int32Array(width)
    this.enabled = new Float64Array(program.actions.length)
    this.taken = new Float64Array(program.actions.length)
    this.byAction = new Int32Array(program.actions.length)
  }

  /** Walks once. What it found is in `event`. */
  walk(number: number): WalkEnd {
    const { counts, program, out, state, options } = this
    const random = makeRandom(options.seed, number)
    this.positions = []
    this.event = undefined
    counts.walks++
    const start = this.drawInitial(random)
    if (start === undefined) return this.event === undefined ? 'stuck' : 'event'
    this.take(this.initial, start)
    for (let length = 1; ; length++) {
      counts.states++
      if (length > counts.longest) counts.longest = length
      if (length >= options.depth) return 'depth'
      if (options.halted()) return 'halted'
      out.count = 0
      program.statistics.level = length
      try {
        program.expand(state, 0, out)
      } catch (error) {
        return this.found(Stage.expand, out.count, 0, error)
      }
      counts.generated += out.count
      if (out.count === 0) {
        if (program.checkDeadlock) return this.found(Stage.deadlock, 0, 0)
        counts.stuck++
        return 'stuck'
      }
      const possible = this.check(out, length)
      if (this.event !== undefined) return 'event'
      if (possible === 0) {
        counts.cut++
        return 'cut'
      }
      const position = this.draw(random, possible)
      this.taken[out.actions[position]!]!++
      this.take(out, position)
    }
  }

  private take(out: Successors, position: number): void {
    this.positions.push(position)
    const from = position * out.width
    for (let slot = 0; slot < out.width; slot++) this.state[slot] = out.states[from + slot]!
  }

  /** Position of an initial state inside the constraints; all are computed and checked once. */
  private drawInitial(random: Random): number | undefined {
    const { initial, program } = this
    if (!this.initialChecked) {
      this.initialChecked = true
      program.statistics.level = 1
      try {
        program.init(initial)
      } catch (error) {
        this.found(Stage.expand, initial.count, 0, error)
        return undefined
      }
      this.counts.generated += initial.count
      this.possibleInitial = this.check(initial, 0)
      this.initialCandidates = this.candidates.slice(0, this.possibleInitial)
    }
    if (this.event !== undefined || this.possibleInitial === 0) return undefined
    return this.initialCandidates[random.below(this.possibleInitial)]
  }

  /** Checks every successor and collects those that the walk may go to; returns how many. `length` 0: initial states. */
  private check(out: Successors, length: number): number {
    if (this.candidates.length < out.count) this.candidates = new Int32Array(out.count * 2)
    let possible = 0
    for (let position = 0; position < out.count; position++) {
      try {
        if (this.isInside(out, position, length)) this.candidates[possible++] = position
        const violated = length === 0 ? this.violatedAtStart(out, position) : this.violatedByStep(out, position, length)
        if (violated >= 0) this.found(this.stage, position, violated)
      } catch (error) {
        this.found(this.stage, position, this.test, error)
      }
      if (this.event !== undefined) return 0
    }
    return possible
  }

  private isInside({ states, width }: Successors, position: number, length: number): boolean {
    const { constraints, actionConstraints, statistics } = this.program
    const offset = position * width
    this.stage = Stage.constraint
    statistics.level = length + 1
    for (this.test = 0; this.test < constraints.length; this.test++) if (!constraints[this.test]!.test(states, offset)) return false
    if (length === 0) return true
    this.stage = Stage.actionConstraint
    statistics.level = length
    for (this.test = 0; this.test < actionConstraints.length; this.test++) if (!actionConstraints[this.test]!.test(this.state, 0, states, offset)) return false
    return true
  }

  /** The first of the tests that is false in a state, -1 when there is none. */
  private firstFalse(tests: Program['invariants'], stage: number, { states, width }: Successors, position: number): number {
    this.stage = stage
    for (this.test = 0; this.test < tests.length; this.test++) if (!tests[this.test]!.test(states, position * width)) return this.test
    return -1
  }

  private violatedAtStart(out: Successors, position: number): number {
    const { invariants, initialProperties, statistics } = this.program
    statistics.level = 1
    const invariant = this.firstFalse(invariants, Stage.invariant, out, position)
    return invariant >= 0 ? invariant : this.firstFalse(initialProperties, Stage.initialProperty, out, position)
  }

  private violatedByStep(out: Successors, position: number, length: number): number {
    const { program, state } = this
    const { invariants, actionProperties, statistics } = program
    const { states, width } = out
    const offset = position * width
    statistics.level = length + 1
    this.stage = Stage.invariant
    this.test = 0
    if (program.allInvariantsHold?.(states, offset) !== true) {
      const invariant = this.firstFalse(invariants, Stage.invariant, out, position)
      if (invariant >= 0) return invariant
    }
    this.stage = Stage.actionProperty
    statistics.level = length
    for (this.test = 0; this.test < actionProperties.length; this.test++) if (!actionProperties[this.test]!.test(state, 0, states, offset)) return this.test
    return -1
  }

  private found(stage: number, position: number, test: number, error?: unknown): WalkEnd {
    this.event = { rank: this.positions.length - 1, position, stage, test, threw: error !== undefined, candidate: -1 }
    if (error !== undefined) this.lastError = error
    return 'event'
  }

  /** One of the first `possible` candidates: an action first, then one of its steps. Counts what is enabled. */
  private draw(random: Random, possible: number): number {
    const { candidates, byAction, out } = this
    byAction.fill(0)
    for (let i = 0; i < possible; i++) byAction[out.actions[candidates[i]!]!]!++
    let actions = 0
    for (let a = 0; a < byAction.length; a++) {
      if (byAction[a] === 0) continue
      actions++
      this.enabled[a]!++
    }
    let nth = random.below(actions)
    let action = 0
    for (; action < byAction.length; action++) if (byAction[action]! > 0 && nth-- === 0) break
    let step = random.below(byAction[action]!)
    for (let i = 0; ; i++) {
      const position = candidates[i]!
      if (out.actions[position] === action && step-- === 0) return position
    }
  }
}
