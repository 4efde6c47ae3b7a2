/** A wrong command line as a JSON document: whoever asked for JSON gets JSON. */
import type { UsageError } from '../arguments.ts'
import { commandLine } from '../commandLine.ts'
import { EXIT } from '../exitCodes.ts'
import { errorDocument } from './document.ts'

export function usageDocument(error: UsageError, args: readonly string[]): string {
  const notes = error.hint === undefined ? [] : [{ message: error.hint }]
  const call = { command: commandLine(args), spec: null, config: null, exitCode: EXIT.usage }
  return JSON.stringify(errorDocument(call, 'usage', [{ code: 'usage/arguments', severity: 'error', message: error.message, notes }]), undefined, 1)
}
