/** What loading a specification has to say: that it does not load, as text or as a document and with which exit code; or its warnings. */
import type { Arguments } from './arguments.ts'
import { loadErrorDocument, toJson } from './documents.ts'
import type { Loaded, LoadError, LoadRequest } from './load.ts'
import { renderDiagnostics } from './render/diagnostics.ts'
import type { Terminal } from './terminal.ts'

/** What TLC notices only when it begins to evaluate, and so with its exit code of an evaluation. */
const OF_CONFIGURATION = ['eval/invariant-level', 'eval/level', 'eval/no-next']

export function reportLoadError(error: LoadError, request: LoadRequest, args: Arguments, terminal: Terminal): number {
  if (args.has('json')) {
    terminal.out(toJson(loadErrorDocument(error, request)))
    return error.exitCode
  }
  for (const line of renderDiagnostics(error.diagnostics, terminal.outStyle)) terminal.out(line)
  const code = error.diagnostics[0]?.code
  const what = code?.endsWith('/failed') === true ? 'there is no verdict' : code !== undefined && OF_CONFIGURATION.includes(code) ? 'the configuration has errors' : { parse: 'the specification has errors', config: 'the configuration has errors', unsupported: 'not supported', evaluation: 'a constant could not be evaluated' }[error.kind]
  terminal.out(`${terminal.outStyle.red('error')}: ${what}`)
  return error.exitCode
}

/** On stderr, where they disturb no document: a constant without effect would otherwise judge another model than was asked for. */
export function sayLoadWarnings({ diagnostics }: Pick<Loaded, 'diagnostics'>, terminal: Terminal): void {
  for (const line of renderDiagnostics(diagnostics, terminal.errStyle)) terminal.err(`${line}\n`)
}
