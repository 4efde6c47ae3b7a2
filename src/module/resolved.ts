/**
 * The resolved module: what names mean. This is what the engines read.
 *
 * Every identifier has become a pointer to its declaration or definition; EXTENDS and INSTANCE are gone (an instance is a
 * copy of the instantiated module's definitions in which its constants and variables are replaced by the substituted
 * expressions); function definitions `f[x \in S] == e` are ordinary definitions whose body is a recursive function
 * constructor. Built-in and standard operators are `builtin` nodes or definitions with a `native` name.
 */
import type { Diagnostic, Source, Span } from '../syntax/source.ts'

/** 0 constant, 1 state, 2 action, 3 temporal. */
export type Level = 0 | 1 | 2 | 3

/** CONSTANT of the root module (or of a module it EXTENDS). Arity > 0: an operator constant. */
export interface ConstantSymbol {
  readonly kind: 'constant'
  readonly name: string
  readonly arity: number
  readonly span: Span
}

/** VARIABLE of the root module; `index` is its slot in a state, in declaration order. */
export interface VariableSymbol {
  readonly kind: 'variable'
  readonly name: string
  readonly index: number
  readonly span: Span
}

/** A bound variable or a formal parameter. Arity > 0: an operator parameter. Identity is the object. */
export interface LocalSymbol {
  readonly kind: 'local'
  readonly name: string
  readonly arity: number
  /** Of a name that ASSUME NEW declares: its level. */
  readonly level?: Level
  readonly span: Span
}

/**
 * A definition: of a module, of an instance (name `I!Op`) or of a LET. `replacedBy` is set while linking a configuration
 * (`Op <- Other`); engines must follow it (see `definitionOf`).
 */
export interface Definition {
  readonly kind: 'definition'
  /** As a user would write it from the root module: `Op`, `I!Op`. */
  readonly name: string
  readonly module: string
  readonly parameters: readonly LocalSymbol[]
  /** For an instance with parameters the leading parameters are the instance's. Undefined only where `native` is set. */
  body: Expr | undefined
  /** `Sequences.Append`: implemented natively by the engines; the body, if there is one, is the fallback. */
  readonly native: string | undefined
  /** May call itself, directly or through others. */
  recursive: boolean
  /** Level of the body, parameters counted as constants. */
  level: Level
  /** LET definitions only: its free locals make it a closure. */
  readonly inLet: boolean
  readonly local: boolean
  readonly span: Span
  replacedBy: Definition | ConstantReplacement | undefined
  /** Of an instance's copy: the definition that was copied (a module-scoped override reaches the copies too). */
  readonly origin?: Definition
  /**
   * What INSTANCE makes a name mean outside of the instance's own text: out of reach of an override of the original, and what
   * an override of `I!Op` is about. The number of the instance's parameters that it does not depend on and so does not take.
   */
  readonly front?: number
  /** Of a definition that INSTANCE made for a substituted expression: the variable that it replaces. */
  readonly substitutes?: VariableSymbol
  /** Of `f[x, y \in S, <<a, b>> \in T] == …`: how many arguments f has. */
  readonly functionArity?: number
  /** Of a theorem, an assumption or a step of a proof. */
  readonly fact?: true
  /** Of a theorem or a step of a proof that is no expression; `body` cannot be evaluated then. */
  claim?: Claim
}

/** What a theorem or a step of a proof says where that is no expression: nothing is evaluated, parts of it may be named. */
export type Claim =
  | { readonly kind: 'step'; readonly what: string; /** its parts are those of this expression */ readonly as: Expr }
  | AssumeProveClaim
  | { readonly kind: 'suffices'; readonly of: AssumeProveClaim }

export interface AssumeProveClaim {
  readonly kind: 'assumeProve'
  readonly label: string | undefined
  /** The assumptions, undefined for NEW, and last what is to be proved. */
  readonly parts: readonly (Expr | AssumeProveClaim | undefined)[]
  /** Whether the names that NEW declares are visible where the resolver is. */
  visible: boolean
}

