/**
 * Steps with arguments: compiled code gives what the interpreter gives, in its order, with any of the arguments and choices
 * known; on models of the project and on corners of the language.
 */
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { NO_FLAGS } from '../../src/cli/flagConfig.ts'
import { loadModel } from '../../src/cli/load.ts'
import { selectModels } from '../../src/cli/models.ts'
import { compile } from '../../src/engines/compiler/compile.ts'
import { interpret } from '../../src/engines/interpreter/interpret.ts'
import type { Model } from '../../src/module/resolved.ts'
import { Successors, type Action, type Program, type State } from '../../src/program/program.ts'
import { EvaluationError } from '../../src/value/error.ts'
import { moduleFrom } from './generated.ts'
import { makeString, type Value } from '../../src/value/store.ts'
import { modelOf, stateText } from './models.ts'

const MODELS = join(import.meta.dirname, '..', '..', 'models')

type Known = readonly (Value | undefined)[]

function stepsOf(action: Action, state: State, args: Known): readonly (readonly [args: readonly Value[], next: State])[] | string {
  const steps: (readonly [readonly Value[], State])[] = []
  try {
    action.stepsWith(state, args, (given, next) => steps.push([[...given], [...next]]))
  } catch (error) {
    if (error instanceof EvaluationError) return error.code
    throw error
  }
  return steps
}

/** Every `stride`th of the first states of a search; fewer where something cannot be evaluated. */
function sample(p: Program, count: number, stride: number): State[] {
  try {
    return tryToSample(p, count, stride)
  } catch (error) {
    if (error instanceof EvaluationError) return []
    throw error
  }
}

function tryToSample(p: Program, count: number, stride: number): State[] {
  const width = p.variables.length
  const out = new Successors(width)
  const seen = new Set<string>()
  const queue: Int32Array[] = []
  const add = (): void => {
    for (let k = 0; k < out.count; k++) {
      const state = out.states.slice(k * width, (k + 1) * width)
      if (!seen.has(String(state))) {
        seen.add(String(state))
        queue.push(state)
      }
    }
    out.count = 0
  }
  p.init(out)
  add()
  for (let k = 0; k < queue.length && queue.length < count; k++) {
    p.expand(queue[k]!, 0, out)
    add()
  }
  return queue.filter((_, k) => k % stride === 0).map((state) => [...state])
}

/** Compares the engines on every action of these states, with nothing known and with some of it, drawn from the steps there are. */
function compareEngines(model: Model, states: readonly State[], fast: Program, draws: number): number {
  const slow = interpret(model)
  let compared = 0
  states.forEach((state, s) => slow.actions.forEach((action, k) => {
    const all = stepsOf(action, state, [])
    if (typeof all === 'string') return
    expect(stepsOf(fast.actions[k]!, state, [])).toEqual(all)
    compared++
    const values = all.flatMap(([args]) => args)
    if (values.length === 0) return
    const known = fc.array(fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 }), { minLength: action.parameters.length + action.choices.length, maxLength: action.parameters.length + action.choices.length })
    const ofStep = fc.constantFrom(...all).chain(([args]) => fc.tuple(...args.map((v) => fc.option(fc.constant(v), { nil: undefined, freq: 3 }))))
    for (const args of fc.sample(fc.oneof(known, ofStep), { numRuns: draws, seed: s * 100 + k })) {
      const some = stepsOf(action, state, args)
      if (typeof some === 'string') continue
      compared++
      expect(stepsOf(fast.actions[k]!, state, args)).toEqual(some)
    }
    for (const [args, next] of all) expect(stepsOf(fast.actions[k]!, state, args)).toContainEqual([args, next])
  }))
  return compared
}

describe('models of the project', () => {
  const names = ['ReplicationFaults', 'R-04-shipped']
  test.each(selectModels(MODELS, 'all', names).filter((m) => names.includes(m.name)).map((m) => [m.name, m] as const))('%s', (_name, { spec, config }) => {
    const loaded = loadModel({ spec, config, lookedFor: [], flags: NO_FLAGS, library: [], engine: 'compiled', permissions: { allowExec: false, seed: 0, printToStderr: true } })
    if (!loaded.ok) throw new Error(loaded.error.diagnostics[0]!.message)
    const fast = compile(loaded.value.model)
    expect(fast.interpreted).toEqual([])
    expect(compareEngines(loaded.value.model, sample(fast, 3000, 150), fast, 3)).toBeGreaterThan(50)
  })
})

