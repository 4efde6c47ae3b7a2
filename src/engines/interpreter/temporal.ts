/**
 * Temporal formulas of a model made into trees over tests: definitions opened, quantifiers over constant sets and the
 * fairness operators written out, until what is left are state predicates and actions.
 *
 * Definitions are opened by substitution, so that the level of a formula shows in it whatever was passed as an argument;
 * what LET and quantifiers bind stays in an environment. A formula that cannot be expressed so is refused, never left out.
 */
import { applyOperator } from '../../module/copy.ts'
import { definitionOf, type BoundVariables, type Expr, type Level, type Model, type Named } from '../../module/resolved.ts'
import { open } from '../../module/unfolding.ts'
import type { StateTest, StepTest } from '../../program/program.ts'
import type { Temporal, TemporalAction, TemporalFormula } from '../../program/temporal.ts'
import { placeOf } from '../../syntax/source.ts'
import { assert } from '../../value/error.ts'
import { printValue } from '../../value/print.ts'
import { sourceText } from '../model/text.ts'
import { forEachBinding } from './comprehensions.ts'
import { bindLet, type Environment } from './environment.ts'
import { ENABLED, explainFalse } from './explain.ts'
import { bindingsOf, fail } from './failures.ts'
import type { Interpreter } from './interpreter.ts'
import { NOWHERE, stateMoment, stepMoment, type Moment } from './moment.ts'
import { isUnchanged } from './steps.ts'

/** What a test is made of, for an engine that evaluates it in another way. */
export interface TestSource {
  /** For `enabled`, whether some step satisfies the expression. */
  readonly kind: 'state' | 'enabled' | 'step'
  readonly expr: Expr
  readonly environment: Environment
  /** Of `enabled`. */
  readonly bound?: BoundVariables | undefined
}

export interface TranslatedTemporal extends Temporal {
  /** In the order of `stateTests` and `stepTests`. */
  readonly stateSources: readonly TestSource[]
  readonly stepSources: readonly TestSource[]
  /** Of each WF and SF, the indices of its two tests. */
  readonly fairActions: readonly Pick<TemporalAction, 'enabled' | 'step'>[]
}

/** The properties of whole behaviours, with the specification's fairness; undefined when there are none. Throws EvaluationError. */
export function temporalOf(I: Interpreter, { temporal, fairness, module }: Model): TranslatedTemporal | undefined {
  if (temporal.length === 0) return undefined
  assert(module.levelOf !== undefined, 'the levels of a module with temporal formulas are known')
  const translation = new Translation(I, module.levelOf)
  return {
    fairness: fairness.map((e) => translation.formula(e, undefined)),
    properties: temporal.map(({ name, body }) => ({ name, place: placeOf(placeOfBody(body)), formula: translation.formula(body, undefined) })),
    stateTests: translation.stateTests,
    stepTests: translation.stepTests,
    stateSources: translation.stateSources,
    stepSources: translation.stepSources,
    fairActions: translation.fairActions,
  }
}

function placeOfBody(e: Named['body']): Expr['span'] {
  return e.kind === 'call' && e.args.length === 0 ? e.definition.span : e.span
}

type TestFormula = TemporalFormula & { readonly kind: 'state' | 'step' }

class Translation {
  readonly stateTests: StateTest[] = []
  readonly stepTests: StepTest[] = []
  readonly stateSources: TestSource[] = []
  readonly stepSources: TestSource[] = []
  readonly fairActions: Pick<TemporalAction, 'enabled' | 'step'>[] = []
  private readonly I: Interpreter
  private readonly levelOf: (e: Expr) => Level

  constructor(I: Interpreter, levelOf: (e: Expr) => Level) {
    this.I = I
    this.levelOf = levelOf
  }

  formula(e: Expr, env: Environment): TemporalFormula {
    const level = this.levelOf(e)
    if (level <= 1) return this.state(e, env)
    if (level === 2) return this.step(e, env)
    const of = (x: Expr): TemporalFormula => this.formula(x, env)
    switch (e.kind) {
      case 'label': return of(e.body)
      case 'let': return this.formula(e.body, bindLet(e.definitions, env))
      case 'if': {
        const test = of(e.test)
        return either([both([test, of(e.then)]), both([not(test), of(e.else)])])
      }
      case 'case': return this.arms(e, env)
      case 'quantifier': return this.quantified(e, env)
      case 'fairness': return this.fairness(e, env)
      case 'builtin': return this.builtin(e, env)
      case 'call': {
        const opened = open(e)
        if (opened !== undefined) return of(opened.body)
        const target = definitionOf(e.definition)
        return refuse(e, env, target.kind === 'definition' && target.recursive ? `the recursive operator ${target.name} is a temporal formula` : 'this is no temporal formula that can be opened')
      }
      case 'constant': {
        const given = this.I.constants.get(e.symbol)
        if (typeof given === 'object') return of(applyOperator({ kind: 'operatorDefinition', definition: given, prefix: [], span: e.span }, e.args, e.span))
        break
      }
      case 'unboundedQuantifier': return refuse(e, env, 'this quantifier has no set to take its values from, or hides a variable')
      default: break
    }
    return refuse(e, env, 'this temporal formula has a form that cannot be checked')
  }

  private builtin(e: Expr & { kind: 'builtin' }, env: Environment): TemporalFormula {
    const [a, b] = e.args.slice(0, 2).map((x) => () => this.formula(x, env)) as [() => TemporalFormula, () => TemporalFormula]
    switch (e.op) {
      case 'and': return both(e.args.map((x) => this.formula(x, env)))
      case 'or': return either(e.args.map((x) => this.formula(x, env)))
      case 'not': return not(a())
      case 'implies': return either([not(a()), b()])
      case 'equiv': {
        const [left, right] = [a(), b()]
        return either([both([left, right]), both([not(left), not(right)])])
      }
      case 'always': return always(a())
      case 'eventually': return eventually(a())
      case 'leadsto': return always(either([not(a()), eventually(b())]))
      default: return refuse(e, env, e.op === 'plusarrow' ? 'the operator -+-> is not supported' : `a temporal formula under ${e.op} is not supported`)
    }
  }

