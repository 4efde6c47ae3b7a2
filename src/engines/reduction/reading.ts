/**
 * What an expression looks at, read from its text with calls followed as the engines follow them.
 *
 * What has a value without a state is evaluated, so that `log[n]` is one part of log. What is not known is read as the whole
 * variable; what the walk does not understand is everything.
 */
import { definitionOf, type Argument, type Binder, type Expr } from '../../module/resolved.ts'
import { isOperator } from '../../module/copy.ts'
import { forEachPart, forEachSet } from '../../module/walk.ts'
import { FALSE, makeString, TRUE, type Value } from '../../value/store.ts'
import { primedVariableOf, variableOf } from '../interpreter/assignable.ts'
import { bindArguments, bindParameters, enterOperator, environmentOf, nativeOf } from '../interpreter/calls.ts'
import { bind, bindLet, lookUp, type Binding, type Environment } from '../interpreter/environment.ts'
import type { Interpreter } from '../interpreter/interpreter.ts'
import { NOWHERE } from '../interpreter/moment.ts'
import { Footprint, type Key } from './cells.ts'
import { bindings, bindUnknown, isUnknown, keyOf, rigid, UNKNOWN, UNKNOWN_SLOT } from './rigid.ts'

/** Nodes walked over for one footprint. */
const BUDGET = 20_000

export class TooLarge extends Error {}

export class Reading {
  readonly footprint = new Footprint()
  readonly I: Interpreter
  /** Bound variables of constant sets are run for. */
  readonly enumerating: boolean
  /** While a part of an action is walked over: variables that may have a next value by now. */
  assigned: ReadonlySet<number> | undefined
  private left = BUDGET
  private readonly open = new Set<object>()

  constructor(I: Interpreter, enumerating: boolean) {
    this.I = I
    this.enumerating = enumerating
  }

  everything(): void {
    for (const { index } of this.I.model.module.variables) this.footprint.touch(index)
  }

  spend(): void {
    if (--this.left < 0) throw new TooLarge()
  }

  visit(e: Expr, env: Environment, primed = false): void {
    this.spend()
    const all = (parts: readonly Expr[]): void => { for (const part of parts) this.visit(part, env, primed) }
    switch (e.kind) {
      case 'variable': this.look(e.symbol.index, 'whole', primed); return
      case 'local': this.visitBinding(lookUp(e.symbol, env), primed); return
      case 'index': {
        if (this.visitPart(e.function, env, primed, () => this.keyOf(e.args, env))) return all(e.args)
        break
      }
      case 'field':
        if (this.visitPart(e.record, env, primed, () => makeString(e.name))) return
        break
      case 'constant': {
        const given = this.I.constants.get(e.symbol)
        if (typeof given === 'object') this.visitCall({ kind: 'call', definition: given, args: e.args, span: e.span }, env, primed)
        return
      }
      case 'call': this.visitCall(e, env, primed); return
      case 'callLocal': this.visitApplied(lookUp(e.symbol, env), bindArguments(this.I, e.args, env, NOWHERE, false), primed); return
      case 'let': this.visit(e.body, bindLet(e.definitions, env), primed); return
      case 'if': {
        const known = this.tryTest(e.test, env)
        if (known !== undefined) return this.visit(known ? e.then : e.else, env, primed)
        return all([e.test, e.then, e.else])
      }
      case 'function':
        return this.visitBound(e.binders, e.self === undefined ? env : bind(e.self, UNKNOWN, env), primed, (inner) => { this.visit(e.body, inner, primed) })
      case 'quantifier': case 'setMap': return this.visitBound(e.binders, env, primed, (inner) => { this.visit(e.body, inner, primed) })
      case 'setFilter': return this.visitBound([e.binder], env, primed, (inner) => { this.visit(e.predicate, inner, primed) })
      case 'choose':
        if (e.set !== undefined) this.visit(e.set, env, primed)
        return this.visit(e.body, bindUnknown(e.symbols, env), primed)
      case 'except':
        this.visit(e.function, env, primed)
        for (const u of e.updates) {
          for (const p of u.path) if (p.kind === 'index') this.visit(p.index, env, primed)
          this.visit(u.value, bind(u.at, UNKNOWN, env), primed)
        }
        return
      case 'unboundedQuantifier': case 'box': case 'angle': case 'fairness': this.everything(); return
      case 'builtin': return this.visitBuiltin(e, env, primed)
      default:
    }
    forEachPart(e, (part) => { this.visitArgument(part, env, primed) })
  }

