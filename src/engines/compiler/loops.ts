/**
 * Everything that binds variables over sets: quantifiers, CHOOSE, set and function constructors.
 *
 * All of them are nests of `for` loops over the components of an explicit set in the value pool. `a..b` is a counting loop
 * and never becomes a set.
 */
import { startOf } from '../../value/canonical.ts'
import type { Binder, Expr } from '../../module/resolved.ts'
import { lengthOf } from '../../value/store.ts'
import { mayRepeat, unfolded } from '../model/repetition.ts'
import { type Block, type Code, type Context, Env, NotCompiled } from './blocks.ts'
import { nativeOf } from './natives.ts'
import { bool, type Unit, val } from './unit.ts'

/** How to run over a set: the loop's head and the element. Evaluated before the loops start. */
interface Range {
  readonly head: (index: string) => string
  readonly element: (index: string) => string
}

/** What a loop over a set needs to be known before: the ends of an interval, or the set as a JavaScript expression. */
export type Bounds = { readonly kind: 'interval'; readonly from: string; readonly to: string } | { readonly kind: 'set'; readonly set: string }

export function boundsOf(unit: Unit, set: Expr, c: Context): Bounds {
  const constant = unit.list(set)
  if (constant !== undefined) return { kind: 'set', set: String(constant) }
  if (unit.fold(set) === undefined && set.kind === 'call' && nativeOf(set) === 'Naturals...') {
    return { kind: 'interval', from: unit.atomOf(`small(${unit.value(set.args[0] as Expr, c)})`, c), to: unit.atomOf(`small(${unit.value(set.args[1] as Expr, c)})`, c) }
  }
  return { kind: 'set', set: unit.atom(set, c) }
}

function rangeOf(unit: Unit, set: Expr, c: Context): Range {
  const constant = unit.list(set)
  if (constant !== undefined) {
    const offset = startOf(constant)
    return { head: (i) => `for (let ${i} = ${offset}; ${i} < ${offset + lengthOf(constant)}; ${i}++)`, element: (i) => `S.pool[${i}]` }
  }
  const bounds = boundsOf(unit, set, c)
  if (bounds.kind === 'interval') return { head: (i) => `for (let ${i} = ${bounds.from}; ${i} <= ${bounds.to}; ${i}++)`, element: (i) => i }
  const e = unit.atomOf(`enumerable(${bounds.set})`, c)
  const offset = unit.atomOf(`startOf(${e})`, c)
  const end = unit.atomOf(`${offset} + S.length[${e} - HEAP]`, c)
  return { head: (i) => `for (let ${i} = ${offset}; ${i} < ${end}; ${i}++)`, element: (i) => `S.pool[${i}]` }
}

/** The elements of a union in TLC's order, those of both sides twice, as an array. */
export function repeatingRange(unit: Unit, set: Expr, c: Context): Range {
  const list = unit.atomOf(repeating(unit, set, unit.atom(set, c), c), c)
  return { head: (i) => `for (let ${i} = 0; ${i} < ${list}.length; ${i}++)`, element: (i) => `${list}[${i}]` }
}

function repeating(unit: Unit, set: Expr, value: string, c: Context): string {
  if (!mayRepeat(set)) return `elementsOf(enumerable(${value}))`
  const inner = unfolded(set) as Extract<Expr, { kind: 'builtin' }>
  const within = inner === set ? c : { ...c, env: Env.empty }
  const [left, right] = inner.args as readonly [Expr, Expr]
  const a = unit.atom(left, within)
  const b = unit.atom(right, within)
  const first = repeating(unit, left, a, within)
  if (inner.op !== 'cup') return `${first}.filter((x) => isMember(x, ${b}) === ${inner.op === 'cap'})`
  const second = repeating(unit, right, b, within)
  return `(isImmediate(${b}) && !isImmediate(${a}) ? [...${second}, ...${first}] : [...${first}, ...${second}])`
}

/** As `forEachBinding`, in action position: there every repetition of an element counts. */
export function forEachChoice(unit: Unit, binders: readonly Binder[], c: Context, body: (inner: Context, elements: readonly string[]) => void): void {
  forEachBinding(unit, binders, c, body, (set) => (mayRepeat(set) ? repeatingRange(unit, set, c) : rangeOf(unit, set, c)))
}

/**
 * A nest of loops over the binders; `body` compiles the innermost block and is given the elements (one JavaScript expression a
 * binder). The innermost loop is that of the first binder, so that its variable changes fastest, as in TLC.
 */
export function forEachBinding(unit: Unit, binders: readonly Binder[], c: Context, body: (inner: Context, elements: readonly string[]) => void, range = (set: Expr): Range => rangeOf(unit, set, c)): void {
  const ranges = new Map<Expr, Range>()
  for (const b of binders) if (!ranges.has(b.set)) ranges.set(b.set, range(b.set))
  const elements: string[] = []
  let block: Block = c.block
  let env: Env = c.env
  const blocks: Block[] = []
  for (const b of binders.toReversed()) {
    const { head, element } = ranges.get(b.set)!
    const index = unit.fresh('i')
    block.push(`${head(index)} {`)
    block = block.child(true)
    blocks.push(block)
    const x = unit.fresh('x')
    block.push(`const ${x} = ${element(index)}`)
    elements.unshift(x)
    env = bindElement(unit, b, x, { ...c, block, env }).env
  }
  body({ ...c, block, env }, elements)
  for (let k = blocks.length - 1; k >= 0; k--) {
    const outer = k === 0 ? c.block : blocks[k - 1]!
    outer.lines.push(...blocks[k]!.lines, '}')
  }
}

