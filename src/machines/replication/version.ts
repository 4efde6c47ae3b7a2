/**
 * A protocol version is the set of the fixes that it contains (spec/PartitionVersions.tla).
 *
 * The rules ask for one fix at a time, `fixes.EpochTrunc279`, as the specification does with `On("EpochTrunc279")`.
 */

import type { Constants } from '../generated/replication.ts'

/** A fix, by the name of its flag in the specification. */
export type Fix = Constants['Minus'][number]

/** What each release added, oldest first. */
const RELEASES = {
  '0.10': ['BumpEpoch', 'IsrCas', 'ReadUpToHw'],
  '0.11': ['EpochTrunc101'],
  '2.0': ['EpochTrunc279'],
  '2.1': ['FenceFetch', 'ForgetAnswer', 'ExpandLeso'],
  '2.2': ['FenceRestart'],
  '2.7': ['MaximalIsr'],
  '3.5': ['BrokerEpoch'],
  '4.0': ['MinIsrHw', 'ELR'],
} as const satisfies Readonly<Record<string, readonly Fix[]>>

export type Release = keyof typeof RELEASES | 'All'

/** Which fixes are in force. */
export type Fixes = Readonly<Record<Fix, boolean>>

export const RELEASE_NAMES: readonly Release[] = [...(Object.keys(RELEASES) as (keyof typeof RELEASES)[]), 'All']

export const FIX_NAMES: readonly Fix[] = Object.values(RELEASES).flat()

export function isRelease(name: string): name is Release {
  return (RELEASE_NAMES as readonly string[]).includes(name)
}

/** The fixes of a release, without those of `minus`, with those of `plus`: `On` of spec/PartitionVersions.tla for every fix. */
export function fixesOf(release: Release, minus: readonly Fix[] = [], plus: readonly Fix[] = []): Fixes {
  const shipped = new Set<Fix>()
  for (const [name, added] of Object.entries(RELEASES)) {
    for (const fix of added) shipped.add(fix)
    if (name === release) break
  }
  return Object.fromEntries(FIX_NAMES.map((fix) => [fix, (shipped.has(fix) && !minus.includes(fix)) || plus.includes(fix)])) as Record<Fix, boolean>
}
