/**
 * The inner loop: expands the states of a thread's share of a level, one after the other in the order of their ranks,
 * and decides for each successor whether it is new and whether it violates something. There is one such loop, whether the
 * thread searches alone or with others.
 *
 * Alone (`team` undefined), a new state goes straight into the set of fingerprints and gets its rank at once. With others,
 * the shared set is only read during a level; states that are not in it go to a set of this thread and to the list of
 * candidates, and the team settles afterwards who found them first. Either way successors are taken in the same order.
 *
 * The order of checks on a successor is TLC's: constraints, action constraints, is it known?, invariants, properties of
 * initial states or of steps. A state outside the constraints is checked but neither stored nor counted. Where states are
 * stored as they are, a known state is looked up first: what was inside the constraint once has passed all this before.
 */
import type { Successors, Packing, Program } from '../program/program.ts'
import { F, mixValue } from '../value/store.ts'
import { ChunkStore } from './chunks.ts'
import { sameProperty, Stage, type SearchEvent } from './event.ts'
import { FingerprintSet } from './fingerprints.ts'
import { Frontier, Run } from './frontier.ts'
import { Halted } from './halted.ts'
import { Lanes, stepLanes, type Quotient } from './lanes.ts'
import { Recorder } from './liveness/recorder.ts'
import { PolledSuccessors, SLICE } from './polled.ts'
import type { Predecessors } from './predecessors.ts'
import { makeQuotient } from './quotient.ts'
import type { Spill } from './spill.ts'
import { Survey } from './survey.ts'
import type { TeamSide } from './teamSide.ts'

const KNOWN = 0
const NEW = 1
const OUTSIDE = 2
/** Known, but no step leads there. */
const BARRED = 3

export interface ExplorerOptions {
  readonly continueAfterViolation: boolean
  readonly frontierBytesMax: number
  readonly openSpill: (() => Spill) | undefined
  /** Steps are kept for temporal properties. */
  readonly recording: boolean
  /** Throws Halted when the search has to end. */
  poll(): void
}

export class Explorer {
  readonly program: Program
  readonly store: ChunkStore
  readonly shared: FingerprintSet
  readonly predecessors: Predecessors
  readonly quotient: Quotient | undefined
  /** Present while this thread searches a level together with others. */
  team: TeamSide | undefined = undefined
  /** Level of the states being expanded; 0 while initial states are taken in. */
  level = 0
  frontier: Frontier
  /** States found for the next level. */
  found: Run
  /** States for the next level that other threads found and handed to this one. */
  received: Run[] = []
  generated = 0
  /** States with a rank; when searching with others, those of the levels that are complete. */
  distinct = 0
  expanded = 0
  readonly generatedByAction: Float64Array
  readonly distinctByAction: Float64Array
  events: SearchEvent[] = []
  readonly survey: Survey
  readonly recorder: Recorder | undefined
  /** Everything of the level has been expanded. */
  done = false
  /** An event has ended this thread's part of the search. */
  stopped = false
  /** What was thrown last, in case it cannot be provoked again. */
  lastError: unknown = undefined

  /** How states are held, unless as they are. */
  readonly packing: Packing | undefined
  /** Integers a state, lanes excepted. */
  readonly width: number
  private readonly options: ExplorerOptions
  private out: Successors
  /** The next successor in `out` to look at, and whether computing more of them failed. */
  private cursor = 0
  private failed = false
  private busy = false
  /** By successor in `out`: 0 for those that are left out. */
  private needed: Uint8Array | undefined = undefined
  /** With a reduction, and alone: states found in this level, which the shared set has as well. */
  private readonly foundNow: FingerprintSet | undefined
  private readonly zero: Int32Array
  private readonly plain: boolean
  /** Read by nobody; what is computed for it cannot be left out. */
  protected touched = 0
  /** Of packed states: the initial ones before they are packed, a state and its successor for tests to read. */
  private readonly initial: Successors
  private readonly parentState: Int32Array
  private readonly nextState: Int32Array
  /** Terms of the values last seen in each slot of a parent. */
  private readonly termOf: Int32Array
  private readonly termLow: Int32Array
  private readonly termHigh: Int32Array

