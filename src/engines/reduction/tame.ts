/**
 * Guards in which no error can ever be raised: comparisons of a variable, or of its element at a known argument, with a
 * constant of the one family of values that it ever has.
 */
import type { Expr } from '../../module/resolved.ts'
import { familyOf, type Family } from '../../value/canonical.ts'
import { apply } from '../../value/functions.ts'
import { EvaluationError } from '../../value/error.ts'
import type { Value } from '../../value/store.ts'
import { variableOf } from '../interpreter/assignable.ts'
import type { Environment } from '../interpreter/environment.ts'
import type { Interpreter } from '../interpreter/interpreter.ts'
import type { Footprint, Key } from './cells.ts'
import { keyOf, rigid, type Item } from './rigid.ts'

/** Families within which any two values can be compared. */
const SIMPLE: ReadonlySet<Family | undefined> = new Set(['integer', 'boolean', 'string'])

export function isTame(I: Interpreter, { expr: e, environment: env }: Item, initial: ((slot: number) => Value[]) | undefined, changing: readonly { readonly footprint: Footprint }[]): boolean {
  if (e.kind !== 'builtin' || (e.op !== '=' && e.op !== '#') || initial === undefined) return false
  const [left, right] = e.args
  const [part, constant] = [partOf(I, left!, env) ?? partOf(I, right!, env), rigid(I, left!, env) ?? rigid(I, right!, env)]
  if (part === undefined || constant === undefined) return false
  const family = familyOf(constant)
  if (!SIMPLE.has(family)) return false
  const { slot, key } = part
  return changing.every(({ footprint }) => onlyGiven(footprint, slot, key, family)) && initial(slot).every((value) => familyAt(value, key) === family)
}

/** The variable or element that an expression is. */
function partOf(I: Interpreter, e: Expr, env: Environment): { readonly slot: number; readonly key: Key } | undefined {
  const whole = variableOf(e, env, undefined)
  if (whole !== undefined) return { slot: whole.index, key: 'whole' }
  if (e.kind !== 'index' || e.args.length !== 1) return undefined
  const variable = variableOf(e.function, env, undefined)
  const key = keyOf(I, e.args[0]!, env)
  return variable === undefined || key === 'whole' ? undefined : { slot: variable.index, key }
}

/** Whether a variable, or each of its elements, is given values of this family alone; the domain stays. */
function onlyGiven({ changes, given }: Footprint, slot: number, key: Key, family: Family): boolean {
  const keys = changes.get(slot)
  if (keys === undefined) return true
  return [...given.get(slot)!].every((one) => one === family) && [...keys.keys()].every((changed) => (key === 'whole') === (changed === 'whole'))
}

function familyAt(value: Value, key: Key): Family | undefined {
  if (key === 'whole') return familyOf(value)
  try {
    return familyOf(apply(value, key as Value))
  } catch (error) {
    if (error instanceof EvaluationError) return undefined
    throw error
  }
}
