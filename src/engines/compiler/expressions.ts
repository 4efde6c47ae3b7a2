/**
 * Expressions to JavaScript. One case a kind of expression; loops, definitions and EXCEPT have files of their own.
 *
 * Generated code is optimistic: wherever TLA+ would raise an error it throws, and the state is evaluated again by the
 * interpreter, which either finds the value after all or raises the error with its place and bindings. So code here needs no
 * source positions; it must only never give a value where the interpreter would raise an error, nor a different value.
 */
import { definitionOf, type Definition, type Expr } from '../../module/resolved.ts'
import { makeSet } from '../../value/canonical.ts'
import { componentsOf, FALSE, HEAP, kindOf, Kind, makeInteger, makeString, TRUE, type Value } from '../../value/store.ts'
import { type Code, type Context, Env, NotCompiled } from './blocks.ts'
import { compileCall, compileCallLocal } from './definitions.ts'
import { compileExcept } from './except.ts'
import { nativeOf } from './natives.ts'
import { compileChoose, compileFilter, compileFunction, compileMap, compileQuantifier, compileRecursiveFunction } from './loops.ts'
import { asBoolean, bool, force, freeLocals, isOutsideLate, lazily, nested, readsState, type Unit, val } from './unit.ts'

/** JavaScript for e; statements that it needs are appended to the context's block. */
export function compileExpr(unit: Unit, e: Expr, c: Context): Code {
  const constant = unit.fold(e)
  if (constant !== undefined) return constant === TRUE ? bool('true') : constant === FALSE ? bool('false') : val(String(constant))
  const handed = c.late?.input(e, c)
  if (handed !== undefined) return val(handed)
  try {
    return compileKind(unit, e, c)
  } catch (error) {
    if (!(error instanceof NotCompiled) || e.kind === 'local' || c.assigned !== undefined && unit.analysis.ofExpr(e).primes) throw error
    return fallback(unit, e, c)
  }
}

/** A call of the interpreter with the values of the locals that e reads. */
function fallback(unit: Unit, e: Expr, c: Context): Code {
  if (c.mode === 'next' || c.initial) throw new NotCompiled('primed')
  const locals = [...freeLocals(e)]
  const values = locals.map((symbol) => {
    if (symbol.arity > 0) throw new NotCompiled('operator parameter')
    return unit.value({ kind: 'local', symbol, span: e.span }, c)
  })
  const index = unit.fallbacks.push({ expr: e, locals }) - 1
  return val(`interpret(${index}, now(), undefined, [${values.join(', ')}])`)
}

function compileKind(unit: Unit, e: Expr, c: Context): Code {
  const value = (x: Expr): string => unit.value(x, c)
  switch (e.kind) {
    case 'number': return compileNumber(e.value)
    case 'string': return val(String(makeString(e.value)))
    case 'boolean': return bool(String(e.value))
    case 'stringSet': return val('STRING_SET')
    case 'booleanSet': return val('BOOLEAN_SET')
    case 'decimal': throw new NotCompiled('decimal')
    case 'local': return compileLocal(unit, e, c)
    case 'constant': return compileConstant(unit, e, c)
    case 'variable': return compileVariable(e.symbol.index, c)
    case 'call': return compileCall(unit, e, c)
    case 'callLocal': return compileCallLocal(unit, e, c)
    case 'builtin': return compileBuiltin(unit, e, c)
    case 'tuple': return val(`makeSequence([${e.items.map(value).join(', ')}])`)
    case 'product': return val(`product([${e.sets.map(value).join(', ')}])`)
    case 'setEnum': return e.items.length === 1 ? val(`singleton(${value(e.items[0]!)})`) : val(`makeSet([${e.items.map(value).join(', ')}])`)
    case 'setFilter': return compileFilter(unit, e, c)
    case 'setMap': return compileMap(unit, e, c)
    case 'function': return compileFunction(unit, e, c)
    case 'functionSet': return val(`functionSet(${value(e.domain)}, ${value(e.range)})`)
    case 'record': return compileRecord(unit, e, c)
    case 'recordSet': return val(`recordSet([${e.fields.map((f) => `[${JSON.stringify(f.name)}, ${value(f.value)}]`).join(', ')}])`)
    case 'except': return compileExcept(unit, e, c)
    case 'index': return compileIndex(unit, e, c)
    case 'field': return compileField(unit, value(e.record), e.name, c)
    case 'if': return compileIf(unit, e, c)
    case 'case': return compileCase(unit, e, c)
    case 'let': return unit.expr(e.body, { ...c, env: bindDefinitions(e.definitions, c) })
    case 'quantifier': return compileQuantifier(unit, e, c)
    case 'choose': return compileChoose(unit, e, c)
    case 'box': return compileBox(unit, e, c, true)
    case 'angle': return compileBox(unit, e, c, false)
    case 'label': return unit.expr(e.body, c)
    case 'fairness': case 'unboundedQuantifier': throw new NotCompiled(e.kind)
  }
}

