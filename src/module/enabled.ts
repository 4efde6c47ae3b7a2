/**
 * ENABLED under substitution, which we refuse.
 *
 * In ENABLED A the primed variables of A are bound. When A comes from an instance whose variable is replaced by an
 * expression, the prime must therefore not be carried over to the expression (TLC gives the bound variable a place of its
 * own). Copies carry it over; so an ENABLED that would be evaluated on such an action is an error, never a wrong answer.
 */
import type { Argument, Definition, Expr } from './resolved.ts'
import { definitionOf } from './resolved.ts'
import type { Reporter } from './reporter.ts'
import { forEachDeep } from './walk.ts'

/** Reports every ENABLED reachable from formulas that will be evaluated whose action primes a substituted expression. */
export function refuseEnabledUnderSubstitution(formulas: readonly Expr[], reporter: Reporter): void {
  const seen = new Set<Definition>()
  const visit = (e: Argument): void => forEachDeep(e, (part) => {
    if (part.kind === 'builtin' && part.op === 'ENABLED') check(part.args[0] as Expr, part, reporter)
    for (const d of called(part)) {
      if (seen.has(d) || d.body === undefined) continue
      seen.add(d)
      visit(d.body)
    }
  })
  formulas.forEach(visit)
}

function check(action: Expr, enabled: Expr, reporter: Reporter): void {
  const seen = new Set<Definition>()
  const visit = (e: Argument): void => forEachDeep(e, (part) => {
    if (part.kind === 'builtin' && (part.op === 'prime' || part.op === 'UNCHANGED')) {
      const replaced = substitutedIn(part.args[0] as Expr)
      if (replaced !== undefined) {
        reporter.error('unsupported/enabled', `ENABLED of an action whose variable ${replaced.substitutes?.name ?? ''} is replaced by an expression is not supported`, enabled.span, [
          { message: `the expression that replaces it in the instance (${replaced.name})`, span: replaced.span },
        ])
      }
    }
    for (const d of called(part)) {
      if (seen.has(d) || d.body === undefined) continue
      seen.add(d)
      visit(d.body)
    }
  })
  visit(action)
}

/** A substituted expression under a prime: itself, or a component of a tuple, also behind a name such as `vars`. */
function substitutedIn(e: Expr): Definition | undefined {
  let found: Definition | undefined
  const seen = new Set<Definition>()
  const visit = (x: Argument): void => forEachDeep(x, (part) => {
    if (part.kind !== 'call' || found !== undefined || seen.has(part.definition)) return
    seen.add(part.definition)
    if (part.definition.substitutes !== undefined) found = part.definition
    else if (part.definition.level === 1 && part.definition.body !== undefined) visit(part.definition.body)
  })
  visit(e)
  return found
}

function called(part: Argument): readonly Definition[] {
  if (part.kind !== 'call' && part.kind !== 'operatorDefinition') return []
  const target = definitionOf(part.definition)
  return target.kind === 'value' ? [] : [target]
}
