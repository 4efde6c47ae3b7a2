/**
 * EXTENDS: another module's names become this module's own.
 *
 * The same definition may arrive by several ways. Different definitions of one name are a warning and the first counts; a
 * declaration against a definition is an error. Two modules that each declare a variable (or constant) of one name share
 * it, as in TLC: the second module is then read through an unnamed instance that puts the first one's symbol in place.
 */
import type { Ident } from '../syntax/tree.ts'
import type { Argument, ConstantSymbol, VariableSymbol } from './resolved.ts'
import { sameMeaning, type Context } from './context.ts'
import { expressionThrough } from './instance.ts'
import { through } from './instances.ts'
import { exported, isLocal, type Entry, type Instance, type ModuleScope } from './scope.ts'

export function extendModule(context: Context, other: ModuleScope, name: Ident): void {
  const { module, session } = context
  for (const used of [other.name, ...other.uses]) module.uses.add(used)
  const shared = sharedDeclarations(module, other)
  const instance: Instance | undefined = shared.size === 0 ? undefined
    : { name: undefined, module: other, parameters: [], substitution: shared, copies: new Map(), fronts: new Map(), depends: new Map(), letDefinitions: undefined, span: name.span }
  for (const [key, original] of other.entries) {
    if (isLocal(original)) continue
    const outer = exported(other, key, original)
    const entry = instance === undefined ? outer : (through(instance, outer, false) ?? outer)
    const known = module.entries.get(key)
    if (known === undefined || (known.weak === true && entry.weak !== true)) module.entries.set(key, entry)
    else if (entry.weak !== true && !sameMeaning(known, entry)) clash(context, key, known, entry, name)
  }
  for (const [key, nested] of other.modules) if (!module.modules.has(key)) module.modules.set(key, nested)
  addNew(module.constants, other.constants.filter((c) => !shared.has(c)))
  addNew(module.variables, other.variables.filter((v) => !shared.has(v)))
  const read = <T extends { readonly body: Parameters<typeof expressionThrough>[1] }>(fact: T): T => (instance === undefined ? fact : { ...fact, body: expressionThrough(instance, fact.body) })
  addNew(module.assumptions, other.assumptions.map(read))
  addNew(module.theorems, other.theorems.map(read))
  if (instance !== undefined) session.instances.push(instance)
}

/** The other module's declarations that this module has already, under another symbol. */
function sharedDeclarations(module: ModuleScope, other: ModuleScope): ReadonlyMap<ConstantSymbol | VariableSymbol, Argument> {
  const shared = new Map<ConstantSymbol | VariableSymbol, Argument>()
  for (const symbol of [...other.constants, ...other.variables]) {
    const known = module.entries.get(symbol.name)
    if (known === undefined || (known.kind !== 'constant' && known.kind !== 'variable') || known.symbol === symbol) continue
    if (known.kind === 'variable' && symbol.kind === 'variable') shared.set(symbol, { kind: 'variable', symbol: known.symbol, span: symbol.span })
    else if (known.kind === 'constant' && symbol.kind === 'constant' && known.symbol.arity === symbol.arity) {
      shared.set(symbol, symbol.arity === 0 ? { kind: 'constant', symbol: known.symbol, args: [], span: symbol.span } : { kind: 'operatorConstant', symbol: known.symbol, span: symbol.span })
    }
  }
  return shared
}

function clash(context: Context, key: string, known: Entry, entry: Entry, name: Ident): void {
  const compatible = isDeclaration(known) === isDeclaration(entry)
  const notes = [{ message: 'one is here', span: known.span }, { message: 'the other is here', span: entry.span }]
  if (compatible) context.session.reporter.warning('name/multiply-defined', `EXTENDS ${name.name} brings in another \`${key}\`; the first one counts`, name.span, notes)
  else context.session.reporter.error('name/multiply-defined', `EXTENDS ${name.name} brings in \`${key}\`, which conflicts with another meaning of it`, name.span, notes)
}

function isDeclaration(e: Entry): boolean {
  return e.kind === 'constant' || e.kind === 'variable'
}

function addNew<T>(to: T[], from: readonly T[]): void {
  for (const x of from) if (!to.includes(x)) to.push(x)
}
