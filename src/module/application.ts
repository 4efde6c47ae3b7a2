/**
 * A named operator applied to arguments, or passed as one: `Op(a)`, `I(x)!J!Op(b)`, `+`.
 *
 * The path of instances is followed first; then the entry decides between a call, a constant, a variable, a bound name
 * and an operator parameter. Arity is checked here and nowhere else.
 */
import type { Expr as Syntax, PathStep } from '../syntax/tree.ts'
import type { Span } from '../syntax/source.ts'
import type { Argument, Definition, Expr } from './resolved.ts'
import { broken, declareLocal, describe, inner, undeclared, type Context } from './context.ts'
import { builtinOf } from './builtins.ts'
import { throughChain } from './instance.ts'
import { isLocal, lookup, type Entry, type Instance } from './scope.ts'
import { didYouMean } from '../syntax/suggest.ts'
import { selectClaim, selectClaimExpression, type Selected } from './claims.ts'
import { select, selectOperator } from './selectors.ts'

/** A definition with the arguments that the path to it has already given. */
interface Reached {
  readonly definition: Definition
  readonly prefix: readonly Argument[]
}

export function applyNamed(context: Context, path: readonly PathStep[], name: string, nameSpan: Span, args: readonly Syntax[], span: Span): Expr {
  if (path.length > 0) {
    const selected = selection(context, path, { name, args, span: nameSpan }, span)
    if (selected !== undefined) return selected
    const reached = follow(context, path, name, nameSpan)
    return reached === undefined ? broken(span) : call(context, reached, name, args, span)
  }
  const entry = lookup(context.scope, name)
  if (entry === undefined) return undeclared(context, name, nameSpan)
  switch (entry.kind) {
    case 'definition': return call(context, { definition: entry.definition, prefix: [] }, name, args, span)
    case 'constant': {
      if (!arity(context, name, entry.symbol.arity, args.length, span, entry)) return broken(span)
      return { kind: 'constant', symbol: entry.symbol, args: args.map((a) => context.session.expr(context, a)), span }
    }
    case 'variable': return arity(context, name, 0, args.length, span, entry) ? { kind: 'variable', symbol: entry.symbol, span } : broken(span)
    case 'local': {
      if (!arity(context, name, entry.symbol.arity, args.length, span, entry)) return broken(span)
      if (args.length === 0) return { kind: 'local', symbol: entry.symbol, span }
      return { kind: 'callLocal', symbol: entry.symbol, args: args.map((a) => context.session.expr(context, a)), span }
    }
    case 'step':
      context.session.reporter.error('name/expression', `the step \`${name}\` is ${entry.what}: it states nothing`, nameSpan, [{ message: 'the step is here', span: entry.span }])
      return broken(span)
    case 'instance':
      context.session.reporter.error('name/instance', `\`${name}\` names an instance of module ${moduleOf(entry.chain).name}; use one of its definitions: ${name}!Op`, nameSpan)
      return broken(span)
  }
}

function call(context: Context, reached: Reached, name: string, args: readonly Syntax[], span: Span): Expr {
  const { definition, prefix } = reached
  if (definition.claim !== undefined && !isSubstituted(definition)) {
    const what = definition.claim.kind === 'step' ? `a ${definition.claim.what} step` : 'an ASSUME/PROVE'
    context.session.reporter.error('name/expression', `\`${name}\` is ${what}, which is no expression`, span, [{ message: 'stated here', span: definition.span }])
    return broken(span)
  }
  const parameters = definition.parameters.slice(prefix.length)
  if (!arity(context, name, parameters.length, args.length, span, { span: definition.span })) return broken(span)
  const all: Argument[] = [...prefix]
  for (let i = 0; i < args.length; i++) all.push(context.session.argument(context, args[i] as Syntax, parameters[i]?.arity ?? 0)) // a loop: chains of operators are deep
  return { kind: 'call', definition, args: all, span }
}

/** An ASSUME/PROVE in which INSTANCE has replaced something: SANY takes it for an expression, though nothing can evaluate it. */
function isSubstituted({ claim, origin, body }: Definition): boolean {
  return claim?.kind === 'assumeProve' && origin !== undefined && origin.body !== body
}

function arity(context: Context, name: string, expected: number, given: number, span: Span, declared: { readonly span: Span }): boolean {
  if (expected === given) return true
  const count = expected === 0 ? 'no arguments' : `${expected} argument${expected === 1 ? '' : 's'}`
  const builtIn = declared.span.source.path.startsWith('<')
  context.session.reporter.error('name/arity', `\`${name}\` takes ${count}, but ${given === 0 ? 'none are' : given === 1 ? 'one is' : `${given} are`} given`, span, builtIn ? [] : [{ message: 'declared here', span: declared.span }])
  return false
}

