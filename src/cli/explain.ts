/**
 * `tla-runner explain`: why an action is not enabled in a state, why an invariant is false there.
 */
import { conjunctsOfAction, conjunctsOfTest, type Conjunct } from '../engines/interpreter/conjuncts.ts'
import { explainFalse } from '../engines/interpreter/explain.ts'
import { interpretModel } from '../engines/interpreter/interpret.ts'
import type { Interpreter } from '../engines/interpreter/interpreter.ts'
import { stateMoment } from '../engines/interpreter/moment.ts'
import { deriveActions } from '../module/actions.ts'
import type { Expr, Model } from '../module/resolved.ts'
import type { Action, Explanation, Program, State } from '../program/program.ts'
import { didYouMean } from '../syntax/suggest.ts'
import { EvaluationError } from '../value/error.ts'
import { printValue } from '../value/print.ts'
import { componentsOf, type Value } from '../value/store.ts'
import { UsageError, type Arguments } from './arguments.ts'
import { reproduction, toJson } from './documents.ts'
import { EXIT } from './exitCodes.ts'
import { shortPath } from './files.ts'
import { loadModel } from './load.ts'
import { reportLoadError } from './loadFailure.ts'
import { diffStates, renderChange } from './render/diff.ts'
import { diagnosticOf, renderDiagnostics } from './render/diagnostics.ts'
import { explanationDocument } from './render/document.ts'
import { renderExplanation } from './render/report.ts'
import { SCHEMA_VERSION } from './render/schema.ts'
import { cut } from './render/text.ts'
import { stepTitle } from './render/trace.ts'
import { loadRequest } from './request.ts'
import { Scratch } from './scratch.ts'
import { findStates } from './stateArgument.ts'
import { surroundings } from './surroundings.ts'
import type { Terminal } from './terminal.ts'

interface Answer {
  readonly kind: 'action' | 'invariant'
  readonly name: string
  /** An action that is enabled, an invariant that holds. */
  readonly holds: boolean
  readonly explanation: Explanation | undefined
  readonly conjuncts: readonly Conjunct[]
  /** Of an enabled action: the steps it allows. */
  readonly steps: readonly { readonly title: string; readonly state: State }[]
  /** Of an action that is not enabled with these arguments: those with which it is. */
  readonly others: readonly string[]
}

const MOST_STEPS = 20

export async function explainCommand(args: Arguments, terminal: Terminal): Promise<number> {
  const [given, ...more] = args.positionals
  if (given === undefined || more.length > 0) throw new UsageError('explain takes one specification', 'tla-runner explain Spec.tla --state 9 --action \'Act(a)\'')
  const stateText = args.text('state')
  if (stateText === undefined) throw new UsageError('explain needs --state', 'a number in the counterexample, or the state itself: --state \'x = 1 /\\ y = 2\'')
  const action = args.text('action')
  const invariants = args.list('inv')
  if (action === undefined && invariants.length === 0) throw new UsageError('explain needs --action or --inv', 'what is to be explained: --action \'Act(a, _)\' or --inv TypeOK')
  const request = loadRequest(args, given)
  const linked = loadModel(request)
  if (!linked.ok) return reportLoadError(linked.error, request, args, terminal)
  const opened = Scratch.open(request)
  if (!opened.ok) throw new UsageError(renderDiagnostics(opened.diagnostics, terminal.errStyle, 3).join('\n'))
  const { trace, at } = await findStates(stateText, args, request, opened.value)
  const { state } = trace[at]!
  const where = trace.length === 1 && trace[0]!.action === 'given' ? 'the given state' : `state ${at + 1} of ${trace.length}`
  // Linked after the search for states has linked the same module again: a module serves one model at a time.
  const again = loadModel(request)
  if (!again.ok) return reportLoadError(again.error, request, args, terminal)
  const { model } = again.value
  try {
    const { interpreter, program } = interpretModel(model, surroundings(request.permissions))
    const answers = [
      ...(action === undefined ? [] : [explainAction(action, { model, interpreter, program, scratch: opened.value, state })]),
      ...invariants.map((name) => explainInvariant(name, model, interpreter, state)),
    ]
    if (args.has('json')) terminal.out(toJson({ schemaVersion: SCHEMA_VERSION, command: reproduction(), spec: shortPath(request.spec), state: Object.fromEntries(program.variables.map((name, k) => [name, printValue(state[k]!)])), exitCode: EXIT.ok, answers: answers.map((answer) => answerDocument(answer, program, state)) }))
    else for (const answer of answers) for (const line of render(answer, where, program.variables, state, terminal)) terminal.out(line)
    return EXIT.ok
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error
    for (const line of renderDiagnostics([diagnosticOf(error)], terminal.outStyle)) terminal.out(line)
    return EXIT.evaluation
  }
}

