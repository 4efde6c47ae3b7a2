/**
 * Steppers that take each step once: what a machine made of an event in a snapshot is remembered by the identities of the
 * two. Between the edges of a state graph the same node meets the same event over and over.
 */
import { createStepper, type StepResult, type Stepper } from '../../src/machines/step.ts'

/** Beyond this many results all are forgotten: memory stays bounded, and only time is lost. */
const MOST = 2_000_000

export interface Memory {
  readonly make: typeof createStepper
  /** How many steps the machines have taken. */
  steps(): number
}

/** `same` gives the object that stands for all events equal to one. */
export function stepMemory(same: (event: { readonly type: string }) => object): Memory {
  let steps = 0
  const make: typeof createStepper = (machine, input) => {
    const stepper = createStepper(machine, input) as Stepper<typeof machine, never>
    const memory = new Map<object, Map<object, StepResult<never, never>>>()
    let held = 0
    return {
      ...stepper,
      step(snapshot, event) {
        const key = same(event)
        let results = memory.get(snapshot as object)
        const known = results?.get(key)
        if (known !== undefined) return known
        if (++held > MOST) {
          memory.clear()
          results = undefined
          held = 1
        }
        if (results === undefined) memory.set(snapshot as object, results = new Map())
        steps++
        const result = stepper.step(snapshot, event) as StepResult<never, never>
        results.set(key, result)
        return result
      },
    }
  }
  return { make, steps: () => steps }
}
