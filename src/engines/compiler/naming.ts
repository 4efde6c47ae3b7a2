/**
 * Steps of one action, with its arguments and choices: the code behind `Action.stepsWith`.
 *
 * Next is compiled once more for each derived action, cut down to the branches that reach one of its leaves, without memos.
 * Each argument or choice may be known when the code is called (`known…`, else NONE): a known one that is bound by `\E` is
 * asked for membership in the bound set, which may be endless, instead of being run for; any other is compared with what
 * the leaf's parameter stands for. What a branch chose is kept in `given…` and stored with the successor.
 *
 * Branches come in the order of the interpreter's walk, which is the yardstick. The one difference: an error in a branch that
 * known arguments exclude is not met.
 */
import type { DerivedAction } from '../../module/actions.ts'
import type { Binder, Expr, LocalSymbol } from '../../module/resolved.ts'
import { mayRepeat } from '../model/repetition.ts'
import type { Context, Env, Named, Naming } from './blocks.ts'
import { bindElement, boundsOf, repeatingRange, type Bounds } from './loops.ts'
import type { Unit } from './unit.ts'

export function namingOf(action: number, { parameterSymbols, choiceSymbols }: DerivedAction): Naming {
  return { action, symbols: [...parameterSymbols, ...choiceSymbols], parameters: parameterSymbols.length, leaves: [], calls: 0 }
}

export const known = (k: number): string => `known${k}`
export const given = (k: number): string => `given${k}`

/** Grows with every leaf that is reached. */
export function reached({ leaves, calls }: Naming): number {
  return leaves.length + calls
}

/** Compiles a part of Next; what reaches no leaf of the action leaves nothing behind. */
export function onlyIfReaching({ naming, inside }: Named, c: Context, compile: (inner: Context) => void): readonly string[] | undefined {
  const before = reached(naming)
  const block = c.block.child()
  compile({ ...c, block })
  return inside || reached(naming) > before ? block.lines : undefined
}

/**
 * A leaf of the action: compares what is known with what its parameters stand for, then goes on with `body`, which is given
 * the context inside the leaf and code that keeps the arguments of a branch.
 */
export function compileLeaf(unit: Unit, { naming }: Named, c: Context, body: (inner: Context, keep: (at: Context) => void) => void): void {
  const bound = new Map<string, number[]>()
  const label = unit.fresh('L')
  const block = c.block.child()
  const inner = { ...c, block }
  naming.symbols.forEach((symbol, k) => {
    const value = boundTo(unit, symbol, inner)
    if (value.kind === 'none') {
      block.push(`${given(k)} = NO_CHOICE`)
    } else if (value.kind === 'variable') {
      bound.set(value.js, [...(bound.get(value.js) ?? []), k])
      block.push(`${given(k)} = ${value.js}; if (${known(k)} !== NONE && !isSame(${known(k)}, ${value.js})) break ${label}`)
    } else {
      block.push(`if (${known(k)} !== NONE) {`)
      evaluate(unit, symbol, inner, given(k))
      block.push(`if (${given(k)} !== NO_CHOICE && !isSame(${known(k)}, ${given(k)})) break ${label} }`)
    }
  })
  naming.leaves.push(bound)
  const keep = (at: Context): void => {
    naming.symbols.forEach((symbol, k) => {
      if (boundTo(unit, symbol, c).kind === 'expression') evaluate(unit, symbol, { ...c, block: at.block, assigned: at.assigned, updates: at.updates }, given(k))
    })
  }
  body({ ...inner, named: { naming, inside: true } }, keep)
  c.block.push(`${label}: {`)
  c.block.lines.push(...block.lines, '}')
}

type Bound = { readonly kind: 'none' } | { readonly kind: 'variable'; readonly js: string } | { readonly kind: 'expression' }

/** What a symbol is bound to here: through parameters that are passed on, to a variable; or to an expression. */
function boundTo(unit: Unit, symbol: LocalSymbol, c: Context): Bound {
  let env = c.env
  let at = symbol
  for (;;) {
    const binding = env.lookup(at)
    if (binding === undefined) return { kind: 'none' }
    if (binding.kind === 'js') return { kind: 'variable', js: binding.code.js }
    if (binding.kind !== 'lazy') return { kind: 'expression' }
    const constant = unit.fold(binding.expr)
    if (constant !== undefined) return { kind: 'variable', js: String(constant) }
    if (binding.expr.kind !== 'local') return { kind: 'expression' }
    env = binding.env
    at = binding.expr.symbol
  }
}

/** The value of a parameter; NO_CHOICE where it has none, such as `m.to` of a message without that field. */
function evaluate(unit: Unit, symbol: LocalSymbol, c: Context, into: string): void {
  const block = c.block.child()
  const e: Expr = { kind: 'local', symbol, span: symbol.span }
  const js = unit.value(e, { ...c, block, named: undefined })
  const plain = isPlain(e, c.env)
  c.block.push(plain ? 'try {' : '{')
  c.block.lines.push(...block.lines, `${into} = ${js} }${plain ? ` catch (error) { ${into} = noChoice(error) }` : ''}`)
}

