/**
 * The generated module: one function for Init, one for the successors, one a test; as text.
 *
 * The current state lives in the variables s0, s1, … and the next one in p0, p1, … of the generated module's scope, so
 * that generated functions take only their own arguments.
 */
import { definitionOf, type Expr, type Model, type Named } from '../../module/resolved.ts'
import { compileAction, type ActionOf, type Continuation } from './actions.ts'
import { Block, Env, NotCompiled, type Context } from './blocks.ts'
import { compileSite } from './memo.ts'
import { runtime } from './runtime.ts'
import type { Unit } from './unit.ts'

/** Names that compile.ts adds to the runtime. */
export const HOOKS = ['interpret', 'callNative', 'choiceSite', 'outsideDomain'] as const

const MEMO_ENTRIES = 1 << 12

export interface Emitted {
  readonly source: string
  /** Parts that the interpreter has to do, in words. */
  readonly interpreted: readonly string[]
}

export function emit(unit: Unit, model: Model, actionOf: ActionOf): Emitted {
  const interpreted: string[] = []
  const attempt = (what: string, make: () => string): string => {
    const before = unit.functions.length
    try {
      return make()
    } catch (error) {
      if (!(error instanceof NotCompiled)) throw error
      unit.functions.length = before
      interpreted.push(`${what} (${error.message})`)
      return 'undefined'
    }
  }
  const members = [
    `expand: ${attempt('Next', () => emitNext(unit, model, actionOf))}`,
    `init: ${attempt('Init', () => emitInit(unit, model))}`,
    ...(['invariants', 'initialProperties', 'constraints'] as const).map((group) => `${group}: [${model[group].map((n) => attempt(n.name, () => emitStateTest(unit, n))).join(', ')}]`),
    ...(['actionProperties', 'actionConstraints'] as const).map((group) => `${group}: [${model[group].map((n) => attempt(n.name, () => emitStepTest(unit, n))).join(', ')}]`),
    `view: ${model.view === undefined ? 'undefined' : attempt('VIEW', () => emitView(unit, model.view!))}`,
  ]
  const slots = range(unit)
  const source = `"use strict"
const { ${[...Object.keys(runtime), ...HOOKS].join(', ')} } = runtime
let out, ${slots.map((i) => `s${i} = 0, p${i} = 0`).join(', ')}${slots.length === 0 ? 'unused' : ''}
function now() { return [${slots.map((i) => `s${i}`).join(', ')}] }
function load(states, offset) { ${slots.map((i) => `s${i} = states[offset + ${i}]`).join('; ')} }
function loadNext(states, offset) { ${slots.map((i) => `p${i} = states[offset + ${i}]`).join('; ')} }
${unit.functions.join('\n')}
return {
${members.join(',\n')}
}`
  return { source, interpreted }
}

function range(unit: Unit): number[] {
  return Array.from({ length: unit.width }, (_, i) => i)
}

/** The end of every way through an action: the successor is written out. */
function finish(unit: Unit): Continuation {
  return {
    trivial: true,
    terminal: true,
    compile: (c, action) => {
      if (range(unit).some((i) => !c.assigned!.has(i))) return c.block.push('deopt()')
      if (c.memo !== undefined) return compileSite(unit, c.memo, c, action)
      const o = unit.fresh('o')
      c.block.push(`const ${o} = out.next(${action})`)
      return c.block.push(range(unit).map((i) => `out.states[${o}${i === 0 ? '' : ` + ${i}`}] = ${c.assigned!.get(i)}`).join('; '))
    },
  }
}

function emitNext(unit: Unit, model: Model, actionOf: ActionOf): string {
  const end = finish(unit)
  const name = emitAction(unit, model.next!, actionOf, end, 0)
  return `(states, offset, to) => { out = to; load(states, offset); ${name}() }`
}

/** One generated function a disjunct of Next, so that each is small enough to be optimised. */
function emitAction(unit: Unit, e: Expr, actionOf: ActionOf, end: Continuation, action: number): string {
  const index = actionOf(e) ?? action
  const name = unit.fresh('action')
  const parts = disjuncts(e)
  if (parts !== undefined && actionOf(e) === undefined) {
    const calls = parts.map((part) => `${emitAction(unit, part, actionOf, end, index)}()`)
    unit.functions.push(`function ${name}() { ${calls.join('; ')} }`)
    return name
  }
  const block = new Block(undefined, 0)
  const c: Context = { env: Env.empty, mode: 'now', block, assigned: new Map(), initial: false }
  compileAction(unit, e, c, action, actionOf, end)
  unit.functions.push(`function ${name}() {\n${block.lines.join('\n')}\n}`)
  return name
}

