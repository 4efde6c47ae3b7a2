/**
 * What an expression really depends on: not the variable `log` but `log[leader]`.
 *
 * A walk over the expression as if every call were inlined, with parameters standing for their arguments. Reads of the
 * form v[a] or v[a][b], where a and b are bound variables known outside, are projections; a memo keyed by the projected value
 * recurs far more often than one keyed by the whole variable. The walk has a budget; beyond it nothing is known.
 */
import { definitionOf, type Argument, type Definition, type Expr, type LocalSymbol } from '../../module/resolved.ts'
import { forEachChild, isOperatorArgument } from './analysis.ts'
import { makeString } from '../../value/store.ts'
import type { Env } from './blocks.ts'
import { freeLocals } from './unit.ts'

const BUDGET = 20_000

export interface Reads {
  /** JavaScript names of bound variables read. */
  readonly locals: Set<string>
  /** Variables read as a whole. */
  readonly whole: Set<number>
  /** JavaScript of projected reads, such as `apply(s0, x3)`, with the variable and the name it is applied to first. */
  readonly projected: Map<string, { readonly slot: number; readonly name: string }>
  readonly primed: Set<number>
  /** Variables read only in their own update `v' = …`, which looks at no other next value. */
  readonly self: Set<number>
  /** Variables under UNCHANGED: their next value is what they are. */
  readonly kept: Set<number>
  /** Of the grouped variables (layout.ts): names at which one of them is updated. */
  readonly updatedAt: Set<string>
  /** A grouped variable is given a next value in some other way: it may change at every element. */
  rewrites: boolean
}

/** Bindings met on the walk: a parameter is its argument, in the scope of the call. */
interface Scope {
  readonly symbol: LocalSymbol | Definition
  readonly argument: Argument | undefined
  readonly scope: Scope | undefined
  readonly parent: Scope | undefined
}

/** What the walk asks of the compilation. */
export interface Lookups {
  /** What a CONSTANT stands for: a Definition or a value. */
  constantOf(symbol: unknown): unknown
  /** JavaScript of a constant expression. */
  literal(e: Expr): string | undefined
  /**
   * JavaScript of the (boolean, remembered) value of a definition, when that is a better key than what it reads; in action
   * position only where its truth is all that counts (a disjunction there gives as many successors as disjuncts are true).
   */
  summary?: ((d: Definition, args: readonly string[], action: boolean) => string | undefined) | undefined
  /** Whether a variable is laid out by elements. */
  grouped(slot: number): boolean
}

function noReads(): Reads {
  return { locals: new Set(), whole: new Set(), projected: new Map(), primed: new Set(), self: new Set(), kept: new Set(), updatedAt: new Set(), rewrites: false }
}

