/**
 * Does every step give every variable its next value? Read from the text of the next-state relation, path by path: of a
 * disjunction and of IF each branch is a path, and what stands in conjunction with it counts for all of them.
 *
 * An answer is given only where the text decides: an operator that is handed an action, or a recursive one, is taken to assign
 * whatever is missing. Engines notice the rest when they get there; this is for what no model comes to.
 */
import type { Span } from '../syntax/source.ts'
import { definitionOf, type Argument, type Definition, type Expr, type Level, type VariableSymbol } from './resolved.ts'

export interface Unassigned {
  readonly variables: readonly VariableSymbol[]
  /** The innermost of the given actions that the path goes through. */
  readonly action: Definition | undefined
  /** Where the path ends. */
  readonly span: Span
}

/** A conjunct that gives a variable a value that it has already: it is a test. */
export interface AssignedTwice {
  readonly variable: VariableSymbol
  readonly action: Definition | undefined
  readonly span: Span
}

export interface Assignments {
  readonly unassigned: readonly Unassigned[]
  readonly twice: readonly AssignedTwice[]
}

type Variables = ReadonlySet<VariableSymbol> | 'any'

interface Effect {
  /** Assigned on every path. */
  readonly must: Variables
  /** Assigned on some path. */
  readonly may: Variables
  /** More than one path. */
  readonly branches: boolean
}

const NOTHING: ReadonlySet<VariableSymbol> = new Set()
const NO_EFFECT: Effect = { must: NOTHING, may: NOTHING, branches: false }
const UNKNOWN: Effect = { must: 'any', may: 'any', branches: false }

export function assignmentsOf(next: Expr, variables: readonly VariableSymbol[], actions: ReadonlySet<Definition>): Assignments {
  const known = new Map<Expr, Effect>()
  const unassigned: Unassigned[] = []
  const twice: AssignedTwice[] = []
  const visited = new Set<string>()

  const effectOf = (e: Expr): Effect => {
    const found = known.get(e)
    if (found !== undefined) return found
    known.set(e, UNKNOWN) // of a definition that comes back to itself
    const effect = compute(e)
    known.set(e, effect)
    return effect
  }

  const compute = (e: Expr): Effect => {
    switch (e.kind) {
      case 'label': case 'let': return effectOf(e.body)
      case 'quantifier': return effectOf(e.body)
      case 'boolean': return e.value ? NO_EFFECT : { must: 'any', may: NOTHING, branches: false }
      case 'if': return oneOf([e.then, e.else].map(effectOf))
      case 'case': return oneOf([...e.arms.map(({ value }) => value), ...(e.other === undefined ? [] : [e.other])].map(effectOf))
      case 'call': {
        if (e.args.some(isAction)) return UNKNOWN
        if (levelOf(e.definition) < 2) return NO_EFFECT
        const body = bodyOf(e)
        return body === undefined ? UNKNOWN : effectOf(body)
      }
      case 'callLocal': case 'constant': return e.args.some(isAction) ? UNKNOWN : NO_EFFECT
      case 'box': return UNKNOWN
      case 'builtin': return ofBuiltin(e)
      default: return NO_EFFECT
    }
  }

  const isAction = (argument: Argument): boolean => {
    switch (argument.kind) {
      case 'operatorDefinition': return levelOf(argument.definition) >= 2
      case 'operatorLambda': return effectOf(argument.body) !== NO_EFFECT
      case 'operatorLocal': case 'operatorConstant': case 'operatorBuiltin': return false
      default: return effectOf(argument) !== NO_EFFECT
    }
  }

  const ofBuiltin = ({ op, args }: Expr & { readonly kind: 'builtin' }): Effect => {
    const [left] = args
    switch (op) {
      case 'and': return allOf(args.map(effectOf))
      case 'or': return args.every((part) => effectOf(part) === NO_EFFECT) ? NO_EFFECT : oneOf(args.map(effectOf))
      case '=': case 'in': return left?.kind === 'builtin' && left.op === 'prime' ? assigns(variablesIn(left.args[0]!)) : NO_EFFECT
      case 'UNCHANGED': return assigns(variablesIn(left!))
      case 'compose': return UNKNOWN
      default: return NO_EFFECT
    }
  }

  const report = (e: Expr, given: Variables, action: Definition | undefined): void => {
    const assigned = union([given, effectOf(e).must])
    if (assigned === 'any') return
    const missing = variables.filter((variable) => !assigned.has(variable))
    if (missing.length > 0) unassigned.push({ variables: missing, action, span: e.span })
  }

  /** `given`: what the rest of the step assigns. */
  const follow = (e: Expr, given: Variables, action: Definition | undefined): void => {
    switch (e.kind) {
      case 'label': case 'let': case 'quantifier': follow(e.body, given, action); return
      case 'if': follow(e.then, given, action); follow(e.else, given, action); return
      case 'case':
        for (const { value } of e.arms) follow(value, given, action)
        if (e.other !== undefined) follow(e.other, given, action)
        return
      case 'call': {
        const body = bodyOf(e)
        if (effectOf(e) === NO_EFFECT) break
        if (body === undefined || effectOf(e) === UNKNOWN) return
        const target = definitionOf(e.definition)
        const inner = target.kind === 'definition' && actions.has(target) ? target : action
        const key = `${body.span.source.path}:${body.span.start} ${inner?.name ?? ''} ${given === 'any' ? 'any' : [...given].map(({ name }) => name).join()}`
        if (visited.has(key)) return
        visited.add(key)
        follow(body, given, inner)
        return
      }
      case 'builtin':
        if (e.op === 'or' && effectOf(e).branches) {
          for (const part of e.args) follow(part, given, action)
          return
        }
        if (e.op === 'and') {
          again(e.args, action)
          const paths = e.args.filter((part) => effectOf(part).branches || leadsOn(part))
          if (paths.length === 0) break
          for (const part of paths) {
            const others = e.args.filter((other) => other !== part).map((other) => paths.includes(other) ? effectOf(other).may : effectOf(other).must)
            follow(part, union([given, ...others]), action)
          }
          return
        }
        break
      default: break
    }
    report(e, given, action)
  }

  /** Does a conjunct lead to an action that has a name of its own? */
  const leadsOn = (e: Expr): boolean => {
    if (e.kind === 'label' || e.kind === 'let' || e.kind === 'quantifier') return leadsOn(e.body)
    const target = e.kind === 'call' ? definitionOf(e.definition) : undefined
    return target?.kind === 'definition' && actions.has(target)
  }

  const again = (parts: readonly Expr[], action: Definition | undefined): void => {
    const before = new Set<VariableSymbol>()
    for (const part of parts) {
      const { must } = effectOf(part)
      if (must === 'any') continue
      for (const variable of must) {
        if (before.has(variable)) twice.push({ variable, action, span: part.span })
        before.add(variable)
      }
    }
  }

  follow(next, NOTHING, undefined)
  return { unassigned, twice }
}

