/**
 * Unions that repeat elements.
 *
 * TLC keeps `A \cup B` lazy when a side is SUBSET, [S -> T], a set of records or a product, and enumerates one side after
 * the other: an element of both comes twice, and so do the states made from it. Counts depend on it, so an engine asks
 * here whether a bound has that shape.
 */
import { definitionOf, type Expr } from '../../module/resolved.ts'

const known = new WeakMap<Expr, boolean>()

/** Whether enumerating the set `e` may give an element twice. Decided by the text alone. */
export function mayRepeat(e: Expr): boolean {
  let answer = known.get(e)
  if (answer === undefined) {
    known.set(e, false) // a recursive definition does not repeat
    known.set(e, (answer = repeats(e)))
  }
  return answer
}

function repeats(e: Expr): boolean {
  const inner = unfolded(e)
  if (inner !== e) return mayRepeat(inner)
  if (e.kind !== 'builtin') return false
  const [left, right] = e.args
  if (left === undefined || right === undefined) return false
  if (e.op === 'cup') return staysLazy(left) || staysLazy(right)
  return (e.op === 'cap' || e.op === 'setminus') && mayRepeat(left)
}

function staysLazy(e: Expr): boolean {
  const inner = unfolded(e)
  switch (inner.kind) {
    case 'functionSet': case 'recordSet': case 'product': return true
    case 'setFilter': return staysLazy(inner.binder.set)
    case 'builtin': return inner.op === 'SUBSET' || mayRepeat(inner)
    default: return false
  }
}

/** Behind labels and definitions without parameters. */
export function unfolded(e: Expr): Expr {
  let inner = e
  for (let steps = 0; steps < 100; steps++) {
    if (inner.kind === 'label') {
      inner = inner.body
      continue
    }
    if (inner.kind !== 'call' || inner.args.length > 0) return inner
    const d = definitionOf(inner.definition)
    if (d.kind === 'value' || d.body === undefined || d.native !== undefined || d.inLet) return inner
    inner = d.body
  }
  return inner
}
