/**
 * `tla-runner check SPEC`: load, check, report. Without SPEC: every model of the project (models.ts).
 */
import type { Report } from '../checker/report.ts'
import { aliasesOf } from './alias.ts'
import { UsageError, type Arguments } from './arguments.ts'
import { documentOf, headerOf, reproduction, toJson } from './documents.ts'
import { exitCodeOf, interruptedCode } from './exitCodes.ts'
import { listenForInterrupt } from './interrupt.ts'
import { loadProgram, type Loaded, type LoadRequest } from './load.ts'
import { reportLoadError } from './loadFailure.ts'
import { withNews } from './news.ts'
import { displayProgress } from './progress.ts'
import { renderDiagnostics } from './render/diagnostics.ts'
import { renderHeader } from './render/header.ts'
import { renderReport } from './render/report.ts'
import { loadRequest, runOptions } from './request.ts'
import { runCheck } from './run.ts'
import type { Terminal } from './terminal.ts'
import { vacuityWarnings } from './vacuity.ts'
import { whatFailed } from './whatFailed.ts'

export async function checkCommand(args: Arguments, terminal: Terminal): Promise<number> {
  const [spec, ...more] = args.positionals
  if (spec === undefined) return (await import('./models.ts')).checkModels(args, terminal)
  if (more.length > 0) throw new UsageError(`check takes one specification; found ${[spec, ...more].join(' and ')}`, 'run it once for each')
  return checkSpec(args, spec, terminal)
}

async function checkSpec(args: Arguments, given: string, terminal: Terminal): Promise<number> {
  const request = loadRequest(args, given)
  const options = runOptions(args)
  if (args.text('engine') === 'tlc') return (await import('./tlc/check.ts')).checkWithTlc(request, options, args, terminal)
  if (args.text('engine') === 'apalache') return (await import('./tlc/apalache.ts')).checkWithApalache(request, options, args, terminal)
  withNews(request, undefined)
  const loaded = await loadProgram(request, ({ model, diagnostics }) => {
    if (args.has('json')) return
    for (const line of renderDiagnostics(diagnostics, terminal.errStyle)) terminal.err(`${line}\n`)
    if (!args.has('quiet')) for (const line of renderHeader(headerOf(request, model, options), terminal.outStyle, terminal.width)) terminal.out(line)
  })
  if (!loaded.ok) return reportLoadError(loaded.error, request, args, terminal)
  const progress = displayProgress(terminal, args.has('quiet'))
  const interrupt = listenForInterrupt()
  const report = await runCheck(loaded.value.program, request, { ...options, signal: interrupt.signal, onProgress: withNews(request, progress) })
  interrupt.dispose()
  progress.clear()
  const exitCode = interruptedCode(report, interrupt.exitCode()) ?? exitCodeOf(report, whatFailed(report))
  printReport(report, loaded.value, request, exitCode, args, terminal)
  return exitCode
}

function printReport(report: Report, loaded: Loaded, request: LoadRequest, exitCode: number, args: Arguments, terminal: Terminal): void {
  const warnings = [...report.warnings, ...vacuityWarnings(report)]
  if (args.has('json')) {
    terminal.out(toJson(documentOf(report, loaded, warnings, request, exitCode)))
    return
  }
  for (const warning of warnings) terminal.err(`${terminal.errStyle.yellow('warning:')} ${warning}\n`)
  const lines = renderReport(report, {
    style: terminal.outStyle, width: terminal.width, full: args.has('full-states'), command: reproduction(),
    aliasesOf: (trace) => aliasesOf(loaded.program, trace),
  })
  for (const line of lines) terminal.out(line)
}
