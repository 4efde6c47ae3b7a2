/**
 * The machines of replication against spec/Replication.tla, over the whole state graph of models: every edge, every refusal.
 */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { refine } from '../../conformance/refinement/refine.ts'
import { RULES } from '../../src/machines/replication/cluster.ts'
import { NO_FLAGS } from '../../src/cli/flagConfig.ts'
import { loadProgram } from '../../src/cli/load.ts'
import type { Program } from '../../src/program/program.ts'

const MODELS = join(import.meta.dirname, '..', '..', 'models')

async function modelOf(name: string): Promise<Program> {
  const loaded = await loadProgram({
    spec: join(MODELS, 'MCReplication.tla'), config: join(MODELS, `${name}.cfg`), lookedFor: [], flags: NO_FLAGS, library: [join(MODELS, '..', 'spec')],
    engine: 'compiled', permissions: { allowExec: false, seed: 0, printToStderr: true },
  })
  if (!loaded.ok) throw new Error(loaded.error.diagnostics.map(({ message }) => message).join('\n'))
  return loaded.value.program
}

describe('the machines refine the specification', () => {
  for (const name of ['TruncationLoss', 'TruncationLossFixed']) {
    it(name, async () => {
      const { verdict, difference, edges, refusals } = refine(await modelOf(name))
      expect(difference).toBeUndefined()
      expect(verdict).toBe('equal')
      process.stdout.write(`refined ${name}: ${edges} edges, ${refusals} refusals, equal\n`)
    })
  }
})

describe('a difference', () => {
  it('is found in what a step leads to', async () => {
    const { difference } = refine(await modelOf('ReplicationTiny'), { rules: { ...RULES, replica: { ...RULES.replica, fetchedHighWatermark: (m) => m.highWatermark + 1 } } })
    expect(difference).toMatchObject({ kind: 'lands', event: { type: 'HandleFetchResponse', follower: 'B' }, where: { field: 'highWatermark.B', specification: 0, machine: 1 } })
    expect(difference!.path).toEqual(['SendFetch', 'HandleFetch'])
  })

  it('is found in what is allowed', async () => {
    const { difference } = refine(await modelOf('ReplicationTiny'), { rules: { ...RULES, replica: { ...RULES.replica, isFree: () => true } } })
    expect(difference).toMatchObject({ kind: 'allows', event: { type: 'SendFetch', follower: 'B' } })
  })

  it('is found in what is refused', async () => {
    const { difference } = refine(await modelOf('ReplicationTiny'), { rules: { ...RULES, controller: { ...RULES.controller, isElectable: () => false } } })
    expect(difference).toMatchObject({ kind: 'refuses', event: { type: 'ElectLeader', replica: 'B' }, because: 'Controller, online: isElectable', path: [] })
  })
})
