/** Whether a value is of a type that was inferred, as a second opinion that shares nothing with the inference. */
import type { Contract } from '../../src/cli/contract/contract.ts'
import type { Fields, Type } from '../../src/cli/contract/type.ts'
import { tryExplicit } from '../../src/value/canonical.ts'
import { isRecord } from '../../src/value/print.ts'
import { auxOf, componentsOf, isInteger, Kind, kindOf, nameOf, TRUE, type Value } from '../../src/value/store.ts'

export function inhabits(value: Value, type: Type, atoms: Contract['atoms']): boolean {
  if (type.unknown !== undefined) return true
  const has = (v: Value, t: Type | undefined): boolean => t !== undefined && inhabits(v, t, atoms)
  const all = (values: readonly Value[], t: Type | undefined): boolean => t !== undefined && values.every((v) => inhabits(v, t, atoms))
  if (isInteger(value)) return type.integer
  const v = tryExplicit(value) ?? value
  switch (kindOf(v)) {
    case Kind.boolean: return (type.booleans & (v === TRUE ? 1 : 2)) !== 0
    case Kind.string: return type.strings === 'all' || type.strings.includes(nameOf(v))
    case Kind.modelValue: return type.atoms.some((atom) => atoms.get(atom)?.includes(nameOf(v)))
    case Kind.set: return all(componentsOf(v), type.set)
    case Kind.sequence: {
      const parts = componentsOf(v)
      const { sequence } = type
      if (type.function !== undefined && (type.function.from.integer || parts.length === 0) && all(parts, type.function.to)) return true
      if (sequence === undefined) return false
      return sequence.items === undefined ? all(parts, sequence.elements) : sequence.items.length === parts.length && parts.every((part, k) => has(part, sequence.items![k]))
    }
    case Kind.function: {
      const keys = componentsOf(auxOf(v))
      const values = componentsOf(v)
      if (isRecord(v) && type.records.some((fields) => fits(fields, keys.map(nameOf), values, has))) return true
      return type.function !== undefined && all(keys, type.function.from) && all(values, type.function.to)
    }
    default: return type.set !== undefined
  }
}

function fits(fields: Fields, names: readonly string[], values: readonly Value[], has: (v: Value, t: Type | undefined) => boolean): boolean {
  return names.length === fields.size && names.every((name, k) => has(values[k]!, fields.get(name)))
}
