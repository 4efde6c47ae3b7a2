/** Standard operators that have JavaScript of their own; the others are called through the table of natives. */
import { definitionOf, type Expr } from '../../module/resolved.ts'
import { type Code } from './blocks.ts'
import { bool, val } from './unit.ts'

/** The native name of the operator that a call reaches, if it is native. */
export function nativeOf(e: Extract<Expr, { kind: 'call' }>): string | undefined {
  const d = definitionOf(e.definition)
  return d.kind === 'definition' ? d.native : undefined
}

const VALUES: Readonly<Record<string, string>> = {
  'Naturals.+': 'add',
  'Naturals.-': 'subtract',
  'Naturals.*': 'multiply',
  'Naturals.\\div': 'divide',
  'Naturals.%': 'modulo',
  'Naturals...': 'interval',
  'Integers.-.': 'negate',
  'Sequences.Len': 'sequenceLength',
  'Sequences.Append': 'append',
  'Sequences.Head': 'head',
  'Sequences.Tail': 'tail',
  'Sequences.\\o': 'concatenate',
  'Sequences.SubSeq': 'subSequence',
  'Sequences.Seq': 'sequenceSet',
  'FiniteSets.Cardinality': 'cardinality',
}

const BOOLEANS: Readonly<Record<string, string>> = {
  'Naturals.<': 'less',
  'Naturals.<=': 'lessOrEqual',
}

/** JavaScript for a native whose arguments are already Values; undefined when it has none of its own. */
export function nativeCode(name: string, args: readonly string[]): Code | undefined {
  if (name === 'Naturals.>') return bool(`less(${args[1]}, ${args[0]})`)
  if (name === 'Naturals.>=') return bool(`lessOrEqual(${args[1]}, ${args[0]})`)
  const value = VALUES[name]
  if (value !== undefined) return val(`${value}(${args.join(', ')})`)
  const test = BOOLEANS[name]
  return test === undefined ? undefined : bool(`${test}(${args.join(', ')})`)
}
