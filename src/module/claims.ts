/**
 * Parts of what is no expression: `Thm!2` of a theorem with ASSUME/PROVE, `<1>3!1` of a step such as CASE.
 *
 * Assumptions and the conclusion have numbers. What stands in the scope of a NEW can be named only where the names that it
 * declares are visible: in the theorem's own proof, or after a SUFFICES step.
 */
import type { PathStep } from '../syntax/tree.ts'
import type { Span } from '../syntax/source.ts'
import type { AssumeProveClaim, Claim, Expr } from './resolved.ts'
import { broken, type Context } from './context.ts'
import { selectPart } from './selectors.ts'
import { forEachDeep } from './walk.ts'

/** What a path of selectors leads to. */
export type Selected = Expr | AssumeProveClaim | { readonly kind: 'new' } | { readonly kind: 'failed' }

const FAILED = { kind: 'failed' } as const

/** The part of the claim, as a fact: an ASSUME/PROVE or a NEW will do. */
export function selectClaim(context: Context, claim: Claim, steps: readonly PathStep[], span: Span): Selected {
  switch (claim.kind) {
    case 'step': return selectPart(context, claim.as, steps, span)
    case 'suffices':
      return steps[0]?.name === '1' || steps[0]?.name === '<<' ? inside(context, claim.of, claim.of.visible, steps.slice(1), span) : label(context, claim.of, steps, span) ?? refuse(context, 'a SUFFICES has one part only: `!1`', steps[0]?.span ?? span)
    case 'assumeProve': return inside(context, claim, claim.visible, steps, span)
  }
}

/** The same where only an expression will do. */
export function selectClaimExpression(context: Context, claim: Claim, steps: readonly PathStep[], span: Span): Expr {
  const found = selectClaim(context, claim, steps, span)
  if (found.kind === 'failed') return broken(span)
  if (found.kind !== 'assumeProve' && found.kind !== 'new') return found
  context.session.reporter.error('name/expression', `an expression is needed here, but this names ${found.kind === 'new' ? 'a NEW declaration' : 'an ASSUME/PROVE'}`, span)
  return broken(span)
}

function inside(context: Context, claim: AssumeProveClaim, visible: boolean, steps: readonly PathStep[], span: Span): Selected {
  const [step, ...rest] = steps
  if (step === undefined || step.name === ':') return claim
  const { parts } = claim
  const index = /^\d+$/.test(step.name) ? Number(step.name) - 1 : step.name === '<<' ? 0 : step.name === '>>' && parts.length === 2 ? 1 : -1
  if (index < 0) return label(context, claim, steps, span) ?? refuse(context, `cannot select \`!${step.name}\` of this ASSUME/PROVE`, step.span, [{ message: 'its assumptions have the numbers 1, 2, …, and what is to be proved the last one' }])
  if (index >= parts.length) return refuse(context, `this ASSUME/PROVE has no part \`!${step.name}\``, step.span)
  if (!visible && parts.slice(0, index).includes(undefined)) return hidden(context, step)
  const part = parts[index]
  if (part === undefined) return rest.length === 0 ? { kind: 'new' } : refuse(context, 'a NEW declaration has no parts', step.span)
  if (part.kind === 'assumeProve') return inside(context, part, false, rest, span)
  return rest.length === 0 ? part : selectPart(context, part, rest, span)
}

/** A label in one of the parts. */
function label(context: Context, claim: AssumeProveClaim, steps: readonly PathStep[], span: Span): Selected | undefined {
  const [step, ...rest] = steps
  if (step === undefined || !/^\w*[A-Za-z]\w*$/.test(step.name)) return undefined
  const { parts } = claim
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]
    if (part === undefined) continue
    if (part.kind === 'assumeProve') {
      if (part.label === step.name) return inside(context, part, false, rest, span)
      const found = label(context, part, steps, span)
      if (found !== undefined) return found
      continue
    }
    if (!holdsLabel(part, step.name)) continue
    return !claim.visible && parts.slice(0, i).includes(undefined) ? hidden(context, step) : selectPart(context, part, steps, span)
  }
  return undefined
}

function holdsLabel(e: Expr, name: string): boolean {
  let found = false
  forEachDeep(e, (part) => {
    if (part.kind === 'label' && part.name === name) found = true
  })
  return found
}

function hidden(context: Context, step: PathStep): Selected {
  return refuse(context, `\`!${step.name}\` is in the scope of names that this ASSUME/PROVE declares with NEW, which are not visible here`, step.span)
}

function refuse(context: Context, message: string, span: Span, notes: readonly { message: string }[] = []): Selected {
  context.session.reporter.error('name/part', message, span, notes)
  return FAILED
}
