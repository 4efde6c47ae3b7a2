/**
 * Names successors: which action a branch of Next belongs to, and with which arguments and choices.
 *
 * Generation walks Next as TLC does; where it comes upon a leaf of the derived actions, the branch is that action's from
 * there on. What `\E` binds before the leaf stands in the leaf's environment, what it binds inside is collected.
 */
import type { DerivedActions } from '../../module/actions.ts'
import type { LocalSymbol } from '../../module/resolved.ts'
import { isSame } from '../../value/canonical.ts'
import { EvaluationError } from '../../value/error.ts'
import { makeModelValue, type Value } from '../../value/store.ts'
import type { Trail, Tracer } from './actions.ts'
import { valueOf } from './calls.ts'
import { lookUp, type Environment } from './environment.ts'
import type { Interpreter } from './interpreter.ts'
import type { Moment } from './moment.ts'

/** Stands for a choice that a branch does not make, and for an argument that has no value. Not a name that a .cfg can have. */
export const NO_CHOICE: Value = makeModelValue('-')

interface ActionTrail {
  readonly action: number
  /** At the leaf. */
  readonly environment: Environment
  /** The innermost choice made inside the leaf. */
  readonly choices: Choice | undefined
}

interface Choice {
  readonly symbol: LocalSymbol
  readonly value: Value
  readonly outer: Choice | undefined
}

/** Index of the action that a branch belongs to. */
export function actionOf(trail: Trail): number {
  return trail === undefined ? 0 : (trail as ActionTrail).action
}

/** Marks branches with their action; nothing else. What `expand` needs. */
export function markingTracer(derived: DerivedActions): Tracer {
  return {
    enter(e, environment, trail) {
      if (trail !== undefined) return trail
      const action = derived.leaves.get(e)
      return action === undefined ? undefined : ({ action, environment, choices: undefined } satisfies ActionTrail)
    },
    chosen: (_e, _env, trail) => trail,
  }
}

/** Follows one action alone, with some of its arguments and choices known; other branches are cut. */
export function followingTracer(I: Interpreter, derived: DerivedActions, action: number, known: readonly (Value | undefined)[], m: Moment): Tracer {
  const { parameterSymbols, choiceSymbols } = derived.actions[action]!
  const symbols = [...parameterSymbols, ...choiceSymbols]
  const fits = (symbol: LocalSymbol, value: Value | undefined): boolean => {
    const wanted = known[symbols.indexOf(symbol)]
    return wanted === undefined || value === undefined || isSame(wanted, value)
  }
  return {
    enter(e, environment, trail) {
      if (trail !== undefined) return trail
      const leaf = derived.leaves.get(e)
      if (leaf === undefined) return undefined
      if (leaf !== action || !symbols.every((s) => fits(s, boundValue(I, s, environment, m)))) return 'cut'
      return { action, environment, choices: undefined } satisfies ActionTrail
    },
    chosen(e, environment, trail) {
      let choices = (trail as ActionTrail | undefined)?.choices
      for (const symbol of e.binders.flatMap((b) => b.symbols)) {
        if (!choiceSymbols.includes(symbol)) continue
        const value = boundValue(I, symbol, environment, m)
        if (value === undefined) continue
        if (!fits(symbol, value)) return 'cut'
        choices = { symbol, value, outer: choices }
      }
      return trail === undefined ? undefined : ({ ...(trail as ActionTrail), choices } satisfies ActionTrail)
    },
  }
}

/** The value of a parameter or bound variable; undefined when it has none. */
function boundValue(I: Interpreter, symbol: LocalSymbol, environment: Environment, m: Moment): Value | undefined {
  const binding = lookUp(symbol, environment)
  if (binding === undefined) return undefined
  try {
    return valueOf(I, binding, m)
  } catch (error) {
    if (error instanceof EvaluationError) return undefined
    throw error
  }
}

/** Arguments, then choices, of a branch that produced a successor. */
export function argumentsOf(I: Interpreter, derived: DerivedActions, trail: Trail, m: Moment): Value[] {
  const { action, environment, choices } = trail as ActionTrail
  const { parameterSymbols, choiceSymbols } = derived.actions[action]!
  const chosen = (symbol: LocalSymbol): Value | undefined => {
    for (let c = choices; c !== undefined; c = c.outer) if (c.symbol === symbol) return c.value
    return boundValue(I, symbol, environment, m)
  }
  return [...parameterSymbols.map((s) => boundValue(I, s, environment, m) ?? NO_CHOICE), ...choiceSymbols.map((s) => chosen(s) ?? NO_CHOICE)]
}
