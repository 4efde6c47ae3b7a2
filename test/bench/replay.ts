/**
 * `npm run bench:replay`: how fast a long trace is judged, and what it costs in memory.
 *
 *     npm run bench:replay -- [--lines 200000] [--seed 1] [--keep trace.ndjson]
 *
 * The trace is made by walking the replication specification itself with a scripted scheduler, determined by the seed: clients
 * append, two followers fetch, the high watermark advances; now and then the leader changes, or a follower leaves the ISR and
 * joins it again. Each line observes every path that its step touched. Then it is read from the file and judged, in a process
 * of its own: processor time by tenths of the trace, memory after a collection before and after.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { lineReader } from '../../conformance/lines.ts'
import { initialStates } from '../../conformance/stepper.ts'
import { eventOf } from '../../conformance/record.ts'
import { RECLAIM_AFTER } from '../../conformance/reliever.ts'
import { startReplay, type Verdict } from '../../conformance/replay.ts'
import { makeValidate } from '../../conformance/validate.ts'
import { loadSpec } from '../../src/index.ts'
import type { Program, State } from '../../src/program/program.ts'
import { makeRandom } from '../../src/program/random.ts'
import { mark, reclaim } from '../../src/value/reclaim.ts'
import { elementsOf } from '../../src/value/sets.ts'
import { field } from '../../src/value/functions.ts'
import { findModelValue, makeString, storeSize, type Value } from '../../src/value/store.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const REPLICAS = ['A', 'B', 'C']
/** Lines between two elections, and between two changes of the ISR, on average. */
const ELECTION = 40_000
const ISR_CHANGE = 5_000

const { values: options } = parseArgs({ options: { lines: { type: 'string', default: '200000' }, seed: { type: 'string', default: '1' }, keep: { type: 'string' }, judge: { type: 'string' } } })
const lines = Number(options.lines)
const seed = Number(options.seed)

/** Takes steps of the specification and writes them down. */
class Walk {
  private readonly program: Program
  private readonly write: (line: string) => void
  private state: State
  lines = 0

  constructor(program: Program, write: (line: string) => void) {
    this.program = program
    this.write = write
    this.state = initialStates(program)[0]!
    this.record('Init', [], undefined)
  }

  /** Takes the first step of an action with these arguments. */
  step(name: string, known: readonly (Value | undefined)[]): void {
    const action = this.program.actions.find((a) => a.name === name)!
    const before = this.state
    let found: { readonly args: readonly Value[]; readonly next: State } | undefined
    action.stepsWith(before, known, (args, next) => { found ??= { args: [...args], next: [...next] } })
    if (found === undefined) throw new Error(`line ${this.lines + 1}: ${name} is not possible`)
    const { args, next } = found
    this.state = next
    this.record(name, [...action.parameters, ...action.choices].map((parameter, k) => ({ name: parameter, value: args[k]! })), before)
  }

  private record(action: string, args: readonly { readonly name: string; readonly value: Value }[], before: State | undefined): void {
    this.write(JSON.stringify(eventOf({ action, args, state: this.state }, before, this.program.variables, { observe: 'touched' })))
    this.lines++
  }

  variable(name: string): Value {
    return this.state[this.program.variables.indexOf(name)]!
  }

  /** Messages of a type in flight, oldest first as the set has them. */
  messages(type: string, to?: string): Value[] {
    return elementsOf(this.variable('network'), 'the network').filter((m) => field(m, makeString('type')) === makeString(type) && (to === undefined || field(m, makeString('to')) === node(to)))
  }

  /** Drops values that the state does not hold. */
  relieve(since: ReturnType<typeof mark>): void {
    this.state = reclaim(since, this.state)
  }
}

function node(name: string): Value {
  return findModelValue(name)!
}

/** One follower asks, is answered and stores what it is sent. */
function fetch(walk: Walk, leader: string, follower: string): void {
  walk.step('SendFetch', [node(follower)])
  walk.step('HandleFetch', [node(leader), node(follower), walk.messages('Fetch', leader)[0]])
  walk.step('HandleFetchResponse', [node(follower), node(leader), walk.messages('FetchResponse', follower)[0]])
}

function elect(walk: Walk, to: string): void {
  walk.step('ElectLeader', [node(to)])
  const state = walk.variable('partition')
  walk.step('BecomeLeader', [node(to), state])
  for (const follower of REPLICAS.filter((name) => name !== to)) {
    walk.step('BecomeFollower', [node(follower), state])
    walk.step('SendOffsetsForLeaderEpoch', [node(follower)])
    walk.step('HandleOffsetsForLeaderEpoch', [node(to), node(follower), walk.messages('OffsetsForLeaderEpoch', to)[0]])
    walk.step('HandleEpochResponse', [node(follower), node(to), walk.messages('EpochResponse', follower)[0]])
  }
  for (const follower of REPLICAS.filter((name) => name !== to)) fetch(walk, to, follower)
}

function changeIsr(walk: Walk, leader: string, follower: string): void {
  walk.step('AppendRecord', [node(leader)])
  for (const action of ['ShrinkIsr', 'ExpandIsr']) {
    if (action === 'ExpandIsr') for (let k = 0; k < 2; k++) fetch(walk, leader, follower)
    walk.step(action, [node(leader), node(follower)])
    walk.step('HandleAlterPartition', [node(leader), walk.messages('AlterPartition')[0]])
    for (const replica of REPLICAS) walk.step('LearnIsr', [node(replica), walk.variable('partition')])
  }
}

