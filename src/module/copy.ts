/**
 * Copies a resolved expression while replacing symbols: the work horse of INSTANCE and of unfolding definitions.
 *
 * Every binder of the copy is a fresh symbol, so two copies never share a bound variable and nothing can be captured.
 * What replaces a symbol is inserted as it is, not copied: the copy may share such nodes, which is why engines must not
 * take the tree for one without sharing.
 */
import type { Argument, Binder, BoundVariables, Call, ConstantSymbol, Definition, Expr, LocalSymbol, VariableSymbol } from './resolved.ts'
import type { Span } from '../syntax/source.ts'

/** What to replace. `locals` and `lets` are filled while copying. */
export interface Replacement {
  readonly locals: Map<LocalSymbol, LocalSymbol>
  readonly lets: Map<Definition, Definition>
  /** Formal parameters that become arguments. */
  readonly formals: ReadonlyMap<LocalSymbol, Argument>
  readonly symbol: (symbol: ConstantSymbol | VariableSymbol) => Argument | undefined
  /** Of an instance: what it replaces its variables by. */
  readonly bound?: BoundVariables | undefined
  /** Another definition for one outside the copied tree, with arguments to put in front. */
  readonly definition: (definition: Definition) => { readonly definition: Definition; readonly prefix: readonly Argument[] }
}

/** A replacement of formal parameters only. */
export function replaceFormals(parameters: readonly LocalSymbol[], args: readonly Argument[]): Replacement {
  const formals = new Map<LocalSymbol, Argument>()
  parameters.forEach((p, i) => {
    const argument = args[i]
    if (argument !== undefined) formals.set(p, argument)
  })
  return { locals: new Map(), lets: new Map(), formals, symbol: () => undefined, definition: (definition) => ({ definition, prefix: [] }) }
}

/** The body of a definition with arguments in place of its parameters. */
export function unfold(call: Call): Expr | undefined {
  const { definition, args } = call
  if (definition.body === undefined) return undefined
  return definition.parameters.length === 0 ? definition.body : copyExpr(definition.body, replaceFormals(definition.parameters, args))
}

export function freshLocal(symbol: LocalSymbol): LocalSymbol {
  return { ...symbol }
}

export function isOperator(a: Argument): a is Exclude<Argument, Expr> {
  switch (a.kind) {
    case 'operatorDefinition': case 'operatorLocal': case 'operatorConstant': case 'operatorBuiltin': case 'operatorLambda': return true
    default: return false
  }
}

/** An operator argument applied to arguments. A LAMBDA is unfolded. */
export function applyOperator(operator: Argument, args: readonly Argument[], span: Span): Expr {
  switch (operator.kind) {
    case 'operatorDefinition': return { kind: 'call', definition: operator.definition, args: [...operator.prefix, ...args], span }
    case 'operatorLocal': return { kind: 'callLocal', symbol: operator.symbol, args, span }
    case 'operatorConstant': return { kind: 'constant', symbol: operator.symbol, args, span }
    case 'operatorBuiltin': return { kind: 'builtin', op: operator.op, args: args as readonly Expr[], span }
    case 'operatorLambda': return copyExpr(operator.body, replaceFormals(operator.parameters, args))
    default: return operator
  }
}

export function copyArgument(a: Argument, r: Replacement): Argument {
  switch (a.kind) {
    case 'operatorDefinition': {
      const { definition, prefix } = target(a.definition, r)
      return { ...a, definition, prefix: [...prefix, ...a.prefix.map((p) => copyArgument(p, r))] }
    }
    case 'operatorLocal': return r.formals.get(a.symbol) ?? { ...a, symbol: r.locals.get(a.symbol) ?? a.symbol }
    case 'operatorConstant': return r.symbol(a.symbol) ?? a
    case 'operatorBuiltin': return a
    case 'operatorLambda': {
      const parameters = a.parameters.map((p) => bind(p, r))
      return { ...a, parameters, body: copyExpr(a.body, r) }
    }
    default: return copyExpr(a, r)
  }
}

/** Calls and built-ins apart from the rest: the frame of a large function would overflow the stack on long chains. */
export function copyExpr(e: Expr, r: Replacement): Expr {
  if (e.kind === 'builtin') {
    const args: Expr[] = []
    for (const a of e.args) args.push(copyExpr(a, r))
    return e.op === 'ENABLED' ? { ...e, args, bound: boundIn(e.bound, r) } : { ...e, args }
  }
  if (e.kind !== 'call') return copyOther(e, r)
  const { definition, prefix } = target(e.definition, r)
  const args: Argument[] = [...prefix]
  for (const a of e.args) args.push(copyArgument(a, r))
  return { ...e, definition, args }
}

