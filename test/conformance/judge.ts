/** Judges traces given as text. */
import { join } from 'node:path'
import { lineReader } from '../../conformance/lines.ts'
import { startReplay, type ReplayOptions, type Verdict } from '../../conformance/replay.ts'
import { makeValidate } from '../../conformance/validate.ts'
import { loadSpec } from '../../src/index.ts'
import type { Program } from '../../src/program/program.ts'

export const ROOT = join(import.meta.dirname, '..', '..')

/** A program of the repository. */
export async function program(spec: string, config: string, engine: 'compiled' | 'interpreted' = 'compiled', constants: readonly string[] = []): Promise<Program> {
  const loaded = await loadSpec(join(ROOT, spec), { config: join(ROOT, config), engine, constants })
  if (!loaded.ok) throw new Error(loaded.error.diagnostics.map(({ message }) => message).join('\n'))
  return loaded.value.program
}

export const OPTIONS: ReplayOptions = { silent: 0, invariants: false, maxCandidates: 50_000, expired: () => false, validate: makeValidate() }

export function judge(program: Program, trace: string | Buffer, options: Partial<ReplayOptions> = {}): Verdict {
  const replay = startReplay(program, { ...OPTIONS, ...options })
  const reader = lineReader((text, number, ended) => replay.line(text, number, ended), (problem) => replay.fail(problem))
  reader.push(Buffer.from(trace))
  reader.end()
  return replay.finish()
}

/** A verdict in one line. */
export function told(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'accepted': return `accepted ${verdict.coverage.lines}`
    case 'inconclusive': return `inconclusive: ${verdict.reason}`
    case 'refused': return `refused ${verdict.at.line} ${verdict.at.refusal.kind} ${verdict.at.refusal.field.join('.')}`
    case 'unreadable': return `unreadable ${verdict.problem.line}:${(verdict.problem.span?.start ?? 0) + 1} ${verdict.problem.code}`
  }
}
