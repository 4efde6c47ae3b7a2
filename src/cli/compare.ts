/**
 * `tla-runner compare`: the same models in our checker and in TLC, side by side.
 *
 * Both run as processes of their own, one after the other, so that the times are comparable: from start to verdict, with
 * everything it takes to get there. Breadth first, the depth of a violation is determined; how many states of the last
 * level were met before it is not (the two put elements of some sets in different orders), so those counts are shown and
 * compared only for complete searches.
 */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { UsageError, type Arguments } from './arguments.ts'
import { commandLine } from './commandLine.ts'
import { toJson } from './documents.ts'
import { EXIT } from './exitCodes.ts'
import { isDirectory, libraryFolders, shortPath } from './files.ts'
import { listenForInterrupt } from './interrupt.ts'
import type { LoadRequest } from './load.ts'
import { CLASSES, modelsFolder, selectModels } from './models.ts'
import { displayProgress } from './progress.ts'
import { ComparisonTable } from './render/comparisonTable.ts'
import type { CheckDocument } from './render/schema.ts'
import { SCHEMA_VERSION } from './render/schema.ts'
import { counted } from './render/text.ts'
import { loadRequest } from './request.ts'
import { now } from './run.ts'
import type { Terminal } from './terminal.ts'
import { UNNAMED } from './tlc/outcome.ts'
import { runTlc, tlcCommand, type TlcOptions } from './tlc/run.ts'
import { packageFolder } from './version.ts'

/** What one checker says of a model. */
export interface Answer {
  readonly verdict: string
  readonly violated: string | null
  readonly distinct: number
  readonly generated: number
  readonly depth: number
  /** States of the counterexample; 0 without one. */
  readonly trace: number
  /** It goes on for ever: then there is no shortest one. */
  readonly endless?: boolean | undefined
  /** From the start of the process to its end. */
  readonly seconds: number
}

/** With the reason for having no verdict. */
interface Explained extends Answer {
  readonly why: readonly string[]
}

interface OwnAnswer extends Explained {
  readonly exitCode: number
}

export interface Comparison {
  readonly name: string
  readonly ours: Answer
  readonly tlc: Answer
  readonly differences: readonly string[]
  /** Where one checker has a verdict and the other an error: what that one says. Else empty. */
  readonly reasons: readonly string[]
  /** Why neither checker says anything that could agree, in words: it does not load, or both ran out of budget. Else empty. */
  readonly notCompared: readonly string[]
}

interface Job {
  readonly name: string
  readonly request: LoadRequest
}

export async function compareCommand(args: Arguments, terminal: Terminal): Promise<number> {
  const jobs = jobsOf(args)
  const workers = args.count('workers', 1) ?? 1
  const json = args.has('json')
  const interrupt = listenForInterrupt()
  const tlc: TlcOptions = {
    ...tlcCommand(args), workers, budgetSeconds: args.seconds('budget'), continueAfterViolation: false, heapMax: undefined,
    signal: interrupt.signal, onProgress: undefined,
  }
  const table = new ComparisonTable(jobs.map(({ name }) => name), terminal.outStyle)
  if (!json && !args.has('quiet')) terminal.out(`comparing ${counted(jobs.length, 'model')} with TLC, ${counted(workers, 'worker')} each\n`)
  if (!json) terminal.out(table.heading())
  const found: Comparison[] = []
  const codes: number[] = []
  for (const { name, request } of jobs) {
    const progress = displayProgress(terminal, args.has('quiet'), `${name}: `)
    const ours = await runOurs(request, workers, args, interrupt.signal)
    const theirs = await askTlc(request, { ...tlc, onProgress: (p) => progress.show(p) })
    progress.clear()
    if (interrupt.signal.aborted) break
    const { why, exitCode: code, ...answer } = ours
    const { why: theirWhy, ...tlcAnswer } = theirs
    const differences = differencesOf(answer, tlcAnswer, workers)
    const notCompared = withoutVerdict(answer, theirs) ? why : []
    const reasons = answer.verdict === theirs.verdict || notCompared.length > 0 ? [] : [...why.map((text) => `tla-runner: ${text}`), ...theirWhy.map((text) => `TLC: ${text}`)]
    const comparison = { name, ours: answer, tlc: tlcAnswer, differences, reasons, notCompared }
    found.push(comparison)
    if (comparison.notCompared.length > 0) codes.push(code)
    if (!json) for (const line of table.rows(comparison)) terminal.out(line)
  }
  interrupt.dispose()
  const exitCode = interrupt.exitCode() ?? (found.some(({ differences }) => differences.length > 0) ? EXIT.mismatch : codes[0] ?? EXIT.ok)
  if (json) terminal.out(toJson({ schemaVersion: SCHEMA_VERSION, command: commandLine(process.argv.slice(2)), agree: exitCode === EXIT.ok, exitCode, models: found }))
  else for (const line of table.summary(found, jobs.length)) terminal.out(line)
  return exitCode
}

