/**
 * Mutated specifications and configurations through the whole of `tla-runner check`: each must end with a diagnostic or a
 * verdict in its time, and the same by both engines.
 *
 *     node dist/test/fuzz/run.js --count 100000 --seed 1 --budget 5s [--threads 2] [--only N] [--out FOLDER]
 *
 * Many cases share a thread, because starting one takes longer than most cases do; a thread is replaced after a while,
 * because the value store never shrinks. Evaluation that does not return is ended from outside, as the command does it
 * (src/cli/supervise.ts); reading, linking and reporting have no such excuse.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { STACK_MB } from '../../src/cli/stack.ts'
import { packageFolder } from '../../src/cli/version.ts'
import { makeCase, readCorpus } from './cases.ts'
import { Phase } from './pipeline.ts'
import { budgetOf, GRACE_SECONDS, milliseconds, type Plan } from './plan.ts'
import type { WorkerJob, WorkerMessage } from './worker.ts'

const CASES_A_THREAD = 1500
const HEAP_MB = 3000
const LOOK_MILLISECONDS = 50
/** A thread that has not ended by then after being told to never will. */
const END_MILLISECONDS = 30_000

const root = packageFolder()
const corpus = readCorpus(root)

const { values: flags } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' }, budget: { type: 'string', default: '5s' },
    threads: { type: 'string', default: '2' }, only: { type: 'string' }, out: { type: 'string' },
  },
})
const only = flags.only === undefined ? undefined : Number(flags.only)
const plan: Plan = {
  seed: Number(flags.seed),
  count: Number(flags.count),
  budgetSeconds: Number.parseFloat(flags.budget),
  threads: only === undefined ? Number(flags.threads) : 1,
  fullEvery: only === undefined ? 20 : 1,
  bothEvery: only === undefined ? 3 : 1,
}
const folder = flags.out ?? mkdtempSync(join(tmpdir(), 'tla-runner-fuzz-'))

const tally = { cases: 0, parsed: 0, compared: 0, failed: 0, slowest: 0, slowestNumber: -1 }
const outcomes = new Map<string, number>()
const endedNumbers: number[] = []
let nextCase = only ?? 0
const lastCase = only === undefined ? plan.count : nextCase + 1

function count(outcome: string): void {
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
}

function fail(number: number, what: string): void {
  tally.failed++
  const place = join(folder, `${plan.seed}-${number}`)
  const { files, module } = makeCase(corpus, plan.seed, number)
  mkdirSync(place, { recursive: true })
  for (const [name, text] of files) writeFileSync(join(place, name), text)
  writeFileSync(join(place, 'failure.txt'), `${what}\n\nnode dist/src/cli/main.js check ${join(place, module)}.tla --budget ${plan.budgetSeconds}s\n`)
  console.log(`FAILURE seed ${plan.seed} case ${number}: ${what.split('\n').slice(0, 4).join('\n    ')}\n    ${place}`)
}

function finished({ number, milliseconds, parsed, outcome, compared, failures }: WorkerMessage): void {
  tally.cases++
  if (parsed) tally.parsed++
  if (compared) tally.compared++
  if (milliseconds > tally.slowest) Object.assign(tally, { slowest: milliseconds, slowestNumber: number })
  count(outcome)
  for (const failure of failures) fail(number, failure)
  if (only !== undefined) console.log(`case ${number}: ${outcome}, ${milliseconds.toFixed(0)} ms`)
}

/** Ended from outside while it was busy with this. */
function ended(number: number, phase: number, what: string): void {
  tally.cases++
  tally.parsed++
  const evaluating = phase === Phase.compile || phase === Phase.check || phase === Phase.interpret || phase === Phase.interpretedCheck
  count(evaluating ? `${what} (${phase <= Phase.check ? 'compiled' : 'interpreted'})` : 'hang')
  endedNumbers.push(number)
  if (!evaluating) fail(number, `${what} in phase ${phase}`)
}

/** Runs cases [from, to) in a thread of their own; returns the first that is still to be done. */
function runThread(name: string, from: number, to: number): Promise<number> {
  return new Promise((resolve) => {
    const status = new SharedArrayBuffer(12)
    const shared = new Int32Array(status)
    const origin = milliseconds()
    const job: WorkerJob = { root, folder: join(folder, `work-${name}`), plan, from, to, status, origin }
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: job, resourceLimits: { stackSizeMb: STACK_MB, maxOldGenerationSizeMb: HEAP_MB } })
    let next = from
    let over = false
    const end = (): void => {
      if (over) return
      over = true
      clearInterval(watch)
      resolve(next)
    }
    const watch = setInterval(() => {
      const phase = Atomics.load(shared, 1)
      if (phase === Phase.idle || over) return
      const number = Atomics.load(shared, 0)
      const budget = phase === Phase.front || phase === Phase.report ? plan.budgetSeconds : budgetOf(plan, number)
      if (milliseconds() - origin - Atomics.load(shared, 2) < (budget + GRACE_SECONDS) * 1000) return
      next = number + 1
      ended(number, phase, 'ended at the budget')
      const patience = setTimeout(() => {
        fail(number, 'the thread could not be ended')
        report()
        process.exit(1)
      }, END_MILLISECONDS)
      over = true
      clearInterval(watch)
      void worker.terminate().then(() => {
        clearTimeout(patience)
        resolve(next)
      })
    }, LOOK_MILLISECONDS)
    worker.on('message', (message: WorkerMessage) => {
      if (over) return
      next = message.number + 1
      finished(message)
    })
    worker.on('error', (error: Error & { readonly code?: string }) => {
      if (over) return
      const number = Atomics.load(shared, 0)
      next = number + 1
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') ended(number, Atomics.load(shared, 1), 'out of memory')
      else fail(number, `the thread ended: ${error.stack ?? error.message}`)
      end()
    })
    worker.on('exit', end)
  })
}

async function runThreads(name: string): Promise<void> {
  while (nextCase < lastCase) {
    let from = nextCase
    const to = Math.min(lastCase, from + CASES_A_THREAD)
    nextCase = to
    while (from < to) from = await runThread(name, from, to)
    if (to % 2000 === 0) console.log(`${new Date().toISOString().slice(11, 19)} ${tally.cases} cases, ${tally.failed} failures, ${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MB`)
  }
}

function report(): void {
  const share = (n: number): string => `${(100 * n / Math.max(1, tally.cases)).toFixed(1)} %`
  console.log(`cases ${tally.cases}, parsed ${tally.parsed} (${share(tally.parsed)}), compared ${tally.compared}, failures ${tally.failed}`)
  for (const [outcome, n] of [...outcomes].toSorted(([, a], [, b]) => b - a)) console.log(`  ${outcome}: ${n} (${share(n)})`)
  if (endedNumbers.length > 0) console.log(`ended from outside: cases ${endedNumbers.toSorted((a, b) => a - b).join(' ')}`)
  console.log(`slowest: case ${tally.slowestNumber}, ${(tally.slowest / 1000).toFixed(1)} s; ${((performance.now() - started) / 1000).toFixed(0)} s in all`)
}

const started = performance.now()
console.log(`seed ${plan.seed}, ${lastCase - nextCase} cases, ${plan.threads} threads; failures go to ${folder}`)
await Promise.all(Array.from({ length: plan.threads }, (_, i) => runThreads(String(i))))
report()
process.exit(tally.failed === 0 && tally.cases === lastCase - (only ?? 0) ? 0 : 1)
