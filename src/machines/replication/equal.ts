/** Structural equality of JSON-like data: contexts, messages, states. */

export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    for (let i = 0; i < a.length; i++) if (!equal(a[i], b[i])) return false
    return true
  }
  const left = a as Readonly<Record<string, unknown>>
  const right = b as Readonly<Record<string, unknown>>
  const keys = Object.keys(left)
  if (keys.length !== Object.keys(right).length) return false
  for (const key of keys) if (!(key in right) || !equal(left[key], right[key])) return false
  return true
}

/** Equality of arrays as sets; neither repeats an element. */
export function equalSets(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (!equal(a[i], b[i]) && !has(b, a[i])) return false
  return true
}

export function has(set: readonly unknown[], element: unknown): boolean {
  for (let i = 0; i < set.length; i++) if (equal(set[i], element)) return true
  return false
}

/** A set with one more element. */
export function including<T>(set: readonly T[], element: T): readonly T[] {
  return has(set, element) ? set : [...set, element]
}

/** A set without an element. */
export function excluding<T>(set: readonly T[], element: T): readonly T[] {
  return has(set, element) ? set.filter((other) => !equal(other, element)) : set
}
