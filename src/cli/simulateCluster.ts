/**
 * `tla-runner simulate-cluster`: runs the reference implementation of replication, three brokers and a controller, under a
 * simulated clock and network, and says what became of the acknowledged records.
 *
 * With --runs N it tries N seeds one after the other and tells the first run that loses something.
 */
import { closeSync, openSync } from 'node:fs'
import { FAULT_KINDS, faultsWithout, NO_FAULTS, type FaultKind, type Faults } from '../broker/faults.ts'
import { REPLICAS, run, type Outcome, type RunOptions } from '../broker/run.ts'
import { FIX_NAMES, fixesOf, isRelease, RELEASE_NAMES, type Fix, type Release } from '../machines/replication/version.ts'
import { UsageError, suggestion, type Arguments } from './arguments.ts'
import { commandLine } from './commandLine.ts'
import { EXIT } from './exitCodes.ts'
import { withFile } from './files.ts'
import { listenForInterrupt } from './interrupt.ts'
import { eventLine, faultLine, isNotable, outcomeLines } from './render/clusterStory.ts'
import { SCHEMA_VERSION } from './render/schema.ts'
import { counted } from './render/text.ts'
import { now } from './run.ts'
import { writeAll, type Terminal } from './terminal.ts'

export async function simulateClusterCommand(args: Arguments, terminal: Terminal): Promise<number> {
  if (args.positionals.length > 0) throw new UsageError(`simulate-cluster takes no file, found "${args.positionals[0]}"`, 'it runs the machines in src/machines; the specification they follow is spec/Replication.tla')
  const options = optionsOf(args)
  const runs = args.count('runs', 1) ?? 1
  const trace = args.text('trace')
  const json = args.has('json')
  const say = (line: string): void => {
    if (!json && trace !== '-') terminal.out(line)
  }
  // Opened first: many runs are not for nothing.
  const file = trace === undefined ? undefined : trace === '-' ? 1 : withFile('trace', trace, () => openSync(trace, 'w'))
  say(headline(options, runs))
  const { outcome, done, acknowledged, interrupted } = await search(options, runs, args.has('quiet'), terminal)
  if (runs === 1 || outcome.loss !== undefined || trace !== undefined) tell({ ...options, seed: outcome.seed }, file, args.has('verbose'), terminal, say)
  if (done > 1) say(`${counted(done, 'run')}, seeds ${options.seed} to ${options.seed + done - 1}, ${counted(acknowledged, 'record')} acknowledged${outcome.loss === undefined ? '' : `; the loss is in the run with seed ${outcome.seed}`}`)
  const undecided = outcome.loss !== undefined ? undefined
    : done < runs ? `interrupted after ${done} of ${runs} runs, no loss so far`
    : acknowledged === 0 ? 'no record was acknowledged, so none could be lost' : undefined
  if (done === 1 || outcome.loss !== undefined) for (const line of outcomeLines(outcome, terminal.outStyle)) say(line)
  if (undecided !== undefined) say(terminal.outStyle.yellow(`undecided: ${undecided}`))
  else if (outcome.loss === undefined) say(terminal.outStyle.green('no acknowledged record was lost'))
  const again = commandLine(['simulate-cluster', ...flagsAgain(args, outcome.seed)])
  if (outcome.loss !== undefined) say(`reproduce: ${again}`)
  const exitCode = outcome.loss !== undefined ? EXIT.invariant : undecided === undefined ? EXIT.ok : interrupted ?? EXIT.undecided
  if (json) terminal.out(JSON.stringify(document(outcome, done, again, exitCode, undecided), undefined, 1))
  return exitCode
}

