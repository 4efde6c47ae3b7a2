/**
 * Every specification of the corpus through both engines: the verdict, the violated name, the counts and the length of
 * the trace are TLC's (`test/corpus/expected.json`).
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { check } from '../../src/checker/check.ts'
import type { Report } from '../../src/checker/report.ts'
import { compile } from '../../src/engines/compiler/compile.ts'
import { interpret } from '../../src/engines/interpreter/interpret.ts'
import { link } from '../../src/module/link.ts'
import { resolve } from '../../src/module/load.ts'
import type { Model } from '../../src/module/resolved.ts'
import type { Program } from '../../src/program/program.ts'
import { parseConfig } from '../../src/syntax/config.ts'
import type { Source } from '../../src/syntax/source.ts'
import { EvaluationError } from '../../src/value/error.ts'

const CORPUS = join(import.meta.dirname, '..', 'corpus')

interface Case {
  readonly spec: string
  readonly cfg: string
  readonly verdict: string
  readonly compare: readonly ('verdict' | 'violated' | 'distinct' | 'generated' | 'depth' | 'trace_len')[]
  readonly violated?: string
  readonly distinct?: number
  readonly generated?: number
  readonly depth?: number
  readonly trace_len?: number
}

type Outcome = Omit<Case, 'spec' | 'cfg' | 'compare'>

const { cases } = JSON.parse(readFileSync(join(CORPUS, 'expected.json'), 'utf8')) as { readonly cases: readonly Case[] }

function source(name: string): Source | undefined {
  const path = join(CORPUS, name)
  return existsSync(path) ? { path, text: readFileSync(path, 'utf8') } : undefined
}

/** The model, or undefined when the text or the configuration is refused. */
function modelOf({ spec, cfg }: Case): Model | undefined {
  const { module } = resolve(source(spec) as Source, (name) => source(`${name}.tla`))
  const parsed = parseConfig(source(cfg) as Source)
  if (module === undefined || parsed.diagnostics.some((d) => d.severity === 'error')) return undefined
  return link(module, parsed.config).model
}

/** Rejections of a text are one kind here: which of the floors below notices is theirs to test. */
const REFUSED = 'refused'

async function outcomeOf(c: Case, make: (model: Model) => Program): Promise<Outcome> {
  const model = modelOf(c)
  if (model === undefined) return { verdict: REFUSED }
  try {
    return outcome(await check(make(model), { now: () => 0 }))
  } catch (error) {
    if (error instanceof EvaluationError) return { verdict: 'eval-error' }
    throw error
  }
}

function outcome(report: Report): Outcome {
  const { failure, distinct, generated, depth } = report
  if (failure === undefined) return { verdict: report.verdict === 'undecided' ? 'unsupported-property' : 'success', distinct, generated, depth }
  const verdict = failure.kind === 'evaluation' || failure.kind === 'unsupported' ? 'eval-error' : failure.kind
  return { verdict, violated: failure.name, distinct, generated, depth, trace_len: failure.trace.length }
}

/** Where we answer otherwise on purpose, with the reason. */
const OTHERWISE: Readonly<Record<string, Partial<Outcome>>> = {
  // TLC evaluates a constant invariant with the configuration; here it is an invariant that fails in the first state.
  'CfgInvariantIsConstantFalse.cfg': { verdict: 'invariant', violated: 'Sure' },
  // TLC fails while it searches; here the configuration is refused before.
  'CfgNextMissing.cfg': { verdict: REFUSED },
  'SpecWithoutBox.cfg': { verdict: REFUSED },
  // TLC reports Assert outside of Next as an evaluation error.
  'TlcAssertInInit.cfg': { verdict: 'assert' },
  'TlcAssertInInvariant.cfg': { verdict: 'assert' },
  // TLC counts an assumption that cannot be evaluated as a false one.
  'AssumeEvaluationError.cfg': { verdict: 'eval-error' },
  'AssumeNotBoolean.cfg': { verdict: 'eval-error' },
}

function wanted(c: Case): Partial<Outcome> {
  const otherwise = OTHERWISE[c.cfg]
  if (otherwise !== undefined) return otherwise
  const fields = Object.fromEntries(c.compare.map((key) => [key, c[key]])) as Partial<Outcome>
  return { ...fields, verdict: c.verdict === 'parse-error' || c.verdict === 'config-error' ? REFUSED : c.verdict }
}

const engines: readonly (readonly [string, (model: Model) => Program])[] = [['interpreter', interpret], ['compiler', compile]]

describe.each(engines)('%s', (_name, make) => {
  test.each(cases.filter((c) => existsSync(join(CORPUS, c.spec))).map((c) => [c.cfg, c] as const))('%s', async (_cfg, c) => {
    expect(await outcomeOf(c, make)).toMatchObject(wanted(c))
  })
})
