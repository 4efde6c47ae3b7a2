/**
 * `tla-runner refine`: do the role machines of replication do what spec/Replication.tla says, on every edge of the state
 * graph of models, and nothing else?
 *
 * With --mutant one rule of the machines is replaced by a wrong one, to see that a difference is found and how it is told.
 */
import { basename } from 'node:path'
import { MUTANTS } from '../../conformance/mutants/mutants.ts'
import { refine, type Counts, type Refinement } from '../../conformance/refinement/refine.ts'
import { NotReplication } from '../../conformance/refinement/replicationModel.ts'
import { RULES, type Rules } from '../machines/replication/cluster.ts'
import { FIX_NAMES, isRelease, RELEASE_NAMES } from '../machines/replication/version.ts'
import { suggestion, UsageError, type Arguments } from './arguments.ts'
import { commandLine } from './commandLine.ts'
import { toJson } from './documents.ts'
import { EXIT } from './exitCodes.ts'
import { findConfig, findSpec, shortPath } from './files.ts'
import { NO_FLAGS } from './flagConfig.ts'
import { listenForInterrupt, type Interrupt } from './interrupt.ts'
import { loadProgram, type LoadRequest } from './load.ts'
import { reportLoadError, sayLoadWarnings } from './loadFailure.ts'
import { processorSeconds } from './machine.ts'
import { CLASSES, modelsFolder, selectModels } from './models.ts'
import { renderDifference, renderRefined } from './render/refinement.ts'
import { SCHEMA_VERSION } from './render/schema.ts'
import { counted, grouped } from './render/text.ts'
import { engineOptions } from './request.ts'
import { now } from './run.ts'
import type { Terminal } from './terminal.ts'

/** A model that nobody named is given up beyond this many states: some state graphs have no end. */
const MOST_STATES = 100_000

interface Target {
  readonly name: string
  readonly spec: string
  readonly config: string
  /** Named by the user: that it is of another specification is then a mistake. */
  readonly named: boolean
}

interface Refined {
  readonly target: Target
  readonly refinement: Refinement
}

export async function refineCommand(args: Arguments, terminal: Terminal): Promise<number> {
  const targets = targetsOf(args)
  const rules = rulesOf(args)
  const constants = constantsOf(args)
  const json = args.has('json')
  const interrupt = listenForInterrupt()
  const deadline = now() + (args.seconds('budget') ?? Infinity)
  const done: Refined[] = []
  const most = args.count('max-states', 1)
  const left: string[] = []
  let exitCode: number = EXIT.ok
  try {
    for (const target of targets) {
      const request: LoadRequest = { spec: target.spec, config: target.config, lookedFor: [], library: [], flags: { ...NO_FLAGS, constants }, ...engineOptions(args) }
      const loaded = await loadProgram(request)
      if (!loaded.ok) return reportLoadError(loaded.error, request, args, terminal)
      sayLoadWarnings(loaded.value, terminal)
      const refinement = await attempt(target, () => refine(loaded.value.program, {
        rules,
        now: processorSeconds,
        onProgress: progressOf(target, interrupt, deadline, most ?? (target.named ? Infinity : MOST_STATES), args.has('quiet') || json, terminal),
      }))
      if (refinement === undefined) continue
      if (refinement.verdict === 'undecided' && most === undefined && refinement.states > MOST_STATES && !target.named) {
        left.push(target.name)
        if (!json) terminal.out(`left out ${target.name}: more than ${grouped(MOST_STATES)} states; no difference in its first ${counted(refinement.edges, 'edge')}`)
        continue
      }
      done.push({ target, refinement })
      if (!json) tell(target, refinement, args, terminal)
      exitCode = refinement.verdict === 'equal' ? EXIT.ok : refinement.verdict === 'different' ? EXIT.mismatch : interrupt.exitCode() ?? EXIT.undecided
      if (exitCode !== EXIT.ok) break
    }
  } finally {
    interrupt.dispose()
  }
  if (done.length === 0) throw new UsageError('none of these models is of the specification that the machines implement', 'they implement spec/Replication.tla')
  if (json) terminal.out(toJson(documentOf(done, left, exitCode)))
  else terminal.out(summary(done, left, targets.length, exitCode, args, terminal))
  return exitCode
}

/** Undefined for a model of another specification that nobody named. */
async function attempt(target: Target, run: () => Promise<Refinement>): Promise<Refinement | undefined> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof NotReplication)) throw error
    if (target.named) throw new UsageError(`${shortPath(target.config)}: ${error.message}`)
    return undefined
  }
}

// ---------------------------------------------------------------- what is asked for

function targetsOf(args: Arguments): Target[] {
  const folder = modelsFolder(args.text('models'))
  const configs = args.all('config').map((given): Target => {
    const { spec, config } = findConfig(findSpec(`${folder}/MCReplication.tla`), given)
    return { name: basename(config!).replace(/\.cfg$/, ''), spec, config: config!, named: true }
  })
  if (args.positionals.length === 0 && configs.length > 0) return configs
  const all = selectModels(folder, args.positionals.length > 0 ? 'all' : args.choice('class', CLASSES) ?? 'default', [])
  if (args.positionals.length === 0) return all.map(({ name, spec, config }) => ({ name, spec, config, named: false }))
  return [...args.positionals.map((given): Target => {
    const found = all.find(({ name }) => name === given)
    if (found === undefined) throw new UsageError(`there is no model ${given} in ${shortPath(folder)}`, suggestion(given, all.map(({ name }) => name)))
    return { name: found.name, spec: found.spec, config: found.config, named: true }
  }), ...configs]
}