  constructor(program: Program, shared: FingerprintSet, predecessors: Predecessors, options: ExplorerOptions) {
    const variables = program.variables.length
    this.quotient = makeQuotient(program)
    this.plain = this.quotient === undefined && program.constraints.length === 0 && program.actionConstraints.length === 0
    this.packing = this.plain ? program.packing : undefined
    this.foundNow = program.reduction === undefined ? undefined : new FingerprintSet()
    const width = this.packing?.width ?? variables
    this.program = program
    this.shared = shared
    this.predecessors = predecessors
    this.options = options
    this.width = width
    this.store = new ChunkStore(width, options.frontierBytesMax, options.openSpill)
    this.frontier = new Frontier([new Run(this.store)])
    this.found = new Run(this.store)
    this.out = this.makeOut()
    this.initial = new PolledSuccessors(variables, () => options.poll())
    this.parentState = new Int32Array(variables)
    this.nextState = new Int32Array(variables)
    this.survey = new Survey(program)
    this.recorder = options.recording ? new Recorder(program, this.packing) : undefined
    this.generatedByAction = new Float64Array(program.actions.length)
    this.distinctByAction = new Float64Array(program.actions.length)
    this.zero = new Int32Array(width)
    this.termOf = new Int32Array(width)
    this.termLow = new Int32Array(width)
    this.termHigh = new Int32Array(width)
    for (let slot = 0; slot < width; slot++) {
      mixValue(0, slot)
      this.termLow[slot] = F.low
      this.termHigh[slot] = F.high
    }
  }

  private makeOut(): Successors {
    return new PolledSuccessors(this.packing === undefined ? this.width : this.width + 2, () => { this.options.poll() })
  }

  /** Computes the initial states; `expandSome` then takes them in. They are the successors of a state of zeros. */
  init(): void {
    this.level = 0
    this.done = false
    this.busy = true
    this.program.statistics.level = 1
    this.compute()
  }

  /** Fills `out` with the successors of the state that the frontier is at, or with the initial states. */
  private compute(): void {
    const { program, packing, frontier, out } = this
    out.count = 0
    this.cursor = 0
    this.failed = false
    this.needed = undefined
    try {
      if (this.level === 0) {
        if (packing === undefined) program.init(out)
        else this.packInitial(packing)
      } else if (packing === undefined) {
        program.expand(frontier.data, frontier.offset, out)
      } else {
        packing.expand(frontier.data, frontier.offset, out)
      }
    } catch (error) {
      if (error instanceof Halted) throw error
      this.lastError = error
      this.failed = true
    }
    if (this.level > 0 && !this.failed && program.reduction !== undefined) {
      this.needed = program.reduction.select(frontier.data, frontier.offset, out, (position) => this.isInNoLevelYet(position))
    }
  }

  /** Whether a successor was found in no level before the one that is being looked for; whoever finds it. */
  private isInNoLevelYet(position: number): boolean {
    const { out, width, frontier, shared, team, foundNow } = this
    stepLanes(frontier.data, frontier.offset, out.states, position * width, width)
    return !shared.has(Lanes.low, Lanes.high) || (team === undefined && foundNow!.has(Lanes.low, Lanes.high))
  }

  private packInitial(packing: Packing): void {
    const { initial, out } = this
    try {
      this.program.init(initial)
    } finally {
      for (let i = 0; i < initial.count; i++) {
        const at = out.next(initial.actions[i]!) // may move out.states
        packing.pack(initial.states, i * initial.width, out.states, at)
      }
    }
  }

  /** Goes on to the states found and received. The level that was being read must be finished or given up. */
  nextLevel(): void {
    if (this.level === 0) {
      this.out = this.makeOut()
      this.initial.release()
    }
    this.foundNow?.clear()
    this.frontier.release()
    this.frontier = new Frontier([this.found, ...this.received])
    this.received = []
    this.found = new Run(this.store)
    this.found.firstRank = this.distinct
    this.level++
    this.done = false
  }

  /** Puts the states found and received into one run, in the order of their ranks, which then follow one another. */
  gather(): void {
    const { found, received, store } = this
    if (received.length === 0 && found.ranks === undefined) return
    const all = new Run(store)
    const sorted = new Frontier([found, ...received])
    while (sorted.next()) {
      const at = all.push()
      all.tail.set(sorted.data.subarray(sorted.offset, sorted.offset + store.stride), at)
    }
    sorted.release()
    all.firstRank = this.distinct - all.count
    this.found = all
    this.received = []
  }

