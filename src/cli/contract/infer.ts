/**
 * Types of expressions by abstract interpretation: the expression is evaluated with types for values.
 *
 * Definitions are opened where they are called, so an operator has a type for each kind of argument. Variables have the
 * join of all that is ever assigned to them; the caller repeats the walk until that is stable (contract.ts). Where a
 * quantifier ranges over records of several shapes, its body is walked once for each: a guard such as `m.type = "Fetch"` is
 * then false for certain in all but one of the walks, and the fields of that one are known.
 *
 * The surprise: no value of any model is looked at. A small model may never reach what a larger one does, and its
 * types would claim too much.
 */
import { definitionOf, type Argument, type Binder, type BuiltinOp, type Call, type ConstantSymbol, type Definition, type Expr, type LocalSymbol, type Model, type VariableSymbol } from '../../module/resolved.ts'
import { assignedVariable, isExpr } from './assignment.ts'
import { atomTypes, type AtomTypes } from './atoms.ts'
import { nativeType } from './natives.ts'
import { bindTo, boundType, NO_SCOPE, valueOf, withBound, withValue, type Bound, type Scope } from './scope.ts'
import { bounded } from './bounded.ts'
import {
  alternatives, applied, canBeFalse, canBeTrue, BOOLEAN, compare, domainOf, elementsOf, FALSE, fieldOf, functionOf, INTEGER, isNothing, join, joinAll, literal, make,
  negated, NOTHING, partsOf, recordOf, sequenceOf, setOf, STRING, TRUE, tupleOf, type Truth, type Type, unknown,
} from './type.ts'

/** What a walk tells: assignments to variables, and values that parameters and choices of actions take. */
export interface Listener {
  assigned(variable: VariableSymbol, type: Type): void
  /** A name bound by a quantifier or a call whose body can be TRUE. */
  bound(symbol: LocalSymbol, type: Type): void
  /** A name bound at all: what there is to say of an action that can never be taken. */
  tried(symbol: LocalSymbol, type: Type): void
}

const CASES_MAX = 64
const CALLS_MAX = 200
const RECURSIONS_MAX = 8

/** Types of a model's expressions, given what is known of its variables so far. A class: it remembers what operators give. */
export class Inference {
  readonly atoms: AtomTypes
  /** What each variable may hold, as far as is known. */
  readonly variables: Map<VariableSymbol, Type> = new Map()
  private readonly listener: Listener
  private readonly model: Model
  private readonly actions: ReadonlySet<Definition>
  private readonly known = new Map<Definition, Map<string, Type>>()
  /** Calls being typed, and what was assumed of a recursive one. */
  private readonly open = new Map<string, { type: Type; recursive: boolean }>()
  private calls = 0
  /** In an initial predicate `x = e` assigns too. */
  initial = false
  private readonly constants = new Map<ConstantSymbol, Type>()

  /** `actions`: operators whose parameters the listener is told of, besides all that are about the next state. */
  constructor(model: Model, listener: Listener, actions: ReadonlySet<Definition>) {
    this.model = model
    this.listener = listener
    this.actions = actions
    this.atoms = atomTypes(model)
  }

  /** Forgets results that depended on what variables hold. */
  forget(): void {
    this.known.clear()
  }