/** An operator passed as an argument where one with `expected` parameters is wanted. */
export function operatorNamed(context: Context, path: readonly PathStep[], name: string, span: Span, expected: number): Argument {
  const wrong = (has: number, declared?: Span): Argument => {
    context.session.reporter.error('name/argument', `an operator with ${expected} parameter${expected === 1 ? '' : 's'} is expected here, but \`${name}\` has ${has}`, span, declared === undefined ? [] : [{ message: 'declared here', span: declared }])
    return broken(span)
  }
  if (path.length > 0) {
    const selected = selectedOperator(context, path, { name, args: [], span }, span, expected)
    if (selected !== undefined) return selected
    const reached = follow(context, path, name, span)
    if (reached === undefined) return broken(span)
    const { definition, prefix } = reached
    const has = definition.parameters.length - prefix.length
    return has === expected ? { kind: 'operatorDefinition', definition, prefix, span } : wrong(has, definition.span)
  }
  if (name === '\\X' && expected === 2) return product(context, span)
  const builtin = builtinOf(name)
  if (builtin !== undefined) return builtin.arity === expected ? { kind: 'operatorBuiltin', op: builtin.op, arity: builtin.arity, span } : wrong(builtin.arity)
  const entry = lookup(context.scope, name)
  if (entry === undefined) return undeclared(context, name, span)
  switch (entry.kind) {
    case 'definition': {
      const { definition } = entry
      if (definition.parameters.length !== expected) return wrong(definition.parameters.length, definition.span)
      if (definition.parameters.some((p) => p.arity > 0)) {
        context.session.reporter.error('name/argument', `\`${name}\` takes an operator itself and so cannot be passed as an argument`, span)
      }
      return { kind: 'operatorDefinition', definition, prefix: [], span }
    }
    case 'constant': return entry.symbol.arity === expected ? { kind: 'operatorConstant', symbol: entry.symbol, span } : wrong(entry.symbol.arity, entry.span)
    case 'local': return entry.symbol.arity === expected ? { kind: 'operatorLocal', symbol: entry.symbol, span } : wrong(entry.symbol.arity, entry.span)
    case 'variable': case 'instance': case 'step': return wrong(0, entry.span)
  }
}

/** `\X` as an operator: products are no builtin, so it is written out. */
function product(context: Context, span: Span): Argument {
  const scope = inner(context)
  const parameters = ['S_', 'T_'].map((name) => declareLocal(scope, { name, span }))
  return { kind: 'operatorLambda', parameters, body: { kind: 'product', sets: parameters.map((symbol) => ({ kind: 'local', symbol, span })), span }, span }
}

function moduleOf(chain: readonly Instance[]): { readonly name: string } {
  return chain[chain.length - 1]?.module ?? { name: '?' }
}

/** Follows `I(a)!J!` to a definition; reports and answers undefined where that fails. */
function follow(context: Context, path: readonly PathStep[], name: string, nameSpan: Span): Reached | undefined {
  const chain: { readonly instance: Instance; readonly args: readonly Argument[] }[] = []
  let entries: ReadonlyMap<string, Entry> | undefined
  for (const step of path) {
    const entry: Entry | undefined = entries === undefined ? lookup(context.scope, step.name) : entries.get(step.name)
    if (entry === undefined || (entries !== undefined && isLocal(entry))) {
      if (entries === undefined) undeclared(context, step.name, step.span)
      else unknownMember(context, entries, step.name, step.span, chain[chain.length - 1]?.instance)
      return undefined
    }
    if (entry.kind !== 'instance') {
      context.session.reporter.error('name/instance', `\`${step.name}\` is not an instance of a module`, step.span, [{ message: 'declared here', span: entry.span }])
      return undefined
    }
    const parameters = entry.chain.flatMap((i) => i.parameters)
    if (!arity(context, step.name, parameters.length, step.args.length, step.span, entry)) return undefined
    let next = 0
    for (const instance of entry.chain) {
      const args = instance.parameters.map((p) => context.session.argument(context, step.args[next++] as Syntax, p.arity))
      chain.push({ instance, args })
    }
    entries = chain[chain.length - 1]?.instance.module.entries
  }
  const last = entries?.get(name)
  if (last === undefined || isLocal(last) || last.kind !== 'definition') {
    unknownMember(context, entries ?? new Map(), name, nameSpan, chain[chain.length - 1]?.instance)
    return undefined
  }
  const { definition, takes } = throughChain(chain.map(({ instance }) => instance), name, last.definition)
  return { definition, prefix: chain.flatMap(({ args }, k) => (takes[k] ? args : [])) }
}

