/** Operators of the language itself, on values. Logic is short-circuit from the left; an operand that is not a boolean is an error when reached. */
import type { BuiltinOp, Expr } from '../../module/resolved.ts'
import { equal, isListed, isMember, isSubset } from '../../value/canonical.ts'
import { EvaluationError } from '../../value/error.ts'
import { domainOf } from '../../value/functions.ts'
import { cap, cup, difference, powerSet, unionOf } from '../../value/sets.ts'
import { FALSE, makeBoolean, TRUE, type Value } from '../../value/store.ts'
import { described } from '../../value/canonical.ts'
import type { Environment } from './environment.ts'
import { fail } from './failures.ts'
import type { Interpreter } from './interpreter.ts'
import type { Moment } from './moment.ts'
import { isUnchanged, primed } from './steps.ts'

type BuiltinExpr = Expr & { kind: 'builtin' }

export function evaluateBuiltin(I: Interpreter, e: BuiltinExpr, env: Environment, m: Moment): Value {
  const a = e.args[0] as Expr
  switch (e.op) {
    case 'and':
      for (const operand of e.args) if (!I.test(operand, env, m, 'an operand of /\\')) return FALSE
      return TRUE
    case 'or':
      for (const operand of e.args) if (I.test(operand, env, m, 'an operand of \\/')) return TRUE
      return FALSE
    case 'not': return makeBoolean(!I.test(a, env, m, 'the operand of ~'))
    case 'implies': return makeBoolean(!I.test(a, env, m, 'the left side of =>') || I.test(e.args[1] as Expr, env, m, 'the right side of =>'))
    case 'prime': return primed(I, a, env, m)
    case 'UNCHANGED': return makeBoolean(isUnchanged(I, a, env, m))
    case 'ENABLED': return makeBoolean(I.isEnabled(a, env, m, e.bound))
    case 'compose': return fail('unsupported/compose', 'action composition (\\cdot) is not supported', e, env, 'TLC refuses it too unless a system property enables it')
    case 'plusarrow': return fail('unsupported/plusarrow', 'the operator -+-> is not supported', e, env)
    case 'always': case 'eventually': case 'leadsto':
      return fail('eval/temporal', 'this is a temporal formula: it has no value in a state or step', e, env, 'name it as a PROPERTY instead of using it inside a state predicate or an action')
    case 'in': case 'notin': {
      const set = e.args[1] as Expr
      // As in TLC, SUBSET x need not be a set for {}: elements are held against x one by one.
      if (set.kind === 'builtin' && set.op === 'SUBSET') return makeBoolean(isSubset(I.evaluate(a, env, m), I.evaluate(set.args[0]!, env, m)) === (e.op === 'in'))
      if (set.kind !== 'setEnum') return applyBuiltin(e.op, I.evaluate(a, env, m), I.evaluate(set, env, m))
      const element = I.evaluate(a, env, m)
      return makeBoolean(isListed(element, set.items.map((item) => I.evaluate(item, env, m))) === (e.op === 'in'))
    }
    default: return applyBuiltin(e.op, I.evaluate(a, env, m), e.args.length > 1 ? I.evaluate(e.args[1] as Expr, env, m) : FALSE)
  }
}

/** A strict built-in operator on values; also what a built-in passed as an argument does. */
export function applyBuiltin(op: BuiltinOp, a: Value, b: Value): Value {
  switch (op) {
    case 'and': return makeBoolean(truth(a, '/\\') && truth(b, '/\\'))
    case 'or': return makeBoolean(truth(a, '\\/') || truth(b, '\\/'))
    case 'not': return makeBoolean(!truth(a, '~'))
    case 'implies': return makeBoolean(!truth(a, '=>') || truth(b, '=>'))
    case 'equiv': return makeBoolean(truth(a, '<=>') === truth(b, '<=>'))
    case '=': return makeBoolean(equal(a, b))
    case '#': return makeBoolean(!equal(a, b))
    case 'in': return makeBoolean(isMember(a, b))
    case 'notin': return makeBoolean(!isMember(a, b))
    case 'cup': return cup(a, b)
    case 'cap': return cap(a, b)
    case 'setminus': return difference(a, b)
    case 'subseteq': return makeBoolean(isSubset(a, b))
    case 'SUBSET': return powerSet(a)
    case 'UNION': return unionOf(a)
    case 'DOMAIN': return domainOf(a)
    default: throw new EvaluationError('unsupported/operator-argument', `the operator ${op} cannot be passed as an argument`, 'unsupported')
  }
}

function truth(v: Value, operator: string): boolean {
  if (v === TRUE) return true
  if (v === FALSE) return false
  throw new EvaluationError('eval/not-boolean', `an operand of ${operator} is ${described(v)}, not a boolean`)
}
