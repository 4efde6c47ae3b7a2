/** Random walks: determined by seed and number, the same at any number of threads, everything on the way is checked. */
import { describe, expect, test } from 'vitest'
import { serveWalks, simulate, type SimulateOptions, type Simulation, type WalkData } from '../../src/checker/simulate.ts'
import { Walker } from '../../src/checker/walk.ts'
import { printValue } from '../../src/value/print.ts'
import { compile } from '../../src/engines/compiler/compile.ts'
import type { Program } from '../../src/program/program.ts'
import { modelOf } from '../engines/models.ts'

const programOf = (text: string, config: string): Program => compile(modelOf(text, config))

const WALK = `EXTENDS Integers, TLC
VARIABLE x, y
Init == x \\in {0, 1} /\\ y = 0
Up == x < 5 /\\ x' = x + 1 /\\ y' = y
Down == x > 0 /\\ x' = x - 1 /\\ UNCHANGED y
Many == x = 3 /\\ \\E n \\in 1..50 : y' = n /\\ x' = x
Next == Up \\/ Down \\/ Many
Never == y # 7
Small == x < 5
Level == TLCGet("level") < 9
Rises == [][x' >= x]_x
Bound == x < 3`

let clock = 0
const run = (config: string, options: Partial<SimulateOptions> = {}): Promise<Simulation> =>
  simulate(programOf(WALK, config), { now: () => (clock += 0.0001), seed: 1, depth: 20, walks: 50, ...options })
const brief = ({ verdict, failedWalk, failure }: Simulation): unknown => [verdict, failedWalk, failure?.name, failure?.trace.map(({ state }) => state.map((v) => printValue(v)).join()).join(' ')]

describe('a simulation', () => {
  test('without a violation is undecided, and counts', async () => {
    const found = await run('INIT Init NEXT Next')
    expect(found).toMatchObject({ verdict: 'undecided', stopped: 'walks', walks: 50, states: 1000, longest: 20, stuck: 0, cut: 0 })
    expect(found.actions.map(({ name }) => name)).toEqual(['Up', 'Down', 'Many'])
    expect(found.actions.reduce((sum, { taken }) => sum + taken, 0)).toBe(950)
    for (const { enabled, taken } of found.actions) expect(taken).toBeLessThanOrEqual(enabled)
  })

  test('an action with many steps is not drawn more often than one with a single step', async () => {
    const { actions } = await run('INIT Init NEXT Next', { walks: 400 })
    const many = actions[2]!
    expect(many.taken / many.enabled).toBeGreaterThan(0.25)
    expect(many.taken / many.enabled).toBeLessThan(0.42)
  })

  test('same seed, same walks; another seed, others', async () => {
    const text = 'INIT Init NEXT Next INVARIANT Never'
    const [a, b, c] = [await run(text), await run(text), await run(text, { seed: 2 })]
    expect(brief(a)).toEqual(brief(b))
    expect(brief(a)).not.toEqual(brief(c))
    expect(a).toMatchObject({ verdict: 'violated', failure: { kind: 'invariant', name: 'Never' } })
    expect(printValue(a.failure!.trace.at(-1)!.state[1]!)).toBe('7')
  })

  test('the walk that failed can be done alone', async () => {
    const text = 'INIT Init NEXT Next INVARIANT Never'
    const all = await run(text)
    expect(brief(await run(text, { first: all.failedWalk, walks: 1 }))).toEqual(brief(all))
  })

  test('another thread takes its share, and the walk that is reported is the same', async () => {
    for (const seed of [1, 2, 3, 4]) {
      const alone = await run('INIT Init NEXT Next INVARIANT Never', { seed })
      let served = 0
      const startWorker = (_index: number, data: WalkData): { onError(): void; terminate(): void } => {
        // Here in the same thread, and first: it walks until nothing is left for the one that asked.
        serveWalks(programOf(WALK, 'INIT Init NEXT Next INVARIANT Never'), data)
        served++
        return { onError() {}, terminate() {} }
      }
      const shared = await run('INIT Init NEXT Next INVARIANT Never', { seed, workers: 2, startWorker })
      expect(served).toBe(1)
      expect(brief(shared)).toEqual(brief(alone))
    }
  })

  test.each([
    ['invariant, one step beyond a constraint', 'INIT Init NEXT Next INVARIANT Bound CONSTRAINT Bound', 'invariant', 'Bound'],
    ['step property', 'INIT Init NEXT Next PROPERTY Rises', 'property', 'Rises'],
    ['level', 'INIT Init NEXT Next INVARIANT Level', 'invariant', 'Level'],
  ])('%s', async (_name, config, kind, name) => {
    expect(await run(config)).toMatchObject({ verdict: 'violated', failure: { kind, name } })
  })

  test('constraints are never left', async () => {
    const program = programOf(WALK, 'INIT Init NEXT Next CONSTRAINT Bound')
    const walker = new Walker(program, { seed: 5, depth: 30, halted: () => false })
    for (let i = 0; i < 50; i++) expect(walker.walk(i)).toBe('depth')
    expect(walker.enabled[2]).toBe(0)
  })

  test('a walk that can only leave the constraints ends there; deadlock is one only where there is no step', async () => {
    const text = 'EXTENDS Integers VARIABLE x Init == x = 0 Next == x < 3 /\\ x\' = x + 1 Low == x < 2'
    const start = (config: string): Promise<Simulation> => simulate(programOf(text, config), { now: () => (clock += 0.0001), seed: 1, depth: 9, walks: 5 })
    expect(await start('INIT Init NEXT Next')).toMatchObject({ verdict: 'violated', failure: { kind: 'deadlock', trace: { length: 4 } }, failedWalk: 0 })
    expect(await start('INIT Init NEXT Next CHECK_DEADLOCK FALSE')).toMatchObject({ verdict: 'undecided', stuck: 5, cut: 0, longest: 4 })
    expect(await start('INIT Init NEXT Next CONSTRAINT Low')).toMatchObject({ verdict: 'undecided', stuck: 0, cut: 5, longest: 2 })
  })

  test('an evaluation error is an error, with the walk that leads there', async () => {
    const text = 'EXTENDS Integers VARIABLE x Init == x = 0 Next == x\' = x + (IF x = 2 THEN "a" ELSE 1)'
    const found = await simulate(programOf(text, 'INIT Init NEXT Next'), { now: () => (clock += 0.0001), seed: 1, depth: 9, walks: 5 })
    expect(found).toMatchObject({ verdict: 'error', failure: { kind: 'evaluation', trace: { length: 3 } } })
  })

  test('a budget ends it, also without a number of walks', async () => {
    expect(await run('INIT Init NEXT Next', { walks: undefined, budgetSeconds: 0.05 })).toMatchObject({ verdict: 'undecided', stopped: 'budget' })
  })
})
