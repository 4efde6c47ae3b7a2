/**
 * Successor generation: what an action allows after a state, and the states that an initial predicate allows.
 *
 * Conjuncts are worked off from left to right with the rest kept in a list; `\/`, `\E` and `x' \in S` branch, everything
 * else is a test. The first `x' = e` assigns, later ones compare. Once every variable has a value the remaining conjuncts
 * are plain tests, which do not branch: that is TLC's rule and decides how many duplicates are generated.
 */
import { definitionOf, type Argument, type Definition, type Expr, type VariableSymbol } from '../../module/resolved.ts'
import { described, EMPTY_SET, equal, isMember, solid, tryExplicit } from '../../value/canonical.ts'
import { printValue } from '../../value/print.ts'
import { FALSE, isLazy, Kind, kindOf, TRUE, type Value } from '../../value/store.ts'
import { behind, primedVariableOf, variableOf } from './assignable.ts'
import { bindArguments, bindParameters, bodyOf, enterOperator, environmentOf, nativeOf } from './calls.ts'
import { elementsAsEnumerated, forEachBinding, ruleOf } from './comprehensions.ts'
import { bindLet, lookUp, type Binding, type Environment } from './environment.ts'
import { fail, located } from './failures.ts'
import { argumentOf } from './functions.ts'
import { resolveHead } from './heads.ts'
import type { Interpreter } from './interpreter.ts'
import { assigned, initialMoment, stepMoment, type Moment, type Slots } from './moment.ts'
import { isUnchanged } from './steps.ts'

/** What remains to be satisfied. */
interface Pending {
  readonly kind: 'conjunct' | 'unchanged' | 'changed'
  readonly expr: Expr
  readonly environment: Environment
  readonly rest: Pending | undefined
}

/** How a branch came about: whatever the tracer makes of it. */
export type Trail = object | undefined

/** Follows generation through leaves and choices, and may cut branches. Used to name actions and their arguments. */
export interface Tracer {
  /** Before an expression in action position is worked on. */
  enter(e: Expr, env: Environment, trail: Trail): Trail | 'cut'
  /** After the variables of an `\E` are bound. */
  chosen(e: Expr & { kind: 'quantifier' }, env: Environment, trail: Trail): Trail | 'cut'
  /** A conjunct was false. `depth` counts the conjuncts satisfied before it. */
  failed?(e: Expr, env: Environment, m: Moment, depth: number, trail: Trail): void
}

export type Mode = 'initial' | 'next' | 'enabled'

/** Calls `emit` for every assignment of the variables that satisfies `e`, until it returns true; tells whether it did. */
export function generate(
  I: Interpreter, mode: Mode, e: Expr, env: Environment, m: Moment,
  emit: (slots: Slots, trail: Trail) => boolean, tracer?: Tracer, trail?: Trail,
): boolean {
  return new Generation(I, mode, emit, tracer).run(e, env, undefined, m, trail)
}

/** The initial states: conjuncts are given in order. */
export function generateInitial(I: Interpreter, conjuncts: readonly Expr[], emit: (slots: Slots) => void): void {
  const generation = new Generation(I, 'initial', (slots) => {
    emit(slots)
    return false
  }, undefined)
  let pending: Pending | undefined
  for (let k = conjuncts.length - 1; k >= 0; k--) pending = { kind: 'conjunct', expr: conjuncts[k] as Expr, environment: undefined, rest: pending }
  generation.proceed(pending, initialMoment([]), undefined)
}

class Generation {
  private readonly I: Interpreter
  private readonly mode: Mode
  private readonly emit: (slots: Slots, trail: Trail) => boolean
  private readonly tracer: Tracer | undefined
  private readonly width: number
  /** Conjuncts satisfied on the way to here. */
  private depth = 0

  constructor(I: Interpreter, mode: Mode, emit: (slots: Slots, trail: Trail) => boolean, tracer: Tracer | undefined) {
    this.I = I
    this.mode = mode
    this.emit = emit
    this.tracer = tracer
    this.width = I.model.module.variables.length
  }

