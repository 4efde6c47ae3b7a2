/**
 * The table of mutants is fresh: every mutant is caught by the model, after the edges and in the way that its row says.
 */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { catchIn, MUTANT_MODELS, modelText, row, TABLE_HEAD } from '../../conformance/mutants/catching.ts'
import { MUTANTS } from '../../conformance/mutants/mutants.ts'
import { RULES } from '../../src/machines/replication/cluster.ts'
import { refine } from '../../conformance/refinement/refine.ts'
import type { Program } from '../../src/program/program.ts'
import { loadMutantModel, TABLE_PATH } from '../../tools/mutants.ts'

const table = readFileSync(TABLE_PATH, 'utf8')
const programs = new Map<string, Promise<Program>>()

function program(text: string): Promise<Program> {
  const model = MUTANT_MODELS.find((candidate) => modelText(candidate) === text)
  expect(model, `${text} is one of the models for mutants`).toBeDefined()
  if (!programs.has(text)) programs.set(text, loadMutantModel(model!))
  return programs.get(text)!
}

it('every mutant is caught as its row says', async () => {
  const rows: string[] = []
  for (const mutant of MUTANTS) {
    const line = table.split('\n').find((text) => text.startsWith(`| \`${mutant.name}\` |`))
    expect(line, `${mutant.name} has a row; run npm run mutants`).toBeDefined()
    const name = line!.split(' | ')[3]!
    const caught = await catchIn(mutant, MUTANT_MODELS.find((model) => modelText(model) === name)!, await program(name))
    expect(caught, `${mutant.name} is caught in ${name}`).toBeDefined()
    rows.push(row(caught!))
  }
  expect(`${TABLE_HEAD}${rows.join('\n')}\n`, 'run npm run mutants').toBe(table)
  process.stdout.write(`mutants caught ${rows.length} of ${MUTANTS.length}\n`)
}, 240_000)

it('there are no two of a name, and each changes one rule', () => {
  expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length)
  for (const { name, rule, rules } of MUTANTS) {
    const changed = (['replica', 'controller'] as const).flatMap((part) => Object.keys(RULES[part]).filter((key) => (rules[part] as Record<string, unknown>)[key] !== (RULES[part] as Record<string, unknown>)[key]))
    expect(changed, name).toEqual([rule])
  }
})

it('without a mutation the wider models notice nothing, over as many edges', async () => {
  for (const model of MUTANT_MODELS.filter(({ constants }) => constants.length > 0)) {
    const { difference, edges } = await refine(await program(modelText(model)), { onProgress: (counts) => counts.edges > 21_000 })
    expect(difference, modelText(model)).toBeUndefined()
    expect(edges).toBeGreaterThan(4_000)
  }
}, 240_000)
