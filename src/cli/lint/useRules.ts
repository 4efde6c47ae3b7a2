/** What must be used, typed, assigned and reached: findings from the facts of the models and from their runs. */
import type { Diagnostic, Span } from '../../syntax/source.ts'
import { placeOf } from '../../syntax/source.ts'
import type { Module } from '../../syntax/tree.ts'
import { keyOf, type Facts } from './facts.ts'
import { finding } from './finding.ts'
import type { Runs } from './runs.ts'

/** `users`: models that read the module. */
export function useFindings(module: Module, facts: Facts, users: number): Diagnostic[] {
  if (users === 0) return [finding('no-model', module.nameSpan, `no model uses module ${module.name}`, 'write a small model that does: nothing is known of a module that is never checked'), ...unusedConstants(module, facts)]
  return [...unusedConstants(module, facts), ...unusedDefinitions(module, facts), ...untyped(module, facts), ...unassigned(module, facts), ...constantFormulas(module, facts)]
}

function unusedConstants({ units }: Module, { used }: Facts): Diagnostic[] {
  return units.flatMap((unit) => unit.kind !== 'constants' ? [] : unit.names.filter(({ span }) => !used.has(keyOf(span)))
    .map(({ name, span }) => finding('unused', span, `the constant ${name} is not used`, 'remove it, or use it')))
}

function unusedDefinitions({ units }: Module, { used }: Facts): Diagnostic[] {
  return units.flatMap((unit) => (unit.kind === 'operator' || unit.kind === 'function') && !used.has(keyOf(unit.span))
    ? [finding('unused', unit.name.span, `${unit.name.name} is not used by any definition or model`, 'remove it; a property belongs into a configuration')] : [])
}

function untyped({ units }: Module, { variables, typed }: Facts): Diagnostic[] {
  return units.flatMap((unit) => unit.kind !== 'variables' ? [] : unit.names.filter(({ span }) => variables.has(keyOf(span)) && !typed.has(keyOf(span)))
    .map(({ name, span }) => finding('type', span, `TypeOK says nothing about the variable ${name}`, 'say of which kind its values are')))
}

function unassigned({ nameSpan }: Module, facts: Facts): Diagnostic[] {
  const own = (span: Span): boolean => keyOf(span).startsWith(keyOf({ ...nameSpan, start: 0 }).replace(/0$/, ''))
  return [
    ...[...facts.unassigned.values()].filter(({ span }) => own(span)).map(({ variables, action, span }) => finding('unassigned', span,
      `${named(action)} ends here without a next value of ${variables.map(({ name }) => name).join(', ')}`, 'assign what changes, and name the rest in UNCHANGED')),
    ...[...facts.twice.values()].filter(({ span }) => own(span)).map(({ variable, action, span }) => finding('assigned-twice', span,
      `${named(action)} gives ${variable.name} a second value: this one is only a test`, 'take it out of UNCHANGED, or assign it once')),
  ]
}

function named(action: { readonly name: string } | undefined): string {
  return action === undefined ? 'a step' : action.name
}

function constantFormulas({ nameSpan }: Module, { constant }: Facts): Diagnostic[] {
  return [...constant.values()].filter(({ span }) => span.source.path === nameSpan.source.path)
    .map(({ name, what, span }) => finding('constant-property', span, `the ${what} ${name} does not depend on the state`, 'it is an assumption, or it looks at the wrong thing'))
}

export function runFindings({ units }: Module, { actions, constant: known }: Facts, runs: Runs): Diagnostic[] {
  return units.flatMap((unit) => {
    if (unit.kind !== 'operator') return []
    const never = actions.has(keyOf(unit.span)) && !runs.happened.has(keyOf(unit.span))
      ? [finding('unreached', unit.name.span, `the action ${unit.name.name} happens in no model`, 'write a model in which it does, with a `possible` state that shows it')] : []
    const constant = [...known.values()].some(({ name }) => name === unit.name.name) ? undefined : [...runs.constant].find(([place, { name }]) => name === unit.name.name && place === placeOf(unit.span))?.[1]
    return [...never, ...(constant === undefined ? [] : [finding('constant-property', unit.name.span,
      `the invariant ${unit.name.name} has the same value in every state of every model: it reads only ${constant.variables.join(', ') || 'constants'}`, 'nothing that happens could violate it')])]
  })
}
