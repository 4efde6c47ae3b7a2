/** Operators that this checker does not evaluate, each with the reason and what to do instead; and the guards of those it evaluates only when allowed. */
import { EvaluationError } from '../../value/error.ts'
import type { EngineOptions, Native } from './native.ts'

/** A native that is refused. */
export function refused(name: string, reason: string, remedy: string): readonly [string, Native] {
  const refuse = (): never => {
    throw refusal(name, reason, remedy)
  }
  return [name, { call: refuse, lazy: refuse }]
}

function refusal(name: string, reason: string, remedy: string): EvaluationError {
  const error = new EvaluationError('unsupported/operator', `${name} is not supported: ${reason}`, 'unsupported')
  error.notes.push(remedy)
  return error
}

/** Throws unless the user has allowed programs to run and files to be written. */
export function checkAllowed(name: string, options: EngineOptions): void {
  if (options.allowExec === true) return
  const error = new EvaluationError('unsupported/exec', `${name} runs a program or writes a file, which is not allowed`, 'unsupported')
  error.notes.push('pass --allow-exec if you trust this specification')
  throw error
}

/** What an option lends, or an error that says who must lend it. */
export function lent<T>(thing: T | undefined, name: string, what: string): T {
  if (thing === undefined) throw refusal(name, `nothing here can ${what}`, 'run it with the command line tool')
  return thing
}
