/**
 * What the specification itself says of its types: TypeOK of variables, ASSUME of constants.
 *
 * TypeOK is an invariant, so it may take values away from what was inferred (`view[r].leader` may be None, but nobody sends
 * to None), and it says what a set that is never filled would hold. It adds nothing: a bound that contradicts what
 * is assigned is for the model checker to find.
 */
import { definitionOf, type Argument, type Expr, type LocalSymbol, type Model, type VariableSymbol } from '../../module/resolved.ts'
import type { Inference } from './infer.ts'
import { NO_SCOPE, withValue, type Scope } from './scope.ts'
import { isExpr } from './assignment.ts'
import { bounded } from './bounded.ts'
import { elementsOf, isNothing, make, partsOf, setOf, type Type } from './type.ts'

type Step = { readonly kind: 'apply' } | { readonly kind: 'element' } | { readonly kind: 'field'; readonly name: string }

interface Path {
  readonly variable: VariableSymbol
  readonly steps: readonly Step[]
}

export interface TypeBound extends Path {
  readonly type: Type
}

const NAME = /^(Type(s)?(OK|Ok|Inv(ariant)?|Correct)|MCTypeOK|TypeOk)$/

/** Bounds from the definitions that are called as type invariants are: TypeOK, TypeInvariant, … */
export function boundsOf(model: Model, inference: Inference): TypeBound[] {
  const found: TypeBound[] = []
  for (const definition of model.module.definitions.values()) {
    if (!NAME.test(definition.name) || definition.parameters.length > 0 || definition.body === undefined) continue
    collect(definition.body, new Map(), NO_SCOPE, inference, found)
  }
  return found
}

type Paths = ReadonlyMap<LocalSymbol, Path>

function collect(e: Expr, paths: Paths, scope: Scope, inference: Inference, found: TypeBound[]): void {
  switch (e.kind) {
    case 'label': case 'let': collect(e.body, paths, scope, inference, found); return
    case 'quantifier': {
      if (e.quantifier !== 'forall') return
      const inner = new Map(paths)
      let bound = scope
      for (const binder of e.binders) {
        const path = pathOf(binder.set, paths)
        const elements = elementsOf(inference.typeOf(binder.set, scope))
        if (binder.tuple) continue
        for (const symbol of binder.symbols) {
          if (path !== undefined) inner.set(symbol, extended(path, { kind: 'element' }))
          bound = withValue(bound, symbol, elements)
        }
      }
      collect(e.body, inner, bound, inference, found)
      return
    }
    case 'call': {
      const target = definitionOf(e.definition)
      if (target.kind === 'value' || target.body === undefined || target.native !== undefined || target.recursive || target.level > 1) return
      const inner = new Map(paths)
      let bound = scope
      target.parameters.forEach((parameter, k) => {
        const arg = e.args[k]
        if (arg === undefined || !isExpr(arg)) return
        const path = pathOf(arg, paths)
        if (path !== undefined) inner.set(parameter, path)
        bound = withValue(bound, parameter, inference.typeOf(arg, scope))
      })
      collect(target.body, inner, bound, inference, found)
      return
    }
    case 'builtin': {
      const [a, b] = e.args
      if (e.op === 'and') e.args.forEach((arg) => { collect(arg, paths, scope, inference, found) })
      if (a === undefined || b === undefined || (e.op !== 'in' && e.op !== 'subseteq')) return
      const set = inference.typeOf(b, scope)
      const members = e.op === 'in' ? [a] : a.kind === 'setEnum' ? a.items : []
      for (const member of members) add(pathOf(member, paths), elementsOf(set), found)
      if (e.op === 'subseteq' && a.kind !== 'setEnum') add(pathOf(a, paths), setOf(elementsOf(set)), found)
      return
    }
    default:
  }
}

function add(path: Path | undefined, type: Type, found: TypeBound[]): void {
  if (path !== undefined && type.unknown === undefined && !isNothing(type)) found.push({ ...path, type })
}

function pathOf(e: Argument, paths: Paths): Path | undefined {
  switch (e.kind) {
    case 'variable': return { variable: e.symbol, steps: [] }
    case 'local': return paths.get(e.symbol)
    case 'index': return e.args.length === 1 ? extended(pathOf(e.function, paths), { kind: 'apply' }) : undefined
    case 'field': return extended(pathOf(e.record, paths), { kind: 'field', name: e.name })
    default: return undefined
  }
}

function extended(path: Path, step: Step): Path
function extended(path: Path | undefined, step: Step): Path | undefined
function extended(path: Path | undefined, step: Step): Path | undefined {
  return path === undefined ? undefined : { ...path, steps: [...path.steps, step] }
}

/** A type with a bound applied at the place that its path leads to. */
export function applyBound(type: Type, { steps, type: bound }: TypeBound, depth = 0): Type {
  const step = steps[depth]
  if (step === undefined) return bounded(type, bound)
  const inner = (part: Type): Type => applyBound(part, { steps, type: bound } as TypeBound, depth + 1)
  if (type.unknown !== undefined) return type
  switch (step.kind) {
    case 'element': return type.set === undefined ? type : make({ ...partsOf(type), set: inner(type.set) })
    case 'field': return make({ ...partsOf(type), records: type.records.map((fields) => (fields.has(step.name) ? new Map([...fields].map(([name, part]) => [name, name === step.name ? inner(part) : part])) : fields)) })
    case 'apply': return make({
      ...partsOf(type),
      function: type.function === undefined ? undefined : { from: type.function.from, to: inner(type.function.to) },
      sequence: type.sequence === undefined ? undefined : { elements: inner(type.sequence.elements), items: type.sequence.items?.map(inner) },
    })
  }
}

/** ASSUME X \subseteq S and X \in S, for a constant X that its value alone says too little about. */
export function applyAssumptions(model: Model, inference: Inference): void {
  const visit = (e: Expr): void => {
    if (e.kind !== 'builtin') return
    if (e.op === 'and') e.args.forEach(visit)
    const [a, b] = e.args
    if (a?.kind !== 'constant' || a.args.length > 0 || b === undefined || model.constants.get(a.symbol)?.kind === 'definition') return
    if (e.op === 'subseteq') inference.assume(a.symbol, setOf(elementsOf(inference.typeOf(b, NO_SCOPE))))
    if (e.op === 'in') inference.assume(a.symbol, elementsOf(inference.typeOf(b, NO_SCOPE)))
  }
  for (const { body } of model.module.assumptions) visit(body)
}
