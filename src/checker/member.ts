/**
 * One thread's part in a level that several threads expand at once, phase by phase. The coordinator (team.ts) calls these
 * on itself and has them called in the others (worker.ts).
 *
 * Every thread has expanded its states in the order of their ranks, so its candidates are in the order of their keys
 * (parent's rank, position). In `commit` each thread inserts the fingerprints of its own range, those of all lists merged
 * by key: whoever comes first stays, who comes later is struck out. In `rank` each thread merges the lists once more, and
 * the number of surviving candidates before one of its own is that state's rank: exactly the order of discovery of a
 * search by one thread.
 */
import { EvaluationError } from '../value/error.ts'
import { ValueReader, ValueWriter } from '../value/bytes.ts'
import { CANDIDATE, CandidateField, Candidates } from './candidates.ts'
import { Commit } from './commit.ts'
import { Control, Figure, Own, Shared, type WorkerData } from './control.ts'
import type { SearchEvent } from './event.ts'
import type { Explorer } from './explorer.ts'
import { FingerprintSet } from './fingerprints.ts'
import { Run } from './frontier.ts'
import { growTo, type GrowableBuffer } from './growable.ts'
import { Journal } from './journal.ts'
import { readState, writeState } from './stateBytes.ts'
import type { TeamSide } from './teamSide.ts'

const EVENT = 6

export class Member {
  readonly data: WorkerData
  readonly index: number
  readonly workers: number
  readonly control: Control
  readonly explorer: Explorer
  private readonly lists: readonly Candidates[]
  private readonly eventBuffers: readonly GrowableBuffer[]
  private readonly mailbox: GrowableBuffer
  private readonly side: TeamSide
  private readonly now: () => number
  private readonly commitment: Commit
  /** Counts when the level began. */
  private generatedBefore = 0
  private byActionBefore = new Float64Array(0)
  private eventsBefore = 0
  private beganAt = 0

  /** `now`: seconds on a clock that never goes back. */
  constructor(data: WorkerData, explorer: Explorer, now: () => number) {
    this.data = data
    this.index = data.index
    this.workers = data.workers
    this.explorer = explorer
    this.now = now
    const control = new Control(data.control, data.figures, data.workers)
    this.control = control
    this.lists = data.candidates.map((buffer) => new Candidates(buffer))
    this.eventBuffers = data.events
    this.mailbox = data.mailbox
    this.commitment = new Commit(this.lists, explorer.shared, data.index)
    this.side = {
      local: new FingerprintSet(),
      candidates: this.lists[data.index]!,
      journal: new Journal(),
      stopRank: () => control.get(Shared.stopRank),
      stopAt: (rank) => { control.stopAt(rank) },
    }
  }

  /** Before expanding. */
  begin(): void {
    const { explorer, side } = this
    side.local.clear()
    side.candidates.count = 0
    side.journal.clear()
    explorer.shared.refresh()
    explorer.team = side
    explorer.level = this.control.get(Shared.level) - 1
    explorer.distinct = this.control.get(Shared.firstRank)
    explorer.nextLevel()
    this.generatedBefore = explorer.generated
    this.byActionBefore = explorer.generatedByAction.slice()
    this.eventsBefore = explorer.events.length
    this.commitment.begin()
    for (let i = 0; i < this.workers; i++) if (i !== this.index) explorer.survey.passOver(this.surveyOf(i))
    this.beganAt = this.now()
  }

  private surveyOf(index: number): Float64Array {
    return this.control.figuresOf(index).subarray(Figure.actions + 2 * this.explorer.distinctByAction.length)
  }

  /** What this thread's survey saw in the levels so far, for the others. */
  publishSurvey(): void {
    this.explorer.survey.write(this.surveyOf(this.index))
  }

  /** Figures for the progress of others. */
  publish(): void {
    const { explorer, control, index } = this
    const figures = control.figuresOf(index)
    figures[Figure.generated] = explorer.generated
    figures[Figure.expanded] = explorer.expanded
    control.setOwn(index, Own.candidates, this.side.candidates.count)
  }

  /** After expanding. */
  end(): void {
    this.publish()
    this.control.figuresOf(this.index)[Figure.busy] = this.now() - this.beganAt
    this.control.setOwn(this.index, Own.events, this.explorer.events.length - this.eventsBefore)
  }

  private refreshLists(): void {
    for (let i = 0; i < this.workers; i++) {
      const list = this.lists[i]!
      list.refresh()
      list.count = this.control.getOwn(i, Own.candidates)
    }
  }

  /** Inserts what lies in this thread's range, until done or until the table has no room; `full` tells. */
  commit(): void {
    const { explorer, control, index } = this
    explorer.shared.refresh()
    this.refreshLists()
    const { added, full } = this.commitment.run(Math.floor((explorer.shared.room - control.get(Shared.count)) / this.workers))
    control.setOwn(index, Own.added, added)
    control.setOwn(index, Own.full, full ? 1 : 0)
  }

