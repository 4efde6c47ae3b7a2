/**
 * Tree → canonical text: parse(print(tree)) is the tree again, up to spans and parentheses.
 *
 * Junction lists need columns, so everything is written through a Page that knows its column. Parentheses are written only
 * where the precedence ranges ask for them; an operand that is a list or extends as far as it can (a quantifier, IF, …) is
 * always in parentheses, because what follows would become part of it.
 */
import { operatorOf, PREFIX_MINUS, relate, type Operator } from './operators.ts'
import { encodeString } from './strings.ts'
import type { Bound, Expr, Formal, Ident, Instance, LetUnit, Module, PathStep, Unit, Updated } from './tree.ts'

interface Page {
  text: string
  column: number
}

/** One expression, over several lines where it has lists or definitions. */
export function printExpr(e: Expr): string {
  const page: Page = { text: '', column: 0 }
  expr(page, e)
  return page.text
}

/** A whole module with its head and end. Proofs and ASSUME/PROVE theorems are left out. */
export function printModule(module: Module): string {
  const page: Page = { text: '', column: 0 }
  printModuleTo(page, module)
  return page.text
}

function write(p: Page, text: string): void {
  p.text += text
  p.column += Array.from(text).length
}

function newLine(p: Page, column: number): void {
  p.text += `\n${' '.repeat(column)}`
  p.column = column
}

function separated<T>(p: Page, items: readonly T[], print: (item: T) => void): void {
  items.forEach((item, i) => {
    if (i > 0) write(p, ', ')
    print(item)
  })
}

// ---------------------------------------------------------------- modules

function printModuleTo(p: Page, module: Module): void {
  const column = p.column
  write(p, `---- MODULE ${module.name} ----`)
  newLine(p, column)
  if (module.extends.length > 0) {
    write(p, `EXTENDS ${names(module.extends)}`)
    newLine(p, column)
  }
  for (const unit of module.units) {
    const before = p.text.length
    printUnit(p, unit)
    if (p.text.length > before) newLine(p, column)
  }
  write(p, '====')
  newLine(p, column)
}

function printUnit(p: Page, unit: Unit): void {
  switch (unit.kind) {
    case 'constants':
      return write(p, `CONSTANTS ${unit.names.map(formal).join(', ')}`)
    case 'variables':
      return write(p, `VARIABLES ${names(unit.names)}`)
    case 'instance':
      if (unit.local) write(p, 'LOCAL ')
      return instance(p, unit.instance)
    case 'assume':
    case 'theorem':
      if (unit.body.kind === 'assumeProve') return
      write(p, unit.kind === 'theorem' ? 'THEOREM ' : unit.axiom ? 'AXIOM ' : 'ASSUME ')
      if (unit.name !== undefined) write(p, `${unit.name.name} == `)
      return expr(p, unit.body)
    case 'module':
      return printModuleTo(p, unit.module)
    case 'use':
      return
    default:
      return definition(p, unit)
  }
}

function definition(p: Page, unit: LetUnit): void {
  if (unit.kind === 'recursive') return write(p, `RECURSIVE ${unit.names.map(formal).join(', ')}`)
  if (unit.local) write(p, 'LOCAL ')
  const name = unit.name.name
  if (unit.kind === 'function') {
    write(p, `${name}[`)
    bounds(p, unit.bounds)
    write(p, '] == ')
    return expr(p, unit.body)
  }
  const [a, b] = unit.parameters
  if (unit.kind === 'operator' && unit.fixity === 'prefix') write(p, `${name} ${a?.name ?? ''} == `)
  else if (unit.kind === 'operator' && unit.fixity === 'postfix') write(p, `${a?.name ?? ''} ${name} == `)
  else if (unit.kind === 'operator' && unit.fixity === 'infix') write(p, `${a?.name ?? ''} ${name} ${b?.name ?? ''} == `)
  else write(p, `${name}${unit.parameters.length === 0 ? '' : `(${unit.parameters.map(formal).join(', ')})`} == `)
  if (unit.kind === 'operator') expr(p, unit.body)
  else instance(p, unit.instance)
}