  typeOf(e: Expr, scope: Scope): Type {
    switch (e.kind) {
      case 'number': return INTEGER
      case 'decimal': return unknown('decimal numbers have no type')
      case 'string': return literal(e.value)
      case 'boolean': return e.value ? TRUE : FALSE
      case 'stringSet': return setOf(STRING)
      case 'booleanSet': return setOf(BOOLEAN)
      case 'local': return valueOf(scope.get(e.symbol))
      case 'constant': return this.constant(e.symbol, e.args, scope)
      case 'variable': return this.variables.get(e.symbol) ?? NOTHING
      case 'call': return this.call(e, scope)
      case 'callLocal': return this.apply(scope.get(e.symbol), e.args, scope)
      case 'builtin': return this.builtin(e.op, e.args, scope)
      case 'tuple': return tupleOf(e.items.map((item) => this.typeOf(item, scope)))
      case 'product': return setOf(tupleOf(e.sets.map((set) => elementsOf(this.typeOf(set, scope)))))
      case 'setEnum': return setOf(joinAll(e.items.map((item) => this.typeOf(item, scope))))
      case 'setFilter': return setOf(this.filtered(e.binder, e.predicate, scope))
      case 'setMap': return setOf(joinAll(this.cases(e.binders, scope).map((inner) => this.typeOf(e.body, inner))))
      case 'function': return this.functionType(e, scope)
      case 'functionSet': return setOf(functionLike(elementsOf(this.typeOf(e.domain, scope)), elementsOf(this.typeOf(e.range, scope)), isInterval(e.domain)))
      case 'record': return recordOf(new Map(e.fields.map(({ name, value }) => [name, this.typeOf(value, scope)])))
      case 'recordSet': return setOf(recordOf(new Map(e.fields.map(({ name, value }) => [name, elementsOf(this.typeOf(value, scope))]))))
      case 'except': return this.except(e, scope)
      case 'index': {
        const args = e.args.map((arg) => this.typeOf(arg, scope))
        const first = e.args[0]
        return applied(this.typeOf(e.function, scope), args.length === 1 ? args[0]! : tupleOf(args), e.args.length === 1 && first?.kind === 'number' ? Number(first.value) : undefined)
      }
      case 'field': return fieldOf(this.typeOf(e.record, scope), e.name)
      case 'if': return this.branches([{ test: e.test, value: e.then }], e.else, scope)
      case 'case': return this.branches(e.arms, e.other, scope)
      case 'let': case 'label': return this.typeOf(e.body, scope)
      case 'quantifier': return this.quantifier(e.quantifier, e.binders, e.body, scope)
      case 'unboundedQuantifier': case 'box': case 'angle': case 'fairness': return BOOLEAN
      case 'choose': return e.set === undefined ? unknown('CHOOSE without a set') : this.filtered({ symbols: e.symbols, tuple: e.tuple, set: e.set }, e.body, scope)
    }
  }

  private constant(symbol: ConstantSymbol, args: readonly Argument[], scope: Scope): Type {
    const value = this.model.constants.get(symbol)
    if (value?.kind === 'definition') return this.call({ kind: 'call', definition: value, args, span: symbol.span }, scope)
    let type = this.constants.get(symbol)
    if (type === undefined) this.constants.set(symbol, type = value === undefined ? unknown(`the constant ${symbol.name} has no value`) : this.atoms.typeOf(value))
    return type
  }

  /** Narrows a constant that its value says too little about (an empty set) by what is assumed of it. */
  assume(symbol: ConstantSymbol, bound: Type): void {
    this.constants.set(symbol, bounded(this.constant(symbol, [], NO_SCOPE), bound))
  }

  // -------------------------------------------------------------- calls

  private call(e: Call, scope: Scope): Type {
    const target = definitionOf(e.definition)
    if (target.kind === 'value') return this.atoms.typeOf(target.value)
    const bounds = e.args.map((arg) => this.bind(arg, scope))
    if (target.native !== undefined) {
      const type = nativeType(target.native, bounds.map(valueOf))
      if (type !== undefined) return type
    }
    if (target.body === undefined) return unknown(`${target.name} has no definition in TLA+`)
    return this.bodyOf(target, target.body, bounds, target.inLet ? scope : NO_SCOPE)
  }

  private apply(bound: Bound | undefined, args: readonly Argument[], scope: Scope): Type {
    if (bound?.kind !== 'operator') return unknown('an operator that is not known')
    const { operator, scope: home } = bound
    switch (operator.kind) {
      case 'operatorLocal': return this.apply(home.get(operator.symbol), args, scope)
      case 'operatorLambda': return this.typeOf(operator.body, withBound(home, operator.parameters.map((p, k) => [p, this.bind(args[k]!, scope)])))
      case 'operatorBuiltin': return this.builtin(operator.op, args.filter(isExpr), scope)
      case 'operatorConstant': return this.constant(operator.symbol, args, scope)
      case 'operatorDefinition': {
        const target = definitionOf(operator.definition)
        if (target.kind === 'value') return this.atoms.typeOf(target.value)
        const bounds = [...operator.prefix.map((arg) => this.bind(arg, home)), ...args.map((arg) => this.bind(arg, scope))]
        const native = target.native === undefined ? undefined : nativeType(target.native, bounds.map(valueOf))
        return native ?? (target.body === undefined ? unknown(`${target.name} has no definition in TLA+`) : this.bodyOf(target, target.body, bounds, target.inLet ? home : NO_SCOPE))
      }
    }
  }