/** A step of a proof (or a theorem) with what its levels depend on. */
export interface ProvedStep {
  readonly kind: 'assert' | 'pick' | 'case' | 'have' | 'take' | 'witness' | 'qed' | 'other'
  /** The expressions that make it up; sets of NEW, and of TAKE and PICK, apart. */
  readonly parts: readonly Expr[]
  readonly bounds: readonly Expr[]
  readonly sets: readonly Expr[]
  /** It is an ASSUME/PROVE. */
  readonly assumes: boolean
  /** The highest level that NEW declares. */
  readonly declares: Level
  readonly proof: readonly ProvedStep[]
  readonly span: Span
}

/** A .cfg entry `Op = value` for a definition without parameters. */
export interface ConstantReplacement {
  readonly kind: 'value'
  readonly value: ModelValueTree
}

/** A constant's value as written in a .cfg. */
export type ModelValueTree =
  | { readonly kind: 'number'; readonly value: bigint }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'modelValue'; readonly name: string }
  | { readonly kind: 'set'; readonly items: readonly ModelValueTree[] }

/** Operator passed as an argument: a definition, an operator parameter, an operator constant, a built-in, or a LAMBDA. */
export type OperatorArgument =
  | { readonly kind: 'operatorDefinition'; readonly definition: Definition; /** leading arguments already given (parametrised instance) */ readonly prefix: readonly Argument[]; readonly span: Span }
  | { readonly kind: 'operatorLocal'; readonly symbol: LocalSymbol; readonly span: Span }
  | { readonly kind: 'operatorConstant'; readonly symbol: ConstantSymbol; readonly span: Span }
  | { readonly kind: 'operatorBuiltin'; readonly op: BuiltinOp; readonly arity: number; readonly span: Span }
  | { readonly kind: 'operatorLambda'; readonly parameters: readonly LocalSymbol[]; readonly body: Expr; readonly span: Span }

export type Argument = Expr | OperatorArgument

/** Operators of the language itself (everything from a module, also `+` and `..`, is a Definition with `native`). */
export type BuiltinOp =
  | 'and' | 'or' | 'not' | 'implies' | 'equiv' // and/or: infix or bulleted, any number of operands; TRUE/FALSE are literals
  | '=' | '#' | 'in' | 'notin' | 'cup' | 'cap' | 'setminus' | 'subseteq' | 'SUBSET' | 'UNION' | 'DOMAIN'
  | 'prime' | 'ENABLED' | 'UNCHANGED' | 'compose' // A \cdot B
  | 'always' | 'eventually' | 'leadsto' | 'plusarrow' // [] <> ~> -+->

export interface Binder {
  /** One group `x, y \in S` is several binders with the same `set` object; <<a, b>> \in S is one binder with pattern. */
  readonly symbols: readonly LocalSymbol[]
  /** True: `symbols` are the components of a tuple; false: exactly one symbol. */
  readonly tuple: boolean
  readonly set: Expr
}

export type PathElement =
  | { readonly kind: 'index'; readonly index: Expr; readonly span: Span } // ![e]; ![e1, e2] is an index whose expression is the tuple
  | { readonly kind: 'field'; readonly name: string; readonly span: Span }

