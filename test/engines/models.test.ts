/**
 * Both engines on every model of the project: the same initial states, the same successors in the same order by the same
 * actions, the same answers to every test, in one of every few of the first states of a breadth-first search. The compiled
 * program expands them all, so that what it remembers of one state is used in another. It leaves nothing to the interpreter.
 */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FairAnswers } from '../../src/checker/liveness/fairAnswers.ts'
import { NO_FLAGS } from '../../src/cli/flagConfig.ts'
import { loadModel } from '../../src/cli/load.ts'
import { selectModels, type ModelFile } from '../../src/cli/models.ts'
import { compile } from '../../src/engines/compiler/compile.ts'
import { interpret } from '../../src/engines/interpreter/interpret.ts'
import type { Model } from '../../src/module/resolved.ts'
import { Successors, type Program } from '../../src/program/program.ts'

const MODELS = join(import.meta.dirname, '..', '..', 'models')
/** One bug of a specification is enough: the others differ in the version and in constants. So do those of the guarantees. */
const FILES = selectModels(MODELS, 'all', []).filter(({ name, config, spec }, k, all) => {
  if (/guarantees/.test(config)) return /rf2-min1-unclean-cached/.test(name)
  const isBug = (model: ModelFile): boolean => /museum/.test(model.config) && model.name.endsWith('-minus')
  return !/museum/.test(config) || all.findIndex((other) => isBug(other) && other.spec === spec) === k
})
/** States of each model that the compiled program expands; fewer of a model that differs from others in its constants only. */
const STATES = 1500
const STATES_OF_MANY = 500
/** One of so many is compared. */
const STRIDE = 29

function modelOf({ spec, config }: ModelFile): Model {
  const loaded = loadModel({ spec, config, lookedFor: [], flags: NO_FLAGS, library: [], engine: 'compiled', permissions: { allowExec: false, seed: 0, printToStderr: true } })
  if (!loaded.ok) throw new Error(loaded.error.diagnostics[0]!.message)
  return loaded.value.model
}

function successors(program: Program, fill: (out: Successors) => void): { readonly states: readonly Int32Array[]; readonly actions: readonly number[] } {
  const width = program.variables.length
  const out = new Successors(width)
  fill(out)
  return {
    states: Array.from({ length: out.count }, (_, k) => out.states.slice(k * width, (k + 1) * width)),
    actions: [...out.actions.subarray(0, out.count)],
  }
}

/** What the tests of a program say of one state. */
function answers({ invariants, initialProperties, constraints, temporal }: Program, state: Int32Array): readonly boolean[] {
  return [...invariants, ...initialProperties, ...constraints, ...temporal?.stateTests ?? []].map((t) => t.test(state, 0))
}

function stepAnswers({ actionProperties, actionConstraints, temporal }: Program, from: Int32Array, to: Int32Array): readonly boolean[] {
  return [...actionProperties, ...actionConstraints, ...temporal?.stepTests ?? []].map((t) => t.test(from, 0, to, 0))
}

/** The successors of a fair action answer what the tests of the interpreter do. */
function expectFairActions(fast: Program, slow: Program, from: Int32Array, next: readonly Int32Array[]): void {
  const width = fast.variables.length
  for (const action of fast.temporal?.actions ?? []) {
    const listed = action.successors(from, 0)
    // Where they cannot be listed, the tests are asked: those are compared anyway.
    if (listed === undefined) continue
    const states = Array.from({ length: listed.length / width }, (_, k) => Int32Array.from(listed.slice(k * width, (k + 1) * width)))
    expect(states.length > 0).toBe(slow.temporal!.stateTests[action.enabled]!.test(from, 0))
    const isStep = (to: Int32Array): boolean => slow.temporal!.stepTests[action.step]!.test(from, 0, to, 0)
    expect(states.map(isStep)).toEqual(states.map(() => true))
    expect(next.map(isStep)).toEqual(next.map((to) => states.some((state) => String(state) === String(to))))
  }
}

/** What is remembered of fair actions, and known again by fingerprint, answers what the tests of the interpreter do. */
function expectFairSteps({ packing, temporal }: Program, slow: Program, from: Int32Array, next: readonly Int32Array[]): void {
  const fair = packing?.fairSteps
  if (packing === undefined || fair === undefined) return
  const first = temporal!.stateTests.length
  const size = first + temporal!.stepTests.length
  const answers = new FairAnswers(fair, packing.width, first)
  const packed = (state: Int32Array): Int32Array => {
    const row = new Int32Array(packing.width + 2)
    packing.pack(state, 0, row, 0)
    return row
  }
  const [low, high] = [packing.width, packing.width + 1]
  const here = packed(from)
  const said = new Int32Array(size)
  const failed = answers.state(here, 0, here[low]!, here[high]!, said)
  const covered = fair.covered.filter(({ action }) => !failed.includes(action))
  const bitsOf = (rows: Int32Array): boolean[] => Array.from({ length: size }, (_, bit) => (rows[bit >>> 5]! >>> (bit & 31) & 1) === 1)
  const ofState = bitsOf(said)
  for (const { enabled } of covered) expect(ofState[enabled]).toBe(slow.temporal!.stateTests[enabled]!.test(from, 0))
  for (const to of [from, ...next]) {
    const there = packed(to)
    const rows = new Int32Array(size)
    answers.step(there[low]!, there[high]!, rows, 0)
    const ofStep = bitsOf(rows)
    for (const { step } of covered) expect(ofStep[first + step]).toBe(slow.temporal!.stepTests[step]!.test(from, 0, to, 0))
  }
}

/** Invariants with ENABLED, tested one by one, are left to the interpreter. */
const WITH_ENABLED = ['AllIsHandled (primed)', 'AllIsLearned (primed)', 'CommitsWhatMostHave (primed)', 'NothingIsStuck (primed)']

describe('both engines', () => {
  test.each(FILES.map((m) => [m.name, m] as const))('%s', (_name, file) => {
    const model = modelOf(file)
    const fast = compile(model)
    const slow = interpret(model)
    expect(fast.interpreted.filter((part) => !WITH_ENABLED.includes(part))).toEqual([])
    const initial = successors(fast, (out) => fast.init(out))
    expect(initial).toEqual(successors(slow, (out) => slow.init(out)))
    const most = /museum|guarantees/.test(file.config) ? STATES_OF_MANY : STATES
    const seen = new Set<string>()
    const queue: Int32Array[] = []
    const add = (states: readonly Int32Array[]): void => {
      for (const state of states) {
        if (seen.has(String(state)) || seen.size >= most) continue
        seen.add(String(state))
        queue.push(state)
      }
    }
    add(initial.states)
    for (let k = 0; k < queue.length; k++) {
      const from = queue[k]!
      const tested = answers(fast, from)
      const next = successors(fast, (out) => fast.expand(from, 0, out))
      const stepsTested = next.states.map((to) => stepAnswers(fast, from, to))
      if (k % STRIDE === 0) {
        expect(tested).toEqual(answers(slow, from))
        expect(next).toEqual(successors(slow, (out) => slow.expand(from, 0, out)))
        expectFairActions(fast, slow, from, next.states)
        expectFairSteps(fast, slow, from, next.states)
        expect(stepsTested).toEqual(next.states.map((to) => stepAnswers(slow, from, to)))
      }
      if (fast.constraints.every((t) => t.test(from, 0))) add(next.states)
    }
  })
})