  /** Expands about `states` states; false when the level is done or the search has ended. */
  expandSome(states: number): boolean {
    const { program, frontier, out, team } = this
    const { statistics } = program
    const stopRank = team === undefined ? Infinity : team.stopRank()
    for (;;) {
      if (this.busy) {
        if (this.packing === undefined) this.consume()
        else this.consumePacked(this.packing)
        if (this.stopped) return false
        if (this.cursor < out.count) return true
        this.busy = false
        if (this.finishState()) return false
        if (this.level === 0) {
          this.done = true
          return false
        }
      }
      if (states-- <= 0) return true
      if (!frontier.next()) {
        this.done = true
        return false
      }
      if (frontier.rank > stopRank) return false
      statistics.level = this.level
      statistics.generated = this.generated
      statistics.distinct = this.distinct
      statistics.queue = this.distinct - this.expanded
      this.compute()
      this.busy = true
      if (team !== undefined) team.journal.add(frontier.rank, out, this.needed)
      this.recorder?.state(frontier.rank, frontier.data, frontier.offset, frontier.data[frontier.offset + this.width]!, frontier.data[frontier.offset + this.width + 1]!)
    }
  }

  /** After the last successor of a state: was there an error, or no successor at all? Returns whether the search ends. */
  private finishState(): boolean {
    if (this.level > 0) this.expanded++
    if (this.failed) return this.report(Stage.expand, 0, true, false)
    if (this.out.count === 0 && this.level > 0 && this.program.checkDeadlock) return this.report(Stage.deadlock, 0, false, false)
    return this.level > 0 && this.program.statistics.exit === true
  }

  /** Looks at the next successors in `out`. */
  private consume(): void {
    const { out, width, frontier, shared, team, plain, recorder, termOf, termLow, termHigh, generatedByAction, level, needed, foundNow } = this
    const { states, actions } = out
    const { survey } = this
    const { changed } = survey
    const initial = level === 0
    const parents = initial ? this.zero : frontier.data
    const parent = initial ? 0 : frontier.offset
    const end = Math.min(out.count, this.cursor + SLICE)
    const stepTests = !initial && this.program.actionProperties.length > 0
    let parentLow = 0
    let parentHigh = 0
    if (initial) {
      for (let slot = 0; slot < width; slot++) {
        parentLow = parentLow + termLow[slot]! | 0
        parentHigh = parentHigh + termHigh[slot]! | 0
      }
    } else {
      parentLow = parents[parent + width]!
      parentHigh = parents[parent + width + 1]!
    }
    for (let i = this.cursor; i < end; i++) {
      if (needed !== undefined && needed[i] === 0) {
        this.cursor = i + 1
        continue
      }
      const offset = i * width
      let low = parentLow
      let high = parentHigh
      for (let slot = 0; slot < width; slot++) {
        const before = parents[parent + slot]!
        const after = states[offset + slot]!
        if (before === after) continue
        if (!initial) changed[slot] = 1
        if (termOf[slot] !== before) {
          mixValue(before, slot)
          termOf[slot] = before
          termLow[slot] = F.low
          termHigh[slot] = F.high
        }
        mixValue(after, slot)
        low = low - termLow[slot]! + F.low | 0
        high = high - termHigh[slot]! + F.high | 0
      }
      this.cursor = i + 1
      this.generated++
      if (!initial) generatedByAction[actions[i]!]!++
      let status: number
      if (plain) {
        if (team === undefined) status = shared.add(low, high) ? NEW : KNOWN
        else status = team.local.addUnlessIn(shared, low, high) ? NEW : KNOWN
        if (status === NEW) {
          this.keep(offset, low, high, low, high)
          if (team === undefined) foundNow?.add(low, high)
        }
      } else {
        status = this.admit(parents, parent, offset, low, high)
        if (this.stopped) return
      }
      if (recorder !== undefined) {
        if (status === OUTSIDE || status === BARRED) recorder.cut = true
        else if (!initial) recorder.step(states, offset, low, high)
      }
      if ((status === NEW || status === OUTSIDE) && this.violatesState(states, offset, status)) return
      if (!stepTests) continue
      if (survey.pendingSteps.length > 0) this.lookAtStep(parents, parent, states, offset)
      if (this.violatesStep(parents, parent, states, offset)) return
    }
  }

