/**
 * What goes wrong in a run, and how often. Everything is drawn from the run's seed.
 */
import type { NetworkOptions } from './network.ts'

export interface Faults extends NetworkOptions {
  /** Mean milliseconds between: clean restarts, power losses, partitions of the network, elections without need. Infinity: never. */
  readonly restarts: number
  readonly powerLosses: number
  readonly partitions: number
  readonly elections: number
}

export const ALL_FAULTS: Faults = {
  loss: 0.03, repetition: 0.03, detours: 0.1, detour: 120,
  restarts: 150, powerLosses: 250, partitions: 300, elections: 200,
}

export const NO_FAULTS: Faults = {
  loss: 0, repetition: 0, detours: 0, detour: 0,
  restarts: Infinity, powerLosses: Infinity, partitions: Infinity, elections: Infinity,
}

/** Names for the command line: each may be switched off by itself. */
export const FAULT_KINDS = {
  loss: { loss: 0 },
  repetition: { repetition: 0 },
  delay: { detours: 0 },
  restarts: { restarts: Infinity },
  'power-losses': { powerLosses: Infinity },
  partitions: { partitions: Infinity },
  elections: { elections: Infinity },
} as const satisfies Record<string, Partial<Faults>>

export type FaultKind = keyof typeof FAULT_KINDS

/** All faults without some of them. */
export function faultsWithout(kinds: readonly FaultKind[]): Faults {
  return Object.assign({}, ALL_FAULTS, ...kinds.map((kind) => FAULT_KINDS[kind])) as Faults
}