function compileNumber(n: bigint): Code {
  if (BigInt.asIntN(32, n) !== n) throw new NotCompiled('overflow')
  return val(String(makeInteger(Number(n))))
}

/** LET: definitions without parameters become lazy values, the others are found through the environment. */
export function bindDefinitions(definitions: readonly Definition[], c: Context): Context['env'] {
  let env = c.env
  for (const d of definitions) {
    if (d.parameters.length === 0 && d.body !== undefined && !d.recursive) env = env.define(d, lazily(d.body, env, c.mode, c.block))
    else env = env.define(d, { kind: 'js', code: val('undefined') })
  }
  return env
}

function compileLocal(unit: Unit, e: Extract<Expr, { kind: 'local' }>, c: Context): Code {
  const binding = c.env.lookup(e.symbol)
  if (binding === undefined) throw new NotCompiled(`unbound ${e.symbol.name}`)
  switch (binding.kind) {
    case 'js': return binding.code
    case 'lazy': {
      if (c.mode === 'next' && binding.mode === 'now' && readsState(unit, binding)) {
        return unit.expr(binding.expr, { ...c, env: binding.env, mode: 'next' })
      }
      return isOutsideLate(binding, c) ? unit.expr(binding.expr, { ...c, env: binding.env, mode: binding.mode }) : force(unit, binding, c)
    }
    case 'recursiveFunction': return val(`tabulate(${binding.domain}, ${binding.js})`)
    default: throw new NotCompiled('operator as a value')
  }
}

function compileConstant(unit: Unit, e: Extract<Expr, { kind: 'constant' }>, c: Context): Code {
  const v = unit.yardstick.constantValue(e.symbol)
  if (v === undefined) throw new NotCompiled('constant without a value')
  if (typeof v === 'number') return val(String(v))
  return compileCall(unit, { kind: 'call', definition: v, args: e.args, span: e.span }, c)
}

function compileVariable(index: number, c: Context): Code {
  // A late update runs where only the values before the step are known.
  if (c.late !== undefined && c.mode === 'next') throw new NotCompiled('next value read by a late update')
  c.late?.reads.add(index)
  if (c.assigned === undefined || (c.mode === 'now' && !c.initial)) return val(`${c.mode === 'now' ? 's' : 'p'}${index}`)
  const name = c.assigned.get(index)
  if (name === undefined) throw new NotCompiled('read before assignment')
  if (c.updates?.has(index)) throw new NotCompiled('late update read')
  return val(name)
}

// ---------------------------------------------------------------- operators

function compileBuiltin(unit: Unit, e: Extract<Expr, { kind: 'builtin' }>, c: Context): Code {
  const a = e.args[0]!
  const b = e.args[1]!
  const value = (x: Expr): string => unit.value(x, c)
  switch (e.op) {
    case 'and': return compileChain(unit, e.args, c, true)
    case 'or': return compileChain(unit, e.args, c, false)
    case 'not': return negated(unit.boolean(a, c))
    case 'implies': return compileChoice(unit, unit.boolean(a, c), b, undefined, c, 'true')
    case 'equiv': return bool(`(${unit.boolean(a, c)} === ${unit.boolean(b, c)})`)
    case '=': return compileEquality(unit, a, b, c)
    case '#': return negated(compileEquality(unit, a, b, c).js)
    case 'in': return compileMembership(unit, a, b, c)
    case 'notin': return negated(compileMembership(unit, a, b, c).js)
    case 'cup': return val(isSingleton(b) ? `withElement(${value(a)}, ${value(b.items[0]!)})` : `cup(${value(a)}, ${value(b)})`)
    case 'cap': return val(`cap(${value(a)}, ${value(b)})`)
    case 'setminus': return val(isSingleton(b) ? `withoutElement(${value(a)}, ${value(b.items[0]!)})` : `difference(${value(a)}, ${value(b)})`)
    case 'subseteq': return bool(`isSubset(${value(a)}, ${value(b)})`)
    case 'SUBSET': return val(`powerSet(${value(a)})`)
    case 'UNION': return val(`unionOf(${value(a)})`)
    case 'DOMAIN': return val(`domainOf(${value(a)})`)
    case 'prime':
      if (c.initial || c.mode === 'next') throw new NotCompiled('prime')
      return unit.expr(a, { ...c, mode: 'next' })
    case 'UNCHANGED': return compileUnchanged(unit, a, c)
    default: throw new NotCompiled(e.op)
  }
}

