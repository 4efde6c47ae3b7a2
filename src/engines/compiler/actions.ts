/**
 * Actions to straight-line code with nested branches.
 *
 * An action is compiled together with what follows it: a conjunction continues inside each branch of a disjunction, each
 * element of a quantifier, so that a successor is written exactly once for every way of satisfying the action, in TLC's
 * order. Which variables have been assigned is known at compile time at every point. What follows a branching conjunct is
 * written once a set of assigned variables, as a local function, when it is more than the final "emit".
 *
 * The same code compiles the initial predicate: there the unprimed variables are the ones assigned.
 */
import { definitionOf, type Definition, type Expr } from '../../module/resolved.ts'
import { componentsOf, lengthOf } from '../../value/store.ts'
import type { Position } from './analysis.ts'
import { type Context, Env, NotCompiled } from './blocks.ts'
import { bindArguments } from './definitions.ts'
import { bindDefinitions } from './expressions.ts'
import { forEachChoice } from './loops.ts'
import { changesAt, compileLate, compileRemembered } from './memo.ts'
import { compileIfPossible } from './possible.ts'
import { compileLeaf, forEachNamed, onlyIfReaching, reached } from './naming.ts'
import { asValue, type Unit, val } from './unit.ts'

/** What follows: compiles the rest at the given point. `trivial` when writing it several times costs nothing. */
export interface Continuation {
  readonly trivial: boolean
  /** Nothing follows but writing the successor. */
  readonly terminal?: boolean
  readonly compile: (c: Context, action: number) => void
}

/** Index of the derived action that an expression node begins, if it begins one. */
export type ActionOf = (e: Expr) => number | undefined

type Go = (e: Expr, c: Context, then: Continuation, action?: number) => void

/** No derived action begins at a node that was passed so far. */
export const NO_ACTION = -1

/** What another action begins with may be a part of this one, which it then belongs to. */
export function actionAt(e: Expr, action: number, actionOf: ActionOf): number {
  return action === NO_ACTION ? actionOf(e) ?? NO_ACTION : action
}