  private bind(arg: Argument, scope: Scope): Bound {
    return isExpr(arg) ? { kind: 'value', type: this.typeOf(arg, scope), variable: assignedVariable(arg, scope) } : { kind: 'operator', operator: arg, scope }
  }

  /** The body of a definition with its parameters bound. A recursive call gets what earlier rounds found. */
  private bodyOf(definition: Definition, body: Expr, bounds: readonly Bound[], home: Scope): Type {
    const scope = withBound(home, definition.parameters.map((p, k) => [p, bounds[k] ?? { kind: 'value', type: NOTHING }]))
    if (definition.level >= 2 || this.actions.has(definition)) return this.action(definition, body, scope)
    const simple = !definition.inLet && bounds.every((b) => b.kind === 'value')
    if (!simple && !definition.recursive) return this.guarded(definition, () => this.typeOf(body, scope))
    const key = bounds.map((b) => valueOf(b).key).join(';')
    const byKey = this.known.get(definition) ?? new Map<string, Type>()
    this.known.set(definition, byKey)
    const known = simple ? byKey.get(key) : undefined
    if (known !== undefined) return known
    const evaluate = (): Type => this.guarded(definition, () => this.typeOf(body, scope))
    const type = definition.recursive ? this.fixpoint(definition, key, evaluate) : evaluate()
    if (simple && this.open.size === 0) byKey.set(key, type) // inside a recursion it may still grow
    return type
  }

  private fixpoint(definition: Definition, args: string, evaluate: () => Type): Type {
    const name = `${definition.name}@${definition.span.start}(`
    const key = name + args
    const opened = this.open.get(key)
    if (opened !== undefined) {
      opened.recursive = true
      return opened.type
    }
    if ([...this.open.keys()].filter((other) => other.startsWith(name)).length > RECURSIONS_MAX) return unknown(`${definition.name} calls itself with ever new arguments`)
    const entry = { type: NOTHING, recursive: false }
    this.open.set(key, entry)
    try {
      for (;;) {
        const type = join(entry.type, evaluate())
        if (!entry.recursive || type.key === entry.type.key) return type
        entry.type = type
      }
    } finally {
      this.open.delete(key)
    }
  }

  private guarded(definition: Definition, evaluate: () => Type): Type {
    if (this.calls >= CALLS_MAX) return unknown(`${definition.name} calls itself with ever new arguments`)
    this.calls++
    try {
      return evaluate()
    } finally {
      this.calls--
    }
  }

  private action(definition: Definition, body: Expr, scope: Scope): Type {
    for (const p of definition.parameters) if (p.arity === 0) this.listener.tried(p, valueOf(scope.get(p)))
    const type = this.guarded(definition, () => this.typeOf(body, scope))
    if (canBeTrue(type)) for (const p of definition.parameters) if (p.arity === 0) this.listener.bound(p, valueOf(scope.get(p)))
    return type
  }

  // -------------------------------------------------------------- logic

