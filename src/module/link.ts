/**
 * A resolved module and a configuration make a model: constants bound, the specification taken apart, properties sorted.
 *
 * Linking sets `replacedBy` on definitions of the module (and clears what an earlier link set), so one resolved module
 * serves one model at a time.
 */
import type { Diagnostic, Note } from '../syntax/source.ts'
import type { Config, Ident } from '../syntax/tree.ts'
import { didYouMean } from '../syntax/suggest.ts'
import type { Expr, Level, Model, Named, ResolvedModule } from './resolved.ts'
import { everyDefinition, linkConstants } from './constants.ts'
import { refuseEnabledOfParameters } from './enabled.ts'
import { computeLevels, LEVEL_NAMES } from './levels.ts'
import { classifyProperty, type Properties } from './properties.ts'
import { createReporter, type Reporter } from './reporter.ts'
import { forEachDeep } from './walk.ts'
import { witnessesOf } from './witnesses.ts'
import { takeApart, type Specification } from './specification.ts'

export interface Linked {
  readonly model: Model | undefined
  readonly diagnostics: readonly Diagnostic[]
}

export function link(module: ResolvedModule, config: Config): Linked {
  const reporter = createReporter()
  const constants = linkConstants(module, config, reporter)
  const linker: Linker = { module, reporter, levelOf: module.levelOf ?? computeLevels(everyDefinition(module), [], createReporter()).levelOf }
  refuseDecimals(module, reporter)
  const specification = behaviour(linker, config)
  const properties: Properties = { invariants: [], actionProperties: [], initialProperties: [], temporal: [] }
  for (const name of config.invariants) properties.invariants.push(...stateFormula(linker, name, 'invariant', 1))
  for (const name of config.properties) {
    const formula = named(linker, name, 'property')
    if (formula !== undefined) classifyProperty(name, formula, linker.levelOf, reporter, properties)
  }
  const one = (name: Ident | undefined, what: string, limit: Level): Named | undefined => (name === undefined ? undefined : stateFormula(linker, name, what, limit)[0])
  const all = (names: readonly Ident[], what: string, limit: Level): readonly Named[] => names.flatMap((n) => stateFormula(linker, n, what, limit))
  const constantFormulas = ([['invariant', config.invariants], ['property', config.properties], ['constraint', config.constraints], ['action constraint', config.actionConstraints]] as const)
    .flatMap(([what, names]) => names.map((name) => ({ what, name: name.name, body: quietly(module, name) })))
    .flatMap(({ what, name, body }) => (body !== undefined && linker.levelOf(body) === 0 ? [{ what, name, body }] : []))
  const model: Model = {
    module,
    constants,
    ...specification,
    ...properties,
    constraints: all(config.constraints, 'constraint', 2),
    actionConstraints: all(config.actionConstraints, 'action constraint', 2),
    symmetry: all(config.symmetry, 'symmetry set', 0),
    view: one(config.view, 'view', 2),
    alias: one(config.alias, 'alias', 2),
    postcondition: one(config.postcondition, 'postcondition', 2),
    possible: all(config.possible, 'possible state', 1),
    witnesses: witnessesOf(properties.invariants),
    stepWitnesses: witnessesOf(properties.actionProperties).map((found) => ({ ...found, body: { kind: 'builtin', op: 'not', args: [found.body], span: found.body.span } })),
    checkDeadlock: config.checkDeadlock ?? true,
    constantFormulas,
  }
  if (model.view !== undefined) notConstant(linker, model.view.body, config.view!, 'view')
  const evaluated = [model.invariants, model.actionProperties, model.initialProperties, model.constraints, model.actionConstraints, model.possible, [model.view, model.alias, model.postcondition]].flat()
  refuseEnabledOfParameters([...model.init, ...(model.next === undefined ? [] : [model.next]), ...evaluated.flatMap((n) => (n === undefined ? [] : [n.body])), ...(model.temporal.length === 0 ? [] : [...model.fairness, ...model.temporal.map((n) => n.body)])], reporter)
  return { model: reporter.failed() ? undefined : model, diagnostics: reporter.diagnostics }
}

interface Linker {
  readonly module: ResolvedModule
  readonly reporter: Reporter
  readonly levelOf: (e: Expr) => Level
}

const NONE: Specification = { init: [], initName: 'Init', next: undefined, nextName: 'Next', subscript: undefined, fairness: [] }

function behaviour(linker: Linker, config: Config): Specification {
  const { reporter, module } = linker
  const { specification, init, next } = config
  if (specification !== undefined && (init !== undefined || next !== undefined)) {
    reporter.error('config/specification', 'a configuration has either SPECIFICATION or INIT and NEXT, not both', specification.span, [{ message: `${init === undefined ? 'NEXT' : 'INIT'} is given here`, ...spanOf(init ?? next) }])
    return NONE
  }
  if (specification !== undefined) {
    const formula = named(linker, specification, 'specification')
    if (formula === undefined) return NONE
    const parts = takeApart(formula, specification, linker.levelOf, reporter)
    if (module.variables.length > 0 && !reporter.failed()) complete(parts, specification, reporter)
    return parts
  }
  if (init === undefined && next === undefined) {
    if (module.variables.length > 0) missing(module, config, reporter)
    return NONE
  }
  if (init === undefined || next === undefined) {
    const present = (init ?? next) as Ident
    const absent = init === undefined ? 'INIT' : 'NEXT'
    const code = absent === 'NEXT' && config.invariants.length + config.properties.length === 0 ? 'eval/no-next' : 'config/missing' // as TLC, which notices only then
    reporter.error(code, `${absent === 'INIT' ? 'NEXT' : 'INIT'} is given but ${absent} is not`, present.span, [{ message: `add ${absent} with the name of the ${absent === 'INIT' ? 'initial predicate' : 'next-state relation'}` }])
    return NONE
  }
  const initial = named(linker, init, 'initial predicate')
  const step = named(linker, next, 'next-state relation')
  if (initial !== undefined) notTemporal(linker, initial, init, 'initial predicate')
  if (step !== undefined) notTemporal(linker, step, next, 'next-state relation')
  if (module.variables.length > 0) {
    if (initial !== undefined) notConstant(linker, initial, init, 'initial predicate')
    if (step !== undefined) notConstant(linker, step, next, 'next-state relation')
  }
  return { ...NONE, init: initial === undefined ? [] : [initial], initName: init.name, next: step, nextName: next.name }
}

