/**
 * Entry of the thread that runs a command. A thread of our own, because it can have a large stack (definitions recurse),
 * and because the main thread stays free to hear Ctrl-C and to end what does not end by itself.
 */
import { workerData } from 'node:worker_threads'
import { runCommand } from './runCommand.ts'
import { processTerminal } from './terminal.ts'

const { args } = workerData as { readonly args: readonly string[] }
process.exit(await runCommand(args, processTerminal(args)))
