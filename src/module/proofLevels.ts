/**
 * Levels in proofs. Under a temporal goal a proof by cases, HAVE, WITNESS and TAKE speak of the present state only, so they
 * must be constant; and what a PICK with a temporal body picks from must be. The rules are SANY's.
 */
import type { Expr, Level, ProvedStep } from './resolved.ts'
import { LEVEL_NAMES, type Levels } from './levels.ts'
import type { Reporter } from './reporter.ts'

export function checkProofLevels(theorems: readonly ProvedStep[], { levelOf }: Levels, reporter: Reporter): void {
  const highest = (exprs: readonly Expr[]): Level => exprs.reduce<Level>((level, e) => Math.max(level, levelOf(e)) as Level, 0)
  const levelOfStep = (step: ProvedStep): Level => Math.max(highest(step.parts), highest(step.bounds), highest(step.sets), step.declares) as Level

  const constant = (step: ProvedStep): void => {
    const level = levelOfStep(step)
    if (level === 0) return
    reporter.error('level/wrong', `${step.kind.toUpperCase()} must be of constant level where the goal is temporal, but this is of ${LEVEL_NAMES[level]} level`, step.span, [
      { message: 'it would be about the present state only, while the goal is about all that follow: prove the temporal goal by steps of its own' },
    ])
  }
  const underTemporal = (steps: readonly ProvedStep[]): void => {
    for (const step of steps) {
      if (step.kind === 'have' || step.kind === 'take' || step.kind === 'witness' || step.kind === 'case') constant(step)
      if (step.kind === 'case' || step.kind === 'qed') underTemporal(step.proof)
    }
  }
  const visit = (step: ProvedStep): void => {
    const level = levelOfStep(step)
    for (const set of [...step.sets, ...step.bounds]) if (levelOf(set) === 3) reporter.error('level/wrong', 'a temporal formula is used as a set', set.span)
    if (step.kind === 'witness') for (const e of step.parts) if (levelOf(e) === 3) reporter.error('level/wrong', 'a temporal formula is no witness', e.span)
    if (step.kind === 'pick' && level === 3) {
      for (const b of step.bounds) if (levelOf(b) > 0) reporter.error('level/wrong', 'what PICK picks from must be constant where its body is temporal', b.span)
    }
    if (level === 3) underTemporal(step.proof)
    step.proof.forEach(visit)
  }
  theorems.forEach(visit)
}

/** What stands in an ASSUME/PROVE, at any depth of the proofs. */
export function assumedIn(steps: readonly ProvedStep[]): readonly Expr[] {
  return steps.flatMap((s) => [...(s.assumes ? [...s.parts, ...s.sets] : []), ...assumedIn(s.proof)])
}

/** Every expression of the steps and their proofs. */
export function expressionsOf(steps: readonly ProvedStep[]): readonly Expr[] {
  return steps.flatMap((s) => [...s.parts, ...s.bounds, ...s.sets, ...expressionsOf(s.proof)])
}
