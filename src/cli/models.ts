/**
 * `tla-runner check` without a specification: every model of the project, each against its expectation.
 *
 * A model is a `.cfg` with a `.json` of the same name. Those of the current directory's `models/` are run, and of its folder
 * `museum` (bugs, made from a table), or else the ones that tla-runner brings along. The table grows line by line; at the end the truncation bug is told in full, because
 * a list of verdicts convinces nobody.
 */
import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Report } from '../checker/report.ts'
import { UsageError, type Arguments } from './arguments.ts'
import { documentOf, loadErrorDocument, toJson } from './documents.ts'
import { commandLine } from './commandLine.ts'
import { EXIT, exitCodeOf, interruptedCode } from './exitCodes.ts'
import { expectedText, mismatches, parseExpectation, type Expectation } from './expectation.ts'
import { sourcesOf, type Outcome as Reported } from './formats/outcome.ts'
import { filesIn, isDirectory, isFile, isModelsFolder, libraryFolders, shortPath } from './files.ts'
import { NO_FLAGS } from './flagConfig.ts'
import { listenForInterrupt, type Interrupt } from './interrupt.ts'
import { loadProgram, type Loaded, type LoadError, type LoadRequest } from './load.ts'
import { withNews } from './news.ts'
import { displayProgress } from './progress.ts'
import { renderDiagnostics } from './render/diagnostics.ts'
import { SCHEMA_VERSION } from './render/schema.ts'
import { renderFailure, renderHeadline, sequenceView } from './render/report.ts'
import { ModelTable, type ModelRow } from './render/modelTable.ts'
import { counted, duration, wrap } from './render/text.ts'
import { talkingTerminal } from './reportOptions.ts'
import { wantsSharedReports, writeSharedReports } from './reports.ts'
import { engineOptions, runOptions } from './request.ts'
import { now, runCheck } from './run.ts'
import type { Terminal } from './terminal.ts'
import { vacuityWarnings } from './vacuity.ts'
import { packageFolder } from './version.ts'

export interface ModelFile {
  readonly name: string
  readonly config: string
  /** The expectation's file. */
  readonly path: string
  readonly spec: string
  readonly expected: Expectation
}

export interface Outcome {
  readonly model: ModelFile
  readonly request: LoadRequest
  readonly loaded: Loaded | undefined
  readonly report: Report | undefined
  readonly error: LoadError | undefined
  readonly wrong: readonly string[]
  readonly seconds: number
}

/** Beside the models, and none: what `tla-runner mutate` did not notice and why. */
export const SURVIVORS = 'survivors.json'

/** The folders of the models that are made from tables: of bugs, and of what configurations promise. */
export const MUSEUM = 'museum'
export const GUARANTEES = 'guarantees'

/** What was found for them, and how many mutants were noticed, for tables: no models either. */
export const ANSWERS = 'guarantees.json'
export const SCORES = 'scores.json'

const NO_MODELS: readonly string[] = [SURVIVORS, ANSWERS, SCORES]

export const CLASSES = ['default', 'all', 'bench', 'large', GUARANTEES] as const

/** The bug whose counterexample is told at the end. */
const SHOWN_BUG = 'R-02'

/** Which models to run, and who is told when one is done: for `--watch`. */
export interface ModelWatch {
  readonly names: readonly string[]
  /** `files`: those that the model depends on; undefined when it could not be loaded. */
  done(name: string, files: readonly string[] | undefined): void
}

/** The models that the arguments ask for. Throws UsageError. */
export function wantedModels(args: Arguments): { readonly folder: string; readonly models: readonly ModelFile[] } {
  const [given] = args.positionals
  const folder = modelsFolder(isModelsFolder(given) ? given : args.text('models'))
  return { folder, models: selectModels(folder, args.choice('class', CLASSES) ?? 'default', args.list('only')) }
}

export async function checkModels(args: Arguments, own: Terminal, watch?: ModelWatch): Promise<number> {
  const single = ['checkpoint', 'checkpoint-every', 'resume', 'coverage'].find((name) => args.has(name))
  if (single !== undefined) throw new UsageError(`--${single} is about one specification`, `give it: tla-runner check SPEC --${single} …`)
  if (['tlc', 'apalache'].includes(args.text('engine') ?? '')) throw new UsageError(`--engine ${args.text('engine')!} takes one specification`, 'tla-runner compare runs every model in TLC too')
  const terminal = talkingTerminal(args, own)
  const { folder, models: wanted } = wantedModels(args)
  const models = wanted.filter(({ name }) => watch === undefined || watch.names.includes(name))
  const json = args.has('json')
  const started = now()
  const interrupt = listenForInterrupt()
  const outcomes: Outcome[] = []
  const table = new ModelTable(models.map(({ name, expected }) => ({ name, expected: expectedText(expected) })), terminal.outStyle)
  if (!json && !args.has('quiet')) {
    terminal.out(`checking ${counted(models.length, 'model')} of ${shortPath(folder)}\n`)
    for (const line of whyThese(folder)) terminal.out(terminal.outStyle.dim(line))
  }
  if (!json) terminal.out(table.heading())
  // A program remembers a great deal of what it has worked out: it is not kept for nothing.
  const keeps = json || wantsSharedReports(args)
  for (const model of models) {
    const outcome = await checkModel(model, args, terminal, interrupt)
    outcomes.push(keeps ? outcome : { ...outcome, loaded: undefined })
    watch?.done(model.name, outcome.loaded === undefined ? undefined : [...sourcesOf(outcome.loaded.model).map(({ path }) => path), model.config, model.path])
    if (!json) for (const line of table.rows(rowOf(outcome))) terminal.out(line)
    if (interrupt.exitCode() !== undefined) break
  }
  interrupt.dispose()
  const exitCode = interrupt.exitCode() ?? (outcomes.every(({ wrong }) => wrong.length === 0) ? EXIT.ok : EXIT.mismatch)
  if (json) own.out(toJson(modelsDocument(outcomes, exitCode, now() - started)))
  else finish(outcomes, models.length, exitCode, now() - started, args, terminal)
  await writeSharedReports(args, outcomes.map(reported), true, own)
  return exitCode
}

