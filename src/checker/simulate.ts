/**
 * Simulation: many random walks, shared out among threads, until one finds something or a limit is reached.
 *
 * Threads take the numbers of walks from a common counter, so walk i is the same whoever does it. A violation lowers the
 * limit to its own number, and walks with smaller numbers are still finished: what is reported is the violation of the
 * smallest number, at any number of threads. Only numbers travel; the walk is then done again where it is reported.
 *
 * A simulation never says `holds`: what it did not walk through it does not know.
 */
import type { Program } from '../program/program.ts'
import { failureOf, failureOfAssumption, failureOfError } from './failure.ts'
import { Halted } from './halted.ts'
import type { WorkerHandle } from './control.ts'
import { Predecessors } from './predecessors.ts'
import { Pulse } from './pulse.ts'
import { withoutBeginning, type Failure, type Progress, type Report } from './report.ts'
import { Walker, type WalkCounts } from './walk.ts'

export interface SimulateOptions {
  now(): number
  readonly seed: number
  /** States of a walk, at most. */
  readonly depth: number
  /** Number of the first walk; default 0. */
  readonly first?: number | undefined
  /** Number of walks; without it only the other limits end the simulation. */
  readonly walks?: number | undefined
  readonly budgetSeconds?: number | undefined
  readonly workers?: number | undefined
  /** Starts one more thread that calls `serveWalks` with the same program. */
  readonly startWorker?: ((index: number, data: WalkData) => WorkerHandle) | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

/** What a thread needs to take part; plain data and shared memory. */
export interface WalkData {
  readonly index: number
  readonly workers: number
  readonly seed: number
  readonly depth: number
  /** `Field` integers. */
  readonly control: SharedArrayBuffer
  /** Counts of each thread, then enabled and taken by action. */
  readonly figures: SharedArrayBuffer
}

const Field = { next: 0, /** Walks from this number on need not be done. */ end: 1, halted: 2, done: 3 } as const
const COUNTS = ['walks', 'states', 'generated', 'longest', 'stuck', 'cut'] as const satisfies readonly (keyof WalkCounts)[]
const NO_END = 0x7fffffff

export interface SimulatedAction {
  readonly name: string
  readonly place: string
  /** States walked through at which it was enabled. */
  readonly enabled: number
  /** Steps taken. */
  readonly taken: number
}

export interface Simulation extends Pick<Report, 'verdict' | 'failure' | 'failures' | 'seconds' | 'workers' | 'warnings' | 'notChecked' | 'nodes' | 'variables'>, WalkCounts {
  readonly seed: number
  readonly depth: number
  /** Number of the walk that found the failure. */
  readonly failedWalk: number | undefined
  readonly stopped: 'walks' | 'budget' | 'interrupted' | undefined
  readonly actions: readonly SimulatedAction[]
}

/** Walks until a limit or a violation. Rejects only when our own code is wrong. */
export async function simulate(program: Program, options: SimulateOptions): Promise<Simulation> {
  const pulse = new Pulse(options)
  pulse.phase = 'search'
  const early = assumptionFailure(program)
  if (early !== undefined || program.variables.length === 0) return reportOf(program, options, pulse, emptyTotals(program), early, undefined, 1)
  const workers = Math.max(1, options.startWorker === undefined ? 1 : options.workers ?? 1)
  const data: WalkData = {
    index: 0, workers, seed: options.seed, depth: options.depth,
    control: new SharedArrayBuffer(16),
    figures: new SharedArrayBuffer(workers * (COUNTS.length + 2 * program.actions.length) * 8),
  }
  const control = new Int32Array(data.control)
  const first = options.first ?? 0
  control[Field.next] = first
  control[Field.end] = options.walks === undefined ? NO_END : Math.min(NO_END, first + options.walks)
  let broken: Error | undefined
  const handles: WorkerHandle[] = []
  for (let index = 1; index < workers; index++) {
    const handle = options.startWorker!(index, { ...data, index })
    handle.onError((error) => { broken ??= error })
    handles.push(handle)
  }
  try {
    await ownWalks(program, data, pulse)
    Atomics.add(control, Field.done, 1)
    while (Atomics.load(control, Field.done) < workers) {
      if (broken !== undefined) throw broken
      Atomics.wait(control, Field.done, Atomics.load(control, Field.done), 5)
      if (!await pulse.beat(() => progressOf(data))) Atomics.store(control, Field.halted, 1)
    }
  } finally {
    Atomics.store(control, Field.halted, 1)
    for (const handle of handles) handle.terminate()
  }
  const end = Atomics.load(control, Field.end)
  const failedWalk = end < (options.walks === undefined ? NO_END : first + options.walks) ? end : undefined
  const failure = failedWalk === undefined ? undefined : failureOfWalk(program, options, failedWalk)
  return reportOf(program, options, pulse, totalsOf(data, program), failure, failedWalk, workers)
}

/** Takes part; returns when there is nothing left to walk. Blocks the thread. */
export function serveWalks(program: Program, data: WalkData): void {
  const control = new Int32Array(data.control)
  program.statistics.worker = data.index
  const walker = makeWalker(program, data)
  while (nextWalk(walker, data)) publish(walker, data)
  publish(walker, data)
  Atomics.add(control, Field.done, 1)
  Atomics.notify(control, Field.done)
}

async function ownWalks(program: Program, data: WalkData, pulse: Pulse): Promise<void> {
  const control = new Int32Array(data.control)
  // Between two looks at the clock one walk may take long, so the walker asks by itself.
  let looks = 0
  const walker = makeWalker(program, data, () => {
    if ((++looks & 15) !== 0) return false
    try {
      pulse.poll()
      return false
    } catch (error) {
      if (!(error instanceof Halted)) throw error
      Atomics.store(control, Field.halted, 1)
      return true
    }
  })
  while (nextWalk(walker, data)) {
    publish(walker, data)
    if (pulse.isLate() && !await pulse.beat(() => progressOf(data))) Atomics.store(control, Field.halted, 1)
  }
  publish(walker, data)
}

function makeWalker(program: Program, { control, seed, depth }: Pick<WalkData, 'control' | 'seed' | 'depth'>, late = (): boolean => false): Walker {
  const fields = new Int32Array(control)
  return new Walker(program, { seed, depth, halted: () => Atomics.load(fields, Field.halted) === 1 || late() })
}

/** Does the next walk that nobody does; false when there is none. */
function nextWalk(walker: Walker, { control }: WalkData): boolean {
  const fields = new Int32Array(control)
  if (Atomics.load(fields, Field.halted) === 1) return false
  const number = Atomics.add(fields, Field.next, 1)
  if (number >= Atomics.load(fields, Field.end)) return false
  if (walker.walk(number) === 'event') lower(fields, number)
  return true
}

/** A violation: walks from its number on are not needed. */
function lower(fields: Int32Array, number: number): void {
  for (;;) {
    const before = Atomics.load(fields, Field.end)
    if (number >= before || Atomics.compareExchange(fields, Field.end, before, number) === before) return
  }
}

function figuresOf({ figures, workers }: WalkData, index: number): Float64Array {
  const size = figures.byteLength / 8 / workers
  return new Float64Array(figures, index * size * 8, size)
}

function publish(walker: Walker, data: WalkData): void {
  const own = figuresOf(data, data.index)
  COUNTS.forEach((name, i) => { own[i] = walker.counts[name] })
  own.set(walker.enabled, COUNTS.length)
  own.set(walker.taken, COUNTS.length + walker.enabled.length)
}

interface Totals extends WalkCounts {
  enabled: Float64Array
  taken: Float64Array
}

function emptyTotals(program: Program): Totals {
  return { walks: 0, states: 0, generated: 0, longest: 0, stuck: 0, cut: 0, enabled: new Float64Array(program.actions.length), taken: new Float64Array(program.actions.length) }
}

function totalsOf(data: WalkData, program: Program): Totals {
  const totals = emptyTotals(program)
  const actions = program.actions.length
  for (let index = 0; index < data.workers; index++) {
    const own = figuresOf(data, index)
    COUNTS.forEach((name, i) => { totals[name] = name === 'longest' ? Math.max(totals[name], own[i]!) : totals[name] + own[i]! })
    for (let a = 0; a < actions; a++) {
      totals.enabled[a]! += own[COUNTS.length + a]!
      totals.taken[a]! += own[COUNTS.length + actions + a]!
    }
  }
  return totals
}

function progressOf(data: WalkData): Pick<Progress, 'distinct' | 'generated' | 'queue' | 'depth'> {
  let states = 0
  let generated = 0
  let depth = 0
  for (let index = 0; index < data.workers; index++) {
    const [, own = 0, ofAll = 0, longest = 0] = figuresOf(data, index)
    states += own
    generated += ofAll
    depth = Math.max(depth, longest)
  }
  return { distinct: states, generated, queue: 0, depth }
}

function assumptionFailure(program: Program): Failure | undefined {
  try {
    const assumption = program.checkAssumptions()
    return assumption === undefined ? undefined : { kind: 'assumption', name: assumption.name, place: assumption.place, trace: [], explanation: undefined, error: undefined }
  } catch (error) {
    return failureOfAssumption(error)
  }
}

/** Does a walk again and says what it found. */
function failureOfWalk(program: Program, { seed, depth }: SimulateOptions, number: number): Failure {
  const walker = new Walker(program, { seed, depth, halted: () => false })
  walker.walk(number)
  const predecessors = new Predecessors()
  walker.positions.forEach((position, rank) => { predecessors.set(rank, rank - 1, position) })
  try {
    if (walker.event === undefined) throw new Error('internal error: a walk done again does not find what it found')
    return failureOf(program, predecessors, walker.event, walker.lastError)
  } catch (error) {
    return failureOfError(error)
  }
}

function reportOf(program: Program, options: SimulateOptions, pulse: Pulse, totals: Totals, failure: Failure | undefined, failedWalk: number | undefined, workers: number): Simulation {
  const { enabled, taken, ...counts } = totals
  const stopped = failure !== undefined ? undefined : pulse.stopped ?? (options.walks === undefined ? undefined : 'walks')
  const verdict = failure === undefined ? 'undecided' : failure.kind === 'evaluation' || failure.kind === 'unsupported' ? 'error' : 'violated'
  return {
    verdict, failure, failures: failure === undefined ? [] : [failure], failedWalk, stopped,
    ...counts,
    seed: options.seed, depth: options.depth, workers,
    seconds: pulse.seconds,
    actions: program.actions.map(({ name, place }, a) => ({ name, place, enabled: enabled[a]!, taken: taken[a]! })),
    warnings: [...program.warnings, ...(stopped === 'walks' && counts.states === 0 && program.variables.length > 0 ? [withoutBeginning(counts.generated)] : [])],
    notChecked: [
      'states that no walk came to: a simulation is a sample',
      ...(program.witnesses ?? []).filter(({ kind }) => kind === 'possible').map(({ name }) => `${name}: walks do not look for what must be possible; check does`),
      ...(program.temporal?.properties ?? []).map(({ name }) => `${name}: a temporal property is about whole behaviours, and a walk ends`),
    ],
    nodes: program.nodes,
    variables: program.variables,
  }
}
