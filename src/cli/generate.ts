/**
 * `tla-runner generate`: TypeScript types from a specification: its actions as events, its variables as a context.
 *
 * With `--check` nothing is written: a file that is not what the specification says now is named with its first differing
 * line, and the command fails, so that a build notices.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { UsageError, type Arguments } from './arguments.ts'
import { quoted } from './commandLine.ts'
import { contractOf } from './contract/contract.ts'
import { printContract, type Printed } from './contract/typescript.ts'
import { EXIT } from './exitCodes.ts'
import { shortPath, withFile } from './files.ts'
import { loadProgram, type Loaded, type LoadRequest, type Result } from './load.ts'
import { sayLoadWarnings } from './loadFailure.ts'
import { diagnosticDocument, renderDiagnostics } from './render/diagnostics.ts'
import { SCHEMA_VERSION } from './render/schema.ts'
import { argumentsOf, loadRequest } from './request.ts'
import type { Terminal } from './terminal.ts'

export async function generateCommand(args: Arguments, terminal: Terminal): Promise<number> {
  const [given, ...more] = args.positionals
  if (given === undefined || more.length > 0) throw new UsageError('generate takes one specification', 'tla-runner generate Spec.tla --config M.cfg --out contract.ts')
  const out = args.text('out')
  if (args.has('check') && out === undefined) throw new UsageError('--check compares with the file that --out names', `tla-runner generate ${given} --out contract.ts --check`)
  const request = loadRequest(args, given)
  const generated = await generateContract(request, commandOf(request, out))
  if (!generated.ok) {
    if (args.has('json')) terminal.out(JSON.stringify({ schemaVersion: SCHEMA_VERSION, exitCode: generated.error.exitCode, diagnostics: generated.error.diagnostics.map(diagnosticDocument) }, undefined, 1))
    else for (const line of renderDiagnostics(generated.error.diagnostics, terminal.outStyle)) terminal.out(line)
    return generated.error.exitCode
  }
  const { text, untyped } = generated.value
  sayLoadWarnings(generated.value, terminal)
  for (const { where, reason } of untyped) terminal.err(`${terminal.errStyle.yellow('warning')}: ${where} is \`unknown\`: ${reason}\n`)
  const difference = out === undefined || !args.has('check') ? undefined : withFile('out', out, () => differenceOf(out, text))
  const exitCode = difference === undefined ? EXIT.ok : EXIT.mismatch
  if (out !== undefined && !args.has('check')) withFile('out', out, () => { writeText(out, text) })
  if (args.has('json')) terminal.out(JSON.stringify({ schemaVersion: SCHEMA_VERSION, exitCode, spec: shortPath(request.spec), out: out ?? null, stale: difference !== undefined, difference: difference ?? null, untyped, text: out === undefined ? text : null }, undefined, 1))
  else if (out === undefined) terminal.out(text.trimEnd())
  else if (difference !== undefined) terminal.out(difference)
  else terminal.out(`${out}: ${args.has('check') ? 'fresh' : 'written'}`)
  return exitCode
}

/** The module of types for one specification. The command is repeated in the file's head. */
export async function generateContract(request: LoadRequest, command: string): Promise<Result<Printed & Pick<Loaded, 'diagnostics'>>> {
  const loaded = await loadProgram({ ...request, engine: 'interpreted' })
  if (!loaded.ok) return loaded
  const { model, program } = loaded.value
  return { ok: true, value: { ...printContract(contractOf(model), model, program.nodes, command), diagnostics: loaded.value.diagnostics } }
}

function commandOf(request: LoadRequest, out: string | undefined): string {
  return ['tla-runner generate', ...[...argumentsOf(request), ...(out === undefined ? [] : ['--out', shortPath(out)])].map(quoted)].join(' ')
}

/** How a file differs from what it should be: its first differing line. Undefined when it does not. */
export function differenceOf(path: string, text: string): string | undefined {
  if (!existsSync(path)) return `${path} does not exist`
  const found = readFileSync(path, 'utf8')
  if (found === text) return undefined
  const [now, then] = [text.split('\n'), found.split('\n')]
  const line = now.findIndex((value, k) => value !== then[k])
  const at = line < 0 ? now.length : line
  return `${path}:${at + 1} is stale\n  is:        ${then[at] ?? '(end of file)'}\n  should be: ${now[at] ?? '(end of file)'}`
}

export function writeText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
