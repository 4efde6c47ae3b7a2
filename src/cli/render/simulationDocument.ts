/**
 * The JSON document of a simulation: a check's, without what only an exhaustive search can count, and with what was walked.
 */
import type { Simulation } from '../../checker/simulate.ts'
import { reportDocument, type Circumstances } from './document.ts'
import type { CallFacts, CheckDocument } from './schema.ts'

export interface SimulationDocument extends Omit<CheckDocument, 'distinct' | 'depth' | 'queue' | 'collisionProbability' | 'memory' | 'actions'> {
  readonly actions: Simulation['actions']
  readonly simulation: Pick<Simulation, 'seed' | 'depth' | 'walks' | 'states' | 'longest' | 'stuck' | 'cut'> & { readonly failedWalk: number | null }
}

export function simulationDocument(call: CallFacts, found: Simulation, circumstances: Circumstances): SimulationDocument {
  const { seed, depth, walks, states, longest, stuck, cut, actions, failedWalk, stopped } = found
  const nothing = { distinct: 0, depth: 0, queue: 0, memory: { fingerprintBytes: 0, predecessorBytes: 0, storeBytes: 0 } }
  const { distinct: _d, depth: _l, queue: _q, collisionProbability: _c, memory: _m, actions: _a, ...shared } = reportDocument(call, { ...found, ...nothing, stopped: undefined, actions: [] }, circumstances)
  return { ...shared, stopped: stopped ?? null, actions, simulation: { seed, depth, walks, states, longest, stuck, cut, failedWalk: failedWalk ?? null } }
}
