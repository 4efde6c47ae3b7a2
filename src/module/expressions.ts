/**
 * Expressions: every name becomes a pointer, every operator a builtin or a call.
 *
 * The structure is kept as written (a bulleted list stays one `and`, an infix chain stays binary) because the order and
 * shape of an action decide how many successors are generated. Parentheses disappear.
 */
import type { Apply, Expr as Syntax, Formal } from '../syntax/tree.ts'
import type { Span } from '../syntax/source.ts'
import type { Argument, Binder, Expr, LocalSymbol, PathElement } from './resolved.ts'
import { broken, declareLocal, framed, inner, local, undeclared, type Context } from './context.ts'
import { builtinOf } from './builtins.ts'
import { lookup } from './scope.ts'
import { applyNamed, operatorNamed } from './application.ts'
import { bind } from './binders.ts'
import { checkLabel } from './labels.ts'
import { resolveLet } from './lets.ts'

/** Applications apart from the rest: the frame of a large function, once a level, would overflow the stack on long chains. */
export function resolveExpr(context: Context, e: Syntax): Expr {
  return e.kind === 'apply' ? resolveApply(context, e) : resolveOther(context, e)
}

function resolveOther(context: Context, e: Exclude<Syntax, Apply>): Expr {
  const resolve = (x: Syntax): Expr => resolveExpr(context, x)
  const { span } = e
  switch (e.kind) {
    case 'number': return { kind: 'number', value: e.value, span }
    case 'decimal': return { kind: 'decimal', text: e.text, span }
    case 'string': return { kind: 'string', value: e.value, span }
    case 'paren': return resolve(e.body)
    case 'name': return e.path.length === 0 ? resolveName(context, e.name, span) : applyNamed(context, e.path, e.name, span, [], span)
    case 'junction': return { kind: 'builtin', op: e.op === '/\\' ? 'and' : 'or', args: e.items.map(resolve), span }
    case 'tuple': return { kind: 'tuple', items: e.items.map(resolve), span }
    case 'product': return { kind: 'product', sets: e.sets.map(resolve), span }
    case 'setEnum': return { kind: 'setEnum', items: e.items.map(resolve), span }
    case 'setFilter': {
      const { binders, context: body } = bind(context, [e.bound])
      return { kind: 'setFilter', binder: binders[0] as Binder, predicate: resolveExpr(body, e.predicate), span }
    }
    case 'setMap': {
      const { binders, context: body } = bind(context, e.bounds)
      return { kind: 'setMap', body: resolveExpr(body, e.body), binders, span }
    }
    case 'function': {
      const { binders, context: body } = bind(context, e.bounds)
      return { kind: 'function', binders, body: resolveExpr(body, e.body), self: undefined, span }
    }
    case 'functionSet': return { kind: 'functionSet', domain: resolve(e.domain), range: resolve(e.range), span }
    case 'record': case 'recordSet': return { kind: e.kind, fields: fields(context, e.fields), span }
    case 'except': return resolveExcept(context, e)
    case 'at':
      if (context.at !== undefined) return { kind: 'local', symbol: context.at, span }
      context.session.reporter.error('name/at', '`@` has no meaning here', span, [{ message: '`@` stands for the old value inside the right-hand side of an EXCEPT' }])
      return broken(span)
    case 'index': return resolveIndex(context, e)
    case 'field': return { kind: 'field', record: resolve(e.record), name: e.name.name, span }
    // oxlint-disable-next-line unicorn/no-thenable -- the node of IF THEN ELSE
    case 'if': return { kind: 'if', test: resolve(e.test), then: resolve(e.then), else: resolve(e.else), span }
    case 'case': return { kind: 'case', arms: e.arms.map((a) => ({ test: resolve(a.test), value: resolve(a.value) })), other: e.other === undefined ? undefined : resolve(e.other), span }
    case 'let': return resolveLet(context, e)
    case 'quantifier': {
      const { binders, context: body } = bind(context, e.bounds)
      return { kind: 'quantifier', quantifier: e.quantifier === '\\A' ? 'forall' : 'exists', binders, body: resolveExpr(body, e.body), span }
    }
    case 'unboundedQuantifier': {
      const scope = inner(context)
      const symbols = e.variables.map((v) => declareLocal(scope, v))
      return { kind: 'unboundedQuantifier', quantifier: QUANTIFIERS[e.quantifier], symbols, body: resolveExpr(scope, e.body), span }
    }
    case 'choose': {
      const set = e.set === undefined ? undefined : resolve(e.set)
      const scope = inner(context)
      const symbols = e.variables.map((v) => declareLocal(scope, v))
      return { kind: 'choose', symbols, tuple: e.tuple, set, body: resolveExpr(scope, e.body), span }
    }
    case 'lambda':
      context.session.reporter.error('name/argument', 'a LAMBDA can stand only where an operator is expected as an argument', span)
      return broken(span)
    case 'box': case 'angle': return { kind: e.kind, action: resolve(e.action), subscript: resolve(e.subscript), span }
    case 'fairness': return { kind: 'fairness', strong: e.strong, subscript: resolve(e.subscript), action: resolve(e.action), span }
    case 'label':
      checkLabel(context, e)
      return { kind: 'label', name: e.name, parameters: e.parameters.map((p) => p.name), body: resolveExpr(framed(context), e.body), span }
  }
}

