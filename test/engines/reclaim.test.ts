/**
 * Both engines go on with relocated states: a breadth-first search that reclaims every so often finds the states that one
 * without finds, with the same answers, whatever the programs remember.
 */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { NO_FLAGS } from '../../src/cli/flagConfig.ts'
import { loadModel } from '../../src/cli/load.ts'
import { selectModels } from '../../src/cli/models.ts'
import { compile } from '../../src/engines/compiler/compile.ts'
import { interpret } from '../../src/engines/interpreter/interpret.ts'
import { Successors, type Program } from '../../src/program/program.ts'
import { mark, reclaim } from '../../src/value/reclaim.ts'
import { F, mixValue, S, type Value } from '../../src/value/store.ts'
import { modelOf } from './models.ts'

const MODELS = join(import.meta.dirname, '..', '..', 'models')

function fingerprint(state: ArrayLike<Value>): string {
  let low = 0
  let high = 0
  for (let i = 0; i < state.length; i++) {
    mixValue(state[i]!, i)
    low = low + F.low | 0
    high = high + F.high | 0
  }
  return `${low} ${high}`
}

/** The first states of a search and what the tests say of them; values are reclaimed after every `stride` states. */
function explored(p: Program, states: number, stride: number): { readonly log: readonly string[]; readonly kept: number } {
  const width = p.variables.length
  const since = mark()
  const seen = new Set<string>()
  const log: string[] = []
  let queue: Value[][] = []
  const out = new Successors(width)
  const add = (): void => {
    for (let k = 0; k < out.count; k++) {
      const state = [...out.states.subarray(k * width, (k + 1) * width)]
      const key = fingerprint(state)
      log.push(`${out.actions[k]} ${key}`)
      if (seen.has(key)) continue
      seen.add(key)
      queue.push(state)
    }
    out.count = 0
  }
  p.init(out)
  add()
  for (let n = 0; n < states && queue.length > 0; n++) {
    if (n % stride === stride - 1) {
      const flat = reclaim(since, queue.flat())
      queue = queue.map((_, k) => flat.slice(k * width, (k + 1) * width))
    }
    const state = queue.shift()!
    const packed = Int32Array.from(state)
    log.push([...p.invariants, ...p.constraints].map((t) => t.test(packed, 0)).join(' '))
    if (p.constraints.every((t) => t.test(packed, 0))) p.expand(packed, 0, out)
    add()
  }
  const kept = S.size - since.size
  reclaim(since, [])
  return { log, kept }
}

describe('a search that reclaims', () => {
  const names = ['TruncationLoss', 'ReplicationFaults']
  test.each(selectModels(MODELS, 'all', names).filter((m) => names.includes(m.name)).map((m) => [m.name, m] as const))('%s', (_name, { spec, config }) => {
    const loaded = loadModel({ spec, config, lookedFor: [], flags: NO_FLAGS, library: [], engine: 'compiled', permissions: { allowExec: false, seed: 0, printToStderr: true } })
    if (!loaded.ok) throw new Error(loaded.error.diagnostics[0]!.message)
    for (const [engine, states] of [[compile, 700], [interpret, 80]] as const) {
      const p = engine(loaded.value.model)
      const all = explored(p, states, Infinity)
      const some = explored(p, states, 37)
      expect(some.log).toEqual(all.log)
      expect(some.kept).toBeLessThan(all.kept)
    }
  })

  test('keeps registers, random constants and what recursive functions remember', () => {
    const body = `EXTENDS Integers, Sequences, TLC
VARIABLES x, s
Drawn == RandomElement({"a", "b", "c", "d", "e", "f"})
sum[n \\in Nat] == IF n = 0 THEN <<>> ELSE Append(sum[n - 1], ToString(n))
Init == x = 0 /\\ s = <<>> /\\ TLCSet(1, <<"registered", 1>>)
Next == x < 40 /\\ x' = x + 1 /\\ s' = <<Drawn, sum[x % 7], TLCGet(1), ToString(x)>>`
    for (const engine of [compile, interpret]) {
      const once = explored(engine(modelOf(body, 'INIT Init NEXT Next')), 50, Infinity)
      expect(explored(engine(modelOf(body, 'INIT Init NEXT Next')), 50, 3).log).toEqual(once.log)
    }
  })
})
