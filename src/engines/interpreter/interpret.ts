/** A model as a Program, evaluated by the interpreter: the yardstick that the compiler is held against, and its fallback. */
import { deriveActions, type DerivedAction, type DerivedActions } from '../../module/actions.ts'
import { everyDefinition } from '../../module/constants.ts'
import { reachedFrom } from '../../module/reach.ts'
import type { Assumption, Expr, Model, Named } from '../../module/resolved.ts'
import { forEachDeep } from '../../module/walk.ts'
import type { Action, Explanation, Program, State, StateTest, StepTest } from '../../program/program.ts'
import { placeOf, type Span } from '../../syntax/source.ts'
import { described } from '../../value/canonical.ts'
import { EvaluationError } from '../../value/error.ts'
import { printValue } from '../../value/print.ts'
import { FALSE, TRUE, type Value } from '../../value/store.ts'
import { inferNodes } from '../model/nodes.ts'
import { isMoved, symmetryGroup } from '../model/symmetry.ts'
import { sourceText } from '../model/text.ts'
import type { EngineOptions } from '../natives/native.ts'
import { generate, generateInitial } from './actions.ts'
import { searchAction } from './blame.ts'
import { ENABLED, explainFalse } from './explain.ts'
import { Interpreter } from './interpreter.ts'
import { NOWHERE, stateMoment, stepMoment, type Moment, type Slots } from './moment.ts'
import { temporalOf, type TranslatedTemporal } from './temporal.ts'
import { actionOf, argumentsOf, followingTracer, markingTracer } from './trails.ts'

/** The program of a model. Throws EvaluationError when a constant or the symmetry cannot be evaluated. */
export function interpret(model: Model, options: EngineOptions = {}): Program {
  return interpretModel(model, options).program
}

/** The same with the interpreter itself, for an engine that falls back to it. */
export function interpretModel(model: Model, options: EngineOptions = {}): { readonly interpreter: Interpreter; readonly program: Program; readonly temporal: TranslatedTemporal | undefined } {
  const I = new Interpreter(model, options)
  refuseConstantFormulas(I)
  const { next } = model
  const derived: DerivedActions = next === undefined ? { actions: [], leaves: new Map() } : deriveActions(next, model.nextName)
  const width = model.module.variables.length
  const tracer = markingTracer(derived)
  const test = (named: Named): StateTest => stateTest(I, named)
  const step = (named: Named): StepTest => stepTest(I, named)
  const { view, alias } = model
  const temporal = temporalOf(I, model)
  const symmetry = symmetryGroup(model.symmetry, (e) => I.evaluate(e, undefined, NOWHERE))
  for (const [{ name }, value] of I.constants) if (typeof value === 'number' && isMoved(value, symmetry)) {
    I.warn(`the constant ${name} = ${printValue(value, 40)} is another one under SYMMETRY (${model.symmetry.map((set) => set.name).join(', ')}): states are merged that are not alike, and a violation may be missed; leave out of the symmetry set what a constant names`)
  }
  const program: Program = {
    module: model.module.name,
    variables: model.module.variables.map((v) => v.name),
    constants: new Map([...I.constants].flatMap(([{ name }, value]) => typeof value === 'number' ? [[name, value]] : [])),
    actions: next === undefined ? [] : derived.actions.map((action, index) => makeAction(I, next, derived, action, index)),
    checkAssumptions: () => falseAssumption(I),
    init(out) {
      generateInitial(I, model.init, (slots) => {
        const state = complete(I, slots, undefined)
        const at = out.next(0) // may replace out.states
        out.states.set(state, at)
      })
    },
    expand(states, offset, out) {
      if (next === undefined) return
      const m = stepMoment(slice(states, offset, width), [])
      generate(I, 'next', next, undefined, m, (slots, trail) => {
        const action = actionOf(trail)
        const state = complete(I, slots, derived.actions[action] ?? { name: model.nextName, span: definitionSpan(next) })
        const at = out.next(action) // may replace out.states
        out.states.set(state, at)
        return false
      }, tracer)
    },
    invariants: model.invariants.map(test),
    invariantSlots: model.invariants.map(({ body }) => slotsOf(model, body)),
    witnesses: [
      ...model.possible.map((named) => ({ ...test(named), kind: 'possible' as const, text: named.name })),
      ...model.witnesses.map((named) => ({ ...test(named), kind: named.kind, outer: named.outer, place: placeOf(named.part.span), text: sourceText(named.part.span, 80) })),
    ],
    stepWitnesses: model.stepWitnesses.map((named) => ({ kind: named.kind, outer: named.outer, name: named.of, place: placeOf(named.part.span), text: sourceText(named.part.span, 80), lacks: step(named).test })),
    initialProperties: model.initialProperties.map(test),
    actionProperties: model.actionProperties.map(step),
    constraints: model.constraints.map(test),
    actionConstraints: model.actionConstraints.map(step),
    checkDeadlock: model.checkDeadlock,
    mayExit: everyDefinition(model.module).some(({ body }) => body !== undefined && setsExit(body)),
    view: view === undefined ? undefined : (states, offset) => I.evaluate(view.body, undefined, stateMoment(slice(states, offset, width))),
    symmetry,
    alias: alias === undefined ? undefined : (state, after) => I.evaluate(alias.body, undefined, stepMoment(state, after)),
    checkPostcondition: () => postcondition(I),
    nodes: inferNodes(model, I),
    statistics: I.statistics,
    temporal,
    warnings: I.warnings,
  }
  return { interpreter: I, program, temporal }
}

