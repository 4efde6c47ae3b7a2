/** Both engines on random specifications: the same values, the same successors in the same order, the same errors. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile } from '../../src/engines/compiler/compile.ts'
import { interpret } from '../../src/engines/interpreter/interpret.ts'
import type { Model } from '../../src/module/resolved.ts'
import { Successors, type Program } from '../../src/program/program.ts'
import { EvaluationError } from '../../src/value/error.ts'
import { expressionFrom, moduleFrom } from './generated.ts'
import { messagesFrom } from './messages.ts'
import { modelOf, stateText } from './models.ts'

const STATES = 60

/** Everything that a program says of its first states, as text. */
function behaviour(p: Program): string[] {
  const said: string[] = []
  const width = p.variables.length
  const record = (what: string, fill: (out: Successors) => void): number[][] => {
    const out = new Successors(width)
    try {
      fill(out)
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error
      said.push(`${what}: ${error.code} ${error.message}`)
    }
    const states = Array.from({ length: out.count }, (_, k) => Array.from(out.states.subarray(k * width, (k + 1) * width)))
    states.forEach((state, k) => said.push(`${what} ${p.actions[out.actions[k]!]?.name}: ${stateText(state)}`))
    return states
  }
  const seen = new Set<string>()
  const queue: number[][] = []
  const add = (states: readonly number[][]): void => {
    for (const state of states) {
      if (seen.has(String(state)) || seen.size >= STATES) continue
      seen.add(String(state))
      queue.push(state)
    }
  }
  add(record('initial', (out) => p.init(out)))
  for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
    const from = Int32Array.from(state)
    said.push(`${stateText(state)} ${[...p.invariants, ...p.constraints].map((i) => attempt(() => String(i.test(from, 0)))).join(' ')}`)
    add(record(stateText(state), (out) => p.expand(from, 0, out)))
  }
  return said
}

function attempt(evaluate: () => string): string {
  try {
    return evaluate()
  } catch (error) {
    if (error instanceof EvaluationError) return `${error.code} ${error.message}`
    throw error
  }
}

function agree(model: () => Model): void {
  expect(behaviour(compile(model()))).toEqual(behaviour(interpret(model())))
}

const seeds = fc.integer({ min: 0, max: 0x7fffffff })

test('actions', () => {
  fc.assert(fc.property(seeds, (seed) => agree(() => modelOf(moduleFrom(seed), 'INIT Init\nNEXT Next\nINVARIANT Inv'))), { numRuns: 200, endOnFailure: true })
})

test('messages', () => {
  fc.assert(fc.property(seeds, (seed) => agree(() => modelOf(messagesFrom(seed), 'INIT Init\nNEXT Next\nINVARIANT Inv'))), { numRuns: 200, endOnFailure: true })
})

test('expressions', () => {
  fc.assert(fc.property(seeds, (seed) => {
    const parts = Array.from({ length: 8 }, (_, k) => `E${k} == ${expressionFrom(seed + k)}`)
    const next = parts.map((_, k) => `  \\/ n = ${k} /\\ x' = E${k} /\\ n' = 99`).join('\n')
    const text = `EXTENDS Integers, Sequences, FiniteSets, TLC\nVARIABLES x, n\n${parts.join('\n')}\nInit == x = 0 /\\ n \\in 0..7\nNext ==\n${next}`
    agree(() => modelOf(text, 'INIT Init\nNEXT Next'))
  }), { numRuns: 60, endOnFailure: true })
})

const INTEGERS = 'EXTENDS Integers\nVARIABLE x\nInit == x = 0\n'

test.each([
  ['a literal out of range is an error where it is evaluated', `${INTEGERS}Next == x < 2 /\\ x' = IF x = 1 THEN 2147483648 ELSE x + 1`, ''],
  ['a constraint has no next state', `${INTEGERS}Next == x' = 1 - x\nC == x' = 0`, 'CONSTRAINT C'],
  ['a memo knows what is read after UNCHANGED', `EXTENDS Integers\nVARIABLES x, y\nInit == x = 0 /\\ y \\in 0..2\nNext == (x' = 1 \\/ x' = 2) /\\ UNCHANGED y /\\ y' < 2`, ''],
  ['a memo knows what is compared after an assignment', `EXTENDS Integers\nVARIABLES x, y\nInit == x \\in 0..2 /\\ y = 0\nNext == y' = 0 /\\ (x' = 0 \\/ y' < 2) /\\ (UNCHANGED x \\/ x' = x)`, ''],
  ['an update with a next value in it, and one without, of the same variable', `EXTENDS Integers\nVARIABLES x, y\nInit == x = 0 /\\ y = 0\nNext == /\\ x < 3\n        /\\ x' \\in {x + 1, 3}\n        /\\ (y' = x' \\/ y' = y)`, ''],
  ['UNCHANGED as a value of an update', `EXTENDS Integers\nVARIABLES x, y\nInit == x = 0 /\\ y = FALSE\nNext == /\\ x' \\in {0, 1}\n        /\\ (y' = (UNCHANGED x) \\/ y' = y)`, ''],
  ['an operator that reads the updated variable, called several times', `EXTENDS Integers\nVARIABLES x, z, y\nF(a) == (y + a * 2) % 7\nInit == x \\in 0..2 /\\ z \\in 0..2 /\\ y = 0\nNext == \\/ y < 5 /\\ y' = (F(x) + F(z)) % 5 /\\ UNCHANGED <<x, z>>\n        \\/ LET G(a, b) == (y + a * 2 + b) % 7  H(a) == G(a, x) + G(z, a) IN y' = (H(x) + H(z + 1)) % 6 /\\ x' = z /\\ z' = x`, ''],
  ['a constant replaced by itself', `EXTENDS Integers\nCONSTANT K\nVARIABLE x\nOp == K\nInit == x = 0\nNext == x < 1 /\\ x' = K`, 'CONSTANT K <- Op'],
  ['an initial state has no next', `EXTENDS Integers\nVARIABLE x\nInit == x = UNCHANGED 0\nNext == x' = x`, ''],
  ['an infinite function is no state', `${INTEGERS}Next == x' = ([q \\in Nat |-> q]) \\/ x' \\in {[q \\in Nat |-> q]}`, ''],
  ['the action of [A]_v comes first', `${INTEGERS}Next == x' = 1 /\\ [7]_<<>>`, ''],
  ['the action of <<A>>_v comes first', `${INTEGERS}Next == x' = 1 /\\ <<7>>_<<>>`, ''],
  ['a definition that several parts use, the first of which is not compiled', `EXTENDS Integers, TLC\nVARIABLE x\nTwice(S) == {2 * y : y \\in {z \\in S : z > 0}}\nInit == x = 0\nNext == x' \\in Twice({1, x}) /\\ ENABLED (x' = Twice({x})) \nInv == Twice({x}) # {7}`, 'INVARIANT Inv'],
])('%s', (_what, body, config) => {
  agree(() => modelOf(body, `INIT Init\nNEXT Next\n${config}`))
})
