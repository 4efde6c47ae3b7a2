/**
 * Footprints: of expressions in a state, and of actions. A variable that an action's path gives no value in a way that is
 * understood counts as read and changed.
 */
import type { Interpreter } from '../interpreter/interpreter.ts'
import { Acting, NOTHING } from './acting.ts'
import type { Footprint } from './cells.ts'
import { Reading, TooLarge } from './reading.ts'
import type { Item } from './rigid.ts'

/** What an expression in a state looks at. */
export function readsOf(I: Interpreter, items: readonly Item[]): Footprint {
  return walked(I, (reading) => { for (const { expr, environment } of items) reading.visit(expr, environment) })
}

/** What the conjunction of these, in action position, looks at and changes. */
export function footprintOf(I: Interpreter, conjuncts: readonly Item[]): Footprint {
  return walked(I, (reading) => {
    const acting = new Acting(reading)
    const { must } = conjuncts.reduce((assigned, { expr, environment }) => acting.act(expr, environment, assigned), NOTHING)
    for (const { index } of I.model.module.variables) if (!must.has(index)) reading.footprint.touch(index)
  })
}

/** Where the text is too long to run for bound variables, these are not known; where it is too long even so, nothing is. */
function walked(I: Interpreter, run: (reading: Reading) => void): Footprint {
  for (const enumerating of [true, false]) {
    const reading = new Reading(I, enumerating)
    try {
      run(reading)
      return reading.footprint
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error
    }
  }
  const reading = new Reading(I, false)
  reading.everything()
  return reading.footprint
}