/** Writes the trace; returns the number of records appended. */
function generate(program: Program, path: string): number {
  const random = makeRandom(seed, 0)
  const file = openSync(path, 'w')
  let buffer: string[] = []
  const flush = (): void => {
    writeSync(file, `${buffer.join('\n')}\n`)
    buffer = []
  }
  const since = mark()
  const walk = new Walk(program, (line) => {
    buffer.push(line)
    if (buffer.length >= 5000) flush()
  })
  let leader = 'A'
  let appended = 0
  let limit = since.size + 500_000
  while (walk.lines < lines) {
    const others = REPLICAS.filter((name) => name !== leader)
    const batch = 3 + random.below(5)
    for (let k = 0; k < batch; k++) walk.step('AppendRecord', [node(leader)])
    appended += batch
    for (const follower of others) fetch(walk, leader, follower)
    for (const follower of others) walk.step('SendFetch', [node(follower)])
    for (const follower of others) walk.step('HandleFetch', [node(leader), node(follower), walk.messages('Fetch', leader)[0]])
    walk.step('AdvanceHighWatermark', [node(leader)])
    for (const follower of others) walk.step('HandleFetchResponse', [node(follower), node(leader), walk.messages('FetchResponse', follower)[0]])
    if (random.chance(15 / ISR_CHANGE)) {
      changeIsr(walk, leader, random.pick(others))
      appended++
    }
    if (random.chance(15 / ELECTION)) {
      const next = random.pick(others)
      elect(walk, next)
      leader = next
    }
    if (storeSize().values < limit) continue
    walk.relieve(since)
    limit = since.size + Math.max(500_000, 2 * (storeSize().values - since.size))
  }
  flush()
  closeSync(file)
  reclaim(since, [])
  return appended
}

function memory(): number {
  setFlagsFromString('--expose-gc')
  // Buffers that a collection finds are let go by the next ones.
  for (let k = 0; k < 4; k++) (runInNewContext('gc') as () => void)()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

interface Figures {
  readonly verdict: Verdict
  readonly cpuSeconds: number
  /** Processor seconds of each tenth of the lines. */
  readonly tenths: readonly number[]
  /** Memory more at the end than after the first tenth, when all code is compiled, and the records appended in between. */
  readonly bytes: number
  readonly appended: number
}

function judge(program: Program, path: string): Figures {
  const replay = startReplay(program, { silent: 0, invariants: false, maxCandidates: 1000, expired: () => false, validate: makeValidate(), reclaimAfter: RECLAIM_AFTER })
  const file = openSync(path, 'r')
  const tenth = Math.ceil(lines / 10)
  const tenths: number[] = []
  let first = 0
  let appended = 0
  let start = process.cpuUsage()
  const reader = lineReader((text, number, ended) => {
    if (number % tenth === 0) {
      const { user, system } = process.cpuUsage(start)
      tenths.push((user + system) / 1e6)
      if (number === tenth) first = memory()
      start = process.cpuUsage()
    }
    if (number > tenth && text.startsWith('{"action":"AppendRecord"')) appended++
    return replay.line(text, number, ended)
  }, (problem) => replay.fail(problem))
  for (const chunk = Buffer.alloc(256 * 1024); ;) {
    const n = readSync(file, chunk)
    if (n === 0 || !reader.push(Buffer.from(chunk.subarray(0, n)))) break
  }
  reader.end()
  closeSync(file)
  return { verdict: replay.finish(), cpuSeconds: tenths.reduce((sum, t) => sum + t, 0), tenths, bytes: memory() - first, appended }
}

async function load(): Promise<Program> {
  const loaded = await loadSpec(join(ROOT, 'models/MCReplication.tla'), { config: join(ROOT, 'models/ReplicationTrace.cfg') })
  if (!loaded.ok) throw new Error(loaded.error.diagnostics.map(({ message }) => message).join('\n'))
  return loaded.value.program
}

async function report(path: string): Promise<void> {
  const { verdict, cpuSeconds, tenths, bytes, appended } = judge(await load(), path)
  const { lines: judged, candidates } = verdict.coverage
  console.log(`${verdict.kind}: ${judged} lines, by at most ${candidates.most} state at once, ${cpuSeconds.toFixed(2)} processor seconds`)
  console.log(`lines a processor second: ${Math.round(tenths.length * Math.ceil(lines / 10) / cpuSeconds)}`)
  console.log(`bytes an appended record: ${(bytes / appended).toFixed(1)}, of the ${appended} after the first tenth`)
  console.log(`last tenth against first: ${(tenths.at(-1)! / tenths[0]!).toFixed(2)}, against second: ${(tenths.at(-1)! / tenths[1]!).toFixed(2)} times the time (${tenths.map((t) => t.toFixed(2)).join(' ')} s)`)
  if (verdict.kind !== 'accepted') process.exitCode = 1
}

if (options.judge !== undefined) {
  await report(options.judge)
} else {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-replay-'))
  try {
    const path = options.keep ?? join(folder, 'trace.ndjson')
    const start = process.cpuUsage()
    const appended = generate(await load(), path)
    console.log(`seed ${seed}: a trace of about ${lines} lines, ${appended} records appended; made in ${(process.cpuUsage(start).user / 1e6).toFixed(1)} processor seconds`)
    const { status } = spawnSync(process.execPath, [import.meta.filename, '--judge', path, '--lines', String(lines)], { stdio: 'inherit' })
    process.exitCode = status ?? 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
