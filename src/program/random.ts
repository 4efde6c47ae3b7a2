/**
 * Seeded random numbers: a seed and a number (of a case, of a walk, of a stream) determine them, whoever draws and whenever.
 */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number
  /** 0 ≤ x < n. */
  below(n: number): number
  /** True this often. */
  chance(probability: number): boolean
  /** One of these; they must not be empty. */
  pick<T>(items: readonly T[]): T
  /** One of these, each as often as its weight says. */
  weighted<T>(items: readonly (readonly [weight: number, item: T])[]): T
}

export function makeRandom(seed: number, number: number): Random {
  let a = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(number + 1, 0xc2b2ae35)
  const next = (): number => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number): number => Math.floor(next() * n)
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (items) => items[below(items.length)]!,
    weighted(items) {
      let left = next() * items.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, item] of items) {
        left -= weight
        if (left < 0) return item
      }
      return items.at(-1)![1]
    },
  }
}
