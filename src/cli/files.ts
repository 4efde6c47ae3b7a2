/**
 * Finding things on disk: the specification, its configuration, the modules it uses. Every failure says where was looked.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, delimiter, dirname, isAbsolute, join, normalize, relative, resolve } from 'node:path'
import type { Source } from '../syntax/source.ts'
import { didYouMean } from '../syntax/suggest.ts'
import { UsageError } from './arguments.ts'

/** A path as a reader would write it: relative to the current directory where that is not longer. */
export function shortPath(path: string): string {
  const absolute = resolve(path)
  const short = relative(process.cwd(), absolute)
  return short === '' || short.length > absolute.length || short.startsWith('../../..') ? absolute : short
}

export function sameFile(a: string, b: string): boolean {
  return resolve(a) === resolve(b)
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

/** A file's text. Bytes that are not UTF-8 become replacement characters: comments in other encodings are common. */
export function readSource(path: string): Source {
  return { path, text: readFileSync(path, 'utf8') }
}

/** The specification's file; `.tla` may be left out. Throws UsageError. */
export function findSpec(given: string): string {
  const candidates = [given, `${given}.tla`, ...(given.endsWith('.cfg') ? [given.replace(/\.cfg$/, '.tla')] : [])]
  const found = candidates.find((path) => path.endsWith('.tla') && isFile(path)) ?? candidates.find((path) => isFile(path) && !path.endsWith('.cfg'))
  if (found !== undefined) return normalize(found)
  const folder = dirname(given)
  if (isDirectory(given)) throw new UsageError(`${given} is a folder`, whatIsIn(given) ?? 'give a .tla file')
  if (!isDirectory(folder)) throw new UsageError(`cannot find ${given}`, `there is no folder ${folder}`)
  const near = nearestSpec(given)
  throw new UsageError(`cannot find ${/\.tla$|[/\\]$/.test(given) ? given : `${given} or ${given}.tla`}`, near === undefined ? whatIsIn(folder) ?? whatIsIn('spec') : `did you mean ${near}?`)
}

function whatIsIn(folder: string): string | undefined {
  const modules = modulesIn(folder)
  return modules.length === 0 ? undefined : `${folder} holds ${modules.slice(0, NAMED).join(', ')}${modules.length > NAMED ? ` and ${modules.length - NAMED} more` : ''}`
}

/** Modules of a folder that a message names. */
const NAMED = 8

function modulesIn(folder: string): string[] {
  return filesIn(folder, '.tla').map((name) => name.replace(/\.tla$/, ''))
}

/** The specification that was probably meant: a similar name where it was looked for, or that name or a similar one in a project's folders. */
export function nearestSpec(given: string): string | undefined {
  const name = basename(given).replace(/\.tla$/, '')
  const folders = [dirname(given), 'spec', 'models']
  const exact = folders.map((folder) => join(folder, `${name}.tla`)).find(isFile)
  if (exact !== undefined) return exact
  return folders.flatMap((folder) => {
    const near = didYouMean(name, modulesIn(folder))
    return near === undefined ? [] : [join(folder, `${near}.tla`)]
  })[0]
}

export interface ConfigChoice {
  readonly config: string | undefined
  /** The root module to check: the given one, or the MC module beside it that the configuration belongs to. */
  readonly spec: string
  readonly lookedFor: readonly string[]
}

/**
 * The configuration of a specification. `Spec.cfg` beside `Spec.tla`; failing that the customary model module:
 * `MCSpec.tla` with `MCSpec.cfg`, or `MC.tla` with `MC.cfg` where it extends Spec. Throws UsageError when a given file is missing.
 */
export function findConfig(spec: string, given: string | undefined): ConfigChoice {
  const folder = dirname(spec)
  if (given !== undefined) {
    const candidates = isAbsolute(given) ? [given, `${given}.cfg`] : [given, `${given}.cfg`, join(folder, given), join(folder, `${given}.cfg`)]
    const found = candidates.find(isFile)
    if (found !== undefined) return { config: normalize(found), spec, lookedFor: candidates }
    const folderOfThatName = candidates.find((path) => existsSync(path))
    if (folderOfThatName !== undefined) throw new UsageError(`the configuration ${given} is no file`, `name a .cfg, such as ${join(normalize(folderOfThatName), `${basename(spec, '.tla')}.cfg`)}`)
    const near = didYouMean(basename(given).replace(/\.cfg$/, ''), filesIn(folder, '.cfg').map((name) => name.replace(/\.cfg$/, '')))
    throw new UsageError(`cannot find the configuration ${given}`, near === undefined ? `looked for ${[...new Set(candidates.map((path) => normalize(path)))].join(', ')}` : `did you mean ${join(folder, near)}.cfg?`)
  }
  const name = basename(spec, '.tla')
  const own = join(folder, `${name}.cfg`)
  if (isFile(own)) return { config: own, spec, lookedFor: [own] }
  const lookedFor = [own]
  for (const model of [`MC${name}`, `MC_${name}`, 'MC']) {
    const module = join(folder, `${model}.tla`)
    const config = join(folder, `${model}.cfg`)
    lookedFor.push(config)
    if (!isFile(config)) continue
    if (isFile(module) && new RegExp(`\\b${name}\\b`).test(readSource(module).text)) return { config, spec: module, lookedFor }
    if (!isFile(module) && model !== 'MC') return { config, spec, lookedFor }
  }
  return { config: undefined, spec, lookedFor }
}

/** Folders from `--library` and the environment. Throws UsageError for one that does not exist. */
export function libraryFolders(given: readonly string[], environment: NodeJS.ProcessEnv): string[] {
  const flags = given.flatMap(splitPaths)
  for (const folder of flags) if (!isDirectory(folder)) throw new UsageError(`--library ${folder} is not a folder`)
  return [...flags, ...splitPaths(environment['TLA_LIBRARY'] ?? environment['TLA-Library'] ?? '')]
}

function splitPaths(text: string): string[] {
  return text.split(delimiter).filter((path) => path !== '')
}

/**
 * Reads a module that `root` uses: beside it first, then in the library folders, then in a folder `spec` beside the root's
 * own: in a project, `models/MCx.tla` extends `spec/x.tla`.
 */
export function moduleReader(root: string, library: readonly string[]): (name: string) => Source | undefined {
  return (name) => {
    for (const folder of moduleFolders(root, library)) {
      const path = join(folder, `${name}.tla`)
      if (isFile(path)) return readSource(path)
    }
    return undefined
  }
}

/** Where modules that `root` uses are looked for, in this order. */
export function moduleFolders(root: string, library: readonly string[]): string[] {
  return [dirname(root), ...library, join(dirname(root), '..', 'spec')]
}

export function filesIn(folder: string, ending: string): string[] {
  return isDirectory(folder) ? readdirSync(folder).filter((name) => name.endsWith(ending)).toSorted() : []
}

/** Whether what was given is a folder of models, and no specification: `check models/museum`. */
export function isModelsFolder(given: string | undefined): given is string {
  return given !== undefined && !isFile(`${given}.tla`) && filesIn(given, '.json').some((name) => isFile(join(given, name.replace(/\.json$/, '.cfg'))))
}

/** Does what an option that names a file needs; a file that cannot be read or written is the command line's fault. Throws UsageError. */
export function withFile<T>(option: string, path: string, operation: () => T): T {
  if (isDirectory(path)) throw new UsageError(`--${option} ${path} is a folder`, 'give a file')
  try {
    return operation()
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    throw new UsageError(`--${option} ${path}: ${error.message}`)
  }
}

export function isDirectory(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory()
}
