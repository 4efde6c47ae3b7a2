/**
 * `tla-runner check SPEC`: load, check, report. Without SPEC: every model of the project (models.ts).
 */
import { basename } from 'node:path'
import type { Report } from '../checker/report.ts'
import type { ExpressionCoverage, Profile } from '../engines/interpreter/profile.ts'
import { renderExpressionCoverage } from './render/expressionCoverage.ts'
import { aliasesOf } from './alias.ts'
import { UsageError, type Arguments } from './arguments.ts'
import { checkpointing, keyOf, removeCheckpoint } from './checkpoints.ts'
import { documentOf, headerOf, reproduction, toJson } from './documents.ts'
import { exitCodeOf, interruptedCode } from './exitCodes.ts'
import { isModelsFolder } from './files.ts'
import { listenForInterrupt } from './interrupt.ts'
import { loadProgram, type Linked, type Loaded, type LoadError, type LoadRequest } from './load.ts'
import { reportLoadError } from './loadFailure.ts'
import { notCovered } from './notCovered.ts'
import { withNews } from './news.ts'
import { displayProgress, type ProgressDisplay } from './progress.ts'
import type { Outcome } from './formats/outcome.ts'
import { renderDiagnostics } from './render/diagnostics.ts'
import { renderHeader } from './render/header.ts'
import { renderReport } from './render/report.ts'
import { refuseReports, talkingTerminal } from './reportOptions.ts'
import { writeReports } from './reports.ts'
import { checkpointRequest, loadRequest, runOptions } from './request.ts'
import { now, runCheck } from './run.ts'
import type { Terminal } from './terminal.ts'
import { vacuityWarnings } from './vacuity.ts'
import { whatFailed } from './whatFailed.ts'

export async function checkCommand(args: Arguments, terminal: Terminal): Promise<number> {
  const [given, ...more] = args.positionals
  const spec = isModelsFolder(given) ? undefined : given
  refuseReports(args, spec === undefined)
  if (more.length > 0) throw new UsageError(`check takes one specification; found ${[given, ...more].join(' and ')}`, 'run it once for each')
  if (spec === undefined && given !== undefined && args.has('models')) throw new UsageError(`${given} and --models ${args.text('models')!} are two folders of models`, 'give one')
  const engine = args.text('engine')
  refuseWithReduction(args, spec === undefined, engine)
  if (args.has('watch')) {
    if (engine === 'tlc' || engine === 'apalache') throw new UsageError(`--watch checks by itself, not by ${engine}`)
    return (await import('./watch.ts')).watch(args, spec, terminal)
  }
  if (spec === undefined) return (await import('./models.ts')).checkModels(args, terminal)
  if (engine === 'tlc') return (await import('./tlc/check.ts')).checkWithTlc(loadRequest(args, spec), runOptions(args), args, terminal)
  if (engine === 'apalache') return (await import('./tlc/apalache.ts')).checkWithApalache(loadRequest(args, spec), runOptions(args), args, terminal)
  return (await checkOnce(args, spec, terminal)).exitCode
}

/** What --por does not go with on the command line; what it does not go with in a model is refused when that is loaded. */
function refuseWithReduction(args: Arguments, everyModel: boolean, engine: string | undefined): void {
  if (!args.has('por')) return
  const other = [['continue', 'of several violations it may leave out some'], ['coverage', 'expressions are not evaluated in every state'], ['checkpoint', 'a search is saved whole or not at all'], ['resume', 'a search is saved whole or not at all']].find(([name]) => args.has(name!))
  if (other !== undefined) throw new UsageError(`--por does not go with --${other[0]}: ${other[1]}`)
  if (engine === 'tlc' || engine === 'apalache') throw new UsageError(`--por is for our own search, not for ${engine}`)
  if (everyModel) throw new UsageError('--por takes one specification: the expectations of models count all states')
}

