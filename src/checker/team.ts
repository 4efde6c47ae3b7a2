/**
 * A crew of several threads. Small levels are expanded by the first thread alone; a level that is worth it is handed out,
 * and from then on every thread keeps the states it finds. Levels are settled together (member.ts), so that order, counts
 * and traces are those of a search by one thread, at any number of threads and whenever they join.
 *
 * States cross threads only to keep the shares even, as bytes, a contiguous piece at a time.
 */
import { Command, Figure, makeWorkerData, Own, Shared, type WorkerData, type WorkerHandle } from './control.ts'
import { compareEvents, type SearchEvent } from './event.ts'
import type { Explorer } from './explorer.ts'
import { OutOfMemory } from './growable.ts'
import { CUT_NONE, Member } from './member.ts'
import type { GraphBuffers } from './liveness/recordedGraph.ts'
import { frontierBytesEach, PARALLEL_FROM, RECORDING_FROM, type CheckOptions } from './options.ts'
import type { Counts, Pulse } from './pulse.ts'
import { makeAlone, runExplorer, type Crew, type GraphPart, type Tally } from './search.ts'
import { Survey } from './survey.ts'

/** A share may be larger than it ought to be by this part before states are moved. */
const UNEVEN = 0.02
/** Seconds that every thread must have worked for a level to tell how fast each is. */
const TELLING = 0.05
/** Fewer states than this are not worth moving. */
const MOVE_MIN = 64
/** Milliseconds to sleep while others work, at most. */
const NAP = 10

export function makeTeam(explorer: Explorer, options: CheckOptions, graph: GraphBuffers | undefined): Crew {
  return new Team(explorer, options, graph)
}

class Team implements Crew {
  workers = 1
  private readonly explorer: Explorer
  private readonly options: CheckOptions
  private readonly parallelFrom: number
  private readonly alone: Crew
  private readonly data: WorkerData
  private readonly member: Member
  private handles: WorkerHandle[] = []
  private failure: Error | undefined = undefined
  private together = false
  /** A state of this search cannot be moved to another thread. */
  private unmovable = false
  /** States of the next level that each thread holds, and the part of all that it ought to hold. */
  private shares: number[] = []
  private parts: number[]
  private readonly othersEvents: SearchEvent[] = []
  private ended = false

  constructor(explorer: Explorer, options: CheckOptions, graph: GraphBuffers | undefined) {
    this.explorer = explorer
    this.options = options
    this.parallelFrom = options.parallelFrom ?? (graph === undefined ? PARALLEL_FROM : RECORDING_FROM)
    this.alone = makeAlone(explorer)
    this.data = makeWorkerData(
      options.workers!, explorer.program.actions.length, Survey.size(explorer.program), explorer.shared.buffer, explorer.predecessors.buffers, graph,
      options.continueAfterViolation === true, frontierBytesEach(options),
    )
    this.member = new Member(this.data, explorer, options.now)
    this.parts = Array.from({ length: this.data.workers }, () => 1 / this.data.workers)
  }

  get gathered(): boolean | 'never' {
    return this.together && this.unmovable ? 'never' : !this.together
  }

  private get size(): number {
    return this.explorer.distinct - this.sum(Figure.expanded)
  }

  private sum(figure: number): number {
    this.member.publish()
    let total = 0
    for (let i = 0; i < this.data.workers; i++) total += this.member.control.figuresOf(i)[figure]!
    return total
  }

  async expandLevel(pulse: Pulse): Promise<Tally> {
    await this.assemble(pulse)
    if (pulse.stopped !== undefined) return this.tally(false)
    if (!this.together) {
      this.explorer.team = undefined
      const { complete, ended } = await this.alone.expandLevel(pulse)
      this.ended = ended
      return this.tally(complete)
    }
    await this.expand(pulse)
    this.weigh()
    await this.commit(pulse)
    await this.findCut(pulse)
    await this.rank(pulse)
    const complete = this.member.control.get(Shared.halted) === 0
    if (complete && !this.ended) await this.balance(pulse, this.size < this.parallelFrom / 8 || this.options.checkpoint?.isDue() === true)
    return this.tally(complete)
  }

  // ---------------------------------------------------------------- joining

