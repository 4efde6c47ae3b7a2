/**
 * What the search costs apart from computing successors: a grid of counters whose `expand` is a few copies. Prints
 * nanoseconds a generated successor on top of `expand` alone and bytes a state, at 1 and more workers (this file is also
 * the worker's entry).
 *
 *     node dist/test/bench/checker.js [counters] [workers] [times the copying is repeated]
 */
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import { check } from '../../src/checker/check.ts'
import type { StartWorker, WorkerData } from '../../src/checker/control.ts'
import { serve } from '../../src/checker/worker.ts'
import { Successors, type Program } from '../../src/program/program.ts'

const SIZE = 8

/** `width` counters below SIZE; `work` repeats the copying to imitate a costlier specification. */
function counters(width: number, work = 1): Program {
  return {
    module: 'Counters',
    variables: Array.from({ length: width }, (_, i) => `x${i}`),
    constants: new Map(),
    actions: [{ name: 'Up', parameters: [], choices: [], place: '', steps() {}, stepsWith() {}, explain: () => ({ enabled: true, conjunct: undefined, place: undefined, bindings: [], values: [] }) }],
    checkAssumptions: () => undefined,
    init(out) {
      out.states.fill(0, out.next(0), width)
    },
    expand(states, offset, out) {
      for (let i = 0; i < width; i++) {
        if (states[offset + i]! >= SIZE - 1) continue
        const o = out.next(0)
        for (let n = 0; n < work; n++) for (let k = 0; k < width; k++) out.states[o + k] = states[offset + k]!
        out.states[o + i]!++
      }
    },
    invariants: [],
    initialProperties: [],
    actionProperties: [],
    constraints: [],
    actionConstraints: [],
    checkDeadlock: false,
    view: undefined,
    symmetry: [],
    alias: undefined,
    checkPostcondition: () => undefined,
    nodes: undefined,
    statistics: { level: 0, distinct: 0, generated: 0, queue: 0, diameter: 0, durationSeconds: 0, worker: 0 },
    warnings: [],
  }
}

/** Seconds to expand every state of the grid once, without any search. */
function expandOnly(program: Program, width: number): number {
  const out = new Successors(width)
  const state = new Int32Array(width)
  const start = performance.now()
  for (let n = 0; n < SIZE ** width; n++) {
    for (let k = 0, rest = n; k < width; k++, rest = Math.floor(rest / SIZE)) state[k] = rest % SIZE
    out.count = 0
    program.expand(state, 0, out)
  }
  return (performance.now() - start) / 1000
}

const startWorker: StartWorker = (_, data) => {
  const worker = new Worker(new URL(import.meta.url), { workerData: { data, width, work } })
  return {
    onError: (callback) => { worker.on('error', callback) },
    terminate: () => { void worker.terminate() },
  }
}

const handed = workerData as { data: WorkerData; width: number; work: number } | null
const width = handed?.width ?? Number(process.argv[2] ?? 7)
const workers = Number(process.argv[3] ?? 2)
const work = handed?.work ?? Number(process.argv[4] ?? 1)

async function measure(workers: number): Promise<void> {
  const program = counters(width, work)
  const expandSeconds = expandOnly(program, width)
  const before = process.cpuUsage()
  const report = await check(program, { now: () => performance.now() / 1000, workers, startWorker })
  const used = process.cpuUsage(before)
  const { distinct, generated, depth, seconds, memory } = report
  const processor = (used.user + used.system) / 1e6
  console.log(`${workers} workers: ${distinct} states, ${generated} generated, depth ${depth}: ${seconds.toFixed(2)} s, processor ${processor.toFixed(2)} s, of which expand ${expandSeconds.toFixed(2)} s; ${((processor - expandSeconds) / generated * 1e9).toFixed(0)} ns a successor on top`)
  console.log(`  ${(memory.fingerprintBytes / distinct).toFixed(1)} + ${(memory.predecessorBytes / distinct).toFixed(1)} bytes a state; ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB resident`)
}

if (isMainThread) for (let n = 1; n <= workers; n++) await measure(n)
else serve(counters(width, work), handed!.data, { now: () => performance.now() / 1000 })
