/**
 * The generated module: one function for Init, one for the successors, one a test; as text.
 *
 * The current state lives in the variables s0, s1, … and the next one in p0, p1, … of the generated module's scope, so
 * that generated functions take only their own arguments.
 */
import { definitionOf, type Expr, type Model, type Named } from '../../module/resolved.ts'
import type { DerivedAction, DerivedActions } from '../../module/actions.ts'
import { actionAt, branchesAtOnce, compileAction, NO_ACTION, type ActionOf, type Continuation } from './actions.ts'
import { Block, Env, NotCompiled, type Context } from './blocks.ts'
import { allVariables, constantsOf, emitTemporalAction, emitTemporalTest, refusePrimes, testContext } from './temporal.ts'
import type { TestSource, TranslatedTemporal } from '../interpreter/temporal.ts'
import { sourceText } from '../model/text.ts'
import { isStackOverflow } from '../interpreter/failures.ts'
import { lookUp, setKeys } from './keys.ts'
import { compileRemembered, compileSite } from './memo.ts'
import { compileIfPossible } from './possible.ts'
import { given, known, namingOf } from './naming.ts'
import { runtime } from './runtime.ts'
import { emitAllSteps, emitPackedStep, emitStepTest, packedKeys } from './steps.ts'
import type { Unit } from './unit.ts'

/** Names that compile.ts adds to the runtime. */
export const HOOKS = ['interpret', 'callNative', 'choiceSite', 'outsideDomain', 'makeMemo', 'ValueMemo', 'GuardMemo', 'remembered', 'packer'] as const

/** The tests of temporal formulas. */
type TemporalSources = Pick<TranslatedTemporal, 'stateSources' | 'stepSources' | 'fairActions'>

export interface Emitted {
  readonly source: string
  /** Parts that the interpreter has to do, in words. */
  readonly interpreted: readonly string[]
}

