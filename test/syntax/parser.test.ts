import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseModule } from '../../src/syntax/parser.ts'
import type { Expr } from '../../src/syntax/tree.ts'

const parse = (text: string): ReturnType<typeof parseModule> => parseModule({ path: 'T.tla', text })
const errorsOf = (text: string): string[] => parse(text).diagnostics.map((d) => `${d.code} ${d.message}`)
const moduleOf = (body: string): string => `---- MODULE T ----\n${body}\n====\n`

/** A tree as one line with every grouping shown. */
function shape(e: Expr): string {
  const all = (items: readonly Expr[]): string => items.map(shape).join(', ')
  switch (e.kind) {
    case 'number':
      return String(e.value)
    case 'decimal':
      return e.text
    case 'string':
      return JSON.stringify(e.value)
    case 'at':
      return '@'
    case 'name':
      return [...e.path.map((s) => `${s.name}${s.args.length > 0 ? `(${all(s.args)})` : ''}`), e.name].join('!')
    case 'paren':
      return shape(e.body)
    case 'apply':
      if (e.fixity === 'infix') return `(${all(e.args).replace(', ', ` ${e.name} `)})`
      if (e.fixity === 'prefix') return `(${e.name} ${all(e.args)})`
      if (e.fixity === 'postfix') return `(${all(e.args)})${e.name}`
      return `${[...e.path.map((s) => s.name), e.name].join('!')}(${all(e.args)})`
    case 'junction':
      return `${e.op}[${all(e.items)}]`
    case 'tuple':
      return `<<${all(e.items)}>>`
    case 'setEnum':
      return `{${all(e.items)}}`
    case 'product':
      return `X(${all(e.sets)})`
    case 'index':
      return `${shape(e.function)}[${all(e.args)}]`
    case 'field':
      return `${shape(e.record)}.${e.name.name}`
    case 'box':
    case 'angle':
      return `${e.kind}(${shape(e.action)})_${shape(e.subscript)}`
    case 'fairness':
      return `${e.strong ? 'SF' : 'WF'}_${shape(e.subscript)}(${shape(e.action)})`
    case 'label':
      return `${e.name}:: ${shape(e.body)}`
    case 'if':
      return `if ${shape(e.test)} ${shape(e.then)} ${shape(e.else)}`
    case 'case':
      return `case ${e.arms.map((a) => `${shape(a.test)} -> ${shape(a.value)}`).join(' [] ')}${e.other === undefined ? '' : ` [] other ${shape(e.other)}`}`
    case 'quantifier':
      return `${e.quantifier} ${e.bounds.map((b) => `${b.tuple ? '<<' : ''}${b.variables.map((v) => v.name).join(',')}${b.tuple ? '>>' : ''} in ${shape(b.set)}`).join('; ')}: ${shape(e.body)}`
    case 'functionSet':
      return `[${shape(e.domain)} -> ${shape(e.range)}]`
    case 'setFilter':
      return `{${e.bound.variables.map((v) => v.name).join(',')} in ${shape(e.bound.set)} | ${shape(e.predicate)}}`
    case 'setMap':
      return `{${shape(e.body)} | …}`
    case 'let':
      return `let ${e.definitions.map((d) => (d.kind === 'recursive' ? 'recursive' : d.name.name)).join(' ')} in ${shape(e.body)}`
    default:
      return e.kind
  }
}

function expressionOf(text: string): string {
  const { module, diagnostics } = parse(moduleOf(`A ==\n  ${text}`))
  const unit = module?.units[0]
  return diagnostics.length > 0 ? `${diagnostics[0]?.code}: ${diagnostics[0]?.message}` : unit?.kind === 'operator' ? shape(unit.body) : 'no operator'
}

