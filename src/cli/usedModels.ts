/**
 * The models of a module: those whose specification comes to it by EXTENDS and INSTANCE. For commands about a module rather
 * than a model.
 */
import { basename } from 'node:path'
import { resolve } from '../module/load.ts'
import { suggestion, UsageError } from './arguments.ts'
import type { Expectation } from './expectation.ts'
import { findConfig, findSpec, moduleReader, readSource, sameFile } from './files.ts'
import { NO_FLAGS } from './flagConfig.ts'
import type { LoadRequest } from './load.ts'
import { everyModel } from './models.ts'

export interface UsedModel {
  readonly name: string
  readonly expected: Expectation
  readonly request: LoadRequest
}

/** The models of a folder, smallest first. Throws UsageError. */
export function usableModels(folder: string): UsedModel[] {
  return everyModel(folder).map(({ name, expected, spec, config }): UsedModel => ({ name, expected, request: requestOf(spec, config, expected.possible) })).toSorted((a, b) => size(a) - size(b) || (a.name < b.name ? -1 : 1))
}

/** A specification with a configuration, expected to hold. Throws UsageError. */
export function ownModel(given: string, configuration: string | undefined): UsedModel {
  const { spec, config, lookedFor } = findConfig(findSpec(given), configuration)
  if (config === undefined) throw new UsageError(`there is no configuration of ${given}`, `looked for ${lookedFor.join(', ')}; name one with --config`)
  return {
    name: basename(config),
    expected: { spec, about: '', bug: null, issue: null, class: 'default', verdict: 'holds', violated: null, distinct: null, generated: null, depth: null, trace: null, possible: [] },
    request: requestOf(spec, config, []),
  }
}

function requestOf(spec: string, config: string, possible: readonly string[]): LoadRequest {
  return {
    spec, config, lookedFor: [], flags: { ...NO_FLAGS, possible }, library: [],
    engine: 'compiled', permissions: { allowExec: false, seed: 0, printToStderr: true }, searchOnly: true,
  }
}

/** Those that are named, or else of the default class with no more states than that. Throws UsageError. */
export function chosenModels(all: readonly UsedModel[], names: readonly string[], largest: number): UsedModel[] {
  const missing = names.find((name) => !all.some((model) => model.name === name))
  if (missing !== undefined) throw new UsageError(`there is no model ${missing}`, suggestion(missing, all.map(({ name }) => name)))
  return names.length > 0 ? all.filter(({ name }) => names.includes(name)) : all.filter((model) => model.expected.class === 'default' && (model.expected.distinct ?? 0) <= largest)
}

/** What is assumed of a model whose states are not expected: the search ends at a counterexample. */
const UNKNOWN_SIZE = 3000

export function size({ expected }: UsedModel): number {
  return expected.distinct ?? UNKNOWN_SIZE
}

/** Finds those that read the module in a file. Many models have one specification: each is read once, however many files are asked for. */
export function findUsers(models: readonly UsedModel[]): (path: string) => UsedModel[] {
  const files = new Map<string, readonly string[]>()
  return (path) => {
    const uses = new Map<string, boolean>()
    return models.filter(({ request: { spec } }) => {
      if (!files.has(spec)) files.set(spec, modulesOf(spec))
      if (!uses.has(spec)) uses.set(spec, files.get(spec)!.some((file) => sameFile(file, path)))
      return uses.get(spec)!
    })
  }
}

function modulesOf(spec: string): string[] {
  const files = [spec]
  const read = moduleReader(spec, [])
  resolve(readSource(spec), (name) => {
    const source = read(name)
    if (source !== undefined) files.push(source.path)
    return source
  })
  return files
}