  private builtin(op: BuiltinOp, args: readonly Expr[], scope: Scope): Type {
    const [a, b] = args
    const left = (): Type => (a === undefined ? NOTHING : this.typeOf(a, scope))
    const right = (): Type => (b === undefined ? NOTHING : this.typeOf(b, scope))
    switch (op) {
      case 'and': {
        let truth: Truth = 1
        for (const arg of args) {
          const type = this.typeOf(arg, scope)
          if (!canBeTrue(type)) return type.booleans === 0 && type.unknown === undefined ? NOTHING : FALSE
          if (type.key !== TRUE.key) truth = 3
        }
        return truth === 1 ? TRUE : BOOLEAN
      }
      case 'or': return joinAll(args.map((arg) => this.typeOf(arg, scope)))
      case 'not': return negated(left())
      case 'implies': {
        const test = left()
        return joinAll([canBeTrue(test) ? right() : NOTHING, canBeFalse(test) ? TRUE : NOTHING])
      }
      case '=': case '#': {
        if (a === undefined || b === undefined) return BOOLEAN
        this.assign(a, b, scope, false)
        const type = make({ booleans: this.isAssignment(a, scope) ? 3 : compare(left(), right()) })
        return op === '=' ? type : negated(type)
      }
      case 'in': case 'notin': {
        if (a === undefined || b === undefined) return BOOLEAN
        this.assign(a, b, scope, true)
        const type = this.isAssignment(a, scope) ? BOOLEAN : this.membership(left(), b, scope)
        return op === 'in' ? type : negated(type)
      }
      case 'cup': return join(left(), right())
      case 'cap': {
        const [x, y] = [left(), right()]
        return isNothing(x) || isNothing(y) ? NOTHING : setOf(bounded(elementsOf(x), elementsOf(y)))
      }
      case 'setminus': return b === undefined ? NOTHING : setOf(without(elementsOf(left()), b, (e) => this.typeOf(e, scope)))
      case 'SUBSET': return setOf(setOf(elementsOf(left())))
      case 'UNION': return setOf(elementsOf(elementsOf(left())))
      case 'DOMAIN': return setOf(domainOf(left()))
      case 'prime': return left()
      case 'UNCHANGED': return TRUE
      case 'compose': left(); right(); return BOOLEAN
      default: return BOOLEAN
    }
  }

  /** `x \in S`; written out as `{a, b}`, the elements are compared one by one. */
  private membership(element: Type, set: Expr, scope: Scope): Type {
    if (set.kind !== 'setEnum') {
      const elements = elementsOf(this.typeOf(set, scope))
      return isNothing(elements) || isNothing(element) ? FALSE : make({ booleans: compare(element, elements) === 2 ? 2 : 3 })
    }
    const results = set.items.map((item) => compare(element, this.typeOf(item, scope)))
    return results.includes(1) ? TRUE : make({ booleans: results.some((r) => r === 3) ? 3 : 2 })
  }

  /** `x' = e`, `x = e` in Init, `x' \in S`, `<<x', y'>> = <<a, b>>`. */
  private assign(target: Expr, value: Expr, scope: Scope, member: boolean): void {
    const variable = this.isAssignment(target, scope) ? assignedVariable(target, scope) : undefined
    if (variable !== undefined) {
      const type = this.typeOf(value, scope)
      this.listener.assigned(variable, member ? elementsOf(type) : type)
    } else if (target.kind === 'tuple' && value.kind === 'tuple' && !member) target.items.forEach((item, k) => value.items[k] === undefined ? undefined : this.assign(item, value.items[k], scope, false))
    else if (target.kind === 'builtin' && target.op === 'prime' && target.args[0]?.kind === 'tuple' && value.kind === 'tuple' && !member) {
      target.args[0].items.forEach((item, k) => value.items[k] === undefined ? undefined : this.assign({ kind: 'builtin', op: 'prime', args: [item], span: item.span }, value.items[k], scope, false))
    }
  }

  private isAssignment(e: Expr, scope: Scope): boolean {
    if (e.kind === 'tuple') return e.items.some((item) => this.isAssignment(item, scope))
    return e.kind === 'builtin' && e.op === 'prime' || this.initial && assignedVariable(e, scope) !== undefined
  }

  private branches(arms: readonly { readonly test: Expr; readonly value: Expr }[], other: Expr | undefined, scope: Scope): Type {
    const found: Type[] = []
    for (const { test, value } of arms) {
      const truth = this.typeOf(test, scope)
      if (canBeTrue(truth)) found.push(this.typeOf(value, scope))
      if (!canBeFalse(truth)) return joinAll(found)
    }
    if (other !== undefined) found.push(this.typeOf(other, scope))
    return joinAll(found)
  }

  // -------------------------------------------------------------- binding

  /** One scope for each combination of shapes that the bound names may have. */
  private cases(binders: readonly Binder[], scope: Scope): Scope[] {
    let scopes: Scope[] = [scope]
    for (const binder of binders) {
      const next = scopes.flatMap((inner) => alternatives(elementsOf(this.typeOf(binder.set, scope))).filter((type) => !isNothing(type)).map((type) => bindTo(inner, binder, type)))
      scopes = next.length <= CASES_MAX ? next : scopes.map((inner) => bindTo(inner, binder, elementsOf(this.typeOf(binder.set, scope))))
    }
    return scopes
  }

