/**
 * What can be done to one expression: the changes at its top, with nothing about what is inside of it.
 *
 * A change that does not fit after all (of types, of an operator that does not exist) makes no module, or fails at once; that
 * is for those to notice who try it.
 */
import { childrenOf } from '../children.ts'
import type { Bound, Expr } from '../tree.ts'
import { kept, replaced, without, wrapped, type Change } from './change.ts'
import type { MutationKind } from './mutation.ts'

/** What the rules need to know of the names of a module. */
export interface Names {
  readonly variables: ReadonlySet<string>
  /** Definitions that say something about the next state. */
  readonly actions: ReadonlySet<string>
  /** Strings of the module that are no names of flags, in the order of their first appearance. */
  readonly strings: readonly string[]
  /** Operators that are left as they are: their definitions, and their applications. */
  readonly left: ReadonlySet<string>
}

const SWAPPED: ReadonlyMap<string, readonly [MutationKind, string]> = new Map<string, readonly [MutationKind, string]>([
  ['<', ['bound swapped', '<=']], ['<=', ['bound swapped', '<']], ['>', ['bound swapped', '>=']], ['>=', ['bound swapped', '>']],
  ['\\in', ['membership swapped', '\\notin']], ['\\notin', ['membership swapped', '\\in']],
  ['=', ['equality swapped', '#']], ['/=', ['equality swapped', '=']],
])

/** Operators of which either operand can go. */
const EITHER: ReadonlySet<string> = new Set(['\\cup', '\\cap', '\\o'])
/** Operators of which the second can go; of Append the second argument. */
const SECOND: ReadonlySet<string> = new Set(['\\', '+', '-', 'Append'])

const OPPOSITES: ReadonlyMap<string, string> = new Map([['Least', 'Greatest'], ['Smaller', 'Larger'], ['Min', 'Max']].flatMap(([a, b]) => [[a!, b!], [b!, a!]]))

/** One item of a list of conjuncts or disjuncts. `initial`: of an initial predicate, where `x = e` gives x its value. */
export function changesOfItem(item: Expr, op: '/\\' | '\\/', initial: boolean, names: Names): Change[] {
  const e = bare(item)
  if (isLeft(e, names)) return []
  if (op === '\\/') return [replaced('disjunct dropped', item.span, 'FALSE')]
  if (e.kind === 'apply' && e.name === 'UNCHANGED') return [replaced('UNCHANGED dropped', item.span, 'TRUE')]
  if (assignmentOf(e, initial, names) !== undefined || isLiteral(e)) return []
  const dropped = replaced('conjunct dropped', item.span, 'TRUE')
  const callable = e.kind === 'name' || (e.kind === 'apply' && e.fixity === 'normal')
  return callable && !isAction(e, names) ? [dropped, wrapped('negated', item.span, '~(', ')')] : [dropped]
}

export function isLeft(e: Expr, { left }: Names): boolean {
  return (e.kind === 'apply' || e.kind === 'name') && left.has(e.name)
}

export interface Assignment {
  readonly variable: string
  readonly value: Expr
}

/** `x' = e`, `x' \in S`, in an initial predicate `x = e`: the variable and what it is given. */
export function assignmentOf(e: Expr, initial: boolean, names: Names): Assignment | undefined {
  if (e.kind !== 'apply' || (e.name !== '=' && e.name !== '\\in')) return undefined
  const [left, value] = e.args
  if (left === undefined || value === undefined) return undefined
  const variable = left.kind === 'apply' && left.name === '\'' ? left.args[0] : initial ? left : undefined
  return variable?.kind === 'name' && names.variables.has(variable.name) ? { variable: variable.name, value } : undefined
}

/** Does it say anything about the next state? */
export function isAction(e: Expr, names: Names): boolean {
  if (e.kind === 'name' && names.actions.has(e.name)) return true
  if (e.kind === 'apply' && (e.name === '\'' || e.name === 'UNCHANGED' || names.actions.has(e.name))) return true
  return childrenOf(e).some((part) => isAction(part, names))
}

