/**
 * A mutation of a module: one small change that somebody could have made by mistake, and that makes the module say
 * something else. A specification whose properties do not notice it says less than it seems to.
 */
import type { Span } from '../source.ts'
import { applyEdits, type Edit } from './edit.ts'

export type MutationKind =
  | 'conjunct dropped' | 'disjunct dropped' | 'condition dropped' | 'negated' | 'bound swapped' | 'membership swapped' | 'equality swapped'
  | 'quantifier swapped' | 'choice narrowed' | 'branches swapped' | 'case dropped' | 'update dropped' | 'update lost' | 'UNCHANGED dropped'
  | 'filter dropped' | 'operand dropped' | 'operator swapped' | 'constant replaced'

export interface Mutation {
  readonly kind: MutationKind
  /** Name of the definition that it is in. */
  readonly definition: string
  /** What is changed. */
  readonly span: Span
  /** The text there, on one line, and what it becomes. */
  readonly was: string
  readonly now: string
  readonly edits: readonly Edit[]
}

/** The module's text after a mutation. */
export function mutated({ span: { source }, edits }: Mutation): string {
  return applyEdits(source.text, edits)
}
