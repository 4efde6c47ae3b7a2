/**
 * Names, operator calls and arguments.
 *
 * Arguments are passed unevaluated (thunks), as in TLC: an unused one is never evaluated, and under a prime it means its
 * primed value. Values of definitions without parameters are remembered as long as what they read stays the same.
 */
import {
  definitionOf, type Argument, type Call, type ConstantReplacement, type ConstantSymbol, type Definition, type Expr, type LocalSymbol,
} from '../../module/resolved.ts'
import type { Span } from '../../syntax/source.ts'
import { isOperator } from '../../module/copy.ts'
import { EvaluationError } from '../../value/error.ts'
import { addLastingHolder } from '../../value/reclaim.ts'
import { FALSE, makeBoolean, S, TRUE, type Value } from '../../value/store.ts'
import { valueOfTree } from '../model/constants.ts'
import { nativeTable } from '../natives/table.ts'
import type { Native, NativeArgument } from '../natives/native.ts'
import { applyBuiltin } from './builtins.ts'
import { isEager } from './eager.ts'
import { bind, lookUp, makeThunk, Reads, type Binding, type Environment, type OperatorValue, type Thunk } from './environment.ts'
import { isFailedAttempt, noteCall } from './failures.ts'
import type { Interpreter } from './interpreter.ts'
import type { Moment, Slots } from './moment.ts'
import { isUnchanged, primed } from './steps.ts'

/** The value of a definition without parameters, and the state it was computed in. */
export interface Remembered {
  readonly value: Value
  readonly reads: number
  readonly now: Slots
}

// ---------------------------------------------------------------- names

export function evaluateLocal(I: Interpreter, symbol: LocalSymbol, env: Environment, m: Moment): Value {
  const binding = lookUp(symbol, env)
  if (typeof binding === 'number') return binding
  if (binding?.kind === 'thunk') return force(I, binding, m)
  throw new EvaluationError('eval/operator-as-value', binding === undefined ? `${symbol.name} has no value here` : `${symbol.name} is an operator, not a value`)
}

/** The value of an argument or LET definition: the remembered one where it still applies. */
export function force(I: Interpreter, thunk: Thunk, m: Moment): Value {
  const known = thunk.value
  const state = thunk.reads & Reads.state
  if (known !== undefined && thunk.generation === S.generation && (state === Reads.nothing || thunk.at === m || (state === Reads.now && thunk.at?.now === m.now))) {
    I.reads |= thunk.reads
    return known
  }
  const before = I.reads
  I.reads = Reads.nothing
  const value = I.evaluate(thunk.expr, thunk.environment, m)
  const reads = I.reads
  I.reads = before | reads
  thunk.value = value
  thunk.generation = S.generation
  thunk.reads = reads
  thunk.at = m
  return value
}

export function evaluateConstant(I: Interpreter, e: Expr & { kind: 'constant' }, env: Environment, m: Moment): Value {
  const given = constantOf(I, e.symbol)
  if (typeof given === 'number') return given
  return I.evaluate({ kind: 'call', definition: given, args: e.args, span: e.span }, env, m)
}

function constantOf(I: Interpreter, symbol: ConstantSymbol): Value | Definition {
  const given = I.constants.get(symbol)
  if (given === undefined) {
    const error = new EvaluationError('eval/constant-without-value', `the constant ${symbol.name} has no value`)
    error.notes.push(`give it one in the configuration: CONSTANT ${symbol.name} = …`)
    throw error
  }
  if (typeof given === 'number') return given
  return given
}

// ---------------------------------------------------------------- calls

/** An operator's body and environment, to be evaluated next. */
export interface Entered {
  readonly name: string
  readonly span: Span
  readonly body: Expr
  readonly environment: Environment
}

/** The value of a call, or the body that has it. */
export function evaluateCall(I: Interpreter, e: Call, env: Environment, m: Moment): Value | Entered {
  const own = m.role === 'primed' ? m.bound?.get(e.definition) : undefined
  if (own !== undefined) return I.variable(own.index, own.name, m)
  const d = definitionOf(e.definition)
  if (d.kind === 'value') return replacementValue(d)
  const native = nativeOf(d)
  if (native !== undefined) return callNative(I, native, e.args, env, m)
  if (d.parameters.length === 0) return evaluateDefinition(I, d, env, m, e.span)
  return { name: d.name, span: e.span, body: bodyOf(d), environment: bindParameters(d.parameters, bindArguments(I, e.args, env, m, d.recursive), environmentOf(d, env)) }
}