/** A formula of the configuration that is constant and not TRUE is a mistake there; one that cannot be evaluated is met later. */
function refuseConstantFormulas(I: Interpreter): void {
  for (const { what, name, body } of I.model.constantFormulas) {
    const value = constantValue(I, body)
    if (value === undefined || value === TRUE) continue
    // TLC notices a number or a string at once, and a constant that it has to compute later.
    const written = body.kind === 'call' && (body.definition.body?.kind === 'number' || body.definition.body?.kind === 'string')
    const error = new EvaluationError(written ? 'eval/not-boolean' : 'config/constant-formula', `the ${what} ${name} does not depend on the state and is ${value === FALSE ? 'FALSE' : described(value)}`)
    error.span = body.span
    error.place = placeOf(body.span)
    throw error
  }
}

/** Whether TLCSet("exit", …) is written in it. */
function setsExit(e: Expr): boolean {
  let found = false
  forEachDeep(e, (part) => {
    if (part.kind !== 'call' || part.definition.native !== 'TLC.TLCSet') return
    const key = part.args[0]
    if (key?.kind === 'string' && key.value === 'exit') found = true
  })
  return found
}

/** Slots that a formula can read. */
function slotsOf(model: Model, formula: Expr): number[] {
  const reached = reachedFrom([formula], model)
  return model.module.variables.filter((v) => reached.has(v)).map(({ index }) => index)
}

function constantValue(I: Interpreter, e: Expr): Value | undefined {
  try {
    return I.evaluate(e, undefined, NOWHERE)
  } catch (error) {
    if (error instanceof EvaluationError) return undefined
    throw error
  }
}

function slice(states: Int32Array, offset: number, width: number): Value[] {
  return Array.from(states.subarray(offset, offset + width))
}

/** A finished state, or an error that names the variables without a value. Without an action: an initial state. */
function complete(I: Interpreter, slots: Slots, action: Pick<DerivedAction, 'name' | 'span'> | undefined): Value[] {
  const missing = I.model.module.variables.filter((v) => slots[v.index] === undefined).map((v) => v.name)
  if (missing.length === 0) return slots as Value[]
  const names = missing.length === 1 ? `the variable ${missing[0]}` : `the variables ${missing.join(', ')}`
  const error = new EvaluationError(
    action === undefined ? 'eval/initial-incomplete' : 'eval/successor-incomplete',
    action === undefined ? `the initial predicate does not give a value to ${names}` : `the action ${action.name} does not say what becomes of ${names}`,
  )
  const first = missing[0] as string
  error.notes.push(action === undefined ? `add ${first} = … or ${first} \\in …` : `add ${first}' = … or UNCHANGED ${missing.length === 1 ? first : `<<${missing.join(', ')}>>`} to every branch of the action`)
  const span = action === undefined ? I.model.init[0] && definitionSpan(I.model.init[0]) : action.span
  if (span !== undefined) {
    error.span = span
    error.place = placeOf(span)
  }
  throw error
}

