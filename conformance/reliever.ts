/**
 * Keeps the value store small while a trace goes by: every so often, values that no candidate state holds are given back.
 *
 * Giving back costs as much as there is, so it is done when there is twice as much as was left the last time: the cost a line
 * stays the same however much the states hold.
 */
import type { State } from '../src/program/program.ts'
import { mark, reclaim } from '../src/value/reclaim.ts'
import { storeSize, type Value } from '../src/value/store.ts'

/** Fewer values than this are not worth it. */
const SOME = 1 << 16

/** Takes the states and returns them, with new integers where values were given back. What exists now is kept for good. */
export function reliever(): (states: readonly State[]) => readonly State[] {
  const since = mark()
  let threshold = since.size + SOME
  return (states) => {
    if (storeSize().values < threshold) return states
    const flat = reclaim(since, states.flat())
    let at = 0
    const moved = states.map((state): Value[] => flat.slice(at, at += state.length))
    threshold = since.size + Math.max(SOME, 2 * (storeSize().values - since.size))
    return moved
  }
}
