/**
 * A formula conjunct by conjunct: which hold, which do not, in a state. What `explain` shows around the first false one.
 */
import type { DerivedActions } from '../../module/actions.ts'
import { definitionOf, type Expr } from '../../module/resolved.ts'
import type { Place, State } from '../../program/program.ts'
import { placeOf, type Span } from '../../syntax/source.ts'
import { EvaluationError } from '../../value/error.ts'
import type { Value } from '../../value/store.ts'
import { sourceText } from '../model/text.ts'
import { searchAction } from './blame.ts'
import { bindLet, type Environment } from './environment.ts'
import type { Interpreter } from './interpreter.ts'
import { stateMoment, stepMoment, type Moment } from './moment.ts'

export interface Conjunct {
  /** On one line. */
  readonly text: string
  readonly place: Place
  /** Undefined: not known; it was not reached, and means nothing without what comes before it. */
  readonly holds: boolean | undefined
}

/** Conjuncts of a state predicate; definitions without parameters and LET are looked into. */
export function conjunctsOfTest(I: Interpreter, e: Expr, state: State): Conjunct[] {
  const m = stateMoment(state)
  const walk = (x: Expr, env: Environment): Conjunct[] => {
    switch (x.kind) {
      case 'label': return walk(x.body, env)
      case 'let': return walk(x.body, bindLet(x.definitions, env))
      case 'call': {
        const d = definitionOf(x.definition)
        return d.kind === 'definition' && d.parameters.length === 0 && d.body !== undefined && d.native === undefined && !d.recursive && x === e ? walk(d.body, undefined) : [tested(I, x, env, m)]
      }
      case 'builtin': return x.op === 'and' || (x.op === 'or' && x.args.length === 1) ? x.args.flatMap((part) => walk(part, env)) : [tested(I, x, env, m)]
      default: return [tested(I, x, env, m)]
    }
  }
  return walk(e, undefined)
}

/**
 * Conjuncts of an action in a state, for the branch that gets furthest. Those before the first false one hold; later ones
 * are evaluated by themselves where that is possible.
 */
export function conjunctsOfAction(I: Interpreter, next: Expr, derived: DerivedActions, index: number, state: State, args: readonly (Value | undefined)[]): { readonly conjuncts: Conjunct[]; /** Some expression is to blame. */ readonly blamed: boolean } {
  const conjuncts = flatten(derived.actions[index]!.body)
  const found = searchAction(I, next, derived, index, args, stepMoment(state, []))
  if (found.kind === 'enabled') return { conjuncts: conjuncts.map((e) => conjunct(e, true)), blamed: false }
  const { blame } = found
  let stop = blame === undefined ? -1 : conjuncts.indexOf(blame.e)
  let around = blame?.env
  for (let p = blame?.passage; stop < 0 && p !== undefined; p = p.before) {
    stop = conjuncts.indexOf(p.e)
    around = p.env
  }
  const holds = (e: Expr, k: number): Conjunct => {
    // Of an action that is not even reached, no conjunct is to blame.
    if (stop < 0) return conjunct(e, undefined)
    return k < stop ? conjunct(e, true) : k === stop ? conjunct(e, false) : tested(I, e, around, stateMoment(state))
  }
  return { conjuncts: conjuncts.map(holds), blamed: blame !== undefined }
}

/** In the order in which they are worked on. A quantifier stands before the conjuncts inside it. */
function flatten(e: Expr): Expr[] {
  switch (e.kind) {
    case 'label': case 'let': return flatten(e.body)
    case 'quantifier': return e.quantifier === 'exists' ? [e, ...flatten(e.body)] : [e]
    case 'builtin': return e.op === 'and' || (e.op === 'or' && e.args.length === 1) ? e.args.flatMap(flatten) : [e]
    default: return [e]
  }
}

function tested(I: Interpreter, e: Expr, env: Environment, m: Moment): Conjunct {
  try {
    return conjunct(e, e.kind === 'quantifier' && e.quantifier === 'exists' && m.next !== undefined ? undefined : I.test(e, env, m, 'the conjunct'))
  } catch (error) {
    if (error instanceof EvaluationError || error instanceof RangeError) return conjunct(e, undefined)
    throw error
  }
}

function conjunct(e: Expr, holds: boolean | undefined): Conjunct {
  const span: Span = e.kind === 'quantifier' && e.quantifier === 'exists' ? { ...e.span, end: Math.max(e.span.start, e.body.span.start) } : e.span
  return { text: sourceText(span, 200).replace(/\s*:\s*(\/\\|\\\/)?$/, ''), place: placeOf(e.span), holds }
}
