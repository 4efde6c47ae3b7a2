/**
 * Variables that are functions on one small set are searched turned about (compiler/layout.ts). What is found must be what
 * the interpreter finds on states as they are: in the same order, and also where such a variable takes a value that does
 * not fit, is updated in several places at once, or is read outside of the common domain.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../../src/checker/check.ts'
import { compile } from '../../src/engines/compiler/compile.ts'
import { interpret } from '../../src/engines/interpreter/interpret.ts'
import { Successors, type Program } from '../../src/program/program.ts'
import { EvaluationError } from '../../src/value/error.ts'
import type { Snapshot } from '../../src/checker/snapshot.ts'
import { options } from '../checker/replay.ts'
import { modelOf, stateText } from './models.ts'

const ACTIONS = [
  "\\E n \\in N : a[n] < 2 /\\ a' = [a EXCEPT ![n] = @ + 1] /\\ UNCHANGED <<b, c, net>>",
  "\\E n \\in N : b' = [b EXCEPT ![n] = a[n]] /\\ net' = net \\cup {<<n, a[n]>>} /\\ UNCHANGED <<a, c>>",
  "\\E m \\in net : a' = [a EXCEPT ![m[1]] = m[2]] /\\ net' = net \\ {m} /\\ UNCHANGED <<b, c>>",
  "\\E n, o \\in N : n # o /\\ a' = [a EXCEPT ![n] = a[o], ![o] = 0] /\\ b' = [b EXCEPT ![o] = 1] /\\ UNCHANGED <<c, net>>",
  "\\E n \\in N : a' = (IF b[n] = 1 THEN a ELSE [a EXCEPT ![n] = 2]) /\\ b' = (IF c = 0 THEN [b EXCEPT ![n] = 0] ELSE b) /\\ c' = 1 - c /\\ UNCHANGED net",
  "\\E n \\in N : (a' = [a EXCEPT ![n] = 1] \\/ (\\E o \\in N : a' = [a EXCEPT ![o] = b[n]])) /\\ b' = a' /\\ UNCHANGED <<c, net>>",
  "a' = [n \\in N |-> b[n]] /\\ b' = [n \\in N |-> IF n = CHOOSE x \\in N : TRUE THEN a[n] ELSE b[n]] /\\ UNCHANGED <<c, net>>",
  "\\E n \\in N : a' = [a EXCEPT ![n] = 0] /\\ c' = a'[n] + a[n] /\\ UNCHANGED <<b, net>>",
  "\\E n \\in N, m \\in net : a[n] = m[2] /\\ b' = [b EXCEPT ![n] = 2, ![m[1]] = @] /\\ net' = {} /\\ UNCHANGED <<a, c>>",
  "a' \\in {a, b, [n \\in N |-> c]} /\\ UNCHANGED <<b, c, net>>",
  "CASE c = 0 -> (\\E n \\in N : b' = [b EXCEPT ![n] = 1]) /\\ UNCHANGED <<a, c, net>> [] OTHER -> c' = 0 /\\ UNCHANGED <<a, b, net>>",
  "\\E n \\in N : LET old == a[n] IN a' = [a EXCEPT ![n] = c] /\\ c' = old /\\ UNCHANGED <<b, net>>",
  "a = b /\\ b' = [n \\in N |-> 0] /\\ c' = (c + 1) % 2 /\\ UNCHANGED <<a, net>>",
] as const

/** What leaves the common domain, or a function at all; and reads of what is then there. */
const STRANGE = [
  "b' = c /\\ UNCHANGED <<a, c, net>>",
  "b' = [n \\in N \\cup {9} |-> 1] /\\ UNCHANGED <<a, c, net>>",
  "DOMAIN b # N /\\ c' = (IF b = 0 THEN 5 ELSE IF 9 \\in DOMAIN b THEN b[9] ELSE 6) /\\ UNCHANGED <<a, b, net>>",
  "\\E x \\in {9} : b' = [b EXCEPT ![x] = c] /\\ UNCHANGED <<a, c, net>>",
  "\\E n \\in N : a[n] = 1 /\\ b' = [b EXCEPT ![n] = 2] /\\ UNCHANGED <<a, c, net>>",
] as const