  /** As `consume`, for packed states: their fingerprints come with them. */
  private consumePacked(packing: Packing): void {
    const { out, width, frontier, shared, team, survey, recorder, generatedByAction, level, parentState, nextState } = this
    const { states, actions, quiet } = out
    const stride = width + 2
    const initial = level === 0
    const end = Math.min(out.count, this.cursor + SLICE)
    const stepTests = !initial && this.program.actionProperties.length > 0
    let parentReady = false
    let quietSeen = false
    // The cells of all successors are asked for before any is needed: the memory answers to all at once.
    let touched = 0
    for (let i = this.cursor; i < end; i++) touched ^= shared.cellOf(states[i * stride + width]!)
    this.touched = touched
    for (let i = this.cursor; i < end; i++) {
      this.cursor = i + 1
      this.generated++
      if (!initial) generatedByAction[actions[i]!]!++
      const offset = i * stride
      const low = states[offset + width]!
      const high = states[offset + width + 1]!
      const isNew = team === undefined ? shared.add(low, high) : team.local.addUnlessIn(shared, low, high)
      if (recorder !== undefined && !initial) recorder.step(states, offset, low, high)
      if (isNew) {
        this.keep(offset, low, high, low, high)
        if (!initial) packing.markChanges(frontier.data, frontier.offset, states, offset, survey.changed)
        if (this.violatesPacked(packing, offset)) return
      }
      if (quiet[i] === 1) {
        if (quietSeen) continue
        quietSeen = true
      }
      if (stepTests && survey.pendingSteps.length > 0) this.lookAtPackedStep(packing, offset)
      if (stepTests && packing.allStepsHold?.(frontier.data, frontier.offset, states, offset) !== true) {
        if (!parentReady) packing.unpack(frontier.data, frontier.offset, parentState, 0)
        parentReady = true
        packing.unpack(states, offset, nextState, 0)
        if (this.violatesStep(parentState, 0, nextState, 0)) return
      }
    }
  }

  /** As the plain case of `consume`, where there are constraints or states are stored under another fingerprint. */
  private admit(parents: Int32Array, parent: number, offset: number, low: number, high: number): number {
    const { program, out, team, quotient, shared, level } = this
    const { states } = out
    let stage: number = Stage.constraint
    let test = 0
    try {
      let known = false
      if (quotient === undefined) known = shared.has(low, high) || (team !== undefined && team.local.has(low, high))
      if (!known || this.recorder !== undefined) {
        program.statistics.level = level + 1
        for (test = 0; test < program.constraints.length; test++) {
          if (program.constraints[test]!.test(states, offset)) continue
          if (known) return BARRED
          this.survey.cut[test]!++
          return OUTSIDE
        }
      }
      if (level > 0) {
        program.statistics.level = level
        stage = Stage.actionConstraint
        for (test = 0; test < program.actionConstraints.length; test++) {
          if (program.actionConstraints[test]!.test(parents, parent, states, offset)) continue
          this.survey.cut[program.constraints.length + test]!++
          return known ? BARRED : OUTSIDE
        }
      }
      if (known) return KNOWN
      let setLow = low
      let setHigh = high
      if (quotient !== undefined) {
        stage = Stage.view
        test = 0
        program.statistics.level = level + 1
        quotient(states, offset)
        setLow = Lanes.low
        setHigh = Lanes.high
        if (team === undefined) known = !shared.add(setLow, setHigh)
        else known = !team.local.addUnlessIn(shared, setLow, setHigh)
        if (known) return KNOWN
      } else if (team === undefined) {
        shared.add(low, high)
      } else {
        team.local.add(low, high)
      }
      this.keep(offset, low, high, setLow, setHigh)
      return NEW
    } catch (error) {
      this.fail(error, stage, test, false)
      return KNOWN
    }
  }

  /** Stores a new state for the next level. */
  private keep(offset: number, low: number, high: number, setLow: number, setHigh: number): void {
    const { out, width, found, team, level } = this
    const { states } = out
    const position = this.cursor - 1
    const at = found.push()
    const { tail } = found
    for (let slot = 0; slot < width; slot++) tail[at + slot] = states[offset + slot]!
    tail[at + width] = low
    tail[at + width + 1] = high
    const action = level === 0 ? -1 : out.actions[position]!
    const rank = level === 0 ? -1 : this.frontier.rank
    if (team === undefined) {
      this.predecessors.set(this.distinct++, rank, position)
      if (action >= 0) this.distinctByAction[action]!++
    } else {
      team.candidates.push(setLow, setHigh, rank, position, action)
    }
  }

