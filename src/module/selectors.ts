/**
 * Parts of definitions by name: `Op(a)!1!2`, `Op!lab`, `Op!<<`, `Op!:`.
 *
 * A selected part is the definition's body, unfolded with the arguments, walked down step by step. Parts under bound
 * variables, which would need the variables' values as arguments, are walked into when those are given. A definition of a LET
 * is selected by its name, and whatever is selected inside a LET keeps the definitions around it.
 */
import type { Expr as Syntax, PathStep } from '../syntax/tree.ts'
import type { Span } from '../syntax/source.ts'
import type { Argument, Definition, Expr, LocalSymbol } from './resolved.ts'
import { broken, type Context } from './context.ts'
import { applyOperator, copyExpr, freshLocal, isOperator, replaceFormals, unfold } from './copy.ts'

type Let = Extract<Expr, { kind: 'let' }>

/** The part of `base` (an application of `definition`) that the steps lead to. */
export function select(context: Context, base: Expr, definition: Definition, steps: readonly PathStep[], span: Span): Expr {
  if (base.kind !== 'call') return base
  const whole = unfold(base)
  if (whole === undefined) return fail(context, `the built-in operator \`${definition.name}\` has no parts to select`, span)
  return selectPart(context, whole, steps, span)
}

/** Values for names bound on the way to a part; undefined where they are not as many. */
type Supply = (step: PathStep, symbols: readonly LocalSymbol[]) => readonly Argument[] | undefined

/** The part of an expression that the steps lead to. */
export function selectPart(context: Context, whole: Expr, steps: readonly PathStep[], span: Span): Expr {
  const given: Supply = ({ args }, symbols) => (args.length === symbols.length ? args.map((a) => context.session.expr(context, a)) : undefined)
  const found = walk(context, whole, steps, span, given)
  return isOperator(found) ? fail(context, 'an operator is selected where an expression is needed', span) : found
}

/** `Op!1` or `Op!@` where an operator with `expected` parameters is needed: they are those of Op and the names bound on the way. */
export function selectOperator(context: Context, definition: Definition, prefix: readonly Argument[], steps: readonly PathStep[], span: Span, expected: number): Argument {
  const parameters = definition.parameters.slice(prefix.length).map(freshLocal)
  const args = parameters.map((symbol): Argument => (symbol.arity === 0 ? { kind: 'local', symbol, span } : { kind: 'operatorLocal', symbol, span }))
  const whole = unfold({ kind: 'call', definition, args: [...prefix, ...args], span })
  if (whole === undefined) return fail(context, `the built-in operator \`${definition.name}\` has no parts to select`, span)
  const all = [...parameters]
  const found = walk(context, whole, steps, span, (_, symbols) => symbols.map((s) => {
    const symbol = freshLocal(s)
    all.push(symbol)
    return { kind: 'local', symbol, span }
  }))
  if (isOperator(found) && all.length === 0 && parametersOf(found).length === expected) return found
  const own = isOperator(found) ? parametersOf(found) : []
  const body = isOperator(found) ? applyOperator(found, own.map((symbol) => ({ kind: 'local', symbol, span })), span) : found
  const has = [...all, ...own]
  if (has.length === expected && has.every((p) => p.arity === 0)) return { kind: 'operatorLambda', parameters: has, body, span }
  return fail(context, `an operator with ${expected} parameter${expected === 1 ? '' : 's'} is expected here, but what is selected has ${has.length}`, span)
}

/** Fresh names for the parameters of an operator. */
function parametersOf(operator: Exclude<Argument, Expr>): readonly LocalSymbol[] {
  const named = (n: number): LocalSymbol[] => Array.from({ length: n }, (_, i) => ({ kind: 'local', name: `_${i + 1}`, arity: 0, span: operator.span }))
  switch (operator.kind) {
    case 'operatorLambda': return operator.parameters.map(freshLocal)
    case 'operatorDefinition': return operator.definition.parameters.slice(operator.prefix.length).map(freshLocal)
    case 'operatorBuiltin': return named(operator.arity)
    default: return named(operator.symbol.arity)
  }
}