export type Expr =
  | { readonly kind: 'number'; readonly value: bigint; readonly span: Span }
  | { readonly kind: 'decimal'; readonly text: string; readonly span: Span } // TLC refuses to evaluate these
  | { readonly kind: 'string'; readonly value: string; readonly span: Span }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly span: Span }
  | { readonly kind: 'stringSet'; readonly span: Span } // STRING
  | { readonly kind: 'booleanSet'; readonly span: Span } // BOOLEAN
  | { readonly kind: 'local'; readonly symbol: LocalSymbol; readonly span: Span }
  | { readonly kind: 'constant'; readonly symbol: ConstantSymbol; readonly args: readonly Argument[]; readonly span: Span }
  | { readonly kind: 'variable'; readonly symbol: VariableSymbol; readonly span: Span }
  | Call
  | { readonly kind: 'callLocal'; readonly symbol: LocalSymbol; readonly args: readonly Argument[]; readonly span: Span } // operator parameter applied
  | { readonly kind: 'builtin'; readonly op: BuiltinOp; readonly args: readonly Expr[]; /** of ENABLED */ readonly bound?: BoundVariables | undefined; readonly span: Span }
  | { readonly kind: 'tuple'; readonly items: readonly Expr[]; readonly span: Span }
  | { readonly kind: 'product'; readonly sets: readonly Expr[]; readonly span: Span }
  | { readonly kind: 'setEnum'; readonly items: readonly Expr[]; readonly span: Span }
  | { readonly kind: 'setFilter'; readonly binder: Binder; readonly predicate: Expr; readonly span: Span }
  | { readonly kind: 'setMap'; readonly body: Expr; readonly binders: readonly Binder[]; readonly span: Span }
  | { readonly kind: 'function'; readonly binders: readonly Binder[]; readonly body: Expr; /** set for `f[x \in S] == e`: f inside e */ readonly self: LocalSymbol | undefined; readonly span: Span }
  | { readonly kind: 'functionSet'; readonly domain: Expr; readonly range: Expr; readonly span: Span }
  | { readonly kind: 'record'; readonly fields: readonly { readonly name: string; readonly value: Expr }[]; readonly span: Span }
  | { readonly kind: 'recordSet'; readonly fields: readonly { readonly name: string; readonly value: Expr }[]; readonly span: Span }
  | { readonly kind: 'except'; readonly function: Expr; readonly updates: readonly { readonly path: readonly PathElement[]; /** the symbol that `@` stands for in `value` */ readonly at: LocalSymbol; readonly value: Expr; readonly span: Span }[]; readonly span: Span }
  | { readonly kind: 'index'; readonly function: Expr; readonly args: readonly Expr[]; readonly span: Span } // several args: the tuple of them
  | { readonly kind: 'field'; readonly record: Expr; readonly name: string; readonly span: Span }
  | { readonly kind: 'if'; readonly test: Expr; readonly then: Expr; readonly else: Expr; readonly span: Span }
  | { readonly kind: 'case'; readonly arms: readonly { readonly test: Expr; readonly value: Expr }[]; readonly other: Expr | undefined; readonly span: Span }
  | { readonly kind: 'let'; readonly definitions: readonly Definition[]; readonly body: Expr; readonly span: Span }
  | { readonly kind: 'quantifier'; readonly quantifier: 'forall' | 'exists'; readonly binders: readonly Binder[]; readonly body: Expr; readonly span: Span }
  | { readonly kind: 'unboundedQuantifier'; readonly quantifier: 'forall' | 'exists' | 'temporalForall' | 'temporalExists'; readonly symbols: readonly LocalSymbol[]; readonly body: Expr; readonly span: Span }
  | { readonly kind: 'choose'; readonly symbols: readonly LocalSymbol[]; readonly tuple: boolean; readonly set: Expr | undefined; readonly body: Expr; readonly span: Span }
  | { readonly kind: 'box'; readonly action: Expr; readonly subscript: Expr; readonly span: Span }
  | { readonly kind: 'angle'; readonly action: Expr; readonly subscript: Expr; readonly span: Span }
  | { readonly kind: 'fairness'; readonly strong: boolean; readonly subscript: Expr; readonly action: Expr; readonly bound?: BoundVariables | undefined; readonly span: Span }
  | { readonly kind: 'label'; readonly name: string; readonly parameters: readonly string[]; readonly body: Expr; readonly span: Span }

/**
 * In ENABLED A (also the one in WF and SF) the primed variables of A are bound. Through an instance that replaces a variable
 * by an expression, the prime is therefore not carried over to the expression: the bound variable keeps a value of its own.
 */
export interface BoundVariables {
  /** What INSTANCE made of the variables that it replaces (Definition.substitutes). */
  readonly definitions: readonly Definition[]
  /** A variable replaced by a parameter of the instance: what it stands for is not known here. */
  readonly parameter: VariableSymbol | undefined
}

export interface Call {
  readonly kind: 'call'
  readonly definition: Definition
  readonly args: readonly Argument[]
  readonly span: Span
}

export interface Assumption {
  readonly name: string | undefined
  readonly body: Expr
  readonly span: Span
}

