/**
 * The options that write reports: each names a file, `-` is stdout. As a table, so that help and commands share it; the
 * formats themselves are loaded when they are written (reports.ts).
 */
import { dirname } from 'node:path'
import { UsageError, type Arguments, type Option } from './arguments.ts'
import { isDirectory } from './files.ts'
import type { Terminal } from './terminal.ts'

/** What describes one counterexample or one specification. */
const OF_ONE: readonly Option[] = [
  { name: 'html', value: 'FILE', help: 'write an explorer of the counterexample (or of the state space): one page, no network' },
  { name: 'itf', value: 'FILE', help: 'write the counterexample as an ITF trace (Apalache, Quint)' },
  { name: 'trace', value: 'FILE', help: 'write the counterexample as a trace (NDJSON) that replay judges' },
  { name: 'mermaid', value: 'FILE', help: 'write the counterexample as a Mermaid sequence diagram' },
  { name: 'save-test', value: 'FILE', help: 'write the counterexample as a vitest file, or as a model where FILE ends in .cfg' },
  { name: 'dot', value: 'FILE', help: 'write the state graph for Graphviz' },
  { name: 'dot-states', value: 'N', help: 'states drawn by --dot; default: 300' },
  { name: 'action-graph', value: 'FILE', help: 'write for Graphviz which action can follow which' },
]

/** What can describe several models. */
const OF_MANY: readonly Option[] = [
  { name: 'junit', value: 'FILE', help: 'write JUnit XML' },
  { name: 'sarif', value: 'FILE', help: 'write SARIF 2.1.0, for code scanning' },
  { name: 'github', help: 'annotations and job summary of GitHub Actions; default where GITHUB_ACTIONS is true' },
  { name: 'no-github', help: 'none of them' },
]

export const REPORT_OPTIONS: readonly Option[] = [
  ...OF_ONE,
  ...OF_MANY,
  { name: 'tool', help: 'print TLC\'s -tool format, for the TLA+ extension of VS Code' },
]

/** Those of a simulation: what needs the state space is left out. */
export const SIMULATION_REPORTS: readonly Option[] = REPORT_OPTIONS.filter(({ name }) => !['dot', 'dot-states', 'action-graph', 'tool'].includes(name))

/** Names of the options that write a file. */
const FILE_OPTIONS = REPORT_OPTIONS.filter(({ value }) => value === 'FILE').map(({ name }) => name)

/** Refuses what cannot be written, before a long check rather than after it. Throws UsageError. */
export function refuseReports(args: Arguments, models: boolean): void {
  const wanted = FILE_OPTIONS.flatMap((name) => args.all(name).map((file) => ({ name, file })))
  const wrong = models ? [...OF_ONE, { name: 'tool' }].find(({ name }) => args.has(name)) : undefined
  if (wrong !== undefined) throw new UsageError(`--${wrong.name} is about one specification`, `give it: tla-runner check SPEC.tla --${wrong.name} …; for all models there are --junit, --sarif and --github`)
  const engine = args.text('engine')
  const foreign = engine === 'tlc' || engine === 'apalache' ? REPORT_OPTIONS.find(({ name }) => args.has(name)) : undefined
  if (foreign !== undefined) throw new UsageError(`--${foreign.name} is not written of a check by ${engine}`, 'leave --engine out, or take --json')
  const toStdout = wanted.filter(({ file }) => file === '-')
  if (toStdout.length > 1) throw new UsageError(`only one report can go to stdout; found ${toStdout.map(({ name }) => `--${name} -`).join(' and ')}`)
  if (args.has('tool') && args.has('json')) throw new UsageError('--tool and --json both write to stdout')
  const other = (['json', 'tool'] as const).find((name) => args.has(name))
  if (toStdout[0] !== undefined && other !== undefined) throw new UsageError(`--${toStdout[0].name} - and --${other} both write to stdout`)
  for (const { name, file } of wanted) {
    if (name === 'save-test' && !/\.(cfg|[cm]?[jt]s)$/.test(file)) throw new UsageError(`--save-test ${file}: the name ends in .test.ts (a vitest file) or in .cfg (a model)`)
    if (file === '-') continue
    if (isDirectory(file)) throw new UsageError(`--${name} ${file} is a folder`, `give a file: --${name} ${file.replace(/\/$/, '')}/report`)
    if (!isDirectory(dirname(file))) throw new UsageError(`--${name} ${file}: there is no folder ${dirname(file)}`)
  }
}

/** Whether stdout is taken by a document or report. */
export function takesStdout(args: Arguments): boolean {
  return args.has('json') || FILE_OPTIONS.some((name) => args.all(name).includes('-'))
}

/** The terminal for people: on stderr where a report has stdout. */
export function talkingTerminal(args: Arguments, terminal: Terminal): Terminal {
  return takesStdout(args) && !args.has('json') ? { ...terminal, out: (line) => terminal.err(`${line}\n`), outStyle: terminal.errStyle } : terminal
}
