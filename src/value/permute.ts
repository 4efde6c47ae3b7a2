/**
 * Values under a permutation of model values.
 *
 * Symmetry needs only the fingerprint of the permuted value. Fingerprints are sums over components that do not depend on
 * the order of a set's elements or of a function's arguments, so the permuted one follows from the original by exchanging
 * the terms of the components that change: nothing is sorted, nothing is interned, the store does not grow.
 */
import { tryExplicit } from './canonical.ts'
import { addHolder, type Holder } from './reclaim.ts'
import { auxOf, componentOf, componentsOf, F, fingerprintHigh, fingerprintLow, HEAP, isLazy, Kind, kindOf, lengthOf, mix, mixPair, mixValue, S, type Value } from './store.ts'

const CACHE = 1 << 16

/** One permutation with its memory of values already permuted. */
export class Permutation implements Holder {
  private readonly map: ReadonlyMap<Value, Value>
  /** Lossy: value, low lane, high lane. */
  private readonly cache = new Int32Array(CACHE * 4)
  /** Lanes of the last fingerprint computed. */
  low = 0
  high = 0

  constructor(map: ReadonlyMap<Value, Value>) {
    this.map = map
    addHolder(this)
  }

  reclaimed(): void {
    this.cache.fill(0)
  }

  /** The fingerprint of the permuted value, in `low` and `high`. */
  fingerprint(v: Value): void {
    if (v < HEAP) {
      this.low = fingerprintLow(v)
      this.high = fingerprintHigh(v)
      return
    }
    const { cache } = this
    let h = Math.imul(v, 0x9e3779b1)
    h = ((h ^ (h >>> 15)) & (CACHE - 1)) << 2
    if (cache[h] !== v) {
      this.compute(v)
      cache[h] = v
      cache[h + 1] = this.low
      cache[h + 2] = this.high
      return
    }
    this.low = cache[h + 1]!
    this.high = cache[h + 2]!
  }

  private compute(v: Value): void {
    let low = S.low[v - HEAP]!
    let high = S.high[v - HEAP]!
    switch (kindOf(v)) {
      case Kind.modelValue: {
        const image = this.map.get(v) ?? v
        low = fingerprintLow(image)
        high = fingerprintHigh(image)
        break
      }
      case Kind.sequence: case Kind.set: {
        const isSet = kindOf(v) === Kind.set
        const items = componentsOf(v)
        for (let k = 0; k < items.length; k++) {
          const item = items[k]!
          const salt = isSet ? 0x5e7 : k + 0x1000
          mixValue(item, salt)
          low = low - F.low | 0
          high = high - F.high | 0
          this.fingerprint(item)
          mix(this.low, this.high, salt)
          low = low + F.low | 0
          high = high + F.high | 0
        }
        break
      }
      case Kind.function: {
        const domain = auxOf(v)
        for (let k = 0; k < lengthOf(v); k++) {
          const key = componentOf(domain, k)
          const item = componentOf(v, k)
          mixPair(key, item)
          low = low - F.low | 0
          high = high - F.high | 0
          this.fingerprintPair(key, item)
          low = low + F.low | 0
          high = high + F.high | 0
        }
        break
      }
      default:
        if (isLazy(v)) {
          const e = tryExplicit(v)
          if (e !== undefined && e !== v) {
            this.fingerprint(e)
            return
          }
        }
    }
    this.low = low
    this.high = high
  }

  /** `mixPair` of the permuted key and value, in F. */
  private fingerprintPair(key: Value, item: Value): void {
    this.fingerprint(key)
    mix(this.low, this.high, 0x51)
    const low = F.low
    const high = F.high
    this.fingerprint(item)
    mix(this.low ^ low, this.high + high | 0, 0x52)
  }
}
