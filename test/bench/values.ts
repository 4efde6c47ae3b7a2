/**
 * `npm run bench:values`: what a step costs, and what an appended record holds, when logs grow.
 *
 * Drives the replication specification through `stepsWith` with all arguments known: a leader appends, its followers fetch,
 * the high watermark follows; values that the last state does not reach are given back now and then. Prints processor
 * microseconds a step in the first and the last tenth, and bytes of the store and of resident memory an appended record.
 *
 *     node dist/test/bench/values.js [appended records]
 */
import { join, resolve } from 'node:path'
import { RECLAIM_AFTER, reliever } from '../../conformance/reliever.ts'
import { NO_FLAGS } from '../../src/cli/flagConfig.ts'
import { loadProgram } from '../../src/cli/load.ts'
import { Successors, type State } from '../../src/program/program.ts'
import { field } from '../../src/value/functions.ts'
import { mark, reclaim } from '../../src/value/reclaim.ts'
import { elementsOf } from '../../src/value/sets.ts'
import { lengthOf, makeModelValue, makeString, S, type Value } from '../../src/value/store.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const RECORDS = Number(process.argv[2] ?? 50_000)
/** Appends before the followers fetch. */
const BATCH = 2

const loaded = await loadProgram({
  spec: join(ROOT, 'models/MCReplication.tla'), config: join(ROOT, 'models/ReplicationTrace.cfg'), lookedFor: [], flags: NO_FLAGS, library: [],
  engine: 'compiled', permissions: { allowExec: false, seed: 0, printToStderr: true },
})
if (!loaded.ok) throw new Error(loaded.error.diagnostics[0]!.message)
const { program } = loaded.value
const [A, B, C] = ['A', 'B', 'C'].map(makeModelValue) as [Value, Value, Value]
const actions = new Map(program.actions.map((action) => [action.name, action]))
const network = program.variables.indexOf('network')
const TYPE = makeString('type')

const out = new Successors(program.variables.length)
program.init(out)
let state: State = [...out.states.subarray(0, out.width)]
let steps = 0

function take(name: string, ...args: Value[]): void {
  let taken = 0
  actions.get(name)!.stepsWith(state, args, (_args, next) => {
    state = next
    taken++
  })
  if (taken !== 1) throw new Error(`${name}: ${taken} successors after ${steps} steps`)
  steps++
}

function message(type: string): Value {
  const wanted = makeString(type)
  return elementsOf(state[network]!, 'the network').find((m) => field(m, TYPE) === wanted)!
}

function fetch(follower: Value): void {
  take('SendFetch', follower)
  take('HandleFetch', A, follower, message('Fetch'))
  take('HandleFetchResponse', follower, A, message('FetchResponse'))
}

const since = mark()
const relieve = reliever(RECLAIM_AFTER)

/** One tenth of the run; processor microseconds a step. */
function tenth(): number {
  const from = process.cpuUsage()
  const before = steps
  for (let n = 0; n < RECORDS / 10; n += BATCH) {
    for (let k = 0; k < BATCH; k++) take('AppendRecord', A)
    fetch(B)
    fetch(C)
    if (before + n > BATCH) take('AdvanceHighWatermark', A)
    else fetch(B)
    state = relieve([state])[0]!
  }
  const used = process.cpuUsage(from)
  return (used.user + used.system) / (steps - before)
}

/** Bytes after a collection: what JavaScript and the store's arrays hold, and what is resident. */
function memory(): { readonly held: number; readonly resident: number } {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage()
  return { held: heapUsed + arrayBuffers, resident: rss }
}

const costs: number[] = []
const memories = [memory()]
for (let k = 0; k < 10; k++) {
  costs.push(tenth())
  memories.push(memory())
}
/** Bytes a record appended after the first `tenths`, when the program has become warm. */
const grown = (part: 'held' | 'resident', tenths: number): string => ((memories[10]![part] - memories[tenths]![part]) / (RECORDS * (1 - tenths / 10))).toFixed(0)
state = reclaim(since, state)
const bytes = S.size * 21 + S.poolSize * 4
console.log(`${steps} steps, ${RECORDS} records, ${lengthOf(state[program.variables.indexOf('acknowledged')]!)} acknowledged`)
console.log(`µs a step, by tenths: ${costs.map((c) => c.toFixed(2)).join(' ')}`)
console.log(`last tenth / first: ${(costs.at(-1)! / costs[0]!).toFixed(2)}; steps a second at the end: ${Math.round(1e6 / costs.at(-1)!)}`)
console.log(`a record: ${((bytes - (since.size * 21 + since.poolSize * 4)) / RECORDS).toFixed(0)} bytes of values, ${grown('held', 0)} held in all (${grown('held', 2)} from the second tenth on), ${grown('resident', 2)} resident`)
