/**
 * Calls: inlined, or to a generated function a definition.
 *
 * Small definitions, those with operator parameters and those that read primed variables are inlined with their arguments
 * bound lazily. The others become JavaScript functions; an argument that may fail and might not be needed is passed as a
 * memoised thunk. A definition that runs over sets remembers its values by the identities of what it reads.
 */
import { definitionOf, type Argument, type Definition, type Expr, type LocalSymbol, type OperatorArgument } from '../../module/resolved.ts'
import { isOperatorArgument, mayFail, type Facts } from './analysis.ts'
import { Block, Env, NotCompiled, type Code, type Context } from './blocks.ts'
import { lookUp, setKeys } from './keys.ts'
import { nativeCode } from './natives.ts'
import { readsOf } from './reads.ts'
import { force, isOutsideLate, lazily, readsState, type Unit, val, type Variant } from './unit.ts'

type Call = Extract<Expr, { kind: 'call' }>

const INLINE_SIZE = 60
const MEMO_SIZE = 40
const MEMO_KEYS = 8

const numbers = new WeakMap<Definition, number>()
let nextNumber = 0

function numberOf(d: Definition): number {
  let n = numbers.get(d)
  if (n === undefined) {
    n = nextNumber++
    numbers.set(d, n)
  }
  return n
}

export function compileCall(unit: Unit, e: Call, c: Context): Code {
  const d = definitionOf(e.definition)
  if (d.kind === 'value') throw new NotCompiled('replaced by a value')
  if (d.inLet) return compileLetCall(unit, d, e, c)
  if (d.native !== undefined) return compileNative(unit, d.native, e, c)
  if (d.body === undefined) throw new NotCompiled('no body')
  if (shouldInline(unit, d)) return inline(unit, d, e.args, Env.empty, c)
  return callVariant(unit, d, e.args, c)
}

function compileLetCall(unit: Unit, d: Definition, e: Call, c: Context): Code {
  const binding = c.env.lookup(d)
  if (binding === undefined || d.body === undefined) throw new NotCompiled('LET definition out of scope')
  if (binding.kind === 'lazy') {
    if (c.mode === 'next' && binding.mode === 'now' && readsState(unit, binding)) {
      return unit.expr(binding.expr, { ...c, env: binding.env, mode: 'next' })
    }
    return isOutsideLate(binding, c) ? unit.expr(binding.expr, { ...c, env: binding.env, mode: binding.mode }) : force(unit, binding, c)
  }
  if (binding.kind === 'jsFunction') return val(`${binding.js}(${e.args.map((a) => plainArgument(unit, a, c)).join(', ')})`)
  const env = c.env.environmentOf(d)
  if (!d.recursive) return inline(unit, d, e.args, env, c)
  const name = unit.fresh('r')
  const block = c.block.child()
  const parameters = d.parameters.map((p) => [p, unit.fresh('a')] as const)
  let inner = env.define(d, { kind: 'jsFunction', js: name })
  for (const [p, js] of parameters) inner = inner.bind(p, p.arity > 0 ? { kind: 'jsFunction', js } : { kind: 'js', code: val(js) })
  const body = unit.value(d.body, { ...c, env: inner, block })
  c.block.push(`const ${name} = (${parameters.map(([, js]) => js).join(', ')}) => {`)
  c.block.lines.push(...block.lines, `return ${body} }`)
  return val(`${name}(${e.args.map((a) => plainArgument(unit, a, c)).join(', ')})`)
}

function plainArgument(unit: Unit, a: Argument, c: Context): string {
  return isOperatorArgument(a) ? operatorFunction(unit, a, c) : unit.value(a, c)
}

export function compileCallLocal(unit: Unit, e: Extract<Expr, { kind: 'callLocal' }>, c: Context): Code {
  return applyOperator(unit, e.symbol, e.args, e, c)
}

function applyOperator(unit: Unit, symbol: LocalSymbol, args: readonly Argument[], e: Expr, c: Context): Code {
  const binding = c.env.lookup(symbol)
  if (binding?.kind === 'jsFunction') return val(`${binding.js}(${args.map((a) => plainArgument(unit, a, c)).join(', ')})`)
  if (binding?.kind !== 'operator') throw new NotCompiled('unbound operator')
  const operator = binding.argument
  switch (operator.kind) {
    case 'operatorLambda': return unit.expr(operator.body, { ...c, env: bindArguments(operator.parameters, args, binding.env, c) })
    case 'operatorBuiltin': return unit.expr({ kind: 'builtin', op: operator.op, args: args as readonly Expr[], span: e.span }, c)
    case 'operatorLocal': throw new NotCompiled('operator of an operator')
    case 'operatorConstant': {
      const d = unit.yardstick.constantValue(operator.symbol)
      if (typeof d !== 'object') throw new NotCompiled('operator constant')
      return compileCall(unit, { kind: 'call', definition: d, args, span: e.span }, c)
    }
    case 'operatorDefinition': {
      const d = definitionOf(operator.definition)
      if (d.kind === 'value' || operator.prefix.length > 0) throw new NotCompiled('partly applied operator')
      const call: Call = { kind: 'call', definition: d, args, span: e.span }
      if (!d.inLet) return compileCall(unit, call, c)
      if (d.body === undefined || d.recursive) throw new NotCompiled('LET operator as an argument')
      return inline(unit, d, args, binding.env.environmentOf(d), c)
    }
  }
}