  /** Publishes the events of this level, without those on states that others found first. */
  report(): void {
    const { explorer, side } = this
    const valid = explorer.events.slice(this.eventsBefore).filter(({ candidate }) => candidate < 0 || side.candidates.entries[candidate * CANDIDATE] !== 0)
    explorer.events.length = this.eventsBefore
    explorer.events.push(...valid)
    const buffer = this.eventBuffers[this.index]!
    growTo(buffer, valid.length * EVENT * 4)
    const integers = new Int32Array(buffer, 0, valid.length * EVENT)
    valid.forEach((e, i) => { integers.set([e.rank, e.position, e.stage, e.test, e.threw ? 1 : 0], i * EVENT) })
    this.control.setOwn(this.index, Own.events, valid.length)
  }

  /** What all threads have reported. */
  reported(): SearchEvent[] {
    const events: SearchEvent[] = []
    this.eventBuffers.forEach((buffer, index) => {
      const count = this.control.getOwn(index, Own.events)
      const integers = new Int32Array(buffer, 0, count * EVENT)
      for (let i = 0; i < integers.length; i += EVENT) {
        const [rank, position, stage, test, threw] = integers.subarray(i, i + EVENT) as unknown as [number, number, number, number, number]
        events.push({ rank, position, stage, test, threw: threw === 1, candidate: -1 })
      }
    })
    return events
  }

  /** Gives the states found their ranks, as far as the search goes, and publishes the figures. */
  rank(): void {
    const { explorer, control, index, workers, side, lists } = this
    const cutRank = control.get(Shared.cutRank)
    const cutPosition = control.get(Shared.cutPosition)
    const own = side.candidates
    const { entries } = own
    const ranks = new Int32Array(own.count).fill(-1)
    const heads = new Int32Array(workers)
    let rank = control.get(Shared.firstRank)
    let share = 0
    explorer.predecessors.refresh()
    for (let j = 0; j < own.count; j++) {
      const at = j * CANDIDATE
      const parent = entries[at + CandidateField.parent]!
      const position = entries[at + CandidateField.position]!
      if (parent > cutRank || (parent === cutRank && position > cutPosition)) break
      if (entries[at] === 0) continue
      // Parents belong to one thread each, so comparing their ranks is comparing keys.
      for (let i = 0; i < workers; i++) {
        if (i === index) continue
        const other = lists[i]!
        let head = heads[i]!
        while (head < other.count && other.entries[head * CANDIDATE + CandidateField.parent]! < parent) {
          if (other.entries[head * CANDIDATE] !== 0) rank++
          head++
        }
        heads[i] = head
      }
      const action = entries[at + CandidateField.action]!
      explorer.distinctByAction[action]!++
      explorer.predecessors.set(rank, parent, position)
      ranks[j] = rank++
      share++
    }
    explorer.found.ranks = ranks
    if (cutRank < CUT_NONE) {
      explorer.generatedByAction.set(this.byActionBefore)
      explorer.generated = this.generatedBefore + side.journal.sumUpTo(cutRank, cutPosition, explorer.generatedByAction)
    }
    this.publish()
    control.setOwn(index, Own.share, share)
    const figures = control.figuresOf(index)
    figures.set(explorer.generatedByAction, Figure.actions)
    figures.set(explorer.distinctByAction, Figure.actions + explorer.distinctByAction.length)
    this.publishSurvey()
  }

  /** Puts the last `amount` states found into the mailbox; `amount` becomes 0 when a value cannot leave this thread. */
  give(): void {
    const { explorer, control, mailbox } = this
    const { found } = explorer
    const amount = control.get(Shared.amount)
    const start = found.startOfLast(amount)
    const writer = new ValueWriter()
    try {
      found.forEachFrom(start, (data, offset, rank) => {
        writer.int32(rank)
        writeState(explorer, writer, data, offset)
      })
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error
      control.set(Shared.amount, 0)
      return
    }
    found.truncate(start)
    growTo(mailbox, writer.bytes.length)
    new Uint8Array(mailbox, 0, writer.bytes.length).set(writer.bytes)
    control.set(Shared.mailBytes, writer.bytes.length)
  }

  /** Takes what lies in the mailbox as a further run of the next level. */
  take(): void {
    const { explorer, control } = this
    const reader = new ValueReader(new Uint8Array(this.mailbox, 0, control.get(Shared.mailBytes)))
    const run = new Run(explorer.store)
    const ranks = new Int32Array(control.get(Shared.amount))
    for (let i = 0; i < ranks.length; i++) {
      ranks[i] = reader.int32()
      readState(explorer, reader, run)
    }
    run.ranks = ranks
    explorer.received.push(run)
  }
}

/** Rank of a cut that cuts nothing. */
export const CUT_NONE = 0x7fffffff
