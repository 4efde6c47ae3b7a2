/**
 * Modules from text for tests: a root and the modules it may use, without files.
 */
import { link, type Linked } from '../../src/module/link.ts'
import { resolve } from '../../src/module/load.ts'
import type { Model, Resolution, ResolvedModule } from '../../src/module/resolved.ts'
import { parseConfig } from '../../src/syntax/config.ts'
import type { Diagnostic } from '../../src/syntax/source.ts'

/** Lines separated by `||` make a module's body; one space after `||` does not count. */
export function moduleText(name: string, body: string): string {
  return `---- MODULE ${name} ----\n${body.split('||').map((line) => line.replace(/^ /, '').trimEnd()).join('\n')}\n====\n`
}

export function resolveText(body: string, others: Readonly<Record<string, string>> = {}, name = 'Root'): Resolution {
  const read = (wanted: string): { path: string; text: string } | undefined => {
    const text = others[wanted]
    return text === undefined ? undefined : { path: `${wanted}.tla`, text: moduleText(wanted, text) }
  }
  return resolve({ path: `${name}.tla`, text: moduleText(name, body) }, read)
}

export function resolved(body: string, others: Readonly<Record<string, string>> = {}): ResolvedModule {
  const { module, diagnostics } = resolveText(body, others)
  if (module === undefined) throw new Error(codes(diagnostics).join('\n'))
  return module
}

export function linkText(body: string, config: string, others: Readonly<Record<string, string>> = {}): Linked {
  const { config: parsed, diagnostics } = parseConfig({ path: 'Root.cfg', text: config.replaceAll('||', '\n') })
  if (diagnostics.length > 0) throw new Error(codes(diagnostics).join('\n'))
  return link(resolved(body, others), parsed)
}

export function linked(body: string, config: string, others: Readonly<Record<string, string>> = {}): Model {
  const { model, diagnostics } = linkText(body, config, others)
  if (model === undefined) throw new Error(codes(diagnostics).join('\n'))
  return model
}

/** `code: message (note; note)`. */
export function codes(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map((d) => `${d.severity === 'warning' ? 'warning ' : ''}${d.code}: ${d.message}${d.notes.length === 0 ? '' : ` (${d.notes.map((n) => n.message).join('; ')})`}`)
}
