/**
 * The tests of temporal formulas as JavaScript: state predicates, `<<A>>_v`, and whether an action is enabled.
 *
 * Whether an action is enabled is compiled like the action itself, as one that writes no successor but notes that it came to
 * its end. What quantifiers around the formula bind is a constant here.
 */
import type { Expr } from '../../module/resolved.ts'
import { open } from '../../module/unfolding.ts'
import type { Environment } from '../interpreter/environment.ts'
import type { TestSource } from '../interpreter/temporal.ts'
import { compileAction } from './actions.ts'
import { Block, Env, NotCompiled, type Context } from './blocks.ts'
import { compileTemporalStep } from './expressions.ts'
import { asBoolean, val, type Unit } from './unit.ts'

/** Where a test begins: nothing is bound. */
export function testContext(env: Env = Env.empty): Context {
  return { env, mode: 'now', block: new Block(undefined, 0), assigned: undefined, initial: false }
}

/** Next values that there are none of: what a next state would be is left over from elsewhere. */
export function refusePrimes(unit: Unit, e: Expr): void {
  if (unit.analysis.ofExpr(e).primes) throw new NotCompiled('primed')
}

/** A function of the arguments of StateTest.test or of StepTest.test. */
export function emitTemporalTest(unit: Unit, { kind, expr, environment, bound }: TestSource): string {
  const c = testContext(constantsOf(environment))
  const name = unit.fresh('temporal')
  if (kind === 'enabled') {
    if (bound !== undefined && bound.definitions.length > 0) throw new NotCompiled('ENABLED through an instance')
    compileAction(unit, expr, { ...c, assigned: new Map() }, 0, () => undefined, { trivial: true, compile: (inner) => inner.block.push('enabled = true') })
    unit.functions.push(`function ${name}() {\nlet enabled = false\n${c.block.lines.join('\n')}\nreturn enabled\n}`)
    return `(states, offset) => { load(states, offset); return ${name}() }`
  }
  if (kind === 'state') refusePrimes(unit, expr)
  const test = kind === 'state' ? unit.boolean(expr, c) : asBoolean(compileTemporalStep(unit, expr, c))
  unit.functions.push(`function ${name}() {\n${c.block.lines.join('\n')}\nreturn ${test}\n}`)
  return kind === 'state' ? `(states, offset) => { load(states, offset); return ${name}() }` : `(from, i, to, j) => { load(from, i); loadNext(to, j); return ${name}() }`
}

/** (states, offset) → slots of every state that an action leads to, one after the other. */
export function emitTemporalAction(unit: Unit, { expr, environment, bound }: TestSource): string {
  if (bound !== undefined && bound.definitions.length > 0) throw new NotCompiled('ENABLED through an instance')
  const c = testContext(constantsOf(environment))
  const slots = Array.from({ length: unit.width }, (_, i) => i)
  compileAction(unit, expr, { ...c, assigned: new Map() }, 0, () => undefined, {
    trivial: true,
    compile: ({ block, assigned }) => block.push(slots.some((i) => !assigned!.has(i)) ? 'deopt()' : `found.push(${slots.map((i) => assigned!.get(i)).join(', ')})`),
  })
  const name = unit.fresh('temporal')
  unit.functions.push(`function ${name}() {\n${c.block.lines.join('\n')}\n}`)
  return `(states, offset) => { found = []; load(states, offset); ${name}(); const all = found; found = []; return all }`
}

/** Bound variables with their values. What a LET binds is left to the interpreter. */
export function constantsOf(environment: Environment): Env {
  if (environment === undefined) return Env.empty
  const { key, binding, parent } = environment
  if (typeof binding !== 'number' || key.kind !== 'local') throw new NotCompiled('LET around a temporal formula')
  return constantsOf(parent).bind(key, { kind: 'js', code: val(String(binding)) })
}

/** The variables of a tuple in which each of the `width` stands, in its order: it changes when the state does. Undefined of anything else. */
export function allVariables(e: Expr, width: number): readonly number[] | undefined {
  const found = new Set<number>()
  const isTuple = (x: Expr): boolean => {
    if (x.kind === 'variable') found.add(x.symbol.index)
    else if (x.kind === 'tuple') return x.items.every(isTuple)
    else if (x.kind === 'label') return isTuple(x.body)
    else {
      const opened = x.kind === 'call' ? open(x) : undefined
      return opened !== undefined && isTuple(opened.body)
    }
    return true
  }
  return isTuple(e) && found.size === width ? [...found] : undefined
}