  /** Works on `e`, then on `pending`. True: the receiver wants no more. */
  run(e: Expr, env: Environment, pending: Pending | undefined, m: Moment, trail: Trail): boolean {
    this.I.enter(e)
    if (this.tracer !== undefined) {
      const entered = this.tracer.enter(e, env, trail)
      if (entered === 'cut') return false
      trail = entered
    }
    try {
      switch (e.kind) {
        case 'builtin': return this.builtin(e, env, pending, m, trail)
        case 'quantifier': return e.quantifier === 'exists' ? this.exists(e, env, pending, m, trail) : this.forall(e, env, pending, m, trail)
        case 'if': return this.run(this.I.test(e.test, env, m, 'the condition of IF') ? e.then : e.else, env, pending, m, trail)
        case 'case': return this.run(this.I.caseArm(e, env, m), env, pending, m, trail)
        case 'let': return this.run(e.body, bindLet(e.definitions, env), pending, m, trail)
        case 'label': return this.run(e.body, env, pending, m, trail)
        case 'call': return this.call(e, e.definition, e.args, env, pending, m, trail)
        case 'constant': {
          const given = this.I.constants.get(e.symbol)
          return typeof given === 'object' ? this.call(e, given, e.args, env, pending, m, trail) : this.test(e, env, pending, m, trail)
        }
        case 'local': return this.local(e, env, pending, m, trail)
        case 'callLocal': return this.callLocal(e, env, pending, m, trail)
        case 'index': return this.index(e, env, pending, m, trail)
        case 'box': return this.run(e.action, env, pending, m, trail) || this.unchanged(e.subscript, env, pending, m, trail)
        case 'angle': return this.run(e.action, env, { kind: 'changed', expr: e.subscript, environment: env, rest: pending }, m, trail)
        default: return this.test(e, env, pending, m, trail)
      }
    } catch (error) {
      throw located(error, e, env)
    }
  }

  /** Goes on with what remains; emits when nothing does. */
  proceed(pending: Pending | undefined, m: Moment, trail: Trail): boolean {
    this.depth++
    const stop = this.work(pending, m, trail)
    this.depth--
    return stop
  }

  private work(pending: Pending | undefined, m: Moment, trail: Trail): boolean {
    if (pending === undefined) return this.finish(m, trail)
    if (this.mode !== 'enabled' && this.isComplete(m)) return this.allTests(pending, m, trail)
    switch (pending.kind) {
      case 'unchanged': return this.unchanged(pending.expr, pending.environment, pending.rest, m, trail)
      case 'changed': return isUnchanged(this.I, pending.expr, pending.environment, m) ? this.fails(pending.expr, pending.environment, m, trail) : this.proceed(pending.rest, m, trail)
      default: return this.run(pending.expr, pending.environment, pending.rest, m, trail)
    }
  }

  private finish(m: Moment, trail: Trail): boolean {
    return this.emit(this.slots(m), trail)
  }

  private allTests(pending: Pending | undefined, m: Moment, trail: Trail): boolean {
    const depth = this.depth
    const stop = this.testAll(pending, m, trail)
    this.depth = depth
    return stop
  }

  private testAll(pending: Pending | undefined, m: Moment, trail: Trail): boolean {
    for (let p = pending; p !== undefined; p = p.rest) {
      if (p.kind === 'unchanged') return this.unchanged(p.expr, p.environment, p.rest, m, trail)
      const holds = p.kind === 'changed' ? !isUnchanged(this.I, p.expr, p.environment, m) : this.I.test(p.expr, p.environment, m, this.role())
      if (!holds) return this.fails(p.expr, p.environment, m, trail)
      this.depth++
    }
    return this.finish(m, trail)
  }

  private role(): string {
    return this.mode === 'initial' ? 'a part of the initial predicate' : 'a part of the next-state relation'
  }

  private test(e: Expr, env: Environment, pending: Pending | undefined, m: Moment, trail: Trail): boolean {
    return this.I.test(e, env, m, this.role()) ? this.proceed(pending, m, trail) : this.fails(e, env, m, trail)
  }

  private fails(e: Expr, env: Environment, m: Moment, trail: Trail): false {
    this.tracer?.failed?.(e, env, m, this.depth, trail)
    return false
  }

  // -------------------------------------------------------------- states being built

  private slots(m: Moment): Slots {
    return this.mode === 'initial' ? m.now : (m.next as Slots)
  }

