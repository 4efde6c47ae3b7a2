/**
 * What a model is expected to do: a JSON file beside its .cfg, and the comparison with what it did.
 */
import { UsageError } from './arguments.ts'
import type { Report } from '../checker/report.ts'

export interface Expectation {
  /** Path of the specification, relative to the project. */
  readonly spec: string
  /** One sentence: what this instance shows. */
  readonly about: string
  /** Identifier of the historical bug, if it is one. */
  readonly bug: string | null
  readonly issue: string | null
  readonly class: string
  readonly verdict: string
  readonly violated: string | null
  readonly distinct: number | null
  readonly generated: number | null
  readonly depth: number | null
  /** Number of states of the counterexample. */
  readonly trace: number | null
  /** State predicates that must be true in some reachable state; none where the field is missing. */
  readonly possible: readonly string[]
}

/** Reads the text of an expectation. Throws UsageError naming the field that is wrong. */
export function parseExpectation(path: string, text: string): Expectation {
  const wrong = (message: string): UsageError => new UsageError(`${path}: ${message}`)
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error))
  }
  if (typeof read !== 'object' || read === null) throw wrong('an expectation is a JSON object')
  const fields = new Map(Object.entries(read))
  const string = (name: string): string => {
    const value: unknown = fields.get(name)
    if (typeof value !== 'string') throw wrong(`"${name}" must be a string`)
    return value
  }
  const optional = <T extends 'string' | 'number'>(name: string, type: T): (T extends 'string' ? string : number) | null => {
    const value: unknown = fields.get(name) ?? null
    if (value !== null && typeof value !== type) throw wrong(`"${name}" must be a ${type} or null`)
    return value as (T extends 'string' ? string : number) | null
  }
  const names = (name: string): string[] => {
    const value: unknown = fields.get(name) ?? []
    if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) throw wrong(`"${name}" must be a list of names`)
    return value
  }
  return {
    spec: string('spec'),
    about: optional('about', 'string') ?? '',
    bug: optional('bug', 'string'),
    issue: optional('issue', 'string'),
    class: optional('class', 'string') ?? 'default',
    verdict: string('verdict'),
    violated: optional('violated', 'string'),
    distinct: optional('distinct', 'number'),
    generated: optional('generated', 'number'),
    depth: optional('depth', 'number'),
    trace: optional('trace', 'number'),
    possible: names('possible'),
  }
}

/** Every difference in words; none when the model is as expected. Fields that are null are not compared. */
export function mismatches(expected: Expectation, report: Report): string[] {
  const found: Record<'violated' | 'distinct' | 'generated' | 'depth' | 'trace', string | number | null> = {
    violated: report.failure?.name ?? null,
    distinct: report.distinct,
    generated: report.generated,
    depth: report.depth,
    trace: report.failure?.trace.length ?? null,
  }
  const verdict = expected.verdict === report.verdict ? [] : [`expected the verdict ${expected.verdict}, found ${report.verdict}`]
  const names = ['violated', 'distinct', 'generated', 'depth', 'trace'] as const
  return [...verdict, ...names.flatMap((name) => expected[name] === null || expected[name] === found[name] ? [] : [`expected ${name} ${expected[name]}, found ${found[name] ?? 'none'}`])]
}

/** `violated LeaderCompleteness`, `holds`. */
export function expectedText(expected: Expectation): string {
  return expected.violated === null ? expected.verdict : `${expected.verdict} ${expected.violated}`
}