function instance(p: Page, i: Instance): void {
  write(p, `INSTANCE ${i.module.name}`)
  if (i.substitutions.length === 0) return
  write(p, ' WITH ')
  separated(p, i.substitutions, (s) => {
    write(p, `${s.name.name} <- `)
    argument(p, s.value)
  })
}

/** `F(_, _)`, `_ + _`, `-. _`, `_ ^+`. */
function formal(f: Formal): string {
  const operator = operatorOf(f.name)
  if (operator?.fixity === 'infix') return `_ ${f.name} _`
  if (operator?.fixity === 'prefix') return `${f.name} _`
  if (operator?.fixity === 'postfix') return `_ ${f.name}`
  return f.arity === 0 ? f.name : `${f.name}(${Array.from({ length: f.arity }, () => '_').join(', ')})`
}

const names = (idents: readonly Ident[]): string => idents.map((i) => i.name).join(', ')

// ---------------------------------------------------------------- expressions

function expr(p: Page, e: Expr): void {
  switch (e.kind) {
    case 'number':
    case 'decimal':
      return write(p, e.text)
    case 'string':
      return write(p, encodeString(e.value))
    case 'at':
      return write(p, '@')
    case 'name':
      path(p, e.path)
      return write(p, e.name === ':' ? ': ' : e.name) // `I!:>` would be another operator
    case 'apply':
      return apply(p, e)
    case 'paren':
      return enclosed(p, '(', e.body, ')')
    case 'junction':
      return junction(p, e)
    case 'tuple':
      return list(p, '<<', e.items, '>>')
    case 'setEnum':
      return list(p, '{', e.items, '}')
    case 'product':
      return product(p, e.sets)
    case 'setFilter':
      write(p, '{')
      bounds(p, [e.bound])
      write(p, ' : ')
      return enclosed(p, '', e.predicate, '}')
    case 'setMap':
      write(p, '{')
      bracketStart(p, e.body)
      write(p, ' : ')
      bounds(p, e.bounds)
      return write(p, '}')
    case 'function':
      write(p, '[')
      bounds(p, e.bounds)
      write(p, ' |-> ')
      return enclosed(p, '', e.body, ']')
    case 'functionSet':
      write(p, '[')
      bracketStart(p, e.domain)
      write(p, ' -> ')
      return enclosed(p, '', e.range, ']')
    case 'record':
    case 'recordSet':
      write(p, '[')
      separated(p, e.fields, (f) => enclosed(p, `${f.name.name} ${e.kind === 'record' ? '|->' : ':'} `, f.value, ''))
      return write(p, ']')
    case 'except':
      write(p, '[')
      bracketStart(p, e.function)
      write(p, ' EXCEPT ')
      separated(p, e.updates, (u) => {
        write(p, '!')
        for (const element of u.path) updated(p, element)
        enclosed(p, ' = ', u.value, '')
      })
      return write(p, ']')
    case 'index':
      postfixOperand(p, e.function)
      return list(p, '[', e.args, ']')
    case 'field':
      if (e.record.kind === 'number') enclosed(p, '(', e.record, ')')
      else postfixOperand(p, e.record)
      return write(p, `.${e.name.name}`)
    case 'if':
      enclosed(p, 'IF ', e.test, ' THEN ')
      expr(p, e.then)
      return enclosed(p, ' ELSE ', e.else, '')
    case 'case':
      return cases(p, e)
    case 'let':
      return letIn(p, e)
    case 'quantifier':
      write(p, `${e.quantifier} `)
      bounds(p, e.bounds)
      return enclosed(p, ' : ', e.body, '')
    case 'unboundedQuantifier':
      return enclosed(p, `${e.quantifier} ${names(e.variables)} : `, e.body, '')
    case 'choose':
      write(p, `CHOOSE ${e.tuple ? `<<${names(e.variables)}>>` : names(e.variables)}`)
      if (e.set !== undefined) enclosed(p, ' \\in ', e.set, '')
      return enclosed(p, ' : ', e.body, '')
    case 'lambda':
      return enclosed(p, `LAMBDA ${names(e.parameters)} : `, e.body, '')
    case 'box':
    case 'angle':
      write(p, e.kind === 'box' ? '[' : '<<')
      bracketStart(p, e.action)
      write(p, e.kind === 'box' ? ']_' : '>>_')
      return subscript(p, e.subscript)
    case 'fairness':
      write(p, e.strong ? 'SF_' : 'WF_')
      subscript(p, e.subscript)
      return enclosed(p, '(', e.action, ')')
    case 'label':
      return enclosed(p, `${e.name}${e.parameters.length === 0 ? '' : `(${names(e.parameters)})`}:: `, e.body, '')
  }
}

