/**
 * What only a search can say: which actions happen in some model, which invariants look at something that changes.
 *
 * Smallest models first, and none that could say nothing new.
 */
import { deriveActions } from '../../module/actions.ts'
import { defaultMemory } from '../machine.ts'
import { loadProgram } from '../load.ts'
import { runCheck } from '../run.ts'
import type { UsedModel } from '../usedModels.ts'
import { keyOf } from './facts.ts'

export interface Runs {
  /** Actions that happen in some model. */
  readonly happened: ReadonlySet<string>
  /** By place: an invariant that reads only variables that never change, in each model that was explored to its end. */
  readonly constant: ReadonlyMap<string, { readonly name: string; readonly variables: readonly string[] }>
  /** Models that were run. */
  readonly models: number
}

export interface RunLimits {
  readonly signal: AbortSignal
  readonly onModel: (name: string) => void
}

/** Seconds for a model: this is about what it comes to, not about its verdict. */
const MODEL_SECONDS = 20

export async function runModels(models: readonly UsedModel[], { signal, onModel }: RunLimits): Promise<Runs> {
  const happened = new Set<string>()
  const varying = new Set<string>()
  const constant = new Map<string, { name: string; variables: readonly string[] }>()
  let count = 0
  for (const { name, request } of models) {
    if (signal.aborted) break
    const loaded = await loadProgram(request)
    if (!loaded.ok) continue
    const { program, model } = loaded.value
    const actions = model.next === undefined ? [] : deriveActions(model.next, model.nextName).actions.map(({ definition, span }) => keyOf(definition?.span ?? span))
    if (actions.every((action) => happened.has(action)) && program.invariants.every(({ place }) => varying.has(place))) continue
    onModel(name)
    count++
    const report = await runCheck(program, request, {
      workers: 1, budgetSeconds: MODEL_SECONDS, depthMax: undefined, continueAfterViolation: false, maxMemory: defaultMemory(), signal, onProgress: undefined,
    })
    report.actions.forEach(({ generated }, i) => { if (generated > 0) happened.add(actions[i]!) })
    // What some model violates is not the same in every state, even where no other model changes what it reads.
    if (report.failure?.kind === 'invariant' && report.failure.place !== undefined) varying.add(report.failure.place)
    if (report.verdict !== 'holds' || report.coverage === undefined) continue
    for (const { place, name: invariant } of program.invariants) {
      const found = report.coverage.constant.find((other) => other.place === place)
      if (found === undefined) varying.add(place)
      else constant.set(place, { name: invariant, variables: found.variables })
    }
  }
  for (const place of varying) constant.delete(place)
  return { happened, constant, models: count }
}
