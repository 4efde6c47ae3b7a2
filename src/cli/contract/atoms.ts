/**
 * Types of a configuration's values. A model value has no structure; what tells a reader what it is, is the constant that it
 * belongs to: an element of `Replicas`, or the value of `None`.
 */
import type { Model, ModelValueTree } from '../../module/resolved.ts'
import { atom, BOOLEAN, INTEGER, joinAll, setOf, STRING, type Type } from './type.ts'

export interface AtomTypes {
  typeOf(value: ModelValueTree): Type
  /** `Replicas` or `=None` → what its values are called in this configuration. */
  readonly members: ReadonlyMap<string, readonly string[]>
}

export function atomTypes(model: Model): AtomTypes {
  const home = new Map<string, string>()
  const members = new Map<string, string[]>()
  const claim = (name: string, kind: string): void => {
    if (home.has(name)) return
    home.set(name, kind)
    members.set(kind, [...members.get(kind) ?? [], name])
  }
  const values = [...model.constants].flatMap(([symbol, value]) => (value.kind === 'definition' ? [] : [{ name: symbol.name, value }]))
  const sets = values.flatMap(({ name, value }) => (value.kind === 'set' ? [{ name, names: namesIn(value) }] : []))
  // A larger set first: FirstIsr = {A, B} are some of Replicas.
  for (const { name, names } of sets.toSorted((a, b) => b.names.length - a.names.length)) {
    for (const each of names) if (!values.some(({ name: other, value }) => value.kind === 'modelValue' && value.name === each && other === each)) claim(each, name)
  }
  for (const { name, value } of values) if (value.kind === 'modelValue') claim(value.name, `=${name}`)
  const typeOf = (value: ModelValueTree): Type => {
    switch (value.kind) {
      case 'number': return INTEGER
      case 'string': return STRING
      case 'boolean': return BOOLEAN
      case 'set': return setOf(joinAll(value.items.map(typeOf)))
      case 'modelValue': {
        claim(value.name, `=${value.name}`)
        return atom(home.get(value.name)!)
      }
    }
  }
  return { typeOf, members }
}

function namesIn(value: ModelValueTree): string[] {
  return value.kind === 'modelValue' ? [value.name] : value.kind === 'set' ? value.items.flatMap(namesIn) : []
}
