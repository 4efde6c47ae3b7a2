/**
 * CONSTANT entries of a configuration: values, replacements by definitions, overrides of definitions.
 *
 * As in TLC, `Op = value` and `Op <- Other` may name any definition visible in the root module, also one of a standard
 * module, and `x <- [M] Op` one visible in M. What instances made of that definition is replaced with it, but `I!Op` as it is written
 * elsewhere only by the latter, or by an entry of its own, `I!Op <- Other`, which reaches nothing else. A name that the module
 * does not know is only a warning, because TLC takes configurations with leftover entries too.
 */
import type { Config, ConfigConstant, ConfigValue, Ident } from '../syntax/tree.ts'
import { didYouMean } from '../syntax/suggest.ts'
import type { ConstantSymbol, Definition, ModelValueTree, ResolvedModule } from './resolved.ts'
import { freshLocal } from './copy.ts'
import { asArgument } from './instance.ts'
import { LEVEL_NAMES } from './levels.ts'
import { markRecursive, postorder } from './recursion.ts'
import type { Reporter } from './reporter.ts'

type Constants = Map<ConstantSymbol, ModelValueTree | Definition>

/** Applies the entries: sets `replacedBy` of definitions and returns the values of the constants. */
export function linkConstants(module: ResolvedModule, config: Config, reporter: Reporter): Constants {
  const constants: Constants = new Map()
  const byName = new Map(module.constants.map((c) => [c.name, c]))
  const all = everyDefinition(module)
  for (const d of all) d.replacedBy = undefined
  refuseChains(config, reporter)
  const given = new Map<ConstantSymbol, ConfigConstant['kind']>()
  for (const entry of config.constants) {
    const symbol = byName.get(entry.name.name)
    if (symbol !== undefined && (entry.kind === 'assign' || entry.module === undefined || !module.byModule.get(entry.module.name)?.has(entry.name.name))) {
      const earlier = given.get(symbol)
      const wins = earlier === 'replace' && entry.kind === 'assign' ? 'first' : 'second'
      if (earlier !== undefined) reporter.warning('config/duplicate', `\`${symbol.name}\` is given twice: the ${wins} counts, as in TLC`, entry.name.span)
      if (wins === 'first') continue
      given.set(symbol, entry.kind)
      setConstant(module, symbol, entry, constants, byName, reporter)
    } else override(module, entry, byName, all, reporter)
  }
  markRecursive(all) // an override may close a circle, or open one
  for (const c of module.constants) {
    if (constants.has(c)) continue
    reporter.error('config/constant', `the constant \`${c.name}\` has no value`, c.span, [
      { message: c.arity === 0 ? `give it one in the configuration: CONSTANT ${c.name} = … (or --const ${c.name}=…)` : `replace it by an operator in the configuration: CONSTANT ${c.name} <- Op` },
    ])
  }
  return constants
}

/** `K <- One` and `One <- Two`: TLC refuses to guess which One is meant, and so do we. */
function refuseChains(config: Config, reporter: Reporter): void {
  const replaced = new Map(config.constants.flatMap((c) => (c.kind === 'replace' && c.module === undefined ? [[c.name.name, c.name.span] as const] : [])))
  for (const c of config.constants) {
    if (c.kind !== 'replace') continue
    const span = replaced.get(c.by.name)
    if (span !== undefined) reporter.error('config/chain', `\`${c.by.name}\` replaces \`${c.name.name}\` and is itself replaced`, c.by.span, [{ message: 'replaced here; name the last definition of the chain directly', span }])
  }
}

export function everyDefinition(module: ResolvedModule): readonly Definition[] {
  if (module.all !== undefined) return module.all
  const roots = [...module.definitions.values(), ...[...module.byModule.values()].flatMap((m) => [...m.values()])]
  return postorder(roots, [...module.assumptions, ...module.theorems].map((a) => a.body))
}

function setConstant(module: ResolvedModule, symbol: ConstantSymbol, entry: ConfigConstant, constants: Constants, byName: ReadonlyMap<string, ConstantSymbol>, reporter: Reporter): void {
  if (entry.kind === 'assign') {
    if (symbol.arity === 0) constants.set(symbol, valueOf(entry.value))
    else setOperator(module, symbol, valueOf(entry.value), constants)
    return
  }
  const by = replacement(module, entry.by, byName, reporter)
  if (by === undefined) {
    constants.set(symbol, { kind: 'modelValue', name: entry.by.name }) // reported; keeps "has no value" quiet
    return
  }
  constants.set(symbol, by)
  sameArity(entry.name, symbol.arity, by, entry.by, reporter)
  if (by.level > 0) reporter.error('config/level', `the constant \`${symbol.name}\` is replaced by \`${by.name}\`, which is of ${LEVEL_NAMES[by.level]} level`, entry.by.span, [{ message: 'defined here', span: by.span }])
}

/** `F = value` for a constant F(_), which TLC takes: the value, whatever the arguments. */
function setOperator(module: ResolvedModule, symbol: ConstantSymbol, value: ModelValueTree, constants: Constants): void {
  const result: ConstantSymbol = { ...symbol, arity: 0 }
  constants.set(result, value)
  constants.set(symbol, {
    kind: 'definition', name: symbol.name, module: module.name, body: { kind: 'constant', symbol: result, args: [], span: symbol.span },
    parameters: Array.from({ length: symbol.arity }, (_, k) => ({ kind: 'local' as const, name: `argument${k + 1}`, arity: 0, span: symbol.span })),
    native: undefined, recursive: false, level: 0, inLet: false, local: false, span: symbol.span, replacedBy: undefined,
  })
}

