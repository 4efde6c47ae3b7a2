/**
 * What TLC said, as the same Report that our own search makes. The exit code decides over the verdict, the messages say
 * the rest. `holds` needs three witnesses: exit code 0, the message of success, and no state left on the queue; anything
 * less is an error, because a run that broke off must never look green.
 */
import type { Failure, FailureKind, Report, Verdict } from '../../checker/report.ts'
import type { Program, Step, Trace } from '../../program/program.ts'
import { EvaluationError } from '../../value/error.ts'
import type { JavaRun } from './java.ts'
import { Class, Code, countBefore, type Message } from './messages.ts'
import { readState } from './values.ts'

/** What happened, as TLC's numbers tell it (EC.java); the text names the property. */
const VIOLATIONS: ReadonlyMap<number, FailureKind> = new Map([
  [2104, 'assumption'], [2105, 'assumption'], [2107, 'invariant'], [2110, 'invariant'], [2114, 'deadlock'],
  [2108, 'property'], [2112, 'property'], [2116, 'property'], [2132, 'assert'], [2271, 'postcondition'],
])

/** Kinds of failure by exit code, where no message tells. */
const BY_EXIT_CODE: ReadonlyMap<number, FailureKind> = new Map([
  [10, 'assumption'], [11, 'deadlock'], [12, 'invariant'], [13, 'property'], [14, 'assert'], [75, 'evaluation'], [76, 'evaluation'], [77, 'evaluation'],
])

export interface TlcOutput {
  readonly messages: readonly Message[]
  /** Lines outside of messages. */
  readonly plain: readonly string[]
  readonly run: JavaRun
}

/** The report, or undefined when TLC did not come to a verdict: its specification has errors, or it broke down. */
export function reportOf(output: TlcOutput, program: Program | undefined, workers: number): Report | undefined {
  const { messages, run } = output
  const stopped = run.ended === 'budget' || run.ended === 'interrupted' ? run.ended : run.exitCode === 152 || outOfMemory(output) ? 'memory' : undefined
  const kind = run.exitCode === null ? undefined : BY_EXIT_CODE.get(run.exitCode)
  const failures = stopped === undefined && kind !== undefined ? failuresOf(messages, kind, program) : []
  // Exit codes 76 and 77 say what was being evaluated.
  const broken = run.exitCode === 76 ? 'invariant' : run.exitCode === 77 ? 'temporal property' : undefined
  if (broken !== undefined) failures[0]?.error?.notes.push(`while evaluating the ${broken}`)
  const { distinct, generated, queue } = countsOf(messages)
  const succeeded = run.exitCode === 0 && messages.some(({ code }) => code === Code.success) && queue === 0
  if (failures.length === 0 && stopped === undefined && !succeeded) return undefined
  const verdict: Verdict = failures.length > 0 ? (kind === 'evaluation' ? 'error' : 'violated') : stopped !== undefined ? 'undecided' : 'holds'
  const trace = failures[0]?.trace ?? []
  return {
    verdict, failure: failures[0], failures, distinct, generated, queue, stopped, workers,
    depth: depthOf(messages) ?? trace.length,
    seconds: run.seconds,
    actions: [],
    warnings: messages.filter((m) => m.class === Class.warning).map(({ text }) => `TLC: ${text}`),
    notChecked: stopped === undefined ? [] : [`states beyond the ${distinct} found, of which ${queue} were not expanded`],
    nodes: program?.nodes,
    variables: variablesOf(messages, program),
    memory: { fingerprintBytes: 0, predecessorBytes: 0, storeBytes: 0 },
  }
}

function outOfMemory({ run, messages }: TlcOutput): boolean {
  return run.errors.some((line) => /OutOfMemoryError|insufficient memory/i.test(line)) || messages.some(({ text }) => text.startsWith('Java ran out of memory'))
}

/** The latest counts. */
export function countsOf(messages: readonly Message[]): { readonly distinct: number; readonly generated: number; readonly queue: number } {
  const latest = messages.findLast(({ code }) => code === Code.stats)?.text ?? messages.findLast(({ code }) => code === Code.progress)?.text ?? ''
  return {
    distinct: countBefore(latest, 'distinct states found') ?? 0,
    generated: countBefore(latest, 'states generated') ?? 0,
    queue: countBefore(latest, 'states left on queue') ?? 0,
  }
}

export function depthOf(messages: readonly Message[]): number | undefined {
  const said = /search is ([\d,]+)/.exec(messages.findLast(({ code }) => code === Code.depth)?.text ?? '')
    ?? /^Progress\(([\d,]+)/.exec(messages.findLast(({ code }) => code === Code.progress)?.text ?? '')
  return said === null ? undefined : Number(said[1]!.replaceAll(',', ''))
}

/** Names of the variables in our order, or in TLC's: an ALIAS has its own. */
function variablesOf(messages: readonly Message[], program: Program | undefined): readonly string[] {
  const first = messages.find(({ code }) => code === Code.state)
  if (first === undefined) return program?.variables ?? []
  const shown = [...readState(bodyOf(first.text)).keys()]
  return program !== undefined && sameNames(program.variables, shown) ? program.variables : shown
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name))
}

