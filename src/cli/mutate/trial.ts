/**
 * Does anything notice? A mutant is checked in one model after the other, until one of them says something else than it should.
 *
 * A model that holds notices by a violation, by an error, or by what is not possible any more; one that is violated, by not being
 * violated by the same property any more. Numbers of states alone are no verdict: they are only told.
 */
import type { Report } from '../../checker/report.ts'
import type { Source } from '../../syntax/source.ts'
import { defaultMemory, processorSeconds } from '../machine.ts'
import { loadProgram, type Resolutions } from '../load.ts'
import { runCheck } from '../run.ts'
import { size, type UsedModel } from '../usedModels.ts'

export type Outcome =
  /** No module: it does not parse, or operators are applied to what they cannot be applied to. */
  | { readonly kind: 'invalid'; readonly message: string }
  | { readonly kind: 'noticed'; readonly model: string; readonly by: string }
  /** `differences`: models with other numbers of states; `alike`: none of them has another number of distinct ones. */
  | { readonly kind: 'survived'; readonly differences: readonly string[]; readonly alike: boolean }
  /** Nothing noticed, but a model was not checked to its end. */
  | { readonly kind: 'undecided'; readonly why: string }

export interface Limits {
  /** Processor seconds for a mutant, all models together: what else the machine does is no reason. */
  readonly seconds: number
  /** States, as a multiple of those of the model. */
  readonly growth: number
  readonly signal: AbortSignal
}

/** However small a model is, so many states may be looked at. */
const STATES_AT_LEAST = 2000
/** A model as small as this is done by the interpreter before the compiler has its code. */
const INTERPRETED = 300
/** After so many models with too many states, what remains is looked at less far: there may be no end. */
const MOST_EXPLOSIONS = 2
const GROWTH_AFTERWARDS = 2

/** What a model is without a mutation; undefined when it is not as expected. */
interface Baseline {
  readonly distinct: number
  readonly generated: number
  readonly idle: readonly string[]
}

export class Trials {
  /** Models that cannot notice anything, as they are not as expected themselves. */
  readonly leftOut: string[] = []
  private readonly baselines = new Map<string, Promise<Baseline | undefined>>()
  private readonly sizes = new Map<string, number>()
  private readonly noticedIn = new Map<string, string[]>()
  private readonly models: readonly UsedModel[]
  private readonly limits: Limits

  constructor(models: readonly UsedModel[], limits: Limits) {
    this.models = models
    this.limits = limits
  }

  /** `definition`: models that noticed something in it before are asked first. */
  async run(mutant: Source, definition: string): Promise<Outcome> {
    const deadline = processorSeconds() + this.limits.seconds
    const resolutions: Resolutions = new Map()
    const differences: string[] = []
    let alike = true
    let undecided: string | undefined
    let explosions = 0
    let loadable = false
    for (const model of this.inOrder(definition)) {
      if (processorSeconds() > deadline) return { kind: 'undecided', why: undecided ?? `no model noticed it within ${this.limits.seconds} s, and not all were asked` }
      const states = this.sizeOf(model)
      const loaded = await loadProgram({ ...model.request, engine: states <= INTERPRETED ? 'interpreted' : 'compiled', instead: mutant }, undefined, undefined, resolutions)
      if (!loaded.ok) {
        if (await this.baselineOf(model) === undefined) continue
        const { kind, diagnostics } = loaded.error
        if (!loadable && kind !== 'evaluation') return { kind: 'invalid', message: diagnostics[0]?.message ?? kind }
        return this.noticed(model, definition, `error: ${diagnostics[0]?.code ?? kind}`)
      }
      loadable = true
      const growth = explosions < MOST_EXPLOSIONS ? this.limits.growth : Math.min(this.limits.growth, GROWTH_AFTERWARDS)
      const asFar = (): number => Math.max(STATES_AT_LEAST, growth * this.sizeOf(model))
      let report = await this.check(model, loaded.value, deadline, asFar())
      if (this.limits.signal.aborted) return { kind: 'undecided', why: 'interrupted' }
      if (isAsRecorded(model, report)) {
        if (!this.sizes.has(model.name)) this.sizes.set(model.name, report.distinct)
        continue
      }
      const baseline = await this.baselineOf(model)
      if (baseline === undefined) continue
      if (report.verdict === 'undecided' && baseline.distinct > states) report = await this.check(model, loaded.value, deadline, asFar())
      const by = noticedBy(model, report)
      if (by !== undefined) return this.noticed(model, definition, by)
      if (report.verdict === 'undecided') {
        explosions++
        undecided ??= `${model.name}: stopped at ${report.distinct} states, ${baseline.distinct} without the change`
      } else {
        alike &&= baseline.distinct === report.distinct
        differences.push(...differencesOf(model, baseline, report))
      }
    }
    return undecided === undefined ? { kind: 'survived', differences, alike } : { kind: 'undecided', why: undecided }
  }

