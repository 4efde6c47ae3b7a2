#!/usr/bin/env node
/**
 * `tla-runner`: help and mistakes on the command line at once, everything else in a thread of its own (supervise.ts).
 *
 * Little is loaded here, so that help is fast.
 */
import { UsageError } from './arguments.ts'
import { COMMANDS } from './commands.ts'
import { EXIT } from './exitCodes.ts'
import { commandHelp, helpText } from './help.ts'
import { reportBug } from './bug.ts'
import { commandNamed, readCommand, reportUsage } from './runCommand.ts'
import { processTerminal, type Terminal } from './terminal.ts'
import { version } from './version.ts'

async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args
  if (name === '--version' || name === '-v' || name === '-version') {
    terminal.out(`tla-runner ${version()}`)
    return EXIT.ok
  }
  if (name === undefined || ['help', '--help', '-h', '-help'].includes(name)) {
    terminal.out((rest[0] === undefined || rest[0].startsWith('-') ? helpText(COMMANDS) : commandHelp(commandNamed(rest[0]))).trimEnd())
    return name === undefined ? EXIT.usage : EXIT.ok
  }
  if (rest.some((arg) => ['--help', '-h', '-help'].includes(arg))) {
    terminal.out(commandHelp(commandNamed(name)).trimEnd())
    return EXIT.ok
  }
  const { parsed } = readCommand(args)
  // Without a specification the budget is each model's own, with --watch each run's, of compare each checker's; a repl goes on; mutate and diff stop between two checks.
  const ofTheWhole = parsed.positionals.length > 0 && !parsed.has('watch') && !['compare', 'repl', 'mutate', 'diff'].includes(name)
  const budgetSeconds = ofTheWhole ? parsed.seconds('budget') : undefined
  return (await import('./supervise.ts')).supervise(args, budgetSeconds, terminal)
}

const args = process.argv.slice(2)
const terminal = processTerminal(args)
process.on('uncaughtException', (error) => process.exit(reportBug(error, args, terminal)))
process.on('unhandledRejection', (error) => process.exit(reportBug(error, args, terminal)))
try {
  process.exit(await main(args, terminal))
} catch (error) {
  process.exit(error instanceof UsageError ? reportUsage(error, args, terminal) : reportBug(error, args, terminal))
}
