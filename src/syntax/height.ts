/**
 * Height of an expression, without recursion: a chain of 100,000 operators is parsed by a loop but makes a tree that deep,
 * and every recursive walk after the parser would overflow on it.
 */
import { childrenOf } from './children.ts'
import type { Expr } from './tree.ts'

/** Number of expressions on the longest way from `root` to a leaf. */
export function height(root: Expr): number {
  let level: Expr[] = [root]
  let count = 0
  while (level.length > 0) {
    count++
    const next: Expr[] = []
    for (const e of level) for (const child of childrenOf(e)) next.push(child)
    level = next
  }
  return count
}
