/**
 * What a behaviour must do to count as a counterexample, split so that each part is decided where that is cheapest.
 *
 * A formula becomes a disjunction of obligations. An obligation is a conjunction of clauses, decided on cycles alone, and of
 * a rest that an automaton (automaton.ts) watches over. A clause `[]<>a \/ <>[]~b` holds of a cycle that has an `a` step or
 * no `b` step; WF, SF and conjunctions of them are clauses as they stand, so any number of them costs no more than the sum.
 */
import { and, FALSE, negation, or, type Normal } from './normal.ts'

export interface Clause {
  /** Steps of which there must be infinitely many … */
  readonly often: Normal
  /** … unless there are only finitely many of these; FALSE for none, undefined where that is no excuse. */
  readonly unless: Normal | undefined
}

export interface Obligation {
  readonly clauses: readonly Clause[]
  /** What is not a clause. */
  readonly rest: Normal
}

/** The ways to satisfy a formula: a behaviour satisfies it exactly if it satisfies one of them. */
export function obligationsOf(f: Normal): Obligation[] {
  return alternatives(f).map((parts) => {
    const clauses = parts.map(clauseOf)
    return {
      clauses: clauses.filter((c) => c !== undefined),
      rest: and(parts.filter((_, i) => clauses[i] === undefined)),
    }
  })
}

/** Disjunctive normal form, where what is a clause counts as one part. */
function alternatives(f: Normal): Normal[][] {
  if (f.kind === 'constant') return f.value ? [[]] : []
  if (clauseOf(f) !== undefined || !f.temporal) return [[f]]
  if (f.kind === 'or') return f.parts.flatMap(alternatives)
  if (f.kind !== 'and') return [[f]]
  return f.parts.map(alternatives).reduce((left, right) => left.flatMap((l) => right.map((r) => [...l, ...r])), [[]] as Normal[][])
}

/** The clause that a formula is, if it is one. */
export function clauseOf(f: Normal): Clause | undefined {
  const parts = f.kind === 'or' ? f.parts : [f]
  const often: Normal[] = []
  let unless: Normal | undefined
  for (const part of parts) {
    if ((part.kind !== 'always' && part.kind !== 'eventually') || !part.lasting) return undefined
    const { body } = part.body as Normal & { readonly kind: 'always' | 'eventually' }
    if (body.temporal) return undefined
    if (part.kind === 'always') often.push(body)
    else if (unless === undefined) unless = negation(body)
    else return undefined
  }
  return { often: often.length === 0 ? FALSE : or(often), unless }
}
