/**
 * What names are bound to while an expression is evaluated.
 *
 * An environment is a chain from the innermost binding outwards; it is never changed, so a closure keeps its own. Local
 * symbols and LET definitions are keys by identity. Arguments and LET definitions without parameters are thunks: evaluated
 * at first use, as in TLC, and remembered as long as what they read (constants, this state, this pair of states) is the same.
 */
import type { Argument, BuiltinOp, Definition, Expr, LocalSymbol } from '../../module/resolved.ts'
import type { Value } from '../../value/store.ts'
import type { Moment } from './moment.ts'

export type Environment = Frame | undefined

export interface Frame {
  readonly key: LocalSymbol | Definition
  readonly binding: Binding
  readonly parent: Environment
}

/** A bound value, an argument not yet evaluated, an operator, or a LET definition with the environment it was made in. */
export type Binding = Value | Thunk | OperatorValue | LetDefinition

export interface Thunk {
  readonly kind: 'thunk'
  readonly expr: Expr
  environment: Environment
  value: Value | undefined
  /** Generation of the store that the value belongs to. */
  generation: number
  /** What the value depends on (bits of `Reads`), and the moment at which it was computed. */
  reads: number
  at: Moment | undefined
}

/** An operator passed as an argument, or made by LAMBDA. */
export interface OperatorValue {
  readonly kind: 'operator'
  readonly target:
    | { readonly kind: 'definition'; readonly definition: Definition; readonly prefix: readonly Binding[] }
    | { readonly kind: 'lambda'; readonly parameters: readonly LocalSymbol[]; readonly body: Expr }
    | { readonly kind: 'builtin'; readonly op: BuiltinOp }
  readonly environment: Environment
}

/** A LET definition with parameters; `environment` contains the definition itself. */
export interface LetDefinition {
  readonly kind: 'let'
  environment: Environment
}

/**
 * What evaluating something looked at: tells how long its value may be remembered. `world`: random numbers, printing; TLC
 * evaluates a constant definition once even so. `fleeting`: TLCGet and its like, evaluated each time.
 */
export const Reads = { nothing: 0, now: 1, next: 2, state: 3, world: 4, fleeting: 8, outside: 12, all: 15 } as const

export function bind(key: LocalSymbol | Definition, binding: Binding, parent: Environment): Frame {
  return { key, binding, parent }
}

export function makeThunk(expr: Expr, environment: Environment): Thunk {
  return { kind: 'thunk', expr, environment, value: undefined, generation: 0, reads: 0, at: undefined }
}

/** The innermost binding of a symbol or LET definition. */
export function lookUp(key: LocalSymbol | Definition, environment: Environment): Binding | undefined {
  for (let frame = environment; frame !== undefined; frame = frame.parent) if (frame.key === key) return frame.binding
  return undefined
}

/** The environment of a LET's body. Its definitions see each other (RECURSIVE) and themselves. */
export function bindLet(definitions: readonly Definition[], outer: Environment): Environment {
  const bindings: (Thunk | LetDefinition)[] = []
  let inner = outer
  for (const d of definitions) {
    const binding: Thunk | LetDefinition = d.parameters.length === 0 && d.body !== undefined ? makeThunk(d.body, undefined) : { kind: 'let', environment: undefined }
    bindings.push(binding)
    inner = bind(d, binding, inner)
  }
  for (const binding of bindings) binding.environment = inner
  return inner
}

/** Is this argument an operator rather than an expression? */
export function isOperatorArgument(a: Argument): a is Exclude<Argument, Expr> {
  switch (a.kind) {
    case 'operatorDefinition': case 'operatorLocal': case 'operatorConstant': case 'operatorBuiltin': case 'operatorLambda': return true
    default: return false
  }
}
