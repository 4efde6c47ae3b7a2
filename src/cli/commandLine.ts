/**
 * The command that reproduces a run, ready to be pasted into a shell.
 */
import { basename } from 'node:path'
import { isMainThread, workerData } from 'node:worker_threads'

/** `args` as a shell line. `npx` in front where tla-runner is run from a checkout rather than an installation. */
export function commandLine(args: readonly string[]): string {
  const started: unknown = isMainThread ? process.argv[1] : (workerData as { readonly program?: unknown } | null)?.program
  const program = typeof started === 'string' && basename(started) === 'tla-runner' ? 'tla-runner' : 'npx tla-runner'
  return [program, ...args.map(quoted)].join(' ')
}

/** An argument as a shell takes it. */
export function quoted(text: string): string {
  return /^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll('\'', '\'\\\'\'')}'`
}
