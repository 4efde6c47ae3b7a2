/**
 * What a search of fewer states cannot answer. Each is refused by name, not left out.
 */
import { reachedFrom } from '../../module/reach.ts'
import type { Argument, Definition, Model } from '../../module/resolved.ts'
import { EvaluationError } from '../../value/error.ts'

/** Natives that are functions of their arguments; printing is no part of what is checked. */
const PURE_MODULES = new Set(['Naturals', 'Integers', 'Reals', 'Sequences', 'FiniteSets', 'Bags', 'SequencesExt', 'FiniteSetsExt', 'Bitwise'])
const PURE = new Set(['TLC.:>', 'TLC.@@', 'TLC.Print', 'TLC.PrintT', 'TLC.Assert', 'TLC.Permutations', 'TLC.SortSeq', 'TLC.ToString', 'TLC.TLCEval', 'TLC.Any', 'TLCExt.AssertEq', 'TLCExt.AssertError', 'TLCExt.TLCModelValue'])

/** Throws, naming the entry, when a model asks for what needs all states. */
export function refuseWhatNeedsAll(model: Model): void {
  const [temporal] = model.temporal
  if (temporal !== undefined) throw refusal(`the temporal property ${temporal.name}`, 'it is decided on the graph of all states')
  const [symmetry] = model.symmetry
  if (symmetry !== undefined) throw refusal(`SYMMETRY ${symmetry.name}`, 'it lets one state stand for others already, and the two have not been shown to go together')
  if (model.view !== undefined) throw refusal(`VIEW ${model.view.name}`, 'states that it takes for one may differ in what can be postponed')
  const [constraint] = model.constraints
  if (constraint !== undefined) throw refusal(`CONSTRAINT ${constraint.name}`, 'what is postponed could be cut off by it')
  const [step] = model.actionConstraints
  if (step !== undefined) throw refusal(`ACTION_CONSTRAINT ${step.name}`, 'what is postponed could be cut off by it')
  if (model.postcondition !== undefined) throw refusal(`POSTCONDITION ${model.postcondition.name}`, 'it is about the search, which is another one')
  refuseImpure(model)
}

function refuseImpure(model: Model): void {
  const formulas: Argument[] = [
    ...(model.next === undefined ? [] : [model.next]),
    ...[...model.invariants, ...model.actionProperties, ...model.possible].map(({ body }) => body),
  ]
  for (const reached of reachedFrom(formulas, model)) {
    const { kind, native, name } = reached as Definition
    if (kind !== 'definition' || native === undefined || PURE.has(native) || PURE_MODULES.has(native.slice(0, native.indexOf('.')))) continue
    throw refusal(`the operator ${name}`, 'what it gives may depend on more than the state, or changes what others give')
  }
}

function refusal(entry: string, reason: string): EvaluationError {
  const error = new EvaluationError('config/por', `--por does not go with ${entry}: ${reason}`)
  error.notes.push('leave --por out, or leave that out of the configuration')
  return error
}
