/**
 * What a part of an action looks at and changes, path by path, as the engines work on it: the first `x' = …` of a path gives x
 * its next value, any other is a test.
 */
import { definitionOf, type Expr } from '../../module/resolved.ts'
import { forEachSet } from '../../module/walk.ts'
import { familyOf, type Family } from '../../value/canonical.ts'
import { componentsOf, isLazy, lengthOf, makeString, type Value } from '../../value/store.ts'
import { behind, primedVariableOf, variableOf } from '../interpreter/assignable.ts'
import { bindArguments, bindParameters, enterOperator, environmentOf, nativeOf } from '../interpreter/calls.ts'
import { bind, bindLet, lookUp, makeThunk, type Environment } from '../interpreter/environment.ts'
import { NOWHERE } from '../interpreter/moment.ts'
import type { Key } from './cells.ts'
import { growthOf, type Growth } from './growth.ts'
import type { Reading } from './reading.ts'
import { bindings, bindUnknown, isUnknown, keyOf, RANGE_MAX, rigid, UNKNOWN, UNKNOWN_EXPR } from './rigid.ts'

/** Variables that a path of an action has given a value: on each of its branches, on some. */
export interface Assigned {
  readonly must: ReadonlySet<number>
  readonly may: ReadonlySet<number>
}

export const NOTHING: Assigned = { must: new Set(), may: new Set() }

export class Acting {
  private readonly reading: Reading

  constructor(reading: Reading) {
    this.reading = reading
  }

  /** A part of an action; returns what has a next value afterwards. */
  act(e: Expr, env: Environment, assigned: Assigned): Assigned {
    this.reading.spend()
    const look = (part: Expr): void => {
      this.reading.assigned = assigned.may
      this.reading.visit(part, env)
      this.reading.assigned = undefined
    }
    const test = (): Assigned => {
      look(e)
      return assigned
    }
    const branches = (parts: readonly Assigned[]): Assigned => parts.length === 0 ? assigned : {
      must: new Set([...parts[0]!.must].filter((slot) => parts.every(({ must }) => must.has(slot)))),
      may: new Set(parts.flatMap(({ may }) => [...may])),
    }
    switch (e.kind) {
      case 'label': return this.act(e.body, env, assigned)
      case 'let': return this.act(e.body, bindLet(e.definitions, env), assigned)
      case 'if': {
        const known = this.reading.tryTest(e.test, env)
        if (known !== undefined) return this.act(known ? e.then : e.else, env, assigned)
        look(e.test)
        return branches([this.act(e.then, env, assigned), this.act(e.else, env, assigned)])
      }
      case 'case':
        for (const arm of e.arms) look(arm.test)
        return branches([...e.arms.map(({ value }) => value), ...(e.other === undefined ? [] : [e.other])].map((part) => this.act(part, env, assigned)))
      case 'quantifier': {
        if (e.quantifier !== 'exists') return test()
        forEachSet(e.binders, look)
        const known = this.reading.enumerating ? bindings(this.reading.I, e.binders, env) : undefined
        const inner = known ?? [bindUnknown(e.binders.flatMap((b) => b.symbols), env)]
        return branches(inner.map((one) => this.act(e.body, one, assigned)))
      }
      case 'call': {
        const d = definitionOf(e.definition)
        if (d.kind === 'value' || nativeOf(d) !== undefined || d.body === undefined || d.recursive) return test()
        return this.act(d.body, bindParameters(d.parameters, bindArguments(this.reading.I, e.args, env, NOWHERE, false), environmentOf(d, env)), assigned)
      }
      case 'constant': {
        const given = this.reading.I.constants.get(e.symbol)
        return typeof given === 'object' ? this.act({ kind: 'call', definition: given, args: e.args, span: e.span }, env, assigned) : test()
      }
      case 'local': {
        const binding = lookUp(e.symbol, env)
        if (typeof binding !== 'object' || binding.kind !== 'thunk' || isUnknown(binding)) return test()
        return this.act(binding.expr, binding.environment, assigned)
      }
      case 'callLocal': {
        const operator = lookUp(e.symbol, env)
        if (typeof operator !== 'object' || operator.kind !== 'operator') return test()
        if (operator.target.kind === 'definition' && isRecursive(operator.target.definition)) return test()
        const entered = enterOperator(operator, bindArguments(this.reading.I, e.args, env, NOWHERE, false))
        return entered === undefined ? test() : this.act(entered.body, entered.environment, assigned)
      }
      case 'builtin':
        switch (e.op) {
          case 'and': return e.args.reduce((before, part) => this.act(part, env, before), assigned)
          case 'or': return branches(e.args.map((part) => this.act(part, env, assigned)))
          case 'implies':
            look(e.args[0]!)
            return branches([assigned, this.act(e.args[1]!, env, assigned)])
          case 'UNCHANGED': return this.keep(e.args[0]!, env, assigned) ?? test()
          case '=': case 'in': {
            const variable = primedVariableOf(e.args[0]!, env, undefined)
            if (variable === undefined || assigned.must.has(variable.index)) return test()
            const slot = variable.index
            if (assigned.may.has(slot)) this.reading.footprint.touch(slot)
            this.reading.assigned = assigned.may
            if (e.op === '=') this.update(slot, e.args[1]!, env)
            else {
              this.reading.footprint.change(slot, 'whole', 'set', familyOfElements(rigid(this.reading.I, e.args[1]!, env)))
              this.reading.visit(e.args[1]!, env)
            }
            this.reading.assigned = undefined
            return plus(assigned, slot)
          }
          default: return test()
        }
      default: return test()
    }
  }

