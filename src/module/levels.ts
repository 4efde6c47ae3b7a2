/**
 * Levels: constant, state, action, temporal; and where each may stand.
 *
 * The level of a definition counts its parameters as constants; which parameters raise it (`depends`) and how high an
 * argument may be (`limits`: `F(a) == a'` limits a to state level) are found from the body and used at every call. The
 * rules, including the odd ones (`{A}` is allowed with an action, `{T}` not with a temporal formula), are SANY's.
 */
import type { Note, Span } from '../syntax/source.ts'
import type { Argument, ConstantSymbol, Definition, Expr, Level, LocalSymbol } from './resolved.ts'
import { leibniz } from './leibniz.ts'
import type { Reporter } from './reporter.ts'
import type { Instance, ModuleScope } from './scope.ts'
import { forEachSet } from './walk.ts'
import { isOperator } from './copy.ts'

interface Info {
  readonly level: Level
  readonly depends: ReadonlySet<LocalSymbol | ConstantSymbol>
}

export interface Levels {
  readonly levelOf: (e: Argument) => Level
}

const NOTHING: ReadonlySet<LocalSymbol | ConstantSymbol> = new Set()
const CONSTANT: Info = { level: 0, depends: NOTHING }

export const LEVEL_NAMES = ['constant', 'state', 'action', 'temporal'] as const

/**
 * Computes the level of every definition (callees first: see `postorder`) and reports what is not allowed. No constant that an
 * ASSUME/PROVE mentions (`assumed`) may be replaced by a temporal formula.
 */
