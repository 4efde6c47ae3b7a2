/**
 * Makes the program again from the texts in the page: the pipeline of `load.ts`, with the interpreter. (The compiler needs
 * `eval`, which the page's policy forbids.)
 */
import { interpret } from '../../engines/interpreter/interpret.ts'
import { link } from '../../module/link.ts'
import { resolve } from '../../module/load.ts'
import type { Program } from '../../program/program.ts'
import { parseConfig } from '../../syntax/config.ts'
import type { Diagnostic, Source } from '../../syntax/source.ts'
import { mergeConfig } from '../flagConfig.ts'
import type { PageData } from './data.ts'

/** Throws when the texts make no program: they did in Node, so something is wrong with the page. */
export function programOf({ sources, configuration, flags, seed, files }: Pick<PageData, 'sources' | 'configuration' | 'flags' | 'seed' | 'files'>): Program {
  const root = sources[0]
  if (root === undefined) throw new Error('the page holds no specification')
  const byName = new Map(sources.map((source) => [nameOf(source), source]))
  const { module, diagnostics } = resolve(root, (name) => byName.get(name))
  if (module === undefined) throw new Error(worst(diagnostics))
  const file = configuration === null ? undefined : parseConfig(configuration)
  const given = parseConfig({ path: '<command line>', text: flags })
  const linked = link(module, file === undefined ? given.config : mergeConfig(file.config, given.config))
  if (linked.model === undefined) throw new Error(worst(linked.diagnostics))
  return interpret(linked.model, { seed, readFile: (path) => Object.hasOwn(files, path) ? files[path] : undefined })
}

function nameOf({ path }: Source): string {
  return path.replace(/^.*[/\\]/, '').replace(/\.tla$/, '')
}

function worst(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.find(({ severity }) => severity === 'error')?.message ?? 'the specification cannot be loaded'
}