function rulesOf(args: Arguments): Rules {
  const name = args.text('mutant')
  if (name === undefined) return RULES
  const mutant = MUTANTS.find((candidate) => candidate.name === name)
  if (mutant !== undefined) return mutant.rules
  const names = MUTANTS.map((candidate) => candidate.name)
  throw new UsageError(`there is no mutant ${name}`, suggestion(name, names) ?? `there are ${names.join(', ')}`)
}

/** --const, and --version, --minus, --plus as constants of the specification. Throws UsageError. */
function constantsOf(args: Arguments): string[] {
  const version = args.text('version')
  if (version !== undefined && !isRelease(version)) throw new UsageError(`--version is one of ${RELEASE_NAMES.join(', ')}; found "${version}"`, suggestion(version, RELEASE_NAMES))
  const fixes = (option: 'minus' | 'plus', constant: string): string[] => {
    if (!args.has(option)) return []
    const wrong = args.list(option).find((fix) => !(FIX_NAMES as readonly string[]).includes(fix))
    if (wrong !== undefined) throw new UsageError(`--${option}: there is no fix ${wrong}`, suggestion(wrong, FIX_NAMES) ?? `fixes are ${FIX_NAMES.join(', ')}`)
    return [`${constant}={${args.list(option).map((fix) => `"${fix}"`).join(', ')}}`]
  }
  for (const text of args.all('const')) if (!/^[^=]+?\s*(=|<-)\s*\S/.test(text)) throw new UsageError(`--const ${text} is not NAME=VALUE or NAME<-OPERATOR`)
  return [...args.all('const'), ...(version === undefined ? [] : [`Version="${version}"`]), ...fixes('minus', 'Minus'), ...fixes('plus', 'Plus')]
}

// ---------------------------------------------------------------- what is said

const HEARTBEAT_SECONDS = 5

/** Gives signals a chance to be heard, and says now and then how far it is. True: stop. */
function progressOf(target: Target, interrupt: Interrupt, deadline: number, mostStates: number, quiet: boolean, terminal: Terminal): (counts: Counts) => Promise<boolean> {
  let last = now()
  return async ({ states, edges, refusals, depth }) => {
    await new Promise((resolve) => { setImmediate(resolve) })
    if (!quiet && now() - last > HEARTBEAT_SECONDS) {
      last = now()
      terminal.err(`${target.name}: ${grouped(edges)} edges, ${grouped(refusals)} refusals, depth ${depth}\n`)
    }
    return interrupt.signal.aborted || now() > deadline || states > mostStates
  }
}

function tell(target: Target, refinement: Refinement, args: Arguments, terminal: Terminal): void {
  const options = { style: terminal.outStyle, width: terminal.width, model: target.name }
  terminal.out(renderRefined(refinement, options))
  if (refinement.difference === undefined) return
  for (const line of renderDifference(refinement.difference, options)) terminal.out(line)
  terminal.out(`${terminal.outStyle.dim('reproduce:')} ${again(target, args)}`)
}

function again({ name, config }: Target, args: Arguments): string {
  const options = ['const', 'version', 'minus', 'plus', 'mutant', 'models'].flatMap((option) => args.all(option).flatMap((value) => [`--${option}`, value]))
  return commandLine(['refine', ...(args.has('config') ? ['--config', config] : [name]), ...options])
}

function summary(done: readonly Refined[], left: readonly string[], total: number, exitCode: number, args: Arguments, terminal: Terminal): string {
  const { outStyle: style } = terminal
  const edges = done.reduce((sum, { refinement }) => sum + refinement.edges, 0)
  const what = `${counted(done.length, 'model')}${exitCode === EXIT.ok ? '' : ` of ${total}`}, ${counted(edges, 'edge')}`
  const mutant = args.has('mutant') ? ` of the mutant ${args.text('mutant')}` : ''
  switch (exitCode) {
    case EXIT.ok: return `${style.green('equal')}: ${what}${mutant}${left.length === 0 ? '' : `; not refined to the end: ${left.join(', ')} (name them to do it)`}`
    case EXIT.mismatch: return `${style.red('different')}: ${what}${mutant}`
    default: return `${style.yellow('undecided')}: stopped after ${what}${mutant}`
  }
}

function documentOf(done: readonly Refined[], left: readonly string[], exitCode: number): unknown {
  return {
    schemaVersion: SCHEMA_VERSION,
    command: commandLine(process.argv.slice(2)),
    exitCode,
    leftOut: left,
    models: done.map(({ target, refinement }) => ({ name: target.name, config: shortPath(target.config), ...refinement, difference: refinement.difference ?? null })),
  }
}

