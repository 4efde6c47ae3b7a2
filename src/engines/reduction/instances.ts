/**
 * Instances of actions: an action with values for those of its parameters and choices that range over constant sets. Next is
 * walked over as the engines walk it, once for each such value, down to where an action begins to say something of the next
 * state; what stands before that are guards.
 *
 * A path is one way to an instance. What a path looks at and changes is an upper bound, and of an instance the union over its
 * paths; how its guards stand in a state says why a path that is disabled stays so.
 */
import type { DerivedActions } from '../../module/actions.ts'
import { definitionOf, type Binder, type Expr, type LocalSymbol } from '../../module/resolved.ts'
import { solid } from '../../value/canonical.ts'
import { FALSE, isLazy, TRUE, type Value } from '../../value/store.ts'
import { bindArguments, bindParameters, environmentOf, nativeOf } from '../interpreter/calls.ts'
import { bindLet, lookUp, type Binding, type Environment } from '../interpreter/environment.ts'
import type { Interpreter } from '../interpreter/interpreter.ts'
import { NOWHERE } from '../interpreter/moment.ts'
import { isAboutNext } from './aboutNext.ts'
import { footprintOf } from './access.ts'
import { Footprint } from './cells.ts'
import { boundWithin } from './rebound.ts'
import { bindings, bindUnknown, rigid, type Item } from './rigid.ts'
import { Truth } from './truth.ts'

/** More paths or instances than this are not kept apart. */
const PATHS_MAX = 10_000
const INSTANCES_MAX = 1_500

export interface Path {
  /** In the order of evaluation. */
  readonly guards: readonly Truth[]
  /** Everything that it looks at and changes. */
  readonly footprint: Footprint
}

export interface Instance {
  readonly action: number
  readonly footprint: Footprint
  readonly paths: readonly Path[]
}

export interface Instances {
  readonly all: readonly Instance[]
  /** Index of the instance of an action with these arguments; undefined for one that the walk has not foreseen. */
  indexOf(action: number, args: readonly Value[]): number | undefined
}

interface Pending {
  readonly item: Item
  readonly rest: Pending | undefined
}

/** A way through Next, as far as it has been gone. */
interface Way {
  readonly action: number | undefined
  readonly guards: readonly { readonly item: Item; readonly asSet: boolean }[]
  /** Values of symbols; undefined for one that is not known. */
  readonly values: ReadonlyMap<LocalSymbol, Value | undefined>
}

interface Found {
  readonly action: number
  readonly values: Way['values']
  readonly path: Path
}

class TooMany extends Error {}

/** Undefined when Next is not understood, or has too many paths. */
export function instancesOf(I: Interpreter, next: Expr, derived: DerivedActions): Instances | undefined {
  let found: Found[]
  try {
    found = pathsOf(I, next, derived)
  } catch (error) {
    if (error instanceof TooMany) return undefined
    throw error
  }
  const symbols = derived.actions.map(({ parameterSymbols, choiceSymbols }) => [...parameterSymbols, ...choiceSymbols])
  for (const use of [(): boolean => true, (action: number, k: number): boolean => k < derived.actions[action]!.parameterSymbols.length, (): boolean => false]) {
    const used = symbols.map((all, action) => all.map((_, k) => k).filter((k) => use(action, k) && found.every((one) => one.action !== action || one.values.get(all[k]!) !== undefined)))
    const keyOf = (action: number, value: (k: number) => Value): string => `${action}:${used[action]!.map((k) => value(k)).join(' ')}`
    const groups = new Map<string, Found[]>()
    for (const one of found) {
      const key = keyOf(one.action, (k) => one.values.get(symbols[one.action]![k]!)!)
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [one])
      else group.push(one)
    }
    if (groups.size > INSTANCES_MAX) continue
    const indices = new Map([...groups.keys()].map((key, k) => [key, k]))
    const all = [...groups.values()].map((group): Instance => {
      const footprint = new Footprint()
      for (const { path } of group) footprint.include(path.footprint)
      return { action: group[0]!.action, footprint, paths: group.map(({ path }) => path) }
    })
    return { all, indexOf: (action, args) => indices.get(keyOf(action, (k) => solid(args[k]!))) }
  }
  return undefined
}

