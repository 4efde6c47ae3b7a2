/**
 * The states of a level that one thread has to expand, in the order of their ranks.
 *
 * A run is a list of states with ascending ranks, written at its end and then read once from its start. A thread's share
 * of a level is one run, the successors that it found itself, and perhaps others that it was handed; reading takes the
 * smallest rank of all. States that another thread turned out to have found first have rank -1 and are passed over.
 */
import type { Chunk, ChunkStore } from './chunks.ts'

export class Run {
  private readonly store: ChunkStore
  private readonly chunks: Chunk[] = []
  /** States in the run, those of rank -1 included. */
  count = 0
  /** Rank of each state, or undefined when they follow one another from `firstRank`. */
  ranks: Int32Array | undefined = undefined
  firstRank = 0
  /** Chunk that is being written, and the place of the next state in it. */
  tail: Int32Array = new Int32Array(0)
  private tailOffset = 0
  /** The state read last: its slots and lanes are at `offset` of `data`. */
  data: Int32Array = new Int32Array(0)
  offset = 0
  /** Rank of the state that `next` will read, -1 at the end. */
  nextRank = -1
  private position = 0
  private chunkStart = 0
  private chunkEnd = 0

  constructor(store: ChunkStore) {
    this.store = store
  }

  /** Makes room for one more state; the caller writes it to `tail` at the offset returned. */
  push(): number {
    if (this.tailOffset === this.tail.length) this.extend()
    const offset = this.tailOffset
    this.tailOffset = offset + this.store.stride
    this.count++
    return offset
  }

  private extend(): void {
    const full = this.chunks.at(-1)
    if (full !== undefined) this.store.settle(full)
    this.tail = this.store.take()
    this.tailOffset = 0
    this.chunks.push({ data: this.tail, ticket: -1 })
  }

  /** Goes to the start, before the first `next`. */
  rewind(): void {
    this.position = 0
    this.seek()
  }

  /** Reads the state of rank `nextRank`. */
  next(): void {
    if (this.position >= this.chunkEnd) this.enter()
    this.offset = (this.position - this.chunkStart) * this.store.stride
    this.position++
    this.seek()
  }

  /** Moves to the chunk of the current position; what lies before it is not needed any more. */
  private enter(): void {
    const per = this.store.statesPerChunk
    const index = Math.floor(this.position / per)
    for (let i = Math.max(0, this.chunkEnd / per - 1); i < index; i++) this.drop(this.chunks[i]!)
    this.data = this.store.load(this.chunks[index]!)
    this.chunkStart = index * per
    this.chunkEnd = this.chunkStart + per
  }

  private drop(chunk: Chunk): void {
    if (chunk.data !== undefined) this.store.give(chunk.data)
    chunk.data = undefined
  }

  private seek(): void {
    const { ranks, count } = this
    if (ranks === undefined) {
      this.nextRank = this.position < count ? this.firstRank + this.position : -1
      return
    }
    while (this.position < count && ranks[this.position] === -1) this.position++
    this.nextRank = this.position < count ? ranks[this.position]! : -1
  }

  /** Position from which on there are `amount` states, those of rank -1 not counted. */
  startOfLast(amount: number): number {
    const { ranks } = this
    if (ranks === undefined) return Math.max(0, this.count - amount)
    let start = this.count
    for (let left = amount; left > 0 && start > 0;) if (ranks[--start] !== -1) left--
    return start
  }

  /** Calls `visit` with every state from the given position on, rank -1 excepted; for handing them to another thread. */
  forEachFrom(start: number, visit: (data: Int32Array, offset: number, rank: number) => void): void {
    const { statesPerChunk, stride } = this.store
    for (let i = start; i < this.count; i++) {
      const rank = this.ranks === undefined ? this.firstRank + i : this.ranks[i]!
      if (rank !== -1) visit(this.store.load(this.chunks[Math.floor(i / statesPerChunk)]!), (i % statesPerChunk) * stride, rank)
    }
  }

  /** Calls `visit` with the states of these positions, and leaves memory as it was. */
  visit(from: number, to: number, visit: (data: Int32Array, offset: number) => void): void {
    const { statesPerChunk, stride } = this.store
    for (let i = from; i < to;) {
      const chunk = this.chunks[Math.floor(i / statesPerChunk)]!
      const data = this.store.load(chunk)
      for (const end = Math.min(to, (Math.floor(i / statesPerChunk) + 1) * statesPerChunk); i < end; i++) visit(data, (i % statesPerChunk) * stride)
      if (data !== this.tail) this.store.settle(chunk)
    }
  }

  /** Forgets every state from the given position on. */
  truncate(start: number): void {
    this.count = start
    for (const chunk of this.chunks.splice(Math.ceil(start / this.store.statesPerChunk))) this.drop(chunk)
  }

  /** Gives all memory back. */
  release(): void {
    for (const chunk of this.chunks) this.drop(chunk)
    this.chunks.length = 0
    this.count = 0
    this.nextRank = -1
  }
}

/** A thread's share of a level. */
export class Frontier {
  readonly runs: Run[]
  /** The state read last, as in Run. */
  data: Int32Array = new Int32Array(0)
  offset = 0
  rank = -1

  constructor(runs: Run[]) {
    this.runs = runs
    for (const run of runs) run.rewind()
  }

  /** Reads the state with the smallest rank that is left; false at the end. */
  next(): boolean {
    let run = this.runs[0]!
    for (let i = 1; i < this.runs.length; i++) {
      const other = this.runs[i]!
      if (other.nextRank !== -1 && (run.nextRank === -1 || other.nextRank < run.nextRank)) run = other
    }
    this.rank = run.nextRank
    if (this.rank === -1) return false
    run.next()
    this.data = run.data
    this.offset = run.offset
    return true
  }

  release(): void {
    for (const run of this.runs) run.release()
  }
}