describe('specifications', () => {
  const folder = join(import.meta.dirname, '..', 'corpus')
  const { cases } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as { readonly cases: readonly { readonly spec: string; readonly cfg: string }[] }

  test('of the corpus', () => {
    let compared = 0
    for (const { spec, cfg } of cases) {
      const loaded = loadModel({ spec: join(folder, spec), config: join(folder, cfg), lookedFor: [], flags: NO_FLAGS, library: [], engine: 'compiled', permissions: { allowExec: false, seed: 0, printToStderr: true } })
      if (!loaded.ok || loaded.value.model.next === undefined) continue
      let fast: Program
      try {
        fast = compile(loaded.value.model)
      } catch (error) {
        if (error instanceof EvaluationError) continue
        throw error
      }
      try {
        compared += compareEngines(loaded.value.model, sample(fast, 20, 7), fast, 2)
      } catch (error) {
        throw new Error(cfg, { cause: error })
      }
    }
    console.log(`states and actions with steps compared on the corpus: ${compared}`)
    expect(compared).toBeGreaterThan(500)
  }, 60_000)

  test('made at random', () => {
    let compared = 0
    for (let seed = 1; seed <= 60; seed++) {
      const model = modelOf(moduleFrom(seed), 'INIT Init NEXT Next')
      const fast = compile(model)
      compared += compareEngines(model, sample(fast, 20, 5), fast, 3)
    }
    expect(compared).toBeGreaterThan(100)
  }, 60_000)
})

const HEAD = `EXTENDS Naturals, Sequences
VARIABLES x, y
vars == <<x, y>>
Set(v, w) == x' = v /\\ y' = w
Init == x = 0 /\\ y \\in {0, 3}
`

/** Compares the engines on a next-state relation; it must be compiled unless `interpreted` says otherwise. */
function agree(next: string, interpreted = false): void {
  test(next.replace(/\s+/g, ' '), () => {
    const model = modelOf(HEAD + (next.includes('Next ==') ? next : `A(a) == Set(a, a + 1)\nB(a, b) == x < 4 /\\ a # 3 /\\ Set(b, a)\nNext == ${next}`), 'INIT Init NEXT Next')
    const fast = compile(model)
    expect(fast.interpreted.length > 0).toBe(interpreted)
    compareEngines(model, sample(fast, 40, 1), fast, 20)
  })
}

describe('where arguments come from', () => {
  agree('\\E a \\in 0..3 : A(a)')
  agree('\\E a \\in {1, 3, 2} : A(a)')
  agree('\\E a \\in 0..x + 2 : A(a)')
  agree('A(1) \\/ A(2)')
  agree('A(x) \\/ A(y)')
  agree('\\E a \\in 0..3 : A(a + 1)')
  agree('\\E a, b \\in 0..3 : B(a, b)')
  agree('\\E a \\in 0..2, b \\in 1..2 : B(a, b) \\/ B(b, a)')
  agree('\\E a \\in 0..2, b \\in 1..2 : B(a, b) \\/ A(a) \\/ A(b)')
  agree('\\E a \\in 0..2, b \\in 1..2 : B(a, b) \\/ B(a, b + 1)')
  agree('\\E a \\in 0..2 : \\E b \\in 0..a : B(b, a)')
  agree('\\E a \\in 0..2 : a # x /\\ A(a)')
  agree('\\E <<a, b>> \\in {<<1, 2>>, <<2, 2>>, <<0, 1>>} : B(a, b)')
  agree('\\E p \\in {<<1, 2>>, <<2, 2>>} : B(p[1], p[2])')
  agree('\\E r \\in {[a |-> 1, b |-> 2], [a |-> 2, b |-> 2], [a |-> 3]} : A(r.a)')
  agree('LET k == 2 IN A(k) \\/ \\E a \\in {k} : B(a, k)')
  agree('\\E a \\in {1, 2} \\cup {2, 3} : A(a)')
  agree('C(s) == x\' = Len(s) /\\ y\' = y\nNext == \\E s \\in (SUBSET {1}) \\cup {{}} : x\' = 1 /\\ UNCHANGED y')
  agree('C(s) == s # {} /\\ Set(CHOOSE e \\in s : TRUE, x)\nNext == \\E s \\in (SUBSET {1, 2}) \\cup (SUBSET {2, 3}) : C(s)')
  agree('C(m) == m.kind = "t" /\\ Set(m.to, 1)\nD(m, to) == m.kind = "d" /\\ Set(to, 2)\nNext == \\E m \\in {[kind |-> "t", to |-> 1], [kind |-> "d", at |-> 2]} : C(m) \\/ D(m, m.at)')
  agree('C(a, Op(_)) == Set(Op(a), a)\nInc(n) == n + 1\nNext == \\E a \\in 0..3 : C(a, Inc)')
})

