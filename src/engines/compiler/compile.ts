/**
 * The fast engine: a Program whose inner loop is generated JavaScript.
 *
 * It is the interpreter's Program with `init`, `expand`, the tests and the view replaced. Generated code is optimistic:
 * when it throws (an error of the specification, something it does not cover, a stack overflow), the interpreter does the
 * same work again from the state's beginning and has the last word. So both engines give the same successors in the same
 * order, and the same errors.
 */
import { deriveActions, type DerivedActions } from '../../module/actions.ts'
import type { Definition, Expr, Model } from '../../module/resolved.ts'
import type { Action, Packing, Program, State, StateTest, StepTest, Successors } from '../../program/program.ts'
import { EvaluationError } from '../../value/error.ts'
import type { Value } from '../../value/store.ts'
import { bind, type Environment } from '../interpreter/environment.ts'
import type { TranslatedTemporal } from '../interpreter/temporal.ts'
import type { TemporalAction } from '../../program/temporal.ts'
import { interpretModel } from '../interpreter/interpret.ts'
import { NOWHERE, stateMoment } from '../interpreter/moment.ts'
import type { EngineOptions } from '../natives/native.ts'
import { chooseLayout } from './layout.ts'
import { Packer } from './packing.ts'
import { makePacking, unpackedExpand, unpackedInvariants, type CompiledFairSteps } from './packed.ts'
import { nativeTable } from '../natives/table.ts'
import { Remembered } from './remembered.ts'
import { ActionMemo, GuardMemo, ValueMemo } from './tables.ts'
import { Deoptimized, makeChoiceSite, runtime } from './runtime.ts'
import { emit } from './emit.ts'
import { compileExpr } from './expressions.ts'
import { Unit, type Yardstick } from './unit.ts'

interface Generated {
  readonly forget: () => void
  /** One an action: arguments, choices and slots of each successor, one after the other. */
  readonly steps: readonly (((state: State, args: readonly (Value | undefined)[]) => Value[]) | undefined)[]
  readonly expand: ((states: Int32Array, offset: number, out: Successors) => void) | undefined
  readonly init: ((out: Successors) => void) | undefined
  readonly invariants: readonly (StateTest['test'] | undefined)[]
  readonly witnesses: readonly (StateTest['test'] | undefined)[]
  readonly initialProperties: readonly (StateTest['test'] | undefined)[]
  readonly constraints: readonly (StateTest['test'] | undefined)[]
  readonly actionProperties: readonly (StepTest['test'] | undefined)[]
  readonly actionConstraints: readonly (StepTest['test'] | undefined)[]
  readonly temporalStates: readonly (StateTest['test'] | undefined)[]
  readonly temporalSteps: readonly (StepTest['test'] | undefined)[]
  readonly temporalActions: readonly (TemporalAction['successors'] | undefined)[]
  readonly fairSteps: CompiledFairSteps | undefined
  readonly view: Program['view']
  readonly allHold: Packing['allInvariantsHold']
  readonly stepsHold: Packing['allStepsHold']
  readonly stepWitnesses: readonly (StepTest['test'] | undefined)[]
  readonly packedStepWitnesses: Packing['lacksStepWitness']
}

export interface CompiledProgram extends Program {
  /** The tables of remembered actions, for measuring. */
  readonly memos: readonly ActionMemo[]
  readonly guards: readonly GuardMemo[]
  /** The generated JavaScript, for reading. */
  readonly source: string
  /** Parts of the specification that are interpreted, with the reason. */
  readonly interpreted: readonly string[]
}

