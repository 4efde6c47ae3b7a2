/**
 * What a running check says of itself, in one line.
 */
import type { Progress } from '../../checker/report.ts'
import { duration, grouped } from './text.ts'

/** `search: 120,000 distinct, 95,000/s, queue 12,000 (growing), depth 14, 3.2 s`. `previous` gives rate and trend. */
export function progressLine(now: Progress, previous: Progress | undefined): string {
  const seconds = now.seconds - (previous?.seconds ?? 0)
  const rate = seconds > 0 ? (now.generated - (previous?.generated ?? 0)) / seconds : 0
  const trend = previous === undefined || now.queue === previous.queue ? '' : now.queue > previous.queue ? ' (growing)' : ' (shrinking)'
  return `${now.phase}: ${grouped(now.distinct)} distinct, ${grouped(Math.max(0, rate))} generated/s, queue ${grouped(now.queue)}${trend}, depth ${now.depth}, ${duration(now.seconds)}`
}
