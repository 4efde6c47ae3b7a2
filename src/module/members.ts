/**
 * Everything that can be named from a root module: its own and extended definitions, and `I!Op` through its instances.
 */
import type { Definition } from './resolved.ts'
import { throughChain } from './instance.ts'
import { isLocal, type Entry, type Instance, type ModuleScope } from './scope.ts'

/** Nested instances are followed this deep; deeper names still resolve where they are written. */
const DEPTH = 3

/** Names as a user would write them. Operators of built-in modules are not repeated behind every instance. */
export function instanceDefinitions(root: ModuleScope): Map<string, Definition> {
  const found = new Map<string, Definition>()
  for (const [name, entry] of root.entries) {
    if (entry.kind === 'definition') found.set(name, entry.definition)
    else if (entry.kind === 'instance') addMembers(found, name, entry.chain, DEPTH)
  }
  return found
}

function addMembers(found: Map<string, Definition>, prefix: string, chain: readonly Instance[], depth: number): void {
  const module = chain[chain.length - 1]?.module
  if (module === undefined || module.standard) return
  for (const [name, entry] of module.entries) {
    if (isLocal(entry)) continue
    if (entry.kind === 'definition' && !isBuiltIn(entry)) found.set(`${prefix}!${name}`, throughChain(chain, name, entry.definition).definition)
    else if (entry.kind === 'instance' && depth > 1) addMembers(found, `${prefix}!${name}`, [...chain, ...entry.chain], depth - 1)
  }
}

function isBuiltIn(entry: Entry): boolean {
  return entry.span.source.path.startsWith('<')
}
