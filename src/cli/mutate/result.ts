/** What came out for a module, as data: each mutant with what happened to it, and the score. */
import type { Mutation } from '../../syntax/mutation/mutation.ts'
import { changeNames, type Explained } from './survivors.ts'
import type { Subject } from './subject.ts'
import type { Outcome } from './trial.ts'

export interface Tried {
  readonly mutation: Mutation
  /** As survivors.json names it. */
  readonly change: string
  readonly status: 'noticed' | 'survived' | 'explained' | 'equivalent' | 'undecided' | 'invalid'
  /** What noticed it, and in which model. */
  readonly by: string | undefined
  readonly model: string | undefined
  readonly why: string | undefined
  readonly reason: string | undefined
  readonly differences: readonly string[]
}

export interface ModuleResult {
  readonly name: string
  readonly path: string
  readonly models: number
  readonly tried: readonly Tried[]
  /** Mutants that are modules; those of them that mean the same; those noticed. */
  readonly valid: number
  readonly equivalent: number
  readonly noticed: number
  /** Share of those noticed in those that mean something else (DeMillo, Lipton, Sayward 1978); undefined without any. */
  readonly score: number | undefined
  /** Number of all mutants, where only some were tried. */
  readonly sampledFrom: number | undefined
  readonly untouched: readonly string[]
  readonly leftOut: readonly string[]
  /** Explanations of what is no survivor. */
  readonly stale: readonly string[]
}

export function resultOf(subject: Subject, outcomes: ReadonlyMap<Mutation, Outcome>, leftOut: readonly string[], explained: readonly Explained[]): ModuleResult {
  const names = changeNames(subject.mutations)
  const own = explained.filter(({ module }) => module === subject.name)
  const stale = new Set(own.filter(({ definition, change }) => !subject.mutations.some((mutation, i) => mutation.definition === definition && names[i] === change)))
  const tried = subject.mutations.flatMap((mutation, i): Tried[] => {
    const outcome = outcomes.get(mutation)
    if (outcome === undefined) return []
    const change = names[i]!
    const entry = own.find((candidate) => candidate.definition === mutation.definition && candidate.change === change)
    if (entry !== undefined && outcome.kind === 'noticed') stale.add(entry)
    const survives = outcome.kind === 'survived' || outcome.kind === 'undecided'
    return [{
      mutation, change,
      status: entry === undefined ? outcome.kind : statusOf(outcome, entry),
      by: outcome.kind === 'noticed' ? outcome.by : undefined,
      model: outcome.kind === 'noticed' ? outcome.model : undefined,
      why: whyOf(outcome, entry),
      reason: survives ? entry?.reason : undefined,
      differences: outcome.kind === 'survived' ? outcome.differences : [],
    }]
  })
  const valid = tried.filter(({ status }) => status !== 'invalid').length
  const noticed = tried.filter(({ status }) => status === 'noticed').length
  const equivalent = tried.filter(({ status }) => status === 'equivalent').length
  const complete = tried.length === subject.mutations.length
  return {
    name: subject.name, path: subject.path, models: subject.models.length, tried, valid, equivalent, noticed,
    score: valid === equivalent ? undefined : noticed / (valid - equivalent),
    sampledFrom: complete ? undefined : subject.mutations.length,
    untouched: subject.untouched, leftOut,
    stale: own.filter((entry) => stale.has(entry)).map(({ definition, change }) => `${definition}: ${change}`),
  }
}

/** What is called equivalent has to be measured, and to come to the same number of states in every model. */
function statusOf(outcome: Outcome, { equivalent }: Explained): Tried['status'] {
  if (outcome.kind === 'undecided' || (outcome.kind === 'survived' && !equivalent)) return 'explained'
  return outcome.kind === 'survived' && outcome.alike ? 'equivalent' : outcome.kind
}

function whyOf(outcome: Outcome, entry: Explained | undefined): string | undefined {
  if (outcome.kind === 'survived') return entry?.equivalent === true && !outcome.alike ? 'survivors.json calls it equivalent, and it is not' : undefined
  return outcome.kind === 'undecided' ? outcome.why : outcome.kind === 'invalid' ? outcome.message : undefined
}
