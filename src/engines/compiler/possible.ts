/**
 * Whether a part of Next can have a step at all, told from its guards alone.
 *
 * Most disjuncts have none in most states, and what tells that (a budget is used up, there is no news) is far less than what
 * their steps depend on. So the leading guards of a part are put together into a predicate that is remembered by what it
 * reads, and only where it is true the part itself is looked up. The predicate evaluates what the part would evaluate, in the
 * same order; where it is false without an error, the part has neither steps nor errors.
 */
import { definitionOf, type Definition, type Expr } from '../../module/resolved.ts'
import { isOperatorArgument } from './analysis.ts'
import { NotCompiled, type Context } from './blocks.ts'
import { hashOf, hasKeys, lookAgain, setKeys } from './keys.ts'
import { keyOf, localsAmong, namedKeys, outsideNames } from './memo.ts'
import type { Unit } from './unit.ts'

const KEYS_MAX = 6
/** Whole variables of all elements in the key: more hardly ever recur. */
const COLUMNS_MAX = 2

/** Compiles e by `then`, behind a test of its guards where that is cheaper to look up. */
export function compileIfPossible(unit: Unit, e: Expr, c: Context, then: (inner: Context) => void): void {
  const guard = guardOf(unit, e, 0)
  const key = guard === undefined ? undefined : keyOf(unit, [guard], c.env)
  const whole = keyOf(unit, [e], c.env)
  if (guard === undefined || key === undefined || key.keys.length === 0 || key.late.size > 0 || key.keys.length > KEYS_MAX || key.wholeColumns > COLUMNS_MAX) return then(c)
  // Where the part is one look-up, the guards have to be a much smaller one.
  if (whole !== undefined && (whole.wholeColumns > 1 ? key.weight * 2 > whole.weight + 1 : key.keys.length + 3 > whole.keys.length)) return then(c)
  const block = c.block.child()
  let test: string
  try {
    test = unit.attempt(() => unit.boolean(guard, { ...c, block, assigned: undefined, memos: undefined }))
  } catch (error) {
    if (!(error instanceof NotCompiled)) throw error
    return then(c)
  }
  const keys = namedKeys(unit, key, c)
  const id = unit.fresh('possible')
  const code = `${block.lines.join('\n')}\nresult = ${test} ? 1 : 0`
  const given = [...new Set([...outsideNames(code), ...localsAmong(keys)])]
  unit.functions.push(`const ${id} = new GuardMemo(${keys.length})
function ${id}miss(h, ${given.join(', ')}) {
${lookAgain(id, keys, (at) => `return ${id}.table[${at} + ${keys.length}]`)}
need()
let result = 1
try {
${code}
} catch (error) { failed(error) }
${setKeys(id, keys)}
return ${id}.table[j + ${keys.length}] = result
}`)
  const h = unit.fresh('h')
  const inner = c.block.child()
  then({ ...c, block: inner })
  c.block.push(`const ${h} = ${id}.slot(${hashOf(keys)})`)
  const found = unit.fresh('g')
  c.block.push(`let ${found} = 1`)
  c.block.push(`if (!${id}.off) { ${id}.asked++; ${found} = ${hasKeys(id, h, keys)} ? ${id}.table[${h} + ${keys.length}] : ${id}miss(${[h, ...given].join(', ')}); ${id}.possible += ${found} }`)
  c.block.push(`if (${found} !== 0) {`)
  c.block.lines.push(...inner.lines, '}')
}

/** What must be true for e to have a step; undefined when nothing is known. */
function guardOf(unit: Unit, e: Expr, depth: number): Expr | undefined {
  const facts = unit.analysis.ofExpr(e)
  if (!facts.pure || depth > 20) return undefined
  if (!unit.analysis.branchesOrAssigns(e)) return e.kind !== 'local' && !facts.primes ? e : undefined
  switch (e.kind) {
    case 'label': return guardOf(unit, e.body, depth)
    case 'quantifier': {
      const body = e.quantifier === 'exists' && e.binders.every(({ set }) => isOfThisState(unit, set)) ? guardOf(unit, e.body, depth) : undefined
      return body === undefined ? undefined : { ...e, body }
    }
    case 'builtin': {
      if (e.op === 'or') {
        const parts = e.args.map((arg) => guardOf(unit, arg, depth))
        return parts.includes(undefined) ? undefined : { ...e, args: parts as Expr[] }
      }
      if (e.op !== 'and') return undefined
      const parts: Expr[] = []
      for (const arg of e.args) {
        const part = guardOf(unit, arg, depth)
        if (part !== undefined) parts.push(part)
        // What follows an action, or what cannot be told, is only looked at after it.
        if (part !== arg) break
      }
      return parts.length === 0 ? undefined : { ...e, args: parts }
    }
    case 'call': {
      const d = definitionOf(e.definition)
      if (d.kind !== 'definition' || d.body === undefined || d.native !== undefined || d.inLet || d.recursive) return undefined
      if (e.args.some((a) => isOperatorArgument(a) || !isOfThisState(unit, a))) return undefined
      const guard = guardDefinition(unit, d, depth)
      return guard === undefined ? undefined : { ...e, definition: guard }
    }
    default: return undefined
  }
}

function isOfThisState(unit: Unit, e: Expr): boolean {
  return !unit.analysis.ofExpr(e).primes && !unit.analysis.branchesOrAssigns(e)
}

function guardDefinition(unit: Unit, d: Definition, depth: number): Definition | undefined {
  if (unit.guards.has(d)) return unit.guards.get(d)
  const body = guardOf(unit, d.body!, depth + 1)
  const guard = body === undefined ? undefined : { ...d, name: `${d.name}IsPossible`, body }
  unit.guards.set(d, guard)
  return guard
}