/** Reading b[9] fails or not; a wrong key would remember it for both. */
const READS = "\\E x \\in {9} : (c = 1 => b[x] = 1) /\\ c' = 1 - c /\\ UNCHANGED <<a, b, net>>"

const DOMAINS = ['1..3', '{"p", "q", "r"}', '2..3', '{"p", 7}'] as const

function moduleOf(domain: string, actions: readonly string[]): string {
  return `EXTENDS Integers, Sequences, FiniteSets
VARIABLES a, b, c, net
N == ${domain}
Init == a = [n \\in N |-> 0] /\\ b = [x \\in N |-> 0] /\\ c = 0 /\\ net = {}
${actions.map((text, k) => `A${k} == ${text}`).join('\n')}
Next == ${actions.map((_, k) => `A${k}`).join(' \\/ ')}
Inv == \\A n, o \\in N : a[n] + a[o] < 5 /\\ (c = 0 => b # [m \\in N |-> 2])
Step == [][c' # 3]_<<a, c>>
Spec == Init /\\ [][Next]_<<a, b, c, net>>`
}

const CONFIG = 'SPECIFICATION Spec\nINVARIANT Inv\nPROPERTY Step\nCHECK_DEADLOCK FALSE'

/** Successors of the first states, as text, with the error that ends them. */
function behaviour(p: Program): string[] {
  const said: string[] = []
  const width = p.variables.length
  const seen = new Set<string>()
  const queue: (number[] | undefined)[] = [undefined]
  for (let k = 0; k < queue.length; k++) {
    const state = queue[k]
    const out = new Successors(width)
    try {
      if (state === undefined) p.init(out)
      else p.expand(Int32Array.from(state), 0, out)
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error
      said.push(`${error.code} ${error.message}`)
    }
    for (let i = 0; i < out.count; i++) {
      const next = Array.from(out.states.subarray(i * width, (i + 1) * width))
      const text = stateText(next)
      said.push(`${state === undefined ? '' : stateText(state)} ${p.actions[out.actions[i]!]?.name ?? ''} ${text}`)
      if (seen.has(text) || seen.size >= 150) continue
      seen.add(text)
      queue.push(next)
    }
  }
  return said
}

/** What a search says that does not depend on the engine. */
async function search(p: Program): Promise<unknown> {
  const { verdict, distinct, generated, depth, failures } = await check(p, options({ depthMax: 7 }))
  return { verdict, distinct, generated, depth, failures: failures.map(({ kind, name, trace }) => [kind, name, trace.map((step) => stateText(step.state))]) }
}

async function agree(text: string): Promise<void> {
  expect(behaviour(compile(modelOf(text, CONFIG)))).toEqual(behaviour(interpret(modelOf(text, CONFIG))))
  expect(await search(compile(modelOf(text, CONFIG)))).toEqual(await search(interpret(modelOf(text, CONFIG))))
}

const actionSets = fc.subarray([...ACTIONS], { minLength: 2, maxLength: 5 })

test('functions on one set', async () => {
  await fc.assert(fc.asyncProperty(fc.constantFrom(...DOMAINS), actionSets, (domain, actions) => agree(moduleOf(domain, actions))), { numRuns: 60, endOnFailure: true })
})

test('a value that does not fit', async () => {
  const strange = fc.subarray([...STRANGE, READS], { minLength: 2 })
  await fc.assert(fc.asyncProperty(fc.constantFrom(...DOMAINS), actionSets, strange, (domain, actions, more) => agree(moduleOf(domain, [...actions, ...more]))), { numRuns: 60, endOnFailure: true })
})

/** What an instance may put in the place of x, and what is then said of steps: of x, and of variables that are what they are. */
const REPLACEMENTS = ['{a[n] : n \\in N}', '<<a, c>>', 'IF c = 0 THEN b ELSE a', 'c + Cardinality(net)', 'a[CHOOSE n \\in N : TRUE] + b[CHOOSE n \\in N : TRUE]', 'c'] as const
const STEPS = ["x' # x => net' = net", "x' = x \\/ b' = b \\/ net = {}", "net' # net => x = x'", "x = x' => a' = a \\/ b' = b", '(x = 2) => b = a', 'x + 1 # 3'] as const

