/**
 * The actions of a next-state relation: the vocabulary of traces, machines and reports.
 *
 * An action is the innermost named operator reached from Next through `\/`, `\E`, LET, a call (also into an instance), or
 * a conjunction with exactly one action operand. Its arguments are that operator's parameters; what `\E` binds inside it
 * are its choices. A disjunct of Next that is no operator is `Next@line`. The walk ends at *leaves*, and every leaf
 * belongs to one action: an engine that walks Next in the same order can look up whose successor it is producing.
 */
import { positionOf, type Span } from '../syntax/source.ts'
import { definitionOf, type Argument, type Call, type Definition, type Expr, type LocalSymbol } from './resolved.ts'
import { forEachPart } from './walk.ts'

export interface DerivedAction {
  /** As a reader finds it in the text: `Send`, `I!Send`, `Next@17`. */
  readonly name: string
  /** The operator; undefined for an anonymous disjunct. */
  readonly definition: Definition | undefined
  /** Parameters that are values (operator parameters are left out), in order. */
  readonly parameters: readonly string[]
  readonly parameterSymbols: readonly LocalSymbol[]
  /** What `\E` binds inside the action, outermost first; a second `m` is `m_2`. */
  readonly choices: readonly string[]
  readonly choiceSymbols: readonly LocalSymbol[]
  /** Names of the operators from Next to this one, both included. */
  readonly path: readonly string[]
  /** The operator's body, or the disjunct itself. */
  readonly body: Expr
  readonly span: Span
}

export interface DerivedActions {
  /** In the order in which Next reaches them. */
  readonly actions: readonly DerivedAction[]
  /** Node at which the walk ended → index of its action. */
  readonly leaves: ReadonlyMap<Expr, number>
}

interface Building {
  readonly name: string
  readonly definition: Definition | undefined
  readonly path: readonly string[]
  readonly body: Expr
  readonly choices: LocalSymbol[]
}

interface Owner {
  /** Undefined while still in Next itself. */
  readonly definition: Definition | undefined
  readonly path: readonly string[]
  readonly body: Expr
  /** A `\/` was passed on the way: the parts of Next need names of their own. */
  readonly split: boolean
}

export function deriveActions(next: Expr, nextName: string): DerivedActions {
  const building: Building[] = []
  const byDefinition = new Map<Definition, number>()
  const leaves = new Map<Expr, number>()
  const actionLevel = actionTest()

  const walk = (e: Expr, owner: Owner, bound: readonly LocalSymbol[], opened: ReadonlySet<Definition>): void => {
    switch (e.kind) {
      case 'label': case 'let': walk(e.body, owner, bound, opened); return
      case 'quantifier':
        if (e.quantifier !== 'exists') break
        walk(e.body, owner, [...bound, ...e.binders.flatMap((b) => b.symbols)], opened)
        return
      case 'builtin':
        if (e.op === 'or') {
          for (const a of e.args) walk(a, { ...owner, split: true }, bound, opened)
          return
        }
        if (e.op === 'and') {
          const actions = e.args.filter(actionLevel)
          const only = actions[0]
          if (actions.length !== 1 || only === undefined) break
          if (reachesOperator(only, opened)) {
            walk(only, owner, bound, opened)
            return
          }
        }
        break
      case 'call': {
        const definition = openable(e, opened)
        if (definition === undefined || !actionLevel(e)) break
        const isNext = owner.definition === undefined && owner.path.length === 0 && definition.name === nextName
        const path = [...owner.path, definition.name]
        walk(definition.body as Expr, { definition: isNext ? undefined : definition, path, body: definition.body as Expr, split: owner.split && isNext }, [], new Set([...opened, definition]))
        return
      }
      default: break
    }
    leaf(e, owner, bound)
  }

  /** Does the one action operand of a conjunction lead to another operator? If not, the conjunction itself is the leaf. */
  const reachesOperator = (e: Expr, opened: ReadonlySet<Definition>): boolean => {
    switch (e.kind) {
      case 'label': case 'let': return reachesOperator(e.body, opened)
      case 'quantifier': return e.quantifier === 'exists' && reachesOperator(e.body, opened)
      case 'call': return openable(e, opened) !== undefined
      case 'builtin': return e.op === 'or' ? e.args.some((a) => reachesOperator(a, opened)) : e.op === 'and' && e.args.filter(actionLevel).length === 1 && e.args.filter(actionLevel).some((a) => reachesOperator(a, opened))
      default: return false
    }
  }

  const leaf = (e: Expr, owner: Owner, bound: readonly LocalSymbol[]): void => {
    let index = owner.definition === undefined ? undefined : byDefinition.get(owner.definition)
    if (index === undefined) {
      index = building.length
      const anonymous = owner.definition === undefined
      const name = anonymous ? (owner.split ? `${nextName}@${positionOf(e.span.source, e.span.start).line}` : nextName) : (owner.definition as Definition).name
      building.push({ name, definition: owner.definition, path: owner.path, body: anonymous ? e : owner.body, choices: [] })
      if (owner.definition !== undefined) byDefinition.set(owner.definition, index)
    }
    leaves.set(e, index)
    const choices = (building[index] as Building).choices
    for (const s of [...bound, ...choicesIn(e, actionLevel)]) if (!choices.includes(s)) choices.push(s)
  }

  walk(next, { definition: undefined, path: [], body: next, split: false }, [], new Set())
  return { actions: finish(building), leaves }
}