function disjuncts(e: Expr): readonly Expr[] | undefined {
  if (e.kind === 'builtin' && e.op === 'or') return e.args
  if (e.kind === 'label') return disjuncts(e.body)
  if (e.kind === 'call' && e.args.length === 0) {
    const d = definitionOf(e.definition)
    if (d.kind === 'definition' && d.body !== undefined && d.native === undefined && !d.inLet && !d.recursive) return disjuncts(d.body)
  }
  return undefined
}

function emitInit(unit: Unit, model: Model): string {
  const block = new Block(undefined, 0)
  const c: Context = { env: Env.empty, mode: 'now', block, assigned: new Map(), initial: true }
  const all: Expr = model.init.length === 1 ? model.init[0]! : { kind: 'builtin', op: 'and', args: model.init, span: model.init[0]!.span }
  compileAction(unit, all, c, 0, () => undefined, finish(unit))
  return `(to) => { out = to\n${block.lines.join('\n')}\n}`
}

function testContext(): Context {
  return { env: Env.empty, mode: 'now', block: new Block(undefined, 0), assigned: undefined, initial: false }
}

function emitStateTest(unit: Unit, named: Named): string {
  const calls = conjuncts(named.body).map((conjunct) => `${emitConjunct(unit, conjunct)}()`)
  return `(states, offset) => { load(states, offset); return ${calls.join(' && ')} }`
}

function conjuncts(e: Expr): readonly Expr[] {
  if (e.kind === 'builtin' && e.op === 'and') return e.args.flatMap(conjuncts)
  if (e.kind === 'label') return conjuncts(e.body)
  if (e.kind === 'call' && e.args.length === 0) {
    const d = definitionOf(e.definition)
    if (d.kind === 'definition' && d.body !== undefined && d.native === undefined && !d.inLet && !d.recursive) return conjuncts(d.body)
  }
  return [e]
}

/** A conjunct that reads few variables is remembered to be true for the values it was true for. */
function emitConjunct(unit: Unit, e: Expr): string {
  const c = testContext()
  const test = unit.boolean(e, c)
  const name = unit.fresh('test')
  const facts = unit.analysis.ofExpr(e)
  const reads = [...facts.reads]
  const body = `${c.block.lines.join('\n')}\n`
  if (!facts.pure || reads.length === 0 || reads.length > 6) {
    unit.functions.push(`function ${name}() {\n${body}return ${test}\n}`)
    return name
  }
  const keys = reads.map((i) => `s${i}`)
  const hash = keys.map((k, i) => `Math.imul(${k}, ${0x9e3779b1 + 2 * i | 0})`).join(' ^ ')
  const memo = unit.fresh('memo')
  unit.functions.push(`const ${memo} = new Int32Array(${MEMO_ENTRIES * reads.length}).fill(NONE)
function ${name}() {
let h = ${hash}
h = ((h ^ (h >>> 15)) & ${MEMO_ENTRIES - 1}) * ${reads.length}
if (${keys.map((k, i) => `${memo}[h + ${i}] === ${k}`).join(' && ')}) return true
${body}if (!(${test})) return false
${keys.map((k, i) => `${memo}[h + ${i}] = ${k}`).join('; ')}
return true
}`)
  return name
}

function emitStepTest(unit: Unit, named: Named): string {
  const c = testContext()
  const test = unit.boolean(named.body, c)
  const name = unit.fresh('step')
  unit.functions.push(`function ${name}() {\n${c.block.lines.join('\n')}\nreturn ${test}\n}`)
  return `(from, i, to, j) => { load(from, i); loadNext(to, j); return ${name}() }`
}

function emitView(unit: Unit, view: Named): string {
  const c = testContext()
  const js = unit.value(view.body, c)
  return `(states, offset) => { load(states, offset)\n${c.block.lines.join('\n')}\nreturn storable(${js}) }`
}
