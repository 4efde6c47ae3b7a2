/**
 * `tla-runner simulate SPEC`: random walks through a specification, reproducible by their seed.
 */
import { basename } from 'node:path'
import type { Report } from '../checker/report.ts'
import { simulate, type Simulation } from '../checker/simulate.ts'
import { aliasesOf } from './alias.ts'
import { UsageError, type Arguments } from './arguments.ts'
import { commandLine } from './commandLine.ts'
import { checkedOf, callOf, toJson } from './documents.ts'
import { EXIT, exitCodeOf } from './exitCodes.ts'
import { shortPath } from './files.ts'
import { listenForInterrupt } from './interrupt.ts'
import { loadProgram, type Loaded, type LoadRequest } from './load.ts'
import { reportLoadError } from './loadFailure.ts'
import { withNews } from './news.ts'
import { displayProgress } from './progress.ts'
import type { Outcome } from './formats/outcome.ts'
import { renderDiagnostics } from './render/diagnostics.ts'
import { PLAIN } from './render/signs.ts'
import { simulationDocument } from './render/simulationDocument.ts'
import { renderSimulation } from './render/simulation.ts'
import { refuseReports, talkingTerminal } from './reportOptions.ts'
import { writeReports } from './reports.ts'
import { loadRequest, runOptions } from './request.ts'
import { now } from './run.ts'
import type { Terminal } from './terminal.ts'
import { whatFailed } from './whatFailed.ts'
import { startWalker } from './workers.ts'

/** States of a walk, and walks, when nothing is said. */
const DEPTH = 100
const WALKS = 1000

export async function simulateCommand(args: Arguments, terminal: Terminal): Promise<number> {
  const [given, ...more] = args.positionals
  if (given === undefined || more.length > 0) throw new UsageError('simulate takes one specification', 'tla-runner simulate Spec.tla --traces 1000 --seed 1')
  refuseReports(args, false)
  const request = loadRequest(args, given)
  withNews(request, undefined)
  const loaded = await loadProgram(request, ({ diagnostics }) => {
    if (!args.has('json')) for (const line of renderDiagnostics(diagnostics, terminal.errStyle)) terminal.err(`${line}\n`)
  })
  if (!loaded.ok) return reportLoadError(loaded.error, request, args, terminal)
  const budgetSeconds = args.seconds('budget')
  const options = {
    seed: request.permissions.seed,
    depth: args.count('depth', 1) ?? DEPTH,
    first: args.count('first', 0) ?? 0,
    walks: args.count('traces', 1) ?? (budgetSeconds === undefined ? WALKS : undefined),
    budgetSeconds,
    workers: runOptions(args).workers,
  }
  if (!args.has('json') && !args.has('quiet')) talkingTerminal(args, terminal).out(headline(request, options, terminal))
  const progress = displayProgress(terminal, args.has('quiet'))
  const interrupt = listenForInterrupt()
  const found = await simulate(loaded.value.program, {
    ...options, now, signal: interrupt.signal, onProgress: withNews(request, progress),
    startWorker: options.workers > 1 ? startWalker(request) : undefined,
  })
  interrupt.dispose()
  progress.clear()
  const exitCode = exitCodeOfSimulation(found, interrupt.exitCode())
  print(found, loaded.value, request, exitCode, args, talkingTerminal(args, terminal))
  await writeReports(args, outcomeOf(found, loaded.value, request, exitCode), terminal)
  return exitCode
}

/** As the report formats want it: the walks stand in the place of the state space. */
function outcomeOf(found: Simulation, loaded: Loaded, request: LoadRequest, exitCode: number): Outcome {
  const { seconds, warnings, stopped, actions, states, longest, ...rest } = found
  const command = reproduction(found)
  const report: Report = {
    ...rest, seconds, warnings, distinct: states, depth: longest, queue: 0, memory: { fingerprintBytes: 0, predecessorBytes: 0, storeBytes: 0 },
    actions: actions.map(({ name, place, taken }) => ({ name, place, generated: taken, distinct: 0 })),
    // Walks are never all there is: nothing that was asked for counts as decided.
    stopped: stopped === 'walks' ? 'budget' : stopped,
  }
  const summary = renderSimulation(found, { style: PLAIN, width: 100, full: false, command }).at(-1)
  return { name: basename(request.spec, '.tla'), request, command, exitCode, seconds, warnings, checked: { loaded, report }, error: undefined, mismatches: undefined, ...(summary === undefined ? {} : { summary }) }
}

function headline({ spec, config }: LoadRequest, { seed, depth, walks }: { readonly seed: number; readonly depth: number; readonly walks: number | undefined }, { outStyle }: Terminal): string {
  const limits = `${walks === undefined ? 'walks' : `${walks} walks`} of at most ${depth} states, seed ${seed}`
  return `${outStyle.bold('simulating')} ${shortPath(spec)}${config === undefined ? '' : ` with ${shortPath(config)}`}\n${outStyle.dim(`  ${limits}`)}\n`
}

function exitCodeOfSimulation(found: Simulation, interrupted: number | undefined): number {
  if (found.stopped === 'interrupted') return interrupted ?? EXIT.interrupted
  return exitCodeOf({ verdict: found.verdict, failure: found.failure, stopped: undefined }, whatFailed(found))
}

function print(found: Simulation, loaded: Loaded, request: LoadRequest, exitCode: number, args: Arguments, terminal: Terminal): void {
  const command = reproduction(found)
  if (args.has('json')) {
    terminal.out(toJson(simulationDocument({ ...callOf(request, exitCode), command }, found, {
      diagnostics: loaded.diagnostics, warnings: found.warnings, checked: checkedOf(loaded.model, request), aliasesOf: (trace) => aliasesOf(loaded.program, trace),
    })))
    return
  }
  for (const warning of found.warnings) terminal.err(`${terminal.errStyle.yellow('warning:')} ${warning}\n`)
  const lines = renderSimulation(found, {
    style: terminal.outStyle, width: terminal.width, full: args.has('full-states'), command, aliasesOf: (trace) => aliasesOf(loaded.program, trace),
  })
  for (const line of lines) terminal.out(line)
}

/** This command; where a walk failed, that walk alone. */
function reproduction({ failedWalk, seed, depth }: Simulation): string {
  const args = process.argv.slice(2)
  if (failedWalk === undefined) return commandLine(args)
  const pinned = ['first', 'traces', 'budget', 'seed', 'depth', 'workers']
  const kept = args.filter((arg, i) => !pinned.some((name) => isOption(arg, name) || (isOption(args[i - 1] ?? '', name) && !args[i - 1]!.includes('='))))
  return commandLine([...kept, '--seed', String(seed), '--depth', String(depth), '--first', String(failedWalk), '--traces', '1', '--workers', '1'])
}

function isOption(arg: string, name: string): boolean {
  return new RegExp(`^--?${name}(=|$)`).test(arg)
}
