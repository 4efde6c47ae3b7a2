/**
 * No specification of the corpus and none of ours reaches a value that its contract does not allow: variables, arguments
 * and choices of the first states and steps of each.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { contractOf, type Contract } from '../../src/cli/contract/contract.ts'
import { printContract } from '../../src/cli/contract/typescript.ts'
import { NO_FLAGS } from '../../src/cli/flagConfig.ts'
import { loadProgram, type Loaded } from '../../src/cli/load.ts'
import { Successors, type State } from '../../src/program/program.ts'
import { NO_CHOICE } from '../../src/engines/interpreter/trails.ts'
import { EvaluationError } from '../../src/value/error.ts'
import { printValue } from '../../src/value/print.ts'
import { inhabits } from './inhabits.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const STATES = 60

async function load(folder: string, spec: string, cfg: string): Promise<Loaded | undefined> {
  const loaded = await loadProgram({
    spec: join(ROOT, folder, spec), config: join(ROOT, folder, cfg), lookedFor: [], flags: NO_FLAGS, library: [], engine: 'interpreted',
    permissions: { allowExec: false, seed: 0, printToStderr: true },
  })
  return loaded.ok ? loaded.value : undefined
}

interface Seen {
  states: number
  steps: number
  readonly wrong: string[]
}

/** Breadth first, a few states of a model; errors of the specification end it. */
function walk({ program }: Loaded, contract: Contract, limit: number): Seen {
  const seen: Seen = { states: 0, steps: 0, wrong: [] }
  const queue: State[] = []
  const known = new Set<string>()
  const add = (state: State): void => {
    const key = state.join()
    if (known.has(key) || known.size >= limit) return
    known.add(key)
    queue.push(state)
    seen.states++
    contract.variables.forEach(({ name, type }, k) => { if (!inhabits(state[k]!, type, contract.atoms)) seen.wrong.push(`${name} = ${printValue(state[k]!, 200)} is no ${type.key}`) })
  }
  try {
    const out = new Successors(program.variables.length)
    program.init(out)
    for (let i = 0; i < out.count; i++) add([...out.states.subarray(i * out.width, (i + 1) * out.width)])
    for (const state of queue) {
      program.actions.forEach((action, a) => {
        action.steps(state, (args, next) => {
          seen.steps++
          args.forEach((arg, k) => {
            const { name, type, optional } = contract.actions[a]!.arguments[k]!
            // A parameter that is an action itself (its type is a boolean's) has no value.
            if (arg === NO_CHOICE && (optional || type.booleans === 3)) return
            if (!inhabits(arg, type, contract.atoms)) seen.wrong.push(`${action.name}: ${name} = ${printValue(arg, 200)} is no ${type.key}`)
          })
          if (program.constraints.length === 0) add(next)
        })
      })
    }
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error
  }
  return seen
}

/** SpecName.variant.cfg belongs to SpecName.tla. */
function casesOf(folder: string): { readonly spec: string; readonly cfg: string }[] {
  const files = readdirSync(join(ROOT, folder))
  return files.filter((name) => name.endsWith('.cfg')).map((cfg) => ({ cfg, spec: `${cfg.split('.')[0]}.tla` })).filter(({ spec }) => files.includes(spec))
}

/** TLC takes an \E behind the last assignment for a test: it makes no choice, although the text says that it does. */
const TESTS_NOT_CHOICES = new Set(['CountExistsAfterAllAssigned.cfg'])

test('what is generated for the corpus compiles', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-'))
  try {
    const files: string[] = []
    for (const { spec, cfg } of casesOf('test/corpus').filter((_, k) => k % 4 === 0)) {
      const loaded = await load('test/corpus', spec, cfg)
      if (loaded === undefined) continue
      const file = join(folder, `${cfg.replace(/\W/g, '_')}.ts`)
      writeFileSync(file, printContract(contractOf(loaded.model), loaded.model, loaded.program.nodes, 'again').text)
      files.push(file)
    }
    const tsc = spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '--ignoreConfig', '--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--types', 'node', ...files], { cwd: ROOT, encoding: 'utf8' })
    expect(tsc.stdout).toBe('')
    expect(files.length).toBeGreaterThan(80)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

describe('reachable values have the types of the contract', () => {
  test('the corpus', async () => {
    const wrong: string[] = []
    let models = 0
    let steps = 0
    for (const { spec, cfg } of casesOf('test/corpus')) {
      if (TESTS_NOT_CHOICES.has(cfg)) continue
      const loaded = await load('test/corpus', spec, cfg)
      if (loaded === undefined) continue
      const seen = walk(loaded, contractOf(loaded.model), STATES)
      models++
      steps += seen.steps
      wrong.push(...seen.wrong.slice(0, 2).map((text) => `${cfg}: ${text}`))
    }
    expect(wrong).toEqual([])
    expect(models).toBeGreaterThan(300)
    expect(steps).toBeGreaterThan(3000)
  })

  for (const cfg of ['ReplicationTiny.cfg', 'TruncationLoss.cfg', 'museum/R-18-minus.cfg', 'ReplicationFaults.cfg']) {
    test(cfg, async () => {
      const loaded = await load('models', 'MCReplication.tla', cfg)
      const seen = walk(loaded!, contractOf(loaded!.model), 400)
      expect(seen.wrong).toEqual([])
      expect(seen.states).toBe(400)
    })
  }
})
