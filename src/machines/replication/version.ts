/**
 * A protocol version is the set of the fixes that it contains (spec/PartitionVersions.tla, spec/Versions.tla).
 *
 * The rules ask for one fix at a time, `fixes.EpochTrunc279`, as the specification does with `On("EpochTrunc279")`.
 */

import type { Constants } from '../generated/replication.ts'

/** A fix, by the name of its flag in the specification; not those of truncation on fetch, as here truncation is an exchange of its own. */
export type Fix = Exclude<Constants['Minus'][number], 'JoinFromStart' | 'SkipDiverging' | 'TruncOnFetch'>

/** The releases, oldest first. */
const SHIPPED = [
  '0.8', '0.9', '0.10', '0.11', '1.0', '1.1', '2.0', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8',
  '3.0', '3.1', '3.2', '3.3', '3.4', '3.5', '3.6', '3.7', '3.8', '3.9', '4.0', '4.1', '4.2', '4.3',
] as const

/** The first release with each fix. */
const FIXED_IN = {
  BumpEpoch: '0.8', IsrCas: '0.8', ReadUpToHw: '0.8', EpochTrunc101: '0.11', EpochTrunc279: '2.0', PersistLE: '2.1', FenceFetch: '2.1',
  ExpandLeso: '2.1', FenceRestart: '2.2', MaximalIsr: '2.7', BrokerEpoch: '3.5', MinIsrHw: '4.0', ELR: '4.0', ForgetAnswer: '4.1',
} as const satisfies Readonly<Record<Fix, (typeof SHIPPED)[number]>>

/** A release, or `All` for every fix that some release has. */
export type Release = (typeof SHIPPED)[number] | 'All'

/** Which fixes are in force. */
export type Fixes = Readonly<Record<Fix, boolean>>

export const RELEASE_NAMES: readonly Release[] = [...SHIPPED, 'All']

export const FIX_NAMES: readonly Fix[] = Object.keys(FIXED_IN) as Fix[]

export function isRelease(name: string): name is Release {
  return (RELEASE_NAMES as readonly string[]).includes(name)
}

/** The fixes of a release, without those of `minus`, with those of `plus`: `On` of spec/PartitionVersions.tla for every fix. */
export function fixesOf(release: Release, minus: readonly Fix[] = [], plus: readonly Fix[] = []): Fixes {
  const isShipped = (fix: Fix): boolean => release === 'All' || SHIPPED.indexOf(FIXED_IN[fix]) <= SHIPPED.indexOf(release)
  return Object.fromEntries(FIX_NAMES.map((fix) => [fix, (isShipped(fix) && !minus.includes(fix)) || plus.includes(fix)])) as Record<Fix, boolean>
}
