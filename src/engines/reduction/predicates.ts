/**
 * What must not become unreachable: for each invariant, that it is false; for each predicate that must be true somewhere,
 * that it is.
 *
 * An invariant is taken apart into conjuncts, and these by the elements of constant sets: each may fail on its own, and one
 * that looks at few parts of the state is in the way of few. Of each the atoms are kept: as long as their truth is the same,
 * its is.
 */
import { definitionOf, type Expr } from '../../module/resolved.ts'
import { elementsOf } from '../../value/sets.ts'
import { EvaluationError } from '../../value/error.ts'
import { makeString, type Value } from '../../value/store.ts'
import { variableOf } from '../interpreter/assignable.ts'
import { bindArguments, bindParameters, environmentOf, nativeOf } from '../interpreter/calls.ts'
import { bindLet, lookUp, type Environment } from '../interpreter/environment.ts'
import type { Interpreter } from '../interpreter/interpreter.ts'
import { NOWHERE } from '../interpreter/moment.ts'
import { readsOf } from './access.ts'
import { Footprint, type Key } from './cells.ts'
import { bindings, isUnknown, rigid, type Item } from './rigid.ts'
import { Truth } from './truth.ts'

const PARTS_MAX = 1_000
const ATOMS_MAX = 200

export interface Atom {
  readonly reads: Footprint
  /** Absent: its truth is not asked for. */
  readonly truth?: Truth
}

export interface Predicate {
  readonly reads: Footprint
  readonly atoms: readonly Atom[]
}

class TooMany extends Error {}

/** What could be false when this is. */
export function conjunctsOf(I: Interpreter, e: Expr): Predicate[] {
  const parts: (Item | Footprint)[] = []
  try {
    split(I, { expr: e, environment: undefined }, (part) => {
      if (parts.push(part) > PARTS_MAX) throw new TooMany()
    })
  } catch (error) {
    if (!(error instanceof TooMany)) throw error
    return [predicateOf(I, e)]
  }
  return parts.map((part) => (part instanceof Footprint ? { reads: part, atoms: [{ reads: part }] } : predicateOf(I, part.expr, part.environment)))
}

/** Of something as it is. */
export function predicateOf(I: Interpreter, expr: Expr, environment: Environment = undefined): Predicate {
  const items: Item[] = []
  try {
    atoms(I, { expr, environment }, (item) => {
      if (items.push(item) > ATOMS_MAX) throw new TooMany()
    })
  } catch (error) {
    if (!(error instanceof TooMany)) throw error
    items.splice(0, Infinity, { expr, environment })
  }
  const reads = readsOf(I, [{ expr, environment }])
  return { reads, atoms: items.map((item) => new Truth(I, item)).map((truth) => ({ reads: truth.reads, truth })) }
}

/** What a call or a name stands for. */
function within(I: Interpreter, { expr: e, environment: env }: Item): Item | undefined {
  switch (e.kind) {
    case 'label': return { expr: e.body, environment: env }
    case 'let': return { expr: e.body, environment: bindLet(e.definitions, env) }
    case 'local': {
      const binding = lookUp(e.symbol, env)
      return typeof binding === 'object' && binding.kind === 'thunk' && !isUnknown(binding) ? { expr: binding.expr, environment: binding.environment } : undefined
    }
    case 'call': {
      const d = definitionOf(e.definition)
      if (d.kind === 'value' || nativeOf(d) !== undefined || d.body === undefined || d.recursive) return undefined
      return { expr: d.body, environment: bindParameters(d.parameters, bindArguments(I, e.args, env, NOWHERE, false), environmentOf(d, env)) }
    }
    default: return undefined
  }
}

function split(I: Interpreter, item: Item, emit: (part: Item | Footprint) => void): void {
  const { expr: e, environment: env } = item
  const inner = within(I, item)
  if (inner !== undefined) return split(I, inner, emit)
  if (e.kind === 'builtin' && e.op === 'and') {
    for (const part of e.args) split(I, { expr: part, environment: env }, emit)
    return
  }
  if (e.kind === 'quantifier' && e.quantifier === 'forall') {
    const known = bindings(I, e.binders, env)
    if (known !== undefined) {
      for (const one of known) split(I, { expr: e.body, environment: one }, emit)
      return
    }
  }
  if (e.kind === 'builtin' && e.op === 'in') {
    const parts = membership(I, e.args[0]!, e.args[1]!, env)
    if (parts !== undefined) {
      parts.forEach(emit)
      return
    }
  }
  emit(item)
}

/** v \in [S -> T] or v \in [a : S, …], with constant sets: a question about the domain and one about each element. */
function membership(I: Interpreter, left: Expr, right: Expr, env: Environment): Footprint[] | undefined {
  const variable = variableOf(left, env, undefined)
  if (variable === undefined) return undefined
  let at: Item = { expr: right, environment: env }
  for (let next = within(I, at); next !== undefined; next = within(I, at)) at = next
  const part = (key: Key): Footprint => {
    const reads = new Footprint()
    reads.read(variable.index, key)
    return reads
  }
  if (at.expr.kind === 'functionSet') {
    if (rigid(I, at.expr.range, at.environment) === undefined) return undefined
    const domain = rigid(I, at.expr.domain, at.environment)
    const elements = domain === undefined ? undefined : tryElements(domain)
    return elements === undefined ? undefined : [part('domain'), ...elements.map(part)]
  }
  if (at.expr.kind === 'recordSet') {
    const { environment, expr } = at
    if (expr.fields.some(({ value }) => rigid(I, value, environment) === undefined)) return undefined
    return [part('domain'), ...expr.fields.map(({ name }) => part(makeString(name)))]
  }
  return undefined
}

function tryElements(set: Value): readonly Value[] | undefined {
  try {
    return elementsOf(set, 'the domain')
  } catch (error) {
    if (error instanceof EvaluationError) return undefined
    throw error
  }
}

/** The parts of a formula on whose truth alone its truth depends. */
function atoms(I: Interpreter, item: Item, emit: (atom: Item) => void): void {
  const { expr: e, environment: env } = item
  if (e.kind === 'builtin' && (e.op === 'and' || e.op === 'or' || e.op === 'not' || e.op === 'implies' || e.op === 'equiv')) {
    for (const part of e.args) atoms(I, { expr: part, environment: env }, emit)
    return
  }
  const inner = within(I, item)
  if (inner !== undefined && isJunction(inner)) return atoms(I, inner, emit)
  if (e.kind === 'quantifier') {
    const known = bindings(I, e.binders, env)
    if (known !== undefined) {
      for (const one of known) atoms(I, { expr: e.body, environment: one }, emit)
      return
    }
  }
  emit(item)
}

function isJunction({ expr: e }: Item): boolean {
  return e.kind === 'builtin' || e.kind === 'quantifier' || e.kind === 'call' || e.kind === 'label' || e.kind === 'let' || e.kind === 'local'
}
