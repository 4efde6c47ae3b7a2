/**
 * The explorer: one HTML file with the specification, the behaviour, and the program that runs both in the page. The page
 * is made when the package is built (tools/page.ts); here it gets its data.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { printValue } from '../../value/print.ts'
import { readSource, shortPath } from '../files.ts'
import { configText } from '../flagConfig.ts'
import { writeTrace, type PageData } from '../page/data.ts'
import { packageFolder } from '../version.ts'
import { loopText, placeOfFailure, sentenceOf, sourcesOf, verdictOf, type Outcome } from './outcome.ts'

/** The page's text; undefined when the specification could not be loaded. */
export function explorerPage(outcome: Outcome, version: string): string | undefined {
  const data = pageData(outcome, version)
  if (data === undefined) return undefined
  const page = readFileSync(join(packageFolder(), 'dist', 'src', 'cli', 'page', 'explorer.html'), 'utf8')
  // In a script element only `</` and `<!--` mean something, and no JSON needs a raw `<`.
  return page.replace('{{data}}', () => JSON.stringify(data).replaceAll('<', '\\u003c'))
}

function pageData(outcome: Outcome, version: string): PageData | undefined {
  const { checked, request, command, warnings } = outcome
  if (checked === undefined) return undefined
  const { report } = checked
  const failure = report.failures.find(({ trace }) => trace.length > 0) ?? report.failure
  const place = failure === undefined ? undefined : placeOfFailure(failure)
  const { explanation } = failure ?? {}
  return {
    version,
    title: `${outcome.name}: ${failure === undefined ? report.verdict : sentenceOf(failure)}`,
    spec: shortPath(request.spec),
    config: request.config === undefined ? null : shortPath(request.config),
    command,
    verdict: report.verdict,
    summary: verdictOf(outcome),
    failure: failure === undefined ? null : {
      kind: failure.kind,
      name: failure.name,
      sentence: sentenceOf(failure),
      why: [
        ...(explanation?.conjunct === undefined ? [] : [explanation.conjunct]),
        ...[...explanation?.bindings.map(({ name, value }) => ({ text: name, value })) ?? [], ...explanation?.values ?? []].map(({ text, value }) => `${text} = ${printValue(value, 120)}`),
      ],
      loop: failure.loop === undefined ? null : { text: loopText(failure)!, to: failure.loop.kind === 'cycle' ? failure.loop.to : null },
      place: place === undefined ? null : `${place.path}:${place.line}:${place.column}`,
    },
    notes: [...report.notChecked.map((text) => `not checked: ${text}`), ...warnings],
    sources: sourcesOf(checked.loaded.model).map(({ path, text }) => ({ path: shortPath(path), text })),
    configuration: request.config === undefined ? null : { ...readSource(request.config), path: shortPath(request.config) },
    flags: configText(request.flags),
    seed: request.permissions.seed,
    files: Object.fromEntries(checked.loaded.reads),
    variables: report.variables,
    trace: writeTrace(failure?.trace ?? [], (bytes) => Buffer.from(bytes).toString('base64')),
  }
}