/** The context in which a binder's names stand for the element in the variable `x`, or for its components. */
export function bindElement(unit: Unit, b: Binder, x: string, c: Context): Context {
  if (!b.tuple) return { ...c, env: c.env.bind(b.symbols[0]!, { kind: 'js', code: val(x) }) }
  c.block.push(`checkTuple(${x}, ${b.symbols.length})`)
  let { env } = c
  b.symbols.forEach((symbol, k) => {
    const name = unit.fresh('x')
    c.block.push(`const ${name} = S.pool[S.offset[${x} - HEAP] + ${k}]`)
    env = env.bind(symbol, { kind: 'js', code: val(name) })
  })
  return { ...c, env }
}

export function compileQuantifier(unit: Unit, e: Extract<Expr, { kind: 'quantifier' }>, c: Context): Code {
  const exists = e.quantifier === 'exists'
  const result = unit.fresh('q')
  const label = unit.fresh('L')
  c.block.push(`let ${result} = ${!exists}`)
  const outer = { ...c, block: c.block.child() }
  forEachBinding(unit, e.binders, outer, (inner) => {
    const test = unit.boolean(e.body, inner)
    inner.block.push(`if (${exists ? test : `!(${test})`}) { ${result} = ${exists}; break ${label} }`)
  })
  c.block.push(`${label}: {`)
  c.block.lines.push(...outer.block.lines, '}')
  return bool(result)
}

export function compileChoose(unit: Unit, e: Extract<Expr, { kind: 'choose' }>, c: Context): Code {
  if (e.set === undefined) throw new NotCompiled('unbounded CHOOSE')
  const result = unit.fresh('w')
  const label = unit.fresh('L')
  const site = unit.fresh('choice')
  unit.functions.push(`const ${site} = choiceSite(${JSON.stringify(place(e))})`)
  c.block.push(`let ${result} = NONE`)
  const outer = { ...c, block: c.block.child() }
  forEachBinding(unit, [{ symbols: e.symbols, tuple: e.tuple, set: e.set }], outer, (inner, [x]) => {
    const test = unit.boolean(e.body, inner)
    inner.block.push(`if (${test}) { if (${result} === NONE) { ${result} = ${x}; if (!${site}.watching(${x})) break ${label} } else { ${site}.ambiguous(); break ${label} } }`)
  })
  c.block.push(`${label}: {`)
  c.block.lines.push(...outer.block.lines, '}')
  c.block.push(`if (${result} === NONE) deopt()`)
  return val(result)
}

function place(e: Expr): number {
  return e.span.start
}

export function compileFilter(unit: Unit, e: Extract<Expr, { kind: 'setFilter' }>, c: Context): Code {
  const items = unit.fresh('a')
  c.block.push(`const ${items} = []`)
  forEachBinding(unit, [e.binder], c, (inner, [x]) => {
    inner.block.push(`if (${unit.boolean(e.predicate, inner)}) ${items}.push(${x})`)
  })
  return val(`makeSortedSet(${items})`)
}

export function compileMap(unit: Unit, e: Extract<Expr, { kind: 'setMap' }>, c: Context): Code {
  const items = unit.fresh('a')
  c.block.push(`const ${items} = []`)
  forEachBinding(unit, e.binders, c, (inner) => {
    inner.block.push(`${items}.push(${unit.value(e.body, inner)})`)
  })
  return val(`makeSet(${items})`)
}

export function compileFunction(unit: Unit, e: Extract<Expr, { kind: 'function' }>, c: Context): Code {
  if (e.self !== undefined) throw new NotCompiled('recursive function as a value')
  const items = unit.fresh('a')
  // In the order of the domain, which is that of tuples: the last argument changes fastest.
  const binders = e.binders.toReversed()
  const sets = [...new Set(e.binders.map((b) => b.set))]
  const values = new Map(sets.map((set) => [set, unit.atom(set, c)] as const))
  const domain = e.binders.length === 1 ? values.get(e.binders[0]!.set)! : `product([${e.binders.map((b) => values.get(b.set)!).join(', ')}])`
  const keys = unit.atomOf(`enumerable(${domain})`, c)
  c.block.push(`const ${items} = []`)
  forEachBinding(unit, binders, c, (inner) => {
    inner.block.push(`${items}.push(${unit.value(e.body, inner)})`)
  })
  return val(`makeFunction(${keys}, ${items})`)
}

/**
 * f[x \in S] == e as a memoised JavaScript function of the argument, written in the current block; returns its name. The
 * arguments it meets need not be all of S.
 */
export function compileRecursiveFunction(unit: Unit, e: Extract<Expr, { kind: 'function' }>, c: Context): string {
  const name = unit.fresh('g')
  const sets = e.binders.map((b) => unit.atom(b.set, c))
  const domain = unit.atomOf(sets.length === 1 ? sets[0]! : `product([${sets.join(', ')}])`, c)
  const block = c.block.child()
  const key = unit.fresh('x')
  let env = c.env.bind(e.self!, { kind: 'recursiveFunction', js: name, domain })
  const component = (of: string, k: number): string => {
    const x = unit.fresh('x')
    block.push(`const ${x} = S.pool[S.offset[${of} - HEAP] + ${k}]`)
    return x
  }
  e.binders.forEach((b, k) => {
    const x = e.binders.length === 1 ? key : component(key, k)
    b.symbols.forEach((symbol, i) => {
      env = env.bind(symbol, { kind: 'js', code: val(b.tuple ? component(x, i) : x) })
    })
  })
  const body = unit.value(e.body, { ...c, env, block })
  c.block.push(`const ${name}m = new Map()
const ${name} = (${key}) => {
let r = ${name}m.get(${key})
if (r !== undefined) return r
if (!isMember(${key}, ${domain})) deopt()
${block.lines.join('\n')}
r = ${body}
${name}m.set(${key}, r)
return r }`)
  return name
}