/** One specification, or the models of a folder. Throws UsageError. */
function jobsOf(args: Arguments): Job[] {
  const [given, ...more] = args.positionals
  if (more.length > 0) throw new UsageError('compare takes one specification or one folder of models')
  if (given !== undefined && !isDirectory(given)) {
    const request = loadRequest(args, given)
    return [{ name: shortPath(request.config ?? request.spec), request }]
  }
  const models = selectModels(modelsFolder(given), args.choice('class', CLASSES) ?? 'default', args.list('only'))
  return models.map(({ name, spec, config }) => ({
    name,
    request: { ...loadRequest(args, spec), spec, config, library: libraryFolders(args.list('library'), process.env) },
  }))
}

/** The file of this very program, also when the sources are run as they are (tests). */
function mainFile(): string {
  const here = fileURLToPath(import.meta.url)
  return here.endsWith('.ts') ? join(packageFolder(), 'dist', 'src', 'cli', 'main.js') : join(here, '..', 'main.js')
}

function runOurs({ spec, config, library }: LoadRequest, workers: number, args: Arguments, signal: AbortSignal): Promise<OwnAnswer> {
  const budget = args.text('budget')
  const flags = [
    'check', spec, ...(config === undefined ? [] : ['--config', config]), ...library.flatMap((folder) => ['--library', folder]),
    '--workers', String(workers), ...(budget === undefined ? [] : ['--budget', budget]), '--json',
  ]
  const started = now()
  return new Promise((resolve) => {
    execFile(process.execPath, [mainFile(), ...flags], { signal, maxBuffer: 2 ** 28, encoding: 'utf8' }, (error, stdout) => {
      const seconds = now() - started
      try {
        const document = JSON.parse(stdout) as CheckDocument
        resolve({ ...answerOf(document, seconds), why: ['holds', 'violated'].includes(document.verdict) ? [] : reasonsOf(document), exitCode: document.exitCode })
      } catch {
        const why = `failed: ${error?.message ?? 'no document'}`
        resolve({ ...NOTHING, verdict: why, seconds, why: [why], exitCode: EXIT.bug })
      }
    })
  })
}

function answerOf(d: CheckDocument, seconds: number): Answer {
  const verdict = d.checked === null ? `error (${d.kind ?? 'unknown'})` : d.verdict
  return { verdict, violated: d.violated, distinct: d.distinct, generated: d.generated, depth: d.depth, trace: d.trace.length, endless: d.loop !== null, seconds }
}

/** Both without a verdict: that is no agreement. */
export function withoutVerdict(ours: Pick<Answer, 'verdict'>, tlc: Pick<Answer, 'verdict'>): boolean {
  return [ours, tlc].every(({ verdict }) => verdict === 'undecided' || /^(error \(|failed:)/.test(verdict))
}

/** Why a check has no verdict; never empty. */
function reasonsOf({ diagnostics, stopped, notChecked }: CheckDocument): string[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ file, line, column, message }) => `${file === null ? '' : `${shortPath(file)}:${line}:${column}: `}${message}`)
  return errors.length > 0 ? errors : [stopped === null ? notChecked[0] ?? 'no verdict' : `stopped: ${stopped}`]
}

const NOTHING = { violated: null, distinct: 0, generated: 0, depth: 0, trace: 0 } as const

async function askTlc(request: LoadRequest, options: TlcOptions): Promise<Explained> {
  const started = now()
  const printed: string[] = []
  const answer = await runTlc(request, undefined, { ...options, onPrint: (line) => { if (line.trim() !== '') printed.push(line.trim()) } })
  if (!answer.ok) {
    const { kind, diagnostics } = answer.error
    // What the parser objects to is only printed, and its message comes first.
    const why = new Set([...printed.slice(0, 2), ...diagnostics.flatMap(({ message, notes }) => [message, ...notes.map((note) => note.message)])])
    return { ...NOTHING, verdict: `error (${kind})`, seconds: now() - started, why: [...why] }
  }
  const { verdict, failure, distinct, generated, depth, seconds } = answer.value
  const violated = failure !== undefined && failure.error === undefined ? failure.name : null
  const why = verdict !== 'error' || failure?.error === undefined ? [] : [failure.error.message, ...failure.error.notes]
  return { verdict, violated, distinct, generated, depth, trace: failure?.trace.length ?? 0, seconds, why }
}

/**
 * In words; none when both say the same. Several threads may find a longer counterexample in TLC; and of a temporal property it
 * may find another one, at another time.
 */
export function differencesOf(ours: Answer, tlc: Answer, workers: number): string[] {
  const found = ours.verdict === 'violated'
  const fields = ['verdict', 'violated', ...(ours.verdict === 'holds' ? ['distinct', 'depth'] as const : found && workers === 1 && ours.endless !== true ? ['depth', 'trace'] as const : [])] as const
  return fields.flatMap((name) => {
    if (name === 'violated' && tlc.violated === UNNAMED && ours.violated !== null) return []
    return ours[name] === tlc[name] ? [] : [`${name}: ${ours[name] ?? 'none'}, TLC ${tlc[name] ?? 'none'}`]
  })
}
