/**
 * The models of models/museum, from the tables in models/bugs.
 *
 *     node dist/tools/museum.js                 writes the models that are stale (as npm run generate does, with the README's table)
 *     node dist/tools/museum.js record [ID…]    runs the models of these bugs, or of all, and writes down what came out
 *
 * A verdict that is not the one a model is for is not recorded, but said, and the exit code is 30.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { check, loadSpec } from '../src/index.ts'
import { UsageError } from '../src/cli/arguments.ts'
import { filesIn } from '../src/cli/files.ts'
import { MUSEUM } from '../src/cli/models.ts'
import { bugModels, type BugModel } from '../src/cli/museum/bugModels.ts'
import { readBugTables, type Bug, type BugTable, type ModelKind, type Recorded } from '../src/cli/museum/bugTable.ts'
import { wrap } from '../src/cli/render/text.ts'
import { writeFiles } from './files.ts'

const MODELS = 'models'
const FOLDER = join(MODELS, MUSEUM)

/** Every file of the museum with the text that it should have; `undefined`: it should not be there. */
export function museumFiles(tables: readonly BugTable[] = readBugTables(MODELS)): Map<string, string | undefined> {
  const files = new Map<string, string | undefined>([...filesIn(FOLDER, '.cfg'), ...filesIn(FOLDER, '.json')].map((file) => [join(FOLDER, file), undefined]))
  for (const table of tables) {
    for (const model of table.bugs.flatMap((bug) => bugModels(table, bug))) {
      files.set(join(FOLDER, `${model.name}.cfg`), model.config)
      files.set(join(FOLDER, `${model.name}.json`), model.expectation)
    }
  }
  return files
}

async function run(table: BugTable, model: BugModel): Promise<Recorded | string> {
  const spec = await loadSpec(table.spec, { config: join(FOLDER, `${model.name}.cfg`) })
  if (!spec.ok) return spec.error.diagnostics.map(({ message }) => message).join('; ')
  const report = await check(spec.value, { budgetSeconds: 900 })
  const { verdict, failure, distinct, generated, depth, seconds } = report
  const found = failure === undefined ? verdict : `${verdict} ${failure.name}`
  const expected = model.violated ? `violated ${model.bug.property}` : 'holds'
  if (found !== expected) return `${found} instead of ${expected}${failure === undefined ? '' : `, ${failure.trace.length} states`}${report.warnings.length === 0 ? '' : ` (${report.warnings.join('; ')})`}`
  const rounded = Math.round(seconds * 100) / 100
  return { ...(failure === undefined ? {} : { trace: failure.trace.length }), distinct, generated, depth, seconds: rounded }
}

async function record(ids: readonly string[]): Promise<number> {
  const tables = readBugTables(MODELS)
  const known = tables.flatMap(({ bugs }) => bugs.map(({ id }) => id))
  const unknown = ids.filter((id) => !known.includes(id))
  if (unknown.length > 0) throw new UsageError(`no bug is called ${unknown.join(', ')}`, known.join(', '))
  let wrong = 0
  for (const table of tables) {
    const bugs: Bug[] = []
    for (const bug of table.bugs) {
      const models: Partial<Record<ModelKind, Recorded>> = {}
      for (const model of ids.length === 0 || ids.includes(bug.id) ? bugModels(table, bug) : []) {
        const found = await run(table, model)
        if (typeof found === 'string') wrong++
        else models[model.kind] = found
        const text = typeof found === 'string' ? `NOT AS EXPECTED: ${found}` : `${model.violated ? `violated ${bug.property}, ${found.trace} states` : 'holds'}, ${found.distinct} distinct, depth ${found.depth}, ${found.seconds} s`
        process.stdout.write(`${model.name}: ${text}\n`)
      }
      bugs.push(Object.keys(models).length === 0 ? bug : { ...bug, models: { ...bug.models, ...models } })
    }
    const { path, ...rest } = table
    writeFileSync(path, `${tableText({ ...rest, bugs })}\n`)
  }
  writeFiles(museumFiles())
  return wrong === 0 ? 0 : 30
}

const LINE = 120

/** JSON, two spaces an indent; what is short stands in one line. */
function tableText(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  const items = (deeper: string): string[] => Array.isArray(value)
    ? value.map((item: unknown) => tableText(item, deeper))
    : Object.entries(value).filter(([, item]) => item !== undefined).map(([name, item]) => `${JSON.stringify(name)}: ${tableText(item, deeper)}`)
  const inner = `${indent}  `
  const flat = items(inner).join(', ')
  if (indent.length + flat.length < LINE && !flat.includes('\n')) return Array.isArray(value) || flat === '' ? `${open}${flat}${close}` : `${open} ${flat} ${close}`
  return `${open}\n${items(inner).map((item) => inner + item).join(',\n')}\n${indent}${close}`
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [command, ...ids] = process.argv.slice(2)
  try {
    process.stdout.write(`${FOLDER}: ${writeFiles(museumFiles())}\n`)
    if (command === 'record') process.exitCode = await record(ids)
    else if (command !== undefined) throw new UsageError(`unknown command ${command}`, 'museum.js [record [ID…]]')
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`${wrap(`error: ${error.message}${error.hint === undefined ? '' : `\n  ${error.hint}`}`, 160).join('\n')}\n`)
    process.exitCode = 2
  }
}
