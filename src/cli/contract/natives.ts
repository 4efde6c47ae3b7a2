/**
 * Types of the operators that have no body in TLA+: arithmetic, sequences, and what TLC adds.
 */
import { applied, BOOLEAN, elementsOf, functionOf, INTEGER, join, joinAll, NOTHING, sequenceOf, setOf, STRING, type Type, unknown } from './type.ts'

const ARITHMETIC: ReadonlySet<string> = new Set(['Naturals.+', 'Naturals.*', 'Naturals.^', 'Naturals.\\div', 'Naturals.%', 'Naturals.-', 'Integers.-.', 'Sequences.Len', 'FiniteSets.Cardinality', 'Bags.BagCardinality', 'TLC.JavaTime', 'IOUtils.atoi', 'Bitwise.&', 'Bitwise.|', 'Bitwise.^^', 'Bitwise.shiftR'])
const TESTS: ReadonlySet<string> = new Set(['Naturals.<', 'Naturals.>', 'Naturals.<=', 'Naturals.>=', 'FiniteSets.IsFiniteSet', 'TLC.PrintT', 'TLC.Assert', 'TLC.TLCSet', 'Bags.IsABag', 'Bags.\\sqsubseteq'])
const TEXTS: ReadonlySet<string> = new Set(['TLC.ToString', 'Json.ToJson', 'IOUtils.zeroPadN'])

/** The type of `name(args)`; undefined when this table does not know it and its body, if any, must say. */
export function nativeType(name: string, args: readonly Type[]): Type | undefined {
  if (ARITHMETIC.has(name)) return INTEGER
  if (TESTS.has(name)) return BOOLEAN
  if (TEXTS.has(name)) return STRING
  const [first = NOTHING, second = NOTHING] = args
  switch (name) {
    case 'Naturals.Nat': case 'Integers.Int': case 'Naturals...': return setOf(INTEGER)
    case 'Sequences.Seq': return setOf(sequenceOf(elementsOf(first)))
    case 'Sequences.Append': return sequenceOf(join(itemsOf(first), second))
    case 'Sequences.\\o': return join(first, second).strings === 'all' || texts(first, second) ? STRING : sequenceOf(join(itemsOf(first), itemsOf(second)))
    case 'Sequences.Head': return first.sequence?.items?.[0] ?? itemsOf(first)
    case 'Sequences.Tail': case 'Sequences.SubSeq': case 'Sequences.SelectSeq': case 'TLC.SortSeq': return sequenceOf(itemsOf(first))
    case 'SequencesExt.SetToSeq': return sequenceOf(elementsOf(first))
    case 'TLC.:>': return functionOf(first, second)
    case 'TLC.@@': return join(first, second)
    case 'TLC.Print': return second
    case 'TLC.TLCEval': return first
    case 'TLC.RandomElement': return elementsOf(first)
    case 'Randomization.RandomSubset': return second
    case 'Randomization.RandomSetOfSubsets': return setOf(args[2] ?? NOTHING)
    case 'TLC.Permutations': return setOf(functionOf(elementsOf(first), elementsOf(first)))
    case 'FiniteSetsExt.kSubset': return setOf(second)
    case 'TLC.TLCGet': case 'TLC.Any': case 'Reals.Real': case 'Reals./': case 'Reals.Infinity': return unknown(`${name.replace('.', '!')} has no type`)
    default: return undefined
  }
}

function texts(...types: readonly Type[]): boolean {
  return types.some(({ strings, sequence }) => strings.length > 0 && sequence === undefined)
}

function itemsOf(type: Type): Type {
  return type.unknown !== undefined ? type : joinAll([applied({ ...type, records: [] }, INTEGER, undefined)])
}
