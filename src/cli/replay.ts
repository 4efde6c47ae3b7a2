/**
 * `tla-runner replay TRACE --spec SPEC`: does some behaviour of the specification explain the trace?
 */
import { DEFAULT_MAX_CANDIDATES } from '../../conformance/judge.ts'
import { lineReader } from '../../conformance/lines.ts'
import { startReplay, type Replay, type Verdict } from '../../conformance/replay.ts'
import { RECLAIM_AFTER } from '../../conformance/reliever.ts'
import { makeValidate } from '../../conformance/validate.ts'
import { EvaluationError } from '../value/error.ts'
import { UsageError, type Arguments } from './arguments.ts'
import { configPath, loadErrorDocument, reproduction, toJson } from './documents.ts'
import { EXIT } from './exitCodes.ts'
import { listenForInterrupt } from './interrupt.ts'
import { loadProgram, type LoadRequest } from './load.ts'
import { sayLoadWarnings } from './loadFailure.ts'
import { shortPath } from './files.ts'
import { diagnosticDocument, diagnosticOf, renderDiagnostics } from './render/diagnostics.ts'
import { renderVerdict } from './render/verdict.ts'
import { verdictDocument } from './render/verdictDocument.ts'
import { counted, cut, grouped } from './render/text.ts'
import { SCHEMA_VERSION } from './render/schema.ts'
import { traceRequest } from './request.ts'
import { now } from './run.ts'
import type { Terminal } from './terminal.ts'
import { openTrace, type TraceFile } from './traceFile.ts'

const REDRAW_SECONDS = 0.2
const FIRST_SECONDS = 2
const HEARTBEAT_SECONDS = 10

export async function replayCommand(args: Arguments, terminal: Terminal): Promise<number> {
  const [given, ...more] = args.positionals
  if (given === undefined || more.length > 0) throw new UsageError('replay takes one trace', 'tla-runner replay trace.ndjson --spec Spec.tla; - is standard input')
  const request = traceRequest(args, 'replay')
  // The budget is one of the command: the main thread counts from its start as well.
  const deadline = now() + (args.seconds('budget') ?? Infinity)
  const interrupt = listenForInterrupt()
  const trace = openTrace(given, interrupt.signal)
  const loaded = await loadProgram(request)
  if (!loaded.ok) {
    if (args.has('json')) terminal.out(toJson(loadErrorDocument(loaded.error, request)))
    else for (const line of renderDiagnostics(loaded.error.diagnostics, terminal.outStyle)) terminal.out(line)
    return loaded.error.exitCode
  }
  sayLoadWarnings(loaded.value, terminal)
  const started = now()
  const options = {
    silent: args.count('silent', 0) ?? 0,
    invariants: args.has('invariants') || args.list('inv').length > 0,
    maxCandidates: args.count('max-candidates', 1) ?? DEFAULT_MAX_CANDIDATES,
    expired: () => now() > deadline,
    validate: makeValidate(),
    reclaimAfter: RECLAIM_AFTER,
  }
  let at = 0
  try {
    const replay = startReplay(loaded.value.program, options)
    const progress = heartbeat(replay, terminal, args.has('quiet') || args.has('json'), started)
    const verdict = await judge(replay, trace, interrupt.signal, (line) => { at = line }, progress.beat)
    progress.clear()
    const exitCode = exitCodeOf(verdict, interrupt.exitCode())
    const facts = { style: terminal.outStyle, width: terminal.width, trace: trace.path, seconds: now() - started, silent: options.silent, invariants: options.invariants }
    if (args.has('json')) terminal.out(toJson({ ...callFacts(request, trace, exitCode), ...verdictDocument(verdict, facts) }))
    else for (const line of renderVerdict(verdict, facts)) terminal.out(line)
    return exitCode
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error
    return reportEvaluation(error, at, request, trace, args, terminal)
  } finally {
    interrupt.dispose()
  }
}

/** Feeds the trace to a replay, chunk by chunk; between two of them Ctrl-C is heard. */
async function judge(replay: Replay, trace: TraceFile, signal: AbortSignal, onLine: (line: number) => void, progress: () => void): Promise<Verdict> {
  let lines = 0
  const reader = lineReader((text, number, ended) => {
    onLine(lines = number)
    return replay.line(text, number, ended)
  }, (problem) => replay.fail(problem))
  try {
    for await (const chunk of trace.chunks) {
      if (!reader.push(chunk)) return replay.finish()
      progress()
    }
    if (signal.aborted) {
      replay.interrupt()
      return replay.finish()
    }
  } catch (error) {
    if (!(error instanceof Error) || error instanceof EvaluationError || !('code' in error)) throw error
    replay.fail({ code: 'trace/read', message: `the trace cannot be read on: ${error.message}`, line: 0, text: '', span: undefined, notes: ['what was read so far is explained'] })
  }
  reader.end()
  if (lines === 0) replay.fail({ code: 'trace/empty', message: 'the trace is empty', line: 0, text: '', span: undefined, notes: ['nothing was judged; did the program that writes it run?'] })
  return replay.finish()
}

interface Heartbeat {
  beat(): void
  /** Removes the line; call before anything else is printed. */
  clear(): void
}

/** How far it is, on stderr: a line redrawn on a terminal, elsewhere a line now and then. */
function heartbeat(replay: Replay, terminal: Terminal, quiet: boolean, started: number): Heartbeat {
  let due = started + (terminal.interactive ? REDRAW_SECONDS : FIRST_SECONDS)
  let shown = false
  return {
    beat() {
      const at = now()
      if (quiet || at < due) return
      due = at + (terminal.interactive ? REDRAW_SECONDS : HEARTBEAT_SECONDS)
      const { lines, candidates } = replay.progress()
      const line = `${grouped(lines)} lines explained, ${grouped(lines / (at - started))}/s, ${counted(candidates, 'state')}`
      shown = terminal.interactive
      terminal.err(terminal.interactive ? `\r\u001b[K${terminal.errStyle.dim(cut(line, terminal.columns - 1))}` : `${line}\n`)
    },
    clear() {
      if (shown) terminal.err('\r\u001b[K')
    },
  }
}

function exitCodeOf(verdict: Verdict, interrupted: number | undefined): number {
  switch (verdict.kind) {
    case 'accepted': return EXIT.ok
    case 'refused': return EXIT.refused
    case 'unreadable': return EXIT.unreadable
    case 'inconclusive': return verdict.reason === 'interrupted' ? interrupted ?? EXIT.interrupted : EXIT.inconclusive
  }
}

function callFacts(request: LoadRequest, trace: TraceFile, exitCode: number): object {
  return { schemaVersion: SCHEMA_VERSION, command: reproduction(), spec: shortPath(request.spec), config: configPath(request), trace: trace.path, exitCode }
}

/** The specification cannot be evaluated where the trace leads. */
function reportEvaluation(error: EvaluationError, line: number, request: LoadRequest, trace: TraceFile, args: Arguments, terminal: Terminal): number {
  const diagnostic = diagnosticOf(error)
  const located = { ...diagnostic, notes: [...diagnostic.notes, { message: line === 0 ? 'in an initial state' : `while explaining ${trace.path}:${line}` }] }
  const exitCode = error.kind === 'unsupported' ? EXIT.unsupported : EXIT.evaluation
  if (args.has('json')) terminal.out(toJson({ ...callFacts(request, trace, exitCode), verdict: 'error', diagnostics: [diagnosticDocument(located)] }))
  else for (const text of renderDiagnostics([located], terminal.outStyle)) terminal.out(text)
  return exitCode
}
