/**
 * Where cases come from: a seed is a specification of this repository, or a random one, with its configuration and the modules
 * it may use; a case is a seed with one or several of its files mutated.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { moduleFrom } from '../engines/generated.ts'
import { messagesFrom } from '../engines/messages.ts'
import { mutateConfig } from './configs.ts'
import { mutateModule } from './modules.ts'
import { makeRandom, type Random } from '../../src/program/random.ts'

export interface Seed {
  /** Root module, without ending. */
  readonly module: string
  readonly config: string
  /** Modules of the same family by name, the root's among them. */
  readonly modules: ReadonlyMap<string, string>
  /** Modules that the root reaches, the root first. */
  readonly used: readonly string[]
}

export interface Case {
  readonly seed: number
  readonly number: number
  /** Root module, without ending; its configuration has the same name. */
  readonly module: string
  /** File name → text. */
  readonly files: ReadonlyMap<string, string>
}

export interface Corpus {
  /** With the share of cases that each family gets. */
  readonly families: readonly (readonly [weight: number, seeds: readonly Seed[]])[]
  readonly texts: readonly string[]
}

export function readCorpus(root: string): Corpus {
  const corpus = join(root, 'test', 'corpus')
  const models = readFamily([join(root, 'models'), join(root, 'spec')], (config) => /^[A-Z]\w*$/.test(config) ? 'MCReplication' : undefined)
  const families: Corpus['families'] = [
    [76, readFamily([corpus])],
    [10, randomSeeds()],
    [4, readFamily([join(corpus, 'newer')])],
    [5, readSyntax(join(corpus, 'syntax'))],
    [3, readFamily([join(root, 'test', 'cli', 'specs'), join(root, 'test', 'cli', 'specs', 'library')])],
    [0.6, models],
  ]
  return { families, texts: families.flatMap(([, seeds]) => seeds.map(({ module, modules }) => modules.get(module)!)) }
}

/** Configurations of the first folder with their root modules; modules of all folders. */
function readFamily(folders: readonly string[], rootOf?: (config: string) => string | undefined): Seed[] {
  const modules = new Map(folders.flatMap((folder) => filesIn(folder, '.tla')))
  return filesIn(folders[0]!, '.cfg').flatMap(([name, config]) => {
    const module = rootOf?.(name) ?? name.split('.')[0]!
    return modules.has(module) ? [{ module, config, modules, used: reachable(module, modules) }] : []
  })
}

/** How many random specifications of each kind there are; mutation makes others of them. */
const RANDOM_SEEDS = 200

function randomSeeds(): Seed[] {
  const texts = Array.from({ length: RANDOM_SEEDS }, (_, k) => [moduleFrom(k), `---- MODULE M ----\n${messagesFrom(k)}\n====`]).flat()
  return texts.map((text) => ({ module: 'M', config: 'INIT Init\nNEXT Next\nINVARIANT Inv\nCHECK_DEADLOCK FALSE\n', modules: new Map([['M', text]]), used: ['M'] }))
}

/** Texts without configurations. */
function readSyntax(folder: string): Seed[] {
  const modules = new Map(filesIn(folder, '.tla'))
  return [...modules.keys()].map((module) => ({ module, config: 'INIT Init\nNEXT Next\n', modules, used: reachable(module, modules) }))
}

function filesIn(folder: string, ending: string): [name: string, text: string][] {
  return readdirSync(folder).filter((name) => name.endsWith(ending)).toSorted().map((name) => [basename(name, ending), readFileSync(join(folder, name), 'utf8')])
}

function reachable(root: string, modules: ReadonlyMap<string, string>): string[] {
  const found = [root]
  for (const name of found) {
    const words = new Set((modules.get(name) ?? '').match(/\b[A-Z]\w*/g))
    for (const word of words) if (modules.has(word) && !found.includes(word)) found.push(word)
  }
  return found
}

export function makeCase(corpus: Corpus, seed: number, number: number): Case {
  const random = makeRandom(seed, number)
  const chosen = random.pick(random.weighted(corpus.families))
  const files = new Map(chosen.used.map((name) => [`${name}.tla`, chosen.modules.get(name)!]))
  const config = `${chosen.module}.cfg`
  files.set(config, chosen.config)
  const what = random.weighted([[65, 'modules'], [18, 'configuration'], [17, 'both']] as const)
  if (what !== 'configuration') mutateSome(files, chosen, random, corpus.texts)
  if (what !== 'modules') {
    const names = [...new Set(chosen.modules.get(chosen.module)!.match(/\b[A-Za-z]\w*/g))]
    for (let left = howMany(random); left > 0; left--) files.set(config, mutateConfig(files.get(config)!, random, names))
  }
  return { seed, number, module: chosen.module, files }
}

function mutateSome(files: Map<string, string>, { module, used }: Seed, random: Random, texts: readonly string[]): void {
  for (let left = howMany(random); left > 0; left--) {
    const name = `${random.chance(0.6) ? module : random.pick(used)}.tla`
    files.set(name, mutateModule(files.get(name)!, random, texts))
  }
}

const howMany = (random: Random): number => random.chance(0.65) ? 1 : random.chance(0.7) ? 2 : 3 + random.below(4)