/** Loads, checks, prints and writes what was asked for. `onLinked` comes before anything is compiled. */
export async function checkOnce(args: Arguments, given: string, terminal: Terminal, onLinked?: (linked: Linked, request: LoadRequest) => void): Promise<Outcome> {
  const started = now()
  const request: LoadRequest = { ...loadRequest(args, given), searchOnly: true, reduce: args.has('por') }
  const options = runOptions(args)
  withNews(request, undefined)
  const profile = args.has('coverage') ? new (await import('../engines/interpreter/profile.ts')).Profile(now) : undefined
  const display = await makeDisplay(args, request, options, profile, terminal)
  const loaded = await loadProgram(request, (linked) => {
    display.linked(linked)
    onLinked?.(linked, request)
  }, profile?.observe)
  const outcome = (rest: Pick<Outcome, 'checked' | 'error' | 'exitCode' | 'warnings'>): Outcome =>
    ({ name: basename(request.spec, '.tla'), request, command: reproduction(), seconds: now() - started, mismatches: undefined, ...rest })
  if (!loaded.ok) {
    const failed = outcome({ checked: undefined, error: loaded.error, exitCode: loaded.error.exitCode, warnings: [] })
    display.failed(loaded.error, failed)
    await writeReports(args, failed, terminal)
    return failed
  }
  display.loaded(loaded.value)
  const saving = checkpointRequest(args, (text) => { terminal.err(`${terminal.errStyle.yellow('warning:')} ${text}\n`) })
  const checkpoint = checkpointing(keyOf(loaded.value, request, options.continueAfterViolation), saving)
  const interrupt = listenForInterrupt()
  const report = await runCheck(loaded.value.program, request, { ...options, checkpoint, signal: interrupt.signal, onProgress: withNews(request, display) })
  interrupt.dispose()
  const folder = saving.folder ?? saving.resume
  if (folder !== undefined && report.stopped === undefined) removeCheckpoint(folder)
  const exitCode = interruptedCode(report, interrupt.exitCode()) ?? exitCodeOf(report, whatFailed(report))
  const done = outcome({ checked: { loaded: loaded.value, report }, error: undefined, exitCode, warnings: [...report.warnings, ...vacuityWarnings(report)] })
  display.done(report, loaded.value, done)
  await writeReports(args, done, terminal)
  return done
}

/** What is printed while and after a specification is checked: for people, as a document, or as TLC would. */
interface Display extends ProgressDisplay {
  linked(linked: Linked): void
  loaded(loaded: Loaded): void
  failed(error: LoadError, outcome: Outcome): void
  done(report: Report, loaded: Loaded, outcome: Outcome): void
}

async function makeDisplay(args: Arguments, request: LoadRequest, options: ReturnType<typeof runOptions>, profile: Profile | undefined, terminal: Terminal): Promise<Display> {
  if (args.has('tool')) return (await import('./toolDisplay.ts')).toolDisplay(options.workers, terminal)
  const talking = talkingTerminal(args, terminal)
  const progress = displayProgress(terminal, args.has('quiet'))
  return {
    ...progress,
    linked: ({ model, diagnostics }) => {
      if (args.has('json')) return
      for (const line of renderDiagnostics(diagnostics, terminal.errStyle)) terminal.err(`${line}\n`)
      if (!args.has('quiet')) for (const line of renderHeader(headerOf(request, model, options), talking.outStyle, talking.width)) talking.out(line)
    },
    loaded: () => {},
    failed: (error) => { reportLoadError(error, request, args, talking) },
    done: (report, loaded, outcome) => {
      progress.clear()
      printReport(report, loaded, outcome, profile?.coverageOf(loaded.model), args, talking)
    },
  }
}

function printReport(report: Report, loaded: Loaded, { warnings, request, exitCode }: Outcome, covered: ExpressionCoverage | undefined, args: Arguments, terminal: Terminal): void {
  if (args.has('json')) {
    terminal.out(toJson({ ...documentOf(report, loaded, warnings, request, exitCode), coverage: covered ?? null }))
    return
  }
  for (const warning of warnings) terminal.err(`${terminal.errStyle.yellow('warning:')} ${warning}\n`)
  if (covered !== undefined) for (const line of renderExpressionCoverage(covered, terminal.outStyle)) terminal.out(line)
  const lines = renderReport(report, {
    style: terminal.outStyle, width: terminal.width, full: args.has('full-states'), command: reproduction(),
    aliasesOf: (trace) => aliasesOf(loaded.program, trace), notCovered: args.has('quiet') ? undefined : notCovered(loaded.model, report.reduced),
  })
  for (const line of lines) terminal.out(line)
}
