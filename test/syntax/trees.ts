/**
 * Trees to compare and to draw: syntax trees without spans and parentheses, and fast-check generators of trees that the
 * parser could have made.
 */
import fc from 'fast-check'
import type { Source, Span } from '../../src/syntax/source.ts'
import type { Bound, Expr, Ident, LetUnit, Module, PathStep, Unit, Update } from '../../src/syntax/tree.ts'

export const NOWHERE: Source = { path: '<generated>', text: '' }
const span: Span = { source: NOWHERE, start: 0, end: 0 }

/** A deep copy without spans and without `paren` nodes. */
export function bare(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(bare)
  if (typeof node !== 'object' || node === null) return node
  if ('kind' in node && node.kind === 'paren' && 'body' in node) return bare(node.body)
  return Object.fromEntries(
    Object.entries(node).filter(([key]) => key !== 'span' && key !== 'nameSpan' && key !== 'source').map(([key, value]) => [key, bare(value)]),
  )
}

/** What has no text is left out: ASSUME/PROVE theorems, proofs and USE. */
export function printable(module: Module): Module {
  const units = module.units.filter((u) => u.kind !== 'use' && !(u.kind === 'theorem' && u.body.kind === 'assumeProve'))
  return { ...module, units: units.map((u): Unit => (u.kind === 'module' ? { ...u, module: printable(u.module) } : u.kind === 'theorem' ? { ...u, proof: undefined } : u)) }
}

const ident = (name: string): Ident => ({ name, span })
const nameArb = fc.constantFrom('x', 'y', 'Foo', 'a_1', '1a', '_v', 'INx', 'ASSUMEd', 'WFx')
const identArb = nameArb.map(ident)
const INFIX = ['=>', '<=>', '~>', '/\\', '\\/', '=', '/=', '\\in', '\\subseteq', '<', '<=', '\\cdot', '@@', ':>', '\\', '\\cap', '\\cup', '..', '??', '##', '!!', '+', '-', '--', '(+)', '%', '*', '/', '\\div', '\\o', '(\\X)', '^', '^^', '|', '|-', '::=', '\\wr']
const PREFIX = ['~', '[]', '<>', 'ENABLED', 'UNCHANGED', 'SUBSET', 'UNION', 'DOMAIN', '-.']
const POSTFIX = ["'", '^+', '^*', '^#']

const atom: fc.Arbitrary<Expr> = fc.oneof(
  fc.constantFrom('0', '12', '\\b101', '\\o17', '\\hfF').map((text): Expr => ({ kind: 'number', text, value: BigInt(text.replace(/^\\h/, '0x').replace(/^\\/, '0')), span })),
  fc.constant<Expr>({ kind: 'decimal', text: '1.5', span }),
  fc.string({ unit: fc.constantFrom('a', ' ', '"', '\\', '\n', '\t', '(', '*', '∧', '𝔸', '-') }).map((value): Expr => ({ kind: 'string', value, span })),
  nameArb.map((name): Expr => ({ kind: 'name', path: [], name, span })),
  nameArb.map((name): Expr => ({ kind: 'name', path: [], name, span })),
  fc.constant<Expr>({ kind: 'at', span }),
)

const k = <K extends string>(kind: K): fc.Arbitrary<K> => fc.constant(kind)

