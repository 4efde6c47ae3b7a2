/** What came out for a module, as data: each mutant with what happened to it, and the score. */
import type { Mutation } from '../../syntax/mutation/mutation.ts'
import { changeNames, type Explained } from './survivors.ts'
import type { Subject } from './subject.ts'
import type { Outcome } from './trial.ts'

export interface Tried {
  readonly mutation: Mutation
  /** As survivors.json names it. */
  readonly change: string
  readonly status: 'noticed' | 'survived' | 'explained' | 'undecided' | 'invalid'
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
  /** Mutants that are modules; those noticed; their share, undefined without any. */
  readonly valid: number
  readonly noticed: number
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
  const used = new Set<Explained>()
  const tried = subject.mutations.flatMap((mutation, i): Tried[] => {
    const outcome = outcomes.get(mutation)
    if (outcome === undefined) return []
    const change = names[i]!
    const entry = own.find((candidate) => candidate.definition === mutation.definition && candidate.change === change)
    if (entry !== undefined && outcome.kind !== 'noticed') used.add(entry)
    const survives = outcome.kind === 'survived' || outcome.kind === 'undecided'
    return [{
      mutation, change,
      status: survives && entry !== undefined ? 'explained' : outcome.kind,
      by: outcome.kind === 'noticed' ? outcome.by : undefined,
      model: outcome.kind === 'noticed' ? outcome.model : undefined,
      why: outcome.kind === 'undecided' ? outcome.why : outcome.kind === 'invalid' ? outcome.message : undefined,
      reason: survives ? entry?.reason : undefined,
      differences: outcome.kind === 'survived' ? outcome.differences : [],
    }]
  })
  const valid = tried.filter(({ status }) => status !== 'invalid').length
  const noticed = tried.filter(({ status }) => status === 'noticed').length
  const complete = tried.length === subject.mutations.length
  return {
    name: subject.name, path: subject.path, models: subject.models.length, tried, valid, noticed,
    score: valid === 0 ? undefined : noticed / valid,
    sampledFrom: complete ? undefined : subject.mutations.length,
    untouched: subject.untouched, leftOut,
    stale: complete ? own.filter((entry) => !used.has(entry)).map(({ definition, change }) => `${definition}: ${change}`) : [],
  }
}