export function computeLevels(order: readonly Definition[], loose: readonly Expr[], reporter: Reporter, instances: readonly Instance[] = [], assumed: readonly Expr[] = []): Levels {
  const known = new Map<Definition, Info>()
  const limits = new Map<LocalSymbol | ConstantSymbol, Level>()
  const isLeibniz = leibniz()
  /** Constants that some INSTANCE may replace by a temporal formula: only of these it is found where they stand. */
  const replaced = new Set<ConstantSymbol>()
  const parameters = new Set<LocalSymbol>()
  const boundLevels = new Map<LocalSymbol, Info>()
  /** Operator parameters: how high the arguments are that they are applied to. */
  const applied = new Map<LocalSymbol, Level[]>()
  let changed = false

  /** Calls and built-ins apart from the rest: the frame of a large function would overflow the stack on long chains. */
  const info = (e: Argument): Info => (e.kind === 'call' ? callInfo(e.definition, e.args) : e.kind === 'builtin' ? builtinInfo(e) : otherInfo(e))

  const otherInfo = (e: Exclude<Argument, { kind: 'call' | 'builtin' }>): Info => {
    switch (e.kind) {
      case 'number': case 'decimal': case 'string': case 'boolean': case 'stringSet': case 'booleanSet': case 'operatorBuiltin': case 'operatorConstant': return CONSTANT
      case 'variable': return { level: 1, depends: NOTHING }
      case 'local': case 'operatorLocal': return parameters.has(e.symbol) ? { level: 0, depends: new Set([e.symbol]) } : (boundLevels.get(e.symbol) ?? declared(e.symbol))
      case 'operatorDefinition': {
        const own = definitionKnown(e.definition)
        return join([{ level: own.level, depends: without(own.depends, e.definition.parameters) }, ...e.prefix.map(info)])
      }
      case 'operatorLambda': {
        for (const p of e.parameters) parameters.add(p)
        const body = info(e.body)
        return { level: body.level, depends: without(body.depends, e.parameters) }
      }
      case 'constant': {
        const args = join(e.args.map((a) => atMost(a as Expr, 2, e.symbol.name)))
        return replaced.has(e.symbol) ? join([args, { level: 0, depends: new Set([e.symbol]) }]) : args
      }
      case 'callLocal': {
        const given = e.args.map(info)
        given.forEach((a, i) => raise(e.symbol, i, a.level))
        const args = join([declared(e.symbol), ...given])
        return parameters.has(e.symbol) ? join([args, { level: 0, depends: new Set([e.symbol]) }]) : args
      }
      case 'tuple': case 'setEnum': return join(e.items.map((i) => atMost(i, 2, e.kind === 'tuple' ? 'a tuple' : 'a set')))
      case 'product': return join(e.sets.map((s) => atMost(s, 2, '\\X')))
      case 'setFilter': return join([atMost(e.binder.set, 2, 'a set'), atMost(e.predicate, 2, 'a set')])
      case 'setMap': return join([...sets(e.binders, 2), atMost(e.body, 2, 'a set')])
      case 'function': return join([...sets(e.binders, 2), info(e.body)])
      case 'quantifier': {
        const body = info(e.body)
        const ranges = sets(e.binders, 2)
        if (body.level === 3) {
          ranges.forEach((r) => {
            if (r.level === 2) fail('a bound of a quantified temporal formula may not contain a primed variable', e.span)
          })
        }
        return join([...ranges, body])
      }
      case 'functionSet': return join([atMost(e.domain, 2, '[S -> T]'), atMost(e.range, 2, '[S -> T]')])
      case 'record': return join(e.fields.map((f) => info(f.value)))
      case 'recordSet': return join(e.fields.map((f) => atMost(f.value, 2, 'a set of records')))
      case 'except': {
        const f = atMost(e.function, 2, 'EXCEPT')
        return join([f, ...e.updates.flatMap((u) => {
          boundLevels.set(u.at, f)
          return [...u.path.flatMap((p) => (p.kind === 'index' ? [atMost(p.index, 2, 'EXCEPT')] : [])), atMost(u.value, 2, 'EXCEPT')]
        })])
      }
      case 'index': return join([atMost(e.function, 2, 'function application'), ...e.args.map((a) => atMost(a, 2, 'function application'))])
      case 'field': return atMost(e.record, 2, `.${e.name}`)
      case 'if': return join([info(e.test), info(e.then), info(e.else)])
      case 'case': return join([...e.arms.flatMap((a) => [info(a.test), info(a.value)]), ...(e.other === undefined ? [] : [info(e.other)])])
      case 'let':
        for (const d of e.definitions) definitionInfo(d)
        return info(e.body)
      case 'unboundedQuantifier': {
        const body = info(e.body)
        return e.quantifier === 'temporalForall' || e.quantifier === 'temporalExists' ? { ...body, level: 3 } : body
      }
      case 'choose': return join([...(e.set === undefined ? [] : [atMost(e.set, 2, 'CHOOSE')]), atMost(e.body, 2, 'CHOOSE')])
      case 'box': case 'angle': {
        const parts = [atMost(e.action, 2, e.kind === 'box' ? '[A]_v' : '<<A>>_v'), atMost(e.subscript, 1, e.kind === 'box' ? 'the subscript of [A]_v' : 'the subscript of <<A>>_v')]
        return { ...join(parts), level: 2 }
      }
      case 'fairness': {
        const name = e.strong ? 'SF_v(A)' : 'WF_v(A)'
        atMost(e.subscript, 1, `the subscript of ${name}`)
        atMost(e.action, 2, name)
        return { level: 3, depends: NOTHING }
      }
      case 'label': return info(e.body)
    }
  }

  const sets = (binders: Parameters<typeof forEachSet>[0], limit: Level): Info[] => {
    const found: Info[] = []
    forEachSet(binders, (s) => found.push(atMost(s, limit, 'the bound of a quantifier')))
    return found
  }

  const builtinInfo = (e: Extract<Expr, { kind: 'builtin' }>): Info => {
    const name = e.op
    switch (e.op) {
      case 'and': case 'or': case 'implies': case 'equiv': {
        const args: Info[] = []
        for (const a of e.args) args.push(info(a))
        if (args.some((a) => a.level === 3) && args.some((a) => a.level === 2)) {
          const i = args.findIndex((a) => a.level === 2)
          fail(`this ${NAMES[e.op]} joins a temporal formula and an action`, e.args[i]?.span ?? e.span, [{ message: 'an action stands in a temporal formula only as [][A]_v or <><<A>>_v' }])
        }
        return join(args)
      }
      case 'not': return info(e.args[0] as Expr)
      case 'prime': case 'UNCHANGED':
        atMost(e.args[0] as Expr, 1, e.op === 'prime' ? "' (prime)" : name)
        return { level: 2, depends: NOTHING }
      case 'ENABLED':
        atMost(e.args[0] as Expr, 2, name)
        return { level: 1, depends: NOTHING }
      case 'always': case 'eventually': {
        const arg = e.args[0] as Expr
        const form = e.op === 'always' ? 'box' : 'angle'
        if (info(arg).level === 2 && arg.kind !== form) {
          fail(e.op === 'always' ? '[] is applied to an action that is not of the form [A]_v' : '<> is applied to an action that is not of the form <<A>>_v', arg.span)
        }
        return { level: 3, depends: NOTHING }
      }
      case 'leadsto': case 'plusarrow':
        for (const a of e.args) if (info(a).level === 2) fail('an action is used where only a temporal formula or a state predicate is allowed', a.span)
        return { level: 3, depends: NOTHING }
      case 'compose': return { ...join(e.args.map((a) => atMost(a, 2, '\\cdot'))), level: 2 }
      default: return join(e.args.map((a) => atMost(a, 2, name === 'in' ? '\\in' : name)))
    }
  }

  const callInfo = (d: Definition, args: readonly Argument[]): Info => {
    const own = definitionKnown(d)
    const given: Info[] = []
    for (const a of args) given.push(info(a)) // a loop: chains of operators are deep
    const parts: Info[] = [{ level: own.level, depends: without(own.depends, d.parameters) }]
    d.parameters.forEach((p, i) => {
      const a = given[i]
      const argument = args[i]
      if (a === undefined || argument === undefined) return
      const limit = limits.get(p) ?? (d.native !== undefined && p.arity === 0 ? 2 : 3)
      if (isOperator(argument)) checkOperator(argument, p, d)
      else if (limit < 3) restrict(a, limit, argument.span, `argument ${i + 1} of ${d.name}`)
      if (own.depends.has(p) || d.native !== undefined) parts.push(a)
    })
    return join(parts)
  }

  /** An operator passed as `p` must take what `p` is applied to. */
  const checkOperator = (argument: Argument, p: LocalSymbol, d: Definition): void => {
    (applied.get(p) ?? []).forEach((level, i) => {
      if (argument.kind === 'operatorLocal') raise(argument.symbol, i, level)
      const own = parametersOf(argument)?.[i]
      if (own !== undefined && (limits.get(own) ?? 3) < level) fail(`the operator passed to ${d.name} takes at most a ${LEVEL_NAMES[limits.get(own) ?? 3]}-level argument, but is applied to one of ${LEVEL_NAMES[level]} level there`, argument.span)
    })
  }

  const raise = (symbol: LocalSymbol, i: number, level: Level): void => {
    const list = applied.get(symbol) ?? []
    if ((list[i] ?? -1) >= level) return
    while (list.length <= i) list.push(0)
    list[i] = level
    applied.set(symbol, list)
    changed = true
  }

  /** What is substituted for constants and variables, and what an instance's parameters may therefore be. */
  const checkInstance = (instance: Instance): void => {
    const constant = isConstantModule(instance.module, definitionKnown)
    for (const [symbol, value] of instance.substitution) {
      const given = info(value)
      if (constant && symbol.kind === 'constant' && !replaced.has(symbol) && (given.level === 3 || instance.parameters.some((p) => given.depends.has(p)))) {
        replaced.add(symbol)
        changed = true
        continue
      }
      const limit = symbol.kind === 'variable' ? 1 : constant ? (limits.get(symbol) ?? 3) : 0
      if (given.level > limit) fail(`what replaces the ${symbol.kind} \`${symbol.name}\` of ${instance.module.name} must be of ${LEVEL_NAMES[limit]} level at most, but is of ${LEVEL_NAMES[given.level]} level`, value.span)
      else restrict(given, limit, value.span, symbol.name)
      if (symbol.kind === 'constant' && symbol.arity > 0 && !isLeibniz(value)) {
        fail(`what replaces the operator \`${symbol.name}\` of ${instance.module.name} must give equal results for equal arguments`, value.span, [{ message: "an argument under ' (prime), ENABLED or a temporal operator is looked at beyond its value: such an operator is not Leibniz" }])
      }
    }
    for (const { definition, takesParameters } of instance.copies.values()) {
      if (!takesParameters) continue
      instance.parameters.forEach((p, i) => {
        const copied = definition.parameters[i]
        const limit = limits.get(p)
        if (copied !== undefined && limit !== undefined && (limits.get(copied) ?? 3) > limit) {
          limits.set(copied, limit)
          changed = true
        }
      })
    }
  }

  const definitionKnown = (d: Definition): Info => known.get(d) ?? CONSTANT

  const atMost = (e: Expr, limit: Level, where: string): Info => {
    const i = info(e)
    restrict(i, limit, e.span, where)
    return i
  }

  const restrict = (i: Info, limit: Level, span: Span, where: string): void => {
    if (i.level > limit) {
      const notes: Note[] = limit === 1 ? [{ message: 'it contains a primed variable or a temporal operator' }] : [{ message: 'it contains a temporal operator' }]
      fail(`a ${LEVEL_NAMES[i.level]}-level expression is not allowed here: ${where} takes ${limit === 0 ? 'constants' : limit === 1 ? 'at most a state function' : 'no temporal formula'}`, span, notes)
    }
    for (const p of i.depends) {
      if ((limits.get(p) ?? 3) <= limit) continue
      limits.set(p, limit)
      changed = true
    }
  }

  const restrictConstants = ({ depends }: Info): void => {
    for (const p of depends) {
      if (p.kind !== 'constant' || (limits.get(p) ?? 3) <= 2) continue
      limits.set(p, 2)
      changed = true
    }
  }

  const fail = (message: string, span: Span, notes: readonly Note[] = []): void => reporter.error('level/wrong', message, span, notes)

  const definitionInfo = (d: Definition): void => {
    for (const p of d.parameters) parameters.add(p)
    const next = d.body === undefined ? CONSTANT : info(d.body)
    const before = known.get(d)
    if (before === undefined || before.level !== next.level || before.depends.size !== next.depends.size) {
      known.set(d, next)
      changed = true
    }
    d.level = next.level
  }

  for (const d of order) for (const p of d.parameters) parameters.add(p)
  for (const i of instances) for (const p of i.parameters) parameters.add(p)
  do {
    changed = false
    for (const d of order) definitionInfo(d)
    for (const e of loose) info(e)
    for (const e of assumed) restrictConstants(info(e))
    for (const i of instances) checkInstance(i)
  } while (changed)
  for (const d of order) {
    if (!d.recursive || d.native !== undefined || d.origin !== undefined) continue
    d.parameters.forEach((p, i) => {
      if ((limits.get(p) ?? 3) < 2) fail(`argument ${i + 1} of the recursive operator ${d.name} is primed`, d.span)
    })
  }
  return { levelOf: (e) => info(e).level }
}

