/**
 * Chooses, in a state, which of its successors are enough (reduce.ts says why they are).
 *
 * For each enabled instance the smallest set with it that is closed is computed; sets are tried from the one with the fewest
 * successors on, and of those with as many from the first. Nothing but the state and the levels before decides, so the choice
 * does not depend on threads.
 */
import type { Successors } from '../../program/program.ts'
import type { Value } from '../../value/store.ts'
import { forEachBit, hasBit, isWithin, makeBits, setBit, unite, type Bits } from './bits.ts'
import type { Guard, Independence, Touched } from './reduce.ts'

const ENABLED_COST = 1_000

interface Candidate {
  readonly instances: Bits
  readonly successors: number
}

export class Selection {
  private readonly facts: Independence
  private readonly size: number
  private state: readonly Value[] = []
  /** Successors by instance in the present state. */
  private counts: Uint32Array
  private enabled: Bits

  constructor(facts: Independence) {
    this.facts = facts
    this.size = facts.instances.all.length
    this.counts = new Uint32Array(this.size)
    this.enabled = makeBits(this.size)
  }

  /** By successor: 1 when it is needed. Undefined: all are. */
  select(state: readonly Value[], out: Successors, labels: readonly number[], isNew: (position: number) => boolean): Uint8Array | undefined {
    this.state = state
    this.counts.fill(0)
    this.enabled = makeBits(this.size)
    for (const label of labels) {
      this.counts[label]!++
      setBit(this.enabled, label)
    }
    const candidates: Candidate[] = []
    forEachBit(this.enabled, (seed) => {
      const candidate = this.close(seed, labels.length)
      if (candidate !== undefined) candidates.push(candidate)
    })
    candidates.sort((a, b) => a.successors - b.successors)
    for (const { instances } of candidates) {
      if (!this.keepsSteps(instances) || !this.hasKey(instances, out, labels, isNew)) continue
      return Uint8Array.from(labels, (label) => (hasBit(instances, label) ? 1 : 0))
    }
    return undefined
  }

  /** The smallest closed set with this instance, unless it leaves nothing out. */
  private close(seed: number, all: number): Candidate | undefined {
    const instances = makeBits(this.size)
    const done = makeBits(this.size)
    setBit(instances, seed)
    const todo = [seed]
    let successors = 0
    for (let k = todo.pop(); k !== undefined; k = todo.pop()) {
      if (hasBit(done, k)) continue
      setBit(done, k)
      successors += this.counts[k]!
      if (successors === all) return undefined
      for (const more of hasBit(this.enabled, k) ? [this.facts.dependents[k]!] : this.enablersOf(k, instances)) {
        unite(instances, more)
        forEachBit(more, (other) => { if (!hasBit(done, other)) todo.push(other) })
      }
    }
    return { instances, successors }
  }

  /** What may enable an instance that is disabled, path by path: of its guards that are false, the one for which the least has to be added. */
  private enablersOf(k: number, instances: Bits): Bits[] {
    return this.facts.disablers[k]!.map(({ guards, all }) => {
      let least: Guard | undefined
      let leastCost = Infinity
      for (const guard of guards) {
        const truth = guard.truth.in(this.state)
        if (truth === undefined) break
        if (truth) continue
        const cost = this.costOf(guard.until, instances)
        if (cost < leastCost) {
          least = guard
          leastCost = cost
        }
        // What stands behind a guard that is false counts as long as that can only be true or false.
        if (!guard.tame) break
      }
      return least === undefined ? all : least.until
    })
  }

  /** Instances that are not there yet; those that are enabled weigh more. */
  private costOf(more: Bits, instances: Bits): number {
    let cost = 0
    forEachBit(more, (k) => { if (!hasBit(instances, k)) cost += hasBit(this.enabled, k) ? ENABLED_COST : 1 })
    return cost
  }

  /** Action properties: no enabled instance matters to one, or all that do are there. */
  private keepsSteps(instances: Bits): boolean {
    return this.facts.steps.every((writers) => isWithin(writers, instances) || !writers.some((word, w) => (word & instances[w]! & this.enabled[w]!) !== 0))
  }

  /** Whether one of the steps can be put in front of any behaviour without the others, and leads on. */
  private hasKey(instances: Bits, out: Successors, labels: readonly number[], isNew: (position: number) => boolean): boolean {
    return labels.some((label, position) => hasBit(instances, label) && this.changesNothing(label, instances, out, position) && isNew(position))
  }

  private changesNothing(label: number, instances: Bits, out: Successors, position: number): boolean {
    const touched = this.facts.touched[label]!
    if (touched.length === 0) return true
    let after: Value[] | undefined
    const isSame = ({ truth, writers }: Touched['atoms'][number]): boolean => {
      if (truth === undefined || !isWithin(writers, instances)) return false
      after ??= Array.from(out.states.subarray(position * out.width, (position + 1) * out.width))
      const before = truth.in(this.state)
      return before !== undefined && before === truth.in(after)
    }
    return touched.every(({ writers, atoms }) => isWithin(writers, instances) || atoms.every(isSame))
  }
}
