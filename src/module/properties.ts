/**
 * PROPERTY entries sorted by what checks them: invariants ([]P), action properties ([][A]_v), predicates on initial
 * states, and temporal formulas that need a behaviour.
 *
 * Conjunctions are split, definitions and instances opened, so that the safety part of a refinement is checked while
 * searching, its fairness afterwards. `\A x \in S` with a constant S moves inside the box, which keeps a safety formula one.
 *
 * A formula is called by the innermost definition that it is, as in TLC; where TLC names a place, a conjunct without a name
 * of its own, it has the name of the entry.
 * Where []P stands under anything but conjunctions and names, TLC sees a temporal formula and reports it as one.
 */
import type { Expr, Level, Named } from './resolved.ts'
import type { Reporter } from './reporter.ts'
import type { Ident } from '../syntax/tree.ts'
import { open, unwrapped, type Wrap } from './unfolding.ts'

export interface Properties {
  readonly invariants: Named[]
  readonly actionProperties: Named[]
  readonly initialProperties: Named[]
  readonly temporal: Named[]
}

export function classifyProperty({ name, span }: Ident, property: Expr, levelOf: (e: Expr) => Level, reporter: Reporter, into: Properties): void {
  const visit = (e: Expr, current: string, wrap: Wrap, formula = false): void => {
    if (levelOf(e) <= 1) {
      if (e.kind === 'call' && e.definition.body?.kind === 'variable') reporter.error('config/property', `the property \`${name}\` is the variable \`${e.definition.body.symbol.name}\`, not a formula`, e.span)
      else if (e === property && levelOf(e) === 1) {
        reporter.warning('config/property', `\`${name}\` is a state predicate: as a PROPERTY it is about the initial states only`, span, [
          { message: `INVARIANT ${name} checks it in every state; the same as a PROPERTY is []${name}, written in the module` },
        ])
      }
      into.initialProperties.push({ name: e.kind === 'call' && e.args.length === 0 ? e.definition.name : current, body: wrap(e) })
      return
    }
    switch (e.kind) {
      case 'label': visit(e.body, current, wrap, true); return
      case 'let': visit(e.body, current, (inner) => wrap({ ...e, body: inner }), true); return
      case 'call': {
        const opened = open(e)
        if (opened === undefined) break
        visit(opened.body, e.args.length === 0 ? opened.name : current, wrap, formula || e.args.length > 0)
        return
      }
      case 'quantifier':
        if (e.quantifier === 'forall' && levelOf(e) === 3 && e.binders.every((b) => levelOf(b.set) === 0)) {
          visit(e.body, current, (inner) => wrap({ ...e, body: inner }), true)
          return
        }
        break
      case 'builtin':
        if (e.op === 'and' && levelOf(e) === 3) {
          for (const part of e.args) visit(part, name, wrap, formula)
          return
        }
        if (e.op === 'always') {
          const body = e.args[0] as Expr
          if (body.kind === 'box') {
            into.actionProperties.push({ name: current, body: wrap(body) })
            return
          }
          if (levelOf(body) <= 1 && formula) {
            // to TLC this is a temporal property: violated as one, at the first state or by the step to the first bad state
            into.initialProperties.push({ name: current, body: wrap(body) })
            into.actionProperties.push({ name: current, body: wrap({ kind: 'builtin', op: 'prime', args: [body], span: body.span }) })
            return
          }
          if (levelOf(body) <= 1) {
            into.invariants.push({ name: body.kind === 'call' && body.args.length === 0 ? body.definition.name : current, body: wrap(body) })
            return
          }
          if (body.kind === 'builtin' && (body.op === 'and' || body.op === 'always') && levelOf(body) === 3) {
            // [](P /\ []Q) is []P /\ []Q, and [][]P is []P
            for (const part of body.args) visit(body.op === 'always' ? body : { ...e, args: [part] }, current, wrap, true)
            return
          }
        }
        break
      default: break
    }
    if (levelOf(e) === 2) {
      reporter.error('config/property', `the property \`${name}\` is an action, not a temporal formula`, e.span, [{ message: 'write [][A]_vars to say that every step is an A step' }])
      return
    }
    into.temporal.push({ name: current, body: wrap(e) })
  }
  visit(property, name, unwrapped)
}