  /** Looks at a part of a variable. A next value that is not there yet may be given by what the walk takes for a test. */
  private look(slot: number, key: Key, primed: boolean): void {
    // What a name that is not known is bound to is counted where it is bound.
    if (slot === UNKNOWN_SLOT) return
    if (primed && this.assigned !== undefined && !this.assigned.has(slot)) this.footprint.touch(slot)
    this.footprint.read(slot, key)
  }

  /** Whether this is a variable of which only one part is wanted. */
  private visitPart(of: Expr, env: Environment, primed: boolean, key: () => Key): boolean {
    const plain = variableOf(of, env, undefined)
    const variable = plain ?? primedVariableOf(of, env, undefined)
    if (variable === undefined) return false
    this.look(variable.index, key(), primed || plain === undefined)
    return true
  }

  private keyOf(args: readonly Expr[], env: Environment): Key {
    const [only] = args
    return only === undefined ? 'whole' : keyOf(this.I, args.length === 1 ? only : { kind: 'tuple', items: args, span: only.span }, env)
  }

  private visitArgument(a: Argument, env: Environment, primed: boolean): void {
    if (!isOperator(a)) return this.visit(a, env, primed)
    switch (a.kind) {
      case 'operatorLambda': return this.visit(a.body, bindUnknown(a.parameters, env), primed)
      case 'operatorDefinition': {
        const d = definitionOf(a.definition)
        for (const part of a.prefix) this.visitArgument(part, env, primed)
        if (d.kind === 'value' || nativeOf(d) !== undefined) return
        return this.once(d, () => { this.visitBody(d.body, bindUnknown(d.parameters, environmentOf(d, env)), primed) })
      }
      case 'operatorLocal': return this.visitBinding(lookUp(a.symbol, env), primed)
      case 'operatorConstant': {
        const given = this.I.constants.get(a.symbol)
        return typeof given === 'object' ? this.visitArgument({ kind: 'operatorDefinition', definition: given, prefix: [], span: a.span }, env, primed) : undefined
      }
      case 'operatorBuiltin': if (a.op === 'prime' || a.op === 'UNCHANGED' || a.op === 'ENABLED') this.everything()
    }
  }

  private visitBody(body: Expr | undefined, env: Environment, primed: boolean): void {
    if (body === undefined) this.everything()
    else this.visit(body, env, primed)
  }

  /** What a name stands for, where it is looked at. */
  private visitBinding(binding: Binding | undefined, primed: boolean): void {
    if (typeof binding === 'number' || isUnknown(binding)) return
    if (binding === undefined || binding.kind === 'let') this.everything()
    else if (binding.kind === 'thunk') this.visit(binding.expr, binding.environment, primed)
    else this.visitApplied(binding, undefined, primed)
  }

