/**
 * Entries of a configuration that change nothing: constants that nothing checked refers to, replacements of definitions
 * that are never reached, names listed twice. A mistyped or forgotten entry makes a green run about something else.
 */
import type { Diagnostic } from '../syntax/source.ts'
import type { Config, ConfigConstant, Ident } from '../syntax/tree.ts'
import { reachedFrom } from './reach.ts'
import type { Expr, Model } from './resolved.ts'

/** A warning for each. */
export function entriesWithoutEffect(model: Model, config: Config): Diagnostic[] {
  const reached = new Set(reachedFrom(checkedFormulas(model), model))
  // An instance's copy stands for what was copied.
  for (const found of reached) if ('origin' in found && typeof found.origin === 'object' && found.origin !== null) reached.add(found.origin)
  const idle = ({ name: { name } }: ConfigConstant): boolean => {
    const declared = model.module.constants.find((constant) => constant.name === name) ?? model.module.definitions.get(name)
    return declared !== undefined && !reached.has(declared)
  }
  const lists = [['INVARIANT', config.invariants], ['PROPERTY', config.properties], ['CONSTRAINT', config.constraints], ['ACTION_CONSTRAINT', config.actionConstraints]] as const
  return [
    ...config.constants.filter(idle).map(({ kind, name }) => warning(name, `\`${name.name} ${kind === 'assign' ? '=' : '<-'} …\` has no effect: nothing that is checked refers to ${name.name}`)),
    ...lists.flatMap(([keyword, names]) => repeated(names).map((name) => warning(name, `${keyword} ${name.name} is listed twice`))),
    ...config.invariants.filter(({ name }) => config.constraints.some((constraint) => constraint.name === name))
      .map((name) => warning(name, `${name.name} is an invariant and a constraint: states that violate it are found, what lies beyond them is not`)),
  ]
}

function warning({ span }: Ident, message: string): Diagnostic {
  return { code: 'config/no-effect', severity: 'warning', message, span, notes: [] }
}

function repeated(names: readonly Ident[]): Ident[] {
  return names.filter(({ name }, i) => names.findIndex((other) => other.name === name) < i)
}

function checkedFormulas(model: Model): Expr[] {
  return [
    ...model.init, ...(model.next === undefined ? [] : [model.next]), ...model.fairness,
    ...[model.invariants, model.actionProperties, model.initialProperties, model.temporal, model.constraints, model.actionConstraints, model.symmetry, model.possible].flat().map(({ body }) => body),
    ...[model.view, model.alias, model.postcondition].flatMap((named) => named === undefined ? [] : [named.body]),
    ...model.module.assumptions.map(({ body }) => body),
  ]
}
