/**
 * `check`: everything that is asked of a program, in TLC's order: assumptions, initial states, search, postcondition.
 */
import type { Program } from '../program/program.ts'
import { storeSize } from '../value/store.ts'
import { coverageOf, impossibilities, unseen } from './coverage.ts'
import { checkLiveness, type LivenessResult } from './liveness/liveness.ts'
import { Recording } from './liveness/recording.ts'
import { failureOf, failureOfAssumption, failureOfError } from './failure.ts'
import { OutOfMemory } from './growable.ts'
import type { CheckOptions } from './options.ts'
import { Pulse } from './pulse.ts'
import { withoutBeginning, type Failure, type Report, type Verdict } from './report.ts'
import { makeAlone, search, type Search } from './search.ts'
import { makeTeam } from './team.ts'

/** Checks a program. Rejects only when our own code is wrong; what is wrong with the specification is in the report. */
export async function check(program: Program, options: CheckOptions): Promise<Report> {
  const pulse = new Pulse(options)
  const failures: Failure[] = []
  program.statistics.exit = false
  const assumption = attempt(failures, () => program.checkAssumptions(), failureOfAssumption)
  if (assumption !== undefined) failures.push(simpleFailure('assumption', assumption.name, assumption.place))
  let found: Search | undefined
  let liveness: LivenessResult | 'memory' | undefined
  if (failures.length === 0 && program.variables.length > 0) {
    try {
      found = await searchStates(program, options, pulse, failures)
      liveness = await decideTemporal(program, options, pulse, found, failures)
    } finally {
      found?.crew.close()
    }
  }
  if (found !== undefined && found.stopped === undefined && !found.tally.ended) failures.push(...impossibilities(program, found.tally.survey))
  const complete = failures.length === 0 && (found?.stopped === undefined || found.stopped === 'exit') && liveness !== 'memory' && (liveness?.undecided.length ?? 0) === 0
  if (complete) {
    pulse.phase = 'postcondition'
    updateStatistics(program, found, pulse)
    const postcondition = attempt(failures, () => program.checkPostcondition())
    if (postcondition?.holds === false) failures.push(simpleFailure('postcondition', postcondition.name, postcondition.place))
  }
  return makeReport(program, pulse, found, failures, liveness)
}

/** The search for violations of safety. */
async function searchStates(program: Program, options: CheckOptions, pulse: Pulse, failures: Failure[]): Promise<Search> {
  const { workers = 1, startWorker } = options
  const found = await search(program, { ...options, workers }, pulse, workers > 1 && startWorker !== undefined && program.mayExit !== true ? makeTeam : makeAlone)
  pulse.phase = 'trace'
  const { predecessors, lastError, tally } = found
  for (const event of tally.events) attempt(failures, () => failures.push(failureOf(program, predecessors, event, lastError)))
  return found
}

/** Temporal properties need every state: they are decided once the search has gone to its end. */
async function decideTemporal(program: Program, options: CheckOptions, pulse: Pulse, found: Search, failures: Failure[]): Promise<LivenessResult | 'memory' | undefined> {
  if (program.temporal === undefined || found.stopped !== undefined || found.tally.ended) return undefined
  pulse.phase = 'liveness'
  const recording = found.graph === undefined ? undefined : new Recording(found, found.graph, pulse)
  const asFound = program.symmetry.length === 0 ? found.tally.distinct : undefined
  try {
    const result = await checkLiveness(program, pulse, { states: asFound, continueAfterViolation: options.continueAfterViolation === true, recording })
    failures.push(...result.failures)
    return result
  } catch (error) {
    if (!(error instanceof OutOfMemory)) throw error
    return 'memory'
  }
}

function attempt<T>(failures: Failure[], evaluate: () => T, asFailure: (thrown: unknown) => Failure = failureOfError): T | undefined {
  try {
    return evaluate()
  } catch (error) {
    failures.push(asFailure(error))
    return undefined
  }
}

