/**
 * LET: definitions for one expression. An INSTANCE inside a LET contributes the copies that are really used, at the
 * place of the INSTANCE, because the copies may mention the names bound around the LET.
 */
import type { Expr as Syntax } from '../syntax/tree.ts'
import type { Definition, Expr } from './resolved.ts'
import { inner, type Context } from './context.ts'
import { forwardDeclare, reportUndefined, resolveFunction, resolveOperator } from './definitions.ts'
import { defineInstance } from './instances.ts'

export function resolveLet(context: Context, e: Extract<Syntax, { kind: 'let' }>): Expr {
  const scope = inner(context)
  const place = { inLet: true, local: false }
  const groups: Definition[][] = []
  const forward: Definition[] = []
  const add = (definition: Definition | undefined): void => {
    if (definition !== undefined) groups.push([definition])
  }
  for (const unit of e.definitions) {
    switch (unit.kind) {
      case 'operator': add(resolveOperator(scope, unit, place)); break
      case 'function': add(resolveFunction(scope, unit, place)); break
      case 'recursive':
        for (const name of unit.names) {
          const definition = forwardDeclare(scope, name, place)
          if (definition !== undefined) forward.push(definition)
        }
        break
      case 'instanceDefinition': {
        const copies: Definition[] = []
        groups.push(copies)
        defineInstance(scope, unit, copies)
        break
      }
    }
  }
  reportUndefined(scope, forward)
  const body = context.session.expr(scope, e.body)
  return { kind: 'let', definitions: [...new Set(groups.flat())], body, span: e.span }
}
