/**
 * What the resolver carries around: the session (all modules of one run), the module being resolved, the scope at the
 * current place, and what `@` stands for.
 */
import type { Note, Span } from '../syntax/source.ts'
import type { Argument, Definition, Expr, LocalSymbol } from './resolved.ts'
import type { Expr as Syntax, Formal, Ident } from '../syntax/tree.ts'
import type { Reporter } from './reporter.ts'
import { childScope, lookup, visibleNames, type Entry, type Instance, type ModuleScope, type Scope } from './scope.ts'
import { builtinNames, isReserved } from './builtins.ts'
import { didYouMean } from '../syntax/suggest.ts'

export interface Session {
  readonly reporter: Reporter
  /** Loads a module by name; reports when there is none. */
  readonly load: (name: Ident) => ModuleScope | undefined
  /** The built-in module that defines a name, for "add EXTENDS …". */
  readonly standardHome: (name: string) => string | undefined
  /** Forward declarations (RECURSIVE) still without definition. */
  readonly forward: Set<Definition>
  /** Modules that could not be had: names they would define are not reported as unknown. */
  readonly missing: Set<string>
  /** Every INSTANCE of every module, for the checks that need levels. */
  readonly instances: Instance[]
  /** Whether a fact without a meaning may be a theorem of a built-in module whose text here has none. */
  readonly theoremsLeftOut: (name: string) => boolean
  /** `resolveExpr` and `resolveArgument`, handed down because the parts of an expression need the whole. */
  readonly expr: (context: Context, e: Syntax) => Expr
  readonly argument: (context: Context, e: Syntax, arity: number) => Argument
}

export interface Context {
  readonly session: Session
  readonly module: ModuleScope
  readonly scope: Scope
  readonly at: LocalSymbol | undefined
  /** The definition or label around the current place: labels inside it are named relative to it. */
  readonly frame: LabelFrame | undefined
}

export interface LabelFrame {
  /** What is bound further in are the parameters of a label. */
  readonly scope: Scope
  readonly labels: Map<string, Span>
}

export function framed(context: Context): Context {
  return { ...context, frame: { scope: context.scope, labels: new Map() } }
}

export function within(context: Context, scope: Scope): Context {
  return { ...context, scope }
}

export function inner(context: Context): Context {
  return within(context, childScope(context.scope))
}

/**
 * Enters a name; TLA+ has no shadowing, so a visible namesake is an error. Two declarations of one kind and arity (or two
 * instances) are only a warning in SANY: the first counts.
 */
export function declare(context: Context, name: Ident, entry: Entry): boolean {
  const { reporter } = context.session
  if (isReserved(name.name)) {
    reporter.error('name/multiply-defined', `\`${name.name}\` is a built-in operator and cannot be redefined`, name.span)
    return false
  }
  const other = lookup(context.scope, name.name)
  if (other !== undefined && other.weak !== true) {
    if (sameMeaning(other, entry)) return false
    if (sameDeclaration(other, entry)) reporter.warning('name/multiply-defined', `\`${name.name}\` is declared twice`, name.span, [{ message: 'the first declaration counts', span: other.span }])
    else reporter.error('name/multiply-defined', `multiply-defined symbol \`${name.name}\``, name.span, [clashNote(other, name.name)])
    return false
  }
  context.scope.entries.set(name.name, entry)
  return true
}

export function clashNote(other: Entry, name: string): Note {
  return { message: `\`${name}\` is already ${describe(other)} here; TLA+ does not let a name be declared again where it is visible`, span: other.span }
}

/** The same definition reached twice, or two copies of one (a module instanced without a name twice). */
export function sameMeaning(a: Entry, b: Entry): boolean {
  if (a.kind === 'definition' && b.kind === 'definition') return a.definition === b.definition || (a.definition.module === b.definition.module && a.definition.span === b.definition.span)
  if (a.kind === 'instance' && b.kind === 'instance') return a.chain === b.chain || a.span === b.span
  return 'symbol' in a && 'symbol' in b && a.symbol === b.symbol
}

function sameDeclaration(a: Entry, b: Entry): boolean {
  if (a.kind === 'constant' && b.kind === 'constant') return a.symbol.arity === b.symbol.arity
  if (a.kind === 'local' && b.kind === 'local') return a.symbol.level !== undefined && a.symbol.level === b.symbol.level && a.symbol.arity === b.symbol.arity
  return (a.kind === 'variable' && b.kind === 'variable') || (a.kind === 'instance' && b.kind === 'instance')
}

export function describe(entry: Entry): string {
  switch (entry.kind) {
    case 'constant': return 'declared as a CONSTANT'
    case 'variable': return 'declared as a VARIABLE'
    case 'local': return 'bound'
    case 'definition': return 'defined'
    case 'instance': return 'the name of an INSTANCE'
    case 'step': return 'the name of a step'
  }
}

export function local(formal: Ident & { readonly arity?: number }): LocalSymbol {
  return { kind: 'local', name: formal.name, arity: formal.arity ?? 0, span: formal.span }
}

export function declareLocal(context: Context, formal: Ident | Formal): LocalSymbol {
  const symbol = local(formal)
  declare(context, formal, { kind: 'local', symbol, span: formal.span })
  return symbol
}

/** Stands in for an expression that could not be resolved; the module is refused, so it is never evaluated. */
export function broken(span: Span): Expr {
  return { kind: 'boolean', value: true, span }
}

export function undeclared(context: Context, name: string, span: Span): Expr {
  if (context.session.missing.size > 0) return broken(span)
  const notes: Note[] = []
  const home = context.session.standardHome(name)
  const later = laterDefinition(context.module, name, span)
  if (later === 'self') notes.push({ message: `an operator that uses itself must be declared first: RECURSIVE ${name}` })
  else if (later !== undefined) notes.push({ message: `\`${name}\` is defined only later; a definition must stand before its use (or be declared with RECURSIVE)`, span: later })
  else if (home !== undefined) notes.push({ message: `\`${name}\` is defined in the standard module ${home}: add it to EXTENDS` })
  else {
    // Of equally near names, one that the writer gave comes before one of a library.
    const names = [...visibleNames(context.scope)]
    const near = didYouMean(name, [...names.filter((n) => isOwn(context, n)), ...names, ...builtinNames()])
    if (near !== undefined) notes.push({ message: `did you mean \`${near}\`?`, ...placeOfName(context, near) })
  }
  context.session.reporter.error('name/undeclared', `unknown ${/^\w+$/.test(name) ? 'name' : 'operator'} \`${name}\``, span, notes)
  return broken(span)
}

function isOwn(context: Context, name: string): boolean {
  return lookup(context.scope, name)?.span.source.path.startsWith('<') === false
}

function placeOfName(context: Context, name: string): { span: Span } | Record<string, never> {
  const entry = lookup(context.scope, name)
  return entry === undefined || !isOwn(context, name) ? {} : { span: entry.span }
}

function laterDefinition(module: ModuleScope, name: string, use: Span): Span | 'self' | undefined {
  for (const unit of module.syntax.units) {
    if ((unit.kind === 'operator' || unit.kind === 'function' || unit.kind === 'instanceDefinition') && unit.name.name === name) {
      return unit.span.start <= use.start && use.end <= unit.span.end ? 'self' : unit.name.span
    }
    if (unit.kind === 'constants' || unit.kind === 'variables') {
      for (const n of unit.names) if (n.name === name) return n.span
    }
  }
  return undefined
}
