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
import { copyExpr, isOperator, replaceFormals, unfold } from './copy.ts'
import { forEachDeep } from './walk.ts'

type Let = Extract<Expr, { kind: 'let' }>

/** The part of `base` (an application of `definition`) that the steps lead to. */
export function select(context: Context, base: Expr, definition: Definition, steps: readonly PathStep[], span: Span): Expr {
  if (base.kind !== 'call') return base
  const whole = unfold(base)
  if (whole === undefined) return fail(context, `the built-in operator \`${definition.name}\` has no parts to select`, span)
  return selectPart(context, whole, steps, span)
}

/** The part of an expression that the steps lead to. */
export function selectPart(context: Context, whole: Expr, steps: readonly PathStep[], span: Span): Expr {
  let e = whole
  const around: Let[] = []
  let named = true // the step before was the name of a definition or a label: after it a name means a label, not what a LET defines
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i] as PathStep
    const body: Expr = e.kind === 'label' && e.name === step.name ? e : withoutLabel(e)
    if (body.kind === 'let' && step.name !== ':') {
      if (step.name === '1' || step.name === '<<') {
        around.push(body)
        e = body.body
        named = false
        continue
      }
      const inside = named ? undefined : definedIn(context, body, step)
      if (inside !== undefined) {
        around.push(body)
        e = inside
        named = true
        continue
      }
    }
    named = /^\w*[A-Za-z]\w*$/.test(step.name)
    if (body.kind === 'case' && /^\d+$/.test(step.name) && steps[i + 1] !== undefined) {
      // CASE has parts of parts: `!2!1` or `!2!<<` is the test of the second arm, `!2!2` or `!2!>>` its value
      const arm = body.arms[Number(step.name) - 1] ?? (Number(step.name) === body.arms.length + 1 && body.other !== undefined ? { test: undefined, value: body.other } : undefined)
      const side = steps[++i]?.name
      const chosen = side === '1' || side === '<<' ? arm?.test : side === '2' || side === '>>' ? arm?.value : undefined
      if (chosen === undefined) return fail(context, `this CASE has no part \`!${step.name}!${steps[i]?.name}\``, step.span)
      e = chosen
      continue
    }
    const next = part(context, e, step)
    if (next === undefined) {
      return fail(context, `cannot select \`!${step.name}\` of this expression`, step.span, [
        { message: 'supported are numbered parts of lists, operators and constructors, `!<<`, `!>>`, `!:`, bound parts with arguments, and labels' },
        { message: 'the expression selected from', span: e.span },
      ])
    }
    e = next
  }
  return around.reduceRight((body: Expr, { definitions }) => ({ kind: 'let', definitions, body, span }), e)
}

/** What the LET defines under the name of the step, with the step's arguments. */
function definedIn(context: Context, { definitions }: Let, step: PathStep): Expr | undefined {
  const definition = definitions.find((d) => d.name === step.name && d.parameters.length === step.args.length)
  if (definition === undefined) return undefined
  const args = definition.parameters.map((p, k) => context.session.argument(context, step.args[k] as Syntax, p.arity))
  return unfold({ kind: 'call', definition, args, span: step.span })
}

function fail(context: Context, message: string, span: Span, notes: readonly { message: string; span?: Span }[] = []): Expr {
  context.session.reporter.error('unsupported/selector', message, span, notes)
  return broken(span)
}

function withoutLabel(e: Expr): Expr {
  return e.kind === 'label' ? withoutLabel(e.body) : e
}

function part(context: Context, e: Expr, step: PathStep): Expr | undefined {
  const { name } = step
  if (e.kind === 'label' && e.name !== name && name !== ':') return part(context, e.body, step)
  if (name === ':') return e
  if (name === '@' || name === '()' || name === '') return bound(context, e, step)
  const parts = partsOf(e)
  if (name === '<<') return parts[0]
  if (name === '>>') return parts.length === 2 ? parts[1] : undefined
  if (/^\d+$/.test(name)) {
    return parts[Number(name) - 1]
  }
  return labelled(context, e, step)
}

/** The operands that numbers select. */
function partsOf(e: Expr): readonly Expr[] {
  switch (e.kind) {
    case 'builtin': return e.args
    case 'call': case 'constant': case 'callLocal': return e.args.filter((a): a is Expr => !isOperator(a))
    case 'tuple': case 'setEnum': return e.items
    case 'product': return e.sets
    case 'functionSet': return [e.domain, e.range]
    case 'record': case 'recordSet': return e.fields.map((f) => f.value)
    case 'index': return [e.function, ...e.args]
    case 'field': return [e.record, { kind: 'string', value: e.name, span: e.span }]
    case 'if': return [e.test, e.then, e.else]
    case 'box': case 'angle': return [e.action, e.subscript]
    case 'fairness': return [e.subscript, e.action]
    // numbers select the sets of bounds; the body needs values for the bound names: `!(a)`
    case 'quantifier': case 'setMap': case 'function': return [...new Set(e.binders.map((b) => b.set))]
    case 'setFilter': return [e.binder.set]
    case 'choose': return e.set === undefined ? [] : [e.set]
    case 'except': return [e.function, ...e.updates.filter((u) => !mentions(u.value, u.at)).map((u) => u.value)]
    default: return []
  }
}

function mentions(e: Expr, symbol: LocalSymbol): boolean {
  let found = false
  forEachDeep(e, (p) => {
    if (p.kind === 'local' && p.symbol === symbol) found = true
  })
  return found
}

/** `!(a)`: the body under bound variables, with values for them. */
function bound(context: Context, e: Expr, step: PathStep): Expr | undefined {
  const symbols = symbolsOf(e)
  if (symbols === undefined || symbols.length !== step.args.length) return undefined
  const body = e.kind === 'setFilter' ? e.predicate : (e as { body: Expr }).body
  return withValues(context, body, symbols, step.args)
}

function symbolsOf(e: Expr): readonly LocalSymbol[] | undefined {
  switch (e.kind) {
    case 'quantifier': case 'setMap': case 'function': return e.binders.flatMap((b) => b.symbols)
    case 'setFilter': return e.binder.symbols
    case 'choose': case 'unboundedQuantifier': return e.symbols
    default: return undefined
  }
}

function withValues(context: Context, body: Expr, symbols: readonly LocalSymbol[], args: readonly Syntax[]): Expr {
  const values: Argument[] = args.map((a) => context.session.expr(context, a))
  return copyExpr(body, replaceFormals(symbols, values))
}

/** A label at any depth, not through another label; its parameters are the names bound on the way. */
function labelled(context: Context, e: Expr, step: PathStep): Expr | undefined {
  if (e.kind === 'label' && e.name === step.name && step.args.length === 0) return e.body
  let order: readonly LocalSymbol[] = []
  const search = (x: Expr, symbols: readonly LocalSymbol[]): Expr | undefined => {
    if (x.kind === 'label') {
      if (x.name !== step.name || step.args.length !== symbols.length) return undefined
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
      const found = search(p, symbols)
      if (found !== undefined) return found
    }
    return undefined
  }
  const found = search(e, [])
  return found === undefined ? undefined : withValues(context, found, order, step.args)
}
