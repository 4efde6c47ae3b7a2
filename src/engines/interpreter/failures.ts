/**
 * Evaluation errors get their place here: the innermost expression that failed, what its variables were bound to, and the
 * operators it was evaluated in. An error without a place came from the value floor or a native; one with a place is left
 * alone, so the innermost expression wins.
 */
import type { Expr } from '../../module/resolved.ts'
import { placeOf, type Span } from '../../syntax/source.ts'
import { EvaluationError } from '../../value/error.ts'
import { printValue } from '../../value/print.ts'
import type { Environment } from './environment.ts'

const MAX_BINDINGS = 12
const MAX_CALLS = 6

/** The error with its place, to be thrown again. A stack overflow becomes an EvaluationError as soon as there is room for one. */
export function located(error: unknown, e: Expr, environment: Environment): unknown {
  if (error instanceof EvaluationError) {
    if (error.place === undefined) locate(error, e.span, environment)
    return error
  }
  if (isStackOverflow(error)) {
    const failure = endless()
    locate(failure, e.span, environment)
    return failure
  }
  return error
}

/** Whether something that was tried in one way may be tried in another: not when the stack is used up, for that would be tried at every level of it. */
export function isFailedAttempt(error: unknown): error is EvaluationError {
  return error instanceof EvaluationError && error.code !== STACK_OVERFLOW
}

const STACK_OVERFLOW = 'eval/stack-overflow'

/** The error of a recursion that does not end, or not in time. */
export function endless(): EvaluationError {
  const failure = new EvaluationError(STACK_OVERFLOW, 'the recursion is too deep: evaluating this needs more stack than there is')
  failure.notes.push('a recursive definition may never reach its end; if it is right, rewrite it to recurse less deeply (halve instead of counting down, or use a fold)')
  return failure
}

export function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack')
}

function locate(error: EvaluationError, span: Span, environment: Environment): void {
  error.span = span
  error.place = placeOf(span)
  error.bindings = bindingsOf(environment).slice(-MAX_BINDINGS).map(({ name, value }) => ({ name, value: printValue(value, 120) }))
}

/** Bound variables and evaluated arguments, outermost first. */
export function bindingsOf(environment: Environment): { readonly name: string; readonly value: number }[] {
  const bindings: { name: string; value: number }[] = []
  for (let frame = environment; frame !== undefined; frame = frame.parent) {
    if (frame.key.kind !== 'local') continue
    const value = typeof frame.binding === 'number' ? frame.binding : frame.binding.kind === 'thunk' ? frame.binding.value : undefined
    if (value !== undefined) bindings.push({ name: frame.key.name, value })
  }
  return bindings.toReversed()
}

/** Notes the operator in whose body the error happened, innermost first, a few of them. */
export function noteCall(error: unknown, name: string, span: Span): void {
  if (!(error instanceof EvaluationError)) return
  const calls = error.notes.filter((note) => note.startsWith('in ')).length
  if (calls < MAX_CALLS) error.notes.push(`in ${name}, used at ${placeOf(span)}`)
  else if (calls === MAX_CALLS && !error.notes.includes('… and more')) error.notes.push('… and more')
}

/** Throws an error located at an expression other than the one being evaluated. */
export function fail(code: string, message: string, e: Expr, environment: Environment, ...notes: string[]): never {
  const error = new EvaluationError(code, message, code.startsWith('unsupported/') ? 'unsupported' : 'evaluation')
  error.notes.push(...notes)
  locate(error, e.span, environment)
  throw error
}