export function compileAction(unit: Unit, e: Expr, c: Context, action: number, actionOf: ActionOf, then: Continuation): void {
  const index = actionAt(e, action, actionOf)
  const { named } = c
  if (named?.inside === false && actionOf(e) !== undefined) {
    if (index !== named.naming.action) return
    return compileLeaf(unit, named, c, (inner, keep) => {
      compileAction(unit, e, inner, index, actionOf, {
        trivial: false,
        compile(at, reached) {
          keep(at)
          then.compile(at, reached)
        },
      })
    })
  }
  // With every variable assigned, TLC only tests what is left: nothing branches any more.
  if (c.assigned!.size === unit.width) return test(unit, c, unit.boolean(e, c), index, then)
  const go: Go = (x, inner, k, reached = index) => compileAction(unit, x, inner, reached, actionOf, k)
  switch (e.kind) {
    case 'label': return go(e.body, c, then)
    case 'let': return go(e.body, { ...c, env: bindDefinitions(e.definitions, c) }, then)
    case 'box': {
      const rest = shared(unit, c, then)
      branch(c, (inner) => go(e.action, inner, rest))
      branch(c, (inner) => compileUnchanged(unit, e.subscript, inner, index, then === rest ? then : rest))
      return flushShared(rest, c)
    }
    case 'angle': return go(e.action, c, { trivial: false, compile: (inner, a) => test(unit, inner, `!(${unit.boolean({ kind: 'builtin', op: 'UNCHANGED', args: [e.subscript], span: e.span }, inner)})`, a, then) })
    case 'if': {
      if (!isAction(unit, e, c)) break
      const condition = unit.atomOf(unit.boolean(e.test, c), c)
      if (condition === 'true' || condition === 'false') return go(condition === 'true' ? e.then : e.else, c, then)
      const rest = shared(unit, c, then)
      const yes = c.block.child()
      go(e.then, { ...c, block: yes }, rest)
      const no = c.block.child()
      go(e.else, { ...c, block: no }, rest)
      c.block.push(`if (${condition}) {`)
      c.block.lines.push(...yes.lines, '} else {', ...no.lines, '}')
      return flushShared(rest, c)
    }
    case 'case': return compileCase(unit, e, c, go, then)
    case 'quantifier':
      if (e.quantifier === 'forall') {
        if (!isAction(unit, e.body, c)) break
        return compileForall(unit, e, c, go, then, index)
      }
      if (named !== undefined) return forEachNamed(unit, named, e.binders, c, (inner) => go(e.body, inner, then))
      if (isRememberable(c, then) && e.binders.length > 1 && isSomeConstant(unit, e.binders.at(-1)!.set)) {
        // Bound one after the other, so that what is remembered need not be looked up for each element of the first set.
        const rest: Expr = { ...e, binders: e.binders.slice(0, -1) }
        return forEachChoice(unit, e.binders.slice(-1), c, (inner) => {
          compileIfPossible(unit, rest, inner, (at) => {
            if (!compileRemembered(unit, [rest], at, false, (within) => go(rest, within, then))) go(rest, at, then)
          })
        })
      }
      return forEachChoice(unit, e.binders, c, (inner) => {
        if (!isRememberable(inner, then) || !branchesAtOnce(e.body)) return go(e.body, inner, then)
        compileIfPossible(unit, e.body, inner, (at) => {
          if (!compileRemembered(unit, [e.body], at, false, (within) => go(e.body, within, then))) go(e.body, at, then)
        })
      })
    case 'call': {
      const d = definitionOf(e.definition)
      if (d.kind !== 'definition' || d.body === undefined || d.native !== undefined || !isAction(unit, e, c)) break
      if (d.recursive) throw new NotCompiled('recursive action')
      return compileCalledAction(d, e, c, go, then)
    }
    case 'constant': {
      const by = unit.yardstick.constantValue(e.symbol)
      return typeof by === 'object' && isAction(unit, e, c) ? go({ kind: 'call', definition: by, args: e.args, span: e.span }, c, then) : test(unit, c, unit.boolean(e, c), index, then)
    }
    case 'index':
      if (isAction(unit, e, c)) throw new NotCompiled('a function of actions')
      break
    case 'callLocal': {
      const binding = c.env.lookup(e.symbol)
      if (binding?.kind !== 'operator') break
      const operator = binding.argument
      if (operator.kind === 'operatorLambda') return go(operator.body, { ...c, env: bindArguments(operator.parameters, e.args, binding.env, c) }, then)
      if (operator.kind === 'operatorDefinition' && operator.prefix.length === 0) {
        const d = definitionOf(operator.definition)
        if (d.kind === 'definition' && d.body !== undefined && d.native === undefined && !d.inLet && !d.recursive) {
          return go(d.body, { ...c, env: bindArguments(d.parameters, e.args, Env.empty, c) }, then)
        }
      }
      break
    }
    case 'local': {
      const binding = c.env.lookup(e.symbol)
      if (binding?.kind === 'lazy' && isAction(unit, e, c)) return go(binding.expr, { ...c, env: binding.env }, then)
      break
    }
    case 'builtin':
      switch (e.op) {
        case 'implies': {
          if (!isAction(unit, e.args[1]!, c)) break
          const condition = unit.atomOf(unit.boolean(e.args[0]!, c), c)
          const rest = shared(unit, c, then)
          const yes = c.block.child()
          go(e.args[1]!, { ...c, block: yes }, rest)
          const no = c.block.child()
          rest.compile({ ...c, block: no }, index)
          c.block.push(`if (${condition}) {`)
          c.block.lines.push(...yes.lines, '} else {', ...no.lines, '}')
          return flushShared(rest, c)
        }
        case 'and': return compileConjunction(unit, e.args, 0, c, go, then, index)
        case 'or': {
          const rest = shared(unit, c, then)
          for (const operand of e.args) {
            if (named === undefined) branch(c, (inner) => go(operand, inner, rest))
            else c.block.lines.push(...bracketed(onlyIfReaching(named, c, (inner) => go(operand, inner, rest))))
          }
          return flushShared(rest, c)
        }
        case 'UNCHANGED':
          if (!c.initial) return compileUnchanged(unit, e.args[0]!, c, index, then)
          break
        case '=': case 'in': {
          const slot = target(e.args[0]!, c)
          if (slot !== undefined && !c.assigned!.has(slot)) return compileAssignment(unit, slot, e.op, e, c, index, then)
          break
        }
      }
  }
  test(unit, c, unit.boolean(e, c), index, then)
}