function complete(parts: Specification, name: Ident, reporter: Reporter): void {
  if (parts.init.length === 0) reporter.error('config/specification', `the specification \`${name.name}\` has no initial predicate`, name.span, [{ message: 'a specification has the form Init /\\ [][Next]_vars' }])
  if (parts.next === undefined) reporter.error('eval/no-next', `the specification \`${name.name}\` has no next-state relation`, name.span, [{ message: 'a specification has the form Init /\\ [][Next]_vars' }])
}

/** Nothing says what the behaviours are: name what the module seems to offer. */
function missing(module: ResolvedModule, config: Config, reporter: Reporter): void {
  const spec = ['Spec', 'Specification', 'LSpec', 'FairSpec'].find((n) => module.definitions.has(n))
  const notes: Note[] = []
  if (spec !== undefined) notes.push({ message: `the module defines \`${spec}\`: write SPECIFICATION ${spec} (or pass --spec ${spec})` })
  else if (module.definitions.has('Init') && module.definitions.has('Next')) notes.push({ message: 'the module defines `Init` and `Next`: write INIT Init and NEXT Next (or pass --init Init --next Next)' })
  else notes.push({ message: 'name an initial predicate and a next-state relation: INIT … NEXT … (or --init … --next …)' })
  reporter.error('config/missing', `nothing says how module ${module.name} behaves: there is no SPECIFICATION and no INIT and NEXT`, { source: config.source, start: 0, end: 0 }, notes)
}

/** Decimal numbers cannot be evaluated; like TLC we refuse a module that contains one anywhere. */
function refuseDecimals(module: ResolvedModule, reporter: Reporter): void {
  for (const d of everyDefinition(module)) {
    if (d.body === undefined || d.span.source.path.startsWith('<')) continue
    forEachDeep(d.body, (part) => {
      if (part.kind === 'decimal') reporter.error('config/decimal', `the decimal number ${part.text} cannot be evaluated`, part.span, [{ message: 'only integers can: scale the model, for example to hundredths' }])
    })
  }
}

function notTemporal(linker: Linker, e: Expr, name: Ident, what: string): void {
  if (linker.levelOf(e) === 3) linker.reporter.error('config/level', `the ${what} \`${name.name}\` is a temporal formula`, name.span)
}

function notConstant(linker: Linker, e: Expr, name: Ident, what: string): void {
  if (linker.levelOf(e) === 0) linker.reporter.error('config/constant-formula', `the ${what} \`${name.name}\` is a constant: it does not depend on the state`, name.span)
}

/** What a name of the configuration stands for, where it has already been reported that it is none. */
function quietly(module: ResolvedModule, name: Ident): Expr | undefined {
  const definition = module.definitions.get(name.name)
  return definition === undefined || definition.parameters.length > 0 ? undefined : { kind: 'call', definition, args: [], span: name.span }
}

/** A definition without parameters named in the configuration, as a call of it. */
function named(linker: Linker, name: Ident, what: string): Expr | undefined {
  const { module, reporter } = linker
  const definition = module.definitions.get(name.name)
  if (definition === undefined) {
    const near = didYouMean(name.name, module.definitions.keys())
    const declared = [...module.constants, ...module.variables].find((s) => s.name === name.name)
    reporter.error('config/unknown', `the ${what} \`${name.name}\` is not defined in module ${module.name}`, name.span, [
      ...(declared === undefined ? [] : [{ message: `it is a ${declared.kind}, not a definition`, span: declared.span }]),
      ...(near === undefined ? [] : [{ message: `did you mean \`${near}\`?` }]),
    ])
    return undefined
  }
  if (definition.parameters.length > 0) {
    reporter.error('config/arity', `the ${what} \`${name.name}\` takes arguments, but none can be given here`, name.span, [{ message: 'defined here', span: definition.span }])
    return undefined
  }
  return { kind: 'call', definition, args: [], span: name.span }
}

function stateFormula(linker: Linker, name: Ident, what: string, limit: Level): readonly Named[] {
  const body = named(linker, name, what)
  if (body === undefined) return []
  const level = linker.levelOf(body)
  if (level > limit) {
    const notes = limit === 1 ? [{ message: level === 2 ? 'it contains primed variables; [][A]_vars as a PROPERTY checks steps' : 'a temporal formula is checked as a PROPERTY' }] : []
    linker.reporter.error(what === 'invariant' ? 'eval/invariant-level' : limit === 2 ? 'eval/level' : 'config/level', `the ${what} \`${name.name}\` is of ${LEVEL_NAMES[level]} level, where at most ${LEVEL_NAMES[limit]} level is allowed`, name.span, notes)
  }
  return [{ name: name.name, body }]
}

function spanOf(name: Ident | undefined): { span: Ident['span'] } | Record<string, never> {
  return name === undefined ? {} : { span: name.span }
}
