/**
 * Why a temporal property may hold although it says nothing: no behaviour is fair, or the fair ones were cut off, or states
 * were taken for one another, or what should lead to something never happens.
 */
import type { Program } from '../../program/program.ts'
import type { TemporalFormula } from '../../program/temporal.ts'
import { fairComponents } from './components.ts'
import { demandsOf, type Arenas } from './obligationArena.ts'
import { TestFailed } from './judge.ts'
import { normalForm, type Normal } from './normal.ts'
import { obligationsOf } from './obligation.ts'
import type { Graph } from './graph.ts'
import { formulaText } from './reasons.ts'

/** What VIEW and SYMMETRY mean for temporal properties. */
export function reductionWarnings({ symmetry, view }: Program): string[] {
  return [
    ...(symmetry.length === 0 ? [] : ['SYMMETRY is not used for temporal properties, for which it would be unsound: they are checked on all states, permuted ones too']),
    ...(view === undefined ? [] : ['temporal properties are checked on states up to VIEW: the verdict is right only if states with the same view behave alike']),
  ]
}

/** What is to be said of a run in which every temporal property holds. Throws TestFailed. */
export function vacuityWarnings(arenas: Arenas, fairness: Normal): string[] {
  return [...futureWarnings(arenas, fairness), ...neverTriggered(arenas)]
}

function futureWarnings(arenas: Arenas, fairness: Normal): string[] {
  const { graph } = arenas
  const stuck = statesWithoutFuture(arenas, fairness)
  const cause = graph.cut ? 'the constraint cuts off the steps that fairness demands' : 'its demands contradict one another or the next-state relation'
  if (stuck === 'all') return [`no behaviour satisfies the fairness of the specification (${cause}): every temporal property holds, and says nothing`]
  if (stuck > 0) return [`from ${stuck} of ${graph.count} states no behaviour goes on that satisfies the fairness of the specification (${cause}): temporal properties say nothing about behaviours that come there`]
  return graph.cut ? ['a constraint left out states or steps: temporal properties were checked on what is inside, and may hold only because of that'] : []
}

/** In `P ~> Q` and `[]<>P => F`, a `P` that is true nowhere. */
function neverTriggered(arenas: Arenas): string[] {
  const { temporal } = arenas.graph.program
  return temporal!.properties.flatMap(({ name, formula }) => triggersOf(formula)
    .filter((trigger) => !isEverTrue(arenas, trigger))
    .map((trigger) => `in the property ${name}, ${formulaText(temporal!, trigger)} is never true: what it should lead to is demanded of no behaviour`))
}

/** What has to be true somewhere before implications `P => F` with a temporal part demand anything. */
function triggersOf(f: TemporalFormula): TemporalFormula[] {
  switch (f.kind) {
    case 'or': return isTemporal(f) ? f.parts.flatMap((part) => part.kind === 'not' ? neededBy(part.body) : triggersOf(part)) : []
    case 'and': return f.parts.flatMap(triggersOf)
    case 'not':
    case 'always':
    case 'eventually': return triggersOf(f.body)
    default: return []
  }
}

/** Formulas of states and steps each of which is true somewhere in a behaviour of which `f` is true. */
function neededBy(f: TemporalFormula): TemporalFormula[] {
  if (!isTemporal(f)) return [f]
  switch (f.kind) {
    case 'and': return f.parts.flatMap(neededBy)
    case 'always':
    case 'eventually': return neededBy(f.body)
    default: return []
  }
}

function isTemporal(f: TemporalFormula): boolean {
  switch (f.kind) {
    case 'always':
    case 'eventually': return true
    case 'not': return isTemporal(f.body)
    case 'and':
    case 'or': return f.parts.some(isTemporal)
    default: return false
  }
}

/** What cannot be evaluated somewhere may be guarded by what stands before it: then nothing is said. */
function isEverTrue({ graph, evaluated }: Arenas, f: TemporalFormula): boolean {
  const column = evaluated.column(normalForm(f))
  try {
    for (let rank = 0; rank < graph.count; rank++) {
      const first = graph.firstStep.data[rank]!
      const end = f.kind === 'state' ? first + 1 : graph.firstStep.data[rank + 1]!
      for (let step = first; step < end; step++) if (column.has(rank, step)) return true
    }
  } catch (error) {
    if (!(error instanceof TestFailed)) throw error
    return true
  }
  return false
}

/** Number of states from which no fair behaviour goes on; only whether there is none at all where fairness looks back at the start. */
function statesWithoutFuture(arenas: Arenas, fairness: Normal): number | 'all' {
  const { graph } = arenas
  if (fairness.kind === 'constant' && fairness.value) return graph.count === 0 ? 'all' : 0
  const fair = new Uint8Array(graph.count)
  const obligations = obligationsOf(fairness)
  for (const obligation of obligations) {
    const decomposition = arenas.of(obligation)
    const { arena } = decomposition
    for (const { nodes } of fairComponents(decomposition, demandsOf(arenas, arena, obligation))) {
      for (const node of nodes) fair[arena.ranks[node]!] = 1
    }
  }
  if (!fair.includes(1)) return 'all'
  if (obligations.some(({ rest }) => rest.kind !== 'constant')) return 0
  return graph.count - countReaching(graph, fair)
}

/** Marks what leads to marked states; the number of marked ones. */
function countReaching(graph: Graph, marked: Uint8Array): number {
  const { count, steps } = graph
  const targets = graph.targets.data
  const first = graph.firstStep.data
  const start = new Int32Array(count + 1)
  for (let step = 0; step < steps; step++) start[targets[step]! + 1]!++
  for (let rank = 0; rank < count; rank++) start[rank + 1]! += start[rank]!
  const sources = new Int32Array(steps)
  const filled = start.slice(0, count)
  for (let rank = 0; rank < count; rank++) for (let step = first[rank]!; step < first[rank + 1]!; step++) sources[filled[targets[step]!]!++] = rank
  const todo: number[] = []
  marked.forEach((mark, rank) => {
    if (mark === 1) todo.push(rank)
  })
  let reaching = todo.length
  for (let rank = todo.pop(); rank !== undefined; rank = todo.pop()) {
    for (let k = start[rank]!; k < start[rank + 1]!; k++) {
      const source = sources[k]!
      if (marked[source] === 1) continue
      marked[source] = 1
      reaching++
      todo.push(source)
    }
  }
  return reaching
}