// ---------------------------------------------------------------- tests

function at(named: Named): string {
  return placeOf(definitionSpan(named.body))
}

/** Where a named formula is defined: a call's own place would be the configuration or the use. */
function definitionSpan(e: Expr): Span {
  return e.kind === 'call' && e.definition.parameters.length === 0 ? e.definition.span : e.span
}

function stateTest(I: Interpreter, named: Named): StateTest {
  const { name, body } = named
  const width = I.model.module.variables.length
  return {
    name,
    place: at(named),
    test: (states, offset) => I.test(body, undefined, stateMoment(slice(states, offset, width)), `the formula ${name}`),
    explain: (state) => explained(I, body, stateMoment(state), name),
  }
}

function stepTest(I: Interpreter, named: Named): StepTest {
  const { name, body } = named
  const width = I.model.module.variables.length
  return {
    name,
    place: at(named),
    test: (from, i, to, j) => I.test(body, undefined, stepMoment(slice(from, i, width), slice(to, j, width)), `the formula ${name}`),
    explain: (from, to) => explained(I, body, stepMoment(from, to), name),
  }
}

function explained(I: Interpreter, body: Expr, m: Moment, name: string): Explanation {
  return I.test(body, undefined, m, `the formula ${name}`) ? ENABLED : explainFalse(I, body, undefined, m)
}

function falseAssumption(I: Interpreter): { readonly name: string; readonly place: string } | undefined {
  for (const assumption of I.model.module.assumptions) {
    if (!I.test(assumption.body, undefined, NOWHERE, 'the assumption')) return { name: nameOf(assumption), place: placeOf(assumption.span) }
  }
  return undefined
}

function nameOf({ name, body }: Assumption): string {
  return name ?? sourceText(body.span, 80)
}

function postcondition(I: Interpreter): { readonly name: string; readonly place: string; readonly holds: boolean } | undefined {
  const given = I.model.postcondition
  if (given === undefined) return undefined
  return { name: given.name, place: at(given), holds: I.test(given.body, undefined, NOWHERE, 'the postcondition') }
}

// ---------------------------------------------------------------- actions

function makeAction(I: Interpreter, next: Expr, derived: DerivedActions, action: DerivedAction, index: number): Action {
  const { name, parameters, choices, span } = action
  const stepsWith: Action['stepsWith'] = (state, args, emit) => {
    const m = stepMoment(state, [])
    generate(I, 'next', next, undefined, m, (slots, trail) => {
      emit(argumentsOf(I, derived, trail, m), complete(I, slots, action))
      return false
    }, followingTracer(I, derived, index, args, m))
  }
  return {
    name,
    parameters,
    choices,
    place: placeOf(span),
    steps: (state, emit) => stepsWith(state, [], emit),
    stepsWith,
    explain: (state, args) => explainAction(I, next, derived, index, state, args),
  }
}

/** The conjunct at which the branch that got furthest failed. */
function explainAction(I: Interpreter, next: Expr, derived: DerivedActions, index: number, state: State, args: readonly (Value | undefined)[]): Explanation {
  const found = searchAction(I, next, derived, index, args, stepMoment(state, []))
  if (found.kind === 'enabled') return ENABLED
  if (found.blame !== undefined) return explainFalse(I, found.blame.e, found.blame.env, found.blame.m)
  const { body } = derived.actions[index]!
  return { enabled: false, conjunct: sourceText(body.span), place: placeOf(body.span), bindings: [], values: [] }
}