/** Whether e has to be compiled as an action: as a plain boolean it would not branch or assign. */
function isAction(unit: Unit, e: Expr, c: Context): boolean {
  return unit.analysis.branchesOrAssigns(e, positionOf(c.env, c.initial))
}

function positionOf(env: Env, initial: boolean): Position {
  return {
    initial,
    argument(symbol) {
      const binding = env.lookup(symbol)
      return binding?.kind === 'lazy' ? { expr: binding.expr, at: positionOf(binding.env, initial) } : undefined
    },
  }
}

/** Whether what is compiled here ends the action, from its beginning: then it may be put behind a memo. */
export function isRememberable(c: Context, then: Continuation): boolean {
  return then.terminal === true && !c.initial && c.assigned!.size === 0 && c.named === undefined
}

/** Whether e is a constant set that is not empty: evaluating what depends on its elements is evaluating it at least once. */
function isSomeConstant(unit: Unit, e: Expr): boolean {
  const v = unit.list(e)
  return v !== undefined && lengthOf(v) > 0
}

/** Whether e has several branches without a guard in front of them: a memo over all of them saves evaluating each. */
export function branchesAtOnce(e: Expr): boolean {
  if (e.kind === 'label') return branchesAtOnce(e.body)
  if (e.kind === 'call' && e.args.length === 0) {
    const d = definitionOf(e.definition)
    return d.kind === 'definition' && d.body !== undefined && d.native === undefined && !d.inLet && !d.recursive && branchesAtOnce(d.body)
  }
  return (e.kind === 'builtin' && e.op === 'or') || (e.kind === 'quantifier' && e.quantifier === 'exists')
}

function compileCalledAction(d: Definition, e: Extract<Expr, { kind: 'call' }>, c: Context, go: Go, then: Continuation): void {
  if (!d.inLet) return go(d.body!, { ...c, env: bindArguments(d.parameters, e.args, Env.empty, c) }, then)
  const binding = c.env.lookup(d)
  if (binding === undefined) throw new NotCompiled('LET definition out of scope')
  const env = binding.kind === 'lazy' ? binding.env : bindArguments(d.parameters, e.args, c.env.environmentOf(d), c)
  return go(d.body!, { ...c, env }, then)
}

function test(_unit: Unit, c: Context, condition: string, action: number, then: Continuation): void {
  if (condition === 'true') return then.compile(c, action)
  if (condition === 'false') return
  const inner = c.block.child()
  then.compile({ ...c, block: inner }, action)
  c.block.push(`if (${condition}) {`)
  c.block.lines.push(...inner.lines, '}')
}

function compileConjunction(unit: Unit, operands: readonly Expr[], from: number, c: Context, go: Go, then: Continuation, action: number): void {
  if (from === operands.length) return then.compile(c, action)
  // A called action at the end has guards of its own: they come before the memo.
  const callAtEnd = from === operands.length - 1 && operands[from]!.kind === 'call'
  if (!callAtEnd && isRememberable(c, then) && !c.memos?.at(-1)?.innermost && isAction(unit, operands[from]!, c)) {
    const rest = operands.slice(from)
    if (compileRemembered(unit, rest, c, true, (inner) => compileConjunction(unit, operands, from, inner, go, then, action))) return
  }
  if (from === operands.length - 1) return go(operands[from]!, c, then, action)
  // Names bound so far stay bound for the rest; only the block and the assigned variables come from the branch.
  const rest: Continuation = {
    trivial: false,
    compile: (inner, reached) => compileConjunction(unit, operands, from + 1, { ...c, block: inner.block, assigned: inner.assigned, updates: inner.updates, changedAt: inner.changedAt, named: inner.named }, go, then, reached),
  }
  go(operands[from]!, c, rest, action)
}

/** More elements than this are not written one by one. */
const UNROLLED_MAX = 16

