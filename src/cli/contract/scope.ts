/**
 * What local names stand for while an expression is being typed: values by their types, operators by their text.
 *
 * A scope is copied where names are bound; symbols are objects, so no name hides another.
 */
import type { LocalSymbol, OperatorArgument, VariableSymbol } from '../../module/resolved.ts'
import type { Type } from './type.ts'

export type Bound =
  /** `variable`: the argument is a variable itself, so that a primed parameter assigns it. */
  | { readonly kind: 'value'; readonly type: Type; readonly variable?: VariableSymbol | undefined }
  | { readonly kind: 'operator'; readonly operator: OperatorArgument; readonly scope: Scope }

export type Scope = ReadonlyMap<LocalSymbol, Bound>

export const NO_SCOPE: Scope = new Map()

export function withValue(scope: Scope, symbol: LocalSymbol, type: Type): Scope {
  return new Map(scope).set(symbol, { kind: 'value', type })
}

export function withBound(scope: Scope, pairs: readonly (readonly [LocalSymbol, Bound])[]): Scope {
  return pairs.length === 0 ? scope : new Map([...scope, ...pairs])
}
