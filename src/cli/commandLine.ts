/**
 * The command that reproduces a run, ready to be pasted into a shell.
 */
import { basename } from 'node:path'

/** `args` as a shell line. `npx` in front where tla-runner is run from a checkout rather than an installation. */
export function commandLine(args: readonly string[]): string {
  const program = basename(process.argv[1] ?? '') === 'tla-runner' ? 'tla-runner' : 'npx tla-runner'
  return [program, ...args.map(quoted)].join(' ')
}

function quoted(text: string): string {
  return /^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll('\'', '\'\\\'\'')}'`
}