  /** UNCHANGED: variables that have a next value already are tested. Undefined when it is not about variables. */
  private keep(e: Expr, env: Environment, assigned: Assigned): Assigned | undefined {
    const variable = variableOf(e, env, undefined)
    if (variable !== undefined) {
      if (assigned.may.has(variable.index)) this.reading.footprint.read(variable.index, 'whole')
      return plus(assigned, variable.index)
    }
    if (e.kind === 'label') return this.keep(e.body, env, assigned)
    if (e.kind === 'tuple') {
      let after: Assigned | undefined = assigned
      for (const item of e.items) {
        after = this.keep(item, env, after)
        if (after === undefined) return undefined
      }
      return after
    }
    const next = behind(e, env)
    return next === undefined ? undefined : this.keep(next.expr, next.environment, assigned)
  }

  /** The next value of a variable: which part of it changes, and in what way. */
  private update(slot: number, e: Expr, env: Environment): void {
    this.reading.spend()
    switch (e.kind) {
      case 'label': return this.update(slot, e.body, env)
      case 'let': return this.update(slot, e.body, bindLet(e.definitions, env))
      case 'if': {
        const known = this.reading.tryTest(e.test, env)
        if (known !== undefined) return this.update(slot, known ? e.then : e.else, env)
        this.reading.visit(e.test, env)
        this.update(slot, e.then, env)
        return this.update(slot, e.else, env)
      }
      case 'except':
        if (!this.isSelf(e.function, slot, env) && !(e.function.kind === 'except' && this.isExceptOfSelf(e.function, slot, env))) break
        if (e.function.kind === 'except') this.update(slot, e.function, env)
        for (const u of e.updates) this.updateAt(slot, u, e, env)
        return
      default: {
        if (this.isSelf(e, slot, env)) return
        const next = behind(e, env)
        if (next !== undefined && next.expr !== UNKNOWN_EXPR) return this.update(slot, next.expr, next.environment)
        if (e.kind === 'call') {
          const d = definitionOf(e.definition)
          if (d.kind === 'definition' && nativeOf(d) === undefined && d.body !== undefined && !d.recursive) {
            return this.update(slot, d.body, bindParameters(d.parameters, bindArguments(this.reading.I, e.args, env, NOWHERE, false), environmentOf(d, env)))
          }
        }
        const growth = growthOf(e, (part) => this.isSelf(part, slot, env))
        if (growth === undefined) break
        for (const key of this.elementsOf(growth, env) ?? ['whole' as const]) this.reading.footprint.change(slot, key, growth.change, growth.by.kind === 'number' ? 'integer' : undefined)
        return this.reading.visit(growth.by, env)
      }
    }
    this.reading.footprint.change(slot, 'whole', 'set', this.family(e, env))
    this.reading.visit(e, env)
  }

  private family(e: Expr, env: Environment): Family | undefined {
    if (e.kind === 'if') {
      const [then, other] = [this.family(e.then, env), this.family(e.else, env)]
      return then === other ? then : undefined
    }
    const value = rigid(this.reading.I, e, env)
    return value === undefined ? undefined : familyOf(value)
  }

  private updateAt(slot: number, u: (Expr & { kind: 'except' })['updates'][number], e: Expr & { kind: 'except' }, env: Environment): void {
    const [first] = u.path
    for (const p of u.path) if (p.kind === 'index') this.reading.visit(p.index, env)
    const key: Key = first === undefined ? 'whole' : first.kind === 'field' ? makeString(first.name) : keyOf(this.reading.I, first.index, env)
    const growth = u.path.length === 1 && key !== 'whole' ? growthOf(u.value, (part) => part.kind === 'local' && part.symbol === u.at) : undefined
    this.reading.footprint.change(slot, key, growth?.change ?? 'set', growth === undefined && u.path.length === 1 ? this.family(u.value, bind(u.at, UNKNOWN, env)) : growth?.by.kind === 'number' ? 'integer' : undefined)
    if (growth === undefined) return this.reading.visit(u.value, bind(u.at, UNKNOWN, env))
    // In what is added, @ would be looked at.
    return this.reading.visit(growth.by, bind(u.at, makeThunk(e.function, env), env))
  }

  /** The elements that are added to a set or removed from it, where they are known. */
  private elementsOf({ change, by }: Growth, env: Environment): Key[] | undefined {
    const set = change === 'add' || change === 'remove' ? rigid(this.reading.I, by, env) : undefined
    if (set === undefined || familyOf(set) !== 'set' || isLazy(set) || lengthOf(set) > RANGE_MAX) return undefined
    const elements = componentsOf(set)
    return elements.some(isLazy) ? undefined : elements.map((element): Key => `has ${element}`)
  }

  private isSelf(e: Expr, slot: number, env: Environment): boolean {
    return variableOf(e, env, undefined)?.index === slot
  }

  private isExceptOfSelf(e: Expr & { kind: 'except' }, slot: number, env: Environment): boolean {
    return this.isSelf(e.function, slot, env) || (e.function.kind === 'except' && this.isExceptOfSelf(e.function, slot, env))
  }
}

function plus({ must, may }: Assigned, slot: number): Assigned {
  return { must: new Set(must).add(slot), may: new Set(may).add(slot) }
}

function isRecursive(definition: Parameters<typeof definitionOf>[0]): boolean {
  const d = definitionOf(definition)
  return d.kind === 'definition' && d.recursive
}

function familyOfElements(set: Value | undefined): Family | undefined {
  if (set === undefined || familyOf(set) !== 'set' || isLazy(set)) return undefined
  const families = new Set(componentsOf(set).map(familyOf))
  return families.size === 1 ? [...families][0] : undefined
}
