/**
 * Why a green run may prove less than it seems: actions that never happen, invariants that say nothing, constraints that
 * hide what lies beyond them.
 */
import type { Coverage } from '../checker/coverage.ts'
import type { Report } from '../checker/report.ts'

export function vacuityWarnings({ verdict, stopped, actions, distinct, coverage }: Report): string[] {
  if (verdict === 'violated' || verdict === 'error' || distinct === 0) return []
  const cut = coverage?.cut.map(({ constraint, successors, place }) => `the constraint ${constraint} cuts the search: ${times(successors, 'step')} to states outside of it, beyond which nothing was checked (${place})`) ?? []
  if (stopped !== undefined) return cut
  return [...idleActions(actions), ...(coverage === undefined ? [] : suspicious(coverage)), ...cut]
}

function times(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}

function idleActions(actions: Report['actions']): string[] {
  const idle = actions.filter(({ generated }) => generated === 0)
  if (idle.length <= 1) return idle.map(({ name, place }) => `the action ${name} never happens (${place})`)
  return [`${idle.length} of ${actions.length} actions never happen: ${idle.map(({ name }) => name).join(', ')}`]
}

function suspicious({ vacuous, vacuousSteps, constant }: Coverage): string[] {
  return [
    ...constant.map(({ invariant, place, variables }) => variables.length === 0
      ? `the invariant ${invariant} does not depend on the state (${place})`
      : `the invariant ${invariant} is constant: it reads only ${variables.join(', ')}, which never change${variables.length === 1 ? 's' : ''} (${place})`),
    ...vacuous.filter(({ invariant }) => !constant.some((other) => other.invariant === invariant)).map(({ invariant, ...rest }) => untested(`the invariant ${invariant}`, 'state', rest)),
    ...vacuousSteps.map(({ property, ...rest }) => untested(`the property ${property}`, 'step', rest)),
  ]
}

function untested(name: string, where: 'state' | 'step', { kind, part, text, place }: Omit<Coverage['vacuousSteps'][number], 'property'>): string {
  const why = { change: `no step changes ${text}`, antecedent: `its condition ${text} is false in every ${where}`, elements: `${text} is empty in every ${where}` }[kind]
  return `${part ? 'a part of ' : ''}${name} is never put to the test: ${why} (${place})`
}
