/**
 * From arguments to what is to be loaded and how it is to be run.
 */
import { UsageError, type Arguments } from './arguments.ts'
import type { CheckpointRequest } from './checkpoints.ts'
import { findConfig, findSpec, libraryFolders, shortPath } from './files.ts'
import { NO_FLAGS, type ConfigFlags } from './flagConfig.ts'
import type { LoadRequest } from './load.ts'
import { defaultMemory, defaultWorkers } from './machine.ts'
import { takesStdout } from './reportOptions.ts'
import type { RunOptions } from './run.ts'
import { NO_SPECIFICATION } from './scratch.ts'

/** Checkers that are not ours; `check` hands over to them. */
const OTHER_ENGINES = ['tlc', 'apalache'] as const

export function configFlags(args: Arguments): ConfigFlags {
  const constants = checkedConstants(args)
  if (args.has('spec') && (args.has('init') || args.has('next'))) throw new UsageError('--spec goes without --init and --next')
  return {
    init: args.text('init'),
    next: args.text('next'),
    spec: args.text('spec'),
    invariants: args.list('inv'),
    properties: args.list('property'),
    constraints: args.list('constraint'),
    possible: args.list('possible'),
    constants,
    noDeadlock: args.has('no-deadlock'),
  }
}

function checkedConstants(args: Arguments): string[] {
  const constants = args.all('const')
  for (const text of constants) {
    if (!/^[^=]+?\s*(=|<-)\s*\S/.test(text)) throw new UsageError(`--const ${text} is not NAME=VALUE or NAME<-OPERATOR`)
  }
  return constants
}

/** What to load for one specification. Throws UsageError. */
export function loadRequest(args: Arguments, given: string): LoadRequest {
  const { spec, config, lookedFor } = findConfig(findSpec(given), args.text('config'))
  return {
    spec,
    config,
    lookedFor,
    flags: configFlags(args),
    library: libraryFolders(args.list('library'), process.env),
    ...engineOptions(args),
  }
}

/** What is at hand where no specification is given. Throws UsageError for an option that needs one. */
export function withoutSpecification(args: Arguments): LoadRequest {
  for (const name of ['config', 'state', 'trace']) if (args.has(name)) throw new UsageError(`--${name} needs a specification`, 'tla-runner repl Spec.tla')
  return { spec: NO_SPECIFICATION, config: undefined, lookedFor: [], flags: configFlags(args), library: libraryFolders(args.list('library'), process.env), ...engineOptions(args) }
}

/** What to load for a command whose `--spec` names the specification's file: its subject is a trace. Throws UsageError. */
export function traceRequest(args: Arguments, command: string): LoadRequest {
  const given = args.text('spec')
  if (given === undefined) throw new UsageError(`${command} needs a specification`, '--spec Spec.tla, and --config M.cfg unless Spec.cfg stands beside it')
  const { spec, config, lookedFor } = findConfig(findSpec(given), args.text('config'))
  const flags = { ...NO_FLAGS, init: args.text('init'), next: args.text('next'), invariants: args.list('inv'), constants: checkedConstants(args) }
  return { spec, config, lookedFor, flags, library: libraryFolders(args.list('library'), process.env), ...engineOptions(args), engine: args.choice('engine', ['compiled', 'interpreted']) ?? 'compiled' }
}

/** The arguments that load the same again, for the head of a file that was made of it. */
export function argumentsOf({ spec, config, flags }: LoadRequest): string[] {
  const option = (name: string, value: string | undefined): string[] => (value === undefined ? [] : [`--${name}`, value])
  return [
    shortPath(spec), ...option('config', config === undefined ? undefined : shortPath(config)),
    ...option('init', flags.init), ...option('next', flags.next), ...option('spec', flags.spec), ...flags.constants.flatMap((text) => option('const', text)),
  ]
}

export function engineOptions(args: Arguments): Pick<LoadRequest, 'engine' | 'permissions'> {
  return {
    engine: args.choice('engine', ['compiled', 'interpreted', ...OTHER_ENGINES]) === 'interpreted' || args.has('coverage') ? 'interpreted' : 'compiled',
    permissions: { allowExec: args.has('allow-exec'), seed: args.count('seed', 0) ?? 0, printToStderr: takesStdout(args) },
  }
}

/** How to run. Throws UsageError. */
export function runOptions(args: Arguments): Omit<RunOptions, 'signal' | 'onProgress'> {
  return {
    // What is observed is observed in this thread.
    workers: args.has('coverage') ? 1 : args.text('workers') === 'auto' || !args.has('workers') ? defaultWorkers() : args.count('workers', 1)!,
    budgetSeconds: args.seconds('budget'),
    depthMax: args.count('depth', 1),
    continueAfterViolation: args.has('continue'),
    maxMemory: args.bytes('max-memory') ?? defaultMemory(),
  }
}

/** How often a search is saved when nothing is said. */
const CHECKPOINT_SECONDS = 300

/** Where to save the search, and where to go on from. Throws UsageError. */
export function checkpointRequest(args: Arguments, warn: (text: string) => void): CheckpointRequest {
  const folder = args.text('checkpoint')
  const resume = args.text('resume')
  if (args.has('checkpoint-every') && folder === undefined && resume === undefined) throw new UsageError('--checkpoint-every needs --checkpoint DIR', 'where is the search to be saved?')
  return { folder, resume, everySeconds: args.seconds('checkpoint-every') ?? CHECKPOINT_SECONDS, warn }
}
