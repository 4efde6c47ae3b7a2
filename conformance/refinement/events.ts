/**
 * Events by identity: the same action with the same arguments is one object, so that what a machine made of it in one
 * state is found again in another.
 */
import type { ReplicationEvent } from '../../src/machines/replication/event.ts'

type Branch = Map<unknown, Branch | ReplicationEvent>

export class Events {
  private readonly root: Branch = new Map()
  private readonly members = new WeakSet<object>()

  /** The event with these properties besides `type`, in this order. Values are compared by identity. */
  of(type: ReplicationEvent['type'], names: readonly string[], values: readonly unknown[]): ReplicationEvent {
    let branch = this.branch(this.root, type)
    for (let k = 0; k < values.length - 1; k++) branch = this.branch(branch, values[k])
    const last = values[values.length - 1]
    let event = branch.get(last) as ReplicationEvent | undefined
    if (event === undefined) {
      event = Object.fromEntries([['type', type], ...names.map((name, k) => [name, values[k]])]) as ReplicationEvent
      branch.set(last, event)
      this.members.add(event)
    }
    return event
  }

  /** Whether this very object is one of them. */
  has(event: object): boolean {
    return this.members.has(event)
  }

  private branch(from: Branch, key: unknown): Branch {
    let next = from.get(key) as Branch | undefined
    if (next === undefined) from.set(key, next = new Map())
    return next
  }
}