function levelOf(definition: Definition): Level {
  const target = definitionOf(definition)
  return target.kind === 'value' ? 0 : target.level
}

function bodyOf(e: Expr & { readonly kind: 'call' }): Expr | undefined {
  const target = definitionOf(e.definition)
  return target.kind === 'value' || target.recursive ? undefined : target.body
}

function assigns(variables: Variables): Effect {
  return { must: variables, may: variables, branches: false }
}

/** What is primed or unchanged: variables, tuples of them, definitions that stand for such. A parameter may be any. */
function variablesIn(e: Expr): Variables {
  switch (e.kind) {
    case 'variable': return new Set([e.symbol])
    case 'tuple': return union(e.items.map(variablesIn))
    case 'call': {
      const body = bodyOf(e)
      return body === undefined ? 'any' : variablesIn(body)
    }
    default: return 'any'
  }
}

function allOf(effects: readonly Effect[]): Effect {
  if (effects.every((effect) => effect === NO_EFFECT)) return NO_EFFECT
  return { must: union(effects.map(({ must }) => must)), may: union(effects.map(({ may }) => may)), branches: effects.some(({ branches }) => branches) }
}

function oneOf(effects: readonly Effect[]): Effect {
  if (effects.every((effect) => effect === NO_EFFECT)) return NO_EFFECT
  const sets = effects.map(({ must }) => must).filter((must) => must !== 'any')
  const [first, ...rest] = sets
  const must = first === undefined ? 'any' : new Set([...first].filter((variable) => rest.every((set) => set.has(variable))))
  return { must, may: union(effects.map(({ may }) => may)), branches: true }
}

function union(sets: readonly Variables[]): Variables {
  const all = new Set<VariableSymbol>()
  for (const set of sets) {
    if (set === 'any') return 'any'
    for (const variable of set) all.add(variable)
  }
  return all
}