function walk(context: Context, whole: Expr, steps: readonly PathStep[], span: Span, supply: Supply): Argument {
  let e: Argument = whole
  const around: Let[] = []
  let named = true // the step before was the name of a definition or a label: after it a name means a label, not what a LET defines
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i] as PathStep
    if (isOperator(e)) {
      const inside: readonly Argument[] | undefined = e.kind === 'operatorLambda' && (step.name === '()' || step.name === '@') ? supply(step, e.parameters) : undefined
      if (inside === undefined) return fail(context, `cannot select \`!${step.name}\` of an operator`, step.span, [{ message: 'of a LAMBDA, `!(…)` with values for its parameters selects the body' }])
      e = applyOperator(e, inside, span)
      named = false
      continue
    }
    const next = steps[i + 1]
    if (step.name === ':' && !(named && (next === undefined || !/^(\d+|<<|>>|:|@|\(\))$/.test(next.name)))) {
      return fail(context, '`!:` stands after the name of a definition or a label only, at the end or before the name of what a LET defines', step.span)
    }
    const body: Expr = e.kind === 'label' && e.name === step.name ? e : withoutLabel(e)
    if (body.kind === 'let' && step.name !== ':') {
      if (step.name === '1' || step.name === '<<') {
        around.push(body)
        e = body.body
        named = false
        continue
      }
      const inside: Expr | undefined = named ? undefined : definedIn(context, body, step, supply)
      if (inside !== undefined) {
        around.push(body)
        e = inside
        named = true
        continue
      }
    }
    named = isWord(step.name)
    if (body.kind === 'case' && /^(\d+|<<)$/.test(step.name) && next !== undefined) {
      // CASE has parts of parts: `!2!1` or `!2!<<` is the test of the second arm, `!2!2` or `!2!>>` its value
      const number = step.name === '<<' ? 1 : Number(step.name)
      const arm: { readonly test: Expr | undefined; readonly value: Expr } | undefined = body.arms[number - 1] ?? (number === body.arms.length + 1 && body.other !== undefined ? { test: undefined, value: body.other } : undefined)
      const side = steps[++i]?.name
      const half: Expr | undefined = side === '1' || side === '<<' ? arm?.test : side === '2' || side === '>>' ? arm?.value : undefined
      if (half === undefined) return fail(context, `this CASE has no part \`!${step.name}!${steps[i]?.name}\``, step.span)
      e = half
      continue
    }
    const chosen = part(e, step, supply)
    if (chosen === undefined) {
      return fail(context, `cannot select \`!${step.name}\` of this expression`, step.span, [
        { message: 'supported are numbered parts of lists, operators and constructors, `!<<`, `!>>`, `!:`, bound parts with arguments, and labels' },
        { message: 'the expression selected from', span: e.span },
      ])
    }
    e = chosen
  }
  if (!isOperator(e)) return around.reduceRight((body: Expr, { definitions }) => ({ kind: 'let', definitions, body, span }), e)
  return around.length === 0 ? e : fail(context, 'an operator inside a LET cannot be selected', span)
}

/** What the LET defines under the name of the step, with the step's arguments; without any, its parameters are like bound names. */
function definedIn(context: Context, { definitions }: Let, step: PathStep, supply: Supply): Expr | undefined {
  const definition = definitions.find((d) => d.name === step.name)
  if (definition === undefined) return undefined
  const { parameters } = definition
  const args = parameters.length === step.args.length
    ? parameters.map((p, k) => context.session.argument(context, step.args[k] as Syntax, p.arity))
    : step.args.length === 0 && parameters.every(({ arity }) => arity === 0) ? supply(step, parameters) : undefined
  return args === undefined ? undefined : unfold({ kind: 'call', definition, args, span: step.span })
}

function fail(context: Context, message: string, span: Span, notes: readonly { message: string; span?: Span }[] = []): Expr {
  context.session.reporter.error('unsupported/selector', message, span, notes)
  return broken(span)
}

function withoutLabel(e: Expr): Expr {
  return e.kind === 'label' ? withoutLabel(e.body) : e
}

function isWord(name: string): boolean {
  return /^\w*[A-Za-z]\w*$/.test(name)
}