test.each([
  ['a + b - c', '(a + (b - c))'], // `-` binds tighter than `+`
  ['a - b + c', '((a - b) + c)'],
  ['a - b - c', '((a - b) - c)'],
  ['-a + b', '((-. a) + b)'],
  ['-a ^ b', '(-. (a ^ b))'],
  ['a + -b', '(a + (-. b))'],
  ['- - a', '(-. (-. a))'],
  ["~x' = y", "(~ ((x)' = y))"],
  ['[]<>P', '([] (<> P))'],
  ['[]P => Q', '(([] P) => Q)'],
  ['x \\in 1..n + 1', '(x \\in (1 .. (n + 1)))'],
  ['SUBSET S \\cup T', '((SUBSET S) \\cup T)'],
  ['DOMAIN f[x].y', '(DOMAIN f[x].y)'],
  ["f[x]'", "(f[x])'"],
  ["x'.f", "(x)'.f"],
  ['A \\X B \\X C', 'X(A, B, C)'],
  ['(A \\X B) \\times C', 'X(X(A, B), C)'],
  ['a \\land b /\\ c ∧ d', '(((a /\\ b) /\\ c) /\\ d)'],
  ['a # b', '(a /= b)'],
  ['a \\leq b', '(a <= b)'],
  ['A \\union B ∪ C', '((A \\cup B) \\cup C)'],
  ['s \\circ t \\o u', '((s \\o t) \\o u)'],
  ['(+)(a, b)', '(+)(a, b)'],
  ['+(a, b)', '+(a, b)'],
  ['F(+, a)', 'F(+, a)'],
  ['F( + )', 'F(+)'],
  ['F(-, ~)', 'F(-, ~)'],
  ['F(LAMBDA x, y : x, 2)', 'F(lambda, 2)'],
  ['1.5', '1.5'],
  ['\\hFf + \\b101 + \\O17', '((255 + 5) + 15)'],
  ['"a\\"b\\\\n\\t"', '"a\\"b\\\\n\\t"'],
  ['I!J!x', 'I!J!x'],
  ['I(1)!Op(2)', 'I!Op(2)'],
  ['T!1!<<!(a)', 'T!1!<<!()(a)'],
  ['T!: \\cup T!@', '(T!: \\cup T!@)'],
  ['T!+!1', 'T!+!1'],
  ['[][A \\/ B]_<<x, y>>', '([] box((A \\/ B))_<<x, y>>)'],
  ['<><<A>>_v', '(<> angle(A)_v)'],
  ['WF_v(A) /\\ SF_<<x>>(B)', '(WF_v(A) /\\ SF_<<x>>(B))'],
  ['WF_I!v(i)(A)', 'WF_I!v(i)(A)'],
  ['WF_(x)(A)', 'WF_x(A)'],
  ['[A]_I!v', 'box(A)_I!v'],
  ['[A]_v.f', 'box(A)_v.f'],
  ['P0:: x + y', 'P0:: (x + y)'],
  ['P0(x, y):: x', 'P0:: x'],
  ['CASE a -> b [] c -> d [] OTHER -> e', 'case a -> b [] c -> d [] other e'],
  ['CASE a -> [] b', 'case a -> ([] b)'],
  ['CASE a -> b []c -> []d', 'case a -> b [] c -> ([] d)'],
  ['IF a THEN b ELSE c + d', 'if a b (c + d)'],
  ['\\A x, y \\in S, <<a, b>> \\in T : x', '\\A x,y in S; <<a,b>> in T: x'],
  ['∃ x ∈ ℕ : x ≠ 1', '\\E x in Nat: (x /= 1)'],
  ['\\E x : x', 'unboundedQuantifier'],
  ['\\EE x, y : x', 'unboundedQuantifier'],
  ['CHOOSE <<a, b>> \\in S : a', 'choose'],
  ['CHOOSE x : x', 'choose'],
  ['{x \\in S : x}', '{x in S | x}'],
  ['{<<x, y>> \\in S : x}', '{x,y in S | x}'],
  ['{x + 1 : x \\in S, y \\in T}', '{(x + 1) | …}'],
  ['{<<x, y>> : x \\in S, y \\in T}', '{<<x, y>> | …}'],
  ['{x \\in S}', '{(x \\in S)}'],
  ['{x \\in S, 1}', '{(x \\in S), 1}'],
  ['{(x \\in S) : x \\in T}', '{(x \\in S) | …}'],
  ['{}', '{}'],
  ['[S -> T]', '[S -> T]'],
  ['[x \\in S, y \\in T |-> x]', 'function'],
  ['[<<x, y>> \\in S |-> x]', 'function'],
  ['[a |-> 1, b |-> 2]', 'record'],
  ['[IF |-> 1]', 'record'],
  ['[a : S]', 'recordSet'],
  ['[f EXCEPT ![1][2].a = @, !.b[x, y] = 2]', 'except'],
  ['r.THEN.x', 'r.THEN.x'],
  ['⟨1, 2⟩', '<<1, 2>>'],
  ['<<>>', '<<>>'],
  ['[A]_v /\\ ⟨A⟩_v', '(box(A)_v /\\ angle(A)_v)'],
  ['/\\ a\n  /\\ b', '/\\[a, b]'],
  ['∧ a\n  ∧ b', '/\\[a, b]'],
  ['/\\ a\n  /\\ \\/ b\n     \\/ c\n  /\\ d', '/\\[a, \\/[b, c], d]'],
  ['/\\ a\n  => b', '(/\\[a] => b)'],
  ['/\\ a\n    => b', '/\\[(a => b)]'],
  ['/\\ a /\\ b\n  /\\ c', '/\\[(a /\\ b), c]'],
  ['   /\\ a\n  /\\ b', '(/\\[a] /\\ b)'],
  ['/\\ a\n  \\land b', '(/\\[a] /\\ b)'],
  ['\\/ /\\ a\n     /\\ b\n  \\/ c', '\\/[/\\[a, b], c]'],
  ['/\\ x = IF a THEN b\n           ELSE c\n  /\\ d', '/\\[(x = if a b c), d]'],
  ['(/\\ a\n   /\\ b)', '/\\[a, b]'],
  ['{ /\\ a\n    /\\ b, c}', '{/\\[a, b], c}'],
  ['/\\ \\A x \\in S : /\\ a\n                  /\\ b\n  /\\ c', '/\\[\\A x in S: /\\[a, b], c]'],
  ['LET a == 1\n      b == 2 IN /\\ a\n                /\\ b', 'let a b in /\\[a, b]'],
  ['LET RECURSIVE f(_) f(x) == x IN f(1)', 'let recursive f in f(1)'],
  ['LET I == INSTANCE M WITH x <- +, y <- 1 a ++ b == 1 IN I!z', 'let I ++ in I!z'],
  ['/\\\ta\n  /\\\tb', '/\\[a, b]'],
  ['\t/\\ a\n        /\\ b', '/\\[a, b]'],
  ['1_000', 'parse/unexpected-token: expected an operator or the end of the definition, found `_`'],
  ['1a + _x + x_1', '((1a + _x) + x_1)'],
  ['x \\inS', '(x \\in S)'],
  ['a \\* comment\n  + b (* (* nested *) *) + c', '((a + b) + c)'],
])('%s', (text, expected) => {
  expect(expressionOf(text)).toBe(expected)
})

