/**
 * Runs one command to its exit code; a wrong command line is answered in the form that was asked for.
 */
import { parseArguments, suggestion, UsageError, type Arguments } from './arguments.ts'
import { commandLine } from './commandLine.ts'
import { COMMANDS } from './commands.ts'
import type { Command } from './commands/command.ts'
import { EXIT } from './exitCodes.ts'
import { messageDocument } from './render/blank.ts'
import type { Terminal } from './terminal.ts'

export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const { command, parsed } = readCommand(args)
    for (const note of parsed.notes) terminal.err(`note: ${note}\n`)
    return await (await command.load())(parsed, terminal)
  } catch (error) {
    if (error instanceof UsageError) return reportUsage(error, args, terminal)
    throw error
  }
}

/** The command that the arguments name, with its own arguments. Throws UsageError. */
export function readCommand(args: readonly string[]): { readonly command: Command; readonly parsed: Arguments } {
  const command = commandNamed(args[0] ?? '')
  return { command, parsed: parseArguments(args.slice(1), command.options) }
}

/** Throws UsageError. */
export function commandNamed(name: string): Command {
  const command = COMMANDS.find((candidate) => candidate.name === name)
  if (command !== undefined) return command
  if (/\.(tla|cfg)$/.test(name)) throw new UsageError(`unknown command ${name}`, `did you mean tla-runner check ${name}?`)
  const known = COMMANDS.map((candidate) => candidate.name)
  throw new UsageError(`unknown command ${name}`, suggestion(name, [...known, 'help']) ?? `commands: ${known.join(', ')}, help`)
}

export function reportUsage({ message, hint }: UsageError, args: readonly string[], terminal: Terminal): number {
  const call = { command: commandLine(args), spec: null, config: null, exitCode: EXIT.usage }
  if (args.includes('--json')) terminal.out(messageDocument(call, 'usage', 'usage/arguments', message, hint === undefined ? [] : [hint]))
  else terminal.err(`${terminal.errStyle.red('error:')} ${message}\n${hint === undefined ? '' : `  ${hint}\n`}`)
  return EXIT.usage
}
