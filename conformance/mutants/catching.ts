/**
 * Where each mutant is caught: the models that are tried, in this order, and what refinement finds in the first one that
 * notices.
 *
 * Most mutants are caught by the smallest model. The last ones are made wider by a constant or two, for what only happens
 * after a third election or a second change of the ISR.
 */
import { refine, type Difference } from '../refinement/refine.ts'
import type { Program } from '../../src/program/program.ts'
import type { Mutant } from './mutants.ts'

/** A model of models/, perhaps with other values for some constants: `MaxRecords=3`. */
export interface MutantModel {
  readonly model: string
  readonly constants: readonly string[]
}

export const MUTANT_MODELS: readonly MutantModel[] = [
  { model: 'ReplicationTiny', constants: [] },
  { model: 'R-15-all', constants: [] },
  { model: 'R-17-all', constants: [] },
  { model: 'TruncationLoss', constants: [] },
  { model: 'R-15-shipped', constants: [] },
  { model: 'R-18-all', constants: [] },
  { model: 'R-04-all', constants: ['MaxRecords=2'] },
  { model: 'R-04-shipped', constants: [] },
  { model: 'TruncationLoss', constants: ['MaxEpoch=2'] },
  { model: 'R-18-all', constants: ['MaxRestarts=1', 'MaxIsrChanges=3'] },
  { model: 'R-04-all', constants: ['MaxEpoch=3'] },
]

export interface Catch {
  readonly mutant: Mutant
  readonly model: MutantModel
  /** Edges compared until then, the one with the difference included. */
  readonly edges: number
  readonly difference: Difference
}

/** What the refinement of one model finds; undefined when it does not notice the mutant. */
export async function catchIn(mutant: Mutant, model: MutantModel, program: Program): Promise<Catch | undefined> {
  const { edges, difference } = await refine(program, { rules: mutant.rules })
  return difference === undefined ? undefined : { mutant, model, edges, difference }
}

/** The first model that notices the mutant. `load` gives the program of a model. */
export async function catchMutant(mutant: Mutant, load: (model: MutantModel) => Promise<Program>): Promise<Catch | undefined> {
  for (const model of MUTANT_MODELS) {
    const caught = await catchIn(mutant, model, await load(model))
    if (caught !== undefined) return caught
  }
  return undefined
}

/** How a model is named in the table and on the command line. */
export function modelText({ model, constants }: MutantModel): string {
  return [model, ...constants].join(' ')
}

/** `lands elsewhere in `log.A``, in a few words. */
export function differenceText({ kind, event, where }: Difference): string {
  switch (kind) {
    case 'lands': return `\`${event.type}\` leads to another \`${where!.field}\``
    case 'allows': return `\`${event.type}\` is allowed, which the specification forbids`
    case 'refuses': return `\`${event.type}\` is refused, which the specification allows`
    case 'throws': return `\`${event.type}\` fails`
  }
}

/** One row of mutants.md. */
export function row({ mutant, model, edges, difference }: Catch): string {
  return `| \`${mutant.name}\` | \`${mutant.rule}\` | ${mutant.breaks} | ${modelText(model)} | ${edges} | ${difference.path.length + 1} | ${differenceText(difference)} |`
}

export const TABLE_HEAD = `# Mutants of the role machines

Each has one rule of \`src/machines/replication\` replaced by a wrong one (\`conformance/mutants/mutants.ts\`), and the refinement
of a model notices: after how many edges of its state graph, and at which step of a shortest run. To see one:
\`tla-runner refine MODEL --mutant NAME\`, with \`--const\` for what follows the model's name.

Generated; after a change of a rule, a mutant or a model: npm run mutants

| mutant | rule | what is wrong with it | caught in | edges | step | what is noticed |
| --- | --- | --- | --- | ---: | ---: | --- |
`