// ---------------------------------------------------------------- inlining

function shouldInline(unit: Unit, d: Definition): boolean {
  if (d.recursive) return false
  const facts = unit.analysis.ofDefinition(d)
  return d.parameters.some((p) => p.arity > 0) || facts.primes || (facts.size <= INLINE_SIZE && !(facts.loops && facts.pure))
}

function inline(unit: Unit, d: Definition, args: readonly Argument[], env: Env, c: Context): Code {
  return unit.expr(d.body!, { ...c, env: bindArguments(d.parameters, args, env, c) })
}

/** Parameters bound to arguments of the calling context: expressions lazily, operators by name. */
export function bindArguments(parameters: readonly LocalSymbol[], args: readonly Argument[], env: Env, c: Context): Env {
  let inner = env
  parameters.forEach((p, i) => {
    const a = args[i]!
    inner = inner.bind(p, isOperatorArgument(a) ? operatorBinding(a, c) : lazily(a, c.env, c.mode, c.block))
  })
  return inner
}

function operatorBinding(a: OperatorArgument, c: Context): ReturnType<Env['lookup']> & object {
  if (a.kind === 'operatorLocal') {
    const binding = c.env.lookup(a.symbol)
    if (binding !== undefined) return binding
  }
  return { kind: 'operator', argument: a, env: c.env, mode: c.mode }
}

/** A JavaScript function for an operator argument. */
export function operatorFunction(unit: Unit, a: OperatorArgument, c: Context): string {
  if (a.kind === 'operatorLocal') {
    const binding = c.env.lookup(a.symbol)
    if (binding?.kind === 'jsFunction') return binding.js
    if (binding?.kind === 'operator') return operatorFunction(unit, binding.argument, { ...c, env: binding.env })
    throw new NotCompiled('unbound operator')
  }
  const arity = a.kind === 'operatorLambda' ? a.parameters.length : a.kind === 'operatorBuiltin' ? a.arity : a.kind === 'operatorConstant' ? a.symbol.arity : a.definition.parameters.length - a.prefix.length
  const symbols: LocalSymbol[] = Array.from({ length: arity }, (_, i) => ({ kind: 'local', name: `argument${i}`, arity: 0, span: a.span }))
  const names = symbols.map(() => unit.fresh('a'))
  let env: Env = c.env
  symbols.forEach((symbol, i) => {
    env = env.bind(symbol, { kind: 'js', code: val(names[i]!) })
  })
  const self: LocalSymbol = { kind: 'local', name: 'operator', arity, span: a.span }
  env = env.bind(self, { kind: 'operator', argument: a, env: c.env, mode: c.mode })
  const block = c.block.child()
  const call: Expr = { kind: 'callLocal', symbol: self, args: symbols.map((symbol) => ({ kind: 'local', symbol, span: a.span })), span: a.span }
  const body = unit.value(call, { ...c, env, block })
  return `((${names.join(', ')}) => {\n${block.lines.join('\n')}\nreturn ${body} })`
}

function compileNative(unit: Unit, native: string, e: Call, c: Context): Code {
  if (e.args.every((a) => !isOperatorArgument(a))) {
    if (native === 'TLC.Assert' || native.startsWith('TLC.TLCGet') || native === 'TLC.TLCSet') throw new NotCompiled(native)
    const code = nativeCode(native, e.args.map((a) => unit.value(a as Expr, c)))
    if (code !== undefined) return code
  }
  return val(`callNative(${JSON.stringify(native)}, [${e.args.map((a) => plainArgument(unit, a, c)).join(', ')}])`)
}

// ---------------------------------------------------------------- functions

