/**
 * The two sides of a comparison: a specification, a configuration, a model by its name, each as it is or as `REVISION:PATH`.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suggestion, UsageError, type Arguments } from '../arguments.ts'
import { parseExpectation, type Expectation } from '../expectation.ts'
import { filesIn, findConfig, findSpec, isFile, libraryFolders, shortPath } from '../files.ts'
import { GUARANTEES, MUSEUM } from '../models.ts'
import { configFlags, engineOptions } from '../request.ts'
import type { LoadRequest } from '../load.ts'
import { checkOut } from './git.ts'

export interface Side {
  /** As it was given. */
  readonly label: string
  readonly request: LoadRequest
  /** Where a revision was put, and what to say instead. */
  readonly instead: readonly [folder: string, name: string] | undefined
}

interface Given {
  readonly label: string
  readonly path: string
  readonly instead: readonly [string, string] | undefined
}

/** Throws UsageError. */
export function sidesOf(args: Arguments): readonly [Side, Side] {
  const [a, b, ...more] = args.positionals
  if (a === undefined || b === undefined || more.length > 0) throw new UsageError('diff takes two specifications, configurations or models', 'tla-runner diff Old.tla New.tla --config M.cfg')
  const given = [givenAs(a), givenAs(b)] as const
  const configs = given.map(({ path }) => path.endsWith('.cfg') ? path : undefined)
  // One configuration for both, unless each has its own: so that the constants are the same.
  const common = args.text('config') ?? configs.find((config) => config !== undefined) ?? given.map(({ path }) => findConfig(findSpec(path), undefined).config).find((config) => config !== undefined)
  return [sideOf(given[0], common, args), sideOf(given[1], common, args)]
}

function givenAs(text: string): Given {
  const revision = /^([^:]+):(.+)$/.exec(text)
  if (revision !== null && !isFile(text)) {
    const { folder, path } = checkOut(revision[1]!, revision[2]!)
    return { label: text, path, instead: [folder, `${revision[1]!}:`] }
  }
  const model = [text, ...MODEL_FOLDERS.map((folder) => join(folder, `${text}.cfg`))].find(isFile)
  if (model === undefined && !isFile(`${text}.tla`)) {
    const near = suggestion(text, MODEL_FOLDERS.flatMap((folder) => filesIn(folder, '.cfg').map((name) => name.replace(/\.cfg$/, ''))))
    if (near !== undefined) throw new UsageError(`there is no model and no specification ${text}`, near)
  }
  return { label: text, path: model ?? text, instead: undefined }
}

/** Where a model is looked for by its name. */
const MODEL_FOLDERS: readonly string[] = ['models', join('models', MUSEUM), join('models', GUARANTEES)]

function sideOf({ label, path, instead }: Given, common: string | undefined, args: Arguments): Side {
  const isConfig = path.endsWith('.cfg')
  const expected = isConfig ? expectationOf(path) : undefined
  const spec = isConfig ? specificationOf(path, expected, args) : findSpec(path)
  const flags = configFlags(args)
  const choice = findConfig(spec, isConfig ? path : common)
  return {
    label, instead,
    request: {
      ...choice, flags: { ...flags, possible: expected?.possible ?? [] }, library: libraryFolders(args.list('library'), process.env), ...engineOptions(args),
    },
  }
}

function expectationOf(config: string): Expectation | undefined {
  const path = config.replace(/\.cfg$/, '.json')
  return isFile(path) ? parseExpectation(shortPath(path), readFileSync(path, 'utf8')) : undefined
}

/** The specification of a configuration: as --of says, or as the expectation beside it does. */
function specificationOf(config: string, expected: Expectation | undefined, args: Arguments): string {
  const given = args.text('of')
  if (given !== undefined) return findSpec(given)
  if (expected === undefined) return findSpec(config)
  const found = ['..', '../..'].map((up) => join(config, '..', up, expected.spec)).find(isFile)
  if (found === undefined) throw new UsageError(`${shortPath(config)}: cannot find its specification ${expected.spec}`, 'name it with --of')
  return found
}
