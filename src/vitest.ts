/**
 * Matchers for vitest: `import 'plimsoll/vitest'` in a test or a setup file.
 *
 *     await expect('Spec.tla').toHold()
 *     await expect({ spec: 'Spec.tla', config: 'Small.cfg', workers: 2 }).toViolate('Inv')
 *
 * A check that comes to no verdict (a budget, an error) fails the test, negated or not: what was not decided is not the
 * opposite of anything. Vitest itself is the caller's; the library does not need it.
 */
import { expect } from 'vitest'
import { check, loadSpec, renderDiagnostic, renderReportText, type CheckOptions, type Report, type Spec, type SpecOptions } from './index.ts'

/** A path, a path with options for loading and checking, or a specification that is loaded. */
export type Model = string | Spec | ({ readonly spec: string } & Omit<SpecOptions, 'spec'> & CheckOptions)

interface Checked {
  readonly report: Report
  readonly text: string
}

/** Throws an Error when it does not load or comes to no verdict. */
async function checked(model: unknown, options: CheckOptions): Promise<Checked> {
  const spec = await loaded(model)
  const report = await check(spec, { ...(isObject(model) && !('program' in model) ? chosen(model, (name) => CHECKING.has(name)) : {}), ...options })
  const text = renderReportText(report, spec)
  if (report.verdict === 'undecided' || report.verdict === 'error') throw new Error(`the check came to no verdict\n\n${text}`)
  return { report, text }
}

async function loaded(model: unknown): Promise<Spec> {
  if (isObject(model) && 'program' in model) return model as unknown as Spec
  const path = typeof model === 'string' ? model : isObject(model) ? model['spec'] : undefined
  if (typeof path !== 'string') throw new TypeError('expected the path of a specification, { spec: path, … }, or what loadSpec gives')
  const options = isObject(model) ? chosen(model, (name) => name !== 'spec' && !CHECKING.has(name)) : {}
  const result = await loadSpec(path, options as SpecOptions)
  if (!result.ok) throw new Error(`${path} does not load:\n${result.error.diagnostics.map((d) => renderDiagnostic(d, { color: false })).join('\n')}`)
  return result.value
}

/** The options of `check`; all others are for `loadSpec`, which refuses what it does not know. */
const CHECKING: ReadonlySet<string> = new Set<keyof CheckOptions>(['workers', 'budgetSeconds', 'depthMax', 'continueAfterViolation', 'maxMemory', 'signal', 'onProgress'])

function chosen(model: { readonly [key: string]: unknown }, take: (name: string) => boolean): object {
  return Object.fromEntries(Object.entries(model).filter(([name]) => take(name)))
}

function isObject(v: unknown): v is { readonly [key: string]: unknown } {
  return typeof v === 'object' && v !== null
}

expect.extend({
  async toHold(model: unknown, options: CheckOptions = {}) {
    const { report, text } = await checked(model, options)
    return { pass: report.verdict === 'holds', message: () => `expected the specification ${this.isNot === true ? 'not ' : ''}to hold\n\n${text}` }
  },
  async toViolate(model: unknown, name: string, options: CheckOptions = {}) {
    const { report, text } = await checked(model, options)
    const pass = report.failures.some((failure) => failure.name === name)
    return { pass, message: () => `expected the specification ${this.isNot === true ? 'not ' : ''}to violate ${name}\n\n${text}` }
  },
})

/** What this module adds to `expect`. */
export interface ModelMatchers<R = Promise<void>> {
  /** Everything asked for was checked and holds. */
  toHold(options?: CheckOptions): R
  /** The property, invariant or `deadlock` of this name is violated (the first violation; with `continueAfterViolation` any). */
  toViolate(name: string, options?: CheckOptions): R
}

declare module 'vitest' {
  // oxlint-disable-next-line typescript/no-empty-object-type, no-unused-vars -- an interface is how vitest is extended, with its own parameter
  interface Matchers<T = any> extends ModelMatchers {}
}