function parametersOf(operator: Argument): readonly LocalSymbol[] | undefined {
  if (operator.kind === 'operatorLambda') return operator.parameters
  return operator.kind === 'operatorDefinition' ? operator.definition.parameters.slice(operator.prefix.length) : undefined
}

/** A module without variables, all of whose definitions are constant. */
function isConstantModule(module: ModuleScope, known: (d: Definition) => Info): boolean {
  if (module.variables.length > 0) return false
  for (const e of module.entries.values()) if (e.kind === 'definition' && known(e.definition).level > 0) return false
  return true
}

/** A name that ASSUME NEW declares has the level written there. */
function declared({ level }: LocalSymbol): Info {
  return level === undefined || level === 0 ? CONSTANT : { level, depends: NOTHING }
}

const NAMES: Readonly<Record<string, string>> = { and: '/\\', or: '\\/', implies: '=>', equiv: '<=>' }

function join(parts: readonly Info[]): Info {
  let level: Level = 0
  let depends: ReadonlySet<LocalSymbol | ConstantSymbol> = NOTHING
  for (const p of parts) {
    if (p.level > level) level = p.level
    if (p.depends.size > 0) depends = depends.size === 0 ? p.depends : new Set([...depends, ...p.depends])
  }
  return level === 0 && depends === NOTHING ? CONSTANT : { level, depends }
}

function without(depends: Info['depends'], symbols: readonly LocalSymbol[]): Info['depends'] {
  if (depends.size === 0 || symbols.length === 0) return depends
  const rest = new Set(depends)
  for (const s of symbols) rest.delete(s)
  return rest
}
