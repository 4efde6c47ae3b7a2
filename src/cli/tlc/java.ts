/**
 * A Java program beside ours: where the machine and the archive are, and one run of it with its output as it comes.
 *
 * Everything that can be missing is looked at before it is run, and a machine that starts but says nothing is ended:
 * whoever lacks Java learns so in a sentence and in seconds.
 */
import { spawn } from 'node:child_process'
import { closeSync, openSync, readSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import { UsageError } from '../arguments.ts'
import { isFile } from '../files.ts'

/** Milliseconds in which the first line of output has to come. */
const SILENCE_MAX = 60_000
/** Milliseconds between asking a process to end and making it. */
const GRACE = 1000

/** The virtual machine of JAVA_HOME, or the first on the path. */
export function javaCommand(environment: NodeJS.ProcessEnv): string {
  const home = environment['JAVA_HOME']
  const own = home === undefined || home === '' ? undefined : join(home, 'bin', 'java')
  return own !== undefined && isFile(own) ? own : 'java'
}

/**
 * Archives of a flag or a variable, several separated as in a class path. Throws UsageError when there is none, when one
 * does not exist, and when one is not an archive (a broken download is a page of HTML as a rule).
 */
export function findJars(given: string | undefined, what: { readonly program: string; readonly flag: string; readonly variable: string; readonly hint: string }): string[] {
  if (given === undefined || given === '') throw new UsageError(`${what.program} needs its archive: ${what.flag} PATH or the variable ${what.variable}`, what.hint)
  const jars = given.split(delimiter).filter((path) => path !== '')
  for (const jar of jars) {
    if (!isFile(jar)) throw new UsageError(`the archive ${jar} does not exist`, what.hint)
    if (firstBytes(jar, 4) !== 'PK\u0003\u0004') throw new UsageError(`${jar} is not a Java archive`, `download it again; ${what.hint}`)
  }
  return jars
}

function firstBytes(path: string, count: number): string {
  const file = openSync(path, 'r')
  const bytes = Buffer.alloc(count)
  const read = readSync(file, bytes, 0, count, 0)
  closeSync(file)
  return bytes.toString('latin1', 0, read)
}

export interface JavaRun {
  readonly exitCode: number | null
  /** Why we ended it, if we did. */
  readonly ended: 'budget' | 'interrupted' | 'silent' | undefined
  /** The last lines of what it said on stderr. */
  readonly errors: readonly string[]
  /** From start to exit. */
  readonly seconds: number
}

export interface JavaOptions {
  readonly java: string
  readonly args: readonly string[]
  /** Default: ours, where relative paths in a specification mean what they do elsewhere. */
  readonly cwd?: string | undefined
  readonly now: () => number
  readonly budgetSeconds?: number | undefined
  readonly signal?: AbortSignal | undefined
  readonly onLine: (line: string) => void
}

/** Runs it to its end, or to ours. Throws UsageError when there is no Java. */
export function runJava({ java, args, cwd, now, budgetSeconds, signal, onLine }: JavaOptions): Promise<JavaRun> {
  return new Promise((resolve, reject) => {
    const started = now()
    const child = spawn(java, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let ended: JavaRun['ended']
    const errors: string[] = []
    const timers: NodeJS.Timeout[] = []
    const end = (why: JavaRun['ended']): void => {
      ended ??= why
      child.kill('SIGTERM')
      timers.push(setTimeout(() => child.kill('SIGKILL'), GRACE))
    }
    const interrupt = (): void => end('interrupted')
    const killNow = (): void => { child.kill('SIGKILL') }
    const silence = setTimeout(() => end('silent'), SILENCE_MAX)
    timers.push(silence)
    if (budgetSeconds !== undefined) timers.push(setTimeout(() => end('budget'), budgetSeconds * 1000))
    if (signal?.aborted === true) interrupt()
    signal?.addEventListener('abort', interrupt)
    process.once('exit', killNow)
    const tidy = (): void => {
      timers.forEach(clearTimeout)
      signal?.removeEventListener('abort', interrupt)
      process.off('exit', killNow)
    }
    createInterface({ input: child.stdout }).on('line', (line) => {
      clearTimeout(silence)
      onLine(line)
    })
    createInterface({ input: child.stderr }).on('line', (line) => {
      errors.push(line)
      if (errors.length > 20) errors.shift()
    })
    child.on('error', (error) => {
      tidy()
      reject(new UsageError(`cannot run ${java}: ${error.message}`, 'install a Java runtime of version 11 or later (Debian: apt-get install default-jre-headless), or set JAVA_HOME'))
    })
    child.on('close', (exitCode) => {
      tidy()
      resolve({ exitCode, ended, errors, seconds: now() - started })
    })
  })
}