function refining(text: string, replacement: string, step: string): string {
  return `${text}\n---- MODULE Looked ----\nEXTENDS Integers\nVARIABLES x, a, b, net\nOnly == [][${step}]_<<x, net, b, a>>\n====\nLooked == INSTANCE Looked WITH x <- ${replacement}\nRefined == Looked!Only`
}

test('steps as an instance sees them', async () => {
  const cases = fc.tuple(fc.constantFrom(...DOMAINS), actionSets, fc.constantFrom(...REPLACEMENTS), fc.constantFrom(...STEPS))
  const config = CONFIG.replace('INVARIANT Inv', '').replace('PROPERTY Step', 'PROPERTIES Refined Step')
  const said = new Set<string>()
  await fc.assert(fc.asyncProperty(cases, async ([domain, actions, replacement, step]) => {
    const text = refining(moduleOf(domain, actions), replacement, step)
    const found = await search(compile(modelOf(text, config))) as { readonly verdict: string }
    expect(found).toEqual(await search(interpret(modelOf(text, config))))
    said.add(found.verdict)
  }), { numRuns: 150, endOnFailure: true })
  expect([said.has('violated'), said.has('undecided') || said.has('holds')]).toEqual([true, true])
})

test('the layout is used', () => {
  const { packing } = compile(modelOf(moduleOf('1..3', [ACTIONS[0]]), CONFIG))
  expect(packing?.width).toBe(5)
})

test('more initial states than the first buffer holds', async () => {
  const text = 'EXTENDS Integers\nVARIABLE x\nInit == \\E n \\in 1 .. 300 : x = n\nNext == UNCHANGED x\nInv == x > 0'
  const report = await check(compile(modelOf(text, 'INIT Init\nNEXT Next\nINVARIANT Inv\nCHECK_DEADLOCK FALSE')), options())
  expect(report).toMatchObject({ verdict: 'holds', distinct: 300, generated: 600 })
})

test('a packed search goes on from where it was saved', async () => {
  const text = moduleOf('{"p", "q"}', [ACTIONS[0], ACTIONS[4], ACTIONS[11]])
  const config = CONFIG.replace('INVARIANT Inv\n', '')
  const kept: Snapshot[] = []
  const save = ({ header, sections }: Snapshot): void => { kept.push({ header: structuredClone(header), sections: [...sections].map((bytes) => bytes.slice()) }) }
  const { verdict, distinct, generated, depth } = await check(compile(modelOf(text, config)), options({ checkpoint: { isDue: () => true, impossible() { throw new Error('cannot be saved') }, save } }))
  expect([verdict, kept.length > 2]).toEqual(['holds', true])
  const again = await check(compile(modelOf(text, config)), options({ checkpoint: { isDue: () => false, impossible() {}, save() {}, resume: kept[2] } }))
  expect({ verdict: again.verdict, distinct: again.distinct, generated: again.generated, depth: again.depth }).toEqual({ verdict, distinct, generated, depth })
})

/** Bodies of one memoised disjunction over N; the LET operators have parameters, so only calls of them have values. */
const LET_OPERATORS = [
  "LET more(x) == x + 1 IN a[n] < 2 /\\ a' = [a EXCEPT ![n] = more(@)] /\\ b' = [b EXCEPT ![n] = 1 - @]",
  "LET other(x) == b[x] IN a[n] < 2 /\\ a' = [a EXCEPT ![n] = @ + other(n) + 1] /\\ b' = [b EXCEPT ![n] = 1]",
  "LET of(x) == IF x = n THEN c ELSE 1 IN a' = [a EXCEPT ![n] = of(n)] /\\ b' = [b EXCEPT ![n] = of(c)]",
]
test.each(LET_OPERATORS)('%s', async (body) => {
  await agree(moduleOf('{"p", "q"}', [`\\E n \\in N : (${body} /\\ UNCHANGED <<c, net>>) \\/ (a[n] # 0 /\\ a' = [a EXCEPT ![n] = 0] /\\ UNCHANGED <<b, c, net>>)`, "c' = 1 - c /\\ UNCHANGED <<a, b, net>>"]))
})
