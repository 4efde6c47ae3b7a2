/** The tables of the README that are made from the bug tables. */
import { isOpen, type Bug, type BugTable } from './bugTable.ts'
import { grouped } from '../render/text.ts'

/** Closed bugs, then the open ones, then those without a model, each with its reason. */
export function museumMarkdown(tables: readonly BugTable[]): string {
  const bugs = tables.flatMap((table) => table.bugs)
  const missing = tables.flatMap((table) => table.missing)
  const parts = [
    bugRows(bugs.filter((bug) => !isOpen(bug))),
    ...(bugs.some(isOpen) ? ['Open in the newest release, as far as is known; the flag is a fix that no release has:', bugRows(bugs.filter(isOpen))] : []),
    ...(missing.length === 0 ? [] : ['Not modelled:', rows(['bug', 'what it is', 'issue', 'why not'], [], byId(missing).map(({ id, title, issues, reason }) => [id, title, issues.map(linked).join(', '), reason]))]),
  ]
  return parts.join('\n\n')
}

function bugRows(bugs: readonly Bug[]): string {
  return rows(['bug', 'what happens', 'issue', 'fixed in', 'fix', 'violates', 'states of the trace', 'distinct', 'seconds'], [6, 7, 8], byId(bugs).map((bug) => {
    const recorded = bug.models?.minus
    return [
      bug.id, bug.title, bug.issues.map(linked).join(', '), isOpen(bug) ? '–' : bug.fixed, `\`${bug.flag}\``, bug.property,
      recorded?.trace === undefined ? '–' : String(recorded.trace), recorded === undefined ? '–' : grouped(recorded.distinct), recorded === undefined ? '–' : recorded.seconds.toFixed(1),
    ]
  }))
}

const AREAS = 'RIXCQKL'

/** By the part of the protocol, then by number. */
export function byId<T extends { readonly id: string }>(entries: readonly T[]): T[] {
  return entries.toSorted((a, b) => AREAS.indexOf(a.id[0]!) - AREAS.indexOf(b.id[0]!) || (a.id < b.id ? -1 : 1))
}

function rows(heads: readonly string[], right: readonly number[], body: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
  return [line(heads), line(heads.map((_, k) => right.includes(k) ? '---:' : '---')), ...body.map(line)].join('\n')
}

function linked(issue: string): string {
  return /^KAFKA-\d+$/.test(issue) ? `[${issue}](https://issues.apache.org/jira/browse/${issue})` : issue
}

/** `text` with what stands between `<!-- name -->` and `<!-- /name -->` replaced. Throws Error where these marks are missing. */
export function withBlock(text: string, name: string, block: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const from = text.indexOf(start)
  const to = text.indexOf(end)
  if (from < 0 || to < from) throw new Error(`there is no ${start} … ${end}`)
  return `${text.slice(0, from + start.length)}\n${block}\n${text.slice(to)}`
}
