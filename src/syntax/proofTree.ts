/**
 * The syntax tree of proofs and of ASSUME/PROVE. Only provers give a proof a meaning; here it is kept so that its names, levels
 * and steps can be checked as SANY checks them.
 */
import type { Span } from './source.ts'
import type { Bound, Expr, Formal, FunctionDefinition, Ident, Instance, InstanceDefinition, OperatorDefinition } from './tree.ts'

/** `lab :: ASSUME a, NEW x \in S PROVE b`. */
export interface AssumeProve {
  readonly kind: 'assumeProve'
  readonly label: Ident | undefined
  readonly assumptions: readonly Assumption[]
  readonly prove: Expr
  readonly span: Span
}

/** `NEW STATE x`, `CONSTANT F(_)`, `NEW x \in S`. */
export interface NewSymbol {
  readonly kind: 'new'
  readonly level: 'constant' | 'state' | 'action' | 'temporal'
  readonly name: Formal
  readonly set: Expr | undefined
  readonly span: Span
}

export type Statement = Expr | AssumeProve
export type Assumption = Statement | NewSymbol

export type Proof =
  | { readonly kind: 'steps'; readonly steps: readonly Step[]; readonly span: Span }
  | { readonly kind: 'leaf'; readonly by: Use | undefined; readonly span: Span } // BY …; by undefined: OBVIOUS, OMITTED

/** USE, HIDE and BY. */
export interface Use {
  readonly hide: boolean
  readonly facts: readonly Fact[]
  readonly definitions: readonly Fact[]
  readonly span: Span
}

export type Fact = Expr | { readonly kind: 'module'; readonly name: Ident; readonly span: Span }

export interface Step {
  /** `<1>2`; a step without a number has none. */
  readonly name: Ident | undefined
  readonly body: StepBody
  readonly proof: Proof | undefined
  readonly span: Span
}

/** What TAKE and PICK introduce: bounds, or names without a set. */
export interface Introduced {
  readonly bounds: readonly Bound[]
  readonly names: readonly Ident[]
}

export type StepBody =
  | { readonly kind: 'use'; readonly use: Use }
  | { readonly kind: 'instance'; readonly instance: Instance; readonly span: Span }
  | { readonly kind: 'define'; readonly definitions: readonly (OperatorDefinition | FunctionDefinition | InstanceDefinition)[] }
  | { readonly kind: 'have' | 'case' | 'suffices'; readonly statement: Statement }
  | { readonly kind: 'assert'; readonly statement: Statement }
  | { readonly kind: 'take'; readonly introduced: Introduced }
  | { readonly kind: 'pick'; readonly introduced: Introduced; readonly body: Expr }
  | { readonly kind: 'witness'; readonly items: readonly Expr[] }
  | { readonly kind: 'qed' }