export function emit(unit: Unit, model: Model, { actions, leaves }: DerivedActions, temporal: TemporalSources | undefined, withSteps: boolean): Emitted {
  const actionOf: ActionOf = (e) => leaves.get(e)
  const interpreted: string[] = []
  const attempt = (what: string, make: () => string): string => {
    try {
      return unit.attempt(make)
    } catch (error) {
      // A constant replaced by an operator that uses it has no end; long expressions may be deeper than the stack.
      if (!(error instanceof NotCompiled || isStackOverflow(error))) throw error
      interpreted.push(`${what} (${error instanceof NotCompiled ? error.message : 'too deep'})`)
      return 'undefined'
    }
  }
  const members = [
    `expand: ${model.next === undefined ? 'undefined' : attempt('Next', () => emitNext(unit, model.next!, actionOf))}`,
    `init: ${model.init.length === 0 ? 'undefined' : attempt('Init', () => emitInit(unit, model))}`,
    ...(['invariants', 'initialProperties', 'constraints'] as const).map((group) => `${group}: [${model[group].map((n) => attempt(n.name, () => emitStateTest(unit, n))).join(', ')}]`),
    `witnesses: [${[...model.possible, ...model.witnesses].map((n) => attempt(n.name, () => emitStateTest(unit, n))).join(', ')}]`,
    ...(['actionProperties', 'actionConstraints'] as const).map((group) => `${group}: [${model[group].map((n) => attempt(n.name, () => emitStepTest(unit, n))).join(', ')}]`),
    `temporalStates: [${(temporal?.stateSources ?? []).map((source) => attempt(sourceText(source.expr.span, 60), () => emitTemporalTest(unit, source))).join(', ')}]`,
    `temporalSteps: [${(temporal?.stepSources ?? []).map((source) => attempt(sourceText(source.expr.span, 60), () => emitTemporalTest(unit, source))).join(', ')}]`,
    `temporalActions: [${(temporal?.fairActions ?? []).map(({ enabled }) => temporal!.stateSources[enabled]!).map((source) => attempt(`the steps of ${sourceText(source.expr.span, 60)}`, () => emitTemporalAction(unit, source))).join(', ')}]`,
    `fairSteps: ${emitFairSteps(unit, (temporal?.fairActions ?? []).map(({ enabled }) => temporal!.stateSources[enabled]!), attempt)}`,
    `stepsHold: ${attempt('the action properties together', () => emitAllSteps(unit, model))}`,
    `stepWitnesses: [${model.stepWitnesses.map((n) => attempt(n.name, () => emitStepTest(unit, n))).join(', ')}]`,
    `packedStepWitnesses: [${model.stepWitnesses.map((n) => attempt(n.name, () => emitPackedStep(unit, model, n))).join(', ')}]`,
    `allHold: ${attempt('the invariants together', () => emitAll(unit, model.invariants))}`,
    `steps: [${(withSteps ? actions : []).map((action, k) => attempt(`the steps of ${action.name}`, () => emitSteps(unit, model.next!, action, k, actionOf))).join(', ')}]`,
    `view: ${model.view === undefined ? 'undefined' : attempt('VIEW', () => emitView(unit, model.view!))}`,
  ]
  const slots = range(unit)
  const most = Math.max(1, ...actions.map(({ parameters, choices }) => parameters.length + choices.length))
  const { columnOf, slotOf } = unit.layout
  const source = `"use strict"
const { ${[...Object.keys(runtime), ...HOOKS].join(', ')} } = runtime
const { values, masks } = remembered
${unit.projected.map((columns, k) => projectionFunction(`proj${k}`, columns)).join('\n')}
// The packed state being expanded or tested, and whether its grouped variables are in s0, s1, …
let out, from, at = 0, ready = true, ${slots.map((i) => `s${i} = 0, p${i} = 0`).join(', ')}${slots.length === 0 ? 'unused' : ''}
function need() { if (!ready) unpackGrouped() }
function unpackGrouped() { ready = true; ${grouped(unit).map((i) => `s${i} = packer.column(from, at, ${columnOf[i]})`).join('; ')} }
function loadOnce(row, offset) { if (row !== from || offset !== at || !ready) { loadPlain(row, offset); need() } }
function loadPlain(row, offset) { from = row; at = offset; ready = ${grouped(unit).length === 0}; ${slots.filter((i) => slotOf[i]! >= 0).map((i) => `s${i} = row[offset + ${slotOf[i]}]`).join('; ')} }
const { positions, first } = packer
function part(x) { const k = x - first; if (!(k >= 0 && k < positions.length)) return farPart(x); const position = positions[k]; return position < 0 ? packer.stranger() : from[at + position] }
function farPart(x) { const position = packer.positionOf(x); return position < 0 ? packer.stranger() : from[at + position] }
function bit(x) { const position = packer.positionOf(x); return position < 0 ? 0 : 1 << position }
let found = [], ${Array.from({ length: most }, (_, k) => `${given(k)} = NO_CHOICE`).join(', ')}
function now() { need(); return [${slots.map((i) => `s${i}`).join(', ')}] }
function load(states, offset) { ready = true; ${slots.map((i) => `s${i} = states[offset + ${i}]`).join('; ')} }
function loadState(state) { ready = true; ${slots.map((i) => `s${i} = state[${i}]`).join('; ')} }
function loadNext(states, offset) { ${slots.map((i) => `p${i} = states[offset + ${i}]`).join('; ')} }
${unit.functions.join('\n')}
${[...unit.helpers.values()].join('\n')}
return {
forget() { ${unit.resets.join('; ')} },
${members.join(',\n')}
}`
  return { source, interpreted }
}

function grouped(unit: Unit): number[] {
  return range(unit).filter((i) => unit.layout.columnOf[i]! >= 0)
}

/** A function from a tuple to the number of its part; what is no tuple stays what it is. */
function projectionFunction(name: string, columns: string): string {
  return `const ${name}p = packer.projection([${columns}])
function ${name}(tuple) { if (tuple < 0) return tuple; const ids = ${name}p.ids; const known = tuple < ids.length ? ids[tuple] : 0; return known !== 0 ? known : ${name}p.compute(tuple) }`
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
      if (!c.initial) return compileSite(unit, c, action)
      const o = unit.fresh('o')
      c.block.push(`const ${o} = out.next(${action})`)
      return c.block.push(range(unit).map((i) => `out.states[${o}${i === 0 ? '' : ` + ${i}`}] = ${c.assigned!.get(i)}`).join('; '))
    },
  }
}

function emitNext(unit: Unit, next: Expr, actionOf: ActionOf): string {
  const end = finish(unit)
  const name = emitAction(unit, next, actionOf, end, NO_ACTION)
  return `(row, offset, to) => { out = to; remembered.start(row, offset, to); loadPlain(row, offset); ${name}() }`
}

