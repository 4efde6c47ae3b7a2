import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseModule } from '../../src/syntax/parser.ts'
import { printExpr, printModule } from '../../src/syntax/print.ts'
import type { Expr, Module } from '../../src/syntax/tree.ts'
import { bare, exprArb, letUnitArb, NOWHERE, printable } from './trees.ts'

function parseOne(text: string): { readonly tree: Expr | undefined; readonly errors: readonly string[] } {
  const { module, diagnostics } = parseModule({ path: 'T.tla', text: `---- MODULE T ----\nX ==\n  ${text}\n====\n` })
  const unit = module?.units[0]
  return { tree: unit?.kind === 'operator' ? unit.body : undefined, errors: diagnostics.map((d) => d.message) }
}

test.each([
  ['a+b*c', 'a + b * c'],
  ['(a+b)*c', '(a + b) * c'],
  ['a - b - c', 'a - b - c'],
  ['a - (b - c)', 'a - (b - c)'],
  ['~ a = b', '~(a = b)'],
  ['(~a) = b', '(~a) = b'],
  ["[][Next]_<<x,y>> /\\ WF_vars(Next)", '[][Next]_<<x, y>> /\\ WF_vars(Next)'],
  ['S \\times (T \\X U) \\X V', 'S \\X (T \\X U) \\X V'],
  ['\\A x,y \\in S,<<a,b>> \\in T: x \\land TRUE', '\\A x, y \\in S, <<a, b>> \\in T : x /\\ TRUE'],
  ['{(x \\in S) : x \\in T}', '{(x \\in S) : x \\in T}'],
  ['{x \\in S : x # 1}', '{x \\in S : x /= 1}'],
  ['[f EXCEPT ![1].a[2,3] = @+1, !.b = 2]', '[f EXCEPT ![1].a[2, 3] = @ + 1, !.b = 2]'],
  ['/\\ a\n  /\\ \\/ b\n     \\/ c', '/\\ a\n/\\ \\/ b\n   \\/ c'],
  ['F(+, LAMBDA x : x)', 'F( + , LAMBDA x : x)'],
  ['(CASE a -> b [] OTHER -> c) = d', '(CASE a -> b [] OTHER -> c) = d'],
  ["x' = -1", "x' = -1"],
  ['LET f[x \\in S] == 1 g == 2 IN f[g]', 'LET f[x \\in S] == 1\n    g == 2\nIN f[g]'],
])('%s', (text, printed) => {
  const { tree, errors } = parseOne(text)
  expect(errors).toEqual([])
  // Parentheses are nodes of the tree: drop them, so that only the necessary ones are printed.
  expect(tree === undefined ? '' : printExpr(bare(tree) as Expr)).toBe(printed)
})

test('an expression is the same after printing and parsing', () => {
  fc.assert(
    fc.property(exprArb, (e) => {
      const text = printExpr(e).replaceAll('\n', '\n  ')
      const { tree, errors } = parseOne(text)
      expect(errors, text).toEqual([])
      expect(bare(tree), text).toEqual(bare(e))
    }),
    { numRuns: 2000 },
  )
})

test('a module is the same after printing and parsing', () => {
  fc.assert(
    fc.property(fc.array(letUnitArb, { maxLength: 4 }), (units) => {
      const span = { source: NOWHERE, start: 0, end: 0 }
      const module: Module = { name: 'T', nameSpan: span, extends: [{ name: 'Naturals', span }], units, span, source: NOWHERE }
      const text = printModule(module)
      const { module: again, diagnostics } = parseModule({ path: 'T.tla', text })
      expect(diagnostics.map((d) => d.message), text).toEqual([])
      expect(bare(again), text).toEqual(bare(printable(module)))
    }),
    { numRuns: 400 },
  )
})