/** The body of a definition without native; throws when there is none. */
export function bodyOf(d: Definition): Expr {
  if (d.body !== undefined) return d.body
  const error = new EvaluationError('unsupported/operator', `the operator ${d.native ?? d.name} is not supported`, 'unsupported')
  error.notes.push(`define ${d.name} in the specification, or replace it in the configuration: ${d.name} <- YourDefinition`)
  throw error
}

/** The native of a definition, if it has one that we implement. */
export function nativeOf(d: Definition): Native | undefined {
  return d.native === undefined ? undefined : nativeTable.get(d.native)
}

let replacements = new WeakMap<ConstantReplacement, Value>()
addLastingHolder({ reclaimed: () => { replacements = new WeakMap() } })

function replacementValue(r: ConstantReplacement): Value {
  let value = replacements.get(r)
  if (value === undefined) replacements.set(r, (value = valueOfTree(r.value)))
  return value
}

/** A definition without parameters. */
function evaluateDefinition(I: Interpreter, d: Definition, env: Environment, m: Moment, span: Span): Value {
  if (d.inLet) {
    const binding = lookUp(d, env)
    if (typeof binding === 'object' && binding.kind === 'thunk') return force(I, binding, m)
  }
  const inner = environmentOf(d, env)
  if (inner !== undefined) return I.evaluate(bodyOf(d), inner, m)
  const known = I.remembered.get(d)
  if (known !== undefined && ((known.reads & Reads.now) === 0 || known.now === m.now)) {
    I.reads |= known.reads
    return known.value
  }
  const before = I.reads
  I.reads = Reads.nothing
  try {
    const value = I.evaluate(bodyOf(d), undefined, m)
    const reads = I.reads
    I.reads = before | reads
    if (reads === Reads.nothing || reads === Reads.now || reads === Reads.world) I.remembered.set(d, { value, reads, now: m.now })
    return value
  } catch (error) {
    noteCall(error, d.name, span)
    throw error
  }
}

/** The environment in which a definition's body is evaluated. */
export function environmentOf(d: Definition, env: Environment): Environment {
  if (!d.inLet) return undefined
  const binding = lookUp(d, env)
  if (typeof binding === 'object' && (binding.kind === 'let' || binding.kind === 'thunk')) return binding.environment
  return env
}

export function bindParameters(parameters: readonly LocalSymbol[], bindings: readonly Binding[], env: Environment): Environment {
  let inner = env
  for (let k = 0; k < parameters.length; k++) inner = bind(parameters[k] as LocalSymbol, bindings[k] as Binding, inner)
  return inner
}

/**
 * Arguments as bindings. With `eager`, simple ones are evaluated at once where that succeeds: in a recursion, chains of
 * unevaluated arguments (`acc + n` of `acc + n` of …) would otherwise need a deep stack in the end.
 */
export function bindArguments(I: Interpreter, args: readonly Argument[], env: Environment, m: Moment, eager: boolean): Binding[] {
  return args.map((a) => {
    if (isOperator(a)) return operatorValue(I, a, env, m)
    switch (a.kind) {
      case 'number': case 'string': case 'boolean': return I.evaluate(a, env, m)
      case 'local': return lookUp(a.symbol, env) ?? makeThunk(a, env)
      default: return eager && isEager(a) ? tryNow(I, a, env, m) : makeThunk(a, env)
    }
  })
}

function tryNow(I: Interpreter, e: Expr, env: Environment, m: Moment): Binding {
  try {
    return I.evaluate(e, env, m)
  } catch (error) {
    if (!isFailedAttempt(error)) throw error
    I.reads |= Reads.all // what the failed attempt read is not known
    return makeThunk(e, env)
  }
}

// ---------------------------------------------------------------- operators as values

type OperatorExpr = Exclude<Argument, Expr>

export function operatorValue(I: Interpreter, a: OperatorExpr, env: Environment, m: Moment): Binding {
  switch (a.kind) {
    case 'operatorLambda': return { kind: 'operator', target: { kind: 'lambda', parameters: a.parameters, body: a.body }, environment: env }
    case 'operatorBuiltin': return { kind: 'operator', target: { kind: 'builtin', op: a.op }, environment: undefined }
    case 'operatorDefinition': return { kind: 'operator', target: { kind: 'definition', definition: a.definition, prefix: bindArguments(I, a.prefix, env, m, false) }, environment: env }
    case 'operatorConstant': {
      const given = constantOf(I, a.symbol)
      return typeof given === 'number' ? given : { kind: 'operator', target: { kind: 'definition', definition: given, prefix: [] }, environment: undefined }
    }
    case 'operatorLocal': {
      const binding = lookUp(a.symbol, env)
      if (binding === undefined) throw new EvaluationError('eval/operator-as-value', `the operator ${a.symbol.name} has no meaning here`)
      return binding
    }
  }
}