  /** As violatesState, for a new packed state. */
  private violatesPacked(packing: Packing, offset: number): boolean {
    const { program, out, frontier, level, nextState } = this
    const { statistics } = program
    if (level > 0) {
      statistics.level = level + 1
      if (this.survey.pending.length > 0) {
        packing.unpack(out.states, offset, nextState, 0)
        if (this.look(nextState, 0, false)) return true
      }
      const holds = program.invariants.length === 0 || packing.allInvariantsHold?.(out.states, offset, frontier.data, frontier.offset) === true
      statistics.level = level
      if (holds) return false
    }
    packing.unpack(out.states, offset, nextState, 0)
    return this.violatesState(nextState, 0, NEW)
  }

  /** Evaluates the invariants on a new state. Returns whether the search ends. */
  private violatesState(states: Int32Array, offset: number, status: number): boolean {
    const { program, level } = this
    const { invariants, initialProperties } = program
    // Where different states count as one, another thread may have found that one first, and then this one is not checked.
    const tentative = this.team !== undefined && this.quotient !== undefined && status === NEW
    program.statistics.level = level + 1
    if (status === NEW && this.survey.pending.length > 0 && this.look(states, offset, tentative)) return true
    if (status === NEW && level === 0) this.survey.begin(states, offset)
    if (level > 0 && program.allInvariantsHold !== undefined && program.allInvariantsHold(states, offset)) {
      program.statistics.level = level
      return false
    }
    let stage: number = Stage.invariant
    let test = 0
    try {
      for (test = 0; test < invariants.length; test++) {
        if (!invariants[test]!.test(states, offset) && this.report(stage, test, false, tentative)) return true
      }
      if (level === 0) {
        stage = Stage.initialProperty
        for (test = 0; test < initialProperties.length; test++) {
          if (!initialProperties[test]!.test(states, offset) && this.report(stage, test, false, tentative)) return true
        }
      }
    } catch (error) {
      return this.fail(error, stage, test, tentative)
    } finally {
      program.statistics.level = level
    }
    return false
  }

  /** Looks for what must be true somewhere. Returns whether the search ends, because that cannot be evaluated. */
  private look(states: Int32Array, offset: number, tentative: boolean): boolean {
    const { survey, level } = this
    try {
      survey.look(states, offset, level === 0 ? -1 : this.frontier.rank, this.cursor - 1)
      return false
    } catch (error) {
      return this.fail(error, Stage.possible, survey.failing, tentative)
    }
  }

  private lookAtStep(parents: Int32Array, parent: number, states: Int32Array, offset: number): void {
    this.survey.lookAtStep((k) => this.program.stepWitnesses![k]!.lacks(parents, parent, states, offset))
  }

  private lookAtPackedStep(packing: Packing, offset: number): void {
    const { survey, program, frontier, out, parentState, nextState } = this
    survey.lookAtStep((k) => {
      try {
        if (packing.lacksStepWitness?.[k]?.(frontier.data, frontier.offset, out.states, offset) === true) return true
      } catch { /* asked again below, where an error is the specification's */ }
      packing.unpack(frontier.data, frontier.offset, parentState, 0)
      packing.unpack(out.states, offset, nextState, 0)
      return program.stepWitnesses![k]!.lacks(parentState, 0, nextState, 0)
    })
  }

  private violatesStep(parents: Int32Array, parent: number, states: Int32Array, offset: number): boolean {
    const { actionProperties } = this.program
    let test = 0
    try {
      for (; test < actionProperties.length; test++) {
        if (!actionProperties[test]!.test(parents, parent, states, offset) && this.report(Stage.actionProperty, test, false, false)) return true
      }
    } catch (error) {
      return this.fail(error, Stage.actionProperty, test, false)
    }
    return false
  }

  private fail(error: unknown, stage: number, test: number, tentative: boolean): boolean {
    if (error instanceof Halted) throw error
    this.lastError = error
    return this.report(stage, test, true, tentative)
  }

  /** Notes an event. Returns whether it ends this thread's part of the search. */
  private report(stage: number, test: number, threw: boolean, tentative: boolean): boolean {
    const rank = this.level === 0 ? -1 : this.frontier.rank
    const position = stage === Stage.expand || stage === Stage.deadlock ? this.out.count : this.cursor - 1
    const event: SearchEvent = { rank, position, stage, test, threw, candidate: tentative ? this.team!.candidates.count - 1 : -1 }
    if (tentative) {
      this.events.push(event)
      return false
    }
    if (!threw && this.options.continueAfterViolation) {
      if (!this.events.some((other) => sameProperty(other, event))) this.events.push(event)
      return false
    }
    this.events.push(event)
    this.stopped = true
    this.team?.stopAt(rank)
    return true
  }
}
