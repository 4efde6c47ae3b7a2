/**
 * Writes the reports that were asked for (reportOptions.ts) and, under GitHub Actions, annotations and the job summary.
 */
import { appendFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Arguments } from './arguments.ts'
import { isFile } from './files.ts'
import type { Drawing } from './formats/dot.ts'
import type { Outcome } from './formats/outcome.ts'
import type { Terminal } from './terminal.ts'
import { version } from './version.ts'

/** Of one specification. `out` and `err` of the terminal are the process's own. */
export async function writeReports(args: Arguments, outcome: Outcome, terminal: Terminal): Promise<void> {
  const { checked } = outcome
  if (args.has('html')) write(args, 'html', (await import('./formats/html.ts')).explorerPage(outcome, version()), 'the specification could not be loaded', terminal)
  if (args.has('itf')) {
    const { itfTrace } = await import('./formats/itf.ts')
    write(args, 'itf', itfTrace(outcome), 'there is no counterexample', terminal)
  }
  if (args.has('trace')) {
    const { traceText } = await import('../../conformance/record.ts')
    const trace = checked?.report.failure?.trace ?? []
    write(args, 'trace', checked === undefined || trace.length === 0 ? undefined : traceText(trace, checked.loaded.program.variables), 'there is no counterexample', terminal)
  }
  if (args.has('mermaid')) {
    const { sequenceDiagram } = await import('./formats/mermaid.ts')
    const failure = checked?.report.failures.find(({ trace }) => trace.length > 0)
    write(args, 'mermaid', failure === undefined ? undefined : sequenceDiagram(failure, checked!.report, outcome.name).join('\n'), 'there is no counterexample', terminal)
  }
  if (args.has('dot')) {
    const { stateDrawing, STATES_DRAWN } = await import('./formats/dot.ts')
    writeDrawing(args, 'dot', checked === undefined ? undefined : stateDrawing(checked.loaded.program, args.count('dot-states', 1) ?? STATES_DRAWN), terminal)
  }
  if (args.has('action-graph')) {
    const { actionDrawing } = await import('./formats/dot.ts')
    writeDrawing(args, 'action-graph', checked === undefined ? undefined : actionDrawing(checked.loaded.program), terminal)
  }
  if (args.has('save-test')) await saveTests(args, outcome, terminal)
  await writeSharedReports(args, [outcome], false, terminal)
}

/** What is there already is somebody's test: it is not removed where there is no counterexample. */
async function saveTests(args: Arguments, outcome: Outcome, terminal: Terminal): Promise<void> {
  const { savedTest } = await import('./formats/savedTest.ts')
  for (const path of args.all('save-test')) {
    const saved = savedTest(outcome, path)
    if (!saved.ok) terminal.err(`note: --save-test ${path}: ${saved.reason}; nothing is written\n`)
    else for (const file of saved.files) attempt(file.path, '--save-test', () => writeFileSync(file.path, file.text), terminal)
  }
}

/** Whether one of those that can be about several models is asked for. */
export function wantsSharedReports(args: Arguments): boolean {
  return args.has('junit') || args.has('sarif') || wantsGithub(args)
}

function wantsGithub(args: Arguments): boolean {
  return !args.has('no-github') && (args.has('github') || process.env['GITHUB_ACTIONS'] === 'true')
}

/** Those that can be about several models. */
export async function writeSharedReports(args: Arguments, outcomes: readonly Outcome[], models: boolean, terminal: Terminal): Promise<void> {
  if (args.has('junit')) write(args, 'junit', (await import('./formats/junit.ts')).junitReport(outcomes, models), '', terminal)
  if (args.has('sarif')) write(args, 'sarif', (await import('./formats/sarif.ts')).sarifLog(outcomes, version()), '', terminal)
  if (!wantsGithub(args)) return
  const { annotations, jobSummary } = await import('./formats/github.ts')
  // The runner reads workflow commands from both streams; stderr never holds a document.
  for (const line of annotations(outcomes)) terminal.err(`${line}\n`)
  const summary = process.env['GITHUB_STEP_SUMMARY']
  if (summary !== undefined && summary !== '') attempt(summary, 'GITHUB_STEP_SUMMARY', () => appendFileSync(summary, `${jobSummary(outcomes)}\n`), terminal)
}

function writeDrawing(args: Arguments, name: string, drawing: Drawing | undefined, terminal: Terminal): void {
  write(args, name, drawing?.text, 'the specification could not be loaded', terminal)
  if (drawing?.note !== undefined) terminal.err(`note: --${name}: ${drawing.note}\n`)
}

/** Writes `text` wherever the option says. Without one an older file of that name is removed: it would be taken for this run's. */
export function write(args: Arguments, name: string, text: string | undefined, whyNot: string, terminal: Terminal): void {
  for (const file of args.all(name)) {
    if (text === undefined) {
      const stale = file !== '-' && isFile(file)
      if (stale) attempt(file, `--${name}`, () => rmSync(file), terminal)
      terminal.err(`note: --${name} ${file}: ${whyNot}; ${stale ? 'the file of an earlier run is removed' : 'nothing is written'}\n`)
    } else if (file === '-') terminal.out(text.replace(/\n$/, ''))
    else attempt(file, `--${name}`, () => writeFileSync(file, text.endsWith('\n') ? text : `${text}\n`), terminal)
  }
}

/** A report that cannot be written does not change the verdict; it is said. */
function attempt(file: string, option: string, operation: () => void, terminal: Terminal): void {
  try {
    operation()
  } catch (error) {
    terminal.err(`${terminal.errStyle.red('error:')} ${option}: cannot write ${file}: ${error instanceof Error ? error.message : String(error)}\n`)
  }
}
