/**
 * How likely it is that a search has missed states because two different ones have the same fingerprint.
 *
 * Each of the `generated - distinct` successors that were taken for known could be a new state whose fingerprint of 64 bits
 * happens to be one of `distinct`; TLC calls the same figure its calculated (optimistic) estimate.
 */
import type { Report } from './report.ts'

/** A probability; what the generated states are more than distinct ones counts as independent. */
export function collisionProbability({ distinct, generated }: Pick<Report, 'distinct' | 'generated'>): number {
  return Math.min(1, distinct * Math.max(0, generated - distinct) / 2 ** 64)
}