/** \\A over actions is a conjunction. TLC works on the first element, then on the last, and so on downwards. */
function compileForall(unit: Unit, e: Extract<Expr, { kind: 'quantifier' }>, c: Context, go: Go, then: Continuation, action: number): void {
  let envs: readonly Env[] = [c.env]
  for (const { symbols, tuple, set } of e.binders.toReversed()) {
    const constant = tuple ? undefined : unit.list(set, Math.floor(UNROLLED_MAX / Math.max(1, envs.length)))
    if (constant === undefined) throw new NotCompiled('\\A over actions')
    const elements = componentsOf(constant)
    envs = envs.flatMap((env) => elements.map((x) => env.bind(symbols[0]!, { kind: 'js', code: val(String(x)) })))
  }
  const [first, ...others] = envs
  const order = first === undefined ? [] : [first, ...others.toReversed()]
  const from = (k: number): Continuation => ({
    trivial: false,
    compile(inner, reached) {
      const env = order[k]
      if (env === undefined) return then.compile(inner, reached)
      go(e.body, { ...c, env, block: inner.block, assigned: inner.assigned, updates: inner.updates, changedAt: inner.changedAt, named: inner.named }, from(k + 1), reached)
    },
  })
  from(0).compile(c, action)
}

function branch(c: Context, body: (inner: Context) => void): void {
  const block = c.block.child()
  body({ ...c, block })
  c.block.push('{')
  c.block.lines.push(...block.lines, '}')
}

function bracketed(lines: readonly string[] | undefined): readonly string[] {
  return lines === undefined ? [] : ['{', ...lines, '}']
}

/** A continuation that several branches reach: each distinct set of assigned variables gets one local function. */
interface Shared extends Continuation {
  readonly written: string[]
}

function shared(unit: Unit, c: Context, then: Continuation): Continuation {
  if (then.trivial) return then
  const names = new Map<string, { readonly name: string; readonly reaching: boolean }>()
  const naming = c.named?.naming
  const written: string[] = []
  const rest: Shared = {
    trivial: true,
    written,
    compile: (inner, action) => {
      const key = `${action}${inner.named?.inside ? ' in its leaf' : ''}:${[...inner.assigned!.values()].sort().join(',')}:${[...(inner.changedAt ?? [])].join(';')}`
      const known = names.get(key)
      if (known?.reaching) naming!.calls++
      const name = known?.name ?? unit.fresh('then')
      if (known === undefined) {
        const before = naming === undefined ? 0 : reached(naming)
        const block = c.block.child()
        then.compile({ ...c, block, assigned: inner.assigned, updates: inner.updates, changedAt: inner.changedAt, named: inner.named }, action)
        names.set(key, { name, reaching: naming !== undefined && reached(naming) > before })
        written.push(`function ${name}() {\n${block.lines.join('\n')}\n}`)
      }
      inner.block.push(`${name}()`)
    },
  }
  return rest
}

/** Function declarations are hoisted to the start of their block, so they may follow their calls. */
function flushShared(rest: Continuation, c: Context): void {
  if ('written' in rest) c.block.lines.push(...(rest as Shared).written)
}

function compileCase(unit: Unit, e: Extract<Expr, { kind: 'case' }>, c: Context, go: Go, then: Continuation): void {
  const rest = shared(unit, c, then)
  const label = unit.fresh('L')
  const outer = { ...c, block: c.block.child() }
  for (const arm of e.arms) {
    const condition = unit.boolean(arm.test, outer)
    const inner = outer.block.child()
    go(arm.value, { ...outer, block: inner }, rest)
    outer.block.push(`if (${condition}) {`)
    outer.block.lines.push(...inner.lines, `break ${label} }`)
  }
  if (e.other === undefined) outer.block.push('deopt()')
  else go(e.other, outer, rest)
  c.block.push(`${label}: {`)
  c.block.lines.push(...outer.block.lines, '}')
  flushShared(rest, c)
}

/** The variable that `x'` (in Init: `x`) stands for, through parameters and definitions that are just that. */
function target(e: Expr, c: Context): number | undefined {
  if (c.initial) return variableOf(e, c)
  if (e.kind === 'builtin') return e.op === 'prime' ? variableOf(e.args[0]!, c) : undefined
  const next = behind(e, c)
  return next === undefined ? undefined : target(next.expr, next.context)
}

function variableOf(e: Expr, c: Context): number | undefined {
  if (e.kind === 'variable') return e.symbol.index
  const next = behind(e, c)
  return next === undefined ? undefined : variableOf(next.expr, next.context)
}

