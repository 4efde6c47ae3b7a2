/** The group of SYMMETRY: what the permutations of all given sets generate together, without the identity. */
import type { Expr, Named } from '../../module/resolved.ts'
import { EvaluationError } from '../../value/error.ts'
import { described, explicit, familyOf } from '../../value/canonical.ts'
import { domainOf, valuesOf } from '../../value/functions.ts'
import { elementsOf } from '../../value/sets.ts'
import { componentsOf, fingerprintHigh, fingerprintLow, type Value } from '../../value/store.ts'
import { Permutation as Permuted } from '../../value/permute.ts'
import { printValue } from '../../value/print.ts'

type Permutation = ReadonlyMap<Value, Value>

/** More permutations than this are refused: every state would be compared under each of them. */
const GROUP_LIMIT = 1_000_000

/** Permutations of the named sets and all their products. Throws when an element is not a permutation. */
export function symmetryGroup(symmetry: readonly Named[], evaluate: (e: Expr) => Value): readonly Permutation[] {
  const generators = symmetry.flatMap(({ name, body }) => elementsOf(evaluate(body), `the symmetry set ${name}`).map((f) => permutationOf(f, name)))
  const moved = [...new Set(generators.flatMap((p) => [...p.keys()]))]
  const group = new Map<string, Permutation>()
  const keyOf = (p: Permutation): string => moved.map((x) => p.get(x) ?? x).join(' ')
  const pending: Permutation[] = [new Map()]
  group.set(keyOf(new Map()), new Map())
  for (let p = pending.pop(); p !== undefined; p = pending.pop()) {
    for (const g of generators) {
      const product = new Map(moved.map((x) => [x, apply(g, apply(p as Permutation, x))]))
      const key = keyOf(product)
      if (group.has(key)) continue
      if (group.size >= GROUP_LIMIT) throw new EvaluationError('eval/symmetry', `the symmetry sets generate more than ${GROUP_LIMIT} permutations`)
      group.set(key, product)
      pending.push(product)
    }
  }
  group.delete(keyOf(new Map()))
  return [...group.values()].map((p) => new Map([...p].filter(([from, to]) => from !== to)))
}

/** Whether one of the permutations makes another value of v. */
export function isMoved(v: Value, group: readonly Permutation[]): boolean {
  return group.some((map) => {
    const p = new Permuted(map)
    p.fingerprint(v)
    return p.low !== fingerprintLow(v) || p.high !== fingerprintHigh(v)
  })
}

function apply(p: Permutation, x: Value): Value {
  return p.get(x) ?? x
}

function permutationOf(f: Value, name: string): Permutation {
  const wrong = (): EvaluationError => {
    const error = new EvaluationError('eval/symmetry', `${printValue(f, 80)} in the symmetry set ${name} is not a permutation of model values`)
    error.notes.push('write a symmetry set as Permutations(S) with S a set of model values, or as a union of such sets')
    return error
  }
  if (familyOf(f) !== 'function') throw new EvaluationError('eval/symmetry', `the symmetry set ${name} contains ${described(f)}, not a permutation`)
  const from = componentsOf(explicit(domainOf(f)))
  const to = valuesOf(f)
  if (new Set(to).size !== from.length || !to.every((x) => from.includes(x)) || !from.every((x) => familyOf(x) === 'model value')) throw wrong()
  return new Map(from.map((x, k) => [x, to[k] as Value]))
}
