/** What distinguishes two versions of a specification, as data. */
import type { Divergences } from '../../checker/divergence.ts'
import type { Failure, Report } from '../../checker/report.ts'
import type { Loaded } from '../load.ts'
import { sourceText } from '../../engines/model/text.ts'
import { printValue } from '../../value/print.ts'

export interface Version {
  readonly loaded: Loaded
  readonly report: Report
}

export interface PropertyChange {
  readonly name: string
  readonly before: string
  readonly after: string
  /** A counterexample that only one of them has. */
  readonly failure: { readonly side: 'A' | 'B'; readonly failure: Failure } | undefined
}

export interface Difference {
  readonly constants: readonly { readonly name: string; readonly before: string; readonly after: string }[]
  readonly variables: { readonly removed: readonly string[]; readonly added: readonly string[] }
  readonly actions: { readonly removed: readonly string[]; readonly added: readonly string[]; readonly renamed: readonly (readonly [string, string])[] }
  /** Definitions of both whose text is not the same. */
  readonly definitions: readonly string[]
  readonly properties: readonly PropertyChange[]
  /** Properties of both with the same verdict. */
  readonly unchanged: readonly { readonly name: string; readonly verdict: string }[]
  readonly onlyBefore: Divergences
  readonly onlyAfter: Divergences
}

export function differenceOf(a: Version, b: Version, onlyBefore: Divergences, onlyAfter: Divergences): Difference {
  const properties = propertiesOf(a, b)
  return {
    constants: constantsOf(a, b),
    variables: missing(a.loaded.program.variables, b.loaded.program.variables),
    actions: actionsOf(a, b, onlyBefore),
    definitions: definitionsOf(a, b),
    properties: properties.filter(({ before, after }) => before !== after),
    unchanged: properties.filter(({ before, after }) => before === after).map(({ name, before }) => ({ name, verdict: before })),
    onlyBefore, onlyAfter,
  }
}

/** Whether they behave differently; another text alone is no difference. */
export function isDifferent({ variables, actions, properties, onlyBefore, onlyAfter }: Difference): boolean {
  return [variables.added, variables.removed, actions.added, actions.removed, actions.renamed, properties, onlyBefore.found, onlyAfter.found].some((list) => list.length > 0)
}

function missing(before: readonly string[], after: readonly string[]): { readonly removed: string[]; readonly added: string[] } {
  return { removed: before.filter((name) => !after.includes(name)), added: after.filter((name) => !before.includes(name)) }
}

function constantsOf(a: Version, b: Version): Difference['constants'] {
  const shown = ({ loaded: { program } }: Version, name: string): string => {
    const value = program.constants.get(name)
    return value === undefined ? 'none' : printValue(value)
  }
  const names = [...new Set([...a.loaded.program.constants.keys(), ...b.loaded.program.constants.keys()])]
  return names.map((name) => ({ name, before: shown(a, name), after: shown(b, name) })).filter(({ before, after }) => before !== after)
}

/** An action that is gone and one that is new are one renamed, when every step of the one is a step of the other. */
function actionsOf(a: Version, b: Version, onlyBefore: Divergences): Difference['actions'] {
  const { removed, added } = missing(a.loaded.program.actions.map(({ name }) => name), b.loaded.program.actions.map(({ name }) => name))
  const renamed = removed.flatMap((name): [string, string][] => {
    if (onlyBefore.found.some(({ action }) => action === name)) return []
    const other = added.find((candidate) => onlyBefore.alsoAs.get(name)?.has(candidate) === true)
    return other === undefined ? [] : [[name, other]]
  })
  return { removed: removed.filter((name) => !renamed.some(([old]) => old === name)), added: added.filter((name) => !renamed.some(([, now]) => now === name)), renamed }
}

function definitionsOf(a: Version, b: Version): string[] {
  const texts = ({ loaded: { model } }: Version): Map<string, string> => new Map([...model.module.definitions.values()]
    .filter(({ span, origin }) => origin === undefined && !span.source.path.startsWith('<')).map(({ name, span }) => [name, sourceText(span, Infinity)]))
  const before = texts(a)
  return [...texts(b)].filter(([name, text]) => before.has(name) && before.get(name) !== text).map(([name]) => name).toSorted()
}

function propertiesOf(a: Version, b: Version): PropertyChange[] {
  const names = new Set([...asked(a), ...asked(b)])
  return [...names].map((name) => {
    const [before, after] = [verdictOf(a, name), verdictOf(b, name)]
    const failed = failureOf(b, name) ?? failureOf(a, name)
    const side = failureOf(b, name) === undefined ? 'A' as const : 'B' as const
    return { name, before, after, failure: failed === undefined || failed.trace.length === 0 ? undefined : { side, failure: failed } }
  })
}

function asked({ loaded: { model }, report }: Version): string[] {
  const named = [model.invariants, model.initialProperties, model.actionProperties, model.temporal, model.possible].flat().map(({ name }) => name)
  return [...named, ...(model.checkDeadlock ? ['deadlock'] : []), ...report.failures.map(({ name }) => name)]
}

function failureOf({ report }: Version, name: string): Failure | undefined {
  return report.failures.find((failure) => failure.name === name)
}

function verdictOf(version: Version, name: string): string {
  const { report } = version
  const failure = failureOf(version, name)
  if (failure?.kind === 'possible') return 'not possible'
  if (failure !== undefined) return failure.trace.length === 0 ? 'violated' : failure.kind === 'evaluation' || failure.kind === 'unsupported' ? 'error' : `violated in ${failure.trace.length} states`
  if (!asked(version).includes(name)) return 'not checked'
  return report.stopped !== undefined || report.verdict === 'error' || report.notChecked.some((text) => text.startsWith(`${name}:`)) ? 'undecided' : version.loaded.model.possible.some((one) => one.name === name) ? 'possible' : 'holds'
}