function finish(building: readonly Building[]): readonly DerivedAction[] {
  const names = distinct(building.map((b) => b.name), (i) => {
    const { source, start } = (building[i] as Building).body.span
    const { line, column } = positionOf(source, start)
    const name = (building[i] as Building).name
    return name.includes('@') ? `${name}:${column}` : `${name}@${line}`
  })
  return building.map((b, i) => {
    const parameterSymbols = (b.definition?.parameters ?? []).filter((p) => p.arity === 0)
    const taken = parameterSymbols.map((p) => p.name)
    return {
      name: names[i] as string,
      definition: b.definition,
      parameters: taken,
      parameterSymbols,
      choices: choiceNames(b.choices, taken),
      choiceSymbols: b.choices,
      path: b.path,
      body: b.body,
      span: b.definition?.span ?? b.body.span,
    }
  })
}

/** Names made distinct where two actions share one. */
function distinct(names: readonly string[], longer: (i: number) => string): readonly string[] {
  const repeated = new Set(names.filter((n, i) => names.indexOf(n) !== i))
  const used = new Set<string>()
  return names.map((n, i) => {
    let name = repeated.has(n) ? longer(i) : n
    for (let k = 2; used.has(name); k++) name = `${longer(i)}#${k}`
    used.add(name)
    return name
  })
}

function choiceNames(symbols: readonly LocalSymbol[], taken: readonly string[]): readonly string[] {
  const used = new Set(taken)
  return symbols.map((s) => {
    let name = s.name
    for (let k = 2; used.has(name); k++) name = `${s.name}_${k}`
    used.add(name)
    return name
  })
}

/** Where a call leads, if its body can be walked into: not native, not overridden by a value, not recursive. */
function openable(e: Call, opened: ReadonlySet<Definition>): Definition | undefined {
  const target = definitionOf(e.definition)
  return target.kind === 'value' || target.body === undefined || target.recursive || opened.has(target) ? undefined : target
}

/** Bindings of `\E` at action level inside a leaf, also those in the operators that it calls. */
function choicesIn(leaf: Expr, actionLevel: (e: Expr) => boolean): readonly LocalSymbol[] {
  const found: LocalSymbol[] = []
  const seen = new Set<Definition>()
  const walk = (e: Expr): void => {
    if (!actionLevel(e)) return
    switch (e.kind) {
      case 'label': case 'let': walk(e.body); return
      case 'quantifier':
        if (e.quantifier !== 'exists') return
        found.push(...e.binders.flatMap((b) => b.symbols))
        walk(e.body)
        return
      case 'builtin': if (e.op === 'and' || e.op === 'or') e.args.forEach(walk); return
      case 'if': walk(e.then); walk(e.else); return
      case 'case':
        for (const arm of e.arms) walk(arm.value)
        if (e.other !== undefined) walk(e.other)
        return
      case 'call': {
        const target = openable(e, seen)
        if (target === undefined) return
        seen.add(target)
        walk(target.body as Expr)
        return
      }
      default:
    }
  }
  walk(leaf)
  return found
}

/** Does an expression say anything about the next state? (ENABLED does not.) Memoised per call of `deriveActions`. */
function actionTest(): (e: Expr) => boolean {
  const known = new Map<Argument, boolean>()
  const test = (e: Argument): boolean => {
    let result = known.get(e)
    if (result !== undefined) return result
    result = compute(e)
    known.set(e, result)
    return result
  }
  const compute = (e: Argument): boolean => {
    if (e.kind === 'builtin') {
      if (e.op === 'prime' || e.op === 'UNCHANGED' || e.op === 'compose') return true
      if (e.op === 'ENABLED') return false
    }
    if (e.kind === 'box' || e.kind === 'angle') return true
    if ((e.kind === 'call' || e.kind === 'operatorDefinition') && isAction(e.definition)) return true
    let found = false
    forEachPart(e, (part) => {
      if (!found) found = test(part)
    })
    return found
  }
  return test
}

function isAction(d: Definition): boolean {
  const target = definitionOf(d)
  return target.kind === 'definition' && target.level >= 2
}
