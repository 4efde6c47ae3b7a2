/**
 * The syntax tree of a TLA+ module: what was written, before names mean anything.
 *
 * One union for expressions and one for units, told apart by `kind`. Built-in operators are ordinary applications
 * (`a + b`, `~p`, `x'`, `ENABLED A` are all `apply`), so that the resolver has one place where operators are found;
 * only syntax that no operator definition could express has a kind of its own.
 */
import type { AssumeProve, Proof, Use } from './proofTree.ts'
import type { Source, Span } from './source.ts'

export interface Module {
  readonly name: string
  readonly nameSpan: Span
  readonly extends: readonly Ident[]
  readonly units: readonly Unit[]
  readonly span: Span
  readonly source: Source
}

export interface Ident {
  readonly name: string
  readonly span: Span
}

/** A formal parameter or a declared constant: `x` has arity 0, `F(_, _)` arity 2; `_ + _` is `+` with arity 2. */
export interface Formal extends Ident {
  readonly arity: number
}

export type Fixity = 'prefix' | 'infix' | 'postfix' | 'normal'

// ---------------------------------------------------------------- units

export type Unit =
  | { readonly kind: 'constants'; readonly names: readonly Formal[]; readonly span: Span }
  | { readonly kind: 'variables'; readonly names: readonly Ident[]; readonly span: Span }
  | { readonly kind: 'recursive'; readonly names: readonly Formal[]; readonly span: Span }
  | OperatorDefinition
  | FunctionDefinition
  | InstanceDefinition
  | { readonly kind: 'instance'; readonly local: boolean; readonly instance: Instance; readonly span: Span }
  | { readonly kind: 'assume'; readonly axiom: boolean; readonly name: Ident | undefined; readonly body: Expr; readonly span: Span }
  | { readonly kind: 'theorem'; readonly name: Ident | undefined; readonly body: Expr | AssumeProve; readonly proof: Proof | undefined; readonly span: Span }
  | { readonly kind: 'module'; readonly module: Module; readonly span: Span }
  | { readonly kind: 'use'; readonly use: Use; readonly span: Span } // USE / HIDE, no meaning for evaluation

/** `Op(a, F(_)) == body`, `a (+) b == body`, `-. a == body`, `a ^+ == body`. The name of prefix minus is `-.`. */
export interface OperatorDefinition {
  readonly kind: 'operator'
  readonly local: boolean
  readonly name: Ident
  readonly fixity: Fixity
  readonly parameters: readonly Formal[]
  readonly body: Expr
  readonly span: Span
}

/** `f[x \in S, <<a, b>> \in T] == body`. */
export interface FunctionDefinition {
  readonly kind: 'function'
  readonly local: boolean
  readonly name: Ident
  readonly bounds: readonly Bound[]
  readonly body: Expr
  readonly span: Span
}

/** `I(p) == INSTANCE M WITH x <- e`. */
export interface InstanceDefinition {
  readonly kind: 'instanceDefinition'
  readonly local: boolean
  readonly name: Ident
  readonly parameters: readonly Formal[]
  readonly instance: Instance
  readonly span: Span
}

export interface Instance {
  readonly module: Ident
  readonly substitutions: readonly Substitution[]
  readonly span: Span
}

/** `name <- value`; the value may be an operator (a `name` node such as `+`, or a lambda) where the name takes arguments. */
export interface Substitution {
  readonly name: Ident
  readonly value: Expr
}

// ---------------------------------------------------------------- expressions

/** `x, y \in S` has two variables; `<<a, b>> \in S` has tuple = true and the two components. */
export interface Bound {
  readonly variables: readonly Ident[]
  readonly tuple: boolean
  readonly set: Expr
}

/** One step of `I(a)!J!`. Selectors such as `!1`, `!<<`, `!:`, `!@` have the selector's text as name. */
export interface PathStep {
  readonly name: string
  readonly args: readonly Expr[]
  readonly span: Span
}

export type Updated =
  | { readonly kind: 'index'; readonly args: readonly Expr[]; readonly span: Span } // ![e] or ![e1, e2]
  | { readonly kind: 'field'; readonly name: string; readonly span: Span } // !.f

export interface Update {
  readonly path: readonly Updated[]
  readonly value: Expr
  readonly span: Span
}

export type LetUnit =
  | OperatorDefinition
  | FunctionDefinition
  | InstanceDefinition
  | { readonly kind: 'recursive'; readonly names: readonly Formal[]; readonly span: Span }