function simpleFailure(kind: 'assumption' | 'postcondition', name: string, place: string): Failure {
  return { kind, name, place, trace: [], explanation: undefined, error: undefined }
}

function updateStatistics(program: Program, found: Search | undefined, pulse: Pulse): void {
  const { statistics } = program
  statistics.distinct = found?.tally.distinct ?? 0
  statistics.generated = found?.tally.generated ?? 0
  statistics.queue = 0
  statistics.diameter = statistics.level = found?.depth ?? 0
  statistics.durationSeconds = Math.floor(pulse.seconds)
}

function verdictOf(failure: Failure | undefined, undecided: boolean): Verdict {
  if (failure === undefined) return undecided ? 'undecided' : 'holds'
  return failure.kind === 'evaluation' || failure.kind === 'unsupported' ? 'error' : 'violated'
}

const STOPPED = {
  budget: 'the time allowed was used up',
  depth: 'the depth allowed was reached',
  interrupted: 'the search was interrupted',
  memory: 'a table of the search cannot grow any further',
} as const

function nowhere(found: Search | undefined, failure: Failure | undefined): string[] | undefined {
  if (found === undefined || failure !== undefined || found.stopped !== undefined || found.tally.distinct > 0) return undefined
  return [withoutBeginning(found.tally.generated)]
}

function makeReport(program: Program, pulse: Pulse, found: Search | undefined, failures: readonly Failure[], temporal: LivenessResult | 'memory' | undefined): Report {
  const failure = failures[0]
  const liveness = temporal === 'memory' ? undefined : temporal
  const stopped = found?.stopped ?? (failure !== undefined ? undefined : temporal === 'memory' ? 'memory' : (liveness?.undecided.length ?? 0) > 0 ? pulse.stopped : undefined)
  const undecided = liveness?.undecided ?? (stopped === undefined ? [] : (program.temporal?.properties ?? []).map(({ name }) => name))
  const notChecked = undecided.map((name) => `${name}: a temporal property is decided on the whole state graph, which was not complete`)
  const tally = found?.tally
  const queue = Math.max(0, (tally?.distinct ?? 0) - (tally?.expanded ?? 0))
  if (failure === undefined) notChecked.push(...unseen(program, found?.tally.survey).map((name) => `${name}: no such state among those found`))
  // A specification that ends the search has said how much is enough.
  const open = notChecked.length > 0 || (found?.stopped !== undefined && found.stopped !== 'exit')
  if (found?.stopped === 'exit') notChecked.push(`what follows the ${tally!.distinct} states found, of which ${queue} were not expanded: the specification ended the search, with TLCSet("exit", TRUE)`)
  else if (found?.stopped !== undefined) notChecked.push(`states beyond the ${tally!.distinct} found, of which ${queue} were not expanded: ${found.lack ?? STOPPED[found.stopped]}`)
  return {
    verdict: verdictOf(failure, open),
    failure,
    failures,
    distinct: tally?.distinct ?? 0,
    generated: tally?.generated ?? 0,
    depth: found?.depth ?? 0,
    queue,
    seconds: pulse.seconds,
    reduced: program.reduction !== undefined,
    workers: found?.workers ?? 1,
    actions: program.actions.map((action, i) => ({
      name: action.name,
      place: action.place,
      generated: tally?.generatedByAction[i] ?? 0,
      distinct: tally?.distinctByAction[i] ?? 0,
    })),
    warnings: [...program.warnings, ...nowhere(found, failure) ?? liveness?.warnings ?? []],
    notChecked,
    stopped,
    coverage: found === undefined || failure !== undefined ? undefined : coverageOf(program, found.tally.survey, found.predecessors, found.stopped === undefined),
    nodes: program.nodes,
    variables: program.variables,
    memory: {
      fingerprintBytes: found?.shared.bytes ?? 0,
      predecessorBytes: found?.predecessors.bytes ?? 0,
      storeBytes: storeSize().bytes,
    },
  }
}
