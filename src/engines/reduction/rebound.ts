/** Which symbols a piece of text may bind, through all that it calls. */
import { reachedFrom } from '../../module/reach.ts'
import type { Argument, Definition, Expr, LocalSymbol } from '../../module/resolved.ts'
import { forEachDeep } from '../../module/walk.ts'
import type { Environment } from '../interpreter/environment.ts'
import type { Interpreter } from '../interpreter/interpreter.ts'
import { isUnknown, type Item } from './rigid.ts'

const boundIn = new WeakMap<Expr, ReadonlySet<LocalSymbol>>()

/** Symbols that what is still to be walked over may bind once more: then what they were bound to says nothing. */
export function boundWithin(I: Interpreter, items: readonly Item[]): Set<LocalSymbol> {
  const all = new Set<LocalSymbol>()
  const include = (e: Expr): void => {
    let symbols = boundIn.get(e)
    if (symbols === undefined) boundIn.set(e, (symbols = symbolsIn(I, e)))
    for (const symbol of symbols) all.add(symbol)
  }
  const seen = new Set<Environment>()
  const enter = (env: Environment): void => {
    for (let frame = env; frame !== undefined && !seen.has(frame); frame = frame.parent) {
      seen.add(frame)
      const { binding } = frame
      if (typeof binding !== 'object') continue
      if (binding.kind === 'thunk' && !isUnknown(binding)) include(binding.expr)
      if (binding.kind === 'operator' && binding.target.kind === 'lambda') include(binding.target.body)
      if (binding.kind === 'operator' && binding.target.kind === 'definition') include({ kind: 'call', definition: binding.target.definition, args: [], span: binding.target.definition.span })
      enter(binding.environment)
    }
  }
  for (const { expr, environment } of items) {
    include(expr)
    enter(environment)
  }
  return all
}

function symbolsIn(I: Interpreter, e: Expr): ReadonlySet<LocalSymbol> {
  const symbols = new Set<LocalSymbol>()
  const note = (part: Argument): void => {
    if (part.kind === 'quantifier') for (const { symbols: bound } of part.binders) for (const symbol of bound) symbols.add(symbol)
  }
  forEachDeep(e, note)
  for (const reached of reachedFrom([e], I.model)) {
    if (!('kind' in reached) || reached.kind !== 'definition') continue
    const { parameters, body } = reached as Definition
    for (const symbol of parameters) symbols.add(symbol)
    if (body !== undefined) forEachDeep(body, note)
  }
  return symbols
}