  /** Measures every model: those that are not as expected, in words. */
  async unfit(): Promise<readonly string[]> {
    for (const model of this.models) await this.baselineOf(model)
    return this.leftOut
  }

  private noticed(model: UsedModel, definition: string, by: string): Outcome {
    const before = (this.noticedIn.get(definition) ?? []).filter((name) => name !== model.name)
    this.noticedIn.set(definition, [model.name, ...before])
    return { kind: 'noticed', model: model.name, by }
  }

  private inOrder(definition: string): UsedModel[] {
    const first = this.noticedIn.get(definition) ?? []
    const rank = ({ name }: UsedModel): number => first.includes(name) ? first.indexOf(name) : Infinity
    return this.models.toSorted((a, b) => (rank(a) === rank(b) ? this.sizeOf(a) - this.sizeOf(b) : rank(a) - rank(b)))
  }

  private sizeOf(model: UsedModel): number {
    return this.sizes.get(model.name) ?? size(model)
  }

  /** A model that says something of a mutant is checked as it is, once: only then does a difference mean anything. */
  private baselineOf(model: UsedModel): Promise<Baseline | undefined> {
    const known = this.baselines.get(model.name) ?? this.measure(model)
    this.baselines.set(model.name, known)
    return known
  }

  private async measure(model: UsedModel): Promise<Baseline | undefined> {
    const loaded = await loadProgram(model.request)
    const report = loaded.ok ? await this.check(model, loaded.value, Infinity, Infinity) : undefined
    if (this.limits.signal.aborted) return undefined
    const { verdict, violated } = model.expected
    if (report === undefined || report.verdict !== verdict || (report.failure?.name ?? null) !== violated) {
      this.leftOut.push(`${model.name}: expected ${verdict}${violated === null ? '' : ` ${violated}`}, found ${report === undefined ? 'that it does not load' : `${report.verdict} ${report.failure?.name ?? ''}`.trim()}`)
      return undefined
    }
    this.sizes.set(model.name, report.distinct)
    return { distinct: report.distinct, generated: report.generated, idle: idleActions(report) }
  }

  private check(model: UsedModel, { program }: { readonly program: Parameters<typeof runCheck>[0] }, deadline: number, states: number): Promise<Report> {
    const tooMuch = new AbortController()
    return runCheck(program, model.request, {
      workers: 1, budgetSeconds: undefined, depthMax: undefined, continueAfterViolation: false, maxMemory: defaultMemory(),
      signal: AbortSignal.any([tooMuch.signal, this.limits.signal]),
      onProgress: ({ distinct }) => { if (distinct > states || processorSeconds() > deadline) tooMuch.abort() },
    })
  }
}

/** Nothing of what is told of a mutant differs from the expectation: then the model need not be asked without the change. */
function isAsRecorded(model: UsedModel, report: Report): boolean {
  const { distinct, generated } = model.expected
  return report.verdict !== 'undecided' && noticedBy(model, report) === undefined
    && (report.verdict === 'violated' && distinct === null || report.distinct === distinct && report.generated === generated)
    && (report.verdict !== 'holds' || idleActions(report).length === 0)
}

/** What a model says against a mutant, in words; undefined: nothing. */
function noticedBy({ name, expected }: UsedModel, { verdict, failure }: Report): string | undefined {
  if (verdict === 'undecided') return undefined
  if (verdict === 'error') return `error: ${failure?.name ?? 'unknown'}`
  if (verdict === expected.verdict && (failure?.name ?? null) === expected.violated) return undefined
  if (failure !== undefined) return failure.kind === 'possible' ? `possible: ${failure.name}` : failure.name
  return `${name} is not violated any more`
}

function differencesOf({ name }: UsedModel, before: Baseline, report: Report): string[] {
  const idle = idleActions(report).filter((action) => !before.idle.includes(action))
  const numbers = ([['distinct', 'distinct states'], ['generated', 'generated']] as const).find(([field]) => before[field] !== report[field])
  return [
    ...(numbers === undefined ? [] : [`${name}: ${before[numbers[0]]} → ${report[numbers[0]]} ${numbers[1]}`]),
    ...(report.verdict !== 'holds' || idle.length === 0 ? [] : [`${name}: ${idle.join(', ')} never happens any more`]),
  ]
}

function idleActions({ actions }: Report): string[] {
  return actions.filter(({ generated }) => generated === 0).map(({ name }) => name)
}
