/**
 * `npm run bench`: how fast the checker is, as ratios taken in one run on one machine.
 *
 *     npm run bench -- [--tlc-jar tla2tools.jar] [--workers 1,2] [--quick] [MODEL …]
 *
 * For every model of class `bench`: distinct states a processor second of the compiled engine, of the interpreter (on a
 * bounded part) and, where a jar is given (or TLC_JAR), of TLC at the same number of workers; bytes a state; and how long
 * the first counterexample takes from a cold start. Processor time is what `times` of the shell says of the whole process, start
 * and compilation included; wall time says how two workers help.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const ROOT = resolve(import.meta.dirname, '../../..')
const MAIN = join(ROOT, 'dist/src/cli/main.js')

interface Run {
  readonly output: string
  readonly cpu: number
  readonly wall: number
}

/** Runs a command under `sh`, whose `times` reports the processor seconds of its children. */
function timed(command: readonly string[], cwd = ROOT): Run {
  const start = performance.now()
  const result = spawnSync('sh', ['-c', '"$@" 2>/dev/null; echo; times', 'sh', ...command], { cwd, encoding: 'utf8', maxBuffer: 1 << 28 })
  const wall = (performance.now() - start) / 1000
  const lines = result.stdout.trimEnd().split('\n')
  const cpu = [...lines.at(-1)!.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, m) => sum + Number(m[1]) * 60 + Number(m[2]), 0)
  return { output: lines.slice(0, -2).join('\n'), cpu, wall }
}

interface Model {
  readonly name: string
  readonly spec: string
  readonly config: string
}

function models(names: readonly string[]): Model[] {
  const folder = join(ROOT, 'models')
  return readdirSync(folder).filter((file) => file.endsWith('.json')).sort()
    .map((file) => ({ name: file.slice(0, -5), ...JSON.parse(readFileSync(join(folder, file), 'utf8')) as { spec: string; class: string } }))
    .filter((m) => (names.length > 0 ? names.includes(m.name) : m.class === 'bench'))
    .map((m) => ({ name: m.name, spec: m.spec, config: `models/${m.name}.cfg` }))
}

interface Figures {
  readonly distinct: number
  readonly cpu: number
  readonly wall: number
  readonly detail: string
}

function ours(model: Model, workers: number, ...flags: readonly string[]): Figures {
  const run = timed([process.execPath, MAIN, 'check', model.spec, '--config', model.config, '--library', 'spec', '--workers', String(workers), '--json', ...flags])
  const report = JSON.parse(run.output) as { verdict: string; distinct: number; memory?: { fingerprintBytes: number; predecessorBytes: number; storeBytes: number } }
  const bytes = report.memory === undefined ? '' : `, ${(report.memory.fingerprintBytes / report.distinct).toFixed(1)} + ${(report.memory.predecessorBytes / report.distinct).toFixed(1)} bytes a state`
  return { distinct: report.distinct, cpu: run.cpu, wall: run.wall, detail: `${report.verdict}${bytes}` }
}

function tlc(model: Model, workers: number, jar: string): Figures {
  const scratch = mkdtempSync(join(tmpdir(), 'bench-tlc-'))
  try {
    const run = timed(['java', `-Djava.io.tmpdir=${scratch}`, `-DTLA-Library=${join(ROOT, 'spec')}`, '-XX:+UseParallelGC', '-Xmx4g', '-cp', jar, 'tlc2.TLC', '-workers', String(workers), '-metadir', join(scratch, 'states'), '-config', join(ROOT, model.config), join(ROOT, model.spec)], scratch)
    const counts = /(\d+) states generated, (\d+) distinct states found, 0 states left/.exec(run.output)
    return { distinct: Number(counts?.[2] ?? NaN), cpu: run.cpu, wall: run.wall, detail: counts === null ? 'did not finish' : 'finished' }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function line(label: string, f: Figures): string {
  return `  ${label.padEnd(22)} ${f.distinct.toLocaleString('en').padStart(11)} states  ${f.cpu.toFixed(1).padStart(7)} cpu s  ${f.wall.toFixed(1).padStart(7)} wall s  ${Math.round(f.distinct / f.cpu).toLocaleString('en').padStart(9)} states/cpu s  ${f.detail}`
}

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'tlc-jar': { type: 'string' }, workers: { type: 'string', default: '1,2' }, quick: { type: 'boolean', default: false } },
})
const jar = flags['tlc-jar'] ?? process.env['TLC_JAR']
const counts = flags.workers.split(',').map(Number)

const help = timed([process.execPath, MAIN, '--help'])
console.log(`tla-runner --help: ${(help.cpu * 1000).toFixed(0)} ms cpu`)
const cold = timed([process.execPath, MAIN, 'check', 'models/MCReplication.tla', '--config', 'models/TruncationLoss.cfg', '--library', 'spec', '--json'])
console.log(`first counterexample from a cold start (TruncationLoss): ${cold.wall.toFixed(2)} s wall, ${cold.cpu.toFixed(2)} s cpu`)
if (jar === undefined) console.log('TLC: no jar given (--tlc-jar or TLC_JAR): only our own figures')

const ratios: number[] = []
for (const model of models(positionals)) {
  console.log(`\n${model.name}`)
  const walls: number[] = []
  for (const workers of counts) {
    const mine = ours(model, workers)
    walls.push(mine.wall)
    console.log(line(`compiled, ${workers} worker${workers > 1 ? 's' : ''}`, mine))
    if (jar !== undefined && !(flags.quick && workers > 1)) {
      const theirs = tlc(model, workers, jar)
      console.log(line(`TLC, ${workers} worker${workers > 1 ? 's' : ''}`, theirs))
      const ratio = mine.distinct / mine.cpu / (theirs.distinct / theirs.cpu)
      if (workers === 1) ratios.push(ratio)
      console.log(`  ratio at ${workers}: ${ratio.toFixed(1)} × TLC's states a processor second${mine.distinct === theirs.distinct ? '' : ' (DIFFERENT COUNTS)'}`)
    }
  }
  if (walls.length > 1) console.log(`  ${counts.at(-1)} workers finish ${(walls[0]! / walls.at(-1)!).toFixed(2)} × as fast as ${counts[0]}`)
  console.log(line('interpreter, 10 s', ours(model, 1, '--engine', 'interpreted', '--budget', '10s')))
}
if (ratios.length > 0) console.log(`\nminimum over ${ratios.length} models: ${Math.min(...ratios).toFixed(1)} × TLC`)
