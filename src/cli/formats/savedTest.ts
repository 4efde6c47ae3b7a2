/**
 * A counterexample as a test that stays: a vitest file that follows it again and fails as long as it is possible and violates what it
 * violated, or a regression model (a .cfg with its expectation) that says by name what is violated.
 */
import { basename, dirname, relative } from 'node:path'
import type { Failure } from '../../checker/report.ts'
import { behaviourOf } from '../behaviour.ts'
import { readSource } from '../files.ts'
import { configText, type ConfigFlags } from '../flagConfig.ts'
import { quoted, type Outcome } from './outcome.ts'

export interface SavedFile {
  readonly path: string
  readonly text: string
}

export type Saved = { readonly ok: true; readonly files: readonly SavedFile[] } | { readonly ok: false; readonly reason: string }

/** What to write for `--save-test path`; the ending decides. */
export function savedTest(outcome: Outcome, path: string): Saved {
  const { checked } = outcome
  const failure = checked?.report.failures.find(({ trace }) => trace.length > 0)
  if (checked === undefined || failure === undefined) return { ok: false, reason: 'there is no counterexample' }
  if (path.endsWith('.cfg')) return regressionModel(outcome, failure, path)
  if (failure.loop !== undefined) return { ok: false, reason: 'a behaviour that goes on for ever cannot be judged by following it; save a model instead (--save-test NAME.cfg)' }
  return { ok: true, files: [{ path, text: vitestFile(outcome, failure, path) }] }
}

function vitestFile({ request, command, name, checked }: Outcome, failure: Failure, path: string): string {
  const behaviour = behaviourOf(failure, checked!.report.variables)!
  const from = (file: string): string => {
    const way = relative(dirname(path), file).replaceAll('\\', '/')
    return `fileURLToPath(new URL(${quoted(way.startsWith('.') ? way : `./${way}`)}, import.meta.url))`
  }
  const options = [
    ...(request.config === undefined ? [] : [`config: ${from(request.config)}`]),
    ...flagOptions(request.flags),
    ...(request.library.length === 0 ? [] : [`library: [${request.library.map(from).join(', ')}]`]),
  ]
  const { steps, ...head } = behaviour
  return [
    `// A behaviour that violated ${failure.name}. The test passes once a step of it is not allowed any more, or it violates nothing.`,
    `// Made by: ${command.replaceAll(/\s*\n\s*/g, ' ')}`,
    'import { fileURLToPath } from \'node:url\'',
    'import { loadSpec, retrace } from \'plimsoll\'',
    'import { expect, test } from \'vitest\'',
    '',
    'const BEHAVIOUR = {',
    ...Object.entries(head).map(([key, value]) => `  ${key}: ${JSON.stringify(value)},`),
    '  steps: [',
    ...steps.map((step) => `    ${JSON.stringify(step)},`),
    '  ],',
    '} as const',
    '',
    `test(${quoted(`${name}: ${failure.name} is not violated by this behaviour again`)}, async () => {`,
    `  const spec = await loadSpec(${from(request.spec)}, { ${options.join(', ')} })`,
    '  if (!spec.ok) throw new Error(spec.error.diagnostics.map(({ message }) => message).join(\'\\n\'))',
    '  const found = retrace(spec.value, BEHAVIOUR)',
    '  expect([\'refused\', \'holds\'], JSON.stringify(found)).toContain(found.kind)',
    '})',
    '',
  ].join('\n')
}

function flagOptions(flags: ConfigFlags): string[] {
  const lists = (['invariants', 'properties', 'constraints', 'constants'] as const).flatMap((key) => flags[key].length === 0 ? [] : [`${key}: [${flags[key].map(quoted).join(', ')}]`])
  const names = (['init', 'next', 'spec'] as const).flatMap((key) => flags[key] === undefined ? [] : [`${key}: ${quoted(flags[key])}`])
  return [...names, ...lists, ...(flags.noDeadlock ? ['noDeadlock: true'] : [])]
}

function regressionModel({ request, command }: Outcome, failure: Failure, path: string): Saved {
  const { flags, config } = request
  if (config !== undefined && (flags.init ?? flags.next ?? flags.spec ?? flags.constants[0]) !== undefined) {
    return { ok: false, reason: 'flags replace a part of the configuration file; put them into the file first' }
  }
  const text = [`\\* Made by: ${command.replaceAll(/\s*\n\s*/g, ' ')}`, ...(config === undefined ? [] : [readSource(config).text.trimEnd()]), configText(flags)].join('\n')
  const expectation = {
    spec: relative(dirname(dirname(path)), request.spec).replaceAll('\\', '/'),
    about: `A saved counterexample: ${failure.name} is violated in ${failure.trace.length} states.`,
    bug: null, issue: null, class: 'default', verdict: 'violated', violated: failure.name, distinct: null, generated: null, depth: null, trace: failure.trace.length,
  }
  return { ok: true, files: [{ path, text: `${text.trimEnd()}\n` }, { path: `${dirname(path)}/${basename(path, '.cfg')}.json`, text: `${JSON.stringify(expectation, undefined, 2)}\n` }] }
}
