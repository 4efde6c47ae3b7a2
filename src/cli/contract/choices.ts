/**
 * Which choices of an action only some of its steps make: those bound in one branch of it. They are absent from the event
 * of a step that takes another branch.
 */
import { definitionOf, type Definition, type Expr, type LocalSymbol } from '../../module/resolved.ts'

type Symbols = ReadonlySet<LocalSymbol>

/** Symbols that `\E` binds on some, but not on every path through an action. */
export function optionalChoices(body: Expr): Symbols {
  const always = chosen(body, common, new Set())
  return new Set([...chosen(body, union, new Set())].filter((symbol) => !always.has(symbol)))
}

/** Symbols bound on a path through an action; `branches` says what several paths have together. */
function chosen(e: Expr, branches: (sets: readonly Symbols[]) => Symbols, opened: ReadonlySet<Definition>): Symbols {
  const inner = (part: Expr): Symbols => chosen(part, branches, opened)
  switch (e.kind) {
    case 'label': case 'let': return inner(e.body)
    case 'quantifier': return e.quantifier === 'exists' ? union([new Set(e.binders.flatMap(({ symbols }) => symbols)), inner(e.body)]) : new Set()
    case 'if': return branches([inner(e.then), inner(e.else)])
    case 'case': return branches([...e.arms.map(({ value }) => inner(value)), ...(e.other === undefined ? [] : [inner(e.other)])])
    case 'builtin': return e.op === 'and' ? union(e.args.map(inner)) : e.op === 'or' ? branches(e.args.map(inner)) : new Set()
    case 'call': {
      const target = definitionOf(e.definition)
      if (target.kind === 'value' || target.body === undefined || target.recursive || opened.has(target)) return new Set()
      return chosen(target.body, branches, new Set([...opened, target]))
    }
    default: return new Set()
  }
}

function union(sets: readonly Symbols[]): Symbols {
  return new Set(sets.flatMap((set) => [...set]))
}

function common(sets: readonly Symbols[]): Symbols {
  const [first, ...rest] = sets
  return new Set([...first ?? []].filter((symbol) => rest.every((set) => set.has(symbol))))
}
