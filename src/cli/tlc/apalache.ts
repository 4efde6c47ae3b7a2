/**
 * `check --engine apalache`: symbolic checking up to a number of steps, by Apalache.
 *
 * Apalache looks at all behaviours of at most `--depth` states and no further, so what it does not refute is *undecided*
 * here, never `holds`. Its exit codes (0 nothing found, 12 any violation, 75 and 120 it cannot treat the specification,
 * 150 it cannot parse it) decide; the counterexample is read from the ITF file that it writes.
 */
import { delimiter, join } from 'node:path'
import { readdirSync, readFileSync } from 'node:fs'
import type { Failure, Report } from '../../checker/report.ts'
import type { Trace } from '../../program/program.ts'
import type { Diagnostic } from '../../syntax/source.ts'
import type { Arguments } from '../arguments.ts'
import { UsageError } from '../arguments.ts'
import { callOf, reproduction, toJson } from '../documents.ts'
import { EXIT, exitCodeOf, interruptedCode } from '../exitCodes.ts'
import { shortPath } from '../files.ts'
import { listenForInterrupt } from '../interrupt.ts'
import type { LoadErrorKind, LoadRequest } from '../load.ts'
import { reportLoadError } from '../loadFailure.ts'
import { reportDocument } from '../render/document.ts'
import { renderReport } from '../render/report.ts'
import { now, type RunOptions } from '../run.ts'
import type { Terminal } from '../terminal.ts'
import { configNames } from './configNames.ts'
import { makeRunFolder } from './folder.ts'
import { readItf } from './itf.ts'
import { findJars, javaCommand, runJava, type JavaRun } from './java.ts'

const APALACHE = {
  program: 'Apalache', flag: '--apalache-jar', variable: 'APALACHE_JAR',
  hint: 'Apalache is published at https://github.com/apalache-mc/apalache/releases (lib/apalache.jar in the archive)',
} as const

/** States of a behaviour when --depth does not say; Apalache's default of ten steps. */
const DEPTH = 11

/** What it cannot treat, by exit code. */
const REFUSED: ReadonlyMap<number, { readonly kind: LoadErrorKind; readonly exitCode: number }> = new Map([
  [75, { kind: 'unsupported', exitCode: EXIT.unsupported }],
  [120, { kind: 'unsupported', exitCode: EXIT.unsupported }],
  [150, { kind: 'parse', exitCode: EXIT.parse }],
  [151, { kind: 'config', exitCode: EXIT.config }],
])

export async function checkWithApalache(request: LoadRequest, options: Omit<RunOptions, 'signal' | 'onProgress'>, args: Arguments, terminal: Terminal): Promise<number> {
  const jars = findJars(args.text('apalache-jar') ?? process.env['APALACHE_JAR'], APALACHE)
  const depth = options.depthMax ?? DEPTH
  if (!args.has('json') && !args.has('quiet')) terminal.out(`${terminal.outStyle.bold('checking')} ${shortPath(request.spec)} with Apalache, behaviours of at most ${depth} states\n`)
  const interrupt = listenForInterrupt()
  const folder = makeRunFolder(request)
  const lines: string[] = []
  try {
    const run = await runJava({
      java: javaCommand(process.env),
      args: [
        `-Djava.io.tmpdir=${folder.temporary}`, '-cp', jars.join(delimiter), 'at.forsyte.apalache.tla.Tool', 'check',
        `--out-dir=${join(folder.path, 'out')}`, `--config=${folder.config}`, `--length=${depth - 1}`,
        ...(configNames(request).deadlock ? [] : ['--no-deadlock']), folder.spec,
      ],
      now,
      budgetSeconds: options.budgetSeconds,
      signal: interrupt.signal,
      onLine: (line) => { lines.push(line) },
    })
    interrupt.dispose()
    const refused = run.ended === undefined ? refusal(run, lines) : undefined
    if (refused !== undefined) return reportLoadError(refused, request, args, terminal)
    const report = reportOf(run, lines, depth, counterexample(folder.path))
    const exitCode = interruptedCode(report, interrupt.exitCode()) ?? exitCodeOf(report)
    print(report, request, exitCode, args, terminal)
    return exitCode
  } finally {
    folder.remove()
  }
}

function refusal(run: JavaRun, lines: readonly string[]): Parameters<typeof reportLoadError>[0] | undefined {
  if (run.exitCode === 0 || run.exitCode === 12) return undefined
  if (run.errors.some((line) => /Could not find or load main class|Invalid or corrupt jarfile/.test(line))) throw new UsageError(`Apalache cannot be started: ${run.errors[0]!.trim()}`, APALACHE.hint)
  const { kind, exitCode } = REFUSED.get(run.exitCode ?? -1) ?? { kind: 'evaluation', exitCode: EXIT.evaluation }
  const said = [...lines.filter((line) => /\s[EW]@|[Ee]rror/.test(line)), ...run.errors].slice(0, 12)
  const diagnostic: Diagnostic = { code: `apalache/${kind === 'evaluation' ? 'failed' : kind}`, severity: 'error', message: `Apalache ended with exit code ${run.exitCode ?? 'none'} and without a verdict`, notes: said.map((message) => ({ message })) }
  return { kind, exitCode, diagnostics: [diagnostic] }
}

function reportOf(run: JavaRun, lines: readonly string[], depth: number, found: { readonly variables: readonly string[]; readonly trace: Trace } | undefined): Report {
  const violated = run.ended === undefined && run.exitCode === 12
  const deadlock = lines.some((line) => /outcome is: Deadlock|deadlock/i.test(line))
  const failure: Failure | undefined = violated ? {
    kind: deadlock ? 'deadlock' : 'invariant', name: deadlock ? 'deadlock' : nameIn(lines), place: undefined,
    trace: found?.trace ?? [], explanation: undefined, error: undefined,
  } : undefined
  const stopped = run.ended === 'interrupted' ? 'interrupted' : run.ended !== undefined ? 'budget' : violated ? undefined : 'depth'
  return {
    verdict: violated ? 'violated' : 'undecided', failure, failures: failure === undefined ? [] : [failure],
    distinct: 0, generated: 0, depth: failure?.trace.length ?? (stopped === 'depth' ? depth : 0), queue: 0, seconds: run.seconds, workers: 1, actions: [], warnings: [],
    notChecked: violated ? [] : [`behaviours of more than ${depth} states: Apalache checks up to a length`],
    stopped, nodes: undefined, variables: found?.variables ?? [],
    memory: { fingerprintBytes: 0, predecessorBytes: 0, storeBytes: 0 },
  }
}

function nameIn(lines: readonly string[]): string {
  return /(?:invariant|property) (\S+) violated/.exec(lines.join('\n'))?.[1] ?? 'an invariant'
}

function counterexample(folder: string): ReturnType<typeof readItf> | undefined {
  const name = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((path) => /violation\d*\.itf\.json$/.test(path))
  return name === undefined ? undefined : readItf(readFileSync(join(folder, name), 'utf8'))
}

function print(report: Report, request: LoadRequest, exitCode: number, args: Arguments, terminal: Terminal): void {
  if (args.has('json')) {
    terminal.out(toJson(reportDocument(callOf(request, exitCode), report, { diagnostics: [], warnings: [], checked: { ...configNames(request), engine: 'apalache' }, aliasesOf: () => undefined })))
    return
  }
  for (const line of renderReport(report, { style: terminal.outStyle, width: terminal.width, full: args.has('full-states'), command: reproduction() })) terminal.out(line)
}