/** Where nobody has asked for the models that come with the program, what was looked for and how to check one's own. */
function whyThese(folder: string): string[] {
  if (folder !== join(packageFolder(), 'models') || folder === resolve('models')) return []
  const [own] = filesIn('.', '.tla')
  return [`there is no models/ here: these are the models that tla-runner brings along${own === undefined ? '' : `; for the specification here: tla-runner check ${own}`}\n`]
}

/** The current directory's models, or else the package's own. Throws UsageError. */
export function modelsFolder(given: string | undefined): string {
  if (given !== undefined && !isDirectory(given)) throw new UsageError(`--models ${given} is not a folder`)
  const found = (given === undefined ? ['models', join(packageFolder(), 'models')] : [given]).find((folder) => filesIn(folder, '.json').length > 0)
  if (found === undefined) throw new UsageError(`there are no models in ${given ?? 'models/'}`, 'a model is a .cfg with a .json of the same name; or give a specification: tla-runner check Spec.tla')
  return resolve(found)
}

/** Those of the folder and of its museum. Throws UsageError. */
export function everyModel(folder: string): ModelFile[] {
  return [folder, join(folder, MUSEUM), join(folder, GUARANTEES)].flatMap((place) => filesIn(place, '.json').filter((file) => !NO_MODELS.includes(file)).map((file) => readModel(folder, place, file.replace(/\.json$/, ''))))
}

export function selectModels(folder: string, wanted: string, names: readonly string[]): ModelFile[] {
  const all = everyModel(folder)
  const chosen = all.filter(({ name, expected }) => (wanted === 'all' || expected.class === wanted) && (names.length === 0 || names.some((text) => name.includes(text))))
  if (chosen.length > 0) return chosen.toSorted(bySize)
  const elsewhere = [...new Set(all.filter(({ name }) => names.some((text) => name.includes(text))).map(({ expected }) => expected.class))]
  const hint = elsewhere.length > 0 ? `it is of another class: add --class ${elsewhere.join(' or ')}` : `${counted(all.length, 'model')} of these classes: ${[...new Set(all.map(({ expected }) => expected.class))].join(', ')}`
  throw new UsageError(`no model of class ${wanted}${names.length === 0 ? '' : ` is called like ${names.join(' or ')}`}`, hint)
}

/** Counterexamples first, then small before large: something is seen at once. */
function bySize(a: ModelFile, b: ModelFile): number {
  const rank = ({ expected }: ModelFile): number => expected.verdict === 'holds' ? expected.distinct ?? Infinity : -1
  return rank(a) === rank(b) ? a.name.localeCompare(b.name) : rank(a) - rank(b)
}

function readModel(folder: string, place: string, name: string): ModelFile {
  const path = join(place, `${name}.json`)
  const expected = parseExpectation(shortPath(path), readFileSync(path, 'utf8'))
  const config = join(place, `${name}.cfg`)
  if (!isFile(config)) throw new UsageError(`${shortPath(path)} has no configuration ${name}.cfg beside it`)
  // From the project's folder, above that of the models; of the models in `models/museum` alone, one higher.
  const above = [dirname(folder), dirname(dirname(folder))]
  const spec = above.map((project) => join(project, expected.spec)).find(isFile)
  if (spec === undefined) throw new UsageError(`${shortPath(path)}: cannot find the specification ${expected.spec}`, `looked in ${above.map(shortPath).join(' and ')}`)
  return { name, config: shortPath(config), path, spec: shortPath(spec), expected }
}

export async function checkModel(model: ModelFile, args: Arguments, terminal: Terminal, interrupt: Interrupt): Promise<Outcome> {
  const started = now()
  const request: LoadRequest = {
    spec: model.spec, config: model.config, lookedFor: [], flags: { ...NO_FLAGS, possible: model.expected.possible, noDeadlock: args.has('no-deadlock') },
    library: libraryFolders(args.list('library'), process.env),
    ...engineOptions(args),
    searchOnly: true,
  }
  const progress = displayProgress(terminal, args.has('quiet'), `${model.name}: `)
  const loaded = await loadProgram(request)
  if (!loaded.ok) return { model, request, loaded: undefined, report: undefined, error: loaded.error, wrong: [`error: ${loaded.error.diagnostics[0]?.message ?? loaded.error.kind}`], seconds: now() - started }
  const report = await runCheck(loaded.value.program, request, { ...runOptions(args), signal: interrupt.signal, onProgress: withNews(request, progress) })
  progress.clear()
  return { model, request, loaded: loaded.value, report, error: undefined, wrong: mismatches(model.expected, report), seconds: now() - started }
}

