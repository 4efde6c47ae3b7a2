/**
 * What a name means at a place: entries, scopes, and what is known of a module while and after it is resolved.
 *
 * Scopes are a chain of small maps from the innermost bound variable out to the module (and, for a nested module, on to
 * the module around it). TLA+ forbids shadowing, so lookup never has to choose: `declare` reports the clash.
 */
import type { Module } from '../syntax/tree.ts'
import type { Span } from '../syntax/source.ts'
import { isWeak } from './standard.ts'
import type { Argument, Assumption, ConstantSymbol, Definition, LocalSymbol, ProvedStep, VariableSymbol } from './resolved.ts'

/** What instantiating one module with one list of substitutions gives. Copies of definitions are made when asked for. */
export interface Instance {
  /** `I`, or undefined for an anonymous INSTANCE. */
  readonly name: string | undefined
  readonly module: ModuleScope
  /** Stand for the instance's parameters inside `substitution`; every copy gets its own fresh ones. */
  readonly parameters: readonly LocalSymbol[]
  readonly substitution: ReadonlyMap<ConstantSymbol | VariableSymbol, Argument>
  readonly copies: Map<Definition, InstanceCopy>
  /** By path: see frontOf. */
  readonly fronts: Map<string, Definition>
  /** Whether a definition depends on what is substituted, as far as known. */
  readonly depends: Map<Definition, boolean>
  /** Inside a LET the copies are definitions of that LET, collected here. */
  readonly letDefinitions: Definition[] | undefined
  readonly span: Span
}

export interface InstanceCopy {
  readonly definition: Definition
  /** The instance's parameters come first among the definition's (false: it does not depend on the substitution). */
  readonly takesParameters: boolean
}

export type Entry = Meaning & {
  readonly span: Span
  /** From a built-in module, in some versions of it only: gives way to any other declaration of the name. */
  readonly weak?: boolean
}

type Meaning =
  | { readonly kind: 'constant'; readonly symbol: ConstantSymbol }
  | { readonly kind: 'variable'; readonly symbol: VariableSymbol }
  | { readonly kind: 'local'; readonly symbol: LocalSymbol }
  | { readonly kind: 'definition'; readonly definition: Definition; readonly local: boolean }
  /** `I` of `I!Op`. The chain leads from the outermost instance to the module named last; anonymous ones included. */
  | { readonly kind: 'instance'; readonly chain: readonly Instance[]; readonly local: boolean }
  /** A numbered step of a proof that states nothing: `<1>1. USE …`. */
  | { readonly kind: 'step'; readonly what: string }

export interface Scope {
  readonly parent: Scope | undefined
  readonly entries: Map<string, Entry>
}

/** A module, complete once its last unit is resolved. */
export interface ModuleScope extends Scope {
  readonly name: string
  readonly syntax: Module
  /** Whether its text is built in. */
  readonly standard: boolean
  readonly modules: Map<string, ModuleScope>
  /** Names of the modules that it extends (and what these extend) or instances. */
  readonly uses: Set<string>
  /** Declared here or in modules it EXTENDS, in order. */
  readonly constants: ConstantSymbol[]
  readonly variables: VariableSymbol[]
  readonly assumptions: Assumption[]
  readonly theorems: Assumption[]
  /** Definitions written in this module. */
  readonly definitions: Map<string, Definition>
  /** Theorems with their proofs, and what USE and HIDE say outside of proofs. */
  readonly proved: ProvedStep[]
  /** Definitions made inside proofs. */
  readonly proofDefinitions: Definition[]
}

export function childScope(parent: Scope): Scope {
  return { parent, entries: new Map() }
}

export function lookup(scope: Scope, name: string): Entry | undefined {
  for (let s: Scope | undefined = scope; s !== undefined; s = s.parent) {
    const entry = s.entries.get(name)
    if (entry !== undefined) return entry
  }
  return undefined
}

/** Every name visible at a place, innermost first. */
export function* visibleNames(scope: Scope): Generator<string> {
  for (let s: Scope | undefined = scope; s !== undefined; s = s.parent) yield* s.entries.keys()
}

/** An entry as another module gets it from `module`. */
export function exported(module: ModuleScope, name: string, entry: Entry): Entry {
  return module.standard && entry.weak !== true && isWeak(module.name, name, module.definitions.has(name)) ? { ...entry, weak: true } : entry
}

/** Names that users of the module may see through INSTANCE. */
export function isLocal(entry: Entry): boolean {
  return (entry.kind === 'definition' || entry.kind === 'instance') && entry.local
}