function isSingleton(e: Expr): e is Extract<Expr, { kind: 'setEnum' }> {
  return e.kind === 'setEnum' && e.items.length === 1
}

function negated(js: string): Code {
  return bool(js === 'true' ? 'false' : js === 'false' ? 'true' : `!${parenthesised(js)}`)
}

function parenthesised(js: string): string {
  return /^[\w.]+(\([^()]*\))?$/.test(js) ? js : `(${js})`
}

/** Short-circuit conjunction (or disjunction) of any number of operands. */
function compileChain(unit: Unit, operands: readonly Expr[], c: Context, conjunction: boolean): Code {
  let text = ''
  let result: string | undefined
  const op = conjunction ? ' && ' : ' || '
  const closers: string[] = []
  let block = c
  for (const operand of operands) {
    const inner = { ...block, block: block.block.child() }
    const js = asBoolean(unit.expr(operand, text === '' && result === undefined ? block : inner))
    if (js === (conjunction ? 'true' : 'false')) continue
    if (text === '' && result === undefined) {
      text = js
    } else if (inner.block.lines.every((line) => line === '')) {
      text = text === '' ? js : `${text}${op}${js}`
    } else {
      // What follows needs statements: it is evaluated only inside the branch that reaches it.
      if (result === undefined) {
        result = unit.fresh('b')
        c.block.push(`let ${result} = ${conjunction ? 'false' : 'true'}`)
      }
      block.block.push(`if (${conjunction ? '' : '!'}(${text})) {`)
      closers.push('}')
      block = inner
      text = js
    }
  }
  if (result === undefined) return bool(text === '' ? String(conjunction) : operands.length === 1 ? text : `(${text})`)
  block.block.push(`${result} = ${text}`)
  // Splice the nested blocks into each other, innermost last.
  flush(c, block, closers)
  return bool(result)
}

/** Appends the lines of the blocks between `outer` and `inner` to `outer`, closing their braces. */
function flush(outer: Context, inner: Context, closers: readonly string[]): void {
  const chain: Context['block'][] = []
  for (let b: Context['block'] | undefined = inner.block; b !== undefined && b !== outer.block; b = b.parent) chain.unshift(b)
  for (const b of chain) outer.block.lines.push(...b.lines)
  outer.block.push(closers.join(' '))
}

/** `test ? then : else` where an absent branch is a constant; statements of a branch stay inside it. */
function compileChoice(unit: Unit, test: string, then: Expr, otherwise: Expr | undefined, c: Context, missing: string): Code {
  if (test === 'true' || test === 'false') {
    if (test === 'true') return otherwise === undefined ? bool(unit.boolean(then, c)) : unit.expr(then, c)
    return otherwise === undefined ? bool(missing) : unit.expr(otherwise, c)
  }
  const thenContext = { ...c, block: c.block.child() }
  const t = unit.expr(then, thenContext)
  const elseContext = { ...c, block: c.block.child() }
  const o = otherwise === undefined ? bool(missing) : unit.expr(otherwise, elseContext)
  const type = t.type === 'bool' && o.type === 'bool' ? 'bool' : 'val'
  const thenJs = type === 'bool' ? t.js : unitValue(t)
  const elseJs = type === 'bool' ? o.js : unitValue(o)
  const simple = [...thenContext.block.lines, ...elseContext.block.lines].every((line) => line === '')
  if (simple) {
    if (otherwise === undefined) return bool(missing === 'true' ? `(!${parenthesised(test)} || ${asBoolean(t)})` : `(${test} && ${asBoolean(t)})`)
    return { js: `(${test} ? ${thenJs} : ${elseJs})`, type }
  }
  const name = unit.fresh('c')
  c.block.push(`let ${name}`)
  c.block.push(`if (${test}) {`)
  c.block.lines.push(...thenContext.block.lines)
  c.block.push(`${name} = ${otherwise === undefined ? asBoolean(t) : thenJs} } else {`)
  c.block.lines.push(...elseContext.block.lines)
  c.block.push(`${name} = ${elseJs} }`)
  return { js: name, type: otherwise === undefined ? 'bool' : type }
}

