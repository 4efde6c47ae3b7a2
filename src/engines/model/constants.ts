/**
 * What the configuration gives to constants, as values; and the order of names.
 *
 * Strings and model values are ordered by first appearance (TLC's own order cannot be reproduced). Therefore all of them
 * are interned here, in one fixed order, before anything is evaluated: the configuration's, then those of the expressions
 * in the order in which the modules were read. The order then depends on the text alone, not on what is evaluated first.
 */
import type { ConstantSymbol, Definition, Expr, Model, ModelValueTree } from '../../module/resolved.ts'
import { forEachDeep } from '../../module/walk.ts'
import { makeSet } from '../../value/canonical.ts'
import { EvaluationError } from '../../value/error.ts'
import { makeBoolean, makeInteger, makeModelValue, makeString, type Value } from '../../value/store.ts'

/** A value written in a .cfg. */
export function valueOfTree(tree: ModelValueTree): Value {
  switch (tree.kind) {
    case 'number': return integerOfLiteral(tree.value)
    case 'string': return makeString(tree.value)
    case 'boolean': return makeBoolean(tree.value)
    case 'modelValue': return makeModelValue(tree.name)
    case 'set': return makeSet(tree.items.map(valueOfTree))
  }
}

/** A number as a value; what does not fit is refused. */
export function integerOfLiteral(n: bigint): Value {
  if (n < -0x80000000n || n > 0x7fffffffn) {
    const error = new EvaluationError('eval/overflow', `the integer ${n} is outside of the range -2147483648..2147483647`)
    error.notes.push('TLC computes with 32-bit integers; scale the number down')
    throw error
  }
  return makeInteger(Number(n))
}

/** Values (or replacing definitions) of the constants. */
export function constantsOf(model: Model): ReadonlyMap<ConstantSymbol, Value | Definition> {
  const values = new Map<ConstantSymbol, Value | Definition>()
  for (const [symbol, given] of model.constants) values.set(symbol, given.kind === 'definition' ? given : valueOfTree(given))
  return values
}

/** Interns every string and model value of the model in a fixed order. Call before evaluating anything. */
export function internNames(model: Model): void {
  for (const given of model.constants.values()) if (given.kind !== 'definition') valueOfTree(given)
  for (const definitions of model.module.byModule.values()) {
    for (const d of definitions.values()) {
      if (d.replacedBy?.kind === 'value') valueOfTree(d.replacedBy.value)
      if (d.body !== undefined) internStrings(d.body)
    }
  }
  for (const d of model.module.definitions.values()) if (d.body !== undefined) internStrings(d.body)
}

function internStrings(e: Expr): void {
  forEachDeep(e, (part) => {
    if (part.kind === 'string') makeString(part.value)
    else if (part.kind === 'record' || part.kind === 'recordSet') for (const f of part.fields) makeString(f.name)
    else if (part.kind === 'field') makeString(part.name)
    else if (part.kind === 'except') for (const u of part.updates) for (const p of u.path) if (p.kind === 'field') makeString(p.name)
  })
}
