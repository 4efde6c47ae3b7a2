#!/usr/bin/env node
/**
 * `tla-runner`: picks the command, and is the last to see anything that goes wrong.
 *
 * Little is loaded here, so that help is fast; each command's code is imported when it runs.
 */
import { type Arguments, parseArguments, suggestion, UsageError } from './arguments.ts'
import { commandLine } from './commandLine.ts'
import { COMMANDS, type Command } from './commands.ts'
import { EXIT } from './exitCodes.ts'
import { commandHelp, helpText } from './help.ts'
import { messageDocument } from './render/blank.ts'
import { endQuietlyOnBrokenPipe, flush, processTerminal, type Terminal } from './terminal.ts'
import { version } from './version.ts'

async function main(args: readonly string[]): Promise<number> {
  const terminal = processTerminal(args.includes('--no-color') ? false : args.includes('--color') ? true : undefined)
  try {
    return await dispatch(args, terminal)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    if (args.includes('--json')) terminal.out(messageDocument(callOf(args, EXIT.usage), 'usage', 'usage/arguments', error.message, error.hint === undefined ? [] : [error.hint]))
    else terminal.err(`${terminal.errStyle.red('error:')} ${error.message}\n${error.hint === undefined ? '' : `  ${error.hint}\n`}`)
    return EXIT.usage
  }
}

async function dispatch(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args
  if (name === '--version' || name === '-v' || name === '-version') {
    terminal.out(`tla-runner ${version()}`)
    return EXIT.ok
  }
  if (name === undefined || name === 'help' || name === '--help' || name === '-h' || name === '-help') {
    terminal.out((rest[0] === undefined || rest[0].startsWith('-') ? helpText(COMMANDS) : commandHelp(commandNamed(rest[0]))).trimEnd())
    return name === undefined ? EXIT.usage : EXIT.ok
  }
  const command = commandNamed(name)
  if (rest.includes('--help') || rest.includes('-h') || rest.includes('-help')) {
    terminal.out(commandHelp(command).trimEnd())
    return EXIT.ok
  }
  const parsed: Arguments = parseArguments(rest, command.options)
  for (const note of parsed.notes) terminal.err(`note: ${note}\n`)
  const run = await command.load()
  return run(parsed, terminal)
}

function commandNamed(name: string): Command {
  const command = COMMANDS.find((candidate) => candidate.name === name)
  if (command !== undefined) return command
  if (/\.(tla|cfg)$/.test(name)) throw new UsageError(`unknown command ${name}`, `did you mean tla-runner check ${name}?`)
  const known = COMMANDS.map((candidate) => candidate.name)
  throw new UsageError(`unknown command ${name}`, suggestion(name, [...known, 'help']) ?? `commands: ${known.join(', ')}, help`)
}

function callOf(args: readonly string[], exitCode: number): { command: string; spec: null; config: null; exitCode: number } {
  return { command: commandLine(args), spec: null, config: null, exitCode }
}

/** An exception that nobody expected is our bug, and the user's to report. */
function reportBug(error: unknown): void {
  const args = process.argv.slice(2)
  const text = error instanceof Error ? error.stack ?? error.message : String(error)
  const message = `tla-runner ${version()} has a bug, sorry. Please report it with the specification and this text:
  node ${process.version}, ${process.platform} ${process.arch}
  command: ${commandLine(args)}
${text}
`
  try {
    const terminal = processTerminal(undefined)
    terminal.err(message)
    if (args.includes('--json')) terminal.out(messageDocument(callOf(args, EXIT.bug), 'bug', 'bug/internal', text.split('\n')[0] ?? '', [`please report it, with the specification and the version ${version()}`]))
  } finally {
    process.exit(EXIT.bug)
  }
}

process.on('uncaughtException', reportBug)
process.on('unhandledRejection', reportBug)
endQuietlyOnBrokenPipe()
process.exitCode = await main(process.argv.slice(2))
await flush()
process.exit(process.exitCode)