function unitValue(code: Code): string {
  return code.type === 'val' ? code.js : `(${code.js} ? ${TRUE} : ${FALSE})`
}

function compileIf(unit: Unit, e: Extract<Expr, { kind: 'if' }>, c: Context): Code {
  return compileChoice(unit, unit.boolean(e.test, c), e.then, e.else, c, '')
}

function compileCase(unit: Unit, e: Extract<Expr, { kind: 'case' }>, c: Context): Code {
  const name = unit.fresh('c')
  c.block.push(`let ${name}`)
  const label = unit.fresh('L')
  c.block.push(`${label}: {`)
  const inner = { ...c, block: c.block.child() }
  for (const arm of e.arms) {
    const test = unit.boolean(arm.test, inner)
    const body = nested(inner, false, (x) => x.block.push(`${name} = ${unit.value(arm.value, x)}`))
    inner.block.push(`if (${test}) {\n${body}\nbreak ${label} }`)
  }
  inner.block.push(e.other === undefined ? 'deopt()' : `${name} = ${unit.value(e.other, inner)}`)
  c.block.lines.push(...inner.block.lines)
  c.block.push('}')
  return val(name)
}

function compileEquality(unit: Unit, a: Expr, b: Expr, c: Context): Code {
  const x = unit.expr(a, c)
  const y = unit.expr(b, c)
  if (x.type === 'bool' && y.type === 'bool') return bool(`(${x.js} === ${y.js})`)
  if (x.type === 'bool' && y.js === String(TRUE)) return x
  return bool(`eq(${unitValue(x)}, ${unitValue(y)})`)
}

/** x \in S; sets that are only asked for membership are not built. */
function compileMembership(unit: Unit, element: Expr, set: Expr, c: Context): Code {
  const constant = unit.fold(set)
  if (constant === undefined) {
    if (set.kind === 'label') return compileMembership(unit, element, set.body, c)
    if (set.kind === 'builtin' && set.op === 'cup') {
      return bool(`isMemberOfUnion(${unit.value(element, c)}, ${unit.value(set.args[0]!, c)}, ${unit.value(set.args[1]!, c)})`)
    }
    if (set.kind === 'builtin' && set.op === 'DOMAIN') return bool(`inDomain(${unit.value(element, c)}, ${unit.value(set.args[0]!, c)})`)
    if (set.kind === 'builtin' && set.op === 'SUBSET') return bool(`isSubset(${unit.value(element, c)}, ${unit.value(set.args[0]!, c)})`)
    if (set.kind === 'call' && nativeOf(set) === 'Naturals...') {
      const [from, to] = set.args as readonly [Expr, Expr]
      return bool(`inInterval(${unit.value(element, c)}, ${unit.value(from, c)}, ${unit.value(to, c)})`)
    }
  }
  return bool(`${set.kind === 'setEnum' ? 'isMemberOfListed' : 'isMember'}(${unit.value(element, c)}, ${unit.value(set, c)})`)
}

function compileUnchanged(unit: Unit, e: Expr, c: Context): Code {
  if (c.initial || c.mode === 'next') throw new NotCompiled('prime')
  // A tuple is unchanged when its components are: no tuple needs to be made.
  if (e.kind === 'tuple') return bool(e.items.length === 0 ? 'true' : `(${e.items.map((item) => compileUnchanged(unit, item, c).js).join(' && ')})`)
  if (e.kind === 'label') return compileUnchanged(unit, e.body, c)
  if (e.kind === 'call' && e.args.length === 0) {
    const d = definitionOf(e.definition)
    if (d.kind === 'definition' && d.body?.kind === 'tuple' && !d.inLet) return compileUnchanged(unit, d.body, { ...c, env: Env.empty })
  }
  return bool(`eq(${unit.value(e, { ...c, mode: 'next' })}, ${unit.value(e, c)})`)
}

