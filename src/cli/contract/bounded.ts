/**
 * A type under a bound that always holds: what TypeOK or an assumption leaves of what was inferred.
 */
import { isNothing, make, type Truth, type Type } from './type.ts'

/**
 * What remains of `type` under a bound that always holds (TypeOK). Where the bound says nothing of a part, or nothing would
 * be left of it, the part stays as it was inferred.
 */
export function bounded(type: Type, bound: Type): Type {
  if (bound.unknown !== undefined || isNothing(bound)) return type
  if (type.unknown !== undefined || isNothing(type)) return bound
  const left = make({
    booleans: (type.booleans & bound.booleans) as Truth,
    integer: type.integer && bound.integer,
    strings: boundedStrings(type.strings, bound.strings),
    atoms: type.atoms.filter((name) => bound.atoms.includes(name)),
    set: boundedPart(type.set, bound.set, bounded),
    sequence: boundedPart(type.sequence, bound.sequence, (a, b) => ({ elements: bounded(a.elements, b.elements), items: a.items?.map((item, k) => bounded(item, b.items?.[k] ?? b.elements)) })),
    function: boundedPart(type.function, bound.function, (a, b) => ({ from: bounded(a.from, b.from), to: bounded(a.to, b.to) })),
    records: type.records.flatMap((fields) => {
      const others = bound.records.find((candidate) => candidate.size === fields.size && [...fields.keys()].every((name) => candidate.has(name)))
      return others === undefined ? [] : [new Map([...fields].map(([name, value]) => [name, bounded(value, others.get(name)!)]))]
    }),
  })
  return isNothing(left) ? type : left
}

function boundedStrings(a: readonly string[] | 'all', b: readonly string[] | 'all'): readonly string[] | 'all' {
  if (b === 'all') return a
  return a === 'all' ? b : a.filter((text) => b.includes(text))
}

function boundedPart<T>(a: T | undefined, b: T | undefined, both: (a: T, b: T) => T): T | undefined {
  return a === undefined || b === undefined ? undefined : both(a, b)
}