function enclosed(p: Page, open: string, e: Expr, close: string): void {
  write(p, open)
  expr(p, e)
  write(p, close)
}

function list(p: Page, open: string, items: readonly Expr[], close: string): void {
  write(p, open)
  items.forEach((item, i) => {
    if (i > 0) write(p, ', ')
    bracketStart(p, item)
  })
  write(p, close)
}

/** In brackets, a list that holds `x \in S` would be taken for a bound. */
function bracketStart(p: Page, e: Expr): void {
  if (startsLikeBound(e)) enclosed(p, '(', e, ')')
  else expr(p, e)
}

function startsLikeBound(e: Expr): boolean {
  let left: Expr | undefined = e
  while (left?.kind === 'apply' && left.fixity === 'infix') {
    if (left.name === '\\in') return true
    left = left.args[0]
  }
  return false
}

function argument(p: Page, e: Expr): void {
  if (e.kind === 'name' && e.path.length === 0 && operatorOf(e.name) !== undefined) write(p, ` ${e.name} `) // `(+)` would be another operator
  else expr(p, e)
}

function args(p: Page, items: readonly Expr[]): void {
  write(p, '(')
  separated(p, items, (item) => argument(p, item))
  write(p, ')')
}

function path(p: Page, steps: readonly PathStep[]): void {
  for (const step of steps) {
    if (step.name !== '()') write(p, step.name)
    if (step.args.length > 0) args(p, step.args)
    write(p, '!')
  }
}

function bounds(p: Page, all: readonly Bound[]): void {
  separated(p, all, (b) => {
    write(p, `${b.tuple ? `<<${names(b.variables)}>>` : names(b.variables)} \\in `)
    expr(p, b.set)
  })
}

function updated(p: Page, element: Updated): void {
  if (element.kind === 'field') write(p, `.${element.name}`)
  else list(p, '[', element.args, ']')
}

function junction(p: Page, e: Expr & { readonly kind: 'junction' }): void {
  const column = p.column
  e.items.forEach((item, i) => {
    if (i > 0) newLine(p, column)
    enclosed(p, `${e.op} `, item, '')
  })
}

function cases(p: Page, e: Expr & { readonly kind: 'case' }): void {
  write(p, 'CASE ')
  e.arms.forEach((arm, i) => {
    if (i > 0) write(p, ' [] ')
    enclosed(p, '', arm.test, ' -> ')
    closedOrParen(p, arm.value)
  })
  if (e.other === undefined) return
  write(p, ' [] OTHER -> ')
  closedOrParen(p, e.other)
}

function letIn(p: Page, e: Expr & { readonly kind: 'let' }): void {
  const column = p.column
  write(p, 'LET ')
  e.definitions.forEach((unit, i) => {
    if (i > 0) newLine(p, column + 4)
    definition(p, unit)
  })
  newLine(p, column)
  enclosed(p, 'IN ', e.body, '')
}

// ---------------------------------------------------------------- operators