  /** Starts the others in time, and hands out the states found when there are enough of them. */
  private async assemble(pulse: Pulse): Promise<void> {
    if (this.together || this.unmovable) return
    const { size, parallelFrom } = this
    const { control } = this.member
    if (size < parallelFrom / 8) return
    if (this.handles.length === 0) this.start()
    if (size < parallelFrom) return
    const isReady = (): boolean => control.get(Shared.ready) === this.data.workers - 1
    // Going on alone beats waiting, unless the level is huge.
    if (size >= parallelFrom * 25) {
      while (!isReady() && this.failure === undefined) {
        Atomics.wait(control.integers, Shared.ready, control.get(Shared.ready), NAP)
        if (!await pulse.beat(() => this.counts())) return
      }
    }
    // A thread that cannot even start does no harm: the search goes on without.
    if (!isReady() || this.failure !== undefined) return
    this.shares = [size, ...Array.from({ length: this.data.workers - 1 }, () => 0)]
    this.together = true
    this.member.publishSurvey()
    await this.balance(pulse, false)
    if (this.unmovable) this.together = false
    else this.workers = this.data.workers
  }

  private start(): void {
    for (let index = 1; index < this.data.workers; index++) {
      const handle = this.options.startWorker!(index, { ...this.data, index })
      handle.onError((error) => { this.failure ??= error })
      this.handles.push(handle)
    }
  }

  // ---------------------------------------------------------------- phases

  /** Has all threads obey a command, this one by `own`. */
  private async all(command: number, pulse: Pulse, own: () => void | Promise<void>): Promise<void> {
    const { control } = this.member
    control.command(command)
    await own()
    while (!control.waitForOthers(this.data.workers - 1, NAP)) {
      if (this.failure !== undefined) throw this.failure
      if (pulse.isLate() && !await pulse.beat(() => this.counts())) control.set(Shared.halted, 1)
    }
    if (control.get(Shared.outOfMemory) === 1) throw new OutOfMemory('a thread is out of memory, or of space for its temporary file')
  }

  private async expand(pulse: Pulse): Promise<void> {
    const { member, explorer } = this
    const { control } = member
    control.set(Shared.stopRank, CUT_NONE)
    control.set(Shared.level, explorer.level + 1)
    control.set(Shared.firstRank, explorer.distinct)
    await this.all(Command.expand, pulse, async () => {
      member.begin()
      await runExplorer(explorer, pulse, () => this.counts())
      if (pulse.stopped !== undefined) control.set(Shared.halted, 1)
      member.end()
    })
  }

  private async commit(pulse: Pulse): Promise<void> {
    const { control } = this.member
    const { shared } = this.explorer
    for (let full = true; full;) {
      control.set(Shared.count, shared.count)
      await this.all(Command.commit, pulse, () => { this.member.commit() })
      full = false
      for (let i = 0; i < this.data.workers; i++) {
        shared.count += control.getOwn(i, Own.added)
        if (control.getOwn(i, Own.full) === 1) full = true
      }
      if (full) shared.grow()
    }
  }

  /** Where would a search by one thread have ended? */
  private async findCut(pulse: Pulse): Promise<void> {
    const { control } = this.member
    control.set(Shared.cutRank, CUT_NONE)
    control.set(Shared.cutPosition, CUT_NONE)
    if (!this.data.events.some((_, i) => control.getOwn(i, Own.events) > 0)) return
    await this.all(Command.report, pulse, () => { this.member.report() })
    const events = this.member.reported()
    this.othersEvents.push(...events)
    const [first] = events.filter((e) => e.threw || !this.data.continueAfterViolation).toSorted(compareEvents)
    if (first === undefined) return
    this.ended = true
    control.set(Shared.cutRank, first.rank)
    control.set(Shared.cutPosition, first.position)
  }

  private async rank(pulse: Pulse): Promise<void> {
    const { explorer, member } = this
    explorer.predecessors.reserve(explorer.shared.count)
    await this.all(Command.rank, pulse, () => { member.rank() })
    this.shares = this.data.candidates.map((_, i) => member.control.getOwn(i, Own.share))
    explorer.distinct = member.control.get(Shared.firstRank) + this.shares.reduce((a, b) => a + b, 0)
  }

  // ---------------------------------------------------------------- balance

