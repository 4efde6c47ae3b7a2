/**
 * All mutations of a module, in the order of the text: every definition that is asked for, every expression in it.
 *
 * Changes that come to the same text are made once: a swapped bound below a dropped `+ 1`, the literal in it left alone.
 */
import { childrenOf } from '../children.ts'
import type { Expr, Module } from '../tree.ts'
import { applyEdits } from './edit.ts'
import type { Change } from './change.ts'
import type { Mutation } from './mutation.ts'
import { assignmentOf, changesOf, changesOfItem, isLeft, type Names } from './rules.ts'

/** What the definitions of a module are for: those of initial predicates, those of steps; of others there are no mutations. */
export type Role = 'initial' | 'step'

export function mutationsOf(module: Module, roles: ReadonlyMap<string, Role>, known: Omit<Names, 'strings'>): Mutation[] {
  const names: Names = { ...known, strings: stringsOf(module) }
  const seen = new Set<string>()
  return module.units.flatMap((unit) => {
    if (unit.kind !== 'operator' && unit.kind !== 'function') return []
    const role = roles.get(unit.name.name)
    if (role === undefined || names.left.has(unit.name.name)) return []
    const changes: Change[] = []
    walk(unit.body, role === 'initial', names, changes)
    return changes.flatMap((change) => {
      const text = applyEdits(module.source.text, change.edits)
      if (seen.has(text)) return []
      seen.add(text)
      return [{ ...change, definition: unit.name.name }]
    })
  })
}

function walk(e: Expr, initial: boolean, names: Names, found: Change[]): void {
  if (e.kind === 'junction') for (const item of e.items) found.push(...changesOfItem(item, e.op, initial, names))
  if (e.kind === 'apply' && (e.name === '/\\' || e.name === '\\/')) for (const item of e.args) if (!isChain(item, e.name)) found.push(...changesOfItem(item, e.name, initial, names))
  if (isLeft(e, names)) return
  found.push(...changesOf(e, initial, names))
  for (const part of partsOf(e, initial, names)) walk(part, initial, names, found)
}

/** `a /\ b /\ c` is two applications, of which the inner one is no item. */
function isChain(e: Expr, name: string): boolean {
  return e.kind === 'apply' && e.name === name
}

/**
 * The parts that are looked into: not the 1 of `+ 1`, which goes as a whole; not what is compared with a string, which is swapped
 * as a whole; not the name of a flag; not the primed variable of an assignment.
 */
function partsOf(e: Expr, initial: boolean, names: Names): readonly Expr[] {
  if (e.kind !== 'apply') return childrenOf(e)
  const [a, b] = e.args
  if ((e.name === '+' || e.name === '-') && b?.kind === 'number') return [a!]
  if (e.name === '=' || e.name === '/=') {
    const assignment = assignmentOf(e, initial, names)
    return assignment === undefined ? e.args.filter(({ kind }) => kind !== 'string') : [assignment.value]
  }
  return e.args.filter((part) => !isArgument(part, e))
}

/** A string that an operator is given, as in `On("FenceFetch")`. */
function isArgument(part: Expr, of: Expr): boolean {
  return part.kind === 'string' && of.kind === 'apply' && of.fixity === 'normal'
}

function stringsOf(module: Module): string[] {
  const found = new Set<string>()
  const look = (e: Expr): void => {
    if (e.kind === 'string') found.add(e.value)
    for (const part of childrenOf(e)) if (!isArgument(part, e)) look(part)
  }
  for (const unit of module.units) if (unit.kind === 'operator' || unit.kind === 'function') look(unit.body)
  return [...found]
}