/** The first run with a loss, or the last of all. */
async function search(options: RunOptions, runs: number, quiet: boolean, terminal: Terminal): Promise<{ outcome: Outcome; done: number; acknowledged: number; interrupted: number | undefined }> {
  const interrupt = listenForInterrupt()
  try {
    let last = now()
    let acknowledged = 0
    for (let done = 1; ; done++) {
      const outcome = run({ ...options, seed: options.seed + done - 1 })
      acknowledged += outcome.clients.acknowledged.length
      if (outcome.loss !== undefined || done === runs || interrupt.signal.aborted) return { outcome, done, acknowledged, interrupted: interrupt.exitCode() }
      if (done % 20 === 0) await new Promise((resolve) => { setImmediate(resolve) })
      if (quiet || now() - last < 5) continue
      last = now()
      terminal.err(`${done} of ${runs} runs, no loss so far\n`)
    }
  } finally {
    interrupt.dispose()
  }
}

/** Runs it once more, aloud. */
function tell(options: RunOptions, file: number | undefined, all: boolean, terminal: Terminal, say: (line: string) => void): void {
  run({
    ...options,
    onEvent(event) {
      if (file !== undefined) writeAll(file, `${JSON.stringify(event)}\n`)
      if (all || isNotable(event)) say(eventLine(event, terminal.outStyle, terminal.width))
    },
    onFault: (time, what) => { say(faultLine(time, what, terminal.outStyle)) },
  })
  if (file !== undefined && file !== 1) closeSync(file)
}

function optionsOf(args: Arguments): RunOptions {
  const version = args.text('version') ?? 'All'
  if (!isRelease(version)) throw new UsageError(`--version is one of ${RELEASE_NAMES.join(', ')}; found "${version}"`, suggestion(version, RELEASE_NAMES))
  const minIsr = args.count('min-isr', 1)
  if (minIsr !== undefined && minIsr > REPLICAS.length) throw new UsageError(`--min-isr ${minIsr}: there are ${REPLICAS.length} brokers, so nothing would ever be acknowledged`)
  const seconds = args.seconds('duration')
  return {
    seed: args.count('seed', 0) ?? 1,
    release: version,
    minus: fixes(args, 'minus'),
    plus: fixes(args, 'plus'),
    duration: seconds === undefined ? undefined : Math.round(seconds * 1000),
    minIsr,
    faults: faultsOf(args),
  }
}

function fixes(args: Arguments, option: string): Fix[] {
  return args.list(option).map((name) => known(name, FIX_NAMES, `--${option}`))
}

function faultsOf(args: Arguments): Faults {
  if (args.has('no-faults')) return NO_FAULTS
  const kinds = Object.keys(FAULT_KINDS) as FaultKind[]
  return faultsWithout(args.list('without').map((name) => known(name, kinds, '--without')))
}

function known<T extends string>(name: string, names: readonly T[], option: string): T {
  const found = names.find((candidate) => candidate === name)
  if (found === undefined) throw new UsageError(`${option} takes ${names.join(', ')}; found "${name}"`, suggestion(name, names))
  return found
}

function headline(options: RunOptions, runs: number): string {
  const release: Release = options.release
  const inForce = fixesOf(release, options.minus, options.plus)
  const missing = FIX_NAMES.filter((fix) => !inForce[fix])
  return `three brokers and a controller, version ${release}${missing.length === 0 ? '' : ` (without ${missing.join(', ')})`}, `
    + (runs === 1 ? `seed ${options.seed}` : `seeds ${options.seed} to ${options.seed + runs - 1}`)
}

/** The flags that make this run again, alone. */
function flagsAgain(args: Arguments, seed: number): string[] {
  const flags = ['--seed', String(seed)]
  for (const name of ['version', 'minus', 'plus', 'without', 'duration', 'min-isr']) {
    for (const value of args.all(name)) flags.push(`--${name}`, value)
  }
  if (args.has('no-faults')) flags.push('--no-faults')
  return flags
}

function document(outcome: Outcome, runs: number, command: string, exitCode: number, undecided: string | undefined): unknown {
  const { clients, ...rest } = outcome
  return {
    schemaVersion: SCHEMA_VERSION, command, runs, exitCode,
    verdict: outcome.loss !== undefined ? 'violated' : undecided === undefined ? 'holds' : 'undecided',
    reason: undecided ?? null,
    ...rest, loss: outcome.loss ?? null,
    written: clients.written, acknowledged: clients.acknowledged.length, read: clients.read.length, rereads: clients.rereads,
  }
}
