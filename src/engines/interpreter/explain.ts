/**
 * Why a formula is false: the smallest false part of it, with what its variables are bound to and what its sides are.
 *
 * Descends through conjunctions, definitions, the violating element of `\A`, and the consequent of an implication. A
 * disjunction or `\E` that is false has no single cause and is reported as a whole.
 */
import { definitionOf, type Expr } from '../../module/resolved.ts'
import type { Explanation } from '../../program/program.ts'
import { placeOf } from '../../syntax/source.ts'
import { EvaluationError } from '../../value/error.ts'
import type { Value } from '../../value/store.ts'
import { sourceText } from '../model/text.ts'
import { behind } from './assignable.ts'
import { bindArguments, bindParameters, bodyOf, environmentOf, nativeOf } from './calls.ts'
import { forEachBinding } from './comprehensions.ts'
import { bindLet, type Environment } from './environment.ts'
import { bindingsOf } from './failures.ts'
import type { Interpreter } from './interpreter.ts'
import type { Moment } from './moment.ts'

export const ENABLED: Explanation = { enabled: true, conjunct: undefined, place: undefined, bindings: [], values: [] }

/** Bindings seen on the way down: an operator's body does not see its caller's, but a reader wants both. */
interface Found {
  readonly expr: Expr
  readonly environment: Environment
  readonly outer: readonly { readonly name: string; readonly value: Value }[]
}

/** The explanation of a formula that is false. */
export function explainFalse(I: Interpreter, e: Expr, env: Environment, m: Moment): Explanation {
  const found = smallestFalse(I, e, env, m, [])
  const bindings = distinct([...found.outer, ...bindingsOf(found.environment)])
  return { enabled: false, conjunct: sourceText(found.expr.span), place: placeOf(found.expr.span), bindings, values: sides(I, found, m) }
}

function distinct(bindings: readonly { readonly name: string; readonly value: Value }[]): Explanation['bindings'] {
  return bindings.filter((b, k) => !bindings.some((c, j) => j > k && c.name === b.name))
}

function smallestFalse(I: Interpreter, e: Expr, env: Environment, m: Moment, outer: Found['outer']): Found {
  const here: Found = { expr: e, environment: env, outer }
  const down = (x: Expr, inner: Environment = env): Found => smallestFalse(I, x, inner, m, outer)
  switch (e.kind) {
    case 'label': return down(e.body)
    case 'let': return down(e.body, bindLet(e.definitions, env))
    case 'if': return down(I.test(e.test, env, m, 'the condition of IF') ? e.then : e.else)
    case 'case': return down(I.caseArm(e, env, m))
    case 'box': return down(e.action)
    case 'builtin':
      if (e.op === 'and') return down(e.args.find((operand) => !I.test(operand, env, m, 'an operand of /\\')) ?? (e.args[0] as Expr))
      if (e.op === 'or' && e.args.length === 1) return down(e.args[0] as Expr)
      if (e.op === 'implies') return down(e.args[1] as Expr)
      return here
    case 'quantifier': {
      if (e.quantifier === 'exists') return here
      let violating: Environment
      forEachBinding(I, e.binders, env, m, (inner) => {
        if (I.test(e.body, inner, m, 'the body of \\A')) return false
        violating = inner
        return true
      })
      return smallestFalse(I, e.body, violating, m, outer)
    }
    case 'local': {
      const inner = behind(e, env)
      return inner === undefined ? here : smallestFalse(I, inner.expr, inner.environment, m, [...outer, ...bindingsOf(env)])
    }
    case 'call': {
      const d = definitionOf(e.definition)
      if (d.kind === 'value' || nativeOf(d) !== undefined || d.recursive) return here
      const inner = bindParameters(d.parameters, bindArguments(I, e.args, env, m, false), environmentOf(d, env))
      return smallestFalse(I, bodyOf(d), inner, m, [...outer, ...bindingsOf(env)])
    }
    default: return here
  }
}

/** Values of the operands of a comparison, where they are not written out already. */
function sides(I: Interpreter, { expr, environment }: Found, m: Moment): Explanation['values'] {
  const operands = operandsOf(expr)
  const values: { text: string; value: Value }[] = []
  for (const operand of operands) {
    if (operand.kind === 'number' || operand.kind === 'string' || operand.kind === 'boolean' || operand.kind === 'local') continue
    try {
      values.push({ text: sourceText(operand.span, 80), value: I.evaluate(operand, environment, m) })
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error
    }
  }
  return values
}

const CONNECTIVES = new Set(['and', 'or', 'implies', 'prime', 'ENABLED', 'UNCHANGED', 'always', 'eventually', 'leadsto', 'compose', 'plusarrow'])

function operandsOf(e: Expr): readonly Expr[] {
  if (e.kind === 'variable' || e.kind === 'index' || e.kind === 'field') return [e]
  if (e.kind === 'builtin') {
    if (e.op === 'not') return operandsOf(e.args[0] as Expr)
    return CONNECTIVES.has(e.op) ? [] : e.args
  }
  if (e.kind === 'quantifier') return e.binders.map((b) => b.set)
  if (e.kind !== 'call') return []
  const d = definitionOf(e.definition)
  return d.kind === 'definition' && d.native !== undefined ? e.args.filter((a): a is Expr => !a.kind.startsWith('operator')) : []
}
