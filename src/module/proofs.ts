/**
 * Proofs: which names a step may use, and what it makes known.
 *
 * A step's number is known from the step's own proof on, in the steps after it and in their proofs; likewise what DEFINE and
 * INSTANCE define, and what TAKE introduces. PICK introduces its names after its own proof, SUFFICES ASSUME NEW as well, while
 * ASSUME NEW of any other step is for the step's proof alone. With the proof all this ends.
 */
import type { Introduced, Proof, Step } from '../syntax/proofTree.ts'
import type { Expr as Syntax } from '../syntax/tree.ts'
import type { Span } from '../syntax/source.ts'
import type { Claim, Expr, ProvedStep } from './resolved.ts'
import { resolveAssumeProve } from './assumeProve.ts'
import { bind } from './binders.ts'
import { declareLocal, framed, inner, type Context } from './context.ts'
import { newDefinition, resolveFunction, resolveOperator } from './definitions.ts'
import { resolveUse } from './facts.ts'
import { defineInstance, importInstance } from './instances.ts'

const IN_PROOF = { inLet: true, local: false }

export function resolveProof(context: Context, proof: Proof | undefined): readonly ProvedStep[] {
  if (proof === undefined) return []
  if (proof.kind === 'leaf') return proof.by === undefined ? [] : [resolveUse(context, proof.by)]
  const scope: Context = { ...inner(context), frame: undefined }
  let right: Syntax | undefined // of the infix operator of the step before, which `@` stands for
  return proof.steps.map((step) => {
    const statement = step.body.kind === 'assert' ? step.body.statement : undefined
    const chained = statement?.kind === 'apply' && statement.fixity === 'infix' ? statement : undefined
    const [left, next] = chained?.args ?? []
    const isContinued = chained !== undefined && left?.kind === 'at' && right !== undefined && next !== undefined
    const resolved = resolveStep(scope, isContinued ? { ...step, body: { kind: 'assert', statement: { ...chained, args: [right as Syntax, next] } } } : step)
    right = next
    return resolved
  })
}

function resolveStep(context: Context, step: Step): ProvedStep {
  const { body, name, span } = step
  const { session } = context
  // labels are for numbered steps only
  const inside: Context = name === undefined ? context : framed(context)
  const expr = (e: Syntax): Expr => session.expr(inside, e)
  const named = (what: string, as: Expr): void => nameStep(context, step, { kind: 'step', what, as })
  const parts = (kind: ProvedStep['kind'], exprs: readonly Expr[], proof: readonly ProvedStep[]): ProvedStep => ({ kind, parts: exprs, bounds: [], sets: [], assumes: false, declares: 0, proof, span })
  switch (body.kind) {
    case 'use': {
      const used = resolveUse(inside, body.use)
      emptyStep(context, step, body.use.hide ? 'a HIDE' : 'a USE')
      return used
    }
    case 'instance':
      importInstance(context, { kind: 'instance', local: false, instance: body.instance, span: body.span })
      emptyStep(context, step, 'an INSTANCE')
      return parts('other', [], [])
    case 'define':
      for (const d of body.definitions) define(inside, d)
      emptyStep(context, step, 'a definition')
      return parts('other', [], [])
    case 'have': case 'case': case 'suffices': case 'assert': {
      if (body.statement.kind === 'assumeProve') return assumeProve(context, inside, step, body.kind === 'suffices')
      const e = expr(body.statement)
      if (body.kind === 'assert') nameStep(context, step, undefined, e)
      else named(body.kind.toUpperCase(), tuple([e], span))
      return parts(body.kind === 'suffices' ? 'assert' : body.kind, [e], resolveProof(context, step.proof))
    }
    case 'witness': {
      const items = body.items.map(expr)
      named('WITNESS', tuple(items, span))
      return parts('witness', items, [])
    }
    case 'take': {
      const { as, sets } = introduce(inside, context, body.introduced, undefined, span)
      named('TAKE', as)
      return { ...parts('take', [], []), bounds: sets }
    }
    case 'pick': {
      const hidden = inner(inside)
      const { as, sets, inBody } = introduce(inside, hidden, body.introduced, body.body, span)
      named('PICK', as)
      const proof = resolveProof(context, step.proof)
      for (const [key, entry] of hidden.scope.entries) if (!context.scope.entries.has(key)) context.scope.entries.set(key, entry)
      return { ...parts('pick', inBody, proof), bounds: sets }
    }
    case 'qed':
      named('QED', tuple([], span))
      return parts('qed', [], resolveProof(context, step.proof))
  }
}

