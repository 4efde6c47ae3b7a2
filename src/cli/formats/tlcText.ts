/**
 * TLC's `-tool` output, the part that the TLA+ extension of VS Code reads: messages between `@!@!@STARTMSG code:class`
 * and `@!@!@ENDMSG`, with TLC's codes and sentences (tlc2.output.EC and MP).
 *
 * It is written as the check goes on, so that a panel can follow. An undecided run ends with an error message: without
 * one the panel would show it as neither good nor bad. Times are the caller's.
 */
import { collisionProbability } from '../../checker/collision.ts'
import { deriveActions, type DerivedAction } from '../../module/actions.ts'
import type { Model } from '../../module/resolved.ts'
import { Successors, type Program, type Trace } from '../../program/program.ts'
import type { Failure, Loop, Progress, Report } from '../../checker/report.ts'
import type { Diagnostic, Span } from '../../syntax/source.ts'
import { EvaluationError } from '../../value/error.ts'
import { printValue } from '../../value/print.ts'
import { basename, resolve } from 'node:path'
import { extentOf } from '../../syntax/frame.ts'
import { grouped } from '../render/text.ts'
import { diagnosticPlace, sentenceOf, shownTrace, verdictOf, type Outcome } from './outcome.ts'

const CODE = {
  general: 1000, invariantViolatedInitially: 2107, propertyViolatedInitially: 2108, invariantViolated: 2110, actionPropertyViolated: 2112,
  assumptionFalse: 2104, deadlock: 2114, temporalPropertyViolated: 2116, backToState: 2122, stuttering: 2218, counterexample: 2264, behaviour: 2121, assertFailed: 2132, starting: 2185, finished: 2186, mode: 2187,
  computingInit: 2189, initGenerated: 2190, success: 2193, depth: 2194, statistics: 2199, progress: 2200, coverageStart: 2201,
  coverageEnd: 2202, state: 2217, sanyEnd: 2219, sanyStart: 2220, version: 2262, coverageNext: 2772,
} as const

/** Severity of a message; a state of a trace has a class of its own. */
const CLASS = { info: 0, error: 1, state: 4 } as const

function message(code: number, text: string, severity: number = CLASS.info): string {
  return `@!@!@STARTMSG ${code}:${severity} @!@!@\n${text}\n@!@!@ENDMSG ${code} @!@!@`
}

/** Before anything is loaded. */
export function openingText(version: string, workers: number): string[] {
  return [
    message(CODE.version, `tla-runner ${version}, writing the tool format of TLC`),
    message(CODE.mode, `Running breadth-first search Model-Checking with ${workers === 1 ? '1 worker' : `${workers} workers`} in Node ${process.version} (tla-runner).`),
    message(CODE.sanyStart, 'Starting SANY...'),
  ]
}

/** What SANY would print: the files, then errors with their places. */
export function parsedText(files: readonly string[], diagnostics: readonly Diagnostic[]): string[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const modules = files.map((file) => basename(file, '.tla'))
  return [
    ...files.map((file) => `Parsing file ${resolve(file)}`),
    ...modules.map((module) => `Semantic processing of module ${module}`),
    ...(errors.length === 0 ? [] : ['Semantic errors:', '', `*** Errors: ${errors.length}`, '', ...errors.flatMap(sanyError)]),
    message(CODE.sanyEnd, 'SANY finished.'),
  ]
}

function sanyError(d: Diagnostic): string[] {
  const place = diagnosticPlace(d)
  if (place === undefined || d.span === undefined) return [d.message, '']
  return [rangeOf(d.span), '', d.message, '', '']
}

/** `line 3, col 1 to line 3, col 9 of module M` */
function rangeOf(span: Span): string {
  const { from, to } = extentOf(span)
  return `line ${from.line}, col ${from.column} to line ${to.line}, col ${to.column} of module ${basename(span.source.path, '.tla')}`
}

export function startingText(time: string): string[] {
  return [message(CODE.starting, `Starting... (${time})`), message(CODE.computingInit, 'Computing initial states...')]
}

/** Counts the initial states once more: the search reports them only together with what follows from them. */
export function initialText(program: Program, time: string): string[] {
  const out = new Successors(program.variables.length)
  try {
    program.init(out)
  } catch (error) {
    if (error instanceof EvaluationError) return []
    throw error
  }
  const distinct = new Set<string>()
  for (let k = 0; k < out.count; k++) distinct.add(out.states.subarray(k * out.width, (k + 1) * out.width).join(','))
  return [message(CODE.initGenerated, `Finished computing initial states: ${distinct.size} distinct ${distinct.size === 1 ? 'state' : 'states'} generated at ${time}.`)]
}

export function progressText({ depth, generated, distinct, queue, seconds }: Pick<Progress, 'depth' | 'generated' | 'distinct' | 'queue' | 'seconds'>, time: string): string {
  const perMinute = (n: number): string => grouped(seconds > 0 ? n / seconds * 60 : 0)
  return message(CODE.progress, `Progress(${depth}) at ${time}: ${grouped(generated)} states generated (${perMinute(generated)} s/min), ${grouped(distinct)} distinct states found (${perMinute(distinct)} ds/min), ${grouped(queue)} states left on queue.`)
}

