/** Changes whose order among themselves does not matter: what is added to a set or taken out of it, and steps of a counter. */
import { isOperator } from '../../module/copy.ts'
import { definitionOf, type Expr } from '../../module/resolved.ts'
import type { Change } from './cells.ts'

export interface Growth {
  readonly change: Change
  readonly by: Expr
}

/** `self \cup by`, `self \ by`, `self + 1`, `self - 1`: changes whose order among themselves does not matter. */
export function growthOf(e: Expr, isSelf: (e: Expr) => boolean): Growth | undefined {
  if (e.kind === 'builtin') {
    const [left, right] = e.args
    if (e.op === 'cup') return isSelf(left!) ? { change: 'add', by: right! } : isSelf(right!) ? { change: 'add', by: left! } : undefined
    return e.op === 'setminus' && isSelf(left!) ? { change: 'remove', by: right! } : undefined
  }
  if (e.kind !== 'call') return undefined
  const d = definitionOf(e.definition)
  const [left, right] = e.args
  if (d.kind === 'value' || left === undefined || right === undefined || isOperator(left) || isOperator(right)) return undefined
  // Numbers only: what they come to overflows, or does not, in any order.
  if (d.native === 'Naturals.+' && isSelf(left) && right.kind === 'number') return { change: 'increase', by: right }
  if ((d.native === 'Naturals.-' || d.native === 'Integers.-') && isSelf(left) && right.kind === 'number') return { change: 'decrease', by: right }
  return undefined
}
