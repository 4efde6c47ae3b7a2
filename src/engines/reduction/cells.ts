/**
 * Parts of a state: a variable, or the element of one at a known argument (`log[n]`, `crashes.power`), or its domain; or
 * whether a known value is an element of a set.
 *
 * A footprint says which parts something looks at and which it may change. Two instances of actions are independent when
 * neither changes what the other looks at or changes; adding to the same set, or to the same counter, is not in the way of
 * itself: the sum does not depend on the order.
 */
import type { Family } from '../../value/canonical.ts'
import type { Value } from '../../value/store.ts'

/** The argument at which a variable is looked at; `whole` also where it is not known. `has v`: whether v is an element. */
export type Key = Value | 'whole' | 'domain' | `has ${Value}`

/** The value whose membership a key is about. */
export function elementOf(key: Key): Value | undefined {
  return typeof key === 'string' && key.startsWith('has ') ? Number(key.slice(4)) : undefined
}

/** How a part changes: `set` for any way that is not one of the others, which commute with themselves. */
export type Change = 'set' | 'add' | 'remove' | 'increase' | 'decrease'

export class Footprint {
  readonly reads = new Map<number, Set<Key>>()
  readonly changes = new Map<number, Map<Key, Change>>()
  /** By variable, families of the values that it, or an element of it, is given; undefined: of any. */
  readonly given = new Map<number, Set<Family | undefined>>()

  read(slot: number, key: Key): void {
    const keys = this.reads.get(slot)
    if (keys === undefined) this.reads.set(slot, new Set([key]))
    else keys.add(key)
  }

  change(slot: number, key: Key, change: Change, family?: Family): void {
    this.give(slot, family)
    this.mark(slot, key, change)
  }

  private give(slot: number, family: Family | undefined): void {
    const families = this.given.get(slot)
    if (families === undefined) this.given.set(slot, new Set([family]))
    else families.add(family)
  }

  private mark(slot: number, key: Key, change: Change): void {
    let keys = this.changes.get(slot)
    if (keys === undefined) this.changes.set(slot, (keys = new Map()))
    const before = keys.get(key)
    keys.set(key, before === undefined || before === change ? change : 'set')
  }

  /** What nothing is known of. */
  touch(slot: number): void {
    this.read(slot, 'whole')
    this.change(slot, 'whole', 'set')
  }

  include(other: Footprint): void {
    for (const [slot, keys] of other.reads) for (const key of keys) this.read(slot, key)
    for (const [slot, keys] of other.changes) for (const [key, change] of keys) this.mark(slot, key, change)
    for (const [slot, families] of other.given) for (const family of families) this.give(slot, family)
  }

  /** Takes a set as a whole. */
  mergeElements(slot: number): void {
    const keys = this.reads.get(slot)
    if (keys !== undefined) this.reads.set(slot, new Set([...keys].map((key) => (elementOf(key) === undefined ? key : 'whole'))))
    const changes = this.changes.get(slot)
    this.changes.delete(slot)
    for (const [key, change] of changes ?? []) this.mark(slot, elementOf(key) === undefined ? key : 'whole', change)
  }

  /** The parts as one string, for finding equal ones again. */
  get text(): string {
    const reads = [...this.reads].map(([slot, keys]) => `${slot}:${[...keys].sort().join(',')}`).sort()
    const changes = [...this.changes].map(([slot, keys]) => `${slot}:${[...keys].map(([key, change]) => `${key}${change}`).sort().join(',')}`).sort()
    return `${reads.join(';')}|${changes.join(';')}`
  }
}

/** Whether two keys of a variable may mean a common part of it. */
function meet(a: Key, b: Key): boolean {
  return a === 'whole' || b === 'whole' || a === b
}

/** Whether a change of `by` may be one of what `of` looks at. */
export function disturbs(by: Footprint, of: Footprint): boolean {
  for (const [slot, changed] of by.changes) {
    const read = of.reads.get(slot)
    if (read === undefined) continue
    for (const key of changed.keys()) for (const other of read) if (meet(key, other)) return true
  }
  return false
}

/** Whether both change a part, and the order may matter. */
function collide(a: Footprint, b: Footprint): boolean {
  for (const [slot, one] of a.changes) {
    const other = b.changes.get(slot)
    if (other === undefined) continue
    for (const [key, change] of one) for (const [otherKey, otherChange] of other) {
      if (meet(key, otherKey) && !(key === otherKey && change === otherChange && change !== 'set')) return true
    }
  }
  return false
}

/** Whether the order of two steps with these footprints may matter. */
export function areDependent(a: Footprint, b: Footprint): boolean {
  return disturbs(a, b) || disturbs(b, a) || collide(a, b)
}

/** Whether a step may change one of the parts that are looked at or changed by another, in whatever way. */
export function mayMeet(by: Footprint, of: Footprint): boolean {
  if (disturbs(by, of)) return true
  for (const [slot, changed] of by.changes) {
    const other = of.changes.get(slot)
    if (other === undefined) continue
    for (const key of changed.keys()) for (const otherKey of other.keys()) if (meet(key, otherKey)) return true
  }
  return false
}
