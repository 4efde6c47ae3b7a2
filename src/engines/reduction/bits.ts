/** Sets of small numbers as words of bits. */
export type Bits = Uint32Array

export function makeBits(size: number): Bits {
  return new Uint32Array((size + 31) >>> 5)
}

export function hasBit(bits: Bits, k: number): boolean {
  return (bits[k >>> 5]! >>> (k & 31) & 1) === 1
}

export function setBit(bits: Bits, k: number): void {
  bits[k >>> 5]! |= 1 << (k & 31)
}

export function isWithin(part: Bits, all: Bits): boolean {
  for (let w = 0; w < part.length; w++) if ((part[w]! & ~all[w]!) !== 0) return false
  return true
}

export function unite(into: Bits, other: Bits): void {
  for (let w = 0; w < into.length; w++) into[w]! |= other[w]!
}

/** The members in order. */
export function forEachBit(bits: Bits, visit: (k: number) => void): void {
  for (let w = 0; w < bits.length; w++) {
    for (let word = bits[w]!; word !== 0; word &= word - 1) visit((w << 5) + 31 - Math.clz32(word & -word))
  }
}
