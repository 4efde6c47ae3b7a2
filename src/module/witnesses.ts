/**
 * Formulas that must be true somewhere, for an invariant or an action property to mean anything.
 *
 * `A => B` holds wherever A is false: where A is never true, the invariant says nothing about this model. So for every
 * implication in an invariant (below conjunctions, \A, LET and definitions without parameters) there is a witness: the
 * formula that some instance of A is true, its own hypotheses included. A \A without implications below it has the
 * witness that its sets are not empty. Of [A]_v only steps that change v are asked: a witness is one of them, and where A has no
 * implication, any of them.
 */
import { definitionOf, type Binder, type Expr, type Named, type WitnessFormula } from './resolved.ts'

/** The witnesses of invariants or of action properties, in the order written. */
export function witnessesOf(properties: readonly Named[]): WitnessFormula[] {
  return properties.flatMap(({ name, body }) => {
    const found: WitnessFormula[] = []
    collect(body, (e) => e, (kind, part, formula, outer) => found.push({ kind, name, of: name, part, body: formula, outer }), new Set())
    return found
  })
}

type Found = (kind: WitnessFormula['kind'], part: Expr, formula: Expr, outer: boolean) => void

/** `around` puts a formula about the present place into the quantifiers and hypotheses that lead here. */
function collect(e: Expr, around: (inner: Expr) => Expr, found: Found, entered: ReadonlySet<object>): void {
  switch (e.kind) {
    case 'label':
      collect(e.body, around, found, entered)
      return
    case 'call': {
      const definition = definitionOf(e.definition)
      if (definition.kind !== 'definition' || definition.body === undefined || definition.native !== undefined) return
      if (definition.parameters.length > 0 || definition.recursive || entered.has(definition)) return
      collect(definition.body, around, found, new Set([...entered, definition]))
      return
    }
    case 'let':
      collect(e.body, (inner) => around({ ...e, body: inner }), found, entered)
      return
    case 'quantifier': {
      if (e.quantifier !== 'forall') return
      const inside = (inner: Expr): Expr => around({ ...e, quantifier: 'exists', body: inner })
      let implications = 0
      collect(e.body, inside, (...args) => {
        implications++
        found(...args)
      }, entered)
      if (implications === 0) found('elements', setsOf(e.binders), inside({ kind: 'boolean', value: true, span: e.span }), false)
      return
    }
    case 'box': {
      const step = (inner: Expr): Expr => around({ ...e, kind: 'angle', action: inner })
      let asked = 0
      collect(e.action, step, (...args) => {
        asked++
        found(...args)
      }, entered)
      if (asked === 0) found('change', e.subscript, step({ kind: 'boolean', value: true, span: e.span }), false)
      return
    }
    case 'builtin': {
      if (e.op === 'and') for (const arg of e.args) collect(arg, around, found, entered)
      if (e.op !== 'implies') return
      const [left, right] = e.args as [Expr, Expr]
      const below: Parameters<Found>[] = []
      collect(right, (inner) => around({ kind: 'builtin', op: 'and', args: [left, inner], span: left.span }), (...args) => below.push(args), entered)
      found('antecedent', left, around(left), below.length > 0)
      for (const args of below) found(...args)
      return
    }
    default:
  }
}

/** What a reader should see of the sets: the first that is not shared. */
function setsOf(binders: readonly Binder[]): Expr {
  return binders[0]!.set
}
