/**
 * Whether an operator is Leibniz: equal arguments give equal results, in every state. ENABLED, prime and what is temporal are
 * not, as they look at more than the value of their argument. INSTANCE may replace a constant operator only by a Leibniz one,
 * or what the module proves of it would not hold of what replaces it.
 *
 * A definition is looked through by its parameters; what a LET defines is not, as in SANY.
 */
import type { Argument, BuiltinOp, Definition, LocalSymbol } from './resolved.ts'
import { isOperator } from './copy.ts'
import { forEachDeep, forEachPart } from './walk.ts'

const NOT_LEIBNIZ: ReadonlySet<BuiltinOp> = new Set(['prime', 'ENABLED', 'UNCHANGED', 'compose', 'always', 'eventually', 'leadsto', 'plusarrow'])

/** Answers for the operators of one module with all it uses; definitions are looked at once. */
export function leibniz(): (operator: Argument) => boolean {
  const known = new Map<Definition, ReadonlySet<LocalSymbol>>()

  const sensitive = (d: Definition): ReadonlySet<LocalSymbol> => {
    let found = known.get(d)
    if (found === undefined) {
      known.set(d, new Set()) // while it is looked at, a recursive definition counts as Leibniz
      found = new Set<LocalSymbol>()
      if (d.body !== undefined) collect(d.body, found as Set<LocalSymbol>)
      known.set(d, found)
    }
    return found
  }

  /** Adds the names that stand under an operator that is not Leibniz. */
  const collect = (e: Argument, found: Set<LocalSymbol>): void => {
    switch (e.kind) {
      case 'builtin':
        if (NOT_LEIBNIZ.has(e.op)) return namesIn(e, found)
        break
      case 'box': case 'angle': case 'fairness': return namesIn(e, found)
      case 'unboundedQuantifier':
        if (e.quantifier === 'temporalForall' || e.quantifier === 'temporalExists') return namesIn(e, found)
        break
      case 'let': return collect(e.body, found)
      case 'call': {
        const { definition, args } = e
        if (definition.inLet) break
        const under = new Set(sensitive(definition))
        args.forEach((a, i) => {
          const parameter = definition.parameters[i]
          if (parameter !== undefined && isOperator(a) && !isLeibniz(a)) argumentsOf(parameter, definition, under)
        })
        args.forEach((a, i) => {
          const parameter = definition.parameters[i]
          if (parameter !== undefined && under.has(parameter)) namesIn(a, found)
        })
        break
      }
    }
    forEachPart(e, (part) => collect(part, found))
  }

  const isLeibniz = (operator: Argument): boolean => {
    switch (operator.kind) {
      case 'operatorBuiltin': return !NOT_LEIBNIZ.has(operator.op)
      case 'operatorDefinition': {
        const under = sensitive(operator.definition)
        return !operator.definition.parameters.slice(operator.prefix.length).some((p) => under.has(p))
      }
      case 'operatorLambda': {
        const found = new Set<LocalSymbol>()
        collect(operator.body, found)
        return !operator.parameters.some((p) => found.has(p))
      }
      default: return true
    }
  }
  return isLeibniz
}

/** Adds the names in what the definition applies its operator parameter to. */
function argumentsOf(parameter: LocalSymbol, { body }: Definition, found: Set<LocalSymbol>): void {
  if (body === undefined) return
  forEachDeep(body, (part) => {
    if (part.kind === 'callLocal' && part.symbol === parameter) for (const a of part.args) namesIn(a, found)
  })
}

function namesIn(e: Argument, found: Set<LocalSymbol>): void {
  forEachDeep(e, (part) => {
    if (part.kind === 'local' || part.kind === 'callLocal' || part.kind === 'operatorLocal') found.add(part.symbol)
  })
}
