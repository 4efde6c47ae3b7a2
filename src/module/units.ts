/**
 * A module from its syntax: EXTENDS merged, then its units in order.
 *
 * A module is resolved once, by itself, whoever extends or instances it; instances copy what results.
 */
import type { Ident, Module, Unit } from '../syntax/tree.ts'
import type { Span } from '../syntax/source.ts'
import type { Claim, ConstantSymbol, Definition, Expr, VariableSymbol } from './resolved.ts'
import { resolveAssumeProve } from './assumeProve.ts'
import { declare, framed, type Context, type Session } from './context.ts'
import { forwardDeclare, newDefinition, reportUndefined, resolveFunction, resolveOperator } from './definitions.ts'
import { extendModule } from './extends.ts'
import { defineInstance, findModule, importInstance } from './instances.ts'
import { resolveProof } from './proofs.ts'
import { resolveUse } from './facts.ts'
import { lookup, type ModuleScope } from './scope.ts'

export function resolveModule(session: Session, syntax: Module, parent: ModuleScope | undefined, standard: boolean): ModuleScope {
  const module: ModuleScope = {
    name: syntax.name, syntax, standard, parent, entries: new Map(), modules: new Map(),
    constants: [], variables: [], assumptions: [], theorems: [], definitions: new Map(),
    uses: new Set(), proved: [], proofDefinitions: [],
  }
  const context: Context = { session, module, scope: module, at: undefined, frame: undefined }
  for (const name of syntax.extends) {
    const other = findModule(context, name)
    if (other === undefined) continue
    extendModule(context, other, name)
  }
  const forward: Definition[] = []
  for (const unit of syntax.units) resolveUnit(context, unit, forward)
  reportUndefined(context, forward)
  return module
}

/** What may not stand between RECURSIVE and the definition that it announces. */
const NOT_BETWEEN: Readonly<Record<string, string>> = { constants: 'a declaration of constants', variables: 'a declaration of variables', assume: 'an assumption', theorem: 'a theorem', use: 'USE or HIDE', module: 'a module' }

function resolveUnit(context: Context, unit: Unit, forward: Definition[]): void {
  const { module, session } = context
  const between = NOT_BETWEEN[unit.kind]
  const announced = between === undefined ? undefined : forward.find((d) => session.forward.has(d))
  if (announced !== undefined) session.reporter.error('name/recursive-section', `${between} may not stand between RECURSIVE ${announced.name} and the definition of ${announced.name}`, unit.span, [{ message: 'declared here; move one of them', span: announced.span }])
  const add = (definition: Definition | undefined): void => {
    if (definition !== undefined) module.definitions.set(definition.name, definition)
  }
  switch (unit.kind) {
    case 'constants':
      for (const name of unit.names) {
        const symbol: ConstantSymbol = { kind: 'constant', name: name.name, arity: name.arity, span: name.span }
        if (declare(context, name, { kind: 'constant', symbol, span: name.span })) module.constants.push(symbol)
      }
      return
    case 'variables':
      for (const name of unit.names) {
        const symbol: VariableSymbol = { kind: 'variable', name: name.name, index: module.variables.length, span: name.span }
        if (declare(context, name, { kind: 'variable', symbol, span: name.span })) module.variables.push(symbol)
      }
      return
    case 'recursive':
      for (const name of unit.names) {
        const definition = forwardDeclare(context, name, { inLet: false, local: false })
        if (definition !== undefined) forward.push(definition)
      }
      return
    case 'operator': add(resolveOperator(context, unit, { inLet: false, local: unit.local })); return
    case 'function': add(resolveFunction(context, unit, { inLet: false, local: unit.local })); return
    case 'instanceDefinition': defineInstance(context, unit, undefined); return
    case 'instance': importInstance(context, unit); return
    case 'assume': resolveAssumption(context, unit); return
    case 'theorem': resolveTheorem(context, unit); return
    case 'module': {
      const nested = resolveModule(session, unit.module, module, module.standard)
      if (module.modules.has(nested.name)) session.reporter.error('name/multiply-defined', `module ${nested.name} is defined twice`, unit.module.nameSpan)
      module.modules.set(nested.name, nested)
      return
    }
    case 'use': module.proved.push(resolveUse(context, unit.use)); return
  }
}

/** A named fact is a definition too, since proofs and other modules may mention it. */
function nameFact(context: Context, name: Ident | undefined, body: Expr, span: Span, claim: Claim | undefined): void {
  if (name === undefined) return
  const { session } = context
  const other = lookup(context.scope, name.name)
  if (other?.kind === 'definition' && other.definition.fact === true) {
    session.reporter.warning('name/multiply-defined', `\`${name.name}\` is stated twice`, name.span, [{ message: 'the first one counts', span: other.span }])
    return
  }
  const definition = { ...newDefinition(context, name, { inLet: false, local: false }, [], body, span), fact: true as const, ...(claim === undefined ? {} : { claim }) }
  declare(context, name, { kind: 'definition', definition, local: false, span: name.span })
}

/** What stands for an ASSUME/PROVE: a claim about all values whatever. */
function unevaluable(span: Span): Expr {
  return { kind: 'unboundedQuantifier', quantifier: 'forall', symbols: [], body: { kind: 'boolean', value: true, span }, span }
}

function resolveAssumption(context: Context, unit: Extract<Unit, { kind: 'assume' }>): void {
  const body = context.session.expr(unit.name === undefined ? context : framed(context), unit.body)
  nameFact(context, unit.name, body, unit.span, undefined)
  context.module.assumptions.push({ name: unit.name?.name, body, span: unit.span })
}

function resolveTheorem(context: Context, unit: Extract<Unit, { kind: 'theorem' }>): void {
  const { module, session } = context
  const inside = unit.name === undefined ? context : framed(context)
  if (unit.body.kind === 'assumeProve') {
    const stated = resolveAssumeProve(inside, unit.body)
    nameFact(context, unit.name, unevaluable(unit.span), unit.span, stated.claim)
    stated.claim.visible = true
    const proof = resolveProof(stated.context, unit.proof)
    stated.claim.visible = false
    module.proved.push({ ...stated.step, proof })
    return
  }
  const body = session.expr(inside, unit.body)
  nameFact(context, unit.name, body, unit.span, undefined)
  module.theorems.push({ name: unit.name?.name, body, span: unit.span })
  module.proved.push({ kind: 'assert', parts: [body], bounds: [], sets: [], assumes: false, declares: 0, proof: resolveProof(context, unit.proof), span: unit.span })
}