interface Question {
  readonly model: Model
  readonly interpreter: Interpreter
  readonly program: Program
  readonly scratch: Scratch
  readonly state: State
}

function explainAction(text: string, { model, interpreter, program, scratch, state }: Question): Answer {
  const { name, args: given } = takeApart(text)
  const index = program.actions.findIndex((one) => one.name === name)
  const action = program.actions[index]
  if (action === undefined || model.next === undefined) {
    const names = program.actions.map((one) => one.name)
    const near = didYouMean(name, names)
    throw new UsageError(`there is no action ${name}`, near === undefined ? `the actions are ${names.join(', ')}` : `did you mean ${near}?`)
  }
  const names = [...action.parameters, ...action.choices]
  if (given.length > names.length) throw new UsageError(`${name} takes ${names.length} arguments (${names.join(', ')}), found ${given.length}`)
  const args: (Value | undefined)[] = names.map(() => undefined)
  given.forEach((argument, k) => {
    const named = /^\s*(\w+)\s*=(?![=>])([\s\S]*)$/.exec(argument)
    const byName = named === null ? -1 : names.indexOf(named[1]!)
    const expression = byName < 0 ? argument : named![2]!
    if (expression.trim() === '_') return
    const value = scratch.evaluate(`<<${expression}>>`, { state })
    if (!value.ok) throw new UsageError(`the argument ${argument.trim()} cannot be evaluated: ${value.diagnostics[0]?.message ?? ''}`)
    args[byName < 0 ? k : byName] = componentsOf(value.value)[0]!
  })
  const steps: { title: string; state: State }[] = []
  action.stepsWith(state, args, (values, next) => {
    if (steps.length < MOST_STEPS) steps.push({ title: stepTitle({ action: name, args: values.map((value, k) => ({ name: names[k] ?? '', value })) }), state: [...next] })
  })
  const { conjuncts, blamed } = conjunctsOfAction(interpreter, model.next, deriveActions(model.next, model.nextName), index, state, args)
  const title = given.length === 0 ? name : `${name}(${given.map((part) => part.trim()).join(', ')})`
  return { kind: 'action', name: title, holds: steps.length > 0, explanation: steps.length > 0 || !blamed ? undefined : action.explain(state, args), conjuncts, steps, others: steps.length > 0 ? [] : titlesOf(action, state) }
}

/** Steps of the action with whatever arguments. */
function titlesOf(action: Action, state: State): string[] {
  const names = [...action.parameters, ...action.choices]
  const titles: string[] = []
  action.steps(state, (values) => {
    if (titles.length < MOST_STEPS) titles.push(stepTitle({ action: action.name, args: values.map((value, k) => ({ name: names[k] ?? '', value })) }))
  })
  return [...new Set(titles)]
}