function callVariant(unit: Unit, d: Definition, args: readonly Argument[], c: Context): Code {
  const facts = unit.analysis.ofDefinition(d)
  if (facts.primesLocal) throw new NotCompiled('primed argument of a recursive operator')
  if (c.assigned !== undefined && (c.initial || c.mode === 'next')) {
    for (const i of facts.reads) if (!c.assigned.has(i)) throw new NotCompiled('read before assignment')
  }
  if (c.late !== undefined && (facts.primes || c.mode === 'next')) throw new NotCompiled('next value read by a late update')
  if (facts.readsPrimed.size > 0 && (c.mode === 'next' || c.assigned !== undefined && [...facts.readsPrimed].some((i) => !c.assigned!.has(i)))) throw new NotCompiled('primed')
  const thunks = d.parameters.map((p, i) => {
    const a = args[i]!
    return p.arity === 0 && !isOperatorArgument(a) && mayFail(a) && unit.fold(a) === undefined && !strictIn(d, p)
  })
  const variant = variantOf(unit, d, c.mode, thunks)
  for (const i of facts.reads) c.late?.reads.add(i)
  synchronise(facts, c)
  const given = args.map((a, i) => {
    if (!thunks[i]) return plainArgument(unit, a, c)
    const block = c.block.child()
    const js = unit.value(a as Expr, { ...c, block })
    return `thunk(() => {\n${block.lines.join('\n')}\nreturn ${js} })`
  })
  return { js: `${variant.name}(${given.join(', ')})`, type: variant.type }
}

/** A function that reads next values reads them from p0, p1, …: unchanged ones are copied there first. */
function synchronise(facts: Facts, c: Context): void {
  if (c.assigned === undefined) return
  for (const i of c.mode === 'next' ? facts.reads : facts.readsPrimed) {
    const name = c.assigned.get(i)
    if (name !== undefined && name !== `p${i}` && !c.initial) c.block.push(`p${i} = ${name}`)
  }
}

function variantOf(unit: Unit, d: Definition, mode: Context['mode'], thunks: readonly boolean[]): Variant {
  const known = unit.variants
  const key = `${numberOf(d)} ${mode} ${thunks.map(Number).join('')}`
  const existing = known.get(key)
  if (existing === 'failed') throw new NotCompiled(d.name)
  if (existing !== undefined) return existing
  const variant: Variant = { name: unit.fresh(`${d.name.replace(/\W/g, '_')}_`), type: isBoolean(d.body!) ? 'bool' : 'val' }
  known.set(key, variant)
  try {
    unit.attempt(() => emitFunction(unit, d, mode, thunks, variant))
  } catch (error) {
    known.set(key, 'failed')
    throw error
  }
  return variant
}

function emitFunction(unit: Unit, d: Definition, mode: Context['mode'], thunks: readonly boolean[], variant: Variant): void {
  const block = new Block(undefined, 0)
  let env: Env = Env.empty
  const names = d.parameters.map((p, i) => {
    const js = unit.fresh('a')
    env = env.bind(p, p.arity > 0 ? { kind: 'jsFunction', js } : { kind: 'js', code: val(thunks[i] ? `${js}()` : js) })
    return js
  })
  const c: Context = { env, mode, block, assigned: undefined, initial: false }
  const body = variant.type === 'bool' ? unit.boolean(d.body!, c) : unit.value(d.body!, c)
  const keys = thunks.includes(true) ? undefined : memoKeys(unit, d, env, mode)
  const lines = block.lines.join('\n')
  if (keys === undefined) {
    unit.functions.push(`function ${variant.name}(${names.join(', ')}) {\n${lines}\nreturn ${body}\n}`)
    return
  }
  const memo = unit.fresh('memo')
  const n = keys.length
  const store = variant.type === 'bool' ? 'result ? 1 : 0' : 'result'
  const given = keys.map((_, i) => `k${i}`)
  unit.functions.push(`const ${memo} = new ValueMemo(${n})
function ${variant.name}(${names.join(', ')}) {
${keys.map((js, i) => `const k${i} = ${js}`).join('\n')}
${lookUp(memo, given, (at) => `return ${memo}.table[${at} + ${n}]${variant.type === 'bool' ? ' === 1' : ''}`)}
${lines}
const result = ${body}
${setKeys(memo, given)}; ${memo}.table[j + ${n}] = ${store}
return result
}`)
}

/** JavaScript of a constant expression. */
export function literalOf(unit: Unit, e: Expr): string | undefined {
  const v = unit.fold(e)
  return v === undefined ? undefined : String(v)
}

/**
 * JavaScript of the truth (0 or 1; -1 where it fails) of a definition that runs over sets: as the key of a memo, whether a follower waits for an
 * answer recurs far more often than the network that tells.
 */
