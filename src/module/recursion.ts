/**
 * The call graph: every definition reachable, and which may call themselves, directly or through others (Tarjan's cycles).
 */
import { definitionOf, type Definition, type Expr } from './resolved.ts'
import { forEachDeep, referencedDefinitions } from './walk.ts'

/** Sets `recursive` on every definition of a complete list. */
export function markRecursive(all: readonly Definition[]): void {
  const calls = new Map<Definition, readonly Definition[]>()
  const callees = (d: Definition): readonly Definition[] => {
    let list = calls.get(d)
    if (list === undefined) calls.set(d, (list = d.body === undefined ? [] : [...referencedDefinitions(d.body)].map(reached)))
    return list
  }
  const index = new Map<Definition, number>()
  const low = new Map<Definition, number>()
  const stack: Definition[] = []
  const onStack = new Set<Definition>()
  const visit = (d: Definition): void => {
    const at = index.size
    index.set(d, at)
    let least = at
    stack.push(d)
    onStack.add(d)
    for (const c of callees(d)) {
      if (!index.has(c)) {
        visit(c)
        least = Math.min(least, low.get(c) ?? least)
      } else if (onStack.has(c)) least = Math.min(least, index.get(c) ?? least)
    }
    low.set(d, least)
    if (least !== at) return
    const group: Definition[] = []
    for (;;) {
      const top = stack.pop() as Definition
      onStack.delete(top)
      group.push(top)
      if (top === d) break
    }
    const cyclic = group.length > 1 || callees(d).includes(d)
    for (const member of group) member.recursive = cyclic
  }
  for (const d of all) if (!index.has(d)) visit(d)
}

/** A call reaches what a configuration put in the place of a definition. */
function reached(d: Definition): Definition {
  const target = definitionOf(d)
  return target.kind === 'value' ? d : target
}

/** Every definition reachable, callees first. LET definitions are visited where their LET stands. */
export function postorder(roots: readonly Definition[], loose: readonly Expr[]): readonly Definition[] {
  const order: Definition[] = []
  const seen = new Set<Definition>()
  const visitExpr = (e: Expr): void => {
    forEachDeep(e, (part) => {
      if (part.kind === 'call' || part.kind === 'operatorDefinition') visit(part.definition)
    })
  }
  const visit = (d: Definition): void => {
    if (seen.has(d)) return
    seen.add(d)
    if (d.body !== undefined) visitExpr(d.body)
    order.push(d)
  }
  for (const d of roots) visit(d)
  for (const e of loose) visitExpr(e)
  return order
}