const QUANTIFIERS = { '\\A': 'forall', '\\E': 'exists', '\\AA': 'temporalForall', '\\EE': 'temporalExists' } as const

/** An argument: an expression where the parameter has arity 0, an operator with that many parameters otherwise. */
export function resolveArgument(context: Context, e: Syntax, arity: number): Argument {
  if (arity === 0) return resolveExpr(context, e)
  switch (e.kind) {
    case 'paren': return resolveArgument(context, e.body, arity)
    case 'lambda': return resolveLambda(context, e.parameters, e.body, arity, e.span)
    case 'name': return operatorNamed(context, e.path, e.name, e.span, arity)
    default:
      context.session.reporter.error('name/argument', `an operator with ${arity} parameter${arity === 1 ? '' : 's'} is expected here, not an expression`, e.span, [
        { message: `pass the name of an operator, or a LAMBDA with ${arity} parameter${arity === 1 ? '' : 's'}` },
      ])
      return broken(e.span)
  }
}

function resolveLambda(context: Context, parameters: readonly Formal[], body: Syntax, arity: number, span: Span): Argument {
  if (parameters.length !== arity) {
    context.session.reporter.error('name/arity', `this LAMBDA has ${parameters.length} parameter${parameters.length === 1 ? '' : 's'} where an operator with ${arity} is expected`, span)
  }
  const scope = inner(context)
  const symbols = parameters.map((p) => declareLocal(scope, p))
  return { kind: 'operatorLambda', parameters: symbols, body: resolveExpr(scope, body), span }
}

/** A name without arguments. */
function resolveName(context: Context, name: string, span: Span): Expr {
  switch (name) {
    case 'TRUE': case 'FALSE': return { kind: 'boolean', value: name === 'TRUE', span }
    case 'BOOLEAN': return { kind: 'booleanSet', span }
    case 'STRING': return { kind: 'stringSet', span }
  }
  if (builtinOf(name) !== undefined) {
    context.session.reporter.error('name/arity', `the operator \`${name}\` needs arguments here`, span)
    return broken(span)
  }
  return applyNamed(context, [], name, span, [], span)
}

function resolveApply(context: Context, e: Apply): Expr {
  if (e.path.length > 0) return applyNamed(context, e.path, e.name, e.nameSpan, e.args, e.span)
  const builtin = builtinOf(e.name)
  if (builtin === undefined) {
    return lookup(context.scope, e.name) === undefined ? unknownApply(context, e) : applyNamed(context, [], e.name, e.nameSpan, e.args, e.span)
  }
  if (e.args.length !== builtin.arity) {
    context.session.reporter.error('name/arity', `\`${e.name}\` takes ${builtin.arity} argument${builtin.arity === 1 ? '' : 's'}, not ${e.args.length}`, e.span)
    return broken(e.span)
  }
  const args: Expr[] = []
  for (const a of e.args) args.push(resolveExpr(context, a))
  return { kind: 'builtin', op: builtin.op, args, span: e.span }
}

/** The arguments of an unknown operator are resolved all the same: their mistakes are worth reporting too. */
function unknownApply(context: Context, e: Apply): Expr {
  undeclared(context, e.name, e.nameSpan)
  for (const a of e.args) if (a.kind !== 'lambda') resolveExpr(context, a)
  return broken(e.span)
}

function fields(context: Context, written: readonly { readonly name: { readonly name: string; readonly span: Span }; readonly value: Syntax }[]): { name: string; value: Expr }[] {
  const seen = new Map<string, Span>()
  return written.map((f) => {
    const other = seen.get(f.name.name)
    if (other !== undefined) context.session.reporter.error('name/field', `the field \`${f.name.name}\` is given twice`, f.name.span, [{ message: 'first given here', span: other }])
    seen.set(f.name.name, f.name.span)
    return { name: f.name.name, value: resolveExpr(context, f.value) }
  })
}

/** Several arguments of a function that is defined by name must be as many as it has; one may be the tuple of all. */
function resolveIndex(context: Context, e: Extract<Syntax, { kind: 'index' }>): Expr {
  const f = resolveExpr(context, e.function)
  const has = f.kind === 'call' ? f.definition.functionArity : undefined
  if (f.kind === 'call' && has !== undefined && e.args.length > 1 && e.args.length !== has) {
    context.session.reporter.error('name/arity', `the function \`${f.definition.name}\` has ${has} argument${has === 1 ? '' : 's'}, but ${e.args.length} are given`, e.span, [{ message: 'defined here', span: f.definition.span }])
  }
  return { kind: 'index', function: f, args: e.args.map((a) => resolveExpr(context, a)), span: e.span }
}

function resolveExcept(context: Context, e: Extract<Syntax, { kind: 'except' }>): Expr {
  const updates = e.updates.map((u) => {
    const at: LocalSymbol = local({ name: '@', span: u.span })
    const path = u.path.map((p): PathElement => {
      if (p.kind === 'field') return p
      const args = p.args.map((a) => resolveExpr(context, a))
      return { kind: 'index', index: args.length === 1 ? (args[0] as Expr) : { kind: 'tuple', items: args, span: p.span }, span: p.span }
    })
    return { path, at, value: resolveExpr({ ...context, at }, u.value), span: u.span }
  })
  return { kind: 'except', function: resolveExpr(context, e.function), updates, span: e.span }
}