  /** The first arm whose condition is true. */
  private arms(e: Expr & { kind: 'case' }, env: Environment): TemporalFormula {
    if (e.other === undefined) return refuse(e, env, 'a CASE of temporal formulas needs an OTHER')
    return e.arms.reduceRight((rest, arm) => {
      const test = this.formula(arm.test, env)
      return either([both([test, this.formula(arm.value, env)]), both([not(test), rest])])
    }, this.formula(e.other, env))
  }

  private quantified(e: Expr & { kind: 'quantifier' }, env: Environment): TemporalFormula {
    const bound = e.binders.find((b) => this.levelOf(b.set) > 0)
    if (bound !== undefined) return refuse(bound.set, env, 'the bound of a quantified temporal formula depends on the state', 'quantify over a constant set and put the condition inside: \\A x \\in S : [](x \\in T => …)')
    const parts: TemporalFormula[] = []
    forEachBinding(this.I, e.binders, env, NOWHERE, (inner) => {
      parts.push(this.formula(e.body, inner))
      return false
    })
    return e.quantifier === 'forall' ? both(parts) : either(parts)
  }

  private fairness(e: Expr & { kind: 'fairness' }, env: Environment): TemporalFormula {
    const { action, subscript, span } = e
    const angle: Expr = { kind: 'angle', action, subscript, span }
    const text = `<<${sourceText(action.span, 80)}>>_${subscriptText(subscript)}`
    const enabled = this.enabled(text, angle, e, env)
    const taken = this.step(angle, env, text)
    this.fairActions.push({ enabled: enabled.test, step: taken.test })
    const disabled = not(enabled)
    const happens = always(eventually(taken))
    return either([e.strong ? eventually(always(disabled)) : always(eventually(disabled)), happens])
  }

  private enabled(action: string, angle: Expr, e: Expr & { kind: 'fairness' }, env: Environment): TestFormula {
    const text = `ENABLED ${action}`
    this.stateSources.push({ kind: 'enabled', expr: angle, environment: env, bound: e.bound })
    return this.addState(text, e, env, (m) => this.I.isEnabled(angle, env, m, e.bound), () => ({ ...ENABLED, enabled: false, conjunct: text, place: placeOf(e.span) }))
  }

  private state(e: Expr, env: Environment): TemporalFormula {
    const name = sourceText(e.span, 80)
    this.stateSources.push({ kind: 'state', expr: e, environment: env })
    return this.addState(name, e, env, (m) => this.I.test(e, env, m, 'a part of a temporal formula'), (m) => explainFalse(this.I, e, env, m))
  }

  private addState(name: string, e: Expr, env: Environment, holds: (m: Moment) => boolean, why: (m: Moment) => ReturnType<StateTest['explain']>): TestFormula {
    const width = this.I.model.module.variables.length
    const test = this.stateTests.push({
      name: named(name, env),
      place: placeOf(e.span),
      test: (states, offset) => holds(stateMoment(Array.from(states.subarray(offset, offset + width)))),
      explain: (state) => (holds(stateMoment(state)) ? ENABLED : why(stateMoment(state))),
    }) - 1
    return { kind: 'state', test }
  }

  /** What does not change v is no `<<A>>_v` step whatever A is: A may not even be evaluable there. Of `[A]_v`, TLC looks at A first. */
  private step(e: Expr, env: Environment, text = sourceText(e.span, 80)): TestFormula {
    const { I } = this
    const width = I.model.module.variables.length
    const holds = (m: Moment): boolean => {
      if (e.kind === 'angle' && isUnchanged(I, e.subscript, env, m)) return false
      return I.test(e, env, m, 'a part of a temporal formula')
    }
    this.stepSources.push({ kind: 'step', expr: e, environment: env })
    const test = this.stepTests.push({
      name: named(text, env),
      place: placeOf(e.span),
      test: (from, i, to, j) => holds(stepMoment(Array.from(from.subarray(i, i + width)), Array.from(to.subarray(j, j + width)))),
      explain: (from, to) => (holds(stepMoment(from, to)) ? ENABLED : explainFalse(I, e, env, stepMoment(from, to))),
    }) - 1
    return { kind: 'step', test }
  }
}

/** As it is called: through an instance, the place of a variable is that of what replaces it. */
function subscriptText(e: Expr): string {
  if (e.kind === 'variable') return e.symbol.name
  return e.kind === 'call' && e.args.length === 0 ? e.definition.name : sourceText(e.span, 40)
}

/** The text of a test with what quantifiers around it bind. */
function named(text: string, env: Environment): string {
  const bindings = bindingsOf(env).map(({ name, value }) => `${name} = ${printValue(value, 40)}`)
  return bindings.length === 0 ? text : `${text} (${bindings.join(', ')})`
}

function refuse(e: Expr, env: Environment, message: string, ...notes: string[]): never {
  return fail('unsupported/temporal', message, e, env, ...notes)
}

function not(body: TemporalFormula): TemporalFormula {
  return { kind: 'not', body }
}

function always(body: TemporalFormula): TemporalFormula {
  return { kind: 'always', body }
}

function eventually(body: TemporalFormula): TemporalFormula {
  return { kind: 'eventually', body }
}

function both(parts: readonly TemporalFormula[]): TemporalFormula {
  return { kind: 'and', parts }
}

function either(parts: readonly TemporalFormula[]): TemporalFormula {
  return { kind: 'or', parts }
}
