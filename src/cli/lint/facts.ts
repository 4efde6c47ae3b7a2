/**
 * What the models say about the modules that they read: what is used, what is an action, what TypeOK speaks of. Read from the
 * text; nothing is run.
 *
 * Each model is linked on its own, so that things are told apart by where they stand and not by what they are.
 */
import { resolve as absolute } from 'node:path'
import { deriveActions } from '../../module/actions.ts'
import { assignmentsOf, type AssignedTwice, type Unassigned } from '../../module/assignments.ts'
import { resolve } from '../../module/load.ts'
import { reachedFrom } from '../../module/reach.ts'
import type { Definition, Expr, Model, ResolvedModule } from '../../module/resolved.ts'
import { forEachDeep } from '../../module/walk.ts'
import { parseConfig } from '../../syntax/config.ts'
import type { Span } from '../../syntax/source.ts'
import { moduleReader, readSource } from '../files.ts'
import { loadModel, type LoadRequest, type Resolutions } from '../load.ts'

export interface Facts {
  /** Definitions and constants that something refers to. */
  readonly used: Set<string>
  readonly actions: Set<string>
  /** Variables of the models' specifications, and those that a TypeOK speaks of. */
  readonly variables: Set<string>
  readonly typed: Set<string>
  readonly unassigned: Map<string, Unassigned>
  readonly twice: Map<string, AssignedTwice>
  /** Invariants and properties without variables. */
  readonly constant: Map<string, { readonly name: string; readonly what: string; readonly span: Span }>
}

export function noFacts(): Facts {
  return { used: new Set(), actions: new Set(), variables: new Set(), typed: new Set(), unassigned: new Map(), twice: new Map(), constant: new Map() }
}

/** Names what stands at a place. */
export function keyOf({ source, start }: Span): string {
  return `${absolute(source.path)}:${start}`
}

/** By convention what says of which kind the values of the variables are; with a word before it, what says so of a module that extends another. */
const TYPE_INVARIANTS = ['TypeOK', 'TypeInvariant', 'TypeInv']

/** Adds what a module says of itself and of what it extends. */
export function addModule(facts: Facts, path: string): void {
  const { module } = resolve(readSource(path), moduleReader(path, []))
  if (module !== undefined) addReferences(facts, module)
}

/** Adds what a model says. False: it does not load. `known`: what is read once for all models of a specification. */
export function addModel(facts: Facts, request: LoadRequest, known: Resolutions): boolean {
  const isNew = !known.has(request.spec)
  const linked = loadModel(request, known)
  if (!linked.ok) return false
  const { model } = linked.value
  if (isNew) addReferences(facts, model.module)
  addConfig(facts, request, model)
  for (const reached of reachedFrom(formulasOf(model), model)) if ('span' in reached) facts.used.add(keyOf(reached.span as Span))
  for (const variable of model.module.variables) facts.variables.add(keyOf(variable.span))
  for (const { name, what, body } of model.constantFormulas) facts.constant.set(`${name} ${keyOf(body.span)}`, { name, what, span: model.module.definitions.get(name)?.span ?? body.span })
  if (model.next !== undefined) addSteps(facts, model, model.next)
  return true
}

function addReferences(facts: Facts, module: ResolvedModule): void {
  for (const definition of [...module.all ?? [], ...module.theorems, ...module.assumptions]) {
    if (definition.body === undefined) continue
    const own = keyOf(definition.span)
    forEachDeep(definition.body, (part) => {
      const target = part.kind === 'call' || part.kind === 'operatorDefinition' ? part.definition : part.kind === 'constant' || part.kind === 'operatorConstant' ? part.symbol : undefined
      if (target !== undefined && keyOf(target.span) !== own) facts.used.add(keyOf(target.span))
    })
  }
  for (const [name, definition] of module.definitions) {
    if (definition.body === undefined || name.includes('!') || !TYPE_INVARIANTS.some((end) => name.endsWith(end))) continue
    for (const reached of reachedFrom([definition.body], { constants: new Map() })) if ('kind' in reached && reached.kind === 'variable') facts.typed.add(keyOf((reached as unknown as Definition).span))
  }
}

/** What a configuration names is used. */
function addConfig(facts: Facts, { config, flags }: LoadRequest, model: Model): void {
  if (config === undefined) return
  const read = parseConfig(readSource(config)).config
  const lists = [read.invariants, read.properties, read.constraints, read.actionConstraints, read.symmetry, read.possible].flat()
  const single = [read.init, read.next, read.specification, read.view, read.alias, read.postcondition].flatMap((name) => name === undefined ? [] : [name])
  const replaced = read.constants.flatMap((constant) => constant.kind === 'replace' ? [constant.by] : [])
  for (const name of [...lists, ...single, ...replaced].map(({ name }) => name).concat(flags.possible)) {
    const definition = model.module.definitions.get(name)
    if (definition !== undefined) facts.used.add(keyOf(definition.span))
  }
}

function addSteps(facts: Facts, model: Model, next: Expr): void {
  const actions = deriveActions(next, model.nextName).actions.flatMap(({ definition }) => definition === undefined ? [] : [definition])
  for (const action of actions) facts.actions.add(keyOf(action.span))
  const { unassigned, twice } = assignmentsOf(next, model.module.variables, new Set(actions))
  for (const found of unassigned) facts.unassigned.set(`${keyOf(found.span)} ${found.variables.map(({ name }) => name).join()}`, found)
  for (const found of twice) facts.twice.set(`${keyOf(found.span)} ${found.variable.name}`, found)
}

function formulasOf(model: Model): Expr[] {
  return [
    ...model.init, ...[model.next, model.subscript].flatMap((e) => e === undefined ? [] : [e]), ...model.fairness,
    ...[model.invariants, model.actionProperties, model.initialProperties, model.temporal, model.constraints, model.actionConstraints, model.symmetry, model.possible].flat().map(({ body }) => body),
    ...[model.view, model.alias, model.postcondition].flatMap((named) => named === undefined ? [] : [named.body]),
  ]
}
