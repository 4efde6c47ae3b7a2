/**
 * `check --engine tlc`: TLC does the checking, the report is ours. Our own front end reads the specification too, for the
 * order of variables, the arguments of steps and the reason why an invariant is false; where it cannot, the report goes
 * without.
 */
import { hostname } from 'node:os'
import { delimiter, resolve } from 'node:path'
import type { Report } from '../../checker/report.ts'
import { UsageError, type Arguments } from '../arguments.ts'
import { callOf, reproduction, toJson } from '../documents.ts'
import { exitCodeOf, interruptedCode } from '../exitCodes.ts'
import { shortPath } from '../files.ts'
import { listenForInterrupt } from '../interrupt.ts'
import { loadProgram, type LoadRequest } from '../load.ts'
import { reportLoadError } from '../loadFailure.ts'
import { withNews } from '../news.ts'
import { displayProgress } from '../progress.ts'
import { reportDocument } from '../render/document.ts'
import { renderReport } from '../render/report.ts'
import type { RunOptions } from '../run.ts'
import type { Terminal } from '../terminal.ts'
import { whatFailed } from '../whatFailed.ts'
import { configNames } from './configNames.ts'
import { runTlc, tlcCommand } from './run.ts'

export async function checkWithTlc(request: LoadRequest, options: Omit<RunOptions, 'signal' | 'onProgress'>, args: Arguments, terminal: Terminal): Promise<number> {
  const own = ['checkpoint', 'resume', 'possible', 'coverage'].find((name) => args.has(name))
  if (own !== undefined) throw new UsageError(`--${own} is not for --engine tlc`, 'leave --engine out')
  if (options.depthMax !== undefined) throw new UsageError('TLC has no --depth', 'a CONSTRAINT on TLCGet("level") bounds its search')
  const command = tlcCommand(args)
  if (!args.has('json') && !args.has('quiet')) terminal.out(`${terminal.outStyle.bold('checking')} ${shortPath(request.spec)} with TLC\n`)
  const loaded = await loadProgram(request)
  const progress = displayProgress(terminal, args.has('quiet'))
  const interrupt = listenForInterrupt()
  const answer = await runTlc(request, loaded.ok ? loaded.value.program : undefined, {
    ...command,
    workers: options.workers,
    budgetSeconds: options.budgetSeconds,
    continueAfterViolation: options.continueAfterViolation,
    heapMax: args.bytes('max-memory'),
    signal: interrupt.signal,
    onProgress: withNews(request, progress),
    onPrint: (line) => { if (args.has('json')) terminal.err(`${line}\n`); else terminal.out(line) },
    ...(args.has('distributed') ? { onServer: (ready: string) => { terminal.err(workerHint(ready, command.jars)) } } : {}),
  })
  interrupt.dispose()
  progress.clear()
  if (!answer.ok) return reportLoadError(answer.error, request, args, terminal)
  const { version, ...report } = answer.value
  const exitCode = interruptedCode(report, interrupt.exitCode()) ?? exitCodeOf(report, whatFailed(report))
  print(report, version, request, exitCode, args, terminal)
  return exitCode
}

function print(report: Report, version: string | undefined, request: LoadRequest, exitCode: number, args: Arguments, terminal: Terminal): void {
  if (args.has('json')) {
    const checked = { ...configNames(request), engine: `tlc ${version ?? ''}`.trim() }
    terminal.out(toJson(reportDocument(callOf(request, exitCode), report, { diagnostics: [], warnings: report.warnings, checked, aliasesOf: () => undefined })))
    return
  }
  for (const warning of report.warnings) terminal.err(`${terminal.errStyle.yellow('warning:')} ${warning}\n`)
  for (const line of renderReport(report, { style: terminal.outStyle, width: terminal.width, full: args.has('full-states'), command: reproduction() })) terminal.out(line)
}

/** What to type on the machines that are to help. */
function workerHint(ready: string, jars: readonly string[]): string {
  const classPath = jars.map((jar) => resolve(jar)).join(delimiter)
  return [
    ready.replace(/ \(.*\)$/, ''),
    'on each machine that is to help (same archive, this host reachable by its name):',
    `  java -cp ${classPath} tlc2.tool.distributed.TLCWorker ${hostname()}`,
    '',
  ].join('\n')
}
