/**
 * What the configuration gives to constants, as values; and the order of names.
 *
 * Strings and model values are ordered by first appearance, as in TLC. Therefore all of them are interned here, in one
 * fixed order, before anything is evaluated: the order then depends on the text alone, not on what is evaluated first.
 */
import type { ConstantSymbol, Definition, Expr, Model, ModelValueTree } from '../../module/resolved.ts'
import { forEachDeep } from '../../module/walk.ts'
import type { Source } from '../../syntax/source.ts'
import { findModule, tokenize } from '../../syntax/tokens.ts'
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

/**
 * Interns every string and model value of the model in a fixed order. Call before evaluating anything.
 *
 * TLC's order of strings is the order in which it first met them as names of any kind: identifiers while parsing, module by
 * module as they are read, and then string literals, a module after those it uses (found by experiment with TLC 2.18). Model
 * values are in the order of the configuration.
 */
export function internNames(model: Pick<Model, 'constants' | 'module'>): void {
  for (const given of model.constants.values()) if (given.kind !== 'definition') valueOfTree(given)
  for (const source of model.module.sources ?? []) for (const name of identifiersOf(source)) makeString(name)
  for (const definitions of model.module.byModule.values()) {
    for (const d of definitions.values()) {
      if (d.replacedBy?.kind === 'value') valueOfTree(d.replacedBy.value)
      if (d.body !== undefined) internStrings(d.body)
    }
  }
  for (const d of model.module.definitions.values()) if (d.body !== undefined) internStrings(d.body)
}

/** Short names in the texts of TLC's own modules, in order: the strings among them come before later ones. */
const STANDARD_NAMES: Readonly<Record<string, string>> = {
  Naturals: 'Naturals Nat a b n',
  Integers: 'Integers Naturals Int a',
  Reals: 'Reals Integers Real a b m Infinity i r',
  Sequences: 'Sequences Naturals Seq S n Nat Len s t i Append e Head Tail SubSeq m SelectSeq Test F',
  FiniteSets: 'FiniteSets Naturals Sequences IsFiniteSet S seq Seq s n Len Cardinality CS T x',
  TLC: 'TLC Naturals Sequences FiniteSets Print out val PrintT Assert v JavaTime n Nat TLCGet i TLCSet d e x f g Permutations S w SortSeq s Op Perm p Len j RandomElement Any ToString a b TLCEval',
}

function identifiersOf(source: Source): readonly string[] {
  const builtIn = /^<built-in (\w+)>$/.exec(source.path)?.[1]
  if (builtIn !== undefined) return STANDARD_NAMES[builtIn]?.split(' ') ?? []
  const start = findModule(source.text, 0)
  return start < 0 ? [] : tokenize(source, start).tokens.filter(({ kind }) => kind === 'identifier').map(({ text }) => text)
}

function internStrings(e: Expr): void {
  forEachDeep(e, (part) => {
    if (part.kind === 'string') makeString(part.value)
    else if (part.kind === 'record' || part.kind === 'recordSet') for (const f of part.fields) makeString(f.name)
    else if (part.kind === 'field') makeString(part.name)
    else if (part.kind === 'except') for (const u of part.updates) for (const p of u.path) if (p.kind === 'field') makeString(p.name)
  })
}