/** Those actions of WF and SF of which it is only asked that something changes, each under the number that its fairness has; as Next they are remembered. */
function emitFairSteps(unit: Unit, sources: readonly TestSource[], attempt: (what: string, make: () => string) => string): string {
  const end = finish(unit)
  const actions = sources.flatMap(({ expr, environment, bound }, number) => {
    const variables = expr.kind !== 'angle' || bound !== undefined && bound.definitions.length > 0 ? undefined : allVariables(expr.subscript, unit.width)
    if (expr.kind !== 'angle' || variables === undefined) return []
    const add = attempt(`the steps of ${sourceText(expr.span, 60)} together with others`, () => emitAction(unit, expr.action, () => undefined, end, number, constantsOf(environment)))
    return add === 'undefined' ? [] : [`{ number: ${number}, variables: [${variables.join(', ')}], add: ${add} }`]
  })
  if (actions.length === 0) return 'undefined'
  return `{ start(row, offset, to) { out = to; remembered.start(row, offset, to); loadPlain(row, offset) }, actions: [${actions.join(', ')}] }`
}

/**
 * (state, known arguments) → successors as one list: arguments, choices and slots of each, one after the other. An argument
 * that is not known is NONE.
 */
function emitSteps(unit: Unit, next: Expr, action: DerivedAction, index: number, actionOf: ActionOf): string {
  const naming = namingOf(index, action)
  const block = new Block(undefined, 0)
  const c: Context = { env: Env.empty, mode: 'now', block, assigned: new Map(), initial: false, named: { naming, inside: false } }
  const names = naming.symbols.map((_, k) => given(k))
  compileAction(unit, next, c, NO_ACTION, actionOf, {
    trivial: true,
    compile(at) {
      if (range(unit).some((i) => !at.assigned!.has(i))) at.block.push('deopt()')
      else at.block.push(`found.push(${[...names, ...range(unit).map((i) => at.assigned!.get(i))].join(', ')})`)
    },
  })
  const name = unit.fresh('steps')
  unit.functions.push(`function ${name}(${naming.symbols.map((_, k) => known(k)).join(', ')}) {\n${block.lines.join('\n')}\n}`)
  const arguments_ = naming.symbols.map((_, k) => `args[${k}] === undefined ? NONE : args[${k}]`)
  return `(state, args) => { found = []; loadState(state); ${name}(${arguments_.join(', ')}); const all = found; found = []; return all }`
}

/** One generated function a disjunct of Next, so that each is small enough to be optimised. */
function emitAction(unit: Unit, e: Expr, actionOf: ActionOf, end: Continuation, action: number, env: Env = Env.empty): string {
  const index = actionAt(e, action, actionOf)
  const name = unit.fresh('action')
  const parts = disjuncts(e)
  if (parts !== undefined && actionOf(e) === undefined) {
    const calls = parts.map((part) => `${emitAction(unit, part, actionOf, end, index, env)}()`)
    unit.functions.push(`function ${name}() { ${calls.join('; ')} }`)
    return name
  }
  const block = new Block(undefined, 0)
  const c: Context = { env, mode: 'now', block, assigned: new Map(), initial: false }
  if (!branchesAtOnce(e)) {
    compileAction(unit, e, c, action, actionOf, end)
  } else {
    compileIfPossible(unit, e, c, (at) => {
      if (!compileRemembered(unit, [e], at, false, (inner) => compileAction(unit, e, inner, action, actionOf, end))) compileAction(unit, e, at, action, actionOf, end)
    })
  }
  const text = block.lines.join('\n')
  unit.functions.push(`function ${name}() {\n${readsGrouped(unit, text) ? 'need()\n' : ''}${text}\n}`)
  return name
}

