/**
 * Operator and function definitions and RECURSIVE declarations, of modules and of LETs alike.
 *
 * A definition becomes visible after its body is resolved, so a self-reference finds nothing unless RECURSIVE declared
 * the name before; then the declared object is completed. `f[x \in S] == e` is a definition whose body is a function
 * constructor that may mention itself through a local symbol.
 */
import type { FunctionDefinition, Formal, Ident, OperatorDefinition } from '../syntax/tree.ts'
import type { Span } from '../syntax/source.ts'
import type { Definition, Expr, LocalSymbol } from './resolved.ts'
import { bind } from './binders.ts'
import { declare, declareLocal, framed, inner, local, type Context } from './context.ts'
import { forEachDeep } from './walk.ts'
import { nativeName } from './natives.ts'

/** Where a definition stands. */
export interface Place {
  readonly inLet: boolean
  readonly local: boolean
}

/** RECURSIVE Op(_, _) */
export function forwardDeclare(context: Context, name: Formal, place: Place): Definition | undefined {
  const definition = newDefinition(context, name, place, Array.from({ length: name.arity }, (_, i) => local({ name: `_${i + 1}`, span: name.span })), undefined, name.span)
  if (!declare(context, name, { kind: 'definition', definition, local: place.local, span: name.span })) return undefined
  context.session.forward.add(definition)
  return definition
}

export function reportUndefined(context: Context, forward: Iterable<Definition>): void {
  for (const d of forward) {
    if (!context.session.forward.delete(d)) continue
    context.session.reporter.error('name/undefined', `\`${d.name}\` is declared RECURSIVE but never defined`, d.span)
  }
}

export function resolveOperator(context: Context, d: OperatorDefinition, place: Place): Definition | undefined {
  const scope = inner(context)
  const parameters = d.parameters.map((p) => declareLocal(scope, p))
  const declared = context.scope.entries.get(d.name.name)
  // Inside its own body a recursive operator already has the parameters of its definition, operator parameters included.
  if (declared?.kind === 'definition' && context.session.forward.has(declared.definition) && declared.definition.parameters.length === parameters.length) Object.assign(declared.definition, { parameters })
  if (d.parameters.some((p) => p.name === d.name.name)) context.session.reporter.error('name/multiply-defined', `\`${d.name.name}\` is the name of the operator and of its parameter`, d.name.span)
  const body = context.session.expr(framed(scope), d.body)
  return complete(context, d.name, place, parameters, body, d.span)
}

export function resolveFunction(context: Context, d: FunctionDefinition, place: Place): Definition | undefined {
  const self = local(d.name)
  const around = inner(context)
  around.scope.entries.set(d.name.name, { kind: 'local', symbol: self, span: d.name.span }) // also where RECURSIVE declared it
  const { binders, context: scope } = bind(context, d.bounds, around)
  const body = context.session.expr({ ...scope, frame: framed(around).frame }, d.body)
  let used = false
  forEachDeep(body, (part) => {
    if (part.kind === 'local' && part.symbol === self) used = true
  })
  const definition = complete(context, d.name, place, [], { kind: 'function', binders, body, self: used ? self : undefined, span: d.span }, d.span)
  if (definition !== undefined) Object.assign(definition, { functionArity: d.bounds.reduce((n, b) => n + (b.tuple ? 1 : b.variables.length), 0) })
  return definition
}

function complete(context: Context, name: Ident, place: Place, parameters: readonly LocalSymbol[], body: Expr, span: Span): Definition | undefined {
  const declared = context.scope.entries.get(name.name)
  if (declared?.kind === 'definition' && context.session.forward.delete(declared.definition)) {
    const { definition } = declared
    if (definition.parameters.length !== parameters.length) {
      context.session.reporter.error('name/arity', `\`${name.name}\` is declared RECURSIVE with ${definition.parameters.length} parameters but defined with ${parameters.length}`, name.span, [{ message: 'declared here', span: definition.span }])
    }
    Object.assign(definition, { parameters, body, span, local: place.local })
    if (place.local) context.scope.entries.set(name.name, { ...declared, local: true })
    return definition
  }
  const definition = newDefinition(context, name, place, parameters, body, span)
  return declare(context, name, { kind: 'definition', definition, local: place.local, span: name.span }) ? definition : undefined
}

export function newDefinition(context: Context, name: Ident, place: Place, parameters: readonly LocalSymbol[], body: Expr | undefined, span: Span): Definition {
  const native = place.inLet || place.local ? undefined : nativeName(context.module.name, name.name, context.module.standard)
  return {
    kind: 'definition',
    name: name.name,
    module: context.module.name,
    parameters,
    body: native !== undefined && body?.kind === 'string' && body.value === 'native' ? undefined : body,
    native,
    recursive: false,
    level: 0,
    inLet: place.inLet,
    local: place.local,
    span,
    replacedBy: undefined,
  }
}