/** The changes at the top of an expression. */
export function changesOf(e: Expr, initial: boolean, names: Names): Change[] {
  switch (e.kind) {
    case 'number': return [replaced('constant replaced', e.span, String(e.value + 1n))]
    case 'string': return otherString(e.value, names).map((text) => replaced('constant replaced', e.span, `"${text}"`))
    case 'name': return isLiteral(e) ? [replaced('constant replaced', e.span, e.name === 'TRUE' ? 'FALSE' : 'TRUE')] : []
    case 'apply': return changesOfOperator(e, initial, names)
    case 'if': return negatable(e.test) ? [] : [wrapped('branches swapped', e.test.span, '~(', ')')]
    case 'case': return e.arms.map(({ test }) => replaced('case dropped', test.span, 'FALSE'))
    case 'except': return changesOfExcept(e)
    case 'setFilter': return isLiteral(e.predicate) ? [] : [replaced('filter dropped', e.span, 'TRUE', e.predicate.span)]
    case 'choose': return e.set === undefined || isLiteral(e.body) ? [] : [replaced('filter dropped', e.span, 'TRUE', e.body.span)]
    case 'quantifier': {
      if (isAction(e.body, names)) return e.quantifier === '\\E' ? e.bounds.map(narrowed) : []
      const symbol = { ...e.span, end: e.span.start + 2 }
      return [replaced('quantifier swapped', e.span, e.quantifier === '\\E' ? '\\A' : '\\E', symbol)]
    }
    default: return []
  }
}

function changesOfOperator(e: Expr & { readonly kind: 'apply' }, initial: boolean, names: Names): Change[] {
  const [a, b] = e.args
  const assignment = assignmentOf(e, initial, names)
  if (assignment !== undefined) return initial ? [] : lost(e, assignment, names)
  if (e.name === '~' && a !== undefined) return [without('negated', e.span, e.span.start, a.span.start)]
  const opposite = e.fixity === 'normal' ? OPPOSITES.get(e.name) : undefined
  if (opposite !== undefined) return [replaced('operator swapped', e.span, opposite, e.nameSpan)]
  if (a === undefined || b === undefined) return []
  const swapped = SWAPPED.get(e.name)
  if (swapped !== undefined) return [replaced(swapped[0], e.span, swapped[1], e.nameSpan)]
  if (e.name === '=>') return [kept('condition dropped', e.span, b.span)]
  if (EITHER.has(e.name)) return [kept('operand dropped', e.span, a.span), kept('operand dropped', e.span, b.span)]
  return SECOND.has(e.name) ? [kept('operand dropped', e.span, a.span)] : []
}

/** `x' = e` becomes `x' = x`, unless what is done to `e` comes to that. */
function lost(e: Expr & { readonly kind: 'apply' }, { variable, value }: Assignment, names: Names): Change[] {
  if (value.kind === 'name' && value.name === variable) return []
  if (e.name === '=' && changesOf(value, false, names).some(({ now }) => now === variable)) return []
  const to = e.name === '\\in' ? `{${variable}}` : variable
  return [replaced('update lost', e.span, to, value.span)]
}

/** Each update goes; what is left is the function alone, or with the others. */
function changesOfExcept(e: Expr & { readonly kind: 'except' }): Change[] {
  if (e.updates.length === 1) return [kept('update dropped', e.span, e.function.span)]
  return e.updates.map((update, i) => {
    const next = e.updates[i + 1]
    const from = next === undefined ? e.updates[i - 1]!.span.end : update.span.start
    return without('update dropped', e.span, from, next?.span.start ?? update.span.end)
  })
}

/** `\E x \in S` looks at one element only. */
function narrowed({ set }: Bound): Change {
  return wrapped('choice narrowed', set.span, '(LET all == ', ' IN IF all = {} THEN {} ELSE {CHOOSE one \\in all : TRUE})')
}

/** The next string of the module. */
function otherString(value: string, { strings }: Names): string[] {
  const other = strings[(strings.indexOf(value) + 1) % strings.length]
  return other === undefined || other === value ? [] : [other]
}

/** Its own change is its negation. */
function negatable(test: Expr): boolean {
  const e = bare(test)
  return e.kind === 'apply' && ['=', '/=', '\\in', '\\notin', '~'].includes(e.name)
}

function bare(e: Expr): Expr {
  return e.kind === 'paren' ? bare(e.body) : e
}

function isLiteral(e: Expr): boolean {
  return e.kind === 'name' && (e.name === 'TRUE' || e.name === 'FALSE')
}
