/**
 * What is known of a value from the text alone: a union of alternatives, at most one of a kind, records by their shape.
 *
 * Types form a lattice of small height: `join` is the least type that has the values of both, and where one would grow
 * without end (deep nesting, many literals) it is widened. `unknown` is the top and carries the reason, which the
 * generated contract repeats. Equal types have equal keys.
 */

export interface Type {
  readonly key: string
  readonly depth: number
  /** Why nothing is known; then all else is empty. */
  readonly unknown: string | undefined
  readonly booleans: Truth
  readonly integer: boolean
  /** Sorted literals, or every string. */
  readonly strings: readonly string[] | 'all'
  /** Model values by where they come from: `Replicas` (some element of that constant), `=None` (the value of that constant). */
  readonly atoms: readonly string[]
  readonly set: Type | undefined
  readonly sequence: Sequence | undefined
  readonly function: { readonly from: Type; readonly to: Type } | undefined
  readonly records: readonly Fields[]
}

/** What a boolean may be: 0 never evaluated, 1 TRUE only, 2 FALSE only, 3 either. */
export type Truth = 0 | 1 | 2 | 3

/** `items`: a tuple whose components are told apart. `elements` joins them. */
export interface Sequence {
  readonly elements: Type
  readonly items: readonly Type[] | undefined
}

/** A record's fields, in the order in which they are written. */
export type Fields = ReadonlyMap<string, Type>

type Parts = Omit<Type, 'key' | 'depth'>

const DEPTH_MAX = 10
const LITERALS_MAX = 24
const RECORDS_MAX = 32

const EMPTY: Parts = { unknown: undefined, booleans: 0, integer: false, strings: [], atoms: [], set: undefined, sequence: undefined, function: undefined, records: [] }

/** Fields that tell records of one union apart by a literal, as messages have them. */
const TAGS = ['type', 'mtype', 'kind', 'tag', 'msg', 'op']

export const NOTHING: Type = make({})
export const BOOLEAN: Type = make({ booleans: 3 })
export const TRUE: Type = make({ booleans: 1 })
export const FALSE: Type = make({ booleans: 2 })
export const INTEGER: Type = make({ integer: true })
export const STRING: Type = make({ strings: 'all' })

export function unknown(reason: string): Type {
  return make({ unknown: reason })
}

export function literal(text: string): Type {
  return make({ strings: [text] })
}

export function atom(name: string): Type {
  return make({ atoms: [name] })
}

export function setOf(elements: Type): Type {
  return make({ set: elements })
}

export function sequenceOf(elements: Type): Type {
  return make({ sequence: { elements, items: undefined } })
}

export function tupleOf(items: readonly Type[]): Type {
  return make({ sequence: { elements: joinAll(items), items } })
}

export function functionOf(from: Type, to: Type): Type {
  return make({ function: { from, to } })
}

export function recordOf(fields: Fields): Type {
  return make({ records: [fields] })
}

/** Builds a type from what is not empty, widening what is too deep. */
export function make(given: Partial<Parts>): Type {
  const parts: Parts = given.unknown === undefined ? { ...EMPTY, ...given } : { ...EMPTY, unknown: given.unknown }
  const inner = [parts.set, parts.sequence?.elements, ...parts.sequence?.items ?? [], parts.function?.from, parts.function?.to, ...parts.records.flatMap((fields) => [...fields.values()])]
  const depth = 1 + Math.max(0, ...inner.map((type) => type?.depth ?? 0))
  if (depth > DEPTH_MAX) return make({ unknown: `nested more than ${DEPTH_MAX} deep` })
  return { ...parts, depth, key: keyOf(parts) }
}