test.each([
  ['a => b => c', '`=>` is not associative'],
  ['a = b = c', '`=` is not associative'],
  ['a /\\ b \\/ c', '`/\\` and `\\/` have no order'],
  ['a \\cup b \\cap c', '`\\cup` and `\\cap` have no order'],
  ['a \\ b \\cup c', '`\\` and `\\cup` have no order'],
  ['a * b / c', '`*` and `/` have no order'],
  ['a + b ++ c', '`+` and `++` have no order'],
  ['a * -b', '`*` and `-` have no order'],
  ["[]x'", "`[]` and `'` have no order"],
  ['[]a = b', '`[]` and `=` have no order'],
  ['SUBSET a \\X b', '`SUBSET` and `\\X` have no order'],
  ['a <=> b ~> c', '`<=>` and `~>` have no order'],
  ['a \\in b \\in c', '`\\in` is not associative'],
  ['/\\ a\n    \\/ b\n  /\\ c /\\ d \\/ e', '`/\\` and `\\/` have no order'],
])('conflict: %s', (text, message) => {
  expect(expressionOf(text)).toContain(`parse/precedence-conflict: ${message}`)
})

test.each([
  ['(a', 'expected `)` to close the parenthesis, found the end of the module (`====`)'],
  ['a +', 'expected an expression, found the end of the module (`====`)'],
  ['{a, b \\in S}', 'expected `\\in`, found `,`'],
  ['{a : b', 'expected `\\in` and the set'],
  ['{a.b \\in S : c \\in T}', '`{a \\in S : …}` is a subset only when'],
  ['[x \\in S]_v', 'expected `|->` and the value of the function, found `]_`'],
  ['f[x \\in S]', 'expected an argument, not a bound'],
  ['F()', 'expected an argument'],
  ['IF a THEN b', 'expected `ELSE`'],
  ['LET IN a', 'expected a definition in LET, found `IN`'],
  ['/\\ (a\n  ) /\\ b', 'expected `)` to close the parenthesis, found `)`'],
  ['(y) = x == 1', 'found `==`'],
  ['1 +\nx == 1', 'expected an expression, found `x`'],
  ['x != 1', 'found the number 1'],
  ['LAMBDA x : x', 'expected an expression, found `LAMBDA`'],
  ['<1>2', 'expected an expression, found the proof step'],
  ['x \\unoin y z', 'found `y`'],
  ['WF_v', 'needs a subscript and an action'],
  ['a * b:: c + d', 'removing this label'],
  ['f[x]:: c', '`::` must follow a label'],
  ['x ; y', 'has no meaning in TLA+'],
  ['"abc', 'this string is never closed'],
  ['"a\\qb"', '`\\q` is not an escape'],
  ['a b', 'expected an operator or the end of the definition, found `b`'],
  ['[a |-> 1, IF |-> 2]', 'expected the name of a field, found `IF`'],
  ['\\A x \\in S x', 'expected `:`'],
  ['[f EXCEPT !.@ = 1]', '`@` cannot be the name of a field'],
])('error: %s', (text, message) => {
  expect(expressionOf(text)).toContain(message)
})