/** `2: <Next line 3, col 1 to line 4, col 5 of module M>` and then the state. */
function bodyOf(text: string): string {
  return text.slice(text.indexOf('\n') + 1)
}

/** One failure an error message that has a behaviour or a name of its own; the rest of the errors explain it. */
function failuresOf(messages: readonly Message[], kind: FailureKind, program: Program | undefined): Failure[] {
  const heads = messages.flatMap((m, at) => m.class === Class.error && VIOLATIONS.has(m.code) ? [at] : [])
  // An evaluation error is told in several messages; the first is the one that says what is wrong.
  if (kind === 'evaluation' || heads.length === 0) return [failureOf(messages, kind, program)]
  return heads.map((at, k) => failureOf(messages.slice(at, heads[k + 1]), VIOLATIONS.get(messages[at]!.code)!, program))
}

function failureOf(messages: readonly Message[], kind: FailureKind, program: Program | undefined): Failure {
  const errors = messages.filter((m) => m.class === Class.error && !/^The behavior up to this point is|^The following behavior constitutes/.test(m.text))
  const text = errors[0]?.text ?? 'TLC gives no reason'
  const trace = traceOf(messages, program)
  const name = nameIn(text, kind)
  const broken = kind === 'evaluation' || kind === 'assert' || (kind === 'assumption' && /evaluat/i.test(text))
  return {
    kind, name: broken ? `tlc/${kind}` : name, place: placeIn(text), trace,
    explanation: kind === 'invariant' ? explanationOf(program, name, trace) : undefined,
    error: broken ? errorOf(kind, errors) : undefined,
  }
}

function errorOf(kind: FailureKind, errors: readonly Message[]): EvaluationError {
  const [first, ...more] = errors
  const error = new EvaluationError(`tlc/${kind}`, first?.text ?? 'TLC gives no reason', kind === 'assert' ? 'assert' : 'evaluation')
  error.notes.push(...more.map(({ text }) => text))
  return error
}

/** The name of a property where TLC gives none: temporal ones, and formulas inside of another. */
export const UNNAMED = 'a property that TLC does not name'

/** `Invariant Inv is violated.` */
function nameIn(text: string, kind: FailureKind): string {
  if (kind === 'deadlock') return 'deadlock'
  const named = /(?:Invariant|[Pp]roperty|[Aa]ssumption|[Pp]ostcondition|POSTCONDITION) (\S+) (?:is|of)\b/.exec(text)?.[1]
  if (named !== undefined && named !== 'line') return named
  return kind === 'property' ? UNNAMED : placeIn(text) ?? kind
}

/** `line 3, col 1 … of module M` → `M:3:1`. */
function placeIn(text: string): string | undefined {
  const match = /line (\d+), col(?:umn)? (\d+)(?: to line \d+, col(?:umn)? \d+)? (?:of module|in) (\w+)/.exec(text)
  return match === null ? undefined : `${match[3]}:${match[1]}:${match[2]}`
}

/** The states TLC printed; what our own Program knows of the steps between them (arguments) is added where it agrees. */
function traceOf(messages: readonly Message[], program: Program | undefined): Trace {
  const steps: Step[] = []
  let names: readonly string[] | undefined
  for (const { code, text } of messages) {
    const head = code === Code.state ? /^(\d+): <(.*?)(?:\(.*\))?(?: line .*)?>/.exec(text) : null
    if (head === null) continue
    // A second behaviour in the same output (the one an evaluation error happened in) replaces the first.
    if (Number(head[1]) === 1) steps.length = 0
    const values = readState(bodyOf(text))
    names ??= program !== undefined && sameNames(program.variables, [...values.keys()]) ? program.variables : [...values.keys()]
    const state = names.map((name) => values.get(name)!)
    const from = steps.at(-1)?.state
    const action = head[2] === 'Initial predicate' ? 'Init' : head[2]!
    steps.push(from === undefined || program === undefined || names !== program.variables ? { action, args: [], state } : withArguments(program, from, { action, args: [], state }))
  }
  return steps
}

function withArguments(program: Program, from: Step['state'], step: Step): Step {
  const reaches = (action: Program['actions'][number]): Step | undefined => {
    let found: Step | undefined
    try {
      action.steps(from, (args, next) => {
        if (found !== undefined || !step.state.every((value, slot) => value === next[slot])) return
        const names = [...action.parameters, ...action.choices]
        found = { action: action.name, args: args.map((value, i) => ({ name: names[i] ?? `#${i + 1}`, value })), state: step.state }
      })
    } catch {
      // An action that fails elsewhere is none of this step's business.
    }
    return found
  }
  const named = program.actions.filter(({ name }) => name === step.action)
  for (const action of [...named, ...program.actions.filter((other) => !named.includes(other))]) {
    const found = reaches(action)
    if (found !== undefined) return found
  }
  return step
}

function explanationOf(program: Program | undefined, name: string, trace: Trace): Failure['explanation'] {
  const last = trace.at(-1)
  const test = program?.invariants.find((invariant) => invariant.name === name)
  if (last === undefined || test === undefined) return undefined
  try {
    return test.explain(last.state)
  } catch {
    return undefined
  }
}