function explainInvariant(name: string, model: Model, I: Interpreter, state: State): Answer {
  const definition = model.module.definitions.get(name)
  if (definition === undefined || definition.parameters.length > 0) {
    const near = didYouMean(name, [...model.module.definitions.keys()])
    throw new UsageError(`there is no formula ${name} without parameters in module ${model.module.name}`, near === undefined ? undefined : `did you mean ${near}?`)
  }
  const formula: Expr = { kind: 'call', definition, args: [], span: definition.span }
  const holds = I.test(formula, undefined, stateMoment(state), `the formula ${name}`)
  return { kind: 'invariant', name, holds, explanation: holds ? undefined : explainFalse(I, formula, undefined, stateMoment(state)), conjuncts: conjunctsOfTest(I, formula, state), steps: [], others: [] }
}

/** `Act(a, <<1, 2>>)` into its name and the texts of its arguments. Throws UsageError. */
export function takeApart(text: string): { readonly name: string; readonly args: readonly string[] } {
  const match = /^\s*([\w!@]+)\s*(?:\(([\s\S]*)\))?\s*$/.exec(text)
  if (match === null) throw new UsageError(`${text} is not an action`, 'write Act or Act(a, b); _ stands for any argument')
  const args: string[] = []
  let depth = 0
  let quoted = false
  let start = 0
  const inside = match[2] ?? ''
  for (let k = 0; k < inside.length; k++) {
    const c = inside[k]!
    if (c === '"' && inside[k - 1] !== '\\') quoted = !quoted
    if (quoted) continue
    const two = inside.slice(k, k + 2)
    if ('([{'.includes(c) || two === '<<') depth++
    if (')]}'.includes(c) || two === '>>') depth--
    if (two === '<<' || two === '>>') k++
    if (c === ',' && depth === 0) {
      args.push(inside.slice(start, k))
      start = k + 1
    }
  }
  return { name: match[1]!, args: inside.trim() === '' ? [] : [...args, inside.slice(start)] }
}

function render({ kind, name, holds, explanation, conjuncts, steps, others }: Answer, where: string, variables: readonly string[], state: State, terminal: Terminal): string[] {
  const { outStyle: style, width } = terminal
  const verdict = kind === 'action' ? holds ? style.green('is enabled') : style.red('is not enabled') : holds ? style.green('holds') : style.red('is false')
  const longest = conjuncts.length === 0 ? 0 : Math.min(width - 30, Math.max(...conjuncts.map(({ text }) => text.length)))
  return [
    `${style.bold(name)} ${verdict} in ${where}`,
    ...(explanation === undefined ? kind === 'action' && !holds ? ['    in this state no part of the next-state relation leads to it with these arguments'] : [] : renderExplanation(explanation, { style, width, full: false })),
    '',
    ...conjuncts.map(({ text, place, holds: good }) => {
      const sign = good === undefined ? style.dim('?') : good ? style.green(style.signs.ok) : style.red(style.signs.bad)
      const shown = cut(text, longest, style.signs.ellipsis).padEnd(longest)
      return `  ${sign} ${good === undefined ? style.dim(shown) : shown}  ${style.dim(shortPlace(place))}`
    }),
    ...(conjuncts.some(({ holds: good }) => good === undefined) ? [style.dim('  ? is not reached')] : []),
    ...(others.length === 0 ? [] : ['', '  enabled with other arguments:', ...others.map((title) => `    ${cut(title, width - 4, style.signs.ellipsis)}`)]),
    ...steps.flatMap((step) => ['', `  ${style.bold(step.title)}`, ...diffStates(variables, state, step.state).map((change) => `      ${renderChange(change, style, width - 6)}`)]),
    '',
  ]
}

function shortPlace(place: string): string {
  return place.replace(/^.*[/\\]/, '')
}

function answerDocument({ explanation, steps, ...answer }: Answer, { variables }: Program, state: State): unknown {
  return {
    ...answer,
    conjuncts: answer.conjuncts.map(({ holds, ...conjunct }) => ({ ...conjunct, holds: holds ?? null })),
    explanation: explanation === undefined ? null : explanationDocument(explanation),
    steps: steps.map((step) => ({ step: step.title, changed: Object.fromEntries(variables.flatMap((name, k) => state[k] === step.state[k] ? [] : [[name, printValue(step.state[k]!)]])) })),
  }
}
