/**
 * `tla-runner mutate`: how much do the properties of a specification notice? Small changes are made to a module one at a time,
 * in memory, and the models that use it are checked again.
 */
import { dirname } from 'node:path'
import { makeRandom } from '../../program/random.ts'
import { placeOf } from '../../syntax/source.ts'
import { mutated, type Mutation } from '../../syntax/mutation/mutation.ts'
import { mark, reclaim } from '../../value/reclaim.ts'
import { storeSize } from '../../value/store.ts'
import { suggestion, UsageError, type Arguments } from '../arguments.ts'
import { commandLine } from '../commandLine.ts'
import { toJson } from '../documents.ts'
import { EXIT } from '../exitCodes.ts'
import { findConfig, findSpec, shortPath } from '../files.ts'
import { listenForInterrupt, type Interrupt } from '../interrupt.ts'
import { modelsFolder } from '../models.ts'
import { noticers, renderModule, renderScores } from '../render/mutation.ts'
import { SCHEMA_VERSION } from '../render/schema.ts'
import { counted, cut } from '../render/text.ts'
import { now } from '../run.ts'
import type { Terminal } from '../terminal.ts'
import { chosenModels, findUsers, ownModel, usableModels, type UsedModel } from '../usedModels.ts'
import { resultOf, type ModuleResult } from './result.ts'
import { subjectOf, type Subject } from './subject.ts'
import { changeNames, readExplained, type Explained } from './survivors.ts'
import { Trials, type Outcome } from './trial.ts'

/** Operators that bound a model and say nothing about what is specified. */
const BUDGETS = ['Within']

/** Values of mutants that are done with are given back beyond this. */
const STORE_BYTES = 256 * 1024 * 1024

export async function mutateCommand(args: Arguments, terminal: Terminal): Promise<number> {
  if (args.positionals.length === 0) throw new UsageError('mutate needs a module', 'tla-runner mutate spec/Module.tla')
  const { folder, models, own } = modelsFor(args)
  const explained = readExplained(folder)
  const left = new Set(args.has('leave') ? args.list('leave') : BUDGETS)
  const usersOf = findUsers(models)
  const subjects = args.positionals.map((given) => subjectOf(findSpec(given), usersOf, left))
  const unused = subjects.find((subject) => subject.models.length === 0)
  if (unused !== undefined) throw new UsageError(own ? `${shortPath(models[0]!.request.spec)} does not use ${unused.path}` : `no model of the default class uses ${unused.path}`, 'give a configuration with --config (and --spec where another module is the root), a model with --model, or the folder of the models with --models')
  const interrupt = listenForInterrupt()
  const deadline = now() + (args.seconds('budget') ?? Infinity)
  const json = args.has('json')
  const results: ModuleResult[] = []
  let complete = true
  for (const subject of subjects) {
    const wanted = sampled(subject, args, explained)
    if (args.has('list')) {
      for (const mutation of wanted) terminal.out(lineOf(mutation))
      continue
    }
    if (!json && !args.has('quiet')) terminal.out(`mutating ${subject.name}: ${counted(wanted.length, 'mutant')}, ${counted(subject.models.length, 'model')}`)
    const trials = new Trials(subject.models, { seconds: args.seconds('each') ?? 60, growth: args.count('growth', 1) ?? 10, signal: interrupt.signal })
    // Nobody has looked at these before: one that does not hold by itself would notice nothing.
    const unfit = own ? await trials.unfit() : []
    if (unfit.length > 0) throw new UsageError(`mutants are told by a model that holds without them; ${unfit.join('; ')}`, 'tla-runner check says why')
    const outcomes = await tryAll(wanted, trials, deadline, interrupt, progressOf(subject.name, wanted.length, args, terminal))
    complete &&= outcomes.size === wanted.length
    const result = resultOf(subject, outcomes, trials.leftOut, explained)
    results.push(result)
    if (!json) for (const line of renderModule(result, { style: terminal.outStyle, width: terminal.width })) terminal.out(line)
    if (!complete) break
  }
  interrupt.dispose()
  if (args.has('list')) return EXIT.ok
  const least = (args.count('min', 0) ?? 90) / 100
  const low = results.filter((result) => isLow(result, least, args.has('explained')))
  const exitCode = interrupt.exitCode() ?? (!complete ? EXIT.undecided : low.length > 0 ? EXIT.mismatch : EXIT.ok)
  if (json) terminal.out(toJson(documentOf(results, args.has('again'), exitCode)))
  else for (const line of summary(results, low, exitCode, terminal)) terminal.out(line)
  return exitCode
}

/**
 * The models to ask: configurations that are named, or else recorded models, or else, where none of them uses the modules, the
 * configuration beside the first (`own`: it is not recorded what it should come to). Throws UsageError.
 */
function modelsFor(args: Arguments): { readonly folder: string; readonly models: readonly UsedModel[]; readonly own: boolean } {
  const configs = args.list('config')
  const root = args.text('spec') ?? args.positionals[0]!
  const asOwn = (names: readonly (string | undefined)[]): ReturnType<typeof modelsFor> => {
    const models = names.map((name) => ownModel(root, name))
    return { folder: dirname(models[0]!.request.config!), models, own: true }
  }
  if (configs.length > 0 || args.has('spec')) {
    if (args.has('model')) throw new UsageError('--model names a recorded model, --config a configuration', 'give one of them')
    return asOwn(configs.length > 0 ? configs : [undefined])
  }
  const folder = modelsFolder(args.text('models'))
  const models = chosenModels(usableModels(folder), args.list('model'), args.count('largest', 1) ?? Infinity)
  const usersOf = findUsers(models)
  const isAlone = !args.has('model') && !args.has('models') && args.positionals.every((given) => usersOf(findSpec(given)).length === 0)
  return isAlone && findConfig(findSpec(root), undefined).config !== undefined ? asOwn([undefined]) : { folder, models, own: false }
}

