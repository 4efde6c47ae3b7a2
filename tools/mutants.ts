/**
 * `npm run mutants`: runs every mutant of the role machines through the refinement of models until one notices it, and writes
 * the table conformance/mutants/mutants.md. Fails when a mutant goes unnoticed.
 */
import { pathToFileURL } from 'node:url'
import { catchMutant, modelText, row, TABLE_HEAD, type MutantModel } from '../conformance/mutants/catching.ts'
import { MUTANTS } from '../conformance/mutants/mutants.ts'
import { NO_FLAGS } from '../src/cli/flagConfig.ts'
import { writeText } from '../src/cli/generate.ts'
import { loadProgram } from '../src/cli/load.ts'
import { selectModels } from '../src/cli/models.ts'
import type { Program } from '../src/program/program.ts'

export const TABLE_PATH = 'conformance/mutants/mutants.md'

/** The program of a model of models/. Paths are relative to the root of the project. */
export async function loadMutantModel({ model, constants }: MutantModel): Promise<Program> {
  const { spec, config } = selectModels('models', 'all', [model]).find(({ name }) => name === model)!
  const loaded = await loadProgram({
    spec, config, lookedFor: [], library: [], flags: { ...NO_FLAGS, constants },
    engine: 'compiled', permissions: { allowExec: false, seed: 0, printToStderr: true },
  })
  if (!loaded.ok) throw new Error(`${modelText({ model, constants })}: ${loaded.error.diagnostics.map(({ message }) => message).join('; ')}`)
  return loaded.value.program
}

async function main(): Promise<number> {
  const programs = new Map<MutantModel, Promise<Program>>()
  const load = (model: MutantModel): Promise<Program> => {
    if (!programs.has(model)) programs.set(model, loadMutantModel(model))
    return programs.get(model)!
  }
  const rows: string[] = []
  const missed: string[] = []
  for (const mutant of MUTANTS) {
    const caught = await catchMutant(mutant, load)
    if (caught === undefined) missed.push(mutant.name)
    else rows.push(row(caught))
    process.stdout.write(`${mutant.name}: ${caught === undefined ? 'NOT CAUGHT' : `${modelText(caught.model)}, after ${caught.edges} edges`}\n`)
  }
  if (missed.length === 0) writeText(TABLE_PATH, `${TABLE_HEAD}${rows.join('\n')}\n`)
  process.stdout.write(`mutants caught ${rows.length} of ${MUTANTS.length}${missed.length === 0 ? `: ${TABLE_PATH}` : `; not: ${missed.join(', ')}`}\n`)
  return missed.length === 0 ? 0 : 30
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = await main()
