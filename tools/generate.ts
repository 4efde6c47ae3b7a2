/**
 * `npm run generate`: the files of this project that are made from others. `npm run generate -- --check` only says which
 * are stale.
 *
 * Models and tables are made by museum.ts and guarantees.ts. Contracts are what `tla-runner generate` writes for our own specifications. The JSON Schema of traces is made from the
 * type TraceEvent; its generator brings its own TypeScript and is needed nowhere else, so it is no part of the product.
 */
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { generateSchema, getProgramFromFiles } from 'typescript-json-schema'
import { findConfig, findSpec } from '../src/cli/files.ts'
import { NO_FLAGS } from '../src/cli/flagConfig.ts'
import { readBugTables } from '../src/cli/museum/bugTable.ts'
import { museumMarkdown, withBlock } from '../src/cli/museum/markdown.ts'
import { differenceOf, generateContract, writeText } from '../src/cli/generate.ts'
import { staleFiles, writeFiles, type Files } from './files.ts'
import { guaranteeFiles, guaranteesMarkdown, readAnswers } from './guarantees.ts'
import { museumFiles } from './museum.ts'
import { modulesMarkdown, readScores } from './scores.ts'

interface Generated {
  readonly path: string
  readonly text: () => Promise<string>
}

/** What is made, from where. Paths are relative to the root of the project. */
export const GENERATED: readonly Generated[] = [
  { path: 'src/machines/generated/replication.ts', text: () => contract('models/MCReplication.tla', 'models/ReplicationTiny.cfg') },
  { path: 'src/program/traceEvent.schema.ts', text: traceSchema },
]

const COMMAND = 'npm run generate'

async function contract(spec: string, config: string): Promise<string> {
  const request = { ...findConfig(findSpec(spec), config), flags: NO_FLAGS, library: [], engine: 'interpreted' as const, permissions: { allowExec: false, seed: 0, printToStderr: true } }
  const generated = await generateContract(request, COMMAND)
  if (!generated.ok) throw new Error(`${spec}: ${generated.error.diagnostics.map(({ message }) => message).join('; ')}`)
  const [first] = generated.value.untyped
  if (first !== undefined) throw new Error(`${spec}: ${first.where} has no type: ${first.reason}`)
  return generated.value.text
}

async function traceSchema(): Promise<string> {
  const program = getProgramFromFiles(['src/program/traceEvent.ts'], { strict: true, types: [], lib: ['es5'], noEmit: true })
  const schema = generateSchema(program, 'TraceEvent', { required: true, noExtraProps: true })
  if (schema === null) throw new Error('src/program/traceEvent.ts: no schema for TraceEvent')
  return `/**
 * The JSON Schema of a line of a trace, made from the type TraceEvent (traceEvent.ts).
 *
 * Generated; after a change of the type: ${COMMAND}
 */
export const traceEventSchema = ${JSON.stringify(schema, (field, value: unknown) => (field === 'description' && typeof value === 'string' ? value.replaceAll('\n', ' ') : value), 2)} as const
`
}

/** What is made from tables: models, and the tables of the README. */
export function tableFiles(): Files {
  const bugs = readBugTables('models')
  const blocks = { modules: modulesMarkdown(readScores()), guarantees: guaranteesMarkdown(readAnswers()), museum: museumMarkdown(bugs) }
  const readme = Object.entries(blocks).reduce((text, [name, block]) => withBlock(text, name, block), readFileSync('README.md', 'utf8'))
  return new Map([...museumFiles(bugs), ...guaranteeFiles(), ['README.md', readme]])
}

async function main(check: boolean): Promise<number> {
  const stale: string[] = []
  for (const { path, text } of GENERATED) {
    const made = await text()
    const difference = differenceOf(path, made)
    if (!check && difference !== undefined) writeText(path, made)
    if (difference !== undefined) stale.push(path)
    process.stdout.write(`${check && difference !== undefined ? difference : `${path}: ${difference === undefined ? 'fresh' : 'written'}`}\n`)
  }
  const fromTables = tableFiles()
  if (check) stale.push(...staleFiles(fromTables))
  else process.stdout.write(`models and tables: ${writeFiles(fromTables)}\n`)
  if (check && stale.length > 0) process.stdout.write(`stale: ${stale.join(', ')}\nrun ${COMMAND}\n`)
  return check && stale.length > 0 ? 30 : 0
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = await main(process.argv.includes('--check'))
