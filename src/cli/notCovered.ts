/**
 * What a green run does not speak about, in words: what is switched off, cut off, or was never asked for.
 */
import type { Definition, Model } from '../module/resolved.ts'

/** Definitions that are called like invariants. */
const LIKE_AN_INVARIANT = /^(TypeOK|TypeInvariant|\w*(Inv|Invariant|Safety))$/

export function notCovered(model: Model, reduced = false): string[] {
  if (model.module.variables.length === 0) return []
  const asked = new Set([model.invariants, model.actionProperties, model.initialProperties, model.temporal].flat().map(({ name }) => name))
  const constraints = [...model.constraints, ...model.actionConstraints].map(({ name }) => name)
  const unasked = [...model.module.definitions.values()].filter((definition) => isUnasked(definition) && !asked.has(definition.name)).map(({ name }) => name)
  return [
    ...(model.checkDeadlock ? [] : ['deadlock (switched off)']),
    ...(asked.size === 0 ? ['any property: none is asked for'] : []),
    ...(model.temporal.length > 0 ? [] : ['liveness: no temporal property is asked for']),
    ...(constraints.length === 0 ? [] : [`states beyond the constraint${constraints.length === 1 ? '' : 's'} ${constraints.join(', ')}`]),
    ...(model.view === undefined ? [] : [`differences between states that the view ${model.view.name} does not show`]),
    ...(reduced && model.witnesses.length + model.stepWitnesses.length > 0 ? ['hypotheses of invariants and action properties: whether each is true somewhere (left out with --por)'] : []),
    ...(unasked.length === 0 ? [] : [`${unasked.join(', ')}: defined, but not asked for`]),
  ]
}

function isUnasked({ name, level, parameters, local, span }: Definition): boolean {
  return level === 1 && parameters.length === 0 && !local && LIKE_AN_INVARIANT.test(name) && !span.source.path.startsWith('<')
}
