/**
 * How a state is laid out while it is searched.
 *
 * Variables that are functions on the same small constant set (what each node holds) are turned about: instead of one
 * slot a variable there is one slot an element of the set, for the tuple of all their values there. An action of one node
 * then depends on one slot and changes one, and these tuples recur in very many states. The other variables keep a slot each.
 *
 * Which variables are grouped is a guess from the initial predicate; a value that does not fit is still laid out (packing.ts).
 */
import { definitionOf, type Expr, type Model } from '../../module/resolved.ts'
import { componentsOf, lengthOf, type Value } from '../../value/store.ts'

/** More elements than this are not laid out one by one. */
const ELEMENTS_MAX = 16

export interface Layout {
  /** Slots of a packed state: one an element, then one for each variable that is not grouped. */
  readonly width: number
  /** Common domain of the grouped variables and its elements, in order; no elements when nothing is grouped. */
  readonly domain: Value | undefined
  readonly elements: readonly Value[]
  /** Indices of the grouped variables: the columns of the tuples. */
  readonly columns: readonly number[]
  /** By variable: its column in the tuples, or -1. */
  readonly columnOf: readonly number[]
  /** By variable: its packed slot, or -1 when it is grouped. */
  readonly slotOf: readonly number[]
}

function makeLayout(variables: number, domain: Value | undefined, columns: readonly number[]): Layout {
  const elements = domain === undefined ? [] : componentsOf(domain)
  let next = elements.length
  const columnOf = Array.from({ length: variables }, (_, i) => columns.indexOf(i))
  return { width: elements.length + variables - columns.length, domain, elements, columns, columnOf, slotOf: columnOf.map((column) => (column < 0 ? next++ : -1)) }
}

/** The layout for a model; `list` gives the value of a constant expression that is a set of at most `most` elements, all of them listed. */
export function chooseLayout(model: Model, list: (e: Expr, most: number) => Value | undefined): Layout {
  const variables = model.module.variables.length
  const byDomain = new Map<Value, Set<number>>()
  // Tests that see every state as it is: what is laid out otherwise would have to be turned back each time.
  const apart = model.view !== undefined || model.symmetry.length > 0 || model.constraints.length > 0 || model.actionConstraints.length > 0
  if (!apart) for (const e of model.init) visit(e, 0)
  const [domain, columns] = [...byDomain].reduce<[Value | undefined, ReadonlySet<number>]>((best, [d, set]) => (set.size > best[1].size ? [d, set] : best), [undefined, new Set()])
  return columns.size < 2 ? makeLayout(variables, undefined, []) : makeLayout(variables, domain, [...columns].sort((a, b) => a - b))

  /** Looks for `v = [x \in S |-> e]` among the conjuncts. */
  function visit(e: Expr, depth: number): void {
    if (e.kind === 'label') return visit(e.body, depth)
    if (e.kind === 'builtin' && e.op === 'and') return e.args.forEach((arg) => visit(arg, depth))
    if (e.kind === 'call' && e.args.length === 0 && depth < 8) {
      const d = definitionOf(e.definition)
      if (d.kind === 'definition' && d.body !== undefined && d.native === undefined && !d.inLet && !d.recursive) visit(d.body, depth + 1)
    }
    if (e.kind !== 'builtin' || e.op !== '=' || e.args[0]!.kind !== 'variable') return
    const right = e.args[1]!
    if (right.kind !== 'function' || right.self !== undefined || right.binders.length !== 1) return
    const domain = list(right.binders[0]!.set, ELEMENTS_MAX)
    if (domain === undefined || lengthOf(domain) < 2 || right.binders[0]!.symbols.length !== 1) return
    const same = byDomain.get(domain)
    if (same === undefined) byDomain.set(domain, new Set([e.args[0]!.symbol.index]))
    else same.add(e.args[0]!.symbol.index)
  }
}
