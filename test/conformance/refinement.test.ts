/**
 * The machines of replication against spec/Replication.tla, over the whole state graph of models: every edge, every refusal.
 */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { refine } from '../../conformance/refinement/refine.ts'
import { NotReplication } from '../../conformance/refinement/replicationModel.ts'
import { NO_FLAGS } from '../../src/cli/flagConfig.ts'
import { loadProgram } from '../../src/cli/load.ts'
import { selectModels } from '../../src/cli/models.ts'
import { RULES, type Rules } from '../../src/machines/replication/cluster.ts'
import type { Program } from '../../src/program/program.ts'

const MODELS = join(import.meta.dirname, '..', '..', 'models')

/** Of the default class, but more than 100,000 edges (the last one has no end): here they would take minutes. */
const LARGE = [
  'ReplicationEligible', 'ReplicationFaults', 'ReplicationMedium', 'ReplicationSymmetric', 'WithoutBumpEpoch',
  'R-03-minus', 'R-03-shipped', 'R-06-minus', 'R-06-shipped', 'R-07-minus', 'R-07-shipped', 'R-08-minus', 'R-08-shipped',
]

/** Of the museum, the models with a bug: those without are the same states, or fewer. */
const FIXED = /^R-.*-(all|fixed)$/

async function modelOf(name: string): Promise<Program> {
  const { spec, config } = selectModels(MODELS, 'all', [name]).find((model) => model.name === name)!
  const loaded = await loadProgram({
    spec, config, lookedFor: [], flags: NO_FLAGS, library: [],
    engine: 'compiled', permissions: { allowExec: false, seed: 0, printToStderr: true },
  })
  if (!loaded.ok) throw new Error(loaded.error.diagnostics.map(({ message }) => message).join('\n'))
  return loaded.value.program
}

describe('the machines refine the specification', () => {
  const names = selectModels(MODELS, 'default', []).filter(({ name, spec }) => spec.endsWith('MCReplication.tla') && !FIXED.test(name)).map(({ name }) => name)

  it('the models left out are models', () => { expect(names).toEqual(expect.arrayContaining(LARGE)) })

  for (const name of names.filter((model) => !LARGE.includes(model))) {
    it(name, async () => {
      const { verdict, difference, edges, refusals } = await refine(await modelOf(name))
      expect(difference).toBeUndefined()
      expect(verdict).toBe('equal')
      expect(edges).toBeGreaterThan(100)
      expect(refusals).toBeGreaterThan(edges)
      process.stdout.write(`refined ${name}: ${edges} edges, ${refusals} refusals, equal\n`)
    }, 120_000)
  }
})

describe('a difference', () => {
  const broken = (replica: Partial<Rules['replica']>, controller: Partial<Rules['controller']> = {}): { rules: Rules } =>
    ({ rules: { replica: { ...RULES.replica, ...replica }, controller: { ...RULES.controller, ...controller } } })

  it('is found in what a step leads to', async () => {
    const { difference, edges } = await refine(await modelOf('ReplicationTiny'), broken({ fetchedHighWatermark: (m) => m.highWatermark + 1 }))
    expect(difference).toMatchObject({ kind: 'lands', event: { type: 'HandleFetchResponse', follower: 'B' }, where: { field: 'highWatermark.B', specification: 0, machine: 1 } })
    expect(difference!.path).toEqual(['SendFetch', 'HandleFetch'])
    expect(edges).toBeLessThan(100)
  })

  it('is found in what is allowed', async () => {
    const { difference } = await refine(await modelOf('ReplicationTiny'), broken({ isFree: () => true }))
    expect(difference).toMatchObject({ kind: 'allows', event: { type: 'SendFetch', follower: 'B' }, path: ['SendFetch'] })
  })

  it('is found in what is refused', async () => {
    const { difference } = await refine(await modelOf('ReplicationTiny'), broken({}, { isElectable: () => false }))
    expect(difference).toMatchObject({ kind: 'refuses', event: { type: 'ElectLeader', replica: 'B' }, because: 'Controller, online: isElectable', path: [] })
  })

  it('is found when a machine fails', async () => {
    const { difference } = await refine(await modelOf('ReplicationTiny'), broken({ fetch: () => { throw new Error('out of paper') } }))
    expect(difference).toMatchObject({ kind: 'throws', event: { type: 'SendFetch' }, because: 'out of paper' })
  })

  it('is found in an effect on the disk that is not what the machine remembers', async () => {
    const calls = { n: 0 }
    const { difference } = await refine(await modelOf('ReplicationTiny'), broken({ newRecord: (c, id) => ({ epoch: c.view.epoch, id: calls.n++ === 0 ? id + 1 : id }) }))
    expect(difference).toMatchObject({ kind: 'lands', event: { type: 'AppendRecord' }, where: { field: 'the effects on log.A' } })
  })
})

describe('what refinement is not for', () => {
  it('another specification is refused', async () => {
    const loaded = await loadProgram({
      spec: join(import.meta.dirname, '..', 'cli', 'specs', 'Counter.tla'), config: join(import.meta.dirname, '..', 'cli', 'specs', 'Counter.cfg'), lookedFor: [], flags: NO_FLAGS, library: [],
      engine: 'interpreted', permissions: { allowExec: false, seed: 0, printToStderr: true },
    })
    if (!loaded.ok) throw new Error('Counter.tla does not load')
    await expect(refine(loaded.value.program)).rejects.toThrow(NotReplication)
  })

  it('a stop is undecided, not equal', async () => {
    expect(await refine(await modelOf('ReplicationTiny'), { onProgress: ({ states }) => states > 300 })).toMatchObject({ verdict: 'undecided', difference: undefined })
  })
})