function part(e: Expr, step: PathStep, supply: Supply): Argument | undefined {
  const { name } = step
  if (e.kind === 'label' && e.name !== name && name !== ':') return part(e.body, step, supply)
  if (name === ':') return e
  if (name === '@' || name === '()' || name === '') return bound(e, step, supply)
  const parts = partsOf(e)
  if (name === '<<') return parts[0]
  if (name === '>>') return parts.length === 2 ? parts[1] : undefined
  if (/^\d+$/.test(name)) {
    return parts[Number(name) - 1]
  }
  return labelled(e, step, supply)
}

/** The operands that numbers select. */
function partsOf(e: Expr): readonly Argument[] {
  switch (e.kind) {
    case 'builtin': return e.args
    case 'call': case 'constant': case 'callLocal': return e.args
    case 'tuple': case 'setEnum': return e.items
    case 'product': return e.sets
    case 'functionSet': return [e.domain, e.range]
    case 'record': case 'recordSet': return e.fields.map((f) => f.value)
    case 'index': return [e.function, e.args.length === 1 ? (e.args[0] as Expr) : { kind: 'tuple', items: e.args, span: e.span }]
    case 'field': return [e.record, { kind: 'string', value: e.name, span: e.span }]
    case 'if': return [e.test, e.then, e.else]
    case 'box': case 'angle': return [e.action, e.subscript]
    case 'fairness': return [e.subscript, e.action]
    // numbers select the sets of bounds; the body needs values for the bound names: `!(a)`
    case 'quantifier': case 'setMap': case 'function': return [...new Set(e.binders.map((b) => b.set))]
    case 'setFilter': return [e.binder.set]
    case 'choose': return e.set === undefined ? [] : [e.set]
    case 'except': return [e.function] // the rest may mention `@`, which has no meaning outside
    default: return []
  }
}

/** `!(a)`: the body under bound variables, with values for them. */
function bound(e: Expr, step: PathStep, supply: Supply): Expr | undefined {
  const symbols = symbolsOf(e)
  const values = symbols === undefined ? undefined : supply(step, symbols)
  if (symbols === undefined || values === undefined) return undefined
  return copyExpr(e.kind === 'setFilter' ? e.predicate : (e as { body: Expr }).body, replaceFormals(symbols, values))
}

function symbolsOf(e: Expr): readonly LocalSymbol[] | undefined {
  switch (e.kind) {
    case 'quantifier': case 'setMap': case 'function': return e.binders.flatMap((b) => b.symbols)
    case 'setFilter': return e.binder.symbols
    case 'choose': case 'unboundedQuantifier': return e.symbols
    default: return undefined
  }
}

/** A label at any depth, not through another label; its parameters are the names bound on the way. */
function labelled(e: Expr, step: PathStep, supply: Supply): Expr | undefined {
  if (e.kind === 'label' && e.name === step.name && step.args.length === 0) return e.body
  let order: readonly LocalSymbol[] = []
  const search = (x: Expr, symbols: readonly LocalSymbol[]): Expr | undefined => {
    if (x.kind === 'label') {
      if (x.name !== step.name) return undefined
      order = x.parameters.flatMap((name) => symbols.findLast((s) => s.name === name) ?? [])
      return x.body
    }
    if (x.kind === 'let') {
      const inside = search(x.body, symbols)
      return inside === undefined ? undefined : { ...x, body: inside }
    }
    const own = symbolsOf(x)
    if (own !== undefined) return search(x.kind === 'setFilter' ? x.predicate : (x as { body: Expr }).body, [...symbols, ...own])
    const parts = x.kind === 'case' ? [...x.arms.flatMap((a) => [a.test, a.value]), ...(x.other === undefined ? [] : [x.other])] : partsOf(x)
    for (const p of parts) {
      const found = isOperator(p) ? undefined : search(p, symbols)
      if (found !== undefined) return found
    }
    return undefined
  }
  const found = search(e, [])
  const values = found === undefined ? undefined : supply(step, order)
  return found === undefined || values === undefined ? undefined : copyExpr(found, replaceFormals(order, values))
}
