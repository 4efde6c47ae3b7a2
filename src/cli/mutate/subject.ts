/**
 * What is mutated and what should notice it: a module, the models that use it, and which of its definitions Init and Next
 * come to.
 *
 * Only these are mutated: a property that says less is noticed by nobody.
 */
import { basename } from 'node:path'
import { reachedFrom } from '../../module/reach.ts'
import type { Definition, Expr, Model } from '../../module/resolved.ts'
import type { Mutation } from '../../syntax/mutation/mutation.ts'
import { mutationsOf, type Role } from '../../syntax/mutation/mutations.ts'
import { parseModule } from '../../syntax/parser.ts'
import type { Source } from '../../syntax/source.ts'
import type { Module } from '../../syntax/tree.ts'
import { UsageError } from '../arguments.ts'
import { readSource, sameFile, shortPath } from '../files.ts'
import { loadModel } from '../load.ts'
import type { UsedModel } from '../usedModels.ts'

export interface Subject {
  readonly name: string
  readonly path: string
  readonly mutations: readonly Mutation[]
  /** Smallest first. */
  readonly models: readonly UsedModel[]
  /** Definitions that only properties come to, or nothing that these models check. */
  readonly untouched: readonly string[]
}

/** `left`: operators whose applications are no part of what is mutated. Throws UsageError for a module that cannot be read. */
export function subjectOf(path: string, usersOf: (path: string) => readonly UsedModel[], left: ReadonlySet<string>): Subject {
  const source: Source = { ...readSource(path), path: shortPath(path) }
  const { module, diagnostics } = parseModule(source)
  const wrong = diagnostics.find(({ severity }) => severity === 'error')
  if (module === undefined || wrong !== undefined) throw new UsageError(`${shortPath(path)} cannot be read: ${wrong?.message ?? 'no module'}`, `tla-runner parse ${shortPath(path)}`)
  const users = usersOf(path)
  const roles = new Map<string, Role>()
  const actions = new Set<string>()
  const variables = new Set(module.units.flatMap((unit) => unit.kind === 'variables' ? unit.names.map(({ name }) => name) : []))
  for (const { request } of users) {
    const linked = loadModel(request)
    if (!linked.ok) throw new UsageError(`${request.config} does not load: ${linked.error.diagnostics[0]?.message ?? linked.error.kind}`)
    const { model } = linked.value
    for (const { name } of model.module.variables) variables.add(name)
    for (const name of definitionsIn(module, path, model.init, model, actions)) if (!roles.has(name)) roles.set(name, 'initial')
    const steps = [...(model.next === undefined ? [] : [model.next]), ...model.fairness]
    for (const name of definitionsIn(module, path, steps, model, actions)) roles.set(name, 'step')
  }
  const defined = module.units.flatMap((unit) => unit.kind === 'operator' || unit.kind === 'function' ? [unit.name.name] : [])
  return {
    name: basename(path, '.tla'), path: shortPath(path), models: users,
    mutations: mutationsOf(module, roles, { variables, actions, left }),
    untouched: defined.filter((name) => !roles.has(name)),
  }
}

/** Names of the module's definitions that formulas come to; everything on the way that is an action is noted by name. */
function definitionsIn(module: Module, path: string, formulas: readonly Expr[], model: Model, actions: Set<string>): string[] {
  const unitAt = new Map(module.units.flatMap((unit) => unit.kind === 'operator' || unit.kind === 'function' ? [[unit.span.start, unit.name.name] as const] : []))
  const found: string[] = []
  for (const reached of reachedFrom(formulas, model)) {
    if (!isDefinition(reached)) continue
    if (reached.level >= 2) actions.add(reached.name.replace(/^.*!/, ''))
    const name = sameFile(reached.span.source.path, path) ? unitAt.get(reached.span.start) : undefined
    if (name !== undefined) found.push(name)
  }
  return found
}

function isDefinition(reached: object): reached is Definition {
  return 'kind' in reached && reached.kind === 'definition'
}