  /** Threads are seldom equally fast, as other programs take their processors' time: who had more to wait gets more to do. */
  private weigh(): void {
    const busy = this.shares.map((_, i) => this.member.control.figuresOf(i)[Figure.busy]!)
    if (Math.min(...busy) < TELLING) return
    const speeds = busy.map((seconds, i) => this.shares[i]! / seconds)
    const all = speeds.reduce((a, b) => a + b, 0)
    // Half of what was thought before stays: one level is one measurement.
    if (all > 0) this.parts = this.parts.map((part, i) => (part + speeds[i]! / all) / 2)
  }

  /** Gives each thread its part of the next level, or brings everything back to this one. */
  private async balance(pulse: Pulse, bringBack: boolean): Promise<void> {
    const { shares } = this
    if (bringBack) {
      for (let i = 1; i < shares.length && !this.unmovable; i++) if (shares[i]! > 0) await this.move(pulse, i, 0, shares[i]!)
      if (!this.unmovable) {
        this.together = false
        this.explorer.gather()
      }
      return
    }
    const all = shares.reduce((a, b) => a + b, 0)
    while (!this.unmovable) {
      const over = shares.map((share, i) => share - all * this.parts[i]!)
      const rich = over.indexOf(Math.max(...over))
      const poor = over.indexOf(Math.min(...over))
      const amount = Math.floor(Math.min(over[rich]!, -over[poor]!))
      if (over[rich]! <= all * this.parts[rich]! * UNEVEN || amount < MOVE_MIN && this.parallelFrom >= MOVE_MIN || amount < 1) return
      await this.move(pulse, rich, poor, amount)
    }
  }

  private async move(pulse: Pulse, from: number, to: number, amount: number): Promise<void> {
    const { member, shares } = this
    const { control } = member
    control.set(Shared.from, from)
    control.set(Shared.to, to)
    control.set(Shared.amount, amount)
    await this.all(Command.give, pulse, () => { if (from === 0) member.give() })
    if (control.get(Shared.amount) === 0) {
      this.unmovable = true
      return
    }
    await this.all(Command.take, pulse, () => { if (to === 0) member.take() })
    shares[from] = shares[from]! - amount
    shares[to] = shares[to]! + amount
  }

  // ---------------------------------------------------------------- temporal properties

  async share(part: GraphPart, pulse: Pulse, own: () => Promise<void>): Promise<void> {
    if (this.workers === 1) await own()
    else await this.all(Command[part], pulse, own)
  }

  // ---------------------------------------------------------------- figures

  private counts(): Counts {
    const { explorer, member, together } = this
    let { distinct } = explorer
    const expanded = this.sum(Figure.expanded)
    if (together) for (let i = 0; i < this.data.workers; i++) distinct += member.control.getOwn(i, Own.candidates)
    return { distinct, generated: this.sum(Figure.generated), queue: distinct - expanded, depth: Math.max(1, explorer.level) }
  }

  tally(complete: boolean): Tally {
    const { explorer, member } = this
    const actions = explorer.generatedByAction.length
    const generatedByAction = explorer.generatedByAction.slice()
    const distinctByAction = explorer.distinctByAction.slice()
    const survey = new Survey(explorer.program)
    const own = new Float64Array(Survey.size(explorer.program))
    explorer.survey.write(own)
    survey.merge(own)
    for (let i = 1; i < this.data.workers; i++) {
      const figures = member.control.figuresOf(i)
      survey.merge(figures.subarray(Figure.actions + 2 * actions))
      for (let a = 0; a < actions; a++) {
        generatedByAction[a]! += figures[Figure.actions + a]!
        distinctByAction[a]! += figures[Figure.actions + actions + a]!
      }
    }
    return {
      distinct: explorer.distinct,
      generated: this.sum(Figure.generated),
      expanded: this.sum(Figure.expanded),
      generatedByAction,
      distinctByAction,
      survey,
      events: [...explorer.events, ...this.othersEvents],
      ended: this.ended,
      complete,
    }
  }

  close(): void {
    const { control } = this.member
    control.set(Shared.halted, 1)
    if (this.failure === undefined && this.handles.length > 0 && control.get(Shared.ready) === this.data.workers - 1) {
      control.command(Command.leave)
      for (let naps = 0; naps < 100 && !control.waitForOthers(this.data.workers - 1, NAP);) naps++
    }
    for (const handle of this.handles) handle.terminate()
  }
}
