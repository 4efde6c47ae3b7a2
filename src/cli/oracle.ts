/**
 * `tla-runner oracle --spec SPEC`: judges events as they happen, over standard input and output, for programs in any language.
 *
 * The protocol is in conformance/oracleProtocol.ts. Each answer has been written before the next request is read.
 */
import { DEFAULT_MAX_CANDIDATES } from '../../conformance/judge.ts'
import { lineReader } from '../../conformance/lines.ts'
import { makeOracle } from '../../conformance/oracle.ts'
import { oracleProtocol } from '../../conformance/oracleProtocol.ts'
import { makeValidate } from '../../conformance/validate.ts'
import { didYouMean } from '../syntax/suggest.ts'
import { UsageError, type Arguments } from './arguments.ts'
import { toJson, loadErrorDocument } from './documents.ts'
import { EXIT } from './exitCodes.ts'
import { listenForInterrupt } from './interrupt.ts'
import { loadProgram } from './load.ts'
import { sayLoadWarnings } from './loadFailure.ts'
import { renderDiagnostics } from './render/diagnostics.ts'
import { traceRequest } from './request.ts'
import type { Terminal } from './terminal.ts'
import { openTrace } from './traceFile.ts'

export async function oracleCommand(args: Arguments, terminal: Terminal): Promise<number> {
  if (args.positionals.length > 0) throw new UsageError('oracle reads requests from standard input', 'tla-runner oracle --spec Spec.tla')
  const request = traceRequest(args, 'oracle')
  const loaded = await loadProgram(request)
  if (!loaded.ok) {
    if (args.has('json')) terminal.out(toJson(loadErrorDocument(loaded.error, request)))
    else for (const line of renderDiagnostics(loaded.error.diagnostics, terminal.errStyle)) terminal.err(`${line}\n`)
    return loaded.error.exitCode
  }
  sayLoadWarnings(loaded.value, terminal)
  const oracle = makeOracle(loaded.value.program, {
    validate: makeValidate(),
    silent: args.count('silent', 0) ?? 0,
    invariants: args.has('invariants') || args.list('inv').length > 0,
    maxCandidates: args.count('max-candidates', 1) ?? DEFAULT_MAX_CANDIDATES,
  })
  const answer = oracleProtocol(oracle, didYouMean)
  const interrupt = listenForInterrupt()
  const reader = lineReader(
    (text) => {
      terminal.out(answer(text))
      return true
    },
    ({ code, message, notes }) => {
      terminal.out(JSON.stringify({ error: { code, message, notes } }))
      return true
    },
  )
  for await (const chunk of openTrace('-', interrupt.signal).chunks) if (!reader.push(chunk)) break
  reader.end()
  interrupt.dispose()
  return interrupt.exitCode() ?? EXIT.ok
}
