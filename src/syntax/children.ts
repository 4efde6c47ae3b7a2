/**
 * The expressions directly inside an expression, in the order they were written. Definitions of a LET count with their
 * bodies. For walks that need no knowledge of the kinds.
 */
import type { Bound, Expr, Instance, LetUnit, PathStep } from './tree.ts'

/** Direct subexpressions of `e`. */
export function childrenOf(e: Expr): readonly Expr[] {
  switch (e.kind) {
    case 'number':
    case 'decimal':
    case 'string':
    case 'at':
      return []
    case 'name':
      return e.path.length === 0 ? [] : pathChildren(e.path)
    case 'apply':
      return e.path.length === 0 ? e.args : [...pathChildren(e.path), ...e.args]
    case 'paren':
    case 'lambda':
    case 'label':
    case 'unboundedQuantifier':
      return [e.body]
    case 'junction':
    case 'tuple':
    case 'setEnum':
      return e.items
    case 'product':
      return e.sets
    case 'setFilter':
      return [e.bound.set, e.predicate]
    case 'setMap':
      return [e.body, ...boundSets(e.bounds)]
    case 'function':
    case 'quantifier':
      return [...boundSets(e.bounds), e.body]
    case 'functionSet':
      return [e.domain, e.range]
    case 'record':
    case 'recordSet':
      return e.fields.map((f) => f.value)
    case 'except':
      return [e.function, ...e.updates.flatMap((u) => [...u.path.flatMap((p) => (p.kind === 'index' ? p.args : [])), u.value])]
    case 'index':
      return [e.function, ...e.args]
    case 'field':
      return [e.record]
    case 'if':
      return [e.test, e.then, e.else]
    case 'case':
      return [...e.arms.flatMap((a) => [a.test, a.value]), ...(e.other === undefined ? [] : [e.other])]
    case 'let':
      return [...e.definitions.flatMap(letChildren), e.body]
    case 'choose':
      return e.set === undefined ? [e.body] : [e.set, e.body]
    case 'box':
    case 'angle':
      return [e.action, e.subscript]
    case 'fairness':
      return [e.subscript, e.action]
  }
}

/** Expressions directly inside a definition of a LET. */
export function letChildren(unit: LetUnit): readonly Expr[] {
  switch (unit.kind) {
    case 'operator':
      return [unit.body]
    case 'function':
      return [...boundSets(unit.bounds), unit.body]
    case 'instanceDefinition':
      return instanceChildren(unit.instance)
    case 'recursive':
      return []
  }
}

/** What replaces the names of an instantiated module. */
export function instanceChildren(instance: Instance): readonly Expr[] {
  return instance.substitutions.map((s) => s.value)
}

function boundSets(bounds: readonly Bound[]): readonly Expr[] {
  return bounds.map((b) => b.set)
}

function pathChildren(path: readonly PathStep[]): readonly Expr[] {
  return path.flatMap((step) => step.args)
}