export function summaryOf(unit: Unit, d: Definition, args: readonly string[]): string | undefined {
  if (d.inLet || d.native !== undefined || d.recursive || d.body === undefined || d.parameters.some((p) => p.arity > 0)) return undefined
  const facts = unit.analysis.ofDefinition(d)
  if ([...facts.reads].some((i) => unit.layout.columnOf[i]! >= 0)) return undefined
  if (!facts.pure || !facts.loops || facts.reads.size === 0 || facts.primes || !isBoolean(d.body)) return undefined
  try {
    return `${summaryFunction(unit, variantOf(unit, d, 'now', args.map(() => false)).name, args.length)}(${args.join(', ')})`
  } catch (error) {
    if (error instanceof NotCompiled) return undefined
    throw error
  }
}

/** A function of a test that may fail where a guard in front of it would have kept it from being asked. */
function summaryFunction(unit: Unit, test: string, arity: number): string {
  const name = `${test}key`
  const parameters = Array.from({ length: arity }, (_, i) => `y${i}`).join(', ')
  unit.helpers.set(name, `function ${name}(${parameters}) { try { return ${test}(${parameters}) ? 1 : 0 } catch (error) { return failed(error) } }`)
  return name
}

/** What the value of a definition worth remembering depends on; undefined when it is not, or too much. */
function memoKeys(unit: Unit, d: Definition, env: Env, mode: Context['mode']): readonly string[] | undefined {
  const facts = unit.analysis.ofDefinition(d)
  if (!facts.pure || facts.primes || !(facts.loops || facts.size > MEMO_SIZE) || d.parameters.some((p) => p.arity > 0)) return undefined
  const reads = readsOf([d.body!], env, { constantOf: (symbol) => unit.yardstick.constantValue(symbol), literal: (e) => literalOf(unit, e), grouped: () => false })
  const parameters = d.parameters.map((p) => env.lookup(p)).map((b) => (b?.kind === 'js' ? b.code.js : ''))
  const keys = reads === undefined
    ? [...parameters, ...[...facts.reads].map((i) => `s${i}`)]
    : [...reads.locals, ...[...reads.whole, ...reads.self].map((i) => `s${i}`), ...[...reads.projected].filter(([, { slot }]) => !reads.whole.has(slot)).map(([js]) => js.replaceAll('apply(', 'lookupOrNone('))]
  if (keys.length === 0 || keys.length > MEMO_KEYS) return undefined
  return mode === 'now' ? keys : keys.map((js) => js.replace(/\bs(\d+)\b/g, 'p$1'))
}

/** Whether e certainly yields a boolean (or an error). */
function isBoolean(e: Expr, depth = 0): boolean {
  switch (e.kind) {
    case 'boolean': case 'quantifier': case 'box': case 'angle': return true
    case 'builtin': return ['and', 'or', 'not', 'implies', 'equiv', '=', '#', 'in', 'notin', 'subseteq', 'UNCHANGED'].includes(e.op) || (e.op === 'prime' && isBoolean(e.args[0]!, depth))
    case 'if': return isBoolean(e.then, depth) && isBoolean(e.else, depth)
    case 'let': case 'label': return isBoolean(e.body, depth)
    case 'call': {
      const d = definitionOf(e.definition)
      return depth < 8 && d.kind === 'definition' && d.native === undefined && d.body !== undefined && !d.recursive && isBoolean(d.body, depth + 1)
    }
    default: return false
  }
}

/** Whether evaluating d's body certainly evaluates parameter p. */
function strictIn(d: Definition, p: LocalSymbol): boolean {
  return d.body !== undefined && strict(d.body, p, 0)
}

function strict(e: Expr, p: LocalSymbol, depth: number): boolean {
  const s = (x: Expr): boolean => strict(x, p, depth)
  switch (e.kind) {
    case 'local': return e.symbol === p
    case 'builtin': return ['and', 'or', 'implies'].includes(e.op) ? s(e.args[0]!) : e.op === 'ENABLED' ? false : e.args.some(s)
    case 'call': {
      const d = definitionOf(e.definition)
      if (d.kind === 'value') return false
      return e.args.some((a, i) => !isOperatorArgument(a) && s(a) && (d.native !== undefined || (depth < 4 && d.body !== undefined && strict(d.body, d.parameters[i]!, depth + 1))))
    }
    case 'if': return s(e.test) || (s(e.then) && s(e.else))
    case 'case': return s(e.arms[0]!.test)
    case 'let': case 'label': return s(e.body)
    case 'quantifier': case 'setMap': case 'function': return e.binders.some((b) => s(b.set))
    case 'setFilter': return s(e.binder.set)
    case 'choose': return e.set !== undefined && s(e.set)
    case 'except': return s(e.function)
    case 'index': return s(e.function) || e.args.some(s)
    case 'field': return s(e.record)
    case 'tuple': case 'setEnum': return e.items.some(s)
    case 'product': return e.sets.some(s)
    case 'record': case 'recordSet': return e.fields.some((f) => s(f.value))
    case 'functionSet': return s(e.domain) || s(e.range)
    default: return false
  }
}