/** Whether this part of a generated function, outside of what is behind a memo, may read a grouped variable as it is. */
function readsGrouped(unit: Unit, text: string): boolean {
  const names = new Set(text.match(/\w+/g))
  return grouped(unit).some((i) => names.has(`s${i}`)) || names.has('interpret') || [...unit.variants.values()].some((variant) => variant !== 'failed' && names.has(variant.name))
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

function emitStateTest(unit: Unit, named: Named): string {
  refusePrimes(unit, named.body)
  const calls = conjuncts(named.body).map((conjunct) => `${emitConjunct(unit, conjunct)}()`)
  return `(states, offset) => { load(states, offset); return ${calls.join(' && ')} }`
}

function conjuncts(e: Expr): readonly Expr[] {
  if (e.kind === 'builtin' && e.op === 'and') return e.args.flatMap(conjuncts)
  if (e.kind === 'label') return conjuncts(e.body)
  // \A over a conjunction is the conjunction of \As: each part then depends on less.
  if (e.kind === 'quantifier' && e.quantifier === 'forall') {
    const parts = conjuncts(e.body)
    return parts.length === 1 ? [e] : parts.map((body) => ({ ...e, body }))
  }
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
  const memo = unit.fresh('memo')
  unit.functions.push(`const ${memo} = new ValueMemo(${keys.length})
function ${name}() {
${lookUp(memo, keys, () => 'return true')}
${body}if (!(${test})) return false
${setKeys(memo, keys)}
return true
}`)
  return name
}

/**
 * All invariants at once: conjuncts that read the same variables form a group, which is skipped when those variables have
 * the values for which it held last time, or at some earlier time.
 */
function emitAll(unit: Unit, invariants: readonly Named[]): string {
  const groups = new Map<string, Expr[]>()
  for (const conjunct of invariants.flatMap(({ body }) => conjuncts(body))) {
    const facts = unit.analysis.ofExpr(conjunct)
    if (!facts.pure) throw new NotCompiled('an invariant that is not a function of the state')
    const key = [...facts.reads].sort((a, b) => a - b).join(' ')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [conjunct])
    else group.push(conjunct)
  }
  if (groups.size === 0) return 'undefined'
  const calls = [...groups].map(([key, conjuncts]) => {
    const reads = key === '' ? [] : key.split(' ').map(Number)
    return { js: emitGroup(unit, reads, conjuncts), mask: slotMask(unit, reads) }
  })
  const { width } = unit.layout
  if (width > 30) return `(row, offset) => { from = undefined\nreturn ${calls.map(({ js }) => js).join(' && ')} }`
  // What a step does not change holds as it held before.
  const differ = Array.from({ length: width }, (_, slot) => `(row[offset + ${slot}] === parent[i + ${slot}] ? 0 : ${1 << slot})`)
  return `(row, offset, parent, i) => { from = undefined
const changed = parent === undefined ? -1 : ${differ.join(' | ')}
return ${calls.map(({ js, mask }) => `((changed & ${mask}) === 0 || ${js})`).join(' && ')} }`
}

/** The packed slots that hold these variables, as a mask. */
function slotMask(unit: Unit, variables: readonly number[]): number {
  const { slotOf, elements } = unit.layout
  return variables.reduce((mask, i) => mask | (slotOf[i]! < 0 ? (1 << elements.length) - 1 : 1 << slotOf[i]!), 0)
}

function emitGroup(unit: Unit, reads: readonly number[], conjuncts: readonly Expr[]): string {
  const tests = conjuncts.map((e) => {
    const c = testContext()
    const js = unit.boolean(e, c)
    return `${c.block.lines.join('\n')}\nif (!(${js})) return false`
  })
  const name = unit.fresh('group')
  const keys = packedKeys(unit, reads)
  if (keys.length === 0 || keys.length > 10) {
    unit.functions.push(`function ${name}(row, offset) {\nloadPlain(row, offset)\nneed()\n${tests.map((t) => `{${t}}`).join('\n')}\nreturn true\n}`)
    return `${name}(row, offset)`
  }
  const now = keys.map((_, i) => `k${i}`)
  const last = keys.map(() => unit.fresh('last'))
  const memo = unit.fresh('memo')
  const remember = last.map((k, i) => `${k} = k${i}`).join('; ')
  unit.resets.push(...last.map((k) => `${k} = NONE`))
  unit.functions.push(`const ${memo} = new ValueMemo(${keys.length})
let ${last.map((k) => `${k} = NONE`).join(', ')}
function ${name}(row, offset) {
${keys.map((js, i) => `const k${i} = ${js}`).join('; ')}
if (${last.map((k, i) => `${k} === k${i}`).join(' && ')}) return true
${lookUp(memo, now, () => `{ ${remember}; return true }`)}
return ${name}miss(row, offset, h, ${now.join(', ')})
}
function ${name}miss(row, offset, h, ${now.join(', ')}) {
loadOnce(row, offset)
${tests.map((t) => `{${t}}`).join('\n')}
${setKeys(memo, now)}
${remember}
return true
}`)
  return `${name}(row, offset)`
}

function emitView(unit: Unit, view: Named): string {
  refusePrimes(unit, view.body)
  const c = testContext()
  const js = unit.value(view.body, c)
  return `(states, offset) => { load(states, offset)\n${c.block.lines.join('\n')}\nreturn storable(${js}) }`
}
