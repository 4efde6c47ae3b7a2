/**
 * An exception that nobody expected is our bug, and the user's to report.
 */
import { commandLine } from './commandLine.ts'
import { EXIT } from './exitCodes.ts'
import { messageDocument } from './render/blank.ts'
import type { Terminal } from './terminal.ts'
import { version } from './version.ts'

/** Says so and returns the exit code. */
export function reportBug(error: unknown, args: readonly string[], terminal: Terminal): number {
  const text = error instanceof Error ? error.stack ?? error.message : String(error)
  terminal.err([
    `tla-runner ${version()} has a bug, sorry. Please report it with the specification and this text:`,
    `  node ${process.version}, ${process.platform} ${process.arch}`,
    `  command: ${commandLine(args)}`,
    text, '',
  ].join('\n'))
  const call = { command: commandLine(args), spec: null, config: null, exitCode: EXIT.bug }
  if (args.includes('--json')) terminal.out(messageDocument(call, 'bug', 'bug/internal', text.split('\n')[0] ?? '', [`please report it, with the specification and the version ${version()}`]))
  return EXIT.bug
}