/** Whether e only selects from names: then an error of the compiled code is one of the interpreter as well. */
function isPlain(e: Expr, env: Env): boolean {
  switch (e.kind) {
    case 'variable': case 'number': case 'string': return true
    case 'field': return isPlain(e.record, env)
    case 'index': return isPlain(e.function, env) && e.args.every((a) => isPlain(a, env))
    case 'local': {
      const binding = env.lookup(e.symbol)
      return binding?.kind === 'js' || (binding?.kind === 'lazy' && isPlain(binding.expr, binding.env))
    }
    default: return false
  }
}

/** Loops over the binders of an `\E`; none where a known value can only be one of the elements. */
export function forEachNamed(unit: Unit, named: Named, binders: readonly Binder[], c: Context, body: (inner: Context) => void): void {
  const { naming, inside } = named
  const ranges = new Map<Expr, Bounds | undefined>()
  for (const { set } of binders) if (!ranges.has(set)) ranges.set(set, mayRepeat(set) ? undefined : boundsOf(unit, set, c))
  const before = { leaves: naming.leaves.length, calls: naming.calls, reached: reached(naming) }
  const levels: { readonly b: Binder; readonly x: string; readonly lines: readonly string[] }[] = []
  let inner: Context = c
  for (const b of binders.toReversed()) {
    const x = unit.fresh('x')
    inner = { ...inner, block: inner.block.child(true) }
    inner = bindElement(unit, b, x, inner)
    levels.push({ b, x, lines: inner.block.lines })
    if (inside) keepChoices(naming, b, inner)
  }
  body(inner)
  if (!inside && reached(naming) === before.reached) return
  const leaves = naming.calls === before.calls ? naming.leaves.slice(before.leaves) : []
  let lines: readonly string[] = []
  for (const { b, x, lines: own } of levels.toReversed()) {
    const position = b.tuple ? -1 : inside ? naming.symbols.indexOf(b.symbols[0]!) : commonPosition(leaves, x)
    const loop = c.block.child()
    const range = ranges.get(b.set)
    writeLoop(unit, { ...c, block: loop }, b.set, range, x, position < 0 ? undefined : known(position), [...own, ...lines])
    lines = inside ? restoring(unit, naming, b, loop.lines) : loop.lines
  }
  c.block.lines.push(...lines)
}

/** The symbol that this variable stands for in each of the leaves, as a position; -1 when there is none. */
function commonPosition(leaves: Naming['leaves'], x: string): number {
  return leaves[0]?.get(x)?.find((k) => leaves.every((leaf) => leaf.get(x)?.includes(k))) ?? -1
}

/** Inside a leaf: the bound values are choices, and cut the branch where they are not the known ones. */
function keepChoices(naming: Naming, b: Binder, c: Context): void {
  for (const symbol of b.symbols) {
    const k = naming.symbols.indexOf(symbol)
    const binding = c.env.lookup(symbol)
    if (k < naming.parameters || binding?.kind !== 'js') continue
    c.block.push(`${given(k)} = ${binding.code.js}; if (${known(k)} !== NONE && ${known(k)} !== ${given(k)}) continue`)
  }
}

/** After the loop the choice is what it was: another branch may not make it. */
function restoring(unit: Unit, naming: Naming, b: Binder, lines: readonly string[]): readonly string[] {
  const kept = b.symbols.map((symbol) => naming.symbols.indexOf(symbol)).filter((k) => k >= naming.parameters).map((k) => ({ k, old: unit.fresh('g') }))
  return [...kept.map(({ k, old }) => `const ${old} = ${given(k)}`), ...lines, ...kept.map(({ k, old }) => `${given(k)} = ${old}`)]
}

function writeLoop(unit: Unit, c: Context, set: Expr, range: Bounds | undefined, x: string, value: string | undefined, body: readonly string[]): void {
  const i = unit.fresh('i')
  const end = unit.fresh('i')
  const push = (...lines: string[]): void => { c.block.lines.push(...lines) }
  if (range === undefined) {
    const { head, element } = repeatingRange(unit, set, c)
    push(`${head(i)} {`, `const ${x} = ${element(i)}`, ...(value === undefined ? [] : [`if (${value} !== NONE && ${value} !== ${x}) continue`]))
  } else if (range.kind === 'interval') {
    push(`let ${i} = ${range.from}, ${end} = ${range.to}`)
    if (value !== undefined) push(`if (${value} !== NONE) { if (${value} >= ${i} && ${value} <= ${end}) ${i} = ${end} = ${value}; else ${end} = ${i} - 1 }`)
    push(`for (; ${i} <= ${end}; ${i}++) {`, `const ${x} = ${i}`)
  } else {
    const list = unit.fresh('t')
    push(`let ${i} = 0, ${end} = 0`)
    const enumerate = `const ${list} = enumerable(${range.set}); ${i} = startOf(${list}); ${end} = ${i} + S.length[${list} - HEAP]`
    push(value === undefined ? enumerate : `if (${value} !== NONE) { if (admits(${value}, ${range.set})) ${end} = 1 } else { ${enumerate} }`)
    push(`for (; ${i} < ${end}; ${i}++) {`, `const ${x} = ${value === undefined ? '' : `${value} !== NONE ? ${value} : `}S.pool[${i}]`)
  }
  push(...body, '}')
}