/** What the report formats are made of. */
function reported({ model, request, loaded, report, error, wrong, seconds }: Outcome): Reported {
  return {
    name: model.name, request, command: reproduce(model), exitCode: error?.exitCode ?? (wrong.length === 0 ? EXIT.ok : EXIT.mismatch), seconds, warnings: report?.warnings ?? [],
    checked: loaded === undefined || report === undefined ? undefined : { loaded, report }, error, mismatches: wrong,
  }
}

export function rowOf({ model, report, wrong, seconds }: Outcome): ModelRow {
  const verdict = report === undefined ? 'error' : report.failure === undefined || report.verdict === 'error' ? report.verdict : `violated ${report.failure.name}`
  return { name: model.name, verdict, expected: expectedText(model.expected), distinct: report?.distinct ?? 0, depth: report?.depth ?? 0, seconds, wrong }
}

function finish(outcomes: readonly Outcome[], total: number, exitCode: number, seconds: number, args: Arguments, terminal: Terminal): void {
  const { outStyle: style } = terminal
  for (const { error, model } of outcomes) {
    if (error === undefined) continue
    terminal.out(`\n${style.bold(model.name)}:`)
    for (const line of renderDiagnostics(error.diagnostics, style, 3)) terminal.out(line)
  }
  const told = outcomes.filter(({ model, report }) => model.expected.bug === SHOWN_BUG && report?.failure !== undefined)
  const shown = told.find(({ model }) => !model.path.includes(MUSEUM)) ?? told[0]
  if (shown !== undefined) for (const line of tell(shown, args, terminal)) terminal.out(line)
  const wrong = outcomes.filter((outcome) => outcome.wrong.length > 0)
  for (const outcome of wrong) terminal.out(`${style.dim('reproduce:')} ${reproduce(outcome.model)}`)
  const states = outcomes.reduce((sum, { report }) => sum + (report?.distinct ?? 0), 0)
  const summary = `${counted(outcomes.length, 'model')}${outcomes.length === total ? '' : ` of ${total}`}, ${counted(states, 'distinct state')}, ${duration(seconds)}`
  if (exitCode === EXIT.ok) terminal.out(`${style.green('as expected')}: ${summary}`)
  else if (exitCode === EXIT.mismatch) terminal.out(`${style.red('not as expected')}: ${wrong.map(({ model }) => model.name).join(', ')}; ${summary}`)
  else terminal.out(`${style.yellow('interrupted')}: ${summary}`)
}

/** The counterexample of one model, introduced by what it is about. */
function tell(outcome: Outcome, args: Arguments, terminal: Terminal): string[] {
  const { name, expected: { about, issue } } = outcome.model
  return ['', ...wrap(`${name}${issue === null ? '' : ` (${issue})`}: ${about}`, terminal.width).map(terminal.outStyle.bold), '', ...counterexample(outcome, args, terminal), '']
}

/** What is violated, the behaviour as a sequence of messages, and the command that finds it again. */
export function counterexample({ model, report }: Outcome, args: Arguments, terminal: Terminal): string[] {
  const failure = report!.failure!
  const options = { style: terminal.outStyle, width: terminal.width, full: args.has('full-states'), command: reproduce(model) }
  const lanes = sequenceView(failure, report!, options)
  const told = lanes.length > 0 ? [...renderHeadline(failure, options), '', ...lanes] : renderFailure(failure, report!, options)
  return [...told, `${terminal.outStyle.dim('reproduce:')} ${options.command}`]
}

function reproduce(model: ModelFile): string {
  return commandLine(['check', model.spec, '--config', model.config])
}

export function modelsDocument(outcomes: readonly Outcome[], exitCode: number, seconds: number): object {
  return {
    schemaVersion: SCHEMA_VERSION,
    command: commandLine(process.argv.slice(2)),
    asExpected: outcomes.every(({ wrong }) => wrong.length === 0),
    seconds: Math.round(seconds * 1000) / 1000,
    exitCode,
    models: outcomes.map(({ model, loaded, report, error, request, wrong, seconds: taken }) => ({
      name: model.name,
      expected: model.expected,
      asExpected: wrong.length === 0,
      mismatches: wrong,
      seconds: Math.round(taken * 1000) / 1000,
      result: {
        ...(report === undefined || loaded === undefined ? loadErrorDocument(error!, request)
          : documentOf(report, loaded, [...report.warnings, ...vacuityWarnings(report)], request, interruptedCode(report, EXIT.interrupted) ?? exitCodeOf(report))),
        command: reproduce(model),
      },
    })),
  }
}