test('several errors in one run, each unit for itself', () => {
  const text = moduleOf('A == (1\nB == 2\nC == a = b = c\nVARABLES x\nD = 3\nE == LET x == 1\n         y == \n     IN x\nF == 4')
  expect(parse(text).diagnostics.map((d) => text.slice(0, d.span?.start).split('\n').length)).toEqual([3, 4, 5, 9])
  expect(parse(text).module?.units.map((u) => (u.kind === 'operator' ? u.name.name : u.kind))).toEqual(['B', 'C', 'F'])
})

const notes = (body: string): string[] => parse(moduleOf(body)).diagnostics.flatMap((d) => d.notes.map((n) => n.message))

test('advice names the bullet, the keyword, the operator', () => {
  expect(notes('A == /\\ (a\n  )')).toEqual(['`(` is opened here', 'everything in an item of the `/\\` list must stand to the right of its bullet'])
  expect(notes('VARABLES x')).toEqual(['did you mean `VARIABLES`?'])
  expect(notes('A == (1\nInv == 2')).toEqual(['`(` is opened here'])
  expect(notes('A == x IN S')).toEqual(['did you mean `\\in`?'])
  expect(notes('A == x \\unoin y z')).toEqual(['`\\unoin` is not an operator, so it was read as `\\` and `unoin`; did you mean `\\union`?'])
  expect(notes('Init = 1')).toEqual(['a definition is written `Init == …`'])
})

test.each([
  ['no module at all', 'parse/no-module'],
  ['---- MODULE A', 'parse/unexpected-token expected `----` after the name of the module, found the end of the file'],
  ['---- MODULE A ----', 'parse/unexpected-token expected `====` to end the module `A`, found the end of the file'],
  ['---- MODULE A ----\n(* ', 'parse/unterminated-comment this comment is never closed'],
  ['---- MODULE A ----\nEXTENDS\n====', 'parse/unexpected-token expected the name of a module'],
  ['---- MODULE A ----\nVARIABLE x\nEXTENDS B\n====', 'parse/unexpected-token expected a unit of the module, found `EXTENDS`'],
])('file: %s', (text, message) => {
  expect(errorsOf(text)[0]).toContain(message)
  expect(errorsOf(text)).toHaveLength(1)
})

test('a file of another encoding is said to be one', () => {
  const text = [...'---- MODULE A ----\n===='].join('\0')
  expect(parse(text).diagnostics[0]?.notes[0]?.message).toContain('UTF-8')
  expect(parse('no module at all').diagnostics[0]?.notes).toHaveLength(1)
})

test('text around the module is ignored, nested modules are units', () => {
  const { module, diagnostics } = parse('(* " \u{1D538} ---- MODULE T ----\nEXTENDS A, B\n----\n---- MODULE In ----\nx == 1\n====\n VARIABLES a, b\n=====\n ( " ; nonsense')
  expect(diagnostics).toEqual([])
  expect(module?.extends.map((i) => i.name)).toEqual(['A', 'B'])
  expect(module?.units.map((u) => u.kind)).toEqual(['module', 'variables'])
})

const formals = (fs: readonly { name: string; arity: number }[]): string => fs.map((f) => `${f.name}/${f.arity}`).join(' ')

