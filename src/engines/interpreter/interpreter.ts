/**
 * The yardstick: evaluates resolved expressions by plain recursion over the tree.
 *
 * It is meant to be obviously right rather than fast; the compiler is held against it. Evaluation order, laziness and
 * errors are TLC's. The class owns what lives as long as a program: values of constants, remembered definitions, warnings.
 * How each kind of expression is evaluated is in the files beside this one, which are handed the interpreter.
 */
import type { BoundVariables, ConstantSymbol, Definition, Expr, Model, VariableSymbol } from '../../module/resolved.ts'
import { makeBoolean, makeString, FALSE, TRUE, type Value } from '../../value/store.ts'
import { described } from '../../value/canonical.ts'
import { EvaluationError } from '../../value/error.ts'
import { field } from '../../value/functions.ts'
import { BOOLEAN_SET, functionSet, product, recordSet, STRING_SET } from '../../value/sets.ts'
import { makeSequence, makeSet } from '../../value/canonical.ts'
import { makeRecord } from '../../value/functions.ts'
import { addHolder, type Holder, type Mark } from '../../value/reclaim.ts'
import { constantsOf, integerOfLiteral, internNames } from '../model/constants.ts'
import type { EngineOptions, NativeContext } from '../natives/native.ts'
import { makeNativeContext } from '../natives/context.ts'
import type { Statistics } from '../../program/program.ts'
import { generate } from './actions.ts'
import { evaluateBuiltin } from './builtins.ts'
import { evaluateCall, evaluateConstant, evaluateLocal, evaluateLocalCall, type Entered, type Remembered } from './calls.ts'
import { choose, evaluateFunction, filterSet, mapSet, quantify } from './comprehensions.ts'
import { bindLet, Reads, type Environment } from './environment.ts'
import { endless, fail, located, noteCall } from './failures.ts'
import { stepMoment, type Moment } from './moment.ts'
import { evaluateExcept, evaluateIndex } from './functions.ts'
import { angleHolds, boxHolds } from './steps.ts'

/** Operators entered one after the other without returning: beyond this a recursion is taken for endless. */
const CALL_LIMIT = 1_000_000

export class Interpreter implements Holder {
  readonly model: Model
  readonly constants: ReadonlyMap<ConstantSymbol, Value | Definition>
  readonly natives: NativeContext
  readonly statistics: Statistics
  readonly warnings: string[] = []
  private readonly observe: ((e: Expr) => void) | undefined
  /** What has been read since this was last cleared (bits of Reads): decides how long a value may be remembered. */
  reads: number = Reads.nothing
  /** Values of definitions without parameters. */
  readonly remembered = new Map<Definition, Remembered>()
  /** How often CHOOSE was checked for depending on the order of names, by expression. */
  readonly chooseChecks = new Map<Expr, number>()
  private readonly boundSlots = new WeakMap<BoundVariables, ReadonlyMap<Definition, VariableSymbol>>()

  constructor(model: Model, options: EngineOptions = {}) {
    this.model = model
    this.observe = options.observe
    internNames(model)
    this.constants = constantsOf(model)
    this.statistics = { level: 0, distinct: 0, generated: 0, queue: 0, diameter: 0, durationSeconds: 0, worker: 0 }
    this.natives = makeNativeContext({
      options,
      model,
      statistics: this.statistics,
      warn: (message) => this.warn(message),
      impure: (fleeting) => {
        this.reads |= fleeting ? Reads.fleeting : Reads.world
      },
    })
    addHolder(this)
  }

  /** Registers, and definitions that are evaluated once only (random numbers). */
  * held(): Iterable<Value> {
    for (const entry of this.natives.registers) yield* entry
    for (const { value, reads } of this.remembered.values()) if (reads === Reads.world) yield value
  }

  reclaimed(_since: Mark, moved: (v: Value) => Value): void {
    const registers = [...this.natives.registers]
    this.natives.registers.clear()
    for (const [key, value] of registers) this.natives.registers.set(moved(key), moved(value))
    for (const [d, entry] of this.remembered) {
      if (entry.reads === Reads.world) this.remembered.set(d, { ...entry, value: moved(entry.value) })
      else this.remembered.delete(d)
    }
  }

  /** Warns; the same text once. */
  warn(message: string): void {
    if (!this.warnings.includes(message)) this.warnings.push(message)
  }

  /**
   * The value of an expression. Throws EvaluationError with the innermost failing expression's place. Branches and bodies of
   * operators are gone into by a loop, not by recursion: deep recursions of the specification need little stack.
   */
  evaluate(expr: Expr, environment: Environment, m: Moment): Value {
    let e = expr
    let env = environment
    let entered: Entered | undefined
    let calls = 0
    try {
      for (;;) {
        if (this.observe !== undefined) this.observe(e)
        switch (e.kind) {
          case 'if': e = this.test(e.test, env, m, 'the condition of IF') ? e.then : e.else; break
          case 'case': e = this.caseArm(e, env, m); break
          case 'label': e = e.body; break
          case 'let':
            env = bindLet(e.definitions, env)
            e = e.body
            break
          case 'call': {
            const result = evaluateCall(this, e, env, m)
            if (typeof result === 'number') return result
            if (++calls > CALL_LIMIT) throw endless()
            entered = result
            e = result.body
            env = result.environment
            break
          }
          case 'local': return evaluateLocal(this, e.symbol, env, m)
          case 'variable': return this.variable(e.symbol.index, e.symbol.name, m)
          case 'builtin': return evaluateBuiltin(this, e, env, m)
          case 'index': return evaluateIndex(this, e, env, m)
          case 'number': return integerOfLiteral(e.value)
          default: return this.dispatch(e, env, m)
        }
      }
    } catch (error) {
      const failure = located(error, e, env)
      if (entered !== undefined) noteCall(failure, entered.name, entered.span)
      throw failure
    }
  }