function unknownMember(context: Context, entries: ReadonlyMap<string, Entry>, name: string, span: Span, instance: Instance | undefined): void {
  const visible = [...entries].filter(([, e]) => !isLocal(e) && (e.kind === 'definition' || e.kind === 'instance')).map(([n]) => n)
  const entry = entries.get(name)
  const near = didYouMean(name, visible)
  const module = instance?.module.name ?? '?'
  const notes = entry !== undefined && isLocal(entry) ? [{ message: 'it is LOCAL there', span: entry.span }]
    : entry !== undefined ? [{ message: `it is a ${entry.kind} of ${module}; only definitions can be reached through an instance`, span: entry.span }]
    : near === undefined ? [] : [{ message: `did you mean \`${near}\`?` }]
  context.session.reporter.error('name/undeclared', `module ${module} has no visible definition \`${name}\``, span, notes)
}

/** `Op(a)!1!lab`: a path that starts at a definition (or passes one) names a part of it. */
function selection(context: Context, path: readonly PathStep[], last: PathStep, span: Span): Expr | undefined {
  const steps = [...path, last]
  for (let i = 0; i < path.length; i++) {
    const step = steps[i] as PathStep
    const before = steps.slice(0, i)
    const entry = entryAt(context, before, step.name)
    if (entry === undefined) return undefined
    if (entry.kind === 'instance') continue
    if (entry.kind !== 'definition') return undefined
    if (entry.definition.claim !== undefined) return selectClaimExpression(context, entry.definition.claim, steps.slice(i + 1), span)
    const base = applyNamed(context, before, step.name, step.span, step.args, { ...span, end: step.span.end })
    return select(context, base, entry.definition, steps.slice(i + 1), span)
  }
  return undefined
}

/** The same as an operator. */
function selectedOperator(context: Context, path: readonly PathStep[], last: PathStep, span: Span, expected: number): Argument | undefined {
  const steps = [...path, last]
  for (let i = 0; i < path.length; i++) {
    const step = steps[i] as PathStep
    const entry = entryAt(context, steps.slice(0, i), step.name)
    if (entry?.kind === 'instance') continue
    if (entry?.kind !== 'definition' || entry.definition.claim !== undefined || step.args.length > 0) return undefined
    const reached = i === 0 ? { definition: entry.definition, prefix: [] } : follow(context, steps.slice(0, i), step.name, step.span)
    return reached === undefined ? broken(span) : selectOperator(context, reached.definition, reached.prefix, steps.slice(i + 1), span, expected)
  }
  return undefined
}

/** Where a fact is named without arguments: what the path leads to if it starts at something that is no expression. */
export function selectedFact(context: Context, path: readonly PathStep[], last: PathStep, span: Span): Selected | undefined {
  const steps = [...path, last]
  for (let i = 0; i < steps.length; i++) {
    const entry = entryAt(context, steps.slice(0, i), steps[i]?.name ?? '')
    if (entry?.kind === 'instance') {
      const needed = entry.chain.flatMap((instance) => instance.parameters).length
      if (!arity(context, steps[i]?.name ?? '', needed, steps[i]?.args.length ?? 0, span, entry)) return { kind: 'failed' }
      if (i === steps.length - 1) return { kind: 'new' }
      continue
    }
    if (entry?.kind !== 'definition' || entry.definition.claim === undefined) return undefined
    if (i === steps.length - 1) {
      const reached = i === 0 ? undefined : follow(context, path, last.name, last.span)
      return reached === undefined ? { kind: 'new' } : { kind: 'call', definition: reached.definition, args: reached.prefix, span }
    }
    return selectClaim(context, entry.definition.claim, steps.slice(i + 1), span)
  }
  return { kind: 'failed' }
}

/** What DEF names: a definition, a theorem, or an instance as a whole. Reports what else it is. */
export function definedThere(context: Context, path: readonly PathStep[], last: PathStep): void {
  const reporter = context.session.reporter
  if (builtinOf(last.name) !== undefined || path.some((s) => s.args.length > 0)) return notDefined(context, last)
  const entry = entryAt(context, path, last.name)
  if (entry === undefined && path.length === 0) undeclared(context, last.name, last.span)
  else if (entry === undefined || (path.length > 0 && isLocal(entry))) follow(context, path, last.name, last.span)
  else if (entry.kind === 'step' ? entry.what !== 'a definition' : (entry.kind !== 'definition' && entry.kind !== 'instance') || last.name.startsWith('<')) {
    reporter.error('name/definition', `DEF takes the names of definitions, but \`${last.name}\` is ${describe(entry)}`, last.span, [{ message: 'it is here', span: entry.span }])
  }
}

function notDefined(context: Context, { name, span }: PathStep): void {
  context.session.reporter.error('name/definition', `DEF takes the names of definitions: \`${name}\` is none`, span)
}

function entryAt(context: Context, before: readonly PathStep[], name: string): Entry | undefined {
  let entries: ReadonlyMap<string, Entry> | undefined
  for (const step of before) {
    const entry: Entry | undefined = entries === undefined ? lookup(context.scope, step.name) : entries.get(step.name)
    if (entry?.kind !== 'instance') return undefined
    entries = entry.chain[entry.chain.length - 1]?.module.entries
  }
  return entries === undefined ? lookup(context.scope, name) : entries.get(name)
}
