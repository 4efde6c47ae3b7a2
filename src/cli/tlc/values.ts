/**
 * Values as TLC prints them, read back: expressions without variables, of which only the forms that a printer can produce
 * have a meaning here. What is none of them (a function that TLC did not expand) stays as its text.
 */
import { parseModule } from '../../syntax/parser.ts'
import type { Expr } from '../../syntax/tree.ts'
import { makeSequence, makeSet } from '../../value/canonical.ts'
import { makeFunctionOf, makeRecord } from '../../value/functions.ts'
import { interval, powerSet, functionSet } from '../../value/sets.ts'
import { FALSE, makeInteger, makeModelValue, makeString, TRUE, type Value } from '../../value/store.ts'

/** `/\ x = 1` and so on, one variable a conjunct, as a map from variables to values. */
export function readState(text: string): Map<string, Value> {
  const { module } = parseModule({ path: '<TLC>', text: `---- MODULE State ----\nState ==\n${text}\n====\n` })
  const body = module?.units.find((unit) => unit.kind === 'operator')?.body
  const state = new Map<string, Value>()
  for (const conjunct of body === undefined ? [] : body.kind === 'junction' ? body.items : [body]) {
    if (conjunct.kind !== 'apply' || conjunct.name !== '=') continue
    const [left, right] = conjunct.args
    if (left?.kind === 'name' && right !== undefined) state.set(left.name, valueOf(right))
  }
  return state
}

function valueOf(e: Expr): Value {
  switch (e.kind) {
    case 'paren': return valueOf(e.body)
    case 'number': return makeInteger(Number(e.value))
    case 'string': return makeString(e.value)
    case 'name': return e.name === 'TRUE' ? TRUE : e.name === 'FALSE' ? FALSE : makeModelValue(e.name)
    case 'tuple': return makeSequence(e.items.map(valueOf))
    case 'setEnum': return makeSet(e.items.map(valueOf))
    case 'record': return makeRecord(e.fields.map(({ name, value }) => [name.name, valueOf(value)]))
    case 'functionSet': return functionSet(valueOf(e.domain), valueOf(e.range))
    case 'apply': return ofOperator(e.name, e.args) ?? asText(e)
    default: return asText(e)
  }
}

function ofOperator(name: string, args: readonly Expr[]): Value | undefined {
  const [left, right] = args
  if (name === '-.') return makeInteger(-Number(numberText(left)))
  if (name === 'SUBSET' && left !== undefined) return powerSet(valueOf(left))
  if (name === '..' && left !== undefined && right !== undefined) return interval(valueOf(left), valueOf(right))
  if (name === ':>' || name === '@@') return makeFunctionOf(args.length === 2 ? pairs(name, left!, right!) : [])
  return undefined
}

function numberText(e: Expr | undefined): string {
  return e?.kind === 'paren' ? numberText(e.body) : e?.kind === 'number' ? e.text : 'NaN'
}

/** `a :> b @@ c :> d`, leaning to either side. */
function pairs(name: string, left: Expr, right: Expr): [Value, Value][] {
  if (name === ':>') return [[valueOf(left), valueOf(right)]]
  return [left, right].flatMap((side) => {
    const e = side.kind === 'paren' ? side.body : side
    return e.kind === 'apply' && (e.name === ':>' || e.name === '@@') ? pairs(e.name, e.args[0]!, e.args[1]!) : []
  })
}

/** The text, under the name of a model value: it prints as itself. */
function asText({ span }: Expr): Value {
  return makeModelValue(span.source.text.slice(span.start, span.end))
}