/** Compiles a model. Throws EvaluationError when a constant cannot be evaluated. */
export function compile(model: Model, options: EngineOptions = {}): CompiledProgram {
  const { interpreter, program: slow, temporal } = interpretModel(model, options)
  const yardstick: Yardstick = {
    constant(e: Expr): Value | undefined {
      try {
        return interpreter.evaluate(e, undefined, NOWHERE)
      } catch (error) {
        if (isGivingUp(error)) return undefined
        throw error
      }
    },
    constantValue: (symbol) => interpreter.constants.get(symbol as never) as Value | Definition | undefined,
  }
  const unit = new Unit(model.module.variables.length, yardstick)
  unit.expr = (e, c) => compileExpr(unit, e, c)
  unit.layout = chooseLayout(model, (e, most) => unit.list(e, most))
  const packer = new Packer(unit.layout)
  const watched = propertySlots(model, unit)
  const derived: DerivedActions = model.next === undefined ? { actions: [], leaves: new Map() } : deriveActions(model.next, model.nextName)
  const { source, interpreted } = emit(unit, model, derived, temporal, options.searchOnly !== true)
  const memos: ActionMemo[] = []
  const guards: GuardMemo[] = []
  const remembered = new Remembered(packer, watched)
  const hooks = {
    packer,
    remembered,
    makeMemo(keys: number): ActionMemo {
      const memo = new ActionMemo(keys)
      memos.push(memo)
      remembered.tables.push(memo)
      return memo
    },
    ValueMemo: class extends ValueMemo {
      constructor(keys: number) {
        super(keys)
        remembered.tables.push(this)
      }
    },
    GuardMemo: class extends GuardMemo {
      constructor(keys: number) {
        super(keys)
        remembered.tables.push(this)
        guards.push(this)
      }
    },
    interpret(index: number, now: Value[], next: Value[] | undefined, locals: readonly Value[]): Value {
      const { expr, locals: symbols } = unit.fallbacks[index]!
      let env: Environment
      symbols.forEach((symbol, i) => {
        env = bind(symbol, locals[i]!, env)
      })
      return interpreter.evaluate(expr, env, next === undefined ? stateMoment(now) : { now, next, role: 'state', future: undefined })
    },
    callNative: (name: string, args: never[]) => nativeTable.get(name)!.call(args, interpreter.natives),
    choiceSite: () => makeChoiceSite(() => interpreter.warn('a CHOOSE among several strings or model values was taken: its choice follows the order of their first appearance and may differ from TLC\'s, and so may the counts')),
    outsideDomain() {
      throw new Deoptimized('EXCEPT outside the domain')
    },
  }
  const generated = new Function('runtime', source)({ ...runtime, ...hooks }) as Generated
  remembered.tables.push({ clear: generated.forget })
  const packing = generated.expand === undefined ? undefined : makePacking(packer, generated.expand, slow, generated, temporal?.fairActions, isGivingUp)
  return {
    ...slow,
    packing,
    memos,
    guards,
    source,
    interpreted,
    actions: slow.actions.map((action, k) => guardedAction(action, generated.steps[k], model.module.variables.length)),
    init: generated.init === undefined ? slow.init : guardedInit(generated.init, slow.init),
    expand: packing === undefined ? slow.expand : unpackedExpand(packer, packing),
    invariants: guardedTests(slow.invariants, generated.invariants),
    allInvariantsHold: packing === undefined ? undefined : unpackedInvariants(packer, packing),
    witnesses: slow.witnesses === undefined ? undefined : guardedTests(slow.witnesses, generated.witnesses).map((guarded, k) => ({ ...slow.witnesses![k]!, test: (states, offset) => guarded.test(states, offset) })),
    stepWitnesses: slow.stepWitnesses?.map((witness, k) => ({ ...witness, lacks: guardedStep(witness.lacks, generated.stepWitnesses[k]) })),
    initialProperties: guardedTests(slow.initialProperties, generated.initialProperties),
    constraints: guardedTests(slow.constraints, generated.constraints),
    actionProperties: guardedSteps(slow.actionProperties, generated.actionProperties),
    actionConstraints: guardedSteps(slow.actionConstraints, generated.actionConstraints),
    temporal: temporal === undefined ? undefined : { ...temporal, stateTests: guardedTests(temporal.stateTests, generated.temporalStates), stepTests: guardedSteps(temporal.stepTests, generated.temporalSteps), actions: guardedFairActions(temporal.fairActions, generated.temporalActions) },
    view: slow.view !== undefined && generated.view !== undefined ? guardedView(generated.view, slow.view) : slow.view,
  }
}