/** What a parameter or a definition without parameters stands for. */
function behind(e: Expr, c: Context): { readonly expr: Expr; readonly context: Context } | undefined {
  if (e.kind === 'local') {
    const binding = c.env.lookup(e.symbol)
    return binding?.kind === 'lazy' ? { expr: binding.expr, context: { ...c, env: binding.env } } : undefined
  }
  if (e.kind !== 'call' || e.args.length > 0) return undefined
  const d = definitionOf(e.definition)
  if (d.kind !== 'definition' || d.body === undefined || d.native !== undefined || d.recursive) return undefined
  return { expr: d.body, context: { ...c, env: d.inLet ? c.env.environmentOf(d) : Env.empty } }
}

function slotName(slot: number, c: Context): string {
  return `${c.initial ? 's' : 'p'}${slot}`
}

function compileAssignment(unit: Unit, slot: number, op: '=' | 'in', e: Extract<Expr, { kind: 'builtin' }>, c: Context, action: number, then: Continuation): void {
  const right = e.args[1]!
  const assigned = new Map(c.assigned).set(slot, slotName(slot, c))
  if (op === '=' && c.memos?.at(-1)?.late.has(slot)) {
    const update = compileLate(unit, slot, right, c)
    const updates = new Map(c.updates).set(slot, update)
    assigned.set(slot, `${update.js}(${update.inputs.join(', ')})`)
    return then.compile({ ...c, assigned, updates }, action)
  }
  if (op === '=') {
    const code = unit.expr(right, c)
    c.block.push(`${slotName(slot, c)} = ${code.type === 'bool' ? asValue(code) : `storable(${code.js})`}`)
    const mask = c.initial || unit.layout.columnOf[slot]! < 0 ? undefined : changesAt(unit, e, c)
    if (mask !== undefined) {
      // Outside of this branch, what the mask is made of may be out of scope.
      const name = unit.fresh('mask')
      unit.functions.push(`let ${name} = 0`)
      c.block.push(`${name} = ${mask}`)
      return then.compile({ ...c, assigned, changedAt: new Map(c.changedAt).set(slot, name) }, action)
    }
    return then.compile({ ...c, assigned }, action)
  }
  const symbol = { kind: 'local', name: 'value', arity: 0, span: right.span } as const
  forEachChoice(unit, [{ symbols: [symbol], tuple: false, set: right }], c, (inner, [x]) => {
    inner.block.push(`${slotName(slot, c)} = storable(${x})`)
    then.compile({ ...inner, env: c.env, assigned }, action)
  })
}

function compileUnchanged(unit: Unit, e: Expr, c: Context, action: number, then: Continuation): void {
  const slots = unchangedSlots(e, c)
  if (slots === undefined) return test(unit, c, unit.boolean({ kind: 'builtin', op: 'UNCHANGED', args: [e], span: e.span }, c), action, then)
  const assigned = new Map(c.assigned)
  const tests: string[] = []
  for (const slot of slots) {
    const name = assigned.get(slot)
    if (name === undefined) assigned.set(slot, `s${slot}`)
    else if (c.updates?.has(slot)) throw new NotCompiled('late update tested')
    else if (name !== `s${slot}`) tests.push(`eq(${name}, s${slot})`)
  }
  test(unit, { ...c, assigned }, tests.length === 0 ? 'true' : tests.join(' && '), action, then)
}

/** The variables of a (nested, possibly defined) tuple of variables; undefined when it is anything else. */
function unchangedSlots(e: Expr, c: Context): number[] | undefined {
  const variable = variableOf(e, c)
  if (variable !== undefined) return [variable]
  if (e.kind === 'label') return unchangedSlots(e.body, c)
  if (e.kind === 'tuple') {
    const parts = e.items.map((item) => unchangedSlots(item, c))
    return parts.includes(undefined) ? undefined : (parts as number[][]).flat()
  }
  if (e.kind === 'call' && e.args.length === 0) {
    const d = definitionOf(e.definition)
    if (d.kind === 'definition' && d.body !== undefined && d.native === undefined) return unchangedSlots(d.body, { ...c, env: d.inLet ? c.env.environmentOf(d) : Env.empty })
  }
  if (e.kind === 'local') {
    const binding = c.env.lookup(e.symbol)
    if (binding?.kind === 'lazy') return unchangedSlots(binding.expr, { ...c, env: binding.env })
  }
  return undefined
}
