/**
 * `tla-runner diff A B`: what does a change of a specification do to its behaviour?
 *
 * Both versions are checked, and their state graphs walked together, in one thread: so a value is the same integer in both.
 */
import { divergencesOf, type Divergences } from '../../checker/divergence.ts'
import { valueToJson } from '../../value/json.ts'
import { printValue } from '../../value/print.ts'
import type { Trace } from '../../program/program.ts'
import { UsageError, type Arguments } from '../arguments.ts'
import { commandLine } from '../commandLine.ts'
import { toJson } from '../documents.ts'
import { EXIT } from '../exitCodes.ts'
import { shortPath } from '../files.ts'
import { listenForInterrupt } from '../interrupt.ts'
import { loadProgram } from '../load.ts'
import { reportLoadError } from '../loadFailure.ts'
import { defaultMemory } from '../machine.ts'
import { displayProgress } from '../progress.ts'
import { renderDifference } from '../render/difference.ts'
import { SCHEMA_VERSION } from '../render/schema.ts'
import { now, runCheck } from '../run.ts'
import type { Terminal } from '../terminal.ts'
import { differenceOf, isDifferent, type Difference, type Version } from './difference.ts'
import { sidesOf, type Side } from './sides.ts'

const MOST_STATES = 200_000

export async function diffCommand(args: Arguments, own: Terminal): Promise<number> {
  const sides = sidesOf(args)
  const terminal = relabelled(own, sides)
  const interrupt = listenForInterrupt()
  const deadline = now() + (args.seconds('budget') ?? Infinity)
  const most = args.count('max-states', 1) ?? MOST_STATES
  const versions: Version[] = []
  for (const side of sides) {
    const loaded = await loadProgram(side.request)
    if (!loaded.ok) return reportLoadError(loaded.error, side.request, args, terminal)
    const progress = displayProgress(terminal, args.has('quiet') || args.has('json'), `${side.label}: `)
    const tooMany = new AbortController()
    const report = await runCheck(loaded.value.program, side.request, {
      workers: 1, budgetSeconds: Number.isFinite(deadline) ? Math.max(0.1, deadline - now()) : undefined, depthMax: undefined, continueAfterViolation: true, maxMemory: defaultMemory(),
      signal: AbortSignal.any([interrupt.signal, tooMany.signal]),
      onProgress: (counts) => {
        progress.show(counts)
        if (counts.distinct > most) tooMany.abort()
      },
    })
    progress.clear()
    versions.push({ loaded: loaded.value, report })
  }
  const [a, b] = versions as [Version, Version]
  if (a.loaded.program.variables.every((name) => !b.loaded.program.variables.includes(name))) throw new UsageError('the two have no variable in common', 'diff compares two versions of one specification')
  const limits = {
    states: most,
    stop: async () => {
      await new Promise((resolve) => { setImmediate(resolve) })
      return interrupt.signal.aborted || now() > deadline
    },
  }
  const onlyBefore = await divergencesOf(a.loaded.program, b.loaded.program, limits)
  const onlyAfter = await divergencesOf(b.loaded.program, a.loaded.program, limits)
  const difference = differenceOf(a, b, onlyBefore, onlyAfter)
  const different = isDifferent(difference)
  const complete = onlyBefore.complete && onlyAfter.complete && versions.every(({ report }) => report.stopped === undefined)
  interrupt.dispose()
  const exitCode = interrupt.exitCode() ?? (different ? EXIT.mismatch : complete ? EXIT.ok : EXIT.undecided)
  if (args.has('json')) terminal.out(toJson(documentOf(difference, a, b, sides, exitCode)))
  else {
    for (const line of renderDifference(difference, a, b, { style: terminal.outStyle, width: terminal.width, full: args.has('full-states'), names: [nameOf(sides[0]), nameOf(sides[1])] })) terminal.out(line)
    const { outStyle: style } = terminal
    terminal.out(`\n${different ? style.red('different') : complete ? style.green('the same behaviour') : style.yellow('undecided')}${different || complete ? '' : ': no difference in what was compared'}`)
  }
  return exitCode
}

function nameOf({ label, request: { spec, config } }: Side): string {
  return [label, ...[shortPath(spec), ...(config === undefined ? [] : [shortPath(config)])].filter((path) => path !== label)].join('  ')
}

/** Says `REVISION:` where a revision was put. */
function relabelled(terminal: Terminal, sides: readonly Side[]): Terminal {
  const names = sides.flatMap(({ instead }) => instead === undefined ? [] : [[`${shortPath(instead[0])}/`, instead[1]] as const, [`${instead[0]}/`, instead[1]] as const])
  const say = (text: string): string => names.reduce((said, [folder, name]) => said.replaceAll(folder, name), text)
  return { ...terminal, out: (line) => terminal.out(say(line)), err: (text) => terminal.err(say(text)) }
}

function documentOf({ onlyBefore, onlyAfter, properties, ...difference }: Difference, a: Version, b: Version, sides: readonly Side[], exitCode: number): unknown {
  const steps = (trace: Trace, { report }: Version): unknown => trace.map(({ action, args, state }, i) => ({
    step: i + 1, action, args: Object.fromEntries(args.map(({ name, value }) => [name, printValue(value)])),
    state: Object.fromEntries(state.map((value, slot) => [report.variables[slot], printValue(value)])),
    values: Object.fromEntries(state.map((value, slot) => [report.variables[slot], valueToJson(value)])),
  }))
  const only = ({ found, complete, states }: Divergences, version: Version): unknown => ({ complete, states, steps: found.map(({ action, count, trace }) => ({ action, count, trace: steps(trace, version) })) })
  return {
    schemaVersion: SCHEMA_VERSION,
    command: commandLine(process.argv.slice(2)),
    exitCode,
    sides: [a, b].map(({ report }, i) => ({ name: sides[i]!.label, verdict: report.verdict, distinct: report.distinct, generated: report.generated, depth: report.depth, stopped: report.stopped ?? null })),
    ...difference,
    properties: properties.map(({ name, before, after, failure }) => ({ name, before, after, counterexample: failure === undefined ? null : { side: failure.side, trace: steps(failure.failure.trace, failure.side === 'A' ? a : b) } })),
    onlyBefore: only(onlyBefore, a),
    onlyAfter: only(onlyAfter, b),
  }
}