/** A root module with everything it uses. */
export interface ResolvedModule {
  readonly name: string
  readonly constants: readonly ConstantSymbol[]
  readonly variables: readonly VariableSymbol[]
  /** Definitions visible in the root module, by name (also `I!Op` of its instances; parametrised instances included). */
  readonly definitions: ReadonlyMap<string, Definition>
  /** Definitions by module (what a module uses before the module itself) then name. */
  readonly byModule: ReadonlyMap<string, ReadonlyMap<string, Definition>>
  /** What a name means in a module, which may have it by EXTENDS or INSTANCE: for module-scoped overrides `x <- [M] Op`. */
  readonly definitionIn: (module: string, name: string) => Definition | undefined
  readonly assumptions: readonly Assumption[]
  readonly theorems: readonly Assumption[]
  /** Texts of all modules in the order in which they were read, root first. */
  readonly sources?: readonly Source[]
  /** Names of all modules read, root first. */
  readonly modules: readonly string[]
  /** Level of an expression of this module, parameters of definitions counted as constants. */
  readonly levelOf?: (e: Expr) => Level
  /** Every definition reachable, copies of instances and LETs included, callees first. */
  readonly all?: readonly Definition[]
}

export interface Resolution {
  readonly module: ResolvedModule | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** The definition that a call really reaches, after the .cfg's overrides. */
export function definitionOf(definition: Definition): Definition | ConstantReplacement {
  let d: Definition = definition
  while (d.replacedBy !== undefined) {
    if (d.replacedBy.kind === 'value') return d.replacedBy
    d = d.replacedBy
  }
  return d
}

// ---------------------------------------------------------------- the model: module + configuration

/** A named formula from the .cfg or from a decomposed specification. */
export interface Named {
  readonly name: string
  readonly body: Expr
}

/**
 * What the user asked for: a resolved module together with a configuration, the specification formula taken apart.
 * Nothing that was asked for is dropped in silence.
 */
/**
 * A formula that must be true somewhere: a hypothesis of the invariant or action property `of` with what leads to it, `part` as
 * written; `change`: a step that changes the subscript of an action property.
 */
export interface WitnessFormula extends Named {
  readonly kind: 'antecedent' | 'elements' | 'change'
  readonly of: string
  readonly part: Expr
  /** What it leads to asks for more, which is among the witnesses as well. */
  readonly outer: boolean
}

export interface Model {
  readonly module: ResolvedModule
  readonly constants: ReadonlyMap<ConstantSymbol, ModelValueTree | Definition>
  /** Conjuncts of the initial predicate, in order. Empty for a module without variables. */
  readonly init: readonly Expr[]
  /** Conjuncts/disjunction of the next-state relation; undefined when there is none. */
  readonly next: Expr | undefined
  readonly initName: string
  readonly nextName: string
  readonly subscript: Expr | undefined
  readonly fairness: readonly Expr[]
  readonly invariants: readonly Named[]
  /** `[][A]_v` properties: `body` is the action [A]_v as a box expression. Checked on every step. */
  readonly actionProperties: readonly Named[]
  /** State predicates given as PROPERTY (and Init of a refinement): checked on initial states only. */
  readonly initialProperties: readonly Named[]
  /** Temporal formulas that are about whole behaviours: liveness. */
  readonly temporal: readonly Named[]
  readonly constraints: readonly Named[]
  readonly actionConstraints: readonly Named[]
  readonly symmetry: readonly Named[]
  readonly view: Named | undefined
  readonly alias: Named | undefined
  readonly postcondition: Named | undefined
  /** State predicates that must be true in some reachable state. */
  readonly possible: readonly Named[]
  /** What must be true somewhere for an invariant to say anything (witnesses.ts). */
  readonly witnesses: readonly WitnessFormula[]
  /** The same for action properties, of steps; `body` is false of a witness. */
  readonly stepWitnesses: readonly WitnessFormula[]
  readonly checkDeadlock: boolean
  /** Formulas of the configuration that do not depend on the state: TLC refuses a configuration where one is not TRUE. */
  readonly constantFormulas: readonly (Named & { readonly what: string })[]
}
