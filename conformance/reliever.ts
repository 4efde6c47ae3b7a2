/**
 * Keeps the value store small while a trace goes by: every so often, values that no candidate state holds are given back.
 *
 * Giving back costs as much as there is, so it is done when that much again, or half of it, has been added: the cost a line
 * stays the same however much the states hold. The store is given room for just that: doubling, as it does by itself, would
 * leave much of it empty.
 */
import type { State } from '../src/program/program.ts'
import { mark, reclaim } from '../src/value/reclaim.ts'
import { setRoom, storeSize, type Value } from '../src/value/store.ts'

/** Values added since the last time; fewer are not worth it. */
export const RECLAIM_AFTER = 1 << 15
/** A value has a few components; where they have many, those count. */
const COMPONENTS = 8
/** Of what the states hold, how much may be added. */
const SHARE = 0.5

/**
 * Takes the states and returns them, with new integers where values were given back: after `some` more values at the
 * earliest. What exists now is kept for good.
 */
export function reliever(some: number): (states: readonly State[]) => readonly State[] {
  const since = mark()
  let values = since.size + some
  let components = since.poolSize + some * COMPONENTS
  return (states) => {
    const now = storeSize()
    if (now.values < values && now.components < components) return states
    const flat = reclaim(since, states.flat())
    let at = 0
    const moved = states.map((state): Value[] => flat.slice(at, at += state.length))
    const left = storeSize()
    values = left.values + Math.max(some, (left.values - since.size) * SHARE)
    components = left.components + Math.max(some * COMPONENTS, (left.components - since.poolSize) * SHARE)
    setRoom(Math.ceil(values * 1.02) + 1024, Math.ceil(components * 1.02) + 4096)
    return moved
  }
}