  /** An operator applied to arguments, or to any. */
  private visitApplied(operator: Binding | undefined, args: readonly Binding[] | undefined, primed: boolean): void {
    if (typeof operator !== 'object' || operator.kind !== 'operator') return this.everything()
    const { target } = operator
    if (target.kind === 'builtin') {
      if (target.op === 'prime' || target.op === 'UNCHANGED' || target.op === 'ENABLED') this.everything()
      for (const binding of args ?? []) this.visitBinding(binding, primed)
      return
    }
    const d = target.kind === 'lambda' ? undefined : definitionOf(target.definition)
    if (d?.kind === 'value') return
    const arity = target.kind === 'lambda' ? target.parameters.length : d!.parameters.length - target.prefix.length
    const given = args ?? Array.from({ length: arity }, () => UNKNOWN)
    const entered = d !== undefined && d.recursive ? undefined : enterOperator(operator, given)
    if (entered !== undefined && args !== undefined) return this.visit(entered.body, entered.environment, primed)
    if (entered !== undefined) return this.once(target.kind === 'lambda' ? target : d!, () => { this.visit(entered.body, entered.environment, primed) })
    if (target.kind === 'definition') for (const binding of target.prefix) this.visitBinding(binding, primed)
    for (const binding of given) this.visitBinding(binding, primed)
    if (d?.recursive === true) this.once(d, () => { this.visitBody(d.body, bindUnknown(d.parameters, environmentOf(d, operator.environment)), primed) })
  }

  /** Keeps out of what is being walked over already. */
  private once(what: object, walk: () => void): void {
    if (this.open.has(what)) return
    this.open.add(what)
    walk()
    this.open.delete(what)
  }

  private visitCall(e: Expr & { kind: 'call' }, env: Environment, primed: boolean): void {
    const d = definitionOf(e.definition)
    if (d.kind === 'value') return
    if (nativeOf(d) !== undefined) {
      for (const a of e.args) this.visitArgument(a, env, primed)
      return
    }
    if (d.body === undefined) return this.everything()
    if (!d.recursive) return this.visit(d.body, bindParameters(d.parameters, bindArguments(this.I, e.args, env, NOWHERE, false), environmentOf(d, env)), primed)
    for (const a of e.args) this.visitArgument(a, env, primed)
    this.once(d, () => { this.visit(d.body!, bindUnknown(d.parameters, environmentOf(d, env)), primed) })
  }

  private visitBound(binders: readonly Binder[], env: Environment, primed: boolean, body: (inner: Environment) => void): void {
    forEachSet(binders, (set) => { this.visit(set, env, primed) })
    const known = this.enumerating ? bindings(this.I, binders, env) : undefined
    if (known === undefined) body(bindUnknown(binders.flatMap((b) => b.symbols), env))
    else known.forEach(body)
  }

  private visitBuiltin(e: Expr & { kind: 'builtin' }, env: Environment, primed: boolean): void {
    const [first] = e.args
    switch (e.op) {
      case 'and': case 'or': case 'implies': {
        const end = e.op === 'or'
        for (const [k, part] of e.args.entries()) {
          const known = this.tryTest(part, env)
          if (known === (e.op === 'implies' && k === 0 ? false : end)) return
          if (known === undefined) this.visit(part, env, primed)
        }
        return
      }
      case 'prime': case 'UNCHANGED': return this.visit(first!, env, true)
      case 'ENABLED': {
        const { assigned } = this
        this.assigned = undefined
        this.visit(first!, env, primed)
        this.assigned = assigned
        return
      }
      case 'in': case 'notin': {
        const key = keyOf(this.I, first!, env)
        if (key !== 'whole' && this.visitPart(e.args[1]!, env, primed, () => `has ${key as Value}`)) return
        for (const part of e.args) this.visit(part, env, primed)
        return
      }
      case 'DOMAIN': {
        if (!this.visitPart(first!, env, primed, () => 'domain')) this.visit(first!, env, primed)
        return
      }
      case 'compose': case 'always': case 'eventually': case 'leadsto': case 'plusarrow': return this.everything()
      default: for (const part of e.args) this.visit(part, env, primed)
    }
  }

  /** The truth of a test that needs no state: only where its text is short, for most do. */
  tryTest(e: Expr, env: Environment): boolean | undefined {
    if (!this.enumerating || !isShort(e)) return undefined
    const value = rigid(this.I, e, env)
    return value === TRUE ? true : value === FALSE ? false : undefined
  }
}

function isShort(e: Expr): boolean {
  let left = 10
  const look = (part: Argument): void => {
    if (--left > 0) forEachPart(part, look)
  }
  look(e)
  return left > 0
}