function keyOf(parts: Parts): string {
  if (parts.unknown !== undefined) return `?${parts.unknown}`
  const texts: string[] = []
  if (parts.booleans !== 0) texts.push(`b${parts.booleans}`)
  if (parts.integer) texts.push('i')
  if (parts.strings === 'all') texts.push('s')
  else texts.push(...parts.strings.map((text) => JSON.stringify(text)))
  texts.push(...parts.atoms)
  if (parts.set !== undefined) texts.push(`{${parts.set.key}}`)
  if (parts.sequence !== undefined) texts.push(parts.sequence.items === undefined ? `<${parts.sequence.elements.key}>` : `<<${parts.sequence.items.map(({ key }) => key).join(',')}>>`)
  if (parts.function !== undefined) texts.push(`[${parts.function.from.key}->${parts.function.to.key}]`)
  texts.push(...parts.records.map(keyOfRecord))
  return texts.join('|')
}

function keyOfRecord(fields: Fields): string {
  return `[${[...fields].map(([name, type]) => `${name}:${type.key}`).toSorted().join(',')}]`
}

export function isNothing(type: Type): boolean {
  return type.key === ''
}

// ---------------------------------------------------------------- join

export function joinAll(types: readonly Type[]): Type {
  return types.reduce(join, NOTHING)
}

/** The least type with the values of both. Of two reasons why nothing is known the first in the alphabet is kept. */
export function join(a: Type, b: Type): Type {
  if (a.key === b.key || isNothing(b)) return a
  if (isNothing(a)) return b
  if (a.unknown !== undefined || b.unknown !== undefined) return unknown([a.unknown, b.unknown].filter((reason) => reason !== undefined).toSorted()[0]!)
  return make({
    booleans: (a.booleans | b.booleans) as Truth,
    integer: a.integer || b.integer,
    strings: joinStrings(a.strings, b.strings),
    atoms: union(a.atoms, b.atoms),
    set: joinOptional(a.set, b.set, join),
    sequence: joinOptional(a.sequence, b.sequence, joinSequences),
    function: joinOptional(a.function, b.function, (f, g) => ({ from: join(f.from, g.from), to: join(f.to, g.to) })),
    records: joinRecords([...a.records, ...b.records]),
  })
}

function joinOptional<T>(a: T | undefined, b: T | undefined, both: (a: T, b: T) => T): T | undefined {
  return a === undefined ? b : b === undefined ? a : both(a, b)
}

function joinStrings(a: readonly string[] | 'all', b: readonly string[] | 'all'): readonly string[] | 'all' {
  if (a === 'all' || b === 'all') return 'all'
  const both = union(a, b)
  return both.length > LITERALS_MAX ? 'all' : both
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])].toSorted()
}

/** Tuples of one length stay tuples; the empty sequence beside anything else says that lengths vary. */
function joinSequences(a: Sequence, b: Sequence): Sequence {
  const elements = join(a.elements, b.elements)
  const items = a.items !== undefined && b.items !== undefined && a.items.length === b.items.length ? a.items.map((item, k) => join(item, b.items![k]!)) : undefined
  return { elements, items }
}

/** Records of one shape (the same fields, the same tag) become one. */
function joinRecords(records: readonly Fields[]): readonly Fields[] {
  const byShape = new Map<string, Fields>()
  for (const fields of records) {
    const shape = shapeOf(fields)
    const known = byShape.get(shape)
    byShape.set(shape, known === undefined ? fields : new Map([...fields].map(([name, type]) => [name, join(known.get(name)!, type)])))
  }
  const found = [...byShape].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, fields]) => fields)
  return found.length > RECORDS_MAX ? [merged(found)] : found
}

/** Too many shapes: the fields that all have. */
function merged(records: readonly Fields[]): Fields {
  const [first, ...rest] = records
  return new Map([...first!].filter(([name]) => rest.every((fields) => fields.has(name))).map(([name, type]) => [name, joinAll([type, ...rest.map((fields) => fields.get(name)!)])]))
}

/** What makes two records alternatives of a union rather than one type. */
export function shapeOf(fields: Fields): string {
  const tag = tagOf(fields)
  return [...fields.keys()].map((name) => (tag?.field === name ? `${name}=${tag.text}` : name)).toSorted().join(',')
}

/** The literal, or the model value, by which a record says what it is. */
export function tagOf(fields: Fields): { readonly field: string; readonly text: string } | undefined {
  for (const field of TAGS) {
    const type = fields.get(field)
    const single = type === undefined ? undefined : singleton(type)
    if (single !== undefined) return { field, text: single.startsWith('=') ? single.slice(1) : type!.strings[0]! }
  }
  return undefined
}

