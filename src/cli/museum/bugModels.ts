/**
 * The models of a bug, as the text of a .cfg and of its expectation.
 *
 * All four have the same constants. Two isolate the fix: without it alone, everything else fixed, the named property and no
 * other is violated; with it, all hold. Two are history: the release with the bug, and the one that fixed it, of which only
 * the property of this bug is asked, as they have others. For an open bug, the newest release is as it is, the hypothetical
 * fix is added to it, and there is no release that has it. A bug caught before a release had it has no model of that release.
 */
import { isOpen, KINDS, settingOf, wasShipped, type Bug, type BugTable, type ModelKind, type Setting } from './bugTable.ts'
import { wrap } from '../render/text.ts'

export interface BugModel {
  /** `R-02-minus`: of the files, without ending. */
  readonly name: string
  readonly kind: ModelKind
  readonly bug: Bug
  readonly violated: boolean
  readonly config: string
  readonly expectation: string
}

/** The models there are of a bug: four, or three of one that is open or was never shipped. */
export function bugModels(table: BugTable, bug: Bug): BugModel[] {
  const exists: Partial<Record<ModelKind, boolean>> = { fixed: !isOpen(bug), shipped: wasShipped(bug) }
  return KINDS.filter((kind) => exists[kind] !== false).map((kind) => {
    const violated = kind === 'minus' || kind === 'shipped'
    return { name: `${bug.id}-${kind}`, kind, bug, violated, config: configText(table, bug, kind), expectation: expectationText(table, bug, kind, violated) }
  })
}

/** The version of a model: a release, and the fixes taken from it and added to it. */
export function versionOf(bug: Bug, kind: ModelKind): { readonly version: string; readonly minus: readonly string[]; readonly plus: readonly string[] } {
  switch (kind) {
    case 'minus': return { version: 'All', minus: isOpen(bug) ? [] : [bug.flag], plus: [] }
    case 'all': return { version: 'All', minus: [], plus: isOpen(bug) ? [bug.flag] : [] }
    case 'shipped': return { version: bug.affected, minus: [], plus: [] }
    case 'fixed': return { version: bug.fixed, minus: [], plus: bug.fixedPlus ?? [] }
  }
}

function about(bug: Bug, kind: ModelKind): string {
  const { title, flag } = bug
  switch (kind) {
    case 'minus': return isOpen(bug) ? `${title}: open, every fix that was ever released is in` : `${title}: all fixes but ${flag}`
    case 'all': return isOpen(bug) ? `${title}: with ${flag}, which no release has` : `${title}: all fixes, it does not happen`
    case 'shipped': return `${title}: as shipped in ${bug.affected}`
    case 'fixed': return `${title}: as fixed in ${bug.fixed}${bug.fixedPlus === undefined ? '' : `, with ${bug.fixedPlus.join(', ')}: ${bug.fixedWhy}`}`
  }
}

function configText(table: BugTable, bug: Bug, kind: ModelKind): string {
  const setting = settingOf(table, bug)
  const { version, minus, plus } = versionOf(bug, kind)
  const constants = { Version: `"${version}"`, Minus: setText(minus), Plus: setText(plus), ...setting.constants }
  const width = Math.max(...Object.keys(constants).map((name) => name.length))
  const { invariants, properties } = asked(setting, bug, kind)
  const lines = [
    ...wrap(`${bug.id}, ${about(bug, kind)}.`, 78).map((line) => `\\* ${line}`),
    `\\* Made from ${table.path}; after a change there: npm run generate`,
    '',
    `SPECIFICATION ${setting.specification}`,
    '',
    'CONSTANTS',
    ...Object.entries(constants).map(([name, value]) => `  ${name.padEnd(width)} ${value.startsWith('<-') ? value : `= ${value}`}`),
    ...section('INVARIANTS', invariants),
    ...section('PROPERTIES', properties),
    ...section('CONSTRAINTS', setting.constraints),
    ...(setting.symmetry === null ? [] : ['', `SYMMETRY ${setting.symmetry}`]),
    ...(setting.view === null ? [] : ['', `VIEW ${setting.view}`]),
    '',
    `CHECK_DEADLOCK ${setting.deadlock ? 'TRUE' : 'FALSE'}`,
    '',
  ]
  return lines.join('\n')
}

/** The violated property stands first: of several that one state violates, the first is reported. */
function asked(setting: Setting, { property }: Bug, kind: ModelKind): Pick<Setting, 'invariants' | 'properties'> {
  const history = kind === 'shipped' || kind === 'fixed'
  const chosen = (names: readonly string[]): string[] => [
    ...names.filter((name) => name === property),
    ...names.filter((name) => name !== property && (!history || name === 'TypeOK')),
  ]
  return { invariants: chosen(setting.invariants), properties: chosen(setting.properties) }
}

function section(keyword: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : ['', keyword, ...names.map((name) => `  ${name}`)]
}

function setText(names: readonly string[]): string {
  return `{${names.map((name) => `"${name}"`).join(', ')}}`
}

/** What `tla-runner check` expects of it. What is not recorded yet is left open, but for the verdict. */
function expectationText(table: BugTable, bug: Bug, kind: ModelKind, violated: boolean): string {
  const recorded = bug.models?.[kind]
  const expectation = {
    spec: table.spec,
    about: `${about(bug, kind)}.`,
    bug: bug.id,
    issue: bug.issues[0] ?? null,
    class: bug.class ?? 'default',
    verdict: violated ? 'violated' : 'holds',
    violated: violated ? bug.property : null,
    // At a violation counts depend on the number of workers.
    distinct: violated ? null : recorded?.distinct ?? null,
    generated: violated ? null : recorded?.generated ?? null,
    depth: violated ? null : recorded?.depth ?? null,
    trace: violated ? recorded?.trace ?? null : null,
  }
  return `${JSON.stringify(expectation, undefined, 2)}\n`
}
