/**
 * Which sets may be taken element by element: asking whether one value is in a set also compares it with the others, and
 * that may be an error. So all that can ever be in the set must be known, and comparable with one another and with what
 * is asked for.
 */
import { Successors, type Program } from '../../program/program.ts'
import { equal, familyOf } from '../../value/canonical.ts'
import { EvaluationError } from '../../value/error.ts'
import { componentsOf, isLazy, lengthOf, type Value } from '../../value/store.ts'
import { elementOf, type Footprint } from './cells.ts'

const ELEMENTS_MAX = 300
const INITIAL_MAX = 1_000

/** Takes the other sets as a whole, in all footprints. `changing`: those of everything that changes states. */
export function settleElements(variables: number, initial: ((slot: number) => Value[]) | undefined, changing: readonly Footprint[], others: readonly Footprint[]): void {
  const all = [...changing, ...others]
  for (let slot = 0; slot < variables; slot++) {
    const asked = all.flatMap((footprint) => [...footprint.reads.get(slot) ?? [], ...footprint.changes.get(slot)?.keys() ?? []]).map(elementOf).filter((element) => element !== undefined)
    if (asked.length === 0) continue
    const isKnown = changing.every(({ changes }) => [...changes.get(slot)?.keys() ?? []].every((key) => elementOf(key) !== undefined))
    const start = isKnown && initial !== undefined ? elementsOf(initial(slot)) : undefined
    if (start !== undefined && areComparable([...new Set([...asked, ...start])])) continue
    for (const footprint of all) footprint.mergeElements(slot)
  }
}

/** The values of a variable in the initial states, each once; undefined when these cannot be computed or are too many. */
export function initialValues(program: Program): ((slot: number) => Value[]) | undefined {
  const out = new Successors(program.variables.length)
  try {
    program.init(out)
  } catch (error) {
    if (error instanceof EvaluationError) return undefined
    throw error
  }
  if (out.count > INITIAL_MAX) return undefined
  return (slot) => [...new Set(Array.from({ length: out.count }, (_, k) => out.states[k * out.width + slot]!))]
}

/** The elements of these values; undefined where one is no explicit set, or is too large. */
function elementsOf(sets: readonly Value[]): Value[] | undefined {
  const areSets = sets.every((set) => familyOf(set) === 'set' && !isLazy(set) && lengthOf(set) <= ELEMENTS_MAX)
  const elements = areSets ? sets.flatMap(componentsOf) : undefined
  return elements?.some(isLazy) === true ? undefined : elements
}

function areComparable(elements: readonly Value[]): boolean {
  if (elements.length > ELEMENTS_MAX) return false
  try {
    for (const a of elements) for (const b of elements) equal(a, b)
    return true
  } catch (error) {
    if (error instanceof EvaluationError) return false
    throw error
  }
}
