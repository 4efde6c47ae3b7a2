/**
 * The one exception that evaluating the user's specification may raise. The value floor throws it without a place; an
 * engine adds the expression's place and bindings on the way out. Our own mistakes are `assert`s, never this.
 */

/** `assert` is TLC's Assert(FALSE, message); `unsupported` is a construct that we refuse to evaluate. */
export type EvaluationErrorKind = 'evaluation' | 'assert' | 'unsupported'

export class EvaluationError extends Error {
  /** `eval/…` or `unsupported/…`. */
  readonly code: string
  readonly kind: EvaluationErrorKind
  /** `path:line:column` of the innermost expression that failed. */
  place: string | undefined
  /** The span behind `place` (a syntax Span; opaque to this floor). */
  span: unknown
  /** Bound variables and parameters at that place, innermost last; values already printed. */
  bindings: { readonly name: string; readonly value: string }[] = []
  /** Causes and next steps, in words. */
  notes: string[] = []

  constructor(code: string, message: string, kind: EvaluationErrorKind = 'evaluation') {
    super(message)
    this.name = 'EvaluationError'
    this.code = code
    this.kind = kind
  }
}

/** Throws when a rule that our own code must keep is broken. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`internal error: ${message}`)
}