describe('choices', () => {
  agree('C(a) == \\E b \\in 0..a : Set(a, b)\nNext == \\E a \\in 0..3 : C(a)')
  agree('C == \\E b \\in {1, 2} : \\/ Set(b, 0) \\/ \\E c \\in {b, 3} : Set(c, b)\nNext == C')
  agree('C == (x\' = 1 /\\ y\' = 2) \\/ \\E c \\in {1, 3} : Set(c, c)\nNext == C')
  agree('C == (x\' = 1 /\\ y\' = 2) \\/ \\E c \\in {1, 3} : x\' = c /\\ y\' = c\nNext == C')
  agree('C == (\\E b \\in {1, 2} : x\' = b) /\\ \\E c \\in {4, 3} : y\' = c\nNext == C')
  agree('C == (\\E b \\in {1, 2} : x\' = b) /\\ (y = 3 \\/ \\E c \\in {4, 3} : c > x\') /\\ y\' \\in {1, 2}\nNext == C')
  agree('C == \\E <<b, c>> \\in {<<1, 2>>, <<2, 1>>} : Set(b, c)\nNext == C')
  agree('C == IF x = 0 THEN \\E b \\in {1, 2} : Set(b, b) ELSE \\E c \\in 0..1 : Set(c, x)\nNext == C')
  agree('C == CASE x = 0 -> \\E b \\in {1, 2} : Set(b, b) [] OTHER -> \\E c \\in 0..1 : Set(c, x)\nNext == C')
  agree('Next == \\E b \\in {1, 2} : x\' = b /\\ y\' = x')
  agree('Next == (\\E b \\in {1, 2} : x\' = b /\\ y\' = x) \\/ (\\E b \\in {2, 5} : Set(b, b))')
  agree('C(a) == [Set(a, a)]_vars\nNext == \\E a \\in 0..2 : C(a)')
  agree('C(a) == \\A i \\in 1..2 : x < i \\/ x < 5\nNext == \\E a \\in 0..2 : C(a) /\\ x\' = a /\\ y\' = 1')
  agree('C(a) == x\' = a\nNext == (\\E a \\in 0..2 : C(a)) /\\ (\\E i \\in 1..2 : i > 0) /\\ y\' = 1')
  agree('C(a) == x\' = a\nNext == (x < 5 \\/ \\E a \\in 1..2 : a > 1) /\\ (\\E a \\in 0..2 : C(a)) /\\ (y = 0 \\/ y = 3 \\/ y < 4) /\\ y\' \\in 1..2')
  agree('D(a) == x\' = a\nC(a) == D(a) /\\ y\' = 1\nNext == (\\E a \\in 0..2 : C(a)) \\/ (\\E a \\in 0..2 : D(a) /\\ y\' = 9)')
})

describe('known arguments', () => {
  const first = (body: string): readonly [Action, State] => {
    const p = compile(modelOf(HEAD + body, 'INIT Init NEXT Next'))
    const out = new Successors(p.variables.length)
    p.init(out)
    return [p.actions[0]!, [...out.states.subarray(0, out.width)]]
  }

  test('of an endless set are asked for membership', () => {
    const [a, state] = first('A(a) == x\' = a /\\ y\' = a\nNext == (\\E a \\in Nat : A(a)) \\/ UNCHANGED vars')
    expect(stepsOf(a, state, [123_456])).toEqual([[[123_456], [123_456, 123_456]]])
    expect(stepsOf(a, state, [-1])).toEqual([])
    expect(stepsOf(a, state, [makeString('x')])).toEqual([])
    expect(stepsOf(a, state, [])).toBe('eval/not-enumerable')
  })

  test('of another kind lead nowhere', () => {
    const [a, state] = first('A(a, b) == x\' = a /\\ y\' = b\nNext == \\E a \\in 0..2, b \\in {1, 2} : A(a, b)')
    expect(stepsOf(a, state, [makeString('x')])).toEqual([])
    expect(stepsOf(a, state, [1, makeString('x')])).toEqual([])
    expect(stepsOf(a, state, [1, 2])).toEqual([[[1, 2], [1, 2]]])
  })

  test('may be used by who receives a step to take another', () => {
    const [a, state] = first('A(a) == x\' = a /\\ y\' = x\nNext == \\E a \\in 0..2 : A(a)')
    const seen: string[] = []
    a.steps(state, (args, next) => a.stepsWith(next, args, (_again, after) => seen.push(`${stateText(next)} > ${stateText(after)}`)))
    expect(seen).toEqual(['0 0 > 0 0', '1 0 > 1 1', '2 0 > 2 2'])
  })
})
