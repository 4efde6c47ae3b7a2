/**
 * The INSTANCE units: finds the module, resolves WITH, fills in what has the same name, and enters what becomes visible.
 */
import type { Expr as Syntax, Instance as InstanceSyntax, InstanceDefinition, Unit } from '../syntax/tree.ts'
import type { Argument, ConstantSymbol, Definition, VariableSymbol } from './resolved.ts'
import { clashNote, declare, declareLocal, describe, inner, sameMeaning, type Context } from './context.ts'
import { defined, frontOf, substituted, throughInstance } from './instance.ts'
import { exported, isLocal, lookup, type Entry, type Instance, type ModuleScope, type Scope } from './scope.ts'
import type { Ident } from '../syntax/tree.ts'
import { didYouMean } from '../syntax/suggest.ts'

/** `I(p) == INSTANCE M WITH …`; inside a LET the copies go to `letDefinitions`. */
export function defineInstance(context: Context, unit: InstanceDefinition, letDefinitions: Definition[] | undefined): void {
  const scope = inner(context)
  const parameters = unit.parameters.map((p) => declareLocal(scope, p))
  const instance = makeInstance(scope, unit.instance, unit.name.name, parameters, letDefinitions)
  if (instance === undefined) return
  declare(context, unit.name, { kind: 'instance', chain: [instance], local: unit.local, span: unit.name.span })
}

/**
 * `INSTANCE M WITH …` without a name: M's definitions under their own names. Where nothing is substituted they are M's very
 * definitions, as in TLC: a replacement of one of them reaches all other instances of M.
 */
export function importInstance(context: Context, unit: Extract<Unit, { kind: 'instance' }>): void {
  const instance = makeInstance(context, unit.instance, undefined, [], undefined)
  if (instance === undefined) return
  const isShared = instance.substitution.size === 0 && !unit.local
  for (const [name, original] of instance.module.entries) {
    if (isLocal(original)) continue
    const entry = exported(instance.module, name, original)
    const inside = through(instance, entry, unit.local)
    if (inside === undefined) continue
    const imported: Entry = inside.kind === 'definition' && !isShared ? { ...inside, definition: frontOf(instance, name, inside.definition) } : inside
    const other = lookup(context.scope, name)
    if (other === undefined || (other.weak === true && imported.weak !== true)) context.scope.entries.set(name, imported)
    else if (imported.weak !== true && !sameMeaning(other, imported)) {
      if (sameShape(other, imported)) {
        context.session.reporter.warning('name/multiply-defined', `this INSTANCE brings in another \`${name}\`; the first one counts`, unit.span, [{ message: 'the first is here', span: other.span }])
        continue
      }
      context.session.reporter.error('name/multiply-defined', `this INSTANCE brings in \`${name}\`, which is already ${describe(other)}`, unit.span, [clashNote(other, name)])
    }
  }
}

/** Two definitions of one name with as many parameters: SANY only warns. */
function sameShape(a: Entry, b: Entry): boolean {
  return a.kind === 'definition' && b.kind === 'definition' && a.definition.parameters.length === b.definition.parameters.length
}

/** An entry of the instantiated module as it is called from here. */
export function through(instance: Instance, entry: Entry, local: boolean): Entry | undefined {
  if (entry.kind === 'definition') {
    const { definition } = throughInstance(instance, entry.definition)
    return { ...entry, definition, local }
  }
  if (entry.kind === 'instance') return { ...entry, chain: [instance, ...entry.chain], local }
  return undefined
}

function makeInstance(context: Context, syntax: InstanceSyntax, name: string | undefined, parameters: Instance['parameters'], letDefinitions: Definition[] | undefined): Instance | undefined {
  const module = findModule(context, syntax.module)
  if (module !== undefined) context.module.uses.add(module.name)
  if (module === undefined) {
    for (const s of syntax.substitutions) if (s.value.kind !== 'lambda') context.session.expr(context, s.value)
    return undefined
  }
  const about = { name, module: context.module.name, parameters, letDefinitions }
  const substitution = new Map<ConstantSymbol | VariableSymbol, Argument>()
  const wanted = new Map<string, ConstantSymbol | VariableSymbol>([...module.constants, ...module.variables].map((s) => [s.name, s]))
  const given = new Set<string>()
  for (const s of syntax.substitutions) {
    const symbol = wanted.get(s.name.name)
    if (symbol === undefined) {
      unknownTarget(context, module, s.name, wanted)
      if (s.value.kind !== 'lambda') context.session.expr(context, s.value)
      continue
    }
    if (given.has(s.name.name)) context.session.reporter.error('name/instance', `\`${s.name.name}\` is substituted twice`, s.name.span)
    given.add(s.name.name)
    const value = context.session.argument(context, s.value, symbol.kind === 'constant' ? symbol.arity : 0)
    substitution.set(symbol, substituted(value, about, symbol))
  }
  for (const symbol of wanted.values()) {
    if (!given.has(symbol.name)) implicit(context, symbol, syntax, module, substitution)
  }
  keepApart(substitution, about)
  const instance: Instance = { name, module, parameters, substitution, copies: new Map(), fronts: new Map(), depends: new Map(), letDefinitions, span: syntax.span }
  context.session.instances.push(instance)
  return instance
}

/** Two variables replaced by the same one are two nevertheless where they are bound: in ENABLED. */
function keepApart(substitution: Map<ConstantSymbol | VariableSymbol, Argument>, about: Parameters<typeof defined>[1]): void {
  const taken = new Set<VariableSymbol>()
  for (const [symbol, value] of substitution) {
    if (symbol.kind !== 'variable' || value.kind !== 'variable') continue
    if (taken.has(value.symbol)) substitution.set(symbol, defined(value, about, symbol))
    taken.add(value.symbol)
  }
}

/** What is not mentioned is replaced by the name itself, as it is known here. */
function implicit(context: Context, symbol: ConstantSymbol | VariableSymbol, syntax: InstanceSyntax, module: ModuleScope, substitution: Map<ConstantSymbol | VariableSymbol, Argument>): void {
  if (lookup(context.scope, symbol.name) === undefined) {
    context.session.reporter.error('name/instance', `INSTANCE ${module.name} needs a value for its ${symbol.kind} \`${symbol.name}\``, syntax.span, [
      { message: `there is no \`${symbol.name}\` here: define it, or write INSTANCE ${module.name} WITH ${symbol.name} <- …` },
      { message: 'declared here', span: symbol.span },
    ])
    return
  }
  const name: Syntax = { kind: 'name', path: [], name: symbol.name, span: syntax.module.span }
  substitution.set(symbol, context.session.argument(context, name, symbol.kind === 'constant' ? symbol.arity : 0))
}

function unknownTarget(context: Context, module: ModuleScope, name: Ident, wanted: ReadonlyMap<string, unknown>): void {
  const near = didYouMean(name.name, wanted.keys())
  const entry = module.entries.get(name.name)
  context.session.reporter.error('name/instance', `module ${module.name} declares no CONSTANT or VARIABLE \`${name.name}\``, name.span, [
    ...(entry === undefined ? [] : [{ message: `it is ${describe(entry)} there; only declared constants and variables can be substituted`, span: entry.span }]),
    ...(near === undefined ? [] : [{ message: `did you mean \`${near}\`?` }]),
  ])
}

/** A module by name: nested ones of the modules around first, then the loader. */
export function findModule(context: Context, name: Ident): ModuleScope | undefined {
  for (let s: Scope | undefined = context.module; s !== undefined; s = s.parent) {
    const nested = (s as ModuleScope).modules.get(name.name)
    if (nested !== undefined) return nested
  }
  return context.session.load(name)
}