  private quantifier(quantifier: 'forall' | 'exists', binders: readonly Binder[], body: Expr, scope: Scope): Type {
    let all = NOTHING
    for (const inner of this.cases(binders, scope)) {
      const type = this.typeOf(body, inner)
      for (const symbol of binders.flatMap(({ symbols }) => symbols)) {
        this.listener.tried(symbol, valueOf(inner.get(symbol)))
        if (canBeTrue(type)) this.listener.bound(symbol, valueOf(inner.get(symbol)))
      }
      all = join(all, type)
    }
    return quantifier === 'exists' && !canBeTrue(all) ? FALSE : quantifier === 'forall' && !canBeFalse(all) ? TRUE : BOOLEAN
  }

  private filtered(binder: Binder, predicate: Expr, scope: Scope): Type {
    const kept = this.cases([binder], scope).filter((inner) => canBeTrue(this.typeOf(predicate, inner)))
    return joinAll(kept.map((inner) => boundType(inner, binder)))
  }

  private functionType(e: Extract<Expr, { kind: 'function' }>, scope: Scope): Type {
    const domains = e.binders.flatMap((binder) => binder.symbols.length > 1 && !binder.tuple ? binder.symbols.map(() => binder.set) : [binder.set])
    const froms = domains.map((set) => elementsOf(this.typeOf(set, scope)))
    const from = froms.length === 1 ? froms[0]! : tupleOf(froms)
    const interval = domains.length === 1 && isInterval(domains[0]!)
    const to = (self: Type): Type => joinAll(this.cases(e.binders, e.self === undefined ? scope : withValue(scope, e.self, functionLike(from, self, interval))).map((inner) => this.typeOf(e.body, inner)))
    let type = to(NOTHING)
    if (e.self === undefined) return functionLike(from, type, interval)
    for (;;) {
      const next = join(type, to(type))
      if (next.key === type.key) return functionLike(from, type, interval)
      type = next
    }
  }

  private except(e: Extract<Expr, { kind: 'except' }>, scope: Scope): Type {
    let type = this.typeOf(e.function, scope)
    for (const { path, at, value } of e.updates) {
      const update = (target: Type, depth: number): Type => {
        const step = path[depth]
        if (step === undefined) return this.typeOf(value, withValue(scope, at, target))
        if (target.unknown !== undefined) return target
        const name = step.kind === 'field' ? step.name : step.index.kind === 'string' ? step.index.value : undefined
        return make({
          ...partsOf(target),
          records: target.records.map((fields) => new Map([...fields].map(([field, old]) => [field, name === undefined ? join(old, update(old, depth + 1)) : field === name ? update(old, depth + 1) : old]))),
          function: target.function === undefined ? undefined : { from: target.function.from, to: join(target.function.to, update(target.function.to, depth + 1)) },
          sequence: target.sequence === undefined ? undefined : this.updatedSequence(target.sequence, (old) => join(old, update(old, depth + 1))),
        })
      }
      type = joinAll([update(type, 0)])
    }
    return type
  }

  private updatedSequence(sequence: NonNullable<Type['sequence']>, update: (old: Type) => Type): NonNullable<Type['sequence']> {
    return { elements: update(sequence.elements), items: sequence.items?.map(update) }
  }
}

// ---------------------------------------------------------------- functions and sets

/** Functions on 1..n are sequences. */
function functionLike(from: Type, to: Type, sequence: boolean): Type {
  return sequence ? sequenceOf(to) : functionOf(from, to)
}

function isInterval(e: Expr): boolean {
  if (e.kind !== 'call' || e.definition.native !== 'Naturals...') return false
  const [low] = e.args
  return low?.kind === 'number' && low.value === 1n
}

/** `S \ {a, b}`: values that are named one by one are gone. */
function without(elements: Type, removed: Expr, typeOf: (e: Expr) => Type): Type {
  if (removed.kind !== 'setEnum' || elements.unknown !== undefined) return elements
  const gone = removed.items.map(typeOf)
  return make({ ...partsOf(elements), atoms: elements.atoms.filter((name) => !(name.startsWith('=') && gone.some(({ key }) => key === name))) })
}
