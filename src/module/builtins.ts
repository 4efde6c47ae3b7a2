/**
 * Operators of the language itself: what `/\`, `\in`, `'` or `[]` mean without any EXTENDS.
 *
 * The parser writes them as ordinary applications with canonical ASCII names; this table is the one place where such a
 * name becomes a `BuiltinOp`. `\X` is missing on purpose: products are a node of their own.
 */
import type { BuiltinOp } from './resolved.ts'

export interface Builtin {
  readonly op: BuiltinOp
  readonly arity: 1 | 2
}

const binary = (op: BuiltinOp): Builtin => ({ op, arity: 2 })
const unary = (op: BuiltinOp): Builtin => ({ op, arity: 1 })

const TABLE: ReadonlyMap<string, Builtin> = new Map([
  ['/\\', binary('and')], ['\\/', binary('or')], ['~', unary('not')],
  ['=>', binary('implies')], ['<=>', binary('equiv')],
  ['=', binary('=')], ['/=', binary('#')], ['#', binary('#')],
  ['\\in', binary('in')], ['\\notin', binary('notin')],
  ['\\cup', binary('cup')], ['\\cap', binary('cap')], ['\\', binary('setminus')], ['\\subseteq', binary('subseteq')],
  ['SUBSET', unary('SUBSET')], ['UNION', unary('UNION')], ['DOMAIN', unary('DOMAIN')],
  ["'", unary('prime')], ['ENABLED', unary('ENABLED')], ['UNCHANGED', unary('UNCHANGED')], ['\\cdot', binary('compose')],
  ['[]', unary('always')], ['<>', unary('eventually')], ['~>', binary('leadsto')], ['-+->', binary('plusarrow')],
])

/** Names that are expressions by themselves and cannot be redefined either. */
const LITERALS: ReadonlySet<string> = new Set(['TRUE', 'FALSE', 'BOOLEAN', 'STRING', '\\X'])

export function builtinOf(name: string): Builtin | undefined {
  return TABLE.get(name)
}

/** A user's definition may not take this name. */
export function isReserved(name: string): boolean {
  return TABLE.has(name) || LITERALS.has(name)
}

/** All names of the language, for "did you mean". */
export function builtinNames(): readonly string[] {
  return [...TABLE.keys(), ...LITERALS]
}