const tied = fc.letrec<{ expr: Expr; bound: Bound; arg: Expr; step: PathStep; update: Update; unit: LetUnit }>((tie) => {
  const expr = tie('expr')
  const bounds = fc.array(tie('bound'), { minLength: 1, maxLength: 2 })
  const some = fc.array(expr, { minLength: 1, maxLength: 3 })
  const few = fc.array(expr, { maxLength: 3 })
  const variables = fc.array(identArb, { minLength: 1, maxLength: 2 })
  const fields = fc.array(fc.record({ name: identArb, value: expr }), { minLength: 1, maxLength: 2 })
  const path = fc.array(tie('step'), { minLength: 1, maxLength: 2 })
  const args = fc.array(tie('arg'), { minLength: 1, maxLength: 2 })
  const make = <T extends object>(arb: fc.Arbitrary<T>): fc.Arbitrary<T & { span: Span }> => arb.map((fieldsOf) => ({ ...fieldsOf, span }))
  const operator = (fixity: 'prefix' | 'infix' | 'postfix', names: readonly string[], operands: fc.Arbitrary<Expr[]>): fc.Arbitrary<Expr> =>
    fc.record({ name: fc.constantFrom(...names), args: operands }).map((o): Expr => ({ kind: 'apply', path: [], nameSpan: span, fixity, span, ...o }))
  return {
    bound: fc.oneof(
      fc.record({ variables, tuple: fc.constant(false), set: expr }),
      fc.record({ variables: fc.array(identArb, { maxLength: 2 }), tuple: fc.constant(true), set: expr }),
    ),
    arg: fc.oneof(
      { weight: 4, arbitrary: expr },
      { weight: 1, arbitrary: fc.constantFrom('+', '-', '\\cup', '~', "'", '(+)').map((name): Expr => ({ kind: 'name', path: [], name, span })) },
      { weight: 1, arbitrary: make(fc.record({ kind: k('lambda'), parameters: variables.map((vs) => vs.map((v) => ({ ...v, arity: 0 }))), body: expr })) },
    ),
    step: fc.oneof(
      fc.record({ name: nameArb, args: fc.constant([]) }).map((s) => ({ ...s, span })),
      fc.record({ name: nameArb, args }).map((s) => ({ ...s, span })),
    ),
    update: make(
      fc.record({
        path: fc.array(fc.oneof(make(fc.record({ kind: k('index'), args: some })), make(fc.record({ kind: k('field'), name: fc.constantFrom('a', 'IF', 'SUBSET') }))), { minLength: 1, maxLength: 2 }),
        value: expr,
      }),
    ),
    unit: fc.oneof(
      make(fc.record({ kind: k('operator'), local: fc.boolean(), name: identArb, fixity: k('normal'), parameters: fc.array(fc.oneof(nameArb.map((name) => ({ name, span, arity: 0 })), nameArb.map((name) => ({ name, span, arity: 2 })), fc.constant({ name: '+', span, arity: 2 })), { maxLength: 2 }), body: expr })),
      make(fc.record({ kind: k('operator'), local: fc.boolean(), name: fc.constantFrom('++', '\\prec', '-').map(ident), fixity: k('infix'), parameters: fc.tuple(identArb, identArb).map((ps) => ps.map((p) => ({ ...p, arity: 0 }))), body: expr })),
      make(fc.record({ kind: k('operator'), local: fc.boolean(), name: fc.constant(ident('-.')), fixity: k('prefix'), parameters: identArb.map((p) => [{ ...p, arity: 0 }]), body: expr })),
      make(fc.record({ kind: k('operator'), local: fc.boolean(), name: fc.constant(ident('^+')), fixity: k('postfix'), parameters: identArb.map((p) => [{ ...p, arity: 0 }]), body: expr })),
      make(fc.record({ kind: k('function'), local: fc.boolean(), name: identArb, bounds, body: expr })),
      make(fc.record({ kind: k('instanceDefinition'), local: fc.boolean(), name: identArb, parameters: fc.constant([]), instance: make(fc.record({ module: identArb, substitutions: fc.array(fc.record({ name: identArb, value: tie('arg') }), { maxLength: 2 }) })) })),
      fc.constant<LetUnit>({ kind: 'recursive', names: [{ name: 'F', arity: 2, span }, { name: '+', arity: 2, span }], span }),
    ),
    expr: fc.oneof(
      { maxDepth: 6, depthSize: 'medium' },
      atom,
      operator('infix', INFIX, fc.tuple(expr, expr)),
      operator('infix', INFIX, fc.tuple(expr, expr)),
      operator('prefix', PREFIX, fc.tuple(expr)),
      operator('postfix', POSTFIX, fc.tuple(expr)),
      make(fc.record({ kind: k('apply'), path: fc.constant<PathStep[]>([]), name: nameArb, nameSpan: fc.constant(span), fixity: k('normal'), args })),
      make(fc.record({ kind: k('apply'), path, name: fc.constantFrom('Bar', '+', '()'), nameSpan: fc.constant(span), fixity: k('normal'), args })),
      make(fc.record({ kind: k('name'), path, name: fc.constantFrom('Bar', '1', ':', '@') })),
      make(fc.record({ kind: k('junction'), op: fc.constantFrom('/\\' as const, '\\/' as const), items: some })),
      make(fc.record({ kind: k('tuple'), items: few })),
      make(fc.record({ kind: k('setEnum'), items: few })),
      make(fc.record({ kind: k('product'), sets: fc.array(expr, { minLength: 2, maxLength: 3 }) })),
      make(fc.record({ kind: k('setFilter'), bound: fc.oneof(fc.record({ variables: identArb.map((v) => [v]), tuple: fc.constant(false), set: expr }), fc.record({ variables, tuple: fc.constant(true), set: expr })), predicate: expr })),
      make(fc.record({ kind: k('setMap'), body: expr, bounds })),
      make(fc.record({ kind: k('function'), bounds, body: expr })),
      make(fc.record({ kind: k('functionSet'), domain: expr, range: expr })),
      make(fc.record({ kind: k('record'), fields })),
      make(fc.record({ kind: k('recordSet'), fields })),
      make(fc.record({ kind: k('except'), function: expr, updates: fc.array(tie('update'), { minLength: 1, maxLength: 2 }) })),
      make(fc.record({ kind: k('index'), function: expr, args: some })),
      make(fc.record({ kind: k('field'), record: expr, name: fc.constantFrom('f', 'THEN', 'DOMAIN').map(ident) })),
      make(fc.record({ kind: k('if'), test: expr, ['then' as const]: expr, else: expr })),
      make(fc.record({ kind: k('case'), arms: fc.array(fc.record({ test: expr, value: expr }), { minLength: 1, maxLength: 2 }), other: fc.option(expr, { nil: undefined }) })),
      make(fc.record({ kind: k('let'), definitions: fc.array(tie('unit'), { minLength: 1, maxLength: 2 }), body: expr })),
      make(fc.record({ kind: k('quantifier'), quantifier: fc.constantFrom('\\A' as const, '\\E' as const), bounds, body: expr })),
      make(fc.record({ kind: k('unboundedQuantifier'), quantifier: fc.constantFrom('\\A' as const, '\\E' as const, '\\AA' as const, '\\EE' as const), variables, body: expr })),
      make(fc.record({ kind: k('choose'), variables: identArb.map((v) => [v]), tuple: fc.boolean(), set: fc.option(expr, { nil: undefined }), body: expr })),
      make(fc.record({ kind: k('box'), action: expr, subscript: expr })),
      make(fc.record({ kind: k('angle'), action: expr, subscript: expr })),
      make(fc.record({ kind: k('fairness'), strong: fc.boolean(), subscript: expr, action: expr })),
      make(fc.record({ kind: k('label'), name: nameArb, parameters: fc.array(identArb, { maxLength: 2 }), body: expr })),
    ),
  }
})

/** Expressions as the parser could have made them. */
export const exprArb: fc.Arbitrary<Expr> = tied.expr

/** Definitions. */
export const letUnitArb: fc.Arbitrary<LetUnit> = tied.unit
