/**
 * A module from its syntax: EXTENDS merged, then its units in order.
 *
 * A module is resolved once, by itself, whoever extends or instances it; instances copy what results.
 */
import type { Module, Unit } from '../syntax/tree.ts'
import type { ConstantSymbol, Definition, VariableSymbol } from './resolved.ts'
import { declare, framed, type Context, type Session } from './context.ts'
import { forwardDeclare, newDefinition, reportUndefined, resolveFunction, resolveOperator } from './definitions.ts'
import { extendModule } from './extends.ts'
import { defineInstance, findModule, importInstance } from './instances.ts'
import type { ModuleScope } from './scope.ts'

export function resolveModule(session: Session, syntax: Module, parent: ModuleScope | undefined, standard: boolean): ModuleScope {
  const module: ModuleScope = {
    name: syntax.name, syntax, standard, parent, entries: new Map(), modules: new Map(),
    constants: [], variables: [], assumptions: [], theorems: [], definitions: new Map(),
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

function resolveUnit(context: Context, unit: Unit, forward: Definition[]): void {
  const { module, session } = context
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
    case 'assume': case 'theorem': resolveFact(context, unit); return
    case 'module': {
      const nested = resolveModule(session, unit.module, module, module.standard)
      if (module.modules.has(nested.name)) session.reporter.error('name/multiply-defined', `module ${nested.name} is defined twice`, unit.module.nameSpan)
      module.modules.set(nested.name, nested)
      return
    }
    case 'use': return
  }
}

/** ASSUME and THEOREM. A named one is a definition too, since proofs and other modules may mention it. */
function resolveFact(context: Context, unit: Extract<Unit, { kind: 'assume' | 'theorem' }>): void {
  const { module, session } = context
  const body = unit.body === undefined ? undefined : session.expr(unit.name === undefined ? context : framed(context), unit.body)
  if (unit.name !== undefined) {
    const definition = newDefinition(context, unit.name, { inLet: false, local: false }, [], body ?? { kind: 'boolean', value: true, span: unit.span }, unit.span)
    declare(context, unit.name, { kind: 'definition', definition, local: false, span: unit.name.span })
  }
  if (body === undefined) return
  const fact = { name: unit.name?.name, body, span: unit.span }
  if (unit.kind === 'assume') module.assumptions.push(fact)
  else module.theorems.push(fact)
}
