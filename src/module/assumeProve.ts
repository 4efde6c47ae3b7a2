/**
 * ASSUME/PROVE with its names and levels: NEW declares what the assumptions after it, the conclusion and the proof may use.
 */
import type { AssumeProve, NewSymbol } from '../syntax/proofTree.ts'
import type { AssumeProveClaim, Expr, Level, LocalSymbol, ProvedStep } from './resolved.ts'
import { declare, inner, type Context } from './context.ts'

const LEVELS = { constant: 0, state: 1, action: 2, temporal: 3 } as const

export interface ResolvedAssumeProve {
  readonly claim: AssumeProveClaim
  readonly step: ProvedStep
  /** With the names that its own NEWs declare. */
  readonly context: Context
}

export function resolveAssumeProve(context: Context, syntax: AssumeProve): ResolvedAssumeProve {
  const scope = inner(context)
  const parts: (Expr | AssumeProveClaim | undefined)[] = []
  const exprs: Expr[] = []
  const sets: Expr[] = []
  let declares: Level = 0
  let frame = scope.frame
  for (const a of syntax.assumptions) {
    const here = { ...scope, frame }
    if (a.kind === 'new') {
      const set = declareNew(here, a)
      if (set !== undefined) sets.push(set)
      if (LEVELS[a.level] > declares) declares = LEVELS[a.level]
      parts.push(undefined)
      continue
    }
    if (a.kind !== 'assumeProve') {
      const e = context.session.expr(here, a)
      exprs.push(e)
      parts.push(e)
      continue
    }
    // a label inside would be in the scope of names that nobody outside can see
    const nested = resolveAssumeProve({ ...here, frame: a.assumptions.some((x) => x.kind === 'new') ? undefined : frame }, a)
    exprs.push(...nested.step.parts)
    sets.push(...nested.step.sets)
    if (nested.step.declares > declares) declares = nested.step.declares
    parts.push(nested.claim)
  }
  const prove = context.session.expr({ ...scope, frame }, syntax.prove)
  return {
    claim: { kind: 'assumeProve', label: syntax.label?.name, parts: [...parts, prove], visible: false },
    step: { kind: 'assert', parts: [...exprs, prove], bounds: [], sets, assumes: true, declares, proof: [], span: syntax.span },
    context: scope,
  }
}

/** Declares the name; answers the set that it is an element of. */
function declareNew(context: Context, a: NewSymbol): Expr | undefined {
  const set = a.set === undefined ? undefined : context.session.expr(context, a.set)
  const symbol: LocalSymbol = { kind: 'local', name: a.name.name, arity: a.name.arity, level: LEVELS[a.level], span: a.name.span }
  declare(context, a.name, { kind: 'local', symbol, span: a.name.span })
  return set
}
