/**
 * ENABLED (also the one in WF and SF) of an instance whose variable is replaced by a parameter of the instance, which we refuse.
 *
 * In ENABLED A the primed variables of A are bound; engines give them a place of their own where an instance replaces
 * them by expressions (BoundVariables). A parameter may stand for anything: an ENABLED that would be evaluated with one is
 * an error, never a wrong answer.
 */
import type { Argument, Definition, Expr } from './resolved.ts'
import { definitionOf } from './resolved.ts'
import type { Reporter } from './reporter.ts'
import { forEachDeep } from './walk.ts'

/** Reports every such ENABLED reachable from formulas that will be evaluated. */
export function refuseEnabledOfParameters(formulas: readonly Expr[], reporter: Reporter): void {
  const seen = new Set<Definition>()
  const visit = (e: Argument): void => forEachDeep(e, (part) => {
    if (part.kind === 'fairness' || part.kind === 'builtin') {
      const parameter = part.bound?.parameter
      if (parameter !== undefined) {
        reporter.error('unsupported/enabled', `${part.kind === 'fairness' ? 'fairness' : 'ENABLED'} of an action whose variable ${parameter.name} is replaced by a parameter of the instance is not supported`, part.span, [
          { message: 'replace the variable by an expression: I == INSTANCE M WITH …, without a parameter for it' },
        ])
      }
    }
    for (const d of called(part)) {
      if (seen.has(d) || d.body === undefined) continue
      seen.add(d)
      visit(d.body)
    }
  })
  formulas.forEach(visit)
}

function called(part: Argument): readonly Definition[] {
  if (part.kind !== 'call' && part.kind !== 'operatorDefinition') return []
  const target = definitionOf(part.definition)
  return target.kind === 'value' ? [] : [target]
}