function assumeProve(context: Context, inside: Context, step: Step, suffices: boolean): ProvedStep {
  if (!('statement' in step.body) || step.body.statement.kind !== 'assumeProve') throw new Error('a step without ASSUME/PROVE')
  const stated = resolveAssumeProve(inside, step.body.statement)
  const { claim } = stated
  nameStep(context, step, suffices ? { kind: 'suffices', of: claim } : claim)
  claim.visible = !suffices
  const proof = resolveProof(suffices ? context : { ...stated.context, frame: undefined }, step.proof)
  claim.visible = suffices
  if (suffices) for (const [key, entry] of stated.context.scope.entries) if (!context.scope.entries.has(key)) context.scope.entries.set(key, entry)
  return { ...stated.step, proof, span: step.span }
}

/** TAKE and PICK: their sets are resolved in `context`, their names declared in `names`, where the body is resolved. */
function introduce(context: Context, names: Context, { bounds, names: unbounded }: Introduced, body: Syntax | undefined, span: Span): { as: Expr; sets: readonly Expr[]; inBody: readonly Expr[] } {
  const { session } = context
  if (bounds.length > 0) {
    const bound = bind(context, bounds, names)
    for (const [key, entry] of bound.context.scope.entries) names.scope.entries.set(key, entry)
    const resolved = body === undefined ? undefined : session.expr(bound.context, body)
    const as: Expr = { kind: 'quantifier', quantifier: 'exists', binders: bound.binders, body: resolved ?? nothing(span), span }
    return { as, sets: [...new Set(bound.binders.map((b) => b.set))], inBody: resolved === undefined ? [] : [resolved] }
  }
  const symbols = unbounded.map((n) => declareLocal(names, n))
  const resolved = body === undefined ? undefined : session.expr({ ...names, frame: context.frame }, body)
  return { as: { kind: 'unboundedQuantifier', quantifier: 'exists', symbols, body: resolved ?? nothing(span), span }, sets: [], inBody: resolved === undefined ? [] : [resolved] }
}

function define(context: Context, d: Extract<Step['body'], { kind: 'define' }>['definitions'][number]): void {
  const made = context.module.proofDefinitions
  const add = (definition: ReturnType<typeof resolveOperator>): void => {
    if (definition !== undefined) made.push(definition)
  }
  switch (d.kind) {
    case 'operator': add(resolveOperator(context, d, IN_PROOF)); return
    case 'function': add(resolveFunction(context, d, IN_PROOF)); return
    case 'instanceDefinition': defineInstance(context, d, made); return
  }
}

/** The number of a step as a name. A number used again means the step that had it first. */
function nameStep(context: Context, step: Step, claim: Claim | undefined, body: Expr = nothing(step.span)): void {
  const { name } = step
  if (name === undefined || context.scope.entries.has(name.name)) return
  const definition = { ...newDefinition(context, name, IN_PROOF, [], body, step.span), fact: true as const, ...(claim === undefined ? {} : { claim }) }
  context.module.proofDefinitions.push(definition)
  context.scope.entries.set(name.name, { kind: 'definition', definition, local: true, span: name.span })
}

function emptyStep(context: Context, { name }: Step, what: string): void {
  if (name !== undefined && !context.scope.entries.has(name.name)) context.scope.entries.set(name.name, { kind: 'step', what, span: name.span })
}

function tuple(items: readonly Expr[], span: Span): Expr {
  return { kind: 'tuple', items, span }
}

function nothing(span: Span): Expr {
  return { kind: 'boolean', value: true, span }
}
