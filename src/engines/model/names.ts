/** Whether the order of two different values rests on the order of names (strings, model values), which is not TLC's. */
import { familyOf, solid } from '../../value/canonical.ts'
import { auxOf, componentOf, HEAP, Kind, kindOf, lengthOf, type Value } from '../../value/store.ts'

/** Looks for the first difference in TLC's order: is it between two strings or two model values? */
export function dependsOnNames(a: Value, b: Value): boolean {
  if (a === b || a < HEAP || b < HEAP) return false
  const family = familyOf(a)
  if (family !== familyOf(b)) return false
  if (family === 'string' || family === 'model value') return true
  const x = solid(a)
  const y = solid(b)
  if (kindOf(x) !== kindOf(y) || lengthOf(x) !== lengthOf(y)) return false
  switch (kindOf(x)) {
    case Kind.function:
      if (auxOf(x) !== auxOf(y)) return dependsOnNames(auxOf(x), auxOf(y))
      return firstDifference(x, y)
    case Kind.sequence: case Kind.set: return firstDifference(x, y)
    default: return false
  }
}

function firstDifference(x: Value, y: Value): boolean {
  for (let k = 0; k < lengthOf(x); k++) {
    if (componentOf(x, k) !== componentOf(y, k)) return dependsOnNames(componentOf(x, k), componentOf(y, k))
  }
  return false
}