test.each([
  ['CONSTANTS N, F(_, _), _ + _, -. _, _ ^+', 'constants N/0 F/2 +/2 -./1 ^+/1'],
  ['RECURSIVE F(_), g', 'recursive F/1 g/0'],
  ['VARIABLES x, y', 'variables x y'],
  ['LOCAL F(x, G(_), _ ++ _) == x', 'operator local normal F x/0 G/1 ++/2'],
  ['a \\prec b == a', 'operator infix \\prec a/0 b/0'],
  ['-. a == a', 'operator prefix -. a/0'],
  ['a ^# == a', 'operator postfix ^# a/0'],
  ['f[x \\in S, <<a, b>> \\in T] == x', 'function f'],
  ['LOCAL INSTANCE M WITH a <- b, + <- ++, c <- LAMBDA x : x', 'instance local M a + c'],
  ['I(x) == INSTANCE M', 'instanceDefinition I x/0 M'],
  ['ASSUME Foo == TRUE', 'assume Foo'],
  ['AXIOM TRUE', 'assume'],
  ['LEMMA Foo == TRUE', 'theorem Foo'],
  ['THEOREM ASSUME NEW x \\in S, NEW F(_), CONSTANT c, VARIABLE v, ASSUME a PROVE b, x PROVE y', 'theorem'],
  ['USE Foo, 1 DEF Bar, +', 'use'],
  ['HIDE MODULE M DEFS MODULE N', 'use'],
])('unit: %s', (text, expected) => {
  const { module, diagnostics } = parse(moduleOf(text))
  expect(diagnostics).toEqual([])
  const units = (module?.units ?? []).map((u) => {
    switch (u.kind) {
      case 'constants':
      case 'recursive':
        return `${u.kind} ${formals(u.names)}`
      case 'variables':
        return `variables ${u.names.map((n) => n.name).join(' ')}`
      case 'operator':
        return `operator ${u.local ? 'local ' : ''}${u.fixity} ${u.name.name} ${formals(u.parameters)}`
      case 'function':
        return `function ${u.name.name}`
      case 'instance':
        return `instance ${u.local ? 'local ' : ''}${u.instance.module.name} ${u.instance.substitutions.map((s) => s.name.name).join(' ')}`
      case 'instanceDefinition':
        return `instanceDefinition ${u.name.name} ${formals(u.parameters)} ${u.instance.module.name}`
      case 'assume':
      case 'theorem':
        return u.name === undefined ? u.kind : `${u.kind} ${u.name.name}`
      default:
        return u.kind
    }
  })
  expect(units).toEqual([expected])
})

test.each([
  'BY DEF A, B', 'PROOF BY ONLY x, MODULE M DEFS +', 'OBVIOUS', 'PROOF OMITTED',
  '<1>1. x = 1 BY x\n<1>2. QED BY <1>1 DEF x',
  '<1> QED', '<*> x\n<*> QED', 'PROOF\n<1>a. SUFFICES ASSUME NEW y \\in S, y PROVE z OBVIOUS\n<1> QED',
  '<1>1. CASE x = 1\n  <2>1. TAKE y \\in S, z \\in T\n  <2>2. WITNESS 1 \\in S, 2\n  <2>3. HAVE x\n  <2> QED BY <2>1\n<1>2. PICK y \\in S : y = 1 PROOF OMITTED\n<1>3. QED',
  '<1> DEFINE P(x) == x\n           Q == 2\n<1> USE DEF P\n<1> HIDE Q\n<1> INSTANCE M\n<1>1. P(1) = <1>1!2\n  <+> x\n  <*> QED\n<1>q. QED',
  '<1> R == INSTANCE M\n<1>x. SUFFICES x\n<1>... QED',
])('a proof does not swallow the next unit: %s', (proof) => {
  const { module, diagnostics } = parse(moduleOf(`THEOREM T == x\n${proof}\nNext == 1\nTHEOREM y ${proof}\nLEMMA z\nVARIABLE v`))
  expect(diagnostics.map((d) => d.message)).toEqual([])
  expect(module?.units.map((u) => u.kind)).toEqual(['theorem', 'operator', 'theorem', 'theorem', 'variables'])
})

test.each([
  ['<1>1. x\n<2>1. y\n<1> QED', 'does not belong to the proof'],
  ['<1>1. x', 'expected a proof step'],
  ['<2>1. x\n<1> QED', 'does not belong to the proof'],
  ['<1>1. HAVE x BY y\n<1> QED', 'takes no proof'],
])('a broken proof: %s', (proof, message) => {
  expect(errorsOf(moduleOf(`THEOREM x\n${proof}\n`))[0]).toContain(message)
})

