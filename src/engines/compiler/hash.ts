/** The hash of a memo's keys, as JavaScript. */

const FACTORS = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f, 0x165667b1, 0xd3a2646d, 0xfd7046c5, 0xb55a4f09, 0x2545f491, 0x5851f42d, 0x14057b7f, 0x3c6ef373, 0x632be5ab, 0x1b873593]

/** An expression that mixes these JavaScript expressions into one 32-bit integer (not yet folded). */
export function hashOf(keys: readonly string[]): string {
  return keys.map((k, i) => `Math.imul(${k}, ${FACTORS[i % FACTORS.length]! | 0})`).join(' ^ ')
}
