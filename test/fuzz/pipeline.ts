/**
 * One case through the whole of `tla-runner check`: read, resolve, link, compile, check, report; then the same by the
 * interpreter, and both held against each other. Whatever is thrown here is a bug.
 */
import { aliasesOf } from '../../src/cli/alias.ts'
import { documentOf, headerOf, loadErrorDocument, toJson } from '../../src/cli/documents.ts'
import { EXIT, exitCodeOf } from '../../src/cli/exitCodes.ts'
import { loadModel, type Linked, type LoadRequest } from '../../src/cli/load.ts'
import { diagnosticOf, renderDiagnostics } from '../../src/cli/render/diagnostics.ts'
import { renderHeader } from '../../src/cli/render/header.ts'
import { renderReport } from '../../src/cli/render/report.ts'
import { COLOURED } from '../../src/cli/render/style.ts'
import { runCheck } from '../../src/cli/run.ts'
import { surroundings } from '../../src/cli/surroundings.ts'
import { vacuityWarnings } from '../../src/cli/vacuity.ts'
import type { Report } from '../../src/checker/report.ts'
import { compile } from '../../src/engines/compiler/compile.ts'
import { interpret } from '../../src/engines/interpreter/interpret.ts'
import type { Program } from '../../src/program/program.ts'
import { EvaluationError } from '../../src/value/error.ts'

/** What a case may be busy with; told to the watchdog. */
export const Phase = { idle: 0, front: 1, compile: 2, check: 3, report: 4, interpret: 5, interpretedCheck: 6 } as const

export interface Outcome {
  /** No syntax error, and every name is known. */
  readonly parsed: boolean
  /** `parse`, `config`, …, or a verdict. */
  readonly outcome: string
  /** Both engines ran to the end. */
  readonly compared: boolean
  readonly failures: readonly string[]
}

export interface RunSettings {
  readonly budgetSeconds: number
  readonly bothEngines: boolean
  readonly onPhase: (phase: number) => void
}

const DOES_NOT_REPEAT = /\b(Random\w*|JavaTime|TLCGet|Test\w*Subset\w*)\b/

/** `text`: of all files, to see what cannot be compared. */
export async function runCase(spec: string, config: string, text: string, { budgetSeconds, bothEngines, onPhase }: RunSettings): Promise<Outcome> {
  const request: LoadRequest = {
    spec, config, lookedFor: [], flags: { init: undefined, next: undefined, spec: undefined, invariants: [], properties: [], constraints: [], possible: [], constants: [], noDeadlock: false },
    library: [], engine: 'compiled', permissions: { allowExec: false, seed: 0, printToStderr: true },
  }
  const failures: string[] = []
  onPhase(Phase.front)
  const linked = loadModel(request)
  if (!linked.ok) {
    const { error } = linked
    failures.push(...internal(toJson(loadErrorDocument(error, request)) + renderDiagnostics(error.diagnostics, COLOURED).join('\n')))
    return { parsed: error.kind !== 'parse' && !error.diagnostics.some(({ code }) => code.startsWith('parse/')), outcome: error.kind, compared: false, failures }
  }
  const settings = { workers: 1, budgetSeconds, depthMax: undefined, continueAfterViolation: false, maxMemory: 8 * 2 ** 30, signal: undefined, onProgress: undefined }
  renderHeader(headerOf(request, linked.value.model, settings), COLOURED, 100)
  const run = async (make: () => Program): Promise<Report | EvaluationError> => {
    const program = attempt(make)
    if (program instanceof EvaluationError) {
      renderDiagnostics([diagnosticOf(program)], COLOURED)
      return program
    }
    onPhase(bothEngines && request.engine === 'interpreted' ? Phase.interpretedCheck : Phase.check)
    const report = await runCheck(program, request, settings)
    onPhase(Phase.report)
    failures.push(...internal(rendered(report, program, linked.value, request)))
    return report
  }
  const options = { ...surroundings(request.permissions), print: () => undefined }
  onPhase(Phase.compile)
  const fast = await run(() => compile(linked.value.model, options))
  let compared = false
  if (bothEngines && !wasStopped(fast)) {
    onPhase(Phase.interpret)
    const again = loadModel(request)
    if (!again.ok) throw new Error('the second load of the same text failed')
    const slow = await run(() => interpret(again.value.model, options))
    if (!wasStopped(slow) && !DOES_NOT_REPEAT.test(text)) {
      compared = true
      const [a, b] = [summary(fast), summary(slow)]
      if (a !== b) failures.push(`the engines differ: compiled ${a}, interpreted ${b}`)
    }
  }
  return { parsed: true, outcome: fast instanceof EvaluationError ? 'error in a constant' : fast.stopped === undefined ? fast.verdict : `stopped: ${fast.stopped}`, compared, failures }
}

/** How far evaluation gets before is an engine's own affair. */
const OUT_OF_STACK: ReadonlySet<string> = new Set(['eval/too-deep', 'eval/stack-overflow'])

function attempt(make: () => Program): Program | EvaluationError {
  try {
    return make()
  } catch (error) {
    if (error instanceof EvaluationError) return error
    throw error
  }
}

function wasStopped(result: Report | EvaluationError): boolean {
  return !(result instanceof EvaluationError) && result.stopped !== undefined
}

function summary(result: Report | EvaluationError): string {
  if (result instanceof EvaluationError) return `${result.code} before the search`
  const { verdict, failure, distinct, generated, depth } = result
  if (failure !== undefined && OUT_OF_STACK.has(failure.name)) return `${verdict} (out of stack)`
  return `${verdict}${failure === undefined ? '' : ` (${failure.kind} ${failure.name}, ${failure.trace.length} states)`}, ${distinct} distinct, ${generated} generated, depth ${depth}`
}

/** Everything that the command would print. */
function rendered(report: Report, program: Program, linked: Linked, request: LoadRequest): string {
  const exitCode = exitCodeOf(report)
  if (exitCode === EXIT.bug) return 'internal error: no exit code'
  const warnings = [...report.warnings, ...vacuityWarnings(report)]
  return [
    toJson(documentOf(report, { ...linked, program, reads: new Map() }, warnings, request, exitCode)),
    ...renderReport(report, { style: COLOURED, width: 100, full: false, command: '', aliasesOf: (trace) => aliasesOf(program, trace) }),
    ...(report.failure === undefined || report.verdict !== 'violated' ? [] : renderReport(report, { style: COLOURED, width: 40, full: true, command: '' })),
  ].join('\n')
}

function internal(text: string): string[] {
  const found = /internal error[^\n]*/.exec(text)
  return found === null ? [] : [found[0]]
}