/** The variables that action properties read; undefined when one is no function of the step. */
function propertySlots(model: Model, unit: Unit): readonly number[] | undefined {
  const slots = new Set<number>()
  for (const { body } of model.actionProperties) {
    const { reads, readsPrimed, pure } = unit.analysis.ofExpr(body)
    if (!pure) return undefined
    for (const i of [...reads, ...readsPrimed]) slots.add(i)
  }
  return [...slots]
}

/** Whether an exception means "ask the interpreter" rather than a mistake of ours. */
function isGivingUp(error: unknown): boolean {
  return error instanceof EvaluationError || error instanceof Deoptimized || error instanceof RangeError
}

function guardedInit(fast: Program['init'], slow: Program['init']): Program['init'] {
  return (out) => {
    const before = out.count
    try {
      fast(out)
    } catch (error) {
      if (!isGivingUp(error)) throw error
      out.count = before
      slow(out)
    }
  }
}

/** Successors are collected before any is given away: what receives them may take steps itself. */
function guardedAction(slow: Action, fast: Generated['steps'][number], width: number): Action {
  if (fast === undefined) return slow
  const named = slow.parameters.length + slow.choices.length
  const stepsWith: Action['stepsWith'] = (state, args, emit) => {
    let found: Value[]
    try {
      found = fast(state, args)
    } catch (error) {
      if (!isGivingUp(error)) throw error
      slow.stepsWith(state, args, emit)
      return
    }
    for (let q = 0; q < found.length; q += named + width) emit(found.slice(q, q + named), found.slice(q + named, q + named + width))
  }
  return { ...slow, steps: (state, emit) => stepsWith(state, [], emit), stepsWith }
}

function guardedTests(slow: readonly StateTest[], fast: Generated['invariants']): readonly StateTest[] {
  return slow.map((test, k) => {
    const compiled = fast[k]
    if (compiled === undefined) return test
    return {
      name: test.name,
      place: test.place,
      explain: (state) => test.explain(state),
      test(states, offset) {
        try {
          return compiled(states, offset)
        } catch (error) {
          if (!isGivingUp(error)) throw error
          return test.test(states, offset)
        }
      },
    }
  })
}

function guardedFairActions(actions: TranslatedTemporal['fairActions'], fast: Generated['temporalActions']): TemporalAction[] {
  return actions.flatMap(({ enabled, step }, k): TemporalAction[] => {
    const compiled = fast[k]
    if (compiled === undefined) return []
    return [{
      enabled,
      step,
      successors(states, offset) {
        try {
          return compiled(states, offset)
        } catch (error) {
          if (!isGivingUp(error)) throw error
          return undefined
        }
      },
    }]
  })
}

function guardedSteps(slow: readonly StepTest[], fast: Generated['actionProperties']): readonly StepTest[] {
  return slow.map((test, k) => {
    if (fast[k] === undefined) return test
    return { name: test.name, place: test.place, explain: (from, to) => test.explain(from, to), test: guardedStep((from, i, to, j) => test.test(from, i, to, j), fast[k]) }
  })
}

function guardedStep(slow: StepTest['test'], fast: StepTest['test'] | undefined): StepTest['test'] {
  if (fast === undefined) return slow
  return (from, i, to, j) => {
    try {
      return fast(from, i, to, j)
    } catch (error) {
      if (!isGivingUp(error)) throw error
      return slow(from, i, to, j)
    }
  }
}

function guardedView(fast: NonNullable<Program['view']>, slow: NonNullable<Program['view']>): NonNullable<Program['view']> {
  return (states, offset) => {
    try {
      return fast(states, offset)
    } catch (error) {
      if (!isGivingUp(error)) throw error
      return slow(states, offset)
    }
  }
}