export function evaluateLocalCall(I: Interpreter, e: Expr & { kind: 'callLocal' }, env: Environment, m: Moment): Value {
  const operator = lookUp(e.symbol, env)
  if (typeof operator !== 'object' || operator.kind !== 'operator') throw new EvaluationError('eval/not-an-operator', `${e.symbol.name} is not an operator`)
  try {
    return applyOperator(I, operator, bindArguments(I, e.args, env, m, false), m)
  } catch (error) {
    noteCall(error, e.symbol.name, e.span)
    throw error
  }
}

/** The body and environment that applying an operator leads to; undefined for natives and built-ins. */
export function enterOperator(operator: OperatorValue, args: readonly Binding[]): { readonly body: Expr; readonly environment: Environment } | undefined {
  const target = operator.target
  if (target.kind === 'lambda') return { body: target.body, environment: bindParameters(target.parameters, args, operator.environment) }
  if (target.kind === 'builtin') return undefined
  const d = definitionOf(target.definition)
  if (d.kind === 'value' || nativeOf(d) !== undefined) return undefined
  return { body: bodyOf(d), environment: bindParameters(d.parameters, [...target.prefix, ...args], environmentOf(d, operator.environment)) }
}

export function applyOperator(I: Interpreter, operator: OperatorValue, args: readonly Binding[], m: Moment): Value {
  const entered = enterOperator(operator, args)
  if (entered !== undefined) return I.evaluate(entered.body, entered.environment, m)
  const target = operator.target
  if (target.kind === 'definition') {
    const d = definitionOf(target.definition)
    if (d.kind === 'value') return replacementValue(d)
    const native = nativeOf(d) as Native
    const all = [...target.prefix, ...args]
    if (native.lazy !== undefined) return native.lazy(all.map((a) => () => valueOf(I, a, m)), I.natives)
    return native.call(all.map((a) => nativeArgument(I, a, m)), I.natives)
  }
  return target.kind === 'builtin' ? applyBuiltinOperator(I, target.op, args, m) : FALSE
}

function applyBuiltinOperator(I: Interpreter, op: (OperatorValue['target'] & { kind: 'builtin' })['op'], args: readonly Binding[], m: Moment): Value {
  const first = args[0] as Binding
  if (typeof first === 'object' && first.kind === 'thunk') {
    if (op === 'prime') return primed(I, first.expr, first.environment, m)
    if (op === 'UNCHANGED') return makeBoolean(isUnchanged(I, first.expr, first.environment, m))
    if (op === 'ENABLED') return makeBoolean(I.isEnabled(first.expr, first.environment, m, undefined))
  }
  const a = valueOf(I, first, m)
  if ((op === 'and' && a === FALSE) || (op === 'or' && a === TRUE)) return a
  if (op === 'implies' && a === FALSE) return TRUE
  return applyBuiltin(op, a, args.length > 1 ? valueOf(I, args[1] as Binding, m) : FALSE)
}

/** The value of a binding that is not an operator. */
export function valueOf(I: Interpreter, binding: Binding, m: Moment): Value {
  if (typeof binding === 'number') return binding
  if (binding.kind === 'thunk') return force(I, binding, m)
  throw new EvaluationError('eval/operator-as-value', 'an operator was used as a value')
}

// ---------------------------------------------------------------- natives

function callNative(I: Interpreter, native: Native, args: readonly Argument[], env: Environment, m: Moment): Value {
  if (native.lazy !== undefined) {
    return native.lazy(args.map((a) => () => (isOperator(a) ? valueOf(I, operatorValue(I, a, env, m), m) : I.evaluate(a, env, m))), I.natives)
  }
  const values: NativeArgument[] = []
  for (const a of args) values.push(isOperator(a) ? nativeArgument(I, operatorValue(I, a, env, m), m) : I.evaluate(a, env, m))
  return native.call(values, I.natives)
}

function nativeArgument(I: Interpreter, binding: Binding, m: Moment): NativeArgument {
  if (typeof binding === 'object' && binding.kind === 'operator') return (...args) => applyOperator(I, binding, args, m)
  return valueOf(I, binding, m)
}
