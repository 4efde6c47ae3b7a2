/**
 * The law of partial-order reduction: for each formula alone, and for deadlock, errors and actions that happen, the smaller
 * search says what all states say.
 */
import { check } from '../../src/checker/check.ts'
import type { Report } from '../../src/checker/report.ts'
import { compile } from '../../src/engines/compiler/compile.ts'
import { interpret } from '../../src/engines/interpreter/interpret.ts'
import { reduce } from '../../src/engines/reduction/reduce.ts'
import type { Model } from '../../src/module/resolved.ts'
import { Successors, type Program, type StateTest, type Trace } from '../../src/program/program.ts'
import { EvaluationError } from '../../src/value/error.ts'
import type { Processes } from './processes.ts'
import { modelOf } from './models.ts'

export interface Everything {
  readonly states: number
  /** Successors cannot be computed in some state. */
  readonly failing: boolean
  readonly deadlock: boolean
  readonly happening: ReadonlySet<number>
  /** States, as in the order of the program's variables. */
  readonly reached: readonly Int32Array[]
  readonly edges: readonly (readonly [from: number, to: Int32Array])[]
}

/** All states, by the plainest search; undefined when there are more than `most`. */
export function everything(p: Program, most: number): Everything | undefined {
  const width = p.variables.length
  const seen = new Set<string>()
  const reached: Int32Array[] = []
  const edges: [number, Int32Array][] = []
  const happening = new Set<number>()
  let failing = false
  let deadlock = false
  const out = new Successors(width)
  const fill = (compute: () => void, from: number): void => {
    out.count = 0
    try {
      compute()
      if (from >= 0 && out.count === 0) deadlock = true
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error
      failing = true
    }
    for (let k = 0; k < out.count; k++) {
      const state = out.states.slice(k * width, (k + 1) * width)
      if (from >= 0) {
        edges.push([from, state])
        happening.add(out.actions[k]!)
      }
      if (seen.has(String(state))) continue
      seen.add(String(state))
      reached.push(state)
    }
  }
  fill(() => { p.init(out) }, -1)
  for (let k = 0; k < reached.length; k++) {
    if (reached.length > most) return undefined
    fill(() => { p.expand(reached[k]!, 0, out) }, k)
  }
  return { states: reached.length, failing, deadlock, happening, reached, edges }
}

type Answer = 'true' | 'false' | 'error'

function answers(all: readonly unknown[], test: (k: number) => boolean): Set<Answer> {
  return new Set(all.map((_, k): Answer => {
    try {
      return test(k) ? 'true' : 'false'
    } catch (error) {
      if (error instanceof EvaluationError) return 'error'
      throw error
    }
  }))
}

/** What the reduced search of one question says; `states` sums up what was searched. */
export interface Totals {
  questions: number
  states: number
  reducedStates: number
  smaller: number
}

/** Throws where the law does not hold. Returns false when there are too many states to know. */
export async function expectLaw({ text, invariants, possible, properties }: Processes, totals: Totals, engines: readonly ('compiled' | 'interpreted')[], most: number, replay: (program: Program, trace: Trace) => void): Promise<boolean> {
  const model = (config: string): Model => modelOf(text, `INIT Init\nNEXT Next\n${config}`)
  const plain = interpret(model('CHECK_DEADLOCK FALSE'))
  const all = everything(plain, most)
  if (all === undefined) return false
  const tests = interpret(model(`${[...invariants, ...possible].map((name) => `INVARIANT ${name}`).join('\n')}\n${properties.map((name) => `PROPERTY ${name}`).join('\n')}`))
  const stateAnswers = (test: StateTest): Set<Answer> => answers(all.reached, (k) => test.test(all.reached[k]!, 0))
  const ask = async (config: string, allowed: (report: Report) => boolean, what: string, looksFor: string[] = []): Promise<void> => {
    const searched = model(config)
    if (looksFor.length > 0) (searched as { possible: unknown }).possible = looksFor.map((name) => ({ name, body: searched.module.definitions.get(name)!.body }))
    for (const engine of engines) {
      const reduced = reduce(searched, engine === 'compiled' ? compile(searched) : interpret(searched), {})
      const report = await check(reduced, { now: () => 0 })
      totals.questions++
      totals.states += all.states
      totals.reducedStates += report.verdict === 'holds' ? report.distinct : all.states
      if (report.verdict === 'holds' && report.distinct < all.states) totals.smaller++
      if (!allowed(report)) throw new Error(`${what}, ${engine}: ${report.verdict} ${report.failure?.name ?? ''}, ${report.distinct} of ${all.states} states`)
      if (report.failure !== undefined && report.failure.trace.length > 0) replay(reduced, report.failure.trace)
    }
  }
  const among = (verdicts: readonly (Report['verdict'] | false)[]) => ({ verdict }: Report): boolean => {
    const possibleVerdicts = verdicts.filter((one) => one !== false)
    return possibleVerdicts.length === 0 ? verdict === 'holds' : possibleVerdicts.includes(verdict)
  }
  for (const [k, name] of invariants.entries()) {
    const said = stateAnswers(tests.invariants[k]!)
    await ask(`INVARIANT ${name}\nCHECK_DEADLOCK FALSE`, among([said.has('false') && 'violated', (said.has('error') || all.failing) && 'error']), `invariant ${name}`)
  }
  for (const [k, name] of possible.entries()) {
    const said = stateAnswers(tests.invariants[invariants.length + k]!)
    await ask('CHECK_DEADLOCK FALSE', among([!said.has('true') && 'violated', (said.has('error') || all.failing) && 'error', said.has('true') && (said.has('error') || all.failing) && 'holds'].filter((one) => one !== 'holds' || said.has('error'))), `possible ${name}`, [name])
  }
  for (const [k, name] of properties.entries()) {
    const test = tests.actionProperties[k]!
    const said = answers(all.edges, (e) => test.test(all.reached[all.edges[e]![0]]!, 0, all.edges[e]![1], 0))
    await ask(`PROPERTY ${name}\nCHECK_DEADLOCK FALSE`, among([said.has('false') && 'violated', (said.has('error') || all.failing) && 'error']), `property ${name}`)
  }
  await ask('', among([all.deadlock && 'violated', all.failing && 'error']), 'deadlock')
  await ask('CHECK_DEADLOCK FALSE', (report) => all.failing || report.actions.every(({ generated }, k) => (generated > 0) === all.happening.has(k)), 'actions that happen')
  return true
}