/** What the conjunction of these expressions in action position reads; undefined when the walk meets something it does not follow. */
export function readsOf(conjuncts: readonly Expr[], env: Env, { constantOf, literal, summary, grouped }: Lookups): Reads | undefined {
  let reads = noReads()
  let left = BUDGET
  /** Variables that may have their next value already: what looks like one more assignment is a test. */
  let assigned: ReadonlySet<number> = new Set()

  /** Whether something bound has been walked over, so that doing it again tells nothing; by where it was noted down. */
  const walked = new Map<object, Reads>()
  const walkedPrimed = new Map<object, Reads>()
  const again = (what: object, primed: boolean): boolean => {
    const before = primed ? walkedPrimed : walked
    if (before.get(what) === reads) return true
    before.set(what, reads)
    return false
  }
  /** As `again`, for calls with arguments that have names. */
  const calls = new Map<Definition, Map<string, object>>()
  const callOf = (d: Definition, names: readonly (string | undefined)[]): object => {
    let known = calls.get(d)
    if (known === undefined) calls.set(d, (known = new Map()))
    const key = names.join(' ')
    let call = known.get(key)
    if (call === undefined) known.set(key, (call = {}))
    return call
  }

  const find = (symbol: LocalSymbol | Definition, scope: Scope | undefined): Scope | undefined => {
    for (let s = scope; s !== undefined; s = s.parent) if (s.symbol === symbol) return s
    return undefined
  }
  const bindAll = (symbols: readonly LocalSymbol[], scope: Scope | undefined): Scope | undefined =>
    symbols.reduce<Scope | undefined>((parent, symbol) => ({ symbol, argument: undefined, scope: undefined, parent }), scope)

  /** The JavaScript name that an index expression stands for, when it is a bound variable from outside. */
  const nameOf = (x: Expr, scope: Scope | undefined, at: Env): string | undefined => {
    if (x.kind === 'field') {
      const record = nameOf(x.record, scope, at)
      return record === undefined ? undefined : `lookupOrNone(${record}, ${makeString(x.name)})`
    }
    if (x.kind !== 'local') return undefined
    const bound = find(x.symbol, scope)
    if (bound !== undefined) return bound.argument === undefined || isOperatorArgument(bound.argument) ? undefined : nameOf(bound.argument, bound.scope, at)
    const binding = at.lookup(x.symbol)
    if (binding?.kind === 'js') return /^[a-z]\d+$/.test(binding.code.js) ? binding.code.js : undefined
    return binding?.kind === 'lazy' && (binding.expr.kind === 'local' || binding.expr.kind === 'field') ? nameOf(binding.expr, undefined, binding.env) : undefined
  }

  const visit = (x: Expr, scope: Scope | undefined, at: Env, primed: boolean, action = false): boolean => {
    if (--left < 0) return false
    const all = (...parts: readonly Expr[]): boolean => parts.every((p) => visit(p, scope, at, primed))
    const steps = (...parts: readonly Expr[]): boolean => parts.every((p) => visit(p, scope, at, primed, action))
    const branches = (...parts: readonly Expr[]): boolean => {
      const before = assigned
      const after = new Set(before)
      const ok = parts.every((p) => {
        assigned = before
        const followed = steps(p)
        for (const i of assigned) after.add(i)
        return followed
      })
      assigned = after
      return ok
    }
    switch (x.kind) {
      case 'variable':
        (primed ? reads.primed : reads.whole).add(x.symbol.index)
        return true
      case 'index': {
        if (!primed && x.args.length === 1) {
          const js = projection(x, scope, at)
          if (js !== undefined) {
            reads.projected.set(js.text, { slot: js.slot, name: js.name })
            return all(...x.args) && (x.function.kind !== 'index' || all(...x.function.args))
          }
        }
        break
      }
      case 'local': return visitLocal(x.symbol, scope, at, primed)
      case 'constant': {
        const by = constantOf(x.symbol)
        if (typeof by !== 'object') return true
        return visitCall(by as Definition, x.args, scope, at, primed, action)
      }
      case 'call': {
        const d = definitionOf(x.definition)
        if (d.kind === 'value') return true
        return visitCall(d, x.args, scope, at, primed, action)
      }
      case 'callLocal': return false
      case 'builtin':
        if (x.op === 'prime') return visit(x.args[0]!, scope, at, true)
        if (x.op === 'UNCHANGED') return action && visitKept(x.args[0]!, scope, at)
        if (x.op === 'and') return steps(...x.args)
        if (x.op === 'or') return branches(...x.args)
        if (x.op === 'implies') return all(x.args[0]!) && branches(x.args[1]!)
        if (x.op === '=' && action && x.args[0]!.kind === 'builtin' && x.args[0]!.op === 'prime') {
          const slot = variableOf(x.args[0]!.args[0]!, scope, at)
          if (slot !== undefined) return visitUpdate(slot, x.args[1]!, scope, at)
        }
        if (x.op === 'in' && action && x.args[0]!.kind === 'builtin' && x.args[0]!.op === 'prime' && variableOf(x.args[0]!.args[0]!, scope, at) !== undefined) {
          const slot = variableOf(x.args[0]!.args[0]!, scope, at)!
          if (grouped(slot)) reads.rewrites = true
          return all(x.args[1]!) && assign(slot)
        }
        break
      case 'label': return steps(x.body)
      case 'if': return all(x.test) && branches(x.then, x.else)
      case 'case': return all(...x.arms.map((arm) => arm.test)) && branches(...x.arms.map((arm) => arm.value), ...(x.other === undefined ? [] : [x.other]))
      case 'quantifier': case 'setMap':
        return all(...x.binders.map((b) => b.set)) && visit(x.body, bindAll(x.binders.flatMap((b) => b.symbols), scope), at, primed, action && x.kind === 'quantifier' && x.quantifier === 'exists')
      case 'function':
        return all(...x.binders.map((b) => b.set)) && visit(x.body, bindAll([...x.binders.flatMap((b) => b.symbols), ...(x.self === undefined ? [] : [x.self])], scope), at, primed)
      case 'setFilter': return all(x.binder.set) && visit(x.predicate, bindAll(x.binder.symbols, scope), at, primed)
      case 'choose': return (x.set === undefined || all(x.set)) && visit(x.body, bindAll(x.symbols, scope), at, primed)
      case 'except': {
        const inner = bindAll(x.updates.map((u) => u.at), scope)
        return all(x.function) && x.updates.every((u) => u.path.every((p) => p.kind === 'field' || visit(p.index, inner, at, primed)) && visit(u.value, inner, at, primed))
      }
      case 'let': {
        const inner = x.definitions.reduce<Scope | undefined>((parent, d) => ({ symbol: d, argument: undefined, scope: undefined, parent }), scope)
        return visit(x.body, inner, at, primed, action)
      }
    }
    let ok = true
    forEachChild(x, (child) => {
      ok = ok && visit(child, scope, at, primed)
    })
    return ok
  }

  /** v' = right: what right reads of v itself is told apart, unless right looks at other next values. */
  const visitUpdate = (slot: number, right: Expr, scope: Scope | undefined, at: Env): boolean => {
    if (assigned.has(slot)) {
      reads.primed.add(slot)
      return visit(right, scope, at, false)
    }
    if (grouped(slot)) return visitGroupedUpdate(slot, right, scope, at) && assign(slot)
    const outer = reads
    const own = noReads()
    reads = own
    const ok = visit(right, scope, at, false) && assign(slot)
    reads = outer
    const apart = own.primed.size === 0
    for (const name of own.locals) outer.locals.add(name)
    for (const i of own.primed) outer.primed.add(i)
    for (const i of own.kept) outer.kept.add(i)
    for (const i of own.whole) (apart && i === slot ? outer.self : outer.whole).add(i)
    for (const [js, read] of own.projected) {
      if (apart && read.slot === slot) outer.self.add(slot)
      else outer.projected.set(js, read)
    }
    for (const name of own.updatedAt) outer.updatedAt.add(name)
    outer.rewrites ||= own.rewrites
    return ok
  }

  /**
   * v' = right for a grouped variable: where it is v, or v EXCEPT at names known outside, the other elements do not matter;
   * at those names, the old value does unless all of it is replaced whatever it was (`always`).
   */
  const visitGroupedUpdate = (slot: number, right: Expr, scope: Scope | undefined, at: Env, always = true): boolean => {
    if (--left < 0) return false
    if (variableOf(right, scope, at) === slot) return true
    switch (right.kind) {
      case 'label': return visitGroupedUpdate(slot, right.body, scope, at, always)
      case 'if':
        return visit(right.test, scope, at, false) && visitGroupedUpdate(slot, right.then, scope, at, false) && visitGroupedUpdate(slot, right.else, scope, at, false)
      case 'except': {
        const names = variableOf(right.function, scope, at) === slot ? right.updates.map(({ path: [first] }) => (first?.kind === 'field' ? undefined : nameOf(first!.index, scope, at))) : [undefined]
        if (names.includes(undefined)) break
        right.updates.forEach((u, k) => {
          const name = names[k]!
          reads.updatedAt.add(name)
          if (!always || u.path.length > 1 || freeLocals(u.value).has(u.at)) reads.projected.set(`apply(s${slot}, ${name})`, { slot, name })
        })
        const inner = bindAll(right.updates.map((u) => u.at), scope)
        return right.updates.every((u) => u.path.every((p) => p.kind === 'field' || visit(p.index, inner, at, false)) && visit(u.value, inner, at, false))
      }
    }
    reads.rewrites = true
    return visit(right, scope, at, false)
  }

  const assign = (slot: number): boolean => {
    assigned = new Set([...assigned, slot])
    return true
  }

  const visitKept = (x: Expr, scope: Scope | undefined, at: Env): boolean => {
    const outer = reads
    reads = noReads()
    const ok = visit(x, scope, at, false)
    const slots = [...reads.whole]
    reads = outer
    for (const i of slots) (assigned.has(i) ? reads.whole : reads.kept).add(i)
    return ok && slots.every(assign)
  }

  const variableOf = (x: Expr, scope: Scope | undefined, at: Env): number | undefined => {
    if (x.kind === 'variable') return x.symbol.index
    if (x.kind === 'local') {
      const bound = find(x.symbol, scope)
      if (bound !== undefined) return bound.argument === undefined || isOperatorArgument(bound.argument) ? undefined : variableOf(bound.argument, bound.scope, at)
      const binding = at.lookup(x.symbol)
      return binding?.kind === 'lazy' ? variableOf(binding.expr, undefined, binding.env) : undefined
    }
    if (x.kind !== 'call' || x.args.length > 0) return undefined
    const d = definitionOf(x.definition)
    return d.kind === 'definition' && d.body !== undefined && !d.inLet ? variableOf(d.body, undefined, at) : undefined
  }

  const projection = (x: Extract<Expr, { kind: 'index' }>, scope: Scope | undefined, at: Env): { text: string; slot: number; name: string } | undefined => {
    const name = x.args.length === 1 ? nameOf(x.args[0]!, scope, at) : undefined
    if (name === undefined) return undefined
    if (x.function.kind === 'variable') return { text: `apply(s${x.function.symbol.index}, ${name})`, slot: x.function.symbol.index, name }
    if (x.function.kind !== 'index') return undefined
    const outer = projection(x.function, scope, at)
    return outer === undefined ? undefined : { ...outer, text: `apply(${outer.text}, ${name})` }
  }

  const visitLocal = (symbol: LocalSymbol, scope: Scope | undefined, at: Env, primed: boolean): boolean => {
    const bound = find(symbol, scope)
    if (bound !== undefined) {
      if (bound.argument === undefined) return true
      return again(bound, primed) || (!isOperatorArgument(bound.argument) && visit(bound.argument, bound.scope, at, primed))
    }
    const binding = at.lookup(symbol)
    if (binding?.kind === 'js') {
      reads.locals.add(binding.code.js)
      return true
    }
    return binding?.kind === 'lazy' && (again(binding, primed) || visit(binding.expr, undefined, binding.env, primed))
  }

  const visitCall = (d: Definition, args: readonly Argument[], scope: Scope | undefined, at: Env, primed: boolean, action: boolean): boolean => {
    const names = d.inLet || d.native !== undefined ? [undefined] : args.map((a) => (isOperatorArgument(a) ? undefined : nameOf(a, scope, at) ?? literal(a)))
    if (!names.includes(undefined)) {
      if (!action && again(callOf(d, names), primed)) return true
      const js = primed ? undefined : summary?.(d, names as string[], action)
      if (js !== undefined) {
        reads.projected.set(js, { slot: -1, name: '' })
        return true
      }
    }
    if (d.native !== undefined || d.recursive || d.body === undefined) {
      if (d.native === undefined) return false
      return args.every((a) => !isOperatorArgument(a) && visit(a, scope, at, primed))
    }
    if (d.inLet) {
      const bound = find(d, scope)
      if (bound === undefined) {
        const binding = at.lookup(d)
        if (binding?.kind === 'lazy') return visit(binding.expr, undefined, binding.env, primed)
        // One with parameters stands in the environment without its body, which is followed where it is called, as when it is compiled.
        if (binding === undefined && d.parameters.length > 0) return false
      }
      const inner = d.parameters.reduce<Scope | undefined>((parent, symbol, i) => ({ symbol, argument: args[i]!, scope, parent }), bound ?? undefined)
      return visit(d.body, inner, at, primed, action)
    }
    const inner = d.parameters.reduce<Scope | undefined>((parent, symbol, i) => ({ symbol, argument: args[i]!, scope, parent }), undefined)
    return visit(d.body, inner, at, primed, action)
  }

  return conjuncts.every((e) => visit(e, undefined, env, false, true)) ? reads : undefined
}
