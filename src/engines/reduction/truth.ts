/**
 * The truth of a formula in a state, remembered by the values of the parts that it looks at.
 */
import { isMember, sizeOf } from '../../value/canonical.ts'
import { apply, domainOf } from '../../value/functions.ts'
import { EvaluationError } from '../../value/error.ts'
import { FALSE, makeBoolean, TRUE, type Value } from '../../value/store.ts'
import type { Interpreter } from '../interpreter/interpreter.ts'
import { stateMoment } from '../interpreter/moment.ts'
import { readsOf } from './access.ts'
import { elementOf, type Footprint, type Key } from './cells.ts'
import type { Item } from './rigid.ts'

const REMEMBERED_MAX = 1 << 16

export class Truth {
  readonly reads: Footprint
  private readonly I: Interpreter
  readonly item: Item
  /** True: it is a set, and asked is whether it has elements. */
  readonly asSet: boolean
  private readonly parts: readonly (readonly [slot: number, key: Key])[]
  private readonly known = new Map<string | number, boolean | undefined>()

  constructor(I: Interpreter, item: Item, asSet = false) {
    this.I = I
    this.item = item
    this.asSet = asSet
    this.reads = readsOf(I, [item])
    this.parts = [...this.reads.reads].flatMap(([slot, keys]) => (keys.has('whole') ? [[slot, 'whole'] as const] : [...keys].map((key) => [slot, key] as const)))
  }

  /** Undefined where it cannot be evaluated. */
  in(state: readonly Value[]): boolean | undefined {
    const { parts, known } = this
    const key = parts.length === 1 ? partOf(state, parts[0]![0], parts[0]![1]) : parts.map(([slot, key]) => partOf(state, slot, key)).join(' ')
    if (known.has(key)) return known.get(key)
    if (known.size >= REMEMBERED_MAX) known.clear()
    const truth = this.evaluate(state)
    known.set(key, truth)
    return truth
  }

  private evaluate(state: readonly Value[]): boolean | undefined {
    try {
      const value = this.I.evaluate(this.item.expr, this.item.environment, stateMoment(state))
      if (this.asSet) {
        const size = sizeOf(value)
        return size === undefined ? undefined : size > 0
      }
      return value === TRUE ? true : value === FALSE ? false : undefined
    } catch (error) {
      if (error instanceof EvaluationError) return undefined
      throw error
    }
  }
}

/** Something that two states have in common only where they agree on this part. */
function partOf(state: readonly Value[], slot: number, key: Key): number | string {
  const value = state[slot]!
  if (key === 'whole') return value
  const element = elementOf(key)
  try {
    return element !== undefined ? makeBoolean(isMember(element, value)) : key === 'domain' ? domainOf(value) : apply(value, key as Value)
  } catch (error) {
    if (error instanceof EvaluationError) return `?${value}`
    throw error
  }
}
