/**
 * Visits the parts of a resolved expression, in the order in which they are written.
 *
 * One function knows the shape of every node, so that analyses (free symbols, recursion, levels) need only name the
 * nodes they care about.
 */
import type { Argument, Binder, Definition, Expr } from './resolved.ts'

/** Calls `visit` on each direct part of an expression or operator argument. LET definitions' bodies are parts. */
export function forEachPart(e: Argument, visit: (part: Argument) => void): void {
  switch (e.kind) {
    case 'number': case 'decimal': case 'string': case 'boolean': case 'stringSet': case 'booleanSet':
    case 'local': case 'variable': case 'operatorLocal': case 'operatorConstant': case 'operatorBuiltin':
      return
    case 'operatorDefinition': e.prefix.forEach(visit); return
    case 'operatorLambda': visit(e.body); return
    case 'constant': case 'call': case 'callLocal': case 'builtin': e.args.forEach(visit); return
    case 'tuple': case 'setEnum': e.items.forEach(visit); return
    case 'product': e.sets.forEach(visit); return
    case 'setFilter': visit(e.binder.set); visit(e.predicate); return
    case 'setMap': forEachSet(e.binders, visit); visit(e.body); return
    case 'function': case 'quantifier': forEachSet(e.binders, visit); visit(e.body); return
    case 'functionSet': visit(e.domain); visit(e.range); return
    case 'record': case 'recordSet': for (const f of e.fields) visit(f.value); return
    case 'except':
      visit(e.function)
      for (const u of e.updates) {
        for (const p of u.path) if (p.kind === 'index') visit(p.index)
        visit(u.value)
      }
      return
    case 'index': visit(e.function); e.args.forEach(visit); return
    case 'field': visit(e.record); return
    case 'if': visit(e.test); visit(e.then); visit(e.else); return
    case 'case':
      for (const arm of e.arms) { visit(arm.test); visit(arm.value) }
      if (e.other !== undefined) visit(e.other)
      return
    case 'let':
      for (const d of e.definitions) if (d.body !== undefined) visit(d.body)
      visit(e.body)
      return
    case 'unboundedQuantifier': visit(e.body); return
    case 'choose': if (e.set !== undefined) visit(e.set); visit(e.body); return
    case 'box': case 'angle': visit(e.action); visit(e.subscript); return
    case 'fairness': visit(e.subscript); visit(e.action); return
    case 'label': visit(e.body); return
  }
}

/** The sets of a list of binders, each once: `x, y \in S` shares one set object. */
export function forEachSet(binders: readonly Binder[], visit: (set: Expr) => void): void {
  let last: Expr | undefined
  for (const b of binders) {
    if (b.set !== last) visit(b.set)
    last = b.set
  }
}

/** Every part at any depth, the expression itself first, in the order written. A loop: chains of operators are deep. */
export function forEachDeep(e: Argument, visit: (part: Argument) => void): void {
  const todo: Argument[] = [e]
  const push = (part: Argument): void => { todo.push(part) }
  for (;;) {
    const next = todo.pop()
    if (next === undefined) return
    visit(next)
    const from = todo.length
    forEachPart(next, push)
    for (let a = from, b = todo.length - 1; a < b; a++, b--) {
      const swapped = todo[a] as Argument
      todo[a] = todo[b] as Argument
      todo[b] = swapped
    }
  }
}

/** Definitions that an expression refers to, LET definitions inside it included, each once, in order of appearance. */
export function referencedDefinitions(e: Argument): ReadonlySet<Definition> {
  const found = new Set<Definition>()
  forEachDeep(e, (part) => {
    if (part.kind === 'call' || part.kind === 'operatorDefinition') found.add(part.definition)
  })
  return found
}
