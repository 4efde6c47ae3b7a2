/** The strongest test of the judge: what it accepts is right, and what it refuses is wrong. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { eventsOf, traceText, type RecordOptions } from '../../conformance/record.ts'
import { check, loadSpec } from '../../src/index.ts'
import type { Program, Step } from '../../src/program/program.ts'
import type { TraceEvent } from '../../src/program/traceEvent.ts'
import { judge, program, ROOT, told } from './judge.ts'
import { judgeMutations } from './mutations.ts'
import { walk } from './walks.ts'

const SEED = 20261122
const OBSERVE: readonly RecordOptions['observe'][] = ['all', 'changed', 'touched', 'nothing']

async function cluster(constants: readonly string[], engine: 'compiled' | 'interpreted'): Promise<Program> {
  const spec = await loadSpec(join(ROOT, 'models', 'MCReplication.tla'), { config: join(ROOT, 'models', 'ReplicationTrace.cfg'), constants, engine })
  if (!spec.ok) throw new Error('does not load')
  return spec.value.program
}

/** Keeps parts only: some arguments and some paths, as a log would have them. */
function thinned(events: readonly TraceEvent[]): TraceEvent[] {
  return events.map(({ action, args, observed }, k) => {
    const kept = Object.entries(args ?? {}).filter(([name], j) => name !== 'm' && (k + j) % 3 !== 0)
    const seen = Object.entries(observed ?? {}).flatMap(([name, value], j) => {
      if ((k + j) % 2 === 0) return []
      const inner = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value)[0] : undefined
      return inner === undefined || inner[0].startsWith('#') ? [[name, value] as const] : [[`${name}.${inner[0]}`, inner[1]] as const]
    })
    return { action, ...(kept.length === 0 ? {} : { args: Object.fromEntries(kept) }), ...(seen.length === 0 ? {} : { observed: Object.fromEntries(seen) }) }
  })
}

describe('traces of walks with one field changed', () => {
  test.each([
    ['test/cli/specs/Trace.tla', 'test/cli/specs/Trace.cfg', 8],
    ['models/MCReplication.tla', 'models/ReplicationSmall.cfg', 16],
    ['models/MCReplication.tla', 'models/ReplicationFaults.cfg', 16],
    ['models/MCReplication.tla', 'models/TruncationLoss.cfg', 16],
  ])('%s with %s', async (spec, config, length) => {
    const compiled = await program(spec, config)
    const interpreted = await program(spec, config, 'interpreted')
    const total = { refused: 0, explainable: 0 }
    const disagreements: string[] = []
    for (let number = 0; number < 8; number++) {
      const steps = walk(compiled, length, SEED, number)
      for (const [k, observe] of OBSERVE.entries()) {
        const whole = eventsOf(steps, compiled.variables, { observe })
        const events = number % 2 === 0 ? whole : thinned(whole)
        const counts = judgeMutations({ name: `${config} walk ${number} ${observe}`, program: compiled, yardstick: interpreted, events }, [8, 10, 8, 12][k]!, SEED + number)
        total.refused += counts.refused
        total.explainable += counts.explainable
        disagreements.push(...counts.disagreements)
      }
    }
    console.log(`mutations of ${config}: ${total.refused} refused, ${total.explainable} still explainable, ${disagreements.length} disagreements; seed ${SEED}`)
    expect(disagreements).toEqual([])
    expect(total.refused).toBeGreaterThan(80)
    expect(total.refused + total.explainable).toBeGreaterThan(150)
  })
})

describe('traces of the cluster with one field changed', () => {
  test.each([['clusterNewest.ndjson', []], ['cluster010.ndjson', ['Version="0.10"']]])('%s', async (name, constants) => {
    const [compiled, interpreted] = [await cluster(constants, 'compiled'), await cluster(constants, 'interpreted')]
    const events = readFileSync(join(ROOT, 'conformance', 'traces', name), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as TraceEvent)
    const { refused, explainable, disagreements } = judgeMutations({ name, program: compiled, yardstick: interpreted, events }, 100, SEED)
    console.log(`mutations of ${name}: ${refused} refused, ${explainable} still explainable, ${disagreements.length} disagreements; seed ${SEED}`)
    expect(disagreements).toEqual([])
    expect(refused + explainable).toBeGreaterThan(90)
  })
})

describe('counterexamples of the checker are accepted, by the specification they violate', () => {
  test.each(['TruncationLoss', 'TruncationDivergence', 'TruncationLossNoticed', 'WithoutIsrCas', 'WithoutReadUpToHw', 'museum/R-08-minus'])('%s', async (model) => {
    const config = `models/${model}.cfg`
    const spec = await loadSpec(join(ROOT, 'models', 'MCReplication.tla'), { config: join(ROOT, config) })
    if (!spec.ok) throw new Error('does not load')
    const trace: readonly Step[] = (await check(spec.value)).failure!.trace
    expect(trace.length).toBeGreaterThan(1)
    const { program: compiled } = spec.value
    for (const observe of OBSERVE) {
      const verdict = judge(compiled, traceText(trace, compiled.variables, { observe }))
      expect(told(verdict)).toBe(`accepted ${trace.length}`)
    }
  })
})
