/**
 * SPECIFICATION taken apart: Init, [][Next]_v, fairness.
 *
 * Definitions are opened until the conjuncts show what they are; a state predicate is part of Init, `[][A]_v` is the
 * next-state relation (one only), temporal formulas are fairness or assumptions about liveness. Unlike TLC we also look
 * through LET and through definitions with arguments.
 */
import type { Ident } from '../syntax/tree.ts'
import type { Expr, Level } from './resolved.ts'
import type { Reporter } from './reporter.ts'
import { open, unwrapped, type Wrap } from './unfolding.ts'

export interface Specification {
  readonly init: readonly Expr[]
  readonly initName: string
  readonly next: Expr | undefined
  readonly nextName: string
  readonly subscript: Expr | undefined
  readonly fairness: readonly Expr[]
}

export function takeApart(formula: Expr, name: Ident, levelOf: (e: Expr) => Level, reporter: Reporter): Specification {
  const init: Expr[] = []
  const fairness: Expr[] = []
  let initName: string | undefined
  let next: { action: Expr; subscript: Expr; name: string } | undefined

  const visit = (e: Expr, wrap: Wrap): void => {
    if (levelOf(e) <= 1) {
      init.push(wrap(e))
      if (e.kind === 'call') initName ??= e.definition.name
      return
    }
    switch (e.kind) {
      case 'label': visit(e.body, wrap); return
      case 'let': visit(e.body, (inner) => wrap({ ...e, body: inner })); return
      case 'call': {
        const opened = open(e)
        if (opened === undefined) break
        visit(opened.body, wrap)
        return
      }
      case 'builtin':
        if (e.op === 'and') {
          for (const part of e.args) visit(part, wrap)
          return
        }
        if (e.op === 'always' && e.args[0]?.kind === 'box') {
          const { action, subscript, span } = e.args[0]
          if (next !== undefined) {
            reporter.error('config/specification', `the specification \`${name.name}\` has more than one next-state relation [][Next]_v`, span, [{ message: 'the first is here', span: next.action.span }])
            return
          }
          next = { action: wrap(action), subscript: wrap(subscript), name: action.kind === 'call' ? action.definition.name : 'Next' }
          return
        }
        break
      case 'unboundedQuantifier':
        if (e.quantifier === 'temporalExists' || e.quantifier === 'temporalForall') {
          reporter.error('unsupported/temporal-quantifier', 'a specification with \\EE or \\AA cannot be checked: hidden variables have no values to explore', e.span, [{ message: 'check the inner specification, without the quantifier' }])
          return
        }
        break
      default: break
    }
    if (levelOf(e) === 3) {
      fairness.push(wrap(e))
      if (!isFairness(e)) reporter.warning('config/specification', `this conjunct of \`${name.name}\` is no part of Init, Next or fairness; it does not restrict which states are explored, only which behaviours count for temporal properties`, e.span)
    } else {
      reporter.error('config/specification', `this conjunct of \`${name.name}\` is an action outside of [][…]_v`, e.span, [{ message: 'a specification has the form Init /\\ [][Next]_vars /\\ fairness' }])
    }
  }
  visit(formula, unwrapped)
  return { init, initName: initName ?? 'Init', next: next?.action, nextName: next?.name ?? 'Next', subscript: next?.subscript, fairness }
}

/** WF and SF, conjunctions of them, under `\A` and LET and behind definitions. */
export function isFairness(e: Expr): boolean {
  switch (e.kind) {
    case 'fairness': return true
    case 'label': case 'let': return isFairness(e.body)
    case 'quantifier': return e.quantifier === 'forall' && isFairness(e.body)
    case 'builtin': return e.op === 'and' && e.args.every(isFairness)
    case 'call': {
      const opened = open(e)
      return opened !== undefined && isFairness(opened.body)
    }
    default: return false
  }
}
