/**
 * Which constant is the set of nodes, which variables are their local states, which hold messages.
 *
 * Read off the text, without evaluating Init: a variable that starts as a function on a constant is local to its elements;
 * the constant with the most such variables wins. A definition `Nodes` in the root module says it outright. Messages are
 * recognised by the variable's name or by records with a sender and a receiver that are put into it.
 */
import { definitionOf, type Expr, type Model, type VariableSymbol } from '../../module/resolved.ts'
import { forEachDeep } from '../../module/walk.ts'
import type { Nodes } from '../../program/program.ts'
import { EvaluationError } from '../../value/error.ts'
import { explicit, familyOf } from '../../value/canonical.ts'
import { componentsOf, type Value } from '../../value/store.ts'
import type { Interpreter } from '../interpreter/interpreter.ts'
import { NOWHERE } from '../interpreter/moment.ts'

const NETWORK_NAME = /^(net|network|msgs?|messages?|channels?|chan|inbox(es)?|mailbox(es)?|wire|bus|packets?|in_?flight|requests?|responses?|transit)$/i
const SENDER = /^m?(src|source|from|sender)$/i
const RECEIVER = /^m?(dst|dest|destination|to|receiver|target)$/i

export function inferNodes(model: Model, I: Interpreter): Nodes | undefined {
  const domains = startingDomains(model)
  const declared = model.module.definitions.get('Nodes')
  const chosen = declared !== undefined && declared.parameters.length === 0 && declared.level === 0 && declared.body !== undefined
    ? { name: 'Nodes', expr: declared.body }
    : mostCommon(domains)
  if (chosen === undefined) return undefined
  const nodes = elements(I, chosen.expr)
  if (nodes === undefined || nodes.length === 0) return undefined
  const key = keyOf(chosen.expr)
  const local = model.module.variables.filter((v) => domains.some((d) => d.variable === v && (d.name === chosen.name || d.name === key))).map((v) => v.name)
  const network = model.module.variables.filter((v) => !local.includes(v.name) && isNetwork(model, v)).map((v) => v.name)
  return local.length === 0 && network.length === 0 ? undefined : { constant: chosen.name, nodes, local, network }
}

interface Domain {
  readonly variable: VariableSymbol
  readonly name: string
  readonly expr: Expr
}

/** Variables that start as functions on a named constant set. */
function startingDomains(model: Model): readonly Domain[] {
  const found: Domain[] = []
  const seen = new Set<Expr>()
  const visit = (e: Expr): void => {
    if (seen.has(e)) return
    seen.add(e)
    switch (e.kind) {
      case 'label': case 'let': visit(e.body); return
      case 'quantifier': visit(e.body); return
      case 'call': {
        const d = definitionOf(e.definition)
        if (d.kind === 'definition' && d.body !== undefined && d.native === undefined) visit(d.body)
        return
      }
      case 'builtin': {
        if (e.op === 'and' || e.op === 'or') e.args.forEach(visit)
        const [left, right] = e.args
        if ((e.op !== '=' && e.op !== 'in') || left?.kind !== 'variable' || right === undefined) return
        const domain = right.kind === 'function' && right.binders.length === 1 ? right.binders[0]?.set : right.kind === 'functionSet' ? right.domain : undefined
        const name = domain === undefined ? undefined : keyOf(domain)
        if (domain !== undefined && name !== undefined) found.push({ variable: left.symbol, name, expr: domain })
        return
      }
      default:
    }
  }
  model.init.forEach(visit)
  return found
}

/** The name of a constant, or of a definition without parameters that does not depend on the state. */
function keyOf(e: Expr): string | undefined {
  if (e.kind === 'constant' && e.args.length === 0) return e.symbol.name
  return e.kind === 'call' && e.args.length === 0 && e.definition.level === 0 ? e.definition.name : undefined
}

function mostCommon(domains: readonly Domain[]): { readonly name: string; readonly expr: Expr } | undefined {
  const counts = new Map<string, number>()
  for (const d of domains) counts.set(d.name, (counts.get(d.name) ?? 0) + 1)
  let best: Domain | undefined
  for (const d of domains) if (best === undefined || (counts.get(d.name) ?? 0) > (counts.get(best.name) ?? 0)) best = d
  return best
}

function elements(I: Interpreter, e: Expr): readonly Value[] | undefined {
  try {
    const set = I.evaluate(e, undefined, NOWHERE)
    return familyOf(set) === 'set' ? componentsOf(explicit(set)) : undefined
  } catch (error) {
    if (error instanceof EvaluationError) return undefined
    throw error
  }
}

function isNetwork(model: Model, variable: VariableSymbol): boolean {
  if (NETWORK_NAME.test(variable.name)) return true
  let found = false
  for (const d of model.module.definitions.values()) {
    if (found || d.body === undefined || d.native !== undefined) continue
    forEachDeep(d.body, (part) => {
      if (part.kind !== 'builtin' || part.op !== '=' || part.args[1] === undefined) return
      const [left, right] = part.args
      if (left?.kind !== 'builtin' || left.op !== 'prime') return
      const target = left.args[0]
      if (target?.kind === 'variable' && target.symbol === variable && hasMessage(right)) found = true
    })
  }
  return found
}

function hasMessage(e: Expr): boolean {
  let found = false
  forEachDeep(e, (part) => {
    if (part.kind === 'record' && part.fields.some((f) => SENDER.test(f.name)) && part.fields.some((f) => RECEIVER.test(f.name))) found = true
  })
  return found
}
