/**
 * A part of a value by the text of its key: `log.A[3].epoch`, one step at a time.
 *
 * The same rule reads paths and the keys of JSON objects: a field by its name, an argument of a function by its printed
 * form (`A`, `3`, `<<1, 2>>`), an element of a sequence by its position from 1, and `length` of a sequence or set. Where a
 * domain holds a number, a string and a model value that all print alike, they are taken in this order.
 *
 * The cost of a step does not depend on the size of the value: nothing is enumerated, except a domain whose keys are
 * neither numbers nor names.
 */
import { tryExplicit } from '../src/value/canonical.ts'
import { positionIn } from '../src/value/functions.ts'
import { printValue } from '../src/value/print.ts'
import { auxOf, componentOf, componentsOf, findModelValue, findString, HEAP, isLazy, Kind, kindOf, lengthOf, makeInteger, type Value } from '../src/value/store.ts'

/** The part of `v` that `key` names; undefined when there is none. */
export function partOf(v: Value, key: string): Value | undefined {
  const e = written(v)
  if (e === undefined || e < HEAP) return undefined
  switch (kindOf(e)) {
    case Kind.sequence: {
      if (key === 'length') return makeInteger(lengthOf(e))
      const n = integerIn(key)
      return n === undefined || n < 1 || n > lengthOf(e) ? undefined : componentOf(e, n - 1)
    }
    case Kind.function: {
      const k = positionOfKey(auxOf(e), key)
      return k < 0 ? undefined : componentOf(e, k)
    }
    case Kind.set: return key === 'length' ? makeInteger(lengthOf(e)) : undefined
    default: return undefined
  }
}

/** A value with its elements written out; undefined when it has no finite form. */
export function written(v: Value): Value | undefined {
  if (!isLazy(v)) return v
  try {
    return tryExplicit(v)
  } catch {
    return undefined
  }
}

/** Keys that a value offers, for messages: at most `most`. */
export function keysOf(v: Value, most: number): string[] {
  const e = written(v)
  if (e === undefined || e < HEAP) return []
  if (kindOf(e) === Kind.function) return componentsOf(auxOf(e)).slice(0, most).map(keyText)
  if (kindOf(e) === Kind.sequence) return lengthOf(e) === 0 ? ['length'] : [`1..${lengthOf(e)}`, 'length']
  return kindOf(e) === Kind.set ? ['length'] : []
}

/** How a key is written in a path or an object: a string without its quotes, anything else as printed. */
export function keyText(key: Value): string {
  const text = printValue(key)
  return key >= HEAP && kindOf(key) === Kind.string ? text.slice(1, -1) : text
}

function positionOfKey(domain: Value, key: string): number {
  const n = integerIn(key)
  if (n !== undefined) {
    const k = positionIn(domain, makeInteger(n))
    if (k >= 0) return k
  }
  const text = findString(key)
  if (text !== undefined) {
    const k = positionIn(domain, text)
    if (k >= 0) return k
  }
  const name = findModelValue(key)
  if (name !== undefined) {
    const k = positionIn(domain, name)
    if (k >= 0) return k
  }
  // Only what is neither a number nor a name is looked for by its printed form.
  return /^[\w-]*$/.test(key) ? -1 : componentsOf(domain).findIndex((x) => printValue(x) === key)
}

/** An integer of TLC's range written without superfluous signs, or undefined. */
function integerIn(key: string): number | undefined {
  const first = key.charCodeAt(0)
  if (!(first >= 48 && first <= 57) && first !== 45) return undefined
  const n = Number(key)
  return Number.isInteger(n) && n >= -0x80000000 && n <= 0x7fffffff && String(n) === key ? n : undefined
}
