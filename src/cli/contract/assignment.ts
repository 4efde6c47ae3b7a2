/**
 * Which variable an expression names as the target of an assignment.
 */
import { definitionOf, type Argument, type Expr, type VariableSymbol } from '../../module/resolved.ts'
import { NO_SCOPE, withBound, type Scope } from './scope.ts'
import { NOTHING } from './type.ts'

/** The variable that `x'` or, in an initial predicate, `x` names; also behind a substitution of INSTANCE. */
export function assignedVariable(e: Expr, scope: Scope): VariableSymbol | undefined {
  switch (e.kind) {
    case 'variable': return e.symbol
    case 'label': return assignedVariable(e.body, scope)
    case 'builtin': return e.op === 'prime' && e.args[0] !== undefined ? assignedVariable(e.args[0], scope) : undefined
    case 'local': {
      const bound = scope.get(e.symbol)
      return bound?.kind === 'value' ? bound.variable : undefined
    }
    case 'call': {
      const target = definitionOf(e.definition)
      if (target.kind === 'value' || target.body === undefined || target.native !== undefined || target.parameters.length > e.args.length) return undefined
      const { parameters, body } = target
      const inner = e.args.length === 0 ? scope : withBound(NO_SCOPE, parameters.map((p, k) => {
        const arg = e.args[k]!
        return [p, { kind: 'value', type: NOTHING, variable: isExpr(arg) ? assignedVariable(arg, scope) : undefined }]
      }))
      return body.kind === 'local' || body.kind === 'variable' || body.kind === 'call' && !target.recursive ? assignedVariable(body, inner) : undefined
    }
    default: return undefined
  }
}

/** An argument that is a value, not an operator. */
export function isExpr(arg: Argument): arg is Expr {
  return !arg.kind.startsWith('operator')
}