function pathsOf(I: Interpreter, next: Expr, derived: DerivedActions): Found[] {
  const found: Found[] = []

  const finish = (conjuncts: readonly Item[], way: Way): void => {
    const values = new Map(way.values)
    for (const symbol of boundWithin(I, conjuncts)) values.delete(symbol)
    keep(footprintOf(I, conjuncts), { ...way, values })
  }

  const keep = (footprint: Footprint, way: Way): void => {
    if (way.action === undefined || found.length >= PATHS_MAX) throw new TooMany()
    const guards = way.guards.map(({ item, asSet }) => new Truth(I, item, asSet))
    for (const { reads } of guards) footprint.include(reads)
    found.push({ action: way.action, values: way.values, path: { guards, footprint } })
  }

  const goOn = (pending: Pending | undefined, way: Way): void => {
    if (pending === undefined) finish([], way)
    else walk(pending.item.expr, pending.item.environment, pending.rest, way)
  }

  const walk = (e: Expr, env: Environment, pending: Pending | undefined, before: Way): void => {
    const way: Way = before.action === undefined && derived.leaves.has(e) ? { ...before, action: derived.leaves.get(e)! } : before
    if (!isAboutNext(I, e, env)) return guard(e, env, pending, way)
    switch (e.kind) {
      case 'label': return walk(e.body, env, pending, way)
      case 'let': return walk(e.body, bindLet(e.definitions, env), pending, way)
      case 'quantifier':
        if (e.quantifier !== 'exists') break
        return choose(e, env, pending, way)
      case 'call': {
        const d = definitionOf(e.definition)
        if (d.kind === 'value' || nativeOf(d) !== undefined || d.body === undefined || d.recursive) break
        const given = bindArguments(I, e.args, env, NOWHERE, false)
        return walk(d.body, bindParameters(d.parameters, given, environmentOf(d, env)), pending, { ...way, values: noted(way.values, d.parameters, given) })
      }
      case 'builtin':
        if (e.op === 'or') {
          for (const part of e.args) walk(part, env, pending, way)
          return
        }
        if (e.op === 'and') {
          const [first, ...rest] = e.args
          return walk(first!, env, rest.reduceRight<Pending | undefined>((after, expr) => ({ item: { expr, environment: env }, rest: after }), pending), way)
        }
        break
      default:
    }
    finish([{ expr: e, environment: env }, ...itemsOf(pending)], way)
  }

  /** A conjunct about the present state. */
  const guard = (e: Expr, env: Environment, pending: Pending | undefined, way: Way): void => {
    // Part by part, so that it is known which part is false.
    if (e.kind === 'builtin' && e.op === 'and') {
      const [first, ...rest] = e.args
      return walk(first!, env, rest.reduceRight<Pending | undefined>((after, expr) => ({ item: { expr, environment: env }, rest: after }), pending), way)
    }
    if (e.kind === 'call') {
      const d = definitionOf(e.definition)
      if (d.kind === 'definition' && nativeOf(d) === undefined && !d.recursive && d.body?.kind === 'builtin' && d.body.op === 'and') {
        return walk(d.body, bindParameters(d.parameters, bindArguments(I, e.args, env, NOWHERE, false), environmentOf(d, env)), pending, way)
      }
    }
    if (e.kind === 'quantifier' && e.quantifier === 'forall') {
      const each = bindings(I, e.binders, env)
      if (each !== undefined) return goOn(each.reduceRight<Pending | undefined>((after, inner) => ({ item: { expr: e.body, environment: inner }, rest: after }), pending), way)
    }
    const known = rigid(I, e, env)
    // Never enabled; but guards before this one may raise an error.
    if (known === FALSE) return keep(new Footprint(), way)
    goOn(pending, known === TRUE ? way : { ...way, guards: [...way.guards, { item: { expr: e, environment: env }, asSet: false }] })
  }

  const choose = (e: Expr & { kind: 'quantifier' }, env: Environment, pending: Pending | undefined, way: Way): void => {
    const known = bindings(I, e.binders, env)
    if (known !== undefined) {
      for (const inner of known) walk(e.body, inner, pending, { ...way, values: notedBound(way.values, e.binders, inner) })
      return
    }
    const symbols = e.binders.flatMap((b) => b.symbols)
    const sets = [...new Set(e.binders.map((b) => b.set))].map((expr) => ({ item: { expr, environment: env }, asSet: true }))
    walk(e.body, bindUnknown(symbols, env), pending, { ...way, guards: [...way.guards, ...sets], values: noted(way.values, symbols, []) })
  }

  /** A symbol met again on a path stands for more than one value. */
  const noted = (values: Way['values'], symbols: readonly LocalSymbol[], given: readonly Binding[]): Way['values'] => {
    if (symbols.length === 0) return values
    const after = new Map(values)
    symbols.forEach((symbol, k) => {
      const binding = given[k]
      const value = binding === undefined || after.has(symbol) ? undefined
        : typeof binding === 'number' ? binding
        : binding.kind === 'thunk' ? rigid(I, binding.expr, binding.environment) : undefined
      after.set(symbol, value === undefined || isLazy(value) ? undefined : value)
    })
    return after
  }
  const notedBound = (values: Way['values'], binders: readonly Binder[], env: Environment): Way['values'] => {
    const symbols = binders.flatMap((b) => b.symbols)
    return noted(values, symbols, symbols.map((symbol) => lookUp(symbol, env)!))
  }

  walk(next, undefined, undefined, { action: undefined, guards: [], values: new Map() })
  return found
}

function itemsOf(pending: Pending | undefined): Item[] {
  const items: Item[] = []
  for (let p = pending; p !== undefined; p = p.rest) items.push(p.item)
  return items
}
