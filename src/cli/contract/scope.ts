/**
 * What local names stand for while an expression is being typed: values by their types, operators by their text.
 *
 * A scope is copied where names are bound; symbols are objects, so no name hides another.
 */
import type { Binder, LocalSymbol, OperatorArgument, VariableSymbol } from '../../module/resolved.ts'
import { applied, INTEGER, NOTHING, tupleOf, type Type } from './type.ts'

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

/** Type of a name that is a value; of an operator nothing. */
export function valueOf(bound: Bound | undefined): Type {
  return bound?.kind === 'value' ? bound.type : NOTHING
}

/** The names of a binder bound to (the components of) an element of this type. */
export function bindTo(scope: Scope, binder: Binder, type: Type): Scope {
  if (!binder.tuple) return withBound(scope, binder.symbols.map((symbol) => [symbol, { kind: 'value', type }]))
  return withBound(scope, binder.symbols.map((symbol, k) => [symbol, { kind: 'value', type: applied(type, INTEGER, k + 1) }]))
}

/** What a binder ranges over, put together again. */
export function boundType(scope: Scope, { symbols, tuple }: Binder): Type {
  const types = symbols.map((symbol) => valueOf(scope.get(symbol)))
  return tuple ? tupleOf(types) : types[0] ?? NOTHING
}
