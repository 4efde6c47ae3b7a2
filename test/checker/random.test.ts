/** On random graphs the search agrees with a breadth-first search written in ten lines. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/checker/check.ts'
import { permutations, processes, randomGraph } from './programs.mjs'
import { options, replay } from './replay.ts'
import { Successors } from '../../src/program/program.ts'
import * as canonical from '../../src/value/canonical.ts'
import * as functions from '../../src/value/functions.ts'
import { printValue } from '../../src/value/print.ts'
import * as sets from '../../src/value/sets.ts'
import * as store from '../../src/value/store.ts'

interface Naive { distinct: number, generated: number, depth: number, path: number[] | undefined }

/** Breadth-first search up to the first bad node or dead end. */
function naive(initial: number[], edges: Record<number, number[]>, bad: number[], deadlock: boolean): Naive {
  const parent = new Map<number, number | undefined>()
  const level = new Map<number, number>()
  const queue: number[] = []
  let generated = 0
  const path = (node: number | undefined): number[] => (node === undefined ? [] : [...path(parent.get(node)), node])
  const result = (end: number | undefined): Naive => ({
    distinct: parent.size, generated, depth: Math.max(...level.values()), path: end === undefined ? undefined : path(end),
  })
  const meet = (node: number, from: number | undefined): boolean => {
    generated++
    if (parent.has(node)) return false
    parent.set(node, from)
    level.set(node, from === undefined ? 1 : level.get(from)! + 1)
    queue.push(node)
    return bad.includes(node)
  }
  for (const node of initial) if (meet(node, undefined)) return result(node)
  for (const node of queue) {
    for (const next of edges[node]!) if (meet(next, node)) return result(next)
    if (deadlock && edges[node]!.length === 0) return result(node)
  }
  return result(undefined)
}

it('counts, finds and traces what a plain breadth-first search does', async () => {
  const nodes = 80
  await fc.assert(fc.asyncProperty(
    fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 5 }), fc.array(fc.integer({ min: 0, max: nodes - 1 }), { maxLength: 3 }), fc.boolean(),
    async (seed, degree, bad, checkDeadlock) => {
      const program = randomGraph({ seed, nodes, degree, bad, checkDeadlock })
      const report = await check(program, options())
      const expected = naive(program.initial, program.edges, bad, checkDeadlock)
      expect(report).toMatchObject({ distinct: expected.distinct, generated: expected.generated, depth: expected.depth, verdict: expected.path === undefined ? 'holds' : 'violated' })
      expect(report.failure?.trace.map((step) => step.state[0])).toEqual(expected.path)
      if (report.failure !== undefined) replay(program, report.failure.trace)
    },
  ), { numRuns: 300 })
})

describe('symmetry', () => {
  const values = { ...store, ...sets, ...functions, ...canonical }

  it('stores one state an orbit', async () => {
    for (const parameters of [{ n: 3, stages: 2, log: true }, { n: 4, stages: 2, log: false }]) {
      const plain = processes({ ...parameters, symmetric: false }, values)
      const report = await check(processes({ ...parameters, symmetric: true }, values), options())
      // Orbits, counted from all states by their texts under every permutation.
      const names = Array.from({ length: parameters.n }, (_, i) => `p${i + 1}`)
      const orbitOf = (state: number[]): string => permutations(names)
        .map((image: string[]) => state.map((v) => printSorted(v, new Map(names.map((name, i) => [name, image[i]!])))).join(';')).toSorted()[0]!
      const orbits = new Set<string>()
      const seen = new Set<string>()
      const out = new Successors(4)
      plain.init(out)
      const queue = [[...out.states.subarray(0, 4)]]
      for (const state of queue) {
        if (seen.has(state.join())) continue
        seen.add(state.join())
        orbits.add(orbitOf(state))
        out.count = 0
        plain.expand(Int32Array.from(state), 0, out)
        for (let i = 0; i < out.count; i++) queue.push([...out.states.subarray(i * 4, i * 4 + 4)])
      }
      expect(report).toMatchObject({ verdict: 'holds', distinct: orbits.size })
      expect(seen.size).toBeGreaterThan(orbits.size)
    }
  })
})

/** Text of a value with model values renamed, sets and functions in the order of their elements' texts. */
function printSorted(v: number, names: Map<string, string>): string {
  if (v < store.HEAP) return String(v)
  const inner = store.componentsOf(v).map((item) => printSorted(item, names))
  switch (store.kindOf(v)) {
    case store.Kind.modelValue: return names.get(store.nameOf(v)) ?? store.nameOf(v)
    case store.Kind.sequence: return `<<${inner.join()}>>`
    case store.Kind.set: return `{${inner.toSorted().join()}}`
    case store.Kind.function: {
      const keys = store.componentsOf(store.auxOf(v)).map((key) => printSorted(key, names))
      return `[${keys.map((key, i) => `${key}:${inner[i]}`).toSorted().join()}]`
    }
    default: return printValue(v)
  }
}