/** `--seed` and `--count` take a sample, `--only` the mutants of some definitions, `--again` those explained. Throws UsageError. */
function sampled({ mutations: every, name }: Subject, args: Arguments, explained: readonly Explained[]): readonly Mutation[] {
  const changes = changeNames(every)
  const isExplained = ({ definition }: Mutation, i: number): boolean => explained.some((entry) => entry.module === name && entry.definition === definition && entry.change === changes[i])
  const mutations = args.has('again') ? every.filter(isExplained) : every
  const only = args.list('only')
  const definitions = [...new Set(mutations.map(({ definition }) => definition))]
  const missing = only.find((definition) => !definitions.includes(definition))
  if (missing !== undefined) throw new UsageError(`${name} has no mutants in ${missing}`, suggestion(missing, definitions) ?? `there are some in ${definitions.join(', ')}`)
  const all = only.length === 0 ? mutations : mutations.filter(({ definition }) => only.includes(definition))
  const count = args.count('count', 1)
  if (count === undefined || count >= all.length) return all
  const random = makeRandom(args.count('seed', 0) ?? 0, 0)
  const drawn = new Set(all.map((mutation) => ({ mutation, key: random.next() })).toSorted((a, b) => a.key - b.key).slice(0, count).map(({ mutation }) => mutation))
  return all.filter((mutation) => drawn.has(mutation))
}

async function tryAll(wanted: readonly Mutation[], trials: Trials, deadline: number, interrupt: Interrupt, tell: (done: number, outcomes: ReadonlyMap<Mutation, Outcome>, mutation: Mutation) => void): Promise<Map<Mutation, Outcome>> {
  const outcomes = new Map<Mutation, Outcome>()
  const before = mark()
  for (const mutation of wanted) {
    await new Promise((resolve) => { setImmediate(resolve) })
    if (interrupt.signal.aborted || now() > deadline) break
    tell(outcomes.size, outcomes, mutation)
    const outcome = await trials.run({ path: mutation.span.source.path, text: mutated(mutation) }, mutation.definition)
    if (interrupt.signal.aborted) break
    outcomes.set(mutation, outcome)
    if (storeSize().bytes > STORE_BYTES) reclaim(before, [])
  }
  return outcomes
}

function isLow({ score, tried }: ModuleResult, least: number, explained: boolean): boolean {
  const unexplained = tried.some(({ status }) => status === 'survived' || status === 'undecided')
  return unexplained && (explained || (score ?? 1) < least)
}

// ---------------------------------------------------------------- what is said

const HEARTBEAT_SECONDS = 10

function lineOf({ kind, definition, was, now: becomes, span }: Mutation): string {
  return `${placeOf(span)}: ${kind} in ${definition}: ${was} → ${becomes}`
}

function progressOf(name: string, total: number, args: Arguments, terminal: Terminal): (done: number, outcomes: ReadonlyMap<Mutation, Outcome>, mutation: Mutation) => void {
  let last = now()
  return (done, outcomes, { definition, was, now: becomes }) => {
    if (args.has('quiet') || (now() - last < (terminal.interactive ? 0.1 : HEARTBEAT_SECONDS) && done < total)) return
    last = now()
    const unnoticed = [...outcomes.values()].filter(({ kind }) => kind === 'survived' || kind === 'undecided').length
    const line = cut(`${name}: ${done} of ${counted(total, 'mutant')}, ${unnoticed} not noticed; ${definition}: ${was} → ${becomes}`, terminal.columns - 1)
    terminal.err(terminal.interactive ? `\r\u001b[K${terminal.errStyle.dim(line)}` : `${line}\n`)
  }
}

function summary(results: readonly ModuleResult[], low: readonly ModuleResult[], exitCode: number, { outStyle: style }: Terminal): string[] {
  const lines = results.length > 1 ? ['', ...renderScores(results)] : []
  const mutants = counted(results.reduce((sum, { valid }) => sum + valid, 0), 'mutant')
  const verdict = exitCode === EXIT.ok ? style.green('noticed enough') : exitCode === EXIT.mismatch ? `${style.red('noticed too little')} (${low.map(({ name }) => name).join(', ')})` : style.yellow('stopped')
  return [...lines, '', `${verdict}: ${mutants}, ${counted(results.length, 'module')}`]
}

function documentOf(results: readonly ModuleResult[], again: boolean, exitCode: number): unknown {
  return {
    schemaVersion: SCHEMA_VERSION,
    command: commandLine(process.argv.slice(2)),
    exitCode,
    again,
    modules: results.map(({ tried, ...result }) => ({
      ...result, score: result.score ?? null, sampledFrom: result.sampledFrom ?? null,
      noticedBy: Object.fromEntries(noticers(tried)),
      mutants: tried.map(({ mutation, change, status, by, model, why, reason, differences }) => ({
        place: placeOf(mutation.span), definition: mutation.definition, kind: mutation.kind, change, status,
        by: by ?? null, model: model ?? null, why: why ?? null, reason: reason ?? null, differences,
      })),
    })),
  }
}