export type Expr =
  | { readonly kind: 'number'; readonly text: string; readonly value: bigint; readonly span: Span }
  | { readonly kind: 'decimal'; readonly text: string; readonly span: Span }
  | { readonly kind: 'string'; readonly value: string; readonly span: Span } // escapes resolved
  | { readonly kind: 'name'; readonly path: readonly PathStep[]; readonly name: string; readonly span: Span } // also an operator as argument: `+`, `\cup`
  | Apply
  | { readonly kind: 'paren'; readonly body: Expr; readonly span: Span }
  | { readonly kind: 'junction'; readonly op: '/\\' | '\\/'; readonly items: readonly Expr[]; readonly span: Span } // bulleted list; infix /\ is `apply`
  | { readonly kind: 'tuple'; readonly items: readonly Expr[]; readonly span: Span }
  | { readonly kind: 'product'; readonly sets: readonly Expr[]; readonly span: Span } // S \X T \X U, flat
  | { readonly kind: 'setEnum'; readonly items: readonly Expr[]; readonly span: Span }
  | { readonly kind: 'setFilter'; readonly bound: Bound; readonly predicate: Expr; readonly span: Span } // {x \in S : p}, one variable or one tuple
  | { readonly kind: 'setMap'; readonly body: Expr; readonly bounds: readonly Bound[]; readonly span: Span } // {e : x \in S, …}
  | { readonly kind: 'function'; readonly bounds: readonly Bound[]; readonly body: Expr; readonly span: Span } // [x \in S |-> e]
  | { readonly kind: 'functionSet'; readonly domain: Expr; readonly range: Expr; readonly span: Span } // [S -> T]
  | { readonly kind: 'record'; readonly fields: readonly { readonly name: Ident; readonly value: Expr }[]; readonly span: Span }
  | { readonly kind: 'recordSet'; readonly fields: readonly { readonly name: Ident; readonly value: Expr }[]; readonly span: Span }
  | { readonly kind: 'except'; readonly function: Expr; readonly updates: readonly Update[]; readonly span: Span }
  | { readonly kind: 'at'; readonly span: Span } // @
  | { readonly kind: 'index'; readonly function: Expr; readonly args: readonly Expr[]; readonly span: Span } // f[a, b]
  | { readonly kind: 'field'; readonly record: Expr; readonly name: Ident; readonly span: Span } // r.f
  | { readonly kind: 'if'; readonly test: Expr; readonly then: Expr; readonly else: Expr; readonly span: Span }
  | { readonly kind: 'case'; readonly arms: readonly { readonly test: Expr; readonly value: Expr }[]; readonly other: Expr | undefined; readonly span: Span }
  | { readonly kind: 'let'; readonly definitions: readonly LetUnit[]; readonly body: Expr; readonly span: Span }
  | { readonly kind: 'quantifier'; readonly quantifier: '\\A' | '\\E'; readonly bounds: readonly Bound[]; readonly body: Expr; readonly span: Span }
  | { readonly kind: 'unboundedQuantifier'; readonly quantifier: '\\A' | '\\E' | '\\AA' | '\\EE'; readonly variables: readonly Ident[]; readonly body: Expr; readonly span: Span }
  | { readonly kind: 'choose'; readonly variables: readonly Ident[]; readonly tuple: boolean; readonly set: Expr | undefined; readonly body: Expr; readonly span: Span }
  | { readonly kind: 'lambda'; readonly parameters: readonly Formal[]; readonly body: Expr; readonly span: Span }
  | { readonly kind: 'box'; readonly action: Expr; readonly subscript: Expr; readonly span: Span } // [A]_v
  | { readonly kind: 'angle'; readonly action: Expr; readonly subscript: Expr; readonly span: Span } // <<A>>_v
  | { readonly kind: 'fairness'; readonly strong: boolean; readonly subscript: Expr; readonly action: Expr; readonly span: Span } // WF_v(A), SF_v(A)
  | { readonly kind: 'label'; readonly name: string; readonly parameters: readonly Ident[]; readonly body: Expr; readonly span: Span } // P0(x):: e

/**
 * Application of a named operator. Operators are named by their canonical ASCII spelling: `\/`, `/\`, `~`, `=>`, `<=>`, `=`, `/=`,
 * `\in`, `\notin`, `\cup`, `\cap`, `\subseteq`, `\`, `..`, `\div`, `<=`, `>=`, `\o`, `'`, `[]`, `<>`, `~>`, `-+->`, `\cdot`, `-.`
 * (prefix minus), `ENABLED`, `UNCHANGED`, `DOMAIN`, `SUBSET`, `UNION`, … Synonyms (`\land`, `\lnot`, `#`, `=<`, `\leq`,
 * `\union`, `\circ`, Unicode, …) are folded into these by the tokenizer.
 */
export interface Apply {
  readonly kind: 'apply'
  /** Instance path of the operator: `I(a)!J!Op(b)`. */
  readonly path: readonly PathStep[]
  readonly name: string
  readonly nameSpan: Span
  readonly fixity: Fixity
  readonly args: readonly Expr[]
  readonly span: Span
}

// ---------------------------------------------------------------- .cfg

export type ConfigValue =
  | { readonly kind: 'number'; readonly value: bigint; readonly span: Span }
  | { readonly kind: 'string'; readonly value: string; readonly span: Span }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly span: Span }
  | { readonly kind: 'modelValue'; readonly name: string; readonly span: Span }
  | { readonly kind: 'set'; readonly items: readonly ConfigValue[]; readonly span: Span }

export type ConfigConstant =
  | { readonly kind: 'assign'; readonly name: Ident; readonly value: ConfigValue } // x = v
  | { readonly kind: 'replace'; readonly name: Ident; readonly module: Ident | undefined; readonly by: Ident } // x <- Op, x <- [M] Op

export interface Config {
  readonly source: Source
  readonly constants: readonly ConfigConstant[]
  readonly init: Ident | undefined
  readonly next: Ident | undefined
  readonly specification: Ident | undefined
  readonly invariants: readonly Ident[]
  readonly properties: readonly Ident[]
  readonly constraints: readonly Ident[]
  readonly actionConstraints: readonly Ident[]
  readonly symmetry: readonly Ident[]
  readonly view: Ident | undefined
  readonly alias: Ident | undefined
  readonly postcondition: Ident | undefined
  /** From comments `\* POSSIBLE: A, B`, which TLC does not see: state predicates that must be true in some reachable state. */
  readonly possible: readonly Ident[]
  readonly checkDeadlock: boolean | undefined
}
