/** Looking up by keys in a table (tables.ts), as JavaScript. */

const FACTORS = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f, 0x165667b1, 0xd3a2646d, 0xfd7046c5, 0xb55a4f09, 0x2545f491, 0x5851f42d, 0x14057b7f, 0x3c6ef373, 0x632be5ab, 0x1b873593]

/** An expression that mixes these JavaScript expressions into one 32-bit integer (not yet folded). */
export function hashOf(keys: readonly string[]): string {
  return keys.map((k, i) => `Math.imul(${k}, ${FACTORS[i % FACTORS.length]! | 0})`).join(' ^ ')
}

/** What the expression of `hashOf` gives for the `count` keys from `offset`. */
export function hashIn(table: Int32Array, offset: number, count: number): number {
  let hash = 0
  for (let i = 0; i < count; i++) hash ^= Math.imul(table[offset + i]!, FACTORS[i % FACTORS.length]!)
  return hash
}

/** Whether the entry at this offset has these keys. */
export function hasKeys(table: string, offset: string, keys: readonly string[]): string {
  return keys.map((k, i) => `${table}.table[${offset} + ${i}] === ${k}`).join(' && ')
}

/** Looks at both places where an entry with these keys may be: `found` is said of its offset. Then `h` is what the table is told of the miss. */
export function lookUp(table: string, keys: readonly string[], found: (offset: string) => string): string {
  return `const h = ${table}.slot(${hashOf(keys)})
if (${hasKeys(table, 'h', keys)}) ${found('h')}
${lookAgain(table, keys, found)}`
}

/** As `lookUp`, where the place at `h` has been looked at. */
export function lookAgain(table: string, keys: readonly string[], found: (offset: string) => string): string {
  return `const w = ${table}.other(h)
if (${hasKeys(table, 'w', keys)}) ${found('w')}`
}

/** After a miss: the keys are written where the table says, as `j`. */
export function setKeys(table: string, keys: readonly string[]): string {
  return `const j = ${table}.miss(h)\n${keys.map((k, i) => `${table}.table[j + ${i}] = ${k}`).join('; ')}`
}
