/**
 * The contract of a specification: its actions with the types of their arguments, its variables and constants with theirs.
 *
 * Init is walked once and Next until the types of the variables are stable. Types are those of the specification's text; of
 * the configuration only the kinds of the constants count, not their sizes.
 */
import { deriveActions, type DerivedAction } from '../../module/actions.ts'
import type { LocalSymbol, Model, VariableSymbol } from '../../module/resolved.ts'
import type { Span } from '../../syntax/source.ts'
import { applyAssumptions, applyBound, boundsOf } from './bounds.ts'
import { optionalChoices } from './choices.ts'
import { commentOf } from './comments.ts'
import { domainsOf } from './domains.ts'
import { Inference } from './infer.ts'
import { NO_SCOPE } from './scope.ts'
import { join, NOTHING, type Type } from './type.ts'

export interface Declared {
  readonly name: string
  readonly type: Type
  readonly span: Span
  readonly comment: string | undefined
}

export interface ContractAction {
  readonly name: string
  readonly span: Span
  readonly comment: string | undefined
  /** Parameters, then choices. */
  readonly arguments: readonly ContractArgument[]
}

export interface ContractArgument {
  readonly name: string
  readonly type: Type
  readonly choice: boolean
  /** A choice that only some steps of the action make. */
  readonly optional: boolean
  /** `\in Replicas`; empty when the text does not say it in one place. */
  readonly domain: string
}

export interface Contract {
  /** The module of the next-state relation: a model's MC module only adds to it. */
  readonly module: string
  readonly span: Span | undefined
  readonly constants: readonly Declared[]
  readonly variables: readonly Declared[]
  readonly actions: readonly ContractAction[]
  /** Model values: `Replicas` or `=None` → their names in this configuration. */
  readonly atoms: ReadonlyMap<string, readonly string[]>
}

const ROUNDS_MAX = 100

export function contractOf(model: Model): Contract {
  const assigned = new Map<VariableSymbol, Type>()
  const bound = new Map<LocalSymbol, Type>()
  const tried = new Map<LocalSymbol, Type>()
  const { next } = model
  const actions = next === undefined ? [] : deriveActions(next, model.nextName).actions
  const inference = new Inference(model, {
    assigned: (variable, type) => { assigned.set(variable, join(assigned.get(variable) ?? NOTHING, type)) },
    bound: (symbol, type) => { bound.set(symbol, join(bound.get(symbol) ?? NOTHING, type)) },
    tried: (symbol, type) => { tried.set(symbol, join(tried.get(symbol) ?? NOTHING, type)) },
  }, new Set(actions.flatMap(({ definition }) => (definition === undefined ? [] : [definition]))))
  applyAssumptions(model, inference)
  inference.initial = true
  settle(model, inference, assigned, () => { for (const e of model.init) inference.typeOf(e, NO_SCOPE) })
  inference.initial = false
  if (next !== undefined) settle(model, inference, assigned, () => { inference.typeOf(next, NO_SCOPE) })
  return describe(model, actions, inference, new Map([...tried, ...bound]))
}

/** Walks until no variable gains anything. */
function settle(model: Model, inference: Inference, assigned: ReadonlyMap<VariableSymbol, Type>, walk: () => void): void {
  for (let round = 0; round < ROUNDS_MAX; round++) {
    inference.forget()
    walk()
    inference.forget()
    const bounds = boundsOf(model, inference)
    let changed = false
    for (const [variable, type] of assigned) {
      const old = inference.variables.get(variable) ?? NOTHING
      const now = bounds.filter((b) => b.variable === variable).reduce((t, b) => applyBound(t, b), join(old, type))
      if (now.key === old.key) continue
      changed = true
      inference.variables.set(variable, now)
    }
    if (!changed) return
  }
}

function describe(model: Model, actions: readonly DerivedAction[], inference: Inference, bound: ReadonlyMap<LocalSymbol, Type>): Contract {
  const { module, next } = model
  const domain = next === undefined ? (): string => '' : domainsOf(next)
  const owner = next?.kind === 'call' && module.variables.length > 0 ? next.definition : undefined
  const source = owner?.span.source ?? module.sources?.[0]
  const declared = (symbol: { readonly name: string; readonly span: Span }, type: Type): Declared => ({ name: symbol.name, type, span: symbol.span, comment: commentOf(symbol.span) })
  return {
    module: owner?.module ?? module.name,
    span: source === undefined ? undefined : { source, start: 0, end: 0 },
    constants: module.constants.filter(({ arity }) => arity === 0).map((c) => declared(c, inference.typeOf({ kind: 'constant', symbol: c, args: [], span: c.span }, NO_SCOPE))),
    variables: module.variables.map((v) => declared(v, inference.variables.get(v) ?? NOTHING)),
    actions: actions.map(({ name, span, parameters, parameterSymbols, choices, choiceSymbols, body }) => {
      const optional = optionalChoices(body)
      return {
        name, span, comment: commentOf(span),
        arguments: [
          ...parameters.map((p, k) => ({ ...argument(p, parameterSymbols[k]!), choice: false, optional: false })),
          ...choices.map((c, k) => ({ ...argument(c, choiceSymbols[k]!), choice: true, optional: optional.has(choiceSymbols[k]!) })),
        ],
      }
    }),
    atoms: inference.atoms.members,
  }
  function argument(name: string, symbol: LocalSymbol): Pick<ContractArgument, 'name' | 'type' | 'domain'> {
    return { name, type: bound.get(symbol) ?? NOTHING, domain: domain(symbol) }
  }
}