function copyOther(e: Exclude<Expr, { kind: 'call' | 'builtin' }>, r: Replacement): Expr {
  const copy = (x: Expr): Expr => copyExpr(x, r)
  switch (e.kind) {
    case 'number': case 'decimal': case 'string': case 'boolean': case 'stringSet': case 'booleanSet': return e
    case 'local': return (r.formals.get(e.symbol) as Expr | undefined) ?? { ...e, symbol: r.locals.get(e.symbol) ?? e.symbol }
    case 'variable': return (r.symbol(e.symbol) as Expr | undefined) ?? e
    case 'constant': {
      const args = e.args.map((a) => copyArgument(a, r))
      const by = r.symbol(e.symbol)
      return by === undefined ? { ...e, args } : args.length === 0 ? (by as Expr) : applyOperator(by, args, e.span)
    }
    case 'callLocal': {
      const args = e.args.map((a) => copyArgument(a, r))
      const by = r.formals.get(e.symbol)
      return by === undefined ? { ...e, symbol: r.locals.get(e.symbol) ?? e.symbol, args } : applyOperator(by, args, e.span)
    }
    case 'tuple': case 'setEnum': return { ...e, items: e.items.map(copy) }
    case 'product': return { ...e, sets: e.sets.map(copy) }
    case 'setFilter': {
      const binder = bindAll([e.binder], r)[0] as Binder
      return { ...e, binder, predicate: copy(e.predicate) }
    }
    case 'setMap': case 'quantifier': {
      const binders = bindAll(e.binders, r)
      return { ...e, binders, body: copy(e.body) }
    }
    case 'function': {
      const binders = bindAll(e.binders, r)
      const self = e.self === undefined ? undefined : bind(e.self, r)
      return { ...e, binders, self, body: copy(e.body) }
    }
    case 'functionSet': return { ...e, domain: copy(e.domain), range: copy(e.range) }
    case 'record': case 'recordSet': return { ...e, fields: e.fields.map((f) => ({ name: f.name, value: copy(f.value) })) }
    case 'except': {
      const updates = e.updates.map((u) => {
        const path = u.path.map((p) => (p.kind === 'index' ? { ...p, index: copy(p.index) } : p))
        return { ...u, path, at: bind(u.at, r), value: copy(u.value) }
      })
      return { ...e, function: copy(e.function), updates }
    }
    case 'index': return { ...e, function: copy(e.function), args: e.args.map(copy) }
    case 'field': return { ...e, record: copy(e.record) }
    // oxlint-disable-next-line unicorn/no-thenable -- the node of IF THEN ELSE
    case 'if': return { ...e, test: copy(e.test), then: copy(e.then), else: copy(e.else) }
    case 'case': return { ...e, arms: e.arms.map((a) => ({ test: copy(a.test), value: copy(a.value) })), other: e.other === undefined ? undefined : copy(e.other) }
    case 'let': return { ...e, definitions: copyLet(e.definitions, r), body: copy(e.body) }
    case 'unboundedQuantifier': {
      const symbols = e.symbols.map((s) => bind(s, r))
      return { ...e, symbols, body: copy(e.body) }
    }
    case 'choose': {
      const set = e.set === undefined ? undefined : copy(e.set)
      const symbols = e.symbols.map((s) => bind(s, r))
      return { ...e, set, symbols, body: copy(e.body) }
    }
    case 'box': case 'angle': return { ...e, action: copy(e.action), subscript: copy(e.subscript) }
    case 'fairness': return { ...e, action: copy(e.action), subscript: copy(e.subscript), bound: boundIn(e.bound, r) }
    case 'label': return { ...e, body: copy(e.body) }
  }
}

/** Variables of the copied text stay bound under their new names; those of the instance become so. */
function boundIn(before: BoundVariables | undefined, r: Replacement): BoundVariables | undefined {
  if (before === undefined) return r.bound
  return {
    definitions: [...before.definitions.map((d) => target(d, r).definition), ...r.bound?.definitions ?? []],
    parameter: before.parameter ?? r.bound?.parameter,
  }
}

function target(definition: Definition, r: Replacement): { readonly definition: Definition; readonly prefix: readonly Argument[] } {
  const inner = r.lets.get(definition)
  return inner === undefined ? r.definition(definition) : { definition: inner, prefix: [] }
}

function bind(symbol: LocalSymbol, r: Replacement): LocalSymbol {
  const fresh = freshLocal(symbol)
  r.locals.set(symbol, fresh)
  return fresh
}

/** Sets are copied before the symbols are bound, each shared set once. */
function bindAll(binders: readonly Binder[], r: Replacement): readonly Binder[] {
  const sets = new Map<Expr, Expr>()
  for (const b of binders) if (!sets.has(b.set)) sets.set(b.set, copyExpr(b.set, r))
  return binders.map((b) => ({ ...b, symbols: b.symbols.map((s) => bind(s, r)), set: sets.get(b.set) ?? b.set }))
}

/** LET definitions may refer to one another in both directions (RECURSIVE), so all exist before any body is copied. */
function copyLet(definitions: readonly Definition[], r: Replacement): readonly Definition[] {
  const copies = definitions.map((d): Definition => {
    const copy = { ...d, parameters: d.parameters.map((p) => bind(p, r)) }
    r.lets.set(d, copy)
    return copy
  })
  definitions.forEach((d, i) => {
    const copy = copies[i] as Definition
    copy.body = d.body === undefined ? undefined : copyExpr(d.body, r)
  })
  return copies
}
