/**
 * Names for the records of a contract, each shape one interface.
 *
 * A record is called what the specification calls it: its tag (`type |-> "Fetch"`), the definition that is a set of such
 * records, the variable that holds it; failing these, where it stands (`EpochResponseAnswer`).
 */
import type { Model } from '../../module/resolved.ts'
import type { Contract } from './contract.ts'
import { join, shapeOf, tagOf, type Fields, type Type } from './type.ts'

export interface Names {
  /** Of a record, by its shape. */
  readonly records: ReadonlyMap<string, { readonly name: string; readonly fields: Fields }>
  /** Of the elements of a variable that holds records of several shapes, by the type's key. */
  readonly unions: ReadonlyMap<string, { readonly name: string; readonly type: Type }>
  /** Of model values: `Replicas` → `Replica`, `=None` → `None`. */
  readonly atoms: ReadonlyMap<string, string>
  readonly actions: ReadonlyMap<string, string>
  /** Interface of what one node holds; undefined without nodes. */
  readonly node: string | undefined
}

export function namesOf(contract: Contract, model: Model, nodes: string | undefined, network: readonly string[]): Names {
  const used = new Set(['Event', 'Context', 'Constants', 'ActionName', 'ACTIONS'])
  const take = (wish: string): string => {
    const base = identifier(wish)
    let name = base
    for (let k = 2; used.has(name); k++) name = k === 2 ? `${base}Record` : `${base}${k}`
    used.add(name)
    return name
  }
  const actions = new Map(contract.actions.map(({ name }) => [name, take(name)]))
  const atoms = new Map([...contract.atoms.keys()].map((atom) => [atom, take(pascal(atom.startsWith('=') ? atom.slice(1) : singular(atom)))]))
  const node = nodes === undefined ? undefined : take(`${pascal(singular(nodes))}Context`)
  const unions = new Map<string, { name: string; type: Type }>()
  for (const { name, type } of contract.variables) {
    const held = contents(type)
    if (held !== type && held.records.length > 1 && !unions.has(held.key)) unions.set(held.key, { name: take(network.includes(name) ? 'Message' : pascal(singular(name))), type: held })
  }
  const records = new Map<string, { name: string; fields: Fields }>()
  const found = shapes(contract)
  for (const [shape, { fields, place }] of found) records.set(shape, { name: take(wished(fields, shape, place, contract, model)), fields })
  return { records, unions, atoms, actions, node }
}

interface Shape {
  readonly fields: Fields
  /** Where it was met first: names from the outside in. */
  readonly place: readonly string[]
}

/** Every shape of record anywhere in the contract, all occurrences joined. */
function shapes(contract: Contract): Map<string, Shape> {
  const found = new Map<string, Shape>()
  const visit = (type: Type, place: readonly string[]): void => {
    for (const fields of type.records) {
      const shape = shapeOf(fields)
      const known = found.get(shape)
      const tag = tagOf(fields)
      found.set(shape, known === undefined ? { fields, place } : { ...known, fields: new Map([...known.fields].map(([name, old]) => [name, join(old, fields.get(name)!)])) })
      for (const [name, inner] of fields) visit(inner, [...(tag === undefined ? place : [tag.text]), name])
    }
    for (const inner of [type.set, type.sequence?.elements, ...type.sequence?.items ?? [], type.function?.from, type.function?.to]) if (inner !== undefined) visit(inner, place)
  }
  for (const { name, type } of [...contract.variables, ...contract.constants]) visit(type, [name])
  for (const action of contract.actions) for (const { name, type } of action.arguments) visit(type, [name])
  return found
}

function wished(fields: Fields, shape: string, place: readonly string[], contract: Contract, model: Model): string {
  const tag = tagOf(fields)
  if (tag !== undefined) return pascal(tag.text)
  const definition = [...model.module.byModule.values()].flatMap((byName) => [...byName.values()]).find(({ parameters, body, name }) =>
    parameters.length === 0 && !name.includes('!') && body?.kind === 'recordSet' && body.fields.map(({ name: field }) => field).toSorted().join() === shape)
  if (definition !== undefined) return pascal(definition.name)
  const direct = contract.variables.find(({ type }) => type.records.length === 1 && shapeOf(type.records[0]!) === shape)
  if (direct !== undefined) return pascal(direct.name)
  return place.map((name, k) => pascal(k === place.length - 1 && contract.variables.some((v) => v.name === name) ? singular(name) : name)).join('')
}

/** What a variable holds many of, behind functions, sets and sequences; of a bag (record to count) the records. */
function contents(type: Type): Type {
  const inner = [type.set, type.sequence?.elements, type.function !== undefined && type.function.from.records.length > 0 ? type.function.from : type.function?.to].filter((part) => part !== undefined)
  return inner.length === 1 && type.records.length === 0 ? contents(inner[0]!) : type
}

/** `Replicas` → `Replica`; what does not look like a plural stays. */
export function singular(name: string): string {
  if (name.endsWith('ies')) return `${name.slice(0, -3)}y`
  return /(ch|sh|x|ss)es$/.test(name) ? name.slice(0, -2) : /[^s]s$/.test(name) && name.length > 2 ? name.slice(0, -1) : name
}

export function pascal(name: string): string {
  const text = name.split(/[^A-Za-z0-9]+/).filter((part) => part !== '').map((part) => part[0]!.toUpperCase() + part.slice(1)).join('')
  return text === '' ? 'Value' : text
}

function identifier(name: string): string {
  const text = name.replace(/[^A-Za-z0-9_$]+/g, '_').replace(/^_+(?=.)|_+$/g, '')
  return /^[A-Za-z_$]/.test(text) ? text : `_${text}`
}
