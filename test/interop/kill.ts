/**
 * `npm run test:kill`: ends a search by SIGKILL at random moments, resumes it each time, and wants the verdict and the
 * counts of the search that nobody disturbed.
 *
 *     npm run test:kill [-- --kills 50] [--seed 1] [--n 144] [--workers 1,2] [--every 300ms]
 *
 * The specification has (n + 1)^3 states (144: 3,048,625), one invariant that holds and one that is violated in the very
 * last state. Runs are chained: each is killed after a random time and resumed by the next, until one gets through.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { makeRandom } from '../../src/program/random.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const MAIN = join(ROOT, 'dist/src/cli/main.js')

const { values: flags } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' }, n: { type: 'string', default: '144' },
    workers: { type: 'string', default: '1,2' }, every: { type: 'string', default: '300ms' },
  },
})
const kills = Number(flags.kills)
const random = makeRandom(Number(flags.seed), 0)
const folder = mkdtempSync(join(tmpdir(), 'plimsoll-kill-'))

function command(invariant: string, workers: string, resume: readonly string[]): string[] {
  return [MAIN, 'check', join(ROOT, 'test/cli/specs/Grid.tla'), '--spec', 'Spec', '--const', `N=${flags.n}`, '--inv', invariant, '--possible', 'AtEnd', '--no-deadlock', '--workers', workers, '--json', ...resume]
}

/** What must not depend on how often the search was killed. */
function answer(out: string): string {
  const { verdict, violated, distinct, generated, depth, queue, trace, actions, examples, exitCode } = JSON.parse(out) as { readonly [field: string]: unknown }
  return JSON.stringify({ verdict, violated, distinct, generated, depth, queue, exitCode, trace, actions, examples })
}

/** Runs until it ends or is killed; undefined when it was killed. */
function runFor(args: readonly string[], seconds: number): Promise<string | undefined> {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let out = ''
    child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString() })
    const timer = setTimeout(() => child.kill('SIGKILL'), seconds * 1000)
    child.on('close', (_code, signal) => {
      clearTimeout(timer)
      done(signal === null ? out : undefined)
    })
  })
}

let killed = 0
let resumed = 0
let ended = 0
try {
  const cases = flags.workers.split(',').flatMap((workers) => [{ workers, invariant: 'TypeOK' }, { workers, invariant: 'NotAtEnd' }])
  const expected = new Map<string, { readonly answer: string; readonly seconds: number }>()
  for (const { invariant, workers } of cases) {
    const started = performance.now()
    const { stdout } = spawnSync(process.execPath, command(invariant, workers, []), { encoding: 'utf8', maxBuffer: 1 << 28 })
    const seconds = (performance.now() - started) / 1000
    const first = expected.get(invariant)
    if (first !== undefined && first.answer !== answer(stdout)) throw new Error(`${invariant}: another answer with ${workers} workers, undisturbed`)
    expected.set(invariant, { answer: answer(stdout), seconds: Math.max(seconds, first?.seconds ?? 0) })
    const { verdict, distinct, generated, depth } = JSON.parse(stdout) as { readonly [field: string]: unknown }
    console.log(`${invariant}, ${workers} worker${workers === '1' ? '' : 's'}: ${verdict}, ${distinct} distinct, ${generated} generated, depth ${depth}, ${seconds.toFixed(1)} s`)
  }
  for (let chain = 0; killed < kills || ended < cases.length; chain++) {
    const { invariant, workers } = cases[chain % cases.length]!
    const { answer: wanted, seconds } = expected.get(invariant)!
    const place = join(folder, String(chain))
    const args = command(invariant, workers, ['--resume', place, '--checkpoint-every', flags.every])
    for (;;) {
      if (existsSync(join(place, 'checkpoint'))) resumed++
      const out = await runFor(args, killed >= kills ? 3600 : 0.2 + random.next() * seconds * 0.6)
      if (out === undefined) {
        killed++
        continue
      }
      if (answer(out) !== wanted) throw new Error(`${invariant}, ${workers} workers, after ${killed} kills (seed ${flags.seed}): found ${answer(out).slice(0, 500)}, expected ${wanted.slice(0, 500)}`)
      ended++
      break
    }
    rmSync(place, { recursive: true, force: true })
  }
  console.log(`killed ${killed} times, resumed from a checkpoint ${resumed} times, ${ended} runs got through: always the same verdict, counts and trace (seed ${flags.seed})`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