/** Verdict, counterexamples and figures. */
export function reportText(outcome: Outcome, time: string): string[] {
  const { checked, error, seconds } = outcome
  const finished = message(CODE.finished, `Finished in ${Math.round(seconds * 1000)}ms at (${time})`)
  if (checked === undefined) return [...(error?.diagnostics ?? []).map((d) => message(CODE.general, d.message, CLASS.error)), finished]
  const { report, loaded } = checked
  const actions = actionsOf(loaded.model)
  return [
    ...report.failures.flatMap((failure) => failureText(failure, checked, actions)),
    ...(report.verdict === 'holds' ? [success(report)] : []),
    ...(report.verdict === 'undecided' ? [message(CODE.general, [verdictOf(outcome), ...report.notChecked].join('\n'), CLASS.error)] : []),
    message(CODE.coverageStart, `The coverage statistics at ${time}`),
    ...report.actions.flatMap(({ generated, distinct }, k) => actions[k] === undefined ? [] : [message(CODE.coverageNext, `<${title(actions[k])}>: ${distinct}:${generated}`)]),
    message(CODE.coverageEnd, 'End of statistics.'),
    progressText(report, time),
    message(CODE.statistics, `${report.generated} states generated, ${report.distinct} distinct states found, ${report.queue} states left on queue.`),
    message(CODE.depth, `The depth of the complete state graph search is ${report.depth}.`),
    finished,
  ]
}

function actionsOf({ next, nextName }: Model): readonly DerivedAction[] {
  return next === undefined ? [] : deriveActions(next, nextName).actions
}

function title({ name, span }: DerivedAction): string {
  return `${name.replaceAll(/\W/g, '_')} ${rangeOf(span)}`
}

function success({ distinct, generated }: Report): string {
  const probability = collisionProbability({ distinct, generated }).toExponential(1).toUpperCase().replace('+', '')
  return message(CODE.success, `Model checking completed. No error has been found.\n  Estimates of the probability that TLC did not check all reachable states\n  because two distinct states had the same fingerprint:\n  calculated (optimistic):  val = ${probability}`)
}

function failureText(failure: Failure, checked: NonNullable<Outcome['checked']>, actions: readonly DerivedAction[]): string[] {
  const { trace, variables } = shownTrace(failure.trace, checked)
  const initially = failure.trace.length === 1
  const states = statesText(trace, variables, actions)
  const error = (code: number, text: string): string => message(code, text, CLASS.error)
  const because = failure.explanation?.conjunct === undefined ? '' : `\nfalse: ${failure.explanation.conjunct.replaceAll(/\s+/g, ' ')}${failure.explanation.place === undefined ? '' : ` (${failure.explanation.place})`}`
  const behaviour = trace.length === 0 ? [] : [error(CODE.behaviour, 'The behavior up to this point is:'), ...states]
  switch (failure.kind) {
    case 'invariant': return [initially ? error(CODE.invariantViolatedInitially, `Invariant ${failure.name} is violated by the initial state:${because}`) : error(CODE.invariantViolated, `Invariant ${failure.name} is violated.${because}`), ...behaviour]
    case 'property': if (failure.loop !== undefined) return [error(CODE.temporalPropertyViolated, `Temporal properties were violated.\nThe property ${failure.name} is violated.`), error(CODE.counterexample, 'The following behavior constitutes a counter-example:'), ...states, loopMessage(failure.loop, trace.length, actions)]
      return [initially ? error(CODE.propertyViolatedInitially, `Property ${failure.name} is violated by the initial state:${because}`) : error(CODE.actionPropertyViolated, `Action property ${failure.name} is violated.${because}`), ...behaviour]
    case 'deadlock': return [error(CODE.deadlock, 'Deadlock reached.'), ...behaviour]
    case 'assumption': return [error(CODE.assumptionFalse, `Assumption ${failure.place ?? failure.name} is false.`)]
    case 'assert': return [error(CODE.assertFailed, `The first argument of Assert evaluated to FALSE; the second argument was:\n${failure.error?.message ?? ''}`), ...behaviour]
    case 'postcondition':
    case 'possible':
    case 'evaluation':
    case 'unsupported': return [error(CODE.general, [sentenceOf(failure), ...(failure.error?.notes ?? []), ...(failure.place === undefined ? [] : [`at ${failure.place}`])].join('\n')), ...behaviour]
  }
}

function statesText(trace: Trace, variables: readonly string[], actions: readonly DerivedAction[]): string[] {
  return trace.map((step, k) => {
    const action = actions.find(({ name }) => name === step.action)
    const head = k === 0 ? '<Initial predicate>' : action === undefined ? `<${step.action.replaceAll(/\W/g, '_')}>` : `<${title(action)}>`
    return message(CODE.state, [`${k + 1}: ${head}`, ...variables.map((name, v) => `/\\ ${name} = ${printValue(step.state[v]!)}`), ''].join('\n'), CLASS.state)
  })
}

function loopMessage(loop: Loop, length: number, actions: readonly DerivedAction[]): string {
  if (loop.kind === 'stuttering') return message(CODE.stuttering, `${length + 1}: Stuttering`, CLASS.state)
  const action = actions.find(({ name }) => name === loop.action)
  return message(CODE.backToState, `Back to state ${loop.to + 1}: <${action === undefined ? loop.action.replaceAll(/\W/g, '_') : title(action)}>`, CLASS.state)
}