// ---------------------------------------------------------------- taking apart

/** A type as a list of types that a case analysis tells apart: its records one by one. */
export function alternatives(type: Type): readonly Type[] {
  if (type.unknown !== undefined || type.records.length < 2) return [type]
  const rest = make({ ...partsOf(type), records: [] })
  return [...type.records.map((fields) => make({ records: [fields] })), ...(isNothing(rest) ? [] : [rest])]
}

export function partsOf({ key: _key, depth: _depth, ...parts }: Type): Parts {
  return parts
}

/** Elements of a set. */
export function elementsOf(type: Type): Type {
  return type.unknown !== undefined ? type : type.set ?? NOTHING
}

/** Arguments that a function takes. */
export function domainOf(type: Type): Type {
  if (type.unknown !== undefined) return type
  const names = type.records.flatMap((fields) => [...fields.keys()])
  return joinAll([type.function?.from ?? NOTHING, type.sequence === undefined ? NOTHING : INTEGER, ...names.map(literal)])
}

/** `f[argument]`. */
export function applied(type: Type, argument: Type, number: number | undefined): Type {
  if (type.unknown !== undefined) return type
  const name = Array.isArray(argument.strings) && argument.strings.length === 1 ? argument.strings[0]! : undefined
  const fields = type.records.flatMap((record) => (name === undefined ? [...record.values()] : [record.get(name) ?? NOTHING]))
  return joinAll([type.function?.to ?? NOTHING, number === undefined ? type.sequence?.elements ?? NOTHING : type.sequence?.items?.[number - 1] ?? type.sequence?.elements ?? NOTHING, ...fields])
}

/** `r.name`, of the records that have it. */
export function fieldOf(type: Type, name: string): Type {
  if (type.unknown !== undefined) return type
  return joinAll([...type.records.map((fields) => fields.get(name) ?? NOTHING), type.function?.to ?? NOTHING])
}

// ---------------------------------------------------------------- comparing

/** Whether values of two types are the same for certain, different for certain, or neither. */
export function compare(a: Type, b: Type): Truth {
  if (isNothing(a) || isNothing(b)) return 0
  if (a.unknown !== undefined || b.unknown !== undefined) return 3
  const single = singleton(a)
  if (single !== undefined && single === singleton(b)) return 1
  return overlap(a, b) ? 3 : 2
}

/** The text of the one value that a type has. */
function singleton(type: Type): string | undefined {
  const { strings, atoms, key } = type
  if (strings !== 'all' && strings.length === 1 && key === JSON.stringify(strings[0])) return key
  return atoms.length === 1 && key === atoms[0] && key.startsWith('=') ? key : undefined
}

function overlap(a: Type, b: Type): boolean {
  if ((a.booleans & b.booleans) !== 0 || (a.integer && b.integer)) return true
  if (a.set !== undefined && b.set !== undefined) return true
  if (a.function !== undefined || b.function !== undefined || a.sequence !== undefined && b.sequence !== undefined) return true
  if (a.strings === 'all' ? b.strings.length > 0 : b.strings === 'all' ? a.strings.length > 0 : a.strings.some((text) => b.strings.includes(text))) return true
  if (a.atoms.some((name) => b.atoms.includes(name))) return true
  return a.records.some((fields) => b.records.some((others) => fields.size === others.size && [...fields].every(([name, type]) => {
    const other = others.get(name)
    return other !== undefined && compare(type, other) !== 2
  })))
}

// ---------------------------------------------------------------- truth

export function canBeTrue(type: Type): boolean {
  return type.unknown !== undefined || (type.booleans & 1) !== 0
}

export function canBeFalse(type: Type): boolean {
  return type.unknown !== undefined || (type.booleans & 2) !== 0
}

export function negated(type: Type): Type {
  return type.unknown !== undefined ? BOOLEAN : make({ booleans: ((type.booleans & 1) << 1 | (type.booleans & 2) >> 1) as Truth })
}
