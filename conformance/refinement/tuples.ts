/**
 * Tuples of integers by number: the first one seen is 0. Small enough to be obviously right; states and the parts of states
 * are kept in it.
 */

const FIRST_CAPACITY = 1 << 10

export class Tuples {
  readonly width: number
  size = 0
  private cells: Int32Array
  private table: Int32Array

  constructor(width: number) {
    this.width = width
    this.cells = new Int32Array(width * FIRST_CAPACITY)
    this.table = new Int32Array(FIRST_CAPACITY * 2).fill(-1)
  }

  /** The number of a tuple; a new one gets `size`. */
  add(tuple: ArrayLike<number>): number {
    const { width } = this
    let slot = this.slotOf(tuple, 0)
    for (;;) {
      const index = this.table[slot]!
      if (index === -1) break
      let k = 0
      while (k < width && this.cells[index * width + k] === tuple[k]) k++
      if (k === width) return index
      slot = (slot + 1) & (this.table.length - 1)
    }
    if (this.size * 2 >= this.table.length) {
      this.grow()
      return this.add(tuple)
    }
    const index = this.size++
    if ((index + 1) * width > this.cells.length) {
      const cells = new Int32Array(this.cells.length * 2)
      cells.set(this.cells)
      this.cells = cells
    }
    for (let k = 0; k < width; k++) this.cells[index * width + k] = tuple[k]!
    this.table[slot] = index
    return index
  }

  at(index: number): number[] {
    return Array.from(this.cells.subarray(index * this.width, (index + 1) * this.width))
  }

  private slotOf(tuple: ArrayLike<number>, offset: number): number {
    let hash = 0
    for (let k = 0; k < this.width; k++) {
      hash = Math.imul(hash ^ tuple[offset + k]!, 0x9e3779b1)
      hash ^= hash >>> 15
    }
    return hash & (this.table.length - 1)
  }

  private grow(): void {
    this.table = new Int32Array(this.table.length * 2).fill(-1)
    for (let index = 0; index < this.size; index++) {
      let slot = this.slotOf(this.cells, index * this.width)
      while (this.table[slot] !== -1) slot = (slot + 1) & (this.table.length - 1)
      this.table[slot] = index
    }
  }
}