const deep = (open: string, close: string, n: number): string => moduleOf(`A == ${open.repeat(n)}1${close.repeat(n)}`)

test.each([['(', ')'], ['{', '}'], ['<<', '>>'], ['F(', ')'], ['[x \\in ', ' |-> 1]'], ['IF a THEN b ELSE ', ''], ['LET a == ', ' IN 1'], ['\\A x : ', ''], ['CASE a -> ', ''], ['/\\ ', ''], ['~', ''], ['[f EXCEPT ![1] = ', ']'], ['l:: ', '']])(
  'nesting of %s %s is limited, not fatal', (open, close) => {
    expect(errorsOf(deep(open, close, 900))).toEqual([])
    expect(errorsOf(deep(open, close, 100_000))[0]).toContain('parse/too-deep')
  },
)

test.each([['1 + ', '1'], ['a /\\ ', 'b'], ['SUBSET ', 'S']])('chains of %s are limited in height', (link, end) => {
  expect(errorsOf(moduleOf(`A == ${link.repeat(1900)}${end}`))).toEqual([])
  expect(errorsOf(moduleOf(`A == ${link.repeat(50_000)}${end}`))[0]).toContain('parse/too-deep')
})

const PIECES = ['(', ')', '[', ']', ']_', '{', '}', '<<', '>>', '>>_', '/\\', '\\/', '==', '=', '!', '@', '::', ':', '->', '|->', '[]', 'WF_', 'LET', 'IN', 'CASE', 'OTHER', 'IF', 'THEN', 'ELSE', '\\A', '\\in', 'CHOOSE', 'LAMBDA', 'EXCEPT', 'x', 'F', '1', '.', ',', '-', '+', "'", '^+', '\\X', 'SUBSET', '~', '"s"', '"', '\n', '\n  ', '\n      ', '\t', '(*', '*)', '\\*', '====', '----', '---- MODULE', 'THEOREM', 'PROOF', '<1>', '<1>1.', '<2>', 'QED', 'BY', 'DEF', 'ASSUME', 'PROVE', 'NEW', 'INSTANCE', 'WITH', '<-', 'RECURSIVE', 'LOCAL', '_', 'VARIABLE', 'PICK', '∧', '∃', '𝔸', ';', '`', '\\']

test('no text makes the parser throw, hang or put a place outside the text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), fc.constantFrom('', ' '), (pieces, space) => {
      const text = `---- MODULE M ----\n${pieces.join(space)}`
      for (const d of parse(text).diagnostics) {
        expect(d.span).toBeDefined()
        expect((d.span?.start ?? -1) >= 0 && (d.span?.end ?? 0) <= text.length && (d.span?.start ?? 0) <= (d.span?.end ?? 0)).toBe(true)
      }
    }),
    { numRuns: 5000 },
  )
})

const sampleUnit = (i: number): string => `Op${i}(a, b) ==\n  /\\ \\A x \\in a \\cup b : x > ${i} => [f EXCEPT ![x] = @ + 1] = f\n  /\\ \\/ IF a = b THEN <<a, b>> \\in S \\X T ELSE UNCHANGED <<x, y>>\n     \\/ LET q == CHOOSE y \\in {z + 1 : z \\in 1..10} : y = ${i} IN q # 1 \\* comment\n  /\\ x' = x\n`

test('two thousand lines are parsed quickly', () => {
  const text = moduleOf(Array.from({ length: 400 }, (_, i) => sampleUnit(i)).join(''))
  let best = Infinity
  for (let run = 0; run < 20; run++) {
    const before = process.cpuUsage().user
    expect(parse(text).diagnostics).toEqual([])
    best = Math.min(best, process.cpuUsage().user - before)
  }
  expect(best / 1000).toBeLessThan(60)
})

test.each([
  ['BY', 'expected a fact, or DEF with the names of definitions, found the end of the module (`====`)'],
  ['<*>1. x\n<*> QED', 'the step `<*>1.` has a name but no level of its own'],
  ['<1>1. x\n  <+>1. x\n  <*> QED\n<1> QED', 'the step `<+>1.` has a name but no level of its own'],
  ['<1> HIDE ONLY x\n<1> QED', 'expected a fact, or DEF with the names of definitions, found `ONLY`'],
])('a proof that is refused: %s', (proof, message) => {
  expect(parse(moduleOf(`THEOREM T == x\n${proof}`)).diagnostics.map((d) => d.message)).toEqual([message])
})