  private isComplete(m: Moment): boolean {
    const slots = this.slots(m)
    for (let k = 0; k < this.width; k++) if (slots[k] === undefined) return false
    return true
  }

  private assign(m: Moment, variable: VariableSymbol, value: Value, e: Expr, env: Environment): Moment {
    const stored = solid(value)
    if (isLazy(stored) && (kindOf(stored) === Kind.closure || kindOf(stored) === Kind.filter)) {
      fail('eval/not-enumerable', `the value of ${variable.name} cannot be stored in a state: ${printValue(stored, 80)} is infinite`, e, env)
    }
    const slots = assigned(this.slots(m), variable.index, stored)
    return this.mode === 'initial' ? initialMoment(slots) : stepMoment(m.now, slots, m.bound)
  }

  private target(e: Expr, env: Environment, m: Moment): VariableSymbol | undefined {
    return this.mode === 'initial' ? variableOf(e, env, undefined) : primedVariableOf(e, env, m.bound)
  }

  // -------------------------------------------------------------- operators

  private builtin(e: Expr & { kind: 'builtin' }, env: Environment, pending: Pending | undefined, m: Moment, trail: Trail): boolean {
    switch (e.op) {
      case 'and': {
        let rest = pending
        for (let k = e.args.length - 1; k > 0; k--) rest = { kind: 'conjunct', expr: e.args[k] as Expr, environment: env, rest }
        return this.run(e.args[0] as Expr, env, rest, m, trail)
      }
      case 'or': return e.args.some((operand) => this.run(operand, env, pending, m, trail))
      case 'implies': return this.I.test(e.args[0] as Expr, env, m, 'the left side of =>') ? this.run(e.args[1] as Expr, env, pending, m, trail) : this.proceed(pending, m, trail)
      case '=': return this.equals(e, env, pending, m, trail)
      case 'in': return this.element(e, env, pending, m, trail)
      case 'UNCHANGED': return this.mode === 'initial' ? this.test(e, env, pending, m, trail) : this.unchanged(e.args[0] as Expr, env, pending, m, trail)
      default: return this.test(e, env, pending, m, trail)
    }
  }

  private equals(e: Expr & { kind: 'builtin' }, env: Environment, pending: Pending | undefined, m: Moment, trail: Trail): boolean {
    const variable = this.target(e.args[0] as Expr, env, m)
    const old = variable === undefined ? undefined : this.slots(m)[variable.index]
    if (variable === undefined || old !== undefined) return this.test(e, env, pending, m, trail)
    const value = this.I.evaluate(e.args[1] as Expr, env, m)
    return this.proceed(pending, this.assign(m, variable, value, e, env), trail)
  }

  private element(e: Expr & { kind: 'builtin' }, env: Environment, pending: Pending | undefined, m: Moment, trail: Trail): boolean {
    const variable = this.target(e.args[0] as Expr, env, m)
    const old = variable === undefined ? undefined : this.slots(m)[variable.index]
    if (variable === undefined || old !== undefined) return this.test(e, env, pending, m, trail)
    const right = e.args[1] as Expr
    const set = this.I.evaluate(right, env, m)
    const elements = tryExplicit(set)
    if (elements === undefined || kindOf(elements) !== Kind.set) {
      return fail('eval/not-enumerable', `the right side of \\in is ${described(set)}, which cannot be enumerated`, right, env, `${variable.name} needs a finite set to take its value from`)
    }
    if (elements === EMPTY_SET) return this.fails(e, env, m, trail)
    return elementsAsEnumerated(this.I, right, env, m, set).some((x) => this.proceed(pending, this.assign(m, variable, x, e, env), trail))
  }

  private exists(e: Expr & { kind: 'quantifier' }, env: Environment, pending: Pending | undefined, m: Moment, trail: Trail): boolean {
    let none = true
    const stop = forEachBinding(this.I, e.binders, env, m, (inner) => {
      none = false
      if (this.tracer === undefined) return this.run(e.body, inner, pending, m, trail)
      const chosen = this.tracer.chosen(e, inner, trail)
      return chosen !== 'cut' && this.run(e.body, inner, pending, m, chosen)
    })
    return none ? this.fails(e, env, m, trail) : stop
  }