function apply(p: Page, e: Expr & { readonly kind: 'apply' }): void {
  const [a, b] = e.args
  const operator = e.fixity === 'normal' ? undefined : operatorOf(e.name)
  if (operator?.fixity === 'infix' && a !== undefined && b !== undefined) {
    operand(p, a, (inner) => relate(inner, operator) === 'left first')
    write(p, ` ${e.name} `)
    operand(p, b, (inner) => operator.high < inner.low)
  } else if (operator?.fixity === 'postfix' && a !== undefined) {
    postfixOperand(p, a)
    write(p, e.name)
  } else if (operator?.fixity === 'prefix' && a !== undefined) {
    write(p, operator === PREFIX_MINUS ? '-' : /^[A-Z]/.test(e.name) ? `${e.name} ` : e.name)
    if (e.name === '[]' && beginsWithName(a)) write(p, ' ') // `[]ASSUMEd` would begin with another token
    operand(p, a, (inner) => (inner.fixity === 'prefix' && operator !== PREFIX_MINUS && inner.low >= operator.low) || (inner.fixity === 'postfix' && operator.high < inner.low))
  } else {
    path(p, e.path)
    if (e.name !== '()') write(p, e.name)
    args(p, e.args)
  }
}

const PRODUCT = operatorOf('\\X')

function product(p: Page, sets: readonly Expr[]): void {
  sets.forEach((set, i) => {
    if (i > 0) write(p, ' \\X ')
    operand(p, set, (inner) => PRODUCT !== undefined && inner !== PRODUCT && (i === 0 ? inner.low > PRODUCT.high : PRODUCT.high < inner.low))
  })
}

/** An operand, bare where it is closed or its outermost operator `fits`. */
function operand(p: Page, e: Expr, fits: (operator: Operator) => boolean): void {
  const operator = outermost(e) ?? innerPostfix(e)
  if (isOpen(e) || (operator !== undefined && !fits(operator))) enclosed(p, '(', e, ')')
  else expr(p, e)
}

function postfixOperand(p: Page, e: Expr): void {
  const operator = outermost(e)
  if (isOpen(e) || (operator !== undefined && operator.fixity !== 'postfix')) enclosed(p, '(', e, ')')
  else expr(p, e)
}

function outermost(e: Expr): Operator | undefined {
  if (e.kind === 'product') return PRODUCT
  return e.kind === 'apply' && e.fixity !== 'normal' ? operatorOf(e.name) : undefined
}

/** In `x'[i].f` the prime still meets the operator to the left. */
function innerPostfix(e: Expr): Operator | undefined {
  let inner = e
  while (inner.kind === 'index' || inner.kind === 'field') inner = inner.kind === 'index' ? inner.function : inner.record
  return inner !== e && inner.kind === 'apply' && inner.fixity === 'postfix' ? operatorOf(inner.name) : undefined
}

function beginsWithName(e: Expr): boolean {
  let inner: Expr | undefined = e
  while (inner?.kind === 'index' || inner?.kind === 'field' || (inner?.kind === 'apply' && inner.fixity === 'postfix')) {
    inner = inner.kind === 'index' ? inner.function : inner.kind === 'field' ? inner.record : inner.args[0]
  }
  return inner?.kind === 'name' || (inner?.kind === 'apply' && inner.fixity === 'normal')
}

/** Expressions that swallow what follows. */
function isOpen(e: Expr): boolean {
  return /^(junction|if|case|let|quantifier|unboundedQuantifier|choose|lambda|label)$/.test(e.kind)
}

function closedOrParen(p: Page, e: Expr): void {
  if (isOpen(e)) enclosed(p, '(', e, ')')
  else expr(p, e)
}

/** Subscripts are names or bracketed; everything else goes into parentheses. */
function subscript(p: Page, e: Expr): void {
  const bare = e.kind === 'name' || (e.kind === 'apply' && e.fixity === 'normal') || /^(at|paren|tuple|setEnum|setFilter|setMap|function|functionSet|record|recordSet|except)$/.test(e.kind)
  if (bare) expr(p, e)
  else enclosed(p, '(', e, ')')
}
