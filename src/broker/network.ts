/**
 * A simulated network between nodes: delay, and with it reordering; loss; requests repeated; partitions.
 *
 * Like the specification's it is a set of messages: equal messages in flight are one. Who is told of a loss or of a
 * repetition is up to the cluster, which records both as the specification's actions; here is only decided when.
 */
import type { Random } from '../program/random.ts'
import type { Schedule } from './schedule.ts'

/** What the network has to know of a message. */
export interface Letter {
  readonly from: string
  readonly to: string
  /** The one who asked still waits for this exchange. */
  readonly awaited: boolean
}

export interface NetworkOptions {
  /** Of 1: messages that are lost, requests that are repeated, messages that take a detour of up to `detour` ms. */
  readonly loss: number
  readonly repetition: number
  readonly detours: number
  readonly detour: number
}

/** What the network asks of the cluster. Each happens at its own time, never within a call of `send`. */
export interface Receiver<M extends Letter> {
  deliver(m: M): void
  /** The message is gone; true if the cluster admits it (a channel that retries loses nothing). */
  lose(m: M): boolean
  /** A stray copy of the request is about; undefined if there can be none. */
  repeat(m: M): M | undefined
  /** The node cannot take messages now. */
  isDown(node: string): boolean
}

export interface Network<M extends Letter> {
  send(m: M): void
  /** Takes a message out before it arrives: handled, abandoned. */
  drop(m: M): void
  /** The messages on the way now. */
  inFlight(): M[]
  /** From now on until `heal`, these nodes and all others do not hear each other. */
  isolate(nodes: readonly string[]): void
  heal(): void
  reaches(a: string, b: string): boolean
}

const RETRY = 20 // ms until what could not be delivered is tried again

export function createNetwork<M extends Letter>(schedule: Schedule, random: Random, options: NetworkOptions, receiver: Receiver<M>): Network<M> {
  const inFlight = new Map<string, M>()
  let island: ReadonlySet<string> = new Set()
  const reaches = (a: string, b: string): boolean => island.has(a) === island.has(b)
  const delay = (): number => 1 + random.below(5) + (random.chance(options.detours) ? random.below(options.detour) : 0)

  const arrive = (m: M, key: string): void => {
    if (!inFlight.has(key)) return // dropped, or arrived before as another's equal
    if (receiver.isDown(m.to)) {
      schedule.after(RETRY, () => arrive(m, key))
    } else if (!reaches(m.from, m.to) || random.chance(options.loss)) {
      if (receiver.lose(m)) inFlight.delete(key)
      else schedule.after(RETRY, () => arrive(m, key))
    } else {
      receiver.deliver(m)
    }
  }
  const put = (m: M, wait: number): void => {
    const key = JSON.stringify(m)
    if (inFlight.has(key)) return
    inFlight.set(key, m)
    schedule.after(wait, () => arrive(m, key))
  }
  return {
    send(m) {
      put(m, delay())
      if (!random.chance(options.repetition)) return
      schedule.after(1, () => {
        const copy = inFlight.has(JSON.stringify(m)) ? receiver.repeat(m) : undefined
        if (copy !== undefined) put(copy, delay() + random.below(options.detour))
      })
    },
    drop(m) {
      inFlight.delete(JSON.stringify(m))
    },
    inFlight: () => [...inFlight.values()],
    isolate(nodes) {
      island = new Set(nodes)
    },
    heal() {
      island = new Set()
    },
    reaches,
  }
}
