/**
 * Events by identity: the same action with the same arguments is one object, so that what a machine made of it in one
 * state is found again in another.
 */
import type { ReplicationEvent } from '../../src/machines/replication/event.ts'

type Branch = Map<unknown, unknown>

export class Events {
  private readonly root: Branch = new Map()
  /** Events that were given to a node with further input, by that. */
  private readonly others: Branch = new Map()
  private readonly members = new WeakSet<object>()

  /** The event with these properties besides `type`, always in the same order. Values are compared by identity. */
  of(type: ReplicationEvent['type'], names: readonly string[], values: readonly unknown[]): ReplicationEvent {
    const branch = descend(this.root, type, values)
    const last = values[values.length - 1]
    let event = branch.get(last) as ReplicationEvent | undefined
    if (event === undefined) {
      event = Object.fromEntries([['type', type], ...names.map((name, k) => [name, values[k]])]) as ReplicationEvent
      branch.set(last, event)
      this.members.add(event)
    }
    return event
  }

  /** The object that stands for all events with these properties, whoever made them. */
  same(event: { readonly type: string }): object {
    if (this.members.has(event)) return event
    const values = Object.values(event)
    const branch = descend(this.others, values.length, values)
    const last = values[values.length - 1]
    const known = branch.get(last) as object | undefined
    if (known === undefined) branch.set(last, event)
    return known ?? event
  }
}

/** The branch that holds the last of the values. */
function descend(root: Branch, first: unknown, values: readonly unknown[]): Branch {
  let branch = next(root, first)
  for (let k = 0; k < values.length - 1; k++) branch = next(branch, values[k])
  return branch
}

function next(branch: Branch, key: unknown): Branch {
  let further = branch.get(key) as Branch | undefined
  if (further === undefined) branch.set(key, further = new Map())
  return further
}
