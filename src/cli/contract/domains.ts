/**
 * Where the arguments of actions come from, in the specification's words: `\in Replicas`, `= m.to`.
 */
import { definitionOf, type Argument, type Definition, type Expr, type LocalSymbol } from '../../module/resolved.ts'
import { forEachDeep } from '../../module/walk.ts'
import type { Span } from '../../syntax/source.ts'

/** Domain of every name that is bound below `next`: by `\E`, or as the parameter of an operator. */
export function domainsOf(next: Expr): (symbol: LocalSymbol) => string {
  const sets = new Map<LocalSymbol, Expr>()
  const values = new Map<LocalSymbol, Argument[]>()
  const seen = new Set<Definition>()
  const visit = (root: Expr): void => {
    forEachDeep(root, (part) => {
      if (part.kind === 'quantifier') for (const { symbols, tuple, set } of part.binders) if (!tuple) for (const symbol of symbols) sets.set(symbol, set)
      if (part.kind !== 'call') return
      const target = definitionOf(part.definition)
      if (target.kind === 'value') return
      target.parameters.forEach((p, k) => { if (part.args[k] !== undefined) values.set(p, [...values.get(p) ?? [], part.args[k]]) })
      if (target.body === undefined || target.native !== undefined || seen.has(target)) return
      seen.add(target)
      visit(target.body)
    })
  }
  visit(next)
  const describe = (symbol: LocalSymbol, path: readonly LocalSymbol[]): string => {
    const set = sets.get(symbol)
    if (set !== undefined) return `\\in ${textOf(set.span)}`
    const texts = (values.get(symbol) ?? []).map((arg) => (arg.kind === 'local' && !path.includes(arg.symbol) ? describe(arg.symbol, [...path, symbol]) : `= ${textOf(arg.span)}`))
    return [...new Set(texts)].filter((text) => text !== '').join(', or ')
  }
  return (symbol) => describe(symbol, [])
}

function textOf({ source, start, end }: Span): string {
  const text = source.text.slice(start, end).replace(/\\\*.*$/gm, '').replace(/\(\*[^]*?\*\)/g, '').replace(/\s+/g, ' ').trim()
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`
}