  /** A conjunction over the elements. TLC works on the first, then on the last, and so on downwards. */
  private forall(e: Expr & { kind: 'quantifier' }, env: Environment, pending: Pending | undefined, m: Moment, trail: Trail): boolean {
    const environments: Environment[] = []
    forEachBinding(this.I, e.binders, env, m, (inner) => {
      environments.push(inner)
      return false
    })
    if (environments.length === 0) return this.proceed(pending, m, trail)
    let rest = pending
    for (let k = 1; k < environments.length; k++) rest = { kind: 'conjunct', expr: e.body, environment: environments[k], rest }
    return this.run(e.body, environments[0], rest, m, trail)
  }

  private call(e: Expr, definition: Definition, args: readonly Argument[], env: Environment, pending: Pending | undefined, m: Moment, trail: Trail): boolean {
    const d = definitionOf(definition)
    if (d.kind === 'value' || nativeOf(d) !== undefined) return this.test(e, env, pending, m, trail)
    const inner = bindParameters(d.parameters, bindArguments(this.I, args, env, m, d.recursive), environmentOf(d, env))
    return this.run(bodyOf(d), inner, pending, m, trail)
  }

  private local(e: Expr & { kind: 'local' }, env: Environment, pending: Pending | undefined, m: Moment, trail: Trail): boolean {
    const binding: Binding | undefined = lookUp(e.symbol, env)
    if (typeof binding === 'object' && binding.kind === 'thunk' && binding.value !== TRUE && binding.value !== FALSE) {
      return this.run(binding.expr, binding.environment, pending, m, trail)
    }
    return this.test(e, env, pending, m, trail)
  }

  private callLocal(e: Expr & { kind: 'callLocal' }, env: Environment, pending: Pending | undefined, m: Moment, trail: Trail): boolean {
    const operator = lookUp(e.symbol, env)
    if (typeof operator !== 'object' || operator.kind !== 'operator') return this.test(e, env, pending, m, trail)
    const entered = enterOperator(operator, bindArguments(this.I, e.args, env, m, false))
    return entered === undefined ? this.test(e, env, pending, m, trail) : this.run(entered.body, entered.environment, pending, m, trail)
  }

  /** f[x] where f is a function constructor that reads the state: its body is worked on as an action. */
  private index(e: Expr & { kind: 'index' }, env: Environment, pending: Pending | undefined, m: Moment, trail: Trail): boolean {
    const head = isConstantName(e.function) ? undefined : resolveHead(this.I, e.function, env, m)
    if (head === undefined) return this.test(e, env, pending, m, trail)
    const { domain, enter } = ruleOf(this.I, head.constructor, head.environment, m)
    const x = argumentOf(this.I, e.args, env, m)
    return isMember(x, domain) ? this.run(head.constructor.body, enter(x), pending, m, trail) : this.test(e, env, pending, m, trail)
  }

  // -------------------------------------------------------------- UNCHANGED

  private unchanged(e: Expr, env: Environment, pending: Pending | undefined, m: Moment, trail: Trail): boolean {
    const variable = variableOf(e, env, m.bound)
    if (variable !== undefined) {
      const old = this.I.evaluate(e, env, m)
      const next = (m.next as Slots)[variable.index]
      if (next === undefined) return this.proceed(pending, this.assign(m, variable, old, e, env), trail)
      return equal(old, next) ? this.proceed(pending, m, trail) : this.fails(e, env, m, trail)
    }
    if (e.kind === 'tuple') {
      const [first, ...others] = e.items
      if (first === undefined) return this.proceed(pending, m, trail)
      let rest = pending
      for (let k = others.length - 1; k >= 0; k--) rest = { kind: 'unchanged', expr: others[k] as Expr, environment: env, rest }
      return this.unchanged(first, env, rest, m, trail)
    }
    const inner = behind(e, env)
    if (inner !== undefined) return this.unchanged(inner.expr, inner.environment, pending, m, trail)
    return isUnchanged(this.I, e, env, m) ? this.proceed(pending, m, trail) : this.fails(e, env, m, trail)
  }
}

/** A definition that does not depend on the state has a value; TLC does not look into it. */
function isConstantName(e: Expr): boolean {
  return e.kind === 'constant' || (e.kind === 'call' && e.definition.level === 0)
}