  /** Tells the observer of an expression that is worked on without being evaluated: a part of an action. */
  enter(e: Expr): void {
    this.observe?.(e)
  }

  /** A boolean expression. `role` names the expression's part in a sentence, such as "the condition of IF". */
  test(e: Expr, environment: Environment, moment: Moment, role: string): boolean {
    const value = this.evaluate(e, environment, moment)
    if (value === TRUE) return true
    if (value === FALSE) return false
    return fail('eval/not-boolean', `${role} is ${described(value)}, not a boolean`, e, environment)
  }

  private dispatch(e: Expr, env: Environment, m: Moment): Value {
    const value = (x: Expr): Value => this.evaluate(x, env, m)
    switch (e.kind) {
      case 'string': return makeString(e.value)
      case 'boolean': return makeBoolean(e.value)
      case 'stringSet': return STRING_SET
      case 'booleanSet': return BOOLEAN_SET
      case 'constant': return evaluateConstant(this, e, env, m)
      case 'callLocal': return evaluateLocalCall(this, e, env, m)
      case 'field': return field(value(e.record), makeString(e.name))
      case 'except': return evaluateExcept(this, e, env, m)
      case 'tuple': return makeSequence(e.items.map(value))
      case 'product': return product(e.sets.map(value))
      case 'setEnum': return makeSet(e.items.map(value))
      case 'record': return makeRecord(e.fields.map((f) => [f.name, value(f.value)] as const))
      case 'recordSet': return recordSet(e.fields.map((f) => [f.name, value(f.value)] as const))
      case 'functionSet': return functionSet(value(e.domain), value(e.range))
      case 'setFilter': return filterSet(this, e, env, m)
      case 'setMap': return mapSet(this, e, env, m)
      case 'function': return evaluateFunction(this, e, env, m)
      case 'quantifier': return makeBoolean(quantify(this, e, env, m))
      case 'choose': return choose(this, e, env, m)
      case 'box': return makeBoolean(boxHolds(this, e, env, m))
      case 'angle': return makeBoolean(angleHolds(this, e, env, m))
      default: return refuse(e, env)
    }
  }

  /** ENABLED A: some assignment of the primed variables makes A true; `bound` are those of an instance. */
  isEnabled(e: Expr, env: Environment, m: Moment, bound: BoundVariables | undefined): boolean {
    const before = this.reads
    this.reads = Reads.nothing
    const found = generate(this, 'enabled', e, env, stepMoment(m.now, [], this.slotsOf(bound)), () => true)
    this.reads = before | (this.reads & (Reads.now | Reads.outside))
    return found
  }

  /** The value expression of the first arm that applies. */
  caseArm(e: Expr & { kind: 'case' }, env: Environment, m: Moment): Expr {
    for (const arm of e.arms) if (this.test(arm.test, env, m, 'a condition of CASE')) return arm.value
    return e.other ?? fail('eval/case', 'no condition of this CASE is true, and it has no OTHER', e, env, 'add an OTHER arm, or a condition for this case')
  }

  /** Slots after those of the state for variables that an instance replaces. */
  private slotsOf(bound: BoundVariables | undefined): Moment['bound'] {
    if (bound === undefined || bound.definitions.length === 0) return undefined
    let slots = this.boundSlots.get(bound)
    if (slots === undefined) {
      const first = this.model.module.variables.length
      slots = new Map(bound.definitions.map((d, k) => [d, { kind: 'variable', name: d.substitutes?.name ?? d.name, index: first + k, span: d.span }]))
      this.boundSlots.set(bound, slots)
    }
    return slots
  }

  /** The value of a slot of the present. Throws where it has none. */
  variable(index: number, name: string, m: Moment): Value {
    const value = m.now[index]
    this.reads |= Reads.now
    if (value === undefined) throw unassigned(name, m)
    return value
  }
}

function unassigned(name: string, m: Moment): EvaluationError {
  if (m.role === 'primed') {
    const error = new EvaluationError('eval/primed-unassigned', `${name}' is read before it has a value`)
    error.notes.push(`conjuncts are evaluated from left to right: put ${name}' = … (or ${name}' \\in …, UNCHANGED ${name}) before this one`)
    return error
  }
  if (m.role === 'initial') {
    const error = new EvaluationError('eval/unassigned', `${name} is read before it has a value`)
    error.notes.push(`conjuncts of the initial predicate are evaluated from left to right: put ${name} = … or ${name} \\in … before this one`)
    return error
  }
  const error = new EvaluationError('eval/no-state', `the variable ${name} has no value here: this is evaluated outside of any state`)
  error.notes.push('assumptions and values of constants may not depend on variables')
  return error
}

function refuse(e: Expr, env: Environment): never {
  switch (e.kind) {
    case 'decimal': return fail('eval/decimal', `the number ${e.text} cannot be evaluated: only integers can`, e, env)
    case 'unboundedQuantifier': {
      const sign = e.quantifier === 'forall' ? '\\A' : e.quantifier === 'exists' ? '\\E' : e.quantifier === 'temporalForall' ? '\\AA' : '\\EE'
      return fail('eval/unbounded-quantifier', `${sign} without a set cannot be evaluated`, e, env, `write ${sign} ${e.symbols[0]?.name ?? 'x'} \\in S : … with a set S that can be enumerated`)
    }
    case 'fairness': return fail('eval/temporal', `${e.strong ? 'SF' : 'WF'} is a temporal formula: it has no value in a state or step`, e, env, 'put it in the specification or in a PROPERTY')
    default: return fail('unsupported/expression', `this kind of expression (${e.kind}) cannot be evaluated`, e, env)
  }
}
