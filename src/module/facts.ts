/**
 * What BY, USE and HIDE name: facts (theorems, steps, instances, modules, any expression) and, after DEF, definitions.
 */
import type { Fact, Use } from '../syntax/proofTree.ts'
import type { Expr as Syntax, PathStep } from '../syntax/tree.ts'
import type { Definition, Expr, ProvedStep } from './resolved.ts'
import { definedThere, selectedFact } from './application.ts'
import type { Context } from './context.ts'
import { lookup, type ModuleScope } from './scope.ts'

export function resolveUse(context: Context, use: Use): ProvedStep {
  const parts: Expr[] = []
  for (const fact of use.facts) {
    if (fact.kind === 'module') {
      checkModule(context, fact)
      continue
    }
    const found = resolveFact(context, fact)
    if (found !== undefined) parts.push(found)
    if (use.hide && found !== undefined && !isName(found)) {
      context.session.reporter.error('name/hide', 'HIDE takes only names of theorems, assumptions and steps as facts', fact.span, [{ message: 'to hide a definition write HIDE DEF and its name' }])
    }
  }
  for (const fact of use.definitions) {
    if (fact.kind === 'module') checkModule(context, fact)
    else resolveDefinition(context, fact)
  }
  return { kind: 'other', parts, bounds: [], sets: [], assumes: false, declares: 0, proof: [], span: use.span }
}

/** Undefined: nothing that has a level. */
function resolveFact(context: Context, fact: Syntax): Expr | undefined {
  if (fact.kind === 'name') {
    const last: PathStep = { name: fact.name, args: [], span: fact.span }
    if (isLeftOut(context, [...fact.path, last])) return undefined
    const selected = selectedFact(context, fact.path, last, fact.span)
    if (selected !== undefined) return selected.kind === 'failed' || selected.kind === 'new' || selected.kind === 'assumeProve' ? undefined : selected
  }
  return context.session.expr(context, fact)
}

/** A theorem of a built-in module whose text here has no theorems. */
function isLeftOut({ scope, session }: Context, steps: readonly PathStep[]): boolean {
  const [first] = steps
  if (first === undefined || !session.theoremsLeftOut(steps.at(-1)?.name ?? '') || !/^\w+$/.test(first.name)) return false
  let entries: ReadonlyMap<string, { readonly kind: string }> | undefined
  for (const step of steps) {
    const entry = entries === undefined ? lookup(scope, step.name) : (entries.get(step.name) as ReturnType<typeof lookup>)
    if (entry === undefined) return true
    if (entry.kind !== 'instance') return false
    entries = entry.chain.at(-1)?.module.entries
  }
  return false
}

/** Numbers and strings are let through as well, and LET, as by SANY. */
function isName(fact: Expr): boolean {
  switch (fact.kind) {
    case 'number': case 'decimal': case 'string': case 'let': case 'label': return true
    case 'call': return isTheorem(fact.definition)
    default: return false
  }
}

function isTheorem(definition: Definition): boolean {
  return definition.fact === true
}

function resolveDefinition(context: Context, fact: Syntax): void {
  if (fact.kind !== 'name') {
    context.session.reporter.error('name/definition', 'DEF takes the names of definitions only', fact.span, [{ message: 'an operator is named without arguments' }])
    return
  }
  definedThere(context, fact.path, { name: fact.name, args: [], span: fact.span })
}

/** MODULE M: one that is extended or instanced, or stands inside this one. */
function checkModule(context: Context, fact: Extract<Fact, { kind: 'module' }>): void {
  const { name } = fact.name
  for (let m: ModuleScope | undefined = context.module; m !== undefined; m = m.parent as ModuleScope | undefined) {
    if (m.name === name || m.modules.has(name) || m.uses.has(name)) return
  }
  context.session.reporter.error('name/module', `module ${name} is neither extended nor instanced here`, fact.span)
}
