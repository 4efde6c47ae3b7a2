/**
 * What every report format is made of: one specification (or model) that was checked, or could not be.
 *
 * The formats are functions from outcomes to text. They print nothing, know no paths to write to, and have no clock.
 */
import type { Failure, Report } from '../../checker/report.ts'
import type { Model } from '../../module/resolved.ts'
import type { Diagnostic, Source } from '../../syntax/source.ts'
import { aliasesOf } from '../alias.ts'
import { shortPath } from '../files.ts'
import type { Loaded, LoadError, LoadRequest } from '../load.ts'
import { extentOf } from '../../syntax/frame.ts'
import { diagnosticOf } from '../render/diagnostics.ts'
import { renderFailure, verdictLine } from '../render/report.ts'
import { PLAIN } from '../render/signs.ts'
import { stepTitle, throughAlias } from '../render/trace.ts'
import type { Trace } from '../../program/program.ts'

export interface Outcome {
  /** The model's or the root module's name. */
  readonly name: string
  readonly request: LoadRequest
  /** The command that reproduces it. */
  readonly command: string
  readonly exitCode: number
  readonly seconds: number
  readonly warnings: readonly string[]
  /** Undefined when the specification could not be loaded; then `error` says why. */
  readonly checked: { readonly loaded: Loaded; readonly report: Report } | undefined
  readonly error: LoadError | undefined
  /** The last line of its report, where it is not that of a check. */
  readonly summary?: string
  /** Of a model with an expectation: what is not as expected, in words. Undefined where nothing was expected. */
  readonly mismatches: readonly string[] | undefined
}

/** A place in a file as the formats of others want it: relative to the current directory, 1-based. */
export interface FilePlace {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly endLine?: number
  readonly endColumn?: number
}

/** `path:line:column` taken apart; undefined for what is in no file (built-in modules, flags). */
export function filePlace(place: string | undefined | null): FilePlace | undefined {
  const match = /^(.+):(\d+):(\d+)$/.exec(place ?? '')
  if (match === null || match[1]!.startsWith('<')) return undefined
  return { path: shortPath(match[1]!), line: Number(match[2]), column: Number(match[3]) }
}

export function diagnosticPlace({ span }: Diagnostic): FilePlace | undefined {
  if (span === undefined || span.source.path.startsWith('<')) return undefined
  const { from, to } = extentOf(span)
  // An extent's end is its last character; the formats want the position after it.
  return { path: shortPath(span.source.path), line: from.line, column: from.column, endLine: to.line, endColumn: to.column + 1 }
}

/** What is nowhere in particular is at the beginning of the configuration. */
export function startOf({ request }: Outcome): FilePlace {
  return { path: filePlace(`${request.config ?? request.spec}:1:1`)?.path ?? request.spec, line: 1, column: 1 }
}

/** Where a reader should look first: the false conjunct, the failing expression, else what is violated. */
export function placeOfFailure({ explanation, error, place }: Failure): FilePlace | undefined {
  const failing = error === undefined ? undefined : diagnosticPlace(diagnosticOf(error))
  return failing ?? filePlace(explanation?.place) ?? filePlace(error?.place) ?? filePlace(place)
}

/** One sentence: `The invariant Inv is violated: false: x < 3, with x = 4`. */
export function sentenceOf(failure: Failure): string {
  switch (failure.kind) {
    case 'deadlock': return 'Deadlock: the last state has no successor'
    case 'assert':
    case 'evaluation':
    case 'unsupported': return failure.error?.message ?? failure.name
    case 'assumption':
    case 'postcondition': return failure.error === undefined ? `The ${failure.kind} ${failure.name} is false` : failure.error.message
    case 'possible': return `No reachable state is ${failure.name}`
    default: return `The ${failure.kind} ${failure.name} is violated`
  }
}

/** How the behaviour goes on for ever after its last state, in words; undefined where it need not. */
export function loopText({ loop }: Failure): string | undefined {
  if (loop === undefined) return undefined
  return loop.kind === 'stuttering' ? 'from here on nothing changes any more' : `${stepTitle(loop, 200)} leads back to state ${loop.to + 1}, and the same again for ever`
}

/** The failure as the terminal shows it, without colours. */
export function tellFailure(failure: Failure, { command }: Outcome, { loaded, report }: NonNullable<Outcome['checked']>): string[] {
  return renderFailure(failure, report, { style: PLAIN, width: 100, full: false, command, aliasesOf: (trace) => aliasesOf(loaded.program, trace) })
}

/** The last line of the report, without colours. */
export function verdictOf({ checked, error, summary }: Outcome): string {
  if (summary !== undefined) return summary
  return checked === undefined ? `error: ${error?.diagnostics[0]?.message ?? 'could not be loaded'}` : verdictLine(checked.report, PLAIN)
}

/** A trace as the user wants to see it: through the ALIAS, if there is one. */
export function shownTrace(trace: Trace, { loaded, report }: NonNullable<Outcome['checked']>): { readonly variables: readonly string[]; readonly trace: Trace } {
  const aliases = aliasesOf(loaded.program, trace)
  return aliases === undefined ? { variables: report.variables, trace } : throughAlias(trace, aliases)
}

/** The files that a model is made of, the root module's first. */
export function sourcesOf({ module }: Model): readonly Source[] {
  return (module.sources ?? []).filter(({ path }) => !path.startsWith('<'))
}

/** A JavaScript string. */
export function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll('\'', '\\\'')}'`
}