function compileBox(unit: Unit, e: Extract<Expr, { kind: 'box' | 'angle' }>, c: Context, box: boolean): Code {
  const same = compileUnchanged(unit, e.subscript, c)
  return bool(box ? `(${unit.boolean(e.action, c)} || ${same.js})` : `(${unit.boolean(e.action, c)} && !${same.js})`)
}

/** A step as a temporal formula: where v is unchanged, A is not looked at in <<A>>_v. */
export function compileTemporalStep(unit: Unit, e: Expr, c: Context): Code {
  if (e.kind !== 'angle') return unit.expr(e, c)
  return compileChoice(unit, `!${compileUnchanged(unit, e.subscript, c).js}`, e.action, undefined, c, 'false')
}

// ---------------------------------------------------------------- data

function compileRecord(unit: Unit, e: Extract<Expr, { kind: 'record' }>, c: Context): Code {
  const names = e.fields.map((f) => makeString(f.name))
  const domain = makeSet(names)
  const values = e.fields.map((f) => unit.value(f.value, c))
  const sorted = componentsOf(domain).map((name) => values[names.indexOf(name)]!)
  return val(`makeFunction(${domain}, [${sorted.join(', ')}])`)
}

/** r.name; where the name stands among the fields is remembered by the record's domain. */
function fieldFunction(name: string, key: Value): string {
  return `const ${name}c = new Int32Array(32).fill(-1)
function ${name}(r) {
  const i = r - HEAP
  if (i >= 0 && S.kind[i] === ${Kind.function}) {
    const d = S.aux[i]
    const c = (d & 15) << 1
    return S.pool[S.offset[i] + (${name}c[c] === d ? ${name}c[c + 1] : ${name}slow(r, d, c))]
  }
  return field(r, ${key})
}
function ${name}slow(r, d, c) {
  const k = positionIn(d, ${key})
  if (k < 0) field(r, ${key})
  ${name}c[c] = d
  return ${name}c[c + 1] = k
}`
}

function compileField(unit: Unit, record: string, name: string, c: Context): Code {
  const known = c.block.nameOf(`${record}.${name}`)
  if (known !== undefined) return val(known)
  const key = makeString(name)
  const site = `field_${key}`
  if (!unit.helpers.has(site)) {
    unit.resets.push(`${site}c.fill(-1)`)
    unit.helpers.set(site, fieldFunction(site, key))
  }
  const code = shareable(unit, `${site}(${record})`, c)
  if (/^\w+$/.test(code.js)) c.block.markNamed(`${record}.${name}`, code.js)
  return code
}

/** Applications to plain names are evaluated once where that is sound: unprimed variables do not change while an action runs. */
function shareable(unit: Unit, js: string, c: Context): Code {
  return !c.initial && c.mode === 'now' && /^\w+\(\w+(, \w+)?\)$/.test(js) && !/\bp\d+\b/.test(js) ? val(unit.once(js, c)) : val(js)
}

function compileIndex(unit: Unit, e: Extract<Expr, { kind: 'index' }>, c: Context): Code {
  const argument = (): string => (e.args.length === 1 ? unit.value(e.args[0]!, c) : `makeSequence([${e.args.map((a) => unit.value(a, c)).join(', ')}])`)
  const f = e.function
  if (f.kind === 'local') {
    const binding = c.env.lookup(f.symbol)
    if (binding?.kind === 'recursiveFunction') return val(`${binding.js}(${argument()})`)
  }
  if (f.kind === 'call' && f.args.length === 0) {
    const folded = unit.fold(f)
    if (folded !== undefined && folded >= HEAP && kindOf(folded) === Kind.closure) return val(`memoApply(${folded}, ${argument()})`)
    const d = definitionOf(f.definition)
    if (folded === undefined && d.kind === 'definition' && d.body?.kind === 'function' && d.body.self !== undefined) {
      const g = compileRecursiveFunction(unit, d.body, { ...c, env: d.inLet ? c.env.environmentOf(d) : Env.empty })
      return val(`${g}(${argument()})`)
    }
  }
  return shareable(unit, `apply(${unit.value(f, c)}, ${argument()})`, c)
}
