/** Arrays that grow at the end, for tables with millions of rows. */
import { growTo, integersIn, makeGrowable, type GrowableBuffer } from '../growable.ts'

/** Integers, one after the other. */
export class IntegerColumn {
  data: Int32Array
  length = 0

  constructor(capacity = 1024) {
    this.data = new Int32Array(capacity)
  }

  push(value: number): void {
    if (this.length === this.data.length) this.reserve(1)
    this.data[this.length++] = value
  }

  /** Makes room for n more. */
  reserve(n: number): void {
    const needed = this.length + n
    if (needed <= this.data.length) return
    const bigger = new Int32Array(Math.max(needed, this.data.length * 2))
    bigger.set(this.data)
    this.data = bigger
  }

  /** Forgets everything, and gives memory back. */
  clear(): void {
    this.data = new Int32Array(0)
    this.length = 0
  }

  /** Appends n integers of `source`. */
  append(source: Int32Array, offset: number, n: number): void {
    this.reserve(n)
    for (let i = 0; i < n; i++) this.data[this.length + i] = source[offset + i]!
    this.length += n
  }
}

/** Integers, one after the other, as IntegerColumn, in memory that grows where it is: nothing is copied. Throws OutOfMemory. */
export class GrowingColumn {
  data: Int32Array
  length = 0
  private buffer: GrowableBuffer | undefined

  constructor() {
    this.data = new Int32Array(0)
  }

  push(value: number): void {
    if (this.length === this.data.length) this.grow()
    this.data[this.length++] = value
  }

  private grow(): void {
    const buffer = this.buffer ??= makeGrowable(0)
    growTo(buffer, Math.max(this.length * 4 + 4, Math.min(buffer.maxByteLength, Math.max(4096, buffer.byteLength * 2))))
    this.data = integersIn(buffer)
  }

  /** Forgets everything, and gives memory back. */
  clear(): void {
    this.buffer = undefined
    this.data = new Int32Array(0)
    this.length = 0
  }
}

/** Truth values by index; false where nothing was set. */
export class BitColumn {
  words = new Int32Array(64)

  set(index: number): void {
    const word = index >>> 5
    if (word >= this.words.length) {
      const bigger = new Int32Array(Math.max(word + 1, this.words.length * 2))
      bigger.set(this.words)
      this.words = bigger
    }
    this.words[word]! |= 1 << (index & 31)
  }

  bits(count: number): Int32Array {
    const words = new Int32Array(wordsFor(count))
    words.set(this.words.subarray(0, words.length))
    return words
  }

  has(index: number): boolean {
    return ((this.words[index >>> 5] ?? 0) >>> (index & 31) & 1) === 1
  }
}

/** Words of so many bits. */
export function wordsFor(bits: number): number {
  return bits + 31 >>> 5
}
