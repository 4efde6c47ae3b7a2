/**
 * `tla-runner parse`: syntax, names and levels of modules, without a configuration.
 */
import { resolve } from '../module/load.ts'
import type { Resolution } from '../module/resolved.ts'
import { UsageError, type Arguments } from './arguments.ts'
import { EXIT } from './exitCodes.ts'
import { findSpec, libraryFolders, moduleReader, readSource } from './files.ts'
import { diagnosticDocument, renderDiagnostics } from './render/diagnostics.ts'
import { SCHEMA_VERSION } from './render/schema.ts'
import { counted } from './render/text.ts'
import type { Terminal } from './terminal.ts'

export async function parseCommand(args: Arguments, terminal: Terminal): Promise<number> {
  if (args.positionals.length === 0) throw new UsageError('parse needs at least one file', 'tla-runner parse Spec.tla')
  const library = libraryFolders(args.list('library'), process.env)
  const files = args.positionals.map(findSpec)
  const results = files.map((file) => ({ file, resolution: resolve(readSource(file), moduleReader(file, library)) }))
  const exitCode = results.every(({ resolution }) => isAccepted(resolution)) ? EXIT.ok : EXIT.parse
  if (args.has('json')) {
    terminal.out(JSON.stringify({
      schemaVersion: SCHEMA_VERSION,
      exitCode,
      files: results.map(({ file, resolution: { module, diagnostics } }) => ({
        file, ok: isAccepted({ module, diagnostics }), module: module?.name ?? null, modules: module?.modules ?? [],
        diagnostics: diagnostics.map(diagnosticDocument),
      })),
    }, undefined, 1))
    return exitCode
  }
  for (const { file, resolution } of results) {
    for (const line of renderDiagnostics(resolution.diagnostics, terminal.outStyle)) terminal.out(line)
    terminal.out(resultLine(file, resolution, terminal))
  }
  return exitCode
}

function isAccepted({ module, diagnostics }: Resolution): boolean {
  return module !== undefined && diagnostics.every(({ severity }) => severity !== 'error')
}

function resultLine(file: string, resolution: Resolution, { outStyle: style }: Terminal): string {
  const errors = resolution.diagnostics.filter(({ severity }) => severity === 'error').length
  if (!isAccepted(resolution) || resolution.module === undefined) return `${style.red('failed')}: ${file} (${counted(errors, 'error')})`
  const { name, byModule } = resolution.module
  return `${style.green('ok')}: module ${name} (${counted(byModule.get(name)?.size ?? 0, 'definition')})`
}