function override(module: ResolvedModule, entry: ConfigConstant, byName: ReadonlyMap<string, ConstantSymbol>, all: readonly Definition[], reporter: Reporter): void {
  const scope = entry.kind === 'replace' ? entry.module : undefined
  if (scope !== undefined && !module.byModule.has(scope.name)) {
    const near = didYouMean(scope.name, module.byModule.keys())
    reporter.error('config/unknown', `no module ${scope.name} is used here`, scope.span, near === undefined ? [] : [{ message: `did you mean ${near}?` }])
    return
  }
  const target = scope === undefined ? module.definitions.get(entry.name.name) : module.definitionIn(scope.name, entry.name.name)
  if (target === undefined) {
    if (entry.kind === 'replace') replacement(module, entry.by, byName, reporter)
    unknownTarget(module, entry, byName, reporter)
    return
  }
  const targets = [target, ...all.filter((d) => d.origin === target && (scope !== undefined || d.front === undefined))]
  if (entry.kind === 'assign') {
    if (target.parameters.length + (target.front ?? 0) > 0) reporter.error('config/arity', `\`${target.name}\` takes arguments and so cannot be given a value`, entry.name.span, [{ message: `write ${target.name} <- Op, with Op defined in the module` }])
    else for (const t of targets) t.replacedBy = { kind: 'value', value: valueOf(entry.value) }
    return
  }
  const by = replacement(module, entry.by, byName, reporter)
  if (by === undefined || !sameArity(entry.name, target.parameters.length + (target.front ?? 0), by, entry.by, reporter)) return
  if (target.front !== undefined && target.front > 0) {
    reporter.error('unsupported/replacement', `\`${target.name}\` does not depend on the parameters of its instance, and cannot be replaced by an operator that may`, entry.name.span, [{ message: `replace ${target.origin!.name} <- [${target.module}] … instead` }])
    return
  }
  for (const t of targets) if (!leadsTo(by, t)) t.replacedBy = withLeading(t, by)
}

/** A copy through a parametrised instance has that instance's parameters in front; the replacement ignores them. */
function withLeading(copy: Definition, by: Definition): Definition {
  const extra = copy.parameters.length - by.parameters.length
  if (extra <= 0) return by
  const parameters = copy.parameters.map(freshLocal)
  return { ...by, parameters, body: { kind: 'call', definition: by, args: parameters.slice(extra).map(asArgument), span: by.span }, native: undefined, replacedBy: undefined }
}

/** Would replacing `target` by `by` go round in a circle? */
function leadsTo(by: Definition, target: Definition): boolean {
  for (let d: Definition | undefined = by; d !== undefined; d = d.replacedBy?.kind === 'definition' ? d.replacedBy : undefined) if (d === target) return true
  return false
}

/** The definition on the right of `<-`; a constant there is wrapped into one. */
function replacement(module: ResolvedModule, by: Ident, byName: ReadonlyMap<string, ConstantSymbol>, reporter: Reporter): Definition | undefined {
  const definition = module.definitions.get(by.name)
  if (definition !== undefined) return definition
  const symbol = byName.get(by.name)
  if (symbol !== undefined && symbol.arity === 0) {
    return {
      kind: 'definition', name: symbol.name, module: module.name, parameters: [], body: { kind: 'constant', symbol, args: [], span: symbol.span },
      native: undefined, recursive: false, level: 0, inLet: false, local: false, span: symbol.span, replacedBy: undefined,
    }
  }
  const near = didYouMean(by.name, [...module.definitions.keys(), ...byName.keys()])
  reporter.error('config/unknown', `unknown definition \`${by.name}\``, by.span, near === undefined ? [] : [{ message: `did you mean \`${near}\`?` }])
  return undefined
}

function sameArity(name: Ident, arity: number, by: Definition, place: Ident, reporter: Reporter): boolean {
  if (by.parameters.length === arity) return true
  reporter.error('config/arity', `\`${name.name}\` takes ${arity} argument${arity === 1 ? '' : 's'}, but \`${place.name}\` takes ${by.parameters.length}`, place.span, [{ message: 'defined here', span: by.span }])
  return false
}

/** TLC ignores a value for an unknown name but refuses a replacement of one. */
function unknownTarget(module: ResolvedModule, entry: ConfigConstant, byName: ReadonlyMap<string, ConstantSymbol>, reporter: Reporter): void {
  const { name, span } = entry.name
  const near = didYouMean(name, [...byName.keys(), ...module.definitions.keys()])
  const notes = near === undefined ? [] : [{ message: `did you mean \`${near}\`?` }]
  if (entry.kind === 'assign') reporter.warning('config/unknown', `the module declares no constant \`${name}\`: this entry has no effect`, span, notes)
  else reporter.error('config/unknown', `there is no constant or definition \`${name}\` to replace`, span, notes)
}

export function valueOf(v: ConfigValue): ModelValueTree {
  switch (v.kind) {
    case 'number': return { kind: 'number', value: v.value }
    case 'string': return { kind: 'string', value: v.value }
    case 'boolean': return { kind: 'boolean', value: v.value }
    case 'modelValue': return { kind: 'modelValue', name: v.name }
    case 'set': return { kind: 'set', items: v.items.map(valueOf) }
  }
}
